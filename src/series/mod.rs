//! [`Snapshot`]s of one series → [`History`]: the life of each topic and participant over the editions; and
//! [`Changelog`]: what each edition changes against the one before it.
//!
//! Comes in: editions in order, oldest first. Goes out: for each topic and participant one [`Life`], with a stage for
//! every edition. Promises: removals and returns are events of their own; a life without a rank at an edition says
//! whether the entry is not there yet, dropped there, or still gone; every match of two entries says what it rests on.

mod changelog;
mod meeting;
mod order;
mod restated;
mod roster;
mod seats;
mod strength;
mod tellings;
mod vote;

pub use changelog::{Changelog, Entry, Section, Step, changelog};
pub use order::{Dated, EditionDate, Grouping, sort_editions};

use crate::diff::{person_label, topic_label};
use crate::lexicon::Lexicon;
use crate::read::Article;
use crate::snapshot::{Id, Participant, Priority, Snapshot};
use roster::Roster;
use schemars::JsonSchema;
use seats::{Hall, Heirs, is_delegation, keeps};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use strength::Strengths;

/// One meeting of a series.
#[derive(Debug, Clone)]
pub struct Edition {
    /// What tells it from the others for a reader: its date, else its file name.
    pub label: String,
    /// What its report says.
    pub snapshot: Snapshot,
    /// The report itself, where the meeting has several one behind the other; `None` when one of them is not at hand.
    pub article: Option<Article>,
    /// The paths of its reports, in order of name.
    pub reports: Vec<String>,
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
    /// What a reader calls it: the topic's label, or name and country, as the last edition has it.
    pub label: String,
    /// 0-based index of the edition that has it first.
    pub first: usize,
    /// 0-based index of the edition that has it last.
    pub last: usize,
    /// The participant whose seat (country or organization, and office) this one took when new; `None` for topics, and
    /// where the seat was not held before.
    pub succeeds: Option<Id>,
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
    /// How many statements stand under it; `None` where it is absent, and for participants.
    pub statements: Option<u32>,
    /// Its share of all statements of the edition in thousandths; `None` where it is absent, and for participants.
    pub share: Option<u32>,
    /// How high its acts stand on their ladders, the mean in thousandths of the height of each ladder; `None` where no
    /// act of it is on a ladder. It says where to read, it measures nothing.
    pub strength: Option<u32>,
    /// What says that it is the entry of an earlier edition; `None` where it is absent or new.
    pub matched: Option<MatchedBy>,
}

/// What says that two editions have the same entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MatchedBy {
    /// The same id.
    Id,
    /// Spellings of one name, and no other country.
    NameKey,
    /// The delegation of the same country or organization.
    Seat,
    /// The delegation of the organization that took the place of the earlier one.
    Successor,
}

impl MatchedBy {
    /// The word of the output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::NameKey => "name-key",
            Self::Seat => "seat",
            Self::Successor => "successor",
        }
    }
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
    /// Not there by this name, but its country or organization is: a delegation whose people are named, or a person whose
    /// delegation alone is named.
    Seat,
}

impl LifeEvent {
    /// Whether the edition has the entry.
    #[must_use]
    pub fn is_present(self) -> bool {
        match self {
            Self::New | Self::Carried | Self::Reranked | Self::Returned => true,
            Self::NotYet | Self::Dropped | Self::Gone | Self::Seat => false,
        }
    }

    /// The word of the output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::New => "new",
            Self::Carried => "carried",
            Self::Reranked => "reranked",
            Self::Dropped => "dropped",
            Self::Gone => "gone",
            Self::Returned => "returned",
            Self::Seat => "seat",
        }
    }
}

/// Follows every topic and participant through the editions, given oldest first.
///
/// Topics are followed by their id. A participant is followed by id, then by spellings of one name without conflict of
/// country; a delegation, whose id may carry its office, as the delegation of the same country or organization. Who
/// takes the seat of another is another participant, and the life says whose seat it was. A delegation and the people
/// who stand for it have a life each; where the one is named instead of the other, the life has the event
/// [`LifeEvent::Seat`] and neither ends nor begins anew.
#[must_use]
pub fn history(editions: &[Edition], lexicon: &Lexicon) -> History {
    let mut strengths = Strengths::new(lexicon);
    let topics: Vec<Vec<Seen<'_>>> =
        editions.iter().map(|edition| topics_of(&edition.snapshot.priorities, &mut strengths)).collect();
    let heirs = Heirs::new(lexicon);
    let halls: Vec<Hall> =
        editions.iter().map(|edition| Hall::new(&edition.snapshot.participants, &heirs)).collect();
    let mut roster = Roster::new(&heirs);
    let people: Vec<Vec<Seen<'_>>> =
        editions.iter().map(|edition| people_of(&edition.snapshot.participants, &mut roster)).collect();
    let topic = |seen: &Seen<'_>| topic_label(lexicon, seen.id);
    let person = |seen: &Seen<'_>| {
        seen.person.map_or_else(|| seen.id.to_string(), |person| person_label(lexicon, person))
    };
    let seat = |seen: &Seen<'_>, (last, index): (usize, usize)| {
        let seat = seen.person.and_then(|person| Some((heirs.seat(person)?, is_delegation(person))));
        seat.is_some_and(|(seat, delegation)| keeps(&halls, (&seat, delegation), (last, index)))
    };
    let mut participants = lives(&people, person, seat);
    for life in &mut participants {
        life.succeeds = roster.predecessor(&life.id).cloned();
    }
    History {
        editions: editions.iter().map(|edition| edition.label.clone()).collect(),
        topics: lives(&topics, topic, |_, _| false),
        participants,
    }
}

/// What one edition has of an entry.
struct Seen<'series> {
    id: &'series Id,
    person: Option<&'series Participant>,
    rank: u32,
    statements: Option<u32>,
    share: Option<u32>,
    strength: Option<u32>,
    matched: MatchedBy,
}

fn topics_of<'series>(priorities: &'series [Priority], strengths: &mut Strengths<'_>) -> Vec<Seen<'series>> {
    let total: usize = priorities.iter().map(|priority| priority.statements.len()).sum();
    let seen = |priority: &'series Priority| Seen {
        id: &priority.topic,
        person: None,
        rank: priority.rank,
        statements: u32::try_from(priority.statements.len()).ok(),
        share: Some(thousandths(priority.statements.len(), total)),
        strength: strengths.mean(&priority.statements),
        matched: MatchedBy::Id,
    };
    priorities.iter().map(seen).collect()
}

fn thousandths(part: usize, total: usize) -> u32 {
    (part * 1000).checked_div(total).and_then(|share| u32::try_from(share).ok()).unwrap_or_default()
}

fn people_of<'series>(people: &'series [Participant], roster: &mut Roster<'series>) -> Vec<Seen<'series>> {
    let mut seen: Vec<Seen<'series>> = Vec::new();
    for (known, person) in roster.call(people) {
        if seen.iter().all(|other| other.id != known.id) {
            let rank = u32::try_from(seen.len() + 1).unwrap_or(u32::MAX);
            seen.push(Seen {
                id: known.id,
                person: Some(person),
                rank,
                statements: None,
                share: None,
                strength: None,
                matched: known.by,
            });
        }
    }
    seen
}

/// `keeps` says whether an edition keeps the seat of an entry, last seen at the first index, at the second.
fn lives<'series>(
    editions: &[Vec<Seen<'series>>],
    label: impl Fn(&Seen<'series>) -> String,
    keeps: impl Fn(&Seen<'series>, (usize, usize)) -> bool,
) -> Vec<Life> {
    let mut order: Vec<&Id> = Vec::new();
    let mut found: BTreeMap<&Id, Vec<Option<&Seen<'series>>>> = BTreeMap::new();
    for (index, edition) in editions.iter().enumerate() {
        for seen in edition {
            let cells = found.entry(seen.id).or_insert_with(|| {
                order.push(seen.id);
                vec![None; editions.len()]
            });
            cells[index] = Some(seen);
        }
    }
    let life = |id: &Id| {
        let cells = &found[id];
        let first = cells.iter().position(Option::is_some).unwrap_or_default();
        let last = cells.iter().rposition(Option::is_some).unwrap_or_default();
        let label = cells[last].map_or_else(|| id.to_string(), &label);
        let by_seat = |index: usize| {
            let before = cells[..index].iter().rposition(Option::is_some);
            let seen = before.and_then(|before| Some((before, cells[before]?)));
            seen.is_some_and(|(before, seen)| cells[index].is_none() && keeps(seen, (before, index)))
        };
        let stages = (0..cells.len()).map(|index| stage(cells, (index, first), &by_seat)).collect();
        Life { id: id.clone(), label, first, last, succeeds: None, stages }
    };
    order.into_iter().map(life).collect()
}

fn stage(
    cells: &[Option<&Seen<'_>>],
    (index, first): (usize, usize),
    by_seat: &impl Fn(usize) -> bool,
) -> Stage {
    let before = (first..index).rev().find(|at| !by_seat(*at)).and_then(|at| cells[at]);
    let event = match (before, cells[index]) {
        (_, Some(_)) if index == first => LifeEvent::New,
        (_, None) if index < first => LifeEvent::NotYet,
        (_, None) if by_seat(index) => LifeEvent::Seat,
        (None, Some(_)) => LifeEvent::Returned,
        (Some(old), Some(new)) if old.rank == new.rank => LifeEvent::Carried,
        (Some(_), Some(_)) => LifeEvent::Reranked,
        (Some(_), None) => LifeEvent::Dropped,
        (None, None) => LifeEvent::Gone,
    };
    let seen = cells[index];
    Stage {
        event,
        rank: seen.map(|seen| seen.rank),
        statements: seen.and_then(|seen| seen.statements),
        share: seen.and_then(|seen| seen.share),
        strength: seen.and_then(|seen| seen.strength),
        matched: seen.filter(|_| index > first).map(|seen| seen.matched),
    }
}
