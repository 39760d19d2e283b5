//! `summitdiff check` as a user runs it: what moved, why, how it ends, and what it writes.

use crate::command_line::{REPORT, assert_error, folder, program, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The report with one participant more.
pub(crate) fn edited() -> String {
    let new = REPORT.replace(
        "President Kassym-Jomart Tokayev of Kazakhstan",
        "President Kassym-Jomart Tokayev of Kazakhstan, and Prime Minister Nikol Pashinyan of Armenia",
    );
    assert_ne!(new, REPORT);
    new
}

/// A folder with reports under `reports/` and their snapshots under `snapshots/`.
pub(crate) fn kept(name: &str, reports: &[&str]) -> PathBuf {
    let files: Vec<(String, &str)> =
        reports.iter().map(|name| (format!("reports/{name}.txt"), REPORT)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = folder(name, &files);
    // The root of a repository: no configuration above it counts.
    fs::create_dir(folder.join(".git")).unwrap();
    assert_eq!(run(&folder, &["extract", "reports", "-o", "snapshots/"]), (0, String::new(), String::new()));
    folder
}

/// A run outside of any continuous integration, whatever runs these tests.
pub(crate) fn at_home(folder: &PathBuf, arguments: &[&str]) -> (i32, String, String) {
    under(folder, arguments, &[])
}

/// A run with these variables.
pub(crate) fn under(
    folder: &PathBuf,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> (i32, String, String) {
    let mut command = program(folder, arguments);
    for name in
        ["CI", "TF_BUILD", "SUMMITDIFF_UPDATE", "SUMMITDIFF_CONFIG", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]
    {
        command.env_remove(name);
    }
    let output = command.envs(variables.iter().copied()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// The JSON of a check, with its exit code.
pub(crate) fn check(folder: &PathBuf, arguments: &[&str]) -> (i32, Value) {
    let (code, out, err) = at_home(folder, &[&["check", "--format", "json"], arguments].concat());
    assert_eq!(err, "");
    (code, serde_json::from_str(&out).unwrap())
}

/// Every file below a folder with its bytes, in order.
pub(crate) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                all.push((path.clone(), fs::read(&path).unwrap()));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn what_is_as_kept_passes_and_writes_nothing() {
    let folder = kept("gate-same", &["a", "b/c"]);
    let before = files(&folder);
    let (code, out, err) = at_home(&folder, &["check"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "passed: 2 snapshots: 2 same\n", ""));
    assert_eq!(files(&folder), before);
}

#[test]
fn an_edited_text_has_the_cause_source_and_a_pending_snapshot_beside_the_kept_one() {
    let folder = kept("gate-source", &["a", "b"]);
    fs::write(folder.join("reports/a.txt"), edited()).unwrap();
    let (code, found) = check(&folder, &[]);
    assert_eq!(code, 1);
    let one = &found["snapshots"][0];
    assert_eq!((&one["snapshot"], &one["state"]), (&"snapshots/a.json".into(), &"source".into()));
    assert_eq!(one["pending"], "snapshots/a.json.new");
    assert_eq!(found["snapshots"][1]["state"], "same");
    let kinds: Vec<&str> = one["diff"]["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["kind"].as_str().unwrap())
        .collect();
    assert!(kinds.contains(&"participant.added"), "{kinds:?}");
    let pending = fs::read_to_string(folder.join("snapshots/a.json.new")).unwrap();
    assert!(summitdiff::snapshot::json::read(&pending).unwrap().participants.len() == 3);
    fs::write(folder.join("reports/a.txt"), REPORT).unwrap();
    assert_eq!(check(&folder, &[]).0, 0);
    assert!(!folder.join("snapshots/a.json.new").exists(), "what is as kept again waits for nothing");
}

#[test]
fn another_snapshot_of_the_same_text_has_the_cause_extractor() {
    let folder = kept("gate-extractor", &["a"]);
    let path = folder.join("snapshots/a.json");
    let kept = fs::read_to_string(&path).unwrap();
    // As if an older version had taken the office otherwise.
    fs::write(&path, kept.replacen("\"office\": \"President\"", "\"office\": \"Prime Minister\"", 1))
        .unwrap();
    let (code, found) = check(&folder, &[]);
    let one = &found["snapshots"][0];
    assert_eq!((code, &one["state"]), (1, &"extractor".into()));
    assert_eq!(one["diff"]["changes"][0]["cause"], "extractor");
    assert_eq!(one["diff"]["changes"][0]["kind"], "participant.office");
    assert_eq!(check(&folder, &["--fail-on-extractor", "none"]).0, 0);
    assert_eq!(check(&folder, &["--fail-on", "none"]).0, 1);
}

#[test]
fn a_value_that_is_lost_although_its_quote_still_stands_is_no_answer() {
    let folder = kept("gate-lost", &["a"]);
    let path = folder.join("snapshots/a.json");
    let mut kept: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let mut more = kept["participants"][0].clone();
    more["id"] = "somebody-else".into();
    more["name"] = "Somebody Else".into();
    more["country"] = "AM".into();
    kept["participants"].as_array_mut().unwrap().push(more);
    fs::write(&path, serde_json::to_string_pretty(&kept).unwrap()).unwrap();
    let (code, found) = check(&folder, &[]);
    assert_eq!((code, &found["outcome"]), (2, &"failed".into()));
    assert_eq!(found["snapshots"][0]["diff"]["changes"][0]["kind"], "extraction.lost");
}

#[test]
fn another_version_of_the_program_alone_moves_nothing() {
    let folder = kept("gate-version", &["a"]);
    let path = folder.join("snapshots/a.json");
    let kept = fs::read_to_string(&path).unwrap();
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let older = kept.replacen(&version, "\"version\": \"0.0.1\"", 1);
    assert_ne!(older, kept);
    fs::write(&path, &older).unwrap();
    let (code, found) = check(&folder, &["--update", "all"]);
    assert_eq!((code, &found["snapshots"][0]["state"]), (0, &"same".into()));
    assert_eq!(fs::read_to_string(&path).unwrap(), older);
}

#[test]
fn a_missing_report_a_missing_snapshot_and_an_orphan_are_told_apart() {
    let folder = kept("gate-missing", &["a", "b", "c"]);
    fs::remove_file(folder.join("reports/a.txt")).unwrap();
    fs::remove_file(folder.join("snapshots/b.json")).unwrap();
    fs::write(folder.join("summitdiff.toml"), "reports = [\"reports\"]\n").unwrap();
    fs::create_dir(folder.join("elsewhere")).unwrap();
    fs::write(folder.join("elsewhere/d.txt"), REPORT).unwrap();
    assert_eq!(run(&folder, &["extract", "elsewhere/d.txt", "-o", "snapshots/d.json"]).0, 0);
    let (code, out, err) = at_home(&folder, &["check", "--update", "none", "--format", "oneline"]);
    assert_eq!((code, err.as_str()), (1, ""));
    assert_eq!(
        out,
        "snapshots/a.json: report-missing its report is missing: reports/a.txt\n\
         snapshots/b.json: snapshot-missing reports/b.txt has no snapshot\n\
         snapshots/d.json: orphan no report leads to it: its report is in none of the folders of `reports`\n"
    );
    assert_eq!(at_home(&folder, &["check", "snapshots/c.json"]).0, 0);
    assert_eq!(at_home(&folder, &["check", "snapshots/d.json"]).0, 0);
    assert_eq!(at_home(&folder, &["check", "snapshots/d.json", "--fail-on-orphans"]).0, 1);
    assert_eq!(at_home(&folder, &["check", "--update", "new"]).0, 1);
    assert!(folder.join("snapshots/b.json").is_file(), "`new` makes what is missing");
}

#[test]
fn a_broken_snapshot_fails_and_the_others_are_still_checked() {
    let folder = kept("gate-broken", &["a", "b"]);
    fs::write(folder.join("snapshots/a.json"), "{\"schema\": 1,").unwrap();
    fs::write(folder.join("reports/b.txt"), edited()).unwrap();
    let (code, found) = check(&folder, &[]);
    assert_eq!(code, 2);
    assert_eq!(
        (&found["snapshots"][0]["state"], &found["snapshots"][1]["state"]),
        (&"unreadable".into(), &"source".into())
    );
}

#[test]
fn under_a_continuous_integration_nothing_is_written_unless_a_flag_says_so() {
    let folder = kept("gate-ci", &["a"]);
    fs::write(folder.join("reports/a.txt"), edited()).unwrap();
    let before = files(&folder);
    for variables in [[("CI", "true")], [("TF_BUILD", "True")], [("SUMMITDIFF_UPDATE", "none")]] {
        assert_eq!(under(&folder, &["check", "-q"], &variables).0, 1);
        assert_eq!(files(&folder), before, "{variables:?}");
    }
    assert_eq!(under(&folder, &["check", "-q"], &[("CI", "false")]).0, 1);
    assert!(folder.join("snapshots/a.json.new").is_file());
    assert_eq!(under(&folder, &["check", "-q", "--update", "all"], &[("CI", "true")]).0, 0);
    assert!(!folder.join("snapshots/a.json.new").exists());
    assert_eq!(at_home(&folder, &["check", "-q"]).0, 0);
    let (code, out, err) = under(&folder, &["check"], &[("SUMMITDIFF_UPDATE", "sometimes")]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "error: unknown value `sometimes` of SUMMITDIFF_UPDATE\n --> command line\nhint: one of auto, new, all, none\n"
    );
}

#[test]
fn a_path_that_is_not_there_is_a_mistake() {
    let folder = kept("gate-paths", &["a"]);
    assert_error(
        &folder,
        &["check", "snapshots/b.json"],
        "error: no such snapshot\n --> snapshots/b.json\nhint: check the path\n",
    );
    fs::remove_dir_all(folder.join("snapshots")).unwrap();
    assert_error(
        &folder,
        &["check"],
        "error: no folder of snapshots\n --> snapshots\n\
         hint: make snapshots with `summitdiff extract REPORTS -o FOLDER/`, or name the folder\n",
    );
}
