//! JSON Lines for pipelines: one request a line → one snapshot or one error a line, in order.
//!
//! Comes in: a line such as `{"id": "a1", "text": "…"}`. Goes out: what is asked for, and the lines that answer it.
//! Promises: nothing is read from files here; every line has its answer, also one that cannot be understood.

use super::json::{self, SnapshotError, visible};
use super::{Edtf, Snapshot, Source};
use crate::read::{InputFormat, LoadOptions, Place, ReadError};
use serde::{Deserialize, Serialize};

/// What one line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The caller's name for it; the answer repeats it.
    pub id: RecordId,
    /// The report.
    pub content: Content,
    /// The day against which "today" is resolved.
    pub date: Option<Edtf>,
    /// What the caller knows of the report.
    pub known: Known,
    language: Option<String>,
    encoding: Option<String>,
}

/// The name that a caller gives to a report: a string or a whole number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RecordId {
    /// A string.
    Text(String),
    /// A whole number.
    Number(i64),
}

/// The report that a line holds or names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Its text.
    Text(String),
    /// Its page.
    Html(String),
    /// The path of its file, in any format.
    Path(String),
}

/// What the caller knows of a report; it goes before what the report says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// When.
    pub published: Option<Edtf>,
}

/// The keys of a line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "a request")]
struct Line {
    id: RecordId,
    text: Option<String>,
    html: Option<String>,
    path: Option<String>,
    date: Option<Edtf>,
    language: Option<String>,
    encoding: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    published: Option<Edtf>,
}

/// Why a line has no snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// A code for programs, `area.what`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where: in the report for errors of reading, in the line for errors of the request.
    pub location: Option<String>,
    /// How to go on.
    pub hint: String,
}

impl From<&ReadError> for Refusal {
    fn from(error: &ReadError) -> Self {
        let location = error.place().map(|place| place.to_string());
        Self { code: error.code(), message: error.to_string(), location, hint: error.hint().to_owned() }
    }
}

impl From<&SnapshotError> for Refusal {
    fn from(error: &SnapshotError) -> Self {
        let location = error.place().map(|place| place.to_string());
        Self { code: error.code(), message: error.to_string(), location, hint: error.hint().to_owned() }
    }
}

impl Request {
    /// Reads line `number` (counted from 1) of the input.
    ///
    /// # Errors
    /// The answer's error, with the id where the line has one, for a line that is no such object, has a key that nobody
    /// knows, or not exactly one of `text`, `html` and `path`.
    ///
    /// ```
    /// use summitdiff::snapshot::lines::{Content, Request};
    /// let request = Request::parse(r#"{"id": 7, "text": "The ministers met."}"#, 1).map_err(|(_, refusal)| refusal.message)?;
    /// assert_eq!(request.content, Content::Text("The ministers met.".to_owned()));
    /// # Ok::<(), String>(())
    /// ```
    pub fn parse(line: &str, number: usize) -> Result<Self, (Option<RecordId>, Refusal)> {
        let parsed: Result<Line, serde_json::Error> = serde_json::from_str(line);
        let line = parsed.map_err(|error| {
            let (message, column) = json::in_plain_words(&error, line);
            (id_of(line), refusal(message, number, column))
        })?;
        let content = match (line.text, line.html, line.path) {
            (Some(text), None, None) => Content::Text(text),
            (None, Some(page), None) => Content::Html(page),
            (None, None, Some(path)) => Content::Path(path),
            _ => {
                let message = "a request has exactly one of `text`, `html` and `path`".to_owned();
                return Err((Some(line.id), refusal(message, number, 1)));
            }
        };
        let known =
            Known { title: line.title, publisher: line.publisher, url: line.url, published: line.published };
        let (language, encoding) = (line.language, line.encoding);
        Ok(Self { id: line.id, content, date: line.date, known, language, encoding })
    }

    /// How its report is to be read; what the line leaves open is as in `usual`.
    #[must_use]
    pub fn options<'given>(&'given self, usual: &LoadOptions<'given>) -> LoadOptions<'given> {
        let given = LoadOptions {
            language: self.language.as_deref().or(usual.language),
            encoding: self.encoding.as_deref().or(usual.encoding),
            ..usual.clone()
        };
        // Words inside JSON are decoded already.
        match self.content {
            Content::Text(_) => {
                LoadOptions { format: InputFormat::Text, encoding: Some("utf-8"), path: None, ..given }
            }
            Content::Html(_) => {
                LoadOptions { format: InputFormat::Html, encoding: Some("utf-8"), path: None, ..given }
            }
            Content::Path(_) => given,
        }
    }
}

impl Known {
    /// Puts what the caller knows into the source of a snapshot.
    pub fn complete(&self, source: &mut Source) {
        let Self { title, publisher, url, published } = self;
        for (known, slot) in
            [(title, &mut source.title), (publisher, &mut source.publisher), (url, &mut source.url)]
        {
            if known.is_some() {
                slot.clone_from(known);
            }
        }
        if published.is_some() {
            source.published.clone_from(published);
        }
    }
}

/// The id of a line that is a JSON object but no request.
fn id_of(line: &str) -> Option<RecordId> {
    #[derive(Deserialize)]
    struct Named {
        id: RecordId,
    }
    serde_json::from_str::<Named>(line).ok().map(|named| named.id)
}

fn refusal(message: String, line: usize, column: usize) -> Refusal {
    let hint =
        "a request is one object a line: {\"id\": \"…\", \"text\": \"…\"}, or `html` or `path` for `text`";
    let location = Some(Place::Position { line, column }.to_string());
    Refusal { code: "request.json", message, location, hint: hint.to_owned() }
}

/// The line that answers a request with its snapshot, without its line end.
#[must_use]
pub fn answer(id: &RecordId, snapshot: &Snapshot) -> String {
    #[derive(Serialize)]
    struct Answer<'answer> {
        id: &'answer RecordId,
        snapshot: &'answer Snapshot,
    }
    written(&Answer { id, snapshot })
}

/// The line that answers a request with its error, without its line end; `null` for a line whose id nobody knows.
///
/// ```
/// use summitdiff::read::ReadError;
/// use summitdiff::snapshot::lines::{RecordId, refuse};
/// let line = refuse(Some(&RecordId::Number(7)), &(&ReadError::Binary { offset: 2 }).into());
/// assert!(line.starts_with(r#"{"id":7,"error":{"code":"read.binary","message":"not a text: NUL byte at offset 2","location":"byte 2","#));
/// ```
#[must_use]
pub fn refuse(id: Option<&RecordId>, error: &Refusal) -> String {
    #[derive(Serialize)]
    struct Answer<'answer> {
        id: Option<&'answer RecordId>,
        error: &'answer Refusal,
    }
    written(&Answer { id, error })
}

fn written(answer: &impl Serialize) -> String {
    let line = serde_json::to_string(answer).expect("an answer has only string keys and finite values");
    visible(&line).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::load;

    fn refused(line: &str) -> String {
        let (id, refusal) = Request::parse(line, 3).unwrap_err();
        format!("{id:?} {} {}", refusal.location.unwrap(), refusal.message)
    }

    #[test]
    fn a_line_that_is_no_request_has_its_error_and_its_id() {
        assert_eq!(refused(""), "None 3:1 there is no JSON");
        assert_eq!(refused("{\"id\": 1"), "None 3:8 the JSON ends before it is complete");
        assert_eq!(refused("{\"text\": \"x\"}"), "None 3:13 missing field `id`");
        assert_eq!(refused("{\"id\": 1.5, \"text\": \"\"}"), "None 3:10 an id is a string or a whole number");
        let one = "a request has exactly one of `text`, `html` and `path`";
        assert_eq!(refused("{\"id\": 1}"), format!("Some(Number(1)) 3:1 {one}"));
        assert_eq!(
            refused("{\"id\": \"a\", \"text\": \"\", \"path\": \"\"}"),
            format!("Some(Text(\"a\")) 3:1 {one}")
        );
        let unknown = refused("{\"id\": \"a\", \"body\": \"\"}");
        assert!(
            unknown.starts_with("Some(Text(\"a\")) 3:18 unknown field `body`, expected one of `id`"),
            "{unknown}"
        );
        assert_eq!(
            refused("{\"id\": \"a\", \"id\": \"b\", \"text\": \"\"}"),
            "None 3:16 duplicate field `id`"
        );
    }

    #[test]
    fn words_inside_json_are_text_whatever_they_look_like() {
        let line = r#"{"id": "a", "text": "---\ntitle: x\n---\nThe ministers met – in Minsk.", "encoding": "koi8-r"}"#;
        let request = Request::parse(line, 1).unwrap();
        let Content::Text(text) = &request.content else { panic!("{:?}", request.content) };
        let document = load(text.as_bytes(), &request.options(&LoadOptions::default())).unwrap();
        assert_eq!((document.text.as_str(), document.media_type), (text.as_str(), "text/plain"));
    }

    #[test]
    fn what_the_caller_knows_goes_first() {
        let line = r#"{"id": "a", "text": "They met.", "title": "Talks", "published": "2024-05-14"}"#;
        let request = Request::parse(line, 1).unwrap();
        let document = load(b"They met.", &request.options(&LoadOptions::default())).unwrap();
        let mut source = document.source(None, b"They met.");
        source.publisher = Some("Courier".to_owned());
        request.known.complete(&mut source);
        assert_eq!((source.title.as_deref(), source.publisher.as_deref()), (Some("Talks"), Some("Courier")));
        assert_eq!(source.published.map(|date| date.to_string()).as_deref(), Some("2024-05-14"));
    }

    #[test]
    fn an_answer_is_one_line_without_hidden_characters() {
        let refusal = Refusal {
            code: "x",
            message: "a\nb\u{9b}\u{202e}".to_owned(),
            location: None,
            hint: String::new(),
        };
        let line = refuse(None, &refusal);
        assert_eq!(
            line,
            r#"{"id":null,"error":{"code":"x","message":"a\nb\u009b\u202e","location":null,"hint":""}}"#
        );
    }
}
