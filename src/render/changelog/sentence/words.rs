//! The words of a sentence: who or what changed, in which office, on which rung, from which value.

use super::Words;
use crate::diff::{AlignedBy, Direction, Pair, PersonValue, StatementValue, Value};
use crate::render::names::{attendance_word, date, document_word, outcome_word};
use crate::render::verdict::plural;
use crate::snapshot::Attendance;

impl Words<'_> {
    /// The name of what changed: a topic with the one who speaks, a participant, an organization.
    pub(super) fn who(&self) -> String {
        let Self { change, names } = self;
        let label = || change.label.new.as_ref().or(change.label.old.as_ref()).cloned();
        let known = match change.kind.family() {
            _ if change.path == "/text" => Some("Text".to_owned()),
            _ if change.path.starts_with("/priorities/") => {
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

    pub(super) fn value(&self, value: &Option<Value>) -> String {
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
    pub(super) fn speaker(&self) -> String {
        let speakers: Vec<_> = self.statements().into_iter().flatten().map(|one| &one.speaker).collect();
        match speakers.as_slice() {
            [Some(one), rest @ ..] if rest.iter().all(|other| other.as_ref() == Some(one)) => {
                format!(" ({})", self.names.person(one))
            }
            _ => String::new(),
        }
    }

    pub(super) fn statements(&self) -> [Option<&StatementValue>; 2] {
        [&self.change.value.old, &self.change.value.new].map(|value| match value {
            Some(Value::Statement(statement)) => Some(statement),
            _ => None,
        })
    }

    /// A new participant with the office.
    pub(super) fn guest(&self) -> String {
        match &self.change.value.new {
            Some(Value::Person(person)) if person.name.is_some() || person.office.is_some() => {
                let mut present = person.clone();
                present.attendance = None;
                self.names.person_value(&present)
            }
            _ => self.who(),
        }
    }

    pub(super) fn presence(&self) -> &'static str {
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

    /// `Kishida Fumio takes the seat of Suga Yoshihide as Prime Minister (Japan)`; of a delegation, that its people are
    /// named now.
    pub(super) fn succession(&self) -> String {
        let person = |value: &Option<Value>| match value {
            Some(Value::Person(person)) => Some(person.clone()),
            _ => None,
        };
        let Pair { old, new } = &self.change.value;
        let (Some(old), Some(new)) = (person(old), person(new)) else { return self.who() };
        let seat = |person: &PersonValue| self.names.seat(person.country, person.organization.as_ref());
        let is_delegation = |person: &PersonValue| person.name.is_none() && person.office.is_none();
        if let Some(seat) = seat(&old).filter(|_| is_delegation(&old)) {
            return format!(
                "{seat} takes part through {}, formerly without a name",
                self.names.person_value(&new)
            );
        }
        if let Some(seat) = seat(&new).filter(|_| is_delegation(&new)) {
            return format!(
                "{seat} takes part without a name, formerly through {}",
                self.names.person_value(&old)
            );
        }
        let name =
            |person: &PersonValue| person.name.clone().unwrap_or_else(|| self.names.person_value(person));
        let office = new.office.as_ref().map_or_else(String::new, |office| format!(" as {office}"));
        let seat = seat(&new).map_or_else(String::new, |seat| format!(" ({seat})"));
        format!("{} takes the seat of {}{office}{seat}", name(&new), name(&old))
    }

    /// Whether the new body took the place of the old one.
    pub(super) fn is_successor(&self) -> bool {
        self.change.alignment.by == AlignedBy::Successor
    }

    /// `now names ASEAN, no longer names the WTO`: what a statement names.
    pub(super) fn references(&self) -> String {
        let texts = |value: &Option<Value>| match value {
            Some(Value::Texts(texts)) => texts.clone(),
            Some(Value::Text(text)) => vec![text.clone()],
            _ => Vec::new(),
        };
        let (old, new) = (texts(&self.change.value.old), texts(&self.change.value.new));
        let only = |one: &[String], other: &[String]| -> Option<String> {
            let rest: Vec<String> = one.iter().filter(|text| !other.contains(text)).cloned().collect();
            (!rest.is_empty()).then(|| self.value(&Some(Value::Texts(rest))))
        };
        let now = only(&new, &old).map(|names| format!("now names {names}"));
        let gone = only(&old, &new).map(|names| format!("no longer names {names}"));
        let said: Vec<String> = [now, gone].into_iter().flatten().collect();
        if said.is_empty() { "names the same in another order".to_owned() } else { said.join(", ") }
    }

    pub(super) fn level(&self) -> &'static str {
        match self.change.direction {
            Some(Direction::Up) => "a higher",
            Some(Direction::Down) => "a lower",
            _ => "another",
        }
    }

    pub(super) fn upward(&self) -> &'static str {
        match self.change.direction {
            Some(Direction::Up) => "up",
            Some(Direction::Down) => "down",
            _ => "elsewhere",
        }
    }

    /// `Trade (rank 4, 3 statements)`.
    pub(super) fn topic(&self, value: &Option<Value>) -> String {
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

    pub(super) fn outcome(&self, value: &Option<Value>) -> &'static str {
        match value {
            Some(Value::Outcome(outcome)) => outcome_word(outcome.kind),
            _ => "outcome",
        }
    }

    pub(super) fn day(&self, value: &Option<Value>) -> String {
        match value {
            Some(Value::Milestone(milestone)) => date(&milestone.date),
            _ => self.who(),
        }
    }

    pub(super) fn status(&self) -> String {
        match &self.change.value.new {
            Some(Value::Document(document)) => format!(" ({})", document_word(document.status)),
            _ => String::new(),
        }
    }

    /// `weaker: “urge” → “call for”, no longer “strongly”`.
    pub(super) fn strength(&self, way: &str) -> String {
        let [Some(old), Some(new)] = self.statements() else { return way.to_owned() };
        let said = self.names.strength(old, new);
        if said.is_empty() { way.to_owned() } else { format!("{way}: {}", said.join("; ")) }
    }
}
