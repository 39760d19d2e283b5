//! Why an edit means nothing: white space, typography, spelling, mark-up, what a site adds.

use super::change::Pair;
use super::meaning::Names;
use super::words::Vocabulary;
use crate::lexicon::spelling;
use crate::read::{Article, TokenKind, Zone};
use std::ops::Range;

/// Why an edit means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Noise {
    /// White space and line ends.
    Whitespace,
    /// Quotation marks, dashes, apostrophes, invisible characters.
    Typography,
    /// Other marks alone.
    Punctuation,
    /// The same word in another spelling, hyphenation or case of letters.
    Spelling,
    /// The same date in another form: `4 July 2024`, `July 4, 2024`.
    DateForm,
    /// The same number, or bound of a number, in another form: `7,000`, `7000`; `over`, `more than`.
    NumberForm,
    /// The same country or organization by another of its names: `UN`, `United Nations`.
    NameForm,
    /// Addresses of links and marks of mark-up.
    Markup,
    /// What a site adds around a report.
    Furniture,
}

impl Noise {
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Whitespace => "noise.whitespace",
            Self::Typography => "noise.typography",
            Self::Punctuation => "noise.punctuation",
            Self::Spelling => "noise.spelling",
            Self::DateForm => "noise.date-form",
            Self::NumberForm => "noise.number-form",
            Self::NameForm => "noise.name-form",
            Self::Markup => "noise.markup",
            Self::Furniture => "noise.furniture",
        }
    }
}

/// Why the words that differ mean nothing; `None` where they may.
pub(super) fn noise(
    articles: &Pair<&Article>,
    tokens: &Pair<Range<usize>>,
    words: &Vocabulary<'_>,
) -> Option<Noise> {
    let furniture = |article: &Article, tokens: &Range<usize>| {
        tokens.clone().all(|at| article.block_of(at).zone == Zone::Furniture)
    };
    if furniture(articles.old, &tokens.old) && furniture(articles.new, &tokens.new) {
        return Some(Noise::Furniture);
    }
    let all = |wanted: &dyn Fn(&Article, usize) -> bool| {
        tokens.old.clone().all(|at| wanted(articles.old, at))
            && tokens.new.clone().all(|at| wanted(articles.new, at))
    };
    if all(&|article, at| {
        article.tokens()[at].kind == TokenKind::Punctuation
            && !matches!(article.word(at), "$" | "%" | "€" | "£" | "+")
    }) {
        return Some(Noise::Punctuation);
    }
    if all(&|article, at| article.tokens()[at].kind == TokenKind::Punctuation || is_address(article.word(at)))
    {
        return Some(Noise::Markup);
    }
    let (old, new) = (articles.old.plain(tokens.old.clone()), articles.new.plain(tokens.new.clone()));
    if spelling::same_letters(&old, &new, words.lexicon) {
        return Some(Noise::Spelling);
    }
    let names = Names::new(words);
    let (old, new) = (names.only(articles.old, &tokens.old), names.only(articles.new, &tokens.new));
    (old.is_some() && old == new).then_some(Noise::NameForm)
}

fn is_address(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.contains("://") || word.starts_with("www.") || word == "http" || word == "https"
}
