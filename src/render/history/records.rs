//! The history as records for spreadsheets, databases and notebooks: one record for each entry and edition in which
//! something can be said of it.
//!
//! An entry that is not there yet, or gone since an earlier edition, gives no record; the edition that drops it does.

use super::{Part, Show, parts};
use crate::render::safe;
use crate::series::{History, Life, LifeEvent};
use crate::snapshot::json::visible;
use serde::Serialize;
use std::fmt;

/// The columns, in order.
const COLUMNS: &str = "kind,id,label,edition_number,edition,event,rank,statements,share_percent,strength,matched_by,\
                       first_edition,last_edition,succeeds";

/// One entry in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Record<'run> {
    pub(super) kind: &'static str,
    pub(super) id: &'run str,
    pub(super) label: &'run str,
    /// 1-based, oldest first.
    pub(super) edition_number: usize,
    pub(super) edition: &'run str,
    pub(super) event: &'static str,
    pub(super) rank: Option<u32>,
    pub(super) statements: Option<u32>,
    /// Thousandths, for forms that have decimals of their own.
    #[serde(skip)]
    pub(super) share: Option<u32>,
    /// A number with one decimal.
    pub(super) share_percent: Option<serde_json::Number>,
    pub(super) strength: Option<u32>,
    pub(super) matched_by: Option<&'static str>,
    pub(super) first_edition: &'run str,
    pub(super) last_edition: &'run str,
    pub(super) succeeds: Option<&'run str>,
}

/// Writes the header and the records as CSV (RFC 4180).
///
/// # Errors
/// Only when `out` fails.
pub fn write_csv(history: &History, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "{COLUMNS}")?;
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    for record in records(history, show) {
        let fields = [
            record.kind.to_owned(),
            record.id.to_owned(),
            record.label.to_owned(),
            record.edition_number.to_string(),
            record.edition.to_owned(),
            record.event.to_owned(),
            number(record.rank),
            number(record.statements),
            record.share_percent.as_ref().map(ToString::to_string).unwrap_or_default(),
            number(record.strength),
            record.matched_by.unwrap_or_default().to_owned(),
            record.first_edition.to_owned(),
            record.last_edition.to_owned(),
            record.succeeds.unwrap_or_default().to_owned(),
        ];
        let fields: Vec<_> = fields.iter().map(|field| safe::csv_field(field)).collect();
        writeln!(out, "{}", fields.join(","))?;
    }
    Ok(())
}

/// Writes the records as JSON Lines, with the keys of the CSV columns.
///
/// # Errors
/// Only when `out` fails.
pub fn write_jsonl(history: &History, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    for record in records(history, show) {
        let line = serde_json::to_string(&record).map_err(|_| fmt::Error)?;
        let line = visible(&line);
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Every record, topics first.
pub(super) fn records(history: &History, show: Show) -> impl Iterator<Item = Record<'_>> {
    let lives = parts(history, show).into_iter().flat_map(|Part { title, lives }| {
        let kind = if title == "Topics" { "topic" } else { "participant" };
        lives.iter().map(move |life| (kind, life))
    });
    lives.flat_map(|(kind, life)| of_life(kind, life, &history.editions))
}

fn of_life<'run>(
    kind: &'static str,
    life: &'run Life,
    editions: &'run [String],
) -> impl Iterator<Item = Record<'run>> {
    let told = |event| !matches!(event, LifeEvent::NotYet | LifeEvent::Gone);
    let stages = life.stages.iter().enumerate().filter(move |(_, stage)| told(stage.event));
    stages.map(move |(at, stage)| Record {
        kind,
        id: life.id.as_str(),
        label: &life.label,
        edition_number: at + 1,
        edition: &editions[at],
        event: stage.event.as_str(),
        rank: stage.rank,
        statements: stage.statements,
        share: stage.share,
        share_percent: stage.share.and_then(|share| super::percent(share).parse().ok()),
        strength: stage.strength,
        matched_by: stage.matched.map(crate::series::MatchedBy::as_str),
        first_edition: &editions[life.first],
        last_edition: &editions[life.last],
        succeeds: life.succeeds.as_ref().map(crate::snapshot::Id::as_str),
    })
}
