//! Promises of the program that no single module can keep: P4 and P6.
//!
//! P1 is kept in `robust.rs` and below `fuzz/`, P2 and P3 in `faults.rs`, P5 in `threats/limits.rs` (T12), P7 in
//! `bad_table.rs`, P8 in `threats/`, P9 in `benches/cost`; TESTING.md has the numbers.

use crate::command_line::{REPORT, folder, run};
use crate::effort;
use crate::exercise::extraction;
use crate::reports;
use std::fs;
use summitdiff::diff::diff;
use summitdiff::lexicon::Lexicon;

/// Edits of a few bytes that carry a meaning, each with what it does to a text.
fn edits(text: &str) -> Vec<(String, String)> {
    let words: Vec<(usize, &str)> = text
        .split_ascii_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .filter(|(_, word)| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        .collect();
    let step = (words.len() / 24).max(1);
    let mut all = Vec::new();
    for (at, word) in words.iter().step_by(step) {
        let with = |new: &str| format!("{}{new}{}", &text[..*at], &text[at + word.len()..]);
        all.push((format!("`{word}` at {at} goes"), with("")));
        all.push((format!("`not` before `{word}` at {at}"), with(&format!("not {word}"))));
        let turned: String = word.chars().rev().collect();
        if turned != *word {
            all.push((format!("`{word}` at {at} is turned round"), with(&turned)));
        }
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            all.push((format!("`{word}` at {at} grows"), with(&format!("{word}1"))));
        }
    }
    all
}

#[test]
fn p4_no_edit_of_a_word_is_without_a_change() {
    let lexicon = Lexicon::built_in();
    let wanted = effort::times("P4: edits of a word");
    let all = reports::all();
    let mut tried = 0;
    for report in all.iter().step_by((1_600 / wanted).max(1)) {
        let text = report.article.text();
        let Some(old) = extraction(text) else { continue };
        for (edit, new) in edits(text) {
            let Some(new) = extraction(&new) else { continue };
            let found = diff(old.side(), new.side(), &lexicon);
            // A difference that is suppressed is counted and shown on demand; one that is neither is a silent miss.
            let told = !found.changes.is_empty() || !found.suppressed.is_empty();
            assert!(told, "{}: {edit}", report.name);
            tried += 1;
        }
    }
    assert!(tried >= wanted, "{tried} edits were tried");
}

#[test]
fn p4_what_other_tools_pass_over_is_told() {
    let cases: [(&str, &[u8], &[u8]); 4] = [
        (
            "windows-1251, names of one length",
            b"President \xd2\xee\xea\xe0\xe5\xe2 (\xca\xe0\xe7\xe0\xf5\xf1\xf2\xe0\xed) met them.",
            b"President \xd0\xe0\xf5\xec\xee\xed (\xca\xe0\xe7\xe0\xf5\xf1\xf2\xe0\xed) met them.",
        ),
        ("UTF-16", b"\xff\xfeT\0a\0l\0k\0s\0 \x001\0", b"\xff\xfeT\0a\0l\0k\0s\0 \x002\0"),
        (
            "a large number",
            b"They spend 12345678901234567890 dollars.",
            b"They spend 12345678901234567891 dollars.",
        ),
        (
            "the last byte",
            b"The leaders met in Minsk and agreed on 5",
            b"The leaders met in Minsk and agreed on 6",
        ),
    ];
    let folder = folder("p4-bytes", &[]);
    for (name, old, new) in cases {
        fs::write(folder.join("old.txt"), old).unwrap();
        fs::write(folder.join("new.txt"), new).unwrap();
        let (code, out, err) = run(&folder, &["diff", "old.txt", "new.txt"]);
        assert_eq!((code, err.as_str()), (1, ""), "{name}: {out}");
    }
    // What is damaged beyond reading is no equal of anything.
    fs::write(folder.join("old.txt"), b"They met \xff in Minsk").unwrap();
    fs::write(folder.join("new.txt"), b"They met \xfe in Minsk").unwrap();
    assert_ne!(run(&folder, &["diff", "old.txt", "new.txt"]).0, 0);
}

#[test]
fn p6_exit_codes_are_zero_one_and_two() {
    let folder = folder("p6", &[("old.txt", REPORT), ("new.txt", &crate::gate::edited())]);
    for (arguments, code) in [
        (&["diff", "old.txt", "old.txt"][..], 0),
        (&["diff", "old.txt", "new.txt"], 1),
        (&["diff", "old.txt", "new.txt", "--fail-on", "none"], 0),
        (&["diff", "old.txt", "none.txt"], 2),
        (&["extract", "old.txt"], 0),
        (&["extract", "none.txt"], 2),
        (&["--nothing"], 2),
    ] {
        assert_eq!(run(&folder, arguments).0, code, "{arguments:?}");
    }
}
