//! The meeting itself: what it is called, where and when it was held, who hosts and presides.
//!
//! Which of several events is the main one. In this order:
//! 1. the one that the first sentence with a participant reports; an organization's event that an earlier sentence says is
//!    held, or that is the subject of one of the first sentences, goes before it;
//! 2. inside that sentence an organization's summit, session or conference before the verb ("the X summit opened with a
//!    meeting of A and B"), then the event noun behind the verb, then the verb alone ("A met B");
//! 3. never one that the sentence only refers to: on the margins of, ahead of, after, last year's, accepted invitations.
//!
//! Place, date, format and host are read from that sentence and the next, then from the other sentences that say that the
//! meeting takes place, from the dateline and from the headline; a value of another event is worse than none.

mod date;
mod nouns;
mod place;
mod telling;

use super::gathering;
use super::people::frames::{self, Frame, FrameKind};
use super::scan::Scan;
use super::{DateMention, NameClass, NameMention, PersonMention, Presence};
use crate::lexicon::TableId;
use crate::read::{Annotations, Article, Zone};
use crate::snapshot::{Alpha2, Edtf, EventFormat, EventType, Function, Id};
use std::ops::Range;

/// A value with the tokens that state it.
pub(crate) type Stated<T> = Option<(T, Range<usize>)>;

/// What the report says of the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventMentions {
    /// A short noun phrase as the text names it.
    pub name: Stated<String>,
    /// What kind of meeting.
    pub kind: Stated<EventType>,
    /// Its form.
    pub format: Stated<EventFormat>,
    /// Id of the organization that met, as in [`NameMention::id`].
    pub organization: Stated<Id>,
    /// Name of the organ that met.
    pub body: Stated<String>,
    /// City or residence.
    pub city: Stated<String>,
    /// Country of the place.
    pub country: Stated<Alpha2>,
    /// First day.
    pub start: Stated<Edtf>,
    /// Last day.
    pub end: Stated<Edtf>,
    /// Hosting country.
    pub host: Stated<Alpha2>,
    /// The mention (index into the people) of who presides.
    pub chair: Option<usize>,
}

/// Finds the event that the report is about: that of the first sentence in which somebody takes part.
pub(super) fn find(
    article: &Article,
    annotations: &Annotations<'_>,
    names: &[NameMention],
    dates: &[DateMention],
    people: &[PersonMention],
) -> EventMentions {
    let scan = Scan::new(article, annotations);
    if gathering::is_briefing(scan) {
        return EventMentions::default();
    }
    let frames = frames::find(scan);
    let gatherings = gathering::find(scan, &frames, dates);
    let opened = opening(article, people);
    let named =
        opened.filter(|sentence| article.blocks()[article.sentences()[*sentence].block].zone == Zone::Title);
    let named = named.and_then(|title| first_in(article, people, title + 1));
    let scenes = gatherings.iter().map(|gathering| gathering.sentence).chain(opened).chain(named).collect();
    let mut finder = EventFinder { scan, names, dates, people, frames: &frames, opening: 0, scenes };
    let announced = finder.announced();
    let gathered = gatherings.first().map(|gathering| (gathering.sentence, finder.gathered(gathering)));
    let held = announced.map(|(held, noun)| (held, Some(noun)));
    let held = match (held, gathered) {
        (Some(held), Some(gathered)) => Some(if gathered.0 < held.0 { gathered } else { held }),
        (held, gathered) => held.or(gathered),
    };
    match (opened, held) {
        (Some(opening), Some((held, noun))) if held < opening => {
            finder.opening = held;
            finder.event(noun)
        }
        (Some(opening), held) => {
            finder.opening = opening;
            let mut event = finder.event(None);
            let noun = held.filter(|(held, _)| *held == opening).and_then(|(_, noun)| noun);
            finder.at_least(&mut event, noun.as_ref());
            event
        }
        (None, Some((held, noun))) => {
            finder.opening = held;
            finder.event(noun)
        }
        (None, None) => finder.headline_only(),
    }
}

/// The first sentence in which somebody takes part.
fn opening(article: &Article, people: &[PersonMention]) -> Option<usize> {
    let first = people.iter().find(|person| person.presence != Presence::Mentioned)?;
    Some(article.sentences().partition_point(|sentence| sentence.tokens.end <= first.tokens.start))
}

/// The first sentence from `from` on in which somebody takes part.
fn first_in(article: &Article, people: &[PersonMention], from: usize) -> Option<usize> {
    let start = article.sentences().get(from)?.tokens.start;
    let first = people
        .iter()
        .find(|person| person.presence != Presence::Mentioned && person.tokens.start >= start)?;
    Some(article.sentences().partition_point(|sentence| sentence.tokens.end <= first.tokens.start))
}

struct EventFinder<'run> {
    scan: Scan<'run>,
    names: &'run [NameMention],
    dates: &'run [DateMention],
    people: &'run [PersonMention],
    frames: &'run [Frame],
    opening: usize,
    /// The sentences that tell of the meeting: those that say that it takes place, the first in which somebody takes part.
    scenes: Vec<usize>,
}

/// An event noun with the name around it.
#[derive(Debug, Clone)]
struct Noun {
    /// The noun phrase, article left out.
    tokens: Range<usize>,
    kind: EventType,
    /// Index of the organization or body in it.
    name: Option<usize>,
}

impl EventFinder<'_> {
    fn event(&self, announced: Option<Noun>) -> EventMentions {
        let mut event = EventMentions::default();
        let frame = self.frames.iter().find(|frame| frame.sentence == self.opening && is_of_meeting(frame));
        let joint =
            self.people.iter().any(|person| self.is_party(person) && person.presence != Presence::Mentioned);
        if joint && frame.is_none_or(|frame| frame.kind == FrameKind::Say) {
            let sentence = self.sentence(self.opening);
            event.kind = Some((EventType::Other, sentence.start..sentence.start + 1));
            return event;
        }
        let known = announced.is_some();
        let noun = announced.or_else(|| self.noun(frame));
        self.kind(&mut event, frame.filter(|_| !known), noun.as_ref());
        if let Some(noun) = &noun {
            event.name = Some((self.scan.plain(noun.tokens.clone()), noun.tokens.clone()));
            self.who_met(&mut event, noun);
        }
        self.we_of(&mut event);
        self.later_called(&mut event);
        self.told_below(&mut event);
        self.of_leaders(&mut event, noun.as_ref());
        self.attended_on_the_way(&mut event);
        self.format(&mut event);
        let called = matches!(event.kind, Some((EventType::Call, _)));
        if !called {
            self.place(&mut event);
        }
        self.date(&mut event);
        if !called {
            self.title(&mut event);
        }
        self.led_by_name(&mut event);
        self.host(&mut event);
        event.chair = self.people.iter().position(|person| {
            person.functions.contains(&Function::Chair)
                && person.presence != Presence::Mentioned
                && person.name.is_some()
        });
        event
    }

    /// `We, A, B and C`, `We, the Foreign Ministers of A, B and C`: a party of a joint statement.
    fn is_party(&self, person: &PersonMention) -> bool {
        let start = self.scan.sentence_start(person.tokens.start);
        person.rule == "country-list"
            || person.rule == "plural-office"
                && self.scan.is(start, &["we"])
                && person.tokens.start <= start + 3
    }

    /// The organization of the event that the opening sentence announces, where its people gave none.
    fn at_least(&self, event: &mut EventMentions, announced: Option<&Noun>) {
        let unnamed = event.organization.is_none() && event.body.is_none() && event.kind.is_some();
        if let Some(noun) = announced.filter(|noun| unnamed && noun.name.is_some()) {
            self.who_met(event, noun);
        }
    }

    fn sentence(&self, index: usize) -> Range<usize> {
        self.scan.article.sentences().get(index).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// The sentences that may still describe the meeting.
    fn near(&self, after: usize) -> impl Iterator<Item = usize> {
        let last = self.scan.article.sentences().len();
        self.opening..(self.opening + after + 1).min(last)
    }

    fn kind(&self, event: &mut EventMentions, frame: Option<&Frame>, noun: Option<&Noun>) {
        let by_frame = frame.and_then(|frame| {
            let kind = match frame.kind {
                FrameKind::Talk if self.scan.is(frame.verb.start, &["discussed", "discuss"]) => {
                    EventType::Meeting
                }
                FrameKind::Talk => EventType::Call,
                FrameKind::Meet => EventType::Meeting,
                FrameKind::Receive
                    if self.scan.is(frame.verb.start, &["personally", "awarded", "presented"]) =>
                {
                    EventType::Meeting
                }
                FrameKind::Receive
                    if self.receives_many(frame)
                        || self.scan.fold(frame.verb.start).starts_with("host")
                            && noun.is_some_and(|noun| noun.tokens.start >= frame.verb.end) =>
                {
                    EventType::Meeting
                }
                FrameKind::Receive | FrameKind::Visit => EventType::Visit,
                FrameKind::Attend
                | FrameKind::By
                | FrameKind::Present
                | FrameKind::Chair
                | FrameKind::ChairedBy => return None,
                FrameKind::Sign
                | FrameKind::Invite
                | FrameKind::Absent
                | FrameKind::Held
                | FrameKind::Send
                | FrameKind::Say => return None,
            };
            Some((kind, frame.verb.clone()))
        });
        let by_noun = noun.map(|noun| (noun.kind, noun.tokens.clone()));
        event.kind = match (by_frame, by_noun) {
            (Some((EventType::Call, verb)), _) => Some((EventType::Call, verb)),
            (Some(frame), Some(noun)) => {
                let larger = matches!(noun.0, EventType::Summit | EventType::Session | EventType::Conference)
                    && (self.noun_is_named(noun.1.clone())
                        || frame.1.contains(&noun.1.start)
                        || self.scan.fold(frame.1.start).starts_with("conven")
                            && noun.1.start < frame.1.end + 4);
                Some(if larger { noun } else { frame })
            }
            (Some(frame), None) => Some(frame),
            (None, Some(noun)) => Some(noun),
            (None, None) => {
                let range = self.sentence(self.opening);
                Some((EventType::Meeting, range.start..range.end.min(range.start + 1)))
            }
        };
    }

    /// "X hosted a delegation … This meeting built on …": what the next sentences call it.
    fn later_called(&self, event: &mut EventMentions) {
        let received = self
            .frames
            .iter()
            .any(|frame| frame.sentence == self.opening && frame.kind == FrameKind::Receive);
        if !received || !matches!(event.kind, Some((EventType::Visit, _))) {
            return;
        }
        for index in self.near(3).skip(1) {
            let start = self.sentence(index).start;
            let called = self.event_at(start + 1).filter(|_| self.scan.is(start, &["this"]));
            if let Some((kind @ EventType::Meeting, end)) = called {
                event.kind = Some((kind, start..end));
                return;
            }
        }
    }

    /// "a G7 meeting of the leaders": an organization whose leaders meet holds a summit.
    fn of_leaders(&self, event: &mut EventMentions, noun: Option<&Noun>) {
        let whole =
            noun.and_then(|noun| noun.name).is_some_and(|index| self.names[index].class != NameClass::Body);
        let Some((EventType::Meeting, tokens)) = event.kind.clone().filter(|_| whole) else { return };
        let sentence = self.sentence(self.opening);
        let leaders = sentence.clone().find(|at| self.scan.is(*at, &["leaders", "heads"]));
        if let Some(at) = leaders.filter(|at| at.abs_diff(tokens.end) < 8) {
            event.kind = Some((EventType::Summit, tokens.start.min(at)..tokens.end.max(at + 1)));
        }
    }

    /// "visit X and then travel to Y to attend the summit of Z": the visit's own organization.
    fn attended_on_the_way(&self, event: &mut EventMentions) {
        if event.organization.is_some() || !matches!(event.kind, Some((EventType::Visit, _))) {
            return;
        }
        let attends = self
            .frames
            .iter()
            .find(|frame| frame.sentence == self.opening && frame.kind == FrameKind::Attend);
        let Some(frame) = attends else { return };
        let noun = self.nouns(self.opening).into_iter().find(|noun| {
            noun.tokens.end > frame.verb.end && matches!(noun.kind, EventType::Summit | EventType::Session)
        });
        let Some(name) = noun.and_then(|noun| noun.name).map(|index| &self.names[index]) else { return };
        if name.class != NameClass::Body {
            event.organization = Some((name.id.clone(), name.tokens.clone()));
        }
    }

    /// `We, the Leaders of the X, met …`: the organization is the one that speaks, and leaders who meet hold a summit.
    fn we_of(&self, event: &mut EventMentions) {
        let sentence = self.sentence(self.opening);
        let speaks = self.people.iter().find(|person| {
            person.rule == "country-list"
                && person.presence != Presence::Mentioned
                && sentence.contains(&person.tokens.start)
                && person.organization.is_some()
        });
        let Some(person) = speaks.filter(|_| event.organization.is_none()) else { return };
        event.organization = person.organization.clone().map(|id| (id, person.tokens.clone()));
        let leaders =
            (sentence.start..person.tokens.start).find(|at| self.scan.is(*at, &["leaders", "heads"]));
        if let Some(at) = leaders.filter(|_| matches!(event.kind, Some((EventType::Meeting, _)))) {
            event.kind = Some((EventType::Summit, at..person.tokens.end));
        }
    }

    fn noun_is_named(&self, tokens: Range<usize>) -> bool {
        self.names.iter().any(|name| name.tokens.start < tokens.end && tokens.start < name.tokens.end)
            || tokens.clone().any(|at| self.scan.country(at).is_some() || self.scan.word(at).contains('-'))
    }

    /// The organization and organ in the event's name.
    fn who_met(&self, event: &mut EventMentions, noun: &Noun) {
        if matches!(noun.kind, EventType::Call | EventType::Visit) {
            return;
        }
        let Some(name) = noun.name.or_else(|| self.membership(noun)).map(|index| &self.names[index]) else {
            return;
        };
        let tokens = name.tokens.clone();
        if name.class == NameClass::Body {
            event.body = Some((self.scan.plain(tokens.clone()), tokens.clone()));
            let stated = name.parent.clone().or_else(|| self.parent_elsewhere(name));
            let parent = stated.map(|id| (id, tokens.clone())).or_else(|| {
                let end = self.scan.skip_brackets(tokens.end);
                let after = (end..end + 8).find(|at| {
                    !self.scan.is(*at, &["of", "the", "member", "states", "countries", "participating"])
                })?;
                let next = self.names.iter().find(|other| {
                    other.tokens.start == after && after > end && other.class != NameClass::Body
                })?;
                Some((next.id.clone(), next.tokens.clone()))
            });
            event.organization = parent;
        } else {
            event.organization = Some((name.id.clone(), tokens));
        }
    }

    /// "the Supreme Council of the X" of the headline is "the Supreme Council" in the text.
    fn parent_elsewhere(&self, organ: &NameMention) -> Option<Id> {
        let mut fuller = self.names.iter().filter(|name| {
            name.class == NameClass::Body
                && name
                    .name
                    .strip_prefix(organ.name.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(" of "))
        });
        fuller.find_map(|name| name.parent.clone())
    }

    /// `a meeting with the permanent members of the Security Council`: the organ whose members sit together.
    fn membership(&self, noun: &Noun) -> Option<usize> {
        let scan = self.scan;
        let end = scan.sentence_end(noun.tokens.start).min(noun.tokens.end + 12);
        let of = (noun.tokens.end..end)
            .find(|at| scan.is(*at, &["members"]) && scan.is(at + 1, &["of"]))
            .map(|at| scan.skip_the(at + 2))?;
        let led = (noun.tokens.end..of).any(|at| scan.is(at, &["with"]));
        self.names.iter().position(|name| led && name.tokens.start == of && name.class == NameClass::Body)
    }

    fn format(&self, event: &mut EventMentions) {
        for index in self.near(1).chain(self.scenes.iter().copied()) {
            for at in self.sentence(index) {
                if let Some(hit) = self.scan.hit(at, TableId::Formats) {
                    event.format =
                        event_format(hit.row.text("format")).map(|format| (format, at..at + hit.length));
                    return;
                }
            }
        }
    }
}

fn event_type(word: &str) -> Option<EventType> {
    Some(match word {
        "summit" => EventType::Summit,
        "session" => EventType::Session,
        "meeting" => EventType::Meeting,
        "call" => EventType::Call,
        "visit" => EventType::Visit,
        "conference" => EventType::Conference,
        "ceremony" => EventType::Ceremony,
        _ => return None,
    })
}

fn event_format(word: &str) -> Option<EventFormat> {
    Some(match word {
        "in-person" => EventFormat::InPerson,
        "virtual" => EventFormat::Virtual,
        "expanded" => EventFormat::Expanded,
        "restricted" => EventFormat::Restricted,
        "extraordinary" => EventFormat::Extraordinary,
        _ => return None,
    })
}

fn is_of_meeting(frame: &Frame) -> bool {
    !matches!(
        frame.kind,
        FrameKind::Say | FrameKind::Sign | FrameKind::Invite | FrameKind::Absent | FrameKind::Send
    )
}
