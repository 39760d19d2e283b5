//! The answers that `docs/series.md` shows for `DuckDB` are those of the history that the program writes: asked here of the
//! CSV form, whose records are those of the Parquet file. `.ci/analyst` asks `DuckDB` itself.
//!
//! `SUMMITDIFF_BLESS=1` writes the answers of now into the document; read them before you keep them.

use crate::command_line::{folder, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

type Record = BTreeMap<String, String>;

/// The records of the history of the bundled G7 reports.
fn records() -> Vec<Record> {
    let series = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/g7").to_string_lossy().into_owned();
    let (code, out, err) = run(&folder("docs-answers", &[]), &["history", &series, "--format", "csv"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let mut lines = out.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let record = |line: &str| names.iter().map(|name| (*name).to_owned()).zip(cells(line)).collect();
    lines.map(record).collect()
}

/// The cells of a line, those with commas in quotation marks.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells
}

/// Which topics came back after a silence.
fn returned(all: &[Record]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = all
        .iter()
        .filter(|one| one["kind"] == "topic" && one["event"] == "returned")
        .map(|one| vec![one["label"].clone(), one["edition"].clone()])
        .collect();
    rows.sort_by_key(|row| (row[1].clone(), row[0].clone()));
    rows
}

/// The topic with the largest share of each edition, the first of several in the order of the file.
fn largest(all: &[Record]) -> Vec<Vec<String>> {
    let tenths = |share: &str| share.replace('.', "").parse::<u32>().unwrap();
    let mut most: BTreeMap<&str, &Record> = BTreeMap::new();
    for one in all.iter().filter(|one| one["kind"] == "topic" && !one["share_percent"].is_empty()) {
        let known = most.entry(&one["edition"]).or_insert(one);
        if tenths(&one["share_percent"]) > tenths(&known["share_percent"]) {
            *known = one;
        }
    }
    let row = |(edition, one): (&str, &Record)| {
        vec![edition.to_owned(), one["label"].clone(), one["share_percent"].clone()]
    };
    most.into_iter().map(row).collect()
}

/// Who left, and who took the seat.
fn heirs(all: &[Record]) -> Vec<Vec<String>> {
    let gone = all.iter().filter(|one| one["event"] == "dropped");
    let mut rows: Vec<Vec<String>> = gone
        .flat_map(|gone| {
            let heirs = all.iter().filter(|heir| heir["succeeds"] == gone["id"] && heir["event"] == "new");
            heirs.map(|heir| vec![gone["edition"].clone(), gone["label"].clone(), heir["label"].clone()])
        })
        .collect();
    rows.sort();
    rows
}

/// A row of a table as `DuckDB` draws it, numbers to the right.
fn drawn(cells: &[String], widths: &[usize]) -> String {
    let cell = |(cell, width): (&String, &usize)| {
        let number = cell.parse::<f64>().is_ok();
        if number { format!("│ {cell:>width$} ") } else { format!("│ {cell:<width$} ") }
    };
    cells.iter().zip(widths).map(cell).collect::<String>() + "│"
}

/// The document with these answers in the place of those that it shows, in order; the tables keep their widths unless a
/// cell needs more.
fn answered(text: &str, answers: &[Vec<Vec<String>>]) -> String {
    let mut parts = text.split("```text\nSELECT");
    let mut out = parts.next().unwrap().to_owned();
    for (part, rows) in parts.zip(answers) {
        let (table, rest) = part.split_once("```").unwrap();
        let (head, _) = table.split_once("├").unwrap();
        let rule = table.lines().find(|line| line.starts_with('├')).unwrap();
        let last = table.lines().find(|line| line.starts_with('└')).unwrap();
        let widths: Vec<usize> =
            rule.trim_matches(['├', '┤']).split('┼').map(|run| run.chars().count() - 2).collect();
        let fits = rows
            .iter()
            .flatten()
            .zip(widths.iter().cycle())
            .all(|(cell, width)| cell.chars().count() <= *width);
        assert!(fits, "a cell is wider than its column: draw the table anew, with DuckDB\n{rows:?}");
        let body: String = rows.iter().map(|row| drawn(row, &widths) + "\n").collect();
        out += &format!("```text\nSELECT{head}{rule}\n{body}{last}\n```{rest}");
    }
    out
}

#[test]
fn the_answers_of_the_walk_through_are_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/series.md");
    let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert_eq!(text.matches("```text\nSELECT").count(), 3);
    let all = records();
    let answers = [returned(&all), largest(&all), heirs(&all)];
    assert!(answers.iter().all(|rows| !rows.is_empty()), "a question without an answer shows nothing");
    let now = answered(&text, &answers);
    if std::env::var_os("SUMMITDIFF_BLESS").is_some() {
        assert!(std::env::var_os("CI").is_none(), "nothing is blessed under CI");
        fs::write(path, now).unwrap();
    } else {
        assert_eq!(now, text, "SUMMITDIFF_BLESS=1 cargo test --test it cases");
    }
}
