//! Edits of dates, amounts, ordinals, names of organizations and bodies, and of how many documents were adopted.

use super::Edit;
use super::draft::{everywhere, listings, places, put};
use crate::reports::Report;
use summitdiff::diff::Kind;
use summitdiff::read::Span;
use summitdiff::snapshot::{EventField, Evidence, OutcomeType};

/// The numbers in digits of a text.
fn numbers(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The quote with another day or, where it has none, another year.
fn other_date(quote: &str) -> Option<String> {
    let all = numbers(quote);
    let day = all.iter().find(|span| span.end - span.start <= 2);
    let year = all.iter().find(|span| span.end - span.start == 4);
    let span = *day.or(year)?;
    let number: u32 = quote[span.start..span.end].parse().ok()?;
    let other = match (day.is_some(), number) {
        (true, 1) => 2,
        (true, number) => number - 1,
        (false, number) => number + 1,
    };
    Some(put(quote, span, &other.to_string()))
}

fn shifted(span: Span, by: usize) -> Span {
    Span::new(span.start + by, span.end + by)
}

pub(super) fn event_date(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let quotes = report.snapshot.event.evidence.get(&EventField::Start);
    let Some(quote) = quotes.and_then(|quotes| quotes.first()) else { return Vec::new() };
    let Some(other) = other_date(quote.exact()) else { return Vec::new() };
    vec![Edit::new(everywhere(text, quote.exact(), &other), &[Kind::EventStart], quote.exact()).with(&[
        "event.end",
        "milestone",
        "deadline",
        "outcome.changed",
    ])]
}

pub(super) fn amount(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let statements = report.snapshot.priorities.iter().flat_map(|topic| &topic.statements);
    let mut edits = Vec::new();
    for statement in statements {
        for quantity in statement.quantities.iter().filter(|quantity| quantity.value.is_some()) {
            let Some(quote) = statement.evidence.first() else { continue };
            let Some(at) = places(quote.exact(), &quantity.text).first().copied() else { continue };
            let Some(number) = numbers(&quantity.text).first().copied() else { continue };
            let place = shifted(at, quote.span().start);
            let words = &text[place.start..place.end];
            let Some(other) = other_number(&words[number.start..number.end]) else { continue };
            let kinds = [Kind::QuantityChanged, Kind::OutcomeChanged];
            let edited = put(text, shifted(number, place.start), &other);
            edits.push(Edit::new(edited, &kinds, &format!("{words} {other}")));
        }
    }
    edits
}

/// A number with another first digit.
fn other_number(number: &str) -> Option<String> {
    let first = number.chars().next()?.to_digit(10)?;
    Some(format!("{}{}", if first >= 8 { first - 3 } else { first + 1 }, &number[1..]))
}

pub(super) fn milestone(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let mut edits = Vec::new();
    for milestone in &report.snapshot.milestones {
        if milestone.date.as_str().contains('/') {
            continue;
        }
        let year = &milestone.date.as_str()[..4];
        let Ok(number) = year.parse::<u32>() else { continue };
        let quotes = milestone.evidence.iter().map(Evidence::span);
        let spans: Vec<Span> = quotes
            .flat_map(|span| {
                places(&text[span.start..span.end], year).into_iter().map(move |at| shifted(at, span.start))
            })
            .collect();
        if let [span] = spans[..] {
            let kinds = [Kind::MilestoneChanged, Kind::DeadlineChanged];
            edits.push(Edit::new(put(text, span, &(number + 1).to_string()), &kinds, &milestone.text));
        }
    }
    edits
}

const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

pub(super) fn ordinal(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let mut edits = Vec::new();
    for topic in &report.snapshot.priorities {
        let Some(number) = topic.ordinal else { continue };
        let Some(word) = ORDINALS.get(number as usize - 1) else { continue };
        let last =
            report.snapshot.priorities.iter().filter_map(|topic| topic.ordinal).max().unwrap_or(number);
        let Some(other) = ORDINALS.get(last as usize) else { continue };
        let quote = topic.evidence[0].span();
        let capital = word[..1].to_uppercase() + &word[1..];
        for (word, other) in
            [(*word, (*other).to_owned()), (&capital, other[..1].to_uppercase() + &other[1..])]
        {
            if let Some(at) = places(&text[quote.start..quote.end], word).first() {
                let edited = put(text, shifted(*at, quote.start), &other);
                edits.push(Edit::new(edited, &[Kind::PriorityOrdinal], &format!("{word} {other}")));
            }
        }
    }
    edits
}

pub(super) fn organization_dropped(report: &Report) -> Vec<Edit> {
    let (text, all) = (report.article.text(), &report.snapshot.organizations);
    let spans: Vec<Span> = all.iter().map(|one| with_acronym(text, one.evidence[0].span())).collect();
    let mut edits = Vec::new();
    for list in listings(text, &spans) {
        for (item, (at, _)) in list.items.iter().enumerate() {
            let one = &all[*at];
            let acronym = one.acronym.as_deref().is_none_or(|acronym| places(text, acronym).len() <= 1);
            if one.evidence.len() == 1 && acronym {
                let kinds = [Kind::OrganizationRemoved];
                edits.push(Edit::new(list.without(text, item), &kinds, one.id.as_str()));
            }
        }
    }
    edits
}

/// The span with an acronym in parentheses behind it.
fn with_acronym(text: &str, span: Span) -> Span {
    let rest = &text[span.end..];
    let end = rest.strip_prefix(" (").and_then(|rest| rest.find(')'));
    Span::new(span.start, end.filter(|length| *length < 12).map_or(span.end, |length| span.end + length + 3))
}

/// Head nouns of bodies with others.
const HEADS: [(&str, &str); 9] = [
    ("Council", "Board"),
    ("Committee", "Commission"),
    ("Commission", "Committee"),
    ("Working Group", "Task Force"),
    ("Group", "Panel"),
    ("Secretariat", "Bureau"),
    ("Forum", "Council"),
    ("Centre", "Institute"),
    ("Center", "Institute"),
];

pub(super) fn body_renamed(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let bodies = report.snapshot.bodies.iter();
    bodies
        .filter_map(|body| {
            let name = body.evidence.first()?.exact();
            let (head, other) = HEADS.iter().find(|(head, _)| !places(name, head).is_empty())?;
            let new = put(name, *places(name, head).first()?, other);
            // A short form of the name elsewhere would still be the old one.
            let is_short = |quote: &Evidence| quote.exact() != name;
            if body.evidence.iter().any(is_short) || places(text, head).len() != places(text, name).len() {
                return None;
            }
            let kinds = [Kind::BodyRenamed, Kind::BodyRemoved, Kind::EventBody];
            // Its name stands in offices and titles too.
            let allied = &[
                "body",
                "participant.office",
                "participant.organization",
                "document.renamed",
                "outcome.changed",
            ];
            Some(Edit::new(everywhere(text, name, &new), &kinds, name).with(allied))
        })
        .collect()
}

/// What counts documents, with what counts them otherwise.
const COUNTS: [(&str, &str); 12] = [
    ("a series of", "eleven"),
    ("a number of", "eleven"),
    ("a package of", "eleven"),
    ("several", "eleven"),
    ("two", "nine"),
    ("three", "nine"),
    ("four", "nine"),
    ("five", "nine"),
    ("six", "nine"),
    ("seven", "nine"),
    ("eight", "three"),
    ("a set of", "eleven"),
];

const DOCUMENTS: [&str; 8] = [
    "documents",
    "agreements",
    "declarations",
    "statements",
    "memoranda",
    "decisions",
    "resolutions",
    "contracts",
];

pub(super) fn documents_counted(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let outcomes = report.snapshot.outcomes.iter();
    outcomes
        .filter(|outcome| matches!(outcome.kind, OutcomeType::Document | OutcomeType::Agreement))
        .filter_map(|outcome| {
            let quote = outcome.evidence.first()?.span();
            let words = &text[quote.start..quote.end];
            let counts = |at: &Span| {
                let next = words[at.end..].split_whitespace().take(4);
                next.map(|word| word.trim_end_matches([',', '.'])).any(|word| DOCUMENTS.contains(&word))
            };
            let find = |old: &str| places(words, old).into_iter().find(counts);
            let (at, new) =
                COUNTS.iter().find_map(|(old, new)| Some((find(old)?, (*new).to_owned()))).or_else(|| {
                    let at =
                        numbers(words).into_iter().find(|span| span.end - span.start < 3 && counts(span))?;
                    Some((at, other_number(&words[at.start..at.end])?))
                })?;
            let kinds = [Kind::OutcomeChanged, Kind::QuantityChanged];
            Some(Edit::new(put(text, shifted(at, quote.start), &new), &kinds, &outcome.text))
        })
        .collect()
}
