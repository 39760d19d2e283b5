//! A file at a git revision, by asking the user's git.

use super::read::{ReadFailure, read_bounded};
use std::io::Read as _;
use std::process::{Command, Stdio};

/// Why git gave no file.
#[derive(Debug)]
pub(crate) enum GitFailure {
    /// git cannot be started.
    Missing(std::io::Error),
    /// git says no, in its own words.
    Refused(String),
    /// There are more bytes than allowed.
    TooLarge,
}

/// The bytes of `REV:path`, at most `limit` of them.
///
/// `cat-file blob` runs no hook, filter or pager and refuses folders; objects that a partial clone lacks are not fetched.
/// The caller has made sure that the name does not begin with a hyphen.
///
/// # Errors
/// [`GitFailure`].
pub(crate) fn read_revision(name: &str, limit: usize) -> Result<Vec<u8>, GitFailure> {
    let mut child = Command::new("git")
        .args(["-c", "core.fsmonitor=false", "cat-file", "blob", name])
        .env("LC_ALL", "C")
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(GitFailure::Missing)?;
    let stream = child.stdout.take().expect("standard output is piped");
    let bytes = read_bounded(stream, limit);
    if matches!(bytes, Err(ReadFailure::TooLarge)) {
        let _ = child.kill();
        let _ = child.wait();
        return Err(GitFailure::TooLarge);
    }
    let mut message = String::new();
    if let Some(stream) = child.stderr.take() {
        let _ = stream.take(4096).read_to_string(&mut message);
    }
    let ended = child.wait().map_err(GitFailure::Missing)?;
    match bytes {
        Ok(bytes) if ended.success() => Ok(bytes),
        Ok(_) | Err(_) => Err(GitFailure::Refused(first_line(&message))),
    }
}

/// `fatal: path 'a' does not exist in 'HEAD'` → the clause after the colon.
fn first_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or("no reason given");
    line.strip_prefix("fatal: ").unwrap_or(line).to_owned()
}
