//! The words by which edits are judged, looked up: months, numbers, bounds of numbers, negations, words that carry no
//! fact, words that exclude each other.
//!
//! Comes in: the lexicon. Goes out: answers about the tokens of an article. Made once for a comparison, since each token
//! of two texts may be asked about.

use super::similarity::hash;
use crate::lexicon::{Lexicon, TableId, fold};
use crate::read::{Article, TokenKind};
use crate::snapshot::Participant;
use std::collections::BTreeMap;
use std::ops::Range;

/// The tables of a comparison, by word.
pub(super) struct Vocabulary<'run> {
    pub(super) lexicon: &'run Lexicon,
    months: BTreeMap<String, &'run str>,
    weekdays: BTreeMap<String, &'run str>,
    /// Cardinal number words, and ordinals, with their values.
    cardinals: BTreeMap<&'run str, &'run str>,
    ordinals: BTreeMap<&'run str, &'run str>,
    scales: BTreeMap<&'run str, &'run str>,
    /// The forms of "percent".
    percents: Vec<Vec<&'run str>>,
    /// Classes of single words.
    classes: BTreeMap<&'run str, Vec<&'run str>>,
    /// Bounds of numbers by their first word: all their words with their class, the longest first.
    bounds: BTreeMap<&'run str, Vec<(Vec<&'run str>, &'run str)>>,
    /// Phrases that hold a negation and deny nothing.
    affirming: Vec<Vec<&'run str>>,
    /// How a clause stands to the date behind it, by the first word: all the words with it, the longest first.
    relations: BTreeMap<&'run str, Vec<(Vec<&'run str>, Relation)>>,
    /// Words with their group and sense, by the first letter, which no ending changes.
    contrasts: BTreeMap<char, Vec<Contrast<'run>>>,
    /// Hashes of the words that may open a date, a number or a bound of one without a digit or hyphen, sorted.
    openers: Vec<u64>,
    /// The last word of the name of each participant, folded, with the code of the country.
    surnames: BTreeMap<String, String>,
}

/// The words of a phrase, its group, its sense.
type Contrast<'run> = (Vec<&'run str>, &'run str, &'run str);

/// Words of one group that exclude others of it.
pub(super) struct Sensed<'run> {
    /// What they say, each sense once, in order.
    pub(super) senses: Vec<&'run str>,
    /// The edited words with the rest of the phrases that they belong to: "letters of intent".
    pub(super) tokens: Range<usize>,
}

/// A date follows the words that say how a clause stands to it within so many words: "before the winter of 2030".
const NEAR_DATE: usize = 5;

/// How a clause stands to the date behind it: the `when-` classes of `lexicon/wording.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// `before 2030`.
    Before,
    /// `by 2030`.
    Until,
    /// `by the end of 2030`.
    UntilEnd,
    /// `from 2030`.
    From,
    /// `in 2030`.
    Within,
    /// `early in 2030`.
    Early,
    /// `in mid-2030`.
    Midst,
    /// `late in 2030`.
    Late,
}

impl Relation {
    fn of(class: &str) -> Option<Self> {
        Some(match class {
            "when-before" => Self::Before,
            "when-until" => Self::Until,
            "when-until-end" => Self::UntilEnd,
            "when-from" => Self::From,
            "when-within" => Self::Within,
            "when-early" => Self::Early,
            "when-midst" => Self::Midst,
            "when-late" => Self::Late,
            _ => return None,
        })
    }

    /// Whether it names a part of a time; the others say when one ends, begins or is kept.
    pub(super) fn is_part(self) -> bool {
        matches!(self, Self::Early | Self::Midst | Self::Late)
    }
}

const BOUNDS: &[&str] = &["over", "under", "least", "most", "about"];

impl<'run> Vocabulary<'run> {
    pub(super) fn new(lexicon: &'run Lexicon) -> Self {
        let calendar = |kind: &str| -> BTreeMap<String, &'run str> {
            let rows = lexicon.rows(TableId::Calendar).filter(|row| row.text("kind") == kind);
            rows.map(|row| (fold(row.text("form")), row.text("value"))).collect()
        };
        let numbers = |kinds: &[&str]| -> BTreeMap<&'run str, &'run str> {
            let rows = lexicon.rows(TableId::Numbers).filter(|row| kinds.contains(&row.text("kind")));
            rows.map(|row| (row.text("form"), row.text("value"))).collect()
        };
        let ordinals = lexicon.rows(TableId::Markers).filter(|row| row.text("kind") == "ordinal");
        let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut bounds: BTreeMap<&str, Vec<(Vec<&str>, &str)>> = BTreeMap::new();
        let mut relations: BTreeMap<&str, Vec<(Vec<&str>, Relation)>> = BTreeMap::new();
        let mut affirming: Vec<Vec<&str>> = Vec::new();
        for row in lexicon.rows(TableId::Wording) {
            let (form, class) = (row.text("form"), row.text("class"));
            let words: Vec<&str> = form.split(' ').collect();
            if BOUNDS.contains(&class) {
                bounds.entry(words[0]).or_default().push((words, class));
            } else if let Some(relation) = Relation::of(class) {
                relations.entry(words[0]).or_default().push((words, relation));
            } else if class == "affirms" {
                affirming.push(words);
            } else {
                classes.entry(form).or_default().push(class);
            }
        }
        for phrases in bounds.values_mut() {
            longest_first(phrases);
        }
        for phrases in relations.values_mut() {
            longest_first(phrases);
        }
        let contrasts = lexicon.rows(TableId::Contrasts);
        let mut by_letter: BTreeMap<char, Vec<Contrast<'_>>> = BTreeMap::new();
        for row in contrasts {
            let form = row.text("form");
            let contrast = (form.split(' ').collect(), row.text("group"), row.text("sense"));
            by_letter.entry(form.chars().next().unwrap_or_default()).or_default().push(contrast);
        }
        let (months, cardinals) = (calendar("month"), numbers(&["unit"]));
        let percents: Vec<Vec<&str>> =
            numbers(&["percent"]).into_keys().map(|form| form.split(' ').collect()).collect();
        let opening = months.keys().map(String::as_str).chain(cardinals.keys().copied());
        let opening = opening.chain(bounds.keys().copied()).chain(percents.iter().map(|words| words[0]));
        let mut openers: Vec<u64> = opening.map(hash_of).collect();
        openers.sort_unstable();
        Self {
            lexicon,
            months,
            weekdays: calendar("weekday"),
            cardinals,
            ordinals: ordinals.filter_map(|row| Some((row.text("form"), row.get("value")?))).collect(),
            scales: numbers(&["scale", "percent", "points", "basis", "fraction"]),
            percents,
            classes,
            bounds,
            affirming,
            relations,
            contrasts: by_letter,
            openers,
            surnames: BTreeMap::new(),
        }
    }

    /// The same words, and who takes part.
    pub(super) fn knowing<'side>(mut self, people: impl Iterator<Item = &'side Participant>) -> Self {
        for person in people {
            let (Some(name), Some(code)) = (&person.name, person.country) else { continue };
            if let Some(surname) = fold(name).split_whitespace().last() {
                self.surnames.insert(surname.to_owned(), code.to_string());
            }
        }
        self
    }

    /// The country of the participant of that surname.
    pub(super) fn country_of(&self, surname: &str) -> Option<&str> {
        self.surnames.get(surname).map(String::as_str)
    }

    /// Whether a date, a number or a bound of one may begin at a token; most words are told apart by this alone.
    pub(super) fn may_open_amount(&self, article: &Article, at: usize) -> bool {
        let word = article.fold(at);
        article.tokens()[at].kind == TokenKind::Number
            || word.bytes().any(|byte| byte.is_ascii_digit() || byte == b'-')
            || self.openers.binary_search(&hash_of(word)).is_ok()
    }

    pub(super) fn month(&self, article: &Article, at: usize) -> Option<&'run str> {
        self.months.get(article.fold(at)).copied().filter(|_| article.tokens()[at].is_capitalized())
    }

    pub(super) fn is_weekday(&self, article: &Article, at: usize) -> bool {
        self.weekdays.contains_key(article.fold(at)) && article.tokens()[at].is_capitalized()
    }

    pub(super) fn is(&self, word: &str, class: &str) -> bool {
        self.classes.get(word).is_some_and(|classes| classes.contains(&class))
    }

    /// Whether a token denies something: "not", and not the "without" of "without delay".
    pub(super) fn denies(&self, article: &Article, at: usize) -> bool {
        let stands = |words: &Vec<&str>| {
            (at.saturating_sub(words.len() - 1)..=at).any(|start| starts_with(article, start, words))
        };
        self.is(article.fold(at), "negation") && !self.affirming.iter().any(stands)
    }

    /// How a clause stands to the date that follows within a few words: what the phrase at a token says, and where the
    /// date ends; `None` where no date follows.
    pub(super) fn relation(&self, article: &Article, at: usize) -> Option<(Relation, Range<usize>)> {
        let (words, relation) = self
            .relations
            .get(article.fold(at))?
            .iter()
            .find(|(words, _)| starts_with(article, at, words))?;
        let behind = at + words.len();
        let near = (behind..(behind + NEAR_DATE).min(article.tokens().len()))
            .take_while(|at| article.tokens()[*at].kind != TokenKind::Punctuation);
        let last = near.clone().find(|at| self.is_date(article, *at))?;
        let end = near.filter(|at| *at >= last).take_while(|at| self.is_date(article, *at)).last()?;
        Some((*relation, at..end + 1))
    }

    /// Whether a token is a year, a month, a weekday or the day of a month.
    fn is_date(&self, article: &Article, at: usize) -> bool {
        let day = || {
            article.tokens()[at].kind == TokenKind::Number
                && article.word(at).len() <= 4
                && (self.month_beside(article, at + 1) || at > 0 && self.month_beside(article, at - 1))
        };
        year_of(article.fold(at)).is_some()
            || self.month(article, at).is_some()
            || self.is_weekday(article, at)
            || day()
    }

    fn month_beside(&self, article: &Article, at: usize) -> bool {
        at < article.tokens().len() && self.month(article, at).is_some()
    }

    /// Whether a token carries a fact of its own: no mark and none of the small words.
    pub(super) fn has_content(&self, article: &Article, at: usize) -> bool {
        !matches!(article.tokens()[at].kind, TokenKind::Punctuation | TokenKind::Possessive)
            && !self.is(article.fold(at), "light")
    }

    /// The value of a number in digits or of a number word above one: `7,000` and `7000`, `nine` and `9` are one.
    pub(super) fn number(&self, article: &Article, at: usize) -> Option<String> {
        let word = article.fold(at);
        if let Some(value) = self.cardinals.get(word).filter(|value| **value != "1") {
            return Some((*value).to_owned());
        }
        if let Some(number) = self.compound(word) {
            return Some(number);
        }
        if article.tokens()[at].kind != TokenKind::Number {
            return None;
        }
        self.ordinal(word).or_else(|| Some(plain_digits(word)))
    }

    /// A number word above one with what it counts: `two-day`; `None` for fractions (`two-thirds`).
    fn compound(&self, word: &str) -> Option<String> {
        let (count, of) = word.split_once('-')?;
        let value = self.cardinals.get(count).filter(|value| **value != "1")?;
        let plain = of.chars().all(char::is_alphabetic) && !self.scales.contains_key(of);
        (plain && !self.cardinals.contains_key(of)).then(|| format!("{value}-{of}"))
    }

    /// The rank that an ordinal names, told apart from the number.
    pub(super) fn ordinal(&self, word: &str) -> Option<String> {
        if self.is(word, "first") {
            return Some("no. 1".to_owned());
        }
        self.ordinals.get(word).map(|value| format!("no. {value}"))
    }

    /// A cardinal number word, as `two`.
    pub(super) fn is_number_word(&self, word: &str) -> bool {
        self.cardinals.contains_key(word)
    }

    /// How many tokens say "percent" at a place.
    pub(super) fn percent(&self, article: &Article, at: usize) -> Option<usize> {
        self.percents.iter().find(|words| starts_with(article, at, words)).map(Vec::len)
    }

    /// A scale, a percentage, a fraction: what makes a number another one without a digit.
    pub(super) fn scale(&self, word: &str) -> Option<&'run str> {
        self.scales.get_key_value(word).map(|(form, _)| *form)
    }

    /// A bound of the number right behind it: its class and how many tokens it has.
    pub(super) fn bound(&self, article: &Article, at: usize) -> Option<(&'run str, usize)> {
        let bounds = self.bounds.get(article.fold(at))?;
        let (words, class) = bounds.iter().find(|(words, _)| starts_with(article, at, words))?;
        let mut behind = at + words.len();
        let is_sign = |at: usize| {
            article.tokens().get(at).is_some_and(|token| token.kind != TokenKind::Lower)
                && !article.word(at).ends_with(|letter: char| letter.is_ascii_digit())
        };
        // `more than US$ 3 million`, `nearly CAD $5`.
        while behind < at + words.len() + 3 && behind < article.tokens().len() && is_sign(behind) {
            behind += 1;
        }
        let is_number = behind < article.tokens().len()
            && (self.number(article, behind).is_some()
                || self.is_number_word(article.fold(behind))
                || self.scale(article.fold(behind)).is_some());
        is_number.then_some((*class, words.len()))
    }

    /// The words with a sense that excludes others which stand at a place and touch the range, by their group.
    pub(super) fn contrasts(
        &self,
        article: &Article,
        tokens: &Range<usize>,
    ) -> BTreeMap<&'run str, Sensed<'run>> {
        let mut found: BTreeMap<&str, Sensed<'_>> = BTreeMap::new();
        let first = tokens.start.saturating_sub(2);
        for at in first..tokens.end {
            let letter = article.fold(at).chars().next();
            for (words, group, sense) in
                letter.and_then(|letter| self.contrasts.get(&letter)).into_iter().flatten()
            {
                let end = at + words.len();
                if end > tokens.start && end <= tokens.end + 1 && starts_with_inflected(article, at, words) {
                    let sensed = found
                        .entry(group)
                        .or_insert_with(|| Sensed { senses: Vec::new(), tokens: tokens.clone() });
                    sensed.senses.push(sense);
                    sensed.tokens = sensed.tokens.start.min(at)..sensed.tokens.end.max(end);
                }
            }
        }
        for sensed in found.values_mut() {
            sensed.senses.sort_unstable();
            sensed.senses.dedup();
        }
        found
    }
}

/// The year that a word names: `2030`, `end-2030`, `mid-2030`.
pub(super) fn year_of(word: &str) -> Option<&str> {
    let year = word.rsplit_once('-').map_or(word, |(lead, year)| match lead {
        "early" | "mid" | "late" | "end" => year,
        _ => word,
    });
    let is_year = year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then_some(year)
}

fn longest_first<T: Ord + Copy>(phrases: &mut [(Vec<&str>, T)]) {
    phrases.sort_by_key(|(words, class)| (std::cmp::Reverse(words.len()), words.clone(), *class));
}

fn starts_with(article: &Article, at: usize, words: &[&str]) -> bool {
    at + words.len() <= article.tokens().len()
        && words.iter().enumerate().all(|(step, word)| article.fold(at + step) == *word)
}

/// The last word may have an ending.
fn starts_with_inflected(article: &Article, at: usize, words: &[&str]) -> bool {
    let Some((last, first)) = words.split_last() else { return false };
    at + words.len() <= article.tokens().len()
        && starts_with(article, at, first)
        && is_inflected(article.fold(at + first.len()), last)
}

fn is_inflected(word: &str, base: &str) -> bool {
    let stem = base.strip_suffix('e').unwrap_or(base);
    let ending = |stem: &str, endings: &[&str]| {
        word.strip_prefix(stem).is_some_and(|ending| endings.contains(&ending))
    };
    ending(base, &["", "s", "es", "d", "ed"])
        || ending(stem, &["ing", "ed"])
        || base.strip_suffix('y').is_some_and(|stem| ending(stem, &["ies", "ied"]))
}

fn hash_of(word: &str) -> u64 {
    hash(word.as_bytes(), 0)
}

/// Digits without what groups them by three.
fn plain_digits(word: &str) -> String {
    let groups: Vec<&str> = word.split(|letter: char| letter == ',' || letter.is_whitespace()).collect();
    let grouped = groups.len() > 1 && groups[1..].iter().all(|group| group.len() >= 3);
    if grouped { groups.concat() } else { word.to_owned() }
}

/// A word without its ending, so that `attended` and `attending` are one.
pub(super) fn stem(word: &str) -> &str {
    ["ingly", "ings", "ally", "ing", "ies", "ed", "es", "ly", "s", "e", "y"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 4))
        .unwrap_or(word)
}
