//! The numbers that Word shows before list items: counted, not written in the text.

use super::{attribute, each_event};
use crate::read::ReadError;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Word has nine levels of lists.
pub(super) const LEVELS: usize = 9;

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// List → its definition.
    lists: BTreeMap<u32, u32>,
    /// Definition and level → first number, for levels that count.
    levels: BTreeMap<(u32, usize), u64>,
    counts: BTreeMap<(u32, usize), u64>,
}

impl Numbering {
    /// The number of the next item of a list; `None` for bullets.
    pub(super) fn next(&mut self, list: u32, level: usize) -> Option<u64> {
        let definition = *self.lists.get(&list)?;
        // An item ends the counts of the lists inside the one before it.
        for deeper in level + 1..LEVELS {
            self.counts.remove(&(list, deeper));
        }
        let first = *self.levels.get(&(definition, level))?;
        let count = self.counts.entry((list, level)).and_modify(|count| *count = count.saturating_add(1));
        Some(*count.or_insert(first))
    }
}

/// Reads `word/numbering.xml`.
///
/// # Errors
/// [`ReadError::Damaged`] for what is no XML, [`ReadError::Excess`] for what is too deep.
pub(super) fn read(xml: &str) -> Result<Numbering, ReadError> {
    let mut numbering = Numbering::default();
    let mut at = Place::default();
    each_event(xml, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event {
            at.take(tag, &mut numbering);
        }
    })?;
    Ok(numbering)
}

/// The definition, level and list that the reader is in.
#[derive(Default)]
struct Place {
    definition: u32,
    level: usize,
    first: u64,
    list: u32,
}

impl Place {
    fn take(&mut self, tag: &BytesStart<'_>, numbering: &mut Numbering) {
        let number =
            |name: &str| attribute(tag, name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(0);
        match tag.local_name().as_ref() {
            "abstractNum" => self.definition = number("abstractNumId"),
            "lvl" => (self.level, self.first) = (number("ilvl") as usize, 1),
            "start" => self.first = u64::from(number("val")),
            "numFmt" => {
                let counts = attribute(tag, "val").is_some_and(|form| form != "bullet" && form != "none");
                if counts {
                    numbering.levels.insert((self.definition, self.level), self.first);
                }
            }
            "num" => self.list = number("numId"),
            // Only the reference inside a list names its definition.
            "abstractNumId" => _ = numbering.lists.insert(self.list, number("val")),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_by_list_and_level_and_bullets_have_none() {
        let xml = r#"<w:numbering><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="3"/>
            <w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
            </w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
            <w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>"#;
        let mut numbering = read(xml).unwrap();
        let numbers: Vec<Option<u64>> =
            [0, 1, 1, 2, 0, 1].map(|level| numbering.next(2, level)).into_iter().collect();
        assert_eq!(numbers, [Some(3), Some(1), Some(2), None, Some(4), Some(1)]);
        assert_eq!(numbering.next(9, 0), None);
    }
}
