//! Participants: who is the same person, who holds the same seat, what differs between the two.
//!
//! In this order: the same id; spellings of one name without conflict of country; the same seat (country or
//! organization, and office); the only representative of a country at another level. What is left came or went.

use super::assignment::{Candidate, in_order};
use super::change::{AlignedBy, Alignment, Change, Direction, Pair, PersonValue, Value};
use super::names::person_label;
use super::{Kind, Side};
use crate::lexicon::spelling::letters;
use crate::lexicon::{Lexicon, common_title, office_row};
use crate::normalize::NameKey;
use crate::snapshot::{Alpha2, Attendance, Function, Id, Participant};
use std::collections::BTreeMap;

/// Participants of both sides, paired.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    /// New id of each old participant that has one, and how the two were paired.
    pub(super) new_of: BTreeMap<Id, Id>,
    pairs: Vec<(Pair<usize>, Alignment)>,
}

/// How the office level of the only representative must differ for `participant.level`: levels of the office table, 1 for
/// heads and 7 for staff, in classes 1, 2, 3, 4, 5 and more.
const LOWEST_CLASS: u32 = 5;

struct Pairing<'run> {
    old: &'run [Participant],
    new: &'run [Participant],
    taken: Pair<Vec<bool>>,
    pairs: Vec<(Pair<usize>, Alignment)>,
    lexicon: &'run Lexicon,
}

/// Pairs the participants of two snapshots.
pub(super) fn align(old: &[Participant], new: &[Participant], lexicon: &Lexicon) -> People {
    let taken = Pair::new(vec![false; old.len()], vec![false; new.len()]);
    let mut pairing = Pairing { old, new, taken, pairs: Vec::new(), lexicon };
    pairing.by_id();
    pairing.by_name();
    pairing.by_seat();
    pairing.by_country();
    pairing.pairs.sort();
    let new_of =
        pairing.pairs.iter().map(|(at, _)| (old[at.old].id.clone(), new[at.new].id.clone())).collect();
    People { new_of, pairs: pairing.pairs }
}

impl Pairing<'_> {
    fn by_id(&mut self) {
        let ids: BTreeMap<&Id, usize> = self.new.iter().enumerate().map(|(at, one)| (&one.id, at)).collect();
        for at in 0..self.old.len() {
            if let Some(twin) = ids.get(&self.old[at].id) {
                self.take(Pair::new(at, *twin), Alignment::KEY);
            }
        }
    }

    fn take(&mut self, at: Pair<usize>, alignment: Alignment) {
        self.taken.old[at.old] = true;
        self.taken.new[at.new] = true;
        self.pairs.push((at, alignment));
    }

    fn left(&self) -> Pair<Vec<usize>> {
        let left = |taken: &[bool]| (0..taken.len()).filter(|at| !taken[*at]).collect();
        Pair::new(left(&self.taken.old), left(&self.taken.new))
    }

    /// Takes the best of the candidates, whose indexes are those of `left`.
    fn assign(&mut self, left: &Pair<Vec<usize>>, found: &[Candidate], by: AlignedBy, sure: u32) {
        let keys = |left: &[usize], people: &[Participant]| -> Vec<Id> {
            left.iter().map(|at| people[*at].id.clone()).collect()
        };
        let keys = Pair::new(keys(&left.old, self.old), keys(&left.new, self.new));
        for one in in_order(Pair::new(&keys.old[..], &keys.new[..]), found) {
            let alignment = Alignment { by, score: Some(one.score), certain: one.score >= sure };
            self.take(Pair::new(left.old[one.at.old], left.new[one.at.new]), alignment);
        }
    }

    fn by_name(&mut self) {
        let left = self.left();
        let keys = |left: &[usize], people: &[Participant]| -> Vec<Option<NameKey>> {
            left.iter().map(|at| people[*at].name.as_deref().map(NameKey::new)).collect()
        };
        let keys = Pair::new(keys(&left.old, self.old), keys(&left.new, self.new));
        let mut blocks: BTreeMap<String, Pair<Vec<usize>>> = BTreeMap::new();
        for (at, key) in keys.old.iter().enumerate() {
            for block in key.iter().flat_map(NameKey::blocks) {
                blocks.entry(block).or_default().old.push(at);
            }
        }
        for (at, key) in keys.new.iter().enumerate() {
            for block in key.iter().flat_map(NameKey::blocks) {
                blocks.entry(block).or_default().new.push(at);
            }
        }
        let mut found: Vec<Candidate> = blocks
            .into_values()
            .flat_map(|block| pairs_of(&block))
            .filter_map(|at| {
                let (one, other) = (keys.old[at.old].as_ref()?, keys.new[at.new].as_ref()?);
                let score =
                    same_person(&self.old[left.old[at.old]], one, &self.new[left.new[at.new]], other)?;
                Some(Candidate { at, score })
            })
            .collect();
        found.sort();
        found.dedup();
        self.assign(&left, &found, AlignedBy::NameKey, 800);
    }

    fn by_seat(&mut self) {
        let left = self.left();
        let mut titles = BTreeMap::new();
        let mut seats: BTreeMap<(String, String), Pair<Vec<usize>>> = BTreeMap::new();
        for (at, one) in left.old.iter().enumerate() {
            if let Some(seat) = self.seat(&self.old[*one], &mut titles) {
                seats.entry(seat).or_default().old.push(at);
            }
        }
        for (at, one) in left.new.iter().enumerate() {
            if let Some(seat) = self.seat(&self.new[*one], &mut titles) {
                seats.entry(seat).or_default().new.push(at);
            }
        }
        let found: Vec<Candidate> = seats
            .into_values()
            .flat_map(|seat| {
                let sole = seat.old.len() == 1 && seat.new.len() == 1;
                pairs_of(&seat)
                    .into_iter()
                    .map(move |at| Candidate { at, score: if sole { 1000 } else { 500 } })
            })
            .collect();
        self.assign(&left, &found, AlignedBy::Seat, 1000);
    }

    /// The country or organization with the office under its common title; `None` where one of them is not known. Titles
    /// that were looked up are kept.
    fn seat<'one>(
        &self,
        person: &'one Participant,
        titles: &mut BTreeMap<&'one str, String>,
    ) -> Option<(String, String)> {
        let whose = person
            .country
            .map(|code| code.to_string())
            .or_else(|| person.organization.as_ref().map(ToString::to_string))?;
        let office = person.office.as_deref()?;
        let title = titles
            .entry(office)
            .or_insert_with(|| letters(&common_title(self.lexicon, office), self.lexicon));
        Some((whose, title.clone()))
    }

    /// The only participants of a country on both sides, where the level of their offices differs.
    fn by_country(&mut self) {
        let left = self.left();
        let (old, new) = (sole(self.old), sole(self.new));
        let new_at: BTreeMap<usize, usize> =
            left.new.iter().enumerate().map(|(at, one)| (*one, at)).collect();
        let mut found = Vec::new();
        for (old_at, one) in left.old.iter().enumerate() {
            let Some(country) =
                self.old[*one].country.filter(|country| old.get(country) == Some(&Some(*one)))
            else {
                continue;
            };
            let twin = new.get(&country).copied().flatten();
            let Some((twin, new_at)) = twin.and_then(|twin| Some((twin, *new_at.get(&twin)?))) else {
                continue;
            };
            let levels = (self.level(&self.old[*one]), self.level(&self.new[twin]));
            if levels.0.is_some() && levels.1.is_some() && levels.0 != levels.1 {
                found.push(Candidate { at: Pair::new(old_at, new_at), score: 500 });
            }
        }
        self.assign(&left, &found, AlignedBy::Seat, 500);
    }

    fn level(&self, person: &Participant) -> Option<u32> {
        level(self.lexicon, person.office.as_deref()?)
    }
}

/// The only participant of each country; `None` for a country that has several.
fn sole(people: &[Participant]) -> BTreeMap<Alpha2, Option<usize>> {
    let mut sole = BTreeMap::new();
    for (at, one) in people.iter().enumerate() {
        if let Some(country) = one.country {
            sole.entry(country).and_modify(|only| *only = None).or_insert(Some(at));
        }
    }
    sole
}

fn pairs_of(block: &Pair<Vec<usize>>) -> Vec<Pair<usize>> {
    block.old.iter().flat_map(|old| block.new.iter().map(|new| Pair::new(*old, *new))).collect()
}

/// How sure two participants are one person: 1000 for two words in common and the same country, less where one side says
/// less; `None` for two people.
fn same_person(old: &Participant, one: &NameKey, new: &Participant, other: &NameKey) -> Option<u32> {
    if matches!((old.country, new.country), (Some(one), Some(other)) if one != other) {
        return None;
    }
    if !one.compatible(other) {
        // `Joe Biden` and `Joseph R. Biden, Jr.`: surname, initial, country and office in common.
        let same = old.country.is_some()
            && old.country == new.country
            && old.office.is_some()
            && old.office == new.office
            && one.same_surname(other);
        return same.then_some(600);
    }
    let words = one.words().min(other.words());
    let country = old.country.is_some() && old.country == new.country;
    let office = old.office.is_some() && old.office == new.office;
    Some(match (words >= 2, country || old.country.is_none() && new.country.is_none()) {
        (true, true) => 1000,
        (true, false) => 900,
        (false, true) if office => 800,
        (false, true) => 700,
        (false, false) => 500,
    })
}

/// The level class of an office, 1 for the highest; `None` for offices that the table does not have.
pub(super) fn level(lexicon: &Lexicon, office: &str) -> Option<u32> {
    office_row(lexicon, office).map(|(_, level)| level.min(LOWEST_CLASS))
}

/// Every difference between the participants of two snapshots, and how many are the same.
pub(super) fn compare(sides: &Pair<Side<'_>>, people: &People, lexicon: &Lexicon) -> (Vec<Change>, usize) {
    let (old, new) = (&sides.old.snapshot.participants, &sides.new.snapshot.participants);
    let mut changes = Vec::new();
    let mut same = 0;
    let mut seen = Pair::new(vec![false; old.len()], vec![false; new.len()]);
    for (at, alignment) in &people.pairs {
        seen.old[at.old] = true;
        seen.new[at.new] = true;
        let found = Both { old: &old[at.old], new: &new[at.new], alignment: *alignment, lexicon }.compare();
        same += usize::from(found.is_empty());
        changes.extend(found);
    }
    for (person, seen) in old.iter().zip(&seen.old) {
        if !seen {
            changes.push(
                whole(Kind::ParticipantRemoved, person, lexicon)
                    .values(Some(value(person)), None)
                    .labels(Some(person_label(lexicon, person)), None)
                    .quotes(&person.evidence, &[]),
            );
        }
    }
    for (person, seen) in new.iter().zip(&seen.new) {
        if !seen {
            changes.push(
                whole(Kind::ParticipantAdded, person, lexicon)
                    .values(None, Some(value(person)))
                    .labels(None, Some(person_label(lexicon, person)))
                    .quotes(&[], &person.evidence),
            );
        }
    }
    (changes, same)
}

fn whole(kind: Kind, person: &Participant, _lexicon: &Lexicon) -> Change {
    Change::new(kind, &["participants", person.id.as_str()])
}

fn value(person: &Participant) -> Value {
    Value::Person(PersonValue {
        name: person.name.clone(),
        office: person.office.clone(),
        country: person.country,
        organization: person.organization.clone(),
        attendance: (person.attendance != Attendance::Attended).then_some(person.attendance),
    })
}

/// The same participant, or seat, on both sides.
struct Both<'run> {
    old: &'run Participant,
    new: &'run Participant,
    alignment: Alignment,
    lexicon: &'run Lexicon,
}

impl Both<'_> {
    fn compare(&self) -> Vec<Change> {
        // Destructured in full: a new field of the snapshot must be decided on here.
        let Participant {
            id: _,
            name,
            office,
            country,
            organization,
            attendance,
            functions,
            basis: _,
            completed: _,
            evidence: _,
        } = self.old;
        let mut found = Vec::new();
        let other_person = self.alignment.by == AlignedBy::Seat;
        let named_both = name.is_some() && self.new.name.is_some();
        if other_person {
            found.push(self.seat(named_both));
        } else if *name != self.new.name {
            found.push(
                self.change(Kind::ParticipantRenamed, "name").texts(name.as_ref(), self.new.name.as_ref()),
            );
        }
        if !other_person && !self.same_office(office.as_deref(), self.new.office.as_deref()) {
            let levels = |office: Option<&String>| office.and_then(|office| level(self.lexicon, office));
            let direction = match (levels(office.as_ref()), levels(self.new.office.as_ref())) {
                (Some(old), Some(new)) if old < new => Some(Direction::Down),
                (Some(old), Some(new)) if old > new => Some(Direction::Up),
                _ => None,
            };
            found.push(
                self.change(Kind::ParticipantOffice, "office")
                    .texts(office.as_ref(), self.new.office.as_ref())
                    .toward(direction),
            );
        }
        if *country != self.new.country {
            found.push(
                self.change(Kind::ParticipantCountry, "country")
                    .texts(country.as_ref(), self.new.country.as_ref()),
            );
        }
        if *organization != self.new.organization {
            found.push(
                self.change(Kind::ParticipantOrganization, "organization")
                    .texts(organization.as_ref(), self.new.organization.as_ref()),
            );
        }
        if *attendance != self.new.attendance {
            found.push(
                self.change(Kind::ParticipantAttendance, "attendance")
                    .texts(Some(attendance_word(*attendance)), Some(attendance_word(self.new.attendance))),
            );
        }
        let (was, is) = (own_functions(functions), own_functions(&self.new.functions));
        if was != is {
            found.push(
                self.change(Kind::ParticipantFunction, "functions")
                    .values(Some(Value::Texts(was)), Some(Value::Texts(is))),
            );
        }
        found
    }

    /// Another person in the same seat, or the same country at another level.
    fn seat(&self, named_both: bool) -> Change {
        let levels = Pair::new(&self.old.office, &self.new.office);
        let level_of =
            |office: &Option<String>| office.as_deref().and_then(|office| level(self.lexicon, office));
        let (old_level, new_level) = (level_of(levels.old), level_of(levels.new));
        let change = |kind| {
            Change::new(kind, &["participants", self.new.id.as_str()])
                .values(Some(value(self.old)), Some(value(self.new)))
                .labels(Some(self.label(self.old)), Some(self.label(self.new)))
                .quotes(&self.old.evidence, &self.new.evidence)
                .aligned(self.alignment)
        };
        match (old_level, new_level) {
            (Some(old), Some(new)) if old != new => {
                let direction = if old < new { Direction::Down } else { Direction::Up };
                change(Kind::ParticipantLevel).toward(Some(direction))
            }
            _ if named_both => change(Kind::ParticipantReplaced),
            _ => change(Kind::ParticipantRenamed),
        }
    }

    fn label(&self, person: &Participant) -> String {
        person_label(self.lexicon, person)
    }

    fn same_office(&self, old: Option<&str>, new: Option<&str>) -> bool {
        match (old, new) {
            (Some(old), Some(new)) => {
                let common = |office: &str| letters(&common_title(self.lexicon, office), self.lexicon);
                old == new || common(old) == common(new)
            }
            (None, None) => true,
            _ => false,
        }
    }

    fn change(&self, kind: Kind, field: &str) -> Change {
        Change::new(kind, &["participants", self.new.id.as_str(), field])
            .field(field)
            .labels(Some(self.label(self.old)), Some(self.label(self.new)))
            .quotes(&self.old.evidence, &self.new.evidence)
            .aligned(self.alignment)
    }
}

fn attendance_word(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::Attended => "attended",
        Attendance::Expected => "expected",
        Attendance::Invited => "invited",
        Attendance::Absent => "absent",
    }
}

/// Functions that the event does not state itself (`event.chair`, `event.host`), and that do not follow from statements.
fn own_functions(functions: &[Function]) -> Vec<String> {
    functions
        .iter()
        .filter_map(|function| match function {
            Function::Signatory => Some("signatory".to_owned()),
            Function::Observer => Some("observer".to_owned()),
            Function::Chair | Function::Host | Function::Speaker => None,
        })
        .collect()
}
