//! What the bytes of a shown string mean and how wide they are, by its font.

use super::standard;
use crate::read::ReadError;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The most fonts of a file.
const FONTS: usize = 1_000;
/// The most bytes that a character map may unpack to.
const MAP: usize = 1 << 20;
/// The most widths of a font: twice as many as there are two-byte codes.
const WIDTHS: usize = 131_072;
/// The width of characters of which the file says nothing, in thousandths of the size.
const USUAL_WIDTH: f32 = 500.0;

/// One font.
pub(super) struct Font {
    encoding: Option<Encoding<'static>>,
    simple: Option<OneByte>,
    widths: BTreeMap<u32, f32>,
    default_width: f32,
    /// Whether a character takes two bytes.
    wide: bool,
}

/// A font without a character map: the text of each of the 256 codes.
type OneByte = Vec<Option<String>>;

/// The fonts of a page by their names.
pub(super) type PageFonts = BTreeMap<Vec<u8>, Rc<Font>>;

/// The fonts of a file, each read once.
#[derive(Default)]
pub(super) struct Fonts {
    read: BTreeMap<usize, Rc<Font>>,
}

impl Fonts {
    /// The fonts that a page may name; a page whose resources are broken has none.
    ///
    /// # Errors
    /// [`ReadError::Excess`] for a file with too many.
    pub(super) fn of_page(&mut self, file: &Document, page: ObjectId) -> Result<PageFonts, ReadError> {
        let mut fonts = PageFonts::new();
        for (name, dictionary) in file.get_page_fonts(page).unwrap_or_default() {
            // The file outlives this table and never moves: the address tells one font from another.
            let key = std::ptr::from_ref(dictionary).addr();
            if self.read.len() >= FONTS {
                return Err(ReadError::Excess { what: "fonts", limit: FONTS });
            }
            let font = self.read.entry(key).or_insert_with(|| Rc::new(Font::read(file, dictionary)));
            fonts.insert(name, Rc::clone(font));
        }
        Ok(fonts)
    }
}

impl Font {
    fn read(file: &Document, font: &Dictionary) -> Self {
        let wide = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        let mapped = font.has(b"ToUnicode");
        let mut meant = font.clone();
        if mapped {
            // The map to Unicode is what the writer of the file meant; the encoding names glyphs.
            meant.remove(b"Encoding");
        }
        let encoding = meant.get_font_encoding_with_limit(file, MAP).ok();
        let (encoding, simple) = match encoding {
            Some(Encoding::UnicodeMapEncoding(map)) => (Some(Encoding::UnicodeMapEncoding(map)), None),
            // A composite font without a map has no meaning that can be read off.
            Some(other) if !wide => (None, Some(one_byte(&other))),
            Some(_) | None => (None, None),
        };
        let (widths, default_width) = if wide { wide_widths(file, font) } else { widths(file, font) };
        Self { encoding, simple, widths, default_width, wide }
    }

    /// The text of a shown string, `None` for each character without a meaning.
    pub(super) fn decode(&self, bytes: &[u8]) -> Vec<Option<char>> {
        if let Some(simple) = &self.simple {
            let texts = bytes.iter().map(|byte| simple.get(usize::from(*byte)).and_then(Option::as_deref));
            return texts
                .flat_map(|text| text.map_or(vec![None], |text| text.chars().map(Some).collect()))
                .collect();
        }
        let text = self.encoding.as_ref().and_then(|encoding| encoding.bytes_to_string(bytes).ok());
        match text {
            Some(text) => text.chars().map(|letter| (letter != '\u{fffd}').then_some(letter)).collect(),
            None => vec![None; bytes.len().div_ceil(if self.wide { 2 } else { 1 })],
        }
    }

    /// How far a shown string moves, in thousandths of the size, its number of characters, and how many are the
    /// one-byte space.
    pub(super) fn advance(&self, bytes: &[u8]) -> (f32, u16, u16) {
        let (mut width, mut count, mut spaces) = (0.0, 0_u16, 0_u16);
        for code in bytes.chunks(if self.wide { 2 } else { 1 }) {
            let code = code.iter().fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
            width += self.widths.get(&code).copied().unwrap_or(self.default_width);
            count = count.saturating_add(1);
            spaces = spaces.saturating_add(u16::from(!self.wide && code == 32));
        }
        (width, count, spaces)
    }
}

fn one_byte(encoding: &Encoding<'_>) -> OneByte {
    (0..=u8::MAX)
        .map(|code| {
            let text = encoding.bytes_to_string(&[code]).ok()?;
            let meant = !text.is_empty() && !text.contains('\u{fffd}');
            meant.then_some(text)
        })
        .collect()
}

fn widths(file: &Document, font: &Dictionary) -> (BTreeMap<u32, f32>, f32) {
    let first = font.get_deref(b"FirstChar", file).and_then(Object::as_i64);
    let first = first.ok().and_then(|first| u32::try_from(first).ok()).unwrap_or_default().min(255);
    let widths = font.get_deref(b"Widths", file).and_then(Object::as_array);
    let table = widths
        .map(|widths| (first..=255).zip(widths.iter().filter_map(|width| number(file, width))).collect());
    (table.unwrap_or_else(|_| standard_widths(font)), USUAL_WIDTH)
}

/// The widths of a font that the file takes for known.
fn standard_widths(font: &Dictionary) -> BTreeMap<u32, f32> {
    let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
    let name = String::from_utf8_lossy(name);
    (0..=u8::MAX).filter_map(|code| Some((u32::from(code), standard::width(&name, code)?))).collect()
}

/// The widths of a composite font: `first [w w …]` and `first last w`.
fn wide_widths(file: &Document, font: &Dictionary) -> (BTreeMap<u32, f32>, f32) {
    let descendant = font.get_deref(b"DescendantFonts", file).and_then(Object::as_array);
    let descendant = descendant.ok().and_then(|fonts| fonts.first());
    let Some(Ok(descendant)) =
        descendant.map(|font| file.dereference(font).and_then(|(_, font)| font.as_dict()))
    else {
        return (BTreeMap::new(), USUAL_WIDTH * 2.0);
    };
    let default = descendant.get_deref(b"DW", file).ok().and_then(|width| number(file, width));
    let mut table = BTreeMap::new();
    let none = Vec::new();
    let rows = descendant.get_deref(b"W", file).and_then(Object::as_array).unwrap_or(&none);
    let (mut at, mut left) = (0, WIDTHS);
    while let Some(first) = rows.get(at).and_then(|first| code(file, first)) {
        let second =
            rows.get(at + 1).and_then(|second| file.dereference(second).ok()).map(|(_, second)| second);
        match second {
            Some(Object::Array(widths)) => {
                let widths = widths.iter().take(left).filter_map(|width| number(file, width));
                left -= put(&mut table, (first..).zip(widths));
                at += 2;
            }
            Some(last) => {
                let width = rows.get(at + 2).and_then(|width| number(file, width));
                let (Some(last), Some(width)) = (code(file, last), width) else { break };
                left -= put(&mut table, (first..=last).map(|code| (code, width)).take(left));
                at += 3;
            }
            None => break,
        }
    }
    (table, default.unwrap_or(USUAL_WIDTH * 2.0))
}

/// Puts the widths in and counts them.
fn put(table: &mut BTreeMap<u32, f32>, widths: impl Iterator<Item = (u32, f32)>) -> usize {
    widths.map(|(code, width)| table.insert(code, width)).count()
}

fn number(file: &Document, object: &Object) -> Option<f32> {
    file.dereference(object).ok()?.1.as_float().ok().filter(|number| number.is_finite())
}

/// A character code: two bytes at most.
fn code(file: &Document, object: &Object) -> Option<u32> {
    let code = file.dereference(object).ok()?.1.as_i64().ok()?;
    u16::try_from(code).ok().map(u32::from)
}
