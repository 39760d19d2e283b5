//! Any report a desk receives: bytes of any format → [`Document`].
//!
//! Comes in: the bytes of a file and what is known of it. Goes out: the article text with what the file says of
//! itself. The format is told by content; only Markdown, which looks like plain text, needs its file name, front
//! matter or the user's word. Promises: UTF-8 plain text stays byte for byte; the other formats give paragraphs,
//! headings and list items on lines of their own, parted by blank lines.

use super::encoding::{decode, decode_as};
use super::{ReadError, conflict_marker, foreign_language, mail, markdown, oddities};
use crate::snapshot::{Edtf, Note, Source};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::path::Path;

/// The largest input that is read unless the user allows more: 64 MiB.
pub const DEFAULT_MAX_SIZE: usize = 64 << 20;

/// The format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputFormat {
    /// Told by the content.
    #[default]
    Auto,
    /// Plain text.
    Text,
    /// Markdown, with or without YAML front matter.
    Markdown,
    /// A web page.
    Html,
    /// A Word document.
    Docx,
    /// PDF with a text layer.
    Pdf,
}

/// How a report is to be read.
#[derive(Debug, Clone)]
pub struct LoadOptions<'given> {
    /// The format; [`InputFormat::Auto`] tells it by content.
    pub format: InputFormat,
    /// The file's name: `.md` and `.markdown` are read as Markdown.
    pub path: Option<&'given Path>,
    /// The encoding that the user forces.
    pub encoding: Option<&'given str>,
    /// The encoding that a server declared.
    pub charset: Option<&'given str>,
    /// The language that the user forces; any value keeps the language of the text from being asked.
    pub language: Option<&'given str>,
    /// The most bytes that are read.
    pub max_size: usize,
}

impl Default for LoadOptions<'_> {
    fn default() -> Self {
        let max_size = DEFAULT_MAX_SIZE;
        Self {
            format: InputFormat::Auto,
            path: None,
            encoding: None,
            charset: None,
            language: None,
            max_size,
        }
    }
}

/// A report as text, with what its file says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The article text, for [`Article::new`](super::Article::new).
    pub text: String,
    /// IANA media type of the file.
    pub media_type: &'static str,
    /// The headline that the file's metadata give; plain text has none.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// When.
    pub published: Option<Edtf>,
    /// BCP 47 tag; `None` when nobody says it and the text is too short to tell.
    pub language: Option<String>,
    /// What a reader should know of the reading, sorted.
    pub notes: Vec<Note>,
}

impl Document {
    /// A document of which nothing is known but its text.
    pub(super) fn of(text: String, media_type: &'static str) -> Self {
        Self {
            text,
            media_type,
            title: None,
            publisher: None,
            url: None,
            published: None,
            language: None,
            notes: Vec::new(),
        }
    }

    /// What a snapshot of this document says of its source.
    ///
    /// `path` is the path as given, `bytes` what the document was loaded from. A language that nobody states is
    /// English: others are refused.
    #[must_use]
    pub fn source(&self, path: Option<String>, bytes: &[u8]) -> Source {
        Source {
            path,
            media_type: self.media_type.to_owned(),
            language: self.language.clone().unwrap_or_else(|| "en".to_owned()),
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            url: self.url.clone(),
            published: self.published.clone(),
            sha256: sha256(bytes),
            text_sha256: sha256(self.text.as_bytes()),
        }
    }

    /// Adds a note.
    pub(super) fn note(&mut self, code: &str, message: String) {
        self.notes.push(Note { code: code.to_owned(), message });
        self.notes.sort();
    }
}

/// SHA-256 in lower-case hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut digits, byte| {
        _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Reads a report of any format.
///
/// # Errors
/// [`ReadError`] for bytes that are no report in English: too large, binary, broken, hostile, foreign.
///
/// ```
/// use summitdiff::read::{LoadOptions, load};
/// let document = load(b"The ministers met in Minsk.", &LoadOptions::default())?;
/// assert_eq!((document.text.as_str(), document.media_type), ("The ministers met in Minsk.", "text/plain"));
/// # Ok::<(), summitdiff::read::ReadError>(())
/// ```
pub fn load(bytes: &[u8], options: &LoadOptions<'_>) -> Result<Document, ReadError> {
    if bytes.len() > options.max_size {
        return Err(ReadError::TooLarge { limit: options.max_size });
    }
    if bytes.trim_ascii().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut document = parse(bytes, options)?;
    if words_and_marks(&document.text) > WORDS {
        return Err(ReadError::Excess { what: "words and marks", limit: WORDS });
    }
    if !document.text.chars().any(char::is_alphanumeric) {
        return Err(ReadError::Empty);
    }
    if options.language.is_none()
        && let Some(language) = foreign_language(&document.text)
    {
        return Err(ReadError::Language { language });
    }
    // A declared language counts only where it is one that the text may be in.
    document.language = options
        .language
        .map(str::to_owned)
        .or_else(|| document.language.filter(|tag| tag == "en" || tag.starts_with("en-")));
    document.notes.extend(oddities(&document.text));
    document.notes.sort();
    Ok(document)
}

/// The most words and marks of a report: several times those of the longest communiqués.
const WORDS: usize = 150_000;

/// How many words and marks a text has, by a look at its characters.
fn words_and_marks(text: &str) -> usize {
    let (mut count, mut inside) = (0, false);
    for letter in text.chars() {
        let is_word = letter.is_alphanumeric();
        count += usize::from(!(letter.is_whitespace() || is_word && inside));
        inside = is_word;
    }
    count
}

fn parse(bytes: &[u8], options: &LoadOptions<'_>) -> Result<Document, ReadError> {
    match container(bytes, options.format)? {
        InputFormat::Pdf => pdf(bytes),
        InputFormat::Docx => docx(bytes),
        InputFormat::Auto if options.encoding.is_none() && mail::is_mail(bytes) => mail::read(bytes),
        format @ (InputFormat::Auto | InputFormat::Text | InputFormat::Markdown | InputFormat::Html) => {
            text_based(bytes, format, options)
        }
    }
}

/// The formats that are told by their first bytes; `Auto` for everything that is text.
fn container(bytes: &[u8], asked: InputFormat) -> Result<InputFormat, ReadError> {
    if asked != InputFormat::Auto {
        return Ok(asked);
    }
    let head = &bytes[..bytes.len().min(1024)];
    if head.trim_ascii_start().starts_with(b"%PDF-") {
        return Ok(InputFormat::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") && !holds(head, b"mimetypeapplication/") {
        return if holds(bytes, b"word/document") {
            Ok(InputFormat::Docx)
        } else {
            Err(unsupported("a ZIP archive", "unpack it and give the report in it"))
        };
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0")
        && holds(bytes, b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")
    {
        return Err(ReadError::Encrypted { format: "DOCX" });
    }
    let known = FOREIGN_FORMATS.iter().find(|(magic, _, _)| head.starts_with(magic));
    known.map_or(Ok(InputFormat::Auto), |(_, format, hint)| Err(unsupported(format, hint)))
}

/// First bytes, name and remedy of formats that desks meet and that are not read.
const FOREIGN_FORMATS: [(&[u8], &str, &str); 20] = [
    (b"PK\x03\x04", "OpenDocument", "save it as DOCX: `soffice --convert-to docx FILE`"),
    (b"\xd0\xcf\x11\xe0", "the old Word format", "save it as DOCX: `soffice --convert-to docx FILE`"),
    (b"{\\rtf", "RTF", "save it as DOCX: `soffice --convert-to docx FILE`"),
    (b"\x1f\x8b", "a gzip archive", "unpack it with `gunzip`"),
    (b"BZh", "a bzip2 archive", "unpack it with `bunzip2`"),
    (b"\xfd7zXZ", "an xz archive", "unpack it with `unxz`"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it with `unzstd`"),
    (b"\x89PNG", "a picture", "a picture needs OCR first, for example with `tesseract`"),
    (b"\xff\xd8\xff", "a picture", "a picture needs OCR first, for example with `tesseract`"),
    (b"GIF8", "a picture", "a picture needs OCR first, for example with `tesseract`"),
    (b"II*\0", "a picture", "a picture needs OCR first, for example with `tesseract`"),
    (b"MM\0*", "a picture", "a picture needs OCR first, for example with `tesseract`"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it with `7z x`"),
    (b"Rar!", "a RAR archive", "unpack it with `unrar x`"),
    (b"%!PS", "PostScript", "turn it into PDF with `ps2pdf`"),
    (b"bplist00", "a web archive of Safari", "save it as `Page Source`"),
    (b"WARC/", "a WARC archive", "take the page out of it, for example with `warcio extract`"),
    (
        b"HTTP/1.",
        "an answer of a server with its head",
        "save the page without its head: `curl` without `-i`",
    ),
    (b"HTTP/2", "an answer of a server with its head", "save the page without its head: `curl` without `-i`"),
    (b"\\documentclass", "TeX", "turn it into text with `pandoc -t plain FILE`"),
];

fn unsupported(format: &'static str, hint: &'static str) -> ReadError {
    ReadError::Unsupported { format, hint }
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

fn text_based(bytes: &[u8], asked: InputFormat, options: &LoadOptions<'_>) -> Result<Document, ReadError> {
    let declared = options.charset.map(str::to_owned).or_else(|| declared_in(bytes));
    let (text, encoding) = match options.encoding {
        Some(label) => decode_as(bytes, label)?,
        // A page may name an encoding that nobody knows; its bytes still speak.
        None => match decode(bytes, declared.as_deref()) {
            Err(ReadError::Encoding { .. }) => decode(bytes, None)?,
            decoded => decoded?,
        },
    };
    if let Some((line, marker)) = conflict_marker(&text) {
        return Err(ReadError::Conflict { line, marker: marker.to_owned() });
    }
    let mut document = match asked {
        InputFormat::Html => page(&text)?,
        InputFormat::Markdown => markdown::read(&text),
        InputFormat::Auto if is_html(&text) => page(&text)?,
        InputFormat::Auto if is_markdown(&text, options.path) => markdown::read(&text),
        InputFormat::Auto if is_fragment(&text) => page(&text)?,
        InputFormat::Auto if is_xml(&text) => {
            return Err(unsupported("an XML document", "give the report in it as HTML or plain text"));
        }
        InputFormat::Auto | InputFormat::Text | InputFormat::Docx | InputFormat::Pdf => {
            Document::of(text, "text/plain")
        }
    };
    if encoding.is_notable() {
        document.note("source.encoding", encoding.to_string());
    }
    Ok(document)
}

/// The encoding that a page declares in its head: `<meta charset=…>`, `content="…; charset=…"`, `<?xml encoding=…?>`.
fn declared_in(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    if !is_html(&head) && !is_fragment(&head) {
        return None;
    }
    let name = |key: &str| {
        let rest = head.split_once(key)?.1.trim_start_matches([' ', '=', '"', '\'']);
        let name: String = rest
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || "-_:.".contains(*letter))
            .collect();
        (!name.is_empty()).then_some(name)
    };
    name("charset=").or_else(|| name("charset =")).or_else(|| name("encoding="))
}

/// A page begins with its doctype or one of its outermost elements, after comments and declarations.
fn is_html(text: &str) -> bool {
    begins_with(text, &["!doctype html", "html", "head", "body"])
}

/// Part of a page begins with an element and closes one; Markdown may too, and is asked before.
fn is_fragment(text: &str) -> bool {
    const FIRST: [&str; 25] = [
        "article",
        "aside",
        "base",
        "blockquote",
        "center",
        "div",
        "figure",
        "font",
        "h1",
        "h2",
        "h3",
        "header",
        "iframe",
        "link",
        "main",
        "meta",
        "nav",
        "ol",
        "p",
        "script",
        "section",
        "style",
        "table",
        "title",
        "ul",
    ];
    begins_with(text, &FIRST) && text.contains("</")
}

/// What stands at the head of a page, comments and declarations passed over.
fn head_of(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?xml") {
            rest.find('>').map(|at| at + 1)
        } else {
            return Some(rest);
        };
        rest = rest[end?..].trim_start();
    }
}

fn begins_with(text: &str, tags: &[&str]) -> bool {
    let Some(rest) = head_of(text).and_then(|rest| rest.strip_prefix('<')) else { return false };
    tags.iter().any(|tag| {
        rest.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag))
            && rest[tag.len()..].starts_with(|letter: char| letter == '>' || letter.is_whitespace())
    })
}

/// A feed, a drawing, an exchange format: a declaration, or an outermost element that the end of the text closes.
fn is_xml(text: &str) -> bool {
    if text.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml") {
        return true;
    }
    let Some(rest) = head_of(text).and_then(|rest| rest.strip_prefix('<')) else { return false };
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, ':' | '_' | '-' | '.');
    let name = &rest[..rest.find(|letter| !is_name(letter)).unwrap_or(rest.len())];
    !name.is_empty()
        && text.trim_end().strip_suffix('>').is_some_and(|text| text.ends_with(&format!("</{name}")))
}

fn is_markdown(text: &str, path: Option<&Path>) -> bool {
    let named = path.and_then(Path::extension).is_some_and(|extension| {
        ["md", "markdown"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    });
    named || markdown::has_front_matter(text)
}

#[cfg(feature = "html")]
pub(super) fn page(text: &str) -> Result<Document, ReadError> {
    super::html::read(text)
}

#[cfg(not(feature = "html"))]
pub(super) fn page(_: &str) -> Result<Document, ReadError> {
    Err(ReadError::LeftOut { feature: "html" })
}

#[cfg(feature = "docx")]
fn docx(bytes: &[u8]) -> Result<Document, ReadError> {
    super::docx::read(bytes)
}

#[cfg(not(feature = "docx"))]
fn docx(_: &[u8]) -> Result<Document, ReadError> {
    Err(ReadError::LeftOut { feature: "docx" })
}

#[cfg(feature = "pdf")]
fn pdf(bytes: &[u8]) -> Result<Document, ReadError> {
    super::pdf::read(bytes)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &[u8]) -> Result<Document, ReadError> {
    Err(ReadError::LeftOut { feature: "pdf" })
}

#[cfg(test)]
mod tests;
