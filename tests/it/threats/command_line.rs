//! T8, T13, T14: names of files, streams that are full or closed, a hostile repository.

use crate::command_line::{REPORT, folder, program, run};
use std::fs::{self, OpenOptions};
use std::path::Path;
use std::process::{Command, Stdio};

fn names(folder: &Path) -> Vec<String> {
    let root = folder.parent().unwrap();
    let all = crate::gate::files(folder);
    all.iter().map(|(path, _)| path.strip_prefix(root).unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn t8_an_id_is_never_a_path_and_a_path_never_leaves_its_folder() {
    for id in ["../x", "/etc/x", "a/b", "a\\b", "CON:", "..", "a\0b", "A", "a b", ""] {
        assert!(summitdiff::snapshot::Id::try_from(id.to_owned()).is_err(), "{id:?}");
    }
    let records = ["../x", "/etc/x", "C:\\x", "a/../../x"]
        .map(|id| format!("{}\n", serde_json::json!({"id": id, "text": REPORT})));
    let folder = folder("t8", &[("in/a.txt", REPORT), ("records.jsonl", &records.concat()), ("out/x", "")]);
    let before = names(&folder);
    assert_eq!(run(&folder, &["extract", "--jsonl", "records.jsonl"]).0, 0);
    assert_eq!(names(&folder), before);
    assert_eq!(run(&folder, &["extract", "in/../in/a.txt", "-o", "out/"]).0, 0);
    let mut expected = before;
    expected.push("t8/out/a.json".to_owned());
    expected.sort();
    let mut found = names(&folder);
    found.sort();
    assert_eq!(found, expected);
}

#[cfg(unix)]
#[test]
fn t8_a_link_is_not_written_through() {
    let folder = folder("t8-links", &[("a.txt", REPORT), ("precious", "old")]);
    for (link, target) in [("a.json", "precious"), ("b.json", "/dev/null"), ("c.json", "missing")] {
        std::os::unix::fs::symlink(target, folder.join(link)).unwrap();
        let (code, _, err) = run(&folder, &["extract", "a.txt", "-o", link]);
        assert_eq!(code, 2, "{link}");
        assert!(err.starts_with("error: not a regular file"), "{err}");
    }
    assert_eq!(fs::read(folder.join("precious")).unwrap(), b"old");
    assert!(!folder.join("missing").exists());
}

#[cfg(unix)]
#[test]
fn t8_a_snapshot_leads_to_no_file_outside_of_the_project() {
    let outside = folder("t8-outside", &[("report.txt", REPORT)]).join("report.txt");
    let folder = crate::gate::kept("t8-inside", &["a"]);
    let kept = fs::read_to_string(folder.join("snapshots/a.json")).unwrap();
    std::os::unix::fs::symlink(&outside, folder.join("reports/link.txt")).unwrap();
    for named in ["../t8-outside/report.txt", outside.to_str().unwrap(), "reports/link.txt"] {
        let text = kept.replace("\"reports/a.txt\"", &serde_json::to_string(named).unwrap());
        assert_ne!(text, kept);
        fs::write(folder.join("snapshots/a.json"), text).unwrap();
        let (code, out, _) = crate::gate::at_home(&folder, &["check"]);
        assert!(
            code == 2 && out.contains("the snapshot names a report outside of the project"),
            "{named}: {out}"
        );
        fs::write(folder.join("summitdiff.toml"), "reports = [\"reports\"]\n").unwrap();
        let (_, found) = crate::gate::check(&folder, &["--update", "none"]);
        assert!(found["snapshots"].as_array().unwrap().iter().any(|one| one["state"] == "orphan"), "{found}");
        fs::remove_file(folder.join("summitdiff.toml")).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn t13_a_full_output_is_an_error_and_a_reader_that_has_gone_is_none() {
    let folder = folder("t13", &[("old.txt", REPORT), ("new.txt", &crate::gate::edited())]);
    let full = || Stdio::from(OpenOptions::new().write(true).open("/dev/full").unwrap());
    for arguments in [
        &["extract", "old.txt"][..],
        &["extract", "--text", "old.txt"],
        &["extract", "--jsonl", "old.txt"],
        &["diff", "old.txt", "new.txt"],
        &["diff", "old.txt", "new.txt", "--report", "json"],
        &["changelog", "old.txt", "new.txt"],
        &["history", "old.txt", "new.txt"],
        &["rules"],
        &["schema", "snapshot"],
        &["--help"],
        &["--version"],
    ] {
        let output = program(&folder, arguments).stdout(full()).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {err}");
        assert!(
            err.starts_with("error: cannot write the output: no space left on device\n"),
            "{arguments:?}: {err}"
        );
        let mut child =
            program(&folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {:?}", output.status);
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{arguments:?}");
        // Nobody can be told, but the exit code can.
        let output = program(&folder, &["extract", "missing.txt"]).stderr(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
    }
}

#[cfg(unix)]
#[test]
fn t14_a_hostile_repository_runs_nothing() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder("t14", &[("a.txt", REPORT)]);
    let git = |arguments: &[&str]| {
        let done =
            Command::new("git").current_dir(&folder).args(arguments).env("HOME", &folder).output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "a.txt"]);
    git(&["-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-qm", "one"]);
    let trap = folder.join("trap.sh");
    fs::write(&trap, "#!/bin/sh\ntouch pwned\n").unwrap();
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).unwrap();
    let trap = trap.to_string_lossy().into_owned();
    for key in [
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "filter.x.smudge",
        "alias.cat-file",
    ] {
        git(&["config", key, &trap]);
    }
    git(&["config", "diff.x.textconv", &trap]);
    fs::write(folder.join(".gitattributes"), "*.txt filter=x diff=x\n").unwrap();
    fs::create_dir_all(folder.join(".git/hooks")).unwrap();
    for hook in ["post-checkout", "post-index-change", "reference-transaction"] {
        let path = folder.join(".git/hooks").join(hook);
        fs::write(&path, "#!/bin/sh\ntouch pwned\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    assert_eq!(run(&folder, &["diff", "HEAD:a.txt", "a.txt"]).0, 0);
    for name in ["--upload-pack=touch pwned;x:a.txt", "-pa:a.txt", "--output=pwned:a.txt", "--textconv:a.txt"]
    {
        let (code, out, _) = run(&folder, &["extract", "--", name]);
        assert_eq!((code, out.as_str()), (2, ""), "{name}");
    }
    assert!(!folder.join("pwned").exists());
}
