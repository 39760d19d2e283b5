//! What other systems call: the action, the hook, the template; each is run as its system runs it.

use crate::gate::{at_home, edited, kept, under};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The value of a line `key: value`.
fn value<'text>(text: &'text str, key: &str) -> &'text str {
    let line = text.lines().find_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix(key)).unwrap();
    line.trim_start_matches(':').trim()
}

#[test]
fn the_hook_is_named_after_its_subcommand_and_its_entry_runs() {
    let hooks = file(".pre-commit-hooks.yaml");
    let entry: Vec<&str> = value(&hooks, "entry").split(' ').collect();
    assert_eq!((entry[0], entry[1]), ("summitdiff", value(&hooks, "id")));
    let folder = kept("packaging-hook", &["a"]);
    assert_eq!(at_home(&folder, &entry[1..]).0, 0);
    fs::write(folder.join("reports/a.txt"), edited()).unwrap();
    let (code, out, _) = at_home(&folder, &entry[1..]);
    assert!(code == 1 && out.contains("snapshots/a.json: source critical participant.added"), "{out}");
    assert!(!folder.join("snapshots/a.json.new").exists(), "a hook that writes fails for another reason");
}

#[test]
fn the_job_of_gitlab_runs_and_leaves_the_reports_that_it_names() {
    let template = file("templates/summitdiff.yml");
    let script = template.lines().find_map(|line| line.trim().strip_prefix("- summitdiff ")).unwrap();
    let folder = kept("packaging-gitlab", &["a"]);
    let arguments: Vec<&str> = script.split(' ').collect();
    assert_eq!(under(&folder, &arguments, &[("CI", "true")]).0, 0);
    for report in ["codequality", "junit"] {
        assert!(folder.join(value(&template, report)).is_file(), "{report}");
    }
}

/// The shell script of the step with this id.
fn script(action: &str, id: &str) -> String {
    let step = &action[action.find(&format!("id: {id}\n")).unwrap()..];
    let body = &step[step.find("run: |\n").unwrap() + 7..];
    let lines = body.lines().take_while(|line| line.starts_with("        ") || line.is_empty());
    lines.map(|line| line.trim_start_matches("        ").to_owned() + "\n").collect()
}

#[cfg(unix)]
fn step(folder: &PathBuf, inputs: &[(&str, &str)]) -> (i32, String) {
    let action = file("action.yml");
    let bin = folder.join("temp/summitdiff/bin");
    fs::create_dir_all(&bin).unwrap();
    let _ = std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_summitdiff"), bin.join("summitdiff"));
    let mut command = Command::new("bash");
    command.current_dir(folder).args([
        "--noprofile",
        "--norc",
        "-eo",
        "pipefail",
        "-c",
        &script(&action, "check"),
    ]);
    for line in action.lines().filter_map(|line| line.trim().strip_prefix("INPUT_")) {
        command.env(format!("INPUT_{}", line.split(':').next().unwrap()), "");
    }
    let output = command
        .env("RUNNER_TEMP", folder.join("temp"))
        .env("CI", "true")
        .env("GITHUB_OUTPUT", folder.join("output"))
        .env("GITHUB_STEP_SUMMARY", folder.join("summary"))
        .env_remove("SUMMITDIFF_UPDATE")
        .env_remove("SUMMITDIFF_CONFIG")
        .envs(inputs.iter().copied())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[cfg(unix)]
#[test]
fn the_action_passes_its_inputs_on_and_tells_the_runner() {
    let folder = kept("packaging-action", &["a", "b"]);
    assert_eq!(step(&folder, &[]).0, 0);
    fs::write(folder.join("reports/a.txt"), edited()).unwrap();
    let (code, out) = step(&folder, &[]);
    assert!(
        code == 1 && out.contains("\n::error file=reports/a.txt,") && !out.contains("could not"),
        "{out}"
    );
    assert!(
        fs::read_to_string(folder.join("output"))
            .unwrap()
            .ends_with("error-count=1\nwarning-count=0\ninfo-count=0\nchanged=true\n")
    );
    assert!(fs::read_to_string(folder.join("summary")).unwrap().contains("Nikol Pashinyan"));
    assert_eq!(step(&folder, &[("INPUT_FAIL_ON", "none"), ("INPUT_REPORT_SARIF", "a b.sarif")]).0, 0);
    assert!(folder.join("a b.sarif").is_file());
    assert_eq!(step(&folder, &[("INPUT_PATHS", "snapshots/b.json")]).0, 0);
    assert_eq!(step(&folder, &[("INPUT_PATHS", "snapshots/b.json snapshots/a.json")]).0, 1);
    fs::write(folder.join("snapshots/b.json"), "{").unwrap();
    let (code, out) = step(&folder, &[]);
    assert!(
        code == 2 && out.ends_with("::error title=summitdiff::summitdiff could not check every snapshot\n"),
        "{out}"
    );
}
