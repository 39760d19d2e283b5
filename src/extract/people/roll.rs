//! Roll calls: sentences that open with who is meant and then list people.
//!
//! `Among the guests were A and B` · `The observers included X and Y` · `Expected in Z are A and B` · `Absent was C`. The
//! list must stand right behind the verb, so that "the participants were received by" calls nobody.

use super::Presence;
use crate::extract::scan::Scan;

/// Adjectives that open a sentence in the place of its subject.
const STATES: &[(&str, Presence)] = &[
    ("absent", Presence::Absent),
    ("missing", Presence::Absent),
    ("excused", Presence::Absent),
    ("apologies", Presence::Absent),
    ("expected", Presence::Expected),
    ("due", Presence::Expected),
    ("invited", Presence::Invited),
    ("present", Presence::Attended),
    ("seated", Presence::Attended),
    ("joining", Presence::Attended),
];
/// Verbs that lead from the noun to the list.
const LINKS: &[&str] =
    &["included", "include", "includes", "including", "were", "was", "are", "is", "comprised"];
/// The most words between the opening word and the verb.
const REACH: usize = 8;

/// A roll call: where its list begins, and what it says of those in the list.
pub(super) struct Called {
    pub(super) end: usize,
    pub(super) state: Presence,
}

/// The roll call that a sentence opens with.
pub(super) fn called(scan: Scan<'_>, start: usize) -> Option<Called> {
    let limit = scan.sentence_end(start);
    let mut head = start;
    while head < limit
        && (scan.has(head, "opener") || scan.is(head, &["expected"]) && scan.has(head + 1, "comer"))
        && !(scan.is(head, &["invited"]) && head == start)
    {
        head += 1;
    }
    let state = STATES.iter().find(|(word, _)| scan.is(head, &[word])).map(|(_, state)| *state);
    // "Heading the delegations were A, B and C".
    let leads = scan.is(head, &["heading", "leading"])
        && (head + 1..limit.min(head + REACH)).any(|at| scan.is(at, &["delegation", "delegations"]));
    let state = state.or(leads.then_some(Presence::Attended));
    let comers = scan.has(head, "comer");
    if !comers && state.is_none() || head >= limit {
        return None;
    }
    if state.is_some() && scan.is(head + 1, &[":"]) {
        // "Excused: X and Y".
        return Some(Called { end: head + 2, state: state.unwrap_or(Presence::Attended) });
    }
    let plain = |at: usize| !scan.is(at, &[",", ";", ":", "who", "that", "which", "by"]);
    let link = (head + 1..limit.min(head + REACH)).find(|at| scan.is(*at, LINKS) || !plain(*at))?;
    let future = scan.is(head + 1, &["will"])
        || (start..head).any(|at| scan.is(at, &["confirmed", "likely", "expected"]));
    if !scan.is(link, LINKS) {
        return None;
    }
    let mut end = link + 1 + usize::from(scan.is(link + 1, &["also", "both"]));
    // "Apologies were received from A and B".
    if state == Some(Presence::Absent) && scan.is(end, &["received", "conveyed", "sent"]) {
        end += 1 + usize::from(scan.is(end + 1, &["from", "by"]));
    }
    let opens = scan.is_capital(end)
        || scan.is(end, &["the", ":", "his", "her", "its"])
        || scan.country(end).is_some();
    let state = if future { Presence::Expected } else { state.unwrap_or(Presence::Attended) };
    opens.then_some(Called { end, state })
}
