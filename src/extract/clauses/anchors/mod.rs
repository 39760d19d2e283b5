//! Anchors: the verb groups that make a clause an act ("stressed", "is not ready to", "will provide", "expressed concern").
//!
//! Grammar only: which word forms are predicates where they stand. The verbs, their forms and axes are tables.

mod compounds;
mod groups;
mod predicates;

use super::scene::Scene;
use crate::lexicon::{Row, TableId};
use crate::snapshot::{Axis, OutcomeType};
use std::ops::Range;

pub(super) use groups::MODALS;

/// How a clause of this act presents its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameKind {
    /// Reports what somebody stresses, says, notes.
    Say,
    /// Names a subject of talks.
    Discuss,
    /// Asks or proposes.
    Ask,
    /// Binds the speaker or states an intention.
    Commit,
    /// Reports an action.
    Do,
    /// Judges.
    Judge,
    /// Thanks.
    Thank,
    /// Greets, congratulates, condoles.
    Greet,
    /// A modal verb with any other verb.
    Modal,
}

/// The form of the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Finite, or governed by a modal verb.
    Finite,
    /// After "to", or opening an item.
    Infinitive,
    /// The form in -ing.
    Participle,
}

/// A verb group that is an act.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    /// From the first auxiliary to the last word of the act.
    pub(super) group: Range<usize>,
    /// Where the content begins when nothing else is skipped.
    pub(super) content: usize,
    pub(super) act: String,
    pub(super) axis: Axis,
    pub(super) kind: FrameKind,
    pub(super) form: Form,
    pub(super) passive: bool,
    pub(super) negated: bool,
    /// What the verb brings about when the meeting does it.
    pub(super) outcome: Option<OutcomeType>,
    pub(super) rule: &'static str,
}

const NOT: &[&str] = &["not", "never", "cannot"];

/// Words after which a past form is an adjective, not a predicate.
const BEFORE_NOUNS: &[&str] = &[
    "the", "a", "an", "of", "for", "in", "on", "to", "with", "by", "from", "its", "his", "her", "their",
    "our", "at", "as", "this", "these", "those", "any", "no", "more", "most", "between", "such", "all",
    "other", "is", "are", "was", "were", "be", "been", "being", "s",
];

pub(super) fn is_adverb(scene: &Scene<'_>, index: usize) -> bool {
    let word = scene.fold(index);
    (word.len() > 4
        && word.ends_with("ly")
        && !matches!(word, "family" | "supply" | "reply" | "apply" | "italy" | "july" | "early"))
        || scene.is_any(
            index,
            &[
                "also",
                "again",
                "once",
                "still",
                "further",
                "already",
                "always",
                "all",
                "both",
                "now",
                "even",
                "just",
                "never",
                "then",
                "ever",
                "so",
                "too",
                "therefore",
                "together",
                "each",
                "indeed",
                "today",
            ],
        )
}

pub(super) fn is_negation(scene: &Scene<'_>, index: usize) -> bool {
    scene.is_any(index, NOT)
}

/// The anchors of a sentence in text order, none inside a name.
pub(super) fn find(scene: &Scene<'_>, sentence: Range<usize>) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let found = (!is_blocked(scene, at))
            .then(|| {
                groups::modal(scene, &sentence, at)
                    .or_else(|| groups::auxiliary(scene, &sentence, at))
                    .or_else(|| predicates::verb(scene, &sentence, at))
            })
            .flatten();
        match found {
            Some(anchor) => {
                at = anchor.group.end.max(at + 1);
                anchors.push(anchor);
            }
            None => at += 1,
        }
    }
    anchors
}

/// A verb never stands inside the name of an organization or person.
fn is_blocked(scene: &Scene<'_>, index: usize) -> bool {
    scene.name_at(index).is_some()
        || scene.date_at(index).is_some()
        || scene.person_at(index).is_some_and(|person| scene.people[person].tokens.len() > 1)
}

/// Steps over adverbs and negation; the flag says whether a negation was met.
fn skip(scene: &Scene<'_>, mut at: usize, end: usize) -> (usize, bool) {
    let mut negated = false;
    while at < end && (is_adverb(scene, at) || is_negation(scene, at)) {
        negated |= is_negation(scene, at);
        at += 1;
    }
    (at, negated)
}

pub(super) fn axis_of(row: &Row<'_>) -> Axis {
    match row.text("axis") {
        "commissive" => Axis::Commissive,
        "directive" => Axis::Directive,
        "stance" => Axis::Stance,
        _ => Axis::Reporting,
    }
}

fn kind_of(row: &Row<'_>) -> FrameKind {
    match row.text("frame") {
        "discuss" => FrameKind::Discuss,
        "ask" => FrameKind::Ask,
        "commit" => FrameKind::Commit,
        "do" => FrameKind::Do,
        "judge" => FrameKind::Judge,
        "thank" => FrameKind::Thank,
        "greet" => FrameKind::Greet,
        _ => FrameKind::Say,
    }
}

/// What an act brings about besides a document.
fn outcome_of(row: &Row<'_>) -> Option<OutcomeType> {
    match row.get("outcome")? {
        "decision" | "either" => Some(OutcomeType::Decision),
        "agreement" => Some(OutcomeType::Agreement),
        _ => None,
    }
}

/// Whether an act makes a document valid.
pub(super) fn adopts(row: &Row<'_>) -> bool {
    matches!(row.get("outcome"), Some("document" | "either"))
}

/// The longest act phrase at a token in one of these forms: its length and row.
fn act<'run>(scene: &Scene<'run>, at: usize, columns: &[&str]) -> Option<(usize, Row<'run>)> {
    scene
        .matches(at, TableId::Acts)
        .find(|found| columns.iter().any(|column| found.is_column(column)))
        .map(|found| (found.length, found.row))
}

fn from_row(row: &Row<'_>, group: Range<usize>, form: Form, negated: bool) -> Anchor {
    let kind = kind_of(row);
    Anchor {
        content: group.end,
        group,
        act: row.text("lemma").to_owned(),
        axis: axis_of(row),
        kind,
        form,
        passive: false,
        negated,
        outcome: outcome_of(row),
        rule: "frame.verb",
    }
}

fn kind_of_word(act: &str, axis: Axis) -> FrameKind {
    match (act, axis) {
        ("thank", _) => FrameKind::Thank,
        ("condole", _) => FrameKind::Greet,
        (_, Axis::Commissive | Axis::Modality) => FrameKind::Commit,
        (_, Axis::Directive) => FrameKind::Ask,
        (_, Axis::Stance) => FrameKind::Judge,
        (_, Axis::Reporting) => FrameKind::Say,
    }
}
