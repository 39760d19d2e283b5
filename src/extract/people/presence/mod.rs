//! Who took part: reads the frames and gives each mention its presence and functions.
//!
//! The first frame that joins people (or people and an event) opens the report's meeting. Frames of the sentences that
//! follow closely count as well, later ones only when they list those present, preside or sign. A frame that speaks of an
//! earlier meeting counts for nobody.

mod company;
mod roles;
mod voices;

use super::frames::{self, Frame, FrameKind};
use super::{Finder, PersonMention, Presence, attendance, heard};
use crate::extract::{DateMention, gathering};
use crate::lexicon::TableId;
use crate::read::Zone;
use crate::snapshot::Function;
pub(super) use company::alongside;
use company::{
    accompany, among_officials, at_organization, delegate, direct, frame_names_body, guests, invited_by,
    is_accompanied, joins, meets_group, receives_group, share_country, share_headline,
};
use roles::objects;
pub(super) use roles::{is_official, mark, objects as objects_of, subjects};

/// So many sentences after the opening one still tell who was there.
const NEAR: usize = 2;

/// The meeting is named within so many sentences, or the report is about something else.
const OPENING: usize = 7;

/// Gives every mention its presence.
pub(super) fn judge(finder: Finder<'_>, dates: &[DateMention], people: &mut [PersonMention]) {
    if gathering::is_briefing(finder.scan) {
        return;
    }
    let mut frames = frames::find(finder.scan);
    // "the Deputy Chair" presides over nothing.
    frames.retain(|frame| {
        !people
            .iter()
            .any(|person| person.tokens.start <= frame.verb.start && frame.verb.end <= person.tokens.end)
    });
    let gathered = gathering::find(finder.scan, &frames, dates).into_iter().next();
    let told = gathered.as_ref().map(|gathering| gathering.sentence);
    // Who speaks before the meeting does not speak there.
    let ahead = gathered.is_some_and(|gathering| gathering.future);
    let hosts = hosts(finder, people);
    mark(people, &hosts, Presence::Mentioned, Some(Function::Host));
    let mut opening = framed(finder, &frames, (None, told), people);
    let listed = attendance::listed(finder, &frames, people);
    if opening.is_none() {
        let acted = listed
            .or_else(|| attendance::acted_together(finder, dates, people))
            .or_else(|| attendance::acted_there(finder, dates, people));
        if acted.is_some() {
            framed(finder, &frames, (acted, told), people);
        }
        opening = acted
            .or_else(|| voices::declared(finder, people))
            .or_else(|| voices::during(finder, people, &frames))
            .or(told);
    }
    if is_programme(finder) {
        for person in people.iter_mut().filter(|person| person.presence == Presence::Attended) {
            person.presence = Presence::Expected;
        }
    }
    if opening.is_some() || voices::is_transcript(finder, people) {
        voices::speakers(finder, people);
        voices::addressed(finder, people);
        voices::thanked(finder, people);
        voices::said_at_the_meeting(finder, people, &frames);
        if let Some(told) = told.or(opening).filter(|_| !ahead) {
            heard::find(finder, told, people);
        }
        mark(people, &hosts, Presence::Attended, None);
        attendance::signatures(finder, people);
        if let Some(told) = told {
            company::share_rank(finder, told, people);
        }
    }
}

/// `Host A opened the summit`, `the host, President A, said`: who is called the host.
fn hosts(finder: Finder<'_>, people: &[PersonMention]) -> Vec<usize> {
    let scan = finder.scan;
    let host = |at: usize| scan.is(at, &["host", "co-host"]);
    let noun = |at: usize| {
        host(at) && at > scan.sentence_start(at) && scan.is(at - 1, &["the", "summit", "their", "our", "its"])
    };
    (0..people.len())
        .filter(|index| {
            let person = &people[*index];
            let Some(name) = person.name.as_ref().filter(|_| person.rule != "former") else { return false };
            let start = person.tokens.start;
            (start..name.start).any(host)
                || start > 1 && (noun(start - 1) || scan.is(start - 1, &[","]) && noun(start - 2))
        })
        .collect()
}

/// `Programme of the visit of X`: a report whose headline announces what is to come.
fn is_programme(finder: Finder<'_>) -> bool {
    let scan = finder.scan;
    let Some(block) = scan.article.blocks().first().filter(|block| block.zone == Zone::Title) else {
        return false;
    };
    let lead = block.tokens.start..(block.tokens.start + 4).min(block.tokens.end);
    lead.clone().any(|at| scan.is(at, &["programme", "program", "schedule", "advisory", "agenda"]))
        && block.tokens.clone().any(|at| scan.is(at, &["visit", "meeting", "summit", "session", "of", "for"]))
}

/// Applies the frames that count after the sentence that opens the meeting, or that tells of it without names; gives the
/// opening sentence.
fn framed(
    finder: Finder<'_>,
    frames: &[Frame],
    (mut opening, told): (Option<usize>, Option<usize>),
    people: &mut [PersonMention],
) -> Option<usize> {
    let mut announced = false;
    for frame in frames {
        if frame.sentence > OPENING && opening.or(told).is_none() {
            break;
        }
        let plain = opening.or(told).is_some_and(|sentence| sentence <= frame.sentence)
            && attendance::is_plain(finder, frame);
        let counts = plain
            || opening.is_none_or(|first| {
                frame.sentence <= first + NEAR
                    || lists(finder, frame)
                    || says_so(finder, frame)
                    || announced && frame.future
            });
        if !counts
            || frame.is_aside(finder.scan)
            || opening.is_some_and(|first| frame.sentence > first && in_month(finder, frame))
            || opening.is_some() && (was_before(finder, frame) || tells_of_before(finder, frame, frames))
            || (frame.is_earlier(finder.scan) && frame.kind != FrameKind::Present)
        {
            continue;
        }
        let known = opening.or(told).is_some();
        let applied = plain && attendance::apply(finder, frame, people)
            || !(plain && frame.kind == FrameKind::Absent) && apply(finder, frame, people, known);
        if applied && opening.is_none() {
            opening = Some(frame.sentence);
            announced = frame.future;
        }
        if known {
            company::likewise(finder, frame, people);
        }
    }
    opening
}

/// "X had visited Y": what had happened before the meeting that has been told of.
fn was_before(finder: Finder<'_>, frame: &Frame) -> bool {
    matches!(frame.kind, FrameKind::Visit | FrameKind::Meet | FrameKind::Talk | FrameKind::Receive)
        && finder.scan.is(frame.verb.start.wrapping_sub(1), &["had"])
}

/// "Two days earlier the ministers had met in X, where A chaired the talks": all that the sentence tells was before.
fn tells_of_before(finder: Finder<'_>, frame: &Frame, frames: &[Frame]) -> bool {
    let scan = finder.scan;
    let start = scan.sentence_start(frame.verb.start);
    let mut head = start..(start + 4).min(frame.verb.start);
    let earlier = head.any(|at| scan.is(at, &["earlier"]) && !scan.is(at + 1, &["today"]));
    let met = frames.iter().any(|other| {
        other.sentence == frame.sentence && other.verb.end < frame.verb.start && was_before(finder, other)
    });
    let where_it_was = || {
        let clause = frame.clause_start(scan);
        clause > start && scan.is(clause - 1, &["where", "when"])
    };
    earlier || met && where_it_was()
}

/// "In April, X convened leaders": behind the opening, a month of its own makes it another meeting.
fn in_month(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    (scan.sentence_start(frame.verb.start)..frame.verb.start).any(|at| {
        let next = at + 1 + usize::from(scan.is(at + 1, &["["]));
        scan.is(at, &["in"])
            && scan.hit(next, TableId::Calendar).is_some_and(|hit| hit.row.text("kind") == "month")
    })
}

/// Whether the frame lists those present wherever it stands.
fn lists(finder: Finder<'_>, frame: &Frame) -> bool {
    matches!(frame.kind, FrameKind::Present | FrameKind::ChairedBy | FrameKind::Absent)
        || frame.kind == FrameKind::By
            && finder.scan.is(frame.verb.start, &["were", "was", "heard", "received"])
        || signs_after(finder, frame)
        || leads_delegation(finder, frame)
        || is_accompanied(finder, frame)
}

/// `X and Y signed the document`: wherever it stands, with nobody else's document.
fn signs_after(finder: Finder<'_>, frame: &Frame) -> bool {
    frame.kind == FrameKind::Sign && finder.scan.is(frame.verb.end, &["the", "it"])
}

/// `X's delegation was led by Y`.
fn leads_delegation(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    frame.kind == FrameKind::By
        && (scan.sentence_start(frame.verb.start)..frame.verb.start)
            .any(|at| scan.is(at, &["delegation", "delegations"]))
}

/// A later sentence that adds people: "also met", "the meeting was attended by".
fn says_so(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    let start = scan.sentence_start(frame.verb.start);
    matches!(
        frame.kind,
        FrameKind::Meet | FrameKind::Talk | FrameKind::By | FrameKind::Attend | FrameKind::Sign
    ) && ((start..=frame.verb.start).any(|at| {
        scan.is(
            at,
            &["they", "also", "additionally", "separately", "subsequently", "afterwards", "immediately"],
        )
    }) || frame.verb.len() > 1 && frame.verb.clone().any(|at| scan.is(at, &["separate"])))
}

/// Applies a frame; true when it says that somebody takes part in a meeting.
fn apply(finder: Finder<'_>, frame: &Frame, people: &mut [PersonMention], told: bool) -> bool {
    let subjects = subjects(finder, frame, people);
    let objects = objects(finder, frame, people);
    let official = |list: &[usize]| list.iter().any(|index| is_official(&people[*index]));
    let applied = Applied {
        finder,
        frame,
        state: if frame.future { Presence::Expected } else { Presence::Attended },
        event: frame.names_event(finder.scan),
        official_subject: official(&subjects),
        official_object: official(&objects),
        begun: people.iter().any(|person| person.presence != Presence::Mentioned),
        told,
        subjects,
        objects,
    };
    match frame.kind {
        FrameKind::Meet | FrameKind::Talk => applied.meet(people),
        FrameKind::Receive => applied.receive(people),
        FrameKind::Attend | FrameKind::Chair => applied.attend(people),
        FrameKind::Visit => applied.visit(people),
        FrameKind::By | FrameKind::ChairedBy => applied.led_by(people),
        FrameKind::Present => applied.present(people),
        FrameKind::Sign => applied.sign(people),
        FrameKind::Absent => applied.absent(people),
        FrameKind::Invite => applied.invite(people),
        FrameKind::Send | FrameKind::Say | FrameKind::Held => false,
    }
}

/// A frame with the people on both sides of its verb.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, in any combination")]
struct Applied<'run> {
    finder: Finder<'run>,
    frame: &'run Frame,
    subjects: Vec<usize>,
    objects: Vec<usize>,
    /// Attended, or expected where the verb lies ahead.
    state: Presence,
    /// Whether an event is named behind the verb.
    event: bool,
    official_subject: bool,
    official_object: bool,
    /// Whether somebody is known to take part already.
    begun: bool,
    /// Whether the report has told of its meeting.
    told: bool,
}

impl Applied<'_> {
    fn mark_both(&self, people: &mut [PersonMention]) {
        mark(people, &self.subjects, self.state, None);
        mark(people, &self.objects, self.state, None);
    }

    /// Subject and object meet or talk; several subjects do so among themselves, one with a group.
    fn meet(&self, people: &mut [PersonMention]) -> bool {
        let Self { finder, frame, subjects, objects, .. } = self;
        let meets = frame.kind == FrameKind::Meet;
        let linked = !objects.is_empty() && (meets || joins(*finder, frame, people, objects));
        let together = subjects.iter().any(|index| people[*index].rule == "country-list");
        let mutual = objects.is_empty() && (subjects.len() >= 2 || together)
            || subjects.is_empty() && objects.len() >= 2;
        let calls = finder.scan.fold(frame.verb.start).starts_with("host");
        let group =
            calls || meets && meets_group(*finder, frame) || finder.scan.is(frame.verb.end - 1, &["leaders"]);
        let gathering = objects.is_empty() && !subjects.is_empty() && group;
        let known = self.official_subject
            || self.official_object
            || mutual && meets && among_officials(*finder, frame, people);
        if !(linked || mutual || gathering) || !known {
            return false;
        }
        share_country(*finder, people, objects);
        if mutual {
            let parties = if subjects.is_empty() { objects } else { subjects };
            share_headline(*finder, people, parties);
        }
        self.mark_both(people);
        if calls {
            mark(people, subjects, self.state, Some(Function::Host));
        }
        true
    }

    /// The subject hosts or welcomes people, a delegation, the leaders of an organization, an event.
    fn receive(&self, people: &mut [PersonMention]) -> bool {
        let Self { finder, frame, subjects, objects, .. } = self;
        let scan = finder.scan;
        let official = self.official_subject || self.official_object;
        if is_accompanied(*finder, frame) {
            accompany(*finder, people, subjects, objects);
        }
        let hosts = scan.fold(frame.verb.start).starts_with("host");
        if direct(*finder, frame, people, objects) && official {
            share_country(*finder, people, objects);
            let group =
                objects.len() >= 3 && objects.iter().all(|index| people[*index].rule == "plural-office");
            mark(people, subjects, self.state, (hosts || group).then_some(Function::Host));
            mark(people, objects, self.state, None);
            return true;
        }
        let next = finder.organization(scan.skip_the(frame.verb.end)).map(|name| name.tokens.end);
        let leaders = next.is_some_and(|end| scan.is(end, &["leaders", "ministers", "heads", "delegations"]));
        let zone = frame.verb.end..scan.sentence_end(frame.verb.start).min(frame.verb.end + 9);
        let party = zone.clone().any(|at| scan.is(at, &["delegation", "delegations"]));
        if official && (party || leaders || receives_group(*finder, frame) || hosts && self.event) {
            mark(people, subjects, self.state, Some(Function::Host));
            mark(people, &guests(*finder, frame, people), self.state, None);
            let counterparts: Vec<usize> = objects
                .iter()
                .copied()
                .filter(|index| people[*index].rule.starts_with("counterpart"))
                .collect();
            mark(people, &counterparts, self.state, None);
            return !subjects.is_empty();
        }
        false
    }

    /// The subject attends, addresses or chairs an event; without one, the verb can still join people.
    fn attend(&self, people: &mut [PersonMention]) -> bool {
        let Self { finder, frame, subjects, objects, .. } = self;
        let bare = subjects.iter().any(|index| matches!(people[*index].rule, "bare-name" | "honorific-name"));
        let hosting = subjects.iter().any(|index| people[*index].functions.contains(&Function::Host));
        let named =
            self.official_subject || self.event && (hosting || bare && frame_names_body(*finder, frame));
        if !self.event && !at_organization(*finder, frame) || !named {
            let joined = self.official_object && direct(*finder, frame, people, objects);
            if joined {
                self.mark_both(people);
            }
            return joined;
        }
        let speaks = finder.scan.is(frame.verb.start, &["addressed", "address", "spoke", "delivered"]);
        let function = if frame.kind == FrameKind::Chair {
            Some(Function::Chair)
        } else {
            speaks.then_some(Function::Speaker)
        };
        mark(people, subjects, self.state, function);
        let company = alongside(*finder, frame, people);
        mark(people, &company, self.state, None);
        !subjects.is_empty()
    }

    fn visit(&self, people: &mut [PersonMention]) -> bool {
        let Self { finder, frame, .. } = self;
        let scan = finder.scan;
        let end = frame.object_end(scan, people).min(frame.verb.end + 8);
        let place = (frame.verb.end..end)
            .any(|at| scan.country(at).is_some() || scan.hit(at, TableId::Places).is_some());
        if !place || !self.official_subject {
            return false;
        }
        share_country(*finder, people, &self.subjects);
        mark(people, &self.subjects, self.state, None);
        invited_by(*finder, frame, people, self.state);
        !self.subjects.is_empty()
    }

    /// `a meeting chaired by A`, `a delegation led by B`.
    fn led_by(&self, people: &mut [PersonMention]) -> bool {
        let Self { finder, frame, objects, .. } = self;
        let scan = finder.scan;
        let before = scan.sentence_start(frame.verb.start)..frame.verb.start;
        let speech = (before.start..frame.verb.end).any(|at| scan.has(at, "speech"));
        let anaphor = self.told && scan.is(before.start, &["it"]) && before.len() <= 2;
        let under = self.told && scan.is(frame.verb.start, &["under"]);
        let about = speech && self.told
            || under
            || anaphor
            || before.clone().any(|at| {
                scan.hit(at, TableId::Events).is_some()
                    || scan.is(at, &["delegation", "delegations", "dialogue", "taskforce", "proceedings"])
            });
        let spoken = scan.is(frame.verb.end - 2, &["delivered", "made", "given"])
            || frame.verb.clone().any(|at| scan.is(at, &["heard", "received"]));
        if !about || spoken && !speech || !(self.official_object || self.begun) {
            return false;
        }
        let function = if frame.kind == FrameKind::ChairedBy {
            Some(Function::Chair)
        } else if spoken || scan.is(frame.verb.end - 2, &["addressed", "briefed"]) {
            Some(Function::Speaker)
        } else {
            scan.is(frame.verb.end - 2, &["hosted"]).then_some(Function::Host)
        };
        delegate(people, frame, objects);
        let end = scan.sentence_end(frame.verb.start);
        // "chaired by A, was attended by B": who chairs stands before the next verb.
        let next =
            (frame.verb.end..end).find(|at| scan.is(*at, &["was", "were", "is", "are"])).unwrap_or(end);
        let presides =
            |index: &usize| frame.kind != FrameKind::ChairedBy || people[*index].tokens.start < next;
        let (presiding, others): (Vec<usize>, Vec<usize>) = objects.iter().partition(|index| presides(index));
        mark(people, &presiding, self.state, function);
        mark(people, &others, self.state, None);
        self.official_object
    }

    /// `Taking part were A, B and C`.
    fn present(&self, people: &mut [PersonMention]) -> bool {
        if !(self.official_object || self.begun) {
            return false;
        }
        let scan = self.finder.scan;
        let state = self.frame.listed.unwrap_or(self.state);
        let observe = self.frame.listed.is_some()
            && self.frame.verb.clone().any(|at| scan.is(at, &["observers", "observer"]));
        delegate(people, self.frame, &self.objects);
        mark(people, &self.objects, state, observe.then_some(Function::Observer));
        self.official_object && matches!(state, Presence::Attended | Presence::Expected)
    }

    fn sign(&self, people: &mut [PersonMention]) -> bool {
        let scan = self.finder.scan;
        let at = self.frame.verb.start;
        let event = (scan.sentence_start(at)..scan.sentence_end(at)).any(|at| {
            scan.hit(at, TableId::Events).is_some_and(|hit| {
                matches!(hit.row.text("type"), "summit" | "session" | "conference" | "meeting")
            })
        });
        let opens = self.official_subject && event;
        company::signs_for(self.finder, self.frame, people, &self.subjects);
        if self.begun || opens || self.told && self.official_subject {
            mark(people, &self.subjects, self.state, Some(Function::Signatory));
        }
        opens
    }

    fn absent(&self, people: &mut [PersonMention]) -> bool {
        let scan = self.finder.scan;
        let sentence = scan.sentence_start(self.frame.verb.start)..self.frame.verb.start;
        let meets = sentence.clone().any(|at| {
            scan.hit(at, TableId::Frames).is_some_and(|hit| matches!(hit.row.text("frame"), "meet" | "held"))
        });
        if self.event || meets {
            let behind = self.finder.scan.is(self.frame.verb.start, &["without", "in"]);
            let missing = if behind { &self.objects } else { &self.subjects };
            mark(people, missing, Presence::Absent, None);
        }
        false
    }

    /// `was invited to the summit`; `A invited B to the White House` for a meeting there.
    fn invite(&self, people: &mut [PersonMention]) -> bool {
        let Self { finder, frame, .. } = self;
        let scan = finder.scan;
        if scan.is(frame.verb.start, &["was", "were", "is", "are"]) {
            if self.event {
                mark(people, &self.subjects, Presence::Invited, None);
            }
            return self.event && self.official_subject;
        }
        let zone = frame.verb.end..(frame.verb.end + 22).min(scan.sentence_end(frame.verb.start));
        let seat = zone
            .clone()
            .any(|at| scan.is(at, &["to"]) && scan.hit(scan.skip_the(at + 1), TableId::Places).is_some());
        let meeting = self.event
            && seat
            && direct(*finder, frame, people, &self.objects)
            && self.official_object
            && self.official_subject;
        if meeting {
            mark(people, &self.subjects, Presence::Expected, None);
            mark(people, &self.objects, Presence::Invited, None);
        }
        meeting
    }
}
