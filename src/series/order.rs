//! The order of editions: by the date in the file name, else by the date of the event, else by the file name.
//!
//! The file name comes first because whoever built the series chose it, while a report may date its event only in
//! part, or not at all. Reports of one day are one edition, unless they are versions of one text, or of two meetings.

use super::Edition;
use super::meeting::{is_one, join};
use crate::read::Article;
use crate::snapshot::{Edtf, Snapshot};
use std::path::Path;

/// What an edition is sorted by and shown as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EditionDate {
    key: String,
    label: String,
    /// Whether the label is one day of the calendar.
    is_day: bool,
}

impl EditionDate {
    /// The ISO date that the file name begins with, else the date of the event, else the file name.
    #[must_use]
    pub fn of(snapshot: &Snapshot, path: &Path) -> Self {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let in_name = stem.get(..10).and_then(|head| Edtf::try_from(head.to_owned()).ok());
        let stated = snapshot.event.start.clone().filter(|date| date.bounds().is_some());
        let date = in_name.or(stated);
        let day = date.as_ref().and_then(Edtf::bounds);
        let is_day = day.is_some_and(|(first, last)| first == last);
        let date = date.map(|date| date.to_string());
        let key = format!("{} {stem}", date.clone().unwrap_or_default());
        Self { key, label: date.unwrap_or(stem), is_day }
    }
}

impl EditionDate {
    /// The time at which a web archive captured the page: `2000-06-20T18:02:59Z`.
    #[must_use]
    pub fn captured(datetime: &str) -> Self {
        Self { key: datetime.to_owned(), label: datetime.to_owned(), is_day: false }
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

/// What makes an edition of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// A meeting: reports of one day are taken together.
    Meetings,
    /// A report, whatever day it is of.
    Reports,
}

/// Sorts editions, oldest first, joins the reports of one meeting, and makes the labels unique (`2023-05-20 (2)`).
#[must_use]
pub fn sort_editions(mut dated: Vec<Dated>, grouping: Grouping) -> Vec<Edition> {
    dated.sort_by(|one, other| one.date.cmp(&other.date));
    let mut editions: Vec<Edition> = Vec::new();
    // Where the editions of the day at hand begin.
    let (mut label, mut first) = (String::new(), 0);
    for Dated { date, snapshot, article } in dated {
        if label != date.label {
            (label, first) = (date.label.clone(), editions.len());
        }
        let day = &mut editions[first..];
        let joins = grouping == Grouping::Meetings && date.is_day;
        if let Some(edition) = day.iter_mut().find(|edition| joins && is_one(&edition.snapshot, &snapshot)) {
            add(edition, snapshot, article);
            continue;
        }
        let label = match day.len() {
            0 => date.label,
            before => format!("{} ({})", date.label, before + 1),
        };
        let reports = snapshot.source.path.iter().cloned().collect();
        editions.push(Edition { label, snapshot, article, reports });
    }
    editions
}

/// A further report of the meeting.
fn add(edition: &mut Edition, snapshot: Snapshot, article: Option<Article>) {
    edition.reports.extend(snapshot.source.path.iter().cloned());
    let known = (edition.snapshot.clone(), edition.article.take());
    (edition.snapshot, edition.article) = join(known, (snapshot, article));
}
