//! Clauses that say what somebody wants, proposes, commits to, decides, welcomes or condemns; their topics, and the
//! documents, outcomes, milestones and quantities in them.

mod anchors;
mod documents;
mod frames;
mod milestones;
mod outcomes;
mod quantities;
mod scene;
mod sections;
mod statements;
mod times;
mod topics;
mod votes;
#[cfg(test)]
mod cue_tests;
#[cfg(test)]
mod modality_tests;
#[cfg(test)]
mod tests;

use super::{DateMention, NameMention, PersonMention};
use crate::lexicon::Lexicon;
use crate::read::{Annotations, Article};
use crate::snapshot::{Axis, DocumentStatus, Edtf, Id, MilestoneStatus, OutcomeType, Polarity};
use std::ops::Range;

/// Who makes a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// The mention of a person or delegation: an index into [`super::Mentions::people`].
    Person(usize),
    /// The meeting as a whole ("the leaders", "we", passive voice).
    Meeting,
}

/// A statement in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementMention {
    /// The whole clause: subject, verb and content, as quoted.
    pub tokens: Range<usize>,
    /// The content alone.
    pub content: Range<usize>,
    /// Who says it.
    pub speaker: Speaker,
    /// Lemma of the head verb.
    pub act: String,
    /// The ladder it stands on.
    pub axis: Axis,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// Hedges and intensifiers, folded, in text order.
    pub hedges: Vec<String>,
    /// The amounts, counts and percentages in it.
    pub quantities: Vec<QuantityMention>,
    /// Its topics, each with the tokens of the cue; the first is where it is filed.
    pub topics: Vec<TopicMention>,
    /// The rule that found it, for `--explain`.
    pub rule: &'static str,
}

/// A topic that a clause names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicMention {
    /// The topic's id.
    pub topic: Id,
    /// The tokens of the cue.
    pub cue: Range<usize>,
    /// The clause that shows it is a priority.
    pub tokens: Range<usize>,
    /// The number that the text gives it.
    pub ordinal: Option<u32>,
    /// Whether the clause presents it or only passes by it.
    pub standing: Standing,
}

/// How a clause names a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// In plain words it is what somebody wants, discusses, decides or judges, or a heading.
    Presented,
    /// The same, by a word that alone would not be enough.
    Implied,
    /// It stands beside that: in a sentence that describes the world, in thanks, in the subject of a verb.
    Passing,
}

/// An amount in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The number or lower bound as a plain decimal.
    pub value: Option<String>,
    /// The upper bound of a range.
    pub upper: Option<String>,
    /// ISO 4217 code, `percent`, or the counted noun.
    pub unit: Option<String>,
}

/// A document in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its title.
    pub title: Option<String>,
    /// What happened to it.
    pub status: DocumentStatus,
}

/// Something adopted, decided, agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeMention {
    /// Its clause.
    pub tokens: Range<usize>,
    /// Its kind.
    pub kind: OutcomeType,
    /// The document's title.
    pub title: Option<String>,
}

/// A dated commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneMention {
    /// Its clause.
    pub tokens: Range<usize>,
    /// The tokens of the date.
    pub when: Range<usize>,
    /// When.
    pub date: Edtf,
    /// To come or done.
    pub status: MilestoneStatus,
}

/// What this pass finds, each list in text order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClauseMentions {
    /// Statements; one without a topic is kept, it may carry an outcome.
    pub statements: Vec<StatementMention>,
    /// Topics that headings, leads and agenda lists name without a statement of their own.
    pub topics: Vec<TopicMention>,
    /// Documents.
    pub documents: Vec<DocumentMention>,
    /// Outcomes.
    pub outcomes: Vec<OutcomeMention>,
    /// Milestones.
    pub milestones: Vec<MilestoneMention>,
}

/// Finds statements, topics, documents, outcomes and milestones.
pub(super) fn find(
    article: &Article,
    tables: (&Annotations<'_>, &Lexicon),
    names: &[NameMention],
    dates: &[DateMention],
    people: &[PersonMention],
) -> ClauseMentions {
    let scene = scene::Scene::new(article, tables, names, dates, people);
    let sentences = statements::read(&scene);
    let documents = documents::find(&scene, &sentences);
    let outcomes = outcomes::find(&scene, &sentences, &documents);
    let milestones = milestones::find(&scene, &sentences);
    let (statements, topics) = statements::collect(&scene, sentences, (&documents, &outcomes));
    ClauseMentions { statements, topics, documents, outcomes, milestones }
}
