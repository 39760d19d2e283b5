//! Seats: the country or organization that somebody stands for, whatever it is called at the time.
//!
//! A country keeps its code when it is renamed; an organization that took the place of another has an id of its own, and
//! the table of successors says whose place it took.

use crate::lexicon::{Lexicon, TableId};
use crate::snapshot::{Id, Participant};
use std::collections::{BTreeMap, BTreeSet};

/// A country, or an organization.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seat {
    Country(String),
    Organization(String),
}

/// The seat as the report has it; `None` where it names neither country nor organization.
pub(super) fn seat_of(person: &Participant) -> Option<Seat> {
    let country = person.country.map(|code| Seat::Country(code.to_string()));
    country.or_else(|| person.organization.as_ref().map(|id| Seat::Organization(id.to_string())))
}

/// Whether an entry is a country or organization without a person.
pub(super) fn is_delegation(person: &Participant) -> bool {
    person.name.is_none() && person.office.is_none()
}

/// Who took whose place.
pub(super) struct Heirs {
    heirs: BTreeMap<String, String>,
}

impl Heirs {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let rows = lexicon.rows(TableId::Successors);
        Self { heirs: rows.map(|row| (row.text("old").to_owned(), row.text("new").to_owned())).collect() }
    }

    /// The seat under the id that it has today.
    pub(super) fn seat(&self, person: &Participant) -> Option<Seat> {
        Some(match seat_of(person)? {
            Seat::Organization(id) => Seat::Organization(self.latest(&id).to_owned()),
            country @ Seat::Country(_) => country,
        })
    }

    /// The id of the organization that stands in the place of this one today.
    fn latest<'run>(&'run self, id: &'run str) -> &'run str {
        let mut latest = id;
        // A table that goes in a circle must not keep us here.
        for _ in 0..self.heirs.len() {
            match self.heirs.get(latest) {
                Some(heir) => latest = heir,
                None => break,
            }
        }
        latest
    }
}

/// The seats that an edition has, by how they are taken.
pub(super) struct Hall {
    /// Those for which it names somebody.
    named: BTreeSet<Seat>,
    /// Those that it names without a person.
    unnamed: BTreeSet<Seat>,
}

impl Hall {
    pub(super) fn new(people: &[Participant], heirs: &Heirs) -> Self {
        let seats = |delegations: bool| {
            let those = people.iter().filter(|one| is_delegation(one) == delegations);
            those.filter_map(|one| heirs.seat(one)).collect()
        };
        Self { named: seats(false), unnamed: seats(true) }
    }
}

/// Whether the editions keep the seat of somebody at `index` although they do not name this entry there: a delegation
/// whose people are named, or a person last seen at `last` whose delegation alone is named since.
pub(super) fn keeps(
    halls: &[Hall],
    (seat, is_delegation): (&Seat, bool),
    (last, index): (usize, usize),
) -> bool {
    if is_delegation {
        return halls[index].named.contains(seat);
    }
    let passed_on = (last + 1..=index).any(|at| halls[at].named.contains(seat));
    halls[index].unnamed.contains(seat) && !halls[index].named.contains(seat) && !passed_on
}

/// The id of an organization is that of another one that took its place.
pub(super) fn differ(one: Option<&Id>, other: Option<&Id>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}
