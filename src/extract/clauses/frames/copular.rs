//! Clauses whose act is a noun: "the second priority was X", "particular emphasis was placed on Y".

use crate::extract::clauses::anchors::{self, Anchor, Form, FrameKind};
use crate::extract::clauses::scene::Scene;
use crate::lexicon::TableId;
use crate::snapshot::Axis;
use std::ops::Range;

/// "The second priority was X", "One major proposal highlighted by Y was the need for X".
pub(super) fn copular(scene: &Scene<'_>, sentence: &Range<usize>, anchors: &[Anchor]) -> Option<Anchor> {
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
