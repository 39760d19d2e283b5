//! `summitdiff schema`: the JSON Schema of a contract.

use super::Status;
use super::failure::Failure;
use super::run::Run;
use summitdiff::render::schema;

/// A public JSON form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contract {
    /// What one version of a report says.
    Snapshot,
    /// What changed between two.
    Diff,
    /// What a check of kept snapshots found.
    Check,
    /// What a series changed, and what templates see.
    Changelog,
    /// The lives of topics and participants.
    History,
}

/// Runs the command.
///
/// # Errors
/// When the output takes no more.
pub(crate) fn execute(contract: Contract, run: &mut Run<'_>) -> Result<Status, Failure> {
    let schema = match contract {
        Contract::Snapshot => schema::snapshot(),
        Contract::Diff => schema::diff(),
        Contract::Check => schema::check(),
        Contract::Changelog => schema::changelog(),
        Contract::History => schema::history(),
    };
    run.print(&schema).map(|_| Status::Passed)
}
