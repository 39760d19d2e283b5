//! Stage 8: what was found → text for a target: one file per output format.
//!
//! Comes in: snapshots, changes and assessments. Goes out: text. Renderers add no facts, and text of others reaches
//! their output through [`safe`] only.
//!
//! Each format is a function `(comparison, out) -> fmt::Result`: [`table::write`], [`oneline::write`],
//! [`markdown::write`], [`json::write`], [`ndjson::write`], [`json_patch::write`], [`stat::write`],
//! [`name_only::write`]; one snapshot is shown by [`snapshot_table::write`]. They fail only when `out` does.

pub mod check;
pub mod facts;
pub mod findings;
pub mod changelog;
pub mod history;
pub mod json;
pub mod json_patch;
pub mod markdown;
pub mod marking;
pub mod name_only;
pub mod names;
pub mod ndjson;
pub mod oneline;
pub mod report;
pub mod rules;
pub mod safe;
pub mod schema;
pub mod settings;
pub mod snapshot_table;
pub mod stat;
pub mod table;
pub mod verdict;

mod entry;
mod footer;
mod layout;
mod part;
mod story;
#[cfg(test)]
mod sample;

pub use names::Names;
pub use part::Part;

use crate::assess::Assessment;
use crate::diff::Pair;
use crate::lexicon::Lexicon;
use crate::snapshot::Snapshot;

/// What is shown beside the changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Show {
    /// Name each entry that is the same on both sides.
    pub unchanged: bool,
    /// List each suppressed difference of form.
    pub suppressed: bool,
    /// Give every quote in full, with its place in the text.
    pub evidence: bool,
}

/// How output for people looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether escapes for colour may be written.
    pub color: bool,
    /// What is shown beside the changes.
    pub show: Show,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 80, color: false, show: Show::default() }
    }
}

/// What every renderer of a diff gets.
#[derive(Debug, Clone)]
pub struct Comparison<'run> {
    /// The two snapshots.
    pub snapshot: Pair<&'run Snapshot>,
    /// What differs, judged.
    pub assessment: &'run Assessment,
    /// What people call the things that the snapshots name by id and code.
    pub names: Names,
    /// How it is to look.
    pub options: Options,
}

impl<'run> Comparison<'run> {
    /// Gathers what the renderers need.
    #[must_use]
    pub fn new(
        snapshot: Pair<&'run Snapshot>,
        assessment: &'run Assessment,
        lexicon: &Lexicon,
        options: Options,
    ) -> Self {
        Self { snapshot, assessment, names: Names::new(&[snapshot.old, snapshot.new], lexicon), options }
    }
}
