//! `summitdiff diff` as a user runs it.

use crate::command_line::{REPORT, assert_error, folder, program, run, run_with_input};

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

/// Two versions: one participant more, and the office of another.
fn versions(name: &str) -> std::path::PathBuf {
    let new = REPORT.replace(
        "President Kassym-Jomart Tokayev of Kazakhstan",
        "President Kassym-Jomart Tokayev of Kazakhstan, and Prime Minister Nikol Pashinyan of Armenia",
    );
    assert_ne!(new, REPORT);
    folder(name, &[("old.txt", REPORT), ("new.txt", &new)])
}

#[test]
fn a_table_for_a_pipe_has_no_colour_and_80_columns_and_obeys_flags_and_environment() {
    let folder = versions("look");
    let colored = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = program(&folder, &["diff", "old.txt", "new.txt"]);
        let output = command.args(arguments).envs(variables.iter().copied()).output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), &b""[..]));
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(out.contains("Nikol Pashinyan"), "{out}");
        out.contains('\u{1b}')
    };
    assert!(!colored(&[], &[]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));

    let widest = |arguments: &[&str]| {
        let (_, out, _) = run(&folder, arguments);
        out.lines().map(|line| line.chars().count()).max().unwrap()
    };
    assert_eq!(widest(&["diff", "old.txt", "new.txt"]), 80);
    assert_eq!(widest(&["diff", "old.txt", "new.txt", "--width", "100"]), 100);
}

#[test]
fn the_exit_code_follows_the_threshold() {
    let folder = versions("threshold");
    let code = |arguments: &[&str]| {
        let all = [&["diff", "old.txt", "new.txt", "--mode", "revision"], arguments].concat();
        run(&folder, &all).0
    };
    for threshold in ["critical", "major", "minor", "info", "any"] {
        assert_eq!(code(&["--fail-on", threshold]), 1, "{threshold}");
    }
    assert_eq!(code(&["--fail-on", "none"]), 0);
    assert_eq!(code(&["--only", "priority.*"]), 0);
    assert_eq!(code(&["--only", "/participants/nikol-pashinyan"]), 1);
    assert_eq!(code(&["--exclude", "participant", "--fail-on", "critical"]), 0);
}

#[test]
fn quiet_prints_nothing_and_reverse_exchanges_the_sides() {
    let folder = versions("reverse");
    assert_eq!(run(&folder, &["diff", "-q", "old.txt", "new.txt"]), (1, String::new(), String::new()));
    let kinds = |arguments: &[&str]| {
        let (_, out, _) = run(&folder, &[&["diff", "--format", "ndjson"], arguments].concat());
        let value = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        let mut kinds: Vec<String> =
            out.lines().map(|line| value(line)["kind"].as_str().unwrap().to_owned()).collect();
        kinds.sort();
        kinds
    };
    assert!(kinds(&["old.txt", "new.txt"]).contains(&"participant.added".to_owned()));
    assert!(kinds(&["-R", "old.txt", "new.txt"]).contains(&"participant.removed".to_owned()));
    assert_eq!(kinds(&["-R", "old.txt", "new.txt"]), kinds(&["new.txt", "old.txt"]));
}

#[test]
fn the_report_of_a_snapshot_is_found_beside_it_and_counts_only_with_its_own_text() {
    let wrapped = REPORT.replace("attended by President", "attended\nby President");
    let folder = folder("beside", &[("kept/a.txt", REPORT), ("b.txt", &wrapped)]);
    let snapshot = |from: &std::path::Path| run(&from.to_path_buf(), &["extract", "a.txt", "-o", "a.json"]);
    assert_eq!(snapshot(&folder.join("kept")).0, 0);
    let suppressed = || {
        let (_, out, _) = run(&folder, &["diff", "kept/a.json", "b.txt", "--format", "json"]);
        summary(&out)["suppressed"].as_u64().unwrap()
    };
    assert!(suppressed() > 0, "the wording was compared");
    std::fs::write(folder.join("kept/a.txt"), "something else altogether").unwrap();
    assert_eq!(suppressed(), 0, "another text is not the snapshot's report");
}

#[cfg(unix)]
#[test]
fn a_reader_that_takes_one_line_gets_it_and_hears_no_complaint() {
    let folder = versions("head");
    let binary = env!("CARGO_BIN_EXE_summitdiff");
    let script = format!("'{binary}' diff old.txt new.txt | head -n 1");
    let output =
        std::process::Command::new("sh").current_dir(&folder).args(["-c", &script]).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
}
