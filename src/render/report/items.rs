//! What every report tells: one item a finding, with its level, its place and its words.

use super::{Comparison, Subject};
use crate::assess::{Finding, Severity};
use crate::gate::waivers::Waiver;
use crate::gate::{Checked, Outcome, State};
use crate::read::{Article, Span};
use crate::render::check::{Checks, state_clause, state_word};
use crate::render::entry::{Entry, plain};
use crate::snapshot::Snapshot;
use std::collections::BTreeMap;

/// How loudly a finding is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Critical changes, and what keeps a snapshot from being checked.
    Error,
    /// Major and minor changes.
    Warning,
    /// Changes for information.
    Note,
}

/// A place in a file; lines and columns count from 1, the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// First line.
    pub line: usize,
    /// First column in characters.
    pub column: usize,
    /// First column in bytes.
    pub byte_column: usize,
    /// Last line.
    pub end_line: usize,
    /// The column behind the last character.
    pub end_column: usize,
    /// The same in bytes.
    pub end_byte_column: usize,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// How loudly it is told.
    pub level: Level,
    /// Its severity; `None` for what is no change.
    pub severity: Option<Severity>,
    /// The kind of change, or `gate.` and the state of a snapshot; never reused for another meaning.
    pub rule: String,
    /// What the rule means.
    pub description: String,
    /// The file that a reader looks at: the report, else the snapshot.
    pub file: String,
    /// Where in it; `None` where the file is not the text itself.
    pub region: Option<Region>,
    /// The finding in words, on one line, safe for a log.
    pub message: String,
    /// The words of the old report, safe for a log.
    pub old_quote: Option<String>,
    /// The words of the new report, safe for a log.
    pub new_quote: Option<String>,
    /// The same for the same change in every run; a second one of the same run ends in `-2`.
    pub fingerprint: String,
    /// The reason of the waiver that covers it.
    pub waived: Option<String>,
    /// Whether it makes the run fail.
    pub fails: bool,
}

/// The items of one snapshot or of one comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The snapshot's path, or the new report's.
    pub name: String,
    /// Its state in a word.
    pub state: &'static str,
    /// Whether it could not be checked.
    pub broken: bool,
    /// Its findings.
    pub items: Vec<Item>,
}

/// Everything that is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// `check` or `diff`.
    pub command: &'static str,
    /// One for each thing that was looked at.
    pub cases: Vec<Case>,
}

/// A comparison and what makes it fail.
#[derive(Debug, Clone, Copy)]
pub struct Thresholded<'run> {
    /// The comparison.
    pub comparison: &'run Comparison<'run>,
    /// The least severity that fails; `None` for no severity.
    pub threshold: Option<Severity>,
    /// The new report, where it is at hand.
    pub article: Option<&'run Article>,
}

impl Report {
    /// The items of a check or a diff.
    #[must_use]
    pub fn of(subject: Subject<'_>) -> Self {
        let mut report = match subject {
            Subject::Checks(checks) => {
                let cases = checks.checked.iter().map(|one| case(checks, one)).chain(idle(checks)).collect();
                Self { command: "check", cases }
            }
            Subject::Diff(diff) => Self { command: "diff", cases: vec![compared(&diff)] },
        };
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for item in report.cases.iter_mut().flat_map(|case| &mut case.items) {
            let count = seen.entry(item.fingerprint.clone()).or_insert(0);
            *count += 1;
            if *count > 1 {
                item.fingerprint = format!("{}-{count}", item.fingerprint);
            }
        }
        report
    }

    /// Every finding, in order of case.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.cases.iter().flat_map(|case| &case.items)
    }

    /// Every finding that no waiver covers.
    pub fn open(&self) -> impl Iterator<Item = &Item> {
        self.items().filter(|item| item.waived.is_none())
    }

    /// How many open findings have a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.open().filter(|item| item.level == level).count()
    }
}

fn compared(diff: &Thresholded<'_>) -> Case {
    let comparison = diff.comparison;
    let items: Vec<Item> = comparison
        .assessment
        .findings
        .iter()
        .map(|finding| item(finding, comparison, (diff.article, diff.threshold)))
        .collect();
    Case {
        name: file_of(comparison.snapshot.new, comparison.snapshot.old),
        state: if items.is_empty() { "same" } else { "changed" },
        broken: false,
        items,
    }
}

fn file_of(new: &Snapshot, old: &Snapshot) -> String {
    let path = new.source.path.as_ref().or(old.source.path.as_ref());
    path.map_or_else(|| "report".to_owned(), |path| path.trim_start_matches("./").to_owned())
}

fn case(checks: &Checks<'_>, one: &Checked) -> Case {
    let state = state_word(&one.state);
    let items = match &one.state {
        State::Same | State::Form(_) => Vec::new(),
        State::Changed(changed) => {
            let comparison = checks.comparison(changed);
            let article = changed.article.as_ref();
            let findings = changed.assessment.findings.iter();
            findings.map(|one| item(one, &comparison, (article, checks.thresholds.of(one.cause)))).collect()
        }
        State::ReportMissing | State::SnapshotMissing(_) | State::Orphan(_) | State::Unreadable(_) => {
            vec![gone(checks, one, state)]
        }
    };
    let broken = matches!(one.state, State::Unreadable(_));
    Case { name: one.snapshot.clone(), state, broken, items }
}

/// A snapshot that nothing can be compared with.
fn gone(checks: &Checks<'_>, one: &Checked, state: &str) -> Item {
    let fails = one.outcome(&checks.thresholds) != Outcome::Passed;
    Item {
        level: if fails { Level::Error } else { Level::Warning },
        severity: None,
        rule: format!("gate.{state}"),
        description: "a snapshot and its report do not find each other".to_owned(),
        file: one.snapshot.clone(),
        region: None,
        message: plain(&state_clause(one)),
        old_quote: None,
        new_quote: None,
        fingerprint: format!("gate.{state}:{}", one.snapshot),
        waived: None,
        fails,
    }
}

/// The waivers that do nothing; none where all of them do something.
fn idle(checks: &Checks<'_>) -> Option<Case> {
    let told = |waivers: &[Waiver], state: &'static str, clause: &str| {
        let item = |waiver: &Waiver| Item {
            level: if checks.thresholds.idle_waivers { Level::Error } else { Level::Warning },
            severity: None,
            rule: format!("gate.waiver-{state}"),
            description: "a waiver does nothing".to_owned(),
            file: checks.idle.file.clone(),
            region: None,
            message: plain(&format!("the waiver of {} {clause}: {}", waiver.fingerprint, waiver.reason)),
            old_quote: None,
            new_quote: None,
            fingerprint: format!("gate.waiver-{state}:{}", waiver.fingerprint),
            waived: None,
            fails: checks.thresholds.idle_waivers,
        };
        waivers.iter().map(item).collect::<Vec<Item>>()
    };
    let mut items = told(&checks.idle.expired, "expired", "is past its last day");
    items.extend(told(&checks.idle.stale, "stale", "meets no change"));
    let case = Case { name: checks.idle.file.clone(), state: "waivers", broken: false, items };
    (!case.items.is_empty()).then_some(case)
}

fn item(
    finding: &Finding,
    comparison: &Comparison<'_>,
    (article, threshold): (Option<&Article>, Option<Severity>),
) -> Item {
    let new = comparison.snapshot.new;
    let entry = Entry::of(finding, &comparison.names);
    let article = article.filter(|_| new.source.sha256 == new.source.text_sha256);
    let spot = finding.change.evidence.new.first().map(crate::snapshot::Evidence::span);
    Item {
        level: match finding.severity {
            Severity::Critical => Level::Error,
            Severity::Major | Severity::Minor => Level::Warning,
            Severity::Info => Level::Note,
        },
        severity: Some(finding.severity),
        rule: finding.change.kind.name().to_owned(),
        description: finding.change.kind.description().to_owned(),
        file: file_of(new, comparison.snapshot.old),
        region: article.zip(spot).and_then(|(article, span)| region(article.text(), span)),
        message: plain(&entry.sentence()),
        old_quote: entry.quote.old.as_deref().map(plain),
        new_quote: entry.quote.new.as_deref().map(plain),
        fingerprint: finding.fingerprint.clone(),
        waived: finding.waived.clone(),
        fails: finding.waived.is_none() && threshold.is_some_and(|least| finding.severity <= least),
    }
}

/// The lines and columns of a span.
fn region(text: &str, span: Span) -> Option<Region> {
    let place = |offset: usize| {
        let before = text.get(..offset)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        Some((before.matches('\n').count() + 1, line.chars().count() + 1, line.len() + 1))
    };
    let ((line, column, byte_column), (end_line, end_column, end_byte_column)) =
        (place(span.start)?, place(span.end)?);
    Some(Region { line, column, byte_column, end_line, end_column, end_byte_column })
}
