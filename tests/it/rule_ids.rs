//! Ids of rules are for ever: what a report calls a finding today it never calls another finding tomorrow.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use summitdiff::diff::Kind;

#[test]
fn every_id_of_a_rule_is_on_the_list_and_no_retired_one_is_used() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rule-ids.txt");
    let text = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.is_sorted(), "the list is in order of bytes");
    let (retired, used): (Vec<&str>, Vec<&str>) = lines.iter().partition(|line| line.ends_with(" retired"));
    let gate =
        ["orphan", "report-missing", "snapshot-missing", "unreadable", "waiver-expired", "waiver-stale"];
    let current: BTreeSet<String> = Kind::ALL
        .iter()
        .map(|kind| kind.name().to_owned())
        .chain(gate.iter().map(|word| format!("gate.{word}")))
        .collect();
    assert_eq!(current, used.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>());
    for line in retired {
        assert!(!current.contains(line.trim_end_matches(" retired")), "{line} is given to another rule");
    }
}
