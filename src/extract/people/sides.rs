//! The sides of a meeting and who leads each of them, and rosters that put the country first.
//!
//! `the Swiss delegation was headed by A, the Vietnamese delegation by B`: each leader represents the side's country, the
//! verb is left out the second time. `X: President A` one below the other: the country stands before the colon.

use super::{Finder, PersonMention, Presence};
use crate::extract::scan::Form;
use crate::snapshot::{Alpha2, Basis};

/// Words for a side of a meeting.
const SIDES: &[&str] = &["side", "delegation", "team", "party", "sides"];
/// Verbs that say who speaks for a side.
const LED: &[&str] = &["headed", "led", "represented", "chaired"];

/// Gives the leaders of sides and those in rosters their countries; who leads a side takes part.
pub(super) fn find(finder: Finder<'_>, people: &mut [PersonMention]) {
    let mut called = false;
    let mut last = 0;
    for at in 0..finder.scan.len() {
        if let Some((code, leader)) = leader(finder, at) {
            give(people, leader, code, true);
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
    let (code, _, end) = scan.country(at).filter(|(_, form, _)| *form != Form::People)?;
    let side = scan.skip_possessive(end);
    if !scan.is(side, SIDES) {
        return None;
    }
    let limit = scan.sentence_end(at).min(side + 6);
    let by = (side + 1..limit).find(|next| scan.is(*next, &["by"]))?;
    let verb = (side + 1..by).any(|next| scan.is(next, LED));
    let earlier = (scan.sentence_start(at)..at).any(|next| scan.is(next, LED));
    (verb || by == side + 1 && earlier).then(|| (code, scan.skip_the(by + 1)))
}

/// A country before a colon, at the head of a line or of a sentence.
fn rostered(finder: Finder<'_>, at: usize) -> Option<(Alpha2, usize)> {
    let scan = finder.scan;
    let (code, form, end) = scan.country(at)?;
    let heads = scan.sentence_start(at) == at || scan.article.starts_line(at);
    (form == Form::Name && heads && scan.is(end, &[":"])).then_some((code, end + 1))
}

fn give(people: &mut [PersonMention], start: usize, code: Alpha2, leads: bool) {
    let found = people.iter_mut().find(|person| (start..=start + 1).contains(&person.tokens.start));
    let Some(person) = found.filter(|person| person.name.is_some() || person.office.is_some()) else {
        return;
    };
    if person.country.is_none() && person.organization.is_none() {
        person.country = Some(code);
        person.basis = Basis::List;
    }
    if leads && person.presence == Presence::Mentioned {
        person.presence = Presence::Attended;
    }
}
