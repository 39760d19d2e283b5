//! The words of a report inside a sentence of the changelog: on one line, shortened where nothing changes.
//!
//! Comes in: quotes. Goes out: their words, white space normalized. Promise: a changed word is never cut away before
//! the words around it that are the same.

use crate::render::marking::{Piece, mark};
use crate::snapshot::Evidence;

/// A quote longer than this is cut.
const MOST_LETTERS: usize = 240;
/// So much of what is the same stays on either side of a changed word.
const CONTEXT: usize = 60;

/// Two quotes, the changed words marked.
pub(super) struct Quoted {
    pub(super) old: Vec<Piece>,
    pub(super) new: Vec<Piece>,
}

/// The words of the first quote.
pub(super) fn first(quotes: &[Evidence]) -> Option<String> {
    quotes.first().map(|quote| line(quote.exact()))
}

/// The text with every run of white space as one space.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text up to a word near the limit, with ` …` where something was left out.
pub(super) fn cut(text: &str) -> String {
    head(text, MOST_LETTERS)
}

/// Both texts with the changed words marked, what is the same around them shortened.
pub(super) fn pair(old: &str, new: &str) -> Quoted {
    let marked = mark(old, new);
    if marked.old.iter().chain(&marked.new).all(|piece| piece.changed) {
        // Where everything is another word, marks say nothing.
        let plain = |text: &str| vec![Piece { text: cut(text), changed: false }];
        return Quoted { old: plain(old), new: plain(new) };
    }
    Quoted { old: shorten(widen(marked.old)), new: shorten(widen(marked.new)) }
}

/// Marks a number whole: of `5-1/4` and `5-1/2` not the last digit alone.
fn widen(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let numeral = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '/' | '.' | ',');
    for at in 1..pieces.len() {
        let (before, after) = pieces.split_at_mut(at);
        let (one, two) = (&mut before[at - 1], &mut after[0]);
        let start = one.text.trim_end_matches(numeral).len();
        let end = two.text.len() - two.text.trim_start_matches(numeral).len();
        if start == one.text.len() || end == 0 {
            continue;
        }
        if two.changed {
            two.text.insert_str(0, &one.text.split_off(start));
        } else {
            one.text.push_str(&two.text.drain(..end).collect::<String>());
        }
    }
    join(pieces)
}

/// Changed words with nothing but white space between them are one change.
fn join(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for mut piece in pieces {
        piece.changed |= piece.text.trim().is_empty() && joined.last().is_some_and(|last| last.changed);
        match joined.last_mut() {
            Some(last) if last.changed == piece.changed => last.text.push_str(&piece.text),
            _ => joined.push(piece),
        }
    }
    joined
}

fn shorten(pieces: Vec<Piece>) -> Vec<Piece> {
    let letters: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
    if letters <= MOST_LETTERS {
        return pieces;
    }
    let last = pieces.len() - 1;
    let shortened = pieces.into_iter().enumerate().map(|(at, Piece { text, changed })| {
        let text = match (changed, at) {
            (true, _) => head(&text, MOST_LETTERS),
            (false, 0) if at < last => tail(&text, CONTEXT),
            (false, _) if at == last => head(&text, CONTEXT),
            (false, _) if text.chars().count() > 2 * CONTEXT => {
                format!("{} {}", head(&text, CONTEXT), tail(&text, CONTEXT).trim_start_matches("… "))
            }
            (false, _) => text,
        };
        Piece { text, changed }
    });
    shortened.collect()
}

/// The words up to a limit of letters.
fn head(text: &str, most: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let end = text[..limit].rfind(' ').filter(|end| *end > 0).unwrap_or(limit);
    format!("{} …", text[..end].trim_end_matches([',', ';', ' ']))
}

/// The last words up to a limit of letters.
fn tail(text: &str, most: usize) -> String {
    let letters = text.chars().count();
    let Some(skip) = letters.checked_sub(most).filter(|skip| *skip > 0) else { return text.to_owned() };
    let start = text.char_indices().nth(skip).map_or(0, |(at, _)| at);
    let start = text[start..].find(' ').map_or(start, |space| start + space + 1);
    format!("… {}", &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn a_long_quote_is_cut_at_a_word() {
        assert_eq!(head("one two three", 9), "one two …");
        assert_eq!(head("one two", 9), "one two");
        assert_eq!(tail("one two three", 9), "… three");
    }

    #[test]
    fn a_number_is_marked_whole() {
        let Quoted { old, new } = pair(
            "a band for the rate of 2-1/4 to 2-1/2 percent",
            "a band for the rate of 2-1/4 to 2-3/4 percent",
        );
        let changed = |pieces: &[Piece]| {
            text(&pieces.iter().filter(|piece| piece.changed).cloned().collect::<Vec<_>>())
        };
        assert_eq!((changed(&old).as_str(), changed(&new).as_str()), ("2-1/2", "2-3/4"));
    }

    #[test]
    fn a_changed_word_at_the_end_of_a_long_quote_stays() {
        let same = "the leaders of all the states around the lake ".repeat(8);
        let Quoted { old, new } = pair(&format!("{same}agreed"), &format!("{same}hoped"));
        assert!(text(&old).ends_with("around the lake agreed"), "{}", text(&old));
        assert!(text(&old).starts_with("… ") && text(&old).chars().count() < 100);
        assert!(text(&new).ends_with("hoped"));
    }
}
