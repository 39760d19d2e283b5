//! The words of the command line: the only place that knows flags.
//!
//! Comes in: the arguments. Goes out: a [`Command`] whose every option is resolved, or a [`Failure`] in the form that
//! every error has.

mod changelog;
mod check;
mod compare_flags;
mod config;
mod config_flags;
mod diff;
mod edition_flags;
mod extract;
mod git;
mod history;
mod look_flags;
mod pending;
mod read_flags;
mod report_flags;
mod rules;
mod schema;
mod threshold;
mod usage;
mod waive;
mod words;

use crate::command::{Command, Failure};
use clap::{Parser, Subcommand};
use std::ffi::OsString;

/// Says what changed between versions of a summit report: who took part, what was wanted, what was decided.
#[derive(Debug, Parser)]
#[command(name = "summitdiff", version, disable_help_subcommand = true, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

const AFTER_HELP: &str = "\
Exit codes: 0 no difference at or above --fail-on, 1 differences, 2 no answer (usage, unreadable input).
Everything stays on this machine: no network; the clock is asked only for waivers with a last day.";

#[derive(Debug, Subcommand)]
enum Verb {
    Extract(extract::Flags),
    Changelog(changelog::Flags),
    History(history::Flags),
    Diff(diff::Flags),
    Check(check::Flags),
    Pending(pending::ListFlags),
    Accept(pending::AcceptFlags),
    Reject(pending::RejectFlags),
    Review(pending::ReviewFlags),
    Waive(waive::Flags),
    Config(config::Flags),
    #[command(name = "git-driver")]
    GitDriver(git::DriverFlags),
    Textconv(git::TextconvFlags),
    #[command(name = "merge-driver")]
    MergeDriver(git::MergeFlags),
    /// Print how to set git up to use this program
    #[command(name = "git-config")]
    GitConfig,
    Rules(rules::Flags),
    Schema(schema::Flags),
}

/// Resolves the arguments, the name of the program first.
///
/// # Errors
/// When they are no command; help and version are commands.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Failure> {
    match Cli::try_parse_from(arguments) {
        Ok(Cli { verb: Verb::Extract(flags) }) => flags.resolve().map(Command::Extract),
        Ok(Cli { verb: Verb::Changelog(flags) }) => flags.resolve().map(Command::Changelog),
        Ok(Cli { verb: Verb::History(flags) }) => flags.resolve().map(Command::History),
        Ok(Cli { verb: Verb::Diff(flags) }) => flags.resolve().map(Command::Diff),
        Ok(Cli { verb: Verb::Check(flags) }) => Ok(Command::Check(flags.resolve())),
        Ok(Cli { verb: Verb::Pending(flags) }) => Ok(flags.resolve()),
        Ok(Cli { verb: Verb::Accept(flags) }) => Ok(flags.resolve()),
        Ok(Cli { verb: Verb::Reject(flags) }) => Ok(flags.resolve()),
        Ok(Cli { verb: Verb::Review(flags) }) => Ok(flags.resolve()),
        Ok(Cli { verb: Verb::Waive(flags) }) => Ok(Command::Waive(flags.resolve())),
        Ok(Cli { verb: Verb::Config(flags) }) => Ok(flags.resolve()),
        Ok(Cli { verb: Verb::GitDriver(flags) }) => Ok(flags.resolve()),
        Ok(Cli { verb: Verb::Textconv(flags) }) => Ok(flags.resolve()),
        Ok(Cli { verb: Verb::MergeDriver(flags) }) => Ok(flags.resolve()),
        Ok(Cli { verb: Verb::GitConfig }) => Ok(Command::GitConfig),
        Ok(Cli { verb: Verb::Rules(flags) }) => Ok(Command::Rules(flags.resolve())),
        Ok(Cli { verb: Verb::Schema(flags) }) => Ok(Command::Schema(flags.resolve())),
        Err(error) if !error.use_stderr() => Ok(Command::Print(error.to_string())),
        Err(error) => Err(usage::failure(&error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_flags_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }
}
