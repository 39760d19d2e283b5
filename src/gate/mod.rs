//! The gate: a snapshot that is kept, compared with what its report gives now.
//!
//! Comes in: the kept snapshot, the snapshot of the report as it stands, the report. Goes out: a [`State`] that says
//! whether something moved and why (the text, our extraction, the schema alone), and an [`Outcome`] under thresholds.
//! Pure functions: no files, no clock; [`accept`] takes over one change of many,
//! [`merge`] joins what two branches made of one snapshot, [`waivers`] excuses one with a reason.
//! The two sides are always judged as revisions: they tell of one report.

pub mod accept;
pub mod merge;
pub mod waivers;

use crate::assess::{Assessment, Cause, Mode, Policy, Severity, assess_pair};
use crate::diff::{Kind, Pair, Side, diff};
use crate::lexicon::Lexicon;
use crate::read::Article;
use crate::snapshot::Snapshot;

/// Why the two sides are judged as revisions.
pub const MODE_REASON: &str = "both tell of one report";

/// A snapshot that was checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The path of the snapshot, with slashes.
    pub snapshot: String,
    /// The path of the report that it was made from; `None` where it names none.
    pub report: Option<String>,
    /// What was found.
    pub state: State,
    /// What was written because of it.
    pub written: Option<Written>,
}

/// What a check wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// The snapshot that the report gives now, at this path beside the kept one, for a person to accept.
    Pending(String),
    /// The kept snapshot itself.
    Snapshot,
}

/// What a check found.
#[derive(Debug, Clone)]
pub enum State {
    /// The report gives this snapshot.
    Same,
    /// The text is the same and so is every field; only quotes, notes or the description of the source differ.
    Form(Box<Snapshot>),
    /// The text or a field differs.
    Changed(Box<Changed>),
    /// The snapshot names a report that is not there.
    ReportMissing,
    /// A report has no snapshot; this is the one that it gives.
    SnapshotMissing(Box<Snapshot>),
    /// No report that is checked leads to the snapshot; the clause says why.
    Orphan(&'static str),
    /// The snapshot or its report cannot be read.
    Unreadable(Trouble),
}

/// Why something cannot be read, in the three parts of every error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong.
    pub what: String,
    /// Where.
    pub place: String,
    /// How to go on.
    pub hint: String,
}

/// A snapshot that differs from what its report gives now.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The kept snapshot.
    pub old: Snapshot,
    /// What the report gives now.
    pub new: Snapshot,
    /// The report as it stands, where it is at hand.
    pub article: Option<Article>,
    /// Why they differ.
    pub cause: Cause,
    /// What differs, judged.
    pub assessment: Assessment,
}

/// The least severity that fails, per cause; `None` for no severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// For changes of the text.
    pub source: Option<Severity>,
    /// For changes of our extraction.
    pub extractor: Option<Severity>,
    /// Whether a snapshot to which no report leads fails.
    pub orphans: bool,
    /// Whether a waiver that is expired or meets no change fails.
    pub idle_waivers: bool,
}

impl Default for Thresholds {
    /// An edit of words alone passes; the same text must give the same snapshot.
    fn default() -> Self {
        Self {
            source: Some(Severity::Minor),
            extractor: Some(Severity::Info),
            orphans: false,
            idle_waivers: false,
        }
    }
}

/// How a check ends, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing at or above its threshold.
    Passed,
    /// Something at or above it.
    Differs,
    /// No answer: something cannot be read, or a value was lost although its evidence still stands in the text.
    Failed,
}

impl Thresholds {
    /// The one that holds for a cause: what only a newer schema brings never fails.
    #[must_use]
    pub fn of(&self, cause: Cause) -> Option<Severity> {
        match cause {
            Cause::Source => self.source,
            Cause::Extractor => self.extractor,
            Cause::Schema => None,
        }
    }
}

impl Checked {
    /// How its check ends; what was written over the kept snapshot is agreed to.
    #[must_use]
    pub fn outcome(&self, thresholds: &Thresholds) -> Outcome {
        if self.written == Some(Written::Snapshot) {
            return Outcome::Passed;
        }
        match &self.state {
            State::Changed(changed) => changed.outcome(thresholds),
            State::ReportMissing | State::SnapshotMissing(_) => Outcome::Differs,
            State::Orphan(_) if thresholds.orphans => Outcome::Differs,
            State::Same | State::Form(_) | State::Orphan(_) => Outcome::Passed,
            State::Unreadable(_) => Outcome::Failed,
        }
    }
}

impl Changed {
    /// How its check ends. A lost value is no difference of two reports: no threshold but `none` lets it pass.
    #[must_use]
    pub fn outcome(&self, thresholds: &Thresholds) -> Outcome {
        let open = self.assessment.findings.iter().filter(|finding| finding.waived.is_none());
        let outcomes = open.map(|finding| match thresholds.of(finding.cause) {
            Some(_) if finding.change.kind == Kind::ExtractionLost => Outcome::Failed,
            Some(threshold) if finding.severity <= threshold => Outcome::Differs,
            Some(_) | None => Outcome::Passed,
        });
        outcomes.max().unwrap_or(Outcome::Passed)
    }
}

/// Compares a kept snapshot with the one that its report gives now; the article is that of the report as it stands.
#[must_use]
pub fn compare(
    old: Snapshot,
    new: Snapshot,
    article: Option<Article>,
    (lexicon, policy): (&Lexicon, &Policy),
) -> State {
    if (Snapshot { generator: old.generator.clone(), ..new.clone() }) == old {
        return State::Same;
    }
    let assessment = judge(&old, &new, article.as_ref(), (lexicon, policy));
    let same_text = old.source.text_sha256 == new.source.text_sha256;
    let of_schema = assessment.findings.iter().all(|finding| finding.cause == Cause::Schema);
    let cause = match (same_text, old.schema == new.schema) {
        (true, true) if assessment.findings.is_empty() => return State::Form(Box::new(new)),
        (true, false) if of_schema => Cause::Schema,
        (true, _) => Cause::Extractor,
        (false, _) => Cause::Source,
    };
    State::Changed(Box::new(Changed { old, new, article, cause, assessment }))
}

/// What differs between two snapshots of one report, judged; the old text is known only where it is the new one.
#[must_use]
pub fn judge(
    old: &Snapshot,
    new: &Snapshot,
    article: Option<&Article>,
    (lexicon, policy): (&Lexicon, &Policy),
) -> Assessment {
    let old_article = article.filter(|_| old.source.text_sha256 == new.source.text_sha256);
    let changes =
        diff(Side { snapshot: old, article: old_article }, Side { snapshot: new, article }, lexicon);
    let sides = Pair::new(old, new);
    let mut assessment = assess_pair(changes, sides, (Mode::Revision, MODE_REASON), policy);
    // That the text is another one is the cause, said by itself; it is no change of a field.
    assessment.findings.retain(|finding| finding.change.path != "/source/text_sha256");
    assessment
}
