//! Edits that change no fact: wraps, marks, spelling, and what a site adds around a report.

use super::draft::{everywhere, flat};
use super::{Edit, lexicon};
use crate::reports::Report;
use summitdiff::lexicon::TableId;

fn edit(report: &Report, text: String) -> Vec<Edit> {
    let what = report.name.clone();
    if text == report.article.text() { Vec::new() } else { vec![Edit::new(text, &[], &what)] }
}

/// Paragraphs of running text wrapped anew; lists, headings and short lines stay.
fn wrapped(text: &str, width: usize) -> String {
    let is_marked = |line: &str| {
        let line = line.trim_start();
        line.starts_with(['-', '*', '•', '–', '#', '\\', '|', '>'])
            || line.trim_start_matches(|letter: char| letter.is_ascii_digit()).starts_with(['.', ')'])
    };
    let mut out: Vec<String> = Vec::new();
    for paragraph in text.split("\n\n") {
        let lines: Vec<&str> = paragraph.lines().collect();
        let long = lines.iter().any(|line| line.chars().count() > 140);
        if lines.iter().any(|line| is_marked(line)) || lines.len() < 2 && !long {
            out.push(paragraph.to_owned());
        } else if long {
            out.push(lines.iter().map(|line| wrap(line, width)).collect::<Vec<_>>().join("\n"));
        } else {
            out.push(wrap(paragraph, width));
        }
    }
    out.join("\n\n")
}

fn wrap(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for word in flat(text).split(' ') {
        let line = lines.last_mut().unwrap();
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

pub(super) fn wrapped_at_60(report: &Report) -> Vec<Edit> {
    edit(report, wrapped(report.article.text(), 60))
}

pub(super) fn wrapped_at_100(report: &Report) -> Vec<Edit> {
    edit(report, wrapped(report.article.text(), 100))
}

/// Plain marks made typographic, or the other way round where they are typographic.
pub(super) fn quotes(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    if text.contains(['“', '’', '”', '‘']) {
        return edit(report, text.replace(['“', '”'], "\"").replace(['‘', '’'], "'"));
    }
    let mut open = false;
    let turned = text.chars().map(|letter| match letter {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        '\'' => '’',
        other => other,
    });
    edit(report, turned.collect())
}

pub(super) fn dashes(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let turned = if text.contains(['–', '—']) {
        text.replace(['–', '—'], "-")
    } else {
        text.replace(" - ", " – ")
    };
    edit(report, turned)
}

/// A space that does not break between a number and what it counts, and behind an office.
pub(super) fn fixed_spaces(report: &Report) -> Vec<Edit> {
    let words: Vec<&str> = report.article.text().split(' ').collect();
    let fixed = words.windows(2).map(|pair| {
        let number = pair[0].ends_with(|letter: char| letter.is_ascii_digit());
        let gap =
            if number || matches!(pair[0], "President" | "Minister" | "Mr." | "Mr") { '\u{a0}' } else { ' ' };
        format!("{}{gap}", pair[0])
    });
    edit(report, fixed.collect::<String>() + words.last().copied().unwrap_or_default())
}

/// British words made American, or the other way round where there are none.
pub(super) fn spelling(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let pairs: Vec<(&str, &str)> = lexicon()
        .rows(TableId::Spellings)
        .filter(|row| row.text("kind") == "word")
        .map(|row| (row.text("british"), row.text("american")))
        .filter(|(british, american)| !matches!((*british, *american), ("cheque", _) | (_, "check")))
        .collect();
    let turned = |from: fn(&(&'static str, &'static str)) -> (&'static str, &'static str)| {
        pairs.iter().map(from).fold(text.to_owned(), |text, (old, new)| {
            let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
            everywhere(&everywhere(&text, old, new), &capital(old), &capital(new))
        })
    };
    let american = turned(|pair| *pair);
    edit(report, if american == text { turned(|pair| (pair.1, pair.0)) } else { american })
}

fn with_end(report: &Report, old: &[&str], new: &[&str]) -> Vec<Edit> {
    let text = report.article.text().trim_end();
    let end = |lines: &[&str]| lines.iter().flat_map(|line| ["\n\n", line]).chain(["\n"]).collect::<String>();
    let edited = Edit::new(format!("{text}{}", end(new)), &[], &report.name);
    vec![edited.from(format!("{text}{}", end(old)))]
}

pub(super) fn furniture(report: &Report) -> Vec<Edit> {
    let (follow, read, rights) = (
        "Follow us on Telegram and Facebook.",
        "Read also: Ministers to meet in spring",
        "© 2024 All rights reserved",
    );
    with_end(report, &[follow, read, rights], &[rights, follow, read])
}

pub(super) fn update_stamp(report: &Report) -> Vec<Edit> {
    with_end(report, &["Last updated: 12:05, 3 March 2024"], &["Last updated: 16:40, 4 March 2024"])
}

pub(super) fn comment_counter(report: &Report) -> Vec<Edit> {
    with_end(report, &["Comments (0)"], &["Comments (12)"])
}

pub(super) fn share_bar(report: &Report) -> Vec<Edit> {
    with_end(report, &[], &["Share on Facebook", "Share on Telegram", "Print"])
}

pub(super) fn bullets(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let turned = text.split('\n').map(|line| {
        let indent = line.len() - line.trim_start().len();
        let rest = &line[indent..];
        let other = [("- ", "• "), ("• ", "* "), ("* ", "- ")].iter().find_map(|(old, new)| {
            rest.strip_prefix(old).map(|rest| format!("{}{new}{rest}", &line[..indent]))
        });
        other.unwrap_or_else(|| line.to_owned())
    });
    edit(report, turned.collect::<Vec<_>>().join("\n"))
}

pub(super) fn line_ends(report: &Report) -> Vec<Edit> {
    edit(report, report.article.text().replace("\r\n", "\n").replace('\n', "\r\n"))
}

pub(super) fn double_spaces(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let turned = if text.contains(".  ") { text.replace(".  ", ". ") } else { text.replace(". ", ".  ") };
    edit(report, turned)
}
