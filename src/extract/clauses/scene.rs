//! What every rule of this pass looks at: the words, the phrases of the tables on them, and the mentions that the
//! earlier passes found.

use crate::extract::{DateMention, NameMention, PersonMention};
use crate::lexicon::{Lexicon, Match, TableId};
use crate::read::{Annotations, Article, TokenKind, Zone};
use std::ops::Range;

/// The text with everything known of it so far.
pub(super) struct Scene<'run> {
    pub(super) article: &'run Article,
    pub(super) annotations: &'run Annotations<'run>,
    pub(super) lexicon: &'run Lexicon,
    pub(super) names: &'run [NameMention],
    pub(super) dates: &'run [DateMention],
    pub(super) people: &'run [PersonMention],
    name_at: Vec<Option<usize>>,
    person_at: Vec<Option<usize>>,
    date_at: Vec<Option<usize>>,
    /// In a transcript the people whose name and colon open what they say, in text order.
    voices: Vec<usize>,
}

/// For each token the index of the mention that covers it.
fn cover<'mention>(count: usize, ranges: impl Iterator<Item = &'mention Range<usize>>) -> Vec<Option<usize>> {
    let mut at = vec![None; count];
    for (index, range) in ranges.enumerate() {
        for token in range.clone().filter(|token| *token < count) {
            at[token] = at[token].or(Some(index));
        }
    }
    at
}

impl<'run> Scene<'run> {
    pub(super) fn new(
        article: &'run Article,
        (annotations, lexicon): (&'run Annotations<'run>, &'run Lexicon),
        names: &'run [NameMention],
        dates: &'run [DateMention],
        people: &'run [PersonMention],
    ) -> Self {
        let count = article.tokens().len();
        Self {
            article,
            annotations,
            lexicon,
            names,
            dates,
            people,
            name_at: cover(count, names.iter().map(|name| &name.tokens)),
            person_at: cover(count, people.iter().map(|person| &person.tokens)),
            date_at: cover(count, dates.iter().map(|date| &date.tokens)),
            voices: (0..people.len())
                .filter(|index| people[*index].name.is_some())
                .filter(|index| article.fold(people[*index].tokens.end) == ":")
                // "under the chairmanship of N:" opens a list of what was decided.
                .filter(|index| {
                    let before = people[*index].tokens.start.saturating_sub(1);
                    !matches!(article.fold(before), "of" | "by" | "with")
                })
                // "Governors of the Southern Area: statement" is a headline, nobody's turn to speak.
                .filter(|index| article.block_of(people[*index].tokens.start).zone != Zone::Title)
                .collect(),
        }
    }

    /// The folded word.
    pub(super) fn fold(&self, index: usize) -> &'run str {
        self.article.fold(index)
    }

    /// Whether the token is one of these folded words.
    pub(super) fn is_any(&self, index: usize, words: &[&str]) -> bool {
        words.contains(&self.fold(index))
    }

    /// Whether the token is a word of a class of `lexicon/cues.tsv`.
    pub(super) fn is_cue(&self, index: usize, class: &str) -> bool {
        self.lexicon.is_cue(self.fold(index), class)
    }

    pub(super) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.article.tokens().get(index).map(|token| token.kind)
    }

    pub(super) fn is_punctuation(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Punctuation)
    }

    pub(super) fn is_capitalized(&self, index: usize) -> bool {
        self.article.tokens().get(index).is_some_and(crate::read::Token::is_capitalized)
    }

    /// The organization or body that covers a token.
    pub(super) fn name_at(&self, index: usize) -> Option<usize> {
        self.name_at.get(index).copied().flatten()
    }

    /// The person mention that covers a token.
    pub(super) fn person_at(&self, index: usize) -> Option<usize> {
        self.person_at.get(index).copied().flatten()
    }

    /// The date that covers a token.
    pub(super) fn date_at(&self, index: usize) -> Option<usize> {
        self.date_at.get(index).copied().flatten()
    }

    /// In a transcript the person whose name and colon stand last before a token.
    pub(super) fn voice(&self, before: usize) -> Option<usize> {
        let count = self.voices.partition_point(|person| self.people[*person].tokens.end < before);
        count.checked_sub(1).map(|last| self.voices[last])
    }

    /// Every phrase of one table that begins at a token, the longest first.
    pub(super) fn matches(&self, index: usize, table: TableId) -> impl Iterator<Item = &Match<'run>> {
        self.annotations.all_at(index).iter().filter(move |found| found.row.table == table)
    }

    /// The longest phrase of one table at a token whose column holds a value.
    pub(super) fn word(
        &self,
        index: usize,
        table: TableId,
        column: &str,
        value: &str,
    ) -> Option<&Match<'run>> {
        self.matches(index, table).find(|found| found.row.get(column) == Some(value))
    }

    /// Whether a marker of this kind begins at a token.
    pub(super) fn marker(&self, index: usize, kind: &str) -> Option<&Match<'run>> {
        self.word(index, TableId::Markers, "kind", kind)
    }

    /// Drops punctuation and conjunctions at both ends of a range.
    pub(super) fn trim(&self, mut range: Range<usize>) -> Range<usize> {
        let loose = |index: usize| {
            let closing =
                matches!(self.fold(index), "\"" | "”" | "“" | "(" | ")" | "]" | "[" | "’" | "'" | "‘");
            (self.is_punctuation(index) && !closing) || self.is_any(index, &["and", "but", "while"])
        };
        while range.start < range.end && loose(range.start) {
            range.start += 1;
        }
        while range.start < range.end && loose(range.end - 1) {
            range.end -= 1;
        }
        range
    }

    /// The words that stand for the whole meeting as a subject ("the leaders", "the sides").
    pub(super) fn is_collective(&self, index: usize) -> bool {
        self.marker(index, "collective").is_some()
    }
}
