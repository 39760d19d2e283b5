//! What a page may ask of the parser: a linear look at its tags before any tree is built.
//!
//! Tree builders of HTML are quadratic in the depth of open elements and in the attributes of one tag; no real page
//! comes near these bounds.

use super::markup::{Piece, Pieces};
use crate::read::ReadError;

/// The deepest nesting.
const DEPTH: usize = 512;
/// The most attributes of one tag.
const ATTRIBUTES: usize = 256;
/// The most elements of a page.
const ELEMENTS: usize = 50_000;
/// The most elements that the parser may repeat: each paragraph opens anew every `<b>` or `<font>` that was left open.
const REPEATED: usize = 300_000;
/// The most bytes of a page.
const BYTES: usize = 8 << 20;

/// Elements that stay open over the end of the element around them.
const LASTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements without content, and those that end where the next one begins: neither nests by itself.
const FLAT: [&str; 28] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "thead", "tbody", "tfoot", "rp",
    "rt",
];

/// Elements that closing tags of others do not reach out of.
const SCOPES: [&str; 9] =
    ["table", "caption", "object", "marquee", "applet", "template", "svg", "math", "html"];

/// Refuses a page that would cost too much.
///
/// # Errors
/// [`ReadError::Excess`] naming what there is too much of.
pub(super) fn check(page: &str) -> Result<(), ReadError> {
    within(page.len(), BYTES, "bytes in a page")?;
    let mut open: Vec<&str> = Vec::new();
    let mut lasting: Vec<(&str, &str)> = Vec::new();
    let (mut elements, mut repeated) = (0, 0);
    for piece in Pieces::of(page) {
        match piece {
            Piece::Open { name, attributes } => {
                elements += 1;
                within(elements, ELEMENTS, "elements in the page")?;
                // Each attribute but a bare word has its equals sign; a bare word has white space before it.
                within(count(attributes), ATTRIBUTES, "attributes in one tag")?;
                if is_one_of(&LASTING, name) {
                    leave_open(&mut lasting, (name, attributes));
                    within(lasting.len(), DEPTH, "elements inside each other")?;
                } else {
                    repeated += lasting.len();
                    within(repeated, REPEATED, "elements in the page")?;
                }
                if !is_one_of(&FLAT, name) {
                    open.push(name);
                    within(open.len(), DEPTH, "elements inside each other")?;
                }
            }
            Piece::Close(name) => {
                close(&mut open, name);
                let last = lasting.iter().rposition(|(other, _)| other.eq_ignore_ascii_case(name));
                last.map(|last| lasting.remove(last));
            }
            // A bare `<` costs as much as a tag.
            Piece::Text(text) => {
                elements += usize::from(text.starts_with('<'));
                within(elements, ELEMENTS, "elements in the page")?;
            }
            Piece::Raw { .. } => {}
        }
    }
    Ok(())
}

fn within(count: usize, limit: usize, what: &'static str) -> Result<(), ReadError> {
    if count > limit { Err(ReadError::Excess { what, limit }) } else { Ok(()) }
}

/// At least as many as the parser will see; words inside quoted values do not count.
fn count(attributes: &str) -> usize {
    let mut quote = None;
    let mut inside = false;
    let mut names = 0;
    for byte in attributes.bytes() {
        match (quote, byte) {
            (Some(open), _) if open == byte => (quote, inside) = (None, false),
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'/' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ') => inside = false,
            (None, _) if inside => {}
            (None, _) => {
                inside = true;
                names += 1;
            }
        }
    }
    names
}

/// The parser keeps three of the same.
fn leave_open<'page>(lasting: &mut Vec<(&'page str, &'page str)>, tag: (&'page str, &'page str)) {
    let same = lasting.iter().filter(|other| **other == tag).count();
    if same < 3 {
        lasting.push(tag);
    }
}

fn close<'page>(open: &mut Vec<&'page str>, name: &'page str) {
    for (index, other) in open.iter().enumerate().rev() {
        if other.eq_ignore_ascii_case(name) {
            open.truncate(index);
            return;
        }
        if is_one_of(&SCOPES, other) {
            return;
        }
    }
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_attributes_and_elements_have_their_bounds() {
        let deep = |depth: usize| format!("{}x{}", "<div>".repeat(depth), "</div>".repeat(depth));
        assert_eq!(check(&deep(DEPTH)), Ok(()));
        assert_eq!(
            check(&deep(DEPTH + 1)),
            Err(ReadError::Excess { what: "elements inside each other", limit: DEPTH })
        );
        let wide = |count: usize| format!("<p{}>", " a='1 2'".repeat(count));
        assert_eq!(check(&wide(ATTRIBUTES)), Ok(()));
        assert!(check(&wide(ATTRIBUTES + 1)).is_err());
        assert!(check(&"<br>".repeat(ELEMENTS + 1)).is_err());
    }

    #[test]
    fn what_is_left_open_counts_in_every_paragraph_after_it() {
        let page = |fonts: usize| {
            let open: Vec<String> =
                (0..fonts).map(|size| format!("<div><font size={size}>x</div>")).collect();
            format!("{}{}", open.concat(), "<p>x".repeat(2000))
        };
        assert_eq!(check(&page(10)), Ok(()));
        assert!(check(&page(200)).is_err());
        assert_eq!(check(&"<p><b>x</b><font size=2>x</font>".repeat(5000)), Ok(()));
    }

    #[test]
    fn unclosed_paragraphs_and_items_do_not_nest() {
        assert_eq!(check(&"<ul><li>a<p>b<p>c</ul>".repeat(2000)), Ok(()));
    }

    #[test]
    fn a_closing_tag_that_the_parser_ignores_hides_no_nesting() {
        assert!(check(&"<div></b>".repeat(DEPTH + 1)).is_err());
        assert!(check(&"<div><table></div>".repeat(DEPTH)).is_err());
    }
}
