//! The event: each of its fields.

use super::change::{Change, Direction, Pair, Value};
use super::people::People;
use super::similarity::Bag;
use super::{Kind, Side};
use crate::lexicon::{Lexicon, TableId, fold};
use crate::snapshot::{Edtf, Event, EventField, EventFormat, EventType, Evidence, Location};

/// Every difference between two events, and how many fields have the same value.
pub(super) fn compare(sides: &Pair<Side<'_>>, people: &People, lexicon: &Lexicon) -> (Vec<Change>, usize) {
    let (old, new) = (&sides.old.snapshot.event, &sides.new.snapshot.event);
    // Destructured in full: a new field of the snapshot must be decided on here.
    let Event { name, kind, format, organization, body, location, start, end, host, chair, evidence: _ } =
        old;
    let change = |kind: Kind, field: EventField, word: &str| {
        Change::new(kind, &["event", word]).field(word).quotes(quotes(old, field), quotes(new, field))
    };
    let mut found = Vec::new();
    let mut same = 0;
    let mut push = |differs: bool, stated: bool, make: &dyn Fn() -> Change| {
        if differs {
            let mut change = make();
            change.key = None;
            found.push(change);
        } else {
            same += usize::from(stated);
        }
    };
    push(!same_name(name.as_deref(), new.name.as_deref(), lexicon), name.is_some(), &|| {
        change(Kind::EventName, EventField::Name, "name").texts(name.as_ref(), new.name.as_ref())
    });
    push(*kind != new.kind, kind.is_some(), &|| {
        change(Kind::EventType, EventField::Type, "type").texts(kind.map(type_word), new.kind.map(type_word))
    });
    push(*format != new.format, format.is_some(), &|| {
        change(Kind::EventFormat, EventField::Format, "format")
            .texts(format.map(format_word), new.format.map(format_word))
    });
    let id = |event: &Event| event.organization.as_ref().map(|one| one.id.clone());
    push(id(old) != id(new), organization.is_some(), &|| {
        change(Kind::EventOrganization, EventField::Organization, "organization")
            .texts(organization.as_ref().map(|one| &one.name), new.organization.as_ref().map(|one| &one.name))
    });
    push(*body != new.body, body.is_some(), &|| {
        change(Kind::EventBody, EventField::Body, "body").texts(body.as_ref(), new.body.as_ref())
    });
    push(!same_place(location.as_ref(), new.location.as_ref()), location.is_some(), &|| {
        change(Kind::EventLocation, EventField::Location, "location")
            .values(location.clone().map(Value::Location), new.location.clone().map(Value::Location))
    });
    push(*start != new.start, start.is_some(), &|| {
        change(Kind::EventStart, EventField::Start, "start")
            .texts(start.as_ref(), new.start.as_ref())
            .toward(when(start.as_ref(), new.start.as_ref()))
    });
    push(*end != new.end, end.is_some(), &|| {
        change(Kind::EventEnd, EventField::End, "end")
            .texts(end.as_ref(), new.end.as_ref())
            .toward(when(end.as_ref(), new.end.as_ref()))
    });
    push(*host != new.host, host.is_some(), &|| {
        change(Kind::EventHost, EventField::Host, "host").texts(host.as_ref(), new.host.as_ref())
    });
    let same_chair = match (chair, &new.chair) {
        (Some(old), Some(new)) => old == new || people.new_of.get(old) == Some(new),
        (old, new) => old == new,
    };
    push(!same_chair, chair.is_some(), &|| {
        change(Kind::EventChair, EventField::Chair, "chair").texts(
            chair.as_ref().map(|id| name_of(&sides.old, id)),
            new.chair.as_ref().map(|id| name_of(&sides.new, id)),
        )
    });
    (found, same)
}

/// The same place, in capitals or not: a dateline writes `ALMATY`, the text `Almaty`.
fn same_place(old: Option<&Location>, new: Option<&Location>) -> bool {
    let city = |place: &Location| place.city.as_deref().map(fold);
    match (old, new) {
        (Some(old), Some(new)) => old.country == new.country && city(old) == city(new),
        (old, new) => old == new,
    }
}

fn name_of(side: &Side<'_>, id: &crate::snapshot::Id) -> String {
    let person = side.snapshot.participants.iter().find(|person| person.id == *id);
    person.and_then(|person| person.name.clone()).unwrap_or_else(|| id.to_string())
}

fn quotes(event: &Event, field: EventField) -> &[Evidence] {
    event.evidence.get(&field).map_or(&[], Vec::as_slice)
}

/// A name that says the same in other order or with a word more is the same name: its parts are fields of their own.
///
/// What any meeting is called ("phone call") is the type of the meeting and no name: one side may leave it out.
fn same_name(old: Option<&str>, new: Option<&str>, lexicon: &Lexicon) -> bool {
    let is_common = |name: &str| {
        let name = fold(name);
        lexicon.rows(TableId::Events).any(|row| fold(row.text("form")) == name)
    };
    match (old, new) {
        (Some(only), None) | (None, Some(only)) if is_common(only) => true,
        (Some(old), Some(new)) => Bag::new(old).score(&Bag::new(new)) >= 950,
        (old, new) => old == new,
    }
}

/// Whether the new date is earlier or later; `None` where one is missing or they overlap.
pub(super) fn when(old: Option<&Edtf>, new: Option<&Edtf>) -> Option<Direction> {
    let (old, new) = (old?, new?);
    let yearless = |date: &Edtf| date.as_str().strip_prefix("XXXX-").map(str::to_owned);
    match (old.bounds(), new.bounds()) {
        (Some((start, end)), Some((first, last))) if first > end || (first > start && last > end) => {
            Some(Direction::Later)
        }
        (Some((start, end)), Some((first, last))) if last < start || (first < start && last < end) => {
            Some(Direction::Earlier)
        }
        _ => match (yearless(old), yearless(new)) {
            (Some(old), Some(new)) if old < new => Some(Direction::Later),
            (Some(old), Some(new)) if old > new => Some(Direction::Earlier),
            _ => None,
        },
    }
}

fn type_word(kind: EventType) -> &'static str {
    match kind {
        EventType::Summit => "summit",
        EventType::Session => "session",
        EventType::Meeting => "meeting",
        EventType::Call => "call",
        EventType::Visit => "visit",
        EventType::Conference => "conference",
        EventType::Ceremony => "ceremony",
        EventType::Other => "other",
    }
}

fn format_word(format: EventFormat) -> &'static str {
    match format {
        EventFormat::InPerson => "in-person",
        EventFormat::Virtual => "virtual",
        EventFormat::Expanded => "expanded",
        EventFormat::Restricted => "restricted",
        EventFormat::Extraordinary => "extraordinary",
    }
}
