//! Edits as editors make them: which change a fact and which only the words. The lists are their own documentation: the
//! sentence before, the sentence after, and the kind that is told, or none.

use crate::reports::{Report, compare};
use std::collections::BTreeSet;
use summitdiff::assess::{Cause, Mode, Policy, Severity, assess};

/// A report around the sentence that is edited, so that the two sides are versions of one text.
const OPENING: &str = "President Ada Brandt of Denmark met Prime Minister Ole Lind of Norway in Oslo on 6 May 2024. They \
                       agreed to build a rail link across the strait.\n\n";
const CLOSE: &str = "\n\nThe guests saw the new harbour, heard the choir of the town and planted a tree beside the quay \
                     before they left for the airport in the rain.\n";

/// The kinds told above `info`, in order.
fn loud(old: &str, new: &str) -> BTreeSet<String> {
    assert_ne!(old, new);
    let report = |name: &str, sentence: &str| Report::of(name, &format!("{OPENING}{sentence}{CLOSE}"));
    let changes = compare(&report("old", old), &report("new", new));
    let findings = assess(changes, (Mode::Revision, ""), Cause::Source, &Policy::default()).findings;
    let loud = findings.into_iter().filter(|one| one.severity < Severity::Info);
    loud.map(|one| one.change.kind.to_string()).collect()
}

const FACTS: &[(&str, &str, &str)] = &[
    // The bound of a number is part of what it says.
    (
        "quantity.changed",
        "The port handles more than two million crates a year.",
        "The port handles nearly two million crates a year.",
    ),
    ("quantity.changed", "The bank lent up to $40 million.", "The bank lent at least $40 million."),
    ("quantity.changed", "The bank lent over $40 million.", "The bank lent $40 million."),
    // So is what it is a number of.
    (
        "quantity.changed",
        "The bank gave $40 million in loan guarantees to the yard.",
        "The bank gave $40 million to the yard.",
    ),
    ("quantity.changed", "The grid reached 19,000 households.", "The grid reached 19,000 villages."),
    ("quantity.changed", "Norway is the fourth largest buyer.", "Norway is the third largest buyer."),
    (
        "quantity.changed",
        "It was the inaugural voyage of the ferry.",
        "It was the second voyage of the ferry.",
    ),
    // A word in the place of one that it excludes.
    (
        "document.renamed",
        "The yards exchanged letters of intent.",
        "The yards exchanged letters of interest.",
    ),
    ("term.changed", "Prices have remained low.", "Prices have remained high."),
    ("term.changed", "The bank offered a loan.", "The bank offered a grant."),
    ("term.changed", "The ferry sails to the eastern shore.", "The ferry sails to the western shore."),
    // A member of a list, although the text has the name elsewhere.
    (
        "name.changed",
        "Norway and Sweden keep the lights. Sweden pays, and Norway helps.",
        "Sweden keep the lights. Sweden pays, and Norway helps.",
    ),
    ("statement.negated", "The ferry will sail in winter.", "The ferry will not sail in winter."),
    ("deadline.changed", "The ferry sailed on Monday.", "The ferry sailed on Tuesday."),
];

const WORDS: &[(&str, &str)] = &[
    // Forms of one number and of one bound.
    ("The port handles more than two million crates.", "The port handles over 2 million crates."),
    ("The town has 7000 trees and nearly 60 squares.", "The town has 7,000 trees and almost 60 squares."),
    ("The ferry makes some 40 trips.", "The ferry makes about 40 trips."),
    // Words that moved within their sentence.
    ("On Monday the ferry sailed to Bergen.", "The ferry sailed to Bergen on Monday."),
    ("The ferry sailed today from Bergen to Aarhus.", "Today the ferry sailed from Bergen to Aarhus."),
    // Forms of one name.
    (
        "The mayor of Aarhus thanked guests from the United Kingdom.",
        "The mayor of Aarhus thanked guests from the UK.",
    ),
    ("The Swedish minister Greta Moe sang.", "Minister Greta Moe of Sweden sang."),
    ("Guests of the North Atlantic Treaty Organization (NATO) sang.", "Guests of NATO sang."),
    ("The Republic of Korea (ROK) sent a choir.", "The Republic of Korea sent a choir."),
    ("They signed the United Nations Charter of Harbours.", "They signed the UN Charter of Harbours."),
    ("They adopted the Northern Harbours Agreement (NHA).", "They adopted the Northern Harbours Agreement."),
    // Who was named is meant by "the two leaders".
    ("The President and the Prime Minister walked on.", "The two leaders walked on."),
    ("They walked on to the quay.", "The two walked on to the quay."),
    // A weekday beside its date.
    ("The ferry sailed on 8 May, in fog.", "The ferry sailed on Wednesday, 8 May, in fog."),
    // Words of one sense.
    ("The work began in spring.", "The work started in spring."),
    ("The full plan is secret.", "The complete plan is secret."),
    ("Additionally, the mayor spoke.", "In addition, the mayor spoke."),
];

#[test]
fn an_edit_of_a_fact_is_told_by_its_kind() {
    let both_ways = FACTS.iter().flat_map(|(kind, old, new)| [(kind, old, new), (kind, new, old)]);
    let missed: Vec<_> = both_ways
        .map(|(kind, old, new)| (kind, old, new, loud(old, new)))
        .filter(|(kind, _, _, told)| !told.contains(**kind))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn an_edit_of_words_alone_is_not_told() {
    let both_ways = WORDS.iter().flat_map(|(old, new)| [(old, new), (new, old)]);
    let told: Vec<_> =
        both_ways.map(|(old, new)| (old, new, loud(old, new))).filter(|one| !one.2.is_empty()).collect();
    assert!(told.is_empty(), "{told:#?}");
}

/// One clause is reworded; the names and statements of the next clauses stand word for word on both sides.
#[test]
fn what_stands_word_for_word_on_both_sides_is_not_told() {
    let old = "The meeting was attended by Foreign Minister Greta Moe and Finance Minister Hilda Vik. They discussed trade, \
               urged Sweden to open its ports and welcomed the Harbour Convention.";
    for new in [
        old.replace("The meeting was attended by", "Those attending the meeting were"),
        old.replace("They discussed trade", "The two sides discussed trade"),
        old.replace("They discussed trade", "They also discussed trade"),
    ] {
        assert_eq!(loud(old, &new), BTreeSet::new(), "{new}");
    }
}
