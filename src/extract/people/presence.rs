//! Who took part: reads the frames and gives each mention its presence and functions.
//!
//! The first frame that joins people (or people and an event) opens the report's meeting. Frames of the sentences that
//! follow closely count as well, later ones only when they list those present, preside or sign. A frame that speaks of an
//! earlier meeting counts for nobody.

use super::frames::{self, Frame, FrameKind};
use super::{Finder, PersonMention, Presence};
use crate::extract::NameClass;
use crate::lexicon::TableId;
use crate::read::TokenKind;
use crate::snapshot::{Basis, Function};
use std::ops::Range;

/// So many sentences after the opening one still tell who was there.
const NEAR: usize = 2;
/// The meeting is named within so many sentences, or the report is about something else.
const OPENING: usize = 7;

/// Gives every mention its presence.
pub(super) fn judge(finder: Finder<'_>, people: &mut [PersonMention]) {
    let mut frames = frames::find(finder.scan);
    // "the Deputy Chair" presides over nothing.
    frames.retain(|frame| {
        !people
            .iter()
            .any(|person| person.tokens.start <= frame.verb.start && frame.verb.end <= person.tokens.end)
    });
    let mut opening: Option<usize> = None;
    for frame in &frames {
        if frame.sentence > OPENING && opening.is_none() {
            break;
        }
        let counts = opening.is_none_or(|first| {
            frame.sentence <= first + NEAR || lists(finder, frame) || says_so(finder, frame)
        });
        if !counts
            || frame.is_aside(finder.scan)
            || (frame.is_earlier(finder.scan) && frame.kind != FrameKind::Present)
        {
            continue;
        }
        if apply(finder, frame, people) && opening.is_none() {
            opening = Some(frame.sentence);
        }
    }
    if opening.is_none() {
        opening = declared(finder, people).or_else(|| during(finder, people, &frames));
    }
    if opening.is_some() || is_transcript(finder, people) {
        speakers(finder, people);
        addressed(finder, people);
        thanked(finder, people);
        said_at_the_meeting(finder, people, &frames);
    }
}

/// Whether the frame lists those present wherever it stands.
fn lists(finder: Finder<'_>, frame: &Frame) -> bool {
    matches!(frame.kind, FrameKind::Present | FrameKind::ChairedBy | FrameKind::Absent)
        || is_accompanied(finder, frame)
}

/// `X was accompanied by A, B and C`.
fn is_accompanied(finder: Finder<'_>, frame: &Frame) -> bool {
    frame.kind == FrameKind::Receive && finder.scan.is(frame.verb.start, &["accompanied"])
}

/// A later sentence that adds people: "also met", "the meeting was attended by".
fn says_so(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    let start = scan.sentence_start(frame.verb.start);
    matches!(
        frame.kind,
        FrameKind::Meet | FrameKind::Talk | FrameKind::By | FrameKind::Attend | FrameKind::Sign
    ) && (start..frame.verb.start + 1).any(|at| {
        scan.is(at, &["also", "additionally", "separately", "subsequently", "afterwards", "immediately"])
    })
}

/// Applies a frame; true when it says that somebody takes part in a meeting.
fn apply(finder: Finder<'_>, frame: &Frame, people: &mut [PersonMention]) -> bool {
    let scan = finder.scan;
    let subjects = subjects(finder, frame, people);
    let objects = objects(finder, frame, people);
    let state = if frame.future { Presence::Expected } else { Presence::Attended };
    let event = frame.names_event(scan);
    let official = [&subjects, &objects].map(|list| list.iter().any(|index| is_official(&people[*index])));
    let [official_subject, official_object] = official;
    let begun = people.iter().any(|person| person.presence != Presence::Mentioned);
    match frame.kind {
        FrameKind::Meet | FrameKind::Talk => {
            let linked = !objects.is_empty()
                && (frame.kind == FrameKind::Meet || joins(finder, frame, people, &objects));
            let together = subjects.iter().any(|index| people[*index].rule == "country-list");
            let mutual = objects.is_empty() && (subjects.len() >= 2 || together)
                || (subjects.is_empty() && objects.len() >= 2);
            let gathering = objects.is_empty()
                && !subjects.is_empty()
                && (frame.kind == FrameKind::Meet && meets_group(finder, frame)
                    || scan.is(frame.verb.end - 1, &["leaders"]));
            let known = official_subject
                || official_object
                || (mutual && frame.kind == FrameKind::Meet && among_officials(finder, frame, people));
            if !(linked || mutual || gathering) || !known {
                return false;
            }
            share_country(finder, people, &objects);
            mark(people, &subjects, state, None);
            mark(people, &objects, state, None);
            true
        }
        FrameKind::Receive => receive(finder, frame, people, &subjects, &objects, state),
        FrameKind::Attend | FrameKind::Chair => {
            let bare = subjects.iter().any(|index| people[*index].rule == "bare-name");
            let named = official_subject || (event && bare && frame_names_body(finder, frame));
            if !event && !at_organization(finder, frame) || !named {
                return !objects.is_empty()
                    && official_object
                    && direct(finder, frame, people, &objects)
                    && {
                        mark(people, &subjects, state, None);
                        mark(people, &objects, state, None);
                        true
                    };
            }
            let function = match frame.kind {
                FrameKind::Chair => Some(Function::Chair),
                _ if scan.is(frame.verb.start, &["addressed", "address", "spoke", "delivered"]) => {
                    Some(Function::Speaker)
                }
                _ => None,
            };
            mark(people, &subjects, state, function);
            !subjects.is_empty()
        }
        FrameKind::Visit => {
            let place = (frame.verb.end..frame.object_end(scan, people).min(frame.verb.end + 8))
                .any(|at| scan.country(at).is_some() || scan.hit(at, TableId::Places).is_some());
            if !place || !official_subject {
                return false;
            }
            mark(people, &subjects, state, None);
            !subjects.is_empty()
        }
        FrameKind::By | FrameKind::ChairedBy => {
            let start = scan.sentence_start(frame.verb.start);
            let about = (start..frame.verb.start).any(|at| scan.hit(at, TableId::Events).is_some())
                || (start..frame.verb.start)
                    .any(|at| scan.is(at, &["delegation", "delegations", "dialogue", "taskforce"]));
            if !about {
                return false;
            }
            let function = if frame.kind == FrameKind::ChairedBy {
                Some(Function::Chair)
            } else {
                scan.is(frame.verb.start, &["hosted"]).then_some(Function::Host)
            };
            if !(official_object || begun) {
                return false;
            }
            delegate(finder, frame, people, &objects);
            mark(people, &objects, state, function);
            official_object
        }
        FrameKind::Present => {
            if !(official_object || begun) {
                return false;
            }
            delegate(finder, frame, people, &objects);
            mark(people, &objects, state, None);
            official_object
        }
        FrameKind::Sign => {
            let sentence = scan.sentence_start(frame.verb.start)..scan.sentence_end(frame.verb.start);
            let event = sentence.clone().any(|at| {
                scan.hit(at, TableId::Events).is_some_and(|hit| {
                    matches!(hit.row.text("type"), "summit" | "session" | "conference" | "meeting")
                })
            });
            if !(begun || official_subject && event) {
                return false;
            }
            mark(people, &subjects, state, Some(Function::Signatory));
            official_subject && event
        }
        FrameKind::Absent => {
            if event {
                let missing =
                    if scan.is(frame.verb.start, &["without", "in"]) { &objects } else { &subjects };
                mark(people, missing, Presence::Absent, None);
            }
            false
        }
        FrameKind::Invite => {
            let zone = frame.verb.end..(frame.verb.end + 22).min(scan.sentence_end(frame.verb.start));
            let seat = zone
                .clone()
                .any(|at| scan.is(at, &["to"]) && scan.hit(scan.skip_the(at + 1), TableId::Places).is_some());
            if scan.is(frame.verb.start, &["was", "were", "is", "are"]) {
                if event {
                    mark(people, &subjects, Presence::Invited, None);
                }
                return event && official_subject;
            }
            let meeting = event
                && seat
                && direct(finder, frame, people, &objects)
                && official_object
                && official_subject;
            if meeting {
                mark(people, &subjects, Presence::Expected, None);
                mark(people, &objects, Presence::Invited, None);
            }
            meeting
        }
        FrameKind::Say | FrameKind::Held => false,
    }
}

fn receive(
    finder: Finder<'_>,
    frame: &Frame,
    people: &mut [PersonMention],
    subjects: &[usize],
    objects: &[usize],
    state: Presence,
) -> bool {
    let scan = finder.scan;
    let official = subjects.iter().chain(objects).any(|index| is_official(&people[*index]));
    if is_accompanied(finder, frame) {
        accompany(people, subjects, objects);
    }
    if direct(finder, frame, people, objects) && official {
        let host = scan.fold(frame.verb.start).starts_with("host").then_some(Function::Host);
        share_country(finder, people, objects);
        mark(people, subjects, state, host);
        mark(people, objects, state, None);
        return true;
    }
    let next = finder.organization(scan.skip_the(frame.verb.end)).map(|name| name.tokens.end);
    let party = (frame.verb.end..scan.sentence_end(frame.verb.start).min(frame.verb.end + 9))
        .any(|at| scan.is(at, &["delegation", "delegations"]));
    if party && official {
        mark(people, subjects, state, Some(Function::Host));
        return !subjects.is_empty();
    }
    let leaders = next.is_some_and(|end| scan.is(end, &["leaders", "ministers", "heads", "delegations"]));
    if leaders && official {
        mark(people, subjects, state, Some(Function::Host));
        return true;
    }
    let host = scan.fold(frame.verb.start).starts_with("host") && frame.names_event(scan);
    if host && official {
        mark(people, subjects, state, Some(Function::Host));
        return !subjects.is_empty();
    }
    false
}

/// Who accompanies somebody represents the same country.
fn accompany(people: &mut [PersonMention], subjects: &[usize], objects: &[usize]) {
    let Some(country) = subjects.last().and_then(|index| people[*index].country.clone()) else { return };
    for index in objects {
        let person = &mut people[*index];
        if person.country.is_none() && person.organization.is_none() {
            person.country = Some(country.clone());
            person.basis = Basis::List;
        }
    }
}

/// Whether an office stands near bare names: in the same sentence or the next, "the President of Russia".
fn among_officials(finder: Finder<'_>, frame: &Frame, people: &[PersonMention]) -> bool {
    let sentences = finder.scan.article.sentences();
    let start = sentences[frame.sentence].tokens.start;
    let end = sentences.get(frame.sentence + 1).map_or(finder.scan.len(), |next| next.tokens.end);
    people.iter().any(|person| {
        person.tokens.start >= start
            && person.tokens.end <= end
            && person.office.is_some()
            && person.country.is_some()
    })
}

/// Whether a group without names is met: `with the presidents of the courts`, `with senior officials`.
fn meets_group(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    let end = (frame.verb.end + 8).min(scan.sentence_end(frame.verb.start));
    let with = (frame.verb.start..frame.verb.end + 5).any(|at| scan.is(at, &["with"]));
    with && (frame.verb.end..end).any(|at| {
        scan.hit(at, TableId::Offices).is_some_and(|hit| hit.is_column("plural"))
            || scan.is(at, &["leaders", "officials", "members", "representatives", "heads", "experts"])
    })
}

/// `a U.S. delegation led by A, B and C`: its members represent the country.
fn delegate(finder: Finder<'_>, frame: &Frame, people: &mut [PersonMention], objects: &[usize]) {
    let party = people.iter().find(|person| {
        person.rule == "delegation"
            && person.tokens.end <= frame.verb.end
            && person.tokens.end + 2 >= frame.verb.start
    });
    let Some(country) = party.and_then(|party| party.country.clone()) else { return };
    let _ = finder;
    for index in objects {
        let person = &mut people[*index];
        if person.country.is_none() && person.organization.is_none() {
            person.country = Some(country.clone());
            person.basis = Basis::List;
        }
    }
}

/// `with President A and Foreign Minister B of X`: the country behind the last counts for the one before it as well;
/// `King A of X, Queen B and Crown Prince C`: a family shares the country of its head.
fn share_country(finder: Finder<'_>, people: &mut [PersonMention], objects: &[usize]) {
    let scan = finder.scan;
    for pair in objects.windows(2) {
        let (one, two) = (pair[0], pair[1]);
        let gap = people[one].tokens.end..people[two].tokens.start;
        let adjacent = gap.clone().all(|at| scan.is(at, &["and", ",", "the", "&"]));
        if !adjacent {
            continue;
        }
        let open = |person: &PersonMention| {
            person.country.is_none() && person.organization.is_none() && person.name.is_some()
        };
        let behind = people[two].basis != Basis::Apposition
            && people[two].name.as_ref().is_some_and(|name| name.end < people[two].tokens.end);
        if open(&people[one]) && people[two].country.is_some() && gap.len() == 1 && behind {
            people[one].country = people[two].country.clone();
            people[one].basis = Basis::List;
        } else if open(&people[two]) && is_family(&people[two]) && people[one].country.is_some() {
            people[two].country = people[one].country.clone();
            people[two].basis = Basis::List;
        }
    }
}

fn is_family(person: &PersonMention) -> bool {
    person.office.as_deref().is_none_or(|office| {
        matches!(
            office,
            "Queen"
                | "Crown Prince"
                | "Crown Princess"
                | "Prince"
                | "Princess"
                | "First Lady"
                | "Queen Consort"
        )
    })
}

/// Whether the first object stands directly behind the verb.
fn direct(finder: Finder<'_>, frame: &Frame, people: &[PersonMention], objects: &[usize]) -> bool {
    let scan = finder.scan;
    objects.first().is_some_and(|index| {
        let start = people[*index].tokens.start;
        start <= frame.verb.end + 3
            && (frame.verb.end..start).all(|at| {
                scan.is(at, &["the", "a", "with", "by", "back", "his", "her", ",", "today", "yesterday"])
            })
    })
}

/// Whether "with", "to" or "between" leads to the object.
fn joins(finder: Finder<'_>, frame: &Frame, people: &[PersonMention], objects: &[usize]) -> bool {
    let Some(first) = objects.first() else { return false };
    let start = people[*first].tokens.start;
    (frame.verb.start..start).any(|at| finder.scan.is(at, &["with", "to", "between", "of", "from"]))
        || direct(finder, frame, people, objects)
}

/// Whether an organization or grouping is what the subject attends.
fn at_organization(finder: Finder<'_>, frame: &Frame) -> bool {
    (frame.verb.end..frame.verb.end + 4)
        .any(|at| finder.organization(at).is_some_and(|name| name.tokens.len() > 1))
}

/// Whether the sentence names the organization whose event it is.
fn frame_names_body(finder: Finder<'_>, frame: &Frame) -> bool {
    let end = finder.scan.sentence_end(frame.verb.start).min(frame.verb.end + 22);
    (frame.verb.end..end)
        .filter_map(|at| finder.organization(at))
        .any(|name| name.acronym.is_some() || name.class == NameClass::Grouping || name.parent.is_some())
}

/// Somebody who holds an office or speaks for a country.
fn is_official(person: &PersonMention) -> bool {
    person.office.is_some()
        || person.country.is_some()
        || person.organization.is_some()
        || matches!(person.rule, "first-person")
}

fn mark(people: &mut [PersonMention], list: &[usize], state: Presence, function: Option<Function>) {
    for index in list {
        let person = &mut people[*index];
        if person.presence == Presence::Mentioned || state == Presence::Attended {
            person.presence = state;
        }
        if let Some(function) = function.filter(|function| !person.functions.contains(function)) {
            person.functions.push(function);
            person.functions.sort();
        }
    }
}

/// The mentions that are the verb's subject.
fn subjects(finder: Finder<'_>, frame: &Frame, people: &[PersonMention]) -> Vec<usize> {
    let scan = finder.scan;
    let start = frame.clause_start(scan);
    let passive_list = frame.kind == FrameKind::Present;
    within(people, start..frame.verb.start)
        .filter(|index| {
            !passive_list && stands(finder, &people[*index], people, start..frame.verb.start, &["with", "by"])
        })
        .collect()
}

/// The mentions that are the verb's object.
fn objects(finder: Finder<'_>, frame: &Frame, people: &[PersonMention]) -> Vec<usize> {
    let zone = frame.verb.end..frame.object_end(finder.scan, people);
    let governors: &[&str] =
        if frame.has_subject_matter(finder.scan) { &["with"] } else { &["with", "by", "to"] };
    let mut found: Vec<usize> = within(people, zone.clone())
        .filter(|index| stands(finder, &people[*index], people, zone.clone(), governors))
        .filter(|index| {
            people[*index].rule != "pronoun" && !finder.scan.is(people[*index].tokens.start, &["i"])
        })
        .collect();
    if frame.kind == FrameKind::Meet || frame.kind == FrameKind::Talk {
        found.retain(|index| {
            people[*index].rule != "bare-name" || coordinated(finder, &people[*index], frame)
        });
    }
    found
}

/// Whether a bare name follows the verb, "with", a comma or "and".
fn coordinated(finder: Finder<'_>, person: &PersonMention, frame: &Frame) -> bool {
    let start = person.tokens.start;
    start == frame.verb.end || finder.scan.is(start - 1, &["with", ",", "and", "to", "between", ";"])
}

fn within(people: &[PersonMention], zone: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    people
        .iter()
        .enumerate()
        .filter(move |(_, person)| person.tokens.start >= zone.start && person.tokens.end <= zone.end)
        .filter(|(_, person)| person.rule != "former")
        .map(|(index, _)| index)
}

/// Whether the mention stands for itself: not governed by a preposition, not a possessor.
fn stands(
    finder: Finder<'_>,
    person: &PersonMention,
    people: &[PersonMention],
    zone: Range<usize>,
    allowed: &[&str],
) -> bool {
    let scan = finder.scan;
    if scan.is_possessive(person.tokens.end) {
        return false;
    }
    if matches!(person.rule, "sent" | "chairing" | "country-list") {
        return true;
    }
    let mut before = person.tokens.start;
    while before > zone.start && scan.is(before - 1, &["the", "a", "both", "his", "her"]) {
        before -= 1;
    }
    if before == zone.start {
        return true;
    }
    let governor = scan.fold(before - 1);
    if allowed.contains(&governor) {
        return true;
    }
    if matches!(governor, "and" | "," | "&" | "or" | ";") {
        let neighbour =
            list_neighbour(finder, before - 1, people).filter(|other| other.tokens.start >= zone.start);
        return neighbour.is_none_or(|other| stands(finder, other, people, zone, allowed));
    }
    !matches!(
        governor,
        "of" | "for"
            | "to"
            | "about"
            | "on"
            | "regarding"
            | "against"
            | "from"
            | "behalf"
            | "under"
            | "in"
            | "at"
            | "into"
            | "with"
            | "by"
            | "than"
            | "like"
            | "over"
            | "toward"
            | "towards"
            | "between"
            | "its"
            | "their"
            | "as"
            | "near"
    ) && scan.kind(before - 1) != Some(TokenKind::Possessive)
}

/// What an "and" or a comma joins the mention to: the mention that ends there, if one does.
fn list_neighbour<'people>(
    finder: Finder<'_>,
    at: usize,
    people: &'people [PersonMention],
) -> Option<&'people PersonMention> {
    let scan = finder.scan;
    let mut end = at;
    while end > 0 && scan.is(end - 1, &[",", "and", ";"]) {
        end -= 1;
    }
    people.iter().find(|person| {
        person.tokens.start < end
            && (person.tokens.end == end
                || scan.skip_brackets(person.tokens.end) == end && end > person.tokens.end)
    })
}

/// `During the conversation, A congratulated B`: the report takes the meeting for known and begins inside it.
fn during(finder: Finder<'_>, people: &mut [PersonMention], frames: &[Frame]) -> Option<usize> {
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

/// A joint statement: the parties or the leaders that open it (`We, A, B and C`), without a meeting.
fn declared(finder: Finder<'_>, people: &mut [PersonMention]) -> Option<usize> {
    let scan = finder.scan;
    let opens = |person: &PersonMention| person.rule == "country-list" || speaks_as_we(finder, person);
    let first = people.iter().position(opens)?;
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
    opened && comma == 0 && person.name.is_some() && person.office.is_some()
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

fn is_transcript(finder: Finder<'_>, people: &[PersonMention]) -> bool {
    let lines: Vec<&PersonMention> = people.iter().filter(|person| is_speaker_line(finder, person)).collect();
    lines.len() >= 2 && lines.iter().any(|person| person.office.is_some())
}

fn speakers(finder: Finder<'_>, people: &mut [PersonMention]) {
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
fn addressed(finder: Finder<'_>, people: &mut [PersonMention]) {
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
fn thanked(finder: Finder<'_>, people: &mut [PersonMention]) {
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
fn said_at_the_meeting(finder: Finder<'_>, people: &mut [PersonMention], frames: &[Frame]) {
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
