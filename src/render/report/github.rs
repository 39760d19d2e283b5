//! Annotations of GitHub Actions: commands that the runner takes from the log.
//!
//! GitHub shows ten of each level a step and drops the rest without a word: the ten worst are told, then how many more
//! there are. What was removed from a report is told at its head, as only lines of the new file can be annotated.

use super::{Item, Level, Report};
use crate::render::safe;
use std::fmt;

/// The most annotations of one level that GitHub shows for a step.
pub const MOST: usize = 10;

/// Writes one command a line; nothing for no finding.
///
/// # Errors
/// Only when `out` fails.
pub fn write(report: &Report, out: &mut dyn fmt::Write) -> fmt::Result {
    let mut more = 0;
    for level in [Level::Error, Level::Warning, Level::Note] {
        let mut items: Vec<&Item> = report.open().filter(|item| item.level == level).collect();
        items.sort_by_key(|item| item.severity);
        more += items.len().saturating_sub(MOST);
        for item in items.into_iter().take(MOST) {
            annotate(item, out)?;
        }
    }
    if more == 0 {
        return Ok(());
    }
    let noun = if more == 1 { "finding" } else { "findings" };
    writeln!(out, "::notice title=summitdiff::{more} more {noun}; the summary of the step has all of them")
}

fn annotate(item: &Item, out: &mut dyn fmt::Write) -> fmt::Result {
    let word = match item.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let file = safe::workflow_property(&item.file);
    let place = item.region.map_or_else(
        || ",line=1".to_owned(),
        |region| format!(",line={},endLine={},col={}", region.line, region.end_line, region.column),
    );
    let title = safe::workflow_property(&item.rule);
    let message = safe::workflow_data(&item.message);
    writeln!(
        out,
        "::{word} file={file}{place},title={title}::{message} [{}]",
        safe::workflow_data(&item.fingerprint)
    )
}

/// The outputs of the step, one `NAME=VALUE` a line.
#[must_use]
pub fn outputs(report: &Report) -> String {
    let changed = report.cases.iter().any(|case| !case.items.is_empty());
    format!(
        "error-count={}\nwarning-count={}\ninfo-count={}\nchanged={changed}\n",
        report.count(Level::Error),
        report.count(Level::Warning),
        report.count(Level::Note)
    )
}
