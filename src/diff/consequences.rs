//! What follows from another change, and what was overlooked rather than dropped.
//!
//! One edit of a text can move several fields: a dropped paragraph takes its topic and the body that only it named; a
//! corrected date stands in a milestone and in the statement that holds it. The change that says most is the one of its
//! own, the others follow from it; they stay in the diff and say so. They follow only where their quotes lie within its
//! quotes, on every side that has some.

use super::change::{Change, Pair};
use super::places::Places;
use super::text::Sentences;
use super::{Kind, Side};
use crate::read::Span;
use crate::snapshot::Evidence;
use std::collections::BTreeMap;

/// Turns what vanished although its sentences still stand in the new text, word for word, into `extraction.lost`, and
/// what appeared although they stood in the old text into `extraction.gained`. Needs both texts.
pub(super) fn lost(changes: &mut [Change], sides: &Pair<Side<'_>>) {
    let (Some(old), Some(new)) = (sides.old.article, sides.new.article) else { return };
    if !changes.iter().any(|change| is_removal(change.kind) || is_removal(change.kind.mirror())) {
        return;
    }
    let sentences = Pair::new(Sentences::of(old), Sentences::of(new));
    for change in changes {
        if is_removal(change.kind) && sentences.new.have(old, &change.evidence.old) {
            change.kind = Kind::ExtractionLost;
        } else if is_removal(change.kind.mirror()) && sentences.old.have(new, &change.evidence.new) {
            change.kind = Kind::ExtractionGained;
        } else if is_removal(change.kind) {
            // The quotes that only this side has show best what went or came.
            let stands = |quote: &Evidence| sentences.new.have(old, std::slice::from_ref(quote));
            change.evidence.old.sort_by_key(stands);
        } else if is_removal(change.kind.mirror()) {
            let stands = |quote: &Evidence| sentences.old.have(new, std::slice::from_ref(quote));
            change.evidence.new.sort_by_key(stands);
        }
    }
}

fn is_removal(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ParticipantRemoved
            | Kind::PriorityRemoved
            | Kind::StatementRemoved
            | Kind::OrganizationRemoved
            | Kind::BodyRemoved
            | Kind::DocumentRemoved
            | Kind::OutcomeRemoved
            | Kind::MilestoneRemoved
    )
}

/// What may follow from what: a change of the first family or kind from one of the second. The first rule that fits
/// counts; the mirror of a rule holds with it.
const RULES: &[(&[&str], &[&str])] = &[
    (
        &["event.name"],
        &["event.organization", "event.body", "event.location", "event.start", "event.type", "event.format"],
    ),
    (&["event.host"], &["event.location"]),
    (
        &[
            "body",
            "organization",
            "document",
            "outcome",
            "milestone",
            "quantity",
            "deadline",
            "name",
            "statement.added",
            "statement.removed",
            "statement.reworded",
        ],
        &["priority.added", "priority.removed"],
    ),
    // What somebody says whose seat another person took.
    (&["statement.added", "statement.removed"], &["participant.replaced", "participant.level"]),
    // A date that went took its milestone along.
    (&["milestone.added", "milestone.removed"], &["deadline"]),
    // An organization that was named as somebody's only.
    (
        &["organization.added", "organization.removed", "body.added", "body.removed"],
        &[
            "participant.added",
            "participant.removed",
            "participant.replaced",
            "participant.level",
            "participant.office",
        ],
    ),
    (
        &["outcome.added", "outcome.removed", "milestone.added", "milestone.removed"],
        &["statement.strengthened", "statement.weakened", "statement.negated"],
    ),
    (
        &[
            "document",
            "statement.added",
            "statement.removed",
            "statement.reworded",
            "quantity",
            "body",
            "organization",
        ],
        &["outcome.added", "outcome.removed"],
    ),
    (
        &["statement.added", "statement.removed", "statement.reworded", "outcome"],
        &["milestone.added", "milestone.removed"],
    ),
    (&["deadline", "outcome", "statement.reworded", "event.name"], &["milestone.changed"]),
    (&["outcome.changed"], &["quantity", "deadline", "statement.negated"]),
    (&["quantity", "deadline"], &["outcome.changed"]),
    (
        &["statement.reworded", "statement.added", "statement.removed", "document.renamed"],
        &["outcome.changed"],
    ),
    // Who presided and is named nowhere else.
    (&["participant.added", "participant.removed"], &["event.chair"]),
    (
        &["outcome.reworded", "milestone.reworded"],
        &[
            "statement",
            "quantity",
            "deadline",
            "body",
            "organization",
            "document",
            "outcome.changed",
            "milestone.changed",
        ],
    ),
    (
        &["statement.reference", "statement.reworded"],
        &[
            "body",
            "organization",
            "document.added",
            "document.removed",
            "document.renamed",
            "event.organization",
        ],
    ),
    (&["body", "organization", "document"], &["statement.added", "statement.removed"]),
    (
        &["statement.reworded", "outcome.reworded", "milestone.reworded"],
        &["quantity", "deadline", "name", "term", "statement.negated", "document.renamed"],
    ),
    (
        &["statement.attribution"],
        &["participant.replaced", "participant.level", "participant.added", "participant.removed"],
    ),
    (&["statement.reworded"], &["participant", "event"]),
    (&["body.parent"], &["body.renamed"]),
];

/// Marks every change that follows from another: from the first one that it can follow from, and where that one follows
/// from a third, from the third.
pub(super) fn mark(changes: &mut [Change]) {
    let own: Vec<(Kind, String, Pair<Vec<Span>>)> =
        changes.iter().map(|one| (one.kind, one.path.clone(), spans(one))).collect();
    let places = Pair::new(
        Places::of(own.iter().map(|(_, _, spans)| spans.old.iter().copied())),
        Places::of(own.iter().map(|(_, _, spans)| spans.new.iter().copied())),
    );
    let mut rules = Rules::default();
    // Of a decision that differs in an amount only the amount leads, of any other outcome the outcome: how many documents
    // were adopted is no number of the topic that they are about.
    let figures: Vec<bool> = changes
        .iter()
        .map(|one| one.field.as_deref() == Some("figures") && one.key.as_deref() != Some("document"))
        .collect();
    let amount = |kind: Kind| matches!(kind, Kind::QuantityChanged | Kind::DeadlineChanged);
    let leader = |at: usize| {
        let (kind, path, mine) = &own[at];
        near(*kind, mine, &places, own.len()).into_iter().find(|other| {
            let (of, other_path, spans) = &own[*other];
            let again =
                *other < at && kind == of && path != other_path && is_of_clause(*kind) && mine == spans;
            let turned = *of == Kind::OutcomeChanged && amount(*kind) && figures[*other]
                || *kind == Kind::OutcomeChanged && amount(*of) && !figures[at];
            again || (*other != at && !turned && rules.may_follow(*kind, *of) && within(*kind, mine, spans))
        })
    };
    let leaders: Vec<Option<usize>> = (0..own.len()).map(leader).collect();
    for (at, change) in changes.iter_mut().enumerate().filter(|(_, change)| change.follows.is_none()) {
        change.follows = first_cause(&leaders, at).map(|first| own[first].1.clone());
    }
}

/// What a change follows from in the end; of changes that follow from each other the first one leads.
fn first_cause(leaders: &[Option<usize>], at: usize) -> Option<usize> {
    let mut seen = vec![at];
    while let Some(next) = seen.last().and_then(|last| leaders[*last]) {
        if let Some(start) = seen.iter().position(|one| *one == next) {
            let first = seen[start..].iter().copied().min();
            return first.filter(|first| *first != at);
        }
        seen.push(next);
    }
    seen.pop().filter(|last| *last != at)
}

/// The changes, in order, whose quotes overlap the first quote of a change on one side: all that it can follow from.
fn near(kind: Kind, mine: &Pair<Vec<Span>>, places: &Pair<Places>, count: usize) -> Vec<usize> {
    if kind == Kind::EventName {
        return (0..count).collect();
    }
    let touching = |places: &Places, mine: &[Span]| -> Vec<usize> {
        mine.first().map(|first| places.touching(*first).collect()).unwrap_or_default()
    };
    let mut near = touching(&places.old, &mine.old);
    near.extend(touching(&places.new, &mine.new));
    near.sort_unstable();
    near.dedup();
    near
}

/// What may follow from what, looked up once for each two kinds.
#[derive(Default)]
struct Rules(BTreeMap<(Kind, Kind), bool>);

impl Rules {
    fn may_follow(&mut self, kind: Kind, from: Kind) -> bool {
        *self.0.entry((kind, from)).or_insert_with(|| may_follow(kind, from))
    }
}

/// Whether a change is one of a clause, which two topics may share.
fn is_of_clause(kind: Kind) -> bool {
    matches!(kind.family(), "statement" | "quantity" | "deadline")
}

fn may_follow(kind: Kind, from: Kind) -> bool {
    let named =
        |names: &[&str], kind: Kind| names.iter().any(|name| *name == kind.name() || *name == kind.family());
    RULES.iter().any(|(these, those)| named(these, kind) && named(those, from))
}

fn spans(change: &Change) -> Pair<Vec<Span>> {
    let spans = |quotes: &[Evidence]| quotes.iter().map(Evidence::span).collect();
    Pair::new(spans(&change.evidence.old), spans(&change.evidence.new))
}

/// Whether the quotes overlap those of the other change: all of mine on a side that both have, on one side at least. What
/// came or went on one side only follows from nothing that this side does not show.
fn within(kind: Kind, mine: &Pair<Vec<Span>>, other: &Pair<Vec<Span>>) -> bool {
    if kind == Kind::EventName {
        return true;
    }
    let covered =
        |mine: &[Span], other: &[Span]| mine.iter().all(|one| other.iter().any(|whole| whole.overlaps(*one)));
    let both = Pair::new(
        !mine.old.is_empty() && !other.old.is_empty(),
        !mine.new.is_empty() && !other.new.is_empty(),
    );
    // A number that both sides have does not follow from a topic that came: it would be lost under it.
    let two_sided = !mine.old.is_empty() && !mine.new.is_empty();
    let one_sided = other.old.is_empty() || other.new.is_empty();
    let said_in_passing = matches!(
        kind,
        Kind::StatementReference
            | Kind::StatementReworded
            | Kind::StatementAttribution
            | Kind::OutcomeReworded
            | Kind::MilestoneReworded
            | Kind::DocumentStatus
    );
    if two_sided && one_sided && !said_in_passing {
        return false;
    }
    (both.old || both.new)
        && (!both.old || covered(&mine.old, &other.old))
        && (!both.new || covered(&mine.new, &other.new))
}
