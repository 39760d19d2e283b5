//! Reports for the machines around a continuous integration, several from one run.
//!
//! Comes in: a check or a diff. Goes out: a document of the format asked for, valid whatever was found, also nothing.
//! Every format tells the same [`Item`]s with the same fingerprints; what a waiver covers is told where the format has
//! a place for it and left out where it has none.

mod items;
pub mod github;
pub mod gitlab;
pub mod junit;
pub mod markdown;
pub mod rdjson;
pub mod sarif;

pub use items::{Case, Item, Level, Region, Report, Thresholded};

use super::check::{Checks, json as check_json};
use super::{Comparison, json as diff_json};
use std::fmt;

/// The marker of a comment that is edited instead of posted anew.
pub const MARKER: &str = "<!-- summitdiff -->";

/// A format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Annotations of GitHub Actions: commands to the runner.
    Github,
    /// A Code Quality report of GitLab.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
    /// `JUnit` XML.
    Junit,
    /// The diagnostics of reviewdog.
    Rdjson,
    /// The document of `check` or `diff`.
    Json,
    /// A comment for a merge request.
    Markdown,
}

impl Format {
    /// All of them, in the order of their words.
    pub const ALL: [Self; 7] =
        [Self::Github, Self::Gitlab, Self::Json, Self::Junit, Self::Markdown, Self::Rdjson, Self::Sarif];

    /// Its word in flags.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Rdjson => "rdjson",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }
}

/// What is reported on.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'run> {
    /// Kept snapshots.
    Checks(&'run Checks<'run>),
    /// Two versions.
    Diff(Thresholded<'run>),
}

/// Writes a report.
///
/// # Errors
/// Only when `out` fails.
pub fn write(format: Format, subject: Subject<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let report = Report::of(subject);
    match (format, subject) {
        (Format::Github, _) => github::write(&report, out),
        (Format::Gitlab, _) => gitlab::write(&report, out),
        (Format::Sarif, _) => sarif::write(&report, out),
        (Format::Junit, _) => junit::write(&report, out),
        (Format::Rdjson, _) => rdjson::write(&report, out),
        (Format::Markdown, _) => markdown::write(subject, out),
        (Format::Json, Subject::Checks(checks)) => check_json::write(checks, out),
        (Format::Json, Subject::Diff(diff)) => diff_json::write(diff.comparison, out),
    }
}

#[cfg(test)]
mod tests;
