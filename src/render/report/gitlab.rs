//! The Code Quality report of GitLab: a JSON array, `[]` for no finding.

use super::{Item, Report};
use crate::assess::Severity;
use crate::snapshot::json::visible;
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct Issue<'item> {
    description: String,
    check_name: &'item str,
    fingerprint: &'item str,
    severity: &'static str,
    location: Location<'item>,
}

#[derive(Serialize)]
struct Location<'item> {
    path: &'item str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// Writes the findings that no waiver covers.
///
/// # Errors
/// Only when `out` fails.
pub fn write(report: &Report, out: &mut dyn fmt::Write) -> fmt::Result {
    let issues: Vec<Issue<'_>> = report.open().map(issue).collect();
    let json = serde_json::to_string_pretty(&issues).map_err(|_| fmt::Error)?;
    writeln!(out, "{}", visible(&json))
}

fn issue(item: &Item) -> Issue<'_> {
    Issue {
        description: item.message.clone(),
        check_name: &item.rule,
        fingerprint: &item.fingerprint,
        severity: match item.severity {
            None => "blocker",
            Some(Severity::Critical) => "critical",
            Some(Severity::Major) => "major",
            Some(Severity::Minor) => "minor",
            Some(Severity::Info) => "info",
        },
        location: Location {
            path: &item.file,
            lines: Lines { begin: item.region.map_or(1, |region| region.line) },
        },
    }
}
