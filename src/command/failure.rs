//! Why a command could not answer: what, where, and a hint, three parts always.

use std::fmt;
use std::path::Path;
use summitdiff::render::safe;

/// Why a command could not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What is wrong: lower-case start, no final stop.
    pub what: String,
    /// Where.
    pub place: Place,
    /// How to go on.
    pub hint: String,
}

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// The words of the command.
    CommandLine,
    /// Where the output goes when no file is named.
    StandardOutput,
    /// A file as a whole, as the user named it; `-` is standard input.
    File(String),
    /// A line and column of a file, both 1-based.
    Line(String, usize, usize),
    /// A byte of a file, 0-based.
    Byte(String, usize),
    /// A JSON pointer into a file.
    Pointer(String, String),
}

impl Failure {
    /// A failure.
    pub(crate) fn new(what: impl Into<String>, place: Place, hint: impl Into<String>) -> Self {
        Self { what: what.into(), place, hint: hint.into() }
    }

    /// A mistake in the words of the command.
    pub(crate) fn usage(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(what, Place::CommandLine, hint)
    }

    /// An error of the operating system at a file.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the system has many more kinds")]
    pub(crate) fn system(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let hint = match error.kind() {
            ErrorKind::NotFound => "check the path",
            ErrorKind::PermissionDenied => "check who may read and write there",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room, or write elsewhere",
            ErrorKind::IsADirectory | ErrorKind::NotADirectory => "name a file",
            ErrorKind::ReadOnlyFilesystem => "write elsewhere",
            _ => "check the file and its folder",
        };
        Self::new(format!("cannot {doing}: {}", reason(error)), Place::of(path), hint)
    }
}

/// The system's reason without its number, lower-case.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let full = error.to_string();
    let text = full.split(" (os error").next().unwrap_or(&full);
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

impl Place {
    /// A file as a whole.
    pub(crate) fn of(path: &Path) -> Self {
        Self::File(path.to_string_lossy().into_owned())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &str| if path == "-" { "standard input".to_owned() } else { path.to_owned() };
        match self {
            Self::CommandLine => out.write_str("command line"),
            Self::StandardOutput => out.write_str("standard output"),
            Self::File(path) => out.write_str(&name(path)),
            Self::Line(path, line, column) => write!(out, "{}:{line}:{column}", name(path)),
            Self::Byte(path, offset) => write!(out, "{}, byte {offset}", name(path)),
            Self::Pointer(path, pointer) => write!(out, "{}#{pointer}", name(path)),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        let (what, place, hint) =
            (safe::workflow_log(&self.what), safe::workflow_log(&place), safe::workflow_log(&self.hint));
        write!(out, "error: {what}\n --> {place}\nhint: {hint}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_has_three_parts_and_hides_no_control() {
        let place = Place::Line("a\u{1b}[2J.txt".to_owned(), 3, 7);
        let failure = Failure::new("not a report\n", place, "give another");
        assert_eq!(failure.to_string(), "error: not a report \n --> a␛[2J.txt:3:7\nhint: give another\n");
    }

    #[test]
    fn the_reason_of_the_system_is_a_clause() {
        let error = std::io::Error::from_raw_os_error(2);
        assert_eq!(reason(&error), "no such file or directory");
    }
}
