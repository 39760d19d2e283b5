//! Milestones: dates in the text other than the meeting's own, each with the clause that it dates.
//!
//! The date in the first sentence is the meeting's. Words such as "on Thursday" date the report, not a commitment. A
//! bare year counts where the clause says what somebody did or will do, not where it compares figures.

use super::scene::Scene;
use super::statements::{Reading, announces};
use super::{MilestoneMention, anchors};
use crate::lexicon::TableId;
use crate::read::{BlockKind, TokenKind, Zone};
use crate::snapshot::{Edtf, MilestoneStatus};
use std::ops::Range;

/// The dated clauses of a report, in text order.
pub(super) fn find(scene: &Scene<'_>, readings: &[Reading]) -> Vec<MilestoneMention> {
    let mut found = Vec::new();
    let base = base(scene, readings);
    let prose = |reading: &&Reading| reading.zone == Zone::Body && is_prose(scene, reading);
    for (place, reading) in readings.iter().filter(prose).enumerate() {
        let mut at = reading.tokens.start;
        while at < reading.tokens.end {
            let Some((date, end)) = dated(scene, base, &reading.tokens, at) else {
                at += 1;
                continue;
            };
            let tokens = clause(scene, reading, at);
            let ahead = is_to_come(scene, base, at, &date);
            let status = match ahead {
                Some(true) => MilestoneStatus::Planned,
                Some(false) => MilestoneStatus::Done,
                None => status(scene, &tokens, at),
            };
            let own = (place == 0 && !is_year(&date)) || announces(scene, &reading.tokens);
            if !own && counts(scene, reading, (at, ahead), &date) {
                found.push(MilestoneMention { tokens, when: at..end, date, status });
            }
            at = end.max(at + 1);
        }
    }
    found
}

/// A sentence or item, not a stamp such as "Updated 3 May 2024 15:10".
fn is_prose(scene: &Scene<'_>, reading: &Reading) -> bool {
    let last = scene.fold(reading.tokens.end.saturating_sub(1));
    !reading.frames.is_empty()
        || reading.kind == BlockKind::Item
        || matches!(last, "." | ";" | ":" | "!" | "?" | "\"" | "”")
}

/// Year and month (0 where unknown) of the report: its first date that has a year.
fn base(scene: &Scene<'_>, readings: &[Reading]) -> Option<(i32, u32)> {
    let early = readings
        .iter()
        .filter(|reading| reading.zone == Zone::Body)
        .nth(2)
        .map_or(usize::MAX, |third| third.tokens.end);
    let date = scene
        .dates
        .iter()
        .filter(|date| date.tokens.start < early || is_dateline(scene, date.tokens.start))
        .filter(|date| date.tokens.start == 0 || !scene.is_any(date.tokens.start - 1, LIMITS))
        .find(|date| !date.date.as_str().starts_with('X'));
    let Some(date) = date else {
        return (0..early.min(scene.article.tokens().len()))
            .find_map(|at| {
                year(scene, at).filter(|_| at > 0 && !scene.is_any(at - 1, &["to", "by", "until"]))
            })
            .map(|year| (year, 0));
    };
    let mut parts = date.date.as_str().split(['-', '/']);
    let year = parts.next()?.parse().ok()?;
    Some((year, parts.next().and_then(|month| month.parse().ok()).filter(|month| *month <= 12).unwrap_or(0)))
}

fn is_dateline(scene: &Scene<'_>, at: usize) -> bool {
    scene.article.block_of(at).zone == Zone::Dateline
}

/// A date that begins at a token, with the token after it: one of the earlier pass, a period, or a bare month.
fn dated(
    scene: &Scene<'_>,
    base: Option<(i32, u32)>,
    range: &Range<usize>,
    at: usize,
) -> Option<(Edtf, usize)> {
    if let Some(period) = period(scene, range, at) {
        return Some(period);
    }
    match scene.date_at(at).map(|index| &scene.dates[index]) {
        Some(date) if date.tokens.start == at && !date.relative => Some((date.date.clone(), date.tokens.end)),
        Some(_) => None,
        None => month(scene, base, range, at).or_else(|| edition(scene, at)),
    }
}

fn year(scene: &Scene<'_>, at: usize) -> Option<i32> {
    let word = scene.fold(at);
    let plain = scene.kind(at) == Some(TokenKind::Number) && word.len() == 4;
    plain.then(|| word.parse().ok()).flatten().filter(|year| (1900..2100).contains(year))
}

/// "2024-25", "1986-1990", "the first half of 2024".
fn period(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<(Edtf, usize)> {
    let half = scene.is_any(at, &["first", "second"])
        && scene.is_any(at + 1, &["half"])
        && scene.is_any(at + 2, &["of"]);
    if half && at + 3 < range.end {
        let year = year(scene, at + 3)?;
        let (start, end) = if scene.is_any(at, &["first"]) { (1, 6) } else { (7, 12) };
        return Some((Edtf::month(year, start)?.until(&Edtf::month(year, end)?), at + 4));
    }
    let start = year(scene, at)?;
    if at + 2 >= range.end || !scene.is_any(at + 1, &["-"]) || scene.article.gap_before(at + 1) {
        return None;
    }
    let word = scene.fold(at + 2);
    let end = match word.len() {
        4 => word.parse().ok()?,
        2 => start / 100 * 100 + word.parse::<i32>().ok()?,
        _ => return None,
    };
    (end > start && end - start < 60).then_some(())?;
    Some((Edtf::year(start)?.until(&Edtf::year(end)?), at + 3))
}

/// "the 1982 Convention", "the 2023 host year": a year that tells one edition of a thing from another.
fn edition(scene: &Scene<'_>, at: usize) -> Option<(Edtf, usize)> {
    let year = year(scene, at)?;
    let named =
        at > 0 && (scene.is_any(at - 1, &["the"]) || scene.kind(at - 1) == Some(TokenKind::Possessive));
    let season = at > 0 && scene.is_any(at - 1, &["spring", "summer", "autumn", "fall", "winter"]);
    if season && scene.date_at(at).is_none() {
        return Some((Edtf::year(year)?, at + 1));
    }
    let target = at > 0 && scene.is_any(at - 1, &["to", "by", "until", "for"]) && scene.date_at(at).is_none();
    if target && !scene.is_capitalized(at + 1) && !scene.is_any(at + 1, &["-", "–"]) {
        return Some((Edtf::year(year)?, at + 1));
    }
    (named
        && scene.is_capitalized(at + 1)
        && !scene.is_any(at + 1, &["agenda"])
        && scene.voice(at).is_none())
    .then_some(())?;
    Some((Edtf::year(year)?, at + 1))
}

/// "in September", "next January", "this November": a month without a day, its year taken from the report's own date
/// where there is one.
fn month(
    scene: &Scene<'_>,
    base: Option<(i32, u32)>,
    range: &Range<usize>,
    at: usize,
) -> Option<(Edtf, usize)> {
    if at == range.start || scene.kind(at) != Some(TokenKind::Capital) {
        return None;
    }
    let month = month_at(scene, at)?;
    let lead = scene.is_any(
        at - 1,
        &["in", "last", "next", "this", "since", "by", "until", "late", "early", "mid", "of", "to"],
    ) || (scene.is_any(at - 1, &["and"]) && at >= 2 && month_at(scene, at - 2).is_some());
    if !lead || scene.kind(at + 1) == Some(TokenKind::Number) || scene.is_capitalized(at + 1) {
        return None;
    }
    let second = (scene.is_any(at + 1, &["and"])).then(|| month_at(scene, at + 2)).flatten();
    let end = if second.is_some() { at + 3 } else { at + 1 };
    let date = match base {
        None => Edtf::try_from(format!("XXXX-{month:02}")).ok()?,
        Some((year, now)) => {
            let first = Edtf::month(resolve(scene, range, at, (year, now), month), month)?;
            match second {
                Some(second) => {
                    first.until(&Edtf::month(resolve(scene, range, at, (year, now), second), second)?)
                }
                None => first,
            }
        }
    };
    Some((date, end))
}

/// Whether a month or a year stands at a token.
pub(super) fn is_month_or_year(scene: &Scene<'_>, at: usize) -> bool {
    year(scene, at).is_some() || (scene.kind(at) == Some(TokenKind::Capital) && month_at(scene, at).is_some())
}

fn month_at(scene: &Scene<'_>, at: usize) -> Option<u32> {
    scene.word(at, TableId::Calendar, "kind", "month")?.row.text("value").parse().ok()
}

/// The year of a bare month: the next such month where the clause looks ahead, the last one where it looks back.
fn resolve(scene: &Scene<'_>, range: &Range<usize>, at: usize, (year, now): (i32, u32), month: u32) -> i32 {
    let ahead = scene.is_any(at - 1, &["next"]) || status(scene, range, at) == MilestoneStatus::Planned;
    if scene.is_any(at - 1, &["next"]) && (now == 0 || month <= now) {
        return year + 1;
    }
    match (now, ahead) {
        (0, _) => year,
        (now, true) if month < now => year + 1,
        (now, false) if month > now => year - 1,
        _ => year,
    }
}

fn is_year(date: &Edtf) -> bool {
    date.as_str().len() == 4
}

/// Whether a date is a milestone: a bare year in a speech, a comparison of figures or after "since" is background.
fn counts(scene: &Scene<'_>, reading: &Reading, (at, ahead): (usize, Option<bool>), date: &Edtf) -> bool {
    let figures =
        reading.frames.iter().any(|frame| frame.tokens.contains(&at) && frame.rule == "frame.amount");
    let speech = scene.voice(at).is_some();
    if figures && (speech || !date.as_str().contains('-')) {
        return false;
    }
    if !is_year(date) {
        return !(speech && date.as_str().starts_with('X') && scene.is_any(at - 1, &["last"]));
    }
    if at > reading.tokens.start && scene.is_any(at - 1, &["to", "by", "until"]) {
        return true;
    }
    if reading.tokens.clone().any(|index| scene.is_any(index, &["than"])) {
        return false;
    }
    let since = at > reading.tokens.start && scene.is_any(at - 1, &["since"]);
    let figures =
        reading.frames.iter().any(|frame| frame.tokens.contains(&at) && frame.rule == "frame.amount");
    let framed = ahead == Some(true)
        || reading.frames.iter().any(|frame| frame.tokens.contains(&at))
        || status(scene, &reading.tokens, at) == MilestoneStatus::Planned;
    framed
        && !since
        && !figures
        && (scene.voice(at).is_none() || status(scene, &reading.tokens, at) == MilestoneStatus::Planned)
}

/// The frame that holds the date, or the words around it.
fn clause(scene: &Scene<'_>, reading: &Reading, at: usize) -> Range<usize> {
    if let Some(frame) = reading.frames.iter().find(|frame| frame.tokens.contains(&at)) {
        return frame.tokens.clone();
    }
    scene.trim(reading.tokens.clone())
}

/// Whether a date is later than the report (`Some(true)`), earlier (`Some(false)`), or neither is known. The end of a time
/// that is not over by then ("by the end of 2026") lies ahead.
fn is_to_come(scene: &Scene<'_>, base: Option<(i32, u32)>, at: usize, date: &Edtf) -> Option<bool> {
    let mut parts = date.as_str().split(['-', '/']);
    let year = parts.next().and_then(|year| year.parse::<i32>().ok());
    let month = parts.next().and_then(|month| month.parse::<u32>().ok()).filter(|month| *month <= 12);
    let last = date.as_str().split('/').next_back().and_then(|end| end.get(..4)?.parse::<i32>().ok());
    let limit = (at.saturating_sub(4)..at)
        .rev()
        .take_while(|index| {
            scene.kind(*index) == Some(TokenKind::Lower) || scene.kind(*index) == Some(TokenKind::Number)
        })
        .any(|index| scene.is_any(index, LIMITS));
    match (base, year) {
        (Some((now, _)), Some(year)) if year != now || last > Some(now) => Some(last > Some(now)),
        (Some((_, now)), Some(_)) if now > 0 && month.is_some_and(|month| month != now) => {
            Some(month > Some(now))
        }
        _ => limit.then_some(true),
    }
}

/// Words before a date that is a limit.
const LIMITS: &[&str] = &["by", "until", "till", "before", "than"];

/// To come where the words nearest to the date speak of what will or may be, done where they speak of what was.
fn status(scene: &Scene<'_>, tokens: &Range<usize>, at: usize) -> MilestoneStatus {
    let deadline = tokens.clone().any(|index| {
        scene.is_any(index, &["by", "until"])
            && (scene.date_at(index + 1).is_some() || month_at(scene, index + 1).is_some())
    });
    // "the offer to host the session in 2031".
    let infinitive = (tokens.start..at.min(tokens.end)).any(|index| {
        scene.is_any(index, &["to"])
            && scene.matches(index + 1, TableId::Acts).any(|found| found.is_column("base"))
    });
    let after = at.min(tokens.end)..tokens.end;
    let before = (tokens.start..at.min(tokens.end)).rev();
    let told = before.chain(after).find_map(|index| tense(scene, tokens, index));
    match told {
        Some(status) => status,
        None if deadline || infinitive => MilestoneStatus::Planned,
        None => MilestoneStatus::Done,
    }
}

/// What one word tells of its clause: "will", "may" and "scheduled" look ahead, "agreed to meet" too, "was" and "signed"
/// back; "to be held" and "will be signed" look ahead.
fn tense(scene: &Scene<'_>, tokens: &Range<usize>, index: usize) -> Option<MilestoneStatus> {
    let before = |words: &[&str]| index > tokens.start && scene.is_any(index - 1, words);
    let opens = index == tokens.start;
    if !(scene.kind(index) == Some(TokenKind::Lower) || opens) || before(&["be"]) {
        return None;
    }
    let held = scene.is_any(index, &["be"]) && before(&["to"]);
    if held || scene.is_cue(index, "ahead") || scene.is_any(index, anchors::MODALS) {
        return Some(MilestoneStatus::Planned);
    }
    if scene.is_any(index, &["to"]) {
        let bound = index > tokens.start
            && (scene.matches(index - 1, TableId::Acts).any(|found| {
                matches!(found.row.text("axis"), "commissive" | "directive") && !found.is_column("ing")
            }) || scene.word(index - 1, TableId::ActWords, "kind", "noun").is_some()
                || before(&["is", "are", "was", "were", "invitation", "offer", "plan", "plans"]));
        return bound.then_some(MilestoneStatus::Planned);
    }
    let word = scene.fold(index);
    // "the meeting hosted by X in May" and "other developed countries" tell no time.
    let regular = word.len() > 4
        && word.ends_with("ed")
        && !scene.is_any(index + 1, &["by"])
        && !before(&["other", "of", "with", "for", "in", "by", "newly", "all"]);
    let past = scene.is_cue(index, "past") || regular;
    (past && !before(&["the", "a", "an", "to"])).then_some(MilestoneStatus::Done)
}
