//! Verb groups of several words: a modal verb with its verb, a form of "be", "remain" or "do" with an adjective, a participle
//! or a negated verb.

use super::compounds::compound;
use super::{
    Anchor, BEFORE_NOUNS, Form, FrameKind, act, axis_of, from_row, kind_of, kind_of_word, outcome_of, skip,
};
use crate::extract::clauses::scene::Scene;
use crate::lexicon::{Row, TableId};
use crate::read::TokenKind;
use crate::snapshot::Axis;
use std::ops::Range;

/// Modal verbs.
pub(in crate::extract::clauses) const MODALS: &[&str] =
    &["will", "shall", "must", "should", "may", "might", "could", "can", "would"];

const BE: &[&str] = &[
    "is", "are", "was", "were", "been", "being", "be", "am", "remain", "remains", "remained", "stand",
    "stands", "stood",
];

const DO: &[&str] = &["do", "does", "did"];

/// "will provide", "should not be discussed", "would like to stress".
pub(super) fn modal(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<Anchor> {
    if !scene.is_any(at, MODALS) || scene.kind(at) != Some(TokenKind::Lower) {
        return None;
    }
    let (mut main, mut negated) = skip(scene, at + 1, sentence.end);
    let mut passive = false;
    while scene.is_any(main, &["be", "have", "been"]) && main < sentence.end {
        passive |= scene.is_any(main, &["be", "been"]);
        let (next, not) = skip(scene, main + 1, sentence.end);
        main = next;
        negated |= not;
    }
    if scene.is_any(main, &["like", "want", "need", "love"]) && scene.is_any(main + 1, &["to"]) {
        main = skip(scene, main + 2, sentence.end).0;
    }
    if main >= sentence.end || scene.kind(main) != Some(TokenKind::Lower) || scene.is_any(main, BEFORE_NOUNS)
    {
        return None;
    }
    let adjective = scene.word(main, TableId::ActWords, "kind", "adjective").filter(|_| passive);
    if let Some(found) = adjective {
        return Some(adjectival(&found.row, at..main + found.length, negated));
    }
    let lemma = scene.fold(at).to_owned();
    let columns: &[&str] = if passive { &["participle", "ing"] } else { &["base"] };
    if let Some((length, row)) = act(scene, main, columns) {
        let kind = kind_of(&row);
        if !matches!(kind, FrameKind::Commit | FrameKind::Do) || scene.is_any(main, &["reach"]) {
            let mut anchor = Anchor {
                group: at..main + length,
                content: main + length,
                act: row.text("lemma").to_owned(),
                axis: axis_of(&row),
                kind,
                form: Form::Finite,
                passive,
                negated,
                outcome: outcome_of(&row),
                rule: "frame.modal-act",
            };
            compound(scene, sentence, main, &mut anchor);
            return Some(anchor);
        }
    }
    Some(Anchor {
        group: at..main + 1,
        content: main,
        act: lemma,
        axis: Axis::Modality,
        kind: FrameKind::Modal,
        form: Form::Finite,
        passive,
        negated,
        outcome: None,
        rule: "frame.modal",
    })
}

/// Forms of "be", "remain", "do" before an adjective, a participle or a negated verb.
pub(super) fn auxiliary(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<Anchor> {
    let (main, negated) = skip(scene, at + 1, sentence.end);
    if scene.is_any(at, DO) {
        let emphatic = main == at + 1 && scene.is_any(at, &["did"]);
        let (length, row) = act(scene, main, &["base"]).filter(|_| negated || emphatic)?;
        return Some(from_row(&row, at..main + length, Form::Finite, negated));
    }
    if !scene.is_any(at, BE) {
        return None;
    }
    if let Some(found) = scene.word(main, TableId::ActWords, "kind", "adjective") {
        return Some(adjectival(&found.row, at..main + found.length, negated));
    }
    if let Some(anchor) = important(scene, sentence, at, main, negated) {
        return Some(anchor);
    }
    if let Some(anchor) = to_come(scene, sentence, at, main, negated) {
        return Some(anchor);
    }
    if let Some((length, row)) = act(scene, main, &["ing"]) {
        return Some(from_row(&row, at..main + length, Form::Finite, negated));
    }
    let (length, row) = act(scene, main, &["participle"])?;
    let mut anchor = from_row(&row, at..main + length, Form::Finite, negated);
    anchor.passive = true;
    anchor.rule = "frame.passive";
    Some(anchor)
}

/// "women are to receive", "the group is to report": what somebody shall do. "The aim is to" tells what the aim is.
fn to_come(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    be: usize,
    to: usize,
    negated: bool,
) -> Option<Anchor> {
    const REACH: usize = 8;
    let plain = scene.is_any(be, &["is", "are"]) && scene.is_any(to, &["to"]);
    let verb = skip(scene, to + 1, sentence.end).0;
    let told = (be.saturating_sub(REACH).max(sentence.start)..be).any(|index| {
        scene.marker(index, "priority-noun").is_some()
            || scene.word(index, TableId::ActWords, "kind", "noun").is_some()
    });
    let noun = scene.is_any(be.saturating_sub(1), &["what", "this", "that", "it", "there"]);
    if !plain
        || told
        || noun
        || verb >= sentence.end
        || scene.kind(verb) != Some(TokenKind::Lower)
        || scene.is_any(verb, BEFORE_NOUNS)
    {
        return None;
    }
    Some(Anchor {
        group: be..verb + 1,
        content: verb,
        act: "be to".to_owned(),
        axis: Axis::Modality,
        kind: FrameKind::Modal,
        form: Form::Finite,
        passive: false,
        negated,
        outcome: None,
        rule: "frame.modal",
    })
}

/// "it is important to", "X is of particular importance".
fn important(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    be: usize,
    main: usize,
    negated: bool,
) -> Option<Anchor> {
    let word = (main..(main + 3).min(sentence.end))
        .find(|index| scene.word(*index, TableId::Hedges, "class", "importance").is_some())?;
    let opening = (main..word).all(|index| {
        scene.is_any(index, &["of", "an", "a"]) || scene.matches(index, TableId::Hedges).next().is_some()
    });
    let length = scene.word(word, TableId::Hedges, "class", "importance").map_or(1, |found| found.length);
    let noun = scene.kind(word + length) == Some(TokenKind::Lower)
        && !scene.is_any(
            word + length,
            &["to", "that", "for", "in", "of", "and", "as", "on", "against", "if", "because"],
        );
    if !opening || noun {
        return None;
    }
    let impersonal = be > sentence.start && scene.is_any(be - 1, &["it"]);
    Some(Anchor {
        group: be..word + length,
        content: word + length,
        act: "be important".to_owned(),
        axis: Axis::Reporting,
        kind: FrameKind::Say,
        form: Form::Finite,
        passive: !impersonal,
        negated,
        outcome: None,
        rule: "frame.importance",
    })
}

/// "is ready to", "would be prepared to".
fn adjectival(row: &Row<'_>, group: Range<usize>, negated: bool) -> Anchor {
    Anchor {
        content: group.end,
        group,
        act: row.text("act").to_owned(),
        axis: axis_of(row),
        kind: kind_of_word(row.text("act"), axis_of(row)),
        form: Form::Finite,
        passive: false,
        negated,
        outcome: None,
        rule: "frame.adjective",
    }
}
