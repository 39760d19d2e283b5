//! `summitdiff diff` as a user runs it.

use crate::command_line::{REPORT, assert_error, folder, run, run_with_input};

fn summary(out: &str) -> serde_json::Value {
    serde_json::from_str::<serde_json::Value>(out).unwrap()["summary"].clone()
}

#[test]
fn a_report_does_not_differ_from_itself_its_snapshot_or_standard_input() {
    let folder = folder("same", &[("a.txt", REPORT)]);
    assert_eq!(run(&folder, &["extract", "a.txt", "-o", "a.json"]), (0, String::new(), String::new()));
    for sides in [["a.txt", "a.txt"], ["a.txt", "a.json"], ["a.json", "a.txt"], ["a.json", "a.json"]] {
        let (code, out, err) = run(&folder, &["diff", sides[0], sides[1], "--format", "json"]);
        assert_eq!((code, err.as_str()), (0, ""), "{sides:?}");
        assert_eq!(summary(&out)["critical"], 0);
    }
    let (code, _, err) = run_with_input(&folder, &["diff", "a.json", "-", "--format", "json"], REPORT);
    assert_eq!((code, err.as_str()), (0, ""));
}

#[test]
fn two_standard_inputs_and_unknown_kinds_are_mistakes() {
    let folder = folder("mistakes", &[("a.txt", REPORT)]);
    assert_error(
        &folder,
        &["diff", "-", "-"],
        "error: both sides are standard input\n --> command line\nhint: give one of the two as a file\n",
    );
    assert_error(
        &folder,
        &["diff", "a.txt", "a.txt", "--only", "particpant.added"],
        "error: no kind of change fits `particpant.added`\n --> command line\nhint: did you mean `participant.added`?\n",
    );
}

#[test]
fn a_broken_snapshot_is_an_error_with_its_place() {
    let folder =
        folder("broken", &[("a.txt", REPORT), ("b.json", "{\n  \"schema\": 1,\n  \"generator\": 7\n}\n")]);
    let (code, out, err) = run(&folder, &["diff", "a.txt", "b.json"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("\n --> b.json:3:16\nhint: "), "{err}");
}
