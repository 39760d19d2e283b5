//! What an edit means: which kind of fact its words carry.
//!
//! Comes in: two articles and the places where their words differ. Goes out: for each edit that is no noise, the
//! weightiest fact that it changes. Words that only moved within their sentence change none, nor does a name in another
//! form ("Kenyan", "of Kenya").

mod amounts;
mod names;
mod office;
mod strength;

use names::Known;
pub(super) use names::Names;
pub(super) use office::office;
use strength::strength;

use super::change::{Direction, Pair};
use super::edits::Edit;
use super::words::{Relation, Vocabulary, year_of};
use crate::lexicon::TableId;
use crate::lexicon::ladders::{Level, Profile, level};
use crate::read::{Article, TokenKind};
use std::collections::BTreeSet;
use std::ops::Range;

/// An edit of more words than this on one side is a passage: its facts are looked for in the fields, not in its words.
const PASSAGE: usize = 12;
/// What kind of fact the words of an edit carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Negation,
    Date,
    /// A number, its bound, or what it is a number of.
    Number,
    /// The office beside a name that both sides have.
    Office,
    /// A proper name, or a member of a list of names.
    Name,
    /// A word in the place of one that it excludes.
    Term,
    /// A hedge or intensifier that came or went, and which way.
    Strength(Direction),
}

/// So many telling words make a clause of their own.
const CLAUSE: usize = 2;
/// A sentence with more edits than this is another sentence: each of them is weighed alone.
const TOGETHER: usize = 40;

/// Gives every edit its meaning. Edits of one pair of sentences are weighed together.
pub(super) fn meanings(articles: &Pair<&Article>, edits: &mut [Edit], words: &Vocabulary<'_>) {
    let place = |edit: &Edit| {
        let sentence = |article: &Article, tokens: &Range<usize>| {
            let last = article.tokens().len().saturating_sub(1);
            article.sentence_of(tokens.start.min(last)).tokens.start
        };
        (sentence(articles.old, &edit.tokens.old), sentence(articles.new, &edit.tokens.new))
    };
    let known = Pair::<Known>::default();
    let mut first = 0;
    while first < edits.len() {
        let here = place(&edits[first]);
        let length = edits[first..].iter().take_while(|edit| place(edit) == here).count();
        let group = &mut edits[first..first + length];
        let whole: Vec<Pair<Range<usize>>> = group.iter().map(|edit| edit.tokens.clone()).collect();
        for edit in group.iter_mut().filter(|edit| edit.noise.is_none()) {
            let own = std::slice::from_ref(&edit.tokens);
            let beside = if whole.len() <= TOGETHER { &whole[..] } else { own };
            let found = Judge { articles, words, edit: &edit.tokens, group: beside, known: &known }.meaning();
            edit.meaning = found.as_ref().map(|one| one.0);
            if let Some((_, shown)) = found {
                edit.shown = shown;
            }
        }
        amounts::one_amount(group);
        names::one_place(articles, group);
        first += length;
    }
    moved(articles, edits);
}

/// A passage of at least so many words that stands elsewhere in the other text, word for word, was moved.
const MOVED: usize = 4;

/// Takes the meaning from passages that were moved: what they say, both texts say.
fn moved(articles: &Pair<&Article>, edits: &mut [Edit]) {
    let words = |edit: &Edit| match (edit.tokens.old.is_empty(), edit.tokens.new.is_empty()) {
        (false, true) if edit.tokens.old.len() >= MOVED => {
            Some((true, articles.old.plain(edit.tokens.old.clone())))
        }
        (true, false) if edit.tokens.new.len() >= MOVED => {
            Some((false, articles.new.plain(edit.tokens.new.clone())))
        }
        _ => None,
    };
    let passages: BTreeSet<(bool, String)> = edits.iter().filter_map(words).collect();
    for edit in edits.iter_mut().filter(|edit| edit.meaning.is_some()) {
        if words(edit).is_some_and(|(is_old, words)| passages.contains(&(!is_old, words))) {
            edit.meaning = None;
        }
    }
}

/// One edit, beside the other edits of its sentence.
struct Judge<'run> {
    articles: &'run Pair<&'run Article>,
    words: &'run Vocabulary<'run>,
    edit: &'run Pair<Range<usize>>,
    group: &'run [Pair<Range<usize>>],
    /// The names of both texts, gathered where one is asked for.
    known: &'run Pair<Known>,
}

/// The telling words of each side, sorted.
type Bags = Pair<Vec<String>>;

impl Judge<'_> {
    /// The weightiest meaning and the words that show it; `None` for plain wording and for whole passages.
    fn meaning(&self) -> Option<(Meaning, Pair<Range<usize>>)> {
        let Pair { old, new } = self.edit;
        if old.len() > PASSAGE || new.len() > PASSAGE {
            return None;
        }
        let own = |meaning| Some((meaning, self.edit.clone()));
        if self.differs(Judge::negations) && !self.is_clause() {
            return own(Meaning::Negation);
        }
        if self.differs(Judge::dates) && !self.only_a_weekday() {
            return own(Meaning::Date);
        }
        if let Some(shown) = self.relation() {
            return Some((Meaning::Date, shown));
        }
        if self.differs(Judge::numbers) && !self.refers() {
            let shown = self.whole_amount();
            return (!self.is_one_amount(&shown)).then_some((Meaning::Number, shown));
        }
        if let Some(shown) = self.scope() {
            return (!self.is_one_amount(&shown)).then_some((Meaning::Number, shown));
        }
        if office(self.articles, self.edit, self.words.lexicon).is_some() {
            return own(Meaning::Office);
        }
        if self.name() {
            return own(Meaning::Name);
        }
        if let Some(shown) = self.excludes().or_else(|| self.other_act()) {
            return Some((Meaning::Term, shown));
        }
        strength(self.articles, self.edit, self.words.lexicon)
            .map(|way| (Meaning::Strength(way), self.edit.clone()))
    }

    /// Another relation to a date that both sides name: "before 2030", "by the end of 2030".
    fn relation(&self) -> Option<Pair<Range<usize>>> {
        let of = |article: &Article, tokens: &Range<usize>| {
            (tokens.start.saturating_sub(RELATION)..tokens.end.max(tokens.start + 1))
                .filter_map(|at| self.words.relation(article, at))
                .find(|(_, whole)| whole.start < tokens.end.max(tokens.start + 1) && whole.end > tokens.start)
        };
        let Pair { old, new } = self.edit;
        let (before, after) = (of(self.articles.old, old)?, of(self.articles.new, new)?);
        let dated = |article: &Article, whole: &Range<usize>| self.dates(article, whole);
        let (one, other) = (dated(self.articles.old, &before.1), dated(self.articles.new, &after.1));
        // The end of a year is within it: "by 2030" and "by the end of 2030" are hardly two dates.
        let is_year = one.len() == 1 && year_of(&one[0]).is_some();
        let kept =
            |relation| if is_year && relation == Relation::UntilEnd { Relation::Until } else { relation };
        let pair = (kept(before.0), kept(after.0));
        let comparable = pair.0.is_part() == pair.1.is_part();
        (one == other && pair.0 != pair.1 && comparable).then(|| Pair::new(before.1, after.1))
    }

    /// Whether the telling words of the edit differ, and not because they moved within their sentence.
    fn differs(&self, of: impl Fn(&Self, &Article, &Range<usize>) -> Vec<String>) -> bool {
        let bags = |edits: &[Pair<Range<usize>>]| -> Bags {
            let mut bags = Bags::default();
            for edit in edits {
                bags.old.extend(of(self, self.articles.old, &edit.old));
                bags.new.extend(of(self, self.articles.new, &edit.new));
            }
            bags.old.sort();
            bags.new.sort();
            bags
        };
        let own = bags(std::slice::from_ref(self.edit));
        if own.old == own.new {
            return false;
        }
        let group = bags(self.group);
        group.old != group.new
    }

    /// Whether words came or went that say something of their own: a negation among them denies only that.
    fn is_clause(&self) -> bool {
        let Pair { old, new } = self.edit;
        let (article, tokens) = match (old.is_empty(), new.is_empty()) {
            (true, false) => (self.articles.new, new),
            (false, true) => (self.articles.old, old),
            _ => return false,
        };
        let telling = |at: &usize| self.words.has_content(article, *at) && !self.words.denies(article, *at);
        tokens.clone().filter(telling).count() >= CLAUSE
    }

    fn negations(&self, article: &Article, tokens: &Range<usize>) -> Vec<String> {
        let found = tokens.clone().filter(|at| self.words.denies(article, *at));
        found.map(|_| "not".to_owned()).collect()
    }

    fn dates(&self, article: &Article, tokens: &Range<usize>) -> Vec<String> {
        let found = tokens.clone().filter_map(|at| {
            let word = article.fold(at);
            let year = year_of(word).map(str::to_owned);
            let month = self.words.month(article, at).map(str::to_owned);
            year.or_else(|| self.words.is_weekday(article, at).then(|| word.to_owned())).or(month)
        });
        found.collect()
    }

    /// A weekday put before or taken from a date that both sides have: the date says it already.
    fn only_a_weekday(&self) -> bool {
        let only = |article: &Article, tokens: &Range<usize>| {
            let mut days = tokens.clone().filter(|at| article.tokens()[*at].kind != TokenKind::Punctuation);
            let day = days.next();
            let next = tokens.end + usize::from(article.word(tokens.end) == ",");
            let is_date = |at: usize| {
                at < article.tokens().len()
                    && (self.words.month(article, at).is_some()
                        || article.tokens()[at].kind == TokenKind::Number)
            };
            day.is_some_and(|at| self.words.is_weekday(article, at)) && days.next().is_none() && is_date(next)
        };
        let Pair { old, new } = self.edit;
        old.is_empty() && only(self.articles.new, new) || new.is_empty() && only(self.articles.old, old)
    }

    /// A word in the place of one that it excludes, with the phrase that it belongs to.
    fn excludes(&self) -> Option<Pair<Range<usize>>> {
        let Pair { old, new } = self.edit;
        if old.is_empty() || new.is_empty() {
            return None;
        }
        let before = self.words.contrasts(self.articles.old, old);
        let after = self.words.contrasts(self.articles.new, new);
        let both = before.iter().filter_map(|(group, one)| Some((one, after.get(group)?)));
        let (same, other): (Vec<_>, Vec<_>) = both.partition(|(one, other)| one.senses == other.senses);
        let (one, two) = other.first().filter(|_| same.is_empty())?;
        Some(Pair::new(one.tokens.clone(), two.tokens.clone()))
    }

    /// An act in the place of one that asks or binds more or less, joined to another act of its sentence ("urge A and
    /// request B"): extraction takes the first of them.
    fn other_act(&self) -> Option<Pair<Range<usize>>> {
        let (one, other) =
            (self.act(self.articles.old, &self.edit.old)?, self.act(self.articles.new, &self.edit.new)?);
        let apart = one.0.partial_cmp(&other.0).is_some_and(|order| order != std::cmp::Ordering::Equal);
        (apart && one.1 == other.1).then(|| self.edit.clone())
    }

    /// The only act of an edit that joins it to the words before, on its ladder, and its form.
    fn act(&self, article: &Article, tokens: &Range<usize>) -> Option<(Level<'_>, &'static str)> {
        const FORMS: [&str; 4] = ["base", "third", "past", "ing"];
        if tokens.start == 0 || !self.words.is(article.fold(tokens.start - 1), "joint") {
            return None;
        }
        let found = self
            .words
            .lexicon
            .matches_at(article, tokens.start)
            .into_iter()
            .find(|one| one.row.table == TableId::Acts && one.length == tokens.len())?;
        let form = FORMS.into_iter().find(|form| found.is_column(form))?;
        let level =
            level(self.words.lexicon, Profile::Communique, found.row.text("axis"), found.row.text("lemma"))?;
        Some((level, form))
    }
}

/// Words that say how a clause stands to a date are at most so many before the edit.
const RELATION: usize = 4;

fn opens_sentence(article: &Article, at: usize) -> bool {
    let first = article.sentence_of(at).tokens.start;
    at == first || (at == first + 1 && article.tokens()[first].kind == TokenKind::Punctuation)
}
