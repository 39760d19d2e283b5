//! Whether a text is a report of a meeting at all.

use crate::extract::{Mentions, Speaker};
use crate::lexicon::Lexicon;
use crate::normalize::Cast;
use crate::read::Article;

/// Whether the text reports of a meeting or speaks for several parties ("we reaffirm"): what other news says in passing
/// is nobody's priority at a meeting.
pub(super) fn is_report(article: &Article, mentions: &Mentions, cast: &Cast, lexicon: &Lexicon) -> bool {
    let event = &mentions.event;
    let told: Vec<usize> = unquoted(article);
    let count = |words: &[&str]| told.iter().filter(|index| words.contains(&article.fold(**index))).count();
    let parties = told.iter().filter(|index| lexicon.is_cue(article.fold(**index), "party"));
    let together = count(&["we", "our"]) >= 3 || parties.take(3).count() == 3;
    let acted = mentions.clauses.statements.iter().any(|statement| {
        let talked = matches!(statement.act.as_str(), "discuss" | "exchange views");
        let met = statement.act == "decide"
            && count(&["committee", "council", "commission", "board"]) >= 2
            && count(&["meeting", "session", "summit"]) >= 1;
        statement.rule == "frame.vote" || met || (talked && statement.speaker == Speaker::Meeting)
    });
    let met = !cast.participants.is_empty() || event.kind.is_some() || event.name.is_some();
    met || together || acted
}

/// The tokens that stand in no quotation: "we" in one is the person quoted.
fn unquoted(article: &Article) -> Vec<usize> {
    let mut told = Vec::new();
    for block in article.blocks() {
        let mut open = false;
        for index in block.tokens.clone() {
            match article.fold(index) {
                "“" => open = true,
                "”" => open = false,
                "\"" => open = !open,
                _ if !open => told.push(index),
                _ => {}
            }
        }
    }
    told
}
