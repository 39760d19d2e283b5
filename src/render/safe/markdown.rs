//! Text for GitHub Flavored Markdown.

use super::terminal;
use std::borrow::Cow;

/// A zero-width space, which parts what GitHub would link though it is escaped: its filters for people, issues and
/// emoji run over the rendered text.
const BREAK: &str = "&#8203;";

/// Text for a paragraph, list item or table cell of GitHub Flavored Markdown, on one line.
///
/// Nothing of it is markup, HTML, a link, a mention, a reference to an issue, an emoji or the end of a cell. White
/// space at either end, which Markdown drops, is left out. It is not for code spans, which know no escapes.
///
/// ```
/// use summitdiff::render::safe::markdown;
/// assert_eq!(markdown("**Sadyr** | <b>"), r"\*\*Sadyr\*\* &#124; &lt;b&gt;");
/// assert_eq!(markdown("@octocat #12"), "@&#8203;octocat \\#&#8203;12");
/// ```
#[must_use]
pub fn markdown(text: &str) -> Cow<'_, str> {
    let line = match terminal(text) {
        Cow::Borrowed(line) => Cow::Borrowed(line.trim()),
        Cow::Owned(line) => Cow::Owned(line.trim().to_owned()),
    };
    let mut out = String::with_capacity(line.len() + 16);
    for (at, letter) in line.char_indices() {
        let rest = &line[at + letter.len_utf8()..];
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' => out.push_str("&#124;"),
            '\\' => out.push_str("&#92;"),
            '*' | '_' | '`' | '[' | ']' | '~' | '$' | '#' => out.extend(['\\', letter]),
            _ if opens_block(&line[..at], letter, rest) => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
        if links(&line[..at], letter, rest) {
            out.push_str(BREAK);
        }
    }
    if out == *line { line } else { Cow::Owned(out) }
}

/// Bullets, numbers and underlines at the head of the line.
fn opens_block(before: &str, letter: char, rest: &str) -> bool {
    match letter {
        '-' | '+' | '=' => before.is_empty(),
        '.' | ')' => {
            let number = !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit());
            number && (rest.is_empty() || rest.starts_with(' '))
        }
        _ => false,
    }
}

/// Whether GitHub would link or replace what begins or ends here: addresses, people, issues, emoji.
fn links(before: &str, letter: char, rest: &str) -> bool {
    match letter {
        '@' => true,
        '#' => rest.starts_with(|next: char| next.is_ascii_digit()),
        // Two colons at the head of a line in a log begin a command to the runner of a workflow.
        ':' if before.is_empty() && rest.starts_with(':') => true,
        ':' => rest.starts_with("//") || is_short_code(rest) || is_scheme(before),
        'w' | 'W' => {
            let head = before.len().checked_sub(2).and_then(|at| before.get(at..));
            head.is_some_and(|head| head.eq_ignore_ascii_case("ww")) && rest.starts_with('.')
        }
        '-' => {
            let head = before.len().checked_sub(2).and_then(|at| before.get(at..));
            head.is_some_and(|head| head.eq_ignore_ascii_case("gh"))
                && rest.starts_with(|next: char| next.is_ascii_digit())
        }
        _ => false,
    }
}

/// `tada:`, the rest of an emoji's short code; at the end of the text a colon may follow, which is ours.
fn is_short_code(rest: &str) -> bool {
    let code = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-');
    let length = rest.bytes().take_while(|byte| code(byte)).count();
    let named = rest[..length].bytes().any(|byte| byte.is_ascii_alphabetic());
    length > 0 && (rest[length..].starts_with(':') || (named && rest.len() == length))
}

/// The schemes that GitHub links without two slashes.
fn is_scheme(before: &str) -> bool {
    let tail = |count: usize| before.len().checked_sub(count).and_then(|at| before.get(at..));
    [(6, "mailto"), (4, "xmpp")]
        .iter()
        .any(|(length, scheme)| tail(*length).is_some_and(|tail| tail.eq_ignore_ascii_case(scheme)))
}
