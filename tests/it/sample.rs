//! Reports and files that several tests start from; the meetings are invented.

use std::fs;
use std::path::Path;
use summitdiff::snapshot::json;

/// A file of `tests/formats`.
pub(crate) fn file(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name)).unwrap()
}

/// A snapshot in its canonical form, made by hand: it does not change when the extractor learns.
pub(crate) fn snapshot() -> String {
    let participant = |id: &str, name: &str, country: &str, start: usize| {
        serde_json::json!({
            "id": id, "name": name, "office": "President", "country": country, "organization": null,
            "attendance": "attended", "functions": [], "basis": "stated", "completed": [],
            "evidence": [{"exact": name, "start": start, "end": start + name.len()}],
        })
    };
    let value = serde_json::json!({
        "schema": 1,
        "generator": {"name": "summitdiff", "version": "0.1.0", "lexicon": "fnv1a:0000000000000000"},
        "source": {
            "path": "report.txt", "media_type": "text/plain", "language": "en", "title": null, "publisher": null,
            "url": null, "published": null, "sha256": "0".repeat(64), "text_sha256": "0".repeat(64),
        },
        "event": {
            "name": null, "type": "session", "format": null, "organization": null, "body": null, "location": null,
            "start": "2024-05-14", "end": null, "host": null, "chair": null,
            "evidence": {"start": [{"exact": "14 May 2024", "start": 158, "end": 169}]},
        },
        "participants": [
            participant("daniyar-osmanov", "Daniyar Osmanov", "KZ", 195),
            participant("bakyt-toktosunov", "Bakyt Toktosunov", "KG", 252),
        ],
        "priorities": [], "organizations": [], "bodies": [], "documents": [], "outcomes": [], "milestones": [],
        "notes": [],
    });
    json::write(&json::read(&value.to_string()).unwrap())
}

/// A ZIP container with these parts.
#[cfg(feature = "docx")]
pub(crate) fn container(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A PDF of one page that draws a line and says nothing.
#[cfg(feature = "pdf")]
pub(crate) fn scan() -> Vec<u8> {
    use lopdf::{Dictionary, Document, Object, Stream, dictionary};
    let mut file = Document::with_version("1.5");
    let tree = file.new_object_id();
    let drawing = file.add_object(Stream::new(Dictionary::new(), b"0 0 m 9 9 l S".to_vec()));
    let page = file.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => drawing });
    let kids: Vec<Object> = vec![page.into()];
    file.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 });
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}
