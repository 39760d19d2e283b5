//! Stage 5: two [`Snapshot`]s → [`SnapshotDiff`], what differs, without judgement.
//!
//! Comes in: an old and a new snapshot and, where they are at hand, the articles they were made from. Goes out: every
//! difference as a typed [`Change`], and how much of the wording differs without meaning anything.
//!
//! Entries are aligned by key first, then by what says they are the same one (spellings of a name, a seat, common
//! words), as an optimal assignment with integer scores and a fixed tie-break. Rank is never a sign of identity.
//! Promises: `diff(a, a)` is empty; `diff(b, a)` is `diff(a, b)` reversed; the order of arrays does not matter except
//! through `rank`.

mod change;
mod kind;
mod path;
mod similarity;
mod places;
mod holders;
mod assignment;
mod names;
mod text;
mod event;
mod people;
mod priorities;
mod statements;
mod additions;
mod strength;
mod quantities;
mod named;
mod outcomes;
mod consequences;
mod words;
mod noise;
mod meaning;
mod edits;
mod standing;
mod reading;
mod wording;
mod corrections;
mod unreported;

pub use additions::{Joints, qualifiers};
pub use change::{
    AlignedBy, Alignment, Change, Direction, DocumentValue, MilestoneValue, NameValue, OutcomeValue, Pair,
    PersonValue, PriorityValue, StatementValue, Value, telling,
};
pub use kind::Kind;
pub use names::{country_name, organization_label, person_label, topic_label};
pub use standing::Standing;

use crate::lexicon::Lexicon;
use crate::read::{Article, Span};
use crate::snapshot::Snapshot;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One side of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Side<'run> {
    /// What the report says.
    pub snapshot: &'run Snapshot,
    /// The report itself; `None` when only the snapshot is at hand. Wording, suppression and `extraction.lost` need it.
    pub article: Option<&'run Article>,
}

/// Everything that differs between two snapshots.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SnapshotDiff {
    /// The changes, in order of path, then kind, then place in the text.
    pub changes: Vec<Change>,
    /// Differences of wording that cannot carry a meaning, counted per rule, in order of rule.
    pub suppressed: Vec<Suppressed>,
    /// The words of each side that the other one lacks, in order, where the two are versions of one text.
    pub edited: Pair<Vec<Edited>>,
    /// How many entries of each part are the same on both sides.
    pub unchanged: Unchanged,
}

/// Words that one of two texts has and the other has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Where they stand.
    pub span: Span,
    /// The words, white space made single spaces.
    pub words: String,
}

/// A kind of difference that is counted and not reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suppressed {
    /// The rule that recognized it.
    pub rule: String,
    /// How often.
    pub count: usize,
    /// Each one: the words of the old and the new text around it. Left out of the JSON form.
    #[serde(skip)]
    pub spans: Vec<Pair<String>>,
}

/// How many entries of each part are the same on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unchanged {
    /// Fields of the event that have the same value.
    pub event: usize,
    /// Participants.
    pub participants: usize,
    /// Topics.
    pub priorities: usize,
    /// Statements.
    pub statements: usize,
    /// Organizations, bodies and documents.
    pub names: usize,
    /// Outcomes and milestones.
    pub outcomes: usize,
}

/// Compares two snapshots.
#[must_use]
pub fn diff(old: Side<'_>, new: Side<'_>, lexicon: &Lexicon) -> SnapshotDiff {
    // Destructured in full: a new part of the snapshot must be decided on here.
    let Snapshot {
        schema: _,
        generator: _,
        source,
        event: _,
        participants,
        priorities: _,
        organizations: _,
        bodies: _,
        documents: _,
        outcomes: _,
        milestones: _,
        notes: _,
    } = old.snapshot;
    let sides = Pair::new(old, new);
    let people = people::align(participants, &new.snapshot.participants, lexicon);
    let words = words::Vocabulary::new(lexicon);
    let words = words.knowing(participants.iter().chain(&new.snapshot.participants));
    let articles = match (old.article, new.article) {
        (Some(old), Some(new)) if old.text() != new.text() => Some(Pair::new(old, new)),
        _ => None,
    };
    // The words of two versions of one text, and of any other two texts, compared once.
    let compared = articles.as_ref().map(|articles| edits::find(articles, &words));
    let one_text = articles.as_ref().zip(compared.as_ref());
    let one_text = one_text.filter(|(articles, compared)| compared.is_of_one_text(articles));
    let twins = one_text.map(|(articles, compared)| text::Twins { articles: *articles, of: &compared.twins });
    let statements = statements::align(&sides, twins.as_ref());
    let (event, same_event) = event::compare(&sides, &people, lexicon);
    let (participants, same_participants) = people::compare(&sides, &people, lexicon);
    let (priorities, same_priorities) = priorities::compare(&sides, &statements.paired, lexicon);
    let (said, same_statements) = statements.compare(&sides, (&people, &priorities), lexicon);
    let (named, same_names) = named::compare(&sides, lexicon);
    let (outcomes, same_outcomes) = outcomes::compare(&sides, lexicon);
    let mut changes: Vec<Change> =
        [event, participants, priorities, said, named, outcomes].into_iter().flatten().collect();
    if source.title != new.snapshot.source.title {
        changes.push(
            Change::new(Kind::SourceTitle, &["source", "title"])
                .texts(source.title.as_ref(), new.snapshot.source.title.as_ref()),
        );
    }
    consequences::lost(&mut changes, &sides);
    let mut suppressed = Vec::new();
    let mut edited = Pair::default();
    let mut rest = None;
    if let Some((articles, compared)) = one_text {
        let reading = reading::Reading::new(&sides, *articles, compared, &words);
        suppressed.extend(reading.sift(&mut changes));
    }
    if let Some((articles, compared)) = articles.as_ref().zip(compared.as_ref()) {
        let notes = corrections::find(articles, &changes, lexicon);
        let known: Vec<Change> = changes.iter().chain(&notes).cloned().collect();
        let mut wording = wording::compare(&sides, articles, (compared, &known), lexicon);
        suppressed.append(&mut wording.suppressed);
        for (at, path) in wording.explained.drain(..) {
            changes[at].follows = Some(path);
        }
        edited = one_text.map(|_| compared.edited(articles)).unwrap_or_default();
        // The same text, byte for byte, with other fields is our doing and is told.
        if wording.same_words && source.text_sha256 != new.snapshot.source.text_sha256 {
            suppressed.extend(layout(&mut changes));
        }
        changes.append(&mut wording.changes);
        changes.extend(notes);
        rest = Some((wording, articles));
    } else if old.article.is_none() || new.article.is_none() {
        changes.extend(unseen(&sides));
    }
    consequences::mark(&mut changes);
    let rest = rest.and_then(|(wording, articles)| wording.rest(articles, &changes));
    changes.extend(rest);
    if changes.is_empty() && suppressed.is_empty() {
        suppressed.extend(unreported::find(&sides));
    }
    suppressed.sort_by(|one, other| one.rule.cmp(&other.rule));
    changes.sort_by(|one, other| {
        let place = |one: &Change| {
            let first = |quotes: &[crate::snapshot::Evidence]| quotes.first().map(|quote| quote.span().start);
            first(&one.evidence.new).or_else(|| first(&one.evidence.old))
        };
        let (this, that) = ((&one.path, one.kind, place(one)), (&other.path, other.kind, place(other)));
        this.cmp(&that).then_with(|| one.value.cmp(&other.value))
    });
    SnapshotDiff {
        changes,
        suppressed,
        edited,
        unchanged: Unchanged {
            event: same_event,
            participants: same_participants,
            priorities: same_priorities,
            statements: same_statements,
            names: same_names,
            outcomes: same_outcomes,
        },
    }
}

/// Where every word of both texts is the same and in the same order, no fact can have changed: fields that differ show
/// how much our reading depends on line breaks, not what the report says. They are counted, not reported; people whose
/// names are spelled otherwise stay.
fn layout(changes: &mut Vec<Change>) -> Option<Suppressed> {
    let is_spelling = |change: &Change| change.kind == Kind::ParticipantRenamed;
    let (kept, dropped): (Vec<Change>, Vec<Change>) = changes.drain(..).partition(is_spelling);
    *changes = kept;
    let spans: Vec<Pair<String>> = dropped
        .into_iter()
        .map(|change| {
            let first = |quotes: &[crate::snapshot::Evidence]| {
                quotes.first().map(|quote| quote.exact().to_owned()).unwrap_or_default()
            };
            Pair::new(first(&change.evidence.old), first(&change.evidence.new))
        })
        .collect();
    (!spans.is_empty()).then(|| Suppressed { rule: "noise.layout".to_owned(), count: spans.len(), spans })
}

/// Texts that differ and are not at hand: nothing is said of what differs, but not that nothing does.
fn unseen(sides: &Pair<Side<'_>>) -> Option<Change> {
    let (old, new) = (&sides.old.snapshot.source.text_sha256, &sides.new.snapshot.source.text_sha256);
    (old != new).then(|| {
        let mut change = Change::new(Kind::TextEdited, &["source", "text_sha256"]).field("text_sha256");
        change.key = None;
        change.texts(Some(old), Some(new))
    })
}
