//! `summitdiff git-config`: prints how git is told of this program; it changes nothing itself.

use crate::command::Status;
use crate::command::failure::Failure;
use crate::command::run::Run;

/// The commands and the attributes, to be read, changed and run by a person.
const SETUP: &str = "\
# Run these in the repository; add --global for all of yours.
git config diff.summitdiff.command 'summitdiff git-driver'
git config diff.summitdiff.textconv 'summitdiff textconv'
git config merge.summitdiff.name 'snapshots, entry by entry'
git config merge.summitdiff.driver 'summitdiff merge-driver %O %A %B %P'
git config difftool.summitdiff.cmd 'summitdiff diff \"$LOCAL\" \"$REMOTE\"'

# Add these lines to .gitattributes:
# snapshots/**/*.json diff=summitdiff merge=summitdiff
# reports/** diff=summitdiff

# `git diff` then shows what changed; `git log -p` shows it one fact a line, with --ext-diff as `git diff` does;
# `git difftool -t summitdiff` opens it file by file.
";

/// Runs the command.
///
/// # Errors
/// When the output takes no more.
pub(crate) fn execute(run: &mut Run<'_>) -> Result<Status, Failure> {
    run.print(SETUP).map(|_| Status::Passed)
}
