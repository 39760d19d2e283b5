//! Subject and object of a frame: which mentions stand for themselves there.

use super::super::frames::{Frame, FrameKind};
use super::super::{Finder, PersonMention, Presence};
use crate::extract::gathering::dateline_end;
use crate::lexicon::TableId;
use crate::read::TokenKind;
use crate::snapshot::Function;
use std::ops::Range;

pub(in crate::extract::people) fn mark(
    people: &mut [PersonMention],
    list: &[usize],
    state: Presence,
    function: Option<Function>,
) {
    for index in list {
        let person = &mut people[*index];
        if person.presence == Presence::Mentioned || state == Presence::Attended {
            person.presence = state;
        }
        if let Some(function) = function.filter(|function| !person.functions.contains(function)) {
            person.functions.push(function);
            person.functions.sort();
        }
    }
}

/// The mentions that are the verb's subject.
pub(in crate::extract::people) fn subjects(
    finder: Finder<'_>,
    frame: &Frame,
    people: &[PersonMention],
) -> Vec<usize> {
    let scan = finder.scan;
    let start = frame.clause_start(scan).max(dateline_end(scan, frame.verb.start).unwrap_or(0));
    let passive_list = frame.kind == FrameKind::Present;
    let mut found: Vec<usize> = within(people, start..frame.verb.start)
        .filter(|index| {
            let person = &people[*index];
            let zone = start..frame.verb.start;
            if person.rule == "bare-name" && is_no_subject(finder, person) {
                return false;
            }
            let relative = !scan.is_possessive(person.tokens.end) && is_antecedent(finder, person, frame);
            !passive_list && (relative || stands(finder, person, people, zone, &["with", "by"]))
        })
        .collect();
    // "The Presidents of X, A; Y, B; and Z, C met": the semicolons part no clauses.
    let floor = scan.sentence_start(frame.verb.start);
    while let Some(before) = found.first().and_then(|first| first.checked_sub(1)) {
        let list = people[before].rule == "parallel-list" && people[before + 1].rule == "parallel-list";
        if !list || people[before].tokens.start < floor {
            break;
        }
        found.insert(0, before);
    }
    found
}

/// "Pacific Rim leaders", "LIMA (Andes Wire)": capitals that name a region or an agency.
fn is_no_subject(finder: Finder<'_>, person: &PersonMention) -> bool {
    let scan = finder.scan;
    let end = person.tokens.end;
    let group = scan.hit(end, TableId::Markers).is_some_and(|hit| hit.row.text("kind") == "collective");
    group || scan.is(end, &[")"]) && person.tokens.start > 0 && scan.is(person.tokens.start - 1, &["("])
}

/// `according to the State Secretary A, who also took part`: whom "who" stands for, whatever governs the mention.
fn is_antecedent(finder: Finder<'_>, person: &PersonMention, frame: &Frame) -> bool {
    let scan = finder.scan;
    let who = person.tokens.end + usize::from(scan.is(person.tokens.end, &[","]));
    scan.is(who, &["who"])
        && (who + 1..frame.verb.start)
            .all(|at| scan.is(at, &["also", "had", "has", "have", "did", "will", "both"]))
}

/// The mentions that are the verb's object.
pub(in crate::extract::people) fn objects(
    finder: Finder<'_>,
    frame: &Frame,
    people: &[PersonMention],
) -> Vec<usize> {
    let zone = frame.verb.end..frame.object_end(finder.scan, people);
    let governors: &[&str] =
        if frame.has_subject_matter(finder.scan) { &["with"] } else { &["with", "by", "to"] };
    let mut found: Vec<usize> = within(people, zone.clone())
        .filter(|index| stands(finder, &people[*index], people, zone.clone(), governors))
        .filter(|index| {
            people[*index].rule != "pronoun" && !finder.scan.is(people[*index].tokens.start, &["i"])
        })
        .collect();
    if frame.kind == FrameKind::Meet || frame.kind == FrameKind::Talk {
        found.retain(|index| {
            people[*index].rule != "bare-name" || coordinated(finder, &people[*index], frame)
        });
    }
    found
}

/// Whether a bare name follows the verb, "with", a comma or "and".
fn coordinated(finder: Finder<'_>, person: &PersonMention, frame: &Frame) -> bool {
    let start = person.tokens.start;
    start == frame.verb.end || finder.scan.is(start - 1, &["with", ",", "and", "to", "between", ";"])
}

pub(super) fn within(people: &[PersonMention], zone: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    people
        .iter()
        .enumerate()
        .filter(move |(_, person)| person.tokens.start >= zone.start && person.tokens.end <= zone.end)
        .filter(|(_, person)| person.rule != "former")
        .map(|(index, _)| index)
}

/// Whether the mention stands for itself: not governed by a preposition, not a possessor.
fn stands(
    finder: Finder<'_>,
    person: &PersonMention,
    people: &[PersonMention],
    zone: Range<usize>,
    allowed: &[&str],
) -> bool {
    let scan = finder.scan;
    if scan.is_possessive(person.tokens.end) {
        return false;
    }
    if matches!(person.rule, "sent" | "chairing" | "country-list") {
        return true;
    }
    let mut before = person.tokens.start;
    while before > zone.start && scan.is(before - 1, &["the", "a", "both", "his", "her"]) {
        before -= 1;
    }
    if before == zone.start {
        return true;
    }
    let governor = scan.fold(before - 1);
    if allowed.contains(&governor) {
        return true;
    }
    if governor == "," && opens_phrase(finder, zone.start, before - 1) {
        return true;
    }
    if governor == "," && on_behalf(finder, before - 1, people) {
        return true;
    }
    let as_well = governor == "as" && before >= 3 && scan.is(before - 2, &["well"]);
    if as_well {
        let comma = before - 3;
        let neighbour =
            list_neighbour(finder, comma, people).filter(|other| other.tokens.start >= zone.start);
        return neighbour.is_none_or(|other| stands(finder, other, people, zone, allowed));
    }
    if matches!(governor, "and" | "," | "&" | "or" | ";") {
        let neighbour =
            list_neighbour(finder, before - 1, people).filter(|other| other.tokens.start >= zone.start);
        return neighbour.is_none_or(|other| stands(finder, other, people, zone, allowed));
    }
    !matches!(
        governor,
        "of" | "for"
            | "to"
            | "about"
            | "on"
            | "regarding"
            | "against"
            | "from"
            | "behalf"
            | "under"
            | "in"
            | "at"
            | "into"
            | "with"
            | "by"
            | "than"
            | "like"
            | "over"
            | "toward"
            | "towards"
            | "between"
            | "its"
            | "their"
            | "as"
            | "near"
            | "without"
            | "except"
            | "unlike"
            | "instead"
            | "representing"
            | "replacing"
            | "succeeding"
    ) && scan.kind(before - 1) != Some(TokenKind::Possessive)
}

/// `on behalf of the Sultan of X, A`: the comma closes whom the next one stands for.
fn on_behalf(finder: Finder<'_>, comma: usize, people: &[PersonMention]) -> bool {
    let scan = finder.scan;
    let last = people.partition_point(|person| person.tokens.start < comma);
    let first = people[..last].partition_point(|person| person.tokens.start + LONGEST_MENTION < comma);
    people[first..last].iter().any(|person| {
        person.tokens.end == comma && {
            let start = person.tokens.start;
            let of = start.saturating_sub(1 + usize::from(scan.is(start.wrapping_sub(1), &["the"])));
            scan.is(of, &["of"]) && scan.is(of.wrapping_sub(1), &["behalf"]) || scan.is(of, &["representing"])
        }
    })
}

/// "At the invitation of President A, Prime Minister B": the first comma closes the phrase that opens the sentence.
fn opens_phrase(finder: Finder<'_>, start: usize, comma: usize) -> bool {
    let scan = finder.scan;
    scan.is(start, &["at", "on", "in", "during", "following", "upon", "under"])
        && (scan.sentence_start(start) == start || dateline_end(scan, comma) == Some(start))
        && (start..comma).all(|at| !scan.is(at, &[",", ";"]))
}

/// The most tokens from the start of a mention to the end of the brackets after it.
const LONGEST_MENTION: usize = 100;

/// What an "and" or a comma joins the mention to: the mention that ends there, if one does.
fn list_neighbour<'people>(
    finder: Finder<'_>,
    at: usize,
    people: &'people [PersonMention],
) -> Option<&'people PersonMention> {
    let scan = finder.scan;
    let mut end = at;
    while end > 0 && scan.is(end - 1, &[",", "and", ";"]) {
        end -= 1;
    }
    // Mentions are in the order of their starts, and none is longer than this.
    let last = people.partition_point(|person| person.tokens.start < end);
    let first = people[..last].partition_point(|person| person.tokens.start + LONGEST_MENTION < end);
    people[first..last].iter().find(|person| {
        person.tokens.start < end
            && (person.tokens.end == end
                || scan.skip_brackets(person.tokens.end) == end && end > person.tokens.end)
    })
}

/// Somebody who holds an office or speaks for a country.
pub(in crate::extract::people) fn is_official(person: &PersonMention) -> bool {
    person.office.is_some()
        || person.country.is_some()
        || person.organization.is_some()
        || matches!(person.rule, "first-person")
}
