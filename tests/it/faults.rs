//! Every call of a save × {kill, no room, bad disk, no right}: no file is torn or lost, and success means that the data
//! are there.

#![cfg(target_os = "linux")]

use crate::command_line::{REPORT, folder, program, run};
use crate::effort;
use crate::gate::{edited, kept};
use crate::shim::{faulty, watched};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files below a folder with their bytes, by path.
type State = BTreeMap<PathBuf, Vec<u8>>;

/// What can happen at any call: death before it, and the errors ENOSPC, EIO and EACCES.
const EVERYWHERE: [&str; 4] = ["kill", "28", "5", "13"];
/// What can happen at a call that changes something: death right after it, an interruption (EINTR), half of the bytes.
const AT_CHANGES: [(&str, &[&str]); 4] = [
    ("write", &["after", "half", "4"]),
    ("rename", &["after"]),
    ("fsync", &["after"]),
    ("unlink", &["after"]),
];

/// A command that saves, in a folder made for it.
struct Saving<'run> {
    folder: PathBuf,
    arguments: &'run [&'run str],
}

/// How many faults were tried, and how many of them were deaths.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tried {
    faults: usize,
    deaths: usize,
}

impl Saving<'_> {
    fn program(&self) -> Command {
        let mut command = program(&self.folder, self.arguments);
        for name in ["CI", "TF_BUILD", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"] {
            command.env_remove(name);
        }
        command
    }

    /// The calls of a run without faults, `name path` or `name descriptor` each.
    fn calls(&self) -> Vec<String> {
        let log = self.folder.with_extension("calls");
        let _ = fs::remove_file(&log);
        watched(&mut self.program(), &log).output().unwrap();
        fs::read_to_string(&log).unwrap().lines().map(str::to_owned).collect()
    }

    /// Tries every fault at every call from the first one on that touches a temporary file, or at all of them.
    fn sweep(&self, all: bool) -> Tried {
        let before = state(&self.folder);
        let calls = self.calls();
        let after = state(&self.folder);
        assert_ne!(before, after, "{:?} saves nothing", self.arguments);
        restore(&self.folder, &before);
        let good = self.program().output().unwrap().status.code();
        let first = calls.iter().position(|call| call.contains("/.summitdiff-")).expect("a save");
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut tried = Tried::default();
        for (at, call) in calls.iter().enumerate() {
            let name = call.split(' ').next().unwrap();
            let number = *counts.entry(name).and_modify(|count| *count += 1).or_insert(1);
            if at < first && !all {
                continue;
            }
            let changes = AT_CHANGES.iter().find(|(changing, _)| *changing == name);
            for what in EVERYWHERE.iter().chain(changes.map_or(&[][..], |(_, more)| *more)) {
                restore(&self.folder, &before);
                let output = faulty(&mut self.program(), (name, number), what).output().unwrap();
                let place = format!("{:?}: {what} at {name} {number} ({call})", self.arguments);
                let killed = output.status.signal() == Some(9);
                assert!(killed || output.status.code().is_some(), "{place}: {:?}", output.status);
                let worked = output.status.code() == good;
                assert!(killed || worked || output.status.code() == Some(2), "{place}: {:?}", output.status);
                self.assert_whole((&before, &after), &place, (killed, worked));
                tried.faults += 1;
                tried.deaths += usize::from(killed);
            }
        }
        restore(&self.folder, &before);
        tried
    }

    fn assert_whole(&self, (before, after): (&State, &State), place: &str, (killed, worked): (bool, bool)) {
        let mut now = state(&self.folder);
        if killed {
            now.retain(|path, _| !is_temporary(path));
        }
        for (path, bytes) in &now {
            let whole = before.get(path) == Some(bytes) || after.get(path) == Some(bytes);
            assert!(whole, "{place}: {} is torn or left over", path.display());
        }
        for path in before.keys().filter(|path| after.contains_key(*path)) {
            assert!(now.contains_key(path), "{place}: {} is lost", path.display());
        }
        if worked {
            assert_eq!(&now, after, "{place}: success without the data");
        }
        if killed {
            // The next run does the work, and what the dead one left is gone.
            self.program().output().unwrap();
            assert_eq!(&state(&self.folder), after, "{place}: the run after it");
        }
    }
}

fn is_temporary(path: &Path) -> bool {
    path.file_name().unwrap().as_encoded_bytes().starts_with(b".summitdiff-")
}

fn state(folder: &Path) -> State {
    crate::gate::files(folder).into_iter().collect()
}

fn restore(folder: &Path, before: &State) {
    for path in state(folder).keys().filter(|path| !before.contains_key(*path)) {
        fs::remove_file(path).unwrap();
    }
    for (path, bytes) in before {
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_snapshot_over_an_old_one_survives_every_fault() {
    let folder = folder("faults-over", &[("a.txt", REPORT), ("a.json", "the old one\n")]);
    let tried = Saving { folder, arguments: &["extract", "a.txt", "-o", "a.json"] }.sweep(true);
    assert!(tried.faults >= 60 && tried.deaths >= 15, "{tried:?}");
}

#[test]
fn a_first_snapshot_survives_every_fault() {
    let folder = folder("faults-first", &[("a.txt", REPORT)]);
    let tried = Saving { folder, arguments: &["extract", "a.txt", "-o", "a.json"] }.sweep(false);
    assert!(tried.faults >= 35, "{tried:?}");
}

#[test]
fn a_folder_of_snapshots_survives_every_fault() {
    let folder =
        folder("faults-folder", &[("in/a.txt", REPORT), ("in/b.txt", &edited()), ("out/a.json", "old\n")]);
    let tried = Saving { folder, arguments: &["extract", "in", "-o", "out/"] }.sweep(false);
    assert!(tried.faults >= 70, "{tried:?}");
}

#[test]
fn a_pending_snapshot_and_its_acceptance_survive_every_fault() {
    let folder = kept("faults-check", &["a"]);
    fs::write(folder.join("reports/a.txt"), edited()).unwrap();
    let check = Saving { folder: folder.clone(), arguments: &["check"] };
    let tried = check.sweep(false);
    assert!(tried.faults >= 35, "{tried:?}");
    check.program().output().unwrap();
    let tried = Saving { folder, arguments: &["accept", "snapshots"] }.sweep(false);
    assert!(tried.faults >= 35, "{tried:?}");
}

#[test]
fn a_waiver_survives_every_fault() {
    let folder = kept("faults-waive", &["a"]);
    let arguments = ["waive", "58a09a3d08babf54", "--reason", "agreed"];
    let tried = Saving { folder, arguments: &arguments }.sweep(false);
    assert!(tried.faults >= 35, "{tried:?}");
}

#[test]
fn a_changelog_survives_every_fault() {
    let files = [("s/2023-05-14.txt", REPORT), ("s/2024-05-14.txt", &edited()), ("CHANGES.md", "# Ours\n")];
    let folder = folder("faults-changelog", &files);
    let tried = Saving { folder, arguments: &["changelog", "s", "--update", "CHANGES.md"] }.sweep(false);
    assert!(tried.faults >= 35, "{tried:?}");
}

#[test]
fn a_report_for_machines_survives_every_fault() {
    let folder = folder("faults-report", &[("a.txt", REPORT), ("b.txt", &edited()), ("r.sarif", "{}")]);
    let arguments = ["diff", "a.txt", "b.txt", "--report", "sarif=r.sarif"];
    let tried = Saving { folder, arguments: &arguments }.sweep(false);
    assert!(tried.faults >= 35, "{tried:?}");
}

#[test]
fn data_are_on_the_disk_before_their_name_is_and_the_name_before_the_end() {
    let folder = folder("faults-order", &[("a.txt", REPORT)]);
    let calls = Saving { folder, arguments: &["extract", "a.txt", "-o", "a.json"] }.calls();
    let names: Vec<&str> = calls.iter().map(|call| call.split(' ').next().unwrap()).collect();
    let opened = calls.iter().position(|call| call.contains("/.summitdiff-")).unwrap();
    let order = ["open64", "write", "fsync", "rename", "open64", "fsync"];
    let mut rest = names[opened..].iter().filter(|name| order.contains(*name));
    assert!(order.iter().all(|wanted| rest.next() == Some(wanted)), "{calls:?}");
    assert!(calls.iter().any(|call| call == "rename a.json"), "{calls:?}");
}

#[test]
fn writers_at_once_leave_whole_files_and_none_of_their_own() {
    let folder = folder("faults-writers", &[("a.txt", REPORT), ("b.txt", &edited())]);
    let snapshot = |report: &str| {
        assert_eq!(run(&folder, &["extract", report, "-o", "one.json"]).0, 0);
        fs::read(folder.join("one.json")).unwrap()
    };
    let whole = [snapshot("a.txt"), snapshot("b.txt")];
    let saves = effort::times("P3: saves of eight processes at once");
    std::thread::scope(|threads| {
        for writer in 0..8 {
            let folder = &folder;
            threads.spawn(move || {
                for turn in 0..saves / 8 {
                    let report = ["a.txt", "b.txt"][(writer + turn) % 2];
                    let (code, _, err) = run(folder, &["extract", report, "-o", "one.json"]);
                    assert_eq!((code, err.as_str()), (0, ""));
                }
            });
        }
        for _ in 0..200 {
            let read = fs::read(folder.join("one.json")).unwrap();
            assert!(whole.contains(&read), "{} bytes", read.len());
            std::thread::yield_now();
        }
    });
    let names: Vec<PathBuf> = state(&folder).into_keys().collect();
    assert_eq!(names, ["a.txt", "b.txt", "one.json"].map(|name| folder.join(name)));
}
