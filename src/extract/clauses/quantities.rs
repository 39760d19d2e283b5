//! Amounts, counts, percentages, ranges and vague quantities, with their number and unit.
//!
//! A number that is a year, an ordinal, part of a name or a date is none. A count needs its counted noun.

use super::QuantityMention;
use super::scene::Scene;
use crate::lexicon::TableId;
use crate::read::TokenKind;
use std::ops::Range;

/// A number: its decimal, and the token after it.
struct Number {
    value: String,
    end: usize,
}

/// The quantities in a range of tokens, in text order.
pub(super) fn find(scene: &Scene<'_>, range: &Range<usize>) -> Vec<QuantityMention> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let quantity = amount(scene, range, at).or_else(|| vague(scene, range, at));
        match quantity {
            Some(quantity) => {
                at = quantity.tokens.end.max(at + 1);
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    found
}

fn amount(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<QuantityMention> {
    let part = at > range.start && scene.is_any(at - 1, &["/"]) && !scene.article.gap_before(at);
    if part || is_blocked(scene, at) {
        return None;
    }
    let sign = currency(scene, at).filter(|(length, _)| at + length < range.end);
    let start = sign.as_ref().map_or(at, |(length, _)| at + length);
    let low = number(scene, start, range.end)?;
    let second = upper(scene, range, low.end);
    // "reduced from 60 to 25 percent": two amounts of one unit, not a range.
    if let Some(lower) = second.as_ref().filter(|second| is_below(&second.value, &low.value)) {
        let own = sign.map(|(_, code)| (code, low.end)).or_else(|| unit(scene, range, low.end));
        let (unit, end) = own.or_else(|| Some((unit(scene, range, lower.end)?.0, low.end)))?;
        let tokens = bound(scene, range, at)..end;
        return Some(QuantityMention { tokens, value: Some(low.value), upper: None, unit: Some(unit) });
    }
    let (upper, mut end) = match second {
        Some(high) => (Some(high.value), high.end),
        None => (None, low.end),
    };
    let mut value = low.value;
    let mut upper = upper;
    scale_of_upper(scene, start, &mut value, &mut upper, end);
    let unit = if let Some((_, code)) = sign {
        Some(code)
    } else if is_year(scene, start) && end == start + 1 && !is_measure(scene, end) {
        return None;
    } else if let Some((unit, after)) = unit(scene, range, end) {
        end = after;
        Some(unit)
    } else if is_large(scene, start) {
        None
    } else {
        return None;
    };
    Some(QuantityMention { tokens: bound(scene, range, at)..end, value: Some(value), upper, unit })
}

/// "2030 contributions": four figures that read as a year count nothing.
fn is_year(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.fold(at);
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Percent, points or a currency stand at a token.
fn is_measure(scene: &Scene<'_>, at: usize) -> bool {
    scene.matches(at, TableId::Currencies).next().is_some()
        || scene.matches(at, TableId::Numbers).any(|found| found.row.text("kind") != "unit")
}

/// A number that can stand without its noun: with a thousands separator ("8,000"), so neither a year nor an article.
fn is_large(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.fold(at);
    scene.kind(at) == Some(TokenKind::Number)
        && word.contains(|letter: char| letter == ',' || letter.is_whitespace())
        && word.len() >= 5
}

/// The bound before an amount ("more than", "nearly", "up to") is part of it.
fn bound(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> usize {
    (at.saturating_sub(4).max(range.start)..at)
        .find(|index| {
            scene
                .word(*index, TableId::Hedges, "class", "bound")
                .is_some_and(|found| index + found.length == at)
        })
        .unwrap_or(at)
}

fn is_blocked(scene: &Scene<'_>, at: usize) -> bool {
    scene.date_at(at).is_some() || scene.name_at(at).is_some() || scene.person_at(at).is_some()
}

fn currency(scene: &Scene<'_>, at: usize) -> Option<(usize, String)> {
    let found = scene.matches(at, TableId::Currencies).next()?;
    Some((found.length, found.row.text("code").to_owned()))
}

/// "4.5 billion", "8,000", "5-1/4", "twenty-five", "one hundred".
fn number(scene: &Scene<'_>, at: usize, end: usize) -> Option<Number> {
    let mut number = digits(scene, at, end).or_else(|| word_number(scene, at))?;
    while number.end < end {
        let Some(scale) = scene.word(number.end, TableId::Numbers, "kind", "scale") else { break };
        let power: usize = scale.row.text("value").parse().unwrap_or_default();
        number.value = shift(&number.value, power);
        number.end += scale.length;
    }
    Some(number)
}

fn digits(scene: &Scene<'_>, at: usize, end: usize) -> Option<Number> {
    if scene.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let word = scene.fold(at);
    let plain: String = word.chars().filter(|letter| *letter != ',' && !letter.is_whitespace()).collect();
    let figures = plain.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let suffix = &plain[figures.len()..];
    if figures.is_empty() || !figures.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    let power = match suffix {
        "" => 0,
        "bn" | "b" => 9,
        "m" | "mn" => 6,
        "k" => 3,
        "tn" => 12,
        _ => return None,
    };
    let ordinal = !scene.article.gap_before(at + 1) && scene.is_any(at + 1, &["st", "nd", "rd", "th"]);
    if ordinal {
        return None;
    }
    let value = shift(figures.trim_end_matches('.'), power);
    Some(fraction(scene, at, end, &value).unwrap_or(Number { value, end: at + 1 }))
}

/// Rates are quoted in sixteenths at the finest; "26/11" is a date.
const SMALLEST_PART: u32 = 16;

/// "5-1/4" and "1/2": a whole number with a fraction in quarters or eighths.
fn fraction(scene: &Scene<'_>, at: usize, end: usize, whole: &str) -> Option<Number> {
    let digit = |index: usize| -> Option<u32> {
        (index < end && scene.kind(index) == Some(TokenKind::Number))
            .then(|| scene.fold(index).parse().ok())
            .flatten()
    };
    let close = |index: usize| !scene.article.gap_before(index);
    if scene.is_any(at + 1, &["-"]) && close(at + 1) && scene.is_any(at + 3, &["/"]) {
        let (over, under) = (digit(at + 2)?, digit(at + 4)?);
        (over < under && under <= SMALLEST_PART).then_some(())?;
        let thousandths = (over * 1000).checked_div(under)?;
        return Some(Number { value: decimal(whole.parse().ok()?, thousandths), end: at + 5 });
    }
    if scene.is_any(at + 1, &["/"]) && close(at + 1) {
        let under = digit(at + 2)?;
        (whole.parse::<u32>().ok()? < under && under <= SMALLEST_PART).then_some(())?;
        let thousandths = (whole.parse::<u32>().ok()? * 1000).checked_div(under)?;
        return Some(Number { value: decimal(0, thousandths), end: at + 3 });
    }
    None
}

fn decimal(whole: u32, thousandths: u32) -> String {
    let text = format!("{}.{:03}", whole + thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn word_number(scene: &Scene<'_>, at: usize) -> Option<Number> {
    let found = scene.word(at, TableId::Numbers, "kind", "unit");
    if let Some(found) = found {
        return Some(Number { value: found.row.text("value").to_owned(), end: at + 1 });
    }
    let word = scene.fold(at);
    let (tens, units) = word.split_once('-')?;
    let value = |word: &str| -> Option<u32> {
        let mut rows = scene.lexicon.rows_with(TableId::Numbers, "form", word);
        rows.find(|row| row.text("kind") == "unit")?.text("value").parse().ok()
    };
    let (tens, units) = (value(tens)?, value(units)?);
    (tens >= 20 && tens % 10 == 0 && (1..10).contains(&units))
        .then(|| Number { value: (tens + units).to_string(), end: at + 1 })
}

/// Multiplies a decimal by a power of ten.
fn shift(decimal: &str, power: usize) -> String {
    let (whole, rest) = decimal.split_once('.').unwrap_or((decimal, ""));
    let mut figures = format!("{whole}{rest}");
    let places = rest.len();
    if places <= power {
        figures.extend(std::iter::repeat_n('0', power - places));
        let trimmed = figures.trim_start_matches('0');
        return if trimmed.is_empty() { "0".to_owned() } else { trimmed.to_owned() };
    }
    figures.insert(figures.len() - (places - power), '.');
    let text = figures.trim_end_matches('0').trim_end_matches('.');
    let text = text.trim_start_matches('0');
    if text.starts_with('.') { format!("0{text}") } else { text.to_owned() }
}

/// The upper bound after "to", "and" or a dash.
fn upper(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<Number> {
    if !scene.is_any(at, &["to", "-", "and"]) || at + 1 >= range.end {
        return None;
    }
    let sign = currency(scene, at + 1).map_or(0, |(length, _)| length);
    let high = number(scene, at + 1 + sign, range.end)?;
    let between = at >= 2 && (at.saturating_sub(4)..at).any(|index| scene.is_any(index, &["between"]));
    (!scene.is_any(at, &["and"]) || between).then_some(high)
}

/// Whether one plain decimal is smaller than another.
fn is_below(one: &str, other: &str) -> bool {
    let parts = |decimal: &str| {
        let (whole, part) = decimal.split_once('.').unwrap_or((decimal, ""));
        Some((whole.parse::<u128>().ok()?, part.to_owned()))
    };
    parts(one).zip(parts(other)).is_some_and(|(one, other)| one < other)
}

/// "5 to 7 billion": the scale stands once, after the upper bound.
fn scale_of_upper(
    scene: &Scene<'_>,
    start: usize,
    value: &mut String,
    upper: &mut Option<String>,
    end: usize,
) {
    let Some(high) = upper.as_ref() else { return };
    let scaled = end >= 2 && scene.word(end - 1, TableId::Numbers, "kind", "scale").is_some();
    let bare = scene.word(start + 1, TableId::Numbers, "kind", "scale").is_none();
    if scaled && bare && value.len() < high.len() {
        let power: usize = scene
            .word(end - 1, TableId::Numbers, "kind", "scale")
            .and_then(|found| found.row.text("value").parse().ok())
            .unwrap_or_default();
        *value = shift(value, power);
    }
}

/// The unit after a number: percent, a currency, or the counted noun with the words before it.
fn unit(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<(String, usize)> {
    if at >= range.end {
        return None;
    }
    for (kind, name) in [("percent", "percent"), ("points", "percentage points"), ("basis", "basis points")] {
        if let Some(found) = scene.word(at, TableId::Numbers, "kind", kind) {
            return Some((name.to_owned(), at + found.length));
        }
    }
    if let Some((length, code)) = currency(scene, at) {
        return Some((code, at + length));
    }
    let of = usize::from(scene.is_any(at, &["of"]));
    // "The two also exchanged views": the number stands for people who were named and counts no views.
    let stands_alone =
        at >= 2 && scene.is_any(at - 2, &["the"]) && scene.kind(at - 1) != Some(TokenKind::Number);
    for index in at + of..(at + of + 4).min(range.end) {
        let word = scene.fold(index);
        let is_past = scene.matches(index, TableId::Acts).any(|found| found.is_column("past"));
        if scene.kind(index) != Some(TokenKind::Lower)
            || is_blocked(scene, index)
            || stands_alone && (is_past || scene.is_any(index, &["also", "then", "further"]))
            || scene.is_any(
                index,
                &[
                    "and", "of", "in", "to", "the", "or", "at", "on", "by", "for", "as", "with", "was", "is",
                    "this", "its", "his", "has",
                ],
            )
        {
            return None;
        }
        if scene.is_collective(index) {
            return None;
        }
        let plural = (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("ous"))
            || matches!(word, "people" | "personnel" | "women" | "men" | "children" | "staff" | "troops");
        if plural {
            return Some((word.to_owned(), index + 1));
        }
    }
    None
}

/// "a series of documents", "several agreements".
fn vague(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<QuantityMention> {
    let found = scene.word(at, TableId::Hedges, "class", "quantifier")?;
    if scene.is_any(at, &["all", "every", "each", "none", "most"]) {
        return None;
    }
    let (unit, end) = unit(scene, range, at + found.length)?;
    Some(QuantityMention { tokens: at..end, value: None, upper: None, unit: Some(unit) })
}
