//! A web archive's list of captures (a Memento `TimeMap`, RFC 7089) → its captures.
//!
//! Two forms are read: the link format of RFC 6690, and the JSON form of `MemGator` and the archives that followed it.
//!
//! Comes in: the text of a `TimeMap`. Goes out: the address of the page and its captures in the order of their times.
//! Promises: only web addresses come out; what is neither form is an error with its place.

use super::{Place, stamp};
use crate::snapshot::Edtf;
use serde::Deserialize;
use std::fmt;

/// The most links of a list.
const LINKS: usize = 200_000;

/// The captures of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TimeMap {
    /// The address of the page itself.
    pub original: Option<String>,
    /// Its captures, oldest first, each once.
    pub mementos: Vec<Memento>,
    /// Further lists that hold the rest of the captures.
    pub more: Vec<String>,
}

/// A capture of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Memento {
    /// When it was made, in UTC: `2000-06-20T18:02:59Z`.
    pub datetime: String,
    /// Where it is kept.
    pub uri: String,
    /// The words of its relation (`first`, `memento`).
    pub relations: Vec<String>,
}

impl Memento {
    /// The day on which it was made.
    #[must_use]
    pub fn day(&self) -> Option<Edtf> {
        Edtf::try_from(self.datetime.get(..10)?.to_owned()).ok()
    }
}

/// Why a text is no `TimeMap`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeMapError {
    /// Not the link format at this byte.
    Syntax {
        /// What is wanted there.
        wanted: &'static str,
        /// The byte, counted from 0.
        offset: usize,
    },
    /// A capture without a time that the calendar knows.
    Time {
        /// The time as written; empty where there is none.
        found: String,
        /// The byte at which its link begins.
        offset: usize,
    },
    /// Not the JSON form at this line and column.
    Json {
        /// What the parser says.
        what: String,
        /// The place, both 1-based.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A list without a capture.
    NoCaptures,
    /// More links than are read.
    TooMany,
}

impl fmt::Display for TimeMapError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { wanted, .. } => write!(out, "not a list of captures: {wanted} is missing"),
            Self::Time { found, .. } if found.is_empty() => out.write_str("a capture has no time"),
            Self::Time { found, .. } => write!(out, "`{found}` is not the time of a capture"),
            Self::Json { what, .. } => write!(out, "not a list of captures: {what}"),
            Self::NoCaptures => out.write_str("the list has no captures"),
            Self::TooMany => write!(out, "more than {LINKS} links: not a list of captures"),
        }
    }
}

impl std::error::Error for TimeMapError {}

impl TimeMapError {
    /// How to go on.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Syntax { .. } | Self::Json { .. } | Self::TooMany => {
                "give a TimeMap in link format, such as https://web.archive.org/web/timemap/link/ADDRESS"
            }
            Self::Time { .. } => "times look like `Tue, 20 Jun 2000 18:02:59 GMT`",
            Self::NoCaptures => "check the address of the page: the archive may know it by another",
        }
    }

    /// Where in the list it is; `None` for the whole of it.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Syntax { offset, .. } | Self::Time { offset, .. } => Some(Place::Byte(*offset)),
            Self::Json { line, column, .. } => Some(Place::Position { line: *line, column: *column }),
            Self::NoCaptures | Self::TooMany => None,
        }
    }
}

/// Reads a `TimeMap`.
///
/// # Errors
/// [`TimeMapError`] for what is neither form, a capture without a time, or a list without captures.
///
/// ```
/// use summitdiff::read::timemap::timemap;
/// let list = "<http://a.example>;rel=\"original\",\n <http://w.example/1>; rel=\"first memento\"; \
///             datetime=\"Tue, 20 Jun 2000 18:02:59 GMT\"";
/// let captures = timemap(list)?;
/// assert_eq!(captures.mementos[0].datetime, "2000-06-20T18:02:59Z");
/// # Ok::<(), summitdiff::read::timemap::TimeMapError>(())
/// ```
pub fn timemap(text: &str) -> Result<TimeMap, TimeMapError> {
    let mut map = if text.trim_start().starts_with('{') { from_json(text)? } else { from_links(text)? };
    if map.mementos.is_empty() && map.more.is_empty() {
        return Err(TimeMapError::NoCaptures);
    }
    map.mementos.sort();
    map.mementos.dedup();
    Ok(map)
}

/// Whether bytes are meant to be a `TimeMap`: links with a relation, or an object that speaks of mementos.
///
/// ```
/// use summitdiff::read::timemap::is_timemap;
/// assert!(is_timemap(b"<http://a.example>; rel=\"original\","));
/// assert!(is_timemap(b"{\"original_uri\": \"http://a.example\", \"mementos\": {}}"));
/// assert!(!is_timemap(b"<html><a rel=next>"));
/// ```
#[must_use]
pub fn is_timemap(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(4096)].trim_ascii_start();
    let says = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    match head {
        [b'<', rest @ ..] => rest.starts_with(b"http") && says(b"rel="),
        [b'{', ..] => (says(b"\"mementos\"") || says(b"\"timemap_index\"")) && !says(b"\"schema\""),
        _ => false,
    }
}

/// The JSON form; keys that say nothing of captures are passed over.
#[derive(Deserialize)]
struct JsonMap {
    original_uri: Option<String>,
    #[serde(default)]
    mementos: JsonMementos,
    #[serde(default)]
    timemap_index: Vec<JsonPart>,
}

#[derive(Deserialize, Default)]
struct JsonMementos {
    #[serde(default)]
    list: Vec<JsonMemento>,
}

#[derive(Deserialize)]
struct JsonMemento {
    datetime: String,
    uri: String,
}

#[derive(Deserialize)]
struct JsonPart {
    uri: String,
}

fn from_json(text: &str) -> Result<TimeMap, TimeMapError> {
    let found: JsonMap = serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let what = error.to_string();
        TimeMapError::Json {
            what: what.split(" at line ").next().unwrap_or_default().to_owned(),
            line,
            column,
        }
    })?;
    if found.mementos.list.len() > LINKS {
        return Err(TimeMapError::TooMany);
    }
    let mut map = TimeMap { original: found.original_uri.filter(|uri| is_web(uri)), ..TimeMap::default() };
    for JsonMemento { datetime, uri } in
        found.mementos.list.into_iter().filter(|memento| is_web(&memento.uri))
    {
        if !is_stamp(&datetime) {
            return Err(TimeMapError::Time { found: datetime, offset: 0 });
        }
        map.mementos.push(Memento { datetime, uri, relations: vec!["memento".to_owned()] });
    }
    map.more = found.timemap_index.into_iter().map(|part| part.uri).filter(|uri| is_web(uri)).collect();
    Ok(map)
}

/// `2000-06-20T18:02:59Z`, of a day that the calendar has.
#[expect(clippy::many_single_char_names, reason = "six digits in a row")]
fn is_stamp(stamp: &str) -> bool {
    let day = stamp.get(..10).and_then(|day| Edtf::try_from(day.to_owned()).ok());
    let rest = stamp.as_bytes().get(10..).unwrap_or_default();
    day.is_some_and(|day| day.bounds().is_some())
        && matches!(rest, [b'T', a, b, b':', c, d, b':', e, f, b'Z']
            if [a, b, c, d, e, f].iter().all(|digit| digit.is_ascii_digit()))
}

fn is_web(uri: &str) -> bool {
    uri.starts_with("https://") || uri.starts_with("http://")
}

fn from_links(text: &str) -> Result<TimeMap, TimeMapError> {
    let mut reader = Reader { text, at: 0 };
    let mut map = TimeMap::default();
    let mut count = 0;
    while !reader.skipped_to_end() {
        count += 1;
        if count > LINKS {
            return Err(TimeMapError::TooMany);
        }
        let link = reader.link()?;
        map.take(link)?;
    }
    Ok(map)
}

/// A link: its address and the two parameters that count.
struct Link {
    offset: usize,
    uri: String,
    relations: Vec<String>,
    datetime: Option<String>,
}

impl TimeMap {
    fn take(&mut self, link: Link) -> Result<(), TimeMapError> {
        if !is_web(&link.uri) {
            return Ok(());
        }
        let says = |word: &str| link.relations.iter().any(|relation| relation == word);
        if says("memento") {
            let found = link.datetime.unwrap_or_default();
            let datetime = utc(&found).ok_or(TimeMapError::Time { found, offset: link.offset })?;
            self.mementos.push(Memento { datetime, uri: link.uri, relations: link.relations });
        } else if says("original") {
            self.original.get_or_insert(link.uri);
        } else if says("timemap") && !says("self") {
            self.more.push(link.uri);
        }
        Ok(())
    }
}

struct Reader<'text> {
    text: &'text str,
    at: usize,
}

impl<'text> Reader<'text> {
    fn rest(&self) -> &'text str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Whether only white space and commas are left.
    fn skipped_to_end(&mut self) -> bool {
        let left = self.rest().trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
        self.at = self.text.len() - left.len();
        left.is_empty()
    }

    fn expect(&mut self, mark: char, wanted: &'static str) -> Result<(), TimeMapError> {
        if !self.rest().starts_with(mark) {
            return Err(TimeMapError::Syntax { wanted, offset: self.at });
        }
        self.at += mark.len_utf8();
        Ok(())
    }

    /// Everything up to one of these marks, or to the end.
    fn until(&mut self, marks: &[char]) -> &'text str {
        let rest = self.rest();
        let found = &rest[..rest.find(marks).unwrap_or(rest.len())];
        self.at += found.len();
        found
    }

    fn link(&mut self) -> Result<Link, TimeMapError> {
        let offset = self.at;
        self.expect('<', "`<` before an address")?;
        let uri = self.until(&['>', '\n']).trim().to_owned();
        self.expect('>', "`>` after an address")?;
        let mut link = Link { offset, uri, relations: Vec::new(), datetime: None };
        loop {
            self.skip_space();
            if !self.rest().starts_with(';') {
                break;
            }
            self.at += 1;
            let (name, value) = self.parameter()?;
            // The first one of a name counts (RFC 8288).
            match name.to_ascii_lowercase().as_str() {
                "rel" if link.relations.is_empty() => {
                    link.relations = value.split_whitespace().map(str::to_ascii_lowercase).collect();
                }
                "datetime" => _ = link.datetime.get_or_insert(value),
                _ => {}
            }
        }
        if !(self.rest().is_empty() || self.rest().starts_with(',')) {
            return Err(TimeMapError::Syntax { wanted: "`,` after a link", offset: self.at });
        }
        Ok(link)
    }

    fn parameter(&mut self) -> Result<(&'text str, String), TimeMapError> {
        let name = self.until(&['=', ';', ',', '\n']).trim();
        if !self.rest().starts_with('=') {
            return Ok((name, String::new()));
        }
        self.at += 1;
        self.skip_space();
        if !self.rest().starts_with('"') {
            return Ok((name, self.until(&[';', ',', '\n']).trim().to_owned()));
        }
        self.at += 1;
        let mut value = String::new();
        let mut letters = self.rest().char_indices();
        while let Some((index, letter)) = letters.next() {
            match letter {
                '"' => {
                    self.at += index + 1;
                    return Ok((name, value));
                }
                '\\' => value.extend(letters.next().map(|(_, letter)| letter)),
                _ => value.push(letter),
            }
        }
        Err(TimeMapError::Syntax { wanted: "`\"` after a value", offset: self.text.len() })
    }
}

/// `Tue, 20 Jun 2000 18:02:59 GMT` as `2000-06-20T18:02:59Z`.
fn utc(stamp: &str) -> Option<String> {
    let words: Vec<&str> = stamp.split_whitespace().collect();
    let [_, day, month, year, time, "GMT"] = words.as_slice() else { return None };
    let date = stamp::day(digits(day, 2)?, month, digits(year, 4)?)?;
    let parts: Vec<&str> = time.split(':').collect();
    let [hour, minute, second] = parts.as_slice() else { return None };
    let (hour, minute, second) = (digits(hour, 2)?, digits(minute, 2)?, digits(second, 2)?);
    (hour < 24 && minute < 60 && second <= 60).then(|| format!("{date}T{hour:02}:{minute:02}:{second:02}Z"))
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After the example of RFC 7089, section 5.
    const LIST: &str = r#"<http://a.example.org>;rel="original",
 <http://archive.example.net/timemap/http://a.example.org>
   ; rel="self";type="application/link-format"
   ; from="Tue, 20 Jun 2000 18:02:59 GMT"
   ; until="Wed, 09 Apr 2008 20:30:51 GMT",
 <http://archive.example.net/timegate/http://a.example.org>
   ; rel="timegate",
 <http://archive.example.net/web/20080409203051/http://a.example.org/?x=1,2>
   ; rel="last memento";datetime="Wed, 09 Apr 2008 20:30:51 GMT"
   ; license="a, \"b\"; c",
 <http://archive.example.net/web/20000620180259/http://a.example.org>
   ; rel="first memento";datetime="Tue, 20 Jun 2000 18:02:59 GMT",
 <http://archive.example.net/timemap/2/http://a.example.org>; rel=timemap
"#;

    #[test]
    fn captures_come_in_the_order_of_their_times() {
        let map = timemap(LIST).unwrap();
        assert_eq!(map.original.as_deref(), Some("http://a.example.org"));
        let times: Vec<&str> = map.mementos.iter().map(|memento| memento.datetime.as_str()).collect();
        assert_eq!(times, ["2000-06-20T18:02:59Z", "2008-04-09T20:30:51Z"]);
        assert_eq!(map.mementos[0].relations, ["first", "memento"]);
        assert!(map.mementos[1].uri.ends_with("/?x=1,2"));
        assert_eq!(map.mementos[1].day().map(|day| day.to_string()).as_deref(), Some("2008-04-09"));
        assert_eq!(map.more, ["http://archive.example.net/timemap/2/http://a.example.org"]);
    }

    #[test]
    fn what_is_no_list_of_captures_is_an_error_with_its_place() {
        let cases = [
            ("<html><p>", "not a list of captures: `,` after a link is missing", Some(6)),
            ("not a list", "not a list of captures: `<` before an address is missing", Some(0)),
            ("<http://a", "not a list of captures: `>` after an address is missing", Some(9)),
            ("<http://a>; rel=\"memento", "not a list of captures: `\"` after a value is missing", Some(24)),
            ("<http://a> <http://b>", "not a list of captures: `,` after a link is missing", Some(11)),
            (" <http://a>; rel=memento", "a capture has no time", Some(1)),
            ("", "the list has no captures", None),
            ("<http://a>; rel=original", "the list has no captures", None),
            ("<javascript:x>; rel=memento", "the list has no captures", None),
        ];
        for (text, message, offset) in cases {
            let error = timemap(text).unwrap_err();
            assert_eq!(
                (error.to_string().as_str(), error.place()),
                (message, offset.map(Place::Byte)),
                "{text}"
            );
        }
    }

    #[test]
    fn the_json_form_says_the_same() {
        let list = r#"{"original_uri": "http://a.example.org", "self": "http://archive.example.net/json",
            "mementos": {"first": {"datetime": "2000-06-20T18:02:59Z", "uri": "http://archive.example.net/1"},
            "list": [{"datetime": "2008-04-09T20:30:51Z", "uri": "http://archive.example.net/2"},
                     {"datetime": "2000-06-20T18:02:59Z", "uri": "http://archive.example.net/1"},
                     {"datetime": "2000-06-20T18:02:59Z", "uri": "javascript:x"}]},
            "timemap_index": [{"from": "x", "uri": "http://archive.example.net/json/2"}]}"#;
        assert!(is_timemap(list.as_bytes()) && is_timemap(LIST.as_bytes()));
        let map = timemap(list).unwrap();
        let found: Vec<(&str, &str)> =
            map.mementos.iter().map(|memento| (memento.datetime.as_str(), memento.uri.as_str())).collect();
        assert_eq!(
            found,
            [
                ("2000-06-20T18:02:59Z", "http://archive.example.net/1"),
                ("2008-04-09T20:30:51Z", "http://archive.example.net/2")
            ]
        );
        assert_eq!(map.more, ["http://archive.example.net/json/2"]);
        let error = timemap("{\"mementos\": {\"list\": [{\"datetime\": 1}]}}").unwrap_err();
        assert_eq!(error.to_string(), "not a list of captures: invalid type: integer `1`, expected a string");
        assert_eq!(error.place(), Some(Place::Position { line: 1, column: 37 }));
        let error = timemap(&list.replace("04-09T", "04-39T")).unwrap_err();
        assert_eq!(error.to_string(), "`2008-04-39T20:30:51Z` is not the time of a capture");
    }

    #[test]
    fn a_time_that_no_calendar_has_is_refused() {
        for time in [
            "Tue, 31 Jun 2000 18:02:59 GMT",
            "Tue, 20 Jun 2000 25:02:59 GMT",
            "2000-06-20",
            "Tue, 20 Jun 2000 18:02:59",
        ] {
            let error = timemap(&format!("<http://a>; rel=memento; datetime=\"{time}\"")).unwrap_err();
            assert_eq!(error.to_string(), format!("`{time}` is not the time of a capture"));
        }
    }
}
