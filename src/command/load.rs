//! Bytes → report → snapshot, with the flags that every command which reads has in common.

use super::failure::{Failure, Place, reason};
use super::input::{Bounds, Form, Input};
use crate::store::{ReadFailure, read_file};
use std::path::{Path, PathBuf};
use std::time::Duration;
use summitdiff::extract::{Context, Mentions, extract};
use summitdiff::lexicon::Lexicon;
use summitdiff::normalize::normalize;
use summitdiff::read::{self, Article, Document, InputFormat, LoadOptions, ReadError, load};
use summitdiff::snapshot::json::SnapshotError;
use summitdiff::snapshot::{Edtf, Snapshot, Source, json};

/// The largest file of words that `--lexicon` takes.
const LARGEST_LEXICON: usize = 16 << 20;

/// How reports are to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadOptions {
    /// Their format.
    pub format: InputFormat,
    /// The encoding that the user forces.
    pub encoding: Option<String>,
    /// The language that the user forces.
    pub language: Option<String>,
    /// The day against which "today" is resolved.
    pub date: Option<Edtf>,
    /// Files of words to add.
    pub lexicons: Vec<PathBuf>,
    /// The most bytes of one input.
    pub max_size: usize,
    /// The most time for a page that is fetched.
    pub timeout: Duration,
}

impl ReadOptions {
    /// As without any flag.
    #[cfg(test)]
    pub(crate) fn usual() -> Self {
        Self {
            format: InputFormat::Auto,
            encoding: None,
            language: None,
            date: None,
            lexicons: Vec::new(),
            max_size: read::DEFAULT_MAX_SIZE,
            timeout: super::USUAL_TIME,
        }
    }

    /// How much of an input is read, and how long it is waited for.
    pub(crate) fn bounds(&self) -> Bounds {
        Bounds { size: self.max_size, time: self.timeout }
    }
}

/// Turns inputs into snapshots.
#[derive(Debug)]
pub(crate) struct Loader<'run> {
    /// How reports are read.
    pub options: &'run ReadOptions,
    /// The words of the program and those of the user.
    pub lexicon: Lexicon,
}

/// A report that was read, not yet extracted.
#[derive(Debug)]
pub(crate) struct Report {
    /// Its text, cut.
    pub article: Article,
    /// What is known of the file.
    pub source: Source,
    /// What the reading noted.
    notes: Vec<summitdiff::snapshot::Note>,
}

/// A snapshot with the report that it was made from, where that is at hand.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// What the report says.
    pub snapshot: Snapshot,
    /// The report.
    pub article: Option<Article>,
}

impl<'run> Loader<'run> {
    /// A loader with the words of `--lexicon`.
    ///
    /// # Errors
    /// The first file of words that cannot be read or breaks the format.
    pub(crate) fn new(options: &'run ReadOptions) -> Result<Self, Failure> {
        let mut lexicon = Lexicon::built_in();
        for path in &options.lexicons {
            let bytes = read_file(path, LARGEST_LEXICON).map_err(|error| unread_words(path, error))?;
            let text = String::from_utf8(bytes).map_err(|error| {
                let place =
                    Place::Byte(path.to_string_lossy().into_owned(), error.utf8_error().valid_up_to());
                Failure::new("not UTF-8 text", place, "save the table as UTF-8")
            })?;
            lexicon.add(&text).map_err(|error| {
                let place = Place::Line(path.to_string_lossy().into_owned(), error.line(), 1);
                Failure::new(error.to_string(), place, "see the tables of `lexicon/` for the format")
            })?;
        }
        Ok(Self { options, lexicon })
    }

    /// Reads a report.
    ///
    /// # Errors
    /// When the bytes are no report in English, or have no text.
    pub(crate) fn report(&self, input: &Input) -> Result<Report, Failure> {
        self.report_in(input, self.options.language.as_deref())
    }

    /// Reads a report in a language that somebody names.
    ///
    /// # Errors
    /// As [`Loader::report`].
    pub(crate) fn report_in(&self, input: &Input, language: Option<&str>) -> Result<Report, Failure> {
        let (format, encoding) = match input.form {
            Form::AsAsked => (self.options.format, self.options.encoding.as_deref()),
            Form::Decoded(format) => (format, Some("utf-8")),
        };
        let options = LoadOptions {
            format,
            path: input.file.as_deref(),
            encoding,
            charset: input.charset.as_deref(),
            language,
            max_size: self.options.max_size,
        };
        let document = load(&input.bytes, &options).map_err(|error| unread(&input.name, &error))?;
        Ok(cut(document, input))
    }

    /// Reads a report or a snapshot, told apart by content.
    ///
    /// # Errors
    /// When the bytes are neither.
    pub(crate) fn either(&self, input: &Input) -> Result<Loaded, Failure> {
        if let Some(json) = snapshot_text(&input.bytes) {
            let snapshot = json::read_bytes(json).map_err(|error| no_snapshot(&input.name, &error))?;
            return Ok(Loaded { article: self.origin(&snapshot, input), snapshot });
        }
        let report = self.report(input)?;
        let (snapshot, _) = self.snapshot(&report);
        Ok(Loaded { snapshot, article: Some(report.article) })
    }

    /// Reads a report or a snapshot, the report of a snapshot left where it is.
    ///
    /// # Errors
    /// As [`Loader::either`].
    pub(crate) fn without_report(&self, input: &Input) -> Result<Loaded, Failure> {
        let Some(text) = snapshot_text(&input.bytes) else { return self.either(input) };
        let snapshot = json::read_bytes(text).map_err(|error| no_snapshot(&input.name, &error))?;
        Ok(Loaded { snapshot, article: None })
    }

    /// The snapshot of a report, with the mentions that it was made from.
    pub(crate) fn snapshot(&self, report: &Report) -> (Snapshot, Mentions) {
        let context = Context { lexicon: &self.lexicon, date: self.options.date.clone() };
        let mentions = extract(&report.article, &context);
        let mut snapshot = normalize(&report.article, &mentions, report.source.clone(), &self.lexicon);
        snapshot.add_notes(report.notes.iter().cloned());
        (snapshot, mentions)
    }

    /// The report that a snapshot was made from: below the current folder or the snapshot's, and only with the same text.
    fn origin(&self, snapshot: &Snapshot, input: &Input) -> Option<Article> {
        let path = PathBuf::from(snapshot.source.path.as_ref()?);
        let beside = input.file.as_ref().and_then(|file| file.parent()).map(|folder| folder.join(&path));
        [Some(path), beside].into_iter().flatten().find_map(|path| self.article_of(&path, snapshot))
    }

    /// The report at a path, where it has the text that the snapshot was made from.
    pub(crate) fn article_of(&self, path: &Path, snapshot: &Snapshot) -> Option<Article> {
        // Nothing that blocks or never ends is opened on a snapshot's word.
        if !path.is_file() {
            return None;
        }
        let bytes = read_file(path, self.options.max_size).ok()?;
        let name = path.to_string_lossy().into_owned();
        let file = Some(path.to_owned());
        let report = self.report(&Input::at_hand(name, file, bytes, Form::AsAsked)).ok()?;
        (report.source.text_sha256 == snapshot.source.text_sha256).then_some(report.article)
    }
}

/// Bytes that are meant to be a snapshot: a JSON object.
///
/// Prose may begin with a brace, but not with a brace and a quoted key.
pub(crate) fn snapshot_text(bytes: &[u8]) -> Option<&[u8]> {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let inner = body.strip_prefix(b"{")?.trim_ascii_start();
    let object = inner.starts_with(b"\"") || inner.starts_with(b"}");
    object.then_some(bytes)
}

fn cut(document: Document, input: &Input) -> Report {
    let mut source = document.source(Some(input.name.clone()), &input.bytes);
    source.url = source.url.or_else(|| input.address.clone());
    Report { article: Article::new(document.text), source, notes: document.notes }
}

fn unread(name: &str, error: &ReadError) -> Failure {
    Failure::new(error.to_string(), place(name, error.place()), error.hint())
}

/// Why bytes are no snapshot.
pub(crate) fn no_snapshot(name: &str, error: &SnapshotError) -> Failure {
    Failure::new(error.to_string(), place(name, error.place()), error.hint())
}

/// The place in a file of this name.
pub(crate) fn place(name: &str, found: Option<read::Place>) -> Place {
    let name = name.to_owned();
    match found {
        Some(read::Place::Byte(offset)) => Place::Byte(name, offset),
        Some(read::Place::Position { line, column }) => Place::Line(name, line, column),
        Some(read::Place::Pointer(pointer)) => Place::Pointer(name, pointer),
        None => Place::File(name),
    }
}

fn unread_words(path: &Path, error: ReadFailure) -> Failure {
    let what = match error {
        ReadFailure::Folder => "a folder where a table of words is wanted".to_owned(),
        ReadFailure::TooLarge => format!("a table of words of more than {LARGEST_LEXICON} bytes"),
        ReadFailure::System(error) => format!("cannot read the table of words: {}", reason(&error)),
    };
    Failure::new(what, Place::of(path), "give a table in the format of `lexicon/*.tsv`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_is_told_from_a_report_by_its_first_bytes() {
        assert!(snapshot_text(b"\xef\xbb\xbf {\n \"schema\": 1}").is_some());
        assert!(snapshot_text(b"{}").is_some());
        assert!(snapshot_text(b"{ The leaders } met").is_none());
        assert!(snapshot_text(b"The leaders met").is_none());
    }
}
