//! Edits of statements: negated, with a weaker or stronger verb, said by somebody else.

use super::draft::{flat, places, put};
use super::{Edit, lexicon};
use crate::reports::Report;
use summitdiff::diff::Kind;
use summitdiff::lexicon::ladders::{Profile, level};
use summitdiff::lexicon::{Row, TableId};
use summitdiff::read::Span;
use summitdiff::snapshot::{Participant, Polarity, Statement};

const COLUMNS: [&str; 3] = ["base", "third", "past"];

/// A head verb where it stands in the text.
struct Verb {
    span: Span,
    column: &'static str,
    row: Row<'static>,
}

fn statements(report: &Report) -> impl Iterator<Item = &Statement> {
    report.snapshot.priorities.iter().flat_map(|topic| &topic.statements)
}

/// The first form of the act in the statement's quote.
fn verb(text: &str, statement: &Statement) -> Option<Verb> {
    let quote = statement.evidence.first()?.span();
    let rows = lexicon().rows(TableId::Acts).filter(|row| row.text("lemma") == statement.act);
    let forms = rows.flat_map(|row| COLUMNS.into_iter().map(move |column| (row, column)));
    let found = forms.filter_map(|(row, column)| {
        let at = *places(&text[quote.start..quote.end], row.text(column)).first()?;
        Some(Verb { span: Span::new(at.start + quote.start, at.end + quote.start), column, row })
    });
    // The first verb counts; of forms that begin at one place the longest.
    found.min_by_key(|verb| (verb.span.start, std::cmp::Reverse(verb.span.end)))
}

/// The last word before a place, in lower case.
fn word_before(text: &str, at: usize) -> String {
    let before = text[..at].trim_end();
    before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}

const AUXILIARIES: [&str; 16] = [
    "is", "are", "was", "were", "been", "has", "have", "had", "will", "would", "should", "shall", "must",
    "may", "can", "could",
];

pub(super) fn negated(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let affirmed = statements(report).filter(|one| one.polarity == Polarity::Affirmed);
    affirmed
        .filter_map(|statement| {
            let verb = verb(text, statement)?;
            let before = word_before(text, verb.span.start);
            let written = &text[verb.span.start..verb.span.end];
            let new = match (before.as_str(), verb.column) {
                (before, _) if AUXILIARIES.contains(&before) => format!("not {written}"),
                ("to" | "also" | "and" | "not" | "be" | "the" | "by" | "of" | "for" | "its" | "their", _) => {
                    return None;
                }
                (_, "past") => format!("did not {}", verb.row.text("base")),
                (_, "third") => format!("does not {}", verb.row.text("base")),
                ("we" | "they" | "i" | "leaders" | "ministers" | "countries" | "members", _) => {
                    format!("do not {written}")
                }
                _ => return None,
            };
            let what = format!("{before} {new} · {}", statement.text);
            // What was not adopted is another outcome too, and the document another's.
            let allied = &["outcome.changed", "document.status"];
            Some(Edit::new(put(text, verb.span, &new), &[Kind::StatementNegated], &what).with(allied))
        })
        .collect()
}

/// Verbs that take the same words behind them, so that one can stand for the other; those first that still bind or ask:
/// a hope without a topic is no statement.
const FAMILIES: [(&str, &[&str]); 4] = [
    ("to", &["intend", "plan", "agree", "pledge", "undertake", "decide", "aim", "hope"]),
    ("object to", &["ask", "encourage", "invite", "urge"]),
    ("demand", &["suggest", "propose", "recommend", "request", "call for", "urge", "demand"]),
    ("approval", &["note", "welcome", "commend", "endorse"]),
];

/// What the words behind a verb make of it.
fn family(text: &str, verb: &Verb) -> Option<&'static [&'static str]> {
    let next = flat(text[verb.span.end..].split(['.', ',', ';']).next().unwrap_or_default());
    let words: Vec<&str> = next.split(' ').collect();
    let base = verb.row.text("base");
    let has = |family: &str| FAMILIES.iter().find(|one| one.0 == family).map(|one| one.1);
    let first = *words.first()?;
    if matches!(first, "that" | "on" | "upon" | "by" | "with" | "in" | "") {
        return None;
    }
    let ends_with_to = base.ends_with(" to");
    if first == "to" || ends_with_to {
        return has("to");
    }
    let object_to =
        has("object to").filter(|all| all.contains(&base) && words.iter().take(6).any(|word| *word == "to"));
    let plain = |family| has(family).filter(|all: &&'static [&'static str]| all.contains(&base));
    object_to.or_else(|| plain("demand")).or_else(|| plain("approval"))
}

pub(super) fn weakened(report: &Report) -> Vec<Edit> {
    moved(report, Kind::StatementWeakened)
}

pub(super) fn strengthened(report: &Report) -> Vec<Edit> {
    moved(report, Kind::StatementStrengthened)
}

fn moved(report: &Report, kind: Kind) -> Vec<Edit> {
    let text = report.article.text();
    statements(report).filter_map(|statement| stepped(text, statement, kind)).collect()
}

/// The statement with a verb of the same family and ladder, one step or more away.
fn stepped(text: &str, statement: &Statement, kind: Kind) -> Option<Edit> {
    let verb = verb(text, statement)?;
    let before = word_before(text, verb.span.start);
    if matches!(before.as_str(), "is" | "are" | "was" | "were" | "been" | "be" | "the" | "of") {
        return None;
    }
    let family = family(text, &verb)?;
    let base = verb.row.text("base");
    let steps = |row: &Row<'_>| {
        let at = |profile| level(lexicon(), profile, row.text("axis"), row.text("lemma"));
        Some((at(Profile::Press)?, at(Profile::Communique)?))
    };
    let here = steps(&verb.row)?;
    let target = family.iter().filter(|other| **other != base).find_map(|other| {
        let row = lexicon().rows(TableId::Acts).find(|row| row.text("base") == *other)?;
        let there = steps(&row)?;
        let fits = if kind == Kind::StatementWeakened {
            there.0 < here.0 && there.1 < here.1
        } else {
            there.0 > here.0 && there.1 > here.1
        };
        fits.then_some(row)
    })?;
    let column = if verb.column == "past" && matches!(before.as_str(), "have" | "has" | "had") {
        "participle"
    } else {
        verb.column
    };
    let form = target.text(column);
    let form = if base.ends_with(" to") { format!("{form} to") } else { form.to_owned() };
    let what = format!("{} → {form} · {}", &text[verb.span.start..verb.span.end], statement.text);
    Some(Edit::new(put(text, verb.span, &form), &[kind], &what))
}

/// Modal verbs with weaker and stronger ones.
const MODALS: [(&str, &str, Kind); 5] = [
    ("must", "may", Kind::StatementWeakened),
    ("should", "may", Kind::StatementWeakened),
    ("will", "may", Kind::StatementWeakened),
    ("should", "must", Kind::StatementStrengthened),
    ("may", "must", Kind::StatementStrengthened),
];

pub(super) fn modal(report: &Report) -> Vec<Edit> {
    let text = report.article.text();
    let mut edits = Vec::new();
    for statement in statements(report) {
        let quote = statement.evidence[0].span();
        for (old, new, kind) in MODALS.iter().filter(|(old, _, _)| statement.act == *old) {
            if let Some(at) = places(&text[quote.start..quote.end], old).first() {
                let span = Span::new(at.start + quote.start, at.end + quote.start);
                let what = format!("{old} → {new} · {}", statement.text);
                edits.push(Edit::new(put(text, span, new), &[*kind], &what));
            }
        }
    }
    edits
}

pub(super) fn reattributed(report: &Report) -> Vec<Edit> {
    let people = &report.snapshot.participants;
    let mut edits = Vec::new();
    for statement in statements(report) {
        let Some(speaker) = people.iter().find(|person| Some(&person.id) == statement.speaker.as_ref())
        else {
            continue;
        };
        let mut others = people.iter().filter(|other| other.id != speaker.id && other.name.is_some());
        edits.extend(others.find_map(|other| said_by(report, statement, speaker, other)));
    }
    edits
}

/// The statement's sentence with another speaker in the place of its own, where it names its own once, before the verb.
fn said_by(
    report: &Report,
    statement: &Statement,
    speaker: &Participant,
    other: &Participant,
) -> Option<Edit> {
    let (article, text) = (&report.article, report.article.text());
    let verb = verb(text, statement)?;
    let token = article.tokens().iter().position(|token| token.span().end > verb.span.start)?;
    let sentence = article.span(article.sentence_of(token).tokens.clone());
    let before = &text[sentence.start..verb.span.start];
    let (name, new) = (speaker.name.as_deref()?, other.name.as_deref()?);
    let surname = name.split_whitespace().last()?;
    let found = places(before, name).first().copied().map(|at| (at, new.to_owned())).or_else(|| {
        let at = *places(before, surname).first()?;
        Some((at, new.split_whitespace().last()?.to_owned()))
    });
    let (at, by) = found?;
    let whole = &text[sentence.start..sentence.end];
    if places(whole, surname).len() != 1 || !places(whole, new.split_whitespace().last()?).is_empty() {
        return None;
    }
    let title = before[..at.start].trim_end();
    let office = |person: &Participant| person.office.clone().unwrap_or_default();
    let begins = title.is_empty();
    let called = title.ends_with(&office(speaker)) && title.len() == office(speaker).len();
    let (start, by) = match (begins, called) {
        (true, _) => (at.start, by),
        (false, true) => (0, format!("{}{}{by}", office(other), &before[title.len()..at.start])),
        (false, false) => return None,
    };
    let span = Span::new(sentence.start + start, sentence.start + at.end);
    let what = format!("{name} → {by} · {}", statement.text);
    Some(Edit::new(put(text, span, by.trim()), &[Kind::StatementAttribution], &what))
}
