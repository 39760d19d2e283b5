//! The changelog in the shape of [Keep a Changelog](https://keepachangelog.com): a heading for each edition and section,
//! a bullet for each entry, its identity in a comment at the end of the bullet.

use super::{Document, EditionDocument, EntryDocument, Opening, Quotes, Show};
use crate::render::safe;
use std::fmt;

/// What a new file begins with.
const HEAD: &str = "\
# Changelog

What each report changes against the one before it, the newest first. Entries may be reworded by hand: the comment at
the end of an entry says which change it tells, and the words stay as long as that change does.";

/// A changelog file in parts; what people wrote between the entries is part of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct File {
    /// What stands before the first edition.
    pub(super) head: String,
    pub(super) editions: Vec<Chapter>,
}

/// An edition in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Chapter {
    /// The line of its heading.
    pub(super) heading: String,
    /// What stands before the first section.
    pub(super) opening: Vec<Block>,
    /// The sections, each with its heading and its blocks.
    pub(super) sections: Vec<(String, Vec<Block>)>,
}

/// A bullet with its further lines, or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Block {
    /// The identity in its comment; `None` for what a person wrote.
    pub(super) id: Option<String>,
    /// Its lines.
    pub(super) text: String,
}

/// Writes a whole new file.
///
/// # Errors
/// Only when `out` fails.
pub fn write(document: &Document, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    out.write_str(&file(&document.showing(show), show.quotes).text())
}

/// The parts of a new file.
pub(super) fn file(document: &Document, quotes: Quotes) -> File {
    let editions = document.editions.iter().map(|edition| chapter(edition, quotes)).collect();
    File { head: HEAD.to_owned(), editions }
}

fn chapter(edition: &EditionDocument, quotes: Quotes) -> Chapter {
    let heading = format!("## [{}] - {}", safe::markdown(&edition.title), safe::markdown(&edition.label));
    let opening = edition.opening.iter().map(|one| line(one, edition.previous.is_none())).collect();
    let sections = edition.sections.iter().map(|section| {
        let blocks = section.entries.iter().map(|one| bullet(one, quotes)).collect();
        (format!("### {}", section.title), blocks)
    });
    Chapter { heading, opening, sections: sections.collect() }
}

fn line(opening: &Opening, first: bool) -> Block {
    let bullet = if first { "- " } else { "" };
    let text = format!("{bullet}{} {}", safe::markdown(&opening.text), mark(&opening.id));
    Block { id: Some(opening.id.clone()), text }
}

/// The comment that holds an identity.
fn mark(id: &str) -> String {
    format!("<!-- sd:{id} -->")
}

/// `- Sentence. <!-- sd:… -->` with the quotes below it.
fn bullet(entry: &EntryDocument, quotes: Quotes) -> Block {
    let said: String = entry.pieces.iter().map(|piece| marked(&piece.text, piece.changed)).collect();
    let stop = if said.ends_with(['.', '!', '?']) { "" } else { "." };
    let mut text = format!("- {}{stop} {}", said.trim(), mark(&entry.id));
    if let Some(matched) = &entry.matched {
        text.extend(["\n  Taken for one: ", &safe::markdown(matched), "."]);
    }
    let shown = entry.shown(quotes);
    for (at, (side, quote)) in shown.iter().enumerate() {
        let side = if side.is_empty() { String::new() } else { format!("{side}: ") };
        let end = if at + 1 < shown.len() { "\\" } else { "" };
        text.extend(["\n  > ", &side, "“", &safe::markdown(quote), "”", end]);
    }
    Block { id: Some(entry.id.clone()), text }
}

/// A piece with the white space around it as it is; changed words in bold.
fn marked(text: &str, changed: bool) -> String {
    let words = safe::markdown(text);
    let lead = &text[..text.len() - text.trim_start().len()];
    let trail = &text[text.trim_end().len()..];
    match (words.is_empty(), changed) {
        (true, _) => text.to_owned(),
        (false, true) => format!("{lead}**{words}**{trail}"),
        (false, false) => format!("{lead}{words}{trail}"),
    }
}

impl File {
    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let mut parts = vec![self.head.trim_end().to_owned()];
        for chapter in &self.editions {
            parts.push(chapter.heading.clone());
            parts.extend(body(&chapter.opening));
            for (heading, blocks) in &chapter.sections {
                parts.push(heading.clone());
                parts.extend(body(blocks));
            }
        }
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n") + "\n"
    }
}

/// The blocks under a heading: bullets close together, paragraphs apart.
fn body(blocks: &[Block]) -> Option<String> {
    let mut text = String::new();
    let mut close = false;
    for block in blocks {
        let listed = block.text.starts_with(['-', '*']) || block.text.starts_with("<!-- sd:");
        if !text.is_empty() {
            text.push_str(if close && listed { "\n" } else { "\n\n" });
        }
        text.push_str(&block.text);
        close = listed;
    }
    (!text.is_empty()).then_some(text)
}
