//! Who came, who stayed away, who was sent, once the report has told of a meeting.
//!
//! After the sentence that tells of the meeting, a plain verb of attendance counts wherever it stands: `President A and
//! President B took part`, `C did not attend`, `D was represented by its Foreign Minister, E`, `F sent its Defence
//! Minister`, and lists: `The following leaders took part:` with one person an item. Without a meeting they count for
//! nobody.

use super::frames::{Frame, FrameKind};
use super::presence::{is_official, mark, subjects};
use super::{Finder, PersonMention, Presence};
use crate::extract::DateMention;
use crate::extract::scan::Form;
use crate::lexicon::TableId;
use crate::read::{BlockKind, TokenKind};
use crate::snapshot::{Alpha2, Basis, Function};
use std::ops::Range;

/// Words behind a verb of attendance that has no object.
const AFTER_PLAIN: &[&str] = &[
    ".",
    ",",
    ";",
    ":",
    ")",
    "in",
    "by",
    "via",
    "remotely",
    "virtually",
    "online",
    "as",
    "too",
    "also",
    "alongside",
    "for",
    "on",
    "and",
    "from",
    "through",
    "personally",
    "instead",
    "while",
    "after",
    "before",
    "when",
    "but",
    "today",
    "yesterday",
    "together",
];
/// Whether a frame speaks of attendance plainly: no object but the meeting itself.
pub(super) fn is_plain(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    let pluperfect = scan.is(frame.verb.start.wrapping_sub(1), &["had"]);
    match frame.kind {
        FrameKind::Attend | FrameKind::Chair => {
            let bare = frame.verb.end >= scan.sentence_end(frame.verb.start)
                || scan.is(frame.verb.end - 1, &["as", "guests", "participants", "attending", "present"])
                || frame.verb.len() > 1 && scan.is(frame.verb.end, &[".", ",", ";"])
                || scan.is(frame.verb.end, AFTER_PLAIN)
                    && (!scan.is(frame.verb.end - 1, &["in", "at"])
                        || scan
                            .is(frame.verb.start, &["dial", "dials", "dialed", "dialled", "tune", "tuned"]));
            !pluperfect && (bare || has_the_meeting(finder, frame) || represented(finder, frame).is_some())
        }
        FrameKind::Receive => joins_by_link(finder, frame),
        FrameKind::Absent => !scan.is(frame.verb.start, &["without", "in", "skip", "skipped", "boycotted"]),
        FrameKind::Send => sends_office(finder, frame) || sends_party(finder, frame),
        FrameKind::Present => is_representation(finder, frame),
        FrameKind::Invite => scan.is(frame.verb.start, &["was", "were", "is", "are", "has", "have", "had"]),
        FrameKind::Meet
        | FrameKind::Talk
        | FrameKind::Visit
        | FrameKind::By
        | FrameKind::ChairedBy
        | FrameKind::Sign
        | FrameKind::Held
        | FrameKind::Say => false,
    }
}

/// `took part in the summit`, `joined the leaders`, `addressed one of the sessions`.
fn has_the_meeting(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    let end = scan.sentence_end(frame.verb.start).min(frame.verb.end + 6);
    let definite = scan.is(frame.verb.end, &["the", "one", "this", "both", "all", "its", "parts", "part"]);
    definite
        && (frame.verb.end + 1..end).any(|at| scan.hit(at, TableId::Events).is_some() || scan.has(at, "part"))
}

/// The country in `X represented Kenya` or `X represented the Kenyan President`, and in which form it is named.
fn represented(finder: Finder<'_>, frame: &Frame) -> Option<(Alpha2, Form)> {
    let scan = finder.scan;
    let verb = scan.is(frame.verb.start, &["represented", "represent"]);
    let (country, form, _) = scan.country(scan.skip_the(frame.verb.end)).filter(|_| verb)?;
    Some((country, form))
}

fn joins_by_link(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    scan.is(frame.verb.start, &["joined"])
        && (frame.verb.end..frame.verb.end + 2).any(|at| scan.has(at, "link"))
}

/// `sent its Minister of Defence`: what is sent holds an office.
fn sends_office(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    let next =
        frame.verb.end + usize::from(scan.is(frame.verb.end, &["its", "his", "her", "their", "a", "the"]));
    finder.office(next).is_some_and(|office| !office.plural)
}

/// `sent observers`, `sent a delegation`: those who are sent have no names.
fn sends_party(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    let end = scan.sentence_end(frame.verb.start).min(frame.verb.end + 4);
    (frame.verb.end..end).any(|at| scan.has(at, "party"))
}

fn is_representation(finder: Finder<'_>, frame: &Frame) -> bool {
    frame.verb.clone().any(|at| finder.scan.is(at, &["represented"]))
}

/// Applies a plain frame; true when it says that somebody comes.
pub(super) fn apply(finder: Finder<'_>, frame: &Frame, people: &mut [PersonMention]) -> bool {
    let ahead = frame.future || frame.verb.clone().any(|at| finder.scan.is(at, &["confirmed"]));
    let state = if ahead { Presence::Expected } else { Presence::Attended };
    let mut subjects = subjects(finder, frame, people);
    subjects.retain(|index| is_official(&people[*index]) || people[*index].rule == "surname");
    match frame.kind {
        FrameKind::Attend | FrameKind::Chair | FrameKind::Receive => {
            mark(people, &subjects, state, function(finder, frame));
            if let Some((country, Form::Name)) = represented(finder, frame) {
                for subject in &subjects {
                    let person = &mut people[*subject];
                    let known = person.country.is_some() || person.organization.is_some();
                    person.country = person.country.or(Some(country).filter(|_| !known));
                }
            }
            let company = super::presence::alongside(finder, frame, people);
            mark(people, &company, state, None);
            !subjects.is_empty()
        }
        FrameKind::Absent if stands_in(finder, frame) => {
            let objects = super::presence::objects_of(finder, frame, people);
            mark(people, &subjects, Presence::Attended, None);
            mark(people, &objects, Presence::Absent, None);
            share(people, &subjects, &objects);
            !subjects.is_empty()
        }
        FrameKind::Absent => {
            // "Krogh was absent from the dinner": who has come misses a part only.
            subjects.retain(|index| !has_come(finder, people, *index));
            mark(people, &subjects, Presence::Absent, None);
            false
        }
        FrameKind::Invite => {
            mark(people, &subjects, Presence::Invited, None);
            false
        }
        FrameKind::Send | FrameKind::Present => represent(finder, frame, people, state),
        FrameKind::Meet
        | FrameKind::Talk
        | FrameKind::Visit
        | FrameKind::By
        | FrameKind::ChairedBy
        | FrameKind::Sign
        | FrameKind::Held
        | FrameKind::Say => false,
    }
}

fn function(finder: Finder<'_>, frame: &Frame) -> Option<Function> {
    let scan = finder.scan;
    if frame.kind == FrameKind::Chair {
        return Some(Function::Chair);
    }
    let end = scan.sentence_end(frame.verb.start).min(frame.verb.end + 8);
    let observes = (frame.verb.end - 1..end)
        .any(|at| scan.is(at, &["as"]) && (at..at + 3).any(|next| scan.is(next, &["observer", "observers"])));
    if observes {
        return Some(Function::Observer);
    }
    scan.is(frame.verb.start, &["addressed", "address", "spoke", "delivered"]).then_some(Function::Speaker)
}

/// `India was represented by its External Affairs Minister, X, as Prime Minister Y was abroad`: X came for the country,
/// Y did not.
fn represent(finder: Finder<'_>, frame: &Frame, people: &mut [PersonMention], state: Presence) -> bool {
    let scan = finder.scan;
    let party = people
        .iter()
        .rfind(|person| {
            // "A, who is ill, was represented by B".
            let insert =
                scan.is(person.tokens.end, &[","]) && scan.is(person.tokens.end + 1, &["who", "whose"]);
            let reach = if insert { 14 } else { 5 };
            person.tokens.end <= frame.verb.start && person.tokens.end + reach >= frame.verb.start
        })
        .filter(|person| person.tokens.start >= scan.sentence_start(frame.verb.start))
        .cloned();
    let end = scan.sentence_end(frame.verb.start);
    let reason = (frame.verb.end..end).find(|at| {
        scan.has(*at, "instead")
            && people.iter().any(|person| {
                person.office.is_some() && (person.tokens.start == at + 1 || person.tokens.start == at + 2)
            })
            && !people.iter().any(|person| person.tokens.contains(at))
    });
    let mut came: Vec<usize> = Vec::new();
    let mut next = frame.verb.end;
    for (index, person) in people.iter().enumerate() {
        let close = person.tokens.start >= next
            && person.tokens.end <= reason.unwrap_or(end)
            && (next..person.tokens.start)
                .all(|at| scan.is(at, &["by", "its", "his", "her", "their", "the", "a", "and", ",", ";"]));
        if close && is_official(person) {
            came.push(index);
            next = person.tokens.end;
        }
    }
    let away: Vec<usize> = (0..people.len())
        .filter(|index| {
            let person = &people[*index];
            reason.is_some_and(|at| person.tokens.start > at && person.tokens.start <= at + 2)
                && person.tokens.end <= end
                && person.office.is_some()
        })
        .collect();
    // "the President of X stayed away: he was represented by A": "he" stands for the one named before.
    let named = || {
        let start = scan.sentence_start(frame.verb.start);
        let before = people.iter().rev().filter(|person| person.tokens.end <= frame.verb.start);
        let mut before = before.take_while(|person| person.tokens.start >= start);
        before.find(|person| person.name.is_some() && person.office.is_some())?.country
    };
    let country = match &party {
        Some(party) if party.is_pronoun() => named(),
        party => party.as_ref().and_then(|party| party.country),
    };
    for index in came.iter().chain(&away) {
        let person = &mut people[*index];
        if person.country.is_none() && person.organization.is_none() && country.is_some() {
            person.country.clone_from(&country);
            person.basis = Basis::List;
        }
    }
    // "Benin and Togo were represented by their foreign ministers": their countries have come.
    let sent = frame.kind == FrameKind::Send && sends_party(finder, frame);
    if came.is_empty() && (frame.kind == FrameKind::Present || sent) {
        let range = scan.sentence_start(frame.verb.start)..frame.verb.start;
        let parties: Vec<usize> = (0..people.len())
            .filter(|index| {
                matches!(people[*index].rule, "delegation" | "country-list")
                    && range.contains(&people[*index].tokens.start)
            })
            .collect();
        for index in &parties {
            people[*index].rule = "delegation";
        }
        let observe =
            sent && (frame.verb.end..frame.verb.end + 4).any(|at| scan.is(at, &["observer", "observers"]));
        mark(people, &parties, state, observe.then_some(Function::Observer));
        return !parties.is_empty();
    }
    // "Prime Minister A will be represented by B": A stays away.
    let sender = people.iter().position(|person| {
        person.office.is_some()
            && person.tokens.end <= frame.verb.start
            && person.tokens.start >= scan.sentence_start(frame.verb.start)
            && party.as_ref().is_some_and(|party| party.tokens == person.tokens)
    });
    if let Some(sender) = sender.filter(|_| frame.kind == FrameKind::Present) {
        mark(people, &[sender], Presence::Absent, None);
    }
    // "President A sent Vice President B in his place": A has stayed away.
    if frame.kind == FrameKind::Send && in_place(finder, frame) {
        let sender =
            people.iter().rposition(|person| person.tokens.end == frame.verb.start && person.name.is_some());
        if let Some(sender) = sender {
            mark(people, &[sender], Presence::Absent, None);
        }
    }
    mark(people, &came, state, None);
    mark(people, &away, Presence::Absent, None);
    !came.is_empty()
}

/// `A stood in for B`: A has come in B's place.
fn stands_in(finder: Finder<'_>, frame: &Frame) -> bool {
    finder.scan.is(
        frame.verb.start,
        &["stood", "stands", "deputised", "deputized", "deputising", "deputizing", "filled", "substituted"],
    )
}

/// `Signed:` above lines that each begin with an official: who signs a text is of its parties.
pub(super) fn signatures(finder: Finder<'_>, people: &mut [PersonMention]) {
    let scan = finder.scan;
    let heading = (0..scan.len()).rfind(|at| {
        let colon = *at + 1 + usize::from(scan.is(at + 1, &["by"]));
        scan.has(*at, "signature")
            && scan.article.starts_line(*at)
            && (scan.is(colon, &[":"]) || scan.article.starts_line(colon))
    });
    let Some(heading) = heading else { return };
    let signed: Vec<usize> = (0..people.len())
        .filter(|index| {
            let person = &people[*index];
            let start = person.tokens.start;
            start > heading
                && (scan.article.starts_line(start) || scan.article.starts_line(start - 1))
                && person.name.is_some()
                && is_official(person)
        })
        .collect();
    mark(people, &signed, Presence::Attended, Some(Function::Signatory));
}

/// Who stands in for somebody represents the same country.
fn share(people: &mut [PersonMention], one: &[usize], other: &[usize]) {
    let country = one.iter().chain(other).find_map(|index| people[*index].country);
    for index in one.iter().chain(other) {
        let person = &mut people[*index];
        if person.country.is_none() && person.organization.is_none() {
            person.country = country;
        }
    }
}

fn in_place(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    let end = scan.sentence_end(frame.verb.start);
    (frame.verb.end..end).any(|at| scan.is(at, &["place", "stead", "instead"]))
}

/// Whether an earlier mention of the same surname has come.
fn has_come(finder: Finder<'_>, people: &[PersonMention], index: usize) -> bool {
    let last = |person: &PersonMention| person.name.as_ref().map(|name| finder.scan.fold(name.end - 1));
    let own = last(&people[index]);
    own.is_some()
        && people[..index].iter().any(|other| other.presence == Presence::Attended && last(other) == own)
}

/// Lists of those present, one an item, below `The following leaders took part:` or the heading `Participants`; gives
/// the sentence that introduces the first of them.
pub(super) fn listed(finder: Finder<'_>, frames: &[Frame], people: &mut [PersonMention]) -> Option<usize> {
    let blocks = finder.scan.article.blocks();
    let mut first = None;
    for index in 0..blocks.len().saturating_sub(1) {
        let tokens = blocks[index].tokens.clone();
        // "2. The following took part:" is an item itself, of the numbered text.
        let colon = tokens.end.checked_sub(1).is_some_and(|last| finder.scan.is(last, &[":"]));
        if blocks[index].kind == BlockKind::Item && !colon || blocks[index + 1].kind != BlockKind::Item {
            continue;
        }
        let Some(future) = introduces(finder, frames, &tokens) else { continue };
        let nested = blocks[index].kind == BlockKind::Item;
        let items = blocks[index + 1..].iter().take_while(|block| block.kind == BlockKind::Item);
        let mut found = false;
        for item in items {
            found |= one_item(finder, (item.tokens.clone(), nested), people, future);
        }
        if found && first.is_none() {
            first = Some(finder.scan.article.sentences().partition_point(|one| one.tokens.end < tokens.end));
        }
    }
    first
}

/// Whether a block introduces a list of those present, and whether they are still to come.
fn introduces(finder: Finder<'_>, frames: &[Frame], block: &Range<usize>) -> Option<bool> {
    let scan = finder.scan;
    let last = block.end.checked_sub(1)?;
    let colon = scan.is(last, &[":"]);
    let frame = frames.iter().rfind(|frame| {
        matches!(frame.kind, FrameKind::Attend | FrameKind::Present | FrameKind::By | FrameKind::Meet)
            && frame.verb.start >= scan.sentence_start(last)
            && frame.verb.end <= block.end
    });
    let headed = block.len() <= 6 && block.clone().any(|at| scan.has(at, "roster"));
    match frame {
        Some(frame) if colon => Some(frame.future),
        _ => headed.then_some(false),
    }
}

/// So many tokens may stand before whom an item of a list names: its mark, a country and a colon.
const HEAD: usize = 8;

/// `- X, President of Slovakia (Chair)`, `- Slovakia: President X`.
fn one_item(
    finder: Finder<'_>,
    (item, nested): (Range<usize>, bool),
    people: &mut [PersonMention],
    future: bool,
) -> bool {
    let scan = finder.scan;
    let inside = |person: &PersonMention| person.tokens.start >= item.start && person.tokens.end <= item.end;
    let found = people.iter().position(|person| inside(person) && person.rule != "former");
    // "- Support the A B initiative": who is listed opens the item.
    let Some(index) = found.filter(|index| people[*index].tokens.start <= item.start + HEAD) else {
        return false;
    };
    let before = scan.country(item.start).filter(|(_, _, end)| scan.is(*end, &[":", "-", "–", "—", ","]));
    let person = &mut people[index];
    if let Some((code, _, _)) = before.filter(|_| person.country.is_none() && person.organization.is_none()) {
        person.country = Some(code);
        person.basis = Basis::List;
    }
    let chairs = (person.tokens.start + 1..item.end).any(|at| {
        scan.is(at, &["chair", "chairing", "chairperson", "chairman"])
            && scan.is(at - 1, &["(", ",", "-", "–"])
    });
    let named = person.name.is_some() && !nested || is_official(person);
    if named {
        let state = if future { Presence::Expected } else { Presence::Attended };
        mark(people, &[index], state, chairs.then_some(Function::Chair));
    }
    named
}

/// `The Presidents of Ghana and Senegal, A and B, agreed on 5 May in Accra to …`: two or more officials of different
/// countries act together at a place or on a day; gives the sentence.
pub(super) fn acted_together(
    finder: Finder<'_>,
    dates: &[DateMention],
    people: &mut [PersonMention],
) -> Option<usize> {
    let scan = finder.scan;
    for (index, sentence) in scan.article.sentences().iter().enumerate().take(6) {
        let range = sentence.tokens.clone();
        let lead: Vec<usize> = leading(finder, people, range.clone());
        let mut lands: Vec<_> = lead.iter().filter_map(|one| people[*one].country).collect();
        lands.dedup();
        let counterpart = lead.len() >= 2 && lead.iter().any(|one| people[*one].rule == "counterparts");
        let Some(last) = lead.iter().map(|one| people[*one].tokens.end).max() else { continue };
        let verb = (last..(last + 4).min(range.end)).find(|at| {
            (scan.hit(*at, TableId::Acts).is_some() || counterpart && scan.is(*at, &["said", "announced"]))
                && scan.kind(*at) == Some(TokenKind::Lower)
        });
        let plain = verb.is_some_and(|verb| {
            (last..verb)
                .all(|at| scan.is(at, &[",", "have", "did", "not", "today", "jointly", "also", "on", "in"]))
        });
        let dated = dates.iter().any(|date| range.contains(&date.tokens.start))
            || range.clone().any(|at| scan.hit(at, TableId::Calendar).is_some());
        let placed = range.clone().any(|at| {
            scan.is(at, &["in", "at"]) && scan.hit(scan.skip_the(at + 1), TableId::Places).is_some()
        });
        if plain && dated && (lands.len() >= 2 && placed || counterpart) {
            mark(people, &lead, Presence::Attended, None);
            return Some(index);
        }
    }
    None
}

/// The officials that open a sentence, joined by commas and "and".
fn leading(finder: Finder<'_>, people: &[PersonMention], sentence: Range<usize>) -> Vec<usize> {
    let scan = finder.scan;
    let mut found = Vec::new();
    let mut next = sentence.start;
    for (index, person) in people.iter().enumerate() {
        let outside = person.tokens.start < sentence.start || person.tokens.end > sentence.end;
        if outside || person.name.is_none() && person.office.is_none() {
            continue;
        }
        let shared = found.is_empty()
            && matches!(person.rule, "list" | "parallel-list")
            && (next..person.tokens.start)
                .any(|at| scan.hit(at, TableId::Offices).is_some_and(|hit| hit.is_column("plural")));
        let joined = shared
            || person.tokens.start <= next
            || (next..person.tokens.start).all(|at| {
                scan.is(at, &["the", ",", "and", "both", "his", "her"])
                    || scan.country(at).is_some()
                    || scan.is(at, &["counterpart"])
            });
        if !joined || person.office.is_none() {
            break;
        }
        found.push(index);
        next = next.max(person.tokens.end);
    }
    found
}

/// `Prime Minister A presented the plan at the session of the X in Y on 5 May`: an official acts at a meeting whose place
/// or day the sentence gives; gives the sentence.
pub(super) fn acted_there(
    finder: Finder<'_>,
    dates: &[DateMention],
    people: &mut [PersonMention],
) -> Option<usize> {
    let scan = finder.scan;
    for (index, sentence) in scan.article.sentences().iter().enumerate().take(4) {
        let range = sentence.tokens.clone();
        let lead = leading(finder, people, range.clone()).first().copied();
        let Some(person) = lead.filter(|one| is_official(&people[*one])) else { continue };
        let verb = people[person].tokens.end;
        let acts = scan.kind(verb) == Some(TokenKind::Lower) && scan.fold(verb).ends_with("ed")
            || scan.hit(verb, TableId::Acts).is_some()
            || scan.hit(verb, TableId::Frames).is_some_and(|hit| hit.row.text("frame") == "say");
        let there = (verb..range.end).any(|at| {
            scan.is(at, &["at", "during"])
                && scan.is(at + 1, &["the", "a", "an", "today's"])
                && (at + 2..at + 8).any(|next| {
                    scan.hit(next, TableId::Events).is_some_and(|hit| {
                        matches!(hit.row.text("type"), "summit" | "session" | "conference")
                    })
                })
        });
        let dated = dates.iter().any(|date| {
            range.contains(&date.tokens.start) && date.date.bounds().is_some() && date.tokens.len() > 1
        });
        if acts && there && dated && people[person].name.is_some() {
            mark(people, &[person], Presence::Attended, Some(Function::Speaker));
            return Some(index);
        }
    }
    None
}
