//! P9: whatever the text, work and memory are bounded; and a long run is bounded, interrupted, and watched.

#![cfg(target_os = "linux")]

use crate::command_line::{REPORT, folder, program, run, texts};
use crate::effort;
use crate::shim::{bounded, faulty};
use std::fs;
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};
use summitdiff::snapshot::json;

/// Pieces that cost some reader more than their length, repeated without end.
const FAMILIES: [(&str, &str); 20] = [
    ("words", "trade "),
    ("countries", "Kazakhstan "),
    ("commas", ","),
    ("quotes", "\u{201c}"),
    ("brackets", "(["),
    ("links", "[a](https://a.example) "),
    ("open links", "[a]("),
    ("dates", "14 May 2024 "),
    ("amounts", "$5 million "),
    ("items", "\n- a"),
    ("quoted mail", "\n> a"),
    ("headings", "\n# a"),
    ("people", "President Ann Roe of Peru, "),
    ("sentences", "The leaders agreed to trade. "),
    ("no spaces", "a"),
    ("blank lines", "\n"),
    ("hidden characters", "\u{200b}"),
    ("combining marks", "\u{301}"),
    ("tags", "<div>"),
    ("apostrophes", "a'"),
];

#[test]
fn p9_no_text_costs_more_than_its_bounds() {
    let size = effort::times("P9: KiB of each of twenty hostile families") << 10;
    let folder = folder("p9", &[]);
    for (name, piece) in FAMILIES {
        let text = format!("The leaders met in Minsk. {}\n", piece.repeat(size / piece.len()));
        fs::write(folder.join("a.txt"), text).unwrap();
        // Seconds of work of a build that is not optimized; the same bounds for every length.
        let (code, out, err) =
            texts(&bounded(&mut program(&folder, &["extract", "a.txt"]), 120, 1024).output().unwrap());
        assert!(code == 0 || (code == 2 && out.is_empty()), "{name}: {code}: {err}");
    }
}

#[test]
fn p9_a_stream_of_records_is_read_in_bounded_memory() {
    let folder = folder("p9-records", &[]);
    let record = serde_json::json!({"id": "a", "text": REPORT, "page": "x".repeat(1 << 20)}).to_string();
    let mut command = program(&folder, &["extract", "--jsonl"]);
    let mut child =
        bounded(&mut command, 120, 96).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // More bytes than the program may have.
    let writer = std::thread::spawn(move || (0..120).all(|_| writeln!(stdin, "{record}").is_ok()));
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(writer.join().unwrap());
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 120);
}

/// A folder of so many reports.
fn many(name: &str) -> std::path::PathBuf {
    let names: Vec<String> = (0..60).map(|number| format!("in/{number:02}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), REPORT)).collect();
    folder(name, &files)
}

#[test]
fn an_interrupt_leaves_whole_files_and_the_next_run_does_the_rest() {
    let folder = many("interrupted");
    let interrupted =
        faulty(&mut program(&folder, &["extract", "in", "-o", "out/"]), ("rename", 7), "interrupt").output();
    assert_eq!(interrupted.unwrap().status.signal(), Some(2));
    let written: Vec<_> = crate::gate::files(&folder.join("out"));
    assert!(written.len() >= 6 && written.len() < 60, "{}", written.len());
    for (path, bytes) in
        written.iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "json"))
    {
        assert!(json::read(std::str::from_utf8(bytes).unwrap()).is_ok(), "{}", path.display());
    }
    assert_eq!(run(&folder, &["extract", "in", "-o", "out/"]), (0, String::new(), String::new()));
    let names: Vec<_> = crate::gate::files(&folder.join("out")).into_iter().map(|(path, _)| path).collect();
    assert!(
        names.len() == 60 && names.iter().all(|path| path.extension().is_some_and(|ending| ending == "json"))
    );
}

#[test]
fn a_terminal_is_shown_how_far_a_run_is_and_a_pipe_is_not() {
    let folder = many("watched");
    assert_eq!(run(&folder, &["extract", "in", "-o", "out/"]), (0, String::new(), String::new()));
    // `script` gives the program a terminal; what that shows is its own output.
    let line = format!("{} extract in -o out/", env!("CARGO_BIN_EXE_summitdiff"));
    let shown =
        Command::new("script").current_dir(&folder).args(["-qec", &line, "/dev/null"]).output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("\r\u{1b}[K7/60 in/07.txt"), "{shown:?}");
    assert!(shown.ends_with("\r\u{1b}[K"), "{shown:?}");
}
