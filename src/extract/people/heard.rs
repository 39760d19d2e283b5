//! Who speaks in the report of a meeting of many, though no sentence says that he or she came.
//!
//! A report of a summit quotes those who sit at the table: after the sentence that tells of the meeting, a leader or
//! minister who opens a sentence as the subject of a verb of saying or acting takes part, unless the sentence puts him or
//! her elsewhere ("in Moscow", "in a statement").

use super::presence::mark;
use super::{Finder, PersonMention, Presence};
use crate::lexicon::TableId;
use crate::read::{TokenKind, Zone};
use std::ops::Range;

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
    "secretary of",
    "speaker",
    "governor",
    "managing director",
    "secretary general",
    "executive secretary",
    "director-general",
    "director general",
    "envoy",
    "vice president",
];
/// Words of offices that speak for somebody else.
const OUTSIDE: &[&str] =
    &["spokes", "former", "ambassador", "adviser", "advisor", "shadow", "opposition", "candidate"];
/// Words that join one leader to another at the head of a sentence.
const JOINS: &[&str] = &[",", "and", "together", "with", "as", "well", "alongside", "the", "both", "along"];

/// Marks them.
pub(super) fn find(finder: Finder<'_>, told: usize, people: &mut [PersonMention]) {
    let scan = finder.scan;
    let Some(scene) = scan.article.sentences().get(told) else { return };
    let first = scan.article.sentences()[told.saturating_sub(2)].tokens.start;
    let many = (first..scene.tokens.end).any(|at| {
        scan.hit(at, TableId::Events)
            .is_some_and(|hit| matches!(hit.row.text("type"), "summit" | "session" | "conference"))
            || scan.is(at, &["leaders", "heads", "ministers", "presidents", "premiers", "speakers", "chiefs"])
            || scan.hit(at, TableId::Organizations).is_some()
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
    let mut heard = Vec::new();
    for sentence in &scan.article.sentences()[told..] {
        for clause in clauses(finder, &sentence.tokens) {
            let lead = leads(finder, people, clause.clone());
            let Some(last) = lead.last() else { continue };
            let verb = verb_after(finder, &people[*last], clause.end);
            if acts(finder, verb, &clause) && !is_away(finder, verb, &clause, &places) {
                heard.extend(lead);
            }
        }
    }
    heard.extend(
        (0..people.len()).filter(|index| is_quoted(finder, people, *index, &places, scene.tokens.start)),
    );
    let last = |person: &PersonMention| person.name.as_ref().map(|name| scan.fold(name.end - 1));
    heard.retain(|index| {
        let person = &people[*index];
        let known =
            people.iter().any(|other| other.presence != Presence::Mentioned && last(other) == last(person));
        person.presence == Presence::Mentioned && !(known && person.rule == "surname")
    });
    mark(people, &heard, Presence::Attended, None);
}

/// The leaders that open a sentence, all of them seated, joined by commas, "and" and "together with".
fn leads(finder: Finder<'_>, people: &[PersonMention], sentence: Range<usize>) -> Vec<usize> {
    let scan = finder.scan;
    let mut found: Vec<usize> = Vec::new();
    let mut next = sentence.start;
    for (index, person) in people.iter().enumerate() {
        if person.tokens.start < sentence.start || person.tokens.end > sentence.end {
            continue;
        }
        let gap = next..person.tokens.start.max(next);
        let shared = found.is_empty()
            && person.rule == "list"
            && scan
                .hit(scan.skip_the(sentence.start), TableId::Offices)
                .is_some_and(|hit| hit.is_column("plural"))
            && gap.len() <= 4
            || found.is_empty() && person.rule == "sent" && gap.len() <= 5;
        let joined = shared
            || gap.clone().all(|at| scan.is(at, if found.is_empty() { &["the", "“", "\""] } else { JOINS }));
        let beside = !found.is_empty() && is_beside(finder, gap);
        if !(joined || beside) || !(is_seated(finder, people, person) || is_envoy(person)) {
            break;
        }
        found.push(index);
        next = next.max(person.tokens.end);
    }
    found
}

/// `, sitting next to `: words that put one leader beside another.
fn is_beside(finder: Finder<'_>, gap: Range<usize>) -> bool {
    let scan = finder.scan;
    gap.len() <= 6
        && scan.is(gap.start, &[","])
        && gap
            .clone()
            .any(|at| scan.is(at, &["sitting", "seated", "standing", "flanked", "joined", "next", "beside"]))
}

/// Where the verb stands behind the subject and what is put between commas.
fn verb_after(finder: Finder<'_>, person: &PersonMention, end: usize) -> usize {
    let scan = finder.scan;
    let mut verb = person.tokens.end;
    let insert = scan.is(verb, &[","])
        && (scan.is(verb + 1, &["who", "whose", "in", "speaking", "which"])
            || scan.fold(verb + 1).ends_with("ing"));
    if insert
        && (verb..end)
            .take_while(|at| *at == verb || !scan.is(*at, &[","]))
            .any(|at| scan.is(at, &["not", "absent"]))
    {
        // "X, who was not there, congratulated both".
        return end;
    }
    if insert {
        verb = (verb + 1..end).find(|at| scan.is(*at, &[","])).map_or(end, |comma| comma + 1);
    } else if scan.is(verb, &[","]) {
        verb += 1;
    }
    verb + usize::from(scan.is(verb, &["also", "then", "all", "both", "meanwhile", "again"]))
}

/// A sentence cut at its semicolons.
fn clauses(finder: Finder<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut start = sentence.start;
    let mut found = Vec::new();
    for at in sentence.clone().filter(|at| finder.scan.is(*at, &[";"])) {
        found.push(start..at);
        start = at + 1;
    }
    found.push(start..sentence.end);
    found
}

/// Whether the verb says something, takes a stand, or is any past tense in a sentence that speaks of no other time.
fn acts(finder: Finder<'_>, verb: usize, clause: &Range<usize>) -> bool {
    let scan = finder.scan;
    let says = scan.hit(verb, TableId::Frames).is_some_and(|hit| hit.row.text("frame") == "say");
    let has = scan.is(verb, &["has", "have"]) && scan.fold(verb + 1).ends_with("ed");
    let chosen = scan.is(verb, &["was", "were"])
        && scan
            .is(verb + 1, &["elected", "re-elected", "chosen", "welcomed", "greeted", "received", "handed"]);
    let denies = scan.is(verb, &["did", "does", "do"]) && scan.is(verb + 1, &["not"]);
    let verb = verb + if denies { 2 } else { usize::from(has || chosen) };
    let past = scan.has(verb, "past") || scan.fold(verb).ends_with("ed") && !scan.has(verb, "elsewhen");
    let another_time = clause.clone().any(|at| {
        scan.is(at, &["last", "earlier", "previously", "ago", "recently", "before", "since", "when"])
            || scan.hit(at, TableId::Calendar).is_some_and(|hit| hit.row.text("kind") == "month")
            || scan.kind(at) == Some(TokenKind::Number) && scan.fold(at).len() == 4
    });
    verb < clause.end
        && scan.kind(verb) == Some(TokenKind::Lower)
        && (says
            || scan.hit(verb, TableId::Acts).is_some()
            || scan.has(verb, "stand")
            || (past || denies) && !another_time)
}

/// "in Moscow", "in a statement": the sentence puts the voice elsewhere.
fn is_away(finder: Finder<'_>, verb: usize, sentence: &Range<usize>, places: &[&str]) -> bool {
    let scan = finder.scan;
    sentence.clone().any(|at| {
        scan.has(at, "elsewhere")
            || at == verb && scan.has(at, "scorn") && is_of_the_meeting(finder, verb + 1..sentence.end)
            || scan.is(at, &["on"]) && scan.is(at + 1, &["x", "twitter", "telegram", "facebook", "weibo"])
            || scan.is(at, &["in", "from"])
                && scan.hit(at + 1, TableId::Places).is_some_and(|hit| {
                    hit.row.text("kind") != "venue" && !places.contains(&scan.fold(at + 1))
                })
                && at < verb + 4
    })
}

/// `dismissed the summit as theatre`: whoever speaks so of the meeting sits outside.
fn is_of_the_meeting(finder: Finder<'_>, mut tokens: Range<usize>) -> bool {
    let scan = finder.scan;
    tokens.end = tokens.end.min(tokens.start + 5);
    tokens.clone().any(|at| {
        scan.hit(at, TableId::Events).is_some()
            && (tokens.start..at).all(|before| !scan.is(before, &["of", "to", "for", "with", "that"]))
    })
}

/// `"…," X, the chair, said.`: a seated leader, or the surname of one, before or behind the verb that closes a quotation.
fn is_quoted(
    finder: Finder<'_>,
    people: &[PersonMention],
    index: usize,
    places: &[&str],
    scene: usize,
) -> bool {
    let scan = finder.scan;
    let person = &people[index];
    let sentence = scan.article.sentence_of(person.tokens.start).tokens.clone();
    if person.tokens.start < scene || !is_seated(finder, people, person) {
        return false;
    }
    let opened = person.tokens.start.checked_sub(1).is_some_and(|before| scan.is(before, &["\"", "”", ","]));
    let quoted = (sentence.start..person.tokens.start).any(|at| scan.is(at, &["\"", "”"]));
    let mut verb = person.tokens.end;
    if scan.is(verb, &[","]) {
        verb = (verb + 1..(verb + 8).min(sentence.end))
            .find(|at| scan.is(*at, &[","]))
            .map_or(verb, |at| at + 1);
    }
    let says = |at: usize| scan.is(at, &["said", "told", "added", "says"]);
    // "said Chair-in-Office and Finnish Foreign Minister X".
    let mut lead = person.tokens.start;
    while lead > sentence.start
        && person.tokens.start - lead < 5
        && (scan.is_capital(lead - 1) || scan.is(lead - 1, &["and", "the"]))
    {
        lead -= 1;
    }
    let told = opened && says(verb) || lead > 0 && says(lead - 1);
    quoted && told && !is_away(finder, verb, &sentence, places)
}

/// `Brazil's A, Mexico's B and Cuba's C`, `the leaders of X, Y and Z`: those known by their country only, in a list.
fn is_envoy(person: &PersonMention) -> bool {
    person.rule == "name-of-country" && person.office.is_none()
        || matches!(person.rule, "sent" | "plural-office") && person.country.is_some()
}

fn is_seated(finder: Finder<'_>, people: &[PersonMention], person: &PersonMention) -> bool {
    let last = |one: &PersonMention| one.name.as_ref().map(|name| finder.scan.fold(name.end - 1));
    if person.rule == "surname" {
        let mut before = people.iter().filter(|other| other.tokens.start < person.tokens.start);
        return before.any(|other| {
            other.rule != "surname" && last(other) == last(person) && is_seated(finder, people, other)
        });
    }
    let office = person.office.as_deref().map(str::to_lowercase).unwrap_or_default();
    let represents = person.country.is_some()
        || person.organization.is_some()
        || office.contains("secretary-general")
        || office.contains("secretary general");
    let zone = finder.scan.article.block_of(person.tokens.start).zone;
    person.name.is_some()
        && person.presence != Presence::Absent
        && person.rule != "former"
        && represents
        && zone == Zone::Body
        && SEATED.iter().any(|seat| office.contains(seat))
        && !OUTSIDE.iter().any(|word| office.contains(word))
}
