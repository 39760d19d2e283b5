//! JSON Lines for pipelines: one record in, one snapshot or one error out, in order, in bounded memory.
//!
//! A record is `{"id", "text" | "html" | "path", …}` with what is known of the report: `title`, `publisher`, `url`,
//! `published`, `language`; other keys are passed over, so that a crawler's records can be fed as they are. A snapshot
//! names its record by `source.path`: the record's path, else its id.

use super::Status;
use super::failure::Failure;
use super::input::{self, Form, Input};
use super::load::Loader;
use super::run::{Printed, Run, print_to};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use summitdiff::read::InputFormat;
use summitdiff::snapshot::Edtf;
use summitdiff::snapshot::json::{visible, write_line};

/// A line of the input.
#[derive(Debug, Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    html: Option<String>,
    path: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    published: Option<Edtf>,
    language: Option<String>,
}

/// A line as it was read.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// A record that has no snapshot.
struct Refused {
    /// Its id, `null` where it has none.
    id: Value,
    /// Why.
    failure: Failure,
}

impl Refused {
    #[expect(clippy::unnecessary_box_returns, reason = "the error of a result is kept small")]
    fn of(id: Value, failure: Failure) -> Box<Self> {
        Box::new(Self { id, failure })
    }
}

/// Whether a file holds records, by its name; standard input always does.
pub(crate) fn holds_records(path: &Path) -> bool {
    path.as_os_str() == "-" || path.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson")
}

/// Extracts every record of a stream.
///
/// [`Status::Failed`] when a record has no snapshot; its line says why.
///
/// # Errors
/// When the stream cannot be read or the output takes no more.
pub(crate) fn extract_records(
    path: &Path,
    loader: &Loader<'_>,
    run: &mut Run<'_>,
) -> Result<Status, Failure> {
    if path.as_os_str() == "-" {
        let mut stream = BufReader::new(&mut *run.input);
        return records(path, &mut stream, loader, run.out);
    }
    let file = std::fs::File::open(path).map_err(|error| Failure::system("read", path, &error))?;
    records(path, &mut BufReader::new(file), loader, run.out)
}

fn records(
    path: &Path,
    stream: &mut dyn BufRead,
    loader: &Loader<'_>,
    out: &mut dyn std::io::Write,
) -> Result<Status, Failure> {
    let (mut status, mut number) = (Status::Passed, 0_usize);
    let limit = loader.options.max_size;
    while let Some(line) = next_line(stream, limit).map_err(|error| Failure::system("read", path, &error))? {
        number += 1;
        let bytes = match line {
            Line::Whole(bytes) if bytes.trim_ascii().is_empty() => continue,
            Line::Whole(bytes) => Some(bytes),
            Line::TooLong => None,
        };
        let text = match bytes {
            Some(bytes) => answer(path, number, &bytes, loader),
            None => Err(Refused::of(Value::Null, input::too_large(&path.to_string_lossy(), limit))),
        };
        let text = text.unwrap_or_else(|refused| {
            status = Status::Failed;
            error_line(&refused.id, number, &refused.failure)
        });
        if print_to(out, text.as_bytes())? == Printed::Closed {
            break;
        }
    }
    Ok(status)
}

/// The next line without its end; one of more than `limit` bytes is passed over without being kept.
fn next_line(stream: &mut dyn BufRead, limit: usize) -> std::io::Result<Option<Line>> {
    let (mut line, mut long, mut any) = (Vec::new(), false, false);
    loop {
        let chunk = stream.fill_buf()?;
        if chunk.is_empty() {
            return Ok(any.then_some(if long { Line::TooLong } else { Line::Whole(line) }));
        }
        any = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = &chunk[..end.unwrap_or(chunk.len())];
        long |= line.len() + part.len() > limit;
        if long {
            line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let used = end.map_or(chunk.len(), |end| end + 1);
        stream.consume(used);
        if end.is_some() {
            return Ok(Some(if long { Line::TooLong } else { Line::Whole(line) }));
        }
    }
}

fn answer(path: &Path, number: usize, bytes: &[u8], loader: &Loader<'_>) -> Result<String, Box<Refused>> {
    let record: Record = serde_json::from_slice(bytes).map_err(|error| {
        let place = super::failure::Place::Line(path.to_string_lossy().into_owned(), number, error.column());
        let hint = "write one `{\"id\": …, \"text\": …}` a line";
        Refused::of(Value::Null, Failure::new(format!("not a record: {}", reason(&error)), place, hint))
    })?;
    let id = record.id.clone();
    snapshot(path, number, record, loader).map_err(|failure| Refused::of(id, failure))
}

/// What the parser says, without the place, which is said by itself.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

fn snapshot(path: &Path, number: usize, record: Record, loader: &Loader<'_>) -> Result<String, Failure> {
    let name = match &record.id {
        Value::String(id) => id.clone(),
        Value::Null => format!("{}:{number}", path.to_string_lossy()),
        id @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => id.to_string(),
    };
    let decoded =
        |text: String, format| Input::at_hand(name.clone(), None, text.into_bytes(), Form::Decoded(format));
    let input = match (record.text, record.html, record.path) {
        (Some(text), None, None) => decoded(text, InputFormat::Text),
        (None, Some(page), None) => decoded(page, InputFormat::Html),
        (None, None, Some(file)) => input::read_path(Path::new(&file), loader.options.max_size)?,
        _ => {
            return Err(Failure::new(
                "a record needs one of `text`, `html` and `path`",
                super::failure::Place::Line(path.to_string_lossy().into_owned(), number, 1),
                "write one `{\"id\": …, \"text\": …}` a line",
            ));
        }
    };
    let language = record.language.as_deref().or(loader.options.language.as_deref());
    let mut report = loader.report_in(&input, language)?;
    let source = &mut report.source;
    source.title = record.title.or(source.title.take());
    source.publisher = record.publisher.or(source.publisher.take());
    source.url = record.url.or(source.url.take());
    source.published = record.published.or(source.published.take());
    Ok(write_line(&loader.snapshot(&report).0))
}

/// A failure as a line of the output.
pub(crate) fn error_line(id: &Value, number: usize, failure: &Failure) -> String {
    let error = json!({"what": failure.what, "where": failure.place.to_string(), "hint": failure.hint});
    format!("{}\n", visible(&json!({"id": id, "line": number, "error": error}).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, limit: usize) -> Vec<Option<String>> {
        let mut stream = BufReader::with_capacity(4, text.as_bytes());
        let mut lines = Vec::new();
        while let Some(line) = next_line(&mut stream, limit).unwrap() {
            lines.push(match line {
                Line::Whole(bytes) => Some(String::from_utf8(bytes).unwrap()),
                Line::TooLong => None,
            });
        }
        lines
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_next_is_read() {
        let expected = [Some("abc".to_owned()), None, Some(String::new()), Some("end".to_owned())];
        assert_eq!(lines("abc\n0123456789\n\nend", 5), expected);
        assert_eq!(lines("", 5), []);
    }
}
