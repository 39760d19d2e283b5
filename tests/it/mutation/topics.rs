//! Edits of topics: two that change places, one whose paragraph goes, one that comes.

use super::Edit;
use super::draft::{flat, put};
use crate::reports::Report;
use std::collections::BTreeSet;
use std::ops::Range;
use summitdiff::diff::Kind;
use summitdiff::read::{BlockKind, Span, Zone};
use summitdiff::snapshot::{Evidence, Priority};

/// Words with which a paragraph leans on the one before it.
const LEANING: [&str; 24] = [
    "He",
    "She",
    "They",
    "It",
    "This",
    "These",
    "That",
    "His",
    "Her",
    "Their",
    "In his",
    "In her",
    "The president",
    "The President",
    "The prime minister",
    "The Prime Minister",
    "Both",
    "The leaders also",
    "Also",
    "In addition",
    "Additionally",
    "Furthermore",
    "Mr",
    "At the same time",
];

/// A paragraph with the heading before it.
struct Passage {
    span: Span,
    blocks: Range<usize>,
}

fn passages(report: &Report) -> Vec<Passage> {
    let blocks = report.article.blocks();
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if block.zone != Zone::Body || block.kind != BlockKind::Paragraph {
            continue;
        }
        let headed = at > 0 && blocks[at - 1].zone == Zone::Body && blocks[at - 1].kind == BlockKind::Heading;
        // A heading over several paragraphs stays where it is.
        let alone =
            blocks.get(at + 1).is_none_or(|next| next.kind == BlockKind::Heading || next.zone != Zone::Body);
        let first = if headed && alone { at - 1 } else { at };
        if !headed || alone {
            found.push(Passage {
                span: Span::new(blocks[first].span.start, block.span.end),
                blocks: first..at + 1,
            });
        }
    }
    found
}

fn quotes(topic: &Priority) -> Vec<Span> {
    let said = topic.statements.iter().flat_map(|statement| &statement.evidence);
    topic.evidence.iter().chain(said).map(Evidence::span).collect()
}

/// The topics that only this passage speaks of.
fn own<'run>(report: &'run Report, passage: &Passage) -> Vec<&'run Priority> {
    let topics = report.snapshot.priorities.iter();
    topics.filter(|topic| quotes(topic).iter().all(|quote| passage.span.contains(*quote))).collect()
}

/// Whether it can stand elsewhere, and its neighbour without it: nobody leans on what is before, and the meeting itself
/// is told elsewhere.
fn is_free(report: &Report, passage: &Passage) -> bool {
    let text = report.article.text();
    let leans = |at: usize| {
        let words =
            report.article.blocks().get(at).map_or("", |block| &text[block.span.start..block.span.end]);
        LEANING
            .iter()
            .any(|lead| words.strip_prefix(lead).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    };
    let told = report.snapshot.event.evidence.values().flatten();
    let people = report.snapshot.participants.iter().map(|person| &person.evidence[0]);
    !leans(passage.blocks.end - 1)
        && !leans(passage.blocks.end)
        && told.chain(people).all(|quote| !passage.span.contains(quote.span()))
}

pub(super) fn swapped(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let all = passages(report);
    let mut edits = Vec::new();
    for pair in all.windows(2) {
        let (one, other) = (&pair[0], &pair[1]);
        let free = one.blocks.end == other.blocks.start && is_free(report, one) && is_free(report, other);
        let (first, second) = (own(report, one), own(report, other));
        let moves = first.iter().any(|topic| second.iter().any(|next| topic.rank < next.rank));
        if free && moves {
            let gap = &text[one.span.end..other.span.start];
            let words = |span: Span| &text[span.start..span.end];
            let turned = [words(other.span), gap, words(one.span)].concat();
            let ids = format!("{} {}", first[0].id, second[0].id);
            let whole = Span::new(one.span.start, other.span.end);
            edits.push(Edit::new(put(text, whole, &turned), &[Kind::PriorityMoved], &ids));
        }
    }
    edits
}

pub(super) fn deleted(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let passages = passages(report);
    let free = passages.iter().filter(|passage| is_free(report, passage));
    free.filter(|passage| !own(report, passage).is_empty())
        .map(|passage| {
            let end = text[passage.span.end..].len() - text[passage.span.end..].trim_start().len();
            let span = Span::new(passage.span.start, passage.span.end + end);
            let edit = Edit::new(
                put(text, span, ""),
                &[Kind::PriorityRemoved],
                &flat(&text[span.start..passage.span.end]),
            );
            edit.within(Some(span), None).with(&["priority.moved"])
        })
        .collect()
}

/// What a paragraph of each topic says, of leaders and in the first person; invented.
const TOPICS: [(&str, &str, &str); 6] = [
    (
        "tourism",
        "The leaders agreed to open new routes for tourism and to make travel easier for tourists.",
        "We agree to open new routes for tourism and to make travel easier for tourists.",
    ),
    (
        "sport",
        "The leaders called for more sports exchanges and supported a youth football tournament.",
        "We call for more sports exchanges and support a football tournament.",
    ),
    (
        "space",
        "The leaders agreed to launch a joint satellite and to train astronauts together.",
        "We agree to launch a joint satellite and to train astronauts together.",
    ),
    (
        "agriculture-food",
        "The leaders urged farmers and traders to keep food supplies steady.",
        "We urge farmers and traders to keep food supplies steady.",
    ),
    (
        "water",
        "The leaders agreed to manage the water resources of shared rivers together.",
        "We agree to manage the water resources of shared rivers together.",
    ),
    (
        "culture",
        "The leaders welcomed the exchange of museum collections and cultural heritage programmes.",
        "We welcome the exchange of museum collections and cultural heritage programmes.",
    ),
];

pub(super) fn inserted(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let known: BTreeSet<&str> = report.snapshot.priorities.iter().map(|topic| topic.id.as_str()).collect();
    let said = report.snapshot.priorities.iter().flat_map(quotes).map(|span| span.end).max();
    let Some(said) = said else { return Vec::new() };
    let blocks = report.article.blocks();
    let Some(at) =
        blocks.iter().position(|block| block.span.end >= said && block.kind == BlockKind::Paragraph)
    else {
        return Vec::new();
    };
    let gap = if at > 0 { &text[blocks[at - 1].span.end..blocks[at].span.start] } else { "\n\n" };
    let gap = if gap.contains('\n') { gap } else { "\n\n" };
    let first_person =
        report.article.sentences().iter().filter(|one| report.article.word(one.tokens.start) == "We").count()
            > 2;
    let place = Span::new(blocks[at].span.end, blocks[at].span.end);
    let new = TOPICS.iter().filter(|(id, _, _)| !known.contains(id));
    new.map(|(id, leaders, we)| {
        let sentence = if first_person { we } else { leaders };
        let added = Span::new(place.start, place.start + gap.len() + sentence.len());
        let edited = put(text, place, &format!("{gap}{sentence}"));
        Edit::new(edited, &[Kind::PriorityAdded], id).within(None, Some(added))
    })
    .collect()
}
