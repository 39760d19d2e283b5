//! A JSON Patch (RFC 6902) that turns the old snapshot into the new one.
//!
//! For programs that keep snapshots: it holds every difference of the two documents, also those of evidence and source
//! that no change reports.

use super::Comparison;
use crate::snapshot::json::visible;
use std::fmt;

/// Writes the patch as one JSON array, 2-space indent, `\n` at the end.
///
/// # Errors
/// Only when `out` fails.
pub fn write(comparison: &Comparison<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let old = serde_json::to_value(comparison.snapshot.old).map_err(|_| fmt::Error)?;
    let new = serde_json::to_value(comparison.snapshot.new).map_err(|_| fmt::Error)?;
    let patch = serde_json::to_string_pretty(&json_patch::diff(&old, &new)).map_err(|_| fmt::Error)?;
    writeln!(out, "{}", visible(&patch))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::Sample;

    #[test]
    fn the_patch_turns_old_into_new() {
        let sample = Sample::full();
        let comparison = sample.comparison();
        let mut out = String::new();
        write(&comparison, &mut out).unwrap();
        let patch: json_patch::Patch = serde_json::from_str(&out).unwrap();
        let mut document = serde_json::to_value(comparison.snapshot.old).unwrap();
        json_patch::patch(&mut document, &patch).unwrap();
        assert_eq!(document, serde_json::to_value(comparison.snapshot.new).unwrap());
        assert!(!patch.0.is_empty());
    }

    #[test]
    fn equal_snapshots_give_an_empty_patch() {
        let mut out = String::new();
        write(&Sample::empty().comparison(), &mut out).unwrap();
        assert_eq!(out, "[]\n");
    }
}
