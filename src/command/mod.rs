//! One file per subcommand: the only place, with `store`, that touches files, streams and the environment.
//!
//! Comes in: options that the command line was resolved into. Goes out: text on the streams of a [`Run`], files through
//! [`crate::store`], and a [`Status`]. Promises: what fails leaves standard output empty, unless a stream of records was
//! asked for.

mod captures;
mod excuses;
mod failure;
mod filter;
mod run;
mod input;
mod jsonl;
mod load;
mod look;
mod nearest;
mod progress;
mod today;
pub(crate) mod check;
pub(crate) mod config;
pub(crate) mod git;
pub(crate) mod pending;
pub(crate) mod report;
pub(crate) mod waive;
pub(crate) mod series;
pub(crate) mod changelog;
pub(crate) mod history;
pub(crate) mod select;
pub(crate) mod diff;
pub(crate) mod extract;
pub(crate) mod rules;
pub(crate) mod schema;

pub(crate) use failure::Failure;
pub(crate) use input::{USUAL_TIME, range};
pub(crate) use load::ReadOptions;
pub(crate) use look::Look;
pub(crate) use run::{Run, Settings};

use std::process::ExitCode;

/// A command with its options.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Command {
    /// Print a text: help, version.
    Print(String),
    /// Reports → snapshots.
    Extract(extract::Options),
    /// What changed from edition to edition of a series.
    Changelog(changelog::Options),
    /// The lives of topics and participants over a series.
    History(history::Options),
    /// Two versions → what changed.
    Diff(diff::Options),
    /// Kept snapshots → what moved and why.
    Check(check::Options),
    /// What waits for a decision.
    Pending(pending::Options, (pending::Format, Look)),
    /// A decision on what waits.
    Decide(pending::Decision, pending::Options),
    /// Decisions by questions and answers.
    Review(pending::Options, Look),
    /// A change that may stand.
    Waive(waive::Options),
    /// The settings that hold.
    Config(config::ConfigChoice, config::Format),
    /// A changed file inside `git diff`.
    GitDriver(git::driver::Options),
    /// A file as text.
    Textconv(git::textconv::Options),
    /// Two snapshots merged.
    MergeDriver(git::merge::Options),
    /// How git is set up.
    GitConfig,
    /// The JSON Schema of a contract.
    Schema(schema::Contract),
    /// What can be reported.
    Rules(rules::Options),
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// To the end; nothing at or above the threshold.
    Passed,
    /// To the end; something at or above the threshold.
    Differs,
    /// It could not answer.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Passed => Self::SUCCESS,
            Status::Differs => Self::from(1),
            Status::Failed => Self::from(2),
        }
    }
}

/// Runs a command.
///
/// # Errors
/// Whatever keeps it from an answer.
pub(crate) fn execute(command: &Command, run: &mut Run<'_>) -> Result<Status, Failure> {
    match command {
        Command::Print(text) => run.print(text).map(|_| Status::Passed),
        Command::Extract(options) => extract::execute(options, run),
        Command::Changelog(options) => changelog::execute(options, run),
        Command::History(options) => history::execute(options, run),
        Command::Diff(options) => diff::execute(options, run),
        Command::Check(options) => check::execute(options, run),
        Command::Pending(options, how) => pending::list(options, *how, run),
        Command::Decide(decision, options) => pending::decide(*decision, options, run),
        Command::Review(options, look) => pending::review::execute(options, *look, run),
        Command::Waive(options) => waive::execute(options, run),
        Command::Config(choice, format) => config::show(choice, *format, run),
        Command::GitDriver(options) => git::driver::execute(options, run),
        Command::Textconv(options) => git::textconv::execute(options, run),
        Command::MergeDriver(options) => git::merge::execute(options, run),
        Command::GitConfig => git::setup::execute(run),
        Command::Schema(contract) => schema::execute(*contract, run),
        Command::Rules(options) => rules::execute(*options, run),
    }
}
