//! Frames: the verbs and phrases with which a report says who met whom, attended, hosted, presided, stayed away.

use super::{PersonMention, Presence, roll};
use crate::extract::scan::Scan;
use crate::lexicon::TableId;
use crate::read::Zone;
use std::ops::Range;

/// What a frame's verb says of its subject and object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum FrameKind {
    /// Subject and object meet.
    Meet,
    /// They speak; the object follows "with" or "to".
    Talk,
    /// The subject hosts or welcomes the object.
    Receive,
    /// The subject attends an event.
    Attend,
    /// The subject travels to a place.
    Visit,
    /// Passive: the object attends, leads, hosts.
    By,
    /// Passive: the object presides.
    ChairedBy,
    /// A list of those present follows.
    Present,
    /// The subject presides.
    Chair,
    /// The subject signs.
    Sign,
    /// The object is invited.
    Invite,
    /// The subject stays away.
    Absent,
    /// The subject, an event, is held.
    Held,
    /// The subject says something.
    Say,
    /// The subject, a country, sends the object in somebody's place.
    Send,
}

/// A frame in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct Frame {
    /// The verb phrase.
    pub(in crate::extract) verb: Range<usize>,
    pub(in crate::extract) kind: FrameKind,
    /// Whether it lies ahead.
    pub(in crate::extract) future: bool,
    /// Index of its sentence.
    pub(in crate::extract) sentence: usize,
    /// What a list behind the verb says of those in it (`Absent were A and B`), where it is no plain presence.
    pub(in crate::extract) listed: Option<Presence>,
}

impl Frame {
    /// A frame in a sentence, of something that lies behind.
    pub(in crate::extract) fn new(verb: Range<usize>, kind: FrameKind, sentence: usize) -> Self {
        Self { verb, kind, future: false, sentence, listed: None }
    }
}

/// Every frame, in text order, of all sentences that are not furniture.
#[expect(clippy::never_loop, reason = "the first phrase counts; a loop can be left from a match arm")]
pub(in crate::extract) fn find(scan: Scan<'_>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for (index, sentence) in scan.article.sentences().iter().enumerate() {
        if scan.article.blocks()[sentence.block].zone == Zone::Furniture {
            continue;
        }
        let mut future: Option<usize> = None;
        let mut at = sentence.tokens.start;
        if let Some(called) = roll::called(scan, at) {
            let listed = Some(called.state);
            frames.push(Frame { listed, ..Frame::new(at..called.end, FrameKind::Present, index) });
            at = called.end;
        }
        while at < sentence.tokens.end {
            let hits = scan.annotations.all_at(at).iter().filter(|hit| hit.row.table == TableId::Frames);
            let mut end = at + 1;
            for hit in hits {
                let close = at + hit.length;
                let (word, close) = match hit.row.text("frame") {
                    "hold" => match held(scan, close) {
                        Some(found) => found,
                        None => break,
                    },
                    "held" if scan.is(close, &["by"]) => ("by", close + 1),
                    "attend" if is_invited_to(scan, &frames, at) => break,
                    "receive" if hosts_call(scan, at, close).is_some() => {
                        ("talk", hosts_call(scan, at, close).unwrap_or(close))
                    }
                    "attend" if passive_behind(scan, close).is_some() => {
                        ("by", passive_behind(scan, close).unwrap_or(close))
                    }
                    "attend" if inverted(scan, at, close).is_some() => {
                        ("present", inverted(scan, at, close).unwrap_or(close))
                    }
                    word => (word, close),
                };
                match kind(word) {
                    None => future = Some(close),
                    // "take over the chair", "her host": nouns.
                    Some(FrameKind::Chair | FrameKind::Receive)
                        if hit.length == 1 && scan.has(at.wrapping_sub(1), "determiner") => {}
                    Some(kind) => {
                        let ahead =
                            future.is_some_and(|cue| cue <= at && at - cue <= 16 && !breaks(scan, cue..at));
                        let headline = scan.article.blocks()[sentence.block].zone == Zone::Title
                            && scan.is(at.wrapping_sub(1), &["to"]);
                        let noun = matches!(kind, FrameKind::Meet | FrameKind::Talk)
                            && scan.hit(at, TableId::Events).is_some();
                        let ahead =
                            ahead || headline || scan.is(at, &["will"]) || noun && is_planned(scan, close);
                        frames.push(Frame { future: ahead, ..Frame::new(at..close, kind, index) });
                    }
                }
                end = end.max(close);
                break;
            }
            if end == at + 1 && is_meeting_in(scan, at) {
                frames.push(Frame::new(at..at + 1, FrameKind::Meet, index));
            } else if end == at + 1
                && let Some((kind, close)) = noun_frame(scan, at)
            {
                let ahead = future.is_some_and(|cue| cue <= at && at - cue <= 16 && !breaks(scan, cue..at))
                    || is_planned(scan, close);
                frames.push(Frame { future: ahead, ..Frame::new(at..close, kind, index) });
                end = close;
            }
            at = end;
        }
    }
    frames
}

/// `A meeting with X is also planned`: what is said of the noun behind it.
fn is_planned(scan: Scan<'_>, close: usize) -> bool {
    let end = scan.sentence_end(close.saturating_sub(1)).min(close + 12);
    let words = ["planned", "scheduled", "foreseen", "envisaged", "expected", "due"];
    (close..end).any(|at| {
        scan.is(at, &words) && (at.saturating_sub(2)..at).any(|be| scan.is(be, &["is", "are", "being"]))
    })
}

/// `has been invited to address the session`: whoever is invited to do so has not done so.
fn is_invited_to(scan: Scan<'_>, frames: &[Frame], at: usize) -> bool {
    let last = frames.last().filter(|last| last.kind == FrameKind::Invite && last.verb.end + 1 == at);
    last.is_some() && scan.is(at - 1, &["to"])
}

/// `hosted a videoconference`, `hosted on 2 May a call`: who hosts a call speaks in it; gives where its noun ends.
fn hosts_call(scan: Scan<'_>, at: usize, close: usize) -> Option<usize> {
    if !scan.fold(at).starts_with("host") {
        return None;
    }
    let end = scan.sentence_end(at).min(close + 10);
    let plain = |next: usize| {
        !scan.is(next, &["for", "with", "of", "to", "in", "at", ";", ":"])
            && scan.hit(next, TableId::Offices).is_none()
    };
    let noun = (close..end).take_while(|next| plain(*next)).find_map(|next| {
        let hit = scan.hit(next, TableId::Events)?;
        Some((next + hit.length, hit.row.text("type") == "call"))
    });
    noun.filter(|(_, call)| *call).map(|(end, _)| end)
}

/// `Attending the meeting were A and B`, `Also taking part in the talks was C`: the verb opens the sentence and its list
/// follows; gives where the list begins.
fn inverted(scan: Scan<'_>, at: usize, close: usize) -> Option<usize> {
    let start = scan.sentence_start(at);
    let opens = at == start || at == start + 1 && scan.is(start, &["also"]);
    let participle = scan.fold(at).ends_with("ing");
    let end = scan.sentence_end(at).min(close + 9);
    let were = (close..end).find(|next| scan.is(*next, &["were", "was", "are", "is"]))?;
    (opens && participle).then_some(were + 1)
}

/// `leaders meeting in X called`, `the heads of state of Y, meeting in Z, elected`: a participle, not the noun.
pub(in crate::extract) fn is_meeting_in(scan: Scan<'_>, at: usize) -> bool {
    let opens = scan.sentence_start(at) == at && scan.is_capital(at);
    let led = opens
        || at.checked_sub(1).is_some_and(|before| {
            scan.is(before, &[","])
                || scan.hit(before, TableId::Markers).is_some_and(|hit| hit.row.text("kind") == "collective")
        });
    led && scan.is(at, &["meeting", "gathered", "gathering", "assembled", "convening"])
        && scan.is(at + 1, &["in", "at", "on", "for"])
}

/// `was attended, via videoconference, by`: what stands between commas before "by"; gives where the list begins.
fn passive_behind(scan: Scan<'_>, close: usize) -> Option<usize> {
    let comma = (close + 1..close + 7).find(|at| scan.is(*at, &[","])).filter(|_| scan.is(close, &[","]))?;
    scan.is(comma + 1, &["by"]).then_some(comma + 2)
}

/// Words that close the noun phrase behind "held".
const CLOSERS: &[&str] =
    &["in", "at", "on", "of", "with", "for", "to", "by", "from", "that", "and", "or", ",", ";", ":", "."];

/// What "held" says: with a meeting behind it, that the subject meets (`held their third trilateral summit`); with a
/// place or date behind it, that an event took place (`the summit, held in X`).
fn held(scan: Scan<'_>, close: usize) -> Option<(&'static str, usize)> {
    let limit = scan.sentence_end(close.saturating_sub(1)).min(close + 8);
    for at in close..limit {
        let event = scan.hit(at, TableId::Events);
        if let Some(hit) = event.filter(|hit| hit.row.text("main") == "yes" || hit.row.text("type") == "call")
        {
            let frame = match hit.row.text("type") {
                "summit" | "session" | "meeting" | "conference" => "meet",
                "call" => "talk",
                _ => return None,
            };
            return Some((frame, at + hit.length));
        }
        let spell = scan.is(at, &["of"]) && scan.is(at - 1, &["day", "days", "hours", "week", "rounds"]);
        if scan.is(at, CLOSERS) && !spell {
            break;
        }
    }
    scan.is(close, &["in", "at", "on", "from", "with"]).then_some(("held", close))
}

/// A meeting as a noun that joins people: `a lunch with X`, `telephone conversations with X and Y`.
fn noun_frame(scan: Scan<'_>, at: usize) -> Option<(FrameKind, usize)> {
    let hit = scan.hit(at, TableId::Events)?;
    let close = at + hit.length;
    let kind = match hit.row.text("type") {
        "call" => FrameKind::Talk,
        "meeting" => FrameKind::Meet,
        "session" if is_held(scan, at) => FrameKind::Meet,
        _ => return None,
    };
    let of_office = scan.is(close, &["of"])
        && scan
            .hit(scan.skip_the(close + 1), TableId::Offices)
            .is_some_and(|office| !office.is_column("plural"));
    let means = kind == FrameKind::Talk
        && scan.is(at.wrapping_sub(1), &["a", "the", "their"])
        && scan.is(at.wrapping_sub(2), &["in", "by", "during", "via", "over"]);
    if means || is_held(scan, at) {
        let with = scan.is(close, &["with", "between"]);
        return Some((kind, close + usize::from(with)));
    }
    (scan.is(close, &["with", "between"]) || of_office).then_some((kind, close + 1))
}

/// `held their first official meeting`, `holds a briefing session`.
fn is_held(scan: Scan<'_>, noun: usize) -> bool {
    let floor = scan.sentence_start(noun).max(noun.saturating_sub(5));
    (floor..noun).rev().any(|at| {
        scan.is(at, &["held", "hold", "holds", "holding"])
            && (at + 1..noun).all(|index| {
                scan.kind(index) != Some(crate::read::TokenKind::Punctuation)
                    && !scan.is(index, &["of", "in", "at", "and"])
            })
    })
}

fn breaks(scan: Scan<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| scan.is(at, &[";", ":", "who", "which", "that"]))
}

fn kind(word: &str) -> Option<FrameKind> {
    Some(match word {
        "meet" => FrameKind::Meet,
        "talk" => FrameKind::Talk,
        "receive" => FrameKind::Receive,
        "attend" => FrameKind::Attend,
        "visit" => FrameKind::Visit,
        "by" => FrameKind::By,
        "chaired-by" => FrameKind::ChairedBy,
        "present" => FrameKind::Present,
        "chair" => FrameKind::Chair,
        "sign" => FrameKind::Sign,
        "invite" => FrameKind::Invite,
        "absent" => FrameKind::Absent,
        "held" => FrameKind::Held,
        "say" => FrameKind::Say,
        "send" => FrameKind::Send,
        _ => return None,
    })
}

impl Frame {
    /// Where the clause of the verb begins.
    pub(in crate::extract) fn clause_start(&self, scan: Scan<'_>) -> usize {
        let start = scan.sentence_start(self.verb.start);
        let breaker = (start..self.verb.start).rev().find(|at| {
            scan.is(
                *at,
                &[
                    ";", ":", "that", "when", "where", "while", "because", "after", "before", "although",
                    "since",
                ],
            )
        });
        let within_which = (start..self.verb.start)
            .rev()
            .find(|at| scan.is(*at, &["which"]) && scan.is(at.wrapping_sub(1), &["in", "during"]));
        let Some(at) = breaker.max(within_which) else { return start };
        // "Immediately after the summit, X met Y": the comma closes the phrase that opens the sentence.
        let opens = at <= start + 2 && scan.is(at, &["after", "before", "since"]);
        let main = (at..self.verb.start).find(|comma| scan.is(*comma, &[","])).filter(|_| opens);
        main.map_or(at + 1, |comma| comma + 1)
    }

    /// Where the zone of the verb's object ends; words inside a mention end nothing.
    pub(in crate::extract) fn object_end(&self, scan: Scan<'_>, people: &[PersonMention]) -> usize {
        let end = scan.sentence_end(self.verb.start);
        let enclosed = scan.is(self.verb.start, &["in", "with"]) && scan.is(self.verb.end - 1, &["of"]);
        if self.kind == FrameKind::Present && (enclosed || self.listed.is_some()) {
            return self.list_end(scan, people);
        }
        let accompanied = self.kind == FrameKind::Receive && scan.is(self.verb.start, &["accompanied"]);
        if self.kind == FrameKind::Present || accompanied {
            return end;
        }
        let inside = |at: usize| people.iter().any(|person| person.tokens.contains(&at));
        if self.has_subject_matter(scan) {
            let close = |at: usize| {
                scan.is(at, &[";", ":", "who", "which", "that", "while", "when", "after", "before"])
            };
            return (self.verb.end..end).find(|at| close(*at) && !inside(*at)).unwrap_or(end);
        }
        (self.verb.end..end).find(|at| self.stops(scan, *at) && !inside(*at)).unwrap_or(end)
    }

    /// `in the presence of A, B and C, we …`: where the list of people ends.
    fn list_end(&self, scan: Scan<'_>, people: &[PersonMention]) -> usize {
        let (mut at, mut close) = (self.verb.end, self.verb.end);
        while at < scan.sentence_end(self.verb.start) {
            if let Some(person) = people.iter().find(|person| person.tokens.start == at) {
                close = person.tokens.end;
                at = close;
            } else if scan
                .is(at, &[",", "and", "the", ";", "&", "his", "her", "their", ":", "as", "well", "also"])
                || scan.is(at, &["on"]) && scan.is(at + 1, &["behalf"])
                || scan.is(at, &["representing"])
                || scan.is(at, &["behalf"]) && scan.is(at + 1, &["of"])
                || scan.is(at, &["of"]) && scan.is(at - 1, &["behalf"])
            {
                at += 1;
            } else {
                break;
            }
        }
        close
    }

    /// "discussed matters related to trade with X": what is discussed stands before whom it is discussed with.
    pub(in crate::extract) fn has_subject_matter(&self, scan: Scan<'_>) -> bool {
        self.kind == FrameKind::Talk && scan.is(self.verb.end - 1, &["discuss", "discussed"])
    }

    fn stops(&self, scan: Scan<'_>, at: usize) -> bool {
        let passive = matches!(self.kind, FrameKind::By | FrameKind::ChairedBy);
        if passive
            && scan.is(at, &["and"])
            && scan.is(at + 1, &["was", "were", "is", "are", "has", "had", "attended"])
        {
            return true;
        }
        if scan.is(
            at,
            &[
                "about",
                "regarding",
                "concerning",
                "where",
                "whose",
                "which",
                "that",
                "after",
                "because",
                "while",
                "when",
                "since",
                "as",
                "discuss",
                "following",
                "ahead",
                "before",
                ";",
                ":",
                "who",
            ],
        ) {
            return !(scan.is(at, &["as"]) && scan.is(at + 1, &["well"]));
        }
        if scan.is(at, &["on"]) {
            let next = scan.skip_the(at + 1);
            let side = scan.country(next).is_some_and(|(_, _, end)| scan.is(end, &["side"]));
            return !side
                && scan.hit(next, TableId::Calendar).is_none()
                && scan.kind(next) != Some(crate::read::TokenKind::Number)
                && !scan
                    .is(next, &["margins", "sidelines", "margin", "sideline", "phone", "occasion", "call"]);
        }
        if scan.is(at, &["to"]) && at > self.verb.end {
            return scan.kind(at + 1) == Some(crate::read::TokenKind::Lower) && !scan.is(at + 1, &["the"]);
        }
        // "were joined by A and, for the second half of the call, by B".
        let inserted = scan.is(at.wrapping_sub(1), &[","])
            && (at + 2..at + 12).any(|next| scan.is(next, &[","]) && scan.is(next + 1, &["by", "with"]));
        scan.is(at, &["for"]) && at > self.verb.end && !inserted
    }

    /// Whether the sentence speaks of a meeting before this one.
    pub(in crate::extract) fn is_earlier(&self, scan: Scan<'_>) -> bool {
        if self.is_told_of(scan) {
            return true;
        }
        let reach = if self.kind == FrameKind::By { 10 } else { 6 };
        let from = self.verb.start.saturating_sub(reach).max(self.clause_start(scan));
        let end = scan.sentence_end(self.verb.start).min(self.verb.end + 8);
        let to = (self.verb.end..end).find(|at| self.stops(scan, *at)).unwrap_or(end);
        (from..to).any(|at| {
            scan.has(at, "earlier")
                && !scan.is(at + 1, &["today", "day", "days", "round", "minute", "moment", "hour"])
                && scan.kind(at + 1) != Some(crate::read::TokenKind::Number)
        })
    }

    /// "briefed them on his call with X", "which followed X's meeting with Y": a meeting that the sentence only refers to.
    fn is_told_of(&self, scan: Scan<'_>) -> bool {
        let floor = scan.sentence_start(self.verb.start);
        let mut before = self.verb.start;
        let whose = |at: usize| {
            scan.is_possessive(at)
                || scan.is_capital(at)
                || scan.kind(at) == Some(crate::read::TokenKind::Number)
                || scan.is(at, &["his", "her", "their", "my", "our", "earlier", "recent"])
        };
        while before > floor && whose(before - 1) {
            before -= 1;
        }
        before > floor
            && before < self.verb.start
            && scan.hit(self.verb.start, TableId::Events).is_some()
            && scan.is(before - 1, &["on", "about", "of", "from", "after", "since", "followed", "preceded"])
    }

    /// Whether the clause only gives the time of another one: "after X had met Y".
    pub(in crate::extract) fn is_aside(&self, scan: Scan<'_>) -> bool {
        let start = self.clause_start(scan);
        start > 0
            && start < self.verb.start
            && start > scan.sentence_start(self.verb.start)
            && scan.is(start - 1, &["after", "before", "when", "since", "although", "because"])
    }

    /// Whether an event, its name or its organization is named in the object zone.
    pub(in crate::extract) fn names_event(&self, scan: Scan<'_>) -> bool {
        let end = scan.sentence_end(self.verb.start).min(self.verb.end + 22);
        (self.verb.start..end)
            .any(|at| scan.hit(at, TableId::Events).is_some_and(|hit| hit.row.text("main") == "yes"))
    }
}
