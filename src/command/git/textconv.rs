//! `summitdiff textconv`: a report or snapshot as text, one fact a line, for `git diff` and `git log -p`.

use super::side;
use crate::command::Status;
use crate::command::failure::Failure;
use crate::command::load::{Loader, ReadOptions};
use crate::command::run::Run;
use crate::store::read_file;
use std::path::PathBuf;
use summitdiff::render::{facts, safe};

/// What `textconv` was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// The file.
    pub file: PathBuf,
    /// How reports are read.
    pub read: ReadOptions,
}

/// Runs the command. What is neither report nor snapshot is shown as a terminal may see it: git gives up where this fails.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn execute(options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let loader = Loader::new(&options.read)?;
    let mut text = String::new();
    match side(&options.file, &loader) {
        Ok(Some(shown)) => facts::write(&shown.snapshot, &mut text).expect("a string takes all text"),
        Ok(None) => {}
        Err(failure) => {
            let bytes = read_file(&options.file, options.read.max_size).map_err(|_| failure)?;
            text = safe::terminal_lines(&String::from_utf8_lossy(&bytes));
        }
    }
    run.print(&text).map(|_| Status::Passed)
}
