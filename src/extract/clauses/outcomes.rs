//! Outcomes: documents adopted, decisions, agreements, appointments, a chairmanship handed over, the next meeting.

use super::anchors::FrameKind;
use super::frames::Frame;
use super::scene::Scene;
use super::statements::{Reading, is_affirmed};
use super::{DocumentMention, OutcomeMention, documents};
use crate::lexicon::TableId;
use crate::read::{BlockKind, Zone};
use crate::snapshot::{Axis, OutcomeType};
use std::ops::Range;

/// The outcomes of a report, in text order, one a clause.
pub(super) fn find(
    scene: &Scene<'_>,
    readings: &[Reading],
    known: &[DocumentMention],
) -> Vec<OutcomeMention> {
    let mut found = Vec::new();
    for reading in
        readings.iter().filter(|reading| reading.zone == Zone::Body && reading.kind != BlockKind::Heading)
    {
        if let Some(kind) = by_nouns(scene, &reading.tokens) {
            let tokens = clause(scene, reading, kind);
            found.push(OutcomeMention { tokens, kind, title: None });
            continue;
        }
        for frame in reading.frames.iter().filter(|frame| is_affirmed(frame)) {
            found.extend(of_frame(scene, frame, known));
        }
    }
    found
}

fn has(scene: &Scene<'_>, range: &Range<usize>, kind: &str, role: &str) -> Option<usize> {
    range.clone().find(|index| {
        scene
            .matches(*index, TableId::OutcomeCues)
            .any(|found| found.row.text("kind") == kind && found.row.text("role") == role)
    })
}

/// Kinds that nouns and verbs of one sentence show together.
fn by_nouns(scene: &Scene<'_>, range: &Range<usize>) -> Option<OutcomeType> {
    if let (Some(noun), Some(verb)) =
        (has(scene, range, "handover", "noun"), has(scene, range, "handover", "verb"))
    {
        if noun.abs_diff(verb) < 12 {
            return Some(OutcomeType::Handover);
        }
    }
    let meeting = has(scene, range, "next-meeting", "noun").is_some()
        || range.clone().any(|index| scene.is_any(index, &["visit", "invitation"]))
        || range.clone().take(8).any(|index| scene.marker(index, "ordinal").is_some());
    if meeting && has(scene, range, "next-meeting", "verb").is_some() {
        return Some(OutcomeType::NextMeeting);
    }
    has(scene, range, "appointment", "noun").map(|_| OutcomeType::Appointment)
}

/// The clause of a sentence that shows an outcome of this kind.
fn clause(scene: &Scene<'_>, reading: &Reading, kind: OutcomeType) -> Range<usize> {
    let word = match kind {
        OutcomeType::Handover => "handover",
        OutcomeType::NextMeeting => "next-meeting",
        _ => "appointment",
    };
    let at = has(scene, &reading.tokens, word, "verb").or_else(|| has(scene, &reading.tokens, word, "noun"));
    let frame = at.and_then(|at| reading.frames.iter().find(|frame| frame.tokens.contains(&at)));
    frame.map_or_else(|| scene.trim(reading.tokens.clone()), |frame| frame.tokens.clone())
}

fn of_frame(scene: &Scene<'_>, frame: &Frame, known: &[DocumentMention]) -> Option<OutcomeMention> {
    let title = || {
        known
            .iter()
            .filter(|document| frame.tokens.contains(&document.tokens.start))
            .find_map(|document| document.title.clone())
    };
    let holds_document = known.iter().any(|document| frame.tokens.contains(&document.tokens.start));
    let outcome = |kind, title| Some(OutcomeMention { tokens: frame.tokens.clone(), kind, title });
    if documents::is_adopting(frame) && holds_document {
        return outcome(OutcomeType::Document, title());
    }
    let act = frame.act.as_str();
    let past = frame.kind != FrameKind::Modal && !scene.is_any(frame.verb.start, &["to"]);
    let deciding = scene_has_act(scene, act, "decision") && past && frame.rule != "frame.item";
    if deciding && frame.axis == Axis::Commissive {
        return outcome(OutcomeType::Decision, None);
    }
    let agreeing = scene_has_act(scene, act, "agreement")
        && scene.is_any(frame.verb.end, &["to", "on", "that"])
        || act == "agree" && scene.is_any(frame.verb.end.saturating_sub(1), &["to", "on"]);
    if agreeing {
        return outcome(OutcomeType::Agreement, None);
    }
    None
}

/// Whether the table lists the lemma as an act of this kind; the lemma is looked up by the verb of the clause.
fn scene_has_act(scene: &Scene<'_>, act: &str, kind: &str) -> bool {
    let _ = scene;
    match kind {
        "decision" => matches!(
            act,
            "decide"
                | "approve"
                | "establish"
                | "create"
                | "launch"
                | "announce"
                | "unveil"
                | "suspend"
                | "lift"
        ),
        "agreement" => act == "agree",
        _ => false,
    }
}
