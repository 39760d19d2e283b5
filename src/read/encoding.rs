//! Which characters the bytes stand for.
//!
//! Comes in: the bytes of a text and the encoding that somebody declared for them. Goes out: the text and how its
//! encoding was come by. The order: byte order mark, strict UTF-8, the parity of NUL bytes (UTF-16 without its mark),
//! the declared encoding, detection.
//! Promises: no replacement character is ever put in; bytes that fit nothing are an error with their offset.

use super::ReadError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::fmt;

/// How the encoding of a text was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncodingBasis {
    /// A byte order mark at its head.
    Mark,
    /// All of it is valid UTF-8.
    Utf8,
    /// NUL bytes on every other place: UTF-16 without its mark.
    Parity,
    /// The caller, the page or the server declares it, and all bytes fit.
    Declared,
    /// Guessed from the frequencies of its bytes.
    Detected,
}

/// The encoding of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodingNote {
    /// Its name by the WHATWG standard (`windows-1251`).
    pub encoding: &'static str,
    /// How it was come by.
    pub basis: EncodingBasis,
}

impl EncodingNote {
    /// Whether a reader needs to be told: UTF-8, with or without a mark, is what everybody expects.
    #[must_use]
    pub fn is_notable(self) -> bool {
        self.encoding != UTF_8.name()
    }
}

impl fmt::Display for EncodingNote {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoding = self.encoding;
        match self.basis {
            EncodingBasis::Mark => write!(out, "the text is {encoding} by its byte order mark"),
            EncodingBasis::Utf8 => write!(out, "the text is {encoding}"),
            EncodingBasis::Parity => write!(out, "the text is {encoding} without a byte order mark"),
            EncodingBasis::Declared => write!(out, "the text is {encoding} as declared"),
            EncodingBasis::Detected => {
                write!(out, "the text is taken for {encoding}, guessed from its bytes")
            }
        }
    }
}

/// Turns bytes into text.
///
/// A UTF-8 byte order mark stays in the text, so that offsets are those of the file; that of UTF-16 does not.
/// A declared encoding whose bytes do not fit gives way to detection. Text that is mostly UTF-8 is never guessed to be
/// something else: a broken character in it is an error.
///
/// # Errors
/// [`ReadError::Binary`] for NUL characters, [`ReadError::Encoding`] for an unknown name, [`ReadError::Unsupported`] for
/// UTF-32, [`ReadError::Malformed`] for bytes that break the encoding of their byte order mark,
/// [`ReadError::NotUtf8`] for bytes that fit no encoding.
///
/// ```
/// let (text, note) = summitdiff::read::decode(b"\xd1\xe0\xec\xec\xe8\xf2 \xe2 \xcc\xe8\xed\xf1\xea\xe5", None)?;
/// assert_eq!((text.as_str(), note.encoding), ("Саммит в Минске", "windows-1251"));
/// # Ok::<(), summitdiff::read::ReadError>(())
/// ```
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<(String, EncodingNote), ReadError> {
    let declared = declared.map(named).transpose()?;
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        let hint = "convert it to UTF-8 with `iconv -f UTF-32 -t UTF-8`";
        return Err(ReadError::Unsupported { format: "UTF-32 text", hint });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let kept = if encoding == UTF_8 { 0 } else { mark };
        return finish(&bytes[kept..], encoding, EncodingBasis::Mark).map_err(|error| moved(error, kept));
    }
    if let Some(encoding) = parity(bytes) {
        return finish(bytes, encoding, EncodingBasis::Parity);
    }
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(ReadError::Binary { offset });
    }
    let Some(offset) = broken_at(bytes) else {
        return finish(bytes, UTF_8, EncodingBasis::Utf8);
    };
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8)
        && let Ok(decoded) = finish(bytes, encoding, EncodingBasis::Declared)
    {
        return Ok(decoded);
    }
    if is_mostly_utf8(bytes) || is_cut_off(bytes) {
        return Err(ReadError::NotUtf8 { offset });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let (text, note) = finish(bytes, detector.guess(None, Utf8Detection::Deny), EncodingBasis::Detected)
        .map_err(|_| ReadError::NotUtf8 { offset })?;
    // No text holds C1 controls: the bytes are of an encoding that the detector does not know.
    let strange = text.chars().any(|letter| matches!(letter, '\u{80}'..='\u{9f}'));
    if strange { Err(ReadError::NotUtf8 { offset }) } else { Ok((text, note)) }
}

/// Turns bytes into text by the encoding that the user names, and by no other.
///
/// # Errors
/// [`ReadError::Encoding`] for an unknown name, [`ReadError::Malformed`] for bytes that do not fit.
pub fn decode_as(bytes: &[u8], label: &str) -> Result<(String, EncodingNote), ReadError> {
    let encoding = named(label)?;
    let mark = Encoding::for_bom(bytes).filter(|(marked, _)| *marked == encoding && encoding != UTF_8);
    let kept = mark.map_or(0, |(_, length)| length);
    finish(&bytes[kept..], encoding, EncodingBasis::Declared).map_err(|error| moved(error, kept))
}

/// Offsets count from the head of the file, its mark included.
#[expect(clippy::wildcard_enum_match_arm, reason = "only these two have an offset that moves")]
fn moved(error: ReadError, mark: usize) -> ReadError {
    match error {
        ReadError::Binary { offset } => ReadError::Binary { offset: offset + mark },
        ReadError::Malformed { encoding, offset } => ReadError::Malformed { encoding, offset: offset + mark },
        other => other,
    }
}

fn named(label: &str) -> Result<&'static Encoding, ReadError> {
    let known = Encoding::for_label_no_replacement(label.trim().as_bytes());
    known.ok_or_else(|| ReadError::Encoding { label: label.trim().to_owned() })
}

/// Where UTF-8 ends to be valid.
fn broken_at(bytes: &[u8]) -> Option<usize> {
    std::str::from_utf8(bytes).err().map(|error| error.valid_up_to())
}

fn finish(
    bytes: &[u8],
    encoding: &'static Encoding,
    basis: EncodingBasis,
) -> Result<(String, EncodingNote), ReadError> {
    let text = strict(bytes, encoding)?;
    if let Some(offset) = text.find('\0') {
        let wide = encoding == UTF_16LE || encoding == UTF_16BE;
        let offset = if wide { text[..offset].encode_utf16().count() * 2 } else { offset };
        return Err(ReadError::Binary { offset });
    }
    Ok((text, EncodingNote { encoding: encoding.name(), basis }))
}

fn strict(bytes: &[u8], encoding: &'static Encoding) -> Result<String, ReadError> {
    if encoding == UTF_8 {
        let text = std::str::from_utf8(bytes);
        return text.map(str::to_owned).map_err(|error| ReadError::NotUtf8 { offset: error.valid_up_to() });
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or(bytes.len()));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(length, after), read) => {
            let bad = usize::from(length) + usize::from(after);
            Err(ReadError::Malformed { encoding: encoding.name(), offset: read.saturating_sub(bad) })
        }
        (DecoderResult::OutputFull, read) => {
            Err(ReadError::Malformed { encoding: encoding.name(), offset: read })
        }
    }
}

/// UTF-16 without its mark: in any script, spaces and line ends have one NUL byte, always on the same side.
fn parity(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut places = [0_usize; 2];
    for (index, byte) in bytes.iter().enumerate() {
        places[index % 2] += usize::from(*byte == 0);
    }
    let [even, odd] = places;
    let many = even + odd > 1 && (even + odd) * 20 >= bytes.len();
    match (even, odd) {
        _ if bytes.len() % 2 == 1 || !many => None,
        (0, 1..) => Some(UTF_16LE),
        (1.., 0) => Some(UTF_16BE),
        _ => None,
    }
}

/// Valid UTF-8 up to a character that the end of the file cuts in two.
fn is_cut_off(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// More whole UTF-8 characters beyond ASCII than bytes that fit none.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    whole > broken
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "Президент Касым-Жомарт Токаев прибыл в Минск.";

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn utf8_stays_byte_for_byte_with_or_without_its_mark() {
        for text in ["The ministers met – in Minsk.\r\n", "\u{feff}The ministers met."] {
            let (decoded, note) = decode(text.as_bytes(), Some("windows-1251")).unwrap();
            assert_eq!((decoded.as_str(), note.encoding), (text, "UTF-8"));
        }
    }

    #[test]
    fn utf16_is_known_by_its_mark_and_by_its_nul_bytes() {
        for text in [RUSSIAN, "The ministers met in Minsk."] {
            for (order, name) in
                [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")]
            {
                let marked = utf16(&format!("\u{feff}{text}"), order);
                let bare = utf16(text, order);
                let note = |basis| EncodingNote { encoding: name, basis };
                assert_eq!(decode(&marked, None).unwrap(), (text.to_owned(), note(EncodingBasis::Mark)));
                assert_eq!(decode(&bare, None).unwrap(), (text.to_owned(), note(EncodingBasis::Parity)));
            }
        }
    }

    #[test]
    fn a_declared_encoding_is_followed_where_the_bytes_fit_and_detection_finds_the_rest() {
        let (koi, _, _) = encoding_rs::KOI8_R.encode(RUSSIAN);
        let declared = decode(&koi, Some("koi8-r")).unwrap();
        assert_eq!(declared.1, EncodingNote { encoding: "KOI8-R", basis: EncodingBasis::Declared });
        assert_eq!(declared.0, RUSSIAN);
        let (text, note) = decode(&koi, None).unwrap();
        assert_eq!((text.as_str(), note.basis), (RUSSIAN, EncodingBasis::Detected));
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(RUSSIAN);
        assert_eq!(decode(&cyrillic, Some("utf-8")).unwrap().0, RUSSIAN);
    }

    #[test]
    fn a_broken_character_in_utf8_is_an_error_and_not_another_encoding() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes[3] = b'?';
        assert_eq!(decode(&bytes, None).unwrap_err(), ReadError::NotUtf8 { offset: 2 });
    }

    #[test]
    fn nul_bytes_are_binary_and_names_that_nobody_knows_are_refused() {
        assert_eq!(decode(b"ab\0cdefgh", None).unwrap_err(), ReadError::Binary { offset: 2 });
        let unknown = decode(b"ab", Some("klingon")).unwrap_err();
        assert_eq!(unknown.to_string(), "unknown encoding `klingon`");
        let wrong = decode_as(b"ab\xff", "utf-16le").unwrap_err();
        assert_eq!(wrong, ReadError::Malformed { encoding: "UTF-16LE", offset: 2 });
    }
}
