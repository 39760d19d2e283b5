//! The history of a series: a table for the terminal, records for other tools, a heat map for people.
//!
//! Comes in: a [`History`]. Goes out: text. Promises: the share of a topic is shown by the same five steps everywhere,
//! with a sign, so that no meaning hangs on colour; removals and returns are told as events.

#[cfg(feature = "parquet")]
mod parquet;
mod records;
mod svg;
mod table;

#[cfg(feature = "parquet")]
pub use parquet::write as write_parquet;
pub use records::{write_csv, write_jsonl};
pub use svg::{write_html, write_svg};
pub use table::write as write_table;

use crate::series::{History, Life, LifeEvent, MatchedBy, Stage};
use crate::snapshot::json::visible;
use std::fmt;

/// What is shown of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Show {
    /// Topics.
    pub topics: bool,
    /// Participants.
    pub participants: bool,
    /// What each match rests on.
    pub explain: bool,
    /// Columns of the output.
    pub width: usize,
}

/// A table of lives with its heading.
struct Part<'run> {
    title: &'static str,
    lives: &'run [Life],
}

fn parts(history: &History, show: Show) -> Vec<Part<'_>> {
    let topics = show.topics.then_some(Part { title: "Topics", lives: &history.topics });
    let people = show.participants.then_some(Part { title: "Participants", lives: &history.participants });
    topics.into_iter().chain(people).collect()
}

/// How much of an edition an entry takes, in steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// Not there.
    Absent,
    /// Less than a twentieth of the statements.
    Least,
    /// Less than a tenth.
    Less,
    /// Less than a fifth.
    More,
    /// A fifth and more; a participant who is there.
    Most,
}

impl Step {
    const SHOWN: [Self; 4] = [Self::Least, Self::Less, Self::More, Self::Most];

    fn of(stage: &Stage) -> Self {
        match stage.share {
            _ if !stage.event.is_present() => Self::Absent,
            Some(share) if share < 50 => Self::Least,
            Some(share) if share < 100 => Self::Less,
            Some(share) if share < 200 => Self::More,
            Some(_) | None => Self::Most,
        }
    }

    /// Its sign, legible without colour.
    const fn sign(self) -> char {
        match self {
            Self::Absent => '·',
            Self::Least => '░',
            Self::Less => '▒',
            Self::More => '▓',
            Self::Most => '█',
        }
    }

    const fn meaning(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Least => "under 5 %",
            Self::Less => "under 10 %",
            Self::More => "under 20 %",
            Self::Most => "20 % and more",
        }
    }
}

/// Writes one JSON document.
///
/// # Errors
/// Only when `out` fails.
pub fn write_json(history: &History, out: &mut dyn fmt::Write) -> fmt::Result {
    let json = serde_json::to_string_pretty(history).map_err(|_| fmt::Error)?;
    writeln!(out, "{}", visible(&json))
}

/// Why an entry was taken for one of an earlier edition, as a clause.
const fn reason(matched: MatchedBy) -> &'static str {
    match matched {
        MatchedBy::Id => "the same id",
        MatchedBy::NameKey => "spellings of one name, and no other country",
        MatchedBy::Seat => "the delegation of the same country or organization",
        MatchedBy::Successor => "the delegation of the organization that took its place",
    }
}

/// Thousandths as percent with one decimal: `62` → `6.2`.
fn percent(thousandths: u32) -> String {
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

/// The event of a life at the last edition.
fn latest(life: &Life) -> LifeEvent {
    life.stages.last().map_or(LifeEvent::NotYet, |stage| stage.event)
}
