//! The bytes that an argument stands for: standard input, a file, or a file at a git revision.

use super::failure::{Failure, Place};
use super::run::Run;
use crate::store::{GitFailure, ReadFailure, read_bounded, read_file, read_revision};
use std::path::{Path, PathBuf};
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
/// `REV:path` is asked of git only where no file has that name.
///
/// # Errors
/// When it is not there, not to be read, a folder, or larger than `limit` bytes.
pub(crate) fn read(argument: &Path, limit: usize, run: &mut Run<'_>) -> Result<Input, Failure> {
    let name = argument.to_string_lossy().into_owned();
    if name != "-" {
        return read_path(argument, limit);
    }
    let bytes = read_bounded(&mut *run.input, limit).map_err(|error| refused(&name, limit, error))?;
    Ok(Input { name, file: None, bytes, form: Form::AsAsked })
}

/// Reads a file, also one at a git revision.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_path(argument: &Path, limit: usize) -> Result<Input, Failure> {
    let name = argument.to_string_lossy().into_owned();
    if is_revision(argument) {
        let bytes = read_revision(&name, limit).map_err(|error| not_in_git(&name, limit, error))?;
        return Ok(Input { name, file: None, bytes, form: Form::AsAsked });
    }
    let bytes = read_file(argument, limit).map_err(|error| refused(&name, limit, error))?;
    Ok(Input { name, file: Some(argument.to_owned()), bytes, form: Form::AsAsked })
}

/// Whether an argument names a file at a git revision: no file is called so, and a colon parts two names.
pub(crate) fn is_revision(argument: &Path) -> bool {
    let parts = argument.to_str().and_then(|name| name.split_once(':'));
    parts.is_some_and(|(revision, path)| {
        // A drive (`C:\`) is no revision, nor is a scheme (`https://`).
        revision.len() > 1 && !path.is_empty() && !path.starts_with("//")
    }) && argument.symlink_metadata().is_err()
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
            "pages are not fetched: save the page and give its file",
        ),
        ReadFailure::System(error) => Failure::system("read", Path::new(name), &error),
    }
}

/// More bytes than allowed.
pub(crate) fn too_large(name: &str, limit: usize) -> Failure {
    let error = ReadError::TooLarge { limit };
    Failure::new(error.to_string(), Place::File(name.to_owned()), error.hint())
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
        assert!(!is_revision(Path::new("C:\\reports\\minsk.txt")));
        assert!(!is_revision(Path::new("https://example.org/a.html")));
        assert!(!is_revision(Path::new("minsk.txt")));
        assert!(!is_revision(Path::new("HEAD:")));
    }
}
