//! How high the acts of a topic stand on their ladders.

use crate::lexicon::Lexicon;
use crate::lexicon::TableId;
use crate::lexicon::ladders::{Profile, level};
use crate::snapshot::{Axis, Statement};
use std::collections::BTreeMap;

/// The heights of acts, each looked up once.
pub(super) struct Strengths<'lexicon> {
    lexicon: &'lexicon Lexicon,
    tops: BTreeMap<&'lexicon str, i32>,
    known: BTreeMap<(Axis, String), Option<u32>>,
}

impl<'lexicon> Strengths<'lexicon> {
    pub(super) fn new(lexicon: &'lexicon Lexicon) -> Self {
        let mut tops = BTreeMap::new();
        for row in lexicon.rows(TableId::Ladders) {
            let top = tops.entry(row.text("ladder")).or_insert(0);
            *top = row.text("level").parse::<i32>().unwrap_or_default().max(*top);
        }
        Self { lexicon, tops, known: BTreeMap::new() }
    }

    /// The mean height of the acts that stand on a ladder, in thousandths.
    pub(super) fn mean(&mut self, statements: &[Statement]) -> Option<u32> {
        let heights: Vec<u32> = statements.iter().filter_map(|one| self.height(one.axis, &one.act)).collect();
        let count = u32::try_from(heights.len()).ok().filter(|count| *count > 0)?;
        Some(heights.iter().sum::<u32>() / count)
    }

    fn height(&mut self, axis: Axis, act: &str) -> Option<u32> {
        let key = (axis, act.to_owned());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let step = level(self.lexicon, Profile::Communique, axis.as_str(), act);
        let height = step.and_then(|step| {
            let top = *self.tops.get(step.ladder).filter(|top| **top > 0)?;
            u32::try_from(step.level.max(0) * 1000 / top).ok()
        });
        self.known.insert(key, height);
        height
    }
}
