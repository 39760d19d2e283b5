//! `summitdiff merge-driver`: merges two snapshots that grew out of one, into the file of our side.

use crate::command::Status;
use crate::command::check::{keep, survey::read_kept};
use crate::command::failure::{Failure, Place};
use crate::command::load::{Loader, ReadOptions};
use crate::command::run::Run;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use summitdiff::gate::merge::merge;
use summitdiff::render::safe;

/// What git says: `%O %A %B %P`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// The version that both grew out of.
    pub base: PathBuf,
    /// Ours, which takes the result.
    pub ours: PathBuf,
    /// Theirs.
    pub theirs: PathBuf,
    /// What the file is called in the working tree.
    pub name: Option<PathBuf>,
    /// How large a snapshot may be.
    pub read: ReadOptions,
}

/// Runs the command; [`Status::Differs`] for a conflict, whose places stand between git's markers.
///
/// # Errors
/// When the result cannot be written.
pub(crate) fn execute(options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let loader = Loader::new(&options.read)?;
    let read = |path| read_kept(path, &loader);
    let why = match (read(&options.base), read(&options.ours), read(&options.theirs)) {
        (Ok(base), Ok(ours), Ok(theirs)) => match merge(&base, &ours, &theirs) {
            Ok(merged) => return keep(&options.ours, &merged).map(|()| Status::Passed),
            Err(conflicts) if conflicts.is_empty() => "the merged entries are no snapshot".to_owned(),
            Err(conflicts) => format!("both sides changed {}", conflicts.join(", ")),
        },
        (Err(failure), _, _) | (_, Err(failure), _) | (_, _, Err(failure)) => failure.what,
    };
    let name = options.name.as_ref().unwrap_or(&options.ours).to_string_lossy().into_owned();
    let line = format!("summitdiff: {}: {}\n", safe::workflow_log(&name), safe::workflow_log(&why));
    let _ = run.err.write_all(line.as_bytes());
    line_by_line(options)
}

/// Leaves the conflict to git, which marks it in the file.
fn line_by_line(options: &Options) -> Result<Status, Failure> {
    let merged = Command::new("git")
        .arg("merge-file")
        .args(["-L", "ours", "-L", "base", "-L", "theirs"])
        .args([&options.ours, &options.base, &options.theirs])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match merged {
        // Lines that merge without a conflict are no proof that the snapshot is sound.
        Ok(_) => Ok(Status::Differs),
        Err(error) => Err(Failure::new(
            format!("git cannot be asked to mark the conflict: {}", crate::command::failure::reason(&error)),
            Place::of(&options.ours),
            "merge the snapshot by hand, or write it anew with `summitdiff extract REPORT`",
        )),
    }
}
