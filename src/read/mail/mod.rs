//! A message of mail, or a page that a browser saved as one (MHTML) → the report in it.
//!
//! Comes in: header fields, a blank line, a body that may be of many parts (RFC 5322, RFC 2045 to 2047, RFC 2557). Goes
//! out: the first part of plain text, else the first page, with the subject as title.
//! Promises: nesting and parts are bounded; attachments are not opened.

mod transfer;

use super::ReadError;
use super::encoding::decode;
use super::format::{Document, page};
use super::prose::Prose;
use super::stamp;
use crate::snapshot::Edtf;
use transfer::{base64, quoted_printable};

/// The deepest nesting of parts.
const DEPTH: usize = 8;
/// The most parts.
const PARTS: usize = 1_000;
/// The most header fields of a part.
const FIELDS: usize = 1_000;
/// Fields that only machines write: a memo on paper has `From:`, `To:` and `Subject:` too.
const MACHINES: [&str; 6] =
    ["mime-version", "message-id", "received", "return-path", "content-type", "delivered-to"];

/// Header fields and the bytes after them.
struct Part<'mail> {
    /// Names in lower case, values unfolded.
    fields: Vec<(String, String)>,
    body: &'mail [u8],
}

/// A text that was found in a message.
struct Found {
    bytes: Vec<u8>,
    charset: Option<String>,
    is_page: bool,
    address: Option<String>,
}

/// Whether bytes begin with the header of a message.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let part = Part::of(envelope(bytes));
    let names = |names: &[&str]| part.fields.iter().any(|(name, _)| names.contains(&name.as_str()));
    part.fields.len() >= 3 && names(&MACHINES) && names(&["from", "subject", "date"])
}

/// Reads a message.
///
/// # Errors
/// [`ReadError::NoText`] for one without text, [`ReadError::Unsupported`] for a mailbox of several,
/// [`ReadError::Excess`] for a bomb, and what its text is refused for.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.starts_with(b"From ") && bytes.windows(7).any(|window| window == b"\n\nFrom ") {
        let hint = "save the message with the report by itself";
        return Err(ReadError::Unsupported { format: "a mailbox of several messages", hint });
    }
    let message = Part::of(envelope(bytes));
    let mut left = PARTS;
    let found = message.text(DEPTH, &mut left)?.ok_or(ReadError::NoText { format: "MIME" })?;
    let subject = message.field("subject").map(decoded_words).map(|subject| topic(&subject).to_owned());
    let subject = subject.filter(|subject| !subject.is_empty());
    let saved = message.field("content-type").is_some_and(|kind| kind_of(kind) == "multipart/related");
    let media_type = if saved { "multipart/related" } else { "message/rfc822" };
    let (text, encoding) = match decode(&found.bytes, found.charset.as_deref()) {
        Err(ReadError::Encoding { .. }) => decode(&found.bytes, None)?,
        decoded => decoded?,
    };
    let mut document = if found.is_page {
        Document { media_type, ..page(&text)? }
    } else {
        let text = text.replace("\r\n", "\n");
        Document::of(Prose::titled(without_signature(&text), subject.as_deref()), media_type)
    };
    document.title = document.title.or(subject);
    document.url = document.url.or(found.address).or_else(|| message.address());
    // The date of a saved page is that of saving.
    let sent = message.field("date").filter(|_| !saved).and_then(day);
    document.published = document.published.or(sent);
    if encoding.is_notable() {
        document.note("source.encoding", encoding.to_string());
    }
    Ok(document)
}

/// The message without the line that a mailbox puts before it.
fn envelope(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1);
    if bytes.starts_with(b"From ") { &bytes[end..] } else { bytes }
}

impl<'mail> Part<'mail> {
    /// The fields up to the first blank line; what is no field ends them, and leaves none.
    fn of(bytes: &'mail [u8]) -> Self {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() && fields.len() < FIELDS {
            let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
            let line = String::from_utf8_lossy(&rest[..end]);
            let line = line.trim_end();
            rest = &rest[end..];
            if line.is_empty() {
                return Self { fields, body: rest };
            }
            match (line.starts_with([' ', '\t']), fields.last_mut(), line.split_once(':')) {
                (true, Some((_, value)), _) => *value += &format!(" {}", line.trim()),
                (false, _, Some((name, value))) if is_name(name) => {
                    fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => return Self { fields: Vec::new(), body: bytes },
            }
        }
        Self { fields, body: rest }
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Where a saved page comes from.
    fn address(&self) -> Option<String> {
        let address = self.field("snapshot-content-location").or_else(|| self.field("content-location"))?;
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        is_web.then(|| address.to_owned())
    }

    /// The first plain text among the parts, else the first page.
    fn text(&self, depth: usize, left: &mut usize) -> Result<Option<Found>, ReadError> {
        if *left == 0 || depth == 0 {
            return Err(ReadError::Excess { what: "parts in the message", limit: PARTS });
        }
        *left -= 1;
        let content = self.field("content-type").unwrap_or("text/plain");
        if self.field("content-disposition").is_some_and(|how| kind_of(how) == "attachment") {
            return Ok(None);
        }
        let kind = kind_of(content);
        if kind == "message/rfc822" {
            return Part::of(envelope(self.body)).text(depth - 1, left);
        }
        if kind.starts_with("multipart/") {
            let mut page = None;
            for part in parts(self.body, &parameter(content, "boundary").unwrap_or_default()) {
                match Part::of(part).text(depth - 1, left)? {
                    Some(found) if !found.is_page => return Ok(Some(found)),
                    found => page = page.or(found),
                }
            }
            return Ok(page);
        }
        let is_page = kind == "text/html" || kind == "application/xhtml+xml";
        if !is_page && kind != "text/plain" {
            return Ok(None);
        }
        let bytes =
            match self.field("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
                "base64" => base64(self.body),
                "quoted-printable" => quoted_printable(self.body),
                _ => self.body.to_vec(),
            };
        let charset = parameter(content, "charset");
        let found = Found { bytes, charset, is_page, address: self.address() };
        Ok(Some(found).filter(|found| !found.bytes.trim_ascii().is_empty()))
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// `text/html; charset=utf-8` → `text/html`.
fn kind_of(value: &str) -> String {
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The value of a parameter such as `charset`, its quotes taken off.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (key, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"').trim();
        (key.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
    })
}

/// The parts between the lines `--boundary`.
fn parts<'mail>(body: &'mail [u8], boundary: &str) -> Vec<&'mail [u8]> {
    let mark = format!("--{boundary}");
    let mut found = Vec::new();
    let (mut at, mut start) = (0, None);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if !boundary.is_empty() && line.starts_with(mark.as_bytes()) {
            found.extend(start.map(|start| &body[start..at]));
            let last = line[mark.len()..].starts_with(b"--");
            start = Some(at + line.len()).filter(|_| !last);
        }
        at += line.len();
    }
    found.extend(start.map(|start| &body[start..]));
    found
}

/// A subject without `Re:` and `Fwd:`.
fn topic(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((head, tail)) = rest.split_once(':')
        && ["re", "fw", "fwd"].iter().any(|mark| head.eq_ignore_ascii_case(mark))
    {
        rest = tail.trim();
    }
    rest
}

/// The words of a field, those in another encoding decoded: `=?utf-8?Q?caf=C3=A9?=`.
fn decoded_words(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("=?") {
        let mut fields = after.splitn(3, '?');
        let (charset, how, words) = (fields.next(), fields.next(), fields.next());
        let text = match (charset, how, words.and_then(|words| words.split_once("?="))) {
            (Some(charset), Some(how), Some((words, tail))) => {
                let bytes = match how {
                    "B" | "b" => base64(words.as_bytes()),
                    _ => quoted_printable(words.replace('_', " ").as_bytes()),
                };
                decode(&bytes, Some(charset)).ok().map(|(text, _)| (text, tail))
            }
            _ => None,
        };
        // White space between two such words is none.
        let between = before.trim().is_empty() && !out.is_empty();
        out.push_str(if between { "" } else { before });
        let Some((text, tail)) = text else {
            out.push_str("=?");
            rest = after;
            continue;
        };
        out.push_str(&text);
        rest = tail;
    }
    out + rest
}

/// `Tue, 14 May 2024 18:00:00 +0600` → the day, as the sender's clock had it.
fn day(value: &str) -> Option<Edtf> {
    let plain = value.split_once(',').map_or(value, |(_, rest)| rest);
    let mut words = plain.split_whitespace();
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    stamp::day(day.parse().ok()?, month, year.parse().ok()?)
}

/// The text up to the line `-- `, below which a mail program writes whose it is.
fn without_signature(text: &str) -> &str {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end_matches('\n') == "-- " {
            return &text[..at];
        }
        at += line.len();
    }
    text
}

#[cfg(test)]
mod tests;
