//! A Word document → article text and title.
//!
//! Comes in: a ZIP container with `word/document.xml`. Goes out: its paragraphs, headings and list items, numbered as
//! Word numbers them. Deleted text, field codes and the second copy of drawings are left out.
//! Promises: no more is unpacked than [`UNPACKED`]; entities are never expanded.

mod numbering;

use super::format::Document;
use super::prose::Prose;
use super::{BlockKind, ReadError};
use numbering::{LEVELS, Numbering};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most bytes that one part may unpack to.
const UNPACKED: usize = 32 << 20;
/// The most parts of a container.
const PARTS: usize = 10_000;
/// The deepest nesting of elements.
const DEPTH: usize = 512;

/// Reads a Word document.
///
/// # Errors
/// [`ReadError::Damaged`] for a container or part that cannot be read, [`ReadError::Excess`] for a bomb,
/// [`ReadError::NoText`] for a document without words.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| damaged(&"its ZIP container is cut off or damaged"))?;
    if archive.len() > PARTS {
        return Err(ReadError::Excess { what: "parts in the document", limit: PARTS });
    }
    let name = body_name(&mut archive)?;
    let body = part(&mut archive, &name)?.ok_or_else(|| damaged(&"it has no `word/document.xml`"))?;
    let numbering = part(&mut archive, "word/numbering.xml")?;
    let numbering = numbering.map(|xml| numbering::read(&xml)).transpose()?.unwrap_or_default();
    let mut writer = Writer { numbering, ..Writer::default() };
    each_event(&body, |event| writer.take(event))?;
    let text = writer.prose.finish(writer.title.as_deref());
    if text.is_empty() {
        return Err(ReadError::NoText { format: "DOCX" });
    }
    let mut document = Document::of(text, MEDIA_TYPE);
    document.title = writer.title;
    Ok(document)
}

/// The name of the part that the container gives as its document.
fn body_name(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<String, ReadError> {
    let usual = "word/document.xml".to_owned();
    let Some(relations) = part(archive, "_rels/.rels")? else { return Ok(usual) };
    let mut found = None;
    each_event(&relations, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            found = attribute(tag, "Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    })?;
    Ok(found.unwrap_or(usual))
}

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn damaged(error: &dyn std::fmt::Display) -> ReadError {
    ReadError::Damaged { format: "DOCX", what: error.to_string() }
}

/// A part of the container as text; `None` when it has none of this name.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, ReadError> {
    let Some(index) = archive.index_for_name(name) else { return Ok(None) };
    let file = archive.by_index(index).map_err(|error| damaged(&error))?;
    let mut bytes = Vec::new();
    file.take(UNPACKED as u64 + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
    if bytes.len() > UNPACKED {
        return Err(ReadError::Excess { what: "bytes in a part of the document", limit: UNPACKED });
    }
    super::decode(&bytes, None).map(|(text, _)| Some(text))
}

/// Hands every event of a part to `take`.
fn each_event(xml: &str, mut take: impl FnMut(&Event<'_>)) -> Result<(), ReadError> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event().map_err(|error| damaged(&error))?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
        if depth > DEPTH {
            return Err(ReadError::Excess { what: "elements inside each other", limit: DEPTH });
        }
        take(&event);
    }
}

/// The value of an attribute, whatever its prefix.
fn attribute<'tag>(tag: &'tag BytesStart<'_>, name: &str) -> Option<std::borrow::Cow<'tag, str>> {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Explicit1_0).ok()
}

/// The character that a reference stands for; those of a document's own definition stand for none.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// What a paragraph's properties say before its words come.
#[derive(Default)]
struct Paragraph {
    style: String,
    list: Option<u32>,
    level: usize,
    begun: bool,
}

/// Events of the body, turned into blocks.
#[derive(Default)]
struct Writer {
    prose: Prose,
    numbering: Numbering,
    paragraph: Paragraph,
    title: Option<String>,
    /// The words of a paragraph in the style `Title`.
    title_words: Option<String>,
    in_text: bool,
    /// Depth inside something left out.
    left_out: usize,
    /// Whether the run at hand is struck out or hidden: what is not said.
    struck: bool,
}

/// Elements whose words are no part of the report: the copy of a drawing for older readers, deleted text.
const LEFT_OUT: [&str; 3] = ["Fallback", "del", "moveFrom"];

impl Writer {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                let out = self.left_out > 0 || LEFT_OUT.contains(&tag.local_name().as_ref());
                self.left_out += usize::from(out);
                self.open(tag);
            }
            Event::Empty(tag) => {
                self.open(tag);
                self.in_text = false;
            }
            Event::End(tag) => {
                self.left_out = self.left_out.saturating_sub(1);
                self.close(tag.local_name().as_ref());
            }
            Event::Text(text) if self.in_text => self.words(&text.xml10_content()),
            Event::CData(text) if self.in_text => self.words(&text.xml10_content()),
            Event::GeneralRef(reference) if self.in_text => {
                if let Some(letter) = character(reference) {
                    self.words(letter.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::Eof => {}
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let number = || attribute(tag, "val").and_then(|value| value.parse::<u32>().ok());
        match tag.local_name().as_ref() {
            "p" => {
                self.prose.end_item();
                self.paragraph = Paragraph::default();
            }
            "pStyle" => self.paragraph.style = attribute(tag, "val").unwrap_or_default().into_owned(),
            "numId" => self.paragraph.list = number().filter(|list| *list > 0),
            "ilvl" => self.paragraph.level = (number().unwrap_or_default() as usize).min(LEVELS - 1),
            "t" => self.in_text = true,
            "r" => self.struck = false,
            "strike" | "dstrike" | "vanish" => {
                self.struck = attribute(tag, "val").is_none_or(|value| value != "0" && value != "false");
            }
            "tab" => self.prose.space(),
            "br" | "cr" => self.prose.line(),
            "noBreakHyphen" => self.words("-"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => self.struck = false,
            "p" => {
                self.prose.end_item();
                self.title = self.title.take().or(self.title_words.take());
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.left_out > 0 || self.struck {
            return;
        }
        if !self.paragraph.begun {
            self.begin();
        }
        if let Some(title) = &mut self.title_words {
            title.push_str(words);
        }
        self.prose.words(words);
    }

    fn begin(&mut self) {
        self.paragraph.begun = true;
        let style = self.paragraph.style.to_ascii_lowercase();
        let level = self.paragraph.level;
        if style == "title" || (style == "heading1" && self.title.is_none()) {
            self.title_words = Some(String::new());
        }
        if style == "title" || style.starts_with("heading") {
            self.prose.begin(BlockKind::Heading, 0, None);
        } else if let Some(list) = self.paragraph.list {
            let number = self.numbering.next(list, level);
            self.prose.begin(BlockKind::Item, level, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn container(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn body(xml: &str) -> Result<Document, ReadError> {
        read(&container(&[("word/document.xml", xml)]))
    }

    #[test]
    fn deleted_words_field_codes_and_second_copies_are_left_out() {
        let xml = "<d><p><pPr><pStyle val='Title'/></pPr><r><t>Talks</t></r></p><p><r><t>They met&#160;in </t>\
                   </r><r><rPr><strike/></rPr><t>old </t></r><r><rPr><strike val='0'/></rPr>\
                   <instrText>PAGE</instrText></r><del><r><delText>Minsk</delText><t>Brest</t></r></del>\
                   <ins><r><t>R&amp;D &foo;Park.</t><tab/><t>Then</t></r></ins></p>\
                   <AlternateContent><Choice><p><r><t>Box</t></r></p></Choice><Fallback><p><r><t>Box</t></r></p>\
                   </Fallback></AlternateContent></d>";
        let document = body(xml).unwrap();
        assert_eq!(document.text, "Talks\n\nThey met in R&D Park. Then\n\nBox\n");
        assert_eq!(document.title.as_deref(), Some("Talks"));
    }

    #[test]
    fn a_document_may_have_another_name_and_hidden_words() {
        let relations = "<Relationships><Relationship Type='x/styles' Target='a.xml'/>\
                         <Relationship Type='x/officeDocument' Target='/word/document2.xml'/></Relationships>";
        let xml = "<d><p><r><rPr><vanish/></rPr><t>Not this.</t></r><r><rPr><vanish val='0'/></rPr><t>They met.</t></r></p></d>";
        let document = read(&container(&[("_rels/.rels", relations), ("word/document2.xml", xml)])).unwrap();
        assert_eq!(document.text, "They met.\n");
    }

    #[test]
    fn bombs_and_broken_containers_are_errors() {
        let deep = "<a>".repeat(DEPTH + 1);
        assert!(matches!(body(&deep), Err(ReadError::Excess { limit: DEPTH, .. })));
        let long = " ".repeat(UNPACKED + 1);
        assert!(matches!(body(&long), Err(ReadError::Excess { limit: UNPACKED, .. })));
        let empty = read(&container(&[("other.xml", "<a/>")])).unwrap_err();
        assert_eq!(empty.to_string(), "not a DOCX document: it has no `word/document.xml`");
        assert_eq!(body("<d/>"), Err(ReadError::NoText { format: "DOCX" }));
        assert!(matches!(read(b"PK\x03\x04"), Err(ReadError::Damaged { .. })));
        let entities = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p><t>x&b;y</t></p>";
        assert_eq!(body(entities).unwrap().text, "xy\n");
    }
}
