//! What waits is listed, accepted, rejected, waived.

use crate::command_line::{REPORT, assert_error};
use crate::gate::{at_home, check, edited, files, kept};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// Two snapshots of edited reports wait: one more participant, and a second change in `a`.
fn waiting(name: &str) -> PathBuf {
    let folder = kept(name, &["a", "deep/b", "c"]);
    let twice = edited().replace("countering terrorism", "countering drug trafficking");
    assert_ne!(twice, edited());
    fs::write(folder.join("reports/a.txt"), twice).unwrap();
    fs::write(folder.join("reports/deep/b.txt"), edited()).unwrap();
    assert_eq!(check(&folder, &[]).0, 1);
    folder
}

/// The changes of a snapshot in a check or a list, as (kind, fingerprint).
fn changes(found: &Value, snapshot: &str) -> Vec<(String, String)> {
    let all = found["snapshots"].as_array().unwrap();
    let one = all.iter().find(|one| one["snapshot"] == snapshot).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let changes = one["diff"]["changes"].as_array().unwrap();
    changes.iter().map(|change| (text(&change["kind"]), text(&change["fingerprint"]))).collect()
}

fn print_of(folder: &PathBuf, snapshot: &str, kind: &str) -> String {
    let (_, found) = check(folder, &[]);
    changes(&found, snapshot).into_iter().find(|(name, _)| name == kind).unwrap().1
}

#[test]
fn what_waits_is_listed_with_old_and_new() {
    let folder = waiting("decide-list");
    let (code, out, err) = at_home(&folder, &["pending", "--format", "json"]);
    assert_eq!((code, err.as_str()), (1, ""));
    let found: Value = serde_json::from_str(&out).unwrap();
    let names: Vec<&str> =
        found["snapshots"].as_array().unwrap().iter().map(|one| one["snapshot"].as_str().unwrap()).collect();
    assert_eq!(names, ["snapshots/a.json", "snapshots/deep/b.json"]);
    let first = &found["snapshots"][1]["diff"]["changes"][0];
    assert_eq!((&first["old"], &first["new"]["name"]), (&Value::Null, &"Nikol Pashinyan".into()));
    assert_eq!(at_home(&folder, &["reject", "snapshots"]).0, 0);
    assert_eq!(at_home(&folder, &["pending"]), (0, "passed: no snapshots\n".to_owned(), String::new()));
}

#[test]
fn a_snapshot_is_accepted_by_path_by_the_end_of_a_path_and_by_glob() {
    for selector in
        ["snapshots/deep/b.json", "snapshots/deep/b.json.new", "b", "deep/b.json", "snapshots/deep/*"]
    {
        let folder = waiting("decide-accept");
        let (code, out, err) = at_home(&folder, &["accept", selector]);
        assert_eq!(
            (code, out.as_str(), err.as_str()),
            (0, "accepted snapshots/deep/b.json\n", ""),
            "{selector}"
        );
        assert!(!folder.join("snapshots/deep/b.json.new").exists());
        assert_eq!(at_home(&folder, &["check", "-q", "snapshots/deep"]).0, 0);
        assert!(folder.join("snapshots/a.json.new").exists());
    }
}

#[test]
fn what_is_rejected_leaves_the_kept_snapshot_as_it_was() {
    let folder = waiting("decide-reject");
    let before = fs::read(folder.join("snapshots/a.json")).unwrap();
    assert_eq!(at_home(&folder, &["reject", "a"]).1, "rejected snapshots/a.json\n");
    assert!(!folder.join("snapshots/a.json.new").exists());
    assert_eq!(fs::read(folder.join("snapshots/a.json")).unwrap(), before);
}

#[test]
fn a_word_that_means_nothing_is_a_mistake_and_nothing_is_written() {
    let folder = waiting("decide-unknown");
    let before = files(&folder);
    for verb in ["accept", "reject", "pending"] {
        assert_error(
            &folder,
            &[verb, "a", "no-such"],
            "error: nothing that waits is called `no-such`\n --> command line\n\
             hint: `summitdiff pending` lists the snapshots and the fingerprints of their changes\n",
        );
    }
    assert_error(
        &folder,
        &["accept", "c"],
        "error: nothing that waits is called `c`\n --> command line\n\
         hint: `summitdiff pending` lists the snapshots and the fingerprints of their changes\n",
    );
    assert_eq!(files(&folder), before);
}

#[test]
fn one_change_is_accepted_and_the_others_go_on_waiting() {
    let folder = waiting("decide-one");
    let print = print_of(&folder, "snapshots/a.json", "participant.added");
    let (code, out, err) = at_home(&folder, &["accept", &print]);
    assert_eq!((code, err.as_str()), (0, ""));
    // The same change waited in both.
    assert_eq!(
        out,
        format!("accepted {print} in snapshots/a.json\naccepted {print} in snapshots/deep/b.json\n")
    );
    let text = fs::read_to_string(folder.join("snapshots/a.json")).unwrap();
    let kept = summitdiff::snapshot::json::read(&text).unwrap();
    let names: Vec<&str> = kept.participants.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(names, ["Sadyr Japarov", "Kassym-Jomart Tokayev", "Nikol Pashinyan"]);
    assert!(text.contains("terrorism") && !text.contains("trafficking"), "the rest is as it was");
    let (code, found) = check(&folder, &[]);
    assert_eq!(code, 1);
    let left = changes(&found, "snapshots/a.json");
    assert!(!left.is_empty() && left.iter().all(|(kind, _)| kind != "participant.added"), "{left:?}");
    // Where it was the only one, nothing waits and the snapshot is that of the report.
    assert!(!folder.join("snapshots/deep/b.json.new").exists());
    assert_eq!(found["snapshots"][2]["state"], "same");
}

#[test]
fn every_change_accepted_one_by_one_gives_the_snapshot_of_the_report() {
    let folder = waiting("decide-all");
    let (_, found) = check(&folder, &[]);
    for (kind, print) in changes(&found, "snapshots/a.json") {
        let (code, _, err) = at_home(&folder, &["accept", &print]);
        let gone = err.contains("nothing that waits is called");
        assert!(code == 0 || gone, "{kind}: {err}");
    }
    assert_eq!(check(&folder, &["snapshots/a.json"]).1["snapshots"][0]["state"], "same");
}

#[test]
fn one_change_cannot_be_rejected_alone() {
    let folder = waiting("decide-reject-one");
    let print = print_of(&folder, "snapshots/a.json", "participant.added");
    assert_error(
        &folder,
        &["reject", &print],
        &format!(
            "error: the change {print} cannot be rejected alone: the report would give it again\n --> command line\n\
             hint: mend the report, reject the whole snapshot by its path, or let the change stand with \
             `summitdiff waive`\n"
        ),
    );
}

#[test]
fn a_waived_change_passes_and_stays_visible_until_its_day_is_over() {
    let folder = waiting("decide-waive");
    let print = print_of(&folder, "snapshots/deep/b.json", "participant.added");
    let waive = ["waive", &print, "--reason", "seated late", "--expires", "2024-07-04", "--issue", "12"];
    assert_eq!(
        at_home(&folder, &waive),
        (0, format!("waived {print} in summitdiff-waivers.json\n"), String::new())
    );
    let (code, found) = check(&folder, &["snapshots/deep/b.json", "--today", "2024-07-04"]);
    assert_eq!((code, &found["snapshots"][0]["diff"]["changes"][0]["waived"]), (0, &"seated late".into()));
    let (code, found) = check(&folder, &["snapshots/deep/b.json", "--today", "2024-07-05"]);
    assert_eq!((code, &found["expired_waivers"][0]), (1, &print.as_str().into()));
    fs::write(folder.join("reports/a.txt"), REPORT).unwrap();
    fs::write(folder.join("reports/deep/b.txt"), REPORT).unwrap();
    let (code, out, _) = at_home(&folder, &["check", "--today", "2024-07-04"]);
    assert_eq!(
        (code, out.as_str()),
        (0, format!("waiver {print} meets no change: seated late\npassed: 3 snapshots: 3 same\n").as_str())
    );
}

#[test]
fn a_waiver_needs_a_reason_and_its_file_is_read_strictly() {
    let folder = kept("decide-waivers", &["a"]);
    assert_error(
        &folder,
        &["waive", "00112233445566aa", "--reason", " "],
        "error: a waiver needs a reason\n --> command line\nhint: say why the change may stand: --reason 'WHY'\n",
    );
    assert_eq!(at_home(&folder, &["waive", "00112233445566aa"]).0, 2);
    assert_error(
        &folder,
        &["waive", "snapshots/a.json", "--reason", "x"],
        "error: `snapshots/a.json` is no fingerprint\n --> command line\n\
         hint: `summitdiff check --format oneline` ends each line with one\n",
    );
    let file = folder.join("summitdiff-waivers.json");
    let hint = "hint: each waiver is {\"fingerprint\", \"reason\", \"expires\"?, \"issue\"?}; `summitdiff waive` writes one\n";
    fs::write(&file, "{\"schema\": 1, \"waivers\": [{\"fingerprint\": \"00112233445566aa\"}]}").unwrap();
    assert_error(
        &folder,
        &["check"],
        &format!(
            "error: not a file of waivers: missing field `reason`\n --> summitdiff-waivers.json:1:61\n{hint}"
        ),
    );
    let empty = "{\"schema\": 1, \"waivers\": [{\"fingerprint\": \"00112233445566aa\", \"reason\": \"\"}]}";
    fs::write(&file, empty).unwrap();
    let message = "error: a waiver without a reason\n --> summitdiff-waivers.json#/waivers/0/reason\n";
    assert_error(&folder, &["check"], &format!("{message}{hint}"));
}

#[test]
fn review_without_a_terminal_names_the_other_commands() {
    let folder = waiting("decide-review");
    assert_error(
        &folder,
        &["review"],
        "error: `review` asks questions and needs a terminal\n --> command line\n\
         hint: without one: `summitdiff pending`, then `summitdiff accept` or `summitdiff reject` with paths or \
         fingerprints\n",
    );
}
