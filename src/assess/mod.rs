//! Stage 6: [`SnapshotDiff`] + mode + policy → [`Assessment`]: severity, cause, verdict.
//!
//! Comes in: what differs. Goes out: each change with its severity in the mode at hand, its fingerprint, its cause and
//! whether a waiver covers it, and the verdict. A pure function: no files, no clock.

mod severities;

pub use severities::{SEVERITIES, SeverityRow, built_in};

use crate::diff::{Change, Edited, Kind, Pair, SnapshotDiff, Suppressed, Unchanged};
use crate::snapshot::{Edtf, Snapshot, lacks};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// How much a change matters; the greatest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A fact of the report is another.
    Critical,
    /// What was said is another.
    Major,
    /// A detail is another.
    Minor,
    /// Other words, the same facts.
    Info,
}

impl Severity {
    /// All of them, the greatest first.
    pub const ALL: [Self; 4] = [Self::Critical, Self::Major, Self::Minor, Self::Info];

    /// Its word in JSON, flags and output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// How two reports are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Two versions of one report: an editor's question.
    Revision,
    /// Two meetings of one series: an analyst's question.
    Edition,
}

impl Mode {
    /// Its word in JSON, flags and output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Revision => "revision",
            Self::Edition => "edition",
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// Of the statements of the shorter report so many in a hundred stand in the other one, word for word, when both are
/// versions of one report.
const SHARED: usize = 30;
/// With fewer in common the two texts are about two meetings, where no date or place says otherwise.
const FOREIGN: usize = 10;
/// Fewer statements than this tell nothing about what two reports share.
const ENOUGH: usize = 3;
/// A corrected date lies within so many days of the old one; meetings of one series are further apart.
const CORRECTED_DAYS: i64 = 7;

/// The mode that fits two snapshots, and why, as a clause for people.
///
/// Revision when nothing that both state tells their events apart (organization, dates, place), and when a date or place
/// differs in two reports that share their sentences: then it was corrected. Else edition.
#[must_use]
pub fn tell_mode(old: &Snapshot, new: &Snapshot) -> (Mode, &'static str) {
    if old.source.text_sha256 == new.source.text_sha256 {
        return (Mode::Revision, "both were made from the same text");
    }
    let dates = (&old.event.start, &new.event.start);
    let apart = match dates {
        (Some(one), Some(other)) => days_apart(one, other),
        _ => Some(0),
    };
    if apart.is_none_or(|days| days > CORRECTED_DAYS) {
        return (Mode::Edition, "the dates of the two events differ");
    }
    let shared = shared(old, new);
    if shared.is_some_and(|share| share >= SHARED) {
        return (Mode::Revision, "the two texts share their sentences");
    }
    if apart != Some(0) {
        return (Mode::Edition, "the dates of the two events differ");
    }
    if matches!(dates, (Some(_), Some(_))) {
        return (Mode::Revision, "both name the same dates");
    }
    if let (Some(one), Some(other)) = (&old.event.organization, &new.event.organization)
        && one.id != other.id
    {
        return (Mode::Edition, "different organizations met");
    }
    if let (Some(one), Some(other)) = (&old.event.location, &new.event.location)
        && (one.country != other.country
            || (one.city.is_some() && other.city.is_some() && one.city != other.city))
    {
        return (Mode::Edition, "the places of the two events differ");
    }
    if shared.is_some_and(|share| share < FOREIGN) {
        return (Mode::Edition, "the two texts share hardly a sentence");
    }
    (Mode::Revision, "nothing in the reports tells two events apart")
}

/// Whether two snapshots are of two versions of one text, whatever day they are of.
#[must_use]
pub fn are_versions(old: &Snapshot, new: &Snapshot) -> bool {
    if old.source.text_sha256 == new.source.text_sha256 {
        return true;
    }
    let people = |one: &Snapshot| one.participants.iter().map(|one| one.id.clone()).collect::<BTreeSet<_>>();
    let topics = |one: &Snapshot| one.priorities.iter().map(|one| one.id.clone()).collect::<BTreeSet<_>>();
    match shared(old, new) {
        Some(share) => share >= SHARED,
        None => people(old) == people(new) && topics(old) == topics(new),
    }
}

/// How many statements in a hundred the two reports have in common, of the one that has fewer; `None` where one has too
/// few to tell.
fn shared(old: &Snapshot, new: &Snapshot) -> Option<usize> {
    let quotes = |snapshot: &Snapshot| -> BTreeSet<String> {
        let statements = snapshot.priorities.iter().flat_map(|topic| &topic.statements);
        let quotes = statements.flat_map(|statement| &statement.evidence);
        quotes.map(|quote| quote.exact().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let (old, new) = (quotes(old), quotes(new));
    let fewer = old.len().min(new.len());
    (fewer >= ENOUGH).then(|| old.intersection(&new).count() * 100 / fewer)
}

/// How many days lie between two dates, 0 when they can mean a day in common; `None` without a year, unless they are equal.
fn days_apart(one: &Edtf, other: &Edtf) -> Option<i64> {
    if one == other {
        return Some(0);
    }
    let ((start, end), (first, last)) = (one.bounds()?, other.bounds()?);
    Some((first - end).num_days().max((start - last).num_days()).max(0))
}

/// Where a change comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The report's text changed.
    Source,
    /// The same text gave another snapshot: our extraction changed.
    Extractor,
    /// One of the two is of an older schema, which does not have the field.
    Schema,
}

impl Cause {
    /// The cause of the changes between two snapshots, of fields that both schemas have.
    #[must_use]
    pub fn of(old: &Snapshot, new: &Snapshot) -> Self {
        if old.source.text_sha256 == new.source.text_sha256 { Self::Extractor } else { Self::Source }
    }

    /// Its word in JSON and output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Extractor => "extractor",
            Self::Schema => "schema",
        }
    }
}

/// What counts how much, and what is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// Severities that replace those of the table, per kind; `None` ignores the kind.
    pub severities: BTreeMap<Kind, Option<Severity>>,
    /// JSON-pointer globs whose changes are ignored.
    pub ignore: Vec<String>,
    /// Fingerprints that are waived, each with its reason.
    pub waivers: BTreeMap<String, String>,
}

/// A change that was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What differs.
    pub change: Change,
    /// How much it matters.
    pub severity: Severity,
    /// Hash of kind, key, field, old and new: 16 hex digits, the same wherever the change stands in the text.
    pub fingerprint: String,
    /// The rule that gave the severity: `kind/mode`, `kind/config`, or `kind/follows` for what follows from another change.
    pub rule: String,
    /// Where it comes from.
    pub cause: Cause,
    /// The reason of the waiver that covers it.
    pub waived: Option<String>,
}

/// How many findings of each severity; waived ones are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Critical findings.
    pub critical: usize,
    /// Major findings.
    pub major: usize,
    /// Minor findings.
    pub minor: usize,
    /// Findings for information.
    pub info: usize,
    /// Differences that were counted and not reported.
    pub suppressed: usize,
}

/// The judged diff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The mode it was judged in.
    pub mode: Mode,
    /// Why that mode, as a clause for people.
    pub mode_reason: String,
    /// The findings, the most severe first, then by path.
    pub findings: Vec<Finding>,
    /// What was counted and not reported.
    pub suppressed: Vec<Suppressed>,
    /// The words of each side that the other one lacks.
    pub edited: Pair<Vec<Edited>>,
    /// What is the same on both sides.
    pub unchanged: Unchanged,
}

impl Assessment {
    /// The counts.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let count = |severity| {
            self.findings.iter().filter(|one| one.severity == severity && one.waived.is_none()).count()
        };
        Summary {
            critical: count(Severity::Critical),
            major: count(Severity::Major),
            minor: count(Severity::Minor),
            info: count(Severity::Info),
            suppressed: self.suppressed.iter().map(|one| one.count).sum(),
        }
    }

    /// Whether a finding that no waiver covers is at least as severe as the threshold.
    #[must_use]
    pub fn fails(&self, threshold: Severity) -> bool {
        self.findings.iter().any(|one| one.waived.is_none() && one.severity <= threshold)
    }
}

/// Judges a diff.
#[must_use]
pub fn assess(
    diff: SnapshotDiff,
    (mode, mode_reason): (Mode, &str),
    cause: Cause,
    policy: &Policy,
) -> Assessment {
    let mut findings: Vec<Finding> =
        diff.changes.into_iter().filter_map(|change| judge(change, mode, cause, policy)).collect();
    findings.sort_by(|one, other| {
        (one.severity, &one.change.path, one.change.kind, &one.fingerprint).cmp(&(
            other.severity,
            &other.change.path,
            other.change.kind,
            &other.fingerprint,
        ))
    });
    Assessment {
        mode,
        mode_reason: mode_reason.to_owned(),
        findings,
        suppressed: diff.suppressed,
        edited: diff.edited,
        unchanged: diff.unchanged,
    }
}

/// Judges the diff of two snapshots; what only an older schema lacks is told as such.
#[must_use]
pub fn assess_pair(
    diff: SnapshotDiff,
    sides: Pair<&Snapshot>,
    mode: (Mode, &str),
    policy: &Policy,
) -> Assessment {
    let mut assessment = assess(diff, mode, Cause::of(sides.old, sides.new), policy);
    let unknown = lacks(sides.old.schema.min(sides.new.schema));
    for finding in &mut assessment.findings {
        if unknown.iter().any(|glob| pointer_matches(glob, &finding.change.path)) {
            finding.cause = Cause::Schema;
        }
    }
    assessment
}

fn judge(change: Change, mode: Mode, cause: Cause, policy: &Policy) -> Option<Finding> {
    let (severity, by) = match policy.severities.get(&change.kind) {
        Some(own) => (*own, "config"),
        None => (built_in(change.kind, mode), mode.as_str()),
    };
    // What follows from another change is told with it and counts no second time.
    let (severity, by) = match (severity, &change.follows) {
        (Some(_), Some(_)) => (Some(Severity::Info), "follows"),
        _ => (severity, by),
    };
    if policy.ignore.iter().any(|glob| pointer_matches(glob, &change.path)) {
        return None;
    }
    let fingerprint = fingerprint(&change);
    Some(Finding {
        severity: severity?,
        rule: format!("{}/{by}", change.kind),
        waived: policy.waivers.get(&fingerprint).cloned(),
        cause,
        fingerprint,
        change,
    })
}

/// Hash of what the change is, not of where it stands: 16 hex digits of the SHA-256 over kind, key, field, old, new.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "every change serializes")]
pub fn fingerprint(change: &Change) -> String {
    let Change { kind, key, field, value, .. } = change;
    let json = serde_json::to_string(&(kind, key, field, &value.old, &value.new))
        .expect("a change has only string keys and finite values");
    let digest = Sha256::digest(json.as_bytes());
    digest.iter().take(8).fold(String::new(), |out, byte| out + &format!("{byte:02x}"))
}

/// Whether a JSON-pointer glob covers a path: `*` stands for one segment, `**` for any number of them; a glob that covers
/// a path covers what lies below it.
///
/// ```
/// use summitdiff::assess::pointer_matches;
/// assert!(pointer_matches("/participants/*/office", "/participants/sadyr-japarov/office"));
/// assert!(pointer_matches("/documents", "/documents/joint-declaration"));
/// assert!(!pointer_matches("/documents", "/participants/x"));
/// ```
#[must_use]
pub fn pointer_matches(glob: &str, path: &str) -> bool {
    fn matches(glob: &[&str], path: &[&str]) -> bool {
        match (glob.split_first(), path.split_first()) {
            (None, _) => true,
            (Some((&"**", rest)), _) => (0..=path.len()).any(|skip| matches(rest, &path[skip..])),
            (Some((head, rest)), Some((segment, below))) => {
                segment_matches(head, segment) && matches(rest, below)
            }
            (Some(_), None) => false,
        }
    }
    let glob: Vec<&str> = glob.trim_matches('/').split('/').collect();
    let path: Vec<&str> = path.trim_matches('/').split('/').collect();
    matches(&glob, &path)
}

/// `*` inside a segment stands for any run of characters.
fn segment_matches(pattern: &str, segment: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == segment,
        Some((head, tail)) => segment.strip_prefix(head).is_some_and(|rest| {
            rest.char_indices()
                .map(|(at, _)| at)
                .chain([rest.len()])
                .any(|at| segment_matches(tail, &rest[at..]))
        }),
    }
}
