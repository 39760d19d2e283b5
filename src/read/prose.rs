//! Paragraphs, headings and list items as article text: what every format but plain text is turned into.
//!
//! Promises: blocks parted by a blank line, white space inside a block made single spaces but for the line breaks that a
//! paragraph was given, one line end at the end. Headings below the title carry `##`, items `-` or their number, so that the blocks
//! of the article are those of the file.

use super::BlockKind;
use crate::snapshot::Edtf;
use std::fmt::Write as _;

/// Article text in the making.
#[derive(Debug, Default)]
pub(super) struct Prose {
    text: String,
    block: String,
    lead: String,
    /// The block at hand is an item whose marker has no words yet.
    awaits_words: bool,
}

impl Prose {
    /// Adds words to the block at hand.
    pub(super) fn words(&mut self, words: &str) {
        for letter in words.chars() {
            if letter.is_whitespace() {
                self.space();
            } else if !letter.is_control() {
                self.block.push(letter);
            }
        }
    }

    /// Parts two words.
    pub(super) fn space(&mut self) {
        if !self.block.is_empty() && !self.block.ends_with([' ', '\n']) {
            self.block.push(' ');
        }
    }

    /// Breaks the line inside a paragraph; a heading and an item stay on theirs.
    pub(super) fn line(&mut self) {
        if !self.lead.is_empty() || self.block.trim_end().is_empty() {
            return self.space();
        }
        let end = self.block.trim_end().len();
        self.block.truncate(end);
        self.block.push('\n');
    }

    /// Ends the block at hand, if it has words, and begins a paragraph; the first one of an item follows its marker.
    pub(super) fn paragraph(&mut self) {
        let marked = self.block.trim_end().is_empty() && self.awaits_words;
        if !marked {
            self.begin(BlockKind::Paragraph, 0, None);
        }
    }

    /// Ends an item, with or without words.
    pub(super) fn end_item(&mut self) {
        self.begin(BlockKind::Paragraph, 0, None);
    }

    /// Ends the block at hand and begins one of this kind; `depth` counts the lists around an item.
    pub(super) fn begin(&mut self, kind: BlockKind, depth: usize, number: Option<u64>) {
        self.end();
        self.lead.clear();
        self.awaits_words = kind == BlockKind::Item;
        match (kind, number) {
            (BlockKind::Paragraph, _) => {}
            (BlockKind::Heading, _) => self.lead.push_str("## "),
            (BlockKind::Item, number) => {
                self.lead.extend(std::iter::repeat_n(' ', depth.min(8) * 2));
                match number {
                    Some(number) => _ = write!(self.lead, "{number}. "),
                    None => self.lead.push_str("- "),
                }
            }
        }
    }

    /// The text; a title that does not stand at its head already is put there.
    pub(super) fn finish(mut self, title: Option<&str>) -> String {
        self.end();
        Self::titled(&self.text, title)
    }

    /// A text with its title as first line.
    pub(super) fn titled(text: &str, title: Option<&str>) -> String {
        let title = title.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let body = text.strip_prefix("## ").unwrap_or(text);
        if title.is_empty() {
            return text.to_owned();
        }
        if body.strip_prefix(title.as_str()).is_some_and(|rest| rest.starts_with('\n')) {
            return body.to_owned();
        }
        format!("{title}\n\n{text}")
    }

    fn end(&mut self) {
        let words = self.block.trim_end();
        if words.is_empty() {
            self.block.clear();
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&self.lead);
        self.text.push_str(words);
        self.text.push('\n');
        self.block.clear();
        self.lead.clear();
    }
}

/// The date at the head of a time stamp (`2024-05-14T16:20:00+05:00`), as the publisher's clock had it.
pub(super) fn date_of(stamp: &str) -> Option<Edtf> {
    let stamp = stamp.trim();
    let date = stamp.split(['T', 't', ' ']).next()?;
    Edtf::try_from(date.to_owned()).ok().filter(|date| date.bounds().is_some())
}
