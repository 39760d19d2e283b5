//! Outcomes: documents adopted, decisions, agreements, appointments, a chairmanship handed over, the next meeting.

use super::anchors::FrameKind;
use super::frames::Frame;
use super::scene::Scene;
use super::statements::{Reading, is_affirmed};
use super::{DocumentMention, OutcomeMention, Speaker, documents, milestones};
use crate::lexicon::TableId;
use crate::read::{BlockKind, Zone};
use crate::snapshot::{DocumentStatus, OutcomeType};
use std::ops::Range;

/// The outcomes of a report, in text order, one a clause and kind.
///
/// In a speech only a handover and the next meeting are outcomes: what a speaker says was adopted somewhere is not
/// what this meeting adopted.
pub(super) fn find(
    scene: &Scene<'_>,
    readings: &[Reading],
    known: &[DocumentMention],
) -> Vec<OutcomeMention> {
    let mut found: Vec<OutcomeMention> = Vec::new();
    let mut first = true;
    for reading in readings {
        match (reading.zone, reading.kind) {
            (Zone::Furniture | Zone::Dateline, _) => {}
            (Zone::Title, _) | (_, BlockKind::Heading) => found.extend(heading(scene, reading, known)),
            (Zone::Body, BlockKind::Paragraph | BlockKind::Item) => {
                found.extend(sentence(scene, reading, known, first));
                first = false;
            }
        }
    }
    found
}

fn sentence(
    scene: &Scene<'_>,
    reading: &Reading,
    known: &[DocumentMention],
    first: bool,
) -> Vec<OutcomeMention> {
    let mut found = Vec::new();
    if looks_back(scene, &reading.tokens) {
        return found;
    }
    if let Some(kind) = by_nouns(scene, &reading.tokens, first) {
        let tokens = clause(scene, reading, kind);
        if !is_open(reading, &tokens, kind) {
            found.push(OutcomeMention { tokens, kind, title: None });
        }
        // "The leaders endorsed the protocol, and appointed X": an appointment stands beside what was adopted.
        if kind != OutcomeType::Appointment {
            return found;
        }
    }
    if scene.voice(reading.tokens.start).is_some() {
        return found;
    }
    let mut taken: Vec<Range<usize>> = Vec::new();
    let from = known.partition_point(|document| document.tokens.start < reading.tokens.start);
    let inside = |document: &&DocumentMention| document.tokens.start < reading.tokens.end;
    for document in known[from..].iter().take_while(inside) {
        let adopter = documents::adopter(scene, &reading.tokens, &document.tokens);
        let planned = document.status == DocumentStatus::Planned
            && adopter.is_some_and(|verb| verb > document.tokens.end);
        if planned || adopter.is_none_or(|verb| is_told_beside(scene, document, verb)) {
            continue;
        }
        let tokens = clause_of(scene, reading, document.tokens.start);
        if taken.contains(&tokens) && document.title.is_none() {
            continue;
        }
        taken.push(tokens.clone());
        found.push(OutcomeMention { tokens, kind: OutcomeType::Document, title: document.title.clone() });
    }
    for frame in reading.frames.iter().filter(|frame| is_affirmed(frame) && !taken.contains(&frame.tokens)) {
        found.extend(of_frame(scene, frame));
    }
    found
}

/// "under a contract that was signed in Lagos": a relative clause tells what had happened to the document before.
fn is_told_beside(scene: &Scene<'_>, document: &DocumentMention, verb: usize) -> bool {
    (document.tokens.end..verb).any(|index| scene.is_any(index, &["that", "which"]))
}

/// "In May, the ministers agreed", "At the 2021 summit, we launched": what an earlier meeting brought.
fn looks_back(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let opener = scene.is_any(tokens.start, &["in", "at", "since", "last"]);
    let comma = tokens.clone().take(12).find(|index| scene.is_any(*index, &[","])).unwrap_or(tokens.start);
    opener && (tokens.start..comma).any(|index| milestones::is_month_or_year(scene, index))
}

/// Whether the clause denies or only weighs what it names ("is considering taking on the chairmanship"); a decision that
/// somebody hopes for or looks forward to is not taken yet.
fn is_open(reading: &Reading, clause: &Range<usize>, kind: OutcomeType) -> bool {
    let ahead = |act: &str| {
        act == "consider"
            || (kind == OutcomeType::Decision && matches!(act, "look forward" | "hope" | "expect"))
    };
    reading
        .frames
        .iter()
        .filter(|frame| frame.tokens == *clause)
        .any(|frame| !is_affirmed(frame) || ahead(&frame.act))
}

/// "Launch of the joint task force", "Joint communiqué on trade": a heading that is itself an outcome.
fn heading(scene: &Scene<'_>, reading: &Reading, known: &[DocumentMention]) -> Option<OutcomeMention> {
    let tokens = scene.trim(reading.tokens.clone());
    let first = tokens.start;
    let launch = scene.is_any(first, &["launch", "launching", "establishment", "creation"])
        && scene.is_any(first + 1, &["of", "the", "a"]);
    let document = reading.zone == Zone::Title
        && tokens.clone().take(3).any(|index| scene.is_any(index, &["communique", "declaration"]));
    let kind = if launch {
        OutcomeType::Decision
    } else if document {
        OutcomeType::Document
    } else {
        return None;
    };
    let title = known
        .iter()
        .find(|known| document && tokens.contains(&known.tokens.start))
        .and_then(|known| known.title.clone());
    Some(OutcomeMention { tokens, kind, title })
}

fn has(scene: &Scene<'_>, range: &Range<usize>, kind: &str, role: &str) -> Option<usize> {
    range.clone().find(|index| {
        scene
            .matches(*index, TableId::OutcomeCues)
            .any(|found| found.row.text("kind") == kind && found.row.text("role") == role)
    })
}

/// Kinds that nouns and verbs of one sentence show together; the first sentence announces this meeting, not the next.
fn by_nouns(scene: &Scene<'_>, range: &Range<usize>, first: bool) -> Option<OutcomeType> {
    let near = |kind: &str, reach: usize| {
        let noun = has(scene, range, kind, "noun")?;
        // "No decision was taken".
        if noun > range.start && scene.is_any(noun - 1, &["no"]) {
            return None;
        }
        let verb = has(scene, range, kind, "verb")?;
        (noun.abs_diff(verb) < reach).then_some(())
    };
    if near("handover", 12).is_some() {
        return Some(OutcomeType::Handover);
    }
    let next = range.clone().any(|index| {
        scene.is_any(index, &["next"])
            && (index + 1..(index + 4).min(range.end))
                .any(|near| scene.is_any(near, &["summit", "meeting", "session", "talks"]))
    });
    let meeting = next
        || has(scene, range, "next-meeting", "noun").is_some()
        || range.clone().any(|at| scene.is_any(at, &["meet", "convene"]) && scene.is_any(at + 1, &["again"]))
        || (!first && range.clone().any(|index| is_numbered_meeting(scene, index)))
        || (!first && range.clone().take(8).any(|index| scene.marker(index, "ordinal").is_some()));
    if meeting && has(scene, range, "next-meeting", "verb").is_some() {
        return Some(OutcomeType::NextMeeting);
    }
    let invited = range.clone().any(|index| scene.is_any(index, &["invitation", "visit"]));
    let accepted = has(scene, range, "next-meeting", "verb")
        .is_some_and(|verb| scene.is_any(verb, &["accepted", "agreed"]));
    if invited && accepted {
        return Some(OutcomeType::NextMeeting);
    }
    if near("decision", 6).is_some() {
        return Some(OutcomeType::Decision);
    }
    appointment(scene, range).then_some(OutcomeType::Appointment)
}

/// "the Fifth Session", "the fourth annual meeting".
fn is_numbered_meeting(scene: &Scene<'_>, at: usize) -> bool {
    scene.marker(at, "ordinal").is_some()
        && (at + 1..at + 4).any(|index| {
            scene.is_any(index, &["session", "summit", "meeting", "conference", "forum", "dialogue", "round"])
        })
}

/// Somebody is put into an office: "X was appointed Secretary-General", "the Council elected X", "the appointment of X".
///
/// "The newly elected government", congratulations and "named as a key part" put nobody into one.
fn appointment(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let Some(at) = has(scene, range, "appointment", "noun") else { return false };
    let told = (range.start..at).any(|index| scene.fold(index).starts_with("congratulat"))
        || (at.saturating_sub(6).max(range.start)..at)
            .any(|index| scene.is_any(index, &["when", "after", "since"]));
    if told {
        return false;
    }
    let seat = |index: usize| {
        scene.person_at(index).is_some() || scene.matches(index, TableId::Offices).next().is_some()
    };
    let ahead = (at + 1..(at + 9).min(range.end)).any(seat);
    if !scene.fold(at).ends_with("ed") {
        return ahead;
    }
    let before = at.saturating_sub(1);
    let passive = scene.is_any(before, &["was", "were", "been"]);
    let somebody = |index: usize| {
        scene.name_at(index).is_some() || scene.is_collective(index) || scene.person_at(index).is_some()
    };
    // "The leaders endorsed the protocol and appointed X".
    let shared = scene.is_any(before, &["and"]) && (range.start..(range.start + 4).min(before)).any(somebody);
    let active = before >= range.start && (somebody(before) || shared);
    ahead && (passive || active)
}

/// The clause of a sentence that shows an outcome of this kind.
fn clause(scene: &Scene<'_>, reading: &Reading, kind: OutcomeType) -> Range<usize> {
    let word = match kind {
        OutcomeType::Handover => "handover",
        OutcomeType::NextMeeting => "next-meeting",
        OutcomeType::Document | OutcomeType::Decision | OutcomeType::Agreement => "decision",
        OutcomeType::Appointment => "appointment",
    };
    let at = has(scene, &reading.tokens, word, "verb").or_else(|| has(scene, &reading.tokens, word, "noun"));
    at.map_or_else(|| scene.trim(reading.tokens.clone()), |at| clause_of(scene, reading, at))
}

fn clause_of(scene: &Scene<'_>, reading: &Reading, at: usize) -> Range<usize> {
    let frame = reading.frames.iter().find(|frame| frame.tokens.contains(&at));
    frame.map_or_else(|| scene.trim(reading.tokens.clone()), |frame| frame.tokens.clone())
}

fn of_frame(scene: &Scene<'_>, frame: &Frame) -> Option<OutcomeMention> {
    let said = frame.content.len() >= 3
        && frame.kind != FrameKind::Modal
        && frame.rule != "frame.item"
        && frame.rule != "frame.modal-act";
    let infinitive = frame.verb.start > 0 && scene.is_any(frame.verb.start - 1, &["to"]);
    if !said || infinitive || is_participle(scene, frame) {
        return None;
    }
    // "the pledge, announced in Bonn in 2022, stands": what is told of the noun before it was done elsewhere.
    let reduced = frame.verb.start > 0
        && scene.is_any(frame.verb.start - 1, &[","])
        && scene.is_any(frame.verb.end, &["in", "at", "by", "during"])
        && (frame.verb.end..frame.verb.end + 6).any(|index| milestones::is_month_or_year(scene, index));
    if reduced {
        return None;
    }
    let relative = (frame.tokens.start + 1..frame.verb.start)
        .rev()
        .take_while(|index| !scene.is_any(*index, &[","]))
        .any(|index| scene.is_any(index, &["that", "which", "who"]));
    if relative {
        return None;
    }
    let after = frame.verb.end;
    let before = frame.verb.start.saturating_sub(1);
    if scene.is_any(before, &["had"]) || (frame.act == "announce" && frame.speaker != Speaker::Meeting) {
        return None;
    }
    let kind = match frame.outcome? {
        OutcomeType::Agreement => {
            let concrete = scene.is_any(after, &["to", "on", "that"])
                || scene.is_any(after.saturating_sub(1), &["to", "on"]);
            (concrete && !is_vague(scene, frame)).then_some(OutcomeType::Agreement)?
        }
        _ if scene.is_any(after, &["that"]) => return None,
        kind @ (OutcomeType::Document
        | OutcomeType::Decision
        | OutcomeType::Appointment
        | OutcomeType::Handover
        | OutcomeType::NextMeeting) => kind,
    };
    Some(OutcomeMention { tokens: frame.tokens.clone(), kind, title: None })
}

/// "agreed on the importance of", "agreed to stay in touch": nothing that a later report could check.
fn is_vague(scene: &Scene<'_>, frame: &Frame) -> bool {
    let importance = (frame.verb.end..frame.verb.end + 4)
        .any(|index| scene.word(index, TableId::Hedges, "class", "importance").is_some());
    let contact = frame.content.clone().take(2).any(|index| scene.is_cue(index, "contact"))
        || frame
            .content
            .clone()
            .take(3)
            .any(|index| scene.is_any(index, &["closely", "touch", "contact", "contacts"]));
    importance || contact
}

fn is_participle(scene: &Scene<'_>, frame: &Frame) -> bool {
    scene.fold(frame.verb.start).ends_with("ing")
}
