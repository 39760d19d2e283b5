//! The sides of a meeting and who leads each of them, and rosters that put the country first.
//!
//! `the Swiss delegation was headed by A, the Vietnamese delegation by B`: each leader represents the side's country, the
//! verb is left out the second time. `X: President A` one below the other: the country stands before the colon.

use super::{Finder, PersonMention, Presence};
use crate::extract::scan::Form;
use crate::lexicon::TableId;
use crate::snapshot::{Alpha2, Basis, Function};

/// Gives the leaders of sides and those in rosters their countries; who leads a side takes part.
pub(super) fn find(finder: Finder<'_>, people: &mut [PersonMention]) {
    let mut called = false;
    let mut last = 0;
    for at in 0..finder.scan.len() {
        if let Some((code, leader)) = leader(finder, at) {
            give(people, leader, code, true);
        } else if let Some((code, first)) = instead_of(finder, at, people) {
            give(people, first, code, false);
        } else if let Some((code, first)) = inserted(finder, at) {
            let led = (finder.scan.sentence_start(at)..at).any(|next| finder.scan.has(next, "led"));
            give(people, first, code, led);
        } else if let Some((code, first)) = arrived(finder, at) {
            give(people, first, code, true);
        } else if let Some((code, first)) = signed_for(finder, at) {
            give(people, first, code, true);
            sign(people, first);
        } else if let Some((code, first)) = rostered(finder, at) {
            called = introduced(finder, at) || called && at <= last + LINE;
            last = at;
            give(people, first, code, called);
        }
    }
}

/// An entry of a roster is no longer than this.
const LINE: usize = 24;

/// `The Summit was attended by the following:`: the roster is one of those present.
fn introduced(finder: Finder<'_>, at: usize) -> bool {
    let scan = finder.scan;
    let Some(colon) = at.checked_sub(1).filter(|before| scan.is(*before, &[":"])) else { return false };
    (scan.sentence_start(colon)..colon).any(|before| {
        scan.is(before, &["attended", "attendance", "participants", "attending", "present", "part"])
    })
}

/// The country of a side and where its leader's mention begins.
fn leader(finder: Finder<'_>, at: usize) -> Option<(Alpha2, usize)> {
    let scan = finder.scan;
    let named = scan.country(at).filter(|(_, form, _)| *form != Form::People);
    let (code, end) = named.map(|(code, _, end)| (code, end)).or_else(|| capital(finder, at))?;
    let side = scan.skip_possessive(end);
    if !scan.has(side, "side") {
        return None;
    }
    let limit = scan.sentence_end(at).min(side + 6);
    let by = (side + 1..limit).find(|next| scan.is(*next, &["by"]))?;
    let verb = (side + 1..by).any(|next| scan.has(next, "led"));
    let earlier = (scan.sentence_start(at)..at).any(|next| scan.has(next, "led"));
    // "They were joined on the X side by A".
    let before = at - usize::from(at > 0 && scan.is(at - 1, &["the"]));
    let beside = before > 0 && scan.is(before - 1, &["on"]);
    (verb || by == side + 1 && (earlier || beside)).then(|| (code, scan.skip_the(by + 1)))
}

/// A country before a colon, at the head of a line or of a sentence.
fn rostered(finder: Finder<'_>, at: usize) -> Option<(Alpha2, usize)> {
    let scan = finder.scan;
    let (code, form, end) = scan.country(at)?;
    let heads = scan.sentence_start(at) == at || scan.article.starts_line(at);
    (form == Form::Name && heads && scan.is(end, &[":"])).then_some((code, end + 1))
}

/// `on behalf of the Sultan of X, A`: who stands for somebody represents the same country.
fn instead_of(finder: Finder<'_>, at: usize, people: &[PersonMention]) -> Option<(Alpha2, usize)> {
    let scan = finder.scan;
    let behalf = scan.is(at, &["behalf"]) && scan.is(at + 1, &["of"]);
    if !behalf && !scan.is(at, &["representing"]) {
        return None;
    }
    let of = at + 1 + usize::from(behalf);
    let start = scan.skip_the(of);
    let whom = people.iter().find(|person| (of..=start).contains(&person.tokens.start))?;
    let country = whom.country.filter(|_| scan.is(whom.tokens.end, &[","]))?;
    Some((country, whom.tokens.end + 1))
}

/// `headed by A of X, B of Y and, for Z, C`: the country stands between commas before its leader.
fn inserted(finder: Finder<'_>, at: usize) -> Option<(Alpha2, usize)> {
    let scan = finder.scan;
    let listed = at > 0 && scan.is(at, &["for"]) && scan.is(at - 1, &[",", ";"]);
    let (code, _, end) = scan.country(scan.skip_the(at + 1)).filter(|(_, form, _)| *form == Form::Name)?;
    (listed && scan.is(end, &[","])).then(|| (code, scan.skip_the(end + 1)))
}

/// `from X came Prime Minister A`: the country, or the capital that stands for it, and where the mention begins.
fn arrived(finder: Finder<'_>, at: usize) -> Option<(Alpha2, usize)> {
    let scan = finder.scan;
    let start = scan.skip_the(at + 1);
    let named = scan.country(start).filter(|(_, form, _)| *form == Form::Name);
    let (code, end) = named.map(|(code, _, end)| (code, end)).or_else(|| capital(finder, start))?;
    let comes = scan.is(at, &["from"]) && scan.is(end, &["came", "comes"]);
    comes.then(|| (code, scan.skip_the(end + 1)))
}

/// The country that is governed from a capital, and where the capital's name ends.
fn capital(finder: Finder<'_>, at: usize) -> Option<(Alpha2, usize)> {
    let hit = finder.scan.hit(at, TableId::Places).filter(|hit| hit.row.text("kind") == "capital")?;
    Some((Alpha2::try_from(hit.row.text("country")).ok()?, at + hit.length))
}

/// `For the Republic of X: A, Minister of Energy`: a line of the signatures below a text.
fn signed_for(finder: Finder<'_>, at: usize) -> Option<(Alpha2, usize)> {
    let scan = finder.scan;
    let item = at > 0 && scan.is(at - 1, &["-", "•", "–", "*"]) && scan.article.starts_line(at - 1);
    let heads = scan.sentence_start(at) == at || scan.article.starts_line(at) || item;
    if !(heads && scan.is(at, &["for"])) {
        return None;
    }
    let mut next = scan.skip_the(at + 1);
    if scan.is(next, &["government"]) && scan.is(next + 1, &["of"]) {
        next = scan.skip_the(next + 2);
    }
    let (code, _, end) = scan.country(next).filter(|(_, form, _)| *form == Form::Name)?;
    scan.is(end, &[":", "-", "–", "—"]).then_some((code, end + 1))
}

fn sign(people: &mut [PersonMention], start: usize) {
    let found = people.iter_mut().find(|person| (start..=start + 1).contains(&person.tokens.start));
    if let Some(person) = found.filter(|person| !person.functions.contains(&Function::Signatory)) {
        person.functions.push(Function::Signatory);
        person.functions.sort();
    }
}

fn give(people: &mut [PersonMention], start: usize, code: Alpha2, leads: bool) {
    let found = people.iter_mut().find(|person| (start..=start + 1).contains(&person.tokens.start));
    let Some(person) = found.filter(|person| person.name.is_some() || person.office.is_some()) else {
        return;
    };
    if person.country.is_none() && (person.organization.is_none() || leads) {
        person.country = Some(code);
        person.basis = Basis::List;
    }
    if leads && person.presence == Presence::Mentioned {
        person.presence = Presence::Attended;
    }
}
