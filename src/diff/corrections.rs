//! Notes in which an editor says what was corrected or updated, and whether a change of the fields bears them out.

use super::Kind;
use super::change::{Change, Pair, Value};
use crate::lexicon::{Lexicon, TableId, fold};
use crate::read::{Article, Block, TokenKind};
use crate::snapshot::Evidence;
use std::collections::BTreeSet;

/// A note's first words: so many tokens are searched for what makes it one.
const OPENING: usize = 40;
/// A paragraph of more words is an article, not a note.
const LONGEST: usize = 120;

/// Notes that one side has and the other has not, each once: as a note, or as one that no change bears out.
pub(super) fn find(articles: &Pair<&Article>, changes: &[Change], lexicon: &Lexicon) -> Vec<Change> {
    let notes = Pair::new(notes(articles.old, lexicon), notes(articles.new, lexicon));
    let texts = |notes: &[(String, Evidence)]| -> BTreeSet<String> {
        notes.iter().map(|one| one.0.clone()).collect()
    };
    let known = Pair::new(texts(&notes.old), texts(&notes.new));
    let mut found = Vec::new();
    for (text, quote) in notes.old.iter().filter(|(text, _)| !known.new.contains(text)) {
        let matched = || {
            let value = Some(Value::Text(text.clone()));
            note(Kind::CorrectionNote).values(value, None).quotes(std::slice::from_ref(quote), &[])
        };
        found.push(unmatched(text, quote, changes).map_or_else(matched, Change::reversed));
    }
    for (text, quote) in notes.new.iter().filter(|(text, _)| !known.old.contains(text)) {
        let matched = || {
            let value = Some(Value::Text(text.clone()));
            note(Kind::CorrectionNote).values(None, value).quotes(&[], std::slice::from_ref(quote))
        };
        found.push(unmatched(text, quote, changes).unwrap_or_else(matched));
    }
    found
}

fn note(kind: Kind) -> Change {
    let mut change = Change::new(kind, &["text", "corrections"]);
    change.key = None;
    change
}

/// Every paragraph that opens as a note.
fn notes(article: &Article, lexicon: &Lexicon) -> Vec<(String, Evidence)> {
    // What a note says of itself begins with few words: others are not looked up.
    let first: BTreeSet<String> = lexicon
        .rows(TableId::Corrections)
        .map(|row| first_word(&fold(row.text("form"))).to_owned())
        .collect();
    let opens = |block: &&Block| {
        block.tokens.len() <= LONGEST
            && block.tokens.clone().take(OPENING).any(|at| {
                let opening = at == block.tokens.start;
                first.contains(first_word(article.fold(at)))
                    && lexicon.matches_at(article, at).iter().any(|one| {
                        one.row.table == TableId::Corrections
                            && at + one.length <= block.tokens.end
                            && (opening || !one.row.text("form").ends_with(':'))
                    })
            })
    };
    article
        .blocks()
        .iter()
        .filter(opens)
        .filter_map(|block| {
            let span = article.span(block.tokens.clone());
            Some((article.plain(block.tokens.clone()), Evidence::quote(article.text(), span)?))
        })
        .collect()
}

/// `editor` of `editor's note`.
fn first_word(folded: &str) -> &str {
    folded.split([' ', '\'']).next().unwrap_or_default()
}

/// The note as unmatched, unless a value that changed has a name or number of the note.
fn unmatched(text: &str, quote: &Evidence, changes: &[Change]) -> Option<Change> {
    let note_words = telling(text);
    let is_shown = |change: &Change| {
        [&change.value.old, &change.value.new].into_iter().flatten().any(|value| {
            let words = telling_values(value);
            words.iter().any(|word| note_words.contains(word))
        })
    };
    if changes.iter().any(is_shown) {
        return None;
    }
    let value = Some(Value::Text(text.to_owned()));
    Some(note(Kind::CorrectionUnmatched).values(None, value).quotes(&[], std::slice::from_ref(quote)))
}

/// Names and numbers of a text: its words with a capital that do not open a sentence, and its digits.
fn telling(text: &str) -> BTreeSet<String> {
    let article = Article::new(text.to_owned());
    let telling = (0..article.tokens().len()).filter(|at| {
        let token = article.tokens()[*at];
        let opens = article.sentence_of(*at).tokens.start == *at;
        token.kind == TokenKind::Number || token.is_capitalized() && !opens
    });
    telling.map(|at| article.fold(at).trim_start_matches('0').to_owned()).collect()
}

fn telling_values(value: &Value) -> BTreeSet<String> {
    let json = serde_json::to_string(value).unwrap_or_default();
    fold(&json)
        .split(|letter: char| !letter.is_alphanumeric())
        .map(|word| word.trim_start_matches('0').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}
