//! The JSON Schemas of the public forms, derived from their types.

use super::changelog::Document as ChangelogDocument;
use super::check::json::CheckDocument;
use super::json::DiffDocument;
use crate::series::History;
use crate::snapshot::Snapshot;
use schemars::schema_for;

/// The schema of a snapshot (JSON Schema 2020-12), `\n` at the end.
#[must_use]
pub fn snapshot() -> String {
    format!("{:#}\n", schema_for!(Snapshot).as_value())
}

/// The schema of a diff.
#[must_use]
pub fn diff() -> String {
    format!("{:#}\n", schema_for!(DiffDocument).as_value())
}

/// The schema of a check.
#[must_use]
pub fn check() -> String {
    format!("{:#}\n", schema_for!(CheckDocument).as_value())
}

/// The schema of a changelog, which is the context of its templates too.
#[must_use]
pub fn changelog() -> String {
    format!("{:#}\n", schema_for!(ChangelogDocument).as_value())
}

/// The schema of a history.
#[must_use]
pub fn history() -> String {
    format!("{:#}\n", schema_for!(History).as_value())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_schema_names_its_parts() {
        assert!(super::snapshot().contains("\"participants\""));
        assert!(super::check().contains("\"stale_waivers\""));
        assert!(super::diff().contains("\"fingerprint\""));
        assert!(super::changelog().contains("\"editions\""));
        assert!(super::history().contains("\"succeeds\""));
    }
}
