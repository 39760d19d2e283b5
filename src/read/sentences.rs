//! Sentences: runs of tokens that end at a full stop, question or exclamation mark, or with their block.

use super::blocks::Block;
use super::tokens::{Token, TokenKind};
use crate::lexicon::Lexicon;
use std::ops::Range;

/// A sentence, or what stands for one: a heading, an item of a list, a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, the final mark included.
    pub tokens: Range<usize>,
    /// The index of its block.
    pub block: usize,
}

/// A sentence of more tokens is cut: whatever is in no real sentence bounds what a hostile one costs.
const LONGEST: usize = 600;

/// Whether a word begins a new sentence where it follows a dotted abbreviation (`… in the U.S. The leaders …`).
fn opens(word: &str) -> bool {
    Lexicon::built_in().reads(word, "opener")
}

/// Cuts every block into sentences and tells each block which are its own.
pub(super) fn split(text: &str, tokens: &[Token], blocks: &mut [Block]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in blocks.iter_mut().enumerate() {
        let first = sentences.len();
        let mut start = block.tokens.start;
        let mut at = start;
        while at < block.tokens.end {
            // "U.S. President A said": an abbreviation that opens a sentence does not end it.
            let opens = at == start && tokens[at].kind != TokenKind::Punctuation;
            if !opens && ends_sentence(text, tokens, at, block.tokens.end) || at - start >= LONGEST {
                let end = closing(text, tokens, at + 1, block.tokens.end);
                sentences.push(Sentence { tokens: start..end, block: index });
                start = end;
                at = end;
            } else {
                at += 1;
            }
        }
        if start < block.tokens.end {
            sentences.push(Sentence { tokens: start..block.tokens.end, block: index });
        }
        block.sentences = first..sentences.len();
    }
    sentences
}

fn word<'text>(text: &'text str, token: &Token) -> &'text str {
    let span = token.span();
    &text[span.start..span.end]
}

fn ends_sentence(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let written = word(text, &tokens[at]);
    let next = tokens.get(at + 1).filter(|_| at + 1 < end);
    match written {
        "." | "!" | "?" | "…" => next.is_none_or(|next| begins_sentence(text, tokens, at, next, end)),
        _ if written.ends_with('.') && tokens[at].kind != TokenKind::Number => {
            let dotted = written.len() > 2 && written[..written.len() - 1].contains('.');
            dotted && next.is_some_and(|next| opens(word(text, next)))
        }
        _ => false,
    }
}

fn begins_sentence(text: &str, tokens: &[Token], at: usize, next: &Token, end: usize) -> bool {
    let gap = next.span().start > tokens[at].span().end;
    let mark = word(text, next);
    if matches!(mark, "”" | "\"" | "’" | "'" | ")" | "]" | "»") {
        let after = tokens.get(at + 2).filter(|_| at + 2 < end);
        return after.is_none_or(|after| {
            after.span().start > next.span().end
                && !starts_lower(word(text, after))
                && !matches!(word(text, after), "," | ";")
        });
    }
    (gap || matches!(mark, "“" | "[")) && !starts_lower(mark) && !matches!(mark, "," | ";" | ":")
}

fn starts_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

/// Steps over closing quotes and brackets that belong to the sentence which has just ended.
fn closing(text: &str, tokens: &[Token], mut at: usize, end: usize) -> usize {
    while at < end
        && matches!(word(text, &tokens[at]), "”" | "\"" | "’" | "'" | ")" | "]" | "»")
        && tokens[at].span().start == tokens[at - 1].span().end
    {
        at += 1;
    }
    at
}
