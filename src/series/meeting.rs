//! Several reports of one meeting → one edition.
//!
//! A summit gives a joint statement, a vision statement and a fact sheet on one day. Compared one by one with each other
//! and with the next summit, they would make topics and people come and go that never went. Comes in: snapshots of one
//! day. Goes out: one snapshot that says what any of them says. Promises: what the fuller report says stands first and
//! keeps its ranks; nothing is said twice; two versions of one text, and meetings of two organizations, are not joined. The
//! offsets of the further report count on from the end of the first, so that every quote stands in the joined text and,
//! where the texts are not at hand, no two quotes seem to overlap.

use super::seats::{is_delegation, seat_of};
use crate::assess::are_versions;
use crate::normalize::NameKey;
use crate::read::Article;
use crate::snapshot::{
    Event, EventField, Evidence, Id, Milestone, Outcome, Participant, Priority, Snapshot, Statement,
};
use std::collections::{BTreeMap, BTreeSet};

/// Whether two reports of one day tell of one meeting.
pub(super) fn is_one(one: &Snapshot, other: &Snapshot) -> bool {
    let organizations = (&one.event.organization, &other.event.organization);
    let apart = matches!(organizations, (Some(one), Some(other)) if one.id != other.id);
    !apart && !are_versions(one, other)
}

/// A report: what it says, and its text where that is at hand.
type Report = (Snapshot, Option<Article>);

/// What stands between two texts.
const GAP: &str = "\n\n";

/// What both reports say, the fuller one first, and their texts one behind the other.
pub(super) fn join(one: Report, other: Report) -> Report {
    let (first, second) = if said(&one.0) < said(&other.0) { (other, one) } else { (one, other) };
    let ((mut whole, text), (mut more, further)) = (first, second);
    let both = text.zip(further).map(|(text, further)| {
        (text.text().len() + GAP.len(), Article::new([text.text(), GAP, further.text()].concat()))
    });
    let end = quotes(&mut whole).map(|quote| quote.span().end).max().unwrap_or_default();
    let start = both.as_ref().map_or(end + 1, |(start, _)| *start);
    for quote in quotes(&mut more) {
        *quote = quote.behind(start);
    }
    let ids = join_people(&mut whole.participants, more.participants);
    join_event(&mut whole.event, more.event, &ids);
    join_topics(&mut whole.priorities, more.priorities, &ids);
    join_by(&mut whole.organizations, more.organizations, |one| one.id.clone());
    join_by(&mut whole.bodies, more.bodies, |one| one.id.clone());
    join_by(&mut whole.documents, more.documents, |one| one.id.clone());
    join_by(&mut whole.outcomes, more.outcomes, |one: &Outcome| (one.kind, one.text.clone()));
    join_by(&mut whole.milestones, more.milestones, |one: &Milestone| (one.date.clone(), one.text.clone()));
    whole.add_notes(more.notes);
    (whole, both.map(|(_, article)| article))
}

/// Every quote of a snapshot.
fn quotes(snapshot: &mut Snapshot) -> impl Iterator<Item = &mut Evidence> {
    // Destructured in full: a new part of the snapshot must be decided on here.
    let Snapshot {
        schema: _,
        generator: _,
        source: _,
        event,
        participants,
        priorities,
        organizations,
        bodies,
        documents,
        outcomes,
        milestones,
        notes: _,
    } = snapshot;
    let topics = priorities.iter_mut().flat_map(|one| {
        let said = one.statements.iter_mut().flat_map(|statement| &mut statement.evidence);
        one.evidence.iter_mut().chain(said)
    });
    (event.evidence.values_mut().flatten())
        .chain(participants.iter_mut().flat_map(|one| &mut one.evidence))
        .chain(topics)
        .chain(organizations.iter_mut().flat_map(|one| &mut one.evidence))
        .chain(bodies.iter_mut().flat_map(|one| &mut one.evidence))
        .chain(documents.iter_mut().flat_map(|one| &mut one.evidence))
        .chain(outcomes.iter_mut().flat_map(|one| &mut one.evidence))
        .chain(milestones.iter_mut().flat_map(|one| &mut one.evidence))
}

/// How much a report says.
fn said(snapshot: &Snapshot) -> usize {
    snapshot.priorities.iter().map(|priority| priority.statements.len()).sum()
}

/// Adds the entries that are not there yet.
fn join_by<T, K: PartialEq>(whole: &mut Vec<T>, more: Vec<T>, key: impl Fn(&T) -> K) {
    for entry in more {
        if whole.iter().all(|known| key(known) != key(&entry)) {
            whole.push(entry);
        }
    }
}

/// Adds the people of the further report; says who of it is whom. A delegation gives way to those who stand for it.
fn join_people(whole: &mut Vec<Participant>, more: Vec<Participant>) -> BTreeMap<Id, Id> {
    let mut ids = BTreeMap::new();
    for person in more {
        match whole.iter_mut().find(|known| is_same(known, &person)) {
            Some(known) => {
                ids.insert(person.id.clone(), known.id.clone());
                fill(known, person);
            }
            None => whole.push(person),
        }
    }
    let named: BTreeSet<_> = whole.iter().filter(|one| one.name.is_some()).filter_map(seat_of).collect();
    whole.retain(|one| !(is_delegation(one) && seat_of(one).is_some_and(|seat| named.contains(&seat))));
    ids
}

fn is_same(known: &Participant, other: &Participant) -> bool {
    if known.id == other.id {
        return true;
    }
    match (&known.name, &other.name) {
        (Some(one), Some(two)) => {
            let (one, two) = (NameKey::new(one), NameKey::new(two));
            let countries = (known.country, other.country);
            let conflict = matches!(countries, (Some(one), Some(two)) if one != two);
            let seat = known.country.is_some()
                && known.country == other.country
                && (known.office == other.office || known.office.is_none() || other.office.is_none());
            !conflict && (one.compatible(&two) || (seat && one.same_surname(&two)))
        }
        (None, None) => {
            is_delegation(known)
                && is_delegation(other)
                && seat_of(known).is_some()
                && seat_of(known) == seat_of(other)
        }
        _ => false,
    }
}

/// What the other report says more of somebody.
fn fill(known: &mut Participant, other: Participant) {
    known.office = known.office.take().or(other.office);
    known.country = known.country.or(other.country);
    known.organization = known.organization.take().or(other.organization);
    known.attendance = known.attendance.min(other.attendance);
    known.functions.extend(other.functions);
    known.functions.sort();
    known.functions.dedup();
    known.evidence.extend(other.evidence);
}

/// What the other report says more of the meeting, with its quotes.
fn join_event(whole: &mut Event, more: Event, ids: &BTreeMap<Id, Id>) {
    // Destructured in full: a new field of the event must be decided on here.
    let Event { name, kind, format, organization, body, location, start, end, host, chair, evidence } = more;
    let mut quotes = evidence;
    let mut filled = |field: EventField, is_new: bool| {
        if let Some(quotes) = quotes.remove(&field).filter(|_| is_new) {
            whole.evidence.insert(field, quotes);
        }
    };
    filled(EventField::Name, take(&mut whole.name, name));
    filled(EventField::Type, take(&mut whole.kind, kind));
    filled(EventField::Format, take(&mut whole.format, format));
    filled(EventField::Organization, take(&mut whole.organization, organization));
    filled(EventField::Body, take(&mut whole.body, body));
    filled(EventField::Location, take(&mut whole.location, location));
    filled(EventField::Start, take(&mut whole.start, start));
    filled(EventField::End, take(&mut whole.end, end));
    filled(EventField::Host, take(&mut whole.host, host));
    let chair = chair.map(|chair| ids.get(&chair).cloned().unwrap_or(chair));
    filled(EventField::Chair, take(&mut whole.chair, chair));
}

/// Fills a field that is empty; says whether it did.
fn take<T>(field: &mut Option<T>, more: Option<T>) -> bool {
    let is_new = field.is_none() && more.is_some();
    if is_new {
        *field = more;
    }
    is_new
}

fn join_topics(whole: &mut Vec<Priority>, more: Vec<Priority>, ids: &BTreeMap<Id, Id>) {
    for mut topic in more {
        for statement in &mut topic.statements {
            statement.speaker = statement.speaker.take().map(|id| ids.get(&id).cloned().unwrap_or(id));
        }
        if let Some(known) = whole.iter_mut().find(|known| known.id == topic.id) {
            let key = |one: &Statement| (one.text.clone(), one.act.clone(), one.speaker.clone());
            join_by(&mut known.statements, topic.statements, key);
            join_by(&mut known.evidence, topic.evidence, |one: &Evidence| one.exact().to_owned());
        } else {
            topic.rank = u32::try_from(whole.len() + 1).unwrap_or(u32::MAX);
            topic.ordinal = None;
            whole.push(topic);
        }
    }
}
