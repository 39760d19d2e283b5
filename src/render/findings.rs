//! The report with what was taken from it underlined: `extract --explain`, and the `findings.txt` of test cases.
//!
//! Comes in: the article text and its findings in text order. Goes out: each line of the text that has one, cut at
//! [`WIDTH`] columns, with an underline, a label, the value and the rule below for each; other lines are left out.
//! Promises: the same text and findings give the same bytes; text of others passes [`safe`].

use super::safe;
use crate::normalize::Finding;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// Columns of the source text in one row.
pub const WIDTH: usize = 100;

/// A row of the source: a line of the text, or a part of one that is too long.
struct Row<'text> {
    /// 1-based number of its line.
    line: usize,
    start: usize,
    text: &'text str,
}

/// Writes the text with the findings under their words.
///
/// Findings of the same words share one underline. Words that go on in the next row are underlined where they begin, with
/// the line where they end; the rows that they go on in are shown without an underline.
///
/// ```
/// use summitdiff::{normalize::Finding, read::Span, render::findings::findings};
/// let found = Finding {
///     span: Span::new(0, 10),
///     label: "participant".into(),
///     value: "oriol-vall: attended".into(),
///     rule: "bare-name".into(),
/// };
/// assert_eq!(
///     findings("Oriol Vall spoke.", &[found]),
///     "   1 | Oriol Vall spoke.\n     | ^^^^^^^^^^ participant oriol-vall: attended (bare-name)\n",
/// );
/// ```
#[must_use]
pub fn findings(text: &str, findings: &[Finding]) -> String {
    let rows = rows(text);
    let mut out = String::new();
    let mut next = 0;
    let mut reached = 0;
    for row in &rows {
        let end = row.start + row.text.len();
        let first = next;
        while findings.get(next).is_some_and(|finding| finding.span.start < end) {
            next += 1;
        }
        let here = &findings[first..next];
        if here.is_empty() && reached <= row.start {
            continue;
        }
        let _ = writeln!(out, "{:>4} | {}", row.line, safe::workflow_log(row.text).trim_end());
        for (index, finding) in here.iter().enumerate() {
            let again = index > 0 && here[index - 1].span == finding.span;
            underline(&mut out, row, finding, again);
            if finding.span.end > end {
                let _ = write!(out, " … line {}", line_of(&rows, finding.span.end));
            }
            out.push('\n');
            reached = reached.max(finding.span.end);
        }
    }
    out
}

/// The line in which the byte before an offset stands.
fn line_of(rows: &[Row<'_>], end: usize) -> usize {
    let index = rows.partition_point(|row| row.start < end);
    rows[..index].last().map_or(1, |row| row.line)
}

/// The underline of a finding with what was taken; of further findings of the same words only what was taken.
fn underline(out: &mut String, row: &Row<'_>, finding: &Finding, again: bool) {
    let from = finding.span.start.saturating_sub(row.start).min(row.text.len());
    let to = finding.span.end.saturating_sub(row.start).min(row.text.len());
    let before = columns(row.text.get(..from).unwrap_or_default());
    let covered = columns(row.text.get(from..to).unwrap_or_default().trim_end()).max(1);
    let mark = if again { " " } else { "^" };
    let _ = write!(out, "     | {}{}", " ".repeat(before), mark.repeat(covered));
    let _ = write!(out, " {} {} ({})", finding.label, safe::workflow_log(&finding.value), finding.rule);
}

/// How many columns a text takes once it is safe.
fn columns(text: &str) -> usize {
    safe::workflow_log(text).width()
}

/// The lines of the text, long ones cut behind a space.
fn rows(text: &str) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for (number, line) in text.split('\n').enumerate() {
        let mut rest = line.trim_end_matches('\r');
        let mut at = start;
        while !rest.is_empty() {
            let length = cut(rest);
            let (row, tail) = rest.split_at(length);
            rows.push(Row { line: number + 1, start: at, text: row });
            at += length;
            rest = tail;
        }
        start += line.len() + 1;
    }
    rows
}

/// Where a row of a long line ends: behind the last space that fits, else at the last character that does.
fn cut(rest: &str) -> usize {
    let mut space = None;
    let mut width = 0;
    for (at, letter) in rest.char_indices() {
        let end = at + letter.len_utf8();
        width += columns(&rest[at..end]);
        if width > WIDTH && at > 0 {
            return space.unwrap_or(at);
        }
        if letter == ' ' {
            space = Some(end);
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Span;

    fn finding(start: usize, end: usize, value: &str) -> Finding {
        Finding {
            span: Span::new(start, end),
            label: "event.type".into(),
            value: value.into(),
            rule: "opening".into(),
        }
    }

    #[test]
    fn a_finding_over_two_lines_is_labelled_once() {
        let text = "They met\nin Quito.\n\nNothing here.";
        let expected =
            "   1 | They met\n     |      ^^^ event.type meeting (opening) … line 2\n   2 | in Quito.\n";
        assert_eq!(findings(text, &[finding(5, 17, "meeting")]), expected);
    }

    #[test]
    fn findings_of_the_same_words_share_an_underline() {
        let found = [finding(5, 8, "meeting"), finding(5, 8, "other")];
        let expected = "   1 | They met.\n     |      ^^^ event.type meeting (opening)\n     |          event.type other (opening)\n";
        assert_eq!(findings("They met.", &found), expected);
    }

    #[test]
    fn long_lines_are_cut_behind_a_space() {
        let text = format!("{} Quito.", "word ".repeat(24).trim_end());
        let at = text.len() - 6;
        let shown = findings(&text, &[finding(at, at + 5, "Quito")]);
        assert_eq!(
            shown,
            format!(
                "   1 | {} Quito.\n     | {}^^^^^ event.type Quito (opening)\n",
                "word ".repeat(4).trim_end(),
                " ".repeat(20)
            )
        );
    }

    #[test]
    fn controls_of_a_report_are_shown_and_never_obeyed() {
        let shown = findings("a\u{1b}[2Jb met", &[finding(7, 10, "x\u{202e}")]);
        assert_eq!(shown, "   1 | a␛[2Jb met\n     |        ^^^ event.type x\\u{202e} (opening)\n");
    }

    #[test]
    fn wide_letters_take_two_columns() {
        let shown = findings("東京 met", &[finding(7, 10, "meeting")]);
        assert_eq!(shown, "   1 | 東京 met\n     |      ^^^ event.type meeting (opening)\n");
    }
}
