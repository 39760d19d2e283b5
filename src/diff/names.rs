//! What readers call an entry: names, topic labels, countries; never ids or codes.

use crate::lexicon::{Lexicon, TableId};
use crate::snapshot::{Alpha2, Id, Participant};

/// The English short name of a country, its code where the tables have none.
#[must_use]
pub fn country_name(lexicon: &Lexicon, code: Alpha2) -> String {
    lexicon
        .rows_with(TableId::Countries, "code", code.as_str())
        .find(|row| row.text("kind") == "name")
        .map_or_else(|| code.to_string(), |row| row.text("form").to_owned())
}

/// The label of a topic, its id where the tables have none.
#[must_use]
pub fn topic_label(lexicon: &Lexicon, topic: &Id) -> String {
    lexicon
        .rows_with(TableId::TopicNames, "id", topic.as_str())
        .next()
        .map_or_else(|| topic.to_string(), |row| row.text("label").to_owned())
}

/// The acronym of an organization, else its name, else its id: as an acronym, or in words where it has several.
#[must_use]
pub fn organization_label(lexicon: &Lexicon, id: &Id) -> String {
    let form = |kind: &str| {
        let mut rows = lexicon.rows_with(TableId::Organizations, "id", id.as_str());
        rows.find(|row| row.text("kind") == kind).map(|row| row.text("form"))
    };
    form("acronym").or_else(|| form("name")).map_or_else(|| spelled_out(id, lexicon), str::to_owned)
}

/// `uneca` as `UNECA`, `joint-council-for-trade` as `Joint Council for Trade`.
fn spelled_out(id: &Id, lexicon: &Lexicon) -> String {
    let is_small = |word: &str| {
        let mut rows = lexicon.rows_with(TableId::Wording, "form", word);
        rows.any(|row| row.text("class") == "light")
    };
    if !id.as_str().contains('-') {
        return id.as_str().to_uppercase();
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    let words =
        id.as_str().split('-').map(|word| if is_small(word) { word.to_owned() } else { capital(word) });
    words.collect::<Vec<_>>().join(" ")
}

/// `Sadyr Japarov (Kyrgyzstan)`, `Prime Minister (Armenia)` of an unnamed office holder, `delegation of Armenia`.
#[must_use]
pub fn person_label(lexicon: &Lexicon, person: &Participant) -> String {
    let seat = person
        .country
        .map(|code| country_name(lexicon, code))
        .or_else(|| person.organization.as_ref().map(|id| organization_label(lexicon, id)));
    match (person.name.as_ref().or(person.office.as_ref()), seat) {
        (Some(name), Some(seat)) => format!("{name} ({seat})"),
        (Some(name), None) => name.clone(),
        (None, Some(seat)) => format!("delegation of {seat}"),
        (None, None) => person.id.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organization_that_no_table_has_is_told_in_words() {
        let label =
            |id: &str| organization_label(&Lexicon::built_in(), &Id::try_from(id.to_owned()).unwrap());
        assert_eq!(label("joint-bureau-for-rivers"), "Joint Bureau for Rivers");
        assert_eq!(label("xyzq"), "XYZQ");
    }
}
