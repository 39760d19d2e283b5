//! What an editor should know of the letters of a text: look-alikes in its words, characters that show nothing.
//!
//! Source: the mixed-script test of UTS #39, for the scripts whose letters pass for Latin ones; the bidirectional
//! controls of UAX #9.

use super::tokens::is_invisible;
use crate::snapshot::Note;
use std::collections::{BTreeMap, BTreeSet};

/// The most words that are named.
const NAMED: usize = 10;

/// Notes on the letters of a text, sorted: `text.look-alike`, `text.direction`, `text.invisible`, `text.control`.
///
/// A byte order mark at the head is none. Line ends, tabs and form feeds are no controls here.
///
/// ```
/// let notes = summitdiff::read::oddities("President \u{422}\u{43e}kayev");
/// assert_eq!(notes[0].message, "the word `\u{422}\u{43e}kayev` mixes Latin and Cyrillic letters");
/// ```
#[must_use]
pub fn oddities(text: &str) -> Vec<Note> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.is_ascii() && !text.bytes().any(|byte| is_control(char::from(byte))) {
        return Vec::new();
    }
    let mut notes = look_alikes(text);
    notes.extend(counted(text, is_control, "text.control", "control characters"));
    notes.extend(counted(
        text,
        is_direction,
        "text.direction",
        "characters that turn the direction of the text",
    ));
    let hidden = |letter| is_invisible(letter) && !is_direction(letter) && !is_control(letter);
    notes.extend(counted(text, hidden, "text.invisible", "characters that show nothing"));
    notes.sort();
    notes
}

/// One note for each word, up to [`NAMED`].
fn look_alikes(text: &str) -> Vec<Note> {
    let words = text.split(|letter: char| !(letter.is_alphabetic() || is_invisible(letter)));
    let found: BTreeSet<String> = words
        .filter(|word| !word.is_ascii())
        .filter_map(|word| {
            let bare: String = word.chars().filter(|letter| !is_invisible(*letter)).collect();
            foreign_part(&bare).map(|script| format!("the word `{bare}` {script}"))
        })
        .collect();
    let more = found.len().saturating_sub(NAMED);
    let mut notes: Vec<Note> =
        found.into_iter().take(NAMED).map(|message| note("text.look-alike", message)).collect();
    if more > 0 {
        notes.push(note("text.look-alike", format!("{more} more words mix letters of two scripts")));
    }
    notes
}

/// What is odd about the scripts of a word.
fn foreign_part(word: &str) -> Option<String> {
    let latin = word.chars().any(is_latin);
    for (script, letters, look_alikes) in SCRIPTS {
        let foreign: Vec<char> = word.chars().filter(|letter| letters.contains(letter)).collect();
        let passes = foreign.iter().any(|letter| look_alikes.contains(*letter));
        if latin && passes {
            return Some(format!("mixes Latin and {script} letters"));
        }
        // A whole name of look-alikes; shorter words are too often honest ones.
        let name = word.starts_with(char::is_uppercase) && foreign.len() >= 4;
        if name
            && foreign.len() == word.chars().count()
            && word.chars().all(|letter| look_alikes.contains(letter))
        {
            return Some(format!("is written in {script} letters that pass for Latin ones"));
        }
    }
    None
}

/// Scripts, their letters, and those of them that pass for a Latin letter.
const SCRIPTS: [(&str, std::ops::RangeInclusive<char>, &str); 3] = [
    ("Cyrillic", '\u{400}'..='\u{52f}', "АВЕКМНОРСТУХЅІЇЈҮҺӀԌԚԜаеорсухѕіїјүһӏԁԛԝ"),
    ("Greek", '\u{370}'..='\u{3ff}', "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺαικνορυχϲϳ"),
    ("Armenian", '\u{530}'..='\u{58f}', "ՍՕՏցհոսօզյ"),
];

/// Whether a character would be obeyed or overlooked where text is shown: controls but for the line feed, characters
/// that turn the direction of the text, and those that show nothing.
pub(crate) fn is_unseen(letter: char) -> bool {
    (letter.is_control() && letter != '\n')
        || is_direction(letter)
        || is_invisible(letter)
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{206a}'..='\u{206f}' | '\u{e0000}'..='\u{e0fff}')
        // Fillers, joiners and marks of annotation that have no glyph.
        || matches!(letter, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{3164}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}')
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}')
}

fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A note with the codes of such characters and how often each occurs.
fn counted(text: &str, fits: impl Fn(char) -> bool, code: &str, what: &str) -> Option<Note> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for letter in text.chars().filter(|letter| fits(*letter)) {
        *counts.entry(letter).or_default() += 1;
    }
    let codes: Vec<String> =
        counts.iter().map(|(letter, count)| format!("U+{:04X} ({count})", u32::from(*letter))).collect();
    (!codes.is_empty()).then(|| note(code, format!("the text has {what}: {}", codes.join(", "))))
}

fn note(code: &str, message: String) -> Note {
    Note { code: code.to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        oddities(text).into_iter().map(|note| format!("{}: {}", note.code, note.message)).collect()
    }

    #[test]
    fn look_alike_letters_are_named_once_a_word() {
        let text = "President T\u{43e}kayev, T\u{43e}kayev\u{2019}s aide Str\u{3bf}ng and \u{420}\u{43e}\u{440}\u{435}.";
        let expected = [
            "text.look-alike: the word `Str\u{3bf}ng` mixes Latin and Greek letters",
            "text.look-alike: the word `T\u{43e}kayev` mixes Latin and Cyrillic letters",
            "text.look-alike: the word `\u{420}\u{43e}\u{440}\u{435}` is written in Cyrillic letters that pass for Latin ones",
        ];
        assert_eq!(messages(text), expected);
    }

    #[test]
    fn honest_words_of_two_scripts_are_no_look_alikes() {
        let text = "São Tomé, Ólafur, «Дружба», «Рост», 5 µm, β-carotene, IT-компания, 北京, Ωmega";
        assert_eq!(messages(text), Vec::<String>::new());
    }

    #[test]
    fn hidden_characters_are_counted_by_their_codes() {
        let expected = [
            "text.control: the text has control characters: U+001B (1)",
            "text.direction: the text has characters that turn the direction of the text: U+202E (1)",
            "text.invisible: the text has characters that show nothing: U+00AD (2), U+FEFF (1)",
        ];
        assert_eq!(messages("\u{feff}a\u{ad}b\u{ad}c \u{1b}[0m \u{202e}x\u{feff}\r\n\t"), expected);
        assert_eq!(messages("\u{feff}Plain – text…\r\n"), Vec::<String>::new());
    }

    #[test]
    fn a_text_full_of_look_alikes_names_ten() {
        let text: Vec<String> = ('a'..='z').map(|letter| format!("{letter}\u{43e}")).collect();
        let found = messages(&text.join(" "));
        assert_eq!(found.len(), NAMED + 1);
        assert_eq!(found[0], "text.look-alike: 16 more words mix letters of two scripts");
    }
}
