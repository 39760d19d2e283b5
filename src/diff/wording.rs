//! The words of two reports: what differs without meaning anything is counted, what may mean something is reported.
//!
//! Comes in: two articles and the changes that the fields show. Goes out: the suppression ledger, and changes for edits
//! that no field covers: a number, a date, a negation, a proper name, or plain wording (`text.edited`).
//! A suppression never covers a name, number, date, negation or rank, except in what the site adds around a report.

use super::change::{Change, Direction, Pair, Value};
use super::edits::{Compared, Edit};
use super::holders::{Holder, Holders};
use super::meaning::{self, Meaning};
use super::noise::Noise;
use super::places::Places;
use super::{Kind, Side, Suppressed};
use crate::lexicon::{Lexicon, TableId, fold};
use crate::read::{Article, BlockKind, Span};
use crate::snapshot::{Evidence, Id};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Of so many edits the words are kept in `text.edited`; the rest is counted.
const SHOWN_EDITS: usize = 40;

/// What the wording adds to a diff.
#[derive(Debug, Default)]
pub(super) struct Wording<'run> {
    pub(super) changes: Vec<Change>,
    /// The edits that no change of these tells.
    plain: Vec<&'run Edit>,
    pub(super) suppressed: Vec<Suppressed>,
    /// The statements, by their place among the changes, that were read on one side only because of an edit which is told,
    /// with the path of its change.
    pub(super) explained: Vec<(usize, String)>,
    /// Whether the texts differ and yet have the same words in the same order: white space, marks, mark-up, spelling or
    /// what a site adds is all that differs.
    pub(super) same_words: bool,
}

/// Compares the words of two articles; `changes` are what the fields show already.
pub(super) fn compare<'run>(
    sides: &Pair<Side<'_>>,
    articles: &Pair<&Article>,
    (compared, changes): (&'run Compared, &[Change]),
    lexicon: &Lexicon,
) -> Wording<'run> {
    let mut ledger: BTreeMap<Noise, Vec<Pair<String>>> = compared.noise.clone();
    let mut wording = Wording::default();
    let mut plain: Vec<&Edit> = Vec::new();
    let one_text = compared.is_of_one_text(articles);
    let shown = Shown::of(changes, &compared.edits);
    let holders = Holders::of(sides, lexicon);
    for edit in &compared.edits {
        match edit.noise {
            Some(noise) => ledger.entry(noise).or_default().push(edit.words(articles)),
            None if one_text && !shown.covers(edit, articles) => {
                match meant(edit, articles, (&holders, lexicon)) {
                    Some(mut change) => {
                        change.follows = told(edit, articles, changes);
                        let explained = shown.of_one_side(edit, articles).into_iter();
                        wording.explained.extend(explained.map(|at| (at, change.path.clone())));
                        wording.changes.push(change);
                    }
                    None => plain.push(edit),
                }
            }
            None => plain.push(edit),
        }
    }
    wording.plain = plain;
    wording.same_words = compared.edits.iter().all(|edit| edit.noise.is_some());
    wording.suppressed = ledger
        .into_iter()
        .map(|(noise, spans)| Suppressed { rule: noise.rule().to_owned(), count: spans.len(), spans })
        .collect();
    wording
}

impl Wording<'_> {
    /// One change for the edits that nothing told so far: neither a change nor a quote that one shows.
    pub(super) fn rest(&self, articles: &Pair<&Article>, changes: &[Change]) -> Option<Change> {
        let quoted = Quoted::of(changes);
        let mut plain = self.plain.clone();
        plain.retain(|edit| !quoted.tells(edit, articles));
        edited(&plain, articles)
    }
}

/// What the fields show already: changes by where their quotes stand.
struct Shown<'run> {
    changes: &'run [Change],
    edits: &'run [Edit],
    places: Pair<Places>,
}

impl<'run> Shown<'run> {
    fn of(changes: &'run [Change], edits: &'run [Edit]) -> Self {
        let old = Places::of(changes.iter().map(|one| one.evidence.old.iter().map(Evidence::span)));
        let new = Places::of(changes.iter().map(|one| one.evidence.new.iter().map(Evidence::span)));
        Self { changes, edits, places: Pair::new(old, new) }
    }

    /// Whether a change of a field already shows the edit: its quotes touch it. What extraction lost or gained without
    /// an edit of its sentence shows none.
    fn covers(&self, edit: &Edit, articles: &Pair<&Article>) -> bool {
        let Pair { old, new } = edit.span(articles);
        let old = old.into_iter().flat_map(|span| self.places.old.touching(span));
        let new = new.into_iter().flat_map(|span| self.places.new.touching(span));
        let (old, new): (Vec<usize>, Vec<usize>) = (old.collect(), new.collect());
        let both = !edit.tokens.old.is_empty() && !edit.tokens.new.is_empty();
        // A word in the place of another is not told by a statement that was read on one side only.
        let half = |at: &usize| {
            let kind = self.changes[*at].kind;
            both && edit.meaning.is_some() && matches!(kind, Kind::StatementAdded | Kind::StatementRemoved)
        };
        let halves = old.iter().any(half) && new.iter().any(half);
        let mut all = old.iter().chain(&new);
        all.any(|at| shows(self.changes[*at].kind, edit.meaning) && (halves || !half(at)))
    }

    /// The statements that one side only has, in a sentence of which nothing else differs.
    fn of_one_side(&self, edit: &Edit, articles: &Pair<&Article>) -> Vec<usize> {
        let Pair { old, new } = edit.span(articles);
        let (Some(old), Some(new)) = (old, new) else { return Vec::new() };
        let found = self.places.old.touching(old).chain(self.places.new.touching(new));
        let half =
            |at: &usize| matches!(self.changes[*at].kind, Kind::StatementAdded | Kind::StatementRemoved);
        found.filter(half).filter(|_| self.is_alone(edit, articles)).collect()
    }

    /// Whether an edit is the only one of its sentence.
    fn is_alone(&self, edit: &Edit, articles: &Pair<&Article>) -> bool {
        let sentence =
            |article: &Article, tokens: &Range<usize>| article.sentence_of(tokens.start).tokens.clone();
        let old = sentence(articles.old, &edit.tokens.old);
        let new = sentence(articles.new, &edit.tokens.new);
        let within = |tokens: &Range<usize>, sentence: &Range<usize>| {
            tokens.start < sentence.end && tokens.end > sentence.start
        };
        let meets = |other: &&Edit| {
            other.noise.is_none() && (within(&other.tokens.old, &old) || within(&other.tokens.new, &new))
        };
        self.edits.iter().filter(meets).count() == 1
    }
}

/// What a reader sees of the changes: the quote that each shows of a side.
struct Quoted {
    /// The changes that show a quote of both sides.
    both: Vec<bool>,
    shown: Pair<Places>,
    /// All quotes of what came or went as a whole.
    whole: Pair<Places>,
}

impl Quoted {
    fn of(changes: &[Change]) -> Self {
        let seen: Vec<&Change> =
            changes.iter().filter(|one| one.follows.is_none() && one.kind.family() != "extraction").collect();
        let telling: Vec<Pair<Option<Span>>> = seen.iter().map(|one| one.telling()).collect();
        let whole = |side: fn(&Change) -> (&[Evidence], &[Evidence])| {
            let told = changes.iter().filter(|one| one.kind.family() != "extraction");
            Places::of(told.map(|one| {
                let (own, other) = side(one);
                let quotes = if other.is_empty() { own } else { &[] };
                quotes.iter().map(Evidence::span).collect::<Vec<_>>()
            }))
        };
        Self {
            both: telling.iter().map(|one| one.old.is_some() && one.new.is_some()).collect(),
            shown: Pair::new(
                Places::of(telling.iter().map(|one| one.old)),
                Places::of(telling.iter().map(|one| one.new)),
            ),
            whole: Pair::new(
                whole(|one| (&one.evidence.old, &one.evidence.new)),
                whole(|one| (&one.evidence.new, &one.evidence.old)),
            ),
        }
    }

    /// Whether a quote shows the edit: each of its sentences stands in what came or went, or the words of both sides in
    /// the two quotes of one change.
    fn tells(&self, edit: &Edit, articles: &Pair<&Article>) -> bool {
        let Pair { old, new } = &edit.tokens;
        let gone = is_quoted(&self.whole.old, articles.old, old);
        let come = is_quoted(&self.whole.new, articles.new, new);
        (gone || old.is_empty()) && (come || new.is_empty()) || self.marks(edit, articles)
    }

    fn marks(&self, edit: &Edit, articles: &Pair<&Article>) -> bool {
        let within = |places: &Places, span: Option<Span>| -> Option<BTreeSet<usize>> {
            let span = span?;
            Some(places.around(span).filter(|owner| self.both[*owner]).collect())
        };
        let Pair { old, new } = edit.span(articles);
        match (within(&self.shown.old, old), within(&self.shown.new, new)) {
            (Some(old), Some(new)) => !old.is_disjoint(&new),
            (Some(only), None) | (None, Some(only)) => !only.is_empty(),
            (None, None) => false,
        }
    }
}

/// Whether a quote touches each sentence of the tokens; the headings above them say no more.
fn is_quoted(places: &Places, article: &Article, tokens: &Range<usize>) -> bool {
    let mut at = tokens.start;
    let mut quoted = false;
    while at < tokens.end {
        let end = article.sentence_of(at).tokens.end.min(tokens.end);
        let touched = places.touching(article.span(at..end)).next().is_some();
        if !touched && article.block_of(at).kind != BlockKind::Heading {
            return false;
        }
        quoted |= touched;
        at = end;
    }
    quoted
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
        None | Some(Meaning::Strength(_)) => true,
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

/// A change for an edit that carries a meaning which no field holds, under the statement, outcome or milestone that it
/// stands in.
fn meant(edit: &Edit, articles: &Pair<&Article>, (holders, lexicon): (&Holders, &Lexicon)) -> Option<Change> {
    if edit.meaning == Some(Meaning::Office) {
        return office(edit, articles, lexicon);
    }
    let (kind, field) = match edit.meaning? {
        Meaning::Number => (Kind::QuantityChanged, "quantities"),
        Meaning::Date => (Kind::DeadlineChanged, "dates"),
        Meaning::Negation => (Kind::StatementNegated, "polarity"),
        Meaning::Name | Meaning::Office => (Kind::NameChanged, "names"),
        Meaning::Term => (Kind::TermChanged, "text"),
        Meaning::Strength(Direction::Stronger) => (Kind::StatementStrengthened, "act"),
        Meaning::Strength(_) => (Kind::StatementWeakened, "act"),
    };
    let (kind, field) = if is_subject(edit, articles, lexicon) && kind == Kind::NameChanged {
        (Kind::StatementAttribution, "speaker")
    } else {
        (kind, field)
    };
    let words = edit.telling(articles);
    let trimmed = |words: &str| words.trim_matches([',', ';', ' ']).to_owned();
    let words = Pair::new(trimmed(&words.old), trimmed(&words.new));
    let some = |words: String| (!words.is_empty()).then_some(Value::Text(words));
    let mut change = match holders.find(edit, articles) {
        Some(holder) => {
            let label = |one: &Holder| Some(one.label.clone());
            Change::new(kind, &holder.new.segments(field))
                .field(field)
                .labels(label(holder.old), label(holder.new))
        }
        None => Change::new(kind, &["text"]),
    };
    if change.field.is_none() {
        change.key = None;
    }
    if let Some(Meaning::Strength(way)) = edit.meaning {
        change = change.toward(Some(way));
    }
    let quotes = edit.sentences(articles);
    Some(change.values(some(words.old), some(words.new)).quotes(&quotes.old, &quotes.new))
}

/// Whether an edit names who does what a sentence says: on both sides it opens the sentence, and an act follows.
fn is_subject(edit: &Edit, articles: &Pair<&Article>, lexicon: &Lexicon) -> bool {
    let subject = |article: &Article, tokens: &Range<usize>| {
        !tokens.is_empty()
            && article.sentence_of(tokens.start).tokens.start == tokens.start
            && lexicon.matches_at(article, tokens.end).iter().any(|one| one.row.table == TableId::Acts)
    };
    subject(articles.old, &edit.tokens.old) && subject(articles.new, &edit.tokens.new)
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
