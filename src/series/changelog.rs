//! Editions → [`Changelog`]: what each edition changes against the one before it, filed under what an analyst asks first.
//!
//! Comes in: editions in order, oldest first. Goes out: one [`Step`] an edition, its entries filed by [`Section`].
//! Promises: every change of its own is filed in exactly one section; what follows from another change is left out,
//! because the other change tells it; an identity stands once in a step; a sentence that another entry quotes whole, and
//! the seat of a delegation whose people are named, are told once.

use super::Edition;
use super::restated::restate;
use super::tellings::{join_seats, leave_out_quoted};
use super::vote::join_votes;
use crate::assess::{Cause, Finding, Mode, Policy, assess};
use crate::diff::{Change, Direction, Kind, Pair, Side, Value, diff};
use crate::lexicon::{Lexicon, TableId, fold};
use crate::snapshot::{Evidence, MilestoneStatus};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What an analyst asks of a new edition, in the order in which it is asked: silence first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// Topics, statements, outcomes and dates that are not there any more.
    Dropped,
    /// What binds, asks or judges less.
    Weakened,
    /// What binds, asks or judges more.
    Strengthened,
    /// Topics, statements, outcomes and dates that were not there.
    Added,
    /// Other amounts, counts, deadlines, decisions.
    NumbersAndDates,
    /// Who takes part, who presides, in which office.
    People,
    /// Organizations, organs and documents.
    BodiesAndDocuments,
    /// The same thing at another place: rank, topic, ladder, venue.
    Moved,
    /// Other words, the same facts; and what says more of the reading than of the report.
    Wording,
}

impl Section {
    /// All of them, in order.
    pub const ALL: [Self; 9] = [
        Self::Dropped,
        Self::Weakened,
        Self::Strengthened,
        Self::Added,
        Self::NumbersAndDates,
        Self::People,
        Self::BodiesAndDocuments,
        Self::Moved,
        Self::Wording,
    ];

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Dropped => "Dropped",
            Self::Weakened => "Weakened",
            Self::Strengthened => "Strengthened",
            Self::Added => "Added",
            Self::NumbersAndDates => "Numbers and dates",
            Self::People => "People",
            Self::BodiesAndDocuments => "Bodies and documents",
            Self::Moved => "Moved",
            Self::Wording => "Wording",
        }
    }

    /// Where a change of that kind and direction is filed; `path` tells an edit of the prose from one of a field.
    ///
    /// A reversal weakens what the old edition said. The dates of the meeting itself stand in the heading of its
    /// edition, and who says a thing differs from edition to edition, so both are filed under wording.
    #[must_use]
    pub fn of(kind: Kind, direction: Option<Direction>, path: &str) -> Self {
        match kind {
            _ if path == "/text" && kind != Kind::TermChanged => Self::Wording,
            Kind::PriorityRemoved
            | Kind::StatementRemoved
            | Kind::OutcomeRemoved
            | Kind::MilestoneRemoved => Self::Dropped,
            Kind::StatementWeakened | Kind::StatementNegated => Self::Weakened,
            Kind::StatementStrengthened => Self::Strengthened,
            // The same statement with a further aim or member, or without one.
            Kind::StatementReworded if direction == Some(Direction::Up) => Self::Added,
            Kind::StatementReworded if direction == Some(Direction::Down) => Self::Dropped,
            Kind::PriorityAdded | Kind::StatementAdded | Kind::OutcomeAdded | Kind::MilestoneAdded => {
                Self::Added
            }
            Kind::QuantityChanged | Kind::DeadlineChanged | Kind::OutcomeChanged | Kind::MilestoneChanged => {
                Self::NumbersAndDates
            }
            Kind::EventChair
            | Kind::ParticipantAdded
            | Kind::ParticipantRemoved
            | Kind::ParticipantReplaced
            | Kind::ParticipantOffice
            | Kind::ParticipantCountry
            | Kind::ParticipantOrganization
            | Kind::ParticipantAttendance
            | Kind::ParticipantFunction
            | Kind::ParticipantLevel => Self::People,
            Kind::EventOrganization
            | Kind::EventBody
            | Kind::StatementReference
            | Kind::OrganizationAdded
            | Kind::OrganizationRemoved
            | Kind::OrganizationRenamed
            | Kind::BodyAdded
            | Kind::BodyRemoved
            | Kind::BodyRenamed
            | Kind::BodyParent
            | Kind::DocumentAdded
            | Kind::DocumentRemoved
            | Kind::DocumentRenamed
            | Kind::DocumentStatus => Self::BodiesAndDocuments,
            Kind::StatementAct => match direction {
                Some(Direction::Weaker) => Self::Weakened,
                Some(Direction::Stronger) => Self::Strengthened,
                _ => Self::Moved,
            },
            // "moderated", "slowed": what was found is another.
            Kind::TermChanged
            | Kind::EventLocation
            | Kind::EventHost
            | Kind::PriorityMoved
            | Kind::PriorityOrdinal
            | Kind::PriorityRenamed
            | Kind::PrioritySplit
            | Kind::PriorityMerged => Self::Moved,
            Kind::EventName
            | Kind::EventType
            | Kind::EventFormat
            | Kind::EventStart
            | Kind::EventEnd
            | Kind::ParticipantRenamed
            | Kind::StatementAttribution
            | Kind::StatementReworded
            | Kind::OutcomeReworded
            | Kind::MilestoneReworded
            | Kind::SourceTitle
            | Kind::NameChanged
            | Kind::TextEdited
            | Kind::ExtractionLost
            | Kind::ExtractionGained
            | Kind::CorrectionNote
            | Kind::CorrectionUnmatched => Self::Wording,
        }
    }
}

/// A change with its section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is filed.
    pub section: Section,
    /// The change, judged; its fingerprint is the identity of the entry in its step.
    pub finding: Finding,
}

/// What one edition changes.
#[derive(Debug, Clone)]
pub struct Step<'series> {
    /// The edition.
    pub edition: &'series Edition,
    /// The one before it; `None` for the first.
    pub previous: Option<&'series Edition>,
    /// The changes, by section, then kind, how far a topic moved, rank of the topic, place.
    pub entries: Vec<Entry>,
}

/// What changed from edition to edition.
#[derive(Debug, Clone)]
pub struct Changelog<'series> {
    /// One step for every edition, the newest first.
    pub steps: Vec<Step<'series>>,
}

/// Compares every edition, given oldest first, with the one before it.
#[must_use]
pub fn changelog<'series>(editions: &'series [Edition], lexicon: &Lexicon) -> Changelog<'series> {
    let steps = editions.iter().enumerate().map(|(at, edition)| {
        let previous = at.checked_sub(1).map(|before| &editions[before]);
        let entries = previous.map_or_else(Vec::new, |previous| entries(previous, edition, lexicon));
        Step { edition, previous, entries }
    });
    let mut steps: Vec<Step<'_>> = steps.collect();
    steps.reverse();
    Changelog { steps }
}

fn entries(old: &Edition, new: &Edition, lexicon: &Lexicon) -> Vec<Entry> {
    let cause = Cause::of(&old.snapshot, &new.snapshot);
    // The texts say what still stands there; word by word only versions of one text are compared.
    let mut found = diff(side(old), side(new), lexicon);
    found.changes.extend(other_words(old, new, lexicon));
    let judged = assess(found, (Mode::Edition, "editions of one series"), cause, &Policy::default());
    let findings = judged.findings.into_iter().filter(|finding| finding.change.follows.is_none());
    let mut findings = leave_out_quoted(join_seats(findings.collect()));
    join_votes(&mut findings, Pair::new(&old.snapshot, &new.snapshot));
    restate(&mut findings, Pair::new(old, new), lexicon);
    let mut entries: Vec<Entry> = Vec::new();
    for finding in findings {
        let twin = entries.iter_mut().find(|entry| entry.finding.fingerprint == finding.fingerprint);
        if let Some(twin) = twin {
            let quotes = finding.change.evidence;
            twin.finding.change.evidence.old.extend(quotes.old);
            twin.finding.change.evidence.new.extend(quotes.new);
            continue;
        }
        let change = &finding.change;
        let section = if says_more_of_the_report(change, lexicon) {
            Section::Wording
        } else {
            Section::of(change.kind, change.direction, &change.path)
        };
        entries.push(Entry { section, finding });
    }
    let ranks = ranks(old, new);
    entries.sort_by(|one, other| key(one, &ranks).cmp(&key(other, &ranks)));
    entries
}

/// Whether a change says more of the reports than of the meetings: one of the two is silent about the meeting itself, or
/// looks back on what is done, or names a day only as seen from its own ("last year"), or a topic kept its rank while
/// others moved around it.
fn says_more_of_the_report(change: &Change, lexicon: &Lexicon) -> bool {
    let Pair { old, new } = &change.value;
    let silent = change.kind.family() == "event" && (old.is_none() || new.is_none());
    let looks_back = match (change.kind, old.as_ref().or(new.as_ref())) {
        (Kind::MilestoneAdded | Kind::MilestoneRemoved, Some(Value::Milestone(milestone))) => {
            milestone.status == MilestoneStatus::Done
        }
        _ => false,
    };
    let kept = change.kind == Kind::PriorityMoved && old == new;
    let relative = change.kind == Kind::DeadlineChanged
        && !(is_stated(old.as_ref(), &change.evidence.old, lexicon)
            && is_stated(new.as_ref(), &change.evidence.new, lexicon));
    silent || looks_back || kept || relative
}

/// Whether a date stands in its quotes by its year or its month; no date is stated anywhere.
fn is_stated(value: Option<&Value>, quotes: &[Evidence], lexicon: &Lexicon) -> bool {
    let Some(Value::Text(date)) = value else { return true };
    let mut parts = date.split(['-', '/']);
    let year = parts.next().unwrap_or_default().to_owned();
    let month = parts.next().unwrap_or_default().trim_start_matches('0').to_owned();
    let months = lexicon.rows_with(TableId::Calendar, "kind", "month");
    let mut words: Vec<String> = months
        .filter(|row| row.text("value").trim_start_matches('0') == month)
        .map(|row| fold(row.text("form")))
        .collect();
    words.push(year);
    let said = quotes.iter().map(|quote| fold(quote.exact())).collect::<Vec<_>>().join(" ");
    said.split(|letter: char| !letter.is_alphanumeric()).any(|word| words.iter().any(|one| one == word))
}

/// The place of each topic: its rank in the new edition, behind them those that only the old one has.
fn ranks<'series>(old: &'series Edition, new: &'series Edition) -> BTreeMap<&'series str, usize> {
    let topics = [new, old].into_iter().flat_map(|edition| &edition.snapshot.priorities);
    let mut ranks = BTreeMap::new();
    for topic in topics {
        let next = ranks.len();
        ranks.entry(topic.id.as_str()).or_insert(next);
    }
    ranks
}

fn side(edition: &Edition) -> Side<'_> {
    Side { snapshot: &edition.snapshot, article: None }
}

/// Words in the place of ones that they exclude ("moderated", "slowed"), where a meeting writes its text anew from the last
/// one and no statement holds them.
fn other_words(old: &Edition, new: &Edition, lexicon: &Lexicon) -> Vec<Change> {
    let read = |edition: &Edition| edition.article.is_some();
    if !read(old) || !read(new) {
        return Vec::new();
    }
    let found = diff(whole(old), whole(new), lexicon).changes.into_iter();
    found.filter(|change| change.kind == Kind::TermChanged).collect()
}

fn whole(edition: &Edition) -> Side<'_> {
    Side { article: edition.article.as_ref(), ..side(edition) }
}

/// Topics and what stands under them before outcomes and dates.
fn order(kind: Kind) -> usize {
    let families = ["priority", "statement", "outcome", "milestone"];
    families.iter().position(|family| *family == kind.family()).unwrap_or(families.len())
}

/// How many ranks a topic moved: who moved furthest is told first.
fn distance(change: &Change) -> u32 {
    match (change.kind, &change.value.old, &change.value.new) {
        (Kind::PriorityMoved, Some(Value::Number(old)), Some(Value::Number(new))) => old.abs_diff(*new),
        _ => 0,
    }
}

/// Section, kind, how far it moved, rank of the topic, place in the text; the fingerprint so that no two are equal.
fn key<'entry>(entry: &'entry Entry, ranks: &BTreeMap<&str, usize>) -> impl Ord + 'entry {
    let Entry { section, finding } = entry;
    let change = &finding.change;
    let place = |quotes: &[Evidence]| quotes.first().map(|quote| quote.span().start);
    let place = place(&change.evidence.new).or_else(|| place(&change.evidence.old));
    let key = change.key.as_deref();
    let rank = key.and_then(|key| ranks.get(key)).copied().unwrap_or(usize::MAX);
    let far = Reverse(distance(change));
    (*section, order(change.kind), change.kind, far, (rank, key), place, finding.fingerprint.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_and_its_mirror_are_filed_under_mirrored_sections() {
        for kind in Kind::ALL {
            let (one, other) = (Section::of(*kind, None, "/x"), Section::of(kind.mirror(), None, "/x"));
            let mirrored = match one {
                Section::Dropped => Section::Added,
                Section::Added => Section::Dropped,
                Section::Weakened if *kind != Kind::StatementNegated => Section::Strengthened,
                Section::Strengthened => Section::Weakened,
                Section::Weakened
                | Section::NumbersAndDates
                | Section::People
                | Section::BodiesAndDocuments
                | Section::Moved
                | Section::Wording => one,
            };
            assert_eq!(other, mirrored, "{kind}");
        }
    }

    #[test]
    fn an_edit_of_the_prose_is_wording_whatever_it_touches() {
        assert_eq!(Section::of(Kind::DeadlineChanged, None, "/text"), Section::Wording);
        assert_eq!(Section::of(Kind::DeadlineChanged, None, "/priorities/trade"), Section::NumbersAndDates);
    }
}
