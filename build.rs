//! Turns `lexicon/*.tsv` into sorted constant tables; a bad row stops the build with `file:line: what`.

#[path = "src/lexicon/fold.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the crate, where all of it is used")]
mod fold;
#[path = "src/lexicon/table.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the crate, where all of it is used")]
mod table;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[expect(clippy::print_stderr, reason = "a build script speaks to cargo by its streams")]
fn main() {
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=src/lexicon/fold.rs");
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
    let mut hash = Fnv::default();
    let mut tables = Vec::new();
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        hash.write(text.as_bytes());
        tables.push((file.clone(), read(file, &text)?));
    }
    let code = write(&tables, hash.value());
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

/// 64-bit FNV-1a: tells one state of the tables from another; not a security hash.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    fn value(&self) -> u64 {
        self.0
    }
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

/// Every cell of a `phrase` column, folded and sorted, so that one binary search a token finds them.
fn phrases(tables: &[(PathBuf, table::Table)], blob: &mut Blob, code: &mut String) {
    let mut all: Vec<(String, String, String, usize, usize)> = Vec::new();
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
    for (name, list) in [("PHRASES", words), ("STEMS", stems)] {
        let _ = writeln!(
            code,
            "#[allow(clippy::unreadable_literal, reason = \"generated\")]\npub(crate) static {name}: &[Phrase] = &["
        );
        for (folded, written, table, row, column) in list {
            let _ = writeln!(
                code,
                "    Phrase {{ folded: {}, written: {}, table: TableId::{table}, row: {row}, column: {column} }},",
                blob.text(&folded),
                blob.text(&written)
            );
        }
        code.push_str("];\n");
    }
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
