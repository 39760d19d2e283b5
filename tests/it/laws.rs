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

/// A report whose next version words much otherwise: what is read otherwise although its words are the same, and names
/// in another form, are suppressed in it.
const BEFORE: &str = "Leaders of the Northern Seas Compact ended a two-day summit in Tallinn on 8 September 2026.\n\nUnder \
    the protocol, members will commission four patrol vessels by 2029 and spend at least 320 million euros on sensors. \
    Sweden will host the operations centre in Karlskrona. Britain and Canada joined as observers, and the leaders of the \
    United Kingdom and of Poland thanked the European Union for its help.\n";

/// The same report with numbers and names in another form.
const AFTER: &str = "Leaders of the Northern Seas Compact ended a two-day summit in Tallinn on 8 September 2026.\n\nUnder \
    the protocol, members will commission 4 patrol vessels by 2029 and spend no less than 320 million euros on sensors. \
    Sweden will host the operations centre in Karlskrona. The United Kingdom and Canada joined as observers, and the \
    leaders of Britain and of Poland thanked the EU for its help.\n";

/// Where a suppressed span of the new text stands: of every name in another form, and of every field that is read
/// otherwise.
fn suppressed_places(rules: &[&str]) -> Vec<std::ops::Range<usize>> {
    let (old, new) = (Report::of("old", BEFORE), Report::of("new", AFTER));
    let found = compare(&old, &new).suppressed;
    let spans = found.iter().filter(|one| rules.contains(&one.rule.as_str())).flat_map(|one| &one.spans);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = words(AFTER);
    let mut places = Vec::new();
    for span in spans {
        let said = words(&span.new);
        places.extend(
            plain.match_indices(&said).filter(|_| !said.is_empty()).map(|(at, _)| at..at + said.len()),
        );
    }
    places
}

#[test]
fn a_value_put_into_a_suppressed_span_is_reported() {
    let mut tried = 0;
    for rule in ["noise.name-form", "noise.reading"] {
        let places = suppressed_places(&[rule]);
        assert!(!places.is_empty(), "nothing is suppressed under {rule}: the texts measure nothing");
        for place in places {
            let gaps = AFTER[place.clone()].match_indices(' ').map(|(at, _)| place.start + at + 1);
            for at in gaps
                .chain([place.start, place.end + 1])
                .filter(|at| AFTER[..*at].ends_with(' ') && AFTER[*at..].starts_with(char::is_alphanumeric))
            {
                for word in MEANING {
                    let changed = format!("{}{word} {}", &AFTER[..at], &AFTER[at..]);
                    let (old, new) = (Report::of("old", BEFORE), Report::of("new", &changed));
                    let changes = compare(&old, &new);
                    let found =
                        assess(changes, (Mode::Revision, "asked for"), Cause::Source, &Policy::default());
                    let loud = found.findings.iter().any(|one| one.severity < Severity::Info);
                    assert!(loud, "{rule}: {changed}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried >= 40, "{tried}");
}
