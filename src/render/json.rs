//! The JSON form of a diff: the second of the two public contracts.
//!
//! [`DiffDocument`] is the form, its schema is derived from it, and what was written can be read back. JSON is read by
//! programs: the text of others stands in it as it is, escaped by JSON's own rules.

use super::Comparison;
use crate::assess::{Cause, Finding, Mode, Severity, Summary};
use crate::diff::{Alignment, Direction, Kind, Pair, Suppressed, Value};
use crate::snapshot::json::visible;
use crate::snapshot::{Evidence, Snapshot};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The schema number of the diff.
pub const SCHEMA: u32 = 1;

/// What changed between two snapshots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiffDocument {
    /// The schema number, [`SCHEMA`].
    pub schema: u32,
    /// How the two reports were compared.
    pub mode: Mode,
    /// The old report.
    pub old: SideRef,
    /// The new report.
    pub new: SideRef,
    /// How many changes of each severity; waived ones are not counted.
    pub summary: Summary,
    /// The changes, the most severe first, then by path.
    pub changes: Vec<ChangeDocument>,
    /// Differences of form that were counted and not reported.
    pub suppressed: Vec<Suppressed>,
}

/// Which report stands on a side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SideRef {
    /// Its path as given; `null` when the text came from elsewhere.
    pub path: Option<String>,
    /// SHA-256 of the file's bytes.
    pub sha256: String,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeDocument {
    /// Hash of kind, key, field, old and new.
    pub fingerprint: String,
    /// What kind of change it is.
    pub kind: Kind,
    /// How much it matters.
    pub severity: Severity,
    /// JSON pointer to the entry or field, by id instead of index.
    pub path: String,
    /// Id of the entry.
    pub key: Option<String>,
    /// The field that differs; `null` where the entry as a whole came or went.
    pub field: Option<String>,
    /// The old value.
    pub old: Option<Value>,
    /// The new value.
    pub new: Option<Value>,
    /// Which way an ordered value went.
    pub direction: Option<Direction>,
    /// By how much, as a signed decimal with its unit; left out where no number says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta: Option<String>,
    /// The rule that gave the severity.
    pub rule: String,
    /// Where the change comes from.
    pub cause: Cause,
    /// Why two entries were taken for the same one.
    pub alignment: Alignment,
    /// The quotes of each side.
    pub evidence: Pair<Vec<Evidence>>,
    /// The reason of the waiver that covers the change; left out where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waived: Option<String>,
}

/// Writes the diff as one JSON document, 2-space indent, `\n` at the end.
///
/// # Errors
/// Only when `out` fails.
pub fn write(comparison: &Comparison<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let json = serde_json::to_string_pretty(&document(comparison)).map_err(|_| fmt::Error)?;
    writeln!(out, "{}", visible(&json))
}

/// The diff in its public form.
#[must_use]
pub fn document(comparison: &Comparison<'_>) -> DiffDocument {
    let assessment = comparison.assessment;
    DiffDocument {
        schema: SCHEMA,
        mode: assessment.mode,
        old: side(comparison.snapshot.old),
        new: side(comparison.snapshot.new),
        summary: assessment.summary(),
        changes: assessment.findings.iter().map(change).collect(),
        suppressed: assessment.suppressed.clone(),
    }
}

fn side(snapshot: &Snapshot) -> SideRef {
    SideRef { path: snapshot.source.path.clone(), sha256: snapshot.source.sha256.clone() }
}

/// One finding in its public form.
#[must_use]
pub fn change(finding: &Finding) -> ChangeDocument {
    let Finding { change, severity, fingerprint, rule, cause, waived } = finding;
    ChangeDocument {
        fingerprint: fingerprint.clone(),
        kind: change.kind,
        severity: *severity,
        path: change.path.clone(),
        key: change.key.clone(),
        field: change.field.clone(),
        old: change.value.old.clone(),
        new: change.value.new.clone(),
        direction: change.direction,
        delta: change.delta.clone(),
        rule: rule.clone(),
        cause: *cause,
        alignment: change.alignment,
        evidence: change.evidence.clone(),
        waived: waived.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::Sample;

    fn written(sample: &Sample) -> String {
        let mut out = String::new();
        write(&sample.comparison(), &mut out).unwrap();
        out
    }

    #[test]
    fn what_was_written_reads_back_as_the_same_document() {
        let sample = Sample::full();
        let json = written(&sample);
        let document: DiffDocument = serde_json::from_str(&json).unwrap();
        let mut expected = super::document(&sample.comparison());
        expected.suppressed.iter_mut().for_each(|one| one.spans.clear());
        assert_eq!(document, expected);
        assert!(json.ends_with("}\n") && json.starts_with("{\n  \"schema\": 1,\n  \"mode\": \"revision\","));
    }

    #[test]
    fn the_keys_stand_in_the_order_of_the_contract() {
        let json = written(&Sample::full());
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let first = serde_json::to_string_pretty(&value["changes"][0]).unwrap();
        assert!(!first.contains("\"delta\"") || first.contains("\"quantity.changed\""));
        let at = json.find("\"changes\"").unwrap();
        let keys = [
            "fingerprint",
            "kind",
            "severity",
            "path",
            "key",
            "field",
            "old",
            "new",
            "direction",
            "rule",
            "cause",
            "alignment",
            "evidence",
        ];
        let places: Vec<usize> =
            keys.iter().map(|key| json[at..].find(&format!("\n      \"{key}\":")).unwrap()).collect();
        assert!(places.is_sorted(), "{places:?}");
    }

    #[test]
    fn a_key_that_the_contract_does_not_have_is_refused() {
        let json = written(&Sample::full()).replacen("\"mode\"", "\"verdict\": 1,\n  \"mode\"", 1);
        assert!(serde_json::from_str::<DiffDocument>(&json).is_err());
    }

    #[test]
    fn an_empty_diff_has_empty_lists() {
        let json = written(&Sample::empty());
        assert!(json.contains("\"changes\": [],\n  \"suppressed\": []\n}\n"), "{json}");
    }
}
