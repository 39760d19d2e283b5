//! T9 to T12: bombs, regular expressions, the subtleties of JSON, outputs that differ from run to run.

use crate::command_line::{REPORT, folder, program, run, run_with_input, texts};
use crate::effort;
use crate::sample;
use crate::shim::bounded;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

/// The message of a run that refuses its input with ten seconds of work, optimized or not, and half a gigabyte.
fn refused(folder: &std::path::PathBuf, arguments: &[&str]) -> String {
    let (code, out, err) = texts(&bounded(&mut program(folder, arguments), 10, 512).output().unwrap());
    assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
    err.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn t9_a_huge_file_is_known_by_its_size_and_an_endless_stream_by_its_first_bytes() {
    let folder = folder("t9", &[]);
    File::create(folder.join("huge.txt")).unwrap().set_len(1 << 30).unwrap();
    assert_eq!(
        refused(&folder, &["extract", "huge.txt"]),
        "error: too large for a report: more than 67108864 bytes"
    );
    assert_eq!(
        refused(&folder, &["diff", "huge.txt", "huge.txt"]),
        "error: too large for a report: more than 67108864 bytes"
    );
    let mut child = program(&folder, &["extract", "-", "--max-size", "1MiB"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let chunk = vec![b'a'; 1 << 16];
    // The program stops to read long before the stream ends.
    let written = (0..4096).take_while(|_| stdin.write_all(&chunk).is_ok()).count();
    assert!(written < 64, "{written} chunks were taken");
    drop(stdin);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(2));
}

#[test]
fn t9_each_limit_holds_at_its_edge() {
    let files = [("at.txt", "The ministers met."), ("over.txt", "The ministers met..")];
    let folder = folder("t9-edges", &files);
    assert_eq!(run(&folder, &["extract", "at.txt", "--max-size", "18"]).0, 0);
    assert_eq!(
        refused(&folder, &["extract", "over.txt", "--max-size", "18"]),
        "error: too large for a report: more than 18 bytes"
    );
}

#[cfg(feature = "html")]
#[test]
fn t9_pages_are_bounded_in_depth_elements_and_attributes() {
    let page = |depth: usize, attributes: usize| {
        let attributes: String = (0..attributes).map(|number| format!(" a{number}=1")).collect();
        let text = "<p>The leaders of the member states met in Bishkek and agreed to trade more with each other.</p>";
        format!(
            "<html><body>{}<article{attributes}>{text}{text}</article>{}</body></html>",
            "<div>".repeat(depth),
            "</div>".repeat(depth)
        )
    };
    let (good, deep, wide) = (page(40, 250), page(600, 0), page(0, 300));
    let folder = folder("t9-pages", &[("good.html", &good), ("deep.html", &deep), ("wide.html", &wide)]);
    let (code, _, err) = run(&folder, &["extract", "good.html"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        refused(&folder, &["extract", "deep.html"]),
        "error: more than 512 elements inside each other: not a report"
    );
    assert_eq!(
        refused(&folder, &["extract", "wide.html"]),
        "error: more than 256 attributes in one tag: not a report"
    );
}

#[cfg(feature = "docx")]
#[test]
fn t9_a_document_that_unpacks_without_end_is_left_unpacked() {
    let folder = folder("t9-docx", &[]);
    let bomb = sample::container(&[("word/document.xml", &format!("<d>{}</d>", " ".repeat(40 << 20)))]);
    assert!(bomb.len() < 1 << 20);
    fs::write(folder.join("bomb.docx"), bomb).unwrap();
    assert_eq!(
        refused(&folder, &["extract", "bomb.docx"]),
        "error: more than 33554432 bytes in a part of the document: not a report"
    );
}

#[test]
fn t10_no_regular_expression_can_take_for_ever() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    for backtracking in ["fancy-regex", "onig", "pcre2", "oniguruma"] {
        assert!(!lock.contains(&format!("name = \"{backtracking}\"")), "{backtracking}");
    }
}

#[test]
fn t11_the_subtleties_of_json_are_errors_with_a_place() {
    let good = sample::snapshot();
    let with = |old: &str, new: &str| good.replacen(old, new, 1);
    let cases = [
        ("a key twice", with("\"schema\": 1,", "\"schema\": 1, \"schema\": 1,"), "b.json:2:23"),
        ("a newer schema", with("\"schema\": 1,", "\"schema\": 9,"), "b.json#/schema"),
        ("something after the end", format!("{good}x"), "b.json:86:1"),
        ("a conflict", with("  \"schema\"", "<<<<<<< ours\n  \"schema\""), "b.json:2:1"),
        ("half of a pair", with("\"summitdiff\"", "\"\\udc00\""), "b.json:4:"),
        ("a number beyond 2^53", with("\"start\": 158", "\"start\": 9007199254740993000000"), "b.json:"),
        ("depth", with("\"notes\": [", &format!("\"notes\": [{}", "[".repeat(200))), "b.json:"),
        ("a text without end", good[..good.len() - 20].to_owned(), "b.json:"),
    ];
    let folder = folder("t11", &[("a.json", &good)]);
    for (name, text, place) in cases {
        fs::write(folder.join("b.json"), text).unwrap();
        let (code, out, err) = run(&folder, &["diff", "a.json", "b.json"]);
        assert_eq!((code, out.as_str()), (2, ""), "{name}");
        assert!(err.contains(&format!("\n --> {place}")), "{name}: {err}");
    }
    // A byte order mark is no mistake.
    fs::write(folder.join("b.json"), format!("\u{feff}{good}")).unwrap();
    assert_eq!(run(&folder, &["diff", "a.json", "b.json"]).0, 0);
}

#[test]
fn t12_the_same_input_gives_the_same_bytes_wherever_it_is_read() {
    let folder = folder("t12", &[("old.txt", REPORT), ("new.txt", &crate::gate::edited()), ("deep/x", "")]);
    let commands: [&[&str]; 6] = [
        &["diff", "old.txt", "new.txt"],
        &["diff", "old.txt", "new.txt", "--format", "json"],
        &["extract", "new.txt"],
        &["extract", "new.txt", "--format", "table"],
        &["changelog", "old.txt", "new.txt"],
        &["history", "old.txt", "new.txt"],
    ];
    for arguments in commands {
        let expected = program(&folder, arguments).output().unwrap();
        assert!(!expected.stdout.is_empty(), "{arguments:?}");
        for locale in ["C", "C.UTF-8", "ru_RU.UTF-8", "tr_TR.UTF-8"] {
            for zone in ["UTC", "Asia/Almaty", "America/St_Johns"] {
                for columns in ["20", "80", "300"] {
                    let variables =
                        [("LC_ALL", locale), ("LANG", locale), ("TZ", zone), ("COLUMNS", columns)];
                    let output = program(&folder, arguments).envs(variables).output().unwrap();
                    assert_eq!(output, expected, "{arguments:?} {variables:?}");
                }
            }
        }
    }
}

#[test]
fn t12_many_runs_give_the_same_bytes() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/g7/2023-05-21.txt"))
        .unwrap();
    let folder = folder("t12-runs", &[]);
    let first = run_with_input(&folder, &["extract", "-"], &text);
    for _ in 0..effort::times("P5: runs that give the same bytes") {
        assert_eq!(run_with_input(&folder, &["extract", "-"], &text), first);
    }
    // Whatever is drawn by chance is drawn once a process or once a map: many within one process are as good.
    let read = || crate::exercise::extraction(REPORT).unwrap();
    let lexicon = summitdiff::lexicon::Lexicon::built_in();
    let expected = crate::outputs::outputs(&read(), &read(), &lexicon);
    for _ in 0..5 {
        assert!(crate::outputs::outputs(&read(), &read(), &lexicon) == expected);
    }
}
