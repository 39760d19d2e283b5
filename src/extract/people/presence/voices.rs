//! Who takes part by speaking: joint statements, transcripts, people addressed, thanked or quoted at the event.

use super::super::frames::{Frame, FrameKind};
use super::super::{Finder, PersonMention, Presence};
use super::roles::{is_official, mark, subjects, within};
use crate::lexicon::TableId;
use crate::read::{TokenKind, Zone};
use crate::snapshot::{Basis, Function};

/// A joint statement: the parties or the leaders that open it (`We, A, B and C`), without a meeting.
pub(super) fn declared(finder: Finder<'_>, people: &mut [PersonMention]) -> Option<usize> {
    let scan = finder.scan;
    let opens = |person: &PersonMention| person.rule == "country-list" || speaks_as_we(finder, person);
    let headline = |person: &PersonMention| scan.article.block_of(person.tokens.start).zone == Zone::Title;
    let first = people.iter().position(|person| opens(person) && !headline(person))?;
    let sentence = scan.sentence_start(people[first].tokens.start);
    let sentences = scan.article.sentences();
    let index = sentences.partition_point(|other| other.tokens.end <= sentence);
    if index > 4 {
        return None;
    }
    let near = sentences.get(index + 2).map_or(scan.len(), |last| last.tokens.end);
    let parties: Vec<usize> = (0..people.len())
        .filter(|index| {
            let person = &people[*index];
            let party = opens(person) && scan.sentence_start(person.tokens.start) == sentence;
            let leader = person.basis == Basis::List && person.name.is_some() && person.tokens.end <= near;
            party || leader && person.office.is_some()
        })
        .collect();
    mark(people, &parties, Presence::Attended, None);
    Some(index)
}

/// `We, President A and Prime Minister B, …`: a named office holder in the list behind the word.
fn speaks_as_we(finder: Finder<'_>, person: &PersonMention) -> bool {
    let scan = finder.scan;
    let start = scan.sentence_start(person.tokens.start);
    let we = (start..person.tokens.start.min(start + 4)).find(|at| scan.is(*at, &["we"]));
    let opened = we.is_some_and(|at| scan.is(at + 1, &[","]));
    let comma = we.map_or(0, |at| {
        (at + 2..person.tokens.start)
            .filter(|index| {
                scan.kind(*index) == Some(TokenKind::Lower) && !scan.is(*index, &["and", "the", "of"])
            })
            .count()
    });
    let named = person.name.is_some() || person.rule == "plural-office";
    opened && comma == 0 && named && person.office.is_some()
}

/// `During the conversation, A congratulated B`: the report takes the meeting for known and begins inside it.
pub(super) fn during(finder: Finder<'_>, people: &mut [PersonMention], frames: &[Frame]) -> Option<usize> {
    let scan = finder.scan;
    let sentence = scan.article.sentences().first()?.tokens.clone();
    let noun = scan.skip_the(sentence.start + 1);
    let within_it = scan.is(sentence.start, &["during", "in"])
        && noun > sentence.start + 1
        && scan
            .hit(noun, TableId::Events)
            .is_some_and(|hit| matches!(hit.row.text("type"), "call" | "meeting"));
    let frame = frames.iter().find(|frame| frame.sentence == 0 && frame.verb.start > noun)?;
    let subjects: Vec<usize> =
        subjects(finder, frame, people).into_iter().filter(|index| people[*index].name.is_some()).collect();
    let zone = frame.verb.end..sentence.end;
    let reached: Vec<usize> = within(people, zone)
        .filter(|index| people[*index].name.is_some())
        .filter(|index| {
            scan.is(people[*index].tokens.start - 1, &["to", "with"])
                || people[*index].tokens.start == frame.verb.end
        })
        .take(1)
        .collect();
    if !within_it || subjects.is_empty() {
        return None;
    }
    mark(people, &subjects, Presence::Attended, None);
    mark(people, &reached, Presence::Attended, None);
    Some(0)
}

/// `PRESIDENT X: …`, `President of Russia X: …` at the head of a paragraph or after a full stop.
fn is_speaker_line(finder: Finder<'_>, person: &PersonMention) -> bool {
    let scan = finder.scan;
    let colon = scan.skip_brackets(person.tokens.end);
    let start = person.tokens.start;
    let heads = scan.sentence_start(start) == start
        || scan.is(start - 1, &["the"]) && scan.sentence_start(start) + 1 == start
        || scan.is(start - 1, &["*", ".", "…"])
        || scan.is_capital(start - 1) && scan.is_capital(start);
    scan.is(colon, &[":"]) && heads && person.name.is_some()
}

pub(super) fn is_transcript(finder: Finder<'_>, people: &[PersonMention]) -> bool {
    let lines: Vec<&PersonMention> = people.iter().filter(|person| is_speaker_line(finder, person)).collect();
    lines.len() >= 2 && lines.iter().any(|person| person.office.is_some())
}

pub(super) fn speakers(finder: Finder<'_>, people: &mut [PersonMention]) {
    let scan = finder.scan;
    let words = |person: &PersonMention| -> Vec<&str> {
        person.name.clone().into_iter().flatten().map(|at| scan.fold(at)).collect()
    };
    let lines: Vec<usize> =
        (0..people.len()).filter(|index| is_speaker_line(finder, &people[*index])).collect();
    // A bold lead ("Clean Energy: …") looks like a speaker; a speaker has an office somewhere, or speaks again.
    let speaks = |index: &usize| {
        let name = words(&people[*index]);
        let known = people.iter().any(|other| {
            is_official(other) && words(other).last().is_some_and(|last| name.last() == Some(last))
        });
        is_official(&people[*index])
            || known
            || lines.iter().filter(|line| words(&people[**line]) == name).count() >= 2
    };
    let spoken: Vec<usize> = lines.iter().copied().filter(speaks).collect();
    mark(people, &spoken, Presence::Attended, Some(Function::Speaker));
}

/// `President X: Chairman Y, colleagues, …`: who is addressed is there.
pub(super) fn addressed(finder: Finder<'_>, people: &mut [PersonMention]) {
    let scan = finder.scan;
    for index in 0..people.len() {
        let person = &people[index];
        let mut before = person.tokens.start;
        while before > 0
            && scan.is(
                before - 1,
                &[
                    "madam",
                    "mr",
                    "mr.",
                    "dear",
                    "your",
                    "excellency",
                    "ladies",
                    "gentlemen",
                    "colleagues",
                    "friends",
                    ",",
                    "and",
                ],
            )
        {
            before -= 1;
        }
        let greeted = before > 0
            && scan.is(before - 1, &[":"])
            && scan.is(person.tokens.end, &[","])
            && (person.office.is_some() || person.rule == "honorific-name");
        if greeted {
            let chair = person.office.as_deref().is_some_and(|office| office.starts_with("Chair"));
            mark(people, &[index], Presence::Attended, chair.then_some(Function::Chair));
        }
    }
}

/// `gratitude to X for organising this event`: who is thanked for it hosts it.
pub(super) fn thanked(finder: Finder<'_>, people: &mut [PersonMention]) {
    let scan = finder.scan;
    for index in 0..people.len() {
        let end = people[index].tokens.end;
        let hosts = scan.is(end, &["for"])
            && scan.hit(end + 1, TableId::Courtesies).is_some_and(|hit| hit.row.text("kind") == "host")
            && (end + 1..end + 6).any(|at| scan.hit(at, TableId::Events).is_some());
        if hosts && is_official(&people[index]) {
            mark(people, &[index], Presence::Attended, Some(Function::Host));
        }
    }
}

/// `At the opening of the summit, X said …`: quoted at the event itself.
pub(super) fn said_at_the_meeting(finder: Finder<'_>, people: &mut [PersonMention], frames: &[Frame]) {
    let scan = finder.scan;
    for frame in frames.iter().filter(|frame| frame.kind == FrameKind::Say) {
        let start = scan.sentence_start(frame.verb.start);
        let at_event = (start..frame.verb.start).any(|at| {
            scan.is(at, &["at", "during", "opening", "addressing"])
                && (at..(at + 8).min(frame.verb.start)).any(|next| {
                    scan.hit(next, TableId::Events).is_some_and(|hit| {
                        matches!(hit.row.text("type"), "summit" | "session" | "conference")
                    })
                })
        });
        if !at_event || frame.is_earlier(scan) {
            continue;
        }
        let last = subjects(finder, frame, people).into_iter().next_back();
        if let Some(index) = last.filter(|index| people[*index].tokens.end + 3 >= frame.verb.start) {
            mark(people, &[index], Presence::Attended, Some(Function::Speaker));
        }
    }
}
