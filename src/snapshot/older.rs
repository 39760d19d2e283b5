//! Older forms of the snapshot, and what makes the form of today of each.
//!
//! | schema | how it differs from the next one |
//! |---|---|
//! | 0 | drafts before the first release: `topics` for `priorities`; no `ordinal` in them, no `completed` in participants |
//!
//! Comes in: the JSON of an older form. Goes out: the JSON of [`SCHEMA`]. Promises: nothing that the older form says is
//! lost or changed; what it could not say is `null` or empty, and [`lacks`] names it, so that a comparison can tell a
//! field that only the schema brought from one that somebody changed.

use super::SCHEMA;
use serde_json::{Map, Value};

/// The oldest schema that is read.
pub const OLDEST: u32 = 0;

/// The fields that a schema does not have, as JSON-pointer globs.
///
/// ```
/// use summitdiff::snapshot::{SCHEMA, lacks};
/// assert!(lacks(0).contains(&"/priorities/*/ordinal"));
/// assert!(lacks(SCHEMA).is_empty());
/// ```
#[must_use]
pub const fn lacks(schema: u32) -> &'static [&'static str] {
    match schema {
        0 => &["/priorities/*/ordinal", "/participants/*/completed"],
        _ => &[],
    }
}

/// Writes the number of the schema that is written, whatever was read.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
pub(super) fn written<S: serde::Serializer>(_: &u32, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_u32(SCHEMA)
}

/// The form of today; its `schema` stays the number that was found.
///
/// # Errors
/// A clause for people: what that schema cannot have.
pub(super) fn upgrade(value: Value, found: u64) -> Result<Value, String> {
    let Value::Object(mut snapshot) = value else { return Err("it is no object".to_owned()) };
    if found == 0 {
        from_0(&mut snapshot)?;
    }
    Ok(Value::Object(snapshot))
}

fn from_0(snapshot: &mut Map<String, Value>) -> Result<(), String> {
    if snapshot.contains_key("priorities") {
        return Err("unknown field `priorities`: that schema calls it `topics`".to_owned());
    }
    let topics = snapshot.remove("topics").ok_or("missing field `topics`")?;
    snapshot.insert("priorities".to_owned(), topics);
    fill(snapshot, ("priorities", "topics"), ("ordinal", &Value::Null))?;
    fill(snapshot, ("participants", "participants"), ("completed", &Value::Array(Vec::new())))
}

/// Gives each entry of a list a field that the older schema does not have; `older` is what that schema calls the list.
fn fill(
    snapshot: &mut Map<String, Value>,
    (list, older): (&str, &str),
    (field, value): (&str, &Value),
) -> Result<(), String> {
    let entries = snapshot.get_mut(list).and_then(Value::as_array_mut);
    for entry in entries.into_iter().flatten().filter_map(Value::as_object_mut) {
        if entry.insert(field.to_owned(), value.clone()).is_some() {
            return Err(format!("unknown field `{field}` in `{older}`"));
        }
    }
    Ok(())
}
