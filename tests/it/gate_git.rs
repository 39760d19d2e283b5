//! The program inside git, with a real git on a scratch repository.

use crate::command_line::{REPORT, folder, run};
use crate::gate::edited;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// git in a folder, without the user's configuration and with this program on its path.
fn git(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let binary = Path::new(env!("CARGO_BIN_EXE_summitdiff")).parent().unwrap();
    let path = std::env::join_paths(
        std::iter::once(binary.to_owned()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap();
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=n", "-c", "user.email=e@example.org"]).args(arguments);
    for name in
        ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "NO_COLOR", "CLICOLOR_FORCE", "GIT_PAGER_IN_USE"]
    {
        command.env_remove(name);
    }
    let output = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("PATH", path)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn must(folder: &Path, arguments: &[&str]) -> String {
    let (code, out, err) = git(folder, arguments);
    assert_eq!(code, 0, "{arguments:?}: {err}");
    out
}

/// A repository that is set up as `git-config` says, with a report and its snapshot committed.
fn repository(name: &str) -> PathBuf {
    let folder = folder(
        name,
        &[
            ("reports/a b.txt", REPORT),
            (".gitattributes", "reports/** diff=summitdiff\n*.json diff=summitdiff merge=summitdiff\n"),
        ],
    );
    must(&folder, &["init", "-q", "-b", "main"]);
    let (code, setup, _) = run(&folder, &["git-config"]);
    assert_eq!(code, 0);
    let lines: Vec<&str> = setup.lines().filter(|line| line.starts_with("git config ")).collect();
    assert_eq!(lines.len(), 5);
    for line in lines {
        let done = Command::new("sh").current_dir(&folder).args(["-c", line]).status().unwrap();
        assert!(done.success(), "{line}");
    }
    assert_eq!(run(&folder, &["extract", "reports/a b.txt", "-o", "a b.json"]).0, 0);
    commit(&folder, "first");
    folder
}

fn commit(folder: &Path, message: &str) {
    must(folder, &["add", "-A"]);
    must(folder, &["commit", "-qm", message]);
}

#[test]
fn an_edit_in_the_working_tree_is_shown_with_its_facts() {
    let folder = repository("git-unstaged");
    fs::write(folder.join("reports/a b.txt"), edited()).unwrap();
    let out = must(&folder, &["diff"]);
    assert!(
        out.starts_with("summitdiff reports/a b.txt\n") && out.contains("+ critical Nikol Pashinyan"),
        "{out}"
    );
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn files_that_come_go_move_and_change_mode_are_shown() {
    let folder = repository("git-files");
    fs::write(folder.join("reports/new.txt"), edited()).unwrap();
    must(&folder, &["add", "-A"]);
    let out = must(&folder, &["diff", "--cached"]);
    assert!(
        out.contains("+participant nikol-pashinyan: Nikol Pashinyan, Prime Minister, AM, attended"),
        "{out}"
    );
    commit(&folder, "second");
    fs::remove_file(folder.join("reports/new.txt")).unwrap();
    let out = must(&folder, &["diff"]);
    assert!(out.contains("-participant nikol-pashinyan: "), "{out}");
    must(&folder, &["checkout", "-q", "."]);
    must(&folder, &["mv", "reports/new.txt", "reports/moved.txt"]);
    let later = edited().replace("countering terrorism", "countering drug trafficking");
    fs::write(folder.join("reports/moved.txt"), later).unwrap();
    must(&folder, &["add", "-A"]);
    let out = must(&folder, &["diff", "--cached", "-M"]);
    assert!(
        out.starts_with("summitdiff reports/new.txt → reports/moved.txt\n") && out.contains("trafficking"),
        "{out}"
    );
    must(&folder, &["reset", "-q", "--hard"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder.join("a b.json"), fs::Permissions::from_mode(0o755)).unwrap();
        let out = must(&folder, &["diff"]);
        assert!(out.starts_with("summitdiff a b.json\nno change"), "{out}");
    }
}

#[test]
fn two_files_outside_of_a_repository_are_compared() {
    let folder = repository("git-no-index");
    fs::write(folder.join("reports/new.txt"), edited()).unwrap();
    let (code, out, err) =
        git(&folder, &["diff", "--no-index", "--ext-diff", "reports/a b.txt", "reports/new.txt"]);
    assert!(code <= 1 && err.is_empty(), "{code} {err}");
    assert!(out.contains("Nikol Pashinyan"), "{out}");
}

#[test]
fn what_cannot_be_read_is_said_and_git_goes_on() {
    let folder = repository("git-broken");
    fs::write(folder.join("a b.json"), "{\"schema\": 1,").unwrap();
    fs::write(folder.join("reports/a b.txt"), edited()).unwrap();
    let out = must(&folder, &["diff"]);
    assert!(out.contains("not compared: error: ") && out.contains("Nikol Pashinyan"), "{out}");
}

#[test]
fn the_log_shows_one_fact_a_line_without_a_flag() {
    let folder = repository("git-log");
    fs::write(folder.join("reports/a b.txt"), edited()).unwrap();
    commit(&folder, "second");
    let out = must(&folder, &["log", "-p", "-1"]);
    assert!(
        out.contains("\n+participant nikol-pashinyan: Nikol Pashinyan, Prime Minister, AM, attended\n"),
        "{out}"
    );
    assert!(!out.contains("sha256"), "{out}");
    let out = must(&folder, &["log", "-p", "-1", "--ext-diff"]);
    assert!(out.contains("+ critical Nikol Pashinyan"), "{out}");
}

#[test]
fn the_difftool_opens_each_file() {
    let folder = repository("git-difftool");
    fs::write(folder.join("reports/a b.txt"), edited()).unwrap();
    let out = must(&folder, &["difftool", "-y", "-t", "summitdiff"]);
    assert!(out.contains("Nikol Pashinyan"), "{out}");
}

/// Two branches that changed the snapshot: ours an office, theirs through `change`.
fn branches(name: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let folder = repository(name);
    let path = folder.join("a b.json");
    let base = fs::read_to_string(&path).unwrap();
    must(&folder, &["checkout", "-qb", "theirs"]);
    let theirs = change(&base);
    assert_ne!(theirs, base);
    fs::write(&path, theirs).unwrap();
    commit(&folder, "theirs");
    must(&folder, &["checkout", "-q", "main"]);
    fs::write(&path, base.replacen("\"office\": \"President\"", "\"office\": \"Prime Minister\"", 1))
        .unwrap();
    commit(&folder, "ours");
    folder
}

#[test]
fn branches_that_changed_different_entries_merge() {
    let folder = branches("git-merge", |base| {
        // The other participant, right below in the file.
        let at = base.rfind("\"office\": \"President\"").unwrap();
        base[..at].to_owned() + &base[at..].replacen("\"President\"", "\"Chairman\"", 1)
    });
    let (code, _, err) = git(&folder, &["merge", "-q", "--no-edit", "theirs"]);
    assert_eq!(code, 0, "{err}");
    let merged = fs::read_to_string(folder.join("a b.json")).unwrap();
    let snapshot = summitdiff::snapshot::json::read(&merged).unwrap();
    let offices: Vec<&str> = snapshot.participants.iter().filter_map(|one| one.office.as_deref()).collect();
    assert_eq!(offices, ["Prime Minister", "Chairman"]);
    assert_eq!(summitdiff::snapshot::json::write(&snapshot), merged);
}

#[test]
fn branches_that_changed_one_field_conflict_and_git_is_told() {
    let folder = branches("git-conflict", |base| {
        base.replacen("\"office\": \"President\"", "\"office\": \"King\"", 1)
    });
    let (code, out, err) = git(&folder, &["merge", "--no-edit", "theirs"]);
    assert_eq!(code, 1, "{out}");
    assert!(
        err.contains("summitdiff: a b.json: both sides changed /participants/sadyr-japarov/office"),
        "{err}"
    );
    assert!(fs::read_to_string(folder.join("a b.json")).unwrap().contains("<<<<<<< ours"));
    let (code, out, _) = git(&folder, &["diff", "--ours"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("summitdiff a b.json: unmerged\n"), "{out}");
    // The marker is found where a snapshot is read.
    let (code, _, err) = run(&folder, &["diff", "a b.json", "reports/a b.txt"]);
    assert_eq!(code, 2);
    assert!(err.contains("unresolved git merge conflict"), "{err}");
}

#[test]
fn the_driver_takes_no_other_number_of_words() {
    let folder = repository("git-words");
    let (code, out, err) = run(&folder, &["git-driver", "a", "b"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with("error: git calls this with 1, 7 or 9 words, not with 2\n"), "{err}");
}
