//! One comment for a merge request: it begins with a marker, so that the next run edits it instead of posting another.

use super::{MARKER, Subject};
use crate::gate::{Outcome, State};
use crate::render::check::{Checks, state_clause};
use crate::render::verdict::plural;
use crate::render::{markdown, safe};
use std::fmt;

/// A comment of GitHub holds 65,536 characters; what goes beyond is cut between snapshots and said to be.
const MOST: usize = 60_000;

/// Writes the comment.
///
/// # Errors
/// Only when `out` fails.
pub fn write(subject: Subject<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "{MARKER}")?;
    match subject {
        Subject::Diff(diff) => markdown::write(diff.comparison, out),
        Subject::Checks(checks) => write_checks(checks, out),
    }
}

fn write_checks(checks: &Checks<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let verdict = match checks.outcome() {
        Outcome::Passed => "passed",
        Outcome::Differs => "differs",
        Outcome::Failed => "failed",
    };
    let counts: Vec<String> = checks.counts().iter().map(|(word, count)| format!("{count} {word}")).collect();
    writeln!(out, "## summitdiff: {verdict}\n")?;
    writeln!(out, "{}: {}", plural(checks.checked.len(), "snapshot"), counts.join(", "))?;
    let (mut length, mut left) = (0, 0);
    for one in checks.checked.iter().filter(|one| !matches!(one.state, State::Same | State::Form(_))) {
        let mut part = String::new();
        let (name, clause) = (safe::markdown(&one.snapshot), safe::markdown(&state_clause(one)).into_owned());
        fmt::Write::write_fmt(&mut part, format_args!("\n## {name}\n\n{clause}\n"))?;
        if let State::Changed(changed) = &one.state {
            part.push('\n');
            markdown::write(&checks.comparison(changed), &mut part)?;
        }
        length += part.len();
        if length > MOST {
            left += 1;
        } else {
            out.write_str(&part)?;
        }
    }
    if left > 0 {
        writeln!(out, "\n{} more; `summitdiff check` shows all of them.", plural(left, "snapshot"))?;
    }
    Ok(())
}
