//! What stands in a report: sentences and words of an article, for telling what vanished from what was overlooked.

use super::change::Pair;
use super::similarity::hash;
use crate::read::{Article, Span};
use crate::snapshot::Evidence;
use std::collections::BTreeSet;
use std::ops::Range;

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

/// The tokens that a span covers.
pub(super) fn tokens_of(article: &Article, span: Span) -> Range<usize> {
    let tokens = article.tokens();
    let start = tokens.partition_point(|token| token.span().end <= span.start);
    let end = tokens.partition_point(|token| token.span().start < span.end);
    start..end.max(start)
}

/// Which token of the new text is the same as one of the old.
pub(super) struct Twins<'run> {
    pub(super) articles: Pair<&'run Article>,
    pub(super) of: &'run [Option<usize>],
}

impl Twins<'_> {
    /// How many words of the first quotes are the same at the same place, out of 1000 of the shorter one.
    pub(super) fn shared(&self, old: &[Evidence], new: &[Evidence]) -> u32 {
        let (Some(old), Some(new)) = (old.first(), new.first()) else { return 0 };
        let before = tokens_of(self.articles.old, old.span());
        let after = tokens_of(self.articles.new, new.span());
        let shorter = before.len().min(after.len()).max(1);
        let same = before.filter(|at| self.of[*at].is_some_and(|twin| after.contains(&twin))).count();
        u32::try_from(same * 1000 / shorter).unwrap_or(1000)
    }
}
