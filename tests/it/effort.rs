//! How hard the tests of the promises try: enough for every change, or with `SUMMITDIFF_EFFORT=full` as hard as a release
//! asks for (`tests/effort.tsv` holds both numbers and what the last full run found).

use std::fs;
use std::path::Path;

/// One promise that is kept by repeating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Effort {
    /// What is repeated.
    pub name: String,
    /// How often on every run of the tests.
    pub usual: usize,
    /// How often before a release.
    pub full: usize,
    /// What the last full run found, with its day.
    pub found: String,
}

/// The rows of `tests/effort.tsv`.
pub(crate) fn all() -> Vec<Effort> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/effort.tsv");
    let text = fs::read_to_string(path).unwrap();
    let row = |line: &str| {
        let [name, usual, full, found] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let number = |text: &str| text.parse().unwrap();
        Effort { name: name.to_owned(), usual: number(usual), full: number(full), found: found.to_owned() }
    };
    text.lines().skip(1).map(row).collect()
}

/// How often this run repeats something.
pub(crate) fn times(name: &str) -> usize {
    let row = all().into_iter().find(|row| row.name == name).unwrap();
    let full = std::env::var_os("SUMMITDIFF_EFFORT").is_some_and(|effort| effort == "full");
    if full { row.full } else { row.usual }
}
