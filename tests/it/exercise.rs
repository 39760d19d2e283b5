//! One run of each entry point on whatever bytes there are, with what must hold afterwards.
//!
//! The mutation tests and the fuzz targets share it: a panic is the failure.

use crate::outputs::{Read, outputs};
use serde_json::Value;
use std::sync::OnceLock;
use summitdiff::diff::diff;
use summitdiff::extract::{Context, extract};
use summitdiff::lexicon::Lexicon;
use summitdiff::normalize::normalize;
use summitdiff::read::timemap::timemap;
use summitdiff::read::{Article, InputFormat, LoadOptions, ReadError, load};
use summitdiff::snapshot::{SCHEMA, Snapshot, json};

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::built_in)
}

/// Bytes as a report of this format: text with whole tokens, or an error with its three parts.
pub(crate) fn reading(bytes: &[u8], format: InputFormat) {
    match load(bytes, &LoadOptions { format, ..LoadOptions::default() }) {
        Ok(document) => {
            assert!(document.text.chars().any(char::is_alphanumeric) && !document.text.contains('\0'));
            assert!(document.notes.is_sorted());
            assert_whole(&Article::new(document.text));
        }
        Err(error) => assert_said(&error, bytes.len()),
    }
}

fn assert_said(error: &ReadError, length: usize) {
    assert!(!error.to_string().is_empty() && !error.hint().is_empty() && error.code().starts_with("read."));
    assert!(error.offset().is_none_or(|offset| offset <= length), "{error} in {length} bytes");
}

/// Tokens, sentences and blocks are in order, apart, and on character boundaries.
fn assert_whole(article: &Article) {
    let text = article.text();
    let mut end = 0;
    for token in article.tokens() {
        let span = token.span();
        assert!(span.start >= end && span.end > span.start && text.get(span.start..span.end).is_some());
        end = span.end;
    }
    let (mut tokens, mut sentences) = (0, 0);
    for block in article.blocks() {
        assert!(text.get(block.span.start..block.span.end).is_some());
        assert_eq!((block.tokens.start, block.sentences.start), (tokens, sentences));
        (tokens, sentences) = (block.tokens.end, block.sentences.end);
    }
    assert_eq!((tokens, sentences), (article.tokens().len(), article.sentences().len()));
}

/// A text as a report: its snapshot, every quote of which stands in the text and which survives its JSON form.
pub(crate) fn extraction(text: &str) -> Option<Read> {
    let forced = LoadOptions { format: InputFormat::Text, language: Some("en"), ..LoadOptions::default() };
    let document = load(text.as_bytes(), &forced).ok()?;
    let source = document.source(Some("reports/minsk.txt".to_owned()), text.as_bytes());
    let article = Article::new(document.text);
    let mentions = extract(&article, &Context { lexicon: lexicon(), date: None });
    let mut snapshot = normalize(&article, &mentions, source, lexicon());
    snapshot.add_notes(document.notes);
    let written = json::write(&snapshot);
    assert_quoted(&serde_json::from_str(&written).unwrap(), article.text());
    let read = json::read(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
    assert!(read == snapshot && json::write(&read) == written);
    Some(Read { article, mentions, snapshot })
}

fn assert_quoted(value: &Value, text: &str) {
    match value {
        Value::Object(fields) => {
            if let (Some(exact), Some(start), Some(end)) =
                (fields.get("exact"), fields.get("start"), fields.get("end"))
            {
                let at = |place: &Value| usize::try_from(place.as_u64().unwrap()).unwrap();
                assert_eq!(text.get(at(start)..at(end)), exact.as_str());
            }
            fields.values().for_each(|field| assert_quoted(field, text));
        }
        Value::Array(items) => items.iter().for_each(|item| assert_quoted(item, text)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Bytes as a snapshot and as a list of captures.
pub(crate) fn structured(bytes: &[u8]) {
    match json::read_bytes(bytes) {
        Ok(snapshot) => {
            let written = json::write(&snapshot);
            // One of an older schema is written in the present one.
            let present = Snapshot { schema: SCHEMA, ..snapshot };
            assert_eq!(json::read(&written), Ok(present));
        }
        Err(error) => assert!(!error.to_string().is_empty() && error.place().is_some(), "{error}"),
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(map) = timemap(text)
    {
        assert!(map.mementos.is_sorted() && map.mementos.iter().all(|memento| memento.day().is_some()));
    }
}

/// Two reports compared in every format: nothing differs from itself, the way back is as long, and no output holds
/// what a terminal would obey.
pub(crate) fn comparison(old: &str, new: &str) {
    let (Some(old), Some(new)) = (extraction(old), extraction(new)) else { return };
    assert_eq!(kinds(&old, &old), Vec::<String>::new());
    assert_eq!(kinds(&old, &new).len(), kinds(&new, &old).len());
    for (name, out) in outputs(&old, &new, lexicon()) {
        assert!(!without_colour(&out).chars().any(is_obeyed), "{name}: {out:?}");
    }
}

fn kinds(old: &Read, new: &Read) -> Vec<String> {
    let changes = diff(old.side(), new.side(), lexicon()).changes;
    changes.iter().map(|change| format!("{:?} {}", change.kind, change.path)).collect()
}

/// The text without the colours that the program itself sets.
fn without_colour(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '[' | ';'));
        match end {
            Some(end) if part.starts_with('[') && part[end..].starts_with('m') => out += &part[end + 1..],
            Some(_) | None => out += &format!("\u{1b}{part}"),
        }
    }
    out
}

/// Controls but the line feed, and what turns the direction of text.
fn is_obeyed(letter: char) -> bool {
    (letter.is_control() && letter != '\n')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
