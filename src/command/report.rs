//! `--report FORMAT=FILE`: documents for machines beside the output for people, several from one run.

use super::failure::Failure;
use super::run::Run;
use crate::store::{append, save};
use std::path::{Path, PathBuf};
use summitdiff::render::report::{Format, Report, Subject, github, write};

/// The most bytes that GitHub takes as a step's summary.
const LARGEST_SUMMARY: usize = 1_000_000;

/// A report that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    /// Its format.
    pub format: Format,
    /// The file; `None` for standard output.
    pub file: Option<PathBuf>,
}

/// Writes every report that is asked for, then the output for people and what reports go to standard output: a file that
/// cannot be written leaves standard output empty.
///
/// The annotations of GitHub come with the summary and the outputs of the step, where the runner names files for them.
///
/// # Errors
/// When a file cannot be written, or the output takes no more.
pub(crate) fn write_all(
    requests: &[Request],
    subject: Subject<'_>,
    mut printed: String,
    run: &mut Run<'_>,
) -> Result<(), Failure> {
    for request in requests {
        let text = text(request.format, subject);
        match &request.file {
            Some(file) => {
                save(file, text.as_bytes()).map_err(|error| super::extract::unsaved(file, error))?;
            }
            None => printed.push_str(&text),
        }
        if request.format == Format::Github {
            tell_runner(subject)?;
        }
    }
    run.print(&printed).map(drop)
}

fn text(format: Format, subject: Subject<'_>) -> String {
    let mut text = String::new();
    write(format, subject, &mut text).expect("a string takes all text");
    text
}

/// Appends to the files that the runner of GitHub Actions names.
fn tell_runner(subject: Subject<'_>) -> Result<(), Failure> {
    let named = |name| std::env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    if let Some(path) = named("GITHUB_STEP_SUMMARY") {
        let summary = text(Format::Markdown, subject);
        let whole = summary.len() <= LARGEST_SUMMARY;
        add(&path, if whole { &summary } else { "The differences are too many for a summary.\n" })?;
    }
    if let Some(path) = named("GITHUB_OUTPUT") {
        add(&path, &github::outputs(&Report::of(subject)))?;
    }
    Ok(())
}

fn add(path: &Path, text: &str) -> Result<(), Failure> {
    append(path, text.as_bytes()).map_err(|error| Failure::system("write", path, &error))
}
