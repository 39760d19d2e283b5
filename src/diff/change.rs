//! A change: what differs, where, between which values, shown by which quotes.

use super::Kind;
use crate::read::Span;
use crate::snapshot::{
    Alpha2, Attendance, DocumentStatus, Edtf, Evidence, Id, Location, MilestoneStatus, OutcomeType, Quantity,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The old and the new of anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
pub struct Pair<T> {
    /// Of the old report.
    pub old: T,
    /// Of the new report.
    pub new: T,
}

impl<T> Pair<T> {
    /// A pair.
    pub fn new(old: T, new: T) -> Self {
        Self { old, new }
    }

    /// Old and new exchanged.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self { old: self.new, new: self.old }
    }
}

/// One difference between two snapshots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: Kind,
    /// JSON pointer to the entry or field, by id instead of index (`/participants/sadyr-japarov/office`).
    pub path: String,
    /// The id of the entry, of the new side where both have one; `None` for the event and the text.
    pub key: Option<String>,
    /// The field of the entry that differs; `None` where the entry as a whole came or went.
    pub field: Option<String>,
    /// The value on each side, `None` where that side has none.
    pub value: Pair<Option<Value>>,
    /// Which way it went, for ordered values.
    pub direction: Option<Direction>,
    /// By how much, as a signed plain decimal with its unit (`+500000000 USD`, `-1`); `None` where no number says it.
    pub delta: Option<String>,
    /// Why two entries were taken for the same one.
    pub alignment: Alignment,
    /// The quotes of each side.
    pub evidence: Pair<Vec<Evidence>>,
    /// What a reader calls the entry on each side: a name, a topic's label; never an id.
    pub label: Pair<Option<String>>,
    /// The path of the change that this one follows from: the body that a dropped paragraph named, the date that a
    /// milestone and a statement share. `None` for a change of its own.
    pub follows: Option<String>,
}

/// Which way an ordered value went from old to new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Higher on its ladder.
    Stronger,
    /// Lower on its ladder.
    Weaker,
    /// On no common ladder.
    Incomparable,
    /// To an earlier date.
    Earlier,
    /// To a later date.
    Later,
    /// To a greater number, a higher rank or level.
    Up,
    /// To a smaller number, a lower rank or level.
    Down,
}

impl Direction {
    /// The way back.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Stronger => Self::Weaker,
            Self::Weaker => Self::Stronger,
            Self::Incomparable => Self::Incomparable,
            Self::Earlier => Self::Later,
            Self::Later => Self::Earlier,
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }

    /// Its word in JSON and output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Weaker => "weaker",
            Self::Incomparable => "incomparable",
            Self::Earlier => "earlier",
            Self::Later => "later",
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// Why two entries were taken for the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alignment {
    /// What paired them.
    pub by: AlignedBy,
    /// How alike they are, out of 1000, where a score was computed.
    pub score: Option<u32>,
    /// `false` where the pairing is a guess that a person should look at.
    pub certain: bool,
}

/// What paired two entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AlignedBy {
    /// The same id.
    Key,
    /// Spellings of one name.
    NameKey,
    /// The same country or organization, and office.
    Seat,
    /// Words in common.
    Similarity,
    /// The same quotes.
    Evidence,
    /// The one is the organization that took the place of the other.
    Successor,
}

impl AlignedBy {
    /// Its word in JSON and output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::NameKey => "name-key",
            Self::Seat => "seat",
            Self::Similarity => "similarity",
            Self::Evidence => "evidence",
            Self::Successor => "successor",
        }
    }
}

impl Alignment {
    /// Paired by id, or no pair at all: nothing to doubt.
    pub const KEY: Self = Self { by: AlignedBy::Key, score: None, certain: true };
}

/// The old or new value of a change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// A rank or ordinal.
    Number(u32),
    /// A word, name, id, date or quote.
    Text(String),
    /// Several of them.
    Texts(Vec<String>),
    /// A participant.
    Person(PersonValue),
    /// A statement.
    Statement(StatementValue),
    /// A quantity.
    Quantity(Quantity),
    /// A document.
    Document(DocumentValue),
    /// An outcome.
    Outcome(OutcomeValue),
    /// A milestone.
    Milestone(MilestoneValue),
    /// A topic.
    Priority(PriorityValue),
    /// A place.
    Location(Location),
    /// An organization or body.
    Organization(NameValue),
}

/// A participant as a change shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonValue {
    /// As in the snapshot.
    pub name: Option<String>,
    /// As in the snapshot.
    pub office: Option<String>,
    /// As in the snapshot.
    pub country: Option<Alpha2>,
    /// As in the snapshot; left out where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<Id>,
    /// As in the snapshot; left out where the participant attended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
}

/// A statement as a change shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementValue {
    /// As in the snapshot.
    pub text: String,
    /// As in the snapshot.
    pub speaker: Option<Id>,
    /// As in the snapshot.
    pub act: String,
    /// As in the snapshot.
    pub hedges: Vec<String>,
}

/// A document as a change shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentValue {
    /// As in the snapshot.
    pub title: Option<String>,
    /// As in the snapshot.
    pub status: DocumentStatus,
}

/// An outcome as a change shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeValue {
    /// As in the snapshot.
    #[serde(rename = "type")]
    pub kind: OutcomeType,
    /// As in the snapshot.
    pub title: Option<String>,
    /// As in the snapshot.
    pub text: String,
}

/// A milestone as a change shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MilestoneValue {
    /// As in the snapshot.
    pub date: Edtf,
    /// As in the snapshot.
    pub text: String,
    /// As in the snapshot.
    pub status: MilestoneStatus,
}

/// A topic as a change shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriorityValue {
    /// As in the snapshot.
    pub topic: Id,
    /// As in the snapshot.
    pub rank: u32,
    /// How many statements stand under it.
    pub statements: u32,
}

/// An organization or body as a change shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameValue {
    /// As in the snapshot.
    pub id: Id,
    /// As in the snapshot.
    pub name: String,
}

impl Change {
    /// The same change seen from the other side.
    #[must_use]
    pub fn reversed(self) -> Self {
        let delta = self.delta.map(|delta| match delta.split_at(1) {
            ("+", rest) => format!("-{rest}"),
            ("-", rest) => format!("+{rest}"),
            _ => delta,
        });
        Self {
            kind: self.kind.mirror(),
            value: self.value.reversed(),
            direction: self.direction.map(Direction::reversed),
            delta,
            evidence: self.evidence.reversed(),
            label: self.label.reversed(),
            follows: self.follows,
            path: self.path,
            key: self.key,
            field: self.field,
            alignment: self.alignment,
        }
    }
}

impl Change {
    /// Where the quote of each side that shows the change stands.
    #[must_use]
    pub fn telling(&self) -> Pair<Option<Span>> {
        let Pair { old, new } = self.telling_quotes();
        Pair::new(old.map(Evidence::span), new.map(Evidence::span))
    }

    /// The quote of each side that shows the change.
    #[must_use]
    pub fn telling_quotes(&self) -> Pair<Option<&Evidence>> {
        let Pair { old, new } = &self.evidence;
        Pair::new(telling(old, new), telling(new, old))
    }
}

/// The first quote that the other side does not have, else the first; of what one side only has a sentence rather than
/// the heading above it.
#[must_use]
pub fn telling<'run>(own: &'run [Evidence], other: &[Evidence]) -> Option<&'run Evidence> {
    let differs = |one: &&Evidence| other.iter().all(|other| other.exact() != one.exact());
    let says = |one: &&Evidence| one.exact().split_whitespace().count() > HEADING;
    let sentence = own.iter().find(says).filter(|_| other.is_empty());
    let first = own.iter().find(differs).or(own.first());
    if first.is_some_and(|first| says(&first)) { first } else { sentence.or(first) }
}

/// A heading that only names its subject has at most so many words.
const HEADING: usize = 5;

impl Change {
    /// A change of an entry as a whole, without values and quotes yet.
    pub(super) fn new(kind: Kind, segments: &[&str]) -> Self {
        Self {
            kind,
            path: super::path::pointer(segments),
            key: segments.get(1).map(|key| (*key).to_owned()),
            field: None,
            value: Pair::default(),
            direction: None,
            delta: None,
            alignment: Alignment::KEY,
            evidence: Pair::default(),
            label: Pair::default(),
            follows: None,
        }
    }

    pub(super) fn field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    pub(super) fn values(mut self, old: Option<Value>, new: Option<Value>) -> Self {
        self.value = Pair::new(old, new);
        self
    }

    pub(super) fn texts(self, old: Option<impl ToString>, new: Option<impl ToString>) -> Self {
        let text = |value: Option<String>| value.map(Value::Text);
        self.values(text(old.map(|one| one.to_string())), text(new.map(|one| one.to_string())))
    }

    pub(super) fn quotes(mut self, old: &[Evidence], new: &[Evidence]) -> Self {
        self.evidence = Pair::new(old.to_vec(), new.to_vec());
        self
    }

    pub(super) fn labels(mut self, old: Option<String>, new: Option<String>) -> Self {
        self.label = Pair::new(old, new);
        self
    }

    pub(super) fn toward(mut self, direction: Option<Direction>) -> Self {
        self.direction = direction;
        self
    }

    pub(super) fn aligned(mut self, alignment: Alignment) -> Self {
        self.alignment = alignment;
        self
    }
}
