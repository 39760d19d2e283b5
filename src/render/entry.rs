//! A change in words for people: who or what, what happened, the two values, the two quotes.
//!
//! Comes in: a finding and the names. Goes out: plain text, not yet safe for any target; every renderer for people shows
//! the same words.

mod clause;

pub(super) use clause::moved;

use super::marking::{self, Piece};
use super::names::{date, document_word, milestone_word, outcome_word};
use super::{Names, safe};
use crate::assess::Finding;
use crate::diff::{AlignedBy, Alignment, Change, Direction, Kind, Pair, PersonValue, Value, telling};
use crate::read::seen;
use crate::snapshot::Evidence;

/// How the two values are set side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Short values on one line: `office: Prime Minister → President`.
    Ledger,
    /// Sentences, in two columns, the changed words marked.
    Prose,
    /// The heading says it all.
    Heading,
}

/// A change in words for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// `+`, `-`, `~`, `!` (negated), `^` (up, stronger), `v` (down, weaker), `?` (extraction): legible without colour.
    pub(super) mark: char,
    /// Who or what changed.
    pub(super) who: String,
    /// What happened, without the values; may be empty.
    pub(super) what: String,
    /// How `value` is shown.
    pub(super) shape: Shape,
    /// The values.
    pub(super) value: Pair<Option<String>>,
    /// A quote of each side.
    pub(super) quote: Pair<Option<String>>,
    /// Why a person should look at the pairing.
    pub(super) doubt: Option<String>,
}

impl Entry {
    /// The words for a finding.
    pub(super) fn of(finding: &Finding, names: &Names) -> Self {
        let change = &finding.change;
        let value = |value: &Option<Value>| {
            value.as_ref().map(|value| said(change, value, names)).filter(|said| !said.is_empty())
        };
        let mut entry = Self {
            mark: mark(change),
            who: who(change, names),
            what: clause::what(change, names),
            shape: shape(change),
            value: Pair::new(value(&change.value.old), value(&change.value.new)),
            quote: Pair::new(
                quote(&change.evidence.old, &change.evidence.new),
                quote(&change.evidence.new, &change.evidence.old),
            ),
            doubt: doubt(change.alignment),
        };
        entry.drop_neighbour(change.kind);
        entry.name_all_topics(change);
        entry
    }

    /// Of a topic that was split or merged, every topic that its statements stood or stand under.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the other kinds have no further topic")]
    fn name_all_topics(&mut self, change: &Change) {
        let (Some(old), Some(new)) = (&mut self.value.old, &mut self.value.new) else { return };
        match change.kind {
            Kind::PrioritySplit => {
                self.who.clone_from(old);
                *new = format!("{old}, {new}");
            }
            Kind::PriorityMerged => {
                self.who.clone_from(new);
                *old = format!("{new}, {old}");
            }
            _ => {}
        }
    }

    /// Where a sentence of the text came or went, the quote of the other side is only its neighbour.
    fn drop_neighbour(&mut self, kind: Kind) {
        let (Some(old), Some(new)) = (&self.quote.old, &self.quote.new) else { return };
        let all = |pieces: &[Piece]| pieces.iter().all(|piece| piece.changed);
        if kind != Kind::TextEdited || !all(&marking::mark(old, new).new) {
            return;
        }
        if self.value.old.is_none() {
            self.quote.old = None;
        } else if self.value.new.is_none() {
            self.quote.new = None;
        }
    }

    /// The short form of an edit whose sentence stands in full elsewhere.
    pub(super) fn tell_less(&mut self) {
        let several = [&self.value.old, &self.value.new].into_iter().flatten().any(|one| one.contains(" … "));
        self.what.push_str(if several {
            " in sentences quoted above"
        } else {
            " in a sentence quoted above"
        });
        self.quote = Pair::default();
        let both = self.value.old.is_some() && self.value.new.is_some();
        self.shape = if both { Shape::Ledger } else { Shape::Heading };
    }

    /// What follows from another change, on one line: that it is reworded says enough, its words stand with its cause.
    #[expect(clippy::wildcard_enum_match_arm, reason = "a sentence says all the rest")]
    pub(super) fn consequence(&self, kind: Kind) -> String {
        match kind {
            Kind::StatementReworded | Kind::MilestoneReworded => format!("{}: {}", self.who, self.what),
            // A document as an outcome, told from the document itself.
            Kind::OutcomeReworded | Kind::OutcomeChanged => {
                format!("{} among the outcomes: {}", self.who, self.what)
            }
            _ => self.sentence(),
        }
    }

    /// The whole change on one line.
    pub(super) fn sentence(&self) -> String {
        let mut said = vec![self.who.clone()];
        if !self.what.is_empty() {
            said.push(self.what.clone());
        }
        match (self.shape, &self.value.old, &self.value.new) {
            (Shape::Heading, ..) | (_, None, None) => {}
            (Shape::Ledger, ..) => said.push(self.ledger()),
            (Shape::Prose, Some(old), Some(new)) if old == new => said.push(format!("“{old}”")),
            (Shape::Prose, Some(old), Some(new)) => said.push(format!("“{old}” → “{new}”")),
            (Shape::Prose, Some(only), None) | (Shape::Prose, None, Some(only)) => {
                said.push(format!("“{only}”"));
            }
        }
        said.join(": ") + &self.doubt.as_ref().map_or_else(String::new, |doubt| format!(" ({doubt})"))
    }

    /// `Prime Minister → President`.
    pub(super) fn ledger(&self) -> String {
        let said = |side: &Option<String>| side.clone().unwrap_or_else(|| "not stated".to_owned());
        format!("{} → {}", said(&self.value.old), said(&self.value.new))
    }
}

/// A value as it stands beside the other one: what the heading says already is left out.
fn said(change: &Change, value: &Value, names: &Names) -> String {
    let field = change.field.as_deref();
    match (change.kind, field, value) {
        (Kind::ParticipantReplaced | Kind::ParticipantLevel, _, Value::Person(person)) => {
            let seatless = PersonValue { country: None, organization: None, ..person.clone() };
            names.person_value(&seatless)
        }
        (
            Kind::MilestoneReworded | Kind::MilestoneAdded | Kind::MilestoneRemoved,
            _,
            Value::Milestone(milestone),
        ) => milestone.text.clone(),
        (Kind::TextEdited, _, Value::Texts(hunks)) => {
            let hunks: Vec<&str> =
                hunks.iter().map(|hunk| hunk.trim()).filter(|hunk| !hunk.is_empty()).collect();
            hunks.join(" … ")
        }
        (_, Some("date"), Value::Milestone(milestone)) => date(&milestone.date),
        (_, Some("status"), Value::Milestone(milestone)) => milestone_word(milestone.status).to_owned(),
        (_, Some("type"), Value::Outcome(outcome)) => outcome_word(outcome.kind).to_owned(),
        (_, Some("title"), Value::Outcome(outcome)) => {
            outcome.title.clone().unwrap_or_else(|| "no title".to_owned())
        }
        (_, Some("status"), Value::Document(document)) => document_word(document.status).to_owned(),
        (_, Some("title"), Value::Document(document)) => {
            document.title.clone().unwrap_or_else(|| "no title".to_owned())
        }
        _ => names.value(change.kind, field, value),
    }
}

fn mark(change: &Change) -> char {
    let suffix = change.kind.name().rsplit('.').next();
    match (change.kind, change.direction) {
        (Kind::ExtractionLost | Kind::ExtractionGained, _) => '?',
        (Kind::StatementNegated, _) => '!',
        (_, Some(Direction::Stronger | Direction::Up)) => '^',
        (_, Some(Direction::Weaker | Direction::Down)) => 'v',
        _ if suffix == Some("added") => '+',
        _ if suffix == Some("removed") => '-',
        (Kind::StatementStrengthened, _) => '^',
        (Kind::StatementWeakened, _) => 'v',
        _ => '~',
    }
}

fn shape(change: &Change) -> Shape {
    let prose = |value: &Option<Value>| {
        matches!(value, Some(Value::Statement(_) | Value::Outcome(_) | Value::Milestone(_)))
    };
    let heading = matches!(
        change.kind,
        Kind::ParticipantAdded
            | Kind::ParticipantRemoved
            | Kind::PriorityAdded
            | Kind::PriorityRemoved
            | Kind::OrganizationAdded
            | Kind::OrganizationRemoved
            | Kind::BodyAdded
            | Kind::BodyRemoved
            | Kind::DocumentAdded
            | Kind::DocumentRemoved
    );
    let sentence = matches!(
        change.kind,
        Kind::StatementReworded
            | Kind::OutcomeReworded
            | Kind::MilestoneReworded
            | Kind::SourceTitle
            | Kind::TextEdited
            | Kind::CorrectionNote
            | Kind::CorrectionUnmatched
    );
    let word = matches!(change.kind, Kind::OutcomeChanged | Kind::MilestoneChanged)
        && is_short(change.field.as_deref());
    if heading {
        Shape::Heading
    } else if sentence || (!word && (prose(&change.value.old) || prose(&change.value.new))) {
        Shape::Prose
    } else {
        Shape::Ledger
    }
}

/// Whether a field of an outcome or milestone holds a word, not a sentence.
fn is_short(field: Option<&str>) -> bool {
    matches!(field, Some("date" | "status" | "type" | "title"))
}

/// The name of what changed.
fn who(change: &Change, names: &Names) -> String {
    let label = || change.label.new.as_ref().or(change.label.old.as_ref()).cloned();
    let only = change.value.new.as_ref().or(change.value.old.as_ref());
    let known = match change.kind.family() {
        _ if change.path == "/text" => Some("Text".to_owned()),
        "event" => Some(event_field(change.kind).to_owned()),
        "participant" => match (change.kind, only) {
            (Kind::ParticipantAdded | Kind::ParticipantRemoved, Some(Value::Person(person))) => {
                Some(names.person_value(person))
            }
            (Kind::ParticipantLevel, Some(Value::Person(person))) => {
                names.seat(person.country, person.organization.as_ref())
            }
            (Kind::ParticipantReplaced, Some(Value::Person(person))) => {
                let seat = names.seat(person.country, person.organization.as_ref());
                let same =
                    matches!(&change.value.old, Some(Value::Person(old)) if old.office == person.office);
                match (person.office.as_ref().filter(|_| same), seat) {
                    (Some(office), Some(seat)) => Some(format!("{office} ({seat})")),
                    (None, Some(seat)) => Some(seat),
                    _ => label(),
                }
            }
            _ => label(),
        },
        _ if change.path.starts_with("/priorities/") => {
            // "Other: number" would be read as another number.
            let topic = |id: &str| if id == "other" { "Other topics".to_owned() } else { names.topic(id) };
            segment(&change.path, 1).map(topic)
        }
        "organization" | "body" | "document" if is_renamed(change.kind) => {
            Some(capitalized(change.kind.family()))
        }
        "organization" | "body" | "document" => names.entry(&change.path).map(str::to_owned).or_else(label),
        "outcome" | "milestone" => Some(result(change)),
        _ if change.path.starts_with("/outcomes/") => {
            label().map(|label| capitalized(&label.replace('-', " ")))
        }
        _ if change.path.starts_with("/milestones/") => Some(
            label()
                .map_or_else(|| "Milestone".to_owned(), |text| format!("Milestone “{}”", shortened(&text))),
        ),
        "source" => Some("Headline".to_owned()),
        "text" | "name" => Some("Text".to_owned()),
        "correction" => Some("Editor's note".to_owned()),
        _ => label(),
    };
    known.or_else(label).unwrap_or_else(|| change.path.clone())
}

/// An outcome or milestone: its own words where they do not stand below.
fn result(change: &Change) -> String {
    let (noun, text) = match change.value.new.as_ref().or(change.value.old.as_ref()) {
        Some(Value::Outcome(outcome)) => (capitalized(outcome_word(outcome.kind)), Some(&outcome.text)),
        Some(Value::Milestone(milestone))
            if matches!(change.field.as_deref(), Some("date" | "milestone")) =>
        {
            ("Milestone".to_owned(), Some(&milestone.text))
        }
        Some(Value::Milestone(milestone)) => {
            (format!("Milestone of {}", date(&milestone.date)), Some(&milestone.text))
        }
        _ => (capitalized(change.kind.family()), change.label.new.as_ref().or(change.label.old.as_ref())),
    };
    match text.filter(|_| is_short(change.field.as_deref())) {
        Some(text) => format!("{noun} “{}”", shortened(text)),
        None => noun,
    }
}

fn is_renamed(kind: Kind) -> bool {
    matches!(kind, Kind::OrganizationRenamed | Kind::BodyRenamed | Kind::DocumentRenamed)
}

/// The first words of a text, up to some sixty characters.
fn shortened(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() > 60 {
            return out + " …";
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn segment(path: &str, index: usize) -> Option<&str> {
    path.trim_start_matches('/').split('/').nth(index)
}

/// The heading of a field of the event.
pub(super) fn event_field(kind: Kind) -> &'static str {
    match kind.name() {
        "event.organization" => "Organization",
        "event.body" => "Body",
        "event.type" => "Type of meeting",
        "event.format" => "Form of meeting",
        "event.start" => "First day",
        "event.end" => "Last day",
        "event.location" => "Place",
        "event.host" => "Host",
        "event.chair" => "Chair",
        _ => "Name of the meeting",
    }
}

/// The quote that shows the change, without mark-up; white space as one space.
fn quote(own: &[Evidence], other: &[Evidence]) -> Option<String> {
    telling(own, other).map(|quote| seen(quote.exact()))
}

/// Text of others on one line of a terminal or a workflow's log, wherever that line is wrapped.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().map(safe::workflow_log).collect();
    words.join(" ")
}

/// White space as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Why a person should look at a pairing; `None` where it is certain.
pub(super) fn doubt(alignment: Alignment) -> Option<String> {
    (!alignment.certain).then(|| format!("a guess: {}", why(alignment)))
}

/// What a pairing rests on; `None` where it is one id, or no pair.
pub(super) fn basis(alignment: Alignment) -> Option<String> {
    (alignment.by != AlignedBy::Key).then(|| why(alignment))
}

fn why(alignment: Alignment) -> String {
    if let (AlignedBy::Similarity, Some(score)) = (alignment.by, alignment.score) {
        return format!("{} % of the words in common", score / 10);
    }
    let why = match alignment.by {
        AlignedBy::Key => "the same id",
        AlignedBy::NameKey => "the names look like spellings of one",
        AlignedBy::Seat => "same seat",
        AlignedBy::Similarity => "words in common",
        AlignedBy::Evidence => "the same quotes",
        AlignedBy::Successor => "the one took the place of the other",
    };
    let score = alignment.score.map_or_else(String::new, |score| format!(", {score} of 1000"));
    format!("{why}{score}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pairing_that_is_a_guess_says_so() {
        let guess = Alignment { by: AlignedBy::Seat, score: None, certain: false };
        assert_eq!(doubt(guess).as_deref(), Some("a guess: same seat"));
        assert_eq!(doubt(Alignment::KEY), None);
    }
}
