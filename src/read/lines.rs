//! Lines: where they end, the marks of quoted mail before them, and which of their breaks were meant.
//!
//! Texts of other systems end their lines by CR, NEL, or the separators of Unicode. A break was meant where the next
//! line's first word would have had room: no program that wraps lines leaves so much of one empty.

use super::Span;
use super::tokens::markup;

/// A line without its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'text> {
    /// Where it begins, behind the marks of quoted mail.
    pub(super) start: usize,
    /// What stands on it.
    pub(super) text: &'text str,
    /// The marks of quoted mail before it; empty where there are none.
    pub(super) quote: Span,
}

/// Whether a character ends a line, in whatever system the text was written.
pub(crate) fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The lines of a text; the separator of paragraphs gives an empty one of its own.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let mut parted = false;
    std::iter::from_fn(move || {
        if std::mem::take(&mut parted) {
            return Some(Line { start, text: "", quote: Span::new(start, start) });
        }
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = rest.find(is_line_end).unwrap_or(rest.len());
        let marks = quote(&rest[..end]);
        let line =
            Line { start: start + marks, text: &rest[marks..end], quote: Span::new(start, start + marks) };
        parted = rest[end..].starts_with('\u{2029}');
        start += end + end_length(&rest[end..]);
        Some(line)
    })
}

/// The length of one line end: any number of CR before an LF is one.
fn end_length(rest: &str) -> usize {
    let returns = rest.bytes().take_while(|byte| *byte == b'\r').count();
    match rest[returns..].chars().next() {
        Some('\n') => returns + 1,
        _ if returns > 0 => 1,
        letter => letter.map_or(0, char::len_utf8),
    }
}

/// The length of `> ` and `>> ` at the head of a line.
fn quote(line: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = line[length..].trim_start_matches(' ');
        let spaces = line.len() - length - rest.len();
        let Some(after) = rest.strip_prefix('>') else { return length };
        let is_mark = after.is_empty() || after.starts_with([' ', '>', '\u{a0}']);
        if !is_mark || spaces > 3 {
            return length;
        }
        length += spaces + 1;
    }
}

/// The indices of the lines of a run that begin a paragraph, a heading above it left alone; the first one is not told.
///
/// `first` says that no line of the text stands before the run.
pub(super) fn paragraphs(run: &[Line<'_>], first: bool) -> Vec<usize> {
    let widest = usual_width(run);
    let room = |at: usize, share: usize| {
        widest >= NARROWEST && has_room(run[at - 1].text, run[at].text, widest * share / 100)
    };
    // Where most lines leave some room nothing was wrapped; elsewhere it takes a line that leaves much.
    let unwrapped = (1..run.len()).filter(|at| room(*at, 90)).count() * 2 >= run.len();
    let begins = |at: &usize| {
        let (last, next) = (run[at - 1].text.trim_end(), run[*at].text);
        let opens = next.trim_start().starts_with(|letter: char| !letter.is_lowercase());
        let meant = unwrapped || room(*at, 75);
        let indented = indent(next) >= indent(last) + 2;
        let heads = *at == 1 && is_headline(last) && (meant || (first && is_dateline(next)));
        opens && (heads || (ends_sentence(last) && (meant || indented)))
    };
    (1..run.len()).filter(begins).collect()
}

/// The width that lines are wrapped at: the widest, a few outliers of many lines passed over.
fn usual_width(run: &[Line<'_>]) -> usize {
    let mut widths: Vec<usize> = run.iter().map(|line| width(line.text)).collect();
    widths.sort_unstable_by(|one, other| other.cmp(one));
    widths.get(run.len() / OUTLIERS).copied().unwrap_or_default()
}

/// Nothing is wrapped at fewer characters.
const NARROWEST: usize = 40;

/// One line of so many may be wider than the others.
const OUTLIERS: usize = 8;

/// Whether the first word of the next line would have had room on a line of so many characters.
fn has_room(line: &str, next: &str, characters: usize) -> bool {
    let word = next.split_whitespace().next().map_or(0, width);
    width(line) + 1 + word <= characters
}

/// The characters of a line that a reader sees: the address of a link is none of them.
pub(super) fn width(line: &str) -> usize {
    let mut rest = line.trim_end();
    let mut count = 0;
    while let Some(letter) = rest.chars().next() {
        let length = markup(rest).unwrap_or_else(|| {
            count += 1;
            letter.len_utf8()
        });
        rest = &rest[length..];
    }
    count
}

fn indent(line: &str) -> usize {
    line.chars()
        .take_while(|letter| letter.is_whitespace())
        .map(|letter| if letter == '\t' { 4 } else { 1 })
        .sum()
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['*', '_', ')', ']']).ends_with(['.', '!', '?', '…', '”', '"', '»'])
}

/// A headline has at most this many words.
const HEADLINE: usize = 24;

fn is_headline(line: &str) -> bool {
    let plain = line.trim();
    plain.starts_with(char::is_uppercase)
        && plain.split_whitespace().count() <= HEADLINE
        && !ends_sentence(plain)
        && !plain.ends_with([',', ';', ':', '-', '–', '—'])
        && !plain.split_whitespace().next_back().is_some_and(is_small)
}

/// A small word such as `of` and `the` is the last one of no headline.
fn is_small(word: &str) -> bool {
    word.len() <= 3 && word.chars().all(char::is_lowercase)
}

/// `BISHKEK, 14 May –`, `MINSK (The Courier) –`: a place in capitals, and a dash soon after it.
fn is_dateline(line: &str) -> bool {
    let plain = line.trim_start();
    let place = plain.find(|letter: char| !letter.is_alphabetic()).unwrap_or(plain.len());
    let head = plain.chars().take(60).collect::<String>();
    place > 3
        && plain[..place].chars().all(char::is_uppercase)
        && [", ", " (", " –", " —", " - "].iter().any(|mark| plain[place..].starts_with(mark))
        && [" – ", " — ", " - ", ") –"].iter().any(|dash| head.contains(dash))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        lines(text).map(|line| line.text).collect()
    }

    #[test]
    fn every_system_ends_its_lines_in_its_own_way() {
        for end in ["\n", "\r\n", "\r", "\r\r\n", "\u{85}", "\u{2028}", "\u{b}"] {
            assert_eq!(texts(&format!("a{end}{end}b{end}")), ["a", "", "b"], "{end:?}");
        }
        assert_eq!(texts("a\u{2029}b"), ["a", "", "b"]);
        assert_eq!(texts(""), [""; 0]);
    }

    #[test]
    fn the_marks_of_quoted_mail_stand_before_a_line() {
        let quoted: Vec<(usize, &str)> =
            lines("> They met.\n>\n> > Then\n>50 % of it\n").map(|line| (line.start, line.text)).collect();
        assert_eq!(quoted, [(1, " They met."), (13, ""), (17, " Then"), (23, ">50 % of it")]);
    }

    #[test]
    fn a_break_with_room_for_a_word_was_meant() {
        let begun = |text: &str| paragraphs(&lines(text).collect::<Vec<_>>(), true);
        let wrapped = "The ministers of the five states of the lake met in the old\ncapital. They agreed on water.\n\
                       They will meet again.";
        assert_eq!(begun(wrapped), [2]);
        assert_eq!(
            begun("Ministers meet\nThe ministers of the five states of the lake met in the old capital."),
            [1]
        );
        assert_eq!(
            begun("Ministers meet\nin the old capital of the five states of the lake, and agree"),
            [0; 0]
        );
        assert_eq!(begun("Ministers of five states meet\nMINSK, 3 May – The five ministers met"), [1]);
        assert_eq!(begun("They met in the old town.\n    They agreed on water and gas."), [1]);
        assert_eq!(
            begun("The talks were attended by:\nPresident Ann Alder of Lakeland and of the isles"),
            [0; 0]
        );
    }
}
