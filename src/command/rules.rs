//! `summitdiff rules`: everything that can be reported, and the ladders on which acts are compared.

use super::Status;
use super::failure::Failure;
use super::run::Run;
use summitdiff::lexicon::Lexicon;
use summitdiff::render::rules;

/// What `rules` was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Options {
    /// What is listed.
    pub list: List,
    /// The form of the output.
    pub format: Format,
}

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// Everything that can fire.
    Rules,
    /// The steps of the ladders.
    Ladders,
    /// The closed list of topics.
    Topics,
}

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// Runs the command.
///
/// # Errors
/// When the output takes no more.
pub(crate) fn execute(options: Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let mut text = String::new();
    let topics = || rules::topics(&Lexicon::built_in());
    let steps = || rules::steps(&Lexicon::built_in());
    let written = match (options.list, options.format) {
        (List::Rules, Format::Table) => rules::write_all(&rules::all(), &mut text),
        (List::Rules, Format::Json) => rules::write_json(&rules::all(), &mut text),
        (List::Ladders, Format::Table) => rules::write_steps(&steps(), &mut text),
        (List::Ladders, Format::Json) => rules::write_json(&steps(), &mut text),
        (List::Topics, Format::Table) => rules::write_topics(&topics(), &mut text),
        (List::Topics, Format::Json) => rules::write_json(&topics(), &mut text),
    };
    written.expect("a string takes all text");
    run.print(&text).map(|_| Status::Passed)
}
