//! A changelog as a document: for people in Markdown and HTML, for programs in JSON and CSV, and as the context of
//! users' templates.
//!
//! Comes in: the [`Changelog`] of a series and the word tables. Goes out: a [`Document`] of plain text, which each format
//! makes safe for its target. Promises: the newest edition first; in it the sections of [`Section::ALL`] in order, empty
//! ones left out; the identity of an entry is the fingerprint of its change, and stands once in an edition.

mod csv;
mod first;
mod html;
mod markdown;
mod merge;
mod quote;
mod sentence;
mod template;
mod title;

pub use csv::write as write_csv;
pub(in crate::render) use html::POLICY;
pub use html::write as write_html;
pub use markdown::write as write_markdown;
pub use merge::{Merged, Stale, merge};
pub use template::{TemplateError, write as write_template};

use super::Names;
use super::marking::Piece;
use crate::assess::Severity;
use crate::diff::{Direction, Kind, Pair};
use crate::lexicon::Lexicon;
use crate::series::{Changelog, Edition, Entry, Section, Step};
use crate::snapshot::Evidence;
use crate::snapshot::json::visible;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;
use title::Title;

/// The schema number of the JSON form and of the context of templates.
pub const SCHEMA: u32 = 1;

/// How much of the reports is quoted below an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quotes {
    /// Nothing.
    None,
    /// The beginning of one quote, where the entry itself quotes nothing.
    #[default]
    Short,
    /// The first quote of each side, whole.
    Full,
}

/// What a changelog shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Show {
    /// The quotes.
    pub quotes: Quotes,
    /// Whether the section on wording is shown.
    pub wording: bool,
    /// Whether an entry says why its two sides were taken for one thing.
    pub explain: bool,
}

/// A changelog as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Document {
    /// The schema number, [`SCHEMA`].
    pub schema: u32,
    /// The editions, the newest first.
    pub editions: Vec<EditionDocument>,
}

/// What one edition changes, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EditionDocument {
    /// What tells the edition from the others: its date, else the name of its file.
    pub label: String,
    /// What the meeting is called, with its place.
    pub title: String,
    /// The files of its reports, in order of name.
    pub paths: Vec<String>,
    /// The label of the edition that it is compared with; `null` for the first.
    pub previous: Option<String>,
    /// What stands before the sections: what it is compared with, or what the first edition holds.
    pub opening: Vec<Opening>,
    /// The sections that have entries.
    pub sections: Vec<SectionDocument>,
}

/// A line before the sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Opening {
    /// Its identity: 16 hex digits.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// Entries under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SectionDocument {
    /// Which section it is.
    pub section: Section,
    /// The heading.
    pub title: String,
    /// The entries.
    pub entries: Vec<EntryDocument>,
}

/// A change in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EntryDocument {
    /// Its identity: the fingerprint of the change.
    pub id: String,
    /// The kind of change.
    pub kind: Kind,
    /// How much it matters between two editions.
    pub severity: Severity,
    /// Which way it went, for ordered values.
    pub direction: Option<Direction>,
    /// The JSON pointer of what changed.
    pub path: String,
    /// The sentence, without a final stop.
    pub text: String,
    /// The sentence in pieces, the changed words of two quotes marked.
    pub pieces: Vec<PieceDocument>,
    /// Why the two sides were taken for one thing; `null` where nothing was paired, or by one id.
    pub matched: Option<String>,
    /// What each report says, the first quote of each side, white space normalized.
    pub quotes: Pair<Option<String>>,
}

/// A run of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PieceDocument {
    /// The text.
    pub text: String,
    /// Whether the other quote lacks it.
    pub changed: bool,
}

impl EntryDocument {
    /// The quotes that are shown below the entry, each with the side it is of where there are two.
    fn shown(&self, quotes: Quotes) -> Vec<(&'static str, String)> {
        let Pair { old, new } = &self.quotes;
        match quotes {
            Quotes::None => Vec::new(),
            // A quote shows where a topic stands, not that it moved.
            Quotes::Short if self.text.contains('“') || self.kind == Kind::PriorityMoved => Vec::new(),
            Quotes::Short => {
                let said = new.iter().chain(old).take(1).filter(|said| !self.text.contains(said.as_str()));
                said.map(|said| ("", quote::cut(said))).collect()
            }
            Quotes::Full => {
                let side = |name: &'static str, said: &Option<String>| said.clone().map(|said| (name, said));
                side("old", old).into_iter().chain(side("new", new)).collect()
            }
        }
    }
}

/// Puts a changelog into words; everything is there, whatever is shown later.
#[must_use]
pub fn document(changelog: &Changelog<'_>, lexicon: &Lexicon) -> Document {
    let known: Vec<&Edition> = changelog.steps.iter().map(|step| step.edition).collect();
    let series = Title::of(&known, lexicon);
    let editions = changelog.steps.iter().map(|step| edition(step, &series, lexicon)).collect();
    Document { schema: SCHEMA, editions }
}

/// Writes the JSON form.
///
/// # Errors
/// Only when `out` fails.
pub fn write_json(document: &Document, out: &mut dyn fmt::Write) -> fmt::Result {
    let json = serde_json::to_string_pretty(document).map_err(|_| fmt::Error)?;
    writeln!(out, "{}", visible(&json))
}

impl Document {
    /// The document without what is not shown.
    #[must_use]
    pub fn showing(&self, show: Show) -> Self {
        let mut shown = self.clone();
        let sections = shown.editions.iter_mut().flat_map(|edition| &mut edition.sections);
        for entry in sections.flat_map(|section| &mut section.entries).filter(|_| !show.explain) {
            entry.matched = None;
        }
        if !show.wording {
            for edition in &mut shown.editions {
                edition.sections.retain(|section| section.section != Section::Wording);
            }
        }
        shown
    }
}

fn edition(step: &Step<'_>, series: &Title, lexicon: &Lexicon) -> EditionDocument {
    let snapshot = &step.edition.snapshot;
    let names = match step.previous {
        Some(previous) => Names::new(&[&previous.snapshot, snapshot], lexicon),
        None => Names::new(&[snapshot], lexicon),
    };
    let opening = match step.previous {
        Some(previous) => vec![first::compared(previous, step.entries.is_empty())],
        None => first::openings(snapshot, &names),
    };
    let sections = Section::ALL.into_iter().filter_map(|section| {
        let filed = step.entries.iter().filter(|entry| entry.section == section);
        let entries: Vec<EntryDocument> = filed.map(|one| entry(one, &names)).collect();
        let title = section.title().to_owned();
        (!entries.is_empty()).then_some(SectionDocument { section, title, entries })
    });
    EditionDocument {
        label: step.edition.label.clone(),
        title: series.title(step.edition, &names),
        paths: step.edition.reports.clone(),
        previous: step.previous.map(|previous| previous.label.clone()),
        opening,
        sections: sections.collect(),
    }
}

fn entry(entry: &Entry, names: &Names) -> EntryDocument {
    let finding = &entry.finding;
    let change = &finding.change;
    let pieces = sentence::sentence(change, names);
    let text = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let piece = |Piece { text, changed }| PieceDocument { text, changed };
    let said = |quotes: &[Evidence]| quote::first(quotes);
    EntryDocument {
        id: finding.fingerprint.clone(),
        kind: change.kind,
        severity: finding.severity,
        direction: change.direction,
        path: change.path.clone(),
        text,
        pieces: pieces.into_iter().map(piece).collect(),
        matched: crate::render::entry::basis(change.alignment),
        quotes: Pair::new(said(&change.evidence.old), said(&change.evidence.new)),
    }
}

/// The text with a capital at its head.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
