//! The JSON form of a snapshot: canonical writing, strict reading.

use super::{SCHEMA, Snapshot};
use crate::read::{CONFLICT_HINT, Place, ReadError, conflict_marker, is_unseen};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

/// Why JSON is not a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SnapshotError {
    /// Not JSON, or not of the schema; the position is 1-based.
    Json {
        /// 1-based line.
        line: usize,
        /// 1-based column.
        column: usize,
        /// What the parser says.
        what: String,
    },
    /// Bytes that are no text.
    Text(ReadError),
    /// Two versions of a snapshot that git could not merge.
    Conflict {
        /// 1-based line of the marker.
        line: usize,
        /// The marker with its label, as written.
        marker: String,
    },
    /// A schema number that this version cannot read.
    Schema {
        /// The number found.
        found: u64,
    },
    /// An older schema number, and a content that it cannot have.
    Older {
        /// The number found.
        found: u64,
        /// What is wrong.
        what: String,
    },
    /// Two entries of one list with the same id.
    Duplicate {
        /// JSON pointer of the first.
        first: String,
        /// JSON pointer of the second.
        second: String,
        /// The id.
        id: String,
    },
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json { what, .. } => write!(out, "not a snapshot: {what}"),
            Self::Text(error) => write!(out, "not a snapshot: {error}"),
            Self::Conflict { marker, .. } => {
                write!(out, "unresolved git merge conflict: `{marker}`")
            }
            Self::Schema { found } => {
                write!(out, "snapshot schema {found} is newer than {SCHEMA}, the newest this version reads")
            }
            Self::Older { found, what } => write!(out, "not a snapshot of schema {found}: {what}"),
            Self::Duplicate { first, second, id } => {
                write!(out, "duplicate id `{id}` at {first} and {second}")
            }
        }
    }
}

impl std::error::Error for SnapshotError {}

impl SnapshotError {
    /// How to go on.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Json { .. } | Self::Older { .. } => "write it anew with `summitdiff extract REPORT`",
            Self::Text(_) => "a snapshot is UTF-8; write it anew with `summitdiff extract REPORT`",
            Self::Conflict { .. } => CONFLICT_HINT,
            Self::Schema { .. } => "use a newer summitdiff",
            Self::Duplicate { .. } => "give each entry of the list an id of its own",
        }
    }

    /// What programs call it; a code never changes its meaning.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Json { .. } => "snapshot.json",
            Self::Text(error) => error.code(),
            Self::Conflict { .. } => "snapshot.conflict",
            Self::Schema { .. } | Self::Older { .. } => "snapshot.schema",
            Self::Duplicate { .. } => "snapshot.duplicate-id",
        }
    }

    /// Where in the file it is.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Json { line, column, .. } => Some(Place::Position { line: *line, column: *column }),
            Self::Text(error) => error.place(),
            Self::Conflict { line, .. } => Some(Place::Position { line: *line, column: 1 }),
            Self::Schema { .. } | Self::Older { .. } => Some(Place::Pointer("/schema".to_owned())),
            Self::Duplicate { second, .. } => Some(Place::Pointer(second.clone())),
        }
    }
}

/// Writes the canonical form: 2-space indent, keys in the order of the types, `\n` at the end, and as [`visible`] writes
/// what a reader would not see.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "a snapshot has only string keys and finite values")]
pub fn write(snapshot: &Snapshot) -> String {
    let mut out =
        serde_json::to_string_pretty(snapshot).expect("a snapshot has only string keys and finite values");
    out.push('\n');
    match visible(&out) {
        Cow::Borrowed(_) => out,
        Cow::Owned(seen) => seen,
    }
}

/// A JSON text of the same value, in which characters that a terminal would obey or a reader overlook are written as
/// `\u` escapes: C1 controls, bidirectional overrides, zero-width characters. `##[`, which begins a command to the
/// runner of a workflow wherever it stands in a log, is broken in the same way.
///
/// ```
/// use summitdiff::snapshot::json::visible;
/// assert_eq!(visible("[\"a\u{202e}b\"]"), r#"["a\u202eb"]"#);
/// ```
#[must_use]
pub fn visible(json: &str) -> Cow<'_, str> {
    // Such characters stand nowhere in JSON but in strings, and neither does `##[`; none of them is printable ASCII.
    let commands = json.contains("##[");
    let plain = json.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~'));
    if !commands && (plain || !json.chars().any(|letter| !(' '..='~').contains(&letter) && is_unseen(letter)))
    {
        return Cow::Borrowed(json);
    }
    let broken = if commands { Cow::Owned(json.replace("##[", "#\\u0023[")) } else { Cow::Borrowed(json) };
    let mut out = String::with_capacity(json.len() + 16);
    for letter in broken.chars() {
        if is_unseen(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

/// Reads a snapshot from the bytes of a file.
///
/// # Errors
/// As [`read`], and [`SnapshotError::Text`] for bytes that are not UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<Snapshot, SnapshotError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| SnapshotError::Text(ReadError::NotUtf8 { offset: error.valid_up_to() }))?;
    read(text)
}

/// Writes a snapshot on one line, for JSON Lines; hidden characters as [`visible`] writes them.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "a snapshot has only string keys and finite values")]
pub fn write_line(snapshot: &Snapshot) -> String {
    let mut out = serde_json::to_string(snapshot).expect("a snapshot has only string keys and finite values");
    out.push('\n');
    match visible(&out) {
        Cow::Borrowed(_) => out,
        Cow::Owned(seen) => seen,
    }
}

/// Reads a snapshot.
///
/// # Errors
/// [`SnapshotError`]: a merge conflict, no JSON, an unknown key, a key twice, a bad value, a newer schema, or an id that
/// occurs twice in a list. Older schemas are read, and say so in their number.
///
/// ```
/// use summitdiff::snapshot::json;
/// let error = json::read("{\"schema\": 1, \"events\": 2}").unwrap_err();
/// assert_eq!(error.to_string(), "not a snapshot: unknown field `events`, expected one of `schema`, `generator`, \
///     `source`, `event`, `participants`, `priorities`, `organizations`, `bodies`, `documents`, `outcomes`, \
///     `milestones`, `notes`");
/// ```
pub fn read(text: &str) -> Result<Snapshot, SnapshotError> {
    #[derive(serde::Deserialize)]
    #[serde(rename = "Snapshot")]
    struct Head {
        schema: Option<u64>,
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some((line, marker)) = conflict_marker(text) {
        return Err(SnapshotError::Conflict { line, marker: marker.to_owned() });
    }
    // Where an object is due, the parser takes a list of its values too.
    if !text.trim_start().is_empty() && !text.trim_start().starts_with('{') {
        let before = &text[..text.len() - text.trim_start().len()];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        return Err(SnapshotError::Json { line, column, what: "it does not begin with `{`".to_owned() });
    }
    let read: Result<Snapshot, _> = serde_json::from_str(text);
    let snapshot = match read {
        Ok(snapshot) if snapshot.schema == SCHEMA => snapshot,
        // What it is not, the number of its schema explains before anything else.
        read => {
            let head: Head = serde_json::from_str(text).map_err(|error| at(&error, text))?;
            match head.schema {
                Some(found) if found > u64::from(SCHEMA) => return Err(SnapshotError::Schema { found }),
                Some(found) if found < u64::from(SCHEMA) => upgraded(text, found)?,
                Some(_) | None => read.map_err(|error| at(&error, text))?,
            }
        }
    };
    check_ids(&snapshot)?;
    Ok(snapshot)
}

/// A snapshot of an older schema in the form of today; its number says what it was.
fn upgraded(text: &str, found: u64) -> Result<Snapshot, SnapshotError> {
    let value = serde_json::from_str(text).map_err(|error| at(&error, text))?;
    let older = |what| SnapshotError::Older { found, what };
    let value = super::older::upgrade(value, found).map_err(older)?;
    serde_json::from_value(value).map_err(|error| older(plain(error.to_string())))
}

/// What the parser calls things, and what people call them.
const PLAIN_WORDS: [(&str, &str); 9] = [
    ("type: map", "type: object"),
    ("trailing characters", "something follows the end of the JSON"),
    ("key must be a string", "a key in double quotes is missing"),
    ("unknown variant", "unknown value"),
    ("expected struct ", "expected an object: "),
    ("type: sequence", "type: list"),
    ("a sequence", "a list"),
    ("expected u32", "expected a whole number"),
    ("expected u64", "expected a whole number"),
];

/// What the parser says, in words for people who do not know its types.
fn at(error: &serde_json::Error, text: &str) -> SnapshotError {
    let mut what = error.to_string();
    if let Some(cut) = what.rfind(" at line ") {
        what.truncate(cut);
    }
    if text.trim().is_empty() {
        "there is no JSON".clone_into(&mut what);
    } else if error.is_eof() {
        "the JSON ends before it is complete".clone_into(&mut what);
    }
    SnapshotError::Json { line: error.line().max(1), column: error.column().max(1), what: plain(what) }
}

fn plain(mut what: String) -> String {
    for (jargon, plain) in PLAIN_WORDS {
        what = what.replace(jargon, plain);
    }
    what
}

fn check_ids(snapshot: &Snapshot) -> Result<(), SnapshotError> {
    unique("participants", snapshot.participants.iter().map(|entry| &entry.id))?;
    unique("priorities", snapshot.priorities.iter().map(|entry| &entry.id))?;
    unique("organizations", snapshot.organizations.iter().map(|entry| &entry.id))?;
    unique("bodies", snapshot.bodies.iter().map(|entry| &entry.id))?;
    unique("documents", snapshot.documents.iter().map(|entry| &entry.id))
}

fn unique<'ids>(list: &str, ids: impl Iterator<Item = &'ids super::Id>) -> Result<(), SnapshotError> {
    let mut seen: Vec<&super::Id> = Vec::new();
    let mut set = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !set.insert(id) {
            let first = seen.iter().position(|other| *other == id).unwrap_or_default();
            return Err(SnapshotError::Duplicate {
                first: format!("/{list}/{first}"),
                second: format!("/{list}/{index}"),
                id: id.to_string(),
            });
        }
        seen.push(id);
    }
    Ok(())
}
