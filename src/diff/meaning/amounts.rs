//! Numbers: how much, at least or at most how much, and of what.

use super::{Judge, Meaning};
use crate::diff::change::Pair;
use crate::diff::edits::Edit;
use crate::diff::words::{stem, year_of};
use crate::lexicon::TableId;
use crate::read::{Article, TokenKind};
use std::ops::Range;

/// What may stand before a figure.
const CURRENCY_SIGNS: [char; 6] = ['$', '€', '£', '¥', '₽', '₹'];
/// A number tells what it is of within so many words behind it.
const SCOPE: usize = 3;

/// Two edits of one amount ("more than" put before it, its figure changed) are told as one.
pub(super) fn one_amount(group: &mut [Edit]) {
    for at in 1..group.len() {
        let (before, after) = group.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first_mut()) else { return };
        let numbers = first.meaning == Some(Meaning::Number) && second.meaning == Some(Meaning::Number);
        if numbers && first.shown.old.end > second.tokens.old.start {
            second.shown.old.start = second.shown.old.start.min(first.shown.old.start);
            second.shown.new.start = second.shown.new.start.min(first.shown.new.start);
            first.meaning = None;
        }
    }
}

impl Judge<'_> {
    /// Numbers, ordinals and the bounds of numbers.
    pub(super) fn numbers(&self, article: &Article, tokens: &Range<usize>) -> Vec<String> {
        let both = !self.edit.old.is_empty() && !self.edit.new.is_empty();
        let mut found = Vec::new();
        for at in tokens.clone() {
            let word = article.fold(at);
            if let Some((class, _)) = self.words.bound(article, at) {
                // "Some 4,000" says no other number than "4,000".
                if class != "about" || both {
                    found.push(class.to_owned());
                }
            }
            if year_of(word).is_some() {
                // A year is a date.
                continue;
            }
            if let Some(number) = self.words.number(article, at) {
                // "two years", "a two-year term": what is counted tells only two such words apart.
                let counted =
                    number.split_once('-').filter(|_| article.tokens()[at].kind == TokenKind::Lower);
                if let Some((count, of)) = counted {
                    found.push(count.to_owned());
                    found.extend(self.both_count().then(|| of.to_owned()));
                    continue;
                }
                found.push(number);
            } else if let Some(scale) = self.words.scale(word) {
                found.push(scale.to_owned());
            } else if let Some(rank) = self.words.ordinal(word).filter(|_| self.both_ranks()) {
                found.push(rank);
            }
        }
        found
    }

    /// Whether both sides of the edit have a number word joined with what it counts: "two-day", "two-week".
    fn both_count(&self) -> bool {
        let has = |article: &Article, tokens: &Range<usize>| {
            tokens.clone().any(|at| {
                article.tokens()[at].kind == TokenKind::Lower
                    && self.words.number(article, at).is_some_and(|number| number.contains('-'))
            })
        };
        has(self.articles.old, &self.edit.old) && has(self.articles.new, &self.edit.new)
    }

    /// Whether both sides of the edit have an ordinal: one alone may only order the sentences.
    fn both_ranks(&self) -> bool {
        let has = |article: &Article, tokens: &Range<usize>| {
            tokens.clone().any(|at| self.words.ordinal(article.fold(at)).is_some())
        };
        has(self.articles.old, &self.edit.old) && has(self.articles.new, &self.edit.new)
    }

    /// Whether the number words of the edit only refer to people who were named: "the two leaders", "the two" for "they".
    pub(super) fn refers(&self) -> bool {
        let refers = |article: &Article, tokens: &Range<usize>| {
            tokens.clone().all(|at| {
                let word = article.fold(at);
                if article.tokens()[at].kind == TokenKind::Number || self.words.scale(word).is_some() {
                    return false;
                }
                let is_number = self.words.is_number_word(word);
                let definite = at > 0 && self.words.is(article.fold(at - 1), "definite");
                !is_number || definite || self.words.is(article.fold(at + 1), "leaders")
            })
        };
        let has = |article: &Article, tokens: &Range<usize>| {
            tokens.clone().any(|at| self.words.number(article, at).is_some())
        };
        let bounded = |article: &Article, tokens: &Range<usize>| {
            tokens.clone().any(|at| {
                self.words.bound(article, at).is_some() || self.words.ordinal(article.fold(at)).is_some()
            })
        };
        let Pair { old, new } = self.edit;
        if bounded(self.articles.old, old) || bounded(self.articles.new, new) {
            return false;
        }
        let one_sided = has(self.articles.old, old) != has(self.articles.new, new);
        one_sided && refers(self.articles.old, old) && refers(self.articles.new, new)
    }

    /// What an amount is of: words that differ right behind it, with the amount.
    pub(super) fn scope(&self) -> Option<Pair<Range<usize>>> {
        let Pair { old, new } = self.edit;
        let start = |article: &Article, tokens: &Range<usize>| {
            let near = tokens.start.saturating_sub(SCOPE)..tokens.start;
            let at = near.rev().find(|at| self.is_amount(article, *at))?;
            let between = at + 1..tokens.start;
            let small = between.clone().filter(|at| self.words.has_content(article, *at)).count();
            let marks = between.clone().any(|at| article.tokens()[at].kind == TokenKind::Punctuation);
            (small <= 1 && !marks).then_some(at)
        };
        let starts = Pair::new(start(self.articles.old, old)?, start(self.articles.new, new)?);
        // A currency is part of the amount, wherever it stands.
        let currency = |article: &Article, at: usize| {
            let found = self.words.lexicon.matches_at(article, at);
            found.iter().any(|one| one.row.table == TableId::Currencies)
        };
        let content = |article: &Article, tokens: &Range<usize>| -> Vec<String> {
            let telling = |at: &usize| self.words.has_content(article, *at) && !currency(article, *at);
            let found = tokens.clone().filter(telling);
            found.map(|at| stem(article.fold(at)).to_owned()).collect()
        };
        let (before, after) = (content(self.articles.old, old), content(self.articles.new, new));
        if !self.differs(|_, article, tokens| content(article, tokens)) {
            // "its 2 percent objective", "its objective of 2 percent".
            return None;
        }
        let is_clause = |article: &Article, tokens: &Range<usize>| {
            tokens.clone().any(|at| article.tokens()[at].kind == TokenKind::Punctuation)
        };
        let plain = !is_clause(self.articles.old, old) && !is_clause(self.articles.new, new);
        let amount = |article: &Article, at: usize| self.amount_start(article, at);
        // "$388 million in additional", "$388 million in": what it is of ends with the next noun on both sides.
        let open =
            |article: &Article, tokens: &Range<usize>| !self.words.has_content(article, tokens.end - 1);
        (plain && before != after).then(|| {
            let old = amount(self.articles.old, starts.old)..old.end;
            let new = amount(self.articles.new, starts.new)..new.end;
            if open(self.articles.old, &old) || open(self.articles.new, &new) {
                return Pair::new(self.to_noun(self.articles.old, old), self.to_noun(self.articles.new, new));
            }
            Pair::new(old, new)
        })
    }

    /// Up to the next word that carries a fact, where one follows in the sentence.
    fn to_noun(&self, article: &Article, tokens: Range<usize>) -> Range<usize> {
        let end = article.sentence_of(tokens.end - 1).tokens.end;
        let noun = (tokens.end..end.min(tokens.end + SCOPE)).find(|at| self.words.has_content(article, *at));
        tokens.start..noun.map_or(tokens.end, |at| at + 1)
    }

    /// Where an amount begins whose last word is given: its bound, its currency, its figure.
    fn amount_start(&self, article: &Article, last: usize) -> usize {
        let first = article.sentence_of(last).tokens.start;
        let belongs = |at: usize| {
            let word = article.word(at);
            article.tokens()[at].kind == TokenKind::Number
                || self.words.is_number_word(article.fold(at))
                || self.words.scale(article.fold(at)).is_some()
                || word.ends_with(CURRENCY_SIGNS)
        };
        let start = (first..last).rev().take_while(|at| belongs(*at)).last().unwrap_or(last);
        let bound = (first..start)
            .rev()
            .take(4)
            .find(|at| self.words.bound(article, *at).is_some_and(|(_, length)| at + length == start));
        bound.unwrap_or(start)
    }

    /// Where an amount ends whose first word is given.
    fn amount_end(&self, article: &Article, first: usize) -> usize {
        let last = article.sentence_of(first).tokens.end;
        let belongs = |at: usize| {
            article.tokens()[at].kind == TokenKind::Number
                || self.words.is_number_word(article.fold(at))
                || self.words.scale(article.fold(at)).is_some()
                || article.word(at).ends_with(CURRENCY_SIGNS)
        };
        (first..last).take_while(|at| belongs(*at)).last().map_or(first, |at| at + 1)
    }

    /// An edited amount in full, so that it is understood alone: `$2 billion`, not `2`.
    pub(super) fn whole_amount(&self) -> Pair<Range<usize>> {
        let side = |article: &Article, tokens: &Range<usize>| {
            if tokens.start >= article.tokens().len() {
                return tokens.clone();
            }
            let start = self.amount_start(article, tokens.start);
            let end = if tokens.end < article.tokens().len() {
                self.amount_end(article, tokens.end)
            } else {
                tokens.end
            };
            start..end.max(tokens.end)
        };
        Pair::new(side(self.articles.old, &self.edit.old), side(self.articles.new, &self.edit.new))
    }

    /// Whether both sides write one amount of money: `45 million euros`, `€45 million`.
    pub(super) fn is_one_amount(&self, shown: &Pair<Range<usize>>) -> bool {
        let money = |article: &Article, tokens: Range<usize>| -> Option<Vec<String>> {
            let mut parts = Vec::new();
            let mut at = tokens.start;
            while at < tokens.end {
                let (part, length) = self.part(article, at)?;
                parts.push(part);
                at += length;
            }
            parts.sort();
            let has = |what: &str| parts.iter().any(|part| part.starts_with(what));
            (at == tokens.end && has("currency ") && has("number ")).then_some(parts)
        };
        // The sign of a currency can stand right before what is shown, its name right behind.
        let around = |article: &Article, tokens: &Range<usize>| -> Vec<Vec<String>> {
            let starts = [tokens.start.saturating_sub(1), tokens.start];
            let ends = [tokens.end, (tokens.end + 1).min(article.tokens().len())];
            let ranges = starts.into_iter().flat_map(|start| ends.into_iter().map(move |end| start..end));
            ranges.filter_map(|range| money(article, range)).collect()
        };
        let (old, new) = (around(self.articles.old, &shown.old), around(self.articles.new, &shown.new));
        old.iter().any(|one| new.contains(one))
    }

    /// What a token says of an amount of money, and how many tokens say it; `None` for any other word.
    fn part(&self, article: &Article, at: usize) -> Option<(String, usize)> {
        if let Some((class, length)) = self.words.bound(article, at) {
            return Some((format!("bound {class}"), length));
        }
        let found = self.words.lexicon.matches_at(article, at);
        if let Some(one) = found.iter().find(|one| one.row.table == TableId::Currencies) {
            return Some((format!("currency {}", one.row.text("code")), one.length));
        }
        let number = self.words.number(article, at).map(|number| (format!("number {number}"), 1));
        number.or_else(|| self.words.scale(article.fold(at)).map(|scale| (format!("scale {scale}"), 1)))
    }

    /// A figure with its scale or unit, and no date or number in a list.
    fn is_amount(&self, article: &Article, at: usize) -> bool {
        let word = article.fold(at);
        let digits = article.tokens()[at].kind == TokenKind::Number
            && word.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
        if self.words.scale(word).is_some() {
            return at > 0 && article.tokens()[at - 1].kind == TokenKind::Number;
        }
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let day = at > 0 && self.words.month(article, at - 1).is_some();
        digits && !year && !day && article.sentence_of(at).tokens.start != at
    }
}
