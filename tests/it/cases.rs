//! Case folders: adding one needs no Rust.
//!
//! `tests/reports/<case>/report.*` gives `snapshot.json` and `findings.txt` (the report with every extracted span
//! underlined), `tests/revisions/<case>/old.*` and `new.*` give `diff.txt` and `diff.json`; `intent.txt` says what the case is
//! about. `SUMMITDIFF_BLESS=1` writes what the program prints now; read it before you keep it. Under `CI` blessing is
//! refused. The hash of the word tables is left out: a new word is no change of a case.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folders(of: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(of);
    let mut found: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

/// What the program prints when run inside the folder; the exit code is 0 or 1.
fn run(folder: &Path, arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_summitdiff"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap();
    let code = done.status.code();
    let errors = String::from_utf8(done.stderr).unwrap();
    assert!(matches!(code, Some(0 | 1)), "{}: {arguments:?}: {code:?}\n{errors}", folder.display());
    let text = String::from_utf8(done.stdout).unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("\"lexicon\": \"fnv1a:"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The file of the folder that has this stem.
fn input(folder: &Path, stem: &str) -> String {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.split('.').next() == Some(stem))
        .collect();
    names.sort();
    assert_eq!(names.len(), 1, "{}: one file named {stem}.*", folder.display());
    names.remove(0)
}

/// Compares with the kept file, or keeps what is printed now.
fn hold(file: &Path, printed: &str, wrong: &mut Vec<String>) {
    if std::env::var_os("SUMMITDIFF_BLESS").is_some() {
        assert!(std::env::var_os("CI").is_none(), "nothing is blessed under CI");
        fs::write(file, printed).unwrap();
        return;
    }
    let kept = fs::read_to_string(file).unwrap_or_default().replace("\r\n", "\n");
    if kept != printed {
        let at = kept.lines().zip(printed.lines()).take_while(|(old, new)| old == new).count();
        let line = |text: &str| text.lines().nth(at).unwrap_or("(end)").to_owned();
        wrong.push(format!(
            "{}:{}\n  kept:    {}\n  printed: {}",
            file.display(),
            at + 1,
            line(&kept),
            line(printed)
        ));
    }
}

#[test]
fn each_report_gives_its_snapshot_and_findings() {
    let mut wrong = Vec::new();
    for folder in folders("reports") {
        let report = input(&folder, "report");
        hold(&folder.join("snapshot.json"), &run(&folder, &["extract", &report]), &mut wrong);
        hold(&folder.join("findings.txt"), &run(&folder, &["extract", &report, "--explain"]), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_revision_gives_its_diff() {
    let mut wrong = Vec::new();
    for folder in folders("revisions") {
        let (old, new) = (input(&folder, "old"), input(&folder, "new"));
        let table = run(&folder, &["diff", &old, &new, "--mode", "revision", "--width", "100"]);
        hold(&folder.join("diff.txt"), &table, &mut wrong);
        let json = run(&folder, &["diff", &old, &new, "--mode", "revision", "--format", "json"]);
        hold(&folder.join("diff.json"), &json, &mut wrong);
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("quiet-") {
            let loud = run(
                &folder,
                &["diff", &old, &new, "--mode", "revision", "--fail-on", "minor", "--format", "oneline"],
            );
            let loud = loud.lines().filter(|line| !line.starts_with("info ")).collect::<Vec<_>>();
            assert!(loud.is_empty(), "{name} is not quiet: {loud:?}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The snapshots beside the bundled reports are what the program makes of them.
#[test]
fn bundled_snapshots_are_what_their_reports_give() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    let mut seen = 0;
    for folder in ["snapshots/g7", "snapshots/sco-astana-2024"] {
        let mut names: Vec<PathBuf> =
            fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        for report in names.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
            let name = format!("{folder}/{}", report.file_name().unwrap().to_string_lossy());
            hold_snapshot(&report.with_extension("json"), &name, root, &mut wrong);
            seen += 1;
        }
    }
    assert!(seen >= 6, "{seen} bundled reports");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A bundled snapshot keeps the hash of the word tables, so it is compared without.
fn hold_snapshot(file: &Path, report: &str, root: &Path, wrong: &mut Vec<String>) {
    if std::env::var_os("SUMMITDIFF_BLESS").is_some() {
        let done = Command::new(env!("CARGO_BIN_EXE_summitdiff"))
            .args(["extract", report])
            .current_dir(root)
            .output()
            .unwrap();
        return hold(file, &String::from_utf8(done.stdout).unwrap(), wrong);
    }
    let kept = fs::read_to_string(file).unwrap_or_default();
    let without = |text: &str| -> String {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("\"lexicon\": \"fnv1a:"));
        lines.flat_map(|line| [line, "\n"]).collect()
    };
    if without(&kept) != run(root, &["extract", report]) {
        wrong.push(format!("{}: not what {report} gives", file.display()));
    }
}
