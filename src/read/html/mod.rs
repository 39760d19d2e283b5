//! A web page → article text and metadata.
//!
//! The main content is found by a port of Readability; its paragraphs, headings and list items become lines.
//! Promises: nothing is parsed that [`limits`] refuses; paragraphs are never glued together.

mod limits;
mod markup;
mod metadata;

use super::format::Document;
use super::prose::{Prose, date_of};
use super::tokens::STRUCK;
use super::{BlockKind, ReadError};
use dom_smoothie::{Config, Readability};
use markup::{Piece, Pieces};

/// Reads a page.
///
/// # Errors
/// [`ReadError::Excess`] for a page that would cost too much, [`ReadError::NoText`] for one without an article.
pub(super) fn read(page: &str) -> Result<Document, ReadError> {
    limits::check(page)?;
    let linked = metadata::linked(page);
    let no_text = ReadError::NoText { format: "HTML" };
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::new(page, None, Some(config)).and_then(|mut parser| parser.parse());
    let article = article.map_err(|_| no_text.clone())?;
    let found = linked.headline.or_else(|| Some(article.title).filter(|title| !title.trim().is_empty()));
    let title = found.map(|title| metadata::bare_title(page, &title));
    let mut prose = Prose::default();
    write(&article.content, &mut prose);
    let text = prose.finish(None);
    if text.is_empty() {
        return Err(no_text);
    }
    let byline = article.byline.as_deref().unwrap_or_default();
    let author = author(byline);
    let text = without_byline(&text, author);
    let mut document = Document::of(Prose::titled(text, title.as_deref()), "text/html");
    document.title = title;
    document.publisher = linked.publisher.or(article.site_name);
    document.url = metadata::address(page);
    document.published = linked.published.or(article.published_time).as_deref().and_then(date_of);
    document.language = linked.language.or(article.lang);
    if !author.is_empty() {
        document.note("source.byline", format!("the page names its author: {author}"));
    }
    if let Some(modified) = linked.modified.or(article.modified_time) {
        document.note("source.modified", format!("the page was last changed at {modified}"));
    }
    for correction in linked.corrections {
        document.note("source.correction", format!("the publisher states a correction: {correction}"));
    }
    Ok(document)
}

/// Elements whose end parts words into two lines.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "table",
    "thead",
    "tbody",
    "tr",
    "caption",
    "dl",
    "dt",
    "dd",
    "address",
    "hr",
    "details",
    "summary",
];

/// Writes cleaned markup, whose tags are all closed and in lower case.
fn write(content: &str, prose: &mut Prose) {
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut struck = 0usize;
    for piece in Pieces::of(content) {
        match piece {
            // What is struck out is no longer said.
            Piece::Open { name, .. } if STRUCK.contains(&name) => struck += 1,
            Piece::Close(name) if STRUCK.contains(&name) => struck = struck.saturating_sub(1),
            Piece::Text(_) if struck > 0 => {}
            Piece::Text(text) => prose.words(&unescaped(text)),
            Piece::Open { name: "ul", .. } => {
                prose.paragraph();
                lists.push(None);
            }
            Piece::Open { name: "ol", attributes } => {
                prose.paragraph();
                lists.push(Some(first_number(attributes)));
            }
            Piece::Open { name: "li", .. } => {
                let number = lists.last().copied().flatten();
                prose.begin(BlockKind::Item, lists.len().saturating_sub(1), number);
                if let Some(Some(number)) = lists.last_mut() {
                    *number = number.saturating_add(1);
                }
            }
            Piece::Close("ul" | "ol") => {
                lists.pop();
                prose.end_item();
            }
            Piece::Open { name: "br", .. } => prose.line(),
            Piece::Open { name: "td" | "th", .. } => prose.space(),
            Piece::Open { name: "h1" | "h2" | "h3" | "h4" | "h5" | "h6", .. } => {
                prose.begin(BlockKind::Heading, 0, None);
            }
            Piece::Close("li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6") => prose.end_item(),
            Piece::Open { name, .. } | Piece::Close(name) if BLOCKS.contains(&name) => prose.paragraph(),
            Piece::Open { .. } | Piece::Close(_) | Piece::Raw { .. } => {}
        }
    }
}

/// The number of the first item of a list.
fn first_number(attributes: &str) -> u64 {
    let value = attributes.split_once("start=").map(|(_, value)| value.trim_start_matches(['"', '\'']));
    let digits =
        value.map(|value| value.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(1)
}

/// Text as the serializer of the tree escapes it.
fn unescaped(text: &str) -> String {
    text.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The name in a line such as `By Aida Bekova`.
fn author(line: &str) -> &str {
    line.strip_prefix("By ").or_else(|| line.strip_prefix("by ")).unwrap_or(line).trim()
}

/// The text without the line that names its author: no part of the report.
fn without_byline<'text>(text: &'text str, name: &str) -> &'text str {
    let line = text.split('\n').next().unwrap_or_default();
    let ours = !name.is_empty() && author(line) == name;
    if ours { text[line.len()..].trim_start_matches('\n') } else { text }
}
