//! The common title of an office: one for all the forms in which reports give it.
//!
//! `Minister of Foreign Affairs` and `Foreign Minister` are one office, and so are `Minister for Energy and Water` and
//! `Energy and Water Minister`, which no table has. A snapshot keeps the report's words; whoever compares offices compares
//! their common titles.

use super::{Lexicon, TableId, Words, fold};

struct Office(Vec<(String, String)>);

impl Words for Office {
    fn folded(&self, index: usize) -> Option<&str> {
        self.0.get(index).map(|(folded, _)| folded.as_str())
    }
    fn written(&self, index: usize) -> Option<&str> {
        self.0.get(index).map(|(_, written)| written.as_str())
    }
}

/// The table's title and level of an office, `None` where the table does not have it.
#[must_use]
pub fn office_row<'lexicon>(lexicon: &'lexicon Lexicon, office: &str) -> Option<(&'lexicon str, u32)> {
    let words = Office(office.split_whitespace().map(|word| (fold(word), word.to_owned())).collect());
    let row = lexicon.row_of_all(TableId::Offices, &words, words.0.len())?;
    Some((row.text("title"), row.text("level").parse().ok()?))
}

/// The common title of an office, folded.
///
/// ```
/// use summitdiff::lexicon::{Lexicon, common_title};
/// let lexicon = Lexicon::built_in();
/// assert_eq!(common_title(&lexicon, "Minister of Foreign Affairs"), common_title(&lexicon, "Foreign Minister"));
/// assert_eq!(common_title(&lexicon, "Minister for Rivers"), common_title(&lexicon, "Rivers Minister"));
/// ```
#[must_use]
pub fn common_title(lexicon: &Lexicon, office: &str) -> String {
    let title = fold(office_row(lexicon, office).map_or(office, |row| row.0));
    let field = ["minister of ", "minister for "].iter().find_map(|lead| title.strip_prefix(lead));
    field.map_or_else(
        || title.clone(),
        |field| format!("{} minister", field.strip_prefix("the ").unwrap_or(field)),
    )
}
