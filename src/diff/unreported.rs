//! The last net: snapshots that do not say the same are never called equal without a word.
//!
//! Some values are told by others: a short form by the name beside it, a quantity by the words of its statement. Where
//! only such a value differs, as in a snapshot that somebody edited, it is counted as a reading.

use super::{Pair, Side, Suppressed};
use crate::snapshot::Snapshot;
use serde_json::Value;
use std::collections::BTreeSet;

/// What is not the same in two snapshots of which no difference was found.
pub(super) fn find(sides: &Pair<Side<'_>>) -> Option<Suppressed> {
    if sides.old.snapshot == sides.new.snapshot {
        return None;
    }
    let (old, new) = (said(sides.old.snapshot), said(sides.new.snapshot));
    let count = old.difference(&new).count().max(new.difference(&old).count());
    (count > 0).then(|| Suppressed { rule: "noise.reading".to_owned(), count, spans: Vec::new() })
}

/// The entries of all parts that hold facts, without quotes; their order says nothing.
fn said(snapshot: &Snapshot) -> BTreeSet<String> {
    let Snapshot {
        schema: _,
        generator: _,
        source: _,
        event,
        participants,
        priorities,
        organizations,
        bodies,
        documents,
        outcomes,
        milestones,
        notes: _,
    } = snapshot;
    let value = |value: Result<Value, serde_json::Error>| value.unwrap_or_default();
    let parts = [
        value(serde_json::to_value([event])),
        value(serde_json::to_value(participants)),
        value(serde_json::to_value(priorities)),
        value(serde_json::to_value(organizations)),
        value(serde_json::to_value(bodies)),
        value(serde_json::to_value(documents)),
        value(serde_json::to_value(outcomes)),
        value(serde_json::to_value(milestones)),
    ];
    let entries = parts.into_iter().flat_map(|part| part.as_array().cloned().unwrap_or_default());
    entries.map(|entry| without_quotes(entry).to_string()).collect()
}

fn without_quotes(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(name, _)| name != "evidence");
            Value::Object(kept.map(|(name, field)| (name, without_quotes(field))).collect())
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.into_iter().map(without_quotes).collect();
            items.sort_by_cached_key(Value::to_string);
            Value::Array(items)
        }
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => other,
    }
}
