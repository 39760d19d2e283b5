//! Edits of who takes part: dropped, added, replaced, respelled, with another office or country, another in the chair.

use super::draft::{everywhere, listings, places, put, put_all};
use super::{Edit, lexicon};
use crate::reports::Report;
use summitdiff::diff::Kind;
use summitdiff::lexicon::TableId;
use summitdiff::read::Span;
use summitdiff::snapshot::{Alpha2, EventField, Participant, ParticipantField};

/// Invented people, one of whom no report knows.
const STRANGERS: [(&str, &str); 3] =
    [("Tomas", "Lindqvist"), ("Aisulu", "Berdimuratova"), ("Oskar", "Halvorsen")];
/// Countries without an article, one of which no report of the bench names.
const COUNTRIES: [&str; 6] = ["BW", "UY", "NP", "IS", "MT", "FJ"];

fn first(person: &Participant) -> Span {
    person.evidence[0].span()
}

/// The words of a name, where it has two to four and none is an initial or a particle in lower case.
fn words(person: &Participant) -> Option<Vec<&str>> {
    let words: Vec<&str> = person.name.as_deref()?.split_whitespace().collect();
    let plain = |word: &&str| word.len() > 2 && word.starts_with(char::is_uppercase) && !word.ends_with('.');
    ((2..=4).contains(&words.len()) && words.iter().all(plain)).then_some(words)
}

/// Whether no other participant shares a word of the name.
fn is_alone(report: &Report, person: &Participant) -> bool {
    let others = report.snapshot.participants.iter().filter(|other| other.id != person.id);
    let names: Vec<&str> = others.filter_map(|other| other.name.as_deref()).collect();
    words(person)
        .is_some_and(|words| words.iter().all(|word| names.iter().all(|name| places(name, word).is_empty())))
}

/// The forms of a country, the longest first, each with its kind.
fn forms(code: &str) -> Vec<(&'static str, &'static str)> {
    let rows = lexicon().rows(TableId::Countries).filter(|row| row.text("code") == code);
    let mut forms: Vec<_> = rows.map(|row| (row.text("form"), row.text("kind"))).collect();
    forms.retain(|(form, _)| !form.contains('\''));
    forms.sort_by_key(|(form, _)| (std::cmp::Reverse(form.len()), *form));
    forms
}

/// Where a country is named, each place with the kind of its form; longer forms first, none inside another.
fn named(text: &str, code: &str) -> Vec<(Span, &'static str)> {
    let mut found: Vec<(Span, &'static str)> = Vec::new();
    for (form, kind) in forms(code) {
        for span in places(text, form) {
            if found.iter().all(|(other, _)| !other.overlaps(span)) {
                found.push((span, kind));
            }
        }
    }
    found
}

fn country_as(code: &str, kind: &str) -> Option<&'static str> {
    let wanted = if matches!(kind, "demonym" | "people") { kind } else { "name" };
    forms(code).into_iter().find(|(_, kind)| *kind == wanted).map(|(form, _)| form)
}

/// A country that the text does not name.
fn strange_country(text: &str) -> Option<&'static str> {
    COUNTRIES.into_iter().find(|code| named(text, code).is_empty())
}

/// A phrase with another country in it, without the article that the old name needs.
fn with_country(phrase: &str, old: &str, new: &str) -> Option<String> {
    let (span, kind) = *named(phrase, old).first()?;
    let by = country_as(new, kind)?;
    // A long form that the tables do not have as it is written.
    if ["Republic of", "Kingdom of", "States of"]
        .iter()
        .any(|long| phrase[..span.start].trim_end().ends_with(long))
    {
        return None;
    }
    let article = phrase[..span.start].trim_end().ends_with("the") && kind != "demonym";
    let start = if article { phrase[..span.start].trim_end().len() - 3 } else { span.start };
    Some(put(phrase, Span::new(start, span.end), by))
}

/// Whether the text names the participant nowhere but in the quote.
fn is_said_once(report: &Report, person: &Participant) -> bool {
    let text = report.article.text();
    match (&person.name, &person.country) {
        (Some(name), _) => name.split_whitespace().all(|word| places(text, word).len() == 1),
        (None, Some(country)) => named(text, country.as_str()).len() == 1,
        (None, None) => false,
    }
}

pub(super) fn dropped(report: &Report) -> Vec<Edit> {
    let (text, people) = (report.article.text(), &report.snapshot.participants);
    let spans: Vec<Span> = people.iter().map(first).collect();
    let mut edits = Vec::new();
    for list in listings(text, &spans) {
        for (item, (at, _)) in list.items.iter().enumerate() {
            if is_said_once(report, &people[*at]) {
                edits.push(Edit::new(
                    list.without(text, item),
                    &[Kind::ParticipantRemoved],
                    people[*at].id.as_str(),
                ));
            }
        }
    }
    edits
}

pub(super) fn added(report: &Report) -> Vec<Edit> {
    let (text, people) = (report.article.text(), &report.snapshot.participants);
    let spans: Vec<Span> = people.iter().map(first).collect();
    let Some(country) = strange_country(text) else { return Vec::new() };
    let mut edits = Vec::new();
    for list in listings(text, &spans) {
        let item =
            list.items.iter().find_map(|(at, span)| like(&text[span.start..span.end], &people[*at], country));
        edits.extend(item.map(|item| Edit::new(list.with(text, &item), &[Kind::ParticipantAdded], &item)));
    }
    edits
}

/// A list item like that of a participant, of somebody else from elsewhere.
fn like(item: &str, person: &Participant, country: &str) -> Option<String> {
    let named = match &person.name {
        Some(name) => {
            let span = *places(item, name).first()?;
            put(item, span, &format!("{} {}", STRANGERS[0].0, STRANGERS[0].1))
        }
        None => item.to_owned(),
    };
    match person.country {
        Some(old) => with_country(&named, old.as_str(), country)
            .or_else(|| person.completed.contains(&ParticipantField::Country).then_some(named)),
        None => Some(named),
    }
}

/// Every mention of a name: the whole of it first, then its last word, then any other.
fn renamed_text(text: &str, words: &[&str], given: &str, surname: &str) -> String {
    let whole = everywhere(text, &words.join(" "), &format!("{given} {surname}"));
    let last = words.len() - 1;
    words
        .iter()
        .enumerate()
        .rev()
        .fold(whole, |text, (at, word)| everywhere(&text, word, if at == last { surname } else { given }))
}

pub(super) fn replaced(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let stranger = STRANGERS.iter().find(|(_, surname)| places(text, surname).is_empty());
    let Some((given, surname)) = stranger else { return Vec::new() };
    let people = report.snapshot.participants.iter().filter(|person| is_alone(report, person));
    people
        .filter_map(|person| {
            let words = words(person)?;
            let seat = person.office.is_some()
                && (person.organization.is_some() || person.country.is_some())
                && !person.completed.contains(&ParticipantField::Country);
            let kind = if seat { Kind::ParticipantReplaced } else { Kind::ParticipantRemoved };
            let also = if seat { Kind::ParticipantReplaced } else { Kind::ParticipantAdded };
            let kinds = if seat { vec![kind] } else { vec![kind, also, Kind::ParticipantReplaced] };
            Some(Edit::new(renamed_text(text, &words, given, surname), &kinds, person.id.as_str()))
        })
        .collect()
}

/// How transliterations of one name differ: letters of one, letters of the other.
const RESPELLINGS: [(&str, &str); 14] = [
    ("zh", "j"),
    ("kh", "h"),
    ("ks", "x"),
    ("ou", "u"),
    ("yev", "ev"),
    ("iy", "y"),
    ("ii", "iy"),
    ("ss", "s"),
    ("nn", "n"),
    ("ll", "l"),
    ("tt", "t"),
    ("mm", "m"),
    ("é", "e"),
    ("sky", "skiy"),
];

pub(super) fn respelled(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let people = report.snapshot.participants.iter().filter(|person| is_alone(report, person));
    people
        .filter_map(|person| {
            let words = words(person)?;
            let word = words.iter().rev().find_map(|word| {
                let (from, to) = RESPELLINGS.iter().find(|(from, _)| word.contains(from))?;
                Some((*word, word.replacen(from, to, 1)))
            });
            let (word, other) = word?;
            let kinds = [Kind::ParticipantRenamed];
            Some(
                Edit::new(everywhere(text, word, &other), &kinds, &format!("{word} {other}"))
                    .for_information(),
            )
        })
        .collect()
}

/// Offices with others that a person of the same rank of report may hold.
const OFFICES: [(&str, &str); 10] = [
    ("President", "Prime Minister"),
    ("Prime Minister", "President"),
    ("Premier", "President"),
    ("Chancellor", "President"),
    ("Foreign Minister", "Defence Minister"),
    ("Federal Chancellor", "Federal President"),
    ("Minister of Foreign Affairs", "Minister of Defence"),
    ("Secretary of State", "Secretary of the Treasury"),
    ("Vice President", "Prime Minister"),
    ("Deputy Prime Minister", "Deputy Foreign Minister"),
];

pub(super) fn other_office(report: &Report) -> Vec<Edit> {
    let people = report.snapshot.participants.iter().filter(|person| is_alone(report, person));
    people.filter_map(|person| office_of(report, person)).collect()
}

fn office_of(report: &Report, person: &Participant) -> Option<Edit> {
    let text = report.article.text();
    let office = person.office.as_deref()?;
    let (old, new) = OFFICES.iter().find(|(old, _)| *old == office)?;
    let quotes: Vec<Span> = person.evidence.iter().map(summitdiff::snapshot::Evidence::span).collect();
    let mut own = Vec::new();
    for span in places(text, old) {
        let before = text[..span.start].trim_end();
        if before.ends_with("Vice") || before.ends_with("Deputy") || before.ends_with("Former") {
            continue;
        }
        let named = words(person)?.iter().any(|word| text[span.end..].trim_start().starts_with(word));
        if named || quotes.iter().any(|quote| quote.contains(span)) {
            own.push(span);
        } else if !text[span.end..].trim_start().starts_with(char::is_uppercase)
            && !report
                .snapshot
                .participants
                .iter()
                .any(|other| other.evidence.iter().any(|one| one.span().contains(span)))
        {
            // Somebody's office without a name: this person's, for all that the bench knows.
            return None;
        }
    }
    let lower = old.to_lowercase();
    if own.is_empty() || !places(text, &lower).is_empty() {
        return None;
    }
    let kinds = [Kind::ParticipantOffice, Kind::ParticipantLevel];
    Some(Edit::new(put_all(text, own, new), &kinds, person.id.as_str()))
}

pub(super) fn other_country(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let Some(new) = strange_country(text) else { return Vec::new() };
    let people = report.snapshot.participants.iter();
    people
        .filter_map(|person| {
            let old: Alpha2 = person.country?;
            let places = named(text, old.as_str());
            let [(span, _)] = places[..] else { return None };
            if !first(person).contains(span) || person.organization.is_some() {
                return None;
            }
            let quote = with_article(text, first(person));
            let by = with_country(&text[quote.start..quote.end], old.as_str(), new)?;
            let kinds: &[Kind] = match person.name {
                Some(_) => &[Kind::ParticipantCountry],
                None => &[
                    Kind::ParticipantRemoved,
                    Kind::ParticipantAdded,
                    Kind::ParticipantReplaced,
                    Kind::ParticipantCountry,
                ],
            };
            Some(Edit::new(put(text, quote, &by), kinds, person.id.as_str()).with(&["event.host"]))
        })
        .collect()
}

fn with_article(text: &str, span: Span) -> Span {
    let start = if text[..span.start].ends_with("the ") { span.start - 4 } else { span.start };
    Span::new(start, span.end)
}

/// What stands before a chair and says so, with what is cut when the chair goes.
const PRESIDED: [&str; 7] = [
    "presided over by",
    "chaired by",
    "under the chairmanship of",
    "under the presidency of",
    "chairmanship of",
    "headed by",
    "led by",
];

pub(super) fn no_chair(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let Some(quotes) = report.snapshot.event.evidence.get(&EventField::Chair) else { return Vec::new() };
    let Some(span) = quotes.first().map(|quote| with_article(text, quote.span())) else { return Vec::new() };
    let (before, after) = (text[..span.start].trim_end(), &text[span.end..]);
    let cut = PRESIDED.iter().find(|cue| before.ends_with(*cue)).map(|cue| {
        let head = before[..before.len() - cue.len()].trim_end();
        let comma = head.ends_with(',') && after.starts_with(',');
        let head = head.strip_suffix(',').unwrap_or(head);
        format!("{head}{}", if comma { &after[1..] } else { after })
    });
    let verbs =
        [(" chaired", " attended"), (" presided over", " took part in"), (" (Chair)", ""), (" (chair)", "")];
    let swap = || {
        let (verb, by) = verbs.iter().find(|(verb, _)| after.starts_with(verb))?;
        Some(format!("{}{by}{}", &text[..span.end], &after[verb.len()..]))
    };
    cut.or_else(swap)
        .map(|text| Edit::new(text, &[Kind::EventChair], "chair").with(&["participant.removed"]))
        .into_iter()
        .collect()
}

pub(super) fn other_chair(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let event = &report.snapshot.event;
    let Some(quote) = event.evidence.get(&EventField::Chair).and_then(|quotes| quotes.first()) else {
        return Vec::new();
    };
    let people = &report.snapshot.participants;
    let Some(chair) = people.iter().find(|person| Some(&person.id) == event.chair.as_ref()) else {
        return Vec::new();
    };
    let Some(name) = &chair.name else { return Vec::new() };
    let Some(at) = places(quote.exact(), name).first().copied() else { return Vec::new() };
    let span = Span::new(quote.span().start + at.start, quote.span().start + at.end);
    let (given, surname) = STRANGERS[2];
    vec![
        Edit::new(
            put(text, span, &format!("{given} {surname}")),
            &[Kind::EventChair, Kind::ParticipantReplaced],
            name,
        )
        // Later sentences that have the surname alone speak of nobody who is named.
        .with(&["participant", "extraction", "statement.attribution"]),
    ]
}
