//! A check for programs: one JSON document, whatever was found.

use super::{Checks, state_clause, state_word};
use crate::gate::waivers::Waiver;
use crate::gate::{Outcome, State, Written};
use crate::render::json::{DiffDocument, document as diff_document};
use crate::snapshot::json::visible;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The schema number of the document.
pub const SCHEMA: u32 = 1;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckDocument {
    /// The schema number, [`SCHEMA`].
    pub schema: u32,
    /// `passed`, `differs` or `failed`: exit code 0, 1 or 2.
    pub outcome: String,
    /// How many snapshots are in each state.
    pub summary: BTreeMap<String, usize>,
    /// Every snapshot, in order of path.
    pub snapshots: Vec<CheckedDocument>,
    /// Waivers past their last day.
    pub expired_waivers: Vec<String>,
    /// Waivers that meet no change.
    pub stale_waivers: Vec<String>,
}

/// A snapshot that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckedDocument {
    /// Its path.
    pub snapshot: String,
    /// The path of its report; `null` where it names none.
    pub report: Option<String>,
    /// The state; of a changed snapshot its cause.
    pub state: String,
    /// What the state means, for people.
    pub message: String,
    /// `passed`, `differs` or `failed`.
    pub outcome: String,
    /// The pending snapshot that was written; `null` where none was.
    pub pending: Option<String>,
    /// What differs; `null` where nothing was compared or nothing differs.
    pub diff: Option<DiffDocument>,
}

/// Writes the document, 2-space indent, `\n` at the end.
///
/// # Errors
/// Only when `out` fails.
pub fn write(checks: &Checks<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let json = serde_json::to_string_pretty(&document(checks)).map_err(|_| fmt::Error)?;
    writeln!(out, "{}", visible(&json))
}

/// The check in its public form.
#[must_use]
pub fn document(checks: &Checks<'_>) -> CheckDocument {
    let prints = |waivers: &[Waiver]| waivers.iter().map(|waiver| waiver.fingerprint.clone()).collect();
    let snapshots = checks.checked.iter().map(|one| CheckedDocument {
        snapshot: one.snapshot.clone(),
        report: one.report.clone(),
        state: state_word(&one.state).to_owned(),
        message: state_clause(one),
        outcome: word(one.outcome(&checks.thresholds)).to_owned(),
        pending: match &one.written {
            Some(Written::Pending(path)) => Some(path.clone()),
            Some(Written::Snapshot) | None => None,
        },
        diff: match &one.state {
            State::Changed(changed) => Some(diff_document(&checks.comparison(changed))),
            State::Same
            | State::Form(_)
            | State::ReportMissing
            | State::SnapshotMissing(_)
            | State::Orphan(_)
            | State::Unreadable(_) => None,
        },
    });
    CheckDocument {
        schema: SCHEMA,
        outcome: word(checks.outcome()).to_owned(),
        summary: checks.counts().into_iter().map(|(word, count)| (word.to_owned(), count)).collect(),
        snapshots: snapshots.collect(),
        expired_waivers: prints(&checks.idle.expired),
        stale_waivers: prints(&checks.idle.stale),
    }
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Differs => "differs",
        Outcome::Failed => "failed",
    }
}
