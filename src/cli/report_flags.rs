//! The flag that asks for reports.

use crate::command::report::Request;
use clap::Args;
use std::path::PathBuf;
use summitdiff::render::report::Format;

#[derive(Debug, Args)]
pub(super) struct ReportFlags {
    /// Write a report too: github, gitlab, json, junit, markdown, rdjson or sarif; `-` or no file is standard output
    /// (repeatable)
    #[arg(long, value_name = "FORMAT=FILE", value_parser = request)]
    report: Vec<Request>,
}

impl ReportFlags {
    pub(super) fn resolve(self) -> Vec<Request> {
        self.report
    }
}

fn request(text: &str) -> Result<Request, String> {
    let (word, file) = match text.split_once('=') {
        Some((word, file)) => (word, Some(file)),
        None => (text, None),
    };
    let format = Format::ALL.into_iter().find(|format| format.as_str() == word).ok_or_else(|| {
        let words: Vec<&str> = Format::ALL.iter().map(|format| format.as_str()).collect();
        format!("the formats are {}", words.join(", "))
    })?;
    match file {
        Some("") => Err("no file is named".to_owned()),
        Some("-") | None => Ok(Request { format, file: None }),
        Some(file) => Ok(Request { format, file: Some(PathBuf::from(file)) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_a_format_and_perhaps_a_file() {
        let file = |text| request(text).unwrap().file;
        assert_eq!(file("sarif=out/a=b.sarif"), Some(PathBuf::from("out/a=b.sarif")));
        assert_eq!((file("github"), file("junit=-")), (None, None));
        assert!(request("sarif=").is_err() && request("xml=a").is_err());
    }
}
