//! SARIF 2.1.0: what a waiver covers is there, suppressed with its reason.

use super::{Item, Level, Region, Report};
use crate::snapshot::json::visible;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// The name under which fingerprints are kept; the number rises when their making changes.
const FINGERPRINT: &str = "summitdiff/v1";

/// Writes one run.
///
/// # Errors
/// Only when `out` fails.
pub fn write(report: &Report, out: &mut dyn fmt::Write) -> fmt::Result {
    let rules: BTreeMap<&str, &Item> = report.items().map(|item| (item.rule.as_str(), item)).collect();
    let results: Vec<Value> = report.items().map(|item| result(item, &rules)).collect();
    let described: Vec<Value> = rules
        .iter()
        .map(|(id, item)| json!({"id": id, "shortDescription": {"text": item.description}}))
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "summitdiff", "semanticVersion": version, "rules": described}},
            "automationDetails": {"id": format!("summitdiff/{}/", report.command)},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let json = serde_json::to_string_pretty(&document).map_err(|_| fmt::Error)?;
    writeln!(out, "{}", visible(&json))
}

fn result(item: &Item, rules: &BTreeMap<&str, &Item>) -> Value {
    let index = rules.keys().position(|id| *id == item.rule).unwrap_or_default();
    let mut location = json!({"artifactLocation": {"uri": uri(&item.file)}});
    if let Some(region) = item.region {
        location["region"] = region_of(region, item.new_quote.as_deref());
    }
    let mut result = json!({
        "ruleId": item.rule,
        "ruleIndex": index,
        "level": match item.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        },
        "message": {"text": message(item)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {FINGERPRINT: item.fingerprint},
    });
    if let Some(reason) = &item.waived {
        result["suppressions"] = json!([{"kind": "external", "status": "accepted", "justification": reason}]);
    }
    result
}

/// The finding with the quotes of both sides.
fn message(item: &Item) -> String {
    let mut text = item.message.clone();
    for (side, quote) in [("old", &item.old_quote), ("new", &item.new_quote)] {
        if let Some(quote) = quote {
            let _ = write!(text, "\n{side}: “{quote}”");
        }
    }
    text
}

fn region_of(region: Region, quote: Option<&str>) -> Value {
    let mut value = json!({
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    });
    if let Some(quote) = quote {
        value["snippet"] = json!({"text": quote});
    }
    value
}

/// A path as a relative reference of RFC 3986.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => _ = write!(out, "%{byte:02X}"),
        }
    }
    out
}
