//! Votes: "Voting for the action were A, B and C", "Voting against was D, who preferred to do X".
//!
//! The list of those who voted is one statement; what each of those against preferred is a statement of their own.

use super::anchors::{self, FrameKind};
use super::frames::Frame;
use super::scene::Scene;
use super::{QuantityMention, Speaker};
use crate::lexicon::TableId;
use crate::snapshot::{Axis, Polarity};
use std::ops::Range;

/// The frames of a sentence that tells a vote; `None` for any other sentence.
pub(super) fn find(scene: &Scene<'_>, sentence: &Range<usize>) -> Option<Vec<Frame>> {
    let side = sentence.start + 1;
    let act = match (scene.fold(sentence.start), scene.fold(side)) {
        ("voting", "for") => "vote for",
        ("voting", "against") => "vote against",
        _ => return None,
    };
    let be = (side..(side + 8).min(sentence.end))
        .find(|index| scene.is_any(*index, &["was", "were", "is", "are"]))?;
    let tokens = scene.trim(sentence.clone());
    let vote = Frame {
        content: be + 1..tokens.end,
        verb: sentence.start..be + 1,
        head: sentence.start..be + 1,
        tokens,
        act: act.to_owned(),
        axis: Axis::Commissive,
        kind: FrameKind::Commit,
        passive: false,
        polarity: Polarity::Affirmed,
        speaker: Speaker::Meeting,
        voiced: true,
        outcome: None,
        rule: "frame.vote",
    };
    let mut frames = ballots(scene, &vote);
    let voters = voters(scene, &vote.content);
    for voter in voters {
        let Some(mut dissent) = dissent(scene, &vote, voter) else { continue };
        frames.extend(other_wish(scene, &mut dissent));
        frames.push(dissent);
    }
    frames.sort_by_key(|frame| (frame.tokens.start, frame.rule != "frame.vote"));
    Some(frames)
}

/// Who voted, without what they preferred, which is told of each of them: one list, or one for each preference.
fn ballots(scene: &Scene<'_>, vote: &Frame) -> Vec<Frame> {
    let mut frames = Vec::new();
    let (mut from, end) = (vote.content.start, vote.content.end);
    while let Some(who) = (from..end).find(|index| scene.is_any(*index, &["who"])) {
        let content = scene.trim(from..who);
        let start = if frames.is_empty() { vote.tokens.start } else { content.start };
        frames.push(Frame { tokens: start..content.end, content, ..vote.clone() });
        from = (who..end).find(|index| scene.is_any(*index, &[";"])).unwrap_or(end);
    }
    let rest = scene.trim(from..end);
    if !rest.is_empty() {
        let start = if frames.is_empty() { vote.tokens.start } else { rest.start };
        frames.push(Frame { tokens: start..rest.end, content: rest, ..vote.clone() });
    }
    frames
}

/// The people named in a range, by their index.
fn voters(scene: &Scene<'_>, range: &Range<usize>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for person in range.clone().filter_map(|index| scene.person_at(index)) {
        if scene.people[person].name.is_some() && !found.contains(&person) {
            found.push(person);
        }
    }
    found
}

/// What somebody who voted preferred: the first "who …" behind the name, shared by the names before it.
fn dissent(scene: &Scene<'_>, vote: &Frame, voter: usize) -> Option<Frame> {
    let start = scene.people[voter].tokens.start;
    let who =
        (scene.people[voter].tokens.end..vote.tokens.end).find(|index| scene.is_any(*index, &["who"]))?;
    let found = scene.matches(who + 1, TableId::Acts).find(|found| found.is_column("past"));
    let verb = who + 1..who + 1 + found.map_or(1, |found| found.length);
    let (act, axis) = match found {
        Some(found) => (found.row.text("lemma"), anchors::axis_of(&found.row)),
        None => ("prefer", Axis::Directive),
    };
    let end =
        (verb.end..vote.tokens.end).find(|index| scene.is_any(*index, &[";"])).unwrap_or(vote.tokens.end);
    let content = scene.trim(verb.end + usize::from(scene.is_any(verb.end, &["to"]))..end);
    (!content.is_empty()).then(|| Frame {
        tokens: scene.trim(start..end),
        content,
        verb: verb.clone(),
        head: verb,
        act: act.to_owned(),
        axis,
        kind: FrameKind::Ask,
        speaker: Speaker::Person(voter),
        rule: "frame.dissent",
        ..vote.clone()
    })
}

/// "supported no change but preferred to go on": the second thing that one of those against wanted, cut off the first.
fn other_wish(scene: &Scene<'_>, first: &mut Frame) -> Option<Frame> {
    let (at, found) = first.content.clone().find_map(|at| {
        let found = scene.matches(at + 1, TableId::Acts).find(|found| found.is_column("past"))?;
        scene.is_any(at, &["but", "and"]).then_some((at, found))
    })?;
    let end = first.content.end;
    let verb = at + 1..at + 1 + found.length;
    let content = scene.trim(verb.end + usize::from(scene.is_any(verb.end, &["to"]))..end);
    if content.is_empty() || content.start >= end {
        return None;
    }
    first.content = scene.trim(first.content.start..at);
    first.tokens = scene.trim(first.tokens.start..at);
    Some(Frame {
        tokens: scene.trim(at + 1..end),
        content,
        verb: verb.clone(),
        head: verb,
        act: found.row.text("lemma").to_owned(),
        axis: anchors::axis_of(&found.row),
        ..first.clone()
    })
}

/// How many votes a list of those who voted gives: their number, told by the list itself.
pub(super) fn tally(scene: &Scene<'_>, frame: &Frame) -> Option<QuantityMention> {
    if frame.rule != "frame.vote" {
        return None;
    }
    // "A, Chair; B; and C": the list itself tells how many, whether or not each name is known.
    let parts = frame.content.clone().filter(|index| scene.is_any(*index, &[";"])).count();
    let votes = if parts > 0 { parts + 1 } else { voters(scene, &frame.content).len() };
    (votes > 0).then(|| QuantityMention {
        tokens: frame.content.clone(),
        value: Some(votes.to_string()),
        upper: None,
        unit: Some("votes".to_owned()),
    })
}
