//! Which forms of a plain verb are predicates where they stand, and which are nouns, adjectives or reduced relatives.

use super::compounds::compound;
use super::{Anchor, BEFORE_NOUNS, Form, FrameKind, act, from_row, is_adverb, is_negation, kind_of};
use crate::extract::clauses::scene::Scene;
use crate::lexicon::{Row, TableId};
use crate::read::{BlockKind, TokenKind};
use std::ops::Range;

const PRONOUNS: &[&str] = &["we", "they", "i", "you", "he", "she", "it", "who", "which", "both", "all"];

/// The token before `at` that is no adverb.
fn before(scene: &Scene<'_>, start: usize, at: usize) -> Option<usize> {
    (start..at).rev().find(|index| !is_adverb(scene, *index))
}

/// A plain verb in any form that is a predicate where it stands.
pub(super) fn verb(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<Anchor> {
    if !matches!(scene.kind(at), Some(TokenKind::Lower)) && !opens(scene, sentence, at) {
        return None;
    }
    let longest = scene.matches(at, TableId::Acts).next()?.length;
    // "Second, the ministers": a number.
    if at == sentence.start && scene.is_any(at + longest, &[","]) {
        return None;
    }
    let form = scene.matches(at, TableId::Acts).filter(|found| found.length == longest).find_map(|found| {
        let column = ["past", "third", "ing", "base"].into_iter().find(|column| found.is_column(column))?;
        predicate(scene, sentence, at, longest, column, &found.row).map(|form| (form, found.row))
    });
    let (form, row) = form?;
    let failing = (form == Form::Infinitive).then(|| failing(scene, sentence, at)).flatten();
    if let Some(start) = failing {
        let mut anchor = from_row(&row, at..at + longest, Form::Finite, true);
        compound(scene, sentence, at, &mut anchor);
        anchor.group.start = start;
        return Some(anchor);
    }
    let negated = at > sentence.start && is_negation(scene, at - 1);
    let mut anchor = from_row(&row, at..at + longest, form, negated);
    if let Some((length, inner)) = continued(scene, &anchor) {
        anchor = from_row(&inner, at..length, form, negated);
    }
    compound(scene, sentence, at, &mut anchor);
    Some(anchor)
}

/// "failed to", "were unable to", "have refused to" before a plain verb: where the group begins. The clause denies the verb.
fn failing(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    let to = at.checked_sub(1).filter(|to| *to > sentence.start && scene.is_any(*to, &["to"]))?;
    let word = (sentence.start..to).rev().find(|index| scene.marker(*index, "failing").is_some())?;
    let length = scene.marker(word, "failing")?.length;
    // "failed on Thursday to conclude".
    let timed = |index: usize| {
        scene.is_any(index, &["on"])
            || scene.date_at(index).is_some()
            || scene.matches(index, TableId::Calendar).next().is_some()
    };
    (word + length..to).all(timed).then(|| {
        let auxiliary =
            |index: usize| scene.is_any(index, &["had", "has", "have", "was", "were", "is", "are"]);
        (sentence.start..word).rev().take_while(|index| auxiliary(*index)).last().unwrap_or(word)
    })
}

/// "continued to exchange views": going on with talks is talking; the act and the end of its group.
fn continued<'run>(scene: &Scene<'run>, anchor: &Anchor) -> Option<(usize, Row<'run>)> {
    if anchor.act != "continue" {
        return None;
    }
    let main = anchor.group.end + usize::from(scene.is_any(anchor.group.end, &["to"]));
    let (length, row) = act(scene, main, &["base", "ing"])?;
    (kind_of(&row) == FrameKind::Discuss).then_some((main + length, row))
}

/// Whether a token opens its sentence, an item or a part after a colon.
fn opens(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> bool {
    at == sentence.start
        || scene.is_any(at - 1, &[":", "“", "\"", "•"])
        || (at == sentence.start + 1 && scene.is_any(sentence.start, &["to"]))
}

/// Whether this form is a predicate here, and which.
fn predicate(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    at: usize,
    length: usize,
    column: &str,
    row: &Row<'_>,
) -> Option<Form> {
    let previous = before(scene, sentence.start, at);
    let noun = row.text("noun") == "yes";
    let is = |words: &[&str]| previous.is_some_and(|index| scene.is_any(index, words));
    let named = previous.is_some_and(|index| {
        scene.person_at(index).is_some()
            || scene.name_at(index).is_some()
            || (scene.is_capitalized(index) && !scene.is_any(index, BEFORE_NOUNS))
            || scene.is_any(index, &["”", ")"])
    });
    let collective = previous.is_some_and(|index| scene.is_collective(index));
    // "Norway plans to": with an infinitive behind it the noun is a verb.
    let purposeful = kind_of(row) == FrameKind::Commit
        && scene.is_any(at + length, &["to"])
        && scene.kind(at + length + 1) == Some(TokenKind::Lower)
        && !scene.is_any(at + length + 1, BEFORE_NOUNS);
    match column {
        "base" => {
            if is(&["to"]) {
                Some(Form::Infinitive)
            } else if is(&["we", "they", "i", "you", "us"]) || collective || (named && (!noun || purposeful))
            {
                Some(Form::Finite)
            } else if opens(scene, sentence, at) || (is(&["and"]) && !noun) {
                Some(Form::Infinitive)
            } else {
                None
            }
        }
        "third" => {
            let lower = previous.is_some_and(|index| scene.kind(index) == Some(TokenKind::Lower));
            let pronoun = is(PRONOUNS) || is(&["that", "and"]);
            let aims = lower
                && purposeful
                && !is(BEFORE_NOUNS)
                && previous.is_some_and(|index| scene.matches(index, TableId::Acts).next().is_none());
            (aims
                || pronoun && !(noun && is(&["and", "that"]))
                || named
                || (lower && !noun && !is(BEFORE_NOUNS)))
            .then_some(Form::Finite)
        }
        "past" if previous.is_none() && heads_item(scene, at, at + length) => Some(Form::Finite),
        "past" => past(scene, at + length, previous, named || collective || is(PRONOUNS), is(BEFORE_NOUNS)),
        "ing" if row.text("lemma") == "include" => None,
        "ing" => {
            let open = previous.is_none()
                || is(&[",", ";", "and", "while", "by", "—", "–", "-", "whilst"])
                || opens(scene, sentence, at);
            open.then_some(Form::Participle)
        }
        _ => None,
    }
}

/// "3. Directed the ministers to", "4. Strongly condemned the attacks": in the items of a communiqué the verb comes first, its
/// subject stands before the list.
fn heads_item(scene: &Scene<'_>, at: usize, after: usize) -> bool {
    scene.article.block_of(at).kind == BlockKind::Item
        && (scene.is_any(after, BEFORE_NOUNS)
            || scene.is_any(after, &["that"])
            || scene.is_capitalized(after))
}

/// A past form is finite after a subject; after a noun it may be a reduced relative ("a proposal made by").
fn past(
    scene: &Scene<'_>,
    after: usize,
    previous: Option<usize>,
    subject: bool,
    attributive: bool,
) -> Option<Form> {
    let previous = previous?;
    if attributive || (!subject && is_guests(scene, after)) {
        return None;
    }
    let agent = scene.is_any(after, &["by"]);
    let adjunct = scene.is_any(after, &["in", "at", "during", "under", "with", "on", "at", "through"]);
    if subject && !agent {
        return Some(Form::Finite);
    }
    // "the partnership (PMD), announced at the summit," says what the noun is.
    if adjunct && scene.is_any(previous, &[")"]) {
        return None;
    }
    if scene.is_any(previous, &["and", ",", "but", ")", "has", "have", "had", "”", "\"", "—", "–"]) && !agent
    {
        return Some(Form::Finite);
    }
    (scene.kind(previous) == Some(TokenKind::Lower) && !agent && !adjunct).then_some(Form::Finite)
}

/// "the members, invited states and organizations": a past form before a bare noun describes who came.
fn is_guests(scene: &Scene<'_>, after: usize) -> bool {
    scene.is_any(after.saturating_sub(1), &["invited"])
        && scene
            .is_any(after, &["states", "countries", "guests", "organizations", "organisations", "partners"])
}
