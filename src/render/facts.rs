//! A snapshot as text, one fact a line: what `git diff` and `git log -p` compare.
//!
//! A pure function of the snapshot: neither paths nor hashes nor places of quotes are in it, so that a line differs only
//! where a fact does.

use super::safe;
use crate::snapshot::{Event, Participant, Snapshot, Statement};
use std::fmt;

/// Writes the facts in the order of the snapshot.
///
/// # Errors
/// Only when `out` fails.
pub fn write(snapshot: &Snapshot, out: &mut dyn fmt::Write) -> fmt::Result {
    event(&snapshot.event, out)?;
    for one in &snapshot.participants {
        line(out, &format!("participant {}", one.id), &participant(one))?;
    }
    for topic in &snapshot.priorities {
        let ordinal = topic.ordinal.map_or_else(String::new, |number| format!(", numbered {number}"));
        line(out, &format!("priority {}", topic.topic), &format!("rank {}{ordinal}", topic.rank))?;
        for one in &topic.statements {
            line(out, &format!("statement {}", topic.topic), &statement(one))?;
        }
    }
    for one in &snapshot.organizations {
        line(out, &format!("organization {}", one.id), &one.name)?;
    }
    for one in &snapshot.bodies {
        let parent = one.parent.as_ref().map_or_else(String::new, |parent| format!(", of {parent}"));
        line(out, &format!("body {}", one.id), &format!("{}{parent}", one.name))?;
    }
    for one in &snapshot.documents {
        let title = one.title.as_deref().unwrap_or("no title");
        line(out, &format!("document {}", one.id), &format!("{title}, {}", word(&one.status)))?;
    }
    for one in &snapshot.outcomes {
        let title = one.title.as_ref().map_or_else(String::new, |title| format!("“{title}”, "));
        line(out, &format!("outcome {}", word(&one.kind)), &format!("{title}{}", one.text))?;
    }
    for one in &snapshot.milestones {
        line(
            out,
            &format!("milestone {}", one.date.as_str()),
            &format!("{}, {}", one.text, word(&one.status)),
        )?;
    }
    for note in &snapshot.notes {
        line(out, &format!("note {}", note.code), &note.message)?;
    }
    Ok(())
}

fn line(out: &mut dyn fmt::Write, what: &str, value: &str) -> fmt::Result {
    writeln!(out, "{}: {}", safe::workflow_log(what), safe::workflow_log(value))
}

/// The word that a value has in JSON.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
}

fn event(event: &Event, out: &mut dyn fmt::Write) -> fmt::Result {
    let place = event.location.as_ref().map(|place| {
        let parts = [place.city.clone(), place.country.map(|country| country.as_str().to_owned())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let fields = [
        ("name", event.name.clone()),
        ("type", event.kind.as_ref().map(word)),
        ("format", event.format.as_ref().map(word)),
        ("organization", event.organization.as_ref().map(|one| one.name.clone())),
        ("body", event.body.clone()),
        ("location", place),
        ("start", event.start.as_ref().map(|date| date.as_str().to_owned())),
        ("end", event.end.as_ref().map(|date| date.as_str().to_owned())),
        ("host", event.host.map(|country| country.as_str().to_owned())),
        ("chair", event.chair.as_ref().map(ToString::to_string)),
    ];
    for (field, value) in fields {
        if let Some(value) = value {
            line(out, &format!("event {field}"), &value)?;
        }
    }
    Ok(())
}

fn participant(one: &Participant) -> String {
    let known = [
        one.name.clone(),
        one.office.clone(),
        one.country.map(|country| country.as_str().to_owned()),
        one.organization.as_ref().map(ToString::to_string),
        Some(word(&one.attendance)),
    ];
    let functions = one.functions.iter().map(word);
    known.into_iter().flatten().chain(functions).collect::<Vec<_>>().join(", ")
}

fn statement(one: &Statement) -> String {
    let speaker = one.speaker.as_ref().map_or_else(|| "the meeting".to_owned(), ToString::to_string);
    let hedges = if one.hedges.is_empty() { String::new() } else { format!(" ({})", one.hedges.join(", ")) };
    let polarity = match one.polarity {
        crate::snapshot::Polarity::Affirmed => "",
        crate::snapshot::Polarity::Negated => " not",
    };
    format!("{speaker} {}{polarity}{hedges}: {}", one.act, one.text)
}
