//! Two snapshots that grew out of one, merged entry by entry.
//!
//! What only one side changed is taken from it; entries are found by id, so that neither order nor line numbers make a
//! conflict. What describes the report and not the meeting (hashes, quotes, notes) follows our side where both moved: a
//! check reads the merged report anew. Two different values of one field are a conflict, named by its pointer.

use crate::snapshot::Snapshot;
use crate::snapshot::json::{SnapshotError, read, write};
use serde_json::{Map, Value};

/// What follows our side where both moved.
const OURS: [&str; 6] = ["generator", "sha256", "text_sha256", "evidence", "notes", "rank"];

/// Merges.
///
/// # Errors
/// The pointers of the fields that both sides changed, each to another value; none where the result would be no snapshot.
///
/// # Panics
/// Never: a snapshot has only string keys and finite values.
pub fn merge(base: &Snapshot, ours: &Snapshot, theirs: &Snapshot) -> Result<Snapshot, Vec<String>> {
    let value = |snapshot: &Snapshot| {
        serde_json::to_value(snapshot).expect("a snapshot has only string keys and finite values")
    };
    let (base, ours, theirs) = (value(base), value(ours), value(theirs));
    let mut conflicts = Vec::new();
    let merged = merged(Some(&base), &ours, &theirs, (&mut String::new(), &mut conflicts));
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    let mut snapshot: Snapshot = serde_json::from_value(merged).map_err(|_| Vec::new())?;
    snapshot.priorities.sort_by_key(|topic| topic.rank);
    for (rank, topic) in (1..).zip(&mut snapshot.priorities) {
        topic.rank = rank;
    }
    let checked: Result<Snapshot, SnapshotError> = read(&write(&snapshot));
    checked.map_err(|_| Vec::new())
}

fn merged(
    base: Option<&Value>,
    ours: &Value,
    theirs: &Value,
    (at, conflicts): (&mut String, &mut Vec<String>),
) -> Value {
    if ours == theirs || base == Some(theirs) {
        return ours.clone();
    }
    if base == Some(ours) {
        return theirs.clone();
    }
    if at.rsplit('/').next().is_some_and(|key| OURS.contains(&key)) {
        return ours.clone();
    }
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let base = base.and_then(Value::as_object);
            Value::Object(objects(base, ours, theirs, (at, conflicts)))
        }
        (Value::Array(ours), Value::Array(theirs)) if keyed(ours) && keyed(theirs) => {
            let base = base.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            Value::Array(lists(base, ours, theirs, (at, conflicts)))
        }
        _ => {
            conflicts.push(at.clone());
            ours.clone()
        }
    }
}

fn objects(
    base: Option<&Map<String, Value>>,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
    (at, conflicts): (&mut String, &mut Vec<String>),
) -> Map<String, Value> {
    let mut out = Map::new();
    let keys = ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key)));
    for key in keys {
        let before = base.and_then(|base| base.get(key));
        let step = enter(at, key);
        match (ours.get(key), theirs.get(key)) {
            (Some(own), Some(other)) => {
                out.insert(key.clone(), merged(before, own, other, (at, conflicts)));
            }
            (Some(only), None) | (None, Some(only)) => match before {
                None => _ = out.insert(key.clone(), only.clone()),
                Some(before) if before == only => {}
                Some(_) => conflicts.push(at.clone()),
            },
            (None, None) => {}
        }
        at.truncate(step);
    }
    out
}

/// Lists by id, in our order; what only they have stands behind what stands before it there.
fn lists(
    base: &[Value],
    ours: &[Value],
    theirs: &[Value],
    (at, conflicts): (&mut String, &mut Vec<String>),
) -> Vec<Value> {
    let mut out = Vec::new();
    for own in ours {
        let step = enter(at, id(own).unwrap_or_default());
        match (find(base, own), find(theirs, own)) {
            (before, Some(other)) => out.push(merged(before, own, other, (at, conflicts))),
            (None, None) => out.push(own.clone()),
            (Some(before), None) if before == own => {}
            (Some(_), None) => conflicts.push(at.clone()),
        }
        at.truncate(step);
    }
    for (index, other) in theirs.iter().enumerate().filter(|(_, other)| find(ours, other).is_none()) {
        match find(base, other) {
            None => {
                let place =
                    theirs[..index].iter().rev().find_map(|one| position(&out, one)).map_or(0, |at| at + 1);
                out.insert(place, other.clone());
            }
            Some(before) if before == other => {}
            Some(_) => {
                let step = enter(at, id(other).unwrap_or_default());
                conflicts.push(at.clone());
                at.truncate(step);
            }
        }
    }
    out
}

/// Adds a step to the pointer; the length before it comes back.
fn enter(at: &mut String, key: &str) -> usize {
    let length = at.len();
    at.push('/');
    at.push_str(key);
    length
}

fn id(value: &Value) -> Option<&str> {
    value.get("id")?.as_str()
}

fn keyed(list: &[Value]) -> bool {
    list.iter().all(|one| id(one).is_some())
}

fn position(list: &[Value], wanted: &Value) -> Option<usize> {
    list.iter().position(|one| id(one) == id(wanted))
}

fn find<'list>(list: &'list [Value], wanted: &Value) -> Option<&'list Value> {
    position(list, wanted).map(|at| &list[at])
}
