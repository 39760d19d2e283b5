//! From frames and cues to statements and topics: what counts, where a statement is filed, what is left out.
//!
//! A clause with an act and a topic is a statement. A clause with an act of asking, committing, doing or judging but
//! without a topic of its own is filed under the topic before it in its paragraph or heading. Where nothing stands
//! before it, it is filed under `other` when somebody at the meeting binds himself or asks for something, or when it
//! holds an amount. Greetings, furniture and datelines give none.

mod admission;
mod filing;
mod parts;

use super::frames::{self, Frame};
use super::scene::Scene;
use super::topics::{self, Cue};
use super::{Speaker, Standing, TopicMention, quantities};
use crate::read::{BlockKind, Zone};
use crate::snapshot::{Id, Polarity};
use std::ops::Range;

pub(super) use admission::announces;
pub(super) use filing::collect;

/// A sentence with its frames and cues.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) tokens: Range<usize>,
    pub(super) block: usize,
    pub(super) zone: Zone,
    pub(super) kind: BlockKind,
    pub(super) frames: Vec<Frame>,
    cues: Vec<Cue>,
    ordinal: Option<u32>,
}

/// Reads every sentence of the report; items take the act of the clause that leads their list.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Reading> {
    let article = scene.article;
    let mut readings: Vec<Reading> = Vec::new();
    let mut lead: Option<Frame> = None;
    for (index, block) in article.blocks().iter().enumerate() {
        if block.zone == Zone::Furniture {
            continue;
        }
        if block.kind != BlockKind::Item {
            lead = None;
        }
        for sentence in &article.sentences()[block.sentences.clone()] {
            let tokens = sentence.tokens.clone();
            let mut found =
                if block.kind == BlockKind::Heading { Vec::new() } else { frames::find(scene, &tokens) };
            if block.kind == BlockKind::Item && found.is_empty() && tokens.start == block.tokens.start {
                found.extend(lead.as_ref().map(|lead| inherit(scene, lead, &tokens)));
            }
            if found.is_empty() && block.zone == Zone::Body && block.kind != BlockKind::Heading {
                let amount = || holds_amount(scene, &tokens).then(|| frames::amount(scene, &tokens));
                found.extend(frames::existence(scene, &tokens).or_else(amount));
            }
            readings.push(Reading {
                cues: topics::cues(scene, &tokens),
                ordinal: ordinal(scene, &tokens),
                tokens,
                block: index,
                zone: block.zone,
                kind: block.kind,
                frames: found,
            });
        }
        if block.tokens.end > block.tokens.start && scene.is_any(block.tokens.end - 1, &[":"]) {
            lead = readings.last().and_then(|reading| reading.frames.last().cloned()).or(lead);
        }
    }
    for block in readings.chunk_by_mut(|one, other| one.block == other.block) {
        lend_speaker(block);
    }
    readings
}

/// "The second priority was X. President Y stressed …": an emphasis that names nobody is that of the person whose clause
/// stands next to it in its paragraph, unless the paragraph also speaks for the meeting.
fn lend_speaker(block: &mut [Reading]) {
    let frames = || block.iter().flat_map(|reading| &reading.frames);
    let unsaid = |frame: &Frame| matches!(frame.rule, "frame.priority-noun" | "frame.emphasis");
    if frames()
        .any(|frame| frame.speaker == Speaker::Meeting && frame.voiced && !frame.passive && !unsaid(frame))
    {
        return;
    }
    let said: Vec<(usize, usize)> = frames()
        .filter_map(|frame| match frame.speaker {
            Speaker::Person(person) => Some((frame.tokens.start, person)),
            Speaker::Meeting => None,
        })
        .collect();
    for frame in block.iter_mut().flat_map(|reading| &mut reading.frames).filter(|frame| unsaid(frame)) {
        let nearest = said.iter().min_by_key(|(at, _)| at.abs_diff(frame.tokens.start));
        if let (Speaker::Meeting, Some((_, person))) = (&frame.speaker, nearest) {
            frame.speaker = Speaker::Person(*person);
        }
    }
}

fn holds_amount(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    quantities::find(scene, tokens).iter().any(|quantity| quantity.value.is_some())
}

/// An item of a list says what its lead announces ("we agreed to:").
fn inherit(scene: &Scene<'_>, lead: &Frame, tokens: &Range<usize>) -> Frame {
    let tokens = scene.trim(tokens.clone());
    Frame {
        content: tokens.clone(),
        verb: tokens.start..tokens.start,
        head: tokens.start..tokens.start,
        tokens,
        passive: false,
        rule: "frame.item",
        ..lead.clone()
    }
}

/// "Second, …", "The second critical area": the number that the text gives what follows.
fn ordinal(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<u32> {
    let at = (tokens.start..(tokens.start + 2).min(tokens.end))
        .find(|index| scene.marker(*index, "ordinal").is_some())?;
    let found = scene.marker(at, "ordinal")?;
    let next = at + found.length;
    let value = found.row.text("value").parse().ok();
    if at == tokens.start && scene.is_any(next, &[",", ":", "–", "—"]) {
        return value;
    }
    let determined = at == tokens.start || scene.is_any(tokens.start, &["the", "our", "a", "my"]);
    (determined
        && (next..(next + 4).min(tokens.end)).any(|index| scene.marker(index, "priority-noun").is_some()))
    .then_some(value)
    .flatten()
}

fn mention(
    cue: &Cue,
    tokens: Range<usize>,
    ordinal: Option<u32>,
    standing: Standing,
) -> Option<TopicMention> {
    Some(TopicMention { topic: Id::slug(&cue.topic)?, cue: cue.tokens.clone(), tokens, ordinal, standing })
}

/// Affirmed clauses only can be outcomes.
pub(super) fn is_affirmed(frame: &Frame) -> bool {
    frame.polarity == Polarity::Affirmed
}
