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
use clap::{ArgMatches, Args as _, FromArgMatches};
use std::ffi::OsString;

/// A command: its word, what it is for, its flags, and what they resolve into.
struct Verb {
    name: &'static str,
    about: &'static str,
    flags: fn(clap::Command) -> clap::Command,
    resolve: fn(&ArgMatches) -> Result<Command, Failure>,
}

const VERBS: [Verb; 17] = [
    Verb {
        name: "extract",
        about: "Print what reports say, as snapshots",
        flags: extract::Flags::augment_args,
        resolve: |matches| {
            read(matches).and_then(|flags: extract::Flags| flags.resolve().map(Command::Extract))
        },
    },
    Verb {
        name: "changelog",
        about: "Print what each edition of a series changes, the newest first",
        flags: changelog::Flags::augment_args,
        resolve: |matches| {
            read(matches).and_then(|flags: changelog::Flags| flags.resolve().map(Command::Changelog))
        },
    },
    Verb {
        name: "history",
        about: "Print the life of each topic and participant over the editions of a series",
        flags: history::Flags::augment_args,
        resolve: |matches| {
            read(matches).and_then(|flags: history::Flags| flags.resolve().map(Command::History))
        },
    },
    Verb {
        name: "diff",
        about: "Print what changed between two versions of a report, or between two meetings of one series",
        flags: diff::Flags::augment_args,
        resolve: |matches| read(matches).and_then(|flags: diff::Flags| flags.resolve().map(Command::Diff)),
    },
    Verb {
        name: "check",
        about: "Check that kept snapshots still are what their reports give, and say why one is not",
        flags: check::Flags::augment_args,
        resolve: |matches| read(matches).map(|flags: check::Flags| Command::Check(flags.resolve())),
    },
    Verb {
        name: "pending",
        about: "List the snapshots that wait for a decision, with what differs; exit code 1 when there are any",
        flags: pending::ListFlags::augment_args,
        resolve: |matches| read(matches).map(|flags: pending::ListFlags| flags.resolve()),
    },
    Verb {
        name: "accept",
        about: "Accept what waits: whole snapshots by path, or one change by its fingerprint",
        flags: pending::AcceptFlags::augment_args,
        resolve: |matches| read(matches).map(|flags: pending::AcceptFlags| flags.resolve()),
    },
    Verb {
        name: "reject",
        about: "Reject what waits: the kept snapshots stay as they are",
        flags: pending::RejectFlags::augment_args,
        resolve: |matches| read(matches).map(|flags: pending::RejectFlags| flags.resolve()),
    },
    Verb {
        name: "review",
        about: "Decide on what waits, change by change, on a terminal",
        flags: pending::ReviewFlags::augment_args,
        resolve: |matches| read(matches).map(|flags: pending::ReviewFlags| flags.resolve()),
    },
    Verb {
        name: "waive",
        about: "Let a change stand: add a waiver with its reason to `summitdiff-waivers.json`",
        flags: waive::Flags::augment_args,
        resolve: |matches| read(matches).map(|flags: waive::Flags| Command::Waive(flags.resolve())),
    },
    Verb {
        name: "config",
        about: "Print the settings that hold, and where each is from",
        flags: config::Flags::augment_args,
        resolve: |matches| read(matches).map(|flags: config::Flags| flags.resolve()),
    },
    Verb {
        name: "git-driver",
        about: "Show a changed report or snapshot inside `git diff`; git calls it with 1, 7 or 9 words",
        flags: git::DriverFlags::augment_args,
        resolve: |matches| read(matches).map(|flags: git::DriverFlags| flags.resolve()),
    },
    Verb {
        name: "textconv",
        about: "Print a report or snapshot as text, one fact a line, for `git log -p`",
        flags: git::TextconvFlags::augment_args,
        resolve: |matches| read(matches).map(|flags: git::TextconvFlags| flags.resolve()),
    },
    Verb {
        name: "merge-driver",
        about: "Merge two snapshots entry by entry; git calls it with %O %A %B %P",
        flags: git::MergeFlags::augment_args,
        resolve: |matches| read(matches).map(|flags: git::MergeFlags| flags.resolve()),
    },
    Verb {
        name: "git-config",
        about: "Print how to set git up to use this program",
        flags: |command| command,
        resolve: |_| Ok(Command::GitConfig),
    },
    Verb {
        name: "rules",
        about: "List every rule: the kinds of change with their severity, and what is found in a report",
        flags: rules::Flags::augment_args,
        resolve: |matches| read(matches).map(|flags: rules::Flags| Command::Rules(flags.resolve())),
    },
    Verb {
        name: "schema",
        about: "Print the JSON Schema of a format",
        flags: schema::Flags::augment_args,
        resolve: |matches| read(matches).map(|flags: schema::Flags| Command::Schema(flags.resolve())),
    },
];

const ABOUT: &str =
    "Says what changed between versions of a summit report: who took part, what was wanted, what was decided";

const AFTER_HELP: &str = "\
Exit codes: 0 no difference at or above --fail-on, 1 differences, 2 no answer (usage, unreadable input).
Everything stays on this machine: no network; the clock is asked only for waivers with a last day.";

/// The whole command line. The flags of a command are set up when it is called: those of all of them cost more than the
/// rest of a start.
fn command_line() -> clap::Command {
    let verbs = VERBS.iter().map(|verb| clap::Command::new(verb.name).about(verb.about).defer(verb.flags));
    clap::Command::new("summitdiff")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .after_help(AFTER_HELP)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(verbs)
}

/// Resolves the arguments, the name of the program first.
///
/// # Errors
/// When they are no command; help and version are commands.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Failure> {
    let matches = match command_line().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return Ok(Command::Print(error.to_string())),
        Err(error) => return Err(usage::failure(&error)),
    };
    let (name, flags) = matches.subcommand().expect("the parser asks for a command");
    let verb = VERBS.iter().find(|verb| verb.name == name).expect("the parser knows these commands alone");
    (verb.resolve)(flags)
}

fn read<Flags: FromArgMatches>(matches: &ArgMatches) -> Result<Flags, Failure> {
    Flags::from_arg_matches(matches).map_err(|error| usage::failure(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_do_not_contradict_each_other() {
        command_line().debug_assert();
    }
}
