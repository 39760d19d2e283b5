//! Turns `lexicon/*.tsv` into sorted constant tables; a bad row stops the build with `file:line: what`.

#[path = "src/lexicon/fold.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the crate, where all of it is used")]
mod fold;
#[path = "src/lexicon/hash.rs"]
#[allow(dead_code, reason = "shared with the crate, where all of it is used")]
mod hash;
#[path = "src/lexicon/table.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the crate, where all of it is used")]
mod table;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[expect(clippy::print_stderr, reason = "a build script speaks to cargo by its streams")]
fn main() {
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=src/lexicon/fold.rs");
    println!("cargo::rerun-if-changed=src/lexicon/hash.rs");
    println!("cargo::rerun-if-changed=src/lexicon/table.rs");
    if let Err(message) = generate() {
        eprintln!("error: {message}");
        std::process::exit(1);
    }
}

fn generate() -> Result<(), String> {
    let mut files: Vec<PathBuf> = std::fs::read_dir("lexicon")
        .map_err(|error| format!("lexicon: {error}"))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .collect();
    files.sort();
    let mut state = hash::SEED;
    let mut tables = Vec::new();
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        state = text.bytes().fold(state, hash::step);
        tables.push((file.clone(), read(file, &text)?));
    }
    let code = write(&tables, state);
    let out = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    std::fs::write(Path::new(&out).join("lexicon.rs"), code).map_err(|error| error.to_string())
}

fn read(file: &Path, text: &str) -> Result<table::Table, String> {
    let at = |line: usize, what: &str| format!("{}:{line}: {what}", file.display());
    let parsed = table::parse(text).map_err(|error| at(error.line, &error.what))?;
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if parsed.name != stem {
        return Err(at(1, &format!("`#table {}` in a file named `{stem}`", parsed.name)));
    }
    let mut seen: Option<(&str, usize)> = None;
    let lines: Vec<&str> = text.lines().collect();
    for (line, _) in &parsed.rows {
        let row = lines[line - 1];
        if let Some((before, _)) = seen {
            if before == row {
                return Err(at(*line, "the same row twice"));
            }
            if before > row {
                return Err(at(*line, "rows are not in byte order (LC_ALL=C sort)"));
            }
        }
        seen = Some((row, *line));
    }
    Ok(parsed)
}

fn write(tables: &[(PathBuf, table::Table)], hash: u64) -> String {
    let mut code = String::new();
    code.push_str("/// The tables of `lexicon/`, one variant a file.\n");
    code.push_str("#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]\npub enum TableId {\n");
    for (_, table) in tables {
        let _ = writeln!(code, "    /// `lexicon/{}.tsv`.\n    {},", table.name, variant(&table.name));
    }
    code.push_str("}\n\nimpl TableId {\n    /// Every table, in the order of their names.\n    pub const ALL: &'static [TableId] = &[");
    for (_, table) in tables {
        let _ = write!(code, "TableId::{}, ", variant(&table.name));
    }
    code.push_str("];\n    /// The file's stem.\n    #[must_use]\n    pub const fn name(self) -> &'static str {\n        match self {\n");
    for (_, table) in tables {
        let _ = writeln!(code, "            TableId::{} => {:?},", variant(&table.name), table.name);
    }
    code.push_str("        }\n    }\n    pub(crate) const fn columns(self) -> &'static [&'static str] {\n        match self {\n");
    for (_, table) in tables {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let _ = writeln!(code, "            TableId::{} => &{:?},", variant(&table.name), names);
    }
    code.push_str(
        "        }\n    }\n    pub(crate) const fn head(self) -> &'static str {\n        match self {\n",
    );
    for (_, table) in tables {
        let head: Vec<String> = table.columns.iter().map(declaration).collect();
        let _ = writeln!(code, "            TableId::{} => {:?},", variant(&table.name), head.join(" "));
    }
    code.push_str("        }\n    }\n    /// Every cell of the table, row after row.\n    pub(crate) const fn cells(self) -> &'static [Text] {\n        match self {\n");
    for (_, table) in tables {
        let _ =
            writeln!(code, "            TableId::{} => {},", variant(&table.name), table.name.to_uppercase());
    }
    code.push_str("        }\n    }\n    /// For each column the rows in the order of its cells, one column after the other.\n    pub(crate) const fn order(self) -> &'static [u16] {\n        match self {\n");
    for (_, table) in tables {
        let _ = writeln!(
            code,
            "            TableId::{} => {}_ORDER,",
            variant(&table.name),
            table.name.to_uppercase()
        );
    }
    code.push_str("        }\n    }\n}\n\n");
    let mut blob = Blob::default();
    for (_, table) in tables {
        let _ = writeln!(
            code,
            "#[allow(clippy::unreadable_literal, reason = \"generated\")]\nstatic {}: &[Text] = &[",
            table.name.to_uppercase()
        );
        for (_, row) in &table.rows {
            for cell in row {
                let _ = write!(code, "{}, ", blob.text(cell));
            }
            code.push('\n');
        }
        code.push_str("];\n");
        let _ = writeln!(code, "static {}_ORDER: &[u16] = &{:?};", table.name.to_uppercase(), order(table));
    }
    phrases(tables, &mut blob, &mut code);
    let _ = writeln!(
        code,
        "/// Every string of the tables, each once.\npub(crate) static BLOB: &str = {:?};",
        blob.all
    );
    let _ = writeln!(
        code,
        "/// A hash of every built-in table.\n#[allow(clippy::unreadable_literal, reason = \"generated\")]\npub(crate) const HASH: u64 = {hash};"
    );
    code
}

fn declaration(column: &table::Column) -> String {
    let kind = match &column.kind {
        table::ColumnType::Phrase => "phrase".to_owned(),
        table::ColumnType::Text => "text".to_owned(),
        table::ColumnType::Id => "id".to_owned(),
        table::ColumnType::Alpha2 => "alpha2".to_owned(),
        table::ColumnType::Int => "int".to_owned(),
        table::ColumnType::Choice(words) => words.join("|"),
    };
    format!("{}:{kind}{}", column.name, if column.optional { "?" } else { "" })
}

/// For each column the numbers of the rows, sorted by its cells: a row is found by any of them in a few steps.
fn order(table: &table::Table) -> Vec<u16> {
    let mut all = Vec::new();
    for column in 0..table.columns.len() {
        let mut rows: Vec<usize> = (0..table.rows.len()).collect();
        rows.sort_by_key(|row| (&table.rows[*row].1[column], *row));
        all.extend(
            rows.into_iter().map(|row| u16::try_from(row).expect("a table has less than 65,536 rows")),
        );
    }
    all
}

/// The folded words, the words as written, the table, the row, the column.
type PhraseRow = (String, String, String, usize, usize);

/// Every cell of a `phrase` column, folded and sorted, those of one first word side by side.
fn phrases(tables: &[(PathBuf, table::Table)], blob: &mut Blob, code: &mut String) {
    let mut all: Vec<PhraseRow> = Vec::new();
    for (_, table) in tables {
        for (row, (_, cells)) in table.rows.iter().enumerate() {
            for (column, (cell, kind)) in cells.iter().zip(&table.columns).enumerate() {
                if kind.kind == table::ColumnType::Phrase && cell != "-" {
                    let words = fold::as_tokens(cell);
                    all.push((fold::fold(&words), words, variant(&table.name), row, column));
                }
            }
        }
    }
    all.sort();
    let (mut stems, words): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(folded, ..)| folded.split(' ').next().is_some_and(|first| first.ends_with('*')));
    stems.sort_by_key(|(folded, ..)| folded.split('*').next().unwrap_or_default().to_owned());
    for (name, list) in [("PHRASE", words), ("STEM", stems)] {
        heads(name, &list, blob, code);
        let _ = writeln!(
            code,
            "#[allow(clippy::unreadable_literal, reason = \"generated\")]\npub(crate) static {name}S: &[Phrase] = &["
        );
        for (folded, written, table, row, column) in list {
            let second = folded.split_once(' ').map_or(0, |(_, rest)| rest.as_bytes()[0]);
            let _ = writeln!(
                code,
                "    Phrase {{ second: {second}, folded: {}, written: {}, table: TableId::{table}, row: {row}, column: {column} }},",
                blob.text(&folded),
                blob.text(&written)
            );
        }
        code.push_str("];\n");
    }
}

/// The first words of the phrases with the range of each, and a hash table over them that is half empty at least.
fn heads(name: &str, list: &[PhraseRow], blob: &mut Blob, code: &mut String) {
    let first = |(folded, ..): &PhraseRow| folded.split([' ', '*']).next().unwrap_or_default().to_owned();
    let mut slots = vec![0u16; (list.len() * 2).next_power_of_two()];
    let mut count = 0;
    let mut start = 0;
    let _ = writeln!(
        code,
        "#[allow(clippy::unreadable_literal, reason = \"generated\")]\nstatic {name}_HEADS: &[index::Head] = &["
    );
    while start < list.len() {
        let word = first(&list[start]);
        let end = start + list[start..].iter().take_while(|phrase| first(phrase) == word).count();
        let text = blob.text(&word);
        let _ = writeln!(code, "    index::Head {{ word: {text}, start: {start}, end: {end} }},");
        let mut at = hash::slot(hash::of(word.as_bytes()), slots.len());
        while slots[at] != 0 {
            at = (at + 1) % slots.len();
        }
        count += 1;
        slots[at] = count;
        start = end;
    }
    let _ = writeln!(code, "];\nstatic {name}_SLOTS: &[u16] = &{slots:?};");
}

/// All strings in one, so that the tables are plain numbers: a table of string slices would cost the program one
/// relocation a cell at every start.
#[derive(Default)]
struct Blob {
    all: String,
    known: std::collections::BTreeMap<String, usize>,
}

impl Blob {
    fn text(&mut self, text: &str) -> String {
        let at = *self.known.entry(text.to_owned()).or_insert_with(|| {
            let at = self.all.len();
            self.all.push_str(text);
            at
        });
        format!("Text {{ at: {at}, length: {} }}", text.len())
    }
}

fn variant(name: &str) -> String {
    name.split('_')
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}
