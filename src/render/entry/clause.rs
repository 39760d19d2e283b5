//! What happened to an entry, in a clause of plain English, without the values.

use crate::diff::{Change, Direction, Kind, StatementValue, Value};
use crate::render::Names;
use crate::render::names::document_word;
use crate::render::verdict::plural;

/// What happened, in a clause.
pub(super) fn what(change: &Change, names: &Names) -> String {
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
        Kind::StatementStrengthened => strength("stronger", change, names) + &by(change, names),
        Kind::StatementWeakened => strength("weaker", change, names) + &by(change, names),
        Kind::StatementAct => strength("another act", change, names) + &by(change, names),
        Kind::StatementNegated => format!("the opposite, a negation came or went{}", by(change, names)),
        Kind::StatementAttribution => attribution(change, names),
        Kind::StatementReference => format!("{} named in it", change.field.as_deref().unwrap_or("things")),
        Kind::StatementReworded => strength(reworded(change), change, names) + &by(change, names),
        Kind::QuantityChanged => "number".to_owned() + &moved(change),
        Kind::DeadlineChanged => "date".to_owned() + &moved(change),
        Kind::OrganizationAdded | Kind::BodyAdded => "named in the new report only".to_owned(),
        Kind::DocumentAdded | Kind::DocumentRemoved => document(change),
        Kind::OutcomeAdded | Kind::MilestoneAdded => "in the new report only".to_owned(),
        Kind::OrganizationRemoved | Kind::BodyRemoved => "no longer named in the new report".to_owned(),
        Kind::OutcomeRemoved | Kind::MilestoneRemoved => "no longer in the new report".to_owned(),
        Kind::BodyParent => "belongs to".to_owned(),
        Kind::DocumentStatus => "status".to_owned(),
        Kind::OutcomeChanged | Kind::MilestoneChanged => {
            format!("{}{}", field_word(change.field.as_deref()), moved(change))
        }
        Kind::OutcomeReworded | Kind::MilestoneReworded => "reworded".to_owned(),
        Kind::NameChanged => "name".to_owned(),
        Kind::TermChanged => "a word of another meaning".to_owned(),
        Kind::TextEdited => edited(change).to_owned(),
        Kind::ExtractionLost => "not read from the new report, though its words still stand there".to_owned(),
        Kind::ExtractionGained => {
            "read from the new report only, though its words stood in the old one".to_owned()
        }
        Kind::CorrectionUnmatched => "speaks of a change that the two reports do not show".to_owned(),
        Kind::SourceTitle
        | Kind::OrganizationRenamed
        | Kind::BodyRenamed
        | Kind::DocumentRenamed
        | Kind::CorrectionNote
        | Kind::EventName
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

/// A field of an outcome or milestone that is said by its name.
fn field_word(field: Option<&str>) -> &str {
    match field {
        Some(field @ ("date" | "status" | "type" | "title")) => field,
        Some("figures") => "number changed",
        _ => "changed",
    }
}

fn edited(change: &Change) -> &'static str {
    let none = |value: &Option<Value>| match value {
        None => true,
        Some(Value::Text(text)) => text.trim().is_empty(),
        Some(Value::Texts(texts)) => texts.iter().all(|text| text.trim().is_empty()),
        Some(_) => false,
    };
    match (none(&change.value.old), none(&change.value.new)) {
        (true, false) => "words added",
        (false, true) => "words dropped",
        _ => "words edited",
    }
}

/// `named in the new report only, adopted`.
fn document(change: &Change) -> String {
    let status = |value: &Option<Value>| match value {
        Some(Value::Document(document)) => format!(", {}", document_word(document.status)),
        _ => String::new(),
    };
    if change.kind == Kind::DocumentAdded {
        "named in the new report only".to_owned() + &status(&change.value.new)
    } else {
        "no longer named in the new report".to_owned() + &status(&change.value.old)
    }
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
            let statements = match priority.statements {
                0 => String::new(),
                count => format!(", {}", plural(count as usize, "statement")),
            };
            format!("{what}, rank {}{statements}", priority.rank)
        }
        _ => what.to_owned(),
    }
}

/// `, later, +14 days`: which way and by how much.
/// `, up by 500,000,000 USD`.
pub(in crate::render) fn moved(change: &Change) -> String {
    let direction = match change.direction {
        Some(Direction::Up) => Some("up"),
        Some(Direction::Down) => Some("down"),
        other => other.map(Direction::as_str),
    };
    // A counted noun stands in the values: "up by 1: 24 documents → 25 documents".
    let is_noun = |unit: &str| unit.starts_with(char::is_lowercase) && unit != "percent";
    let delta = change.delta.as_ref().map(|delta| match delta.split_once(' ') {
        Some((number, unit)) if is_noun(unit) => grouped(number),
        _ => grouped(delta),
    });
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
fn strength(way: &str, change: &Change, names: &Names) -> String {
    let (Some(old), Some(new)) = (statement(change.value.old.as_ref()), statement(change.value.new.as_ref()))
    else {
        return way.to_owned();
    };
    let said = names.strength(old, new);
    if said.is_empty() { way.to_owned() } else { format!("{way}, {}", said.join("; ")) }
}

/// Other words; where one side only says more, which.
fn reworded(change: &Change) -> &'static str {
    match change.direction {
        Some(Direction::Up) => "says more",
        Some(Direction::Down) => "says less",
        _ => "reworded",
    }
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
}
