//! What stands in a report: sentences and words of an article, for telling what vanished from what was overlooked.

use super::similarity::hash;
use crate::read::{Article, Span};
use crate::snapshot::Evidence;
use std::collections::BTreeSet;

/// The sentences of a report by the words they have, white space and typography left aside.
#[derive(Debug, Clone)]
pub(super) struct Sentences(BTreeSet<u64>);

impl Sentences {
    pub(super) fn of(article: &Article) -> Self {
        Self((0..article.sentences().len()).map(|at| key(article, at)).collect())
    }

    /// Whether every sentence of `other` that one of the quotes touches stands here too, word for word; `false` without
    /// quotes.
    pub(super) fn have(&self, other: &Article, quotes: &[Evidence]) -> bool {
        !quotes.is_empty()
            && quotes.iter().all(|quote| {
                let mut touched = touched(other, quote.span()).peekable();
                touched.peek().is_some() && touched.all(|at| self.0.contains(&key(other, at)))
            })
    }
}

/// The sentences that a span touches.
fn touched(article: &Article, span: Span) -> impl Iterator<Item = usize> {
    let sentences = article.sentences();
    let first = sentences.partition_point(|one| article.span(one.tokens.clone()).end <= span.start);
    (first..sentences.len())
        .take_while(move |at| article.span(sentences[*at].tokens.clone()).start < span.end)
}

fn key(article: &Article, sentence: usize) -> u64 {
    let tokens = article.sentences()[sentence].tokens.clone();
    tokens.fold(0xcbf2_9ce4_8422_2325, |seed, at| hash(b" ", hash(article.fold(at).as_bytes(), seed)))
}

/// Where a quote stands: the words of its sentence before and after it. The same place on both sides, with other words
/// in it, means that one name took the place of the other.
pub(super) fn place(article: &Article, quote: &Evidence) -> Option<u64> {
    let at = touched(article, quote.span()).next()?;
    let sentence = article.sentences()[at].tokens.clone();
    let (before, after): (Vec<usize>, Vec<usize>) = sentence
        .filter(|token| !article.tokens()[*token].span().overlaps(quote.span()))
        .partition(|token| article.tokens()[*token].span().end <= quote.span().start);
    let words = |tokens: &[usize], seed| {
        tokens.iter().fold(seed, |seed, token| hash(b" ", hash(article.fold(*token).as_bytes(), seed)))
    };
    (before.len() + after.len() >= 4)
        .then(|| words(&after, hash(b"|", words(&before, 0xcbf2_9ce4_8422_2325))))
}
