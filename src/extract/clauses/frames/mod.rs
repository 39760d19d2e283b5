//! Clause frames: who (subject), does what (act), about what (content), how strongly (hedges), affirmed or negated.
//!
//! A sentence is cut at its anchors. A coordinated verb ("and advocated") keeps the subject; a participle (", stressing")
//! too; a verb inside a that-clause lends its act to a verb of saying, since the choice among verbs of saying is the
//! journalist's and the inner verb is what was said.

mod content;
mod copular;
mod hedges;
mod subjects;
mod ties;

use super::Speaker;
use super::anchors::{self, Anchor, Form, FrameKind};
use super::scene::Scene;
use crate::snapshot::{Axis, OutcomeType, Polarity};
use std::ops::Range;
use ties::Tie;

pub(super) use hedges::hedges;

/// A clause with its act.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// The whole clause.
    pub(super) tokens: Range<usize>,
    /// The content alone.
    pub(super) content: Range<usize>,
    /// The verb group.
    pub(super) verb: Range<usize>,
    /// The verb group that gives the act: inside the content where a verb of saying took it from there.
    pub(super) head: Range<usize>,
    pub(super) act: String,
    pub(super) axis: Axis,
    pub(super) kind: FrameKind,
    pub(super) passive: bool,
    pub(super) polarity: Polarity,
    pub(super) speaker: Speaker,
    /// Whether its subject is somebody at the meeting: a person, "the sides", "we", a body.
    pub(super) voiced: bool,
    /// What the verb brings about when the meeting does it.
    pub(super) outcome: Option<OutcomeType>,
    pub(super) rule: &'static str,
}

/// The frames of a sentence, in text order, not overlapping.
pub(super) fn find(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<Frame> {
    if let Some(vote) = super::votes::find(scene, sentence) {
        return vote;
    }
    let mut anchors = anchors::find(scene, sentence.clone());
    anchors.extend(copular::copular(scene, sentence, &anchors));
    anchors.sort_by_key(|anchor| anchor.group.start);
    let main = ties::main_clause(scene, sentence, &anchors);
    let mut frames: Vec<Frame> = Vec::new();
    let mut open = false;
    for anchor in anchors.iter().filter(|anchor| anchor.group.start >= main) {
        let Some(last) = frames.last_mut() else {
            if admissible(scene, sentence, anchor, &anchors) {
                frames.push(begin(scene, sentence.start, sentence.start, sentence.end, anchor));
                open = says_that(scene, anchor);
            }
            continue;
        };
        if anchor.group.start < last.verb.end {
            continue;
        }
        match ties::tie(scene, last, anchor) {
            Tie::Embedded => {
                if open && !is_relative(scene, last, anchor) && promote(last, anchor) {
                    open = false;
                }
            }
            Tie::Coordinated(from) => {
                last.tokens.end = from;
                let (speaker, voiced) = (last.speaker.clone(), last.voiced);
                let mut frame = begin(scene, from, from, sentence.end, anchor);
                frame.speaker = speaker;
                frame.voiced |= voiced;
                open = says_that(scene, anchor);
                frames.push(frame);
            }
            Tie::Subject(from, subject) => {
                last.tokens.end = from;
                frames.push(begin(scene, from, subject, sentence.end, anchor));
                open = says_that(scene, anchor);
            }
        }
    }
    for frame in &mut frames {
        content::close(scene, frame);
    }
    frames
}

/// A sentence that holds an amount and no act that the tables know: the amount is what it states.
pub(super) fn amount(scene: &Scene<'_>, sentence: &Range<usize>) -> Frame {
    let tokens = scene.trim(sentence.clone());
    Frame {
        content: tokens.clone(),
        verb: tokens.start..tokens.start,
        head: tokens.start..tokens.start,
        tokens,
        act: "state".to_owned(),
        axis: Axis::Reporting,
        kind: FrameKind::Say,
        passive: false,
        polarity: Polarity::Affirmed,
        speaker: Speaker::Meeting,
        voiced: false,
        outcome: None,
        rule: "frame.amount",
    }
}

/// "There has been some further progress": what exists, by how much of it there is; "no" and "a lack of" deny it.
pub(super) fn existence(scene: &Scene<'_>, sentence: &Range<usize>) -> Option<Frame> {
    const REACH: usize = 6;
    let there = sentence.clone().take(REACH).find(|index| scene.is_any(*index, &["there"]))?;
    let be = (there + 1..there + 3)
        .find(|index| scene.is_any(*index, &["is", "are", "was", "were", "been", "remains"]))?;
    let noun =
        (be + 1..(be + REACH).min(sentence.end)).find(|index| scene.marker(*index, "progress").is_some())?;
    let denied = (be + 1..noun).any(|index| scene.is_any(index, &["no", "not", "lack", "little"]));
    Some(Frame {
        verb: there..be + 1,
        head: there..be + 1,
        content: scene.trim(be + 1..sentence.end),
        polarity: if denied { Polarity::Negated } else { Polarity::Affirmed },
        rule: "frame.existence",
        ..amount(scene, sentence)
    })
}

/// An infinitive opens a frame only as a purpose ("met to discuss") or an item; verbs of doing need a subject.
fn admissible(scene: &Scene<'_>, sentence: &Range<usize>, anchor: &Anchor, all: &[Anchor]) -> bool {
    let mut before = anchor.group.start.saturating_sub(1);
    while before > sentence.start && scene.is_any(before, &["has", "have", "had"]) {
        before -= 1;
    }
    let passed = before + 1 < anchor.group.start && scene.is_any(before, &["that"]);
    if before > sentence.start && (passed || scene.is_any(before, &["which", "who"])) {
        return false;
    }
    let doing = matches!(anchor.kind, FrameKind::Do | FrameKind::Commit | FrameKind::Judge);
    let later = all.iter().any(|other| other.group.start > anchor.group.start && other.form == Form::Finite);
    if doing && later && anchor.form != Form::Finite && anchor.group.start > sentence.start {
        return false;
    }
    let subject = anchor.form == Form::Participle && anchor.group.start == sentence.start;
    if subject && all.iter().any(|other| other.rule == "frame.importance" && other.passive) {
        return false;
    }
    if anchor.act == "include" || anchor.act == "embrace" || anchor.act == "cover" {
        return (sentence.start..anchor.group.start).any(|index| scene.marker(index, "agenda").is_some());
    }
    true
}

fn begin(scene: &Scene<'_>, from: usize, subject: usize, end: usize, anchor: &Anchor) -> Frame {
    let speaker = subjects::speaker(scene, subject..anchor.group.start, anchor, end);
    // "No declaration was adopted", "neither side agreed to".
    let none = subject < anchor.group.start && scene.is_any(subject, &["no", "neither", "none", "nobody"]);
    Frame {
        voiced: subjects::is_voiced(scene, from..anchor.group.start, anchor, &speaker),
        tokens: from..end,
        content: anchor.content..end,
        verb: anchor.group.clone(),
        head: anchor.group.clone(),
        act: anchor.act.clone(),
        axis: if subjects::is_inert(scene, from..anchor.group.start, anchor) {
            Axis::Reporting
        } else {
            anchor.axis
        },
        kind: anchor.kind,
        passive: anchor.passive,
        polarity: if anchor.negated == none { Polarity::Affirmed } else { Polarity::Negated },
        speaker,
        outcome: anchor.outcome,
        rule: anchor.rule,
    }
}

fn says_that(scene: &Scene<'_>, anchor: &Anchor) -> bool {
    anchor.kind == FrameKind::Say
        && anchor.axis == Axis::Reporting
        && !anchor.passive
        && (scene.is_any(anchor.group.end, &["that", ":", "\"", "“", ","])
            || scene.person_at(anchor.group.end).is_some()
            || scene.is_any(
                anchor.group.end,
                &["the", "it", "they", "he", "she", "we", "its", "their", "his", "a", "this", "how", "why"],
            )
            || scene.is_capitalized(anchor.group.end)
            || scene.date_at(anchor.group.end).is_some())
}

/// Whether the inner verb stands in a relative clause ("an agreement that would take into account").
fn is_relative(scene: &Scene<'_>, last: &Frame, inner: &Anchor) -> bool {
    let before = inner.group.start.saturating_sub(1);
    before > last.verb.end && scene.is_any(before, &["that", "which", "who", "what"])
}

/// Lends the act of the inner clause to the verb of saying.
fn promote(frame: &mut Frame, inner: &Anchor) -> bool {
    let lends = inner.form == Form::Finite
        && !inner.passive
        && !(frame.act == "be confident" && inner.kind == FrameKind::Modal)
        && matches!(
            inner.kind,
            FrameKind::Commit | FrameKind::Ask | FrameKind::Judge | FrameKind::Modal | FrameKind::Do
        );
    if lends {
        frame.act.clone_from(&inner.act);
        frame.head = inner.group.clone();
        frame.axis = inner.axis;
        frame.outcome = None;
        frame.rule = "frame.reported-act";
        if inner.negated {
            frame.polarity = Polarity::Negated;
        }
    }
    lends
}
