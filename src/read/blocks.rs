//! Blocks: paragraphs, headings, list items, each in its zone.
//!
//! A blank line parts blocks. Inside a run of lines, a line break is a wrap unless the next line opens a list item, or
//! the line is long enough to be a paragraph of its own (texts that put one paragraph on each line), or it was meant to
//! be there ([`paragraphs`]), as below a heading on the line above its paragraph.

use super::Span;
use super::furniture;
use super::lines::{Line, lines, paragraphs, width};
use super::tokens::{Token, TokenKind};
use std::ops::Range;

/// Where in the report a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// The headline.
    Title,
    /// The line that gives place and date.
    Dateline,
    /// The report itself.
    Body,
    /// What the site adds: follow us, read also, comments, share bars, end marks.
    Furniture,
}

/// The form of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A short line that names what follows.
    Heading,
    /// An item of a bulleted or numbered list.
    Item,
}

/// A paragraph, heading or list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its bytes, marker included, surrounding white space not.
    pub span: Span,
    /// Where it stands.
    pub zone: Zone,
    /// What it is.
    pub kind: BlockKind,
    /// The number of a numbered item or paragraph.
    pub ordinal: Option<u32>,
    /// Columns of white space before its marker: deeper items belong to the item above.
    pub indent: usize,
    /// Its tokens, without the marker.
    pub tokens: Range<usize>,
    /// Its sentences.
    pub sentences: Range<usize>,
}

/// Lines of at least this many characters are paragraphs of their own: no report is wrapped as wide.
const WIDEST_WRAP: usize = 140;
/// A heading has at most this many words.
const HEADING_WORDS: usize = 14;
/// Where a block is bold throughout, its layout tells that it is a heading, however many subjects it names.
const LONGEST_EMPHASIS: usize = 24;

/// Cuts the text into blocks and drops the tokens of list markers.
pub(super) fn split(text: &str, tokens: &mut Vec<Token>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut markers: Vec<Span> = Vec::new();
    let mut run: Vec<Line<'_>> = Vec::new();
    for line in lines(text) {
        markers.extend((line.quote.start < line.quote.end).then_some(line.quote));
        if is_rule(line.text) {
            markers.push(Span::new(line.start, line.start + line.text.len()));
        }
        if is_blank(line.text) || is_rule(line.text) {
            finish(text, &mut run, &mut blocks, &mut markers);
        } else {
            if run.last().is_some_and(|last| parts(last.text, line.text) || opens_item(&run, line.text)) {
                finish(text, &mut run, &mut blocks, &mut markers);
            }
            run.push(line);
        }
    }
    finish(text, &mut run, &mut blocks, &mut markers);
    markers.sort_unstable();
    drop_markers(tokens, &markers);
    assign(text, tokens, &mut blocks);
    blocks.retain(|block| !block.tokens.is_empty());
    zone(text, tokens, &mut blocks);
    blocks
}

/// Both lists are in text order, and markers do not overlap.
fn drop_markers(tokens: &mut Vec<Token>, markers: &[Span]) {
    let mut next = 0;
    tokens.retain(|token| {
        while markers.get(next).is_some_and(|marker| marker.end <= token.span().start) {
            next += 1;
        }
        !markers.get(next).is_some_and(|marker| marker.contains(token.span()))
    });
}

fn is_blank(line: &str) -> bool {
    line.chars().all(|letter| letter.is_whitespace() || super::tokens::is_invisible(letter) || letter == '\\')
}

/// A line drawn with marks: over and under a heading, between two parts.
fn is_rule(line: &str) -> bool {
    let plain = line.trim();
    let first = plain.chars().next().unwrap_or_default();
    matches!(first, '=' | '-' | '~' | '_' | '*' | '–' | '—' | '─')
        && plain.chars().all(|letter| letter == first)
        && plain.chars().count() >= 3
}

/// Whether a line break between two lines of one run parts two blocks.
fn parts(line: &str, next: &str) -> bool {
    next.trim_start().starts_with('#')
        || is_wide(line)
        || is_wide(next)
        || line.trim_start().starts_with('#')
        || is_bold(line)
        || (is_bold(next) && line.trim_end().ends_with(['.', '!', '?', ':', ';']))
        || furniture::is_line(line)
        || furniture::is_line(next)
}

/// Whether a line opens a list item. A wrapped line can begin with a number or a dash that belongs to its sentence
/// ("on April / 12. They", "the talks / – the third"), so those need a line before them that ends something, or an item
/// above them.
fn opens_item(run: &[Line<'_>], next: &str) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return marker(next).is_some() };
    let Some((_, ordinal)) = marker(next) else { return false };
    let bullet = ordinal.is_none() && !next.trim_start().starts_with(['-', '–', '—']);
    let ended = last.text.trim_end().ends_with(['.', ':', ';', '!', '?', ',', ')', '”', '"', '*']);
    bullet || ended || marker(first.text).is_some() || is_bold(last.text)
}

fn is_wide(line: &str) -> bool {
    line.len() >= WIDEST_WRAP && width(line) >= WIDEST_WRAP
}

/// A line that is bold from end to end is the heading of the paragraph on the lines below it.
fn is_bold(line: &str) -> bool {
    let inner = line.trim().strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.trim().is_empty() && !inner.contains("**"))
}

/// The marker at the head of a list item: its length in bytes and its number.
fn marker(line: &str) -> Option<(usize, Option<u32>)> {
    let body = line.trim_start();
    let lead = line.len() - body.len();
    let first = body.chars().next()?;
    if matches!(first, '-' | '•' | '–' | '—' | '·' | '◦' | '▪' | '*') {
        let after = &body[first.len_utf8()..];
        let spaced = after.starts_with([' ', '\t', '\u{a0}']);
        return (spaced && !after.trim().is_empty()).then_some((lead + first.len_utf8(), None));
    }
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        let after = &body[digits..];
        let closes = after.starts_with('.') || after.starts_with(')');
        if closes && after[1..].starts_with([' ', '\t', '\u{a0}']) {
            return Some((lead + digits + 1, body[..digits].parse().ok()));
        }
    }
    None
}

/// Lines below `with the participation of:` that each name one person are the items of a list without marks: two or more,
/// each begins with a capital, holds a comma and, but for the last, ends no sentence.
fn is_unmarked_list(text: &str, run: &[Line<'_>], blocks: &[Block]) -> bool {
    let introduced = blocks.last().is_some_and(|block| text[block.span.start..block.span.end].ends_with(':'));
    let last = run.len().saturating_sub(1);
    introduced
        && run.len() >= 2
        && run.iter().enumerate().all(|(index, line)| {
            let line = line.text.trim();
            line.chars().next().is_some_and(char::is_uppercase)
                && line.trim_end_matches([',', ';']).contains(',')
                && (index == last || !line.ends_with(['.', ':', '!', '?']))
        })
}

fn finish(text: &str, run: &mut Vec<Line<'_>>, blocks: &mut Vec<Block>, markers: &mut Vec<Span>) {
    if is_unmarked_list(text, run, blocks) {
        for line in run.drain(..) {
            let start = line.start + (line.text.len() - line.text.trim_start().len());
            let end = line.start + line.text.trim_end().len();
            blocks.push(Block {
                span: Span::new(start, end),
                zone: Zone::Body,
                kind: BlockKind::Item,
                ordinal: None,
                indent: 0,
                tokens: 0..0,
                sentences: 0..0,
            });
        }
        return;
    }
    let is_item = run.first().is_some_and(|first| marker(first.text).is_some());
    let begun = if is_item { Vec::new() } else { paragraphs(run, blocks.is_empty()) };
    let mut start = 0;
    for end in begun.into_iter().chain([run.len()]) {
        blocks.extend(block(text, &run[start..end], markers));
        start = end;
    }
    run.clear();
}

/// The block that a run of lines is, its marker told apart; none for no lines.
fn block(text: &str, run: &[Line<'_>], markers: &mut Vec<Span>) -> Option<Block> {
    let (first, last) = (run.first()?, run.last()?);
    let found = marker(first.text);
    let hashes = first.text.trim_start().bytes().take_while(|byte| *byte == b'#').count();
    let indent = first.text.chars().take_while(|letter| letter.is_whitespace()).count();
    let start = first.start + (first.text.len() - first.text.trim_start().len());
    let end = last.start + last.text.trim_end().len();
    if let Some((length, _)) = found {
        markers.push(Span::new(start, first.start + length));
    } else if hashes > 0 {
        markers.push(Span::new(start, start + hashes));
    }
    let kind = if found.is_some() {
        BlockKind::Item
    } else if hashes > 0 || is_heading(&text[start..end], run) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    };
    Some(Block {
        span: Span::new(start, end.max(start)),
        zone: Zone::Body,
        kind,
        ordinal: found.and_then(|(_, ordinal)| ordinal),
        indent,
        tokens: 0..0,
        sentences: 0..0,
    })
}

/// A short block without a final stop whose words are emphasised throughout or mostly capitalised.
fn is_heading(block: &str, run: &[Line<'_>]) -> bool {
    let plain = block.trim().trim_matches(|letter: char| matches!(letter, '*' | '_' | '\\' | ' '));
    let words = plain.split_whitespace().count();
    let emphasised = block.trim().starts_with("**") && block.trim().ends_with("**");
    let open = !plain.ends_with(['.', '!', '?', ';', ',', '”', '"']);
    let capitals = plain
        .split_whitespace()
        .filter(|word| word.chars().count() > 3)
        .filter(|word| word.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_uppercase))
        .count();
    let long = plain.split_whitespace().filter(|word| word.chars().count() > 3).count();
    words > 0
        && words <= if emphasised { LONGEST_EMPHASIS } else { HEADING_WORDS }
        && open
        && run.len() <= 3
        && (emphasised || (long > 0 && capitals * 3 >= long * 2))
}

fn assign(text: &str, tokens: &[Token], blocks: &mut [Block]) {
    let mut at = 0;
    for block in blocks {
        while at < tokens.len() && tokens[at].span().start < block.span.start {
            at += 1;
        }
        let start = at;
        while at < tokens.len() && tokens[at].span().end <= block.span.end {
            at += 1;
        }
        block.tokens = start..at;
    }
    debug_assert!(text.len() >= tokens.last().map_or(0, |token| token.span().end));
}

fn zone(text: &str, tokens: &[Token], blocks: &mut [Block]) {
    let count = blocks.len();
    for (index, block) in blocks.iter_mut().enumerate() {
        let body = &text[block.span.start..block.span.end];
        let words = &tokens[block.tokens.clone()];
        if is_furniture(body, words) {
            block.zone = Zone::Furniture;
        } else if index == 0 && count > 1 && is_title(body, words) {
            block.zone = Zone::Title;
        } else if (index < 4 || index + 1 == count) && is_dateline(body, words) {
            block.zone = Zone::Dateline;
        }
    }
}

fn is_title(body: &str, words: &[Token]) -> bool {
    let open = !body.trim_end_matches(['*', '_', ' ']).ends_with(['.', '!', '?', ':', ';', ',']);
    open && words.len() <= 30 && body.len() < 240
}

fn is_dateline(body: &str, words: &[Token]) -> bool {
    if words.len() > 12 || body.trim_end().ends_with('.') {
        return false;
    }
    words.iter().any(|token| {
        let written = &text_of(body, words, token);
        token.kind == TokenKind::Number
            && written.len() == 4
            && (written.starts_with("19") || written.starts_with("20"))
    })
}

fn text_of(body: &str, words: &[Token], token: &Token) -> String {
    let base = words.first().map_or(0, |first| first.span().start);
    let lead = body.len() - body.trim_start_matches(|letter: char| !letter.is_alphanumeric()).len();
    let start = token.span().start.saturating_sub(base) + lead;
    body.get(start..start + (token.span().end - token.span().start)).unwrap_or_default().to_owned()
}

fn is_furniture(body: &str, words: &[Token]) -> bool {
    let plain =
        body.trim().trim_matches(|letter: char| matches!(letter, '*' | '_' | '\\' | '#' | '-' | '=' | ' '));
    plain.is_empty()
        || furniture::is_line(body)
        || furniture::is_note(body)
        || words.iter().all(|token| token.kind == TokenKind::Punctuation)
}
