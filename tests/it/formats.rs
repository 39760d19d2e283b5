//! The same report in every format and encoding says the same.
//!
//! The files are other programs' work (`tests/formats/README`); what differs is `source`, offsets and the notes on
//! the reading.

use serde_json::Value;
use std::fs;
use std::path::Path;
use summitdiff::extract::{Context, extract};
use summitdiff::lexicon::Lexicon;
use summitdiff::normalize::normalize;
use summitdiff::read::{Article, LoadOptions, load};
use summitdiff::snapshot::{Source, json};

/// The snapshot of a file, without what the format may change.
fn snapshot(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name);
    let bytes = fs::read(&path).unwrap();
    let document = load(&bytes, &LoadOptions { path: Some(&path), ..LoadOptions::default() }).unwrap();
    let source = Source {
        path: None,
        media_type: document.media_type.to_owned(),
        language: document.language.unwrap_or_else(|| "en".to_owned()),
        title: document.title,
        publisher: document.publisher,
        url: document.url,
        published: document.published,
        sha256: "0".repeat(64),
        text_sha256: "0".repeat(64),
    };
    let lexicon = Lexicon::built_in();
    let article = Article::new(document.text);
    let mentions = extract(&article, &Context { lexicon: &lexicon, date: None });
    let snapshot = normalize(&article, &mentions, source, &lexicon);
    let mut value: Value = serde_json::from_str(&json::write(&snapshot)).unwrap();
    value.as_object_mut().unwrap().remove("source");
    without_offsets(&mut value);
    value
}

fn without_offsets(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("start");
            fields.remove("end");
            fields.values_mut().for_each(without_offsets);
        }
        Value::Array(items) => items.iter_mut().for_each(without_offsets),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn assert_same(names: &[&str]) {
    assert_like("report.txt", names);
}

fn assert_like(one: &str, names: &[&str]) {
    let expected = snapshot(one);
    for list in ["participants", "priorities"] {
        assert!(!expected[list].as_array().unwrap().is_empty(), "{list}");
    }
    for name in names {
        assert_eq!(snapshot(name), expected, "{name}");
    }
}

#[test]
fn every_encoding_of_a_report_gives_its_snapshot() {
    assert_same(&["report.cp1252.txt", "report.utf16.txt", "report.utf16be.txt"]);
}

#[test]
fn names_in_their_own_letters_are_read_in_the_encodings_of_archives() {
    assert_like("names.txt", &["names.cp1251.txt"]);
    let bytes =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/names.cp1251.txt")).unwrap();
    let document = load(&bytes, &LoadOptions::default()).unwrap();
    assert!(document.text.contains("Daniyar Osmanov (Данияр Османов)"), "{}", document.text);
    assert!(
        document.notes.iter().any(|note| note.message.contains("windows-1251, guessed")),
        "{:?}",
        document.notes
    );
}

#[test]
fn markdown_gives_the_snapshot_of_the_text() {
    assert_same(&["report.md"]);
}

#[cfg(feature = "html")]
#[test]
fn a_saved_page_gives_the_snapshot_of_the_text() {
    assert_same(&["report.html", "report.cp1252.html"]);
}

#[test]
fn a_message_of_mail_gives_the_snapshot_of_the_text() {
    assert_same(&["report.eml"]);
}

#[cfg(feature = "html")]
#[test]
fn a_page_saved_as_one_file_gives_the_snapshot_of_the_text() {
    assert_same(&["report.mht"]);
}

#[cfg(feature = "docx")]
#[test]
fn a_word_document_gives_the_snapshot_of_the_text() {
    assert_same(&["report.docx"]);
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_gives_the_snapshot_of_the_text() {
    assert_same(&["report.pdf"]);
}
