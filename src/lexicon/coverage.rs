//! How much of the world the tables know: counted, so that no row is lost unseen.

use super::{Lexicon, TableId};
use std::collections::BTreeSet;

/// How many different values a column has in the rows of the wanted classes.
fn count(table: TableId, (column, class): (&str, &str), wanted: &[&str]) -> usize {
    let lexicon = Lexicon::built_in();
    let rows = lexicon.rows(table).filter(|row| wanted.contains(&row.text(class)));
    rows.filter_map(|row| row.get(column)).collect::<BTreeSet<&str>>().len()
}

#[test]
fn every_country_of_iso_3166_has_a_name_and_nearly_all_a_demonym() {
    let named = count(TableId::Countries, ("code", "kind"), &["name"]);
    assert_eq!(named, 250, "249 entries of ISO 3166-1 and Kosovo");
    let adjectives = count(TableId::Countries, ("code", "kind"), &["demonym"]);
    assert!(adjectives >= 225, "{adjectives}");
}

#[test]
fn every_state_has_its_capital() {
    let capitals = count(TableId::Places, ("country", "kind"), &["capital"]);
    assert!(capitals >= 205, "{capitals}");
}

#[test]
fn organizations_and_organs_are_known_by_the_hundred() {
    let whole = count(TableId::Organizations, ("id", "class"), &["organization", "grouping"]);
    let organs = count(TableId::Organizations, ("id", "class"), &["body"]);
    assert!(whole >= 400, "{whole}");
    assert!(organs >= 340, "{organs}");
}

#[test]
fn most_organizations_have_an_acronym() {
    let lexicon = Lexicon::built_in();
    let acronyms: BTreeSet<&str> = lexicon
        .rows(TableId::Organizations)
        .filter(|row| row.text("kind") == "acronym" && row.text("class") != "body")
        .map(|row| row.text("id"))
        .collect();
    assert!(acronyms.len() >= 250, "{}", acronyms.len());
}

#[test]
fn every_successor_and_whom_it_follows_is_an_organization() {
    let lexicon = Lexicon::built_in();
    let ids: Vec<&str> = lexicon.rows(TableId::Organizations).map(|row| row.text("id")).collect();
    let rows: Vec<_> = lexicon.rows(TableId::Successors).collect();
    assert!(rows.len() > 3);
    for row in rows {
        for column in ["old", "new"] {
            assert!(ids.contains(&row.text(column)), "{}", row.text(column));
        }
        assert_ne!(row.text("old"), row.text("new"));
    }
}
