//! Proper names: who or what is named, in whatever form, and members of lists.

use super::{Judge, Meaning, opens_sentence};
use crate::diff::change::Pair;
use crate::diff::edits::Edit;
use crate::diff::words::Vocabulary;
use crate::lexicon::{Lexicon, TableId, Words, fold};
use crate::normalize::NameKey;
use crate::read::{Article, TokenKind};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// The name of a town has at most so many words.
const TOWN: usize = 4;

impl Judge<'_> {
    /// Another proper name, or a list of names with a member more or less.
    pub(super) fn name(&self) -> bool {
        let names = Names::new(self.words);
        if !self.differs(|_, article, tokens| names.of(article, tokens)) {
            return false;
        }
        let of = |article: &Article, tokens: &Range<usize>| {
            let mut found = names.of(article, tokens);
            found.sort();
            found
        };
        let Pair { old, new } = self.edit;
        let (before, after) = (of(self.articles.old, old), of(self.articles.new, new));
        match (before.is_empty(), after.is_empty()) {
            (true, true) => false,
            (false, false) => before != after && !self.is_one_name() && !self.is_described(),
            _ if self.completes_a_place() => false,
            (false, true) => {
                names.is_member(self.articles.old, old)
                    || before.iter().any(|name| !names.stands(name, self.articles.new, &self.known.new))
            }
            (true, false) => {
                names.is_member(self.articles.new, new)
                    || after.iter().any(|name| !names.stands(name, self.articles.old, &self.known.old))
            }
        }
    }

    /// Whether one side names a participant and the other says who that is: "Laur", "the Estonian premier".
    fn is_described(&self) -> bool {
        let Pair { old, new } = self.edit;
        let describes = |(article, tokens): (&Article, &Range<usize>),
                         (other, named): (&Article, &Range<usize>)| {
            let code = self.described(article, tokens);
            let surname = named.clone().rev().find(|at| other.tokens()[*at].is_capitalized());
            let country = surname.and_then(|at| self.words.country_of(other.fold(at)));
            code.is_some() && country == code.as_deref()
        };
        describes((self.articles.old, old), (self.articles.new, new))
            || describes((self.articles.new, new), (self.articles.old, old))
    }

    /// The country of a description of somebody: a country, an office in small letters, and nothing else that counts.
    fn described(&self, article: &Article, tokens: &Range<usize>) -> Option<String> {
        let (mut country, mut office) = (None, false);
        let mut at = tokens.start;
        while at < tokens.end {
            let found = self.words.lexicon.matches_at(article, at);
            let fits = |table: TableId| {
                found.iter().find(|one| one.row.table == table && at + one.length <= tokens.end)
            };
            at += if let Some(one) =
                fits(TableId::Countries).filter(|_| article.tokens()[at].is_capitalized())
            {
                country = Some(one.row.text("code").to_owned());
                one.length
            } else if let Some(one) = fits(TableId::Offices) {
                office = true;
                one.length
            } else if self.words.has_content(article, at) && !self.words.is(article.fold(at), "leader") {
                return None;
            } else {
                office |= self.words.is(article.fold(at), "leader");
                1
            };
        }
        country.filter(|_| office)
    }

    /// Whether the edit puts the country behind a town of it, or takes it away: "Tallinn", "Tallinn, Estonia".
    fn completes_a_place(&self) -> bool {
        let Pair { old, new } = self.edit;
        let (article, tokens) =
            if old.is_empty() { (self.articles.new, new) } else { (self.articles.old, old) };
        let other = if old.is_empty() { old } else { new };
        let inner: Vec<usize> =
            tokens.clone().filter(|at| article.tokens()[*at].kind != TokenKind::Punctuation).collect();
        let (Some(first), Some(last)) = (inner.first(), inner.last()) else { return false };
        let names = Names::new(self.words);
        let Some(code) = names.only(article, &(*first..last + 1)) else { return false };
        let towns = (tokens.start.saturating_sub(TOWN)..tokens.start).any(|at| {
            let found = self.words.lexicon.matches_at(article, at);
            found.iter().any(|one| {
                one.row.table == TableId::Places
                    && at + one.length == tokens.start
                    && one.row.text("country") == code.trim()
            })
        });
        other.is_empty() && towns
    }

    /// Whether both sides write one name, in other letters or in letters of another order.
    fn is_one_name(&self) -> bool {
        let written = |article: &Article, tokens: &Range<usize>| -> Vec<String> {
            let names = tokens
                .clone()
                .filter(|at| article.tokens()[*at].is_capitalized() && !opens_sentence(article, *at));
            names.map(|at| article.word(at).to_owned()).collect()
        };
        let Pair { old, new } = self.edit;
        one_name(&written(self.articles.old, old), &written(self.articles.new, new))
    }
}

/// Two names in one place ("Lomé, Togo" → "Cotonou, Benin") with only a comma between them are told as one.
pub(super) fn one_place(articles: &Pair<&Article>, group: &mut [Edit]) {
    for at in 1..group.len() {
        let (before, after) = group.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first_mut()) else { return };
        let names = first.meaning == Some(Meaning::Name) && second.meaning == Some(Meaning::Name);
        let comma = |article: &Article, first: &Range<usize>, second: &Range<usize>| {
            first.end + 1 == second.start && article.word(first.end) == ","
        };
        if names
            && comma(articles.old, &first.tokens.old, &second.tokens.old)
            && comma(articles.new, &first.tokens.new, &second.tokens.new)
        {
            second.shown.old.start = first.shown.old.start;
            second.shown.new.start = first.shown.new.start;
            first.meaning = None;
        }
    }
}

/// Letters in another order are a slip of the keyboard; spellings of one name are one name.
fn one_name(before: &[String], after: &[String]) -> bool {
    let letters = |names: &[String]| {
        let mut letters: Vec<char> = names.concat().chars().collect();
        letters.sort_unstable();
        letters
    };
    letters(before) == letters(after)
        || NameKey::new(&before.join(" ")).compatible(&NameKey::new(&after.join(" ")))
}

/// The proper names of a range of tokens, countries and organizations by their codes.
pub(in crate::diff) struct Names<'run> {
    vocabulary: &'run Vocabulary<'run>,
    lexicon: &'run Lexicon,
}

/// What stands in a text, once it was asked for.
#[derive(Debug, Default)]
pub(super) struct Known(OnceCell<BTreeSet<String>>);

/// A word alone, for looking a part of a compound up.
struct Part(String, String);

impl Words for Part {
    fn folded(&self, index: usize) -> Option<&str> {
        (index == 0).then_some(self.0.as_str())
    }
    fn written(&self, index: usize) -> Option<&str> {
        (index == 0).then_some(self.1.as_str())
    }
}

impl<'run> Names<'run> {
    pub(in crate::diff) fn new(words: &'run Vocabulary<'run>) -> Self {
        Self { vocabulary: words, lexicon: words.lexicon }
    }

    /// The code of the one country or organization that a range of tokens names, and nothing beside it; `None` for
    /// anything else.
    pub(in crate::diff) fn only(&self, article: &Article, tokens: &Range<usize>) -> Option<String> {
        let mut start = tokens.start;
        let is_small = |at: usize| {
            let word = article.fold(at);
            self.vocabulary.is(word, "light") && !self.vocabulary.is(word, "negation")
        };
        while start < tokens.end && is_small(start) {
            start += 1;
        }
        let (code, length) = self.code(article, start, tokens.end);
        code.filter(|_| start + length == tokens.end && article.tokens()[start].is_capitalized())
    }

    fn of(&self, article: &Article, tokens: &Range<usize>) -> Vec<String> {
        let mut found = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let token = article.tokens()[at];
            let (code, length) = self.code(article, at, tokens.end);
            if let Some(code) = code.filter(|_| token.is_capitalized()) {
                found.push(code);
                at += length;
                continue;
            }
            let is_day =
                self.vocabulary.is_weekday(article, at) || self.vocabulary.month(article, at).is_some();
            let is_name = token.is_capitalized() && !is_day && !in_brackets(article, at);
            if is_name && !opens_sentence(article, at) {
                match self.title(article, at) {
                    Some(length) => {
                        at += length;
                        continue;
                    }
                    None => found.extend(self.parts(article.word(at))),
                }
            }
            at += 1;
        }
        found
    }

    /// The code of the country or organization that is named here, and how many tokens name it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most tables say nothing here")]
    fn code(&self, words: &impl Words, at: usize, end: usize) -> (Option<String>, usize) {
        let found = self.lexicon.matches_at(words, at);
        let known = found.iter().filter(|one| at + one.length <= end).find_map(|one| match one.row.table {
            TableId::Countries => Some((format!("{} ", one.row.text("code")), one.length)),
            TableId::Organizations => Some((format!("{} ", one.row.text("id")), one.length)),
            _ => None,
        });
        known.map_or((None, 1), |(code, length)| (Some(code), length))
    }

    /// A title before a surname: who is meant is named elsewhere, and another office is told as such.
    fn title(&self, article: &Article, at: usize) -> Option<usize> {
        let found = self.lexicon.matches_at(article, at);
        found
            .iter()
            .find(|one| matches!(one.row.table, TableId::Honorifics | TableId::Offices))
            .map(|one| one.length)
    }

    /// The parts of a compound: `U.S.-ROK` is two countries.
    fn parts(&self, word: &str) -> Vec<String> {
        let parts: Vec<&str> = word.split(['-', '\u{2010}', '\u{2011}', '\u{2013}']).collect();
        let codes: Vec<Option<String>> =
            parts.iter().map(|part| self.code(&Part(fold(part), (*part).to_owned()), 0, 1).0).collect();
        if parts.len() > 1 && codes.iter().all(Option::is_some) {
            return codes.into_iter().flatten().collect();
        }
        vec![word.to_owned()]
    }

    /// Whether a name that one side has stands anywhere in the other text.
    fn stands(&self, name: &str, other: &Article, known: &Known) -> bool {
        known.0.get_or_init(|| self.all(other)).contains(name)
    }

    /// Every word of a text, every country and organization that it names, and every part of its compounds.
    fn all(&self, article: &Article) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let all = 0..article.tokens().len();
        for at in all.clone() {
            found.insert(article.word(at).to_owned());
            if article.tokens()[at].is_capitalized() {
                found.extend(self.code(article, at, all.end).0);
                found.extend(self.parts(article.word(at)));
            }
        }
        found
    }

    /// Whether the edit takes a member from a list or adds one: a name and what joins it to its neighbours.
    fn is_member(&self, article: &Article, tokens: &Range<usize>) -> bool {
        let is_joint = |at: usize| {
            matches!(article.word(at), "," | ";" | "&") || self.vocabulary.is(article.fold(at), "joint")
        };
        let joined = tokens.clone().any(is_joint);
        let known = (tokens.start..tokens.end).any(|at| {
            article.tokens()[at].is_capitalized() && self.code(article, at, tokens.end).0.is_some()
        });
        let plain = tokens
            .clone()
            .all(|at| article.tokens()[at].is_capitalized() || !self.vocabulary.has_content(article, at));
        joined && known && plain
    }
}

/// An acronym behind the name that it is short for.
fn in_brackets(article: &Article, at: usize) -> bool {
    at > 0 && article.word(at - 1) == "(" && article.word(at + 1) == ")"
}
