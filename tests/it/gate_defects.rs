//! Fifteen defects that other tools of this kind have, each a test that this one does not.

use crate::command_line::{REPORT, folder, program, run};
use crate::gate::{at_home, check, edited, files, kept, under};
use quick_xml::events::Event;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder whose one report was edited.
fn moved(name: &str) -> PathBuf {
    let folder = kept(name, &["a"]);
    fs::write(folder.join("reports/a.txt"), edited()).unwrap();
    folder
}

/// The fingerprints of a check.
fn prints(folder: &PathBuf) -> Vec<String> {
    let (_, found) = check(folder, &["--update", "none"]);
    let changes = found["snapshots"][0]["diff"]["changes"].as_array().unwrap().clone();
    changes.iter().map(|change| change["fingerprint"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn defect_01_a_report_without_findings_is_a_valid_document() {
    let folder = kept("defect-01", &["a"]);
    for format in ["gitlab", "sarif", "json", "rdjson"] {
        let (code, out, _) = at_home(&folder, &["check", "-q", "--report", format]);
        assert_eq!(code, 0);
        let _: Value = serde_json::from_str(&out).unwrap();
    }
    let out = at_home(&folder, &["check", "-q", "--report", "junit"]).1;
    let mut reader = quick_xml::Reader::from_str(&out);
    let mut cases = 0;
    loop {
        let event = reader.read_event().unwrap();
        if matches!(&event, Event::Empty(tag) if tag.name().as_ref() == "testcase") {
            cases += 1;
        } else if matches!(event, Event::Eof) {
            break;
        }
    }
    assert_eq!(cases, 1);
}

#[test]
fn defect_02_marks_in_a_value_survive_the_escapes_of_xml_and_of_workflow_commands() {
    let folder = kept("defect-02", &["a"]);
    let words = "President Japarov urged the members to fight terrorism with < & \"b\" > 100% of the time.";
    let new = format!("{REPORT}\n{words}\n");
    assert_ne!(new, REPORT);
    fs::write(folder.join("reports/a.txt"), new).unwrap();
    let report = |format: &str| at_home(&folder, &["check", "-q", "--update", "none", "--report", format]).1;
    let xml = report("junit");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut text = String::new();
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Text(part) = event {
            text += &part;
        } else if let Event::GeneralRef(name) = event {
            text += &quick_xml::escape::unescape(&format!("&{};", &*name)).unwrap();
        } else if matches!(event, Event::Eof) {
            break;
        }
    }
    assert!(text.contains("with < & \"b\" > 100% of the time"), "{text}");
    let github = report("github");
    assert!(github.contains("with < & \"b\" > 100%25 of the time"), "{github}");
}

#[test]
fn defect_03_fingerprints_survive_another_layout_of_snapshot_and_report() {
    let folder = moved("defect-03");
    let before = prints(&folder);
    assert!(!before.is_empty());
    let path = folder.join("snapshots/a.json");
    let value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    fs::write(&path, format!("\n\n{}\n", serde_json::to_string(&value).unwrap())).unwrap();
    assert_eq!(prints(&folder), before);
    fs::write(folder.join("reports/a.txt"), format!("\n\n{}", edited())).unwrap();
    assert_eq!(prints(&folder), before);
}

#[test]
fn defect_04_input_that_cannot_be_read_is_no_difference() {
    let folder = folder("defect-04", &[("a.txt", REPORT), ("b.json", "{\"schema\": 1"), ("c.txt", "a\0b")]);
    for new in ["b.json", "c.txt", "none.txt"] {
        assert_eq!(run(&folder, &["diff", "a.txt", new]).0, 2, "{new}");
        assert_eq!(run(&folder, &["diff", new, "a.txt"]).0, 2, "{new}");
    }
}

#[test]
fn defect_05_a_duplicate_key_names_both_entries() {
    let folder = kept("defect-05", &["a"]);
    let path = folder.join("snapshots/a.json");
    let mut value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let twice = value["participants"][0].clone();
    value["participants"].as_array_mut().unwrap().push(twice);
    fs::write(&path, value.to_string()).unwrap();
    let (code, out, err) = at_home(&folder, &["diff", "snapshots/a.json", "reports/a.txt"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("duplicate id `sadyr-japarov` at /participants/0 and /participants/2"), "{err}");
    let (code, found) = check(&folder, &[]);
    assert_eq!((code, &found["snapshots"][0]["state"]), (2, &"unreadable".into()));
}

#[test]
fn defect_06_who_goes_and_comes_back_is_told_both_times() {
    let folder = folder("defect-06", &[("1.txt", &edited()), ("2.txt", REPORT), ("3.txt", &edited())]);
    let kinds = |old: &str, new: &str| {
        let (_, out, _) = run(&folder, &["diff", old, new, "--format", "oneline", "--only", "participant"]);
        let kinds = out.lines().map(|line| line.split(' ').take(3).skip(1).collect::<Vec<_>>().join(" "));
        kinds.collect::<Vec<String>>()
    };
    assert_eq!(kinds("1.txt", "2.txt"), ["participant.removed /participants/nikol-pashinyan"]);
    assert_eq!(kinds("2.txt", "3.txt"), ["participant.added /participants/nikol-pashinyan"]);
    assert_eq!(kinds("1.txt", "3.txt"), [] as [&str; 0]);
    // A history keeps the removal, and a changelog tells both.
    for day in ["2024-05-01", "2024-06-01", "2024-07-01"].iter().zip(["1.txt", "2.txt", "3.txt"]) {
        fs::create_dir_all(folder.join("series")).unwrap();
        fs::copy(folder.join(day.1), folder.join(format!("series/{}.txt", day.0))).unwrap();
    }
    let (_, out, err) = run(&folder, &["history", "series", "--of", "participants", "--format", "jsonl"]);
    assert_eq!(err, "");
    let records = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let his = records.filter(|record| record["id"] == "nikol-pashinyan");
    let events: Vec<String> = his.map(|record| record["event"].as_str().unwrap().to_owned()).collect();
    assert_eq!(events, ["new", "dropped", "returned"]);
    let (_, out, _) = run(&folder, &["changelog", "series", "--evidence", "none"]);
    let told: Vec<&str> = out.lines().filter(|line| line.contains("Nikol Pashinyan")).collect();
    assert!(told[0].starts_with("- Nikol Pashinyan, Prime Minister (Armenia) takes part."), "{out}");
    assert!(told[1].starts_with("- Nikol Pashinyan (Armenia) no longer takes part."), "{out}");
}

#[test]
fn defect_07_one_bad_report_of_many_is_told_and_the_others_are_done() {
    let folder = folder("defect-07", &[("in/1.txt", REPORT), ("in/2.txt", "a\0b"), ("in/3.txt", &edited())]);
    let (code, out, err) = run(&folder, &["extract", "in", "-o", "snapshots/"]);
    assert_eq!((code, out.as_str(), err.matches("error: ").count()), (2, "", 1));
    assert!(err.contains(" --> in/2.txt"), "{err}");
    fs::write(folder.join("snapshots/2.json"), "{\"schema\": 1").unwrap();
    fs::write(folder.join("in/3.txt"), REPORT).unwrap();
    let (code, found) = check(&folder, &["--update", "none"]);
    let states: Vec<&str> =
        found["snapshots"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!((code, states), (2, vec!["same", "unreadable", "source"]));
    for verb in [&["changelog", "in"][..], &["history", "in", "--format", "csv"]] {
        let (code, out, err) = run(&folder, verb);
        assert_eq!((code, err.matches("error: ").count()), (2, 1), "{verb:?}");
        assert!(err.contains(" --> in/2.txt"), "{err}");
        assert!(out.contains("Sadyr Japarov"), "{verb:?}: {out}");
    }
}

#[test]
fn defect_08_accepting_what_does_not_wait_is_a_mistake() {
    let folder = moved("defect-08");
    for verb in ["accept", "reject"] {
        let (code, out, err) = at_home(&folder, &[verb, "no-such"]);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains("nothing that waits is called `no-such`"), "{err}");
    }
}

#[test]
fn defect_09_a_configuration_that_is_named_and_missing_is_a_mistake() {
    let folder = kept("defect-09", &["a"]);
    for verb in [
        &["check"][..],
        &["pending"],
        &["config"],
        &["accept", "a"],
        &["diff", "reports/a.txt", "reports/a.txt"],
    ] {
        let (code, out, err) = at_home(&folder, &[verb, &["--config", "nope.toml"]].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{verb:?}");
        assert!(err.contains("no such configuration file\n --> nope.toml"), "{err}");
    }
}

#[test]
fn defect_10_no_escape_goes_into_a_pipe_or_where_colour_is_refused() {
    let folder = moved("defect-10");
    for arguments in [
        &["check"][..],
        &["pending"],
        &["diff", "snapshots/a.json", "reports/a.txt"],
        &["accept", "x"],
        &["review"],
    ] {
        for variables in [&[][..], &[("NO_COLOR", "1")], &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]] {
            let (_, out, err) = under(&folder, arguments, variables);
            assert!(!out.contains('\u{1b}') && !err.contains('\u{1b}'), "{arguments:?} {variables:?}");
            assert!(!out.is_empty() || !err.is_empty());
        }
    }
}

#[test]
fn defect_11_the_driver_of_git_bears_whatever_git_says() {
    let folder = folder(
        "defect-11",
        &[("old file.txt", REPORT), ("new file.txt", &edited()), ("broken.json", "{\"a\":")],
    );
    let zeros = "0".repeat(40);
    let hex = "1".repeat(40);
    let (old, new) = ("old file.txt", "new file.txt");
    let calls: [(&[&str], &str); 7] = [
        (&["a b.txt"], "summitdiff a b.txt: unmerged\n"),
        (&["a b.txt", old, &hex, "100644", new, &zeros, "100644"], "Nikol Pashinyan"),
        (&["a b.txt", "/dev/null", ".", ".", new, &hex, "100644"], "+participant nikol-pashinyan"),
        (&["a b.txt", new, &hex, "100644", "/dev/null", ".", "."], "-participant nikol-pashinyan"),
        (&["a b.txt", old, &hex, "100644", old, &zeros, "100755"], "no change"),
        (
            &[
                "a b.txt",
                old,
                &hex,
                "100644",
                new,
                &hex,
                "100644",
                "c d.txt",
                "similarity index 90%\nrename from a b.txt\n",
            ],
            "summitdiff a b.txt → c d.txt\n",
        ),
        (&["a b.txt", "broken.json", &hex, "100644", "none", &hex, "100644"], "not compared: error: "),
    ];
    for (words, expected) in calls {
        let (code, out, err) = run(&folder, &[&["git-driver"], words].concat());
        assert_eq!((code, err.as_str()), (0, ""), "{words:?}");
        assert!(out.contains(expected), "{words:?}: {out}");
    }
}

#[test]
fn defect_12_what_the_log_of_git_shows_is_readable() {
    let folder = moved("defect-12");
    let (code, report, err) = run(&folder, &["textconv", "reports/a.txt"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        report.contains("\nparticipant nikol-pashinyan: Nikol Pashinyan, Prime Minister, AM, attended\n"),
        "{report}"
    );
    let (_, kept, _) = run(&folder, &["textconv", "snapshots/a.json"]);
    let gone: Vec<&str> = report.lines().filter(|line| !kept.lines().any(|other| other == *line)).collect();
    assert_eq!(gone, ["participant nikol-pashinyan: Nikol Pashinyan, Prime Minister, AM, attended"]);
}

#[test]
fn defect_13_a_check_under_a_continuous_integration_writes_nothing() {
    let folder = moved("defect-13");
    fs::remove_file(folder.join("snapshots/a.json")).unwrap();
    fs::write(folder.join("summitdiff.toml"), "reports = [\"reports\"]\n").unwrap();
    let before = files(&folder);
    for variables in [[("CI", "true")], [("TF_BUILD", "1")]] {
        assert_eq!(under(&folder, &["check"], &variables).0, 1);
        assert_eq!(files(&folder), before);
    }
}

#[test]
fn defect_14_the_same_inputs_give_the_same_bytes_everywhere() {
    let formats = ["github", "gitlab", "json", "junit", "markdown", "rdjson", "sarif"];
    let all = |folder: &PathBuf, variables: &[(&str, &str)]| {
        let mut bytes = String::new();
        for format in formats {
            let (code, out, err) =
                under(folder, &["check", "--update", "none", "--report", format], variables);
            assert_eq!((code, err.as_str()), (1, ""));
            bytes += &out;
        }
        for format in ["oneline", "json"] {
            bytes += &under(folder, &["check", "--update", "none", "--format", format], variables).1;
        }
        bytes
    };
    let names: Vec<String> = (0..12).map(|number| format!("r{number}")).collect();
    let forward: Vec<&str> = names.iter().map(String::as_str).collect();
    let backward: Vec<&str> = names.iter().rev().map(String::as_str).collect();
    let make = |name: &str, order: &[&str]| {
        let folder = kept(name, order);
        for report in order {
            fs::write(folder.join(format!("reports/{report}.txt")), edited()).unwrap();
        }
        folder
    };
    let (one, other) = (make("defect-14-one", &forward), make("defect-14-other", &backward));
    let expected = all(&one, &[("LANG", "C"), ("TZ", "UTC")]);
    for variables in [
        [("LANG", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu")],
        [("LC_ALL", "de_DE.UTF-8"), ("TZ", "America/St_Johns")],
        [("LC_ALL", "C"), ("TZ", "Pacific/Kiritimati")],
    ] {
        assert_eq!(all(&other, &variables), expected, "{variables:?}");
    }
}

#[cfg(unix)]
#[test]
fn defect_15_a_reader_that_goes_early_ends_it_quietly() {
    let folder = moved("defect-15");
    for arguments in [&["diff", "snapshots/a.json", "reports/a.txt"][..], &["check", "--update", "none"]] {
        let mut child =
            program(&folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), &b""[..]), "{arguments:?}");
    }
}

/// git in a folder, without the user's configuration.
fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=n", "-c", "user.email=e@example.org"]).args(arguments);
    command.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env("GIT_CONFIG_GLOBAL", "/dev/null");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_whole_round_on_fifty_fixtures() {
    let names: Vec<String> = (0..50).map(|number| format!("meeting-{number:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let folder = kept("round", &names);
    fs::remove_dir(folder.join(".git")).unwrap();
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-qm", "fifty fixtures"]);
    let ci = |arguments: &[&str]| under(&folder, arguments, &[("CI", "true")]);
    // Green.
    assert_eq!(ci(&["check"]), (0, "passed: 50 snapshots: 50 same\n".to_owned(), String::new()));
    // An editor changes one report: one participant more, another topic.
    let new = edited().replace("countering terrorism", "countering drug trafficking");
    fs::write(folder.join("reports/meeting-07.txt"), new).unwrap();
    // Red, with the cause.
    let (code, out, err) = ci(&["check", "--format", "oneline"]);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(
        !out.is_empty() && out.lines().all(|line| line.starts_with("snapshots/meeting-07.json: source ")),
        "{out}"
    );
    assert!(!folder.join("snapshots/meeting-07.json.new").exists());
    // At the desk: pending.
    assert_eq!(at_home(&folder, &["check", "-q"]).0, 1);
    let (code, out, _) = at_home(&folder, &["pending", "--format", "oneline"]);
    assert_eq!(code, 1);
    let print = |line: &str| line.rsplit_once(" [").unwrap().1.trim_end_matches(']').to_owned();
    let (added, others): (Vec<&str>, Vec<&str>) =
        out.lines().partition(|line| line.contains(" participant.added "));
    assert!(added.len() == 1 && !others.is_empty(), "{out}");
    // One change accepted, the others waived.
    assert_eq!(at_home(&folder, &["accept", &print(added[0])]).0, 0);
    assert_eq!(ci(&["check", "-q"]).0, 1);
    for line in others {
        let waive =
            ["waive", &print(line), "--reason", "the desk asks the author", "--expires", "2024-12-31"];
        assert_eq!(at_home(&folder, &waive).0, 0);
    }
    // Green, until the waivers expire.
    assert_eq!(ci(&["check", "-q", "--today", "2024-12-31"]).0, 0);
    assert_eq!(ci(&["check", "-q", "--today", "2025-01-01"]).0, 1);
    let (code, out, _) = ci(&["check", "--today", "2024-12-31", "--format", "oneline"]);
    assert!(code == 0 && out.lines().all(|line| line.contains(": source waived ")), "{out}");
}
