//! What a user sees who is mistaken: exit code 2, nothing on standard output, what, where, and a hint.

use crate::command_line::{REPORT, assert_error, folder, run, run_with_input};

const HELP: &str = "`summitdiff --help` and `summitdiff COMMAND --help` list what there is";

fn usage(what: &str, hint: &str) -> String {
    format!("error: {what}\n --> command line\nhint: {hint}\n")
}

#[test]
fn mistakes_in_the_words_of_the_command() {
    let folder = folder("usage", &[("a.txt", REPORT)]);
    let cases: [(&[&str], &str, &str); 12] = [
        (&[], "no command given", HELP),
        (&["extrat", "a.txt"], "unknown command `extrat`", "did you mean `extract`?"),
        (&["extract"], "missing <REPORT>...", "usage: summitdiff extract <REPORT>..."),
        (&["extract", "--tex", "a.txt"], "unknown argument `--tex`", "did you mean `--text`?"),
        (&["extract", "--zzz", "a.txt"], "unknown argument `--zzz`", HELP),
        (
            &["diff", "a.txt", "a.txt", "--format", "jsn"],
            "unknown value `jsn` for `--format <FORMAT>`",
            "did you mean `json`?",
        ),
        (
            &["diff", "a.txt", "a.txt", "--mode", "x"],
            "unknown value `x` for `--mode <MODE>`",
            "one of auto, revision, edition",
        ),
        (&["diff", "a.txt"], "missing <NEW>", "usage: summitdiff diff <OLD> <NEW>"),
        (
            &["diff", "a.txt", "a.txt", "-q", "--stat"],
            "`--quiet` and `--stat` exclude each other",
            "give one of them",
        ),
        (&["extract", "a.txt", "--date"], "`--date <DAY>` needs a value", HELP),
        (
            &["extract", "a.txt", "--date", "2024"],
            "bad value `2024` for `--date <DAY>`: not a day such as `2024-07-04`",
            HELP,
        ),
        (
            &["extract", "a.txt", "--max-size", "big"],
            "bad value `big` for `--max-size <SIZE>`: not a size such as `64MiB`",
            HELP,
        ),
    ];
    for (arguments, what, hint) in cases {
        assert_error(&folder, arguments, &usage(what, hint));
    }
}

#[test]
fn mistakes_in_what_is_named() {
    let folder =
        folder("named", &[("a.txt", REPORT), ("empty.txt", " \n"), ("zero.txt", "a\0b"), ("none/x.csv", "")]);
    let cases: [(&[&str], &str); 7] = [
        (
            &["extract", "b.txt"],
            "error: cannot read: no such file or directory\n --> b.txt\nhint: check the path\n",
        ),
        (
            &["diff", "a.txt", "none"],
            "error: a folder where a file is wanted\n --> none\n\
             hint: name one file, or give the folder to `summitdiff extract FOLDER -o OUT`\n",
        ),
        (
            &["extract", "none"],
            "error: no reports here\n --> none\n\
             hint: a folder gives its .txt, .md, .html, .docx, .pdf and .eml files; name others one by one\n",
        ),
        (
            &["extract", "empty.txt"],
            "error: the report is empty\n --> empty.txt\nhint: give a file or standard input with the text of a report\n",
        ),
        (
            &["extract", "a.txt", "--max-size", "10"],
            "error: too large for a report: more than 10 bytes\n --> a.txt\n\
             hint: allow more with --max-size, or give the report alone\n",
        ),
        (
            &["extract", "a.txt", "empty.txt"],
            "error: 2 reports and one standard output\n --> command line\n\
             hint: add `-o FOLDER` for one snapshot a report, or `--jsonl` for one a line\n",
        ),
        (
            &["extract", "a.txt", "-o", "missing/a.json"],
            "error: cannot write: no such file or directory\n --> missing/a.json\nhint: check the path\n",
        ),
    ];
    for (arguments, message) in cases {
        assert_error(&folder, arguments, message);
    }
    let (code, out, err) = run(&folder, &["extract", "zero.txt"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("\n --> zero.txt, byte 1\nhint: "), "{err}");
}

#[cfg(not(feature = "net"))]
#[test]
fn an_address_is_refused_by_a_build_that_fetches_nothing() {
    let folder = folder("address", &[("a.txt", REPORT)]);
    let message = "error: this build fetches no pages\n --> https://example.org/a?b=*\n\
                   hint: save the page and give its file, or build with `--features net`\n";
    assert_error(&folder, &["extract", "https://example.org/a?b=*"], message);
    assert_error(&folder, &["diff", "a.txt", "https://example.org/a?b=*"], message);
    let (code, out, err) = run(&folder, &["history", "https://example.org/a?b=*"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with(message), "{err}");
}

#[test]
fn a_hostile_name_moves_no_cursor() {
    let folder = folder("hostile", &[]);
    assert_error(
        &folder,
        &["extract", "a\u{1b}[2J\u{202e}.txt"],
        "error: cannot read: no such file or directory\n --> a␛[2J\\u{202e}.txt\nhint: check the path\n",
    );
    let (code, _, err) = run(&folder, &["extract", "--\u{1b}[2J"]);
    assert_eq!(code, 2);
    assert!(!err.contains('\u{1b}'), "{err:?}");
}

#[test]
fn help_and_version_are_answers() {
    let folder = folder("help", &[]);
    let (code, out, err) = run(&folder, &["--version"]);
    assert_eq!((code, out, err), (0, format!("summitdiff {}\n", env!("CARGO_PKG_VERSION")), String::new()));
    for arguments in [&["--help"][..], &["-h"], &["extract", "--help"], &["diff", "-h"]] {
        let (code, out, err) = run(&folder, arguments);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains("\nUsage: summitdiff "), "{out}");
    }
}

#[test]
fn a_snapshot_on_standard_input_is_named_so_in_its_errors() {
    let folder = folder("stdin", &[("a.txt", REPORT)]);
    let (code, out, err) = run_with_input(&folder, &["diff", "a.txt", "-"], "{\"schema\": 99}");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains(" --> standard input#/schema\n"), "{err}");
}

#[test]
fn a_snapshot_with_a_broken_character_is_no_report_in_another_encoding() {
    let folder = folder("broken-character", &[("a.txt", REPORT)]);
    std::fs::write(folder.join("b.json"), b"{\"schema\": 1, \"title\": \"\xff\"}").unwrap();
    let (code, out, err) = run(&folder, &["diff", "a.txt", "b.json"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains(" --> b.json, byte 24\n"), "{err}");
}
