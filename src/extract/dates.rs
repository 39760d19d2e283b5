//! Dates in the text, with the precision stated.
//!
//! Forms: `January 1, 2024` · `1 January 2024` · `the 1st of January 2024` · `Jan. 1` · `January 2024` · `8-9 June 2017` ·
//! `June 8-9, 2017` · `29 October to 1 November 2009` · `from 1 to 3 July 2024` · `2024-01-31` · a year after a
//! preposition. "today" and weekdays are resolved only against the date that the report itself carries, or `--date`.

use super::Context;
use super::scan::Scan;
use crate::lexicon::TableId;
use crate::read::{Annotations, Article, TokenKind, Zone, is_line_end};
use crate::snapshot::Edtf;
use chrono::{Datelike, Days, NaiveDate};
use std::ops::Range;

/// A date in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it says.
    pub date: Edtf,
    /// Whether it was resolved from words such as "today".
    pub relative: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Parts {
    year: Option<i32>,
    month: u32,
    day: Option<u32>,
}

impl Parts {
    fn edtf(self) -> Option<Edtf> {
        match (self.year, self.day) {
            (Some(year), Some(day)) => Edtf::day(year, self.month, day),
            (Some(year), None) => Edtf::month(year, self.month),
            (None, Some(day)) => Edtf::yearless(self.month, day),
            (None, None) => None,
        }
    }
}

/// Finds every date.
pub(super) fn find(
    article: &Article,
    annotations: &Annotations<'_>,
    context: &Context<'_>,
) -> Vec<DateMention> {
    let scan = Scan::new(article, annotations);
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        if let Some((date, end)) = absolute(scan, at).filter(|(_, end)| *end > at) {
            found.push(DateMention { tokens: at..end, date, relative: false });
            at = end;
        } else {
            at += 1;
        }
    }
    let issued = issued(article, &found).or_else(|| context.date.clone());
    let base =
        issued.and_then(|date| date.bounds()).filter(|(first, last)| first == last).map(|(day, _)| day);
    if let Some(base) = base {
        relatives(scan, base, &mut found);
        for date in &mut found {
            complete(date, base);
        }
    }
    found.sort_by_key(|date| date.tokens.start);
    found
}

/// `on 3 December` in a report of 28 November 2026: the year that brings the day nearest to the report's own, unless that
/// leaves it half a year away.
fn complete(date: &mut DateMention, base: NaiveDate) {
    let Some(rest) = date.date.as_str().strip_prefix("XXXX-") else { return };
    let Some((month, day)) = rest.split_once('-') else { return };
    let (Ok(month), Ok(day)) = (month.parse::<u32>(), day.parse::<u32>()) else { return };
    let years = [base.year() - 1, base.year(), base.year() + 1];
    let days = years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    let Some(nearest) = days.min_by_key(|one| (*one - base).num_days().abs()) else { return };
    if (nearest - base).num_days().abs() <= NEAREST
        && let Some(full) = Edtf::day(nearest.year(), month, day)
    {
        date.date = full;
    }
}

/// A day without its year is taken for one no further off than this from the day of the report.
const NEAREST: i64 = 150;

/// The date that the report carries: in its dateline, or in a block at its head or foot that is hardly more.
pub(super) fn issued(article: &Article, dates: &[DateMention]) -> Option<Edtf> {
    let blocks = article.blocks();
    let near = |index: usize| index < 4 || index + 2 >= blocks.len();
    dates
        .iter()
        .filter(|date| !date.relative && date.date.bounds().is_some_and(|(first, last)| first == last))
        .find(|date| {
            let at = blocks.partition_point(|block| block.tokens.end <= date.tokens.start);
            let block = &blocks[at];
            block.zone == Zone::Dateline
                || (near(at) && block.tokens.len() <= date.tokens.len() + 8)
                || (at == 0
                    && date.tokens.start <= block.tokens.start + 4
                    && block.tokens.len() > 20
                    && heads_line(article, date))
                || (at < 4 && is_inline(article, date))
        })
        .map(|date| date.date.clone())
}

/// Whether a line break follows the date: a dateline that hard wraps have joined to the text.
fn heads_line(article: &Article, date: &DateMention) -> bool {
    let span = article.span(date.tokens.clone());
    article.text()[span.end..]
        .chars()
        .find(|letter| !matches!(letter, ' ' | '\t' | ','))
        .is_some_and(is_line_end)
}

/// `TASHKENT, Oct. 16, 2025 (Steppe Press) — The presidents …`: a dateline at the head of the first paragraph, closed by
/// a dash.
pub(super) fn is_inline(article: &Article, date: &DateMention) -> bool {
    let block = article.block_of(date.tokens.start);
    let lead = block.tokens.start..date.tokens.start;
    let tail = date.tokens.end..(date.tokens.end + 7).min(block.tokens.end);
    let plain = |at: usize| {
        article.tokens()[at].is_capitalized() || matches!(article.fold(at), "," | "(" | ")" | "/" | "|" | ".")
    };
    let dash = |at: usize| matches!(article.fold(at), "-" | "–" | "—" | "--");
    let stopped = article.fold(date.tokens.end.min(article.tokens().len() - 1)) == "."
        && date.tokens.start > block.tokens.start
        && article.fold(date.tokens.start - 1) == ",";
    let close = tail.clone().find(|at| dash(*at)).or_else(|| stopped.then_some(date.tokens.end));
    let Some(close) = close else { return false };
    !lead.is_empty()
        && lead.len() <= 6
        && lead.clone().all(plain)
        && article.tokens()[lead.start].is_capitalized()
        && (tail.start..close).all(plain)
        && block.tokens.len() > 12
}

fn absolute(scan: Scan<'_>, at: usize) -> Option<(Edtf, usize)> {
    iso(scan, at)
        .or_else(|| day_first(scan, at))
        .or_else(|| month_first(scan, at))
        .or_else(|| year_alone(scan, at))
}

fn month(scan: Scan<'_>, at: usize) -> Option<u32> {
    let hit = scan.hit(at, TableId::Calendar).filter(|hit| hit.row.text("kind") == "month")?;
    if scan.is(at, &["may", "march"]) && !scan.is_capital(at) {
        return None;
    }
    hit.row.text("value").parse().ok()
}

/// A day of the month at a token: `8`, `8th`; the second value says whether it closes there.
fn day(scan: Scan<'_>, at: usize) -> Option<u32> {
    if scan.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let folded = scan.fold(at);
    let digits = folded.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let suffix = &folded[digits.len()..];
    if !matches!(suffix, "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// A year at a token.
fn year(scan: Scan<'_>, at: usize) -> Option<i32> {
    let folded = scan.fold(at);
    if scan.kind(at) != Some(TokenKind::Number) || folded.len() != 4 {
        return None;
    }
    folded.parse().ok().filter(|year| (1800..=2199).contains(year))
}

fn is_dash(scan: Scan<'_>, at: usize) -> bool {
    scan.is(at, &["-"])
}

fn iso(scan: Scan<'_>, at: usize) -> Option<(Edtf, usize)> {
    let year = year(scan, at)?;
    let tight = (1..=4).all(|step| !scan.article.gap_before(at + step));
    if !(tight && is_dash(scan, at + 1) && is_dash(scan, at + 3)) {
        return None;
    }
    let month = day(scan, at + 2).filter(|month| *month <= 12)?;
    Some((Edtf::day(year, month, day(scan, at + 4)?)?, at + 5))
}

/// Steps over `th` marks that stand apart (`13<sup>th</sup>`).
fn after_day(scan: Scan<'_>, at: usize) -> usize {
    if scan.is(at, &["<"]) && scan.is(at + 1, &["sup"]) {
        let close = (at..(at + 9).min(scan.len())).filter(|index| scan.is(*index, &[">"])).nth(1);
        return close.map_or(at, |close| close + 1);
    }
    if scan.is(at, &["st", "nd", "rd", "th"]) { at + 1 } else { at }
}

/// The year after a day and month: `2024`, `, 2024`, `of 2024`.
fn trailing_year(scan: Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let next = if scan.is(at, &[",", "of"]) { at + 1 } else { at };
    year(scan, next).map(|year| (year, next + 1))
}

/// `8 June 2017`, `8-9 June 2017`, `8 and 9 June`, `29 October to 1 November 2009`.
fn day_first(scan: Scan<'_>, at: usize) -> Option<(Edtf, usize)> {
    let first = day(scan, at)?;
    let mut next = after_day(scan, at + 1);
    let mut last = None;
    if (is_dash(scan, next) || scan.is(next, &["to", "and", "until", "through"]))
        && let Some(found) = day(scan, next + 1)
    {
        last = Some(found);
        next = after_day(scan, next + 2);
    }
    let of = usize::from(scan.is(next, &["of"]));
    let month_at = next + of;
    let found = month(scan, month_at)?;
    let start = Parts { year: None, month: found, day: Some(first) };
    finish(scan, start, last, month_at + 1)
}

/// `June 8, 2017`, `June 8-9, 2017`, `June 8 to July 2`, `June 2017`.
fn month_first(scan: Scan<'_>, at: usize) -> Option<(Edtf, usize)> {
    let found = month(scan, at)?;
    if let Some(first) = day(scan, at + 1) {
        let mut next = after_day(scan, at + 2);
        let mut last = None;
        let joins = is_dash(scan, next) || scan.is(next, &["to", "and", "through"]);
        if joins && let Some(found) = day(scan, next + 1).filter(|found| *found > first) {
            last = Some(found);
            next = after_day(scan, next + 2);
        }
        let start = Parts { year: None, month: found, day: Some(first) };
        return finish(scan, start, last, next);
    }
    let (year, end) = trailing_year(scan, at + 1)?;
    Some((Edtf::month(year, found)?, end))
}

fn finish(scan: Scan<'_>, start: Parts, last: Option<u32>, at: usize) -> Option<(Edtf, usize)> {
    let (mut start, mut end_at) = (start, at);
    if let Some((year, end)) = trailing_year(scan, at) {
        start.year = Some(year);
        end_at = end;
    }
    let mut until = last.map(|day| Parts { day: Some(day), ..start });
    let joins = is_dash(scan, end_at) || scan.is(end_at, &["to", "until", "through"]);
    if until.is_none()
        && joins
        && let Some((second, end)) = second_end(scan, end_at + 1)
    {
        start.year = start.year.or(second.year);
        until = Some(second);
        end_at = end;
    }
    let first = start.edtf()?;
    match until.and_then(Parts::edtf) {
        Some(last) if last > first => Some((first.until(&last), end_at)),
        _ => Some((first, end_at)),
    }
}

/// The second end of a range that names its own month.
fn second_end(scan: Scan<'_>, at: usize) -> Option<(Parts, usize)> {
    let (month, day, next) = match (day(scan, at), month(scan, at)) {
        (Some(day), _) => (month(scan, at + 1)?, day, at + 2),
        (None, Some(month)) => (month, day(scan, at + 1)?, at + 2),
        (None, None) => return None,
    };
    let (year, end) = trailing_year(scan, next).map_or((None, next), |(year, end)| (Some(year), end));
    Some((Parts { year, month, day: Some(day) }, end))
}

fn year_alone(scan: Scan<'_>, at: usize) -> Option<(Edtf, usize)> {
    let before = at > 0
        && scan.is(
            at - 1,
            &[
                "in", "since", "by", "until", "of", "for", "before", "after", "from", "during", "early",
                "late", "mid", "year",
            ],
        );
    let stated = before && !is_dash(scan, at + 1);
    if let Some(year) = part_of_year(scan, at).and_then(Edtf::year) {
        return Some((year, at + 1));
    }
    year(scan, at).filter(|_| stated).and_then(Edtf::year).map(|year| (year, at + 1))
}

/// `end-2031`, `mid-2031`: a part of a year, written as one word.
fn part_of_year(scan: Scan<'_>, at: usize) -> Option<i32> {
    let (part, year) = scan.fold(at).split_once('-')?;
    let known = matches!(part, "early" | "mid" | "late" | "end") && year.len() == 4;
    known.then(|| year.parse().ok()).flatten().filter(|year| (1800..=2199).contains(year))
}

/// "today", "yesterday", "on Thursday": the nearest such day up to the report's own, as news uses them.
fn relatives(scan: Scan<'_>, base: NaiveDate, found: &mut Vec<DateMention>) {
    for at in 0..scan.len() {
        let Some(hit) = scan.hit(at, TableId::Calendar) else { continue };
        if found.iter().any(|date| date.tokens.contains(&at) || date.tokens.start == at + 2) {
            continue;
        }
        let value: i64 = hit.row.text("value").parse().unwrap_or_default();
        let resolved = match hit.row.text("kind") {
            "weekend" => {
                let today = i64::from(base.weekday().num_days_from_monday());
                base.checked_add_signed(chrono::TimeDelta::days((value - today).max(0)))
            }
            "relative" => base.checked_add_signed(chrono::TimeDelta::days(value)),
            "weekday" if !beside_dateline(scan, at) => {
                let today = i64::from(base.weekday().num_days_from_monday());
                let back = (today - value).rem_euclid(7);
                let ahead = scan.is(at.wrapping_sub(1), &["next", "this", "coming"]);
                let days = u64::try_from(if ahead { (7 - back) % 7 } else { back }).unwrap_or_default();
                if ahead {
                    base.checked_add_days(Days::new(days))
                } else {
                    base.checked_sub_days(Days::new(days))
                }
            }
            _ => None,
        };
        if let Some(date) = resolved.and_then(|day| Edtf::day(day.year(), day.month(), day.day())) {
            found.push(DateMention { tokens: at..at + hit.length, date, relative: true });
        }
    }
}

/// Whether the weekday is part of a full date ("Wednesday, July 10, 2019").
fn beside_dateline(scan: Scan<'_>, at: usize) -> bool {
    let next = if scan.is(at + 1, &[","]) { at + 2 } else { at + 1 };
    month(scan, next).is_some() || month(scan, next + 1).is_some()
}
