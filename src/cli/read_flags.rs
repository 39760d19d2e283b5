//! The flags that say how reports are read.

use crate::command::{ReadOptions, USUAL_TIME};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use summitdiff::read::{DEFAULT_MAX_SIZE, InputFormat};
use summitdiff::snapshot::Edtf;

#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub(super) struct ReadFlags {
    /// Format of the reports, where the content does not tell it
    #[arg(long, value_name = "FORMAT", default_value = "auto", hide_default_value = true)]
    input_format: Format,
    /// Encoding of the reports, where it is declared or guessed wrongly (windows-1251)
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Language of the reports; `en` reads a text that is taken for another language
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<String>,
    /// Day that "today" means where a report has no dateline (2024-07-04)
    #[arg(long, value_name = "DAY", value_parser = day)]
    date: Option<Edtf>,
    /// Add words: a table in the format of `lexicon/*.tsv` (repeatable)
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
    /// Refuse larger inputs [default: 64MiB]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_size: Option<usize>,
    /// Wait no longer for a page [default: 30]
    #[cfg(feature = "net")]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: Option<u64>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Auto,
    Text,
    Markdown,
    Html,
    Docx,
    Pdf,
}

impl ReadFlags {
    pub(super) fn resolve(self) -> ReadOptions {
        ReadOptions {
            format: match self.input_format {
                Format::Auto => InputFormat::Auto,
                Format::Text => InputFormat::Text,
                Format::Markdown => InputFormat::Markdown,
                Format::Html => InputFormat::Html,
                Format::Docx => InputFormat::Docx,
                Format::Pdf => InputFormat::Pdf,
            },
            encoding: self.encoding,
            language: self.language,
            date: self.date,
            lexicons: self.lexicon,
            max_size: self.max_size.unwrap_or(DEFAULT_MAX_SIZE),
            #[cfg(feature = "net")]
            timeout: self.timeout.map_or(USUAL_TIME, std::time::Duration::from_secs),
            #[cfg(not(feature = "net"))]
            timeout: USUAL_TIME,
        }
    }
}

fn language(text: &str) -> Result<String, String> {
    let tag =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if text.split('-').all(tag) {
        Ok(text.to_owned())
    } else {
        Err("not a language tag such as `en` or `en-GB`".to_owned())
    }
}

/// A day of the calendar.
pub(super) fn day(text: &str) -> Result<Edtf, String> {
    let date = Edtf::try_from(text.to_owned()).ok();
    let day = date.filter(|date| date.bounds().is_some_and(|(first, last)| first == last));
    day.ok_or_else(|| "not a day such as `2024-07-04`".to_owned())
}

/// Bytes, with the units of 1024 that everybody means: `500000`, `64K`, `64MiB`, `1G`.
fn size(text: &str) -> Result<usize, String> {
    let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let shift = match text[digits.len()..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => Some(0),
        "k" | "kb" | "kib" => Some(10),
        "m" | "mb" | "mib" => Some(20),
        "g" | "gb" | "gib" => Some(30),
        _ => None,
    };
    let number = digits.parse::<usize>().ok().filter(|number| *number > 0);
    number
        .zip(shift)
        .and_then(|(number, shift)| number.checked_mul(1 << shift))
        .ok_or_else(|| "not a size such as `64MiB`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!(size("64MiB"), Ok(64 << 20));
        assert_eq!(size("500"), Ok(500));
        assert_eq!(size("2 K"), Ok(2048));
        for wrong in ["", "0", "-1", "x", "3 miles", "99999999999999G", "é"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_day_is_a_whole_date() {
        assert!(day("2024-07-04").is_ok());
        for wrong in ["2024-07", "2024-02-30", "XXXX-01-01", "yesterday", "2024-07-04/2024-07-05"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
