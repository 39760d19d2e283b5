//! Which words of two texts differ, for people who read them side by side.
//!
//! Comes in: two texts. Goes out: each in pieces, changed or not. Whole words only; a lone word or a few little ones
//! between two changes count as changed too, because a reader wants one change there, not three; of texts that have
//! little in common everything is marked. Promise: the pieces of a side, put together, are its text.

use crate::diff::Pair;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A run of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether the other side lacks it.
    pub changed: bool,
}

/// Above this share of changed words, in percent, everything is marked: what little is the same is so by chance.
const MOST_CHANGED: usize = 60;

/// Lower-case words up to this length (`of`, `the`, `from`) do not hold two changes apart.
const LITTLE_WORD: usize = 4;

/// Marks the words of two texts that differ; white space never does.
///
/// ```
/// use summitdiff::render::marking::mark;
/// let marked = mark("Prime Minister of Armenia", "President of Armenia");
/// assert_eq!((marked.old[0].text.as_str(), marked.old[0].changed), ("Prime Minister", true));
/// assert_eq!((marked.new[0].text.as_str(), marked.new[0].changed), ("President", true));
/// assert_eq!((marked.new[1].text.as_str(), marked.new[1].changed), (" of Armenia", false));
/// ```
#[must_use]
pub fn mark(old: &str, new: &str) -> Pair<Vec<Piece>> {
    let tokens = Pair::new(tokens(old), tokens(new));
    let words = Pair::new(cut(old, &tokens.old), cut(new, &tokens.new));
    let segments = swallow(segments(&words), &words);
    if mostly_changed(&segments, &words) {
        return Pair::new(whole(old), whole(new));
    }
    let side = |text, tokens: &[Range<usize>], range: fn(&Segment) -> &Range<usize>| {
        pieces(text, tokens, segments.iter().map(|segment| (range(segment), segment.equal)))
    };
    Pair::new(
        side(old, &tokens.old, |segment| &segment.tokens.old),
        side(new, &tokens.new, |segment| &segment.tokens.new),
    )
}

/// The whole text as one piece, changed.
#[must_use]
pub fn whole(text: &str) -> Vec<Piece> {
    if text.is_empty() { Vec::new() } else { vec![Piece { text: text.to_owned(), changed: true }] }
}

/// The whole text as one piece, the same on both sides.
#[must_use]
pub fn same(text: &str) -> Vec<Piece> {
    if text.is_empty() { Vec::new() } else { vec![Piece { text: text.to_owned(), changed: false }] }
}

/// A run of tokens that both sides have, or that they do not share.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Segment {
    tokens: Pair<Range<usize>>,
    equal: bool,
}

fn cut<'text>(text: &'text str, tokens: &[Range<usize>]) -> Vec<&'text str> {
    tokens.iter().map(|span| &text[span.clone()]).collect()
}

/// The words and the punctuation marks of a text; white space lies between them.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, letter)| *letter);
        let end = at + letter.len_utf8();
        match out.last_mut().filter(|last| last.end == at) {
            _ if letter.is_whitespace() => {}
            Some(last) if continues(before, letter, after) => last.end = end,
            _ => out.push(at..end),
        }
        before = letter;
    }
    out
}

/// Whether a character belongs to the word that ends before it: `Suk-yeol's`, `1,500.5`, `$2`, `5%`.
fn continues(before: char, letter: char, after: char) -> bool {
    let joins = matches!(letter, '-' | '\'' | '’' | '\u{2010}' | '\u{2011}') && after.is_alphanumeric();
    let points = matches!(letter, '.' | ',') && before.is_ascii_digit() && after.is_ascii_digit();
    let combines = matches!(letter, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe0f}');
    let amount = matches!(before, '$' | '€' | '£' | '¥' | '₽' | '₸') && letter.is_ascii_digit();
    let joined =
        matches!(before, '-' | '\'' | '’' | '\u{2010}' | '\u{2011}' | '.' | ',' | '\u{300}'..='\u{36f}');
    match letter {
        _ if combines || amount => true,
        '%' => before.is_ascii_digit(),
        _ if joins || points => before.is_alphanumeric(),
        _ => letter.is_alphanumeric() && (before.is_alphanumeric() || joined),
    }
}

fn segments(words: &Pair<Vec<&str>>) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &words.old, &words.new) {
        let equal = matches!(op, DiffOp::Equal { .. });
        let tokens = Pair::new(op.old_range(), op.new_range());
        match out.last_mut().filter(|last| last.equal == equal) {
            Some(last) => {
                last.tokens.old.end = tokens.old.end;
                last.tokens.new.end = tokens.new.end;
            }
            None => out.push(Segment { tokens, equal }),
        }
    }
    out
}

/// Joins changes that only a little keeps apart.
fn swallow(segments: Vec<Segment>, words: &Pair<Vec<&str>>) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    for segment in segments {
        let between = out.len() >= 2 && !segment.equal && out[out.len() - 1].equal;
        if between && is_little(&out[out.len() - 2], &out[out.len() - 1], &segment, words) {
            out.pop();
            if let Some(last) = out.last_mut() {
                last.tokens.old.end = segment.tokens.old.end;
                last.tokens.new.end = segment.tokens.new.end;
            }
        } else {
            out.push(segment);
        }
    }
    out
}

/// Whether what is the same between two changes is too little to keep them apart: no words but little ones, or two
/// common words between longer changes. A name or number always keeps them apart, and so does anything between two
/// insertions or two deletions: they say more when they stand alone.
fn is_little(before: &Segment, same: &Segment, after: &Segment, words: &Pair<Vec<&str>>) -> bool {
    let lone = |side: fn(&Segment) -> &Range<usize>| side(before).is_empty() && side(after).is_empty();
    if lone(|segment| &segment.tokens.old) || lone(|segment| &segment.tokens.new) {
        return false;
    }
    let same: Vec<&str> =
        words.old[same.tokens.old.clone()].iter().copied().filter(|word| is_word(word)).collect();
    let named = |word: &&str| !word.starts_with(char::is_lowercase);
    if same.iter().any(named) {
        return false;
    }
    let size = |segment: &Segment| segment.tokens.old.len().max(segment.tokens.new.len());
    let little = same.iter().all(|word| word.chars().count() <= LITTLE_WORD);
    (little && same.len() <= 3) || (same.len() <= 2 && same.len() < size(before).min(size(after)))
}

fn is_word(token: &str) -> bool {
    token.contains(char::is_alphanumeric)
}

/// Whether both sides changed so much that marks would only confuse.
fn mostly_changed(segments: &[Segment], words: &Pair<Vec<&str>>) -> bool {
    let count = |words: &[&str]| words.iter().filter(|word| is_word(word)).count();
    let changed = |words: &[&str], range: fn(&Segment) -> &Range<usize>| -> usize {
        let ranges = segments.iter().filter(|segment| !segment.equal).map(range);
        ranges.map(|range| count(&words[range.clone()])).sum()
    };
    let old = changed(&words.old, |segment| &segment.tokens.old);
    let new = changed(&words.new, |segment| &segment.tokens.new);
    let total = count(&words.old) + count(&words.new);
    old > 0 && new > 0 && (old + new) * 100 > total * MOST_CHANGED
}

/// The text cut where marks begin and end; white space around a change is not part of it.
fn pieces<'ranges>(
    text: &str,
    tokens: &[Range<usize>],
    segments: impl Iterator<Item = (&'ranges Range<usize>, bool)>,
) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut done = 0;
    for (range, equal) in segments.filter(|(range, equal)| !range.is_empty() && !equal) {
        let (start, end) = (tokens[range.start].start, tokens[range.end - 1].end);
        debug_assert!(!equal);
        out.extend(same(&text[done..start]));
        out.extend(whole(&text[start..end]));
        done = end;
    }
    out.extend(same(&text[done..]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> (String, String) {
        let say = |pieces: Vec<Piece>, open: &str, close: &str| {
            pieces.iter().fold(String::new(), |out, piece| {
                if piece.changed { format!("{out}{open}{}{close}", piece.text) } else { out + &piece.text }
            })
        };
        let marked = mark(old, new);
        (say(marked.old, "[-", "-]"), say(marked.new, "{+", "+}"))
    }

    #[test]
    fn whole_words_are_marked_and_names_and_amounts_are_one_word() {
        let (old, new) = shown("Sadyr Japarov pledged $1.5 billion.", "Sadyr Zhaparov pledged $2 billion.");
        assert_eq!(old, "Sadyr [-Japarov-] pledged [-$1.5-] billion.");
        assert_eq!(new, "Sadyr {+Zhaparov+} pledged {+$2+} billion.");
        assert_eq!(shown("Yoon Suk-yeol, 5% up", "Yoon Suk-yeol, 6% up").1, "Yoon Suk-yeol, {+6%+} up");
    }

    #[test]
    fn little_words_do_not_hold_two_changes_apart() {
        let (old, new) = shown(
            "They met and the Prime Minister of the Republic spoke about trade at length.",
            "They met and the President of a Kingdom spoke about trade at length.",
        );
        assert_eq!(old, "They met and the [-Prime Minister of the Republic-] spoke about trade at length.");
        assert_eq!(new, "They met and the {+President of a Kingdom+} spoke about trade at length.");
    }

    #[test]
    fn a_name_between_two_insertions_is_not_marked() {
        let (old, new) =
            shown("Belarus, Kazakhstan and Russia", "Belarus, Armenia, Kazakhstan, Tajikistan and Russia");
        assert_eq!(old, "Belarus, Kazakhstan and Russia");
        assert_eq!(new, "Belarus, {+Armenia,+} Kazakhstan{+, Tajikistan+} and Russia");
    }

    #[test]
    fn texts_with_little_in_common_are_marked_as_a_whole() {
        let (old, new) = shown("The leaders condemned the attack.", "In the evening a concert was given.");
        assert_eq!(old, "[-The leaders condemned the attack.-]");
        assert_eq!(new, "{+In the evening a concert was given.+}");
    }

    #[test]
    fn white_space_is_no_change() {
        assert_eq!(shown("one  two\nthree", "one two three").0, "one  two\nthree");
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(old in "[a-c ,.A-B1-2é\u{300}\n]{0,60}", new in "[a-c ,.A-B1-2é\u{300}\n]{0,60}") {
            let marked = mark(&old, &new);
            let text = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
            prop_assert_eq!(text(&marked.old), old);
            prop_assert_eq!(text(&marked.new), new);
        }

        #[test]
        fn equal_texts_have_no_mark(text in "\\PC{0,40}") {
            let marked = mark(&text, &text);
            prop_assert!(marked.old.iter().chain(&marked.new).all(|piece| !piece.changed));
        }
    }
}
