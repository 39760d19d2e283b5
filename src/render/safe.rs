//! The one place where text of others becomes safe for its target.
//!
//! Comes in: any text: a report's words, a name, a path, an error message of another crate. Goes out: the same text in
//! a form that its target shows and never obeys. There is one function for each target.
//! Promises: what a reader would see stays; what he would not see (controls, bidirectional overrides, zero-width
//! characters) is shown by its name, so that nothing hides; no output moves a cursor, opens a link, names a person,
//! begins a formula or gives a command to the runner of a workflow.

mod hidden;
mod markdown;

pub use markdown::markdown;

use hidden::Sight;
use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// More combining marks than this on one letter are shown by their names: stacks of them cover the lines around.
const MOST_MARKS: usize = 4;

/// Text for a terminal, on one line.
///
/// Line ends and tabs become one space each. Controls become their pictures (`␛`), characters without a glyph their
/// code (`\u{202e}`). A text that is safe already comes back as it is.
///
/// ```
/// use summitdiff::render::safe::terminal;
/// assert_eq!(terminal("Sadyr\u{1b}[2J\u{202e}Japarov"), "Sadyr␛[2J\\u{202e}Japarov");
/// ```
#[must_use]
pub fn terminal(text: &str) -> Cow<'_, str> {
    rewritten(text, |letter, out| match letter {
        '\n' | '\t' => out.push(' '),
        _ => out.push(letter),
    })
}

/// Text for a terminal, each of its lines by itself.
///
/// ```
/// use summitdiff::render::safe::terminal_lines;
/// assert_eq!(terminal_lines("They\tmet\u{1b}[2J\r\nin Minsk\n"), "They met␛[2J\nin Minsk\n");
/// ```
#[must_use]
pub fn terminal_lines(text: &str) -> String {
    let mut out: String = text.lines().map(|line| format!("{}\n", terminal(line))).collect();
    if !text.ends_with('\n') {
        out.pop();
    }
    out
}

/// Text for a terminal that is the log of a workflow too: no part of it is a command to the runner.
///
/// `##[` anywhere and `::` at the head of the line are broken by a backslash.
///
/// ```
/// use summitdiff::render::safe::workflow_log;
/// assert_eq!(workflow_log(" ::error::x ##[add-mask]a"), " \\::error::x #\\#[add-mask]a");
/// ```
#[must_use]
pub fn workflow_log(text: &str) -> Cow<'_, str> {
    let line = terminal(text);
    let body = line.trim_start();
    let commands = body.starts_with("::");
    if !commands && !line.contains("##[") {
        return line;
    }
    let (head, body) = line.split_at(line.len() - body.len());
    let mark = if commands { "\\" } else { "" };
    Cow::Owned(format!("{head}{mark}{}", body.replace("##[", "#\\#[")))
}

/// Text for HTML: between tags or in a quoted attribute value. Line ends and tabs stay.
///
/// ```
/// use summitdiff::render::safe::html;
/// assert_eq!(html("<a href='x'>R&D</a>"), "&lt;a href=&#39;x&#39;&gt;R&amp;D&lt;/a&gt;");
/// ```
#[must_use]
pub fn html(text: &str) -> Cow<'_, str> {
    rewritten(text, |letter, out| match reference(letter) {
        Some(reference) => out.push_str(reference),
        // A line of a page in a log is a command to the runner of a workflow where it begins with `::`.
        None if letter == '\n' => out.push_str("&#10;"),
        None => out.push(letter),
    })
}

/// Text for XML 1.0: between tags or in a quoted attribute value.
///
/// XML is read by programs, so nothing changes but characters that it cannot hold, which are left out. Whatever has no
/// glyph is written as a reference to its code.
///
/// ```
/// use summitdiff::render::safe::xml;
/// assert_eq!(xml("a\u{1b}<\u{9b}\n"), "a&lt;&#x9b;&#xa;");
/// ```
#[must_use]
pub fn xml(text: &str) -> Cow<'_, str> {
    // An attribute's value would lose its line ends and tabs.
    let seen = |letter| hidden::sight(letter) == Sight::Seen && !matches!(letter, '\n' | '\t');
    if text.chars().all(|letter| seen(letter) && reference(letter).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match (reference(letter), letter) {
            (Some(reference), _) => out.push_str(reference),
            (None, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}') => {}
            (None, _) if seen(letter) => out.push(letter),
            (None, _) => _ = write!(out, "&#x{:x};", u32::from(letter)),
        }
    }
    Cow::Owned(out)
}

/// The references that HTML and XML have in common for the characters that mean something to them.
fn reference(letter: char) -> Option<&'static str> {
    match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        // No part of a page in a log is a command to the runner of a workflow (`##[error]`).
        '#' => Some("&#35;"),
        _ => None,
    }
}

/// One field of a CSV record (RFC 4180), quoted where it must be; line ends and tabs stay.
///
/// A field that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises: `=`, `+`, `-`, `@`,
/// their full-width forms, and a tab, also after white space.
///
/// ```
/// use summitdiff::render::safe::csv_field;
/// assert_eq!(csv_field("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
/// ```
#[must_use]
pub fn csv_field(text: &str) -> Cow<'_, str> {
    let seen = rewritten(text, |letter, out| out.push(letter));
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let acts = seen.starts_with('\t') || seen.trim_start().starts_with(formula);
    let quoted = acts
        || seen.contains([',', ';', '"', '\t', '\n'])
        || seen.starts_with(char::is_whitespace)
        || seen.ends_with(char::is_whitespace);
    if !quoted {
        return seen;
    }
    let mark = if acts { "'" } else { "" };
    Cow::Owned(format!("\"{mark}{}\"", seen.replace('"', "\"\"")))
}

/// The message of a workflow command of GitHub (`::warning …::MESSAGE`); line ends stay, escaped.
///
/// ```
/// use summitdiff::render::safe::workflow_data;
/// assert_eq!(workflow_data("50%\n::error::"), "50%25%0A::error::");
/// ```
#[must_use]
pub fn workflow_data(text: &str) -> Cow<'_, str> {
    rewritten(text, |letter, out| match letter {
        '%' => out.push_str("%25"),
        '\n' => out.push_str("%0A"),
        '\t' => out.push(' '),
        _ => out.push(letter),
    })
}

/// The value of a property of a workflow command of GitHub (`::warning file=VALUE,…::`).
///
/// ```
/// use summitdiff::render::safe::workflow_property;
/// assert_eq!(workflow_property("a,b:c"), "a%2Cb%3Ac");
/// ```
#[must_use]
pub fn workflow_property(text: &str) -> Cow<'_, str> {
    match workflow_data(text) {
        data if data.contains([':', ',']) => Cow::Owned(data.replace(':', "%3A").replace(',', "%2C")),
        data => data,
    }
}

/// The columns that a text takes in a terminal; the text is one that [`terminal`] gave.
///
/// ```
/// use summitdiff::render::safe::width;
/// assert_eq!((width("Ástana"), width("北京")), (6, 4));
/// ```
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text with everything hidden shown by its name, and every other character, line ends (as `\n`) and tabs too,
/// written by `seen`; borrowed when nothing changes.
fn rewritten(text: &str, seen: impl Fn(char, &mut String)) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() + 16);
    let mut marks = 0;
    let mut last = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        match hidden::sight(letter) {
            _ if letter == '\r' && next == Some('\n') => continue,
            Sight::Seen => {
                marks = 0;
                seen(letter, &mut out);
            }
            Sight::Mark => {
                marks += 1;
                mark(letter, marks, last, &mut out);
            }
            Sight::Joiner if hidden::joins(last, letter, next) => out.push(letter),
            Sight::Joiner | Sight::Hidden => {
                marks = 0;
                hidden::name(letter, &mut out);
            }
        }
        last = Some(letter);
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// A combining mark: on a circle where it has no letter, by its name where it is one too many.
fn mark(letter: char, marks: usize, last: Option<char>, out: &mut String) {
    if marks > MOST_MARKS {
        hidden::name(letter, out);
        return;
    }
    let bare = last
        .is_none_or(|last| !matches!(hidden::sight(last), Sight::Seen | Sight::Mark) || last.is_whitespace());
    if bare && marks == 1 {
        out.push('◌');
    }
    out.push(letter);
}

#[cfg(test)]
mod tests;
