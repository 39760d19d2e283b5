//! How the verbs of a sentence belong together: where its main clause begins, and whether a later verb keeps the subject,
//! has one of its own or stands inside the content of the clause before it.

use super::Frame;
use crate::extract::clauses::anchors::{Anchor, Form, FrameKind, is_adverb};
use crate::extract::clauses::scene::Scene;
use std::ops::Range;

/// How a later anchor of a sentence is tied to the clause before it.
pub(super) enum Tie {
    /// Same subject; the clause begins at this token.
    Coordinated(usize),
    /// A subject of its own from the second token on; the clause begins at the first.
    Subject(usize, usize),
    /// Inside the content of the clause before it.
    Embedded,
}

/// Where the main clause begins after an opening adjunct ("Addressing the challenges of X, the president called for"):
/// verbs inside the adjunct are not what the sentence says.
pub(super) fn main_clause(scene: &Scene<'_>, sentence: &Range<usize>, anchors: &[Anchor]) -> usize {
    let opener = scene.fold(sentence.start);
    let adjunct = SUBORDINATORS.contains(&opener)
        || (opener.len() > 5 && opener.ends_with("ing") && !scene.is_capitalized(sentence.start + 1));
    if !adjunct {
        return sentence.start;
    }
    let limit = sentence.end.min(sentence.start + 60);
    for comma in (sentence.start + 1..limit).filter(|index| scene.is_any(*index, &[","])) {
        let Some(verb) =
            anchors.iter().find(|anchor| anchor.group.start > comma && anchor.form == Form::Finite)
        else {
            break;
        };
        let clean =
            !(comma + 1..verb.group.start).any(|index| scene.is_any(index, &[",", "which", "who", "that"]));
        let subject = begins_subject(scene, comma + 1, verb.group.start)
            || scene.is_any(
                comma + 1,
                &["the", "this", "these", "our", "its", "their", "both", "a", "an", "all"],
            )
            || scene.is_capitalized(comma + 1);
        if clean
            && subject
            && anchors.iter().all(|anchor| {
                anchor.group.start > comma
                    || anchor.form != Form::Finite
                    || anchor.kind == FrameKind::Modal
                    || SUBORDINATORS.contains(&opener)
            })
        {
            return comma + 1;
        }
    }
    sentence.start
}

/// Words that open an adjunct or a subordinate clause at the head of a sentence.
const SUBORDINATORS: &[&str] = &[
    "in",
    "as",
    "if",
    "given",
    "while",
    "although",
    "though",
    "despite",
    "after",
    "following",
    "during",
    "since",
    "when",
    "with",
    "for",
    "under",
    "at",
    "on",
    "to",
    "because",
    "by",
    "before",
    "from",
    "through",
    "within",
    "building",
    "recognizing",
    "recognising",
    "noting",
    "addressing",
    "regarding",
    "concerning",
    "based",
    "due",
    "amid",
    "beyond",
];

pub(super) fn tie(scene: &Scene<'_>, last: &Frame, anchor: &Anchor) -> Tie {
    let mut at = anchor.group.start;
    while at > last.verb.end && is_adverb(scene, at - 1) {
        at -= 1;
    }
    let Some(previous) = at.checked_sub(1).filter(|index| *index >= last.verb.end) else {
        return Tie::Embedded;
    };
    if anchor.form == Form::Infinitive {
        return Tie::Embedded;
    }
    if scene.is_any(previous, &["and", "but", "then", ",", ";", "while"]) {
        let participle = anchor.form == Form::Participle;
        let doing = matches!(anchor.kind, FrameKind::Do | FrameKind::Modal);
        if participle
            && (doing || matches!(anchor.kind, FrameKind::Commit) || scene.is_any(previous, &["and"]))
        {
            return Tie::Embedded;
        }
        let from = if previous > last.verb.end && scene.is_any(previous - 1, &[",", ";"]) {
            previous - 1
        } else {
            previous
        };
        return Tie::Coordinated(from);
    }
    if anchor.form == Form::Participle {
        return Tie::Embedded;
    }
    match subject_start(scene, last.verb.end, previous) {
        Some((from, subject)) => Tie::Subject(from, subject),
        None => Tie::Embedded,
    }
}

/// A new subject before a verb: the conjunction that opens its clause and the subject's first token.
fn subject_start(scene: &Scene<'_>, floor: usize, last: usize) -> Option<(usize, usize)> {
    for index in (floor..=last).rev() {
        if scene.is_any(index, &["that", "which", "who", "where", "whose", "what", "how", "if", "whether"]) {
            return None;
        }
        let parted = scene.is_any(index, &[";", "while", "whereas"])
            || (scene.is_any(index, &["and", "but"]) && index > floor && scene.is_any(index - 1, &[","]));
        let named = parted && begins_with_name(scene, index + 1, last);
        let clause =
            parted || (scene.is_any(index, &["and", "but"]) && begins_subject(scene, index + 1, last));
        if named || clause && begins_subject(scene, index + 1, last) {
            let from = if index > floor && scene.is_any(index - 1, &[","]) { index - 1 } else { index };
            return Some((from, index + 1));
        }
    }
    None
}

pub(super) fn begins_subject(scene: &Scene<'_>, at: usize, last: usize) -> bool {
    if scene.is_any(at, &["he", "she", "they", "we", "i", "it"]) {
        return true;
    }
    if scene.person_at(at).is_some() && !scene.is_any(last + 1, &["and", ","]) {
        return true;
    }
    scene.is_any(at, &["the", "both", "our", "two"])
        && (at..=(at + 3).min(last))
            .any(|index| scene.is_collective(index) || scene.person_at(index).is_some())
}

/// "; the African Development Bank has committed": an organization that is the whole subject of the next verb.
fn begins_with_name(scene: &Scene<'_>, at: usize, last: usize) -> bool {
    let first = at + usize::from(scene.is_any(at, &["the"]));
    scene.name_at(first).is_some_and(|name| {
        let name = &scene.names[name];
        let auxiliary = |index: usize| scene.is_any(index, &["has", "have", "had", "will"]);
        name.tokens.start == first && (name.tokens.end..=last).all(auxiliary)
    })
}
