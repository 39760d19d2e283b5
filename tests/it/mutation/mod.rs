//! Which edits of a report are found: edits of known kind, made by themselves from what the snapshot of each report
//! holds, and what the comparison says of them.
//!
//! An edit hits a value that was extracted. It is found when a change of its kind, or of one that says the same, is
//! reported above `info`; what else is reported above `info` counts against precision, except within a passage that came
//! or went as a whole and except the same words in another field. Edits that change no fact are silent when nothing is reported above `info`.
//!
//! `SUMMITDIFF_MISSES=1 cargo test mutation -- --nocapture` tells of each edit that was missed; `SUMMITDIFF_BUNDLED=1`
//! leaves out the texts of others that a folder beside the repository may hold.

mod draft;
mod facts;
mod harmless;
mod own;
mod people;
mod talk;
mod topics;

use crate::reports::{self, Report};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use summitdiff::assess::{Cause, Finding, Mode, Policy, Severity, assess};
use summitdiff::diff::Kind;
use summitdiff::lexicon::Lexicon;
use summitdiff::read::Span;

/// So many edits of a kind are made of one report, and so many of all, spread evenly.
const OF_ONE_REPORT: usize = 4;
const OF_A_KIND: usize = 30;
/// Reports of more bytes take too long to be edited again and again.
const LONGEST: usize = 6000;

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::built_in)
}

/// A report after an edit, with what the comparison has to say of it.
struct Edit {
    /// The text before, where it is not that of the report.
    old: Option<String>,
    new: String,
    /// One of these kinds is expected; none for an edit that changes no fact.
    expected: Vec<Kind>,
    /// What may come with it and counts neither way: the same words in another field.
    allied: &'static [&'static str],
    /// The kind is one that is told for information; nothing above may be told.
    for_information: bool,
    /// A passage of each side that went or came as a whole.
    passage: (Option<Span>, Option<Span>),
    what: String,
}

impl Edit {
    fn new(new: String, expected: &[Kind], what: &str) -> Self {
        let expected = expected.to_vec();
        let what = what.to_owned();
        Self { old: None, new, expected, allied: &[], for_information: false, passage: (None, None), what }
    }

    fn from(self, old: String) -> Self {
        Self { old: Some(old), ..self }
    }

    fn with(self, allied: &'static [&'static str]) -> Self {
        Self { allied, ..self }
    }

    fn for_information(self) -> Self {
        Self { for_information: true, ..self }
    }

    fn within(self, old: Option<Span>, new: Option<Span>) -> Self {
        Self { passage: (old, new), ..self }
    }
}

/// A kind of edit: its name, how it is made, and the floors, in thousandths: what was measured, rounded down. The aim is
/// a recall of 950 for every kind, and 980 for edits that must stay silent, whose precision is the same figure.
struct Row {
    name: &'static str,
    make: fn(&Report) -> Vec<Edit>,
    /// Found out of applied; for edits without fact, silent out of applied.
    recall: usize,
    /// Findings of the expected kinds out of all above `info`.
    precision: usize,
}

const fn row(name: &'static str, make: fn(&Report) -> Vec<Edit>, recall: usize, precision: usize) -> Row {
    Row { name, make, recall, precision }
}

const ROWS: &[Row] = &[
    row("participant dropped", people::dropped, 950, 850),
    row("participant added", people::added, 950, 850),
    row("participant replaced", people::replaced, 950, 900),
    row("name respelled", people::respelled, 950, 950),
    row("other office", people::other_office, 950, 900),
    row("other country", people::other_country, 950, 900),
    row("chair dropped", people::no_chair, 950, 580),
    row("chair changed", people::other_chair, 950, 950),
    row("event date", facts::event_date, 950, 950),
    row("amount", facts::amount, 950, 950),
    row("milestone date", facts::milestone, 950, 950),
    row("ordinal", facts::ordinal, 950, 920),
    row("statement negated", talk::negated, 950, 900),
    row("verb weakened", talk::weakened, 950, 900),
    row("verb strengthened", talk::strengthened, 950, 900),
    row("modal verb", talk::modal, 950, 750),
    row("re-attributed", talk::reattributed, 950, 950),
    row("topics swapped", topics::swapped, 950, 900),
    row("topic deleted", topics::deleted, 950, 850),
    row("topic inserted", topics::inserted, 950, 950),
    row("organization dropped", facts::organization_dropped, 950, 950),
    row("body renamed", facts::body_renamed, 950, 850),
    row("documents counted", facts::documents_counted, 950, 800),
    row("wrapped at 60", harmless::wrapped_at_60, 980, 980),
    row("wrapped at 100", harmless::wrapped_at_100, 980, 980),
    row("quotation marks", harmless::quotes, 980, 980),
    row("dashes", harmless::dashes, 980, 980),
    row("no-break spaces", harmless::fixed_spaces, 980, 980),
    row("British, American", harmless::spelling, 980, 980),
    row("furniture reordered", harmless::furniture, 980, 980),
    row("bullets", harmless::bullets, 980, 980),
    row("line ends", harmless::line_ends, 980, 980),
    row("double spaces", harmless::double_spaces, 980, 980),
    row("update stamp", harmless::update_stamp, 980, 980),
    row("share bar", harmless::share_bar, 980, 980),
    row("comment counter", harmless::comment_counter, 980, 980),
];

/// What was measured of one kind of edit.
#[derive(Default)]
struct Measured {
    applied: usize,
    found: usize,
    /// Findings above `info`: of the expected kinds, and others.
    right: usize,
    other: usize,
    misses: String,
}

impl Measured {
    fn recall(&self) -> usize {
        (1000 * self.found).checked_div(self.applied).unwrap_or(1000)
    }

    fn precision(&self) -> usize {
        match self.right + self.other {
            0 => self.recall(),
            all => 1000 * self.right / all,
        }
    }
}

/// Reports that others wrote, where the folder beside the repository has them.
fn corpus() -> Vec<Report> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let Ok(entries) = fs::read_dir(folder.join("gold-texts")) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.push(folder.join("seed.txt"));
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        Report::of(&name, &fs::read_to_string(file).unwrap())
    };
    files.iter().map(read).collect()
}

/// The reports of the repository, of revisions only the old side.
fn bundled() -> Vec<Report> {
    let kept = reports::all().into_iter().filter(|report| !report.name.ends_with("new.txt"));
    own::all().into_iter().chain(kept).collect()
}

fn measure(row: &Row, all: &[Report]) -> Measured {
    let mut edits: Vec<(&Report, Edit)> = Vec::new();
    for report in all {
        edits.extend(spread((row.make)(report), OF_ONE_REPORT).into_iter().map(|edit| (report, edit)));
    }
    let mut measured = Measured::default();
    for (report, edit) in spread(edits, OF_A_KIND) {
        measured.add(report, &edit);
    }
    measured
}

/// At most so many of them, evenly apart.
fn spread<T>(all: Vec<T>, most: usize) -> Vec<T> {
    let count = all.len();
    let chosen = |at: usize| count <= most || (at * most) / count != ((at + 1) * most) / count;
    all.into_iter().enumerate().filter(|(at, _)| chosen(*at)).map(|(_, one)| one).collect()
}

impl Measured {
    fn add(&mut self, report: &Report, edit: &Edit) {
        let new = Report::of(&report.name, &edit.new);
        let own = edit.old.as_ref().map(|text| Report::of(&report.name, text));
        let old = own.as_ref().unwrap_or(report);
        let changes = reports::compare(old, &new);
        let findings = assess(changes, (Mode::Revision, ""), Cause::Source, &Policy::default()).findings;
        let expected = |one: &Finding| edit.expected.contains(&one.change.kind);
        let loud: Vec<&Finding> = findings.iter().filter(|one| one.severity < Severity::Info).collect();
        let others: Vec<&&Finding> = loud.iter().filter(|one| !expected(one) && !edit.brings(one)).collect();
        let right = loud.iter().filter(|one| expected(one)).count();
        let found = match (edit.expected.is_empty(), edit.for_information) {
            (true, _) => others.is_empty(),
            (false, true) => loud.is_empty() && findings.iter().any(expected),
            (false, false) => right > 0,
        };
        self.applied += 1;
        self.found += usize::from(found);
        self.right += if edit.for_information { usize::from(found) } else { right };
        self.other += others.len();
        if !found || !others.is_empty() {
            let state = if found { "beside" } else { "MISSED" };
            let _ = writeln!(self.misses, "  {state} {}: {}", report.name, edit.what);
            for one in others.iter().take(6) {
                let change = &one.change;
                let _ = writeln!(
                    self.misses,
                    "      {} {} {:?} → {:?}",
                    change.kind, change.path, change.value.old, change.value.new
                );
            }
        }
    }
}

impl Edit {
    /// Whether a finding only tells what the edit brings with it: by its nature, or inside the passage that came or went.
    fn brings(&self, finding: &Finding) -> bool {
        let quotes = &finding.change.evidence;
        let inside = |passage: Option<Span>, quotes: &[summitdiff::snapshot::Evidence]| {
            passage.is_some_and(|passage| {
                !quotes.is_empty() && quotes.iter().all(|one| passage.contains(one.span()))
            })
        };
        let kind = finding.change.kind;
        self.allied.iter().any(|one| *one == kind.name() || *one == kind.family())
            || inside(self.passage.0, &quotes.old)
            || inside(self.passage.1, &quotes.new)
    }
}

/// Every kind of edit, measured on as many threads as there are.
fn measure_all(all: &[Report]) -> Vec<Measured> {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut done = Vec::new();
        while let Some(row) = ROWS.get(next.load(Ordering::Relaxed)) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let row = ROWS.get(at).unwrap_or(row);
            if at < ROWS.len() {
                done.push((at, measure(row, all)));
            }
        }
        done
    };
    let mut done: Vec<(usize, Measured)> = std::thread::scope(|scope| {
        let hands: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        hands.into_iter().flat_map(|hand| hand.join().unwrap()).collect()
    });
    done.sort_by_key(|one| one.0);
    done.into_iter().map(|one| one.1).collect()
}

#[test]
fn edits_of_every_kind_are_found_and_harmless_ones_are_silent() {
    let mut all = bundled();
    if std::env::var_os("SUMMITDIFF_BUNDLED").is_none() {
        all.extend(corpus());
    }
    all.retain(|report| report.article.text().len() <= LONGEST);
    let measured = measure_all(&all);
    let mut table = format!("{:<22}{:>8}{:>8}{:>10}\n", "kind of edit", "applied", "recall", "precision");
    let mut below = Vec::new();
    for (row, one) in ROWS.iter().zip(&measured) {
        let thousandths = |value: usize| format!("{}.{:03}", value / 1000, value % 1000);
        let _ = writeln!(
            table,
            "{:<22}{:>8}{:>8}{:>10}",
            row.name,
            one.applied,
            thousandths(one.recall()),
            thousandths(one.precision())
        );
        if std::env::var_os("SUMMITDIFF_MISSES").is_some() {
            table.push_str(&one.misses);
        }
        // A kind of which no edit could be made measures nothing.
        if one.applied == 0 || one.recall() < row.recall || one.precision() < row.precision {
            below.push(row.name);
        }
    }
    println!("{table}");
    assert!(below.is_empty(), "below their floors: {below:?}\n{table}");
}
