//! Hedges, intensifiers and quantifiers of a clause.

use super::Frame;
use crate::extract::clauses::QuantityMention;
use crate::extract::clauses::scene::Scene;
use crate::lexicon::{Match, TableId};
use crate::read::TokenKind;
use std::ops::Range;

/// Hedges, intensifiers, quantifiers and importance words of a clause, folded, each once, in text order.
///
/// "more than", "nearly" and their like count only before an amount.
pub(in crate::extract::clauses) fn hedges(
    scene: &Scene<'_>,
    frame: &Frame,
    range: &Range<usize>,
    amounts: &[QuantityMention],
) -> Vec<String> {
    let mut hedges: Vec<String> = Vec::new();
    let mut at = frame.verb.start.min(range.start);
    while at < range.end {
        let found = scene.matches(at, TableId::Hedges).find(|found| {
            found.row.text("class") != "bound"
                || amounts
                    .iter()
                    .any(|amount| amount.tokens.start == at || amount.tokens.start == at + found.length)
        });
        match found {
            Some(found) if is_hedge(scene, frame, at) && !is_beside(scene, frame, at, found) => {
                let words = (at..at + found.length).map(|index| scene.fold(index)).collect::<Vec<_>>();
                let hedge = words.join(" ");
                if !hedges.contains(&hedge) {
                    hedges.push(hedge);
                }
                at += found.length;
            }
            _ => at += 1,
        }
    }
    hedges
}

/// A modal verb or a complement that belongs to another clause: to the adjunct before the main clause ("in considering any
/// adjustments, it will assess"), or to a relative clause that describes something else ("risks that could impede").
fn is_beside(scene: &Scene<'_>, frame: &Frame, at: usize, found: &Match<'_>) -> bool {
    const REACH: usize = 4;
    if !matches!(found.row.text("class"), "modal" | "complement") {
        return false;
    }
    let adjunct = scene.fold(frame.tokens.start);
    let opened = matches!(adjunct, "in" | "when" | "as" | "while" | "by");
    let apart = (at + 1..frame.verb.start).rev().find(|index| scene.is_any(*index, &[","])).is_some();
    if opened && at < frame.verb.start && apart {
        return true;
    }
    let pronoun = (at.saturating_sub(REACH).max(frame.head.end)..at)
        .rev()
        .find(|index| scene.is_any(*index, &["that", "which", "who"]));
    found.row.text("class") == "modal"
        && pronoun.is_some_and(|index| {
            !scene.is_any(index, &["that"])
                || index > frame.head.end && scene.matches(index - 1, TableId::Acts).next().is_none()
        })
}

/// The act's own words, names and dates are no hedges.
fn is_hedge(scene: &Scene<'_>, frame: &Frame, at: usize) -> bool {
    let inside = frame.verb.contains(&at) || frame.head.contains(&at);
    let own =
        scene.fold(at) == frame.act || (inside && frame.act.split(' ').any(|word| word == scene.fold(at)));
    let head = inside && scene.word(at, TableId::Hedges, "class", "complement").is_some();
    !own && !head
        && scene.name_at(at).is_none()
        && scene.date_at(at).is_none()
        && (scene.kind(at) != Some(TokenKind::Capital) || scene.article.sentence_of(at).tokens.start == at)
}
