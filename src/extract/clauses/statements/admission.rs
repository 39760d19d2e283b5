//! What counts: which clauses bind or ask, which cues a clause presents or only passes by, which sentences tell who came.

use super::Reading;
use crate::extract::clauses::anchors::FrameKind;
use crate::extract::clauses::frames::Frame;
use crate::extract::clauses::scene::Scene;
use crate::extract::clauses::topics::Cue;
use crate::extract::clauses::{Standing, quantities};
use crate::lexicon::TableId;
use crate::snapshot::{Axis, OutcomeType};
use std::ops::Range;

/// Whether somebody at the meeting binds himself to something or asks for it; what is only adopted is an outcome.
pub(super) fn binds(scene: &Scene<'_>, frame: &Frame) -> bool {
    matches!(frame.kind, FrameKind::Commit | FrameKind::Ask)
        && matches!(frame.axis, Axis::Commissive | Axis::Directive)
        && frame.outcome != Some(OutcomeType::Document)
        && !scene.lexicon.is_cue(&frame.act, "leaning")
        && frame.content.len() > 2
        && !frame.content.clone().take(3).any(|index| scene.is_any(index, &["following"]))
        && frame.voiced
}

/// A sentence that only says where and under whom the meeting was held: no topic in it is a subject of the meeting.
pub(in crate::extract::clauses) fn announces(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let held = tokens.clone().any(|index| {
        scene.is_any(index, &["held", "convened"])
            && index > tokens.start
            && scene.is_any(index - 1, &["was", "were", "be", "been"])
    });
    // The next meeting is a matter of its own.
    let coming = tokens.clone().any(|index| scene.is_any(index, &["next", "upcoming", "forthcoming"]));
    held && !coming
        && tokens.clone().any(|index| {
            scene.is_any(index, &["summit", "meeting", "session", "conference", "forum", "talks"])
        })
}

/// "spoke with X regarding Y", "held talks with X on Y": where the subject of the talks begins.
pub(super) fn subject_of_talks(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<usize> {
    let talk = tokens.clone().find(|index| {
        scene.is_any(
            *index,
            &["spoke", "met", "talked", "consulted", "talks", "consultations", "conversation", "call"],
        )
    })?;
    (talk + 1..tokens.end).find(|index| scene.is_any(*index, &["regarding", "concerning", "about", "on"]))
}

/// A sentence that only says who came to which meeting ("The President addressed the first session of …").
pub(super) fn attends(scene: &Scene<'_>, reading: &Reading) -> bool {
    let told = reading
        .frames
        .iter()
        .any(|frame| !matches!(frame.kind, FrameKind::Do | FrameKind::Greet) && frame.act != "address");
    let came = reading.tokens.clone().find(|index| {
        scene.is_any(*index, &["addressed", "attended", "chaired", "joined"])
            || (scene.is_any(*index, &["part", "participated"])
                && (index + 1..index + 8).any(|near| scene.is_any(near, &["in"])))
    });
    !told
        && came.is_some_and(|at| {
            (at..reading.tokens.end).any(|index| {
                scene.is_any(index, &["summit", "meeting", "session", "conference", "forum", "talks"])
            })
        })
}

/// A title names topics when it is that of a document ("Joint statement on …").
pub(super) fn names_document(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|index| scene.matches(index, TableId::DocumentNouns).next().is_some())
}

/// Thanks name a topic only in plain words; other clauses also by weak cues in their content.
pub(super) fn admits(scene: &Scene<'_>, frame: &Frame, cue: &Cue) -> bool {
    match frame.kind {
        FrameKind::Greet => false,
        FrameKind::Thank => cue.strong && frame.content.contains(&cue.tokens.start),
        FrameKind::Say
        | FrameKind::Discuss
        | FrameKind::Ask
        | FrameKind::Commit
        | FrameKind::Do
        | FrameKind::Judge
        | FrameKind::Modal => {
            cue.strong || frame.content.contains(&cue.tokens.start) && !only_counts(scene, frame)
        }
    }
}

/// "He took two lumps of sugar": a sentence without an act that counts things is about none of them; one that tells a price
/// or a share is.
fn only_counts(scene: &Scene<'_>, frame: &Frame) -> bool {
    let measures =
        |unit: &str| unit.contains("percent") || (unit.len() == 3 && unit.chars().all(char::is_uppercase));
    frame.rule == "frame.amount"
        && quantities::find(scene, &frame.tokens)
            .iter()
            .all(|quantity| quantity.unit.as_deref().is_none_or(|unit| !measures(unit)))
}

/// What an act is about it presents; its subject, thanks, figures and what things do of themselves it passes by.
pub(super) fn standing(scene: &Scene<'_>, frame: &Frame, cue: &Cue) -> Standing {
    let about = frame.content.contains(&cue.tokens.start) || names_concern(scene, frame, cue);
    let presented = match frame.kind {
        FrameKind::Greet => false,
        FrameKind::Thank => about && thanks_for_deed(scene, frame, cue),
        FrameKind::Say if matches!(frame.rule, "frame.amount" | "frame.existence") => false,
        FrameKind::Do | FrameKind::Modal | FrameKind::Commit => about && frame.voiced,
        FrameKind::Say | FrameKind::Discuss | FrameKind::Ask | FrameKind::Judge => about,
    };
    let asked = matches!(frame.kind, FrameKind::Discuss | FrameKind::Ask | FrameKind::Modal);
    match (presented, cue.strong || asked) {
        (true, true) => Standing::Presented,
        (true, false) => Standing::Implied,
        (false, _) => Standing::Passing,
    }
}

/// Whether the cue is what somebody is thanked for doing ("for protecting refugees"), not a courtesy.
fn thanks_for_deed(scene: &Scene<'_>, frame: &Frame, cue: &Cue) -> bool {
    (frame.content.start.saturating_sub(1)..cue.tokens.start).any(|index| {
        let deed = scene.fold(index + 1);
        scene.is_any(index, &["for"]) && deed.len() > 5 && deed.ends_with("ing")
    })
}

/// Whether the subject itself calls it a concern ("the challenges of climate change and hunger demand").
fn names_concern(scene: &Scene<'_>, frame: &Frame, cue: &Cue) -> bool {
    cue.tokens.start < frame.verb.start && is_concern(scene, frame.tokens.start..cue.tokens.start)
}

/// Whether the words before a cue call it a concern ("the challenges of", "threats such as").
fn is_concern(scene: &Scene<'_>, before: Range<usize>) -> bool {
    const REACH: usize = 24;
    let from = before.end.saturating_sub(REACH).max(before.start);
    (from..before.end).any(|index| {
        scene.is_any(index, &["challenges", "threats", "priorities", "concerns"])
            && scene.is_any(index + 1, &["of", "such", "including", "like"])
    })
}

/// Whether a sentence without an act says that something matters ("no less urgent are the tasks of").
pub(super) fn is_called_for(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|index| {
        scene.word(index, TableId::Hedges, "class", "importance").is_some()
            || scene.marker(index, "priority-noun").is_some()
            || scene.is_any(index, &["must", "should"])
    })
}
