//! [`Snapshot`]s of one series → [`History`]: the life of each topic and participant over the editions.
//!
//! Comes in: editions in order, oldest first. Goes out: for each topic and participant one [`Life`], with a stage for
//! every edition. Promises: removals and returns are events of their own; a life without a rank at an edition says
//! whether the entry is not there yet, dropped there, or still gone.

mod order;

pub use order::{EditionDate, sort_editions};

use crate::snapshot::{Id, Participant, Priority, Snapshot};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One meeting of a series.
#[derive(Debug, Clone)]
pub struct Edition {
    /// What tells it from the others for a reader: its date, else its file name.
    pub label: String,
    /// What its report says.
    pub snapshot: Snapshot,
}

/// The whole of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// The labels of the editions, oldest first.
    pub editions: Vec<String>,
    /// The life of each topic, in order of first appearance, then of rank.
    pub topics: Vec<Life>,
    /// The life of each participant, in order of first appearance, then of mention.
    pub participants: Vec<Life>,
}

/// What became of an entry from edition to edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Life {
    /// The id it is followed by: the topic, or the participant's id when first seen.
    pub id: Id,
    /// What a reader calls it: the topic's id, or name and country, as the last edition has it.
    pub label: String,
    /// 0-based index of the edition that has it first.
    pub first: usize,
    /// 0-based index of the edition that has it last.
    pub last: usize,
    /// One stage for every edition.
    pub stages: Vec<Stage>,
}

/// What an edition has of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What happened to it there.
    pub event: LifeEvent,
    /// Its rank (topics) or order of mention (participants), 1-based; `None` where it is absent.
    pub rank: Option<u32>,
    /// Its share of all statements of the edition in thousandths; `None` where it is absent, and for participants.
    pub share: Option<u32>,
}

/// A step in the life of a topic or participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LifeEvent {
    /// Not there yet.
    NotYet,
    /// There for the first time.
    New,
    /// There as in the edition before, with the same rank.
    Carried,
    /// There as in the edition before, with another rank.
    Reranked,
    /// There in the edition before, here no more.
    Dropped,
    /// Gone since an earlier edition.
    Gone,
    /// There again after an edition without it.
    Returned,
}

impl LifeEvent {
    /// Whether the edition has the entry.
    #[must_use]
    pub fn is_present(self) -> bool {
        match self {
            Self::New | Self::Carried | Self::Reranked | Self::Returned => true,
            Self::NotYet | Self::Dropped | Self::Gone => false,
        }
    }

    /// The word of the output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::New => "new",
            Self::Carried => "carried",
            Self::Reranked => "reranked",
            Self::Dropped => "dropped",
            Self::Gone => "gone",
            Self::Returned => "returned",
        }
    }
}

/// Follows every topic and participant through the editions, given oldest first.
///
/// Topics are followed by their id. A participant is followed by id; a delegation, whose id may carry its office, as
/// the delegation of the same country or organization.
#[must_use]
pub fn history(editions: &[Edition]) -> History {
    let topics: Vec<_> = editions.iter().map(|edition| topics_of(&edition.snapshot.priorities)).collect();
    let mut roster = Vec::new();
    let people: Vec<_> =
        editions.iter().map(|edition| people_of(&edition.snapshot.participants, &mut roster)).collect();
    History {
        editions: editions.iter().map(|edition| edition.label.clone()).collect(),
        topics: lives(&topics),
        participants: lives(&people),
    }
}

/// What one edition has of an entry: its label, rank and share.
struct Seen {
    id: Id,
    label: String,
    rank: u32,
    share: Option<u32>,
}

fn topics_of(priorities: &[Priority]) -> Vec<Seen> {
    let total: usize = priorities.iter().map(|priority| priority.statements.len()).sum();
    let seen = |priority: &Priority| Seen {
        id: priority.topic.clone(),
        label: priority.topic.to_string(),
        rank: priority.rank,
        share: Some(thousandths(priority.statements.len(), total)),
    };
    priorities.iter().map(seen).collect()
}

fn thousandths(part: usize, total: usize) -> u32 {
    (part * 1000).checked_div(total).and_then(|share| u32::try_from(share).ok()).unwrap_or_default()
}

fn people_of<'editions>(
    people: &'editions [Participant],
    roster: &mut Vec<&'editions Participant>,
) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let by_id = roster.iter().find(|known| known.id == person.id);
        let known = by_id.or_else(|| roster.iter().find(|known| is_same(known, person))).copied();
        if known.is_none() {
            roster.push(person);
        }
        let known = known.unwrap_or(person);
        if seen.iter().all(|other| other.id != known.id) {
            let rank = u32::try_from(index + 1).unwrap_or(u32::MAX);
            seen.push(Seen { id: known.id.clone(), label: person_label(person), rank, share: None });
        }
    }
    seen
}

fn is_same(known: &Participant, person: &Participant) -> bool {
    known.name.is_none()
        && person.name.is_none()
        && (known.country.is_some() || known.organization.is_some())
        && known.country == person.country
        && known.organization == person.organization
}

fn person_label(person: &Participant) -> String {
    let name = person.name.clone().or_else(|| person.office.clone());
    let seat = person.country.map(|country| country.to_string());
    let seat = seat.or_else(|| person.organization.as_ref().map(ToString::to_string));
    match (name, seat) {
        (Some(name), Some(seat)) => format!("{name} ({seat})"),
        (Some(name), None) => name,
        (None, seat) => format!("delegation of {}", seat.unwrap_or_else(|| "?".to_owned())),
    }
}

fn lives(editions: &[Vec<Seen>]) -> Vec<Life> {
    let mut order: Vec<&Id> = Vec::new();
    let mut found: BTreeMap<&Id, Vec<Option<&Seen>>> = BTreeMap::new();
    for (index, edition) in editions.iter().enumerate() {
        for seen in edition {
            let cells = found.entry(&seen.id).or_insert_with(|| {
                order.push(&seen.id);
                vec![None; editions.len()]
            });
            cells[index] = Some(seen);
        }
    }
    order.into_iter().map(|id| life(id, &found[id])).collect()
}

fn life(id: &Id, cells: &[Option<&Seen>]) -> Life {
    let first = cells.iter().position(Option::is_some).unwrap_or_default();
    let last = cells.iter().rposition(Option::is_some).unwrap_or_default();
    let label = cells[last].map_or_else(|| id.to_string(), |seen| seen.label.clone());
    let stages = (0..cells.len()).map(|index| stage(cells, index, first)).collect();
    Life { id: id.clone(), label, first, last, stages }
}

fn stage(cells: &[Option<&Seen>], index: usize, first: usize) -> Stage {
    let before = index.checked_sub(1).and_then(|before| cells[before]);
    let event = match (before, cells[index]) {
        (_, Some(_)) if index == first => LifeEvent::New,
        (None, Some(_)) => LifeEvent::Returned,
        (Some(old), Some(new)) if old.rank == new.rank => LifeEvent::Carried,
        (Some(_), Some(_)) => LifeEvent::Reranked,
        (Some(_), None) => LifeEvent::Dropped,
        (None, None) if index < first => LifeEvent::NotYet,
        (None, None) => LifeEvent::Gone,
    };
    let (rank, share) = cells[index].map_or((None, None), |seen| (Some(seen.rank), seen.share));
    Stage { event, rank, share }
}
