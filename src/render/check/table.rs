//! A check for people: what is not as it was kept, why, what differs, and how to accept it.

use super::{Checks, shell_word, state_clause};
use crate::assess::Cause;
use crate::gate::{Changed, Checked, Outcome, State, Written};
use crate::render::verdict::plural;
use crate::render::{safe, table};
use std::fmt;

/// Writes a part for each snapshot that is not as it was kept, then the waivers that are idle, then the counts.
///
/// # Errors
/// Only when `out` fails.
pub fn write(checks: &Checks<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    for one in checks.checked {
        match &one.state {
            State::Same => {}
            State::Changed(changed) => write_changed(checks, one, changed, out)?,
            State::Form(_)
            | State::ReportMissing
            | State::SnapshotMissing(_)
            | State::Orphan(_)
            | State::Unreadable(_) => {
                write_head(one, out)?;
                if let Some(next) = next(one) {
                    writeln!(out, "  {next}")?;
                }
                writeln!(out)?;
            }
        }
    }
    write_idle(checks, out)?;
    write_counts(checks, out)
}

fn write_head(one: &Checked, out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "{}: {}", safe::workflow_log(&one.snapshot), safe::workflow_log(&state_clause(one)))
}

fn write_changed(
    checks: &Checks<'_>,
    one: &Checked,
    changed: &Changed,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    write_head(one, out)?;
    if changed.cause != Cause::Schema || !changed.assessment.findings.is_empty() {
        table::write(&checks.comparison(changed), out)?;
    }
    let fails = changed.outcome(&checks.thresholds) != Outcome::Passed;
    if let Some(next) = next(one) {
        writeln!(out, "  {next}")?;
    }
    if let Some(finding) =
        changed.assessment.findings.iter().find(|finding| finding.waived.is_none()).filter(|_| fails)
    {
        let print = &finding.fingerprint;
        if matches!(one.written, Some(Written::Pending(_))) {
            writeln!(out, "  one change only: summitdiff accept {print}")?;
        }
        writeln!(out, "  or let it stand:  summitdiff waive {print} --reason 'WHY'")?;
    }
    writeln!(out)
}

/// What a person does next.
fn next(one: &Checked) -> Option<String> {
    let path = shell_word(&one.snapshot);
    match (&one.state, &one.written) {
        (_, Some(Written::Snapshot)) => Some("written".to_owned()),
        (_, Some(Written::Pending(_))) => {
            Some(format!("to accept: summitdiff accept {path}    to refuse: summitdiff reject {path}"))
        }
        (State::Changed(changed), None) if changed.cause == Cause::Schema => {
            Some(format!("to migrate: summitdiff check --update all {path}"))
        }
        (State::Changed(_), None) => Some(format!("to accept: summitdiff check --update all {path}")),
        (State::SnapshotMissing(_), None) => Some("to make it: summitdiff check --update new".to_owned()),
        (State::ReportMissing | State::Orphan(_), None) => {
            Some("restore the report, or remove the snapshot".to_owned())
        }
        (State::Unreadable(trouble), None) => Some(format!("hint: {}", safe::workflow_log(&trouble.hint))),
        (State::Same | State::Form(_), None) => None,
    }
}

fn write_idle(checks: &Checks<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    for waiver in &checks.idle.expired {
        let day = waiver.expires.as_ref().map_or("", |day| day.as_str());
        writeln!(
            out,
            "waiver {} expired on {day}: {}",
            waiver.fingerprint,
            safe::workflow_log(&waiver.reason)
        )?;
    }
    for waiver in &checks.idle.stale {
        writeln!(
            out,
            "waiver {} meets no change: {}",
            waiver.fingerprint,
            safe::workflow_log(&waiver.reason)
        )?;
    }
    if checks.idle_fails() {
        writeln!(out, "  take them out of {}", safe::workflow_log(&checks.idle.file))?;
    }
    Ok(())
}

fn write_counts(checks: &Checks<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let counts: Vec<String> = checks.counts().iter().map(|(word, count)| format!("{count} {word}")).collect();
    let verdict = match checks.outcome() {
        Outcome::Passed => "passed",
        Outcome::Differs => "differs",
        Outcome::Failed => "failed",
    };
    let all = plural(checks.checked.len(), "snapshot");
    if counts.is_empty() {
        return writeln!(out, "{verdict}: no snapshots");
    }
    writeln!(out, "{verdict}: {all}: {}", counts.join(", "))
}
