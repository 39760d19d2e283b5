//! The office beside a name that both sides have.

use crate::diff::change::Pair;
use crate::lexicon::{Lexicon, TableId};
use crate::read::Article;
use std::ops::Range;

/// An office has at most so many words.
const OFFICE: usize = 6;

/// The office that an edit gives or takes from a name which stands beside it on both sides ("Prime Minister" → "President"
/// before the same name; ", Speaker of the House" dropped behind it): the office of each side, and the name.
pub(in crate::diff) fn office(
    articles: &Pair<&Article>,
    tokens: &Pair<Range<usize>>,
    lexicon: &Lexicon,
) -> Option<(Pair<Option<String>>, String)> {
    let of = |article: &Article, tokens: &Range<usize>| {
        tokens.clone().find_map(|at| {
            let found = lexicon.matches_at(article, at);
            let office = found.iter().find(|one| one.row.table == TableId::Offices)?;
            (at + office.length <= tokens.end).then(|| (office.row.text("title"), at))
        })
    };
    let (old, new) = (of(articles.old, &tokens.old), of(articles.new, &tokens.new));
    if old.map(|one| one.0) == new.map(|one| one.0) {
        return None;
    }
    // "[chaired by President] A" → "[chaired by President B of C. President] A": the office stood there all the time.
    let stands = |article: &Article, tokens: &Range<usize>| {
        (tokens.start.saturating_sub(OFFICE)..tokens.start).any(|at| {
            let found = lexicon.matches_at(article, at);
            found.iter().any(|one| one.row.table == TableId::Offices && at + one.length == tokens.start)
        })
    };
    if old.is_none() && stands(articles.old, &tokens.old)
        || new.is_none() && stands(articles.new, &tokens.new)
    {
        return None;
    }
    // "The Speaker of the House, A, came" → "A, Speaker of the House, came": the office only moved.
    let moved = |found: Option<(&str, usize)>, other: &Article, beside: &Range<usize>| {
        let last = other.tokens().len().saturating_sub(1);
        let sentence = other.sentence_of(beside.start.min(last)).tokens.clone();
        found.is_some_and(|(title, _)| {
            sentence.into_iter().any(|at| {
                let found = lexicon.matches_at(other, at);
                found.iter().any(|one| one.row.table == TableId::Offices && one.row.text("title") == title)
            })
        })
    };
    if new.is_none() && moved(old, articles.new, &tokens.new)
        || old.is_none() && moved(new, articles.old, &tokens.old)
    {
        return None;
    }
    let is_written = |article: &Article, found: Option<(&str, usize)>| {
        found.is_none_or(|(_, at)| article.tokens()[at].is_capitalized())
    };
    if !is_written(articles.old, old) || !is_written(articles.new, new) {
        return None;
    }
    // What is dropped or added behind a comma is an apposition: the name stands before it on both sides.
    let apposition = articles.old.word(tokens.old.start) == "," && !tokens.old.is_empty()
        || articles.new.word(tokens.new.start) == "," && !tokens.new.is_empty();
    // Between two offices a surname is enough: "Foreign Minister Moe", "Prime Minister Moe".
    let least = if old.is_some() && new.is_some() { 1 } else { 2 };
    let name = name_beside(articles.old, &tokens.old, (apposition, least))?;
    if name_beside(articles.new, &tokens.new, (apposition, least)).as_ref() != Some(&name) {
        return None;
    }
    let words = |article: &Article, tokens: &Range<usize>, found: Option<(&str, usize)>| {
        found.map(|(_, at)| article.plain(at..tokens.end).trim_matches([',', ' ']).to_owned())
    };
    Some((Pair::new(words(articles.old, &tokens.old, old), words(articles.new, &tokens.new, new)), name))
}

/// The name of at least so many words right behind a range of tokens, or of two right before it.
fn name_beside(
    article: &Article,
    tokens: &Range<usize>,
    (apposition, least): (bool, usize),
) -> Option<String> {
    let is_name = |at: &usize| article.tokens().get(*at).is_some_and(crate::read::Token::is_capitalized);
    let behind = (tokens.end..article.tokens().len()).take_while(is_name).count();
    if behind >= least && !apposition {
        return Some(article.plain(tokens.end..tokens.end + behind));
    }
    let before = (0..tokens.start).rev().take_while(is_name).count();
    // Of a run of capitals before the edit the last two are the name: "Mr. Don Harmon", "President Don Harmon".
    (before >= 2).then(|| article.plain(tokens.start - 2..tokens.start))
}
