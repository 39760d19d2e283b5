//! Sentences that say that a meeting takes place, whoever takes part.
//!
//! Two forms: a collective subject with a verb of meeting (`the leaders met in X`, `the ministers held a summit`), and an
//! event noun that is held, opens or takes place. Both need a place, a date or "today": without one they may speak of
//! meetings in general.

use super::DateMention;
use super::people::frames::{Frame, FrameKind};
use super::scan::Scan;
use crate::lexicon::TableId;
use crate::read::TokenKind;
use std::ops::Range;

/// A sentence that says that a meeting takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gathering {
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// The tokens of the event noun, where the sentence has one.
    pub(super) noun: Option<Range<usize>>,
    /// Whether it lies ahead.
    pub(super) future: bool,
}

/// The meeting is told of within so many sentences, or the report is about something else.
const OPENING: usize = 8;
/// A collective subject has at most so many words before its head.
const LEAD: usize = 6;

/// Whether the report is the record of a briefing for the press, whose subject is a meeting of others: a headline such as
/// "Background Press Call on the President's Trip to X".
pub(super) fn is_briefing(scan: Scan<'_>) -> bool {
    let blocks = scan.article.blocks().iter().take(3);
    blocks.filter(|block| block.tokens.len() <= 40).any(|block| {
        block.tokens.clone().any(|at| {
            let press = scan.is(at, &["press", "media", "background"]) && scan.is_capital(at);
            let kind = scan.is(at + 1, &["call", "briefing", "gaggle", "teleconference"])
                || scan.is(at + 1, &["press"])
                    && scan.is(at + 2, &["call", "briefing", "gaggle", "teleconference"]);
            press && kind && !(block.tokens.start..at).any(|before| scan.is(before, &["after", "following"]))
        })
    })
}

/// Finds them, in text order.
pub(super) fn find(scan: Scan<'_>, frames: &[Frame], dates: &[DateMention]) -> Vec<Gathering> {
    let mut found: Vec<Gathering> = frames
        .iter()
        .filter(|frame| frame.sentence < OPENING)
        .filter(|frame| !frame.is_aside(scan) && !frame.is_earlier(scan))
        .filter(|frame| is_placed(scan, frame) || is_dated(scan, frame, dates))
        .filter_map(|frame| gathering(scan, frame))
        .collect();
    let said = (0..scan.article.sentences().len().min(OPENING)).filter_map(|at| decided_at(scan, dates, at));
    found.extend(said);
    found.extend((0..scan.article.sentences().len().min(OPENING)).filter_map(|at| ended_at(scan, at)));
    found.sort_by_key(|gathering| gathering.sentence);
    found
}

/// `Heads of state of the X agreed at an emergency summit on Saturday`: a collective subject acts at its meeting, whose day
/// or place the sentence gives.
fn decided_at(scan: Scan<'_>, dates: &[DateMention], sentence: usize) -> Option<Gathering> {
    let range = scan.article.sentences()[sentence].tokens.clone();
    let verb = range.clone().find(|at| {
        scan.kind(*at) == Some(TokenKind::Lower)
            && (scan.hit(*at, TableId::Acts).is_some() || scan.fold(*at).ends_with("ed"))
            && !scan.is(*at, &["meeting", "meet", "will", "united"])
    })?;
    let at = (verb..range.end)
        .find(|at| scan.is(*at, &["at", "during"]) && scan.is(at + 1, &["a", "an", "the", "their", "its"]))?;
    // "at the end of the 68th session".
    let part =
        scan.is(at + 2, &["end", "close", "opening", "start", "conclusion"]) && scan.is(at + 3, &["of"]);
    let at = if part { at + 3 } else { at };
    let noun = (at + 2..(at + 8).min(range.end)).find_map(|next| main_noun(scan, next))?;
    let plain = (at + 2..noun.start).all(|step| !scan.is(step, &[",", "of", "in", "on"]));
    let frame = Frame::new(verb..verb + 1, FrameKind::Meet, sentence);
    let placed = is_placed_in(scan, noun.end..range.end) || is_dated(scan, &frame, dates);
    (plain && placed && is_collective(scan, &frame)).then_some(Gathering {
        sentence,
        noun: Some(noun),
        future: false,
    })
}

/// `G20 finance chiefs failed to agree after two days of talks in X`: a collective subject at the end of its meeting.
fn ended_at(scan: Scan<'_>, sentence: usize) -> Option<Gathering> {
    let range = scan.article.sentences()[sentence].tokens.clone();
    let meets = |at: usize| {
        scan.hit(at, TableId::Frames).is_some_and(|hit| matches!(hit.row.text("frame"), "meet" | "held"))
    };
    let after = range.clone().find(|at| {
        let spell = (at + 1..at + 4).any(|next| scan.is(next, &["day", "days", "hours", "rounds"]));
        let talks = || main_noun(scan, at + 1).is_some() && !(range.start..*at).any(meets);
        scan.is(*at, &["after", "following"]) && (spell || talks())
    })?;
    let noun = (after + 1..(after + 8).min(range.end)).find_map(|next| main_noun(scan, next))?;
    let placed = is_placed_in(scan, noun.end..(noun.end + 3).min(range.end));
    let frame = Frame::new(after..after + 1, FrameKind::Meet, sentence);
    let opens = after == range.start || dateline_end(scan, after + 1) == Some(after);
    let collective = if opens { ministers_behind(scan, noun.end) } else { is_collective(scan, &frame) };
    (placed && collective).then_some(Gathering { sentence, noun: Some(noun), future: false })
}

fn is_placed_in(scan: Scan<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().any(|at| scan.is(at, &["in", "at"]) && is_place(scan, scan.skip_the(at + 1)))
}

fn gathering(scan: Scan<'_>, frame: &Frame) -> Option<Gathering> {
    let found = |noun| Gathering { sentence: frame.sentence, noun, future: frame.future };
    match frame.kind {
        FrameKind::Meet if opens_with(scan, frame) => {
            ministers_behind(scan, frame.verb.end).then(|| found(None))
        }
        FrameKind::Meet => is_collective(scan, frame)
            .then(|| found(noun_in(scan, frame.verb.clone()).or_else(|| noun_for(scan, frame)))),
        FrameKind::Attend if scan.is(frame.verb.start, &["opened", "opens"]) => {
            let end = scan.sentence_end(frame.verb.start).min(frame.verb.end + 6);
            let noun = (frame.verb.end..end).find_map(|at| main_noun(scan, at))?;
            is_collective(scan, frame).then(|| found(Some(noun)))
        }
        FrameKind::Sign => {
            let placed = is_placed_in(scan, frame.verb.end..scan.sentence_end(frame.verb.start));
            (placed && is_collective(scan, frame)).then(|| found(None))
        }
        FrameKind::Held => subject_noun(scan, frame).map(|noun| found(Some(noun))),
        FrameKind::Receive => hosted_noun(scan, frame).map(|noun| found(Some(noun))),
        FrameKind::Talk
        | FrameKind::Attend
        | FrameKind::Visit
        | FrameKind::By
        | FrameKind::ChairedBy
        | FrameKind::Present
        | FrameKind::Chair
        | FrameKind::Invite
        | FrameKind::Absent
        | FrameKind::Send
        | FrameKind::Say => None,
    }
}

/// `Meeting in X, the ministers agreed`: the verb opens the sentence, its subject stands behind the comma.
fn opens_with(scan: Scan<'_>, frame: &Frame) -> bool {
    frame.verb.len() == 1
        && scan.fold(frame.verb.start).ends_with("ing")
        && (scan.sentence_start(frame.verb.start) == frame.verb.start
            || dateline_end(scan, frame.verb.start + 1) == Some(frame.verb.start))
}

/// Whether behind the comma that closes the phrase at the head of a sentence a collective subject stands.
fn ministers_behind(scan: Scan<'_>, from: usize) -> bool {
    let end = scan.sentence_end(from.saturating_sub(1));
    let Some(comma) = (from..end.min(from + 14)).find(|at| scan.is(*at, &[","])) else {
        return false;
    };
    let comma = if scan.country(comma + 1).is_some_and(|(_, _, close)| scan.is(close, &[","])) {
        scan.country(comma + 1).map_or(comma, |(_, _, close)| close)
    } else {
        comma
    };
    (comma + 1..end.min(comma + 1 + LEAD)).any(|at| {
        scan.hit(at, TableId::Offices).is_some_and(|hit| hit.is_column("plural"))
            || scan.is(at, &["leaders", "ministers", "heads", "presidents"])
    })
}

/// `The leaders of X`, `Foreign ministers from six states`, `We, the presidents of A and B`: the head stands among the
/// first words of the clause.
fn is_collective(scan: Scan<'_>, frame: &Frame) -> bool {
    let start = frame.clause_start(scan);
    let end = frame.verb.start.min(start + LEAD + 4);
    let subject =
        dateline_end(scan, frame.verb.start).unwrap_or_else(|| main_subject(scan, start..frame.verb.start));
    let end = end.max(frame.verb.start.min(subject + LEAD + 4));
    if is_organ(scan, subject..frame.verb.start) {
        return true;
    }
    (subject..end.max(subject + 1).min(frame.verb.start)).any(|at| {
        let plural = scan.hit(at, TableId::Offices).is_some_and(|hit| hit.is_column("plural"));
        let group = scan.hit(at, TableId::Markers).is_some_and(|hit| hit.row.text("kind") == "collective")
            && !scan.is(at, &["they", "us", "both", "authorities", "experts", "peoples", "communities"]);
        let governed = at > subject && scan.is(at - 1, &["of", "by", "for", "with", "to", "on"]);
        (plural || group) && !governed
    })
}

/// `The Conference of Heads of Government of CARICOM held its meeting`: the subject is the name of an organization or of
/// its organ, with nothing beside it.
fn is_organ(scan: Scan<'_>, subject: Range<usize>) -> bool {
    let start = scan.skip_the(subject.start);
    let plain = (start..subject.end).all(|at| {
        scan.is_capital(at)
            || scan.is(at, &["of", "the", "and", "for", "on", "(", ")", "has", "have", "will"])
    });
    plain && (start..subject.end).any(|at| scan.hit(at, TableId::Organizations).is_some())
}

/// `ABUJA (Savanna News) – Heads of state agreed`: the subject begins behind the dash of a dateline.
pub(in crate::extract) fn dateline_end(scan: Scan<'_>, verb: usize) -> Option<usize> {
    let start = scan.sentence_start(verb);
    let town = scan.hit(start, TableId::Places).map(|hit| start + hit.length);
    if let Some(colon) = town.filter(|end| scan.is(*end, &[":"])) {
        return Some(colon + 1);
    }
    let dash = (start..(start + 12).min(verb)).find(|at| scan.is(*at, &["-", "–", "—", "--"]))?;
    let plain = (start..dash).all(|at| {
        scan.is_capital(at)
            || scan.kind(at) == Some(TokenKind::Number)
            || scan.is(at, &[",", "(", ")", "/", "."])
    });
    (plain && dash > start && scan.article.gap_before(dash)).then_some(dash + 1)
}

/// "On 3 May, the leaders met": the subject begins behind the phrase that opens the sentence.
fn main_subject(scan: Scan<'_>, clause: Range<usize>) -> usize {
    let opens =
        scan.is(clause.start, &["on", "in", "at", "following", "during", "today", "yesterday", "for"]);
    let comma = clause.clone().find(|at| scan.is(*at, &[","])).filter(|_| opens);
    comma.map_or(clause.start, |comma| comma + 1)
}

/// The noun of a meeting in the verb phrase: `held an extraordinary summit`.
fn noun_in(scan: Scan<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    tokens.clone().skip(1).find_map(|at| main_noun(scan, at).filter(|noun| noun.end <= tokens.end))
}

/// The noun that the verb leads to: `gathered in X for a one-day summit`, `met for their annual session`.
fn noun_for(scan: Scan<'_>, frame: &Frame) -> Option<Range<usize>> {
    let end = scan.sentence_end(frame.verb.start).min(frame.verb.end + 10);
    let lead = (frame.verb.end..end).find(|at| scan.is(*at, &["for"]))?;
    let noun = (lead + 1..(lead + 8).min(end)).find_map(|at| main_noun(scan, at))?;
    let large = matches!(
        scan.hit(noun.start, TableId::Events)?.row.text("type"),
        "summit" | "session" | "conference"
    );
    (large && (lead..noun.start).all(|at| !scan.is(at, &[",", ";", "preparations", "of"]))).then_some(noun)
}

fn main_noun(scan: Scan<'_>, at: usize) -> Option<Range<usize>> {
    let hit = scan.hit(at, TableId::Events)?;
    let meeting = matches!(hit.row.text("type"), "summit" | "session" | "conference" | "meeting");
    (meeting && hit.row.text("main") == "yes").then(|| at..at + hit.length)
}

/// `The third X Summit will be held`: an event noun before the verb; a conference or meeting needs a name or a country,
/// or it may be anybody's.
fn subject_noun(scan: Scan<'_>, frame: &Frame) -> Option<Range<usize>> {
    let start = dateline_end(scan, frame.verb.start)
        .unwrap_or_else(|| main_subject(scan, frame.clause_start(scan)..frame.verb.start));
    let noun = (start..frame.verb.start).find_map(|at| main_noun(scan, at))?;
    let referred = (scan.sentence_start(noun.start)..noun.start).any(|at| {
        scan.is(
            at,
            &["ahead", "before", "after", "following", "margins", "sidelines", "since", "until", "for"],
        ) && (at..noun.start).all(|step| !scan.is(step, &[",", ";"]))
    });
    if referred {
        return None;
    }
    let distinct = matches!(scan.hit(noun.start, TableId::Events)?.row.text("type"), "summit" | "session")
        || (start..frame.verb.start).any(|at| is_of_states(scan, at));
    distinct.then_some(noun)
}

/// `X will host the Y summit`.
fn hosted_noun(scan: Scan<'_>, frame: &Frame) -> Option<Range<usize>> {
    let start = frame.clause_start(scan);
    let land = (start..frame.verb.start)
        .any(|at| scan.country(at).is_some() || scan.hit(at, TableId::Places).is_some());
    let hosts = scan.fold(frame.verb.start).starts_with("host");
    if !(land && hosts) {
        return None;
    }
    let end = scan.sentence_end(frame.verb.start).min(frame.verb.end + 9);
    let noun = (frame.verb.end..end).find_map(|at| main_noun(scan, at))?;
    let between = frame.verb.end..noun.start;
    (between.clone().all(|at| !scan.is(at, &[",", ";", "for", "with"]))
        && (matches!(scan.hit(noun.start, TableId::Events)?.row.text("type"), "summit" | "session")
            || between.clone().any(|at| is_of_states(scan, at))))
    .then_some(noun)
}

fn is_of_states(scan: Scan<'_>, at: usize) -> bool {
    scan.country(at).is_some()
        || scan.hit(at, TableId::Organizations).is_some()
        || scan.hit(at, TableId::Offices).is_some_and(|hit| hit.is_column("plural"))
        || scan.is(
            at,
            &["leaders", "leaders'", "heads", "consultative", "trilateral", "ministers", "ministerial"],
        )
}

fn is_placed(scan: Scan<'_>, frame: &Frame) -> bool {
    let start = scan.sentence_start(frame.verb.start);
    let end = scan.sentence_end(frame.verb.start);
    (start..end).any(|at| scan.is(at, &["in", "at"]) && is_place(scan, scan.skip_the(at + 1)))
        || frame.kind == FrameKind::Receive
}

fn is_place(scan: Scan<'_>, at: usize) -> bool {
    let known = scan.hit(at, TableId::Places).is_some() || scan.country(at).is_some();
    let capital = scan.kind(at) == Some(TokenKind::Capital) && scan.hit(at, TableId::Calendar).is_none();
    known || capital
}

fn is_dated(scan: Scan<'_>, frame: &Frame, dates: &[DateMention]) -> bool {
    let start = scan.sentence_start(frame.verb.start);
    let end = scan.sentence_end(frame.verb.start);
    dates.iter().any(|date| date.tokens.start >= start && date.tokens.end <= end && date.tokens.len() > 1)
        || (start..end).any(|at| {
            scan.is(at, &["today", "yesterday", "tomorrow"])
                || scan.hit(at, TableId::Calendar).is_some_and(|hit| hit.row.text("kind") == "weekday")
        })
}
