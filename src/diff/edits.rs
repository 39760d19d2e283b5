//! Edits between two texts, word by word: where they are, and what of them is noise.
//!
//! What is compared is a token, a whole date (`4 July 2024`, `July 4, 2024`), a number (`7,000`, `7000`) or the bound of
//! a number (`over`, `more than`): two forms of one of these are no edit.

use super::Edited;
use super::change::Pair;
use super::meaning::{Meaning, meanings};
use super::noise::{Noise, noise};
use super::similarity::hash;
use super::words::Vocabulary;
use crate::read::{Article, Span};
use crate::snapshot::Evidence;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;
use std::ops::Range;

/// Two texts that share less than this, out of 1000 tokens, are two texts: their words are not compared one by one.
const ONE_TEXT: usize = 500;

/// A place where the words differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// Tokens of each side.
    pub(super) tokens: Pair<Range<usize>>,
    pub(super) noise: Option<Noise>,
    pub(super) meaning: Option<Meaning>,
    /// The words that show the meaning: those of the edit, and the amount before them where they tell what it is of.
    pub(super) shown: Pair<Range<usize>>,
}

/// The words of two texts, compared.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub(super) edits: Vec<Edit>,
    /// Differences inside equal words.
    pub(super) noise: BTreeMap<Noise, Vec<Pair<String>>>,
    /// How many tokens of the two sides together are common.
    pub(super) common: usize,
    /// For each token of the old text the same token of the new one, where it has one.
    pub(super) twins: Vec<Option<usize>>,
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

    /// Whether the edit is nothing but sentences that came or went as a whole.
    fn is_whole(&self, articles: &Pair<&Article>) -> bool {
        let whole = |article: &Article, tokens: &Range<usize>| {
            !tokens.is_empty()
                && article.sentence_of(tokens.start).tokens.start == tokens.start
                && article.sentence_of(tokens.end - 1).tokens.end == tokens.end
        };
        let Pair { old, new } = &self.tokens;
        old.is_empty() && whole(articles.new, new) || new.is_empty() && whole(articles.old, old)
    }

    /// The words that show what the edit means.
    pub(super) fn telling(&self, articles: &Pair<&Article>) -> Pair<String> {
        Pair::new(articles.old.plain(self.shown.old.clone()), articles.new.plain(self.shown.new.clone()))
    }

    /// The sentence of each side that the edit begins in.
    pub(super) fn sentences(&self, articles: &Pair<&Article>) -> Pair<Vec<Evidence>> {
        let quote = |article: &Article, tokens: &Range<usize>, inside: bool| -> Vec<Evidence> {
            // Beside sentences that came or went as a whole stands only their neighbour.
            if tokens.is_empty() && self.is_whole(articles) {
                return Vec::new();
            }
            let at = if tokens.is_empty() && inside { tokens.start.saturating_sub(1) } else { tokens.start };
            if at >= article.tokens().len() {
                return Vec::new();
            }
            let sentence = article.span(article.sentence_of(at).tokens.clone());
            Evidence::quote(article.text(), sentence).into_iter().collect()
        };
        let inside = self.continues(articles);
        Pair::new(
            quote(articles.old, &self.tokens.old, inside),
            quote(articles.new, &self.tokens.new, inside),
        )
    }

    /// Whether words of its sentence stand before the edit: where nothing stands on one side, its place is behind them.
    pub(super) fn continues(&self, articles: &Pair<&Article>) -> bool {
        let behind = |article: &Article, tokens: &Range<usize>| {
            !tokens.is_empty() && article.sentence_of(tokens.start).tokens.start < tokens.start
        };
        behind(articles.old, &self.tokens.old) || behind(articles.new, &self.tokens.new)
    }
}

/// What is compared: a token, or the tokens of a whole date or bound.
struct Unit {
    key: u64,
    tokens: Range<usize>,
    /// What it counts as where both sides have it in other words; `None` for a word.
    form: Option<Noise>,
}

/// Compares the tokens of two articles; marks that differ only in their form count as equal, and so do two forms of one
/// date, number or bound.
pub(super) fn find(articles: &Pair<&Article>, words: &Vocabulary<'_>) -> Compared {
    let units = Pair::new(units(articles.old, words), units(articles.new, words));
    let keys = |units: &[Unit]| -> Vec<u64> { units.iter().map(|unit| unit.key).collect() };
    let twins = vec![None; articles.old.tokens().len()];
    let mut compared = Compared { twins, ..Compared::default() };
    let mut ops = common_runs(&keys(&units.old), &keys(&units.new));
    to_sentences(&mut ops, articles, &units);
    for op in ops {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for step in 0..len {
                let (old, new) = (&units.old[old_index + step], &units.new[new_index + step]);
                compared.common += old.tokens.len() + new.tokens.len();
                for (one, twin) in old.tokens.clone().zip(new.tokens.clone()) {
                    compared.twins[one] = Some(twin);
                }
                compared.equal(articles, &Pair::new(old, new));
            }
        } else {
            let tokens =
                Pair::new(covered(&units.old, &op.old_range()), covered(&units.new, &op.new_range()));
            let noise = noise(articles, &tokens, words);
            let shown = tokens.clone();
            compared.edits.push(Edit { tokens, noise, meaning: None, shown });
        }
    }
    // Of two texts that are no versions of one another, no edit means anything.
    if compared.is_of_one_text(articles) {
        meanings(articles, &mut compared.edits, words);
    }
    compared
}

/// Where the two sides have the same words. Which side is the old one has no say in where others are cut out.
fn common_runs(old: &[u64], new: &[u64]) -> Vec<DiffOp> {
    if old <= new {
        return capture_diff_slices(Algorithm::Patience, old, new);
    }
    let runs = capture_diff_slices(Algorithm::Patience, new, old);
    runs.into_iter().map(turned).collect()
}

fn turned(run: DiffOp) -> DiffOp {
    match run {
        DiffOp::Equal { old_index, new_index, len } => {
            DiffOp::Equal { old_index: new_index, new_index: old_index, len }
        }
        DiffOp::Delete { old_index, old_len, new_index } => {
            DiffOp::Insert { old_index: new_index, new_index: old_index, new_len: old_len }
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            DiffOp::Delete { old_index: new_index, old_len: new_len, new_index: old_index }
        }
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            DiffOp::Replace { old_index: new_index, old_len: new_len, new_index: old_index, new_len: old_len }
        }
    }
}

/// Words that came or went can often be cut out in several places ("[They met. ]They met. ", "They [met. They ]met. "):
/// of these the one counts at which a sentence begins, and with it the quotes and what is told as a whole.
fn to_sentences(ops: &mut [DiffOp], articles: &Pair<&Article>, units: &Pair<Vec<Unit>>) {
    for at in 1..ops.len().saturating_sub(1) {
        let (DiffOp::Equal { len: before, .. }, DiffOp::Equal { len: after, .. }) =
            (ops[at - 1], ops[at + 1])
        else {
            continue;
        };
        let (article, units, range) = match ops[at] {
            DiffOp::Delete { .. } => (articles.old, &units.old, ops[at].old_range()),
            DiffOp::Insert { .. } => (articles.new, &units.new, ops[at].new_range()),
            DiffOp::Equal { .. } | DiffOp::Replace { .. } => continue,
        };
        let opens = |unit: usize| {
            let token = units[unit].tokens.start;
            // A clause behind a colon begins like a sentence.
            article.sentence_of(token).tokens.start == token || article.word(token - 1) == ":"
        };
        if opens(range.start) {
            continue;
        }
        // An equal run must stay on either side.
        let left = (1..before.min(FURTHEST))
            .take_while(|step| units[range.start - step].key == units[range.end - step].key)
            .find(|step| opens(range.start - step));
        let right = (1..after.min(FURTHEST))
            .take_while(|step| units[range.start + step - 1].key == units[range.end + step - 1].key)
            .find(|step| opens(range.start + step));
        match (left, right) {
            (Some(step), _) => slide(ops, at, -isize::try_from(step).unwrap_or_default()),
            (None, Some(step)) => slide(ops, at, isize::try_from(step).unwrap_or_default()),
            (None, None) => {}
        }
    }
}

/// Moves words that came or went over so many equal ones.
fn slide(ops: &mut [DiffOp], at: usize, step: isize) {
    let by = |index: usize, step: isize| index.saturating_add_signed(step);
    for (place, longer) in [(at - 1, step), (at, 0), (at + 1, -step)] {
        let start = if place < at { 0 } else { step };
        ops[place] = match ops[place] {
            DiffOp::Equal { old_index, new_index, len } => DiffOp::Equal {
                old_index: by(old_index, start),
                new_index: by(new_index, start),
                len: by(len, longer),
            },
            DiffOp::Delete { old_index, old_len, new_index } => {
                DiffOp::Delete { old_index: by(old_index, start), old_len, new_index: by(new_index, start) }
            }
            DiffOp::Insert { old_index, new_index, new_len } => {
                DiffOp::Insert { old_index: by(old_index, start), new_index: by(new_index, start), new_len }
            }
            other @ DiffOp::Replace { .. } => other,
        };
    }
}

/// A passage is moved to the next sentence over so many words at most.
const FURTHEST: usize = 60;

/// The tokens of a range of units.
fn covered(units: &[Unit], range: &Range<usize>) -> Range<usize> {
    let start = units
        .get(range.start)
        .map_or_else(|| units.last().map_or(0, |unit| unit.tokens.end), |unit| unit.tokens.start);
    let end = if range.is_empty() { start } else { units[range.end - 1].tokens.end };
    start..end
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn units(article: &Article, words: &Vocabulary<'_>) -> Vec<Unit> {
    let mut units = Vec::with_capacity(article.tokens().len());
    let mut at = 0;
    while at < article.tokens().len() {
        let unit = words
            .may_open_amount(article, at)
            .then(|| {
                date_at(article, at, words)
                    .or_else(|| number_at(article, at, words))
                    .or_else(|| bound_at(article, at, words))
                    .or_else(|| percent_at(article, at, words))
            })
            .flatten()
            .unwrap_or_else(|| Unit { key: key(article.word(at)), tokens: at..at + 1, form: None });
        at = unit.tokens.end;
        units.push(unit);
    }
    units
}

fn number_at(article: &Article, at: usize, words: &Vocabulary<'_>) -> Option<Unit> {
    let number = words.number(article, at)?;
    let key = hash(format!("number {number}").as_bytes(), SEED);
    Some(Unit { key, tokens: at..at + 1, form: Some(Noise::NumberForm) })
}

fn bound_at(article: &Article, at: usize, words: &Vocabulary<'_>) -> Option<Unit> {
    let (class, length) = words.bound(article, at)?;
    let key = hash(format!("bound {class}").as_bytes(), SEED);
    Some(Unit { key, tokens: at..at + length, form: Some(Noise::NumberForm) })
}

/// `percent`, `per cent`, `%`: one unit in several forms.
fn percent_at(article: &Article, at: usize, words: &Vocabulary<'_>) -> Option<Unit> {
    let length = words.percent(article, at)?;
    Some(Unit { key: hash(b"percent", SEED), tokens: at..at + length, form: Some(Noise::NumberForm) })
}

/// A day and month in either order, with or without a year behind them, as one unit.
fn date_at(article: &Article, at: usize, words: &Vocabulary<'_>) -> Option<Unit> {
    let day = |at: usize| -> Option<u32> {
        let word = article.fold(at).trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        word.parse().ok().filter(|day| (1..=31).contains(day))
    };
    let month = |at: usize| words.month(article, at);
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
    Some(Unit { key: hash(key.as_bytes(), SEED), tokens: at..end, form: Some(Noise::DateForm) })
}

impl Compared {
    /// Whether two articles are versions of one text, so that their words can be compared one by one.
    pub(super) fn is_of_one_text(&self, articles: &Pair<&Article>) -> bool {
        let tokens = articles.old.tokens().len() + articles.new.tokens().len();
        self.common * 1000 >= ONE_TEXT * tokens
    }

    /// The words of each side that the other one lacks and that are no noise.
    pub(super) fn edited(&self, articles: &Pair<&Article>) -> Pair<Vec<Edited>> {
        let mut edited: Pair<Vec<Edited>> = Pair::default();
        for edit in self.edits.iter().filter(|edit| edit.noise.is_none()) {
            let (Pair { old, new }, words) = (edit.span(articles), edit.words(articles));
            edited.old.extend(old.map(|span| Edited { span, words: words.old }));
            edited.new.extend(new.map(|span| Edited { span, words: words.new }));
        }
        edited
    }

    /// Counts what stands in another form on the two sides.
    fn equal(&mut self, articles: &Pair<&Article>, units: &Pair<&Unit>) {
        let one_token = units.old.tokens.len() == 1 && units.new.tokens.len() == 1;
        let words = |article: &Article, unit: &Unit| article.plain(unit.tokens.clone());
        let other_form = units.old.form.and_then(|form| {
            let words = Pair::new(words(articles.old, units.old), words(articles.new, units.new));
            (words.old != words.new).then_some((form, words))
        });
        if let Some((form, words)) = other_form {
            self.noise.entry(form).or_default().push(words);
        } else if one_token {
            self.inside(articles, Pair::new(units.old.tokens.start, units.new.tokens.start));
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

/// What a word is compared by: itself with typographic marks made plain.
fn key(word: &str) -> u64 {
    let is_plain = word.bytes().all(|byte| byte.is_ascii() && byte != b'`');
    if is_plain { hash(word.as_bytes(), SEED) } else { hash(plain_marks(word).as_bytes(), SEED) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, TableId};

    #[test]
    fn no_date_number_or_bound_begins_with_a_word_that_is_passed_over() {
        let lexicon = Lexicon::built_in();
        let words = Vocabulary::new(&lexicon);
        let forms = |table| lexicon.rows(table).map(|row| row.text("form").to_owned());
        let calendar =
            forms(TableId::Calendar).map(|form| form[..1].to_uppercase() + &form[1..] + " 7, 2031");
        let bounds = forms(TableId::Wording).map(|form| form + " 40 members");
        let numbers = forms(TableId::Numbers).map(|form| format!("7 {form}, {form} two-day"));
        let text: Vec<String> = calendar.chain(bounds).chain(numbers).collect();
        let article = Article::new(text.join("\n\n"));
        let mut found = 0;
        for at in 0..article.tokens().len() {
            let unit = date_at(&article, at, &words)
                .or_else(|| number_at(&article, at, &words))
                .or_else(|| bound_at(&article, at, &words))
                .or_else(|| percent_at(&article, at, &words));
            found += usize::from(unit.is_some());
            assert!(unit.is_none() || words.may_open_amount(&article, at), "{}", article.word(at));
        }
        assert!(found > 200, "{found}");
    }
}
