//! Parties that are named by their country or organization only.
//!
//! `We, A, B and C` · `the leaders of A, B and C` · `a U.S. delegation` · a list of countries that opens a joint statement.

use super::{Finder, PersonMention, roll};
use crate::extract::NameClass;
use crate::extract::scan::Form;
use crate::lexicon::TableId;
use crate::read::TokenKind;
use crate::snapshot::Alpha2;

/// Adds a mention for every country that stands as a party.
pub(super) fn find(finder: Finder<'_>, people: &mut Vec<PersonMention>) {
    let mut taken = vec![false; finder.scan.len()];
    for person in people.iter() {
        for at in person.tokens.clone() {
            taken[at] = true;
        }
    }
    let mut at = 0;
    while at < finder.scan.len() {
        if taken[at] || finder.is_furniture(at) {
            at += 1;
            continue;
        }
        at = chairing(finder, at, people)
            .or_else(|| governments(finder, at, people))
            .or_else(|| sent(finder, at, people, &taken))
            .or_else(|| opened(finder, at, people))
            .or_else(|| party(finder, at, people))
            .or_else(|| attending(finder, at, people))
            .or_else(|| called(finder, at, people))
            .or_else(|| government(finder, at, people))
            .unwrap_or(at + 1);
    }
}

/// `chaired by New Zealand`, `under the chairmanship of Brunei Darussalam`.
fn chairing(finder: Finder<'_>, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
    let scan = finder.scan;
    let hit = scan.hit(at, TableId::Frames)?;
    if !matches!(hit.row.text("frame"), "chaired-by") && !scan.is(at, &["hosted"]) {
        return None;
    }
    let start = scan.skip_the(at + hit.length);
    let (code, form, end) = scan.country(start)?;
    if form != Form::Name || scan.is_possessive(end) || !scan.is(at + hit.length - 1, &["by", "of"]) {
        return None;
    }
    let mut person = PersonMention::new(start..end, "chairing");
    person.country = Some(code);
    people.push(person);
    Some(end)
}

/// `leaders from all six GCC members, as well as Jordan and Egypt`.
fn sent(finder: Finder<'_>, at: usize, people: &mut Vec<PersonMention>, taken: &[bool]) -> Option<usize> {
    let scan = finder.scan;
    if !(scan.has(at, "sender") && scan.is(at + 1, &["from", "of"])) {
        return None;
    }
    let limit = scan.sentence_end(at);
    let mut found = Vec::new();
    let mut next = at + 2;
    let mut skipped = 0;
    while next < limit && skipped < 6 && !taken[next] {
        if let Some((code, Form::Name, end)) = scan.country(next) {
            let mut person = PersonMention::new(next..end, "sent");
            person.country = Some(code);
            found.push(person);
            next = scan.skip_brackets(end);
            skipped = 0;
        } else if let Some(name) = finder.organization(next).filter(|name| name.class != NameClass::Body) {
            next = name.tokens.end;
        } else if found.is_empty() && next > at + 2 && scan.is(next, &[","]) && scan.is(next + 1, &["and"]) {
            break;
        } else if scan.is(
            next,
            &[
                ",",
                "and",
                "the",
                "as",
                "well",
                "all",
                "including",
                "states",
                "nations",
                "countries",
                "member",
                "ten",
                "other",
                "from",
            ],
        ) {
            next += 1;
        } else if found.is_empty() && scan.hit(next, TableId::Frames).is_none() {
            next += 1;
            skipped += 1;
        } else {
            break;
        }
    }
    if found.is_empty() {
        return None;
    }
    people.append(&mut found);
    Some(next)
}

/// `released by the Governments of A, B and C`: the parties of a joint statement.
fn governments(finder: Finder<'_>, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
    let scan = finder.scan;
    let issued = || (scan.sentence_start(at)..at).any(|index| scan.is(index, &["statement", "declaration"]));
    if !(scan.is(at, &["governments"]) && scan.is(at + 1, &["of"]) && issued()) {
        return None;
    }
    let (mut found, next) = country_list(finder, scan.skip_the(at + 2), false);
    (found.len() >= 2).then(|| {
        people.append(&mut found);
        next
    })
}

/// A list of two or more countries that opens a sentence as its subject: `We, A, B and C, …`, `A and B affirm …`.
fn opened(finder: Finder<'_>, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
    let scan = finder.scan;
    let start = scan.sentence_start(at);
    let lead = (start..at).all(|index| {
        scan.is(
            index,
            &[
                "we",
                ",",
                "the",
                "governments",
                "leaders",
                "of",
                "today",
                "\"",
                "“",
                "-",
                "members",
                "member",
                "states",
                "heads",
                "state",
                "government",
                "and",
                "foreign",
                "ministers",
                ".",
            ],
        ) || scan.kind(index) == Some(TokenKind::Number)
    });
    let spoken = (start..at).any(|index| scan.is(index, &["we"]));
    if !lead {
        return None;
    }
    let (mut found, next) = country_list(finder, at, spoken);
    if found.len() < if spoken { 1 } else { 2 } || scan.is_possessive(next) {
        return None;
    }
    people.append(&mut found);
    Some(next)
}

/// Countries and organizations parted by commas and "and", and where they end; an organization may come first where
/// the list itself speaks ("we").
fn country_list(finder: Finder<'_>, at: usize, spoken: bool) -> (Vec<PersonMention>, usize) {
    let scan = finder.scan;
    let mut found = Vec::new();
    let mut next = at;
    while next < scan.sentence_end(at) {
        if let Some((code, Form::Name, end)) = scan.country(next) {
            let mut person = PersonMention::new(next..end, "country-list");
            person.country = Some(code);
            found.push(person);
            next = scan.skip_brackets(end);
        } else if let Some(name) = finder
            .organization(next)
            .filter(|name| name.class != NameClass::Body && (spoken || !found.is_empty()))
        {
            let mut person = PersonMention::new(name.tokens.clone(), "country-list");
            person.organization = Some(name.id.clone());
            found.push(person);
            next = scan.skip_brackets(name.tokens.end);
        } else if scan.is(next, &[",", "and", "the"]) {
            next += 1;
        } else {
            break;
        }
    }
    (found, next)
}

/// `a U.S. delegation`, `the Kazakh delegation`, `Government of Mexico officials`.
fn party(finder: Finder<'_>, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
    let scan = finder.scan;
    let (code, _, end) = scan.country(at).filter(|(_, form, _)| *form != Form::People)?;
    let mut next = scan.skip_possessive(end);
    while next < end + 3
        && scan.is(next, &["high-level", "government", "official", "interagency", "visiting"])
    {
        next += 1;
    }
    if !scan.has(next, "delegation") || scan.hit(next, TableId::Offices).is_some() {
        return None;
    }
    let mut person = PersonMention::new(at..next + 1, "delegation");
    person.country = Some(code);
    people.push(person);
    Some(next + 1)
}

/// `South Sudan was absent`, `India was represented by`, `A, B and C took part`: countries that come or stay away.
fn attending(finder: Finder<'_>, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
    let scan = finder.scan;
    let before = scan.sentence_start(at)..at;
    if before.end > before.start && !scan.is(at - 1, &["the", ",", "and", "but", ";", "while"]) {
        return None;
    }
    let mut found = Vec::new();
    let mut next = at;
    while let Some((code, end)) = power(finder, next) {
        let mut person = PersonMention::new(next..end, "delegation");
        person.country = Some(code);
        found.push(person);
        next = end;
        while scan.is(next, &[",", "and", "the"]) {
            next += 1;
        }
    }
    let last = found.last()?.tokens.end;
    // "Benin, an observer, sent its ambassador".
    let inserted = scan.is(last, &[","]) && scan.is(last + 1, &["a", "an", "the"]);
    let close = (last + 2..last + 6).find(|next| scan.is(*next, &[","])).filter(|_| inserted);
    let which = match close {
        Some(close) => close + 1,
        None if scan.is(last, &[","]) && scan.is(last + 1, &["which"]) => last + 2,
        None => last,
    };
    let verb = which + usize::from(scan.is(which, &["also", "both", "all"]));
    let frame = scan.hit(verb, TableId::Frames)?.row.text("frame");
    let comes = matches!(frame, "absent" | "send" | "invite")
        || frame == "present" && scan.is(verb + 1, &["represented", "be"])
        || frame == "attend" && scan.is(verb, &["took", "attended", "participated", "were", "was"]);
    if !comes || frame == "invite" && !scan.is(verb, &["was", "were", "has", "have", "is", "are"]) {
        return None;
    }
    people.append(&mut found);
    Some(last)
}

/// A country, or the capital from which it is governed: `Washington was represented by`.
fn power(finder: Finder<'_>, at: usize) -> Option<(Alpha2, usize)> {
    let scan = finder.scan;
    if let Some((code, Form::Name, end)) = scan.country(at) {
        return Some((code, end));
    }
    let hit = scan.hit(at, TableId::Places).filter(|hit| hit.row.text("kind") == "capital")?;
    let governs = scan.hit(at + hit.length, TableId::Frames).is_some();
    let code = Alpha2::try_from(hit.row.text("country")).ok()?;
    governs.then_some((code, at + hit.length))
}

/// `X said`, `Kyiv called for`: a government that speaks, by its country or the capital from which it is governed.
fn government(finder: Finder<'_>, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
    let scan = finder.scan;
    let start = scan.sentence_start(at);
    let heads = scan.skip_the(start) == at
        || at > start + 1
            && (scan.is(at - 1, &[";", "while", "but"])
                || scan.is(at - 1, &["and"]) && scan.is(at - 2, &[","]));
    let capital = || {
        let hit = scan.hit(at, TableId::Places).filter(|hit| hit.row.text("kind") == "capital")?;
        Some((Alpha2::try_from(hit.row.text("country")).ok()?, at + hit.length))
    };
    let named = scan.country(at).filter(|(_, form, _)| *form == Form::Name);
    let (code, end) = named.map(|(code, _, end)| (code, end)).or_else(capital).filter(|_| heads)?;
    let verb = end + usize::from(scan.is(end, &["also", "has", "had"]));
    let says = scan.hit(verb, TableId::Frames).is_some_and(|hit| hit.row.text("frame") == "say");
    let acts = scan.hit(verb, TableId::Acts).is_some() && scan.kind(verb) == Some(TokenKind::Lower);
    let title = scan.article.block_of(at).zone == crate::read::Zone::Title;
    if title || !(says || acts) {
        return None;
    }
    let mut person = PersonMention::new(at..end, "government");
    person.country = Some(code);
    people.push(person);
    Some(end)
}

/// `The observers included X and Y`: countries in the list of a roll call.
fn called(finder: Finder<'_>, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
    let scan = finder.scan;
    let start = scan.sentence_start(at);
    let list = roll::called(scan, start)?.end;
    let inside = (list..at).all(|index| {
        scan.is(index, &[",", "and", "the", ";", ":"])
            || people.iter().any(|person| person.tokens.contains(&index))
    });
    let (code, Form::Name, end) = scan.country(at)? else { return None };
    let closes = end >= scan.sentence_end(at) || scan.is(end, &[",", "and", ".", ";", "as", "("]);
    if at < list || !inside || !closes {
        return None;
    }
    let mut person = PersonMention::new(at..end, "delegation");
    person.country = Some(code);
    people.push(person);
    Some(end)
}
