//! What a site adds around a report: share bars, "Follow us", counters of comments, stamps of the last update.
//!
//! Told by the line alone, from the openers of `lexicon/furniture.tsv`. A hard-wrapped line of the report can begin with
//! the same word ("next week, …"), so an opener needs its capital, and one of a single word needs a line that holds
//! hardly more, or a mark behind it.

use crate::lexicon::{FoldedWords, Lexicon, TableId, fold};

/// A line of more words is a sentence of the report.
const LONGEST: usize = 16;
/// A line that opens with a single word of the table has at most so many words.
const SHORT: usize = 3;

/// Whether a line is none of the report's.
pub(super) fn is_line(line: &str) -> bool {
    let plain = line.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '*' | '_' | '\\' | '#' | '(' | ')')
    });
    if !plain.starts_with(|letter: char| letter.is_uppercase() || letter == '©')
        || plain.split_whitespace().count() > LONGEST
    {
        return false;
    }
    if plain.starts_with('©') || is_byline(plain) {
        return true;
    }
    let folded = fold(plain);
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let lexicon = Lexicon::built_in();
    let openers = lexicon.matches_at(&FoldedWords(&words), 0);
    openers.iter().filter(|opener| opener.row.table == TableId::Furniture).any(|opener| {
        match opener.row.text("kind") {
            "stamp" => is_stamp(&words[opener.length..], &lexicon),
            "lead" => names_channel(&words, &lexicon),
            _ => opener.length > 1 || words.len() <= SHORT || has_mark(&folded, words[0]),
        }
    })
}

/// `By Ann Smith`, `By Ann Smith and Bob Roe | 3 May`: nothing but names up to the end or to a bar, and no full stop.
fn is_byline(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")) else { return false };
    let (names, bar) = rest.split_once(['|', '•', '·']).map_or((rest, false), |(names, _)| (names, true));
    let mut words = names.split_whitespace();
    let capitals = names.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    bar || (2..=6).contains(&capitals)
        && !names.trim_end().ends_with(['.', ':', ',', ';'])
        && words.all(|word| word == "and" || word.starts_with(char::is_uppercase))
}

/// Whether a paragraph opens as an editor's note on what was corrected: it speaks of the article, not of the meeting.
pub(super) fn is_note(block: &str) -> bool {
    let plain =
        block.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '*' | '_' | '['));
    if !plain.starts_with(char::is_uppercase) {
        return false;
    }
    let folded = fold(&plain.chars().take(NOTE_HEAD).collect::<String>());
    Lexicon::built_in().rows(TableId::Corrections).any(|row| match row.text("form").strip_suffix(" :") {
        Some(word) => folded
            .strip_prefix(word)
            .is_some_and(|rest| rest.trim_start_matches(['*', '_', ' ']).starts_with([':', '(', '—', '–'])),
        None => row.text("form").contains("version of this") && folded.starts_with(row.text("form")),
    })
}

/// The opening of a note lies within so many characters.
const NOTE_HEAD: usize = 60;

/// Whether a colon, bar or bracket follows the opener.
fn has_mark(folded: &str, opener: &str) -> bool {
    let rest = folded.strip_prefix(opener).unwrap_or_default().trim_start();
    rest.starts_with([':', '|', '(', '»', '›', '→'])
}

/// A date or time and nothing else.
fn is_stamp(words: &[&str], lexicon: &Lexicon) -> bool {
    let is_digits = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    words.iter().any(|word| is_digits(word))
        && words.iter().all(|word| {
            is_digits(word)
                || lexicon.reads(word, "time")
                || [*word, &format!("{word}.")]
                    .iter()
                    .any(|form| !lexicon.rows_saying(TableId::Calendar, form).is_empty())
        })
}

fn names_channel(words: &[&str], lexicon: &Lexicon) -> bool {
    words.iter().any(|word| !lexicon.rows_saying(TableId::Channels, word).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_speaks_of_the_article() {
        for note in [
            "Correction (18 May 2025): An earlier version gave the wrong office.",
            "Correction: The summit was held in Minsk.",
            "An earlier version of this article misstated the date.",
            "Editor's note: the figures were revised.",
        ] {
            assert!(is_note(note), "{note}");
        }
        for body in ["Correction of the trade balance was discussed.", "Update of the plan: ministers met."] {
            assert!(!is_note(body), "{body}");
        }
    }

    #[test]
    fn what_a_site_adds_is_told_from_lines_of_the_report() {
        for line in [
            "Comments (12)",
            "Updated November 23, 2023 15:10",
            "Last updated: 4 July 2024, 10:30 GMT",
            "Read also: Ministers meet in Porto",
            "Follow our official Instagram and Twitter pages for more news.",
            "Share this article",
            "Share",
            "Tags: summit, trade",
            "By Ann Smith",
            "By Ann Smith and Bob Roe",
            "By a staff writer | Updated 14:05 GMT",
            "© 2024 The Amber Herald. All rights reserved.",
        ] {
            assert!(is_line(line), "{line}");
        }
        for line in [
            "next week, when the ministers are to meet again",
            "Share of renewable energy in the mix will grow",
            "Update of the strategy was discussed by the ministers in 2024",
            "Video conference of the leaders",
            "By Monday the ministers will",
            "By its Decision 5/2024 the Council",
            "The leaders follow the situation on Twitter.",
            "Source of concern for all is the price of grain",
        ] {
            assert!(!is_line(line), "{line}");
        }
    }
}
