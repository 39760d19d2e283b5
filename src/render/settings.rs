//! The settings that hold, for people in TOML with the place of each, for programs in JSON.
//!
//! Comes in: keys with values, as text that is not yet safe. Goes out: text. Promise: the TOML form is a configuration.

use super::safe;
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt;

/// The schema number of the JSON form.
pub const SCHEMA: u32 = 1;

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The table that it stands in, `None` for the top.
    pub table: Option<&'static str>,
    /// Its key.
    pub key: String,
    /// What holds.
    pub value: SettingValue,
    /// The 1-based line of the file; `None` for what is built in.
    pub line: Option<usize>,
}

/// A value of a setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SettingValue {
    /// `true` or `false`.
    Flag(bool),
    /// A word or path.
    Text(String),
    /// Words or paths.
    Texts(Vec<String>),
}

impl SettingValue {
    fn toml(&self) -> String {
        match self {
            Self::Flag(flag) => flag.to_string(),
            Self::Text(text) => quoted(text),
            Self::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                format!("[{}]", texts.join(", "))
            }
        }
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", safe::terminal(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes one line a setting, each with its origin in a comment.
///
/// # Errors
/// Only when `out` fails.
pub fn write_toml(rows: &[Row], file: Option<&str>, out: &mut dyn fmt::Write) -> fmt::Result {
    let file = safe::workflow_log(file.unwrap_or("no configuration file"));
    writeln!(out, "# {file}")?;
    for Row { table, key, value, line } in rows {
        let key = table.map_or_else(|| key.clone(), |table| format!("{table}.\"{key}\""));
        let origin = line.map_or_else(|| "built in".to_owned(), |line| format!("{file}:{line}"));
        writeln!(out, "{key} = {}  # {origin}", value.toml())?;
    }
    Ok(())
}

/// Writes one document: `{"schema", "file", "settings": {KEY: {"value", "line"}}}`, tables inside `settings`.
///
/// # Errors
/// Only when `out` fails.
pub fn write_json(rows: &[Row], file: Option<&str>, out: &mut dyn fmt::Write) -> fmt::Result {
    let mut settings = Map::new();
    for Row { table, key, value, line } in rows {
        let entry = serde_json::json!({ "value": value, "line": line });
        match table {
            None => _ = settings.insert(key.clone(), entry),
            Some(table) => {
                let table = settings.entry(*table).or_insert_with(|| Value::Object(Map::new()));
                table
                    .as_object_mut()
                    .into_iter()
                    .for_each(|table| _ = table.insert(key.clone(), entry.clone()));
            }
        }
    }
    let document = serde_json::json!({ "schema": SCHEMA, "file": file, "settings": settings });
    writeln!(out, "{document:#}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_tell_the_same() {
        let row = |key: &str, value, line| Row { table: None, key: key.to_owned(), value, line };
        let rows = [
            row("reports", SettingValue::Texts(vec!["a\"b".to_owned()]), Some(2)),
            row("fail-on-orphans", SettingValue::Flag(false), None),
            Row { table: Some("severity"), ..row("x.y", SettingValue::Text("info".to_owned()), Some(3)) },
        ];
        let mut toml = String::new();
        write_toml(&rows, Some("s.toml"), &mut toml).unwrap();
        assert_eq!(
            toml,
            "# s.toml\nreports = [\"a\\\"b\"]  # s.toml:2\nfail-on-orphans = false  # built in\n\
             severity.\"x.y\" = \"info\"  # s.toml:3\n"
        );
        let mut json = String::new();
        write_json(&rows, Some("s.toml"), &mut json).unwrap();
        let json: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["settings"]["reports"]["value"][0], "a\"b");
        assert_eq!(json["settings"]["severity"]["x.y"], serde_json::json!({"value": "info", "line": 3}));
        assert_eq!(json["settings"]["fail-on-orphans"]["line"], Value::Null);
    }
}
