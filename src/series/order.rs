//! The order of editions: by the date in the file name, else by the date of the event, else by the file name.
//!
//! The file name comes first because whoever built the series chose it, while a report may date its event only in
//! part, or not at all.

use super::Edition;
use crate::read::Article;
use crate::snapshot::{Edtf, Snapshot};
use std::path::Path;

/// What an edition is sorted by and shown as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EditionDate {
    key: String,
    label: String,
}

impl EditionDate {
    /// The ISO date that the file name begins with, else the date of the event, else the file name.
    #[must_use]
    pub fn of(snapshot: &Snapshot, path: &Path) -> Self {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let in_name = stem.get(..10).and_then(|head| Edtf::try_from(head.to_owned()).ok());
        let stated = snapshot.event.start.clone().filter(|date| date.bounds().is_some());
        let date = in_name.or(stated).map(|date| date.to_string());
        let key = format!("{} {stem}", date.clone().unwrap_or_default());
        Self { key, label: date.unwrap_or(stem) }
    }
}

/// An edition that has no place in its series yet.
#[derive(Debug, Clone)]
pub struct Dated {
    /// What it is sorted by.
    pub date: EditionDate,
    /// What its report says.
    pub snapshot: Snapshot,
    /// The report itself; `None` when only the snapshot is at hand.
    pub article: Option<Article>,
}

/// Sorts editions, oldest first, and makes their labels unique (`2023-05-20 (2)`).
#[must_use]
pub fn sort_editions(mut dated: Vec<Dated>) -> Vec<Edition> {
    dated.sort_by(|one, other| one.date.cmp(&other.date));
    let mut editions: Vec<Edition> = Vec::new();
    let mut previous = (String::new(), 0);
    for Dated { date, snapshot, article } in dated {
        let repeats = if previous.0 == date.label { previous.1 + 1 } else { 1 };
        let label = if repeats == 1 { date.label.clone() } else { format!("{} ({repeats})", date.label) };
        previous = (date.label, repeats);
        editions.push(Edition { label, snapshot, article });
    }
    editions
}
