//! One edit that several words of a report repeat is told once, loudly.

use crate::reports::{Report, compare};
use summitdiff::assess::{Cause, Mode, Policy, Severity, assess};

/// Kind and severity of each finding between two texts.
fn findings(old: &str, new: &str) -> Vec<(String, Severity)> {
    assert_ne!(old, new);
    let changes = compare(&Report::of("old", old), &Report::of("new", new));
    let findings = assess(changes, (Mode::Revision, ""), Cause::Source, &Policy::default()).findings;
    findings.into_iter().map(|one| (one.change.kind.to_string(), one.severity)).collect()
}

fn loud(old: &str, new: &str) -> Vec<String> {
    let loud = findings(old, new).into_iter().filter(|one| one.1 < Severity::Info);
    loud.map(|one| one.0).collect()
}

const MEETING: &str = "Prime Minister Ilona Szekeres of Hungary met with President Marek Havelka of Czechia in Prague on \
                       3 March 2025. President Havelka called for more trains. Prime Minister Szekeres praised the town.\n";

#[test]
fn the_surname_of_somebody_new_is_told_with_the_participant() {
    let new = MEETING.replace("Marek Havelka", "Oskar Lindqvist").replace("Havelka", "Lindqvist");
    assert_eq!(loud(MEETING, &new), ["participant.replaced"]);
}

#[test]
fn another_name_elsewhere_that_no_participant_explains_stays_a_finding() {
    let new = MEETING.replace("Prime Minister Szekeres praised", "Prime Minister Rostock praised");
    assert!(!loud(MEETING, &new).is_empty());
}

#[test]
fn the_count_of_adopted_documents_is_told_once() {
    let old = format!("{MEETING}\nThe leaders adopted a package of documents on river traffic.\n");
    let new = old.replace("a package of", "a series of");
    assert_eq!(loud(&old, &new), ["outcome.changed"]);
}

#[test]
fn a_line_of_rights_at_the_end_is_furniture() {
    let old = format!("{MEETING}\n© 2024 The Amber Herald\n");
    assert_eq!(loud(&old, &old.replace("2024", "2025")), [""; 0]);
}
