//! A change in words for people: who or what, what happened, the two values, the two quotes.
//!
//! Comes in: a finding and the names. Goes out: plain text, not yet safe for any target; every renderer for people shows
//! the same words.

use super::verdict::plural;
use super::{Names, safe};
use crate::assess::Finding;
use crate::diff::{AlignedBy, Alignment, Change, Direction, Kind, Pair, StatementValue, Value};
use crate::snapshot::Evidence;

/// How the two values are set side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Short values on one line: `office: Prime Minister → President`.
    Ledger,
    /// Sentences, in two columns, the changed words marked.
    Prose,
    /// The heading says it all.
    Heading,
}

/// A change in words for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// `+`, `-`, `~`, `!` (negated), `^` (up, stronger), `v` (down, weaker), `?` (extraction): legible without colour.
    pub(super) mark: char,
    /// Who or what changed.
    pub(super) who: String,
    /// What happened, without the values; may be empty.
    pub(super) what: String,
    /// How `value` is shown.
    pub(super) shape: Shape,
    /// The values.
    pub(super) value: Pair<Option<String>>,
    /// A quote of each side.
    pub(super) quote: Pair<Option<String>>,
    /// Why a person should look at the pairing.
    pub(super) doubt: Option<String>,
}

impl Entry {
    /// The words for a finding.
    pub(super) fn of(finding: &Finding, names: &Names) -> Self {
        let change = &finding.change;
        let value = |value: &Option<Value>| {
            value.as_ref().map(|value| names.value(change.kind, change.field.as_deref(), value))
        };
        Self {
            mark: mark(change),
            who: who(change, names),
            what: what(change, names),
            shape: shape(change),
            value: Pair::new(value(&change.value.old), value(&change.value.new)),
            quote: Pair::new(
                quote(&change.evidence.old, &change.evidence.new),
                quote(&change.evidence.new, &change.evidence.old),
            ),
            doubt: doubt(change.alignment),
        }
    }

    /// The whole change on one line.
    pub(super) fn sentence(&self) -> String {
        let mut said = vec![self.who.clone()];
        if !self.what.is_empty() {
            said.push(self.what.clone());
        }
        match (self.shape, &self.value.old, &self.value.new) {
            (Shape::Heading, ..) | (_, None, None) => {}
            (Shape::Ledger, ..) => said.push(self.ledger()),
            (Shape::Prose, Some(old), Some(new)) => said.push(format!("“{old}” → “{new}”")),
            (Shape::Prose, Some(only), None) | (Shape::Prose, None, Some(only)) => {
                said.push(format!("“{only}”"));
            }
        }
        said.join(": ") + &self.doubt.as_ref().map_or_else(String::new, |doubt| format!(" ({doubt})"))
    }

    /// `Prime Minister → President`.
    pub(super) fn ledger(&self) -> String {
        let said = |side: &Option<String>| side.clone().unwrap_or_else(|| "not stated".to_owned());
        format!("{} → {}", said(&self.value.old), said(&self.value.new))
    }
}

fn mark(change: &Change) -> char {
    match (change.kind, change.direction) {
        (Kind::ExtractionLost | Kind::ExtractionGained, _) => '?',
        (Kind::StatementNegated, _) => '!',
        (_, Some(Direction::Stronger | Direction::Up)) => '^',
        (_, Some(Direction::Weaker | Direction::Down)) => 'v',
        (kind, _) if kind.name().ends_with(".added") => '+',
        (kind, _) if kind.name().ends_with(".removed") => '-',
        (Kind::StatementStrengthened, _) => '^',
        (Kind::StatementWeakened, _) => 'v',
        _ => '~',
    }
}

fn shape(change: &Change) -> Shape {
    let prose = |value: &Option<Value>| {
        matches!(value, Some(Value::Statement(_) | Value::Outcome(_) | Value::Milestone(_)))
    };
    match change.kind {
        Kind::ParticipantAdded | Kind::ParticipantRemoved | Kind::PriorityAdded | Kind::PriorityRemoved => {
            Shape::Heading
        }
        Kind::OrganizationAdded | Kind::OrganizationRemoved | Kind::BodyAdded | Kind::BodyRemoved => {
            Shape::Heading
        }
        Kind::StatementReworded
        | Kind::OutcomeReworded
        | Kind::MilestoneReworded
        | Kind::SourceTitle
        | Kind::TextEdited
        | Kind::CorrectionNote
        | Kind::CorrectionUnmatched => Shape::Prose,
        _ if prose(&change.value.old) || prose(&change.value.new) => Shape::Prose,
        _ => Shape::Ledger,
    }
}

/// The name of what changed.
fn who(change: &Change, names: &Names) -> String {
    let label = || change.label.new.as_ref().or(change.label.old.as_ref()).cloned();
    let only = change.value.new.as_ref().or(change.value.old.as_ref());
    let known = match change.kind.family() {
        "event" => Some(event_field(change.kind).to_owned()),
        "participant" => match (change.kind, only) {
            (Kind::ParticipantAdded | Kind::ParticipantRemoved, Some(Value::Person(person))) => {
                Some(names.person_value(person))
            }
            (Kind::ParticipantReplaced, Some(Value::Person(person))) => {
                let seat = names.seat(person.country, person.organization.as_ref());
                let same =
                    matches!(&change.value.old, Some(Value::Person(old)) if old.office == person.office);
                match (person.office.as_ref().filter(|_| same), seat) {
                    (Some(office), Some(seat)) => Some(format!("{office} ({seat})")),
                    (None, Some(seat)) => Some(seat),
                    _ => label(),
                }
            }
            _ => label(),
        },
        "priority" | "statement" | "quantity" | "deadline" => {
            segment(&change.path, 1).map(|id| names.topic(id))
        }
        "organization" | "body" | "document" => names.entry(&change.path).map(str::to_owned).or_else(label),
        "outcome" => Some("Outcome".to_owned()),
        "milestone" => Some("Milestone".to_owned()),
        "source" => Some("Headline".to_owned()),
        "text" | "name" => Some("Text".to_owned()),
        "correction" => Some("Editor's note".to_owned()),
        _ => label(),
    };
    known.or_else(label).unwrap_or_else(|| change.path.clone())
}

fn segment(path: &str, index: usize) -> Option<&str> {
    path.trim_start_matches('/').split('/').nth(index)
}

/// The heading of a field of the event.
fn event_field(kind: Kind) -> &'static str {
    match kind {
        Kind::EventOrganization => "Organization",
        Kind::EventBody => "Body",
        Kind::EventType => "Type of meeting",
        Kind::EventFormat => "Form of meeting",
        Kind::EventStart => "First day",
        Kind::EventEnd => "Last day",
        Kind::EventLocation => "Place",
        Kind::EventHost => "Host",
        Kind::EventChair => "Chair",
        _ => "Name of the meeting",
    }
}

/// What happened, in a clause.
fn what(change: &Change, names: &Names) -> String {
    match change.kind {
        Kind::ParticipantAdded => "takes part in the new report only".to_owned(),
        Kind::ParticipantRemoved => "no longer takes part in the new report".to_owned(),
        Kind::ParticipantReplaced => "same seat, another person".to_owned(),
        Kind::ParticipantRenamed => "same person, written otherwise".to_owned(),
        Kind::ParticipantOffice => "office".to_owned(),
        Kind::ParticipantCountry => "country".to_owned(),
        Kind::ParticipantOrganization => "organization".to_owned(),
        Kind::ParticipantAttendance => "attendance".to_owned(),
        Kind::ParticipantFunction => "function at the meeting".to_owned(),
        Kind::ParticipantLevel => {
            format!("represented at {} level", way(change, "a higher", "a lower", "another"))
        }
        Kind::PriorityAdded => topic("new topic", change.value.new.as_ref()),
        Kind::PriorityRemoved => topic("topic dropped", change.value.old.as_ref()),
        Kind::PriorityMoved => format!("moved {}, rank", way(change, "up", "down", "elsewhere")),
        Kind::PriorityOrdinal => "numbered otherwise".to_owned(),
        Kind::PriorityRenamed => "same statements, another topic".to_owned(),
        Kind::PrioritySplit => "split in two".to_owned(),
        Kind::PriorityMerged => "merged into one".to_owned(),
        Kind::StatementAdded => format!("new statement{}", by(change, names)),
        Kind::StatementRemoved => format!("statement dropped{}", by(change, names)),
        Kind::StatementStrengthened => strength("stronger", change) + &by(change, names),
        Kind::StatementWeakened => strength("weaker", change) + &by(change, names),
        Kind::StatementAct => strength("another act", change) + &by(change, names),
        Kind::StatementNegated => format!("yes became no, or no yes{}", by(change, names)),
        Kind::StatementAttribution => attribution(change, names),
        Kind::StatementReference => format!("names other {}", change.field.as_deref().unwrap_or("things")),
        Kind::StatementReworded => format!("reworded{}", by(change, names)),
        Kind::QuantityChanged => "number".to_owned() + &moved(change),
        Kind::DeadlineChanged => "date".to_owned() + &moved(change),
        Kind::OrganizationAdded | Kind::BodyAdded => "named in the new report only".to_owned(),
        Kind::DocumentAdded | Kind::OutcomeAdded | Kind::MilestoneAdded => {
            "in the new report only".to_owned()
        }
        Kind::OrganizationRemoved | Kind::BodyRemoved => "no longer named in the new report".to_owned(),
        Kind::DocumentRemoved | Kind::OutcomeRemoved | Kind::MilestoneRemoved => {
            "no longer in the new report".to_owned()
        }
        Kind::OrganizationRenamed | Kind::BodyRenamed | Kind::DocumentRenamed => "name".to_owned(),
        Kind::BodyParent => "belongs to".to_owned(),
        Kind::DocumentStatus => "status".to_owned(),
        Kind::OutcomeChanged | Kind::MilestoneChanged => {
            format!("{}{}", change.field.as_deref().map_or("changed", field_word), moved(change))
        }
        Kind::OutcomeReworded | Kind::MilestoneReworded => "reworded".to_owned(),
        Kind::SourceTitle => String::new(),
        Kind::NameChanged => "a name that no field holds".to_owned(),
        Kind::TextEdited => "other words, the same facts".to_owned(),
        Kind::ExtractionLost | Kind::ExtractionGained | Kind::CorrectionUnmatched => {
            change.kind.description().to_owned()
        }
        Kind::CorrectionNote => String::new(),
        Kind::EventName
        | Kind::EventOrganization
        | Kind::EventBody
        | Kind::EventType
        | Kind::EventFormat
        | Kind::EventHost
        | Kind::EventLocation
        | Kind::EventChair => String::new(),
        Kind::EventStart | Kind::EventEnd => moved(change).trim_start_matches(", ").to_owned(),
    }
}

fn field_word(field: &str) -> &str {
    if field == "text" { "content" } else { field }
}

fn way(change: &Change, up: &'static str, down: &'static str, other: &'static str) -> &'static str {
    match change.direction {
        Some(Direction::Up) => up,
        Some(Direction::Down) => down,
        _ => other,
    }
}

fn topic(what: &str, value: Option<&Value>) -> String {
    match value {
        Some(Value::Priority(priority)) => {
            let statements = plural(priority.statements as usize, "statement");
            format!("{what}, rank {}, {statements}", priority.rank)
        }
        _ => what.to_owned(),
    }
}

/// `, later, +14 days`: which way and by how much.
fn moved(change: &Change) -> String {
    let direction = match change.direction {
        Some(Direction::Up) => Some("up"),
        Some(Direction::Down) => Some("down"),
        other => other.map(Direction::as_str),
    };
    let delta = change.delta.as_ref().map(|delta| grouped(delta));
    let said: Vec<String> = direction.map(str::to_owned).into_iter().chain(delta).collect();
    if said.is_empty() {
        String::new()
    } else {
        format!(", {}", said.join(" by ").replace(" by +", " by ").replace(" by -", " by "))
    }
}

/// `+500000000 USD` with its thousands set apart: `+500,000,000 USD`.
fn grouped(delta: &str) -> String {
    let start = delta.find(|letter: char| letter.is_ascii_digit()).unwrap_or(delta.len());
    let length = delta[start..].find(|letter: char| !letter.is_ascii_digit()).unwrap_or(delta.len() - start);
    let digits = &delta[start..start + length];
    let mut out = delta[..start].to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + &delta[start + length..]
}

fn statement(value: Option<&Value>) -> Option<&StatementValue> {
    match value {
        Some(Value::Statement(statement)) => Some(statement),
        _ => None,
    }
}

/// ` (Kassym-Jomart Tokayev)`: who says it, where one participant does on each side that has the statement.
fn by(change: &Change, names: &Names) -> String {
    let said = |value: Option<&Value>| statement(value).map(|one| one.speaker.clone());
    let speakers = [said(change.value.old.as_ref()), said(change.value.new.as_ref())];
    let mut speakers = speakers.into_iter().flatten();
    match (speakers.next().flatten(), speakers.next()) {
        (Some(speaker), None) => format!(" ({})", names.person(&speaker)),
        (Some(speaker), Some(other)) if other.as_ref() == Some(&speaker) => {
            format!(" ({})", names.person(&speaker))
        }
        _ => String::new(),
    }
}

fn attribution(change: &Change, names: &Names) -> String {
    let said = |value: Option<&Value>| {
        statement(value)
            .map(|one| one.speaker.as_ref().map_or_else(|| "the meeting".to_owned(), |id| names.person(id)))
    };
    match (said(change.value.old.as_ref()), said(change.value.new.as_ref())) {
        (Some(old), Some(new)) => format!("said by {old} → said by {new}"),
        _ => "said by".to_owned(),
    }
}

/// `weaker, “urge” → “call for”`, `stronger, now “strongly”`.
fn strength(way: &str, change: &Change) -> String {
    let (Some(old), Some(new)) = (statement(change.value.old.as_ref()), statement(change.value.new.as_ref()))
    else {
        return way.to_owned();
    };
    let mut said = Vec::new();
    if old.act != new.act {
        said.push(format!("“{}” → “{}”", old.act, new.act));
    }
    let missing = |one: &StatementValue, other: &StatementValue| -> Vec<String> {
        let rest = one.hedges.iter().filter(|hedge| !other.hedges.contains(hedge));
        rest.map(|hedge| format!("“{hedge}”")).collect()
    };
    let (gone, come) = (missing(old, new), missing(new, old));
    if !come.is_empty() {
        said.push(format!("now {}", come.join(", ")));
    }
    if !gone.is_empty() {
        said.push(format!("no longer {}", gone.join(", ")));
    }
    if said.is_empty() { way.to_owned() } else { format!("{way}, {}", said.join("; ")) }
}

/// The first quote that the other side does not have, else the first; white space as one space.
fn quote(own: &[Evidence], other: &[Evidence]) -> Option<String> {
    let differs = |one: &&Evidence| other.iter().all(|other| other.exact() != one.exact());
    let chosen = own.iter().find(differs).or(own.first())?;
    Some(one_line(chosen.exact()))
}

/// Text of others on one line of a terminal or a workflow's log, wherever that line is wrapped.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().map(safe::workflow_log).collect();
    words.join(" ")
}

/// White space as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn doubt(alignment: Alignment) -> Option<String> {
    let why = match alignment.by {
        AlignedBy::Key => "the same id",
        AlignedBy::NameKey => "the names look like spellings of one",
        AlignedBy::Seat => "same seat",
        AlignedBy::Similarity => "words in common",
        AlignedBy::Evidence => "the same quotes",
    };
    let score = alignment.score.map_or_else(String::new, |score| format!(", {score} of 1000"));
    (!alignment.certain).then(|| format!("a guess: {why}{score}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped("+500000000 USD"), "+500,000,000 USD");
        assert_eq!(grouped("-1"), "-1");
        assert_eq!(grouped("+1234.5 percent"), "+1,234.5 percent");
    }

    #[test]
    fn a_pairing_that_is_a_guess_says_so() {
        let guess = Alignment { by: AlignedBy::Seat, score: None, certain: false };
        assert_eq!(doubt(guess).as_deref(), Some("a guess: same seat"));
        assert_eq!(doubt(Alignment::KEY), None);
    }
}
