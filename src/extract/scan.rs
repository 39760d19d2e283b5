//! A cursor's view of the typed tokens: what the passes over names, people and events all ask.

use super::CountryMention;
use crate::lexicon::{Lexicon, Match, TableId, Words};
use crate::read::{Annotations, Article, TokenKind, Zone};
use crate::snapshot::Alpha2;
use std::ops::Range;

/// The article with its annotations.
#[derive(Clone, Copy)]
pub(super) struct Scan<'run> {
    pub(super) article: &'run Article,
    pub(super) annotations: &'run Annotations<'run>,
}

impl<'run> Scan<'run> {
    pub(super) fn new(article: &'run Article, annotations: &'run Annotations<'run>) -> Self {
        Self { article, annotations }
    }

    pub(super) fn len(&self) -> usize {
        self.article.tokens().len()
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.article.tokens().get(at).map(|token| token.kind)
    }

    pub(super) fn fold(&self, at: usize) -> &'run str {
        self.article.fold(at)
    }

    pub(super) fn word(&self, at: usize) -> &'run str {
        self.article.word(at)
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.fold(at))
    }

    /// Whether the token is a word of a class of `lexicon/presence.tsv`.
    pub(super) fn has(&self, at: usize, class: &str) -> bool {
        at < self.len()
            && self.annotations.all_at(at).iter().any(|hit| {
                hit.row.table == TableId::Presence && hit.length == 1 && hit.row.text("class") == class
            })
    }

    pub(super) fn hit(&self, at: usize, table: TableId) -> Option<&'run Match<'run>> {
        self.annotations.at(at, table)
    }

    /// A capitalised word, acronym or initial.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.article.tokens().get(at).is_some_and(crate::read::Token::is_capitalized)
    }

    /// The end of the sentence that holds the token.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        if at >= self.len() { self.len() } else { self.article.sentence_of(at).tokens.end }
    }

    /// The first token of the sentence that holds the token.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        if at >= self.len() { self.len() } else { self.article.sentence_of(at).tokens.start }
    }

    /// A country at a token: its code, whether the form is a demonym, and where it ends.
    pub(super) fn country(&self, at: usize) -> Option<(Alpha2, Form, usize)> {
        let found = self.hit(at, TableId::Countries)?;
        let code = Alpha2::try_from(found.row.text("code")).ok()?;
        let form = match found.row.text("kind") {
            "demonym" => Form::Demonym,
            "people" => Form::People,
            _ => Form::Name,
        };
        Some((code, form, at + found.length))
    }

    /// A small word with a capital at the head of a line: `For the Republic of X:` below the line before it.
    pub(super) fn opens_line(&self, at: usize) -> bool {
        self.is(at, &["for", "on", "of", "to", "at"]) && self.is_capital(at) && self.article.starts_line(at)
    }

    /// Steps over `the`.
    pub(super) fn skip_the(&self, at: usize) -> usize {
        if self.is(at, &["the"]) { at + 1 } else { at }
    }

    /// Steps over a possessive ending.
    pub(super) fn skip_possessive(&self, at: usize) -> usize {
        if self.is_possessive(at) { at + 1 } else { at }
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Possessive) || (self.is(at, &["'"]) && !self.article.gap_before(at))
    }

    /// Steps over a bracketed remark of up to six words, such as an acronym.
    pub(super) fn skip_brackets(&self, at: usize) -> usize {
        if !self.is(at, &["("]) {
            return at;
        }
        let close = (at + 1..(at + 8).min(self.len())).find(|index| self.is(*index, &[")"]));
        close.map_or(at, |close| close + 1)
    }

    pub(super) fn plain(&self, tokens: Range<usize>) -> String {
        self.article.plain(tokens)
    }
}

/// How a country is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The country's name.
    Name,
    /// The adjective.
    Demonym,
    /// Its people.
    People,
}

/// Every country that the text names, in text order.
pub(super) fn countries(
    article: &Article,
    annotations: &Annotations<'_>,
    lexicon: &Lexicon,
) -> Vec<CountryMention> {
    let scan = Scan::new(article, annotations);
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        if article.block_of(at).zone == Zone::Furniture {
            at += 1;
        } else if let Some((code, _, end)) = scan.country(at) {
            found.push(CountryMention { tokens: at..end, code, by_seat: false });
            at = end;
        } else {
            if let Some(hit) = scan.hit(at, TableId::Places).filter(|hit| hit.row.text("kind") == "residence")
            {
                if let Ok(code) = Alpha2::try_from(hit.row.text("country")) {
                    found.push(CountryMention { tokens: at..at + hit.length, code, by_seat: true });
                }
            } else if scan.is_capital(at) && scan.word(at).contains(['-', '–', '‑']) {
                for half in scan.fold(at).split('-') {
                    found.extend(one_word(lexicon, half).map(|code| CountryMention {
                        tokens: at..at + 1,
                        code,
                        by_seat: false,
                    }));
                }
            }
            at += 1;
        }
    }
    found
}

/// The country that one folded word names.
fn one_word(lexicon: &Lexicon, word: &str) -> Option<Alpha2> {
    let written = title(word);
    let words = OneWord { folded: word, written: &written };
    let found = lexicon.matches_at(&words, 0);
    let row = found.iter().find(|found| found.row.table == TableId::Countries)?;
    Alpha2::try_from(row.row.text("code")).ok()
}

fn title(word: &str) -> String {
    if word.len() <= 3 || word.contains('.') {
        return word.to_uppercase();
    }
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

struct OneWord<'word> {
    folded: &'word str,
    written: &'word str,
}

impl Words for OneWord<'_> {
    fn folded(&self, index: usize) -> Option<&str> {
        (index == 0).then_some(self.folded)
    }
    fn written(&self, index: usize) -> Option<&str> {
        (index == 0).then_some(self.written)
    }
}
