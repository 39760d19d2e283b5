//! What a priority states: the statements filed under its topic, or what the clause that names it says of it.

use crate::extract::{Mentions, Speaker, StatementMention, TopicMention};
use crate::read::Article;
use crate::snapshot::{Axis, Id, Polarity};
use std::borrow::Cow;
use std::ops::Range;

/// The statements of a priority: those filed under it, or else what its first clause says of it.
///
/// Of a list of subjects ("discussed trade, energy and migration") the first holds the statement; each other one that has
/// none of its own holds the same act upon its own words.
pub(super) fn of<'run>(
    article: &Article,
    mentions: &'run Mentions,
    id: &Id,
    filed: &[&'run StatementMention],
) -> Vec<Cow<'run, StatementMention>> {
    if !filed.is_empty() {
        return filed.iter().map(|mention| Cow::Borrowed(*mention)).collect();
    }
    let named = mentions.clauses.statements.iter().flat_map(|statement| {
        statement.topics.iter().filter(|own| own.topic == *id).map(move |own| (statement, own))
    });
    let shared = named.min_by_key(|(_, own)| (own.standing, own.cue.start));
    let alone = || mentions.clauses.topics.iter().find(|own| own.topic == *id);
    let mention = match shared {
        Some((statement, own)) => part_of(article, statement, own),
        None => match alone() {
            Some(own) => told(own),
            None => return Vec::new(),
        },
    };
    vec![Cow::Owned(mention)]
}

/// A statement upon the words of one of its topics.
fn part_of(article: &Article, statement: &StatementMention, topic: &TopicMention) -> StatementMention {
    let inside = statement.content.contains(&topic.cue.start);
    let whole = if inside { &statement.content } else { &statement.tokens };
    let content = conjunct(article, whole, &topic.cue);
    let quantities = statement.quantities.iter();
    StatementMention {
        quantities: quantities.filter(|own| content.contains(&own.tokens.start)).cloned().collect(),
        content,
        topics: vec![topic.clone()],
        ..statement.clone()
    }
}

/// A topic that no act names: the sentence states it.
fn told(topic: &TopicMention) -> StatementMention {
    StatementMention {
        tokens: topic.tokens.clone(),
        content: topic.tokens.clone(),
        speaker: Speaker::Meeting,
        act: "state".to_owned(),
        axis: Axis::Reporting,
        polarity: Polarity::Affirmed,
        hedges: Vec::new(),
        quantities: Vec::new(),
        topics: vec![topic.clone()],
        rule: "topic-cue",
    }
}

/// The part of a list around a cue: from the comma or "and" before it to the one behind it.
fn conjunct(article: &Article, whole: &Range<usize>, cue: &Range<usize>) -> Range<usize> {
    const EDGES: &[&str] = &[",", ";", ":", "and", "or", "including", "—", "–", "(", ")"];
    let edge = |index: &usize| EDGES.contains(&article.fold(*index));
    let first = cue.start.max(whole.start);
    let last = cue.end.max(first + 1).min(whole.end);
    let start = (whole.start..first).rev().find(edge).map_or(whole.start, |index| index + 1);
    // `such as the operation "X," to combat`: the mark that closes a quotation before the comma's part is none of it.
    let start =
        if start < first && matches!(article.fold(start), "\"" | "”" | "»") { start + 1 } else { start };
    let end = (last..whole.end).find(edge).unwrap_or(whole.end);
    start..end.max(start + 1)
}
