//! The event with its evidence, and the notes that say what the report leaves open.

use super::Cast;
use crate::extract::{EventMentions, Mentions};
use crate::lexicon::{Lexicon, TableId};
use crate::read::Article;
use crate::snapshot::{
    Event, EventField, EventFormat, EventType, Evidence, Function, Location, Note, OrganizationRef,
    Participant,
};
use std::ops::Range;

/// Settles the event.
pub(super) fn settle(
    article: &Article,
    mentions: &Mentions,
    cast: &Cast,
    lexicon: &Lexicon,
    notes: &mut Vec<Note>,
) -> Event {
    let found = &mentions.event;
    let mut event = Event::default();
    if found.kind.is_none() {
        note(notes, "event.none", "the report is about no meeting of states or organizations");
        return event;
    }
    let mut quoted = Quoted { article, lexicon, event: &mut event };
    quoted.all(found, mentions);
    if let Some(index) = found.chair
        && let Some(Some(id)) = cast.roles.get(index)
    {
        event.chair = Some(id.clone());
        if let Some(evidence) = evidence(article, mentions.people[index].tokens.clone()) {
            event.evidence.insert(EventField::Chair, vec![evidence]);
        }
    }
    if event.host.is_none() && event.kind != Some(EventType::Call) {
        host(article, mentions, cast, &mut event);
    }
    silence(&event, cast, notes);
    event
}

struct Quoted<'run> {
    article: &'run Article,
    lexicon: &'run Lexicon,
    event: &'run mut Event,
}

impl Quoted<'_> {
    fn all(&mut self, found: &EventMentions, mentions: &Mentions) {
        self.event.name = self.keep(EventField::Name, found.name.as_ref());
        self.event.kind = self.keep(EventField::Type, found.kind.as_ref());
        self.event.format = self.keep(EventField::Format, found.format.as_ref());
        self.event.body = self.keep(EventField::Body, found.body.as_ref());
        self.event.start = self.keep(EventField::Start, found.start.as_ref());
        self.event.end = self.keep(EventField::End, found.end.as_ref());
        self.event.host = self.keep(EventField::Host, found.host.as_ref());
        let country = self.keep(EventField::Location, found.country.as_ref());
        let city = self.keep(EventField::Location, found.city.as_ref());
        self.event.location = (city.is_some() || country.is_some()).then_some(Location { city, country });
        self.event.organization =
            self.keep(EventField::Organization, found.organization.as_ref()).map(|id| {
                let named = mentions.names.iter().find(|name| name.id == id);
                let listed = |kind: &str| {
                    let mut rows = self.lexicon.rows(TableId::Organizations);
                    let row = rows.find(|row| row.text("id") == id.as_str() && row.text("kind") == kind)?;
                    Some(row.text("form").to_owned())
                };
                // An organ's parent may be known from the table only.
                let name = named.map(|name| name.name.clone()).or_else(|| listed("name"));
                let acronym = named.map_or_else(|| listed("acronym"), |name| name.acronym.clone());
                OrganizationRef { name: name.unwrap_or_else(|| id.to_string()), acronym, id }
            });
    }

    /// Keeps a value together with the words that state it.
    fn keep<T: Clone>(&mut self, field: EventField, stated: Option<&(T, Range<usize>)>) -> Option<T> {
        let (value, tokens) = stated?;
        let evidence = evidence(self.article, tokens.clone())?;
        let list = self.event.evidence.entry(field).or_default();
        if !list.contains(&evidence) {
            list.push(evidence);
            list.sort_by_key(|evidence| (evidence.span().start, evidence.span().end));
        }
        Some(value.clone())
    }
}

/// The country of the participant who hosts, where the report names no other host.
fn host(article: &Article, mentions: &Mentions, cast: &Cast, event: &mut Event) {
    let hosts = |participant: &&Participant| {
        participant.functions.contains(&Function::Host) && participant.country.is_some()
    };
    let Some(participant) = cast.participants.iter().find(hosts) else { return };
    let mention = mentions.people.iter().zip(&cast.roles).find(|(person, role)| {
        role.as_ref() == Some(&participant.id) && person.functions.contains(&Function::Host)
    });
    let Some(quote) = mention.and_then(|(person, _)| evidence(article, person.tokens.clone())) else {
        return;
    };
    event.host.clone_from(&participant.country);
    event.evidence.insert(EventField::Host, vec![quote]);
}

fn evidence(article: &Article, tokens: Range<usize>) -> Option<Evidence> {
    Evidence::quote(article.text(), article.span(tokens))
}

/// One note for each field that the report leaves open and that a meeting of this kind has: a call has no place and no
/// host, only a sitting of several has an organization, an organ and a chair, a meeting of one day has no last day.
fn silence(event: &Event, cast: &Cast, notes: &mut Vec<Note>) {
    let kind = event.kind;
    if kind == Some(EventType::Other) {
        note(notes, "event.no-meeting", "the report is a statement and reports no meeting");
    }
    let met = kind != Some(EventType::Other);
    let placed = met && kind != Some(EventType::Call) && event.format != Some(EventFormat::Virtual);
    let several = matches!(kind, Some(EventType::Summit | EventType::Session | EventType::Conference));
    let open = [
        (event.name.is_none() && met, "event.name-not-stated", "the report has no name for the event"),
        (
            event.format.is_none() && met,
            "event.format-not-stated",
            "the report does not say in which form it was held",
        ),
        (
            event.organization.is_none() && several,
            "event.organization-not-stated",
            "the report names no organization that met",
        ),
        (
            event.body.is_none() && kind == Some(EventType::Session),
            "event.body-not-stated",
            "the report names no organ that met",
        ),
        (event.start.is_none(), "event.date-not-stated", "the report gives no date for the event"),
        (
            event.location.is_none() && placed,
            "event.place-not-stated",
            "the report gives no place for the event",
        ),
        (
            event.host.is_none() && placed,
            "event.host-not-stated",
            "the report does not say who hosted the event",
        ),
        (event.chair.is_none() && several, "event.chair-not-stated", "the report does not say who presided"),
        (
            cast.participants.is_empty(),
            "event.participants-not-stated",
            "the report names nobody who takes part",
        ),
    ];
    for (silent, code, message) in open {
        if silent {
            note(notes, code, message);
        }
    }
}

fn note(notes: &mut Vec<Note>, code: &str, message: &str) {
    notes.push(Note { code: code.to_owned(), message: message.to_owned() });
}
