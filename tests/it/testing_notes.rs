//! TESTING.md: what is tested, with counts that are taken from the tests themselves.
//!
//! `SUMMITDIFF_BLESS=1 cargo test --test it testing_notes` writes it anew.

use crate::bad_table::{Told, table};
use crate::threats::PAYLOADS;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// How many tests stand in the sources below a folder, rounded down so that not every new one changes the file.
fn tests(folder: &str, step: usize) -> usize {
    let (mut waiting, mut count) = (vec![root().join(folder)], 0);
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                count += fs::read_to_string(path).unwrap().matches("#[test]").count();
            }
        }
    }
    count / step * step
}

/// The runs of the fuzz targets, as they are written down in `fuzz/RUNS.tsv`.
fn fuzz_runs() -> String {
    let text = fs::read_to_string(root().join("fuzz/RUNS.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let mut out = "| target | executions | what it found |\n|---|---:|---|\n".to_owned();
    let mut all = 0;
    for row in &rows {
        let [target, executions, found] = row.as_slice() else { panic!("{row:?}") };
        assert!(Path::new(&root().join(format!("fuzz/fuzz_targets/{target}.rs"))).is_file(), "{target}");
        all += executions.parse::<u64>().unwrap();
        let _ = writeln!(out, "| `{target}` | {executions} | {found} |");
    }
    let _ = writeln!(out, "| all | {all} | |");
    out
}

/// How hard the promises are tried that are kept by repeating.
fn efforts() -> String {
    let mut out = "What is repeated is repeated more before a release: `SUMMITDIFF_EFFORT=full cargo test --all-features`.\n\n\
        | repeated | on every change | before a release | last full run |\n|---|---:|---:|---|\n"
        .to_owned();
    for row in crate::effort::all() {
        let _ = writeln!(out, "| {} | {} | {} | {} |", row.name, row.usual, row.full, row.found);
    }
    out
}

fn bad_inputs(told: &[Told]) -> String {
    let cell = |text: &str| text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "\\<");
    let mut out = "| class | `error:` | place | `hint:` |\n|---|---|---|---|\n".to_owned();
    for one in told {
        let cells = [one.class, &one.error, &one.place, &one.hint].map(cell);
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

const THREATS: [(&str, &str, &str); 14] = [
    (
        "T1",
        "escapes and controls in texts, names, paths, messages",
        "`vte`, a terminal's parser, sees colours of ours and nothing else",
    ),
    (
        "T2",
        "characters that hide or turn the text",
        "none of them stands in any output; a change of them alone is told",
    ),
    ("T3", "letters that pass for others", "another name stays another name, and is noted"),
    (
        "T4",
        "commands to the runner of GitHub Actions",
        "a port of the runner's two parsers takes only the annotations that were meant",
    ),
    (
        "T5",
        "Markdown",
        "`comrak` with GitHub's extensions sees no element, link, image, mention or emoji of others",
    ),
    (
        "T6",
        "HTML and SVG",
        "a tree by `html5ever` has only our elements and attributes; the page's policy forbids all else",
    ),
    ("T7", "CSV", "the `csv` crate reads the fields back; none begins a formula"),
    ("T8", "ids and paths", "ids are slugs, outputs stay in their folder, links are not written through"),
    ("T9", "bombs", "each limit at its edge; a gigabyte and an endless stream are refused unread"),
    ("T10", "regular expressions", "no engine that backtracks is among the dependencies"),
    (
        "T11",
        "subtleties of JSON",
        "duplicate keys, half pairs, depth, large numbers: an error with its place",
    ),
    (
        "T12",
        "outputs that differ from run to run",
        "six commands × four locales × three time zones × three widths give the same bytes",
    ),
    ("T13", "full and closed streams", "eleven commands on a full disk and a closed pipe: 2 and silence"),
    ("T14", "hostile repositories", "hooks, filters, pagers and options in a revision's name run nothing"),
];

fn written() -> String {
    let told = table("testing-notes");
    let (units, whole) = (tests("src", 50), tests("tests", 50));
    let mut out = format!(
        "# What is tested\n\n\
         This file is written by a test (`tests/it/testing_notes.rs`), which fails where it is out of date; \
         `SUMMITDIFF_BLESS=1 cargo test --test it testing_notes` writes it anew.\n\n\
         More than {units} tests stand beside the code and more than {whole} below `tests/`. Where they start the program \
         through `tests/it/command_line.rs`, the kernel kills it at its first socket (`tests/it/shim/`).\n\n\
         ## Threats\n\n\
         {} hostile texts stand in every text of a report and of a snapshot, and go \
         through every renderer (`tests/it/outputs.rs`). Each threat has a test of its name below `tests/it/threats/`.\n\n\
         | | threat | judged by |\n|---|---|---|\n",
        PAYLOADS.len()
    );
    for (number, threat, judge) in THREATS {
        let _ = writeln!(out, "| {number} | {threat} | {judge} |");
    }
    out += "\n## Promises\n\n\
        | | promise | kept by |\n|---|---|---|\n\
        | P1 | It never crashes. | 4,700 damaged inputs on every run of the tests (`robust.rs`), the same ones each time; the fuzz targets below |\n\
        | P2 | No file is torn or lost. | `faults.rs`: every call of a save × kill, ENOSPC, EIO, EACCES, at writes also EINTR and half of the bytes; seven commands that save, at least 300 faults |\n\
        | P3 | Writers at once leave a whole file. | eight writers in one process, and eight processes at once (`faults.rs`) |\n\
        | P4 | Never \"no change\" where there is one. | edits of a word in the repository's reports, values of their snapshots changed one by one, with the patch applied (`single_fields.rs`), bytes that other tools pass over, the mutation bench (`mutation/`), the laws (`laws.rs`) |\n\
        | P5 | The same bytes everywhere. | eleven commands × four locales, three time zones, three widths, two folders and orders of files, two clocks, one processor or all (`everywhere.rs`); T12 |\n\
        | P6 | Exit codes are 0, 1 and 2. | `promises.rs`, and every test that runs the program |\n\
        | P7 | An error says what, where and how to go on. | the table below |\n\
        | P8 | Nothing is obeyed that others wrote. | T1 to T7 |\n\
        | P9 | Cost is bounded. | bombs, twenty families of hostile text and a stream of records larger than the memory allowed, all under the kernel's limits of work and memory (T9, `bounds.rs`); twelve families of hostile text in `cargo bench`, four times as long: ratios of their cost |\n\n";
    out += &efforts();
    out += "\n## Fuzzing\n\n\
        `cargo install cargo-fuzz`, then `cargo fuzz run --sanitizer none --no-trace-compares TARGET -- -max_len=2048` on the \
        stable toolchain: several times as many executions a second as with comparisons traced. Seeds are the files of \
        `tests/formats`, `tests/reports`, `snapshots` and, with a form feed between the two sides, `tests/revisions`. The short run on \
        every change is `tests/it/robust.rs`: the same checks (`tests/it/exercise.rs`) on damage drawn from fixed seeds, \
        without a tool outside of the registry. Every input that a run found is a test (`robust.rs`).\n\n";
    out += &fuzz_runs();
    let _ = write!(
        out,
        "\n## Bad input\n\nEach of these {} classes ends in exit code 2, an empty standard output and these three parts, each on \
         a line.\n\n",
        told.len()
    );
    out + &bad_inputs(&told)
}

#[cfg(all(target_os = "linux", feature = "html", feature = "docx", feature = "pdf"))]
#[test]
fn testing_md_is_up_to_date() {
    let path = root().join("TESTING.md");
    let written = written();
    if std::env::var_os("SUMMITDIFF_BLESS").is_some() && std::env::var_os("CI").is_none() {
        fs::write(&path, &written).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert!(
        kept == written,
        "TESTING.md is out of date: SUMMITDIFF_BLESS=1 cargo test --test it testing_notes"
    );
}
