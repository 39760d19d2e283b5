//! The JSON form of a snapshot: canonical writing, strict reading.

use super::{SCHEMA, Snapshot};
use std::collections::BTreeSet;
use std::fmt;

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
    /// A schema number that this version cannot read.
    Schema {
        /// The number found.
        found: u64,
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
            Self::Schema { found } => {
                write!(out, "snapshot schema {found} is newer than {SCHEMA}, the newest this version reads")
            }
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
            Self::Json { .. } => "write snapshots with `summitdiff extract REPORT`",
            Self::Schema { .. } => "use a newer summitdiff",
            Self::Duplicate { .. } => "give each entry of the list an id of its own",
        }
    }
}

/// Writes the canonical form: 2-space indent, keys in the order of the types, `\n` at the end.
#[must_use]
pub fn write(snapshot: &Snapshot) -> String {
    let mut out =
        serde_json::to_string_pretty(snapshot).expect("a snapshot has only string keys and finite values");
    out.push('\n');
    out
}

/// Reads a snapshot.
///
/// # Errors
/// [`SnapshotError`]: no JSON, an unknown key, a bad value, a newer schema, or an id that occurs twice in a list.
pub fn read(text: &str) -> Result<Snapshot, SnapshotError> {
    #[derive(serde::Deserialize)]
    struct Head {
        schema: Option<u64>,
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head: Head = serde_json::from_str(text).map_err(|error| at(&error))?;
    if let Some(found) = head.schema.filter(|found| *found > u64::from(SCHEMA)) {
        return Err(SnapshotError::Schema { found });
    }
    let snapshot: Snapshot = serde_json::from_str(text).map_err(|error| at(&error))?;
    check_ids(&snapshot)?;
    Ok(snapshot)
}

fn at(error: &serde_json::Error) -> SnapshotError {
    let mut what = error.to_string();
    if let Some(cut) = what.rfind(" at line ") {
        what.truncate(cut);
    }
    SnapshotError::Json { line: error.line(), column: error.column(), what }
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
