//! A file at a git revision, and the revisions of a range that changed it, by asking the user's git.

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

/// A revision and its time: `2024-07-04T10:00:00Z`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Revision {
    /// Its hash.
    pub hash: String,
    /// When it was committed, in UTC.
    pub time: String,
}

/// The revision `from`, and those up to `to` that changed the file, oldest first.
///
/// `rev-list` reads no setting of a log, runs nothing and asks no network; `from` and `to` do not begin with a hyphen.
///
/// # Errors
/// [`GitFailure`].
pub(crate) fn revisions((from, to): (&str, &str), path: &str) -> Result<Vec<Revision>, GitFailure> {
    let below = path.starts_with("./") || path.starts_with("../");
    let place = if below { format!(":(literal){path}") } else { format!(":(top,literal){path}") };
    let mut found = rev_list(&["--max-count=1", from])?;
    found.extend(rev_list(&["--reverse", &format!("{from}..{to}"), "--", &place])?);
    Ok(found)
}

fn rev_list(arguments: &[&str]) -> Result<Vec<Revision>, GitFailure> {
    let output = Command::new("git")
        .args(["-c", "core.fsmonitor=false", "rev-list", "--date=iso-strict-local", "--format=%H %cd"])
        .args(arguments)
        .env("LC_ALL", "C")
        .env("TZ", "UTC")
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::null())
        .output()
        .map_err(GitFailure::Missing)?;
    if !output.status.success() {
        return Err(GitFailure::Refused(first_line(&String::from_utf8_lossy(&output.stderr))));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text.lines().filter(|line| !line.starts_with("commit "));
    let revision = |line: &str| {
        let (hash, time) = line.split_once(' ')?;
        Some(Revision { hash: hash.to_owned(), time: time.replace("+00:00", "Z") })
    };
    Ok(lines.filter_map(revision).collect())
}

/// `fatal: path 'a' does not exist in 'HEAD'` → the clause after the colon.
fn first_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or("no reason given");
    line.strip_prefix("fatal: ").unwrap_or(line).to_owned()
}
