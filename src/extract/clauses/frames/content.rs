//! Where a clause ends and where its content begins: behind the verb, its prepositions, a time and "the importance of".

use super::Frame;
use crate::extract::clauses::anchors::is_adverb;
use crate::extract::clauses::scene::Scene;
use crate::extract::clauses::times;
use crate::lexicon::TableId;
use crate::read::TokenKind;

/// Ends the clause and finds where its content begins.
pub(super) fn close(scene: &Scene<'_>, frame: &mut Frame) {
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
