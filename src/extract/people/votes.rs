//! Votes: who voted for, against, or was absent, in the minutes of a board ("Voting for the action were A, Chair; B; and C").
//!
//! Such a list is the only place where some texts name who met; each name in it takes part, or was absent.

use super::{Finder, PersonMention, Presence};
use crate::snapshot::Basis;

/// Adds those who voted and those who were absent, in place of what was made of their names before.
pub(super) fn find(finder: Finder<'_>, people: &mut Vec<PersonMention>) {
    for sentence in finder.scan.article.sentences() {
        let Some((first, presence)) = opening(finder, sentence.tokens.start, sentence.tokens.end) else {
            continue;
        };
        for mut voter in voters(finder, first, sentence.tokens.end) {
            voter.presence = presence;
            voter.basis = Basis::List;
            voter.rule = "vote";
            people.retain(|person| {
                person.tokens.end <= voter.tokens.start || voter.tokens.end <= person.tokens.start
            });
            people.push(voter);
        }
    }
    people.sort_by_key(|person| (person.tokens.start, person.tokens.end));
}

/// The names of a list, and those behind a semicolon where a clause stands between ("A, who preferred X; and B").
fn voters(finder: Finder<'_>, first: usize, end: usize) -> Vec<PersonMention> {
    let mut found = finder.name_list(first);
    let mut at = found.last().map_or(first, |last| last.tokens.end);
    while let Some(mark) = (at..end).find(|index| finder.scan.is(*index, &[";"])) {
        let next = mark + 1 + usize::from(finder.scan.is(mark + 1, &["and"]));
        found.extend(finder.name_list(next));
        at = found.last().map_or(next, |last| last.tokens.end).max(next);
    }
    found.retain(|person| person.name.is_some());
    found
}

/// Where the list of a vote begins: "Voting for … were", "Voting against … was", "Absent and not voting was".
fn opening(finder: Finder<'_>, start: usize, end: usize) -> Option<(usize, Presence)> {
    let scan = finder.scan;
    let presence = if scan.is(start, &["voting"]) && scan.is(start + 1, &["for", "against"]) {
        Presence::Attended
    } else if scan.is(start, &["absent"]) {
        Presence::Absent
    } else {
        return None;
    };
    let be = (start + 1..(start + 9).min(end)).find(|at| scan.is(*at, &["was", "were", "is", "are"]))?;
    Some((be + 1 + usize::from(scan.is(be + 1, &[":"])), presence))
}
