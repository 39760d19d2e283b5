//! How much of the world the tables know: counted, so that no row is lost unseen.

use super::{Lexicon, TableId};
use std::collections::BTreeSet;

/// How many different values a column has in the rows of the wanted classes.
fn count(table: TableId, (column, class): (&str, &str), wanted: &[&str]) -> usize {
    let lexicon = Lexicon::built_in();
    let rows = lexicon.rows(table).filter(|row| wanted.contains(&row.text(class)));
    rows.filter_map(|row| row.get(column)).collect::<BTreeSet<&str>>().len()
}

/// The codes of ISO 3166-1, as its maintenance agency lists them.
const ISO_3166: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT \
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH \
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT \
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS \
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI \
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG \
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
    UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

#[test]
fn every_code_of_iso_3166_has_a_name() {
    let lexicon = Lexicon::built_in();
    let named: BTreeSet<&str> = lexicon
        .rows(TableId::Countries)
        .filter(|row| row.text("kind") == "name")
        .map(|row| row.text("code"))
        .collect();
    let codes: Vec<&str> = ISO_3166.split(' ').collect();
    assert_eq!(codes.len(), 249);
    let missing: Vec<&&str> = codes.iter().filter(|code| !named.contains(**code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
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
