//! Who of an edition is whom of the editions before it.

use super::MatchedBy;
use super::seats::{Heirs, Seat, differ};
use crate::lexicon::fold;
use crate::normalize::NameKey;
use crate::snapshot::{Id, Participant};
use std::collections::BTreeMap;

/// Everybody seen so far, by each thing that they can be known again by.
pub(super) struct Roster<'series> {
    heirs: &'series Heirs,
    people: Vec<Known<'series>>,
    by_id: BTreeMap<&'series Id, usize>,
    by_block: BTreeMap<String, Vec<usize>>,
    delegations: BTreeMap<Seat, usize>,
    /// Who held each seat last.
    holders: BTreeMap<(Seat, String), usize>,
    predecessors: BTreeMap<&'series Id, &'series Id>,
}

struct Known<'series> {
    /// As first seen.
    first: &'series Participant,
    /// As last seen.
    last: &'series Participant,
    key: Option<NameKey>,
}

/// Whom a participant was taken for.
pub(super) struct Match<'series> {
    /// The id when first seen.
    pub(super) id: &'series Id,
    pub(super) by: MatchedBy,
}

impl<'series> Roster<'series> {
    pub(super) fn new(heirs: &'series Heirs) -> Self {
        Self {
            heirs,
            people: Vec::new(),
            by_id: BTreeMap::new(),
            by_block: BTreeMap::new(),
            delegations: BTreeMap::new(),
            holders: BTreeMap::new(),
            predecessors: BTreeMap::new(),
        }
    }

    /// Takes the participants of the next edition, each with whom it was taken for.
    pub(super) fn call(
        &mut self,
        people: &'series [Participant],
    ) -> Vec<(Match<'series>, &'series Participant)> {
        let found: Vec<(usize, MatchedBy)> = people.iter().map(|person| self.find_or_add(person)).collect();
        let present: Vec<usize> = found.iter().map(|(index, _)| *index).collect();
        for (person, (index, _)) in people.iter().zip(&found) {
            self.seat(person, *index, &present);
        }
        let matched = |(index, by): (usize, MatchedBy)| Match { id: &self.people[index].first.id, by };
        found.into_iter().map(matched).zip(people).collect()
    }

    /// Whose seat somebody took when new.
    pub(super) fn predecessor(&self, id: &Id) -> Option<&Id> {
        self.predecessors.get(id).copied()
    }

    fn find_or_add(&mut self, person: &'series Participant) -> (usize, MatchedBy) {
        let key = person.name.as_deref().map(NameKey::new);
        let found = self.find(person, key.as_ref());
        if let Some((index, by)) = found {
            self.people[index].last = person;
            self.by_id.entry(&person.id).or_insert(index);
            return (index, by);
        }
        let index = self.people.len();
        self.by_id.insert(&person.id, index);
        for block in key.iter().flat_map(NameKey::blocks) {
            self.by_block.entry(block).or_default().push(index);
        }
        if let Some(seat) = self.heirs.seat(person).filter(|_| person.name.is_none()) {
            self.delegations.entry(seat).or_insert(index);
        }
        self.people.push(Known { first: person, last: person, key });
        (index, MatchedBy::Id)
    }

    fn find(&self, person: &Participant, key: Option<&NameKey>) -> Option<(usize, MatchedBy)> {
        if let Some(index) = self.by_id.get(&person.id) {
            return Some((*index, MatchedBy::Id));
        }
        match key {
            None => {
                let index = *self.delegations.get(&self.heirs.seat(person)?)?;
                let before = self.people[index].last;
                let heir = differ(before.organization.as_ref(), person.organization.as_ref());
                Some((index, if heir { MatchedBy::Successor } else { MatchedBy::Seat }))
            }
            Some(key) => self.by_name(person, key).map(|index| (index, MatchedBy::NameKey)),
        }
    }

    /// The only one whose name can be a spelling of this one and who stands for no other country.
    fn by_name(&self, person: &Participant, key: &NameKey) -> Option<usize> {
        let blocks: Vec<String> = key.blocks().collect();
        let mut fits: Vec<usize> = blocks
            .iter()
            .filter_map(|block| self.by_block.get(block))
            .flatten()
            .copied()
            .filter(|index| {
                let known = &self.people[*index];
                let countries = (known.last.country, person.country);
                let conflict = matches!(countries, (Some(one), Some(other)) if one != other);
                let short = known.last.country == person.country
                    && person.country.is_some()
                    && person.office.is_some()
                    && known.last.office == person.office;
                let fits = |other: &NameKey| other.compatible(key) || (short && other.same_surname(key));
                !conflict && known.key.as_ref().is_some_and(fits)
            })
            .collect();
        fits.sort_unstable();
        fits.dedup();
        match fits.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Notes who holds the seat; somebody new in it, whose holder is not there, took it over.
    fn seat(&mut self, person: &'series Participant, index: usize, present: &[usize]) {
        let (Some(office), Some(seat)) = (&person.office, self.heirs.seat(person)) else { return };
        let before = self.holders.insert((seat, fold(office)), index);
        let is_new = std::ptr::eq(self.people[index].first, person);
        if let Some(before) = before.filter(|before| *before != index && !present.contains(before) && is_new)
        {
            self.predecessors.insert(&person.id, &self.people[before].first.id);
        }
    }
}
