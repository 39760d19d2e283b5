//! A check, one line a finding: the snapshot, the state, then what the line of a diff has.

use super::{Checks, state_clause, state_word};
use crate::gate::State;
use crate::render::{oneline, safe};
use std::fmt;

/// Writes one line for each finding and for each snapshot that is in no state to have any; nothing for those as kept.
///
/// # Errors
/// Only when `out` fails.
pub fn write(checks: &Checks<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    for one in checks.checked {
        let head = format!("{}: {}", safe::workflow_log(&one.snapshot), state_word(&one.state));
        match &one.state {
            State::Same | State::Form(_) => {}
            State::Changed(changed) => {
                let mut lines = String::new();
                oneline::write(&checks.comparison(changed), &mut lines)?;
                if lines.is_empty() {
                    writeln!(out, "{head} no field differs")?;
                }
                for line in lines.lines() {
                    writeln!(out, "{head} {line}")?;
                }
            }
            State::ReportMissing | State::SnapshotMissing(_) | State::Orphan(_) | State::Unreadable(_) => {
                writeln!(out, "{head} {}", safe::workflow_log(&state_clause(one)))?;
            }
        }
    }
    for (word, waivers) in [("expired", &checks.idle.expired), ("stale", &checks.idle.stale)] {
        for waiver in waivers {
            writeln!(out, "waiver {word}: [{}] {}", waiver.fingerprint, safe::workflow_log(&waiver.reason))?;
        }
    }
    Ok(())
}
