//! PDF with a text layer → article text.
//!
//! Objects, filters and character maps are read by `lopdf`, the one reader of PDF that stood random damage without a
//! panic; where words stand on the page, and so which make a line and a paragraph, is decided in [`layout`].
//! Promises: pages, unpacked bytes and operations are bounded; characters that the file gives no meaning are counted
//! and never guessed.

mod content;
mod fonts;
mod layout;
mod standard;

use super::ReadError;
use super::format::Document;
use content::Page;
use fonts::Fonts;
use layout::Line;
use lopdf::LoadOptions;

/// The most pages.
const PAGES: usize = 2_000;
/// The most bytes that one object stream or table of a file may unpack to.
const TABLE: usize = 2 << 20;
/// The most object streams: each is unpacked whole.
const OBJECT_STREAMS: usize = 500;
/// The most bytes of drawing operations, over all pages.
const DRAWING: usize = 32 << 20;

/// Reads a PDF.
///
/// # Errors
/// [`ReadError::Damaged`] for what is no PDF or has text without a meaning; [`ReadError::Encrypted`]; [`ReadError::Excess`]
/// for a bomb; [`ReadError::NoText`] for a scan.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let streams = bytes.windows(7).filter(|window| window == b"/ObjStm").count();
    if streams > OBJECT_STREAMS {
        return Err(ReadError::Excess { what: "object streams in the file", limit: OBJECT_STREAMS });
    }
    let options = LoadOptions::with_max_decompressed_size(TABLE);
    let file = lopdf::Document::load_mem_with_options(bytes, options).map_err(|error| damaged(&error))?;
    if file.is_encrypted() {
        return Err(ReadError::Encrypted { format: "PDF" });
    }
    let mut lines = Vec::new();
    let (mut known, mut unknown, mut broken) = (0, 0, 0_usize);
    let mut fonts = Fonts::default();
    let mut left = DRAWING;
    for (number, id) in file.page_iter().enumerate() {
        if number == PAGES {
            return Err(ReadError::Excess { what: "pages", limit: PAGES });
        }
        let drawing = file
            .get_page_content_with_limit(id, left)
            .map_err(|_| ReadError::Excess { what: "bytes of drawing", limit: DRAWING })?;
        left = left.saturating_sub(drawing.len());
        let page = Page::draw(&drawing, &fonts.of_page(&file, id)?)?;
        known += page.known;
        unknown += page.unknown;
        broken += usize::from(page.broken);
        lines.extend(layout::lines(&page.pieces, number));
    }
    if unknown * 20 > known + unknown {
        return Err(damaged(&"its text has no character map"));
    }
    let mut document = document(&lines)?;
    if unknown > 0 {
        let message = format!("{unknown} characters to which the PDF gives no meaning are left out");
        document.note("source.characters", message);
    }
    if broken > 0 {
        let message =
            format!("{broken} pages of the PDF are damaged; what comes after the damage is left out");
        document.note("source.damaged", message);
    }
    Ok(document)
}

fn document(lines: &[Line]) -> Result<Document, ReadError> {
    let text = layout::prose(lines);
    if text.is_empty() {
        return Err(ReadError::NoText { format: "PDF" });
    }
    Ok(Document::of(text, "application/pdf"))
}

fn damaged(error: &dyn std::fmt::Display) -> ReadError {
    ReadError::Damaged { format: "PDF", what: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Document as File, Object, Stream, dictionary};

    /// A file whose every page draws the same.
    fn file(drawing: &str, pages: usize, font: lopdf::Dictionary) -> Vec<u8> {
        let mut file = File::with_version("1.5");
        let tree = file.new_object_id();
        let font = file.add_object(font);
        let drawing = file.add_object(Stream::new(lopdf::Dictionary::new(), drawing.as_bytes().to_vec()));
        let kids: Vec<Object> = (0..pages)
            .map(|_| {
                let resources = dictionary! { "Font" => dictionary! { "F" => font } };
                let page = dictionary! {
                    "Type" => "Page", "Parent" => tree, "Contents" => drawing, "Resources" => resources
                };
                file.add_object(page).into()
            })
            .collect();
        let count = i64::try_from(pages).unwrap();
        file.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
        let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        file.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        file.save_to(&mut bytes).unwrap();
        bytes
    }

    fn latin() -> lopdf::Dictionary {
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "Encoding" => "WinAnsiEncoding" }
    }

    #[test]
    fn kerning_joins_letters_and_gaps_part_words() {
        let drawing =
            "BT /F 12 Tf 72 700 Td [(T)80(alks)-333(in)-300(Minsk.)] TJ 0 -40 Td (\\223Yes\\224) Tj ET";
        assert_eq!(read(&file(drawing, 1, latin())).unwrap().text, "Talks in Minsk.\n\n“Yes”\n");
    }

    #[test]
    fn text_without_a_character_map_is_refused_and_a_scan_has_none() {
        let composite = dictionary! { "Type" => "Font", "Subtype" => "Type0", "Encoding" => "Identity-H" };
        let unknown = read(&file("BT /F 12 Tf <00410042> Tj ET", 1, composite)).unwrap_err();
        assert_eq!(unknown.to_string(), "not a PDF document: its text has no character map");
        assert_eq!(read(&file("0 0 m", 1, latin())).unwrap_err(), ReadError::NoText { format: "PDF" });
        assert!(matches!(read(b"%PDF-1.7 nothing"), Err(ReadError::Damaged { .. })));
    }

    #[test]
    fn pages_and_operations_have_their_bounds() {
        let pages = read(&file("BT ET", PAGES + 1, latin())).unwrap_err();
        assert_eq!(pages, ReadError::Excess { what: "pages", limit: PAGES });
        assert!(matches!(read(&file(&"q ".repeat(500_001), 1, latin())), Err(ReadError::Excess { .. })));
        assert!(matches!(read("%PDF-1.5 /ObjStm".repeat(501).as_bytes()), Err(ReadError::Excess { .. })));
    }
}
