//! Clause frames: who (subject), does what (act), about what (content), how strongly (hedges), affirmed or negated.
//!
//! A sentence is cut at its anchors. A coordinated verb ("and advocated") keeps the subject; a participle (", stressing")
//! too; a verb inside a that-clause lends its act to a verb of saying, since the choice among verbs of saying is the
//! journalist's and the inner verb is what was said.

use super::anchors::{self, Anchor, Form, FrameKind, is_adverb};
use super::scene::Scene;
use super::times;
use super::{QuantityMention, Speaker};
use crate::lexicon::TableId;
use crate::read::TokenKind;
use crate::snapshot::{Axis, OutcomeType, Polarity};
use std::ops::Range;

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

/// How a later anchor of a sentence is tied to the clause before it.
enum Tie {
    /// Same subject; the clause begins at this token.
    Coordinated(usize),
    /// A subject of its own from the second token on; the clause begins at the first.
    Subject(usize, usize),
    /// Inside the content of the clause before it.
    Embedded,
}

/// The frames of a sentence, in text order, not overlapping.
pub(super) fn find(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<Frame> {
    if let Some(vote) = super::votes::find(scene, sentence) {
        return vote;
    }
    let mut anchors = anchors::find(scene, sentence.clone());
    anchors.extend(copular(scene, sentence, &anchors));
    anchors.sort_by_key(|anchor| anchor.group.start);
    let main = main_clause(scene, sentence, &anchors);
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
        match tie(scene, last, anchor) {
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
        close(scene, frame);
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

/// Where the main clause begins after an opening adjunct ("Addressing the challenges of X, the president called for"):
/// verbs inside the adjunct are not what the sentence says.
fn main_clause(scene: &Scene<'_>, sentence: &Range<usize>, anchors: &[Anchor]) -> usize {
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

/// An infinitive opens a frame only as a purpose ("met to discuss") or an item; verbs of doing need a subject.
fn admissible(scene: &Scene<'_>, sentence: &Range<usize>, anchor: &Anchor, all: &[Anchor]) -> bool {
    let before = anchor.group.start.saturating_sub(1);
    if before > sentence.start && scene.is_any(before, &["which", "who"]) {
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
    let speaker = speaker(scene, subject..anchor.group.start, anchor, end);
    Frame {
        voiced: is_voiced(scene, from..anchor.group.start, anchor, &speaker),
        tokens: from..end,
        content: anchor.content..end,
        verb: anchor.group.clone(),
        head: anchor.group.clone(),
        act: anchor.act.clone(),
        axis: anchor.axis,
        kind: anchor.kind,
        passive: anchor.passive,
        polarity: if anchor.negated { Polarity::Negated } else { Polarity::Affirmed },
        speaker,
        outcome: anchor.outcome,
        rule: anchor.rule,
    }
}

/// Whether the subject of a verb of doing is somebody at the meeting; nobody is needed for a passive.
fn is_voiced(scene: &Scene<'_>, subject: Range<usize>, anchor: &Anchor, speaker: &Speaker) -> bool {
    matches!(speaker, Speaker::Person(_))
        || anchor.passive
        || subject.into_iter().any(|index| {
            scene.is_collective(index)
                || scene.marker(index, "organ").is_some()
                || scene.is_any(index, &["we", "they", "i", "us"])
        })
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

fn tie(scene: &Scene<'_>, last: &Frame, anchor: &Anchor) -> Tie {
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
        let clause = scene.is_any(index, &[";", "while", "whereas"])
            || (scene.is_any(index, &["and", "but"]) && index > floor && scene.is_any(index - 1, &[","]))
            || (scene.is_any(index, &["and", "but"]) && begins_subject(scene, index + 1, last));
        if clause && begins_subject(scene, index + 1, last) {
            let from = if index > floor && scene.is_any(index - 1, &[","]) { index - 1 } else { index };
            return Some((from, index + 1));
        }
    }
    None
}

fn begins_subject(scene: &Scene<'_>, at: usize, last: usize) -> bool {
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

/// Ends the clause and finds where its content begins.
fn close(scene: &Scene<'_>, frame: &mut Frame) {
    frame.tokens = scene.trim(frame.tokens.clone());
    let end = frame.tokens.end;
    let impersonal = frame.verb.start > 0 && scene.is_any(frame.verb.start - 1, &["it"]);
    if frame.passive && !impersonal && !emphasis_before(scene, frame) {
        frame.content = frame.tokens.clone();
        return;
    }
    let mut at = frame.content.start.min(end);
    while at < end
        && ((is_adverb(scene, at) && !scene.is_any(at, &["all", "both", "each"]))
            || scene.is_any(
                at,
                &[
                    "that",
                    "for",
                    "on",
                    "to",
                    "about",
                    "of",
                    "over",
                    "in",
                    "at",
                    "with",
                    "as",
                    "upon",
                    "regarding",
                    ":",
                    ",",
                    "“",
                    "\"",
                ],
            ))
    {
        at += 1;
    }
    let at = times::after(scene, at, end).unwrap_or(at);
    let at = after_importance(scene, at, end).unwrap_or(at);
    frame.content = scene.trim(at..end);
}

/// "particular emphasis was placed on": the subject is a noun of emphasis.
fn emphasis_before(scene: &Scene<'_>, frame: &Frame) -> bool {
    (frame.tokens.start..frame.verb.start).any(|index| scene.marker(index, "emphasis").is_some())
}

/// "the importance of", "a need to": where the content after them begins.
fn after_importance(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    let noun = (at..(at + 6).min(end)).find(|index| {
        scene.word(*index, TableId::Hedges, "class", "importance").is_some()
            && (*index..*index + 4).any(|near| scene.is_any(near, &["of", "for", "to", "in"]))
    })?;
    let length = scene.word(noun, TableId::Hedges, "class", "importance").map_or(1, |found| found.length);
    let opening = (at..noun).all(|index| {
        scene.is_any(index, &["the", "a", "an", "its", "their", "it", "is", "was", "and", "as"])
            || is_adverb(scene, index)
            || scene.matches(index, TableId::Hedges).next().is_some()
            || scene.kind(index) == Some(TokenKind::Lower)
    });
    let next = noun + length;
    (opening && scene.is_any(next, &["of", "for", "to", "in"]) && next + 1 < end).then_some(next + 1)
}

/// "The second priority was X", "One major proposal highlighted by Y was the need for X".
fn copular(scene: &Scene<'_>, sentence: &Range<usize>, anchors: &[Anchor]) -> Option<Anchor> {
    let be = sentence
        .clone()
        .find(|index| scene.is_any(*index, &["is", "are", "was", "were", "remains", "remain"]))?;
    if anchors.iter().any(|anchor| anchor.group.start <= be) {
        return emphasis(scene, sentence, be);
    }
    let noun = (sentence.start..be).find(|index| scene.marker(*index, "priority-noun").is_some());
    let Some(noun) = noun.filter(|noun| be - noun < 8 && noun - sentence.start < 8) else {
        return emphasis(scene, sentence, be);
    };
    let proposal = scene
        .word(noun, TableId::ActWords, "kind", "noun")
        .filter(|found| found.row.text("axis") == "directive");
    Some(Anchor {
        group: be..be + 1,
        content: be + 1,
        act: proposal.map_or("focus", |found| found.row.text("act")).to_owned(),
        axis: if proposal.is_some() { Axis::Directive } else { Axis::Reporting },
        kind: FrameKind::Say,
        form: Form::Finite,
        passive: false,
        negated: anchors::is_negation(scene, be + 1),
        outcome: None,
        rule: "frame.priority-noun",
    })
}

/// "Emphasis was placed on X", "special attention was paid to X".
fn emphasis(scene: &Scene<'_>, sentence: &Range<usize>, be: usize) -> Option<Anchor> {
    (sentence.start..be).find(|index| scene.marker(*index, "emphasis").is_some())?;
    let placed = (be + 1..(be + 4).min(sentence.end)).find(|index| {
        scene.is_any(
            *index,
            &[
                "placed", "laid", "put", "made", "paid", "given", "devoted", "attached", "drawn", "focused",
                "accorded",
            ],
        )
    })?;
    let on = (placed + 1..(placed + 3).min(sentence.end))
        .find(|index| scene.is_any(*index, &["on", "to", "upon"]))?;
    Some(Anchor {
        group: be..on + 1,
        content: on + 1,
        act: "stress".to_owned(),
        axis: Axis::Reporting,
        kind: FrameKind::Say,
        form: Form::Finite,
        passive: false,
        negated: false,
        outcome: None,
        rule: "frame.emphasis",
    })
}

/// Who the subject is: the one person in it, the agent of a passive verb, or the meeting.
fn speaker(scene: &Scene<'_>, subject: Range<usize>, anchor: &Anchor, end: usize) -> Speaker {
    if anchor.passive || matches!(anchor.rule, "frame.priority-noun" | "frame.emphasis") {
        return agent(scene, subject.start..end).unwrap_or(Speaker::Meeting);
    }
    let first_person = subject.clone().any(|index| scene.is_any(index, &["i", "we"]));
    if first_person {
        return scene.voice(subject.start).map_or(Speaker::Meeting, Speaker::Person);
    }
    let mut found: Vec<usize> = Vec::new();
    for index in subject.clone() {
        let Some(person) = scene.person_at(index) else { continue };
        let start = scene.people[person].tokens.start;
        let governed = start > 0
            && scene.is_any(start - 1, &["of", "with", "for", "from", "between", "to", "by", "than"]);
        if !found.contains(&person) && (!governed || (found.is_empty() && start == subject.start)) {
            found.push(person);
        }
    }
    let collective =
        subject.clone().any(|index| scene.is_collective(index) && scene.person_at(index).is_none());
    match found.as_slice() {
        [] => Speaker::Meeting,
        [only] if !collective => Speaker::Person(*only),
        [first, second] if !collective && apposed(scene, *first, *second) => Speaker::Person(*first),
        _ => Speaker::Meeting,
    }
}

/// "the President of X, N, …": two mentions of one person.
fn apposed(scene: &Scene<'_>, first: usize, second: usize) -> bool {
    let gap = scene.people[first].tokens.end..scene.people[second].tokens.start;
    !gap.clone().any(|index| scene.is_any(index, &["and"])) && gap.len() <= 1
}

fn agent(scene: &Scene<'_>, range: Range<usize>) -> Option<Speaker> {
    let by = range.clone().find(|index| scene.is_any(*index, &["by"]))?;
    (by + 1..(by + 4).min(range.end)).find_map(|index| scene.person_at(index)).map(Speaker::Person)
}

/// Hedges, intensifiers, quantifiers and importance words of a clause, folded, each once, in text order.
///
/// "more than", "nearly" and their like count only before an amount.
pub(super) fn hedges(
    scene: &Scene<'_>,
    frame: &Frame,
    range: &Range<usize>,
    amounts: &[QuantityMention],
) -> Vec<String> {
    let mut hedges: Vec<String> = Vec::new();
    let mut at = frame.verb.start.min(range.start);
    while at < range.end {
        let found = scene.matches(at, TableId::Hedges).find(|found| {
            found.row.text("class") != "bound"
                || amounts
                    .iter()
                    .any(|amount| amount.tokens.start == at || amount.tokens.start == at + found.length)
        });
        match found {
            Some(found) if is_hedge(scene, frame, at) => {
                let words = (at..at + found.length).map(|index| scene.fold(index)).collect::<Vec<_>>();
                let hedge = words.join(" ");
                if !hedges.contains(&hedge) {
                    hedges.push(hedge);
                }
                at += found.length;
            }
            _ => at += 1,
        }
    }
    hedges
}

/// The act's own words, names and dates are no hedges.
fn is_hedge(scene: &Scene<'_>, frame: &Frame, at: usize) -> bool {
    let inside = frame.verb.contains(&at) || frame.head.contains(&at);
    let own =
        scene.fold(at) == frame.act || (inside && frame.act.split(' ').any(|word| word == scene.fold(at)));
    let head = inside && scene.word(at, TableId::Hedges, "class", "complement").is_some();
    !own && !head
        && scene.name_at(at).is_none()
        && scene.date_at(at).is_none()
        && scene.kind(at) != Some(TokenKind::Capital)
}
