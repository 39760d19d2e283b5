//! Who the subject of a clause is: a person, the agent of a passive verb, or the meeting.

use crate::extract::clauses::Speaker;
use crate::extract::clauses::anchors::{Anchor, Form, FrameKind};
use crate::extract::clauses::scene::Scene;
use crate::lexicon::TableId;
use std::ops::Range;

/// Whether the subject of a verb of doing is somebody at the meeting; nobody is needed for a passive.
pub(super) fn is_voiced(
    scene: &Scene<'_>,
    subject: Range<usize>,
    anchor: &Anchor,
    speaker: &Speaker,
) -> bool {
    matches!(speaker, Speaker::Person(_))
        || anchor.passive
        || (subject.is_empty() && anchor.form == Form::Finite)
        || subject.into_iter().any(|index| {
            scene.is_collective(index)
                || scene.marker(index, "organ").is_some()
                || scene.is_any(index, &["we", "they", "i", "us"])
        })
}

/// Whether the subject of a verb of doing is a thing ("inflation has increased"): the clause tells how the world is and
/// binds nobody, whatever its verb.
pub(super) fn is_inert(scene: &Scene<'_>, subject: Range<usize>, anchor: &Anchor) -> bool {
    let somebody = |index: usize| {
        scene.person_at(index).is_some()
            || scene.name_at(index).is_some()
            || scene.is_collective(index)
            || scene.marker(index, "organ").is_some()
            || scene.is_any(index, &["we", "they", "i", "us", "he", "she", "who", "which", "it"])
            || (index > subject.start && scene.is_capitalized(index))
            || scene.matches(index, TableId::Countries).next().is_some()
            || scene.matches(index, TableId::Offices).next().is_some()
    };
    anchor.kind == FrameKind::Do
        && anchor.form == Form::Finite
        && !anchor.passive
        && anchor.outcome.is_none()
        && !subject.is_empty()
        && scene.voice(subject.start).is_none()
        && !subject.clone().any(somebody)
}

/// Who the subject is: the one person in it, the agent of a passive verb, or the meeting.
pub(super) fn speaker(scene: &Scene<'_>, subject: Range<usize>, anchor: &Anchor, end: usize) -> Speaker {
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
