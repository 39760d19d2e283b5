//! The words of two reports: what differs without meaning anything is counted, what may mean something is reported.
//!
//! Comes in: two articles and the changes that the fields show. Goes out: the suppression ledger, and changes for edits
//! that no field covers: a number, a date, a negation, a proper name, or plain wording (`text.edited`).
//! A suppression never covers a name, number, date, negation or rank, except in what the site adds around a report.

use super::change::{Change, Pair, Value};
use super::edits::{Compared, Edit};
use super::meaning::{self, Meaning};
use super::noise::Noise;
use super::places::Places;
use super::{Kind, Suppressed};
use crate::lexicon::{Lexicon, fold};
use crate::read::Article;
use crate::snapshot::{Evidence, Id};
use std::collections::BTreeMap;

/// Of so many edits the words are kept in `text.edited`; the rest is counted.
const SHOWN_EDITS: usize = 40;

/// What the wording adds to a diff.
#[derive(Debug, Default)]
pub(super) struct Wording {
    pub(super) changes: Vec<Change>,
    pub(super) suppressed: Vec<Suppressed>,
    /// Whether the texts differ and yet have the same words in the same order: white space, marks, mark-up, spelling or
    /// what a site adds is all that differs.
    pub(super) same_words: bool,
}

/// Compares the words of two articles; `changes` are what the fields show already.
pub(super) fn compare(
    articles: &Pair<&Article>,
    compared: &Compared,
    changes: &[Change],
    lexicon: &Lexicon,
) -> Wording {
    let mut ledger: BTreeMap<Noise, Vec<Pair<String>>> = compared.noise.clone();
    let mut wording = Wording::default();
    let one_text = compared.is_of_one_text(articles);
    let shown = Shown::of(changes);
    let mut plain: Vec<&Edit> = Vec::new();
    for edit in &compared.edits {
        match edit.noise {
            Some(noise) => ledger.entry(noise).or_default().push(edit.words(articles)),
            None if one_text && !shown.covers(edit, articles) => match meant(edit, articles, lexicon) {
                Some(mut change) => {
                    change.follows = told(edit, articles, changes);
                    wording.changes.push(change);
                }
                None => plain.push(edit),
            },
            None => plain.push(edit),
        }
    }
    wording.changes.extend(edited(&plain, articles));
    wording.same_words = compared.edits.iter().all(|edit| edit.noise.is_some());
    wording.suppressed = ledger
        .into_iter()
        .map(|(noise, spans)| Suppressed { rule: noise.rule().to_owned(), count: spans.len(), spans })
        .collect();
    wording
}

/// What the fields show already: changes by where their quotes stand.
struct Shown<'run> {
    changes: &'run [Change],
    places: Pair<Places>,
}

impl<'run> Shown<'run> {
    fn of(changes: &'run [Change]) -> Self {
        let old = Places::of(changes.iter().map(|one| one.evidence.old.iter().map(Evidence::span)));
        let new = Places::of(changes.iter().map(|one| one.evidence.new.iter().map(Evidence::span)));
        Self { changes, places: Pair::new(old, new) }
    }

    /// Whether a change of a field already shows the edit: its quotes touch it. What extraction lost or gained without
    /// an edit of its sentence shows none.
    fn covers(&self, edit: &Edit, articles: &Pair<&Article>) -> bool {
        let Pair { old, new } = edit.span(articles);
        let old = old.into_iter().flat_map(|span| self.places.old.touching(span));
        let new = new.into_iter().flat_map(|span| self.places.new.touching(span));
        old.chain(new).any(|at| shows(self.changes[at].kind, edit.meaning))
    }
}

/// Whether a change of this kind can be what an edit of this meaning did: "other words" is no account of a number, and
/// a body that came or went none of somebody's office.
fn shows(kind: Kind, meaning: Option<Meaning>) -> bool {
    let reworded = matches!(kind, Kind::StatementReworded | Kind::OutcomeReworded | Kind::MilestoneReworded);
    // How strongly or by whom it is said is no account of how much, when and what of.
    let of_the_act =
        matches!(kind, Kind::StatementStrengthened | Kind::StatementWeakened | Kind::StatementAct);
    match meaning {
        _ if kind.family() == "extraction" => false,
        None => true,
        Some(Meaning::Office) => kind.family() == "participant",
        Some(Meaning::Number | Meaning::Date | Meaning::Name) => !reworded && !of_the_act,
        Some(Meaning::Negation | Meaning::Term) => !reworded,
    }
}

/// The path of the change of a participant or speaker that the edit repeats elsewhere in the text: the new surname, the new office
/// before it.
fn told(edit: &Edit, articles: &Pair<&Article>, changes: &[Change]) -> Option<String> {
    if !matches!(edit.meaning, Some(Meaning::Name | Meaning::Office)) {
        return None;
    }
    let words = edit.words(articles);
    let holds = |value: Option<&Value>, words: &str| {
        let known = match value {
            Some(Value::Person(person)) => [&person.name, &person.office]
                .into_iter()
                .flatten()
                .flat_map(|one| [fold(one), " ".to_owned()])
                .collect(),
            Some(Value::Text(text)) => fold(text),
            _ => return false,
        };
        let known: Vec<&str> = known.split_whitespace().collect();
        !words.is_empty() && fold(words).split_whitespace().all(|word| known.contains(&word))
    };
    let people = || {
        let of_people = |kind: Kind| kind.family() == "participant" || kind == Kind::StatementAttribution;
        changes.iter().filter(move |change| of_people(change.kind))
    };
    let one = people().find(|change| {
        holds(change.value.old.as_ref(), &words.old) && holds(change.value.new.as_ref(), &words.new)
    });
    let removed =
        || people().find(|one| one.value.new.is_none() && holds(one.value.old.as_ref(), &words.old));
    let added = people().find(|one| one.value.old.is_none() && holds(one.value.new.as_ref(), &words.new));
    one.or_else(|| removed().and(added)).map(|change| change.path.clone())
}

/// A change for an edit that carries a meaning which no field holds.
fn meant(edit: &Edit, articles: &Pair<&Article>, lexicon: &Lexicon) -> Option<Change> {
    if edit.meaning == Some(Meaning::Office) {
        return office(edit, articles, lexicon);
    }
    let kind = match edit.meaning? {
        Meaning::Number => Kind::QuantityChanged,
        Meaning::Date => Kind::DeadlineChanged,
        Meaning::Negation => Kind::StatementNegated,
        Meaning::Name | Meaning::Office => Kind::NameChanged,
        Meaning::Term => Kind::TermChanged,
    };
    let words = edit.telling(articles);
    let some = |words: String| (!words.is_empty()).then_some(Value::Text(words));
    let mut change = Change::new(kind, &["text"]).values(some(words.old), some(words.new));
    change.key = None;
    let quotes = edit.sentences(articles);
    Some(change.quotes(&quotes.old, &quotes.new))
}

/// The office of somebody whom the report names without having them take part in so many words: guest lists, parties of
/// a declaration.
fn office(edit: &Edit, articles: &Pair<&Article>, lexicon: &Lexicon) -> Option<Change> {
    let (offices, name) = meaning::office(articles, &edit.tokens, lexicon)?;
    let id = Id::slug(&name)?;
    let quotes = edit.sentences(articles);
    Some(
        Change::new(Kind::ParticipantOffice, &["participants", id.as_str(), "office"])
            .field("office")
            .texts(offices.old, offices.new)
            .labels(Some(name.clone()), Some(name))
            .quotes(&quotes.old, &quotes.new),
    )
}

/// One change for all edits that mean nothing that we know of.
fn edited(edits: &[&Edit], articles: &Pair<&Article>) -> Option<Change> {
    if edits.is_empty() {
        return None;
    }
    let words: Vec<Pair<String>> = edits.iter().take(SHOWN_EDITS).map(|edit| edit.words(articles)).collect();
    let old = words.iter().map(|pair| pair.old.clone()).collect();
    let new = words.iter().map(|pair| pair.new.clone()).collect();
    let mut quotes: Pair<Vec<Evidence>> = Pair::default();
    for edit in edits.iter().take(SHOWN_EDITS) {
        let Pair { old, new } = edit.sentences(articles);
        quotes.old.extend(old);
        quotes.new.extend(new);
    }
    quotes.old.dedup();
    quotes.new.dedup();
    let mut change = Change::new(Kind::TextEdited, &["text"])
        .values(Some(Value::Texts(old)), Some(Value::Texts(new)))
        .quotes(&quotes.old, &quotes.new);
    change.key = None;
    Some(change)
}
