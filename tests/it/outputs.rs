//! Every output that the program can make of two reports: each renderer, for people and for programs.
//!
//! The fuzz targets and the tests of hostile text share it, so that a new renderer is attacked where it is named here.

use std::fmt::Write;
use summitdiff::assess::{Cause, Mode, Policy, Severity, assess, tell_mode};
use summitdiff::diff::{Pair, Side, diff};
use summitdiff::extract::Mentions;
use summitdiff::gate::waivers::Idle;
use summitdiff::gate::{Checked, State, Thresholds, Trouble, compare};
use summitdiff::lexicon::Lexicon;
use summitdiff::normalize::findings;
use summitdiff::read::Article;
use summitdiff::render::check::{self, Checks};
use summitdiff::render::report::{self, Format, Subject, Thresholded};
use summitdiff::render::{self, Comparison, Names, Options, Show, changelog, history, snapshot_table};
use summitdiff::series::{Edition, changelog as told, history as lives};
use summitdiff::snapshot::{Snapshot, json};

/// A report with its snapshot.
pub(crate) struct Read {
    pub(crate) article: Article,
    pub(crate) mentions: Mentions,
    pub(crate) snapshot: Snapshot,
}

impl Read {
    pub(crate) fn side(&self) -> Side<'_> {
        Side { snapshot: &self.snapshot, article: Some(&self.article) }
    }
}

/// An output: the name of its renderer, and its text.
pub(crate) type Output = (&'static str, String);

/// The text that a writer writes.
fn text(write: impl FnOnce(&mut dyn Write) -> std::fmt::Result) -> String {
    let mut out = String::new();
    write(&mut out).unwrap();
    out
}

/// What everything that is printed of two reports is.
pub(crate) fn outputs(old: &Read, new: &Read, lexicon: &Lexicon) -> Vec<Output> {
    let mut all = Vec::new();
    for mode in [tell_mode(&old.snapshot, &new.snapshot), (Mode::Edition, "asked for")] {
        let changes = diff(old.side(), new.side(), lexicon);
        let cause = Cause::of(&old.snapshot, &new.snapshot);
        let assessment = assess(changes, mode, cause, &Policy::default());
        let sides = Pair::new(&old.snapshot, &new.snapshot);
        let show = Show { unchanged: true, suppressed: true, evidence: true };
        let comparison = Comparison::new(sides, &assessment, lexicon, Options::default());
        of_comparison(&comparison, &new.article, &mut all);
        let options = Options { width: 47, color: true, show };
        let comparison = Comparison { options, ..comparison };
        all.push(("diff table in colour", text(|out| render::table::write(&comparison, out))));
    }
    for read in [old, new] {
        of_snapshot(read, lexicon, &mut all);
    }
    of_series(&[old, new], lexicon, &mut all);
    of_check(old, new, lexicon, &mut all);
    all
}

fn of_comparison(comparison: &Comparison<'_>, article: &Article, all: &mut Vec<Output>) {
    let mut add = |name, write: fn(&Comparison<'_>, &mut dyn Write) -> std::fmt::Result| {
        all.push((name, text(|out| write(comparison, out))));
    };
    add("diff table", render::table::write);
    add("diff oneline", render::oneline::write);
    add("diff markdown", render::markdown::write);
    add("diff json", render::json::write);
    add("diff ndjson", render::ndjson::write);
    add("diff json-patch", render::json_patch::write);
    add("diff stat", render::stat::write);
    add("diff name-only", render::name_only::write);
    let threshold = Some(Severity::Minor);
    let subject = Subject::Diff(Thresholded { comparison, threshold, article: Some(article) });
    for format in Format::ALL {
        all.push((diff_report(format), text(|out| report::write(format, subject, out))));
    }
}

fn diff_report(format: Format) -> &'static str {
    match format {
        Format::Github => "report github",
        Format::Gitlab => "report gitlab",
        Format::Sarif => "report sarif",
        Format::Junit => "report junit",
        Format::Rdjson => "report rdjson",
        Format::Json => "report json",
        Format::Markdown => "report markdown",
    }
}

fn of_snapshot(read: &Read, lexicon: &Lexicon, all: &mut Vec<Output>) {
    all.push(("snapshot json", json::write(&read.snapshot)));
    all.push(("snapshot line", json::write_line(&read.snapshot)));
    all.push(("snapshot facts", text(|out| render::facts::write(&read.snapshot, out))));
    let names = Names::new(&[&read.snapshot], lexicon);
    let view = snapshot_table::View { options: Options::default(), topic: None, participant: None };
    all.push(("snapshot table", text(|out| snapshot_table::write(&read.snapshot, &names, &view, out))));
    let found = findings(&read.article, &read.mentions, &read.snapshot);
    all.push(("snapshot explain", render::findings::findings(read.article.text(), &found)));
}

fn of_series(reads: &[&Read], lexicon: &Lexicon, all: &mut Vec<Output>) {
    let editions: Vec<Edition> = reads
        .iter()
        .zip(["2023", "2024"])
        .map(|(read, label)| Edition {
            label: format!("{label} {}", read.snapshot.source.path.as_deref().unwrap_or_default()),
            snapshot: read.snapshot.clone(),
            article: Some(read.article.clone()),
            reports: Vec::new(),
        })
        .collect();
    let document = changelog::document(&told(&editions, lexicon), lexicon);
    for quotes in [changelog::Quotes::None, changelog::Quotes::Short, changelog::Quotes::Full] {
        let show = changelog::Show { quotes, wording: true, explain: true };
        all.push(("changelog markdown", text(|out| changelog::write_markdown(&document, show, out))));
        all.push(("changelog html", text(|out| changelog::write_html(&document, show, out))));
        all.push(("changelog csv", text(|out| changelog::write_csv(&document, show, out))));
    }
    all.push(("changelog json", text(|out| changelog::write_json(&document, out))));
    let history = lives(&editions, lexicon);
    let show = history::Show { topics: true, participants: true, explain: true, width: 80 };
    all.push(("history table", text(|out| history::write_table(&history, show, out))));
    all.push(("history csv", text(|out| history::write_csv(&history, show, out))));
    all.push(("history jsonl", text(|out| history::write_jsonl(&history, show, out))));
    all.push(("history json", text(|out| history::write_json(&history, out))));
    all.push(("history svg", text(|out| history::write_svg(&history, show, out))));
    all.push(("history html", text(|out| history::write_html(&history, show, out))));
}

fn of_check(old: &Read, new: &Read, lexicon: &Lexicon, all: &mut Vec<Output>) {
    let name = new.snapshot.source.path.clone().unwrap_or_else(|| "report.txt".to_owned());
    let one = |state| Checked {
        snapshot: format!("{name}.json"),
        report: Some(name.clone()),
        state,
        written: None,
    };
    let article = Some(new.article.clone());
    let policy = Policy::default();
    let state = compare(old.snapshot.clone(), new.snapshot.clone(), article, (lexicon, &policy));
    let trouble = Trouble { what: name.clone(), place: name.clone(), hint: name.clone() };
    let checked = [one(state), one(State::ReportMissing), one(State::Unreadable(trouble))];
    let idle = Idle::default();
    let (thresholds, options) = (Thresholds::default(), Options::default());
    let checks = Checks { checked: &checked, thresholds, idle: &idle, lexicon, options };
    all.push(("check table", text(|out| check::table::write(&checks, out))));
    all.push(("check oneline", text(|out| check::oneline::write(&checks, out))));
    for format in Format::ALL {
        let subject = Subject::Checks(&checks);
        all.push((check_report(format), text(|out| report::write(format, subject, out))));
    }
}

fn check_report(format: Format) -> &'static str {
    match format {
        Format::Github => "check github",
        Format::Gitlab => "check gitlab",
        Format::Sarif => "check sarif",
        Format::Junit => "check junit",
        Format::Rdjson => "check rdjson",
        Format::Json => "check json",
        Format::Markdown => "check markdown",
    }
}
