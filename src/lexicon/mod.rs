//! The words that the rules use: tables of `lexicon/*.tsv`, and phrase look-up over them.
//!
//! Comes in: the tables that `build.rs` compiled in, and the rows that users add with `--lexicon FILE`.
//! Goes out: for a token position, the phrases of every table that stand there ([`Lexicon::matches_at`]).
//! Promises: the same rows give the same matches in the same order; added rows win over built-in ones of equal
//! length. Vocabulary is data: code asks by table and column, it never holds the words.

mod fold;
mod hash;
mod index;
mod table;
mod titles;
pub mod ladders;
pub mod spelling;
#[cfg(test)]
mod coverage;

use fold::as_tokens;
pub use fold::{fold, push_folded};
pub use table::TableError;
pub use titles::{common_title, office_row};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

use std::collections::BTreeMap;
use std::fmt;

/// A string of the built-in tables: where it stands in `BLOB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text {
    at: u32,
    length: u32,
}

impl Text {
    fn as_str(self) -> &'static str {
        &BLOB[self.at as usize..(self.at + self.length) as usize]
    }
}

/// A phrase of a table: the folded words, how the table writes it, and the cell it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// The first byte of the second word, 0 for a phrase of one word: most phrases of one first word differ here.
    second: u8,
    folded: Text,
    written: Text,
    table: TableId,
    row: u32,
    column: u32,
}

/// One row of a table, wherever it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'lexicon> {
    /// The table.
    pub table: TableId,
    /// Its place in the table, added rows behind the built-in ones.
    number: usize,
    cells: Cells<'lexicon>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cells<'lexicon> {
    BuiltIn(&'static [Text]),
    Added(&'lexicon [String]),
}

impl<'lexicon> Row<'lexicon> {
    /// The cell of the named column; `-` (none) gives `None`.
    ///
    /// # Panics
    /// When the table has no such column: the name is part of the code, so this is a mistake in the code.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&'lexicon str> {
        let index = self.table.columns().iter().position(|name| *name == column);
        let index = index.expect("code asks only for columns that the table declares");
        let cell = match self.cells {
            Cells::BuiltIn(cells) => cells[index].as_str(),
            Cells::Added(cells) => cells[index].as_str(),
        };
        (cell != "-").then_some(cell)
    }

    /// The cell of a column that is never empty; `""` where a user's row left it out.
    #[must_use]
    pub fn text(&self, column: &str) -> &'lexicon str {
        self.get(column).unwrap_or_default()
    }
}

/// A phrase found in a text: which tokens it covers and the row that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'lexicon> {
    /// How many tokens the phrase covers.
    pub length: usize,
    /// The row.
    pub row: Row<'lexicon>,
    /// The index of the column whose cell matched (a row can hold a singular and a plural).
    pub column: usize,
}

impl Match<'_> {
    /// Whether the cell that matched stands in the named column.
    #[must_use]
    pub fn is_column(&self, name: &str) -> bool {
        self.row.table.columns().get(self.column).is_some_and(|column| *column == name)
    }
}

/// What a token must offer to be looked up.
pub trait Words {
    /// The folded form of the token, `None` past the end of what may be matched.
    fn folded(&self, index: usize) -> Option<&str>;
    /// The token as written.
    fn written(&self, index: usize) -> Option<&str>;
}

/// Words folded already, without the text they come from: a phrase that asks for a capital does not match them.
#[derive(Debug, Clone, Copy)]
pub struct FoldedWords<'run>(pub &'run [&'run str]);

impl Words for FoldedWords<'_> {
    fn folded(&self, index: usize) -> Option<&str> {
        self.0.get(index).copied()
    }
    fn written(&self, index: usize) -> Option<&str> {
        self.folded(index)
    }
}

/// All tables, built in and added.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    added: Vec<AddedRow>,
    /// First folded word of an added phrase → (added row, column, folded phrase).
    added_phrases: BTreeMap<String, Vec<(usize, usize, String)>>,
    added_hash: u64,
}

#[derive(Debug, Clone)]
struct AddedRow {
    table: TableId,
    cells: Vec<String>,
}

/// Why a user's lexicon file was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LexiconError {
    /// The file breaks the format.
    Format(TableError),
    /// No built-in table has the name that `#table` gives.
    UnknownTable(String),
    /// `#columns` differs from that of the built-in table.
    Columns {
        /// The table.
        table: TableId,
        /// The head that its rows need.
        expected: &'static str,
    },
}

impl fmt::Display for LexiconError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(error) => write!(out, "{}", error.what),
            Self::UnknownTable(name) => write!(out, "there is no lexicon table `{name}`"),
            Self::Columns { table, expected } => {
                write!(out, "table `{}` has the columns `{expected}`", table.name())
            }
        }
    }
}

impl std::error::Error for LexiconError {}

impl LexiconError {
    /// The 1-based line of the file, 1 for a mistake of the head.
    #[must_use]
    pub fn line(&self) -> usize {
        match self {
            Self::Format(error) => error.line,
            Self::UnknownTable(_) | Self::Columns { .. } => 1,
        }
    }
}

impl Lexicon {
    /// The built-in tables alone.
    #[must_use]
    pub fn built_in() -> Self {
        Self::default()
    }

    /// Adds the rows of a user's table, in the format of `lexicon/*.tsv`.
    ///
    /// # Errors
    /// The first line that breaks the format, a table that does not exist, or other columns than it has.
    pub fn add(&mut self, text: &str) -> Result<(), LexiconError> {
        let parsed = table::parse(text).map_err(LexiconError::Format)?;
        let table = TableId::ALL
            .iter()
            .copied()
            .find(|table| table.name() == parsed.name)
            .ok_or_else(|| LexiconError::UnknownTable(parsed.name.clone()))?;
        let names: Vec<&str> = parsed.columns.iter().map(|column| column.name.as_str()).collect();
        if names != table.columns() {
            return Err(LexiconError::Columns { table, expected: table.head() });
        }
        for (_, cells) in parsed.rows {
            let index = self.added.len();
            for (column, (cell, kind)) in cells.iter().zip(&parsed.columns).enumerate() {
                if kind.kind == table::ColumnType::Phrase && cell != "-" {
                    let folded = fold(&as_tokens(cell));
                    let first = folded.split(' ').next().unwrap_or_default().to_owned();
                    self.added_phrases.entry(first).or_default().push((index, column, folded));
                }
            }
            self.added.push(AddedRow { table, cells });
        }
        for byte in text.bytes() {
            self.added_hash = hash::step(self.added_hash, byte);
        }
        Ok(())
    }

    /// Names the state of the tables: it changes when a row does.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        format!("fnv1a:{:016x}", HASH ^ self.added_hash)
    }

    /// Every row of a table, built-in ones first.
    pub fn rows(&self, table: TableId) -> impl Iterator<Item = Row<'_>> {
        (0..index::count(table)).map(move |row| index::row_of(table, row)).chain(self.added_rows(table))
    }

    fn added_rows(&self, table: TableId) -> impl Iterator<Item = Row<'_>> {
        let count = index::count(table);
        let added = self.added.iter().enumerate().filter(move |(_, row)| row.table == table);
        added.map(move |(at, row)| Row { table, number: count + at, cells: Cells::Added(&row.cells) })
    }

    /// The rows of a table whose cell of the named column is this one, built-in ones first; found without reading the
    /// others.
    ///
    /// # Panics
    /// When the table has no such column, as [`Row::get`].
    pub fn rows_with(&self, table: TableId, column: &str, cell: &str) -> impl Iterator<Item = Row<'_>> {
        let at = table.columns().iter().position(|name| *name == column);
        let at = at.expect("code asks only for columns that the table declares");
        let added = self.added_rows(table).filter(move |row| row.text(column) == cell);
        index::rows_with(table, at, cell).chain(added)
    }

    /// The rows of a table that have exactly these folded words as a phrase, in the order of the table.
    #[must_use]
    pub fn rows_saying(&self, table: TableId, folded: &str) -> Vec<Row<'_>> {
        let first = first_word(folded);
        let same = |phrase: &&Phrase| phrase.table == table && phrase.folded.as_str() == folded;
        let built_in = index::phrases_from(first).filter(same);
        let mut rows: Vec<Row<'_>> =
            built_in.map(|phrase| index::row_of(table, phrase.row as usize)).collect();
        let added = self.added_phrases.get(first).into_iter().flatten();
        let count = index::count(table);
        rows.extend(
            added.filter(|(row, _, phrase)| self.added[*row].table == table && phrase == folded).map(
                |(row, ..)| Row { table, number: count + row, cells: Cells::Added(&self.added[*row].cells) },
            ),
        );
        rows.sort_by_key(|row| row.number);
        rows
    }

    /// Whether a word is of this kind to the reading of a text.
    pub(crate) fn reads(&self, word: &str, kind: &str) -> bool {
        self.rows_with(TableId::Reading, "form", word).any(|row| row.text("kind") == kind)
    }

    /// Whether a word, or the name of an act, is of this class to the reading of clauses.
    pub(crate) fn is_cue(&self, form: &str, class: &str) -> bool {
        self.rows_with(TableId::Cues, "form", form).any(|row| row.text("class") == class)
    }

    /// The words of one kind that reading a text needs: `abbreviation`, `opener`, `small`, `time`.
    pub(crate) fn reading(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.rows(TableId::Reading).filter(move |row| row.text("kind") == kind).map(|row| row.text("form"))
    }

    /// The phrases of all tables that begin at a token, the longest of each table first.
    ///
    /// Of two phrases of one table and one length the added row comes first, then the one whose capitals the text
    /// repeats, then the row that stands first in its file.
    pub fn matches_at(&self, words: &impl Words, index: usize) -> Vec<Match<'_>> {
        let Some(first) = words.folded(index).filter(|first| !first.is_empty()) else { return Vec::new() };
        let mut found = self.added_at(words, index, first);
        let phrases = phrases_at(words, index, first);
        found.extend(phrases.filter_map(|phrase| match_built_in(phrase, words, index)));
        if found.len() > 1 {
            found.sort_by(|one, other| {
                one.row.table.cmp(&other.row.table).then(other.length.cmp(&one.length))
            });
        }
        found
    }

    /// The row of a table that has all of so many words, the first ones of `words`, as a phrase.
    pub(crate) fn row_of_all(&self, table: TableId, words: &impl Words, count: usize) -> Option<Row<'_>> {
        let first = words.folded(0).filter(|first| !first.is_empty())?;
        let of_table = phrases_at(words, 0, first).filter(|phrase| phrase.table == table);
        let built_in = of_table.filter_map(|phrase| match_built_in(phrase, words, 0));
        let mut found = self.added_at(words, 0, first).into_iter().chain(built_in);
        found.find(|one| one.row.table == table && one.length == count).map(|one| one.row)
    }

    fn added_at(&self, words: &impl Words, index: usize, first: &str) -> Vec<Match<'_>> {
        let mut found = Vec::new();
        for (key, phrases) in &self.added_phrases {
            if !word_matches(key, first) {
                continue;
            }
            for (at, column, folded) in phrases {
                let row = &self.added[*at];
                if let Some(length) = phrase_length(folded, &as_tokens(&row.cells[*column]), words, index) {
                    let number = index::count(row.table) + at;
                    let row = Row { table: row.table, number, cells: Cells::Added(&row.cells) };
                    found.push(Match { length, row, column: *column });
                }
            }
        }
        found
    }
}

/// The built-in phrases that may begin at a token, by its first word and the first letter of the second.
fn phrases_at(words: &impl Words, index: usize, first: &str) -> impl Iterator<Item = &'static Phrase> {
    let second = words.folded(index + 1).and_then(|word| word.bytes().next());
    index::phrases_from(first).filter(move |phrase| phrase.second == 0 || Some(phrase.second) == second)
}

fn match_built_in(phrase: &Phrase, words: &impl Words, index: usize) -> Option<Match<'static>> {
    let length = phrase_length(phrase.folded.as_str(), phrase.written.as_str(), words, index)?;
    let row = index::row_of(phrase.table, phrase.row as usize);
    Some(Match { length, row, column: phrase.column as usize })
}

fn first_word(folded: &str) -> &str {
    folded.split(' ').next().unwrap_or_default()
}

/// How many tokens a phrase covers at `index`, `None` where it does not stand there.
fn phrase_length(folded: &str, written: &str, words: &impl Words, index: usize) -> Option<usize> {
    let mut length = 0;
    for (word, form) in folded.split(' ').zip(written.split(' ')) {
        let at = index + length;
        if !word_matches(word, words.folded(at)?) || !capitals_match(form, words.written(at)?) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

fn word_matches(pattern: &str, word: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => pattern == word,
    }
}

/// A capital in the table asks for a capital in the text; a short acronym asks for all of its capitals.
fn capitals_match(form: &str, word: &str) -> bool {
    let capital = form.chars().next().is_some_and(char::is_uppercase);
    if !capital {
        return true;
    }
    let acronym = form.len() <= 5 && form.len() >= 2 && form.chars().all(char::is_uppercase);
    if acronym { form == word } else { word.chars().next().is_some_and(char::is_uppercase) }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain(Vec<(String, String)>);

    impl Plain {
        fn new(text: &str) -> Self {
            Self(text.split(' ').map(|word| (fold(word), word.to_owned())).collect())
        }
    }

    impl Words for Plain {
        fn folded(&self, index: usize) -> Option<&str> {
            self.0.get(index).map(|(folded, _)| folded.as_str())
        }
        fn written(&self, index: usize) -> Option<&str> {
            self.0.get(index).map(|(_, written)| written.as_str())
        }
    }

    #[test]
    fn the_longest_phrase_of_a_table_comes_first() {
        let lexicon = Lexicon::built_in();
        let found = lexicon.matches_at(&Plain::new("Republic of Korea"), 0);
        let first = found.iter().find(|found| found.row.table == TableId::Countries);
        assert_eq!(first.map(|found| (found.length, found.row.text("code"))), Some((3, "KR")));
    }

    #[test]
    fn a_name_in_capitals_does_not_match_a_common_word() {
        let lexicon = Lexicon::built_in();
        let found = lexicon.matches_at(&Plain::new("turkey"), 0);
        assert!(found.iter().all(|found| found.row.table != TableId::Countries));
    }

    #[test]
    fn an_added_row_is_found_and_a_bad_one_is_refused_with_its_line() {
        let mut lexicon = Lexicon::built_in();
        let head = "#table countries\n#columns form:phrase code:alpha2 kind:name|long|variant|former|demonym|people\n";
        lexicon.add(&format!("{head}Atlantis\tXA\tname\n")).unwrap();
        let found = lexicon.matches_at(&Plain::new("Atlantis"), 0);
        assert_eq!(found.first().map(|found| found.row.text("code")), Some("XA"));
        let refused = lexicon.add(&format!("{head}Lemuria\tlem\tname\n")).unwrap_err();
        assert_eq!(refused.line(), 3);
        assert_eq!(refused.to_string(), "column `code`: `lem` is not a two-letter country code in capitals");
    }
}
