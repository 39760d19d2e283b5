//! Snapshots of an older schema: they load, a check tells them from other changes, and says how to migrate.

use crate::gate::{at_home, check, edited, files, kept};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A snapshot of today in the form of schema 0, which calls priorities topics and lacks two fields.
fn as_schema_0(path: &Path) -> Value {
    let mut value: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    value["schema"] = json!(0);
    let mut topics = value.as_object_mut().unwrap().remove("priorities").unwrap();
    for topic in topics.as_array_mut().unwrap() {
        topic.as_object_mut().unwrap().remove("ordinal").unwrap();
    }
    value["topics"] = topics;
    for person in value["participants"].as_array_mut().unwrap() {
        person.as_object_mut().unwrap().remove("completed").unwrap();
    }
    value
}

/// A folder with one report and its snapshot of schema 0.
fn old(name: &str) -> PathBuf {
    let folder = kept(name, &["a"]);
    let path = folder.join("snapshots/a.json");
    fs::write(&path, format!("{:#}\n", as_schema_0(&path))).unwrap();
    folder
}

fn state(folder: &PathBuf) -> (i32, String) {
    let (code, found) = check(folder, &["--update", "none"]);
    (code, found["snapshots"][0]["state"].as_str().unwrap().to_owned())
}

#[test]
fn a_snapshot_of_schema_0_loads_with_everything_that_it_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/snapshot.schema-0.json");
    let snapshot = summitdiff::snapshot::json::read(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(snapshot.schema, 0);
    let topics: Vec<(&str, u32, Option<u32>, usize)> = snapshot
        .priorities
        .iter()
        .map(|one| (one.topic.as_str(), one.rank, one.ordinal, one.statements.len()))
        .collect();
    assert_eq!(topics, [("counter-terrorism", 1, None, 1)]);
    assert_eq!(snapshot.participants[0].name.as_deref(), Some("Sadyr Japarov"));
    assert!(snapshot.participants.iter().all(|one| one.completed.is_empty()));
    let written = summitdiff::snapshot::json::write(&snapshot);
    assert!(written.starts_with("{\n  \"schema\": 1,\n"), "what is written is of the schema of today");
}

#[test]
fn a_check_says_that_only_the_schema_changed_passes_and_names_the_command_that_migrates() {
    let folder = old("schema-only");
    let before = files(&folder);
    let (code, out, err) = at_home(&folder, &["check"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "snapshots/a.json: only the schema changed, 0 → 1\n  \
         to migrate: summitdiff check --update all snapshots/a.json\n\npassed: 1 snapshot: 1 schema\n"
    );
    assert_eq!(files(&folder), before, "a newer schema alone leaves what is kept untouched");
    assert_eq!(state(&folder), (0, "schema".to_owned()));
    assert_eq!(at_home(&folder, &["check", "-q", "--update", "all"]).0, 0);
    assert_eq!(state(&folder), (0, "same".to_owned()));
}

#[test]
fn a_field_that_only_the_newer_schema_has_is_a_change_of_the_schema() {
    let folder = kept("schema-field", &["a"]);
    let text = fs::read_to_string(folder.join("reports/a.txt")).unwrap();
    fs::write(folder.join("reports/a.txt"), format!("{text}\nThe second priority is energy security.\n"))
        .unwrap();
    assert_eq!(at_home(&folder, &["check", "-q", "--update", "all"]).0, 0);
    let path = folder.join("snapshots/a.json");
    assert!(fs::read_to_string(&path).unwrap().contains("\"ordinal\": 2"));
    fs::write(&path, as_schema_0(&path).to_string()).unwrap();
    let (code, found) = check(&folder, &[]);
    let changes = &found["snapshots"][0]["diff"]["changes"];
    assert_eq!((code, &found["snapshots"][0]["state"]), (0, &"schema".into()));
    assert_eq!(
        (&changes[0]["kind"], &changes[0]["cause"], changes.as_array().unwrap().len()),
        (&"priority.ordinal".into(), &"schema".into(), 1)
    );
}

#[test]
fn an_older_schema_hides_neither_an_edited_text_nor_another_extraction() {
    let folder = old("schema-hides");
    fs::write(folder.join("reports/a.txt"), edited()).unwrap();
    assert_eq!(state(&folder), (1, "source".to_owned()));
    let folder = old("schema-extractor");
    let path = folder.join("snapshots/a.json");
    let text = fs::read_to_string(&path).unwrap();
    let other = text.replacen("\"office\": \"President\"", "\"office\": \"Prime Minister\"", 1);
    assert_ne!(other, text);
    fs::write(&path, other).unwrap();
    assert_eq!(state(&folder), (1, "extractor".to_owned()));
}

#[test]
fn a_field_that_the_older_schema_does_not_have_is_a_mistake_in_it() {
    let folder = old("schema-mixed");
    let path = folder.join("snapshots/a.json");
    let mut value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    value["topics"][0]["ordinal"] = json!(1);
    fs::write(&path, value.to_string()).unwrap();
    let (code, _, err) = at_home(&folder, &["diff", "snapshots/a.json", "reports/a.txt"]);
    assert_eq!(code, 2);
    assert!(
        err.starts_with("error: not a snapshot of schema 0: unknown field `ordinal` in `topics`\n"),
        "{err}"
    );
}
