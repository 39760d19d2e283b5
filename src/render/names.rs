//! What people call the things that snapshots name by id and code.
//!
//! Comes in: snapshots and the word tables. Goes out: names as they stand there, not yet safe for any target.

use crate::diff::{Joints, Kind, Pair, PersonValue, StatementValue, Value, organization_label, qualifiers};
use crate::lexicon::{Lexicon, TableId};
use crate::snapshot::{
    Alpha2, Attendance, DocumentStatus, Edtf, Id, Location, MilestoneStatus, OutcomeType, Participant,
    Quantity, Snapshot,
};
use std::collections::BTreeMap;

/// Names of countries, topics, people, organizations and documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    countries: BTreeMap<String, String>,
    topics: BTreeMap<String, String>,
    entries: BTreeMap<String, String>,
    organizations: BTreeMap<Id, String>,
    people: BTreeMap<Id, String>,
    joints: Joints,
}

impl Names {
    /// Names of everything in the snapshots; where two name one id differently the later one counts.
    #[must_use]
    pub fn new(snapshots: &[&Snapshot], lexicon: &Lexicon) -> Self {
        let mut names = Self {
            countries: lexicon
                .rows_with(TableId::Countries, "kind", "name")
                .map(|row| (row.text("code").to_owned(), row.text("form").to_owned()))
                .collect(),
            topics: lexicon
                .rows(TableId::TopicNames)
                .map(|row| (row.text("id").to_owned(), row.text("label").to_owned()))
                .collect(),
            joints: Joints::of(lexicon),
            ..Self::default()
        };
        for snapshot in snapshots {
            names.add(snapshot, lexicon);
        }
        names
    }

    fn add(&mut self, snapshot: &Snapshot, lexicon: &Lexicon) {
        for one in &snapshot.organizations {
            self.organizations
                .insert(one.id.clone(), one.acronym.clone().unwrap_or_else(|| one.name.clone()));
            self.entries.insert(format!("/organizations/{}", one.id), one.name.clone());
        }
        for one in &snapshot.bodies {
            self.entries.insert(format!("/bodies/{}", one.id), one.name.clone());
        }
        for one in &snapshot.documents {
            if let Some(title) = &one.title {
                self.entries.insert(format!("/documents/{}", one.id), title.clone());
            }
        }
        for id in snapshot.participants.iter().filter_map(|one| one.organization.as_ref()) {
            let body = snapshot.bodies.iter().find(|body| body.id == *id);
            let label = || body.map_or_else(|| organization_label(lexicon, id), |body| body.name.clone());
            self.organizations.entry(id.clone()).or_insert_with(label);
        }
        for one in &snapshot.participants {
            let name = self.participant(one);
            self.people.insert(one.id.clone(), name);
        }
    }

    /// A country's English name, its code where the tables have none.
    #[must_use]
    pub fn country(&self, code: Alpha2) -> String {
        self.countries.get(code.as_str()).cloned().unwrap_or_else(|| code.to_string())
    }

    /// A topic's label, its id as words where the tables have none.
    #[must_use]
    pub fn topic(&self, id: &str) -> String {
        self.topics.get(id).cloned().unwrap_or_else(|| words(id))
    }

    /// A participant by id: `Sadyr Japarov`, `Armenia (delegation)`; the id as words when no snapshot has it.
    #[must_use]
    pub fn person(&self, id: &Id) -> String {
        self.people.get(id).cloned().unwrap_or_else(|| words(id.as_str()))
    }

    /// An organization by id: its acronym, else its name, else the id in capitals.
    #[must_use]
    pub fn organization(&self, id: &Id) -> String {
        self.organizations.get(id).cloned().unwrap_or_else(|| id.as_str().to_uppercase())
    }

    /// The entry that a change's path leads to: the name of an organization, a body or a document.
    #[must_use]
    pub fn entry(&self, path: &str) -> Option<&str> {
        let end = path.match_indices('/').nth(2).map_or(path.len(), |(at, _)| at);
        self.entries.get(&path[..end]).map(String::as_str)
    }

    /// A participant without office: the name, else the office and seat, else the delegation.
    fn participant(&self, person: &Participant) -> String {
        let seat = self.seat(person.country, person.organization.as_ref());
        match (&person.name, &person.office, seat) {
            (Some(name), _, _) => name.clone(),
            (None, Some(office), Some(seat)) => format!("{office} ({seat})"),
            (None, Some(office), None) => office.clone(),
            (None, None, Some(seat)) => format!("{seat} (delegation)"),
            (None, None, None) => words(person.id.as_str()),
        }
    }

    /// The country or organization that somebody stands for.
    #[must_use]
    pub fn seat(&self, country: Option<Alpha2>, organization: Option<&Id>) -> Option<String> {
        country
            .map(|code| self.country(code))
            .or_else(|| organization.map(|organization| self.organization(organization)))
    }

    /// `Nikol Pashinyan, Prime Minister (Armenia)`.
    #[must_use]
    pub fn person_value(&self, person: &PersonValue) -> String {
        let PersonValue { name, office, country, organization, attendance } = person;
        let seat = self.seat(*country, organization.as_ref());
        let who = match (name, office) {
            (Some(name), Some(office)) => format!("{name}, {office}"),
            (Some(name), None) => name.clone(),
            (None, Some(office)) => office.clone(),
            (None, None) => {
                return format!("{} (delegation)", seat.as_deref().unwrap_or("unnamed state"));
            }
        };
        let seat = seat.map_or_else(String::new, |seat| format!(" ({seat})"));
        let presence = attendance.filter(|attendance| *attendance != Attendance::Attended);
        let presence =
            presence.map_or_else(String::new, |presence| format!(", {}", attendance_word(presence)));
        format!("{who}{seat}{presence}")
    }

    /// `Minsk, Belarus`.
    #[must_use]
    pub fn location(&self, location: &Location) -> String {
        let country = location.country.map(|code| self.country(code));
        match (&location.city, country) {
            (Some(city), Some(country)) => format!("{city}, {country}"),
            (Some(city), None) => city.clone(),
            (None, Some(country)) => country,
            (None, None) => "an unnamed place".to_owned(),
        }
    }

    /// What moved a statement on its ladder: its act, the qualifiers that came and those that went.
    #[must_use]
    pub fn strength(&self, old: &StatementValue, new: &StatementValue) -> Vec<String> {
        let mut said = Vec::new();
        if old.act != new.act {
            said.push(format!("“{}” → “{}”", old.act, new.act));
        }
        let Pair { old: gone, new: come } = qualifiers(old, new, &self.joints);
        let quoted = |hedges: &[String]| -> String {
            hedges.iter().map(|hedge| format!("“{hedge}”")).collect::<Vec<_>>().join(", ")
        };
        if let ([gone], [come]) = (gone.as_slice(), come.as_slice()) {
            said.push(format!("“{gone}” → “{come}”"));
            return said;
        }
        if !come.is_empty() {
            said.push(format!("now {}", quoted(&come)));
        }
        if !gone.is_empty() {
            said.push(format!("no longer {}", quoted(&gone)));
        }
        said
    }

    /// The value of a change in words for people.
    #[must_use]
    pub fn value(&self, kind: Kind, field: Option<&str>, value: &Value) -> String {
        match value {
            Value::Number(number) => number.to_string(),
            Value::Text(text) => self.text(kind, field, text),
            Value::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| self.text(kind, field, text)).collect();
                if texts.is_empty() { "none".to_owned() } else { texts.join(", ") }
            }
            Value::Person(person) => self.person_value(person),
            Value::Statement(statement) => statement.text.clone(),
            Value::Quantity(quantity) => amount(quantity),
            Value::Document(document) => {
                let title = document.title.as_deref().unwrap_or("untitled documents");
                format!("{title} ({})", document_word(document.status))
            }
            Value::Outcome(outcome) => outcome.text.clone(),
            Value::Milestone(milestone) => format!("{}: {}", date(&milestone.date), milestone.text),
            Value::Priority(priority) => self.topic(priority.topic.as_str()),
            Value::Location(location) => self.location(location),
            Value::Organization(one) => one.name.clone(),
        }
    }

    /// A word of a change: an id, a code, a date where the kind or field holds such.
    fn text(&self, kind: Kind, field: Option<&str>, text: &str) -> String {
        let id = || Id::try_from(text.to_owned()).ok();
        let known = match (kind, field) {
            (Kind::ParticipantCountry | Kind::EventHost, _) | (_, Some("country" | "host")) => {
                Alpha2::try_from(text).ok().map(|code| self.country(code))
            }
            (Kind::EventChair | Kind::StatementAttribution, _) => id().map(|id| self.person(&id)),
            (Kind::BodyParent, _) => id().map(|id| {
                let body = self.entry(&format!("/bodies/{id}")).map(str::to_owned);
                body.unwrap_or_else(|| self.organization(&id))
            }),
            (Kind::ParticipantOrganization | Kind::EventOrganization, _)
            | (_, Some("organization" | "organizations")) => id().map(|id| self.organization(&id)),
            (_, Some(list @ ("documents" | "bodies"))) => {
                let name = self.entry(&format!("/{list}/{text}")).map(str::to_owned);
                name.or_else(|| id().map(|id| words(id.as_str())))
            }
            (Kind::PriorityRenamed | Kind::PrioritySplit | Kind::PriorityMerged, _) => Some(self.topic(text)),
            (Kind::EventStart | Kind::EventEnd | Kind::DeadlineChanged, _) | (_, Some("date" | "dates")) => {
                Edtf::try_from(text.to_owned()).ok().map(|stated| date(&stated))
            }
            _ => None,
        };
        known.unwrap_or_else(|| text.to_owned())
    }
}

/// An id as words, for the rare entry that has no name.
fn words(id: &str) -> String {
    id.replace('-', " ")
}

/// How present somebody was, as a predicate.
#[must_use]
pub const fn attendance_word(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::Attended => "attended",
        Attendance::Expected => "expected",
        Attendance::Invited => "invited",
        Attendance::Absent => "absent",
    }
}

/// What happened to a document.
#[must_use]
pub const fn document_word(status: DocumentStatus) -> &'static str {
    match status {
        DocumentStatus::Adopted => "adopted",
        DocumentStatus::Signed => "signed",
        DocumentStatus::Outlined => "outlined",
        DocumentStatus::Planned => "planned",
        DocumentStatus::Mentioned => "mentioned",
    }
}

/// Whether a milestone lies ahead.
#[must_use]
pub const fn milestone_word(status: MilestoneStatus) -> &'static str {
    match status {
        MilestoneStatus::Planned => "planned",
        MilestoneStatus::Done => "done",
    }
}

/// What kind of outcome it is.
#[must_use]
pub const fn outcome_word(kind: OutcomeType) -> &'static str {
    match kind {
        OutcomeType::Document => "document",
        OutcomeType::Decision => "decision",
        OutcomeType::Appointment => "appointment",
        OutcomeType::Handover => "handover",
        OutcomeType::NextMeeting => "next meeting",
        OutcomeType::Agreement => "agreement",
    }
}

/// A date as English prose has it, as precise as stated: `23 November 2023`, `November 2023`, `2023`, `10 June`;
/// `30 October 2021 to 31 October 2021`.
///
/// ```
/// use summitdiff::{render::names::date, snapshot::Edtf};
/// assert_eq!(Edtf::day(2023, 11, 3).map(|day| date(&day)), Some("3 November 2023".to_owned()));
/// ```
#[must_use]
pub fn date(date: &Edtf) -> String {
    let said: Vec<String> = date.as_str().split('/').map(day).collect();
    said.join(" to ")
}

fn day(stated: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = stated.split('-');
    let year = parts.next().filter(|year| *year != "XXXX");
    let month = parts.next().and_then(|month| month.parse::<usize>().ok());
    let month = month.and_then(|month| MONTHS.get(month.wrapping_sub(1)).copied());
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    let said: Vec<&str> = [day, month, year].into_iter().flatten().collect();
    said.join(" ")
}

/// An amount of more words is a list that was counted.
const LONGEST_AMOUNT: usize = 8;

/// An amount in the words of the text; a count that stands for a list ("12 votes" for the names of those who voted) by its number.
fn amount(quantity: &Quantity) -> String {
    let long = quantity.text.split(' ').count() > LONGEST_AMOUNT || quantity.unit.as_deref() == Some("votes");
    match (&quantity.value, &quantity.unit) {
        (Some(value), Some(unit))
            if long && !quantity.text.starts_with(|letter: char| letter.is_ascii_digit()) =>
        {
            let unit = if value == "1" { unit.trim_end_matches('s') } else { unit };
            format!("{value} {unit}")
        }
        _ => quantity.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_said_as_precisely_as_it_is_stated() {
        let said = |stated: &str| date(&Edtf::try_from(stated.to_owned()).unwrap());
        assert_eq!(said("2023"), "2023");
        assert_eq!(said("2023-11"), "November 2023");
        assert_eq!(said("XXXX-06-10"), "10 June");
        assert_eq!(said("2021-10-30/2021-10-31"), "30 October 2021 to 31 October 2021");
    }

    #[test]
    fn a_country_a_topic_and_an_unknown_id_have_names() {
        let names = Names::new(&[], &Lexicon::built_in());
        assert_eq!(names.country(Alpha2::try_from("KG").unwrap()), "Kyrgyzstan");
        assert_eq!(names.country(Alpha2::try_from("QQ").unwrap()), "QQ");
        assert_eq!(names.topic("drug-trafficking"), "Drug trafficking");
        assert_eq!(names.person(&Id::slug("Nobody Known").unwrap()), "nobody known");
    }
}
