//! Whether what a quote says still stands in another text, in other words or another order.
//!
//! A sentence that one of two reports of a series lacks as a statement can stand there as part of another sentence, where
//! extraction took something else from it. Comes in: a text and quotes of another one. Goes out: the sentence that holds
//! nearly all the telling words of a quote close together. Names and figures must all be there, and a negation on both
//! sides or on none: a sentence about somebody else, of another year, or of the opposite does not say the same.

use super::text::Sentences;
use super::words::stem;
use crate::lexicon::{Lexicon, TableId, fold};
use crate::read::Article;
use crate::snapshot::Evidence;
use std::collections::{BTreeMap, BTreeSet};

/// A quote still stands where at least so many of its telling words, out of 1000, do.
const STILL: usize = 750;
/// A quote of fewer telling words is found anywhere by chance.
const LEAST: usize = 4;

/// The sentences of a text, by their words.
pub struct Standing<'run> {
    article: &'run Article,
    sentences: Vec<Vec<Word>>,
    /// The sentences that have a stem, in order.
    places: BTreeMap<String, Vec<usize>>,
    /// The sentences word for word.
    whole: Sentences,
    light: BTreeSet<&'run str>,
    negations: BTreeSet<&'run str>,
}

/// A word of a text: without its ending, and as what it must be found again.
struct Word {
    stem: String,
    /// A name or figure: it must stand in the other text too.
    fixed: bool,
    negates: bool,
    light: bool,
}

impl<'run> Standing<'run> {
    /// The sentences of a report.
    #[must_use]
    pub fn of(article: &'run Article, lexicon: &'run Lexicon) -> Self {
        let class = |name: &str| -> BTreeSet<&'run str> {
            lexicon
                .rows(TableId::Wording)
                .filter(|row| row.text("class") == name)
                .map(|row| row.text("form"))
                .collect()
        };
        let mut standing = Self {
            article,
            sentences: Vec::new(),
            places: BTreeMap::new(),
            whole: Sentences::of(article),
            light: class("light"),
            negations: class("negation"),
        };
        for (at, sentence) in article.sentences().iter().enumerate() {
            let words = standing.words(article.slice(article.span(sentence.tokens.clone())));
            for word in words.iter().filter(|word| !word.light) {
                let places = standing.places.entry(word.stem.clone()).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
            standing.sentences.push(words);
        }
        standing
    }

    /// Whether the sentences of another report that the quotes stand in stand here word for word.
    #[must_use]
    pub fn has(&self, other: &Article, quotes: &[Evidence]) -> bool {
        self.whole.have(other, quotes)
    }

    /// Whether a name stands here word for word, endings and capitals left aside.
    #[must_use]
    pub fn names(&self, name: &str) -> bool {
        let name: Vec<String> = self.words(name).into_iter().map(|word| word.stem).collect();
        let same = |words: &[Word]| words.iter().map(|word| &word.stem).eq(&name);
        !name.is_empty() && self.sentences.iter().any(|words| words.windows(name.len()).any(same))
    }

    /// The sentence that says what the quote says, with how much of it, out of 1000; the fullest, then the first one.
    #[must_use]
    pub fn find(&self, quote: &Evidence) -> Option<(Evidence, u32)> {
        let words = self.words(quote.exact());
        let telling: BTreeSet<&str> =
            words.iter().filter(|word| !word.light).map(|word| word.stem.as_str()).collect();
        if telling.len() < LEAST {
            return None;
        }
        let mut hits: BTreeMap<usize, usize> = BTreeMap::new();
        for at in telling.iter().filter_map(|stem| self.places.get(*stem)).flatten() {
            *hits.entry(*at).or_default() += 1;
        }
        let enough = |count: usize| count * 1000 >= STILL * telling.len();
        let mut best: Option<(usize, usize)> = None;
        for (at, _) in hits.into_iter().filter(|(_, count)| enough(*count)) {
            let count = self.shared(&self.sentences[at], &words, &telling);
            if enough(count) && best.is_none_or(|(most, _)| count > most) {
                best = Some((count, at));
            }
        }
        let (count, at) = best?;
        let span = self.article.span(self.article.sentences()[at].tokens.clone());
        let score = u32::try_from(count * 1000 / telling.len()).unwrap_or(1000);
        Some((Evidence::quote(self.article.text(), span)?, score))
    }

    /// How many telling words of the quote stand close together in the sentence; 0 where it cannot say the same.
    fn shared(&self, sentence: &[Word], quote: &[Word], telling: &BTreeSet<&str>) -> usize {
        let has = |stem: &str| sentence.iter().any(|word| word.stem == stem);
        let negated = |words: &[Word]| words.iter().any(|word| word.negates);
        if negated(sentence) != negated(quote) || quote.iter().any(|word| word.fixed && !has(&word.stem)) {
            return 0;
        }
        // Words of a long list stand far apart and say nothing together.
        let window = (2 * quote.len() + LEAST).min(sentence.len()).max(1);
        let count = |words: &[Word]| {
            let found: BTreeSet<&str> =
                words.iter().map(|word| word.stem.as_str()).filter(|stem| telling.contains(stem)).collect();
            found.len()
        };
        sentence.windows(window).map(count).max().unwrap_or_default()
    }

    fn words(&self, text: &str) -> Vec<Word> {
        let pieces = text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’'));
        let mut words = Vec::new();
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            let folded = fold(piece);
            let word = folded.trim_end_matches("'s").trim_matches('\'');
            let name = !words.is_empty() && piece.starts_with(char::is_uppercase);
            let figure = word.contains(|letter: char| letter.is_ascii_digit());
            let light = self.light.contains(word);
            words.push(Word {
                stem: stem(word).to_owned(),
                fixed: figure || name && !light,
                negates: self.negations.contains(word),
                light,
            });
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Article, Span};

    fn stands(quote: &str, text: &str) -> bool {
        let (article, lexicon) = (Article::new(text.to_owned()), Lexicon::built_in());
        let quote = Evidence::quote(quote, Span::new(0, quote.len())).unwrap();
        Standing::of(&article, &lexicon).find(&quote).is_some()
    }

    const TEXT: &str = "The leaders spoke of fish. Determined to keep the harbours of the Baltic open all winter, and noting \
                        the report of 2024, the ministers will meet again.";

    #[test]
    fn what_another_sentence_holds_in_another_order_still_stands() {
        assert!(stands("We will keep open the harbours of the Baltic all winter", TEXT));
        assert!(stands("They noted the report of 2024 and the harbours of the Baltic", TEXT));
    }

    #[test]
    fn another_name_another_year_and_the_opposite_do_not() {
        assert!(!stands("We will keep open the harbours of the Adriatic all winter", TEXT));
        assert!(!stands("They noted the report of 2023 and the harbours of the Baltic", TEXT));
        assert!(!stands("We will not keep open the harbours of the Baltic all winter", TEXT));
    }

    #[test]
    fn a_few_common_words_are_no_sign() {
        assert!(!stands("The ministers will meet", TEXT));
    }
}
