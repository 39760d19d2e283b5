//! A change as a sentence that stands alone in a changelog: one row of a table for every kind.
//!
//! Comes in: a change and the names. Goes out: pieces of plain text, not yet safe for any target; the changed words of
//! two quotes are marked. Promises: names, never ids or paths; who or what comes first; both values where there are two.

use super::quote::{self, Quoted};
use crate::diff::{Change, Direction, Kind, Pair, StatementValue, Value};
use crate::render::Names;
use crate::render::marking::Piece;
use crate::render::names::{attendance_word, date, document_word, milestone_word, outcome_word};
use crate::render::verdict::plural;
use crate::snapshot::Attendance;

/// The sentence of a change, without a final stop.
pub(super) fn sentence(change: &Change, names: &Names) -> Vec<Piece> {
    let words = Words { change, names };
    let mut pieces = words.row();
    if let Some(doubt) = crate::render::entry::doubt(change.alignment) {
        pieces.push(plain(format!(" ({doubt})")));
    }
    pieces
}

/// Text that is not marked.
fn plain(text: impl Into<String>) -> Piece {
    Piece { text: text.into(), changed: false }
}

struct Words<'run> {
    change: &'run Change,
    names: &'run Names,
}

impl Words<'_> {
    /// The table: what is said of each kind.
    fn row(&self) -> Vec<Piece> {
        let Self { change, .. } = self;
        let who = self.who();
        let (old, new) = (self.value(&change.value.old), self.value(&change.value.new));
        let say = |text: String| vec![plain(text)];
        match change.kind {
            kind if kind.family() == "event"
                && (change.value.old.is_none() || change.value.new.is_none()) =>
            {
                say(self.silence(&old, &new))
            }
            Kind::EventName => say(format!("The meeting is called “{new}”, formerly “{old}”")),
            Kind::EventOrganization => say(format!("Met as {new}, formerly as {old}")),
            Kind::EventBody => say(format!("The organ that met is {new}, formerly {old}")),
            Kind::EventType => say(format!("The meeting is a {new}, formerly a {old}")),
            Kind::EventFormat => say(format!("The form of the meeting is {new}, formerly {old}")),
            Kind::EventStart => say(format!("Begins on {new}, formerly on {old}")),
            Kind::EventEnd => say(format!("Ends on {new}, formerly on {old}")),
            Kind::EventLocation => say(format!("Met in {new}, formerly in {old}")),
            Kind::EventHost => say(format!("Hosted by {new}, formerly by {old}")),
            Kind::EventChair => say(format!("Presided over by {new}, formerly by {old}")),
            Kind::ParticipantAdded => say(format!("{} {}", self.guest(), self.presence())),
            Kind::ParticipantRemoved => say(format!("{who} no longer takes part")),
            Kind::ParticipantReplaced => say(self.succession()),
            Kind::ParticipantRenamed => say(format!("{old} is written {new}")),
            Kind::ParticipantOffice if change.value.new.is_none() => {
                say(format!("{who} takes part without an office named, formerly as {old}"))
            }
            Kind::ParticipantOffice if change.value.old.is_none() => {
                say(format!("{who} takes part as {new}, formerly without an office named"))
            }
            Kind::ParticipantOffice => say(format!("{who} takes part as {new}, formerly as {old}")),
            Kind::ParticipantCountry | Kind::ParticipantOrganization => {
                say(format!("{who} stands for {new}, formerly for {old}"))
            }
            Kind::ParticipantAttendance => say(format!("{who}: {new}, formerly {old}")),
            Kind::ParticipantFunction => say(format!("{who}: functions {new}, formerly {old}")),
            Kind::ParticipantLevel => {
                say(format!("{who} is represented at {} level: {new}, formerly {old}", self.level()))
            }
            Kind::PriorityAdded => say(format!("New topic: {}", self.topic(&change.value.new))),
            Kind::PriorityRemoved => say(format!("No longer a topic: {}", self.topic(&change.value.old))),
            Kind::PriorityMoved if old == new => say(format!(
                "{who} moved {} among the topics that both have, rank {new} as before",
                self.upward()
            )),
            Kind::PriorityMoved => {
                say(format!("{who} moved {} from rank {old} to rank {new}", self.upward()))
            }
            Kind::PriorityOrdinal => say(format!("{who} is numbered {new}, formerly {old}")),
            Kind::PriorityRenamed => say(format!("What stood under {old} stands under {new}")),
            Kind::PrioritySplit => say(format!("{old} is split, a part stands under {new}")),
            Kind::PriorityMerged => say(format!("{old} is merged into {new}")),
            Kind::StatementAdded => self.one(&format!("{who}: new, "), &change.value.new),
            Kind::StatementRemoved => self.one(&format!("{who}: no longer "), &change.value.old),
            Kind::StatementStrengthened => self.two(&format!("{who}: "), &self.strength("stronger")),
            Kind::StatementWeakened => self.two(&format!("{who}: "), &self.strength("weaker")),
            Kind::StatementAct => self.two(&format!("{who}: "), &self.strength("another act")),
            Kind::StatementNegated => self.two(&format!("{who}: "), "the opposite"),
            Kind::StatementAttribution => self.two(&format!("{who}, said by {new}, formerly by {old}: "), ""),
            Kind::StatementReference => {
                let field = change.field.as_deref().unwrap_or("things");
                self.one(&format!("{who}: {field} named {new}, formerly {old}, in "), &None)
            }
            Kind::StatementReworded => self.two(&format!("{who}: "), "other words"),
            Kind::QuantityChanged | Kind::DeadlineChanged => self.figure(&who, &old, &new),
            Kind::OrganizationAdded | Kind::BodyAdded => say(format!("{who} is newly named")),
            Kind::OrganizationRemoved | Kind::BodyRemoved | Kind::DocumentRemoved => {
                say(format!("{who} is no longer named"))
            }
            Kind::DocumentAdded => say(format!("{who} is newly named{}", self.status())),
            Kind::OrganizationRenamed | Kind::BodyRenamed | Kind::DocumentRenamed => {
                say(format!("{old} is now called {new}"))
            }
            Kind::BodyParent => say(format!("{who} belongs to {new}, formerly to {old}")),
            Kind::DocumentStatus => say(format!("{who}: {new}, formerly {old}")),
            Kind::OutcomeAdded => {
                self.one(&format!("New {}: ", self.outcome(&change.value.new)), &change.value.new)
            }
            Kind::OutcomeRemoved => {
                self.one(&format!("Not repeated, {}: ", self.outcome(&change.value.old)), &change.value.old)
            }
            Kind::OutcomeChanged => {
                let noun = super::capitalized(self.outcome(&change.value.new));
                self.two(&format!("{noun}: "), "")
            }
            Kind::OutcomeReworded => {
                let noun = super::capitalized(self.outcome(&change.value.new));
                self.two(&format!("{noun}: "), "other words")
            }
            Kind::MilestoneAdded => {
                self.one(&format!("New date, {}: ", self.day(&change.value.new)), &change.value.new)
            }
            Kind::MilestoneRemoved => {
                self.one(&format!("No longer dated {}: ", self.day(&change.value.old)), &change.value.old)
            }
            Kind::MilestoneChanged => self.milestone(),
            Kind::MilestoneReworded => self.two(&format!("{}: ", self.day(&change.value.new)), "other words"),
            Kind::SourceTitle => say(format!("Headline “{new}”, formerly “{old}”")),
            Kind::NameChanged => say(format!("A name in the text: {new}, formerly {old}")),
            Kind::TextEdited => self.two("Text: ", ""),
            Kind::ExtractionLost | Kind::ExtractionGained => say(format!(
                "{who}: {}; a doubt of the reading, not of the report",
                change.kind.description()
            )),
            Kind::CorrectionNote => self.one("Editor’s note: ", &change.value.new),
            Kind::CorrectionUnmatched => {
                self.one("An editor’s note that no change shows: ", &change.value.new)
            }
        }
    }

    /// A field of the meeting that one of the two reports does not state.
    fn silence(&self, old: &str, new: &str) -> String {
        let field = super::capitalized(crate::render::entry::event_field(self.change.kind));
        match self.change.value.new {
            Some(_) => format!("{field}: {new}, formerly not stated"),
            None => format!("{field}: not stated, formerly {old}"),
        }
    }

    /// The name of what changed: a topic with the one who speaks, a participant, an organization.
    fn who(&self) -> String {
        let Self { change, names } = self;
        let label = || change.label.new.as_ref().or(change.label.old.as_ref()).cloned();
        let known = match change.kind.family() {
            _ if change.path == "/text" => Some("Text".to_owned()),
            "priority" | "statement" | "quantity" | "deadline" => {
                change.key.as_deref().map(|topic| names.topic(topic) + &self.speaker())
            }
            "organization" | "body" | "document" => {
                names.entry(&change.path).map(str::to_owned).or_else(label)
            }
            _ => label(),
        };
        let only = || {
            let value = change.value.new.as_ref().or(change.value.old.as_ref());
            value.map(|value| names.value(change.kind, change.field.as_deref(), value))
        };
        known.or_else(label).or_else(only).unwrap_or_else(|| change.path.clone())
    }

    fn value(&self, value: &Option<Value>) -> String {
        let field = self.change.field.as_deref();
        match value {
            None => "not stated".to_owned(),
            Some(Value::Document(document)) if field == Some("status") => {
                document_word(document.status).to_owned()
            }
            Some(Value::Document(document)) => {
                document.title.clone().unwrap_or_else(|| "an untitled document".to_owned())
            }
            Some(value) => self.names.value(self.change.kind, field, value),
        }
    }

    /// ` (Kassym-Jomart Tokayev)`: who says it, where that is one participant on every side.
    fn speaker(&self) -> String {
        let speakers: Vec<_> = self.statements().into_iter().flatten().map(|one| &one.speaker).collect();
        match speakers.as_slice() {
            [Some(one), rest @ ..] if rest.iter().all(|other| other.as_ref() == Some(one)) => {
                format!(" ({})", self.names.person(one))
            }
            _ => String::new(),
        }
    }

    fn statements(&self) -> [Option<&StatementValue>; 2] {
        [&self.change.value.old, &self.change.value.new].map(|value| match value {
            Some(Value::Statement(statement)) => Some(statement),
            _ => None,
        })
    }

    /// A new participant with the office.
    fn guest(&self) -> String {
        match &self.change.value.new {
            Some(Value::Person(person)) => {
                let mut present = person.clone();
                present.attendance = None;
                self.names.person_value(&present)
            }
            _ => self.who(),
        }
    }

    fn presence(&self) -> &'static str {
        match &self.change.value.new {
            Some(Value::Person(person)) => match person.attendance {
                None | Some(Attendance::Attended) => "takes part",
                Some(Attendance::Expected) => "is expected",
                Some(Attendance::Invited) => "is invited",
                Some(Attendance::Absent) => "is named as absent",
            },
            _ => attendance_word(Attendance::Attended),
        }
    }

    /// `Kishida Fumio takes the seat of Suga Yoshihide as Prime Minister (Japan)`.
    fn succession(&self) -> String {
        let person = |value: &Option<Value>| match value {
            Some(Value::Person(person)) => Some(person.clone()),
            _ => None,
        };
        let Pair { old, new } = &self.change.value;
        let (Some(old), Some(new)) = (person(old), person(new)) else { return self.who() };
        let name = |person: &crate::diff::PersonValue| {
            person.name.clone().unwrap_or_else(|| self.names.person_value(person))
        };
        let office = new.office.as_ref().map_or_else(String::new, |office| format!(" as {office}"));
        let seat = self.names.seat(new.country, new.organization.as_ref());
        let seat = seat.map_or_else(String::new, |seat| format!(" ({seat})"));
        format!("{} takes the seat of {}{office}{seat}", name(&new), name(&old))
    }

    fn level(&self) -> &'static str {
        match self.change.direction {
            Some(Direction::Up) => "a higher",
            Some(Direction::Down) => "a lower",
            _ => "another",
        }
    }

    fn upward(&self) -> &'static str {
        match self.change.direction {
            Some(Direction::Up) => "up",
            Some(Direction::Down) => "down",
            _ => "elsewhere",
        }
    }

    /// `Trade (rank 4, 3 statements)`.
    fn topic(&self, value: &Option<Value>) -> String {
        match value {
            Some(Value::Priority(priority)) => {
                let statements = match priority.statements {
                    0 => "no statement".to_owned(),
                    count => plural(count as usize, "statement"),
                };
                format!(
                    "{} (rank {}, {statements})",
                    self.names.topic(priority.topic.as_str()),
                    priority.rank
                )
            }
            _ => self.who(),
        }
    }

    fn outcome(&self, value: &Option<Value>) -> &'static str {
        match value {
            Some(Value::Outcome(outcome)) => outcome_word(outcome.kind),
            _ => "outcome",
        }
    }

    fn day(&self, value: &Option<Value>) -> String {
        match value {
            Some(Value::Milestone(milestone)) => date(&milestone.date),
            _ => self.who(),
        }
    }

    fn status(&self) -> String {
        match &self.change.value.new {
            Some(Value::Document(document)) => format!(" ({})", document_word(document.status)),
            _ => String::new(),
        }
    }

    /// `weaker: “urge” → “call for”, no longer “strongly”`.
    fn strength(&self, way: &str) -> String {
        let [Some(old), Some(new)] = self.statements() else { return way.to_owned() };
        let mut said = Vec::new();
        if old.act != new.act {
            said.push(format!("“{}” → “{}”", old.act, new.act));
        }
        let only = |one: &StatementValue, other: &StatementValue| -> Vec<String> {
            let rest = one.hedges.iter().filter(|hedge| !other.hedges.contains(hedge));
            rest.map(|hedge| format!("“{hedge}”")).collect()
        };
        let (come, gone) = (only(new, old), only(old, new));
        if !come.is_empty() {
            said.push(format!("now {}", come.join(", ")));
        }
        if !gone.is_empty() {
            said.push(format!("no longer {}", gone.join(", ")));
        }
        if said.is_empty() { way.to_owned() } else { format!("{way}: {}", said.join("; ")) }
    }

    /// A number or date inside a statement, with the statement.
    fn figure(&self, who: &str, old: &str, new: &str) -> Vec<Piece> {
        let Pair { old: before, new: after } = &self.change.value;
        let head = match (before, after) {
            (None, _) => format!("{who}: now states {new}"),
            (_, None) => format!("{who}: no longer states {old}"),
            (Some(_), Some(_)) => format!("{who}: {new}, formerly {old}{}", self.moved()),
        };
        self.one(&format!("{head}, in "), &None)
    }

    /// ` (up by 500,000,000 USD)`.
    fn moved(&self) -> String {
        let moved = crate::render::entry::moved(self.change);
        match moved.strip_prefix(", ") {
            Some(moved) => format!(" ({moved})"),
            None => String::new(),
        }
    }

    fn milestone(&self) -> Vec<Piece> {
        let Pair { old: Some(Value::Milestone(old)), new: Some(Value::Milestone(new)) } = &self.change.value
        else {
            return self.two("Milestone: ", "");
        };
        let (before, after) = match self.change.field.as_deref() {
            Some("status") => (milestone_word(old.status).to_owned(), milestone_word(new.status).to_owned()),
            _ => (date(&old.date), date(&new.date)),
        };
        self.one(&format!("Dated {after}, formerly {before}{}: ", self.moved()), &self.change.value.new)
    }

    /// A head and the words of one side: those that the report has, else those of the value.
    fn one(&self, head: &str, value: &Option<Value>) -> Vec<Piece> {
        let evidence = &self.change.evidence;
        let quotes = if evidence.new.is_empty() || (value.is_some() && *value == self.change.value.old) {
            &evidence.old
        } else {
            &evidence.new
        };
        let words = quote::first(quotes).or_else(|| value.as_ref().map(|_| self.value(value)));
        match words {
            Some(words) => vec![plain(format!("{head}“{}”", quote::cut(&words)))],
            None => vec![plain(head.trim_end_matches([' ', ':', ',']).trim_end_matches(", in"))],
        }
    }

    /// A head, the words of both sides with the changed ones marked, and what that means.
    fn two(&self, head: &str, meaning: &str) -> Vec<Piece> {
        let words = |quotes: &[crate::snapshot::Evidence], value: &Option<Value>| {
            quote::first(quotes).or_else(|| value.as_ref().map(|_| self.value(value)))
        };
        let Pair { old, new } = &self.change.value;
        let evidence = &self.change.evidence;
        let tail = if meaning.is_empty() { String::new() } else { format!(" ({meaning})") };
        let mut pieces = vec![plain(head)];
        match (words(&evidence.old, old), words(&evidence.new, new)) {
            (Some(old), Some(new)) if old == new => pieces.push(plain(format!("“{}”", quote::cut(&new)))),
            (Some(old), Some(new)) => {
                let Quoted { old, new } = quote::pair(&old, &new);
                pieces.push(plain("“"));
                pieces.extend(old);
                pieces.push(plain("” became “"));
                pieces.extend(new);
                pieces.push(plain("”"));
            }
            (Some(old), None) => pieces.push(plain(format!("no longer “{}”", quote::cut(&old)))),
            (None, Some(new)) => pieces.push(plain(format!("now “{}”", quote::cut(&new)))),
            (None, None) => {}
        }
        pieces.push(plain(tail));
        pieces
    }
}
