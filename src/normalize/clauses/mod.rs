//! Priorities with their statements, organizations, bodies, documents, outcomes, milestones.
//!
//! A topic is one priority, ranked by its first mention. A statement is filed under its first topic; its other topics
//! keep it as evidence. A milestone is never the meeting's own date.

mod report;
mod stated;
#[cfg(test)]
mod session_tests;
#[cfg(test)]
mod tests;

use super::Cast;
use crate::extract::{
    DocumentMention, Mentions, NameClass, QuantityMention, Speaker, Standing, StatementMention,
};
use crate::lexicon::Lexicon;
use crate::read::{Article, BlockKind, Zone};
use crate::snapshot::{
    Body, Document, Edtf, Evidence, Id, Milestone, Organization, Outcome, Priority, Quantity, Statement,
};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// What the clauses of a report give.
#[derive(Debug, Clone, Default)]
pub(super) struct Settled {
    pub(super) priorities: Vec<Priority>,
    pub(super) documents: Vec<Document>,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) milestones: Vec<Milestone>,
}

/// Files the statements under their topics and settles the rest.
pub(super) fn settle(article: &Article, mentions: &Mentions, cast: &Cast, lexicon: &Lexicon) -> Settled {
    if !report::is_report(article, mentions, cast, lexicon) {
        return Settled::default();
    }
    let documents = documents(article, mentions);
    let ids: Vec<(Range<usize>, Id)> = mentions
        .clauses
        .documents
        .iter()
        .filter_map(|document| Some((document.tokens.clone(), document_id(article, document)?)))
        .collect();
    Settled {
        priorities: priorities(article, mentions, cast, &ids),
        documents,
        outcomes: outcomes(article, mentions),
        milestones: milestones(article, mentions),
    }
}

fn quote(article: &Article, tokens: &Range<usize>) -> Option<Evidence> {
    Evidence::quote(article.text(), article.span(tokens.clone()))
}

/// The evidence in text order, each quote once, none inside another.
fn evidence(article: &Article, ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<Evidence> {
    let mut ranges: Vec<Range<usize>> = ranges.into_iter().filter(|range| !range.is_empty()).collect();
    ranges.sort_by(|one, other| one.start.cmp(&other.start).then(other.end.cmp(&one.end)));
    ranges.dedup();
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        if kept.last().is_none_or(|last| range.end > last.end) {
            kept.push(range);
        }
    }
    kept.iter().filter_map(|range| quote(article, range)).collect()
}

struct Topic<'run> {
    /// Where the text names it, in text order: the token and how.
    named: Vec<(usize, Standing)>,
    /// The first heading that names it.
    heading: Option<usize>,
    ordinal: Option<u32>,
    ranges: Vec<Range<usize>>,
    statements: Vec<&'run StatementMention>,
}

/// A report whose headings name at least so many topics is ordered by its headings: what another section says in
/// passing does not move a topic before its own section.
const HEADED: usize = 3;

/// A topic of which so many sentences speak is a subject from the first of them on, whether or not they present it.
const SPOKEN_OF: usize = 4;

fn priorities(
    article: &Article,
    mentions: &Mentions,
    cast: &Cast,
    documents: &[(Range<usize>, Id)],
) -> Vec<Priority> {
    let mut topics = topics(article, mentions);
    topics.retain(|_, topic| is_subject(topic));
    let headed = topics.values().filter(|topic| topic.heading.is_some()).count() >= HEADED;
    let mut ordered: Vec<(usize, &Id, Topic<'_>)> = topics
        .into_iter()
        .map(|(id, topic)| {
            let heading = topic.heading.filter(|_| headed);
            (heading.unwrap_or_else(|| first(article, &topic.named)), id, topic)
        })
        .collect();
    ordered.sort_by(|(one, one_id, _), (other, other_id, _)| one.cmp(other).then(one_id.cmp(other_id)));
    ordered
        .into_iter()
        .zip(1u32..)
        .map(|((_, id, topic), rank)| Priority {
            id: id.clone(),
            topic: id.clone(),
            rank,
            ordinal: topic.ordinal,
            statements: stated::of(article, mentions, id, &topic.statements)
                .iter()
                .map(|said| statement(article, mentions, cast, documents, said))
                .collect(),
            evidence: evidence(article, topic.ranges),
        })
        .collect()
}

/// Whether a topic is a subject of the meeting: somebody presents it in plain words, a statement is filed under it, or
/// the text comes back to it. A word that one sentence drops beside its subject makes none.
fn is_subject(topic: &Topic<'_>) -> bool {
    let presented = topic.named.iter().any(|(_, standing)| *standing == Standing::Presented);
    presented || topic.heading.is_some() || !topic.statements.is_empty() || topic.named.len() > 1
}

/// What the text says of each topic.
fn topics<'run>(article: &Article, mentions: &'run Mentions) -> BTreeMap<&'run Id, Topic<'run>> {
    let mut topics: BTreeMap<&Id, Topic<'_>> = BTreeMap::new();
    let statements = &mentions.clauses.statements;
    let all = mentions.clauses.topics.iter().chain(statements.iter().flat_map(|statement| &statement.topics));
    for mention in all {
        let topic = topics.entry(&mention.topic).or_insert_with(|| Topic {
            named: Vec::new(),
            heading: None,
            ordinal: None,
            ranges: Vec::new(),
            statements: Vec::new(),
        });
        let at = mention.cue.start;
        topic.named.push((at, mention.standing));
        if article.block_of(at).kind == BlockKind::Heading {
            topic.heading = Some(topic.heading.map_or(at, |known| known.min(at)));
        }
        topic.ordinal = topic.ordinal.or(mention.ordinal);
        topic.ranges.push(mention.tokens.clone());
    }
    for statement in statements {
        let home = statement.topics.first().and_then(|topic| topics.get_mut(&topic.topic));
        if let Some(home) = home {
            home.statements.push(statement);
        }
    }
    for topic in topics.values_mut() {
        topic.named.sort_unstable();
        topic.statements.sort_by_key(|statement| statement.tokens.start);
    }
    topics
}

/// The token that ranks a topic: where it is first presented; where it is first named when that never happens, or when
/// [`SPOKEN_OF`] sentences have spoken of it by then.
fn first(article: &Article, named: &[(usize, Standing)]) -> usize {
    let at = |wanted: Standing| named.iter().find(|(_, standing)| *standing <= wanted).map(|(at, _)| *at);
    let Some(named_first) = named.first().map(|(at, _)| *at) else { return usize::MAX };
    let presented = at(Standing::Presented).or_else(|| at(Standing::Implied)).unwrap_or(named_first);
    let mut sentences: Vec<usize> = named
        .iter()
        .take_while(|(at, _)| *at < presented)
        .map(|(at, _)| article.sentence_of(*at).tokens.start)
        .collect();
    sentences.dedup();
    if sentences.len() < SPOKEN_OF { presented } else { named_first }
}

/// The entries of a list in text order whose tokens stand inside a range.
fn within<'list, T>(
    list: &'list [T],
    range: &'list Range<usize>,
    tokens: fn(&T) -> &Range<usize>,
) -> impl Iterator<Item = &'list T> {
    let from = list.partition_point(|entry| tokens(entry).start < range.start);
    list[from..]
        .iter()
        .take_while(move |entry| tokens(entry).start < range.end)
        .filter(move |entry| tokens(entry).end <= range.end)
}

#[expect(clippy::ptr_arg, reason = "whose clause it is decides which names it takes")]
fn statement(
    article: &Article,
    mentions: &Mentions,
    cast: &Cast,
    documents: &[(Range<usize>, Id)],
    said: &Cow<'_, StatementMention>,
) -> Statement {
    let mention: &StatementMention = said;
    // Of a clause that several topics share each names only what its own words name.
    let about = match said {
        Cow::Borrowed(mention) => &mention.tokens,
        Cow::Owned(mention) => &mention.content,
    };
    let names = within(&mentions.names, about, |name| &name.tokens);
    let (bodies, organizations): (Vec<_>, Vec<_>) = names.partition(|name| name.class == NameClass::Body);
    let speaker = match mention.speaker {
        Speaker::Person(index) => cast.roles.get(index).cloned().flatten(),
        Speaker::Meeting => None,
    };
    Statement {
        text: article.plain(mention.content.clone()),
        speaker,
        act: mention.act.clone(),
        axis: mention.axis,
        polarity: mention.polarity,
        hedges: mention.hedges.clone(),
        bodies: unique(bodies.iter().map(|name| name.name.clone())),
        organizations: unique(organizations.iter().map(|name| name.id.clone())),
        documents: unique(within(documents, about, |(tokens, _)| tokens).map(|(_, id)| id.clone())),
        dates: dates(mentions, about),
        quantities: mention.quantities.iter().map(|quantity| settle_quantity(article, quantity)).collect(),
        evidence: quote(article, &mention.tokens).into_iter().collect(),
    }
}

/// The dates inside a clause in text order, those of milestones included: they know periods and bare months.
fn dates(mentions: &Mentions, tokens: &Range<usize>) -> Vec<Edtf> {
    let milestones = within(&mentions.clauses.milestones, tokens, |milestone| &milestone.when);
    let mut found: Vec<(&Range<usize>, &Edtf)> =
        milestones.map(|milestone| (&milestone.when, &milestone.date)).collect();
    let inside = within(&mentions.dates, tokens, |date| &date.tokens);
    found.extend(inside.map(|date| (&date.tokens, &date.date)));
    found.sort_by_key(|(when, _)| when.start);
    let mut end = 0;
    found.retain(|(when, _)| {
        let beyond = when.end > end;
        end = end.max(when.end);
        beyond
    });
    unique(found.into_iter().map(|(_, date)| date.clone()))
}

fn settle_quantity(article: &Article, mention: &QuantityMention) -> Quantity {
    Quantity {
        text: article.plain(mention.tokens.clone()),
        value: mention.value.clone(),
        upper: mention.upper.clone(),
        unit: mention.unit.clone(),
    }
}

/// Each value once, in order of first mention.
fn unique<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}

fn document_id(article: &Article, mention: &DocumentMention) -> Option<Id> {
    let words = mention.title.clone().unwrap_or_else(|| article.plain(mention.tokens.clone()));
    Id::slug(&words)
}

fn documents(article: &Article, mentions: &Mentions) -> Vec<Document> {
    let mut found: Vec<Document> = Vec::new();
    for mention in &mentions.clauses.documents {
        let (Some(id), Some(evidence)) = (document_id(article, mention), quote(article, &mention.tokens))
        else {
            continue;
        };
        match found.iter_mut().find(|document| document.id == id) {
            Some(known) => {
                known.status = known.status.min(mention.status);
                known.evidence.push(evidence);
            }
            None => found.push(Document {
                id,
                title: mention.title.clone(),
                status: mention.status,
                evidence: vec![evidence],
            }),
        }
    }
    found
}

fn outcomes(article: &Article, mentions: &Mentions) -> Vec<Outcome> {
    mentions
        .clauses
        .outcomes
        .iter()
        .map(|mention| Outcome {
            kind: mention.kind,
            title: mention.title.clone(),
            text: article.plain(mention.tokens.clone()),
            evidence: quote(article, &mention.tokens).into_iter().collect(),
        })
        .collect()
}

/// Dated clauses, without the meeting's own dates and those of the same day.
fn milestones(article: &Article, mentions: &Mentions) -> Vec<Milestone> {
    let own: Vec<&Edtf> = [&mentions.event.start, &mentions.event.end]
        .into_iter()
        .filter_map(|stated| stated.as_ref().map(|(date, _)| date))
        .collect();
    let mut found: Vec<Milestone> = Vec::new();
    for mention in &mentions.clauses.milestones {
        if own.iter().any(|date| same_day(date, &mention.date)) {
            continue;
        }
        let Some(evidence) = quote(article, &mention.tokens) else { continue };
        let text = article.plain(mention.tokens.clone());
        if found.iter().any(|known| known.date == mention.date && known.text == text) {
            continue;
        }
        found.push(Milestone {
            date: mention.date.clone(),
            text,
            status: mention.status,
            evidence: vec![evidence],
        });
    }
    found
}

/// Whether one date is the other, or the other without its year or as part of a range.
fn same_day(event: &Edtf, date: &Edtf) -> bool {
    let (event, date) = (event.as_str(), date.as_str());
    let yearless = date.strip_prefix("XXXX-").is_some_and(|rest| event.ends_with(rest));
    event == date || yearless || date.split('/').any(|part| part == event)
}

/// Organizations and bodies, each once, in order of first mention.
pub(super) fn organizations(article: &Article, mentions: &Mentions) -> (Vec<Organization>, Vec<Body>) {
    let mut organizations: Vec<Organization> = Vec::new();
    let mut bodies: Vec<Body> = Vec::new();
    for name in &mentions.names {
        if name.tokens.is_empty() || article.block_of(name.tokens.start).zone == Zone::Furniture {
            continue;
        }
        let Some(evidence) = quote(article, &name.tokens) else { continue };
        if name.class == NameClass::Body {
            match bodies.iter_mut().find(|body| body.id == name.id) {
                Some(known) => {
                    known.parent = known.parent.take().or_else(|| name.parent.clone());
                    known.evidence.push(evidence);
                }
                None => bodies.push(Body {
                    id: name.id.clone(),
                    name: name.name.clone(),
                    parent: name.parent.clone(),
                    evidence: vec![evidence],
                }),
            }
        } else {
            match organizations.iter_mut().find(|organization| organization.id == name.id) {
                Some(known) => {
                    known.acronym = known.acronym.take().or_else(|| name.acronym.clone());
                    known.evidence.push(evidence);
                }
                None => organizations.push(Organization {
                    id: name.id.clone(),
                    name: name.name.clone(),
                    acronym: name.acronym.clone(),
                    evidence: vec![evidence],
                }),
            }
        }
    }
    (organizations, bodies)
}
