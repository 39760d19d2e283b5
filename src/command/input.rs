//! The bytes that an argument stands for: standard input, a file, a file at a git revision, a page by its address.

use super::failure::{Failure, Place};
use super::run::Run;
use crate::store::{
    GitFailure, NetFailure, Page, ReadFailure, Revision, fetch, read_bounded, read_file, read_revision,
    revisions,
};
use std::path::{Path, PathBuf};
use std::time::Duration;
use summitdiff::read::{InputFormat, ReadError};

/// The bytes of a report or snapshot, with the name that the user gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    /// The argument as given, `-` for standard input.
    pub name: String,
    /// The file that the bytes come from; `None` for standard input and git.
    pub file: Option<PathBuf>,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// How they are to be read.
    pub form: Form,
    /// Where they were fetched from; `None` for what is at hand.
    pub address: Option<String>,
    /// The encoding that the server declares.
    pub charset: Option<String>,
}

/// How much of an input is read, and how long it is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// The most bytes.
    pub size: usize,
    /// The most time for a page that is fetched.
    pub time: Duration,
}

/// How long a page is waited for unless the user says otherwise.
pub(crate) const USUAL_TIME: Duration = Duration::from_secs(30);

impl Input {
    /// Bytes that are at hand.
    pub(crate) fn at_hand(name: String, file: Option<PathBuf>, bytes: Vec<u8>, form: Form) -> Self {
        Self { name, file, bytes, form, address: None, charset: None }
    }
}

/// How bytes are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As the flags say.
    AsAsked,
    /// As UTF-8 text of this format, whatever the flags say of files.
    Decoded(InputFormat),
}

/// Reads what an argument stands for.
///
/// `REV:path` is asked of git, and an address is fetched, only where no file has that name.
///
/// # Errors
/// When it is not there, not to be read, a folder, or beyond the bounds.
pub(crate) fn read(argument: &Path, bounds: Bounds, run: &mut Run<'_>) -> Result<Input, Failure> {
    let name = argument.to_string_lossy().into_owned();
    if is_address(argument) {
        return read_address(&name, bounds);
    }
    if name != "-" {
        return read_path(argument, bounds.size);
    }
    let bytes = read_bounded(&mut *run.input, bounds.size);
    let bytes = bytes.map_err(|error| refused(&name, bounds.size, error))?;
    Ok(Input::at_hand(name, None, bytes, Form::AsAsked))
}

/// Fetches a page.
///
/// # Errors
/// When no page comes within the bounds, or this build fetches none.
pub(crate) fn read_address(address: &str, bounds: Bounds) -> Result<Input, Failure> {
    let page = fetch(address, bounds.size, bounds.time);
    let Page { bytes, charset } = page.map_err(|error| unfetched(address, bounds, error))?;
    let name = address.to_owned();
    Ok(Input { address: Some(name.clone()), charset, ..Input::at_hand(name, None, bytes, Form::AsAsked) })
}

/// Whether an argument is the address of a page: no file is called so.
pub(crate) fn is_address(argument: &Path) -> bool {
    argument.to_str().is_some_and(is_web) && argument.symlink_metadata().is_err()
}

/// Whether a text begins as a web address does.
fn is_web(text: &str) -> bool {
    let begins =
        |scheme: &str| text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}

/// Reads a file, also one at a git revision.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_path(argument: &Path, limit: usize) -> Result<Input, Failure> {
    let name = argument.to_string_lossy().into_owned();
    if is_revision(argument) {
        let bytes = read_revision(&name, limit).map_err(|error| not_in_git(&name, limit, error))?;
        return Ok(Input::at_hand(name, None, bytes, Form::AsAsked));
    }
    let bytes = read_file(argument, limit).map_err(|error| refused(&name, limit, error))?;
    Ok(Input::at_hand(name, Some(argument.to_owned()), bytes, Form::AsAsked))
}

/// Whether an argument names a file at a git revision: no file is called so, and a colon parts two names.
pub(crate) fn is_revision(argument: &Path) -> bool {
    let parts = argument.to_str().and_then(|name| name.split_once(':'));
    parts.is_some_and(|(revision, path)| {
        // A drive (`C:\`) is no revision, nor is a scheme (`https://`).
        // git would take a leading hyphen for an option.
        revision.len() > 1 && !revision.starts_with('-') && !path.is_empty() && !path.starts_with("//")
    }) && argument.symlink_metadata().is_err()
}

/// The two revisions and the path of `A..B:path`; `None` for what is no range.
pub(crate) fn range(argument: &Path) -> Option<(&str, &str, &str)> {
    let (revisions, path) = argument.to_str().filter(|_| is_revision(argument))?.split_once(':')?;
    let (from, to) = revisions.split_once("..")?;
    let is_name = |name: &str| !name.is_empty() && !name.starts_with(['-', '.']);
    (is_name(from) && is_name(to)).then_some((from, to, path))
}

/// The versions of a file that a range stands for, oldest first.
///
/// # Errors
/// When git cannot be asked or knows no such revisions.
pub(crate) fn versions(
    argument: &Path,
    (from, to, path): (&str, &str, &str),
) -> Result<Vec<Revision>, Failure> {
    let name = argument.to_string_lossy();
    revisions((from, to), path).map_err(|error| not_in_git(&name, 0, error))
}

/// Why a file was not read.
pub(crate) fn refused(name: &str, limit: usize, error: ReadFailure) -> Failure {
    match error {
        ReadFailure::TooLarge => too_large(name, limit),
        ReadFailure::Folder => Failure::new(
            "a folder where a file is wanted",
            Place::File(name.to_owned()),
            "name one file, or give the folder to `summitdiff extract FOLDER -o OUT`",
        ),
        ReadFailure::System(error) if name.contains("://") => Failure::new(
            format!("cannot read: {}", super::failure::reason(&error)),
            Place::File(name.to_owned()),
            "pages are not fetched here: save the page and give its file",
        ),
        ReadFailure::System(error) => Failure::system("read", Path::new(name), &error),
    }
}

/// More bytes than allowed.
pub(crate) fn too_large(name: &str, limit: usize) -> Failure {
    let error = ReadError::TooLarge { limit };
    Failure::new(error.to_string(), Place::File(name.to_owned()), error.hint())
}

fn unfetched(address: &str, bounds: Bounds, error: NetFailure) -> Failure {
    let place = Place::File(address.to_owned());
    match error {
        NetFailure::LeftOut => Failure::new(
            "this build fetches no pages",
            place,
            "save the page and give its file, or build with `--features net`",
        ),
        NetFailure::TooLarge => too_large(address, bounds.size),
        NetFailure::TimeOut => Failure::new(
            format!("no page within {} seconds", bounds.time.as_secs()),
            place,
            "wait longer with --timeout, or save the page and give its file",
        ),
        NetFailure::Status(status) => Failure::new(
            format!("the server answers with status {status}"),
            place,
            "check the address in a browser, or save the page and give its file",
        ),
        NetFailure::Unreached(reason) => Failure::new(
            format!("cannot fetch the page: {reason}"),
            place,
            "check the address and the connection, or save the page and give its file",
        ),
    }
}

fn not_in_git(name: &str, limit: usize, error: GitFailure) -> Failure {
    let place = Place::File(name.to_owned());
    match error {
        GitFailure::TooLarge => too_large(name, limit),
        GitFailure::Missing(error) => Failure::new(
            format!("no file of that name, and git cannot be asked: {}", super::failure::reason(&error)),
            place,
            "check the path, or install git to read REV:path",
        ),
        GitFailure::Refused(reason) => Failure::new(
            format!("no file of that name, and git says: {reason}"),
            place,
            "check the path; `git ls-tree -r --name-only REV` lists those of a revision",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_told_from_files_drives_and_addresses() {
        assert!(is_revision(Path::new("HEAD~1:reports/minsk.txt")));
        assert_eq!(range(Path::new("v1..HEAD:a/b.txt")), Some(("v1", "HEAD", "a/b.txt")));
        for none in ["HEAD:a..b.txt", "a...b:c.txt", "..HEAD:a.txt", "a..--output=x:a.txt"] {
            assert_eq!(range(Path::new(none)), None, "{none}");
        }
        assert!(!is_revision(Path::new("C:\\reports\\minsk.txt")));
        assert!(!is_revision(Path::new("https://example.org/a.html")));
        assert!(!is_revision(Path::new("minsk.txt")));
        assert!(!is_revision(Path::new("HEAD:")));
        assert!(!is_revision(Path::new("--output=x:a.txt")));
        assert!(is_address(Path::new("HTTPS://example.org/a.html")));
        assert!(!is_address(Path::new("ftp://example.org/a.html")));
        assert!(!is_address(Path::new("reports/https://")));
    }
}
