//! Diagnostics for reviewdog (`-f=rdjson`): columns count bytes, the end is exclusive.

use super::{Item, Level, Region, Report};
use crate::snapshot::json::visible;
use serde_json::{Value, json};
use std::fmt;

/// Writes the findings that no waiver covers.
///
/// # Errors
/// Only when `out` fails.
pub fn write(report: &Report, out: &mut dyn fmt::Write) -> fmt::Result {
    let diagnostics: Vec<Value> = report.open().map(diagnostic).collect();
    let document = json!({"source": {"name": "summitdiff"}, "diagnostics": diagnostics});
    let json = serde_json::to_string_pretty(&document).map_err(|_| fmt::Error)?;
    writeln!(out, "{}", visible(&json))
}

fn diagnostic(item: &Item) -> Value {
    let mut location = json!({"path": item.file});
    if let Some(region) = item.region {
        location["range"] = range(region);
    }
    json!({
        "message": item.message,
        "location": location,
        "severity": match item.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Note => "INFO",
        },
        "code": {"value": item.rule},
    })
}

fn range(region: Region) -> Value {
    json!({
        "start": {"line": region.line, "column": region.byte_column},
        "end": {"line": region.end_line, "column": region.end_byte_column},
    })
}
