//! Who speaks in the report of a meeting of many, though no sentence says that he or she came.
//!
//! A report of a summit quotes those who sit at the table: after the sentence that tells of the meeting, a leader or
//! minister who opens a sentence as the subject of a verb of saying or acting takes part, unless the sentence puts him or
//! her elsewhere ("in Moscow", "in a statement").

use super::presence::mark;
use super::{Finder, PersonMention, Presence};
use crate::lexicon::TableId;
use crate::read::{TokenKind, Zone};
use crate::snapshot::Basis;

/// Offices whose holders sit at the table.
const SEATED: &[&str] = &[
    "president",
    "minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "emir",
    "amir",
    "sultan",
    "taoiseach",
    "secretary-general",
    "commissioner",
    "chairperson",
    "chairman",
    "chair",
    "representative",
    "prince",
];
/// Words of offices that speak for somebody else.
const OUTSIDE: &[&str] =
    &["spokes", "former", "ambassador", "adviser", "advisor", "shadow", "opposition", "candidate"];
/// Words that put a voice outside the meeting.
const ELSEWHERE: &[&str] =
    &["wrote", "tweeted", "posted", "statement", "radio", "television", "newspaper", "interview"];

/// Verbs of taking a stand that no ladder has.
const STANDS: &[&str] =
    &["pressed", "refused", "warned", "backed", "opposed", "insisted", "read", "objected", "pushed"];

/// Marks them.
pub(super) fn find(finder: Finder<'_>, told: usize, people: &mut [PersonMention]) {
    let scan = finder.scan;
    let Some(scene) = scan.article.sentences().get(told) else { return };
    let many = scene.tokens.clone().any(|at| {
        scan.hit(at, TableId::Events)
            .is_some_and(|hit| matches!(hit.row.text("type"), "summit" | "session" | "conference"))
            || scan.is(at, &["leaders", "heads", "ministers", "presidents", "premiers"])
    });
    if !many {
        return;
    }
    let places: Vec<&str> = scene
        .tokens
        .clone()
        .filter(|at| scan.hit(*at, TableId::Places).is_some())
        .map(|at| scan.fold(at))
        .collect();
    let heard: Vec<usize> = (0..people.len())
        .filter(|index| is_seated(finder, &people[*index]))
        .filter(|index| people[*index].tokens.start >= scene.tokens.start)
        .filter(|index| opens_and_acts(finder, &people[*index], &places))
        .collect();
    mark(people, &heard, Presence::Attended, None);
}

fn is_seated(finder: Finder<'_>, person: &PersonMention) -> bool {
    let office = person.office.as_deref().map(str::to_lowercase).unwrap_or_default();
    let represents =
        person.country.is_some() || person.organization.is_some() || office.starts_with("secretary-general");
    let zone = finder.scan.article.block_of(person.tokens.start).zone;
    person.name.is_some()
        && person.presence == Presence::Mentioned
        && person.rule != "former"
        && represents
        && zone == Zone::Body
        && SEATED.iter().any(|seat| office.contains(seat))
        && !OUTSIDE.iter().any(|word| office.contains(word))
}

fn opens_and_acts(finder: Finder<'_>, person: &PersonMention, places: &[&str]) -> bool {
    let scan = finder.scan;
    let start = scan.sentence_start(person.tokens.start);
    let end = scan.sentence_end(person.tokens.start);
    let opens = person.tokens.start <= start + 1
        && (start..person.tokens.start).all(|at| scan.is(at, &["the", "“", "\""]));
    let mut verb = person.tokens.end;
    if scan.is(verb, &[","]) && scan.is(verb + 1, &["who", "whose"]) {
        verb = (verb + 1..end).find(|at| scan.is(*at, &[","])).map_or(end, |comma| comma + 1);
    }
    if person.basis == Basis::Apposition && scan.is(verb, &[","]) {
        verb += 1;
    }
    verb += usize::from(scan.is(verb, &["also", "then"]));
    let says = scan.hit(verb, TableId::Frames).is_some_and(|hit| hit.row.text("frame") == "say");
    let acts = verb < end
        && scan.kind(verb) == Some(TokenKind::Lower)
        && (says || scan.hit(verb, TableId::Acts).is_some() || scan.is(verb, STANDS));
    let away = (start..end).any(|at| {
        scan.is(at, ELSEWHERE)
            || scan.is(at, &["in", "from"])
                && scan.hit(at + 1, TableId::Places).is_some_and(|hit| {
                    hit.row.text("kind") != "venue" && !places.contains(&scan.fold(at + 1))
                })
                && at < verb + 4
    });
    opens && acts && !away
}
