//! The one parser of lexicon tables, shared by `build.rs` and by `--lexicon FILE`.
//!
//! Comes in: the text of a `.tsv` file. Goes out: a [`Table`] whose every row satisfies the column types that
//! the file's own head declares, or the line and the reason. Uses the standard library only.

/// The type that a column of a lexicon table declares in `#columns`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ColumnType {
    /// Words that are matched in a report, case and diacritics folded.
    Phrase,
    /// Free text.
    Text,
    /// A lower-case slug.
    Id,
    /// An ISO 3166-1 alpha-2 code.
    Alpha2,
    /// A whole number.
    Int,
    /// One of these words.
    Choice(Vec<String>),
}

/// One column: its name, its type, and whether `-` (none) is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    /// The name in the head.
    pub name: String,
    /// What its cells may hold.
    pub kind: ColumnType,
    /// Whether `-` stands for "none".
    pub optional: bool,
}

/// A parsed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// The name that `#table` gives.
    pub name: String,
    /// The columns that `#columns` declares.
    pub columns: Vec<Column>,
    /// The rows, each with its 1-based line.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Why a table was refused: the 1-based line and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// 1-based line of the file.
    pub line: usize,
    /// What is wrong, without a final stop.
    pub what: String,
}

impl TableError {
    fn new(line: usize, what: impl Into<String>) -> Self {
        Self { line, what: what.into() }
    }
}

/// Parses one table.
///
/// # Errors
/// The first line that breaks the format: a missing head, an unknown column type, a row with too few or too many
/// cells, or a cell that its column's type does not allow.
pub(crate) fn parse(text: &str) -> Result<Table, TableError> {
    let mut name = None;
    let mut columns: Vec<Column> = Vec::new();
    let mut rows = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        let line = line.trim_end_matches('\r');
        if let Some(rest) = line.strip_prefix("#table ") {
            name = Some(rest.trim().to_owned());
        } else if let Some(rest) = line.strip_prefix("#columns ") {
            columns =
                rest.split_whitespace().map(|word| column(number, word)).collect::<Result<Vec<_>, _>>()?;
        } else if !line.starts_with('#') && !line.trim().is_empty() {
            if columns.is_empty() {
                return Err(TableError::new(number, "a row before the `#columns` line"));
            }
            rows.push((number, row(number, line, &columns)?));
        }
    }
    let name = name.ok_or_else(|| TableError::new(1, "no `#table NAME` line"))?;
    Ok(Table { name, columns, rows })
}

fn column(number: usize, word: &str) -> Result<Column, TableError> {
    let (name, kind) = word
        .split_once(':')
        .ok_or_else(|| TableError::new(number, format!("column `{word}` has no type (NAME:TYPE)")))?;
    let (kind, optional) = match kind.strip_suffix('?') {
        Some(kind) => (kind, true),
        None => (kind, false),
    };
    let kind = match kind {
        "phrase" => ColumnType::Phrase,
        "text" => ColumnType::Text,
        "id" => ColumnType::Id,
        "alpha2" => ColumnType::Alpha2,
        "int" => ColumnType::Int,
        choice if choice.contains('|') => {
            ColumnType::Choice(choice.split('|').map(ToOwned::to_owned).collect())
        }
        other => return Err(TableError::new(number, format!("unknown column type `{other}`"))),
    };
    Ok(Column { name: name.to_owned(), kind, optional })
}

fn row(number: usize, line: &str, columns: &[Column]) -> Result<Vec<String>, TableError> {
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() != columns.len() {
        return Err(TableError::new(
            number,
            format!("{} cells where the table has {} columns", cells.len(), columns.len()),
        ));
    }
    for (cell, column) in cells.iter().zip(columns) {
        check(cell, column)
            .map_err(|what| TableError::new(number, format!("column `{}`: {what}", column.name)))?;
    }
    Ok(cells.into_iter().map(ToOwned::to_owned).collect())
}

fn check(cell: &str, column: &Column) -> Result<(), String> {
    if cell == "-" && column.optional {
        return Ok(());
    }
    if cell.is_empty() || cell.trim() != cell {
        return Err(format!("empty cell or blank at its edge: `{cell}`"));
    }
    let fits = match &column.kind {
        ColumnType::Phrase | ColumnType::Text => true,
        ColumnType::Id => {
            cell.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        }
        ColumnType::Alpha2 => cell.len() == 2 && cell.bytes().all(|byte| byte.is_ascii_uppercase()),
        ColumnType::Int => cell.parse::<i64>().is_ok(),
        ColumnType::Choice(words) => words.iter().any(|word| word == cell),
    };
    if fits { Ok(()) } else { Err(format!("`{cell}` is not {}", describe(&column.kind))) }
}

fn describe(kind: &ColumnType) -> String {
    match kind {
        ColumnType::Phrase => "a phrase".to_owned(),
        ColumnType::Text => "text".to_owned(),
        ColumnType::Id => "a lower-case id".to_owned(),
        ColumnType::Alpha2 => "a two-letter country code in capitals".to_owned(),
        ColumnType::Int => "a whole number".to_owned(),
        ColumnType::Choice(words) => format!("one of {}", words.join(", ")),
    }
}
