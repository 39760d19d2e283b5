//! The rules of placement that a search can check: one home for each thing.

use std::fs;
use std::path::{Path, PathBuf};

/// No source file is longer.
const MOST_LINES: usize = 700;
/// Files that wait to be parted, each with the length it must not pass; none may be added.
const LONG: [(&str, usize); 2] = [("src/extract/event.rs", 1000), ("src/extract/people/presence.rs", 1000)];

/// The source files below a folder of the crate, as (path with slashes, text).
fn sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut waiting, mut files) = (vec![root.join(folder)], Vec::new());
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    assert!(!files.is_empty(), "{folder}");
    files
}

/// The lines of a source that are neither tests nor comments, each with its number.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..tests].lines().enumerate().map(|(index, line)| (index + 1, line));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Fails with every line of code that holds one of the words outside their homes.
fn only_in(words: &[&str], homes: &[&str]) {
    let mut found = Vec::new();
    for (path, text) in sources("src") {
        let test = path.ends_with("tests.rs") || path.ends_with("sample.rs");
        if test || homes.iter().any(|home| path.starts_with(home)) {
            continue;
        }
        for (number, line) in code(&text) {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{path}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{words:?} outside {homes:?}:\n{}", found.join("\n"));
}

#[test]
fn files_streams_and_environment_stay_at_the_edge() {
    let words =
        ["std::fs", "std::env::", "std::process", "stdout(", "stderr(", "stdin(", "std::time", "Utc::now"];
    only_in(&words, &["src/main.rs", "src/cli/", "src/command/", "src/store/"]);
}

#[test]
fn each_external_crate_has_its_home() {
    only_in(&["clap::", "use clap"], &["src/cli/"]);
    only_in(&["comfy_table"], &["src/render/table.rs", "src/render/snapshot_table.rs"]);
    only_in(&["similar::"], &["src/diff/", "src/render/marking.rs"]);
    only_in(&["chrono::"], &["src/snapshot/date.rs", "src/extract/dates.rs"]);
    only_in(&["toml::", "use toml"], &["src/command/config/"]);
    only_in(&["parquet::"], &["src/render/history/"]);
    only_in(&["minijinja"], &["src/render/changelog/template.rs"]);
    only_in(&["terminal_size::"], &["src/command/run.rs"]);
    only_in(&["ureq::"], &["src/store/net.rs"]);
    // A page's metadata hold JSON-LD, a list of captures is JSON in one of its forms, a fingerprint is a hash of JSON, a record of a pipeline is a line of it,
    // and an editor's note is looked for in values of any type.
    let json = [
        "src/snapshot/json.rs",
        "src/snapshot/older.rs",
        "src/render/",
        "src/assess/mod.rs",
        "src/gate/waivers.rs",
        "src/gate/merge.rs",
        "src/command/jsonl.rs",
        "src/read/html/metadata.rs",
        "src/read/timemap.rs",
        "src/diff/corrections.rs",
        "src/diff/unreported.rs",
    ];
    only_in(&["serde_json"], &json);
}

#[test]
fn nothing_panics_on_a_full_or_closed_stream_or_on_none() {
    only_in(&["println!", "print!(", "eprint", "dbg!(", ".unwrap()", "todo!", "unimplemented!"], &[]);
}

#[test]
fn order_never_depends_on_a_hash() {
    only_in(&["HashMap", "HashSet"], &[]);
}

#[test]
fn every_module_says_first_what_it_is() {
    let silent: Vec<String> = sources("src")
        .into_iter()
        .chain(sources("tests"))
        .filter(|(path, text)| !text.starts_with("//!") && !path.ends_with("tests.rs"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(silent, [] as [&str; 0]);
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let long: Vec<String> = sources("src")
        .into_iter()
        .filter(|(path, text)| {
            let own = LONG.iter().find(|(long, _)| long == path);
            text.lines().count() > own.map_or(MOST_LINES, |(_, most)| *most)
        })
        .map(|(path, text)| format!("{path}: {}", text.lines().count()))
        .collect();
    assert_eq!(long, [] as [&str; 0]);
}

#[test]
fn no_module_is_called_after_nothing() {
    let names = ["util", "utils", "helper", "helpers", "common", "misc", "manager"];
    for (path, _) in sources("src").into_iter().chain(sources("tests")) {
        let stem = Path::new(&path).file_stem().unwrap().to_string_lossy().into_owned();
        let folder = Path::new(&path).parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        assert!(!names.contains(&stem.as_str()) && !names.contains(&folder.as_str()), "{path}");
    }
}

#[test]
fn a_stage_knows_only_what_feeds_it() {
    let stages =
        ["lexicon", "read", "snapshot", "extract", "normalize", "diff", "assess", "series", "render"];
    for (at, stage) in stages.iter().enumerate() {
        for (path, text) in sources(&format!("src/{stage}")) {
            for later in &stages[at + 1..] {
                // Reading dates and notes are values of the snapshot's model.
                if *stage == "read" && *later == "snapshot" {
                    continue;
                }
                let word = format!("crate::{later}::");
                for (number, line) in code(&text) {
                    assert!(!line.contains(&word), "{path}:{number}: {stage} knows {later}: {line}");
                }
            }
        }
    }
}
