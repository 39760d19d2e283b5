//! The parts of a clause: the words around a cue, and the infinitives that it co-ordinates.

use crate::extract::clauses::frames::Frame;
use crate::extract::clauses::scene::Scene;
use crate::extract::clauses::topics::Cue;
use crate::lexicon::TableId;
use std::ops::Range;

/// A clause of at most this many words is quoted whole.
const LONGEST_QUOTE: usize = 40;

/// The part of a clause that shows the topic: the clause, or of a long one the words around the cue.
pub(super) fn segment(scene: &Scene<'_>, frame: &Frame, cue: &Cue) -> Range<usize> {
    if frame.tokens.len() <= LONGEST_QUOTE {
        return frame.tokens.clone();
    }
    around(scene, &frame.tokens, cue)
}

/// From the punctuation before a cue to that after it, widened to at least a few words.
pub(super) fn around(scene: &Scene<'_>, range: &Range<usize>, cue: &Cue) -> Range<usize> {
    if range.len() <= LONGEST_QUOTE {
        return scene.trim(range.clone());
    }
    let stop = |index: usize| scene.is_any(index, &[",", ";", ":", "—", "–"]);
    let start = (range.start..cue.tokens.start.saturating_sub(4).max(range.start))
        .rev()
        .find(|index| stop(*index))
        .map_or(range.start, |index| index + 1);
    let end = (cue.tokens.end + 4..range.end).find(|index| stop(*index)).unwrap_or(range.end);
    scene.trim(start..end)
}

/// The content, cut where infinitives are co-ordinated ("to combat A and B and deepen C").
pub(super) fn parts(scene: &Scene<'_>, frame: &Frame) -> Vec<Range<usize>> {
    let content = frame.content.clone();
    let mut cuts = vec![content.start];
    let opens_with_verb = base_verb(scene, content.start);
    if opens_with_verb {
        for index in content.clone().skip(2) {
            let after = index + 1;
            let and = scene.is_any(index, &["and", ";"])
                || (scene.is_any(index, &[","]) && !scene.is_any(after, &["and"]));
            let after = if scene.is_any(after, &["to"]) { after + 1 } else { after };
            if and && after < content.end && base_verb(scene, after) && has_object(scene, after, content.end)
            {
                cuts.push(index);
            }
        }
    }
    cuts.push(content.end);
    cuts.windows(2)
        .map(|pair| scene.trim(pair[0]..pair[1]))
        .filter(|part| part.len() > 1 || cuts.len() == 2)
        .collect()
}

fn base_verb(scene: &Scene<'_>, at: usize) -> bool {
    scene.matches(at, TableId::Acts).any(|found| found.is_column("base"))
        && scene.article.tokens().get(at).is_some_and(|token| token.kind == crate::read::TokenKind::Lower)
}

/// A verb with an object of its own: "strengthen and deepen cooperation" is one part, not two.
fn has_object(scene: &Scene<'_>, verb: usize, end: usize) -> bool {
    verb + 1 < end
        && !scene.is_capitalized(verb + 1)
        && !scene.is_any(verb + 1, &["and", ",", "or"])
        && !scene.is_any(verb.saturating_sub(2), &["to"])
}
