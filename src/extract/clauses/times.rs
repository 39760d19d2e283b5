//! When and where an act was done, told between its verb and its content ("agreed on Thursday in Lagos to share").

use super::scene::Scene;
use crate::lexicon::TableId;

/// The token after a time, a place or both that stand between a verb and its content; `at` is behind the preposition.
///
/// A place counts only after "in" or "at", since "called on Norway to" and "proposed to Norway to" name who is asked.
pub(super) fn after(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    if let Some(content) = occasion(scene, at, end) {
        return Some(content);
    }
    let first = one(scene, at, end)?;
    let preposition = scene.is_any(first, &["in", "at", "on"]);
    let last = if preposition { one(scene, first + 1, end).unwrap_or(first) } else { first };
    let content = last + 1;
    (scene.is_any(last, &["to", "that", "on"]) && content < end).then_some(content)
}

/// "decided at its meeting of 20 August to": the token after the meeting at which the act was done.
fn occasion(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    const REACH: usize = 4;
    let placed = at > 0
        && scene.is_any(at - 1, &["at", "during"])
        && scene.is_any(at, &["its", "their", "the", "this", "a"]);
    let noun = (at + 1..(at + REACH).min(end))
        .find(|index| scene.is_any(*index, &["meeting", "session", "summit", "conference", "forum"]))?;
    let mut next = noun + 1;
    if scene.is_any(next, &["of", "on"]) {
        let date = &scene.dates[scene.date_at(next + 1)?];
        next = date.tokens.end;
    }
    (placed && scene.is_any(next, &["to", "that"]) && next + 1 < end).then_some(next + 1)
}

/// The end of one time or place.
fn one(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    if scene.matches(at, TableId::Calendar).any(|found| found.row.get("kind") != Some("month")) {
        return (at + 1 < end).then_some(at + 1);
    }
    if let Some(date) = scene.date_at(at).map(|index| &scene.dates[index]) {
        return (date.tokens.start == at && date.tokens.end < end).then_some(date.tokens.end);
    }
    let placed = at > 0 && scene.is_any(at - 1, &["in", "at"]);
    let stop = (at..end).find(|index| !scene.is_capitalized(*index))?;
    (placed && stop > at && scene.person_at(at).is_none()).then_some(stop)
}
