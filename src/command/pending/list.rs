//! `summitdiff pending`: what waits, with everything that a decision needs.

use super::{Desk, Options, prepare, selector};
use crate::command::Status;
use crate::command::failure::Failure;
use crate::command::look::Look;
use crate::command::run::Run;
use summitdiff::gate::waivers::Idle;
use summitdiff::gate::{Checked, Thresholds, Written};
use summitdiff::render::check::{Checks, json, oneline, table};

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Table,
    /// One line a change.
    Oneline,
    /// One JSON document.
    Json,
}

/// Runs the command; [`Status::Differs`] when something waits.
///
/// # Errors
/// A word that means nothing that waits, or a file that cannot be read.
pub(crate) fn list(
    options: &Options,
    (format, look): (Format, Look),
    run: &mut Run<'_>,
) -> Result<Status, Failure> {
    let (config, read) = prepare(options)?;
    let desk = Desk::new(options, config, &read)?;
    let waiting = desk.waiting(&options.selectors)?;
    let mut wanted: Vec<usize> = Vec::new();
    for word in &options.selectors {
        match selector::find(word, &waiting)? {
            selector::Meant::Whole(found) | selector::Meant::Change(found, _) => wanted.extend(found),
        }
    }
    let checked: Vec<Checked> = waiting
        .into_iter()
        .enumerate()
        .filter(|(index, _)| options.selectors.is_empty() || wanted.contains(index))
        .map(|(_, one)| Checked {
            written: Some(Written::Pending(super::shown(&one.pending))),
            ..one.checked
        })
        .collect();
    let idle = Idle::default();
    let checks = Checks {
        checked: &checked,
        thresholds: Thresholds::default(),
        idle: &idle,
        lexicon: &desk.loader.lexicon,
        options: look.resolve(run.settings),
    };
    let mut text = String::new();
    let written = match format {
        Format::Table => table::write(&checks, &mut text),
        Format::Oneline => oneline::write(&checks, &mut text),
        Format::Json => json::write(&checks, &mut text),
    };
    written.expect("a string takes all text");
    run.print(&text)?;
    Ok(if checked.is_empty() { Status::Passed } else { Status::Differs })
}
