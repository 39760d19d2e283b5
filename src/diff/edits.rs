//! Edits between two texts, word by word, and what each of them is: noise, or something with a meaning.

use super::change::Pair;
use super::similarity::hash;
use crate::lexicon::spelling;
use crate::lexicon::{Lexicon, TableId, fold};
use crate::normalize::NameKey;
use crate::read::{Article, Span, TokenKind, Zone};
use crate::snapshot::Evidence;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// An edit of more words than this on one side is a passage: its facts are looked for in the fields, not in its words.
const PASSAGE: usize = 12;

/// Why an edit means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Noise {
    /// White space and line ends.
    Whitespace,
    /// Quotation marks, dashes, apostrophes, invisible characters.
    Typography,
    /// Other marks alone.
    Punctuation,
    /// The same word in another spelling, hyphenation or case of letters.
    Spelling,
    /// The same date in another form: `4 July 2024`, `July 4, 2024`.
    DateForm,
    /// Addresses of links and marks of mark-up.
    Markup,
    /// What a site adds around a report.
    Furniture,
}

impl Noise {
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Whitespace => "noise.whitespace",
            Self::Typography => "noise.typography",
            Self::Punctuation => "noise.punctuation",
            Self::Spelling => "noise.spelling",
            Self::DateForm => "noise.date-form",
            Self::Markup => "noise.markup",
            Self::Furniture => "noise.furniture",
        }
    }
}

/// What kind of fact the words of an edit carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Negation,
    Date,
    Number,
    /// The office beside a name that both sides have.
    Office,
    Name,
}

/// A place where the words differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// Tokens of each side.
    pub(super) tokens: Pair<Range<usize>>,
    pub(super) noise: Option<Noise>,
    pub(super) meaning: Option<Meaning>,
}

/// The words of two texts, compared.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub(super) edits: Vec<Edit>,
    /// Differences inside equal words.
    pub(super) noise: BTreeMap<Noise, Vec<Pair<String>>>,
    /// How many tokens are common.
    pub(super) common: usize,
}

impl Edit {
    /// The bytes of each side, `None` where it has no words.
    pub(super) fn span(&self, articles: &Pair<&Article>) -> Pair<Option<Span>> {
        let span = |article: &Article, tokens: &Range<usize>| {
            (!tokens.is_empty()).then(|| article.span(tokens.clone()))
        };
        Pair::new(span(articles.old, &self.tokens.old), span(articles.new, &self.tokens.new))
    }

    /// The words of each side.
    pub(super) fn words(&self, articles: &Pair<&Article>) -> Pair<String> {
        Pair::new(articles.old.plain(self.tokens.old.clone()), articles.new.plain(self.tokens.new.clone()))
    }

    /// The sentence of each side that the edit begins in.
    pub(super) fn sentences(&self, articles: &Pair<&Article>) -> Pair<Vec<Evidence>> {
        let quote = |article: &Article, tokens: &Range<usize>| -> Vec<Evidence> {
            if tokens.start >= article.tokens().len() {
                return Vec::new();
            }
            let sentence = article.span(article.sentence_of(tokens.start).tokens.clone());
            Evidence::quote(article.text(), sentence).into_iter().collect()
        };
        Pair::new(quote(articles.old, &self.tokens.old), quote(articles.new, &self.tokens.new))
    }
}

/// What is compared: a token, or the tokens of a whole date.
struct Unit {
    key: u64,
    tokens: Range<usize>,
}

/// Compares the tokens of two articles; marks that differ only in their form count as equal, and so do two forms of one
/// date.
pub(super) fn find(articles: &Pair<&Article>, lexicon: &Lexicon) -> Compared {
    let months: BTreeMap<String, &str> = lexicon
        .rows(TableId::Calendar)
        .filter(|row| row.text("kind") == "month")
        .map(|row| (fold(row.text("form")), row.text("value")))
        .collect();
    let units = Pair::new(units(articles.old, &months), units(articles.new, &months));
    let keys = |units: &[Unit]| -> Vec<u64> { units.iter().map(|unit| unit.key).collect() };
    let mut compared = Compared::default();
    let known = Known::default();
    for op in capture_diff_slices(Algorithm::Patience, &keys(&units.old), &keys(&units.new)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for step in 0..len {
                let (old, new) = (&units.old[old_index + step].tokens, &units.new[new_index + step].tokens);
                compared.common += old.len();
                if old.len() > 1 {
                    compared.date(articles, Pair::new(old, new));
                } else {
                    compared.inside(articles, Pair::new(old.start, new.start));
                }
            }
        } else {
            let tokens =
                Pair::new(covered(&units.old, &op.old_range()), covered(&units.new, &op.new_range()));
            let noise = noise(articles, &tokens, lexicon);
            let meaning = if noise.is_none() { meaning(articles, &tokens, (lexicon, &known)) } else { None };
            compared.edits.push(Edit { tokens, noise, meaning });
        }
    }
    compared
}

/// The tokens of a range of units.
fn covered(units: &[Unit], range: &Range<usize>) -> Range<usize> {
    let start = units
        .get(range.start)
        .map_or_else(|| units.last().map_or(0, |unit| unit.tokens.end), |unit| unit.tokens.start);
    let end = if range.is_empty() { start } else { units[range.end - 1].tokens.end };
    start..end
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn units(article: &Article, months: &BTreeMap<String, &str>) -> Vec<Unit> {
    let mut units = Vec::with_capacity(article.tokens().len());
    let mut at = 0;
    while at < article.tokens().len() {
        let unit = date_at(article, at, months).unwrap_or_else(|| Unit {
            key: hash(plain_marks(article.word(at)).as_bytes(), SEED),
            tokens: at..at + 1,
        });
        at = unit.tokens.end;
        units.push(unit);
    }
    units
}

/// A day and month in either order, with or without a year behind them, as one unit.
fn date_at(article: &Article, at: usize, months: &BTreeMap<String, &str>) -> Option<Unit> {
    let day = |at: usize| -> Option<u32> {
        let word = article.fold(at).trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        word.parse().ok().filter(|day| (1..=31).contains(day))
    };
    let month = |at: usize| months.get(article.fold(at)).filter(|_| article.tokens()[at].is_capitalized());
    let (day, month) = match (day(at), at + 1 < article.tokens().len()) {
        (Some(day), true) => (day, month(at + 1)?),
        (None, true) => (day(at + 1)?, month(at)?),
        (_, false) => return None,
    };
    let mut end = at + 2;
    let year_at = if article.word(end) == "," { end + 1 } else { end };
    let year = article.fold(year_at);
    let has_year = year.len() == 4 && year.parse::<u32>().is_ok_and(|year| (1000..2999).contains(&year));
    if has_year {
        end = year_at + 1;
    }
    let key = format!("date {day} {month} {}", if has_year { year } else { "" });
    Some(Unit { key: hash(key.as_bytes(), SEED), tokens: at..end })
}

impl Compared {
    /// Counts a date that stands in another form.
    fn date(&mut self, articles: &Pair<&Article>, tokens: Pair<&Range<usize>>) {
        let words = Pair::new(articles.old.plain(tokens.old.clone()), articles.new.plain(tokens.new.clone()));
        if words.old != words.new {
            self.noise.entry(Noise::DateForm).or_default().push(words);
        }
    }

    /// Counts differences of form at a token that both sides have, and of the white space before it.
    fn inside(&mut self, articles: &Pair<&Article>, at: Pair<usize>) {
        let words = Pair::new(articles.old.word(at.old), articles.new.word(at.new));
        let mut count = |noise, pair: Pair<&str>| {
            let owned = Pair::new(pair.old.to_owned(), pair.new.to_owned());
            self.noise.entry(noise).or_default().push(owned);
        };
        if words.old != words.new {
            count(Noise::Typography, words);
        }
        let gap = |article: &Article, at: usize| {
            let start = if at == 0 { 0 } else { article.tokens()[at - 1].span().end };
            start..article.tokens()[at].span().start
        };
        let gaps = Pair::new(
            &articles.old.text()[gap(articles.old, at.old)],
            &articles.new.text()[gap(articles.new, at.new)],
        );
        if gaps.old != gaps.new {
            let visible = |gap: &str| gap.chars().any(|letter| !letter.is_whitespace());
            let marks = visible(gaps.old) || visible(gaps.new);
            count(if marks { Noise::Markup } else { Noise::Whitespace }, words);
        }
    }
}

/// A token with typographic marks made plain.
fn plain_marks(word: &str) -> String {
    word.chars()
        .filter(|letter| !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'))
        .map(|letter| match letter {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '`' | '\u{b4}' => '\'',
            '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        })
        .collect()
}

fn noise(articles: &Pair<&Article>, tokens: &Pair<Range<usize>>, lexicon: &Lexicon) -> Option<Noise> {
    let furniture = |article: &Article, tokens: &Range<usize>| {
        tokens.clone().all(|at| article.block_of(at).zone == Zone::Furniture)
    };
    if furniture(articles.old, &tokens.old) && furniture(articles.new, &tokens.new) {
        return Some(Noise::Furniture);
    }
    let all = |wanted: &dyn Fn(&Article, usize) -> bool| {
        tokens.old.clone().all(|at| wanted(articles.old, at))
            && tokens.new.clone().all(|at| wanted(articles.new, at))
    };
    if all(&|article, at| {
        article.tokens()[at].kind == TokenKind::Punctuation
            && !matches!(article.word(at), "$" | "%" | "€" | "£" | "+")
    }) {
        return Some(Noise::Punctuation);
    }
    if all(&|article, at| article.tokens()[at].kind == TokenKind::Punctuation || is_address(article.word(at)))
    {
        return Some(Noise::Markup);
    }
    let letters =
        |article: &Article, tokens: &Range<usize>| spelling::letters(&article.plain(tokens.clone()), lexicon);
    let (old, new) = (letters(articles.old, &tokens.old), letters(articles.new, &tokens.new));
    (!old.is_empty() && old == new).then_some(Noise::Spelling)
}

fn is_address(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.contains("://") || word.starts_with("www.") || word == "http" || word == "https"
}

/// What the words that differ carry, the weightiest first; `None` for plain wording and for whole passages.
fn meaning<'run>(
    articles: &Pair<&'run Article>,
    tokens: &Pair<Range<usize>>,
    (lexicon, known): (&Lexicon, &Known<'run>),
) -> Option<Meaning> {
    if tokens.old.len() > PASSAGE || tokens.new.len() > PASSAGE {
        return None;
    }
    let of = |wanted: &dyn Fn(&Article, usize) -> Option<String>| {
        let side = |article: &Article, tokens: &Range<usize>| -> Vec<String> {
            let mut found: Vec<String> = tokens.clone().filter_map(|at| wanted(article, at)).collect();
            found.sort();
            found
        };
        Pair::new(side(articles.old, &tokens.old), side(articles.new, &tokens.new))
    };
    let negations = of(&|article, at| {
        matches!(article.fold(at), "not" | "no" | "never" | "without" | "neither" | "nor" | "cannot" | "n't")
            .then(|| "not".to_owned())
    });
    if negations.old != negations.new {
        return Some(Meaning::Negation);
    }
    let dates = of(&|article, at| date_word(article, at, lexicon));
    if dates.old != dates.new {
        return Some(Meaning::Date);
    }
    let numbers = of(&|article, at| {
        let word = article.fold(at);
        let digits = article.tokens()[at].kind == TokenKind::Number;
        let named = || word != "a" && !lexicon.rows_saying(TableId::Numbers, word).is_empty();
        (digits || named()).then(|| word.to_owned())
    });
    if numbers.old != numbers.new {
        return Some(Meaning::Number);
    }
    if office(articles, tokens, lexicon).is_some() {
        return Some(Meaning::Office);
    }
    let names = of(&|article, at| {
        let token = article.tokens()[at];
        (token.is_capitalized() && !opens_sentence(article, at)).then(|| article.word(at).to_owned())
    });
    // Where one side has no name, a name that the other text has elsewhere is nobody new.
    let differ = match (names.old.is_empty(), names.new.is_empty()) {
        (false, false) => names.old != names.new,
        (false, true) => names.old.iter().any(|name| !known.new.has(articles.new, name)),
        (true, false) => names.new.iter().any(|name| !known.old.has(articles.old, name)),
        (true, true) => false,
    };
    let one_name = || {
        let letters = |names: &[String]| {
            let mut letters: Vec<char> = names.concat().chars().collect();
            letters.sort_unstable();
            letters
        };
        // Letters in another order are a slip of the keyboard.
        letters(&names.old) == letters(&names.new)
            || NameKey::new(&names.old.join(" ")).compatible(&NameKey::new(&names.new.join(" ")))
    };
    (differ && !one_name()).then_some(Meaning::Name)
}

/// The words of both texts, gathered where one is asked for.
type Known<'run> = Pair<Vocabulary<'run>>;

#[derive(Debug, Default)]
struct Vocabulary<'run>(OnceCell<BTreeSet<&'run str>>);

impl<'run> Vocabulary<'run> {
    fn has(&self, article: &'run Article, word: &str) -> bool {
        let words = || (0..article.tokens().len()).map(|at| article.word(at)).collect();
        self.0.get_or_init(words).contains(word)
    }
}

/// The office that an edit gives or takes from a name which stands beside it on both sides ("Prime Minister" → "President"
/// before the same name; ", Speaker of the House" dropped behind it): the office of each side, and the name.
pub(super) fn office(
    articles: &Pair<&Article>,
    tokens: &Pair<Range<usize>>,
    lexicon: &Lexicon,
) -> Option<(Pair<Option<String>>, String)> {
    let of = |article: &Article, tokens: &Range<usize>| {
        tokens.clone().find_map(|at| {
            let found = lexicon.matches_at(article, at);
            let office = found.iter().find(|one| one.row.table == TableId::Offices)?;
            let fits = at + office.length <= tokens.end && article.tokens()[at].is_capitalized();
            fits.then(|| (office.row.text("title"), at))
        })
    };
    let (old, new) = (of(articles.old, &tokens.old), of(articles.new, &tokens.new));
    if old.map(|one| one.0) == new.map(|one| one.0) {
        return None;
    }
    // What is dropped or added behind a comma is an apposition: the name stands before it on both sides.
    let apposition = articles.old.word(tokens.old.start) == "," && !tokens.old.is_empty()
        || articles.new.word(tokens.new.start) == "," && !tokens.new.is_empty();
    let name = name_beside(articles.old, &tokens.old, apposition)?;
    if name_beside(articles.new, &tokens.new, apposition).as_ref() != Some(&name) {
        return None;
    }
    let words = |article: &Article, tokens: &Range<usize>, found: Option<(&str, usize)>| {
        found.map(|(_, at)| article.plain(at..tokens.end).trim_matches([',', ' ']).to_owned())
    };
    Some((Pair::new(words(articles.old, &tokens.old, old), words(articles.new, &tokens.new, new)), name))
}

/// The name of two words or more right behind a range of tokens, or right before it.
fn name_beside(article: &Article, tokens: &Range<usize>, apposition: bool) -> Option<String> {
    let is_name = |at: &usize| article.tokens().get(*at).is_some_and(crate::read::Token::is_capitalized);
    let behind = (tokens.end..article.tokens().len()).take_while(is_name).count();
    if behind >= 2 && !apposition {
        return Some(article.plain(tokens.end..tokens.end + behind));
    }
    let before = (0..tokens.start).rev().take_while(is_name).count();
    // Of a run of capitals before the edit the last two are the name: "Mr. Don Harmon", "President Don Harmon".
    (before >= 2).then(|| article.plain(tokens.start - 2..tokens.start))
}

fn date_word(article: &Article, at: usize, lexicon: &Lexicon) -> Option<String> {
    let word = article.fold(at);
    let year =
        word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.parse::<u32>().is_ok();
    let month = || {
        article.tokens()[at].is_capitalized()
            && lexicon
                .rows_saying(TableId::Calendar, word)
                .iter()
                .any(|row| matches!(row.text("kind"), "month" | "weekday"))
    };
    (year || month()).then(|| word.to_owned())
}

fn opens_sentence(article: &Article, at: usize) -> bool {
    let first = article.sentence_of(at).tokens.start;
    at == first || (at == first + 1 && article.tokens()[first].kind == TokenKind::Punctuation)
}
