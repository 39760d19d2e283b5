//! One change of many taken over into a kept snapshot.
//!
//! Comes in: the kept snapshot, the one that its report gives now, one finding between them. Goes out: the kept
//! snapshot with that entry or field as it is now. Promises: the difference that is left lacks the change taken over and
//! what follows from it, nothing else, and holds nothing new; where that cannot be, the change is refused with the
//! changes that it hangs together with. When nothing is left, the new snapshot itself is the result.

use crate::assess::{Assessment, Finding};
use crate::diff::Change;
use crate::snapshot::{Event, EventField, Evidence, Id, Participant, Priority, Snapshot};
use std::collections::BTreeSet;

/// Why a change cannot be taken over alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No field of a snapshot holds it: an edit of words, a note.
    NoField,
    /// It moves together with these changes, named by fingerprint; none where no change is to blame.
    Entangled(Vec<String>),
}

/// Takes one change over; `judge` says what differs between two snapshots.
///
/// # Errors
/// [`Refusal`].
pub fn take(
    old: &Snapshot,
    new: &Snapshot,
    finding: &Finding,
    judge: &dyn Fn(&Snapshot, &Snapshot) -> Assessment,
) -> Result<Snapshot, Refusal> {
    let mut taken = old.clone();
    apply(&finding.change, &mut taken, new).ok_or(Refusal::NoField)?;
    let all = judge(old, new).findings;
    let left = judge(&taken, new).findings;
    let known: BTreeSet<&str> = all.iter().map(|one| one.fingerprint.as_str()).collect();
    let still: BTreeSet<&str> = left.iter().map(|one| one.fingerprint.as_str()).collect();
    let follows = |one: &Finding| {
        one.fingerprint == finding.fingerprint || one.change.follows.as_ref() == Some(&finding.change.path)
    };
    let gone: Vec<String> = all
        .iter()
        .filter(|one| !still.contains(one.fingerprint.as_str()) && !follows(one))
        .map(|one| one.fingerprint.clone())
        .collect();
    let new_ones = still.iter().any(|one| !known.contains(one));
    let sound = dangling(&taken).is_subset(&dangling(old)) && unique_ids(&taken);
    if still.contains(finding.fingerprint.as_str()) || new_ones || !gone.is_empty() || !sound {
        return Err(Refusal::Entangled(gone));
    }
    Ok(if left.is_empty() { new.clone() } else { taken })
}

/// Applies the change; `None` where no field holds it.
fn apply(change: &Change, old: &mut Snapshot, new: &Snapshot) -> Option<()> {
    let segments: Vec<String> =
        change.path.split('/').skip(1).map(|segment| segment.replace("~1", "/").replace("~0", "~")).collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    match segments.as_slice() {
        ["event", field] => event(field, &mut old.event, &new.event),
        ["source", "title"] => {
            old.source.title.clone_from(&new.source.title);
            Some(())
        }
        ["participants", key, rest @ ..] => participant(change, (key, rest), old, new),
        ["priorities", key, "rank"] => rank(key, old, new),
        ["priorities", key, "ordinal"] => {
            let now = new.priorities.iter().find(|one| one.id.as_str() == *key)?;
            old.priorities.iter_mut().find(|one| one.id.as_str() == *key)?.ordinal = now.ordinal;
            Some(())
        }
        ["priorities", key, "statements", ..] => statement(change, key, old, new),
        ["priorities", key] => {
            let at = Places::by_id(change, key, (&old.priorities, &new.priorities), |one| &one.id);
            put(&mut old.priorities, &new.priorities, at, |one, other| one.id == other.id)?;
            number(&mut old.priorities);
            Some(())
        }
        ["organizations", key, ..] => {
            let at = Places::by_id(change, key, (&old.organizations, &new.organizations), |one| &one.id);
            put(&mut old.organizations, &new.organizations, at, |one, other| one.id == other.id)
        }
        ["bodies", key, ..] => {
            let at = Places::by_id(change, key, (&old.bodies, &new.bodies), |one| &one.id);
            put(&mut old.bodies, &new.bodies, at, |one, other| one.id == other.id)
        }
        ["documents", key, ..] => {
            let at = Places::by_id(change, key, (&old.documents, &new.documents), |one| &one.id);
            put(&mut old.documents, &new.documents, at, |one, other| one.id == other.id)
        }
        ["outcomes", ..] => {
            let at = Places::by_quote(change, (&old.outcomes, &new.outcomes), |one| &one.evidence);
            put(&mut old.outcomes, &new.outcomes, at, |one, other| one.text == other.text)
        }
        ["milestones", ..] => {
            let at = Places::by_quote(change, (&old.milestones, &new.milestones), |one| &one.evidence);
            put(&mut old.milestones, &new.milestones, at, |one, other| one.text == other.text)
        }
        _ => None,
    }
}

fn event(field: &str, old: &mut Event, new: &Event) -> Option<()> {
    let field = match field {
        "name" => {
            old.name.clone_from(&new.name);
            EventField::Name
        }
        "type" => {
            old.kind = new.kind;
            EventField::Type
        }
        "format" => {
            old.format = new.format;
            EventField::Format
        }
        "organization" => {
            old.organization.clone_from(&new.organization);
            EventField::Organization
        }
        "body" => {
            old.body.clone_from(&new.body);
            EventField::Body
        }
        "location" => {
            old.location.clone_from(&new.location);
            EventField::Location
        }
        "start" => {
            old.start.clone_from(&new.start);
            EventField::Start
        }
        "end" => {
            old.end.clone_from(&new.end);
            EventField::End
        }
        "host" => {
            old.host = new.host;
            EventField::Host
        }
        "chair" => {
            old.chair.clone_from(&new.chair);
            EventField::Chair
        }
        _ => return None,
    };
    match new.evidence.get(&field) {
        Some(quotes) => _ = old.evidence.insert(field, quotes.clone()),
        None => _ = old.evidence.remove(&field),
    }
    Some(())
}

fn participant(
    change: &Change,
    (key, rest): (&str, &[&str]),
    old: &mut Snapshot,
    new: &Snapshot,
) -> Option<()> {
    let at = Places::by_id(change, key, (&old.participants, &new.participants), |one| &one.id);
    let mut at = at;
    if at.old.is_none() && (change.field.is_some() || change.value.old.is_some()) {
        at.old = quoted(&old.participants, &change.evidence.old, |one| &one.evidence);
    }
    let [field] = rest else {
        let ids = at
            .old
            .zip(at.new)
            .map(|(before, now)| (old.participants[before].id.clone(), new.participants[now].id.clone()));
        put(&mut old.participants, &new.participants, at, |one, other| one.id == other.id)?;
        if let Some((before, now)) = ids {
            rename(old, &before, &now);
        }
        return Some(());
    };
    let now = &new.participants[at.new?];
    let before: &mut Participant = &mut old.participants[at.old?];
    match *field {
        "office" => before.office.clone_from(&now.office),
        "country" => before.country = now.country,
        "organization" => before.organization.clone_from(&now.organization),
        "attendance" => before.attendance = now.attendance,
        "functions" | "function" => before.functions.clone_from(&now.functions),
        "name" => before.name.clone_from(&now.name),
        _ => return None,
    }
    before.basis = now.basis;
    before.completed.clone_from(&now.completed);
    before.evidence.clone_from(&now.evidence);
    Some(())
}

/// Who goes by another id is spoken of by it everywhere.
fn rename(snapshot: &mut Snapshot, before: &Id, now: &Id) {
    let speakers = snapshot.priorities.iter_mut().flat_map(|one| &mut one.statements);
    let named = speakers.filter_map(|one| one.speaker.as_mut()).chain(snapshot.event.chair.as_mut());
    for id in named.filter(|id| *id == before) {
        *id = now.clone();
    }
}

fn statement(change: &Change, key: &str, old: &mut Snapshot, new: &Snapshot) -> Option<()> {
    let before = &mut old.priorities.iter_mut().find(|one| one.id.as_str() == key)?.statements;
    let now = &new.priorities.iter().find(|one| one.id.as_str() == key)?.statements;
    let at = Places::by_quote(change, (before, now), |one| &one.evidence);
    put(before, now, at, |one, other| one.text == other.text)
}

/// Puts a topic where it stands now among those that both have.
fn rank(key: &str, old: &mut Snapshot, new: &Snapshot) -> Option<()> {
    let now = new.priorities.iter().position(|one| one.id.as_str() == key)?;
    let before = old.priorities.iter().position(|one| one.id.as_str() == key)?;
    let topic = old.priorities.remove(before);
    let at = after(&old.priorities, &new.priorities[..now], |one, other| one.id == other.id);
    old.priorities.insert(at, topic);
    number(&mut old.priorities);
    Some(())
}

fn number(priorities: &mut [Priority]) {
    for (rank, priority) in (1..).zip(priorities) {
        priority.rank = rank;
    }
}

/// Where an entry stands on each side.
#[derive(Debug, Clone, Copy)]
struct Places {
    old: Option<usize>,
    new: Option<usize>,
}

impl Places {
    fn by_id<T>(change: &Change, key: &str, (old, new): (&[T], &[T]), id: impl Fn(&T) -> &Id) -> Self {
        let at = |list: &[T], wanted: bool| {
            wanted.then(|| list.iter().position(|one| id(one).as_str() == key)).flatten()
        };
        let (before, now) = wanted(change);
        Self { old: at(old, before), new: at(new, now) }
    }

    fn by_quote<T>(
        change: &Change,
        (old, new): (&[T], &[T]),
        quotes: impl Fn(&T) -> &Vec<Evidence> + Copy,
    ) -> Self {
        let (before, now) = wanted(change);
        Self {
            old: before.then(|| quoted(old, &change.evidence.old, quotes)).flatten(),
            new: now.then(|| quoted(new, &change.evidence.new, quotes)).flatten(),
        }
    }
}

/// Whether each side has the entry: both where a field differs.
fn wanted(change: &Change) -> (bool, bool) {
    let field = change.field.is_some();
    (field || change.value.old.is_some(), field || change.value.new.is_some())
}

/// The entry that has one of the quotes.
fn quoted<T>(list: &[T], wanted: &[Evidence], quotes: impl Fn(&T) -> &Vec<Evidence>) -> Option<usize> {
    let all = list.iter().position(|one| quotes(one) == wanted);
    all.or_else(|| list.iter().position(|one| quotes(one).iter().any(|quote| wanted.contains(quote))))
}

/// Replaces, removes or inserts an entry; `None` where neither side has it.
fn put<T: Clone>(
    old: &mut Vec<T>,
    new: &[T],
    at: Places,
    same: impl Fn(&T, &T) -> bool + Copy,
) -> Option<()> {
    match (at.old, at.new) {
        (Some(before), Some(now)) => old[before] = new[now].clone(),
        (Some(before), None) => _ = old.remove(before),
        (None, Some(now)) => {
            let place = after(old, &new[..now], same);
            old.insert(place, new[now].clone());
        }
        (None, None) => return None,
    }
    Some(())
}

/// The place behind the last of the entries before it that is here too.
fn after<T>(old: &[T], before: &[T], same: impl Fn(&T, &T) -> bool) -> usize {
    let found = before.iter().rev().find_map(|one| old.iter().position(|other| same(other, one)));
    found.map_or(0, |at| at + 1)
}

/// The ids that a snapshot refers to and does not have.
fn dangling(snapshot: &Snapshot) -> BTreeSet<&Id> {
    let have: BTreeSet<&Id> = snapshot.participants.iter().map(|one| &one.id).collect();
    let statements = snapshot.priorities.iter().flat_map(|one| &one.statements);
    let referred = statements.filter_map(|one| one.speaker.as_ref()).chain(&snapshot.event.chair);
    referred.filter(|id| !have.contains(id)).collect()
}

fn unique_ids(snapshot: &Snapshot) -> bool {
    fn unique<'ids>(ids: impl Iterator<Item = &'ids Id>) -> bool {
        let mut seen = BTreeSet::new();
        ids.into_iter().all(|id| seen.insert(id))
    }
    unique(snapshot.participants.iter().map(|one| &one.id))
        && unique(snapshot.priorities.iter().map(|one| &one.id))
        && unique(snapshot.organizations.iter().map(|one| &one.id))
        && unique(snapshot.bodies.iter().map(|one| &one.id))
        && unique(snapshot.documents.iter().map(|one| &one.id))
}
