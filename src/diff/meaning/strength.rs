//! Hedges and intensifiers that came or went where no statement was read: "remains [somewhat] elevated".

use crate::diff::change::{Direction, Pair};
use crate::lexicon::{Lexicon, TableId};
use crate::read::{Article, TokenKind};
use std::cmp::Ordering;
use std::ops::Range;

/// The classes whose words say how strongly or how far, whatever they stand beside.
const CLASSES: [&str; 2] = ["hedge", "intensifier"];

/// Which way the strength went; `None` unless every word of the edit is part of a hedge or intensifier.
pub(super) fn strength(
    articles: &Pair<&Article>,
    edit: &Pair<Range<usize>>,
    lexicon: &Lexicon,
) -> Option<Direction> {
    let old = sum(articles.old, &edit.old, lexicon)?;
    let new = sum(articles.new, &edit.new, lexicon)?;
    match new.cmp(&old) {
        Ordering::Greater => Some(Direction::Stronger),
        Ordering::Less => Some(Direction::Weaker),
        Ordering::Equal => None,
    }
}

fn sum(article: &Article, tokens: &Range<usize>, lexicon: &Lexicon) -> Option<i32> {
    let mut sum = 0;
    let mut at = tokens.start;
    while at < tokens.end {
        if article.tokens()[at].kind == TokenKind::Punctuation {
            at += 1;
            continue;
        }
        let found = lexicon.matches_at(article, at);
        let hedge = found
            .iter()
            .find(|one| one.row.table == TableId::Hedges && CLASSES.contains(&one.row.text("class")))?;
        sum += hedge.row.text("strength").parse::<i32>().ok()?;
        at += hedge.length;
    }
    (at <= tokens.end).then_some(sum)
}
