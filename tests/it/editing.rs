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
    // How a clause stands to its date is part of the date.
    (
        "deadline.changed",
        "The yard will be ready before the winter of 2030.",
        "The yard will be ready by the end of the winter of 2030.",
    ),
    ("deadline.changed", "The lights burn from May 2031.", "The lights burn until May 2031."),
    ("deadline.changed", "The quay was built in early 1990.", "The quay was built in late 1990."),
    ("term.changed", "New orders have slowed.", "New orders have accelerated."),
    (
        "term.changed",
        "The costs of the bridge will be shared equally.",
        "The costs of the bridge will be borne by Norway.",
    ),
    (
        "term.changed",
        "The guild, which has given two boats, sang.",
        "The guild, which will give two boats, sang.",
    ),
    // Who says it.
    (
        "statement.attribution",
        "Mayor Moe emphasised that the quay is old.",
        "Bishop Vik emphasised that the quay is old.",
    ),
];

/// A hedge that came weakens what is said, one that went strengthens it.
const HEDGED: &[(&str, &str)] = &[
    ("Demand for crates remains elevated.", "Demand for crates remains somewhat elevated."),
    ("The harbour is open in winter.", "The harbour is largely open in winter."),
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
    ("He was elected for a term of two years.", "He was elected for a two-year term."),
    ("They decided to create a fund of 75 million dollars.", "They decided to create a $75 million fund."),
    // A negation that denies nothing.
    ("They asked for his immediate release.", "They asked for his release without delay."),
    // Forms of one date and of one share.
    ("The quay will be built by the end of 2031.", "The quay will be built by end-2031."),
    ("The quay will be built by 2031.", "The quay will be built by the end of 2031."),
    ("Exports rose by 14 percent last year.", "Last year, exports rose by 14 per cent."),
    ("Prices return to the 2 percent objective.", "Prices return to the objective of 2 percent."),
    // An office before or behind the name.
    (
        "The Secretary-General of the Choir, Greta Moe, also took part.",
        "Greta Moe, Secretary-General of the Choir, also participated.",
    ),
    (
        "The head of the Executive Committee, Nils Vik, also participated.",
        "Nils Vik, head of the Executive Committee, also took part.",
    ),
    // The next meeting is announced in two ways.
    (
        "The next meeting will take place in Aarhus in October 2026.",
        "The next meeting will be held in Aarhus in October 2026.",
    ),
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

#[test]
fn a_hedge_that_comes_weakens_and_one_that_goes_strengthens() {
    for (old, new) in HEDGED {
        assert_eq!(loud(old, new), BTreeSet::from(["statement.weakened".to_owned()]), "{new}");
        assert_eq!(loud(new, old), BTreeSet::from(["statement.strengthened".to_owned()]), "{old}");
    }
}

/// The findings that stand for themselves: kind and path.
fn leading(old: &str, new: &str) -> Vec<(String, String)> {
    let report = |name: &str, sentence: &str| Report::of(name, &format!("{OPENING}{sentence}{CLOSE}"));
    let changes = compare(&report("old", old), &report("new", new)).changes.into_iter();
    let own = changes.filter(|change| change.follows.is_none());
    own.map(|change| (change.kind.to_string(), change.path)).collect()
}

#[test]
fn an_edit_is_told_once_and_under_what_it_belongs_to() {
    let one = |kind: &str, path: &str| vec![(kind.to_owned(), path.to_owned())];
    for (old, new, kind, path) in [
        // A bound is no value of the quantity; the statement and the milestone hold it.
        (
            "They agreed that the airline will carry more than two million guests by 2029.",
            "They agreed that the airline will carry nearly two million guests by 2029.",
            "quantity.changed",
            "/priorities/transport/statements/quantities",
        ),
        (
            "They agreed that the railway will be finished before the winter of 2030.",
            "They agreed that the railway will be finished by the end of the winter of 2030.",
            "deadline.changed",
            "/priorities/transport/statements/dates",
        ),
        // An amount leads the decision that holds it.
        (
            "They decided to build a gas storage of 24 million tonnes.",
            "They decided to build a gas storage of 21 million tonnes.",
            "quantity.changed",
            "/priorities/energy/statements/quantities",
        ),
        // A document in the place of another that is nearly the same.
        (
            "They exchanged letters of intent on trade.",
            "They exchanged letters of interest on trade.",
            "document.renamed",
            "/documents/letters-of-interest/title",
        ),
        // A correction by the editor: what is struck out is no longer said.
        (
            "They said that about 8,000 refugees had come.",
            "They said that about <s>8,000</s> \\[80,000\\] refugees had come.",
            "quantity.changed",
            "/priorities/migration/statements/quantities",
        ),
    ] {
        assert_eq!(leading(old, new), one(kind, path), "{new}");
        assert_eq!(leading(new, old).len(), 1, "{old}");
    }
}

#[test]
fn a_name_in_the_place_of_one_like_it_is_no_guess() {
    let report = |name: &str, sentence: &str| Report::of(name, &format!("{OPENING}{sentence}{CLOSE}"));
    let (old, new) = ("The yards exchanged letters of intent.", "The yards exchanged letters of interest.");
    let changes = compare(&report("old", old), &report("new", new)).changes;
    let renamed: Vec<bool> = changes
        .iter()
        .filter(|change| change.kind.to_string() == "document.renamed")
        .map(|change| change.alignment.certain)
        .collect();
    assert_eq!(renamed, [true]);
}

#[test]
fn a_seat_at_the_meeting_behind_a_name_is_nobody_else() {
    let sentence =
        "President Ada Brandt praised Prime Minister Ole Lind, the chair of the talks, for his patience.";
    let report = Report::of("seat", &format!("{OPENING}{sentence}{CLOSE}"));
    let names: Vec<Option<&str>> =
        report.snapshot.participants.iter().map(|person| person.name.as_deref()).collect();
    assert_eq!(names, [Some("Ada Brandt"), Some("Ole Lind")]);
}

/// The words of the edits that no other change tells.
fn untold(old: &str, new: &str) -> Vec<String> {
    let report = |name: &str, sentence: &str| Report::of(name, &format!("{OPENING}{sentence}{CLOSE}"));
    let changes = compare(&report("old", old), &report("new", new)).changes.into_iter();
    let rest = changes.filter(|change| change.kind.to_string() == "text.edited");
    rest.map(|change| format!("{:?}", change.value)).collect()
}

#[test]
fn what_a_quote_shows_is_not_told_again_as_an_edit() {
    let dropped = "They urged Sweden to reopen its schools. They agreed to train twelve pilots by 2030.";
    for (old, new) in [
        (dropped, "They agreed to train twelve pilots by 2030."),
        (dropped, "They urged Sweden to reopen its schools."),
        ("They agreed to train twelve pilots.", "They agreed to train ninety pilots."),
        ("They urged Sweden to open its ports.", "They asked Sweden to open its ports."),
    ] {
        assert!(untold(old, new).is_empty(), "{:?}", untold(old, new));
        assert!(untold(new, old).is_empty(), "{:?}", untold(new, old));
    }
    // A slip mended in another sentence is.
    let slip = "They urged Sweden to open its ports. The choir sang wel.";
    assert_eq!(untold(slip, "They asked Sweden to open its ports. The choir sang well.").len(), 1);
}

#[test]
fn a_clause_with_a_negation_that_went_is_no_denial() {
    let (old, new) = (
        "They opened a harbour of a kind that was never built before, and thanked the masons.",
        "They opened a harbour of a kind, and thanked the masons.",
    );
    assert!(!loud(old, new).contains("statement.negated"), "{:?}", loud(old, new));
    assert!(!loud(new, old).contains("statement.negated"), "{:?}", loud(new, old));
}

#[test]
fn words_that_came_stand_where_a_sentence_begins() {
    let old = "They met the masons. They met the choir.";
    let new = "They met the masons. They met the pilots of the harbour. They met the choir.";
    let report = |name: &str, sentence: &str| Report::of(name, &format!("{OPENING}{sentence}{CLOSE}"));
    let words: Vec<String> = compare(&report("old", old), &report("new", new))
        .edited
        .new
        .into_iter()
        .map(|one| one.words)
        .collect();
    assert_eq!(words, ["They met the pilots of the harbour."]);
}
