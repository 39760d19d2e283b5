//! P4 on snapshots: whatever value of one differs, the diff tells it, once; and the patch turns the old one into the new.

use crate::effort;
use crate::reports;
use serde_json::Value;
use std::sync::OnceLock;
use summitdiff::assess::{Cause, Mode, Policy, assess};
use summitdiff::diff::{Pair, Side, SnapshotDiff, diff};
use summitdiff::lexicon::Lexicon;
use summitdiff::render::{Comparison, Options, json_patch};
use summitdiff::snapshot::{Snapshot, json};

/// What says where a value comes from, not what it is; and what holds the parts of a snapshot together.
const NO_VALUES: [&str; 9] =
    ["evidence", "source", "generator", "notes", "schema", "id", "topic", "actors", "rank"];
/// Words that a snapshot may hold in one place or another.
const OTHERS: [&str; 14] = [
    "attended",
    "expected",
    "invited",
    "absent",
    "stated",
    "FR",
    "JP",
    "2031-02-03",
    "summit",
    "call",
    "adopted",
    "planned",
    "Minister of Rivers",
    "stress",
];

/// A place in a snapshot that holds a value, with the values that may stand there instead.
struct Field {
    report: usize,
    pointer: String,
    other: Value,
}

fn documents() -> &'static [Value] {
    static ALL: OnceLock<Vec<Value>> = OnceLock::new();
    ALL.get_or_init(|| {
        reports::all().iter().map(|one| serde_json::to_value(&one.snapshot).unwrap()).collect()
    })
}

/// Every value of every report, with each other that may be read in its place.
fn fields() -> &'static [Field] {
    static ALL: OnceLock<Vec<Field>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Vec::new();
        for (report, document) in documents().iter().enumerate() {
            let mut places = Vec::new();
            collect(document, "", &mut places);
            for pointer in places {
                for other in others(document.pointer(&pointer).unwrap()) {
                    all.push(Field { report, pointer: pointer.clone(), other });
                }
            }
        }
        all
    })
}

fn collect(value: &Value, pointer: &str, places: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let values = fields.iter().filter(|(name, _)| !NO_VALUES.contains(&name.as_str()));
            values.for_each(|(name, field)| collect(field, &format!("{pointer}/{name}"), places));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| collect(item, &format!("{pointer}/{at}"), places));
        }
        Value::String(_) | Value::Number(_) | Value::Bool(_) => places.push(pointer.to_owned()),
        Value::Null => {}
    }
}

fn others(value: &Value) -> Vec<Value> {
    let mut others = vec![Value::Null];
    match value {
        Value::String(text) => {
            others.push(format!("{text} x").into());
            others.extend(OTHERS.iter().filter(|other| *other != text).map(|other| Value::from(*other)));
        }
        Value::Number(number) => others.extend(number.as_u64().map(|number| Value::from(number + 1))),
        Value::Bool(yes) => others.push((!yes).into()),
        Value::Null | Value::Array(_) | Value::Object(_) => {}
    }
    others
}

/// The snapshot of a field changed; `None` where no snapshot may say so, or it says the same.
fn changed(field: &Field) -> Option<(Snapshot, Snapshot)> {
    let document = &documents()[field.report];
    let mut other = document.clone();
    *other.pointer_mut(&field.pointer).unwrap() = field.other.clone();
    let read = |value: &Value| json::read(&value.to_string()).ok();
    let (old, new) = (read(document)?, read(&other)?);
    (old != new).then_some((old, new))
}

fn compared(old: &Snapshot, new: &Snapshot) -> SnapshotDiff {
    let side = |snapshot| Side { snapshot, article: None };
    diff(side(old), side(new), &Lexicon::built_in())
}

/// The patch as the program prints it.
fn patch(old: &Snapshot, new: &Snapshot) -> ::json_patch::Patch {
    let lexicon = Lexicon::built_in();
    let assessment =
        assess(compared(old, new), (Mode::Revision, "asked for"), Cause::of(old, new), &Policy::default());
    let comparison = Comparison::new(Pair::new(old, new), &assessment, &lexicon, Options::default());
    let mut out = String::new();
    json_patch::write(&comparison, &mut out).unwrap();
    serde_json::from_str(&out).unwrap()
}

/// What is wrong with how the change of a field is told.
fn wrong(field: &Field, (old, new): &(Snapshot, Snapshot)) -> Option<String> {
    let place = || format!("{} of {}: {}", field.pointer, reports::all()[field.report].name, field.other);
    let (there, back) = (compared(old, new), compared(new, old));
    for found in [&there, &back] {
        if found.changes.is_empty() && found.suppressed.is_empty() {
            return Some(format!("silent: {}", place()));
        }
    }
    let told: Vec<String> = there.changes.iter().map(|one| format!("{} {}", one.kind, one.path)).collect();
    let mut once = told.clone();
    once.sort();
    once.dedup();
    if once.len() != told.len() {
        return Some(format!("twice: {}: {told:?}", place()));
    }
    let mut document = serde_json::to_value(old).unwrap();
    ::json_patch::patch(&mut document, &patch(old, new)).unwrap();
    (document != serde_json::to_value(new).unwrap()).then(|| format!("the patch: {}", place()))
}

#[test]
fn p4_no_value_of_a_snapshot_differs_in_silence() {
    let wanted = effort::times("P4: values of snapshots changed, in both directions");
    let all = fields();
    // A step without a common divisor goes over all parts of all reports, however few are tried.
    let step = [7_919, 7_927, 7_933].into_iter().find(|step| !all.len().is_multiple_of(*step)).unwrap();
    let (mut tried, mut errors) = (0, Vec::new());
    for at in 0..all.len() {
        let field = &all[at * step % all.len()];
        let Some(pair) = changed(field) else { continue };
        errors.extend(wrong(field, &pair));
        tried += 1;
        if tried == wanted {
            break;
        }
    }
    assert!(errors.is_empty(), "{} of {tried}:\n{}", errors.len(), errors.join("\n"));
    assert_eq!(tried, wanted);
}
