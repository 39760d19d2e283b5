//! The laws that every diff keeps, over all reports of the repository.

use crate::effort;
use crate::reports::{Report, all, compare};
use proptest::prelude::*;
use summitdiff::assess::{Cause, Mode, Policy, Severity, assess};
use summitdiff::diff::{Change, Kind, Pair, SnapshotDiff, diff};
use summitdiff::lexicon::Lexicon;
use summitdiff::snapshot::{Evidence, json};

/// Every neighbouring pair: old and new of one case, and unrelated reports.
fn pairs(reports: &[Report]) -> impl Iterator<Item = (&Report, &Report)> {
    reports.iter().zip(&reports[1..])
}

/// What a change says, apart from the id it is filed under, which is that of the new side.
fn essence(change: &Change) -> String {
    let Change { kind, field, value, direction, delta, alignment, evidence, label, .. } = change;
    let mut values: [String; 2] = [format!("{:?}", value.old), format!("{:?}", value.new)];
    if *kind == Kind::TextEdited {
        // The words of one edit can be cut in two places; what counts is that there is one.
        values = [String::new(), String::new()];
    }
    let quotes = |quotes: &[Evidence]| quotes.iter().map(|one| one.exact().to_owned()).collect::<Vec<_>>();
    let quotes = match kind.family() {
        "text" => (Vec::new(), Vec::new()),
        _ => (quotes(&evidence.old), quotes(&evidence.new)),
    };
    format!("{kind} {field:?} {values:?} {direction:?} {delta:?} {alignment:?} {quotes:?} {label:?}")
}

fn essences(diff: SnapshotDiff, turned: bool) -> Vec<String> {
    let changes = diff.changes.into_iter();
    let mut all: Vec<String> =
        changes.map(|change| essence(&if turned { change.reversed() } else { change })).collect();
    all.sort();
    all
}

#[test]
fn a_report_does_not_differ_from_itself() {
    for report in all() {
        assert_eq!(
            compare(&report, &report),
            SnapshotDiff { unchanged: compare(&report, &report).unchanged, ..SnapshotDiff::default() },
            "{}",
            report.name
        );
    }
}

#[test]
fn the_diff_back_is_the_diff_turned_around() {
    let reports = all();
    let lexicon = Lexicon::built_in();
    for (old, new) in pairs(&reports) {
        let names = format!("{} → {}", old.name, new.name);
        let there = essences(diff(old.bare(), new.bare(), &lexicon), false);
        let back = essences(diff(new.bare(), old.bare(), &lexicon), true);
        assert_eq!(there, back, "snapshots alone: {names}");
    }
}

#[test]
fn the_order_of_arrays_says_nothing() {
    let lexicon = Lexicon::built_in();
    let reports = all();
    for (old, new) in pairs(&reports) {
        let mut shuffled = new.snapshot.clone();
        shuffled.participants.reverse();
        shuffled.priorities.reverse();
        shuffled.organizations.reverse();
        shuffled.bodies.reverse();
        shuffled.documents.reverse();
        let side = summitdiff::diff::Side { snapshot: &shuffled, article: None };
        let straight = essences(diff(old.bare(), new.bare(), &lexicon), false);
        assert_eq!(
            essences(diff(old.bare(), side, &lexicon), false),
            straight,
            "{} → {}",
            old.name,
            new.name
        );
    }
}

#[test]
fn every_quote_stands_in_its_text() {
    let reports = all();
    for (old, new) in pairs(&reports) {
        for change in compare(old, new).changes {
            let Pair { old: before, new: after } = &change.evidence;
            assert!(before.iter().all(|quote| quote.holds_in(old.article.text())), "{change:?}");
            assert!(after.iter().all(|quote| quote.holds_in(new.article.text())), "{change:?}");
        }
    }
}

#[test]
fn a_snapshot_written_and_read_gives_the_same_diff() {
    let lexicon = Lexicon::built_in();
    let reports = all();
    for (old, new) in pairs(&reports) {
        let mut read = json::read(&json::write(&new.snapshot)).unwrap();
        assert_eq!(read, new.snapshot);
        read.notes.clear();
        let side = summitdiff::diff::Side { snapshot: &read, article: None };
        assert_eq!(diff(old.bare(), side, &lexicon).changes, diff(old.bare(), new.bare(), &lexicon).changes);
    }
}

#[test]
fn findings_stand_in_order_of_severity_and_their_fingerprints_are_unique() {
    let reports = all();
    for (old, new) in pairs(&reports) {
        let found =
            assess(compare(old, new), (Mode::Revision, "asked for"), Cause::Source, &Policy::default());
        assert!(found.findings.is_sorted_by_key(|one| (one.severity, one.change.path.clone())));
        let mut seen = std::collections::BTreeMap::new();
        for one in &found.findings {
            let twin = seen.insert(one.fingerprint.clone(), (one.change.kind, one.change.value.clone()));
            assert!(twin.is_none_or(|twin| twin == (one.change.kind, one.change.value.clone())));
        }
    }
}

fn cases() -> u32 {
    u32::try_from(effort::times("P4: meaningful words put into sentences")).unwrap()
}

/// Words that carry a meaning wherever they are put.
const MEANING: &[&str] = &["not", "17", "never", "November 2031", "2029", "40 percent"];

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// No suppression covers a number, date or negation: put into any sentence, it is reported.
    #[test]
    fn a_word_with_a_meaning_is_never_suppressed(place in 0usize..10_000, word in 0usize..MEANING.len()) {
        let text = include_str!("../../snapshots/sco-astana-2024/report.v1.txt");
        let old = Report::of("old", text);
        let gaps: Vec<usize> = (1..old.article.tokens().len())
            .filter(|at| old.article.gap_before(*at) && old.article.block_of(*at).zone != summitdiff::read::Zone::Furniture)
            .filter(|at| old.article.block_of(*at).tokens.start != *at)
            .map(|at| old.article.tokens()[at].span().start)
            .collect();
        let at = gaps[place % gaps.len()];
        // Typography differs everywhere else, so that much is suppressed around the edit.
        let changed = format!("{}{} {}", &text[..at], MEANING[word], &text[at..]).replace('\'', "’").replace('\n', "\r\n");
        let new = Report::of("new", &changed);
        let found = assess(compare(&old, &new), (Mode::Revision, "asked for"), Cause::Source, &Policy::default());
        let loud = found.findings.iter().any(|one| one.severity < Severity::Info);
        prop_assert!(loud, "{} at {}: {:?}", MEANING[word], at, found.findings);
    }
}
