//! Anchors: the verb groups that make a clause an act ("stressed", "is not ready to", "will provide", "expressed concern").
//!
//! Grammar only: which word forms are predicates where they stand. The verbs, their forms and axes are tables.

use super::scene::Scene;
use crate::lexicon::{Row, TableId};
use crate::read::TokenKind;
use crate::snapshot::{Axis, OutcomeType};
use std::ops::Range;

/// How a clause of this act presents its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameKind {
    /// Reports what somebody stresses, says, notes.
    Say,
    /// Names a subject of talks.
    Discuss,
    /// Asks or proposes.
    Ask,
    /// Binds the speaker or states an intention.
    Commit,
    /// Reports an action.
    Do,
    /// Judges.
    Judge,
    /// Thanks.
    Thank,
    /// Greets, congratulates, condoles.
    Greet,
    /// A modal verb with any other verb.
    Modal,
}

/// The form of the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Finite, or governed by a modal verb.
    Finite,
    /// After "to", or opening an item.
    Infinitive,
    /// The form in -ing.
    Participle,
}

/// A verb group that is an act.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    /// From the first auxiliary to the last word of the act.
    pub(super) group: Range<usize>,
    /// Where the content begins when nothing else is skipped.
    pub(super) content: usize,
    pub(super) act: String,
    pub(super) axis: Axis,
    pub(super) kind: FrameKind,
    pub(super) form: Form,
    pub(super) passive: bool,
    pub(super) negated: bool,
    /// What the verb brings about when the meeting does it.
    pub(super) outcome: Option<OutcomeType>,
    pub(super) rule: &'static str,
}

const MODALS: &[&str] = &["will", "shall", "must", "should", "may", "might", "could", "can", "would"];
const BE: &[&str] = &[
    "is", "are", "was", "were", "been", "being", "be", "am", "remain", "remains", "remained", "stand",
    "stands", "stood",
];
const DO: &[&str] = &["do", "does", "did"];
const NOT: &[&str] = &["not", "never", "cannot"];
const PRONOUNS: &[&str] = &["we", "they", "i", "you", "he", "she", "it", "who", "which", "both", "all"];
/// Words after which a past form is an adjective, not a predicate.
const BEFORE_NOUNS: &[&str] = &[
    "the", "a", "an", "of", "for", "in", "on", "to", "with", "by", "from", "its", "his", "her", "their",
    "our", "at", "as", "this", "these", "those", "any", "no", "more", "most", "between", "such", "all",
    "other", "is", "are", "was", "were", "be", "been", "being", "s",
];

pub(super) fn is_adverb(scene: &Scene<'_>, index: usize) -> bool {
    let word = scene.fold(index);
    (word.len() > 4
        && word.ends_with("ly")
        && !matches!(word, "family" | "supply" | "reply" | "apply" | "italy" | "july" | "early"))
        || scene.is_any(
            index,
            &[
                "also",
                "again",
                "once",
                "still",
                "further",
                "already",
                "always",
                "all",
                "both",
                "now",
                "even",
                "just",
                "never",
                "then",
                "ever",
                "so",
                "too",
                "therefore",
                "together",
                "each",
                "indeed",
                "today",
            ],
        )
}

pub(super) fn is_negation(scene: &Scene<'_>, index: usize) -> bool {
    scene.is_any(index, NOT)
}

/// The anchors of a sentence in text order, none inside a name.
pub(super) fn find(scene: &Scene<'_>, sentence: Range<usize>) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let found = (!is_blocked(scene, at))
            .then(|| {
                modal(scene, &sentence, at)
                    .or_else(|| auxiliary(scene, &sentence, at))
                    .or_else(|| verb(scene, &sentence, at))
            })
            .flatten();
        match found {
            Some(anchor) => {
                at = anchor.group.end.max(at + 1);
                anchors.push(anchor);
            }
            None => at += 1,
        }
    }
    anchors
}

/// A verb never stands inside the name of an organization or person.
fn is_blocked(scene: &Scene<'_>, index: usize) -> bool {
    scene.name_at(index).is_some()
        || scene.date_at(index).is_some()
        || scene.person_at(index).is_some_and(|person| scene.people[person].tokens.len() > 1)
}

/// Steps over adverbs and negation; the flag says whether a negation was met.
fn skip(scene: &Scene<'_>, mut at: usize, end: usize) -> (usize, bool) {
    let mut negated = false;
    while at < end && (is_adverb(scene, at) || is_negation(scene, at)) {
        negated |= is_negation(scene, at);
        at += 1;
    }
    (at, negated)
}

/// The token before `at` that is no adverb.
fn before(scene: &Scene<'_>, start: usize, at: usize) -> Option<usize> {
    (start..at).rev().find(|index| !is_adverb(scene, *index))
}

pub(super) fn axis_of(row: &Row<'_>) -> Axis {
    match row.text("axis") {
        "commissive" => Axis::Commissive,
        "directive" => Axis::Directive,
        "stance" => Axis::Stance,
        _ => Axis::Reporting,
    }
}

fn kind_of(row: &Row<'_>) -> FrameKind {
    match row.text("frame") {
        "discuss" => FrameKind::Discuss,
        "ask" => FrameKind::Ask,
        "commit" => FrameKind::Commit,
        "do" => FrameKind::Do,
        "judge" => FrameKind::Judge,
        "thank" => FrameKind::Thank,
        "greet" => FrameKind::Greet,
        _ => FrameKind::Say,
    }
}

/// What an act brings about besides a document.
fn outcome_of(row: &Row<'_>) -> Option<OutcomeType> {
    match row.get("outcome")? {
        "decision" | "either" => Some(OutcomeType::Decision),
        "agreement" => Some(OutcomeType::Agreement),
        _ => None,
    }
}

/// Whether an act makes a document valid.
pub(super) fn adopts(row: &Row<'_>) -> bool {
    matches!(row.get("outcome"), Some("document" | "either"))
}

/// The longest act phrase at a token in one of these forms: its length and row.
fn act<'run>(scene: &Scene<'run>, at: usize, columns: &[&str]) -> Option<(usize, Row<'run>)> {
    scene
        .matches(at, TableId::Acts)
        .find(|found| columns.iter().any(|column| found.is_column(column)))
        .map(|found| (found.length, found.row))
}

/// "will provide", "should not be discussed", "would like to stress".
fn modal(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<Anchor> {
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
fn auxiliary(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<Anchor> {
    let (main, negated) = skip(scene, at + 1, sentence.end);
    if scene.is_any(at, DO) {
        let (length, row) = act(scene, main, &["base"]).filter(|_| negated)?;
        return Some(from_row(&row, at..main + length, Form::Finite, true));
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
    if let Some((length, row)) = act(scene, main, &["ing"]) {
        return Some(from_row(&row, at..main + length, Form::Finite, negated));
    }
    let (length, row) = act(scene, main, &["participle"])?;
    let mut anchor = from_row(&row, at..main + length, Form::Finite, negated);
    anchor.passive = true;
    anchor.rule = "frame.passive";
    Some(anchor)
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

fn from_row(row: &Row<'_>, group: Range<usize>, form: Form, negated: bool) -> Anchor {
    let kind = kind_of(row);
    Anchor {
        content: group.end,
        group,
        act: row.text("lemma").to_owned(),
        axis: axis_of(row),
        kind,
        form,
        passive: false,
        negated,
        outcome: outcome_of(row),
        rule: "frame.verb",
    }
}

fn kind_of_word(act: &str, axis: Axis) -> FrameKind {
    match (act, axis) {
        ("thank", _) => FrameKind::Thank,
        ("condole", _) => FrameKind::Greet,
        (_, Axis::Commissive | Axis::Modality) => FrameKind::Commit,
        (_, Axis::Directive) => FrameKind::Ask,
        (_, Axis::Stance) => FrameKind::Judge,
        (_, Axis::Reporting) => FrameKind::Say,
    }
}

/// A plain verb in any form that is a predicate where it stands.
fn verb(scene: &Scene<'_>, sentence: &Range<usize>, at: usize) -> Option<Anchor> {
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
    let negated = at > sentence.start && is_negation(scene, at - 1);
    let mut anchor = from_row(&row, at..at + longest, form, negated);
    if let Some((length, inner)) = continued(scene, &anchor) {
        anchor = from_row(&inner, at..length, form, negated);
    }
    compound(scene, sentence, at, &mut anchor);
    Some(anchor)
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

const LIGHT: &[&str] = &["express", "voice", "convey", "state", "declare", "share", "have", "extend"];
const AGAIN: &[&str] = &["reaffirm", "reiterate", "confirm", "restate", "renew", "affirm"];
const POINTING: &[&str] = &[
    "underscore",
    "underline",
    "stress",
    "emphasize",
    "highlight",
    "note",
    "reflect",
    "recall",
    "indicate",
    "recognize",
    "discuss",
    "welcome",
];

/// "expressed deep concern about", "reaffirmed their commitment to", "underlined our desire to".
fn compound(scene: &Scene<'_>, sentence: &Range<usize>, verb: usize, anchor: &mut Anchor) {
    let light = LIGHT.contains(&anchor.act.as_str());
    let again = AGAIN.contains(&anchor.act.as_str());
    if !light && !again && !POINTING.contains(&anchor.act.as_str()) {
        return;
    }
    let mut own = light || again;
    for at in anchor.group.end..(anchor.group.end + 6).min(sentence.end) {
        if scene.is_any(at, &["their", "its", "his", "her", "our", "my"])
            || scene.kind(at) == Some(TokenKind::Possessive)
        {
            own = true;
            continue;
        }
        if let Some(found) = scene.word(at, TableId::ActWords, "kind", "noun").filter(|_| own) {
            let act = found.row.text("act");
            anchor.axis = axis_of(&found.row);
            if anchor.kind != FrameKind::Discuss {
                anchor.kind = kind_of_word(act, anchor.axis);
            }
            act_name(act, again).clone_into(&mut anchor.act);
            anchor.group = verb.min(anchor.group.start)..at + found.length;
            anchor.content = at + found.length;
            anchor.outcome = None;
            anchor.rule = "frame.light-verb";
            return;
        }
        let skippable = scene.matches(at, TableId::Hedges).next().is_some()
            || is_adverb(scene, at)
            || scene.is_any(
                at,
                &[
                    "the",
                    "a",
                    "an",
                    "and",
                    ",",
                    "shared",
                    "continued",
                    "common",
                    "joint",
                    "mutual",
                    "sincere",
                    "enduring",
                    "bipartisan",
                    "ongoing",
                    "renewed",
                    "national",
                ],
            )
            || scene.is_capitalized(at);
        if !skippable {
            return;
        }
    }
}

fn act_name(act: &str, again: bool) -> &str {
    match (act, again) {
        ("be committed", true) => "reaffirm commitment",
        ("express support", true) => "reaffirm support",
        _ => act,
    }
}
