//! Look-ups in the built-in tables that do not read them from end to end.
//!
//! Comes in: a word, or a column and the cell wanted in it. Goes out: the phrases that begin with the word, or the rows
//! with that cell. `build.rs` has laid out both: an open hash table over the first words of all phrases, and for each
//! column the rows in the order of its cells. Nothing is built when the program starts.

use super::{
    Cells, PHRASE_HEADS, PHRASE_SLOTS, PHRASES, Phrase, Row, STEM_HEADS, STEM_SLOTS, STEMS, TableId, Text,
    hash,
};

/// The phrases whose first word is one and the same: a range of [`PHRASES`] or [`STEMS`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) word: Text,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// The phrases that begin with a folded word, then those that begin with a stem of it, shorter stems first.
pub(super) fn phrases_from(word: &str) -> impl Iterator<Item = &'static Phrase> {
    let whole = phrases_of(hash::of(word.as_bytes()), word, (PHRASE_SLOTS, PHRASE_HEADS, PHRASES));
    let mut hashed = hash::SEED;
    let mut from = 0;
    // A stem has three letters at least.
    let stems = word.char_indices().skip(2).flat_map(move |(at, letter)| {
        let end = at + letter.len_utf8();
        hashed = word.as_bytes()[from..end].iter().fold(hashed, |hash, byte| hash::step(hash, *byte));
        from = end;
        phrases_of(hashed, &word[..end], (STEM_SLOTS, STEM_HEADS, STEMS))
    });
    whole.iter().chain(stems)
}

type Index = (&'static [u16], &'static [Head], &'static [Phrase]);

fn phrases_of(hashed: u64, word: &str, (slots, heads, phrases): Index) -> &'static [Phrase] {
    let mut at = hash::slot(hashed, slots.len());
    while let Some(head) = usize::from(slots[at]).checked_sub(1).map(|index| heads[index]) {
        if head.word.as_str() == word {
            return &phrases[head.start as usize..head.end as usize];
        }
        at = (at + 1) & (slots.len() - 1);
    }
    &[]
}

/// The built-in rows whose cell of a column is this one, in the order of the file.
pub(super) fn rows_with<'lexicon>(
    table: TableId,
    column: usize,
    cell: &str,
) -> impl Iterator<Item = Row<'lexicon>> {
    let cells = table.cells();
    let width = table.columns().len();
    let count = count(table);
    let order = &table.order()[column * count..(column + 1) * count];
    let of = move |row: u16| cells[usize::from(row) * width + column].as_str();
    let start = order.partition_point(|row| of(*row) < cell);
    let end = start + order[start..].partition_point(|row| of(*row) == cell);
    order[start..end].iter().map(move |row| row_of(table, usize::from(*row)))
}

/// How many rows a built-in table has.
pub(super) fn count(table: TableId) -> usize {
    table.cells().len() / table.columns().len()
}

/// The row of a table by its number.
pub(super) fn row_of<'lexicon>(table: TableId, row: usize) -> Row<'lexicon> {
    let width = table.columns().len();
    Row { table, number: row, cells: Cells::BuiltIn(&table.cells()[row * width..(row + 1) * width]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn every_row_is_found_by_each_of_its_cells() {
        let lexicon = Lexicon::built_in();
        for table in TableId::ALL {
            for (column, name) in table.columns().iter().enumerate() {
                for row in lexicon.rows(*table) {
                    let cell = row.get(name).unwrap_or("-");
                    assert!(rows_with(*table, column, cell).any(|found| found == row), "{table:?} {cell}");
                }
                assert_eq!(rows_with(*table, column, "\u{1}").count(), 0);
            }
        }
    }

    #[test]
    fn every_phrase_is_found_by_its_first_word() {
        for phrase in PHRASES.iter().chain(STEMS) {
            let first = phrase.folded.as_str().split([' ', '*']).next().unwrap();
            let found = first.chars().count() < 3 && phrase.folded.as_str().contains('*')
                || phrases_from(first).any(|found| found == phrase);
            assert!(found, "{}", phrase.folded.as_str());
        }
    }
}
