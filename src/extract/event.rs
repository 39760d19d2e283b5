//! The meeting itself: what it is called, where and when it was held, who hosts and presides.

use super::people::frames::{self, Frame, FrameKind};
use super::scan::{Form, Scan};
use super::{DateMention, NameClass, NameMention, PersonMention, Presence};
use crate::lexicon::TableId;
use crate::read::{Annotations, Article, TokenKind, Zone};
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
    let frames = frames::find(scan);
    let mut finder = EventFinder { scan, names, dates, people, frames: &frames, opening: 0 };
    let announced = finder.announced();
    match (opening(article, people), announced) {
        (Some(opening), Some((held, noun))) if held < opening => {
            finder.opening = held;
            finder.event(Some(noun))
        }
        (Some(opening), _) => {
            finder.opening = opening;
            finder.event(None)
        }
        (None, Some((held, noun))) => {
            finder.opening = held;
            finder.event(Some(noun))
        }
        (None, None) => EventMentions::default(),
    }
}

/// The first sentence in which somebody takes part.
fn opening(article: &Article, people: &[PersonMention]) -> Option<usize> {
    let first = people.iter().find(|person| person.presence != Presence::Mentioned)?;
    Some(article.sentences().partition_point(|sentence| sentence.tokens.end <= first.tokens.start))
}

struct EventFinder<'run> {
    scan: Scan<'run>,
    names: &'run [NameMention],
    dates: &'run [DateMention],
    people: &'run [PersonMention],
    frames: &'run [Frame],
    opening: usize,
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
        let frame =
            self.frames.iter().find(|frame| frame.sentence == self.opening && self.is_of_meeting(frame));
        let joint = self
            .people
            .iter()
            .any(|person| person.rule == "country-list" && person.presence != Presence::Mentioned);
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
        self.of_leaders(&mut event, noun.as_ref());
        self.attended_on_the_way(&mut event);
        self.format(&mut event);
        let called = matches!(event.kind, Some((EventType::Call, _)));
        if !called {
            self.place(&mut event);
        }
        self.date(&mut event);
        self.host(&mut event);
        event.chair = self.people.iter().position(|person| {
            person.functions.contains(&Function::Chair)
                && person.presence != Presence::Mentioned
                && person.name.is_some()
        });
        event
    }

    /// The sentence near the head that says, without people, that an organization's event is held or that a body met.
    fn announced(&self) -> Option<(usize, Noun)> {
        let held = self.frames.iter().filter(|frame| frame.sentence < 6).find_map(|frame| {
            let noun = match frame.kind {
                FrameKind::Held => {
                    self.held_noun(frame).or_else(|| self.body_before(frame).filter(|_| self.meets(frame)))
                }
                FrameKind::Meet => self.body_before(frame).or_else(|| self.convened(frame)),
                FrameKind::Receive | FrameKind::Chair => self.convened(frame),
                FrameKind::Talk
                | FrameKind::Attend
                | FrameKind::Visit
                | FrameKind::By
                | FrameKind::ChairedBy
                | FrameKind::Present
                | FrameKind::Sign
                | FrameKind::Invite
                | FrameKind::Absent
                | FrameKind::Say => None,
            }?;
            Some((frame.sentence, noun))
        });
        held.or_else(|| self.subject_summit())
    }

    /// "was due to meet", "convened in": a body begins or concludes many things that are no meeting.
    fn meets(&self, frame: &Frame) -> bool {
        frame.verb.clone().any(|at| self.scan.is(at, &["meet", "convened"]))
    }

    /// `A summit of the X will be held`.
    fn held_noun(&self, frame: &Frame) -> Option<Noun> {
        self.nouns(frame.sentence).into_iter().find(|noun| {
            noun.name.is_some() && noun.tokens.end <= frame.verb.start && noun.kind != EventType::Ceremony
        })
    }

    /// `The Council of X met in Y`, `the G7 was scheduled to meet`: the name stands right before the verb, and the
    /// sentence gives a place or a date.
    fn body_before(&self, frame: &Frame) -> Option<Noun> {
        let scan = self.scan;
        let range = self.sentence(frame.sentence);
        let mut end = frame.verb.start;
        while end > range.start
            && scan
                .is(end - 1, &["was", "were", "is", "are", "already", "today", "has", "have", "been", "will"])
        {
            end -= 1;
        }
        let index = self
            .names
            .iter()
            .position(|name| scan.skip_brackets(name.tokens.end) == end && end > range.start)?;
        let name = &self.names[index];
        let placed = range.clone().any(|at| {
            scan.is(at, &["in", "at"]) && scan.hit(scan.skip_the(at + 1), TableId::Places).is_some()
        });
        let dated = self.dates.iter().any(|date| range.contains(&date.tokens.start));
        let kind = if name.class == NameClass::Grouping { EventType::Summit } else { EventType::Meeting };
        (placed || dated).then(|| Noun { tokens: name.tokens.clone(), kind, name: Some(index) })
    }

    /// `we will convene the X Leaders Meeting in Y`.
    fn convened(&self, frame: &Frame) -> Option<Noun> {
        self.nouns(frame.sentence).into_iter().find(|noun| {
            noun.name.is_some()
                && noun.tokens.start >= frame.verb.end
                && noun.tokens.start <= frame.verb.end + 3
                && matches!(noun.kind, EventType::Summit | EventType::Session | EventType::Conference)
        })
    }

    /// `The X Summit has delivered …`: an organization's summit as the subject of one of the first sentences.
    fn subject_summit(&self) -> Option<(usize, Noun)> {
        (0..self.scan.article.sentences().len().min(8)).find_map(|index| {
            let start = self.scan.skip_the(self.sentence(index).start);
            let noun = self
                .nouns(index)
                .into_iter()
                .find(|noun| noun.tokens.start <= start && noun.name.is_some())?;
            (noun.kind == EventType::Summit).then_some((index, noun))
        })
    }

    fn is_of_meeting(&self, frame: &Frame) -> bool {
        !matches!(frame.kind, FrameKind::Say | FrameKind::Sign | FrameKind::Invite | FrameKind::Absent)
    }

    fn sentence(&self, index: usize) -> Range<usize> {
        self.scan.article.sentences().get(index).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// The sentences that may still describe the meeting.
    fn near(&self, after: usize) -> impl Iterator<Item = usize> {
        let last = self.scan.article.sentences().len();
        self.opening..(self.opening + after + 1).min(last)
    }

    /// The event noun that the opening names, else one close by that carries an organization's name.
    fn noun(&self, frame: Option<&Frame>) -> Option<Noun> {
        let opening = self.nouns(self.opening);
        // "The X summit opened with a meeting of A and B": the summit is the event.
        let larger = opening.iter().find(|noun| {
            noun.name.is_some()
                && matches!(noun.kind, EventType::Summit | EventType::Session | EventType::Conference)
                && frame.is_some_and(|frame| noun.tokens.end <= frame.verb.start)
        });
        if let Some(noun) = larger {
            return Some(noun.clone());
        }
        let object = frame.and_then(|frame| {
            opening.iter().find(|noun| {
                noun.tokens.end > frame.verb.start && (noun.name.is_some() || self.is_object(frame, noun))
            })
        });
        if let Some(noun) = object.or_else(|| opening.iter().find(|noun| noun.name.is_some())) {
            return Some(noun.clone());
        }
        let multilateral = frame.is_none_or(|frame| {
            matches!(
                frame.kind,
                FrameKind::Attend
                    | FrameKind::By
                    | FrameKind::Present
                    | FrameKind::Chair
                    | FrameKind::ChairedBy
            )
        });
        let before = self.opening.saturating_sub(3);
        let mut others: Vec<Noun> =
            (before..self.opening).chain(self.near(2).skip(1)).flat_map(|index| self.nouns(index)).collect();
        others.retain(|noun| noun.name.is_some());
        if multilateral && let Some(noun) = others.first() {
            return Some(noun.clone());
        }
        opening.first().cloned()
    }

    /// Whether the noun belongs to the frame: no other verb's event, close to the verb.
    fn is_object(&self, frame: &Frame, noun: &Noun) -> bool {
        noun.tokens.start <= frame.verb.end + 12
    }

    fn nouns(&self, sentence: usize) -> Vec<Noun> {
        let range = self.sentence(sentence);
        let mut found = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let named =
                self.names.iter().position(|name| name.tokens.start == at && self.is_event_name(name));
            if let Some(index) = named {
                let name = &self.names[index];
                let after = self.scan.skip_brackets(name.tokens.end);
                let (kind, end) = match self.event_at(after) {
                    Some((kind, end)) => (kind, end),
                    None => (self.last_kind(name), name.tokens.end),
                };
                found.push(Noun { tokens: at..end, kind, name: Some(index) });
                at = end;
                continue;
            }
            if let Some((kind, end)) = self.event_at(at).filter(|(_, end)| !self.is_elsewhere(at, *end)) {
                found.push(self.around(at, end, kind));
                at = end;
                continue;
            }
            at += 1;
        }
        found.retain(|noun| !self.is_elsewhere(noun.tokens.start, noun.tokens.end));
        found
    }

    fn event_at(&self, at: usize) -> Option<(EventType, usize)> {
        let hit = self.scan.hit(at, TableId::Events).filter(|hit| hit.row.text("main") == "yes")?;
        Some((event_type(hit.row.text("type"))?, at + hit.length))
    }

    /// "East Asia Summit": the name of a forum that is the event's own.
    fn is_event_name(&self, name: &NameMention) -> bool {
        // "the Chairman of the National Assembly" makes the assembly somebody's house.
        let house = self.people.iter().any(|person| {
            person.office.is_some()
                && self.names.iter().any(|other| {
                    other.id == name.id
                        && person.tokens.start < other.tokens.start
                        && other.tokens.end <= person.tokens.end
                })
        });
        !house
            && self.event_at(name.tokens.end - 1).is_some()
            && name.tokens.len() > 1
            && name.class != NameClass::Body
    }

    fn last_kind(&self, name: &NameMention) -> EventType {
        self.event_at(name.tokens.end - 1).map_or(EventType::Meeting, |(kind, _)| kind)
    }

    /// The noun phrase around an event noun, with the organization before or behind it.
    fn around(&self, at: usize, end: usize, kind: EventType) -> Noun {
        let scan = self.scan;
        let mut start = at;
        let floor = scan.sentence_start(at);
        let mut name = None;
        while start > floor {
            let before = start - 1;
            if let Some(index) = self.names.iter().position(|name| name.tokens.contains(&before)) {
                name.get_or_insert(index);
                start = self.names[index].tokens.start.max(floor);
            } else if scan.is_possessive(before)
                || scan.is(before, &[")", "("])
                || matches!(
                    scan.kind(before),
                    Some(TokenKind::Capital | TokenKind::Acronym | TokenKind::Number)
                ) && scan.hit(before, TableId::Calendar).is_none()
                || scan.country(before).is_some()
                || scan.is(
                    before,
                    &[
                        "first",
                        "second",
                        "third",
                        "annual",
                        "inaugural",
                        "extraordinary",
                        "expanded",
                        "regular",
                        "informal",
                        "leaders",
                        "virtual",
                        "plenary",
                        "working",
                        "expanded-format",
                        "summit",
                        "trilateral",
                        "bilateral",
                        "next",
                        "latest",
                        "+",
                        "-",
                    ],
                )
            {
                start = before;
            } else {
                break;
            }
        }
        let mut close = end;
        let mut next = scan.skip_brackets(end);
        while scan.is(next, &["of", "between", "at"]) {
            let begin = scan.skip_the(next + 1);
            let index = self.names.iter().position(|name| {
                name.tokens.start >= begin
                    && name.tokens.start <= begin + 6
                    && self.only_small(begin, name.tokens.start)
            });
            let Some(index) = index.filter(|_| !scan.is(next, &["between"])) else { break };
            name = name.or(Some(index));
            close = self.names[index].tokens.end;
            next = scan.skip_brackets(close);
        }
        Noun { tokens: start..close, kind, name }
    }

    /// Whether only words such as "heads of state of the member states of" stand between.
    fn only_small(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| {
            self.scan.is(
                at,
                &[
                    "the",
                    "of",
                    "heads",
                    "state",
                    "states",
                    "member",
                    "leaders",
                    "delegations",
                    "countries",
                    "and",
                    "government",
                    "ministers",
                    "foreign",
                    "council",
                    "participating",
                ],
            )
        })
    }

    /// An event that the sentence only refers to: "ahead of the summit", "on the margins of", "at last year's summit".
    fn is_elsewhere(&self, at: usize, end: usize) -> bool {
        let scan = self.scan;
        let floor = scan.sentence_start(at);
        let from = at.saturating_sub(7).max(floor);
        let preface = (from..at).any(|index| {
            scan.is(
                index,
                &[
                    "margins",
                    "sidelines",
                    "margin",
                    "ahead",
                    "before",
                    "after",
                    "following",
                    "since",
                    "last",
                    "previous",
                    "next",
                    "preparations",
                    "upcoming",
                    "vision",
                    "prepare",
                    "outcomes",
                    "results",
                    "invitation",
                    "accepted",
                ],
            ) && (index..at).all(|step| !scan.is(step, &[",", ";"]))
        });
        preface || scan.is(end, &["'s"]) && false
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
                | FrameKind::Say => return None,
            };
            Some((kind, frame.verb.clone()))
        });
        let by_noun = noun.map(|noun| (noun.kind, noun.tokens.clone()));
        event.kind = match (by_frame, by_noun) {
            (Some((EventType::Call, verb)), _) => Some((EventType::Call, verb)),
            (Some(frame), Some(noun)) => {
                let larger = matches!(noun.0, EventType::Summit | EventType::Session | EventType::Conference)
                    && self.noun_is_named(noun.1.clone());
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
        let Some(name) = noun.name.map(|index| &self.names[index]) else { return };
        let tokens = name.tokens.clone();
        if name.class == NameClass::Body {
            event.body = Some((self.scan.plain(tokens.clone()), tokens.clone()));
            let stated = name.parent.clone();
            let parent = stated.map(|id| (id, tokens.clone())).or_else(|| {
                let after = self.scan.skip_the(self.scan.skip_brackets(tokens.end) + 1);
                let next = self
                    .names
                    .iter()
                    .find(|other| other.tokens.start == after && other.class != NameClass::Body)?;
                Some((next.id.clone(), next.tokens.clone()))
            });
            event.organization = parent;
        } else {
            event.organization = Some((name.id.clone(), tokens));
        }
    }

    fn format(&self, event: &mut EventMentions) {
        for index in self.near(1) {
            for at in self.sentence(index) {
                if let Some(hit) = self.scan.hit(at, TableId::Formats) {
                    event.format =
                        event_format(hit.row.text("format")).map(|format| (format, at..at + hit.length));
                    return;
                }
            }
        }
    }

    /// Where: a place in the opening, in a sentence beside it that says where it was held, or in the dateline.
    fn place(&self, event: &mut EventMentions) {
        for index in self.near(1) {
            let opening = index == self.opening;
            for at in self.sentence(index) {
                if let Some((city, country, tokens)) = self.place_at(at, opening) {
                    self.put(event, city, country, tokens);
                    return;
                }
            }
        }
        let noun_like = matches!(event.kind, Some((EventType::Visit, _)));
        if noun_like {
            for at in self.sentence(self.opening) {
                if self.scan.is(at, &["to", "visit", "visited"]) {
                    if let Some((code, Form::Name, end)) = self.scan.country(self.scan.skip_the(at + 1)) {
                        event.country = Some((code, at + 1..end));
                        return;
                    }
                }
            }
        }
        self.dateline_place(event);
        if event.country.is_none() {
            self.place_of_forum(event);
        }
    }

    /// "on the sidelines of SPIEF": a forum that is called after its city, `St Petersburg International Economic Forum`.
    fn place_of_forum(&self, event: &mut EventMentions) {
        let scan = self.scan;
        let beside = self
            .sentence(self.opening)
            .find(|at| scan.is(*at, &["sidelines", "margins"]) && scan.is(at + 1, &["of"]));
        let Some(at) = beside.map(|at| scan.skip_the(at + 2)) else { return };
        let written = scan.fold(at).split('-').next().unwrap_or_default();
        let forum = self.names.iter().find(|name| {
            let acronym = name.acronym.as_ref().is_some_and(|acronym| acronym.eq_ignore_ascii_case(written));
            (acronym || name.tokens.start == at)
                && scan.is(name.tokens.end - 1, &["forum", "conference"])
                && scan.hit(name.tokens.start, TableId::Places).is_some()
        });
        let Some(start) = forum.map(|forum| forum.tokens.start) else { return };
        if let Some(hit) =
            scan.hit(start, TableId::Places).filter(|hit| matches!(hit.row.text("kind"), "capital" | "city"))
        {
            let tokens = start..start + hit.length;
            let country = Alpha2::try_from(hit.row.text("country")).ok();
            self.put(event, Some(scan.plain(tokens.clone())), country, tokens);
        }
    }

    fn put(
        &self,
        event: &mut EventMentions,
        city: Option<String>,
        country: Option<Alpha2>,
        tokens: Range<usize>,
    ) {
        if event.format.is_none() {
            event.format = Some((EventFormat::InPerson, tokens.clone()));
        }
        event.city = city.map(|city| (city, tokens.clone()));
        event.country = country.map(|country| (country, tokens));
    }

    fn place_at(&self, at: usize, opening: bool) -> Option<(Option<String>, Option<Alpha2>, Range<usize>)> {
        let scan = self.scan;
        let preposition = scan.is(at, &["in", "at", "to"]);
        if !preposition || self.is_elsewhere(at, at) || self.in_event_name(at) {
            return None;
        }
        let held = at > 0
            && scan.is(
                at - 1,
                &["held", "met", "meeting", "convened", "gathered", "arrived", "travel", "place"],
            );
        if !(opening || held) {
            return None;
        }
        let start = scan.skip_the(at + 1);
        let hit = scan.hit(start, TableId::Places)?;
        let end = start + hit.length;
        if scan.is_possessive(end) && !scan.is(end + 1, &["capital"]) {
            return None;
        }
        let kind = hit.row.text("kind");
        let seat = matches!(kind, "residence" | "venue");
        if scan.is(at, &["to"])
            && !(seat
                || held
                || scan.is(at.wrapping_sub(1), &["visit", "trip", "travels", "traveled", "travelled"]))
        {
            return None;
        }
        let next = if scan.is(end, &[","]) { end + 1 } else { end };
        let state = scan.country(next).filter(|(_, form, _)| *form == Form::Name && next > end);
        let stated = state.as_ref().map(|(code, _, _)| code.clone());
        let country = stated.or_else(|| Alpha2::try_from(hit.row.text("country")).ok());
        let close = state.map_or(end, |(_, _, close)| close);
        if seat {
            return Some((self.city_after(end), country, start..close));
        }
        Some((Some(scan.plain(start..end)), country, start..close))
    }

    /// `at the National Palace in Mexico City`.
    fn city_after(&self, at: usize) -> Option<String> {
        let scan = self.scan;
        let next = scan.is(at, &["in", ","]).then_some(at + 1)?;
        let hit = scan
            .hit(next, TableId::Places)
            .filter(|hit| matches!(hit.row.text("kind"), "capital" | "city"))?;
        Some(scan.plain(next..next + hit.length))
    }

    fn in_event_name(&self, at: usize) -> bool {
        self.names.iter().any(|name| name.tokens.contains(&at))
    }

    fn dateline_place(&self, event: &mut EventMentions) {
        let scan = self.scan;
        for block in scan.article.blocks().iter().filter(|block| block.zone == Zone::Dateline) {
            let mut at = block.tokens.start;
            while at < block.tokens.end {
                if let Some(hit) = scan.hit(at, TableId::Places) {
                    let city = matches!(hit.row.text("kind"), "capital" | "city")
                        .then(|| scan.plain(at..at + hit.length));
                    let country = Alpha2::try_from(hit.row.text("country")).ok();
                    let seat_first = city.is_none();
                    self.put(event, city, country, at..at + hit.length);
                    if !seat_first {
                        return;
                    }
                    at += hit.length;
                } else {
                    at += 1;
                }
            }
        }
    }

    /// When: a full date in the opening, else the date of a dateline that also gives the place.
    fn date(&self, event: &mut EventMentions) {
        let found = self.near(1).find_map(|index| {
            let range = self.sentence(index);
            self.dates.iter().find(|date| {
                range.contains(&date.tokens.start) && date.date.bounds().is_some() && self.dates_event(date)
            })
        });
        let found = found.or_else(|| self.dateline_date()).or_else(|| {
            let early = self.opening.saturating_sub(4)..self.opening;
            early.into_iter().find_map(|index| {
                let range = self.sentence(index);
                self.dates.iter().find(|date| date.relative && range.contains(&date.tokens.start))
            })
        });
        let Some(date) = found else {
            event.start = self.year_of_edition(event);
            return;
        };
        let stated = date.date.as_str();
        match stated.split_once('/') {
            Some((start, end)) => {
                event.start = Edtf::try_from(start.to_owned()).ok().map(|start| (start, date.tokens.clone()));
                event.end = Edtf::try_from(end.to_owned()).ok().map(|end| (end, date.tokens.clone()));
            }
            None => event.start = Some((date.date.clone(), date.tokens.clone())),
        }
    }

    /// `the 2021 East Asia Summit`, `SPIEF-2022`: the year in the name of the event, or of the one it is held beside.
    fn year_of_edition(&self, event: &EventMentions) -> Stated<Edtf> {
        let scan = self.scan;
        let own = event.organization.as_ref().map(|(id, _)| id);
        for at in self.near(3).flat_map(|index| self.sentence(index)) {
            let beside = scan.is(at.wrapping_sub(1), &["of"])
                && scan.is(at.wrapping_sub(2), &["sidelines", "margins"]);
            if let Some(year) =
                year(scan.fold(at).rsplit('-').next()).filter(|_| beside && scan.word(at).contains('-'))
            {
                return Some((year, at..at + 1));
            }
            let named = (at + 1..at + 3).any(|next| {
                self.names.iter().any(|name| name.tokens.start == next && Some(&name.id) == own)
                    && scan.is_capital(next)
            });
            if let Some(year) = year(Some(scan.fold(at))).filter(|_| named) {
                return Some((year, at..at + 1));
            }
        }
        None
    }

    /// Whether the date says when the meeting was: not "since", not a bare year, not in brackets or a name.
    fn dates_event(&self, date: &DateMention) -> bool {
        let scan = self.scan;
        let before = date.tokens.start.wrapping_sub(1);
        let next = date.tokens.end + usize::from(scan.is(date.tokens.end, &[","]));
        let another = (next..next + 3).any(|at| {
            scan.hit(at, TableId::Events).is_some()
                && (next..at).all(|step| scan.is_capital(step) || scan.is(step, &["telephone", "phone"]))
        });
        let owned = (before.saturating_sub(4)..=before)
            .any(|at| scan.is_possessive(at) || scan.is(at, &["their", "his", "her", "our", "follows"]));
        if another && owned {
            // "follows their 3 May call", "the minister's June visit": the date of another event.
            return false;
        }
        let bare = date.tokens.len() == 1 && !date.relative;
        let other =
            scan.is(before, &["since", "of", "by", "until", "before", "after", "for", "dated", "signed"]);
        !(bare || other || self.is_elsewhere(date.tokens.start, date.tokens.end))
    }

    fn dateline_date(&self) -> Option<&DateMention> {
        let scan = self.scan;
        self.dates.iter().find(|date| {
            let block = scan.article.block_of(date.tokens.start);
            block.zone == Zone::Dateline
                && !date.relative
                && date.date.bounds().is_some()
                && block.tokens.clone().any(|at| scan.hit(at, TableId::Places).is_some())
        })
    }

    /// Who hosts: said so, or the country of the place.
    fn host(&self, event: &mut EventMentions) {
        let scan = self.scan;
        let far = if event.organization.is_some() && event.country.is_none() { 40 } else { 3 };
        for index in self.near(far) {
            for at in self.sentence(index) {
                let Some((code, form, end)) = scan.country(at) else { continue };
                let chairs = scan.is_possessive(end)
                    && scan.is(end + 1, &["chairmanship", "presidency", "chairpersonship"])
                    || form == Form::Demonym && scan.is(end, &["chairmanship", "presidency"])
                    || form == Form::Name && scan.is(end, &["chairmanship", "presidency"]);
                let hosts = scan.is(at.wrapping_sub(1), &["by"])
                    && scan.is(at.wrapping_sub(2), &["hosted", "chaired"])
                    || scan.is(end, &["for"]) && scan.is(end + 1, &["hosting", "organising", "organizing"]);
                let future = chairs && scan.is(at.saturating_sub(1), &["upcoming"]);
                let chaired = scan.is(at.wrapping_sub(1), &["of"])
                    && scan.is(at.wrapping_sub(2), &["chairmanship", "presidency", "chairpersonship"])
                    && scan.is(at.wrapping_sub(3), &["the"])
                    && scan.is(at.wrapping_sub(4), &["under"]);
                if (chairs || hosts || chaired) && !future {
                    event.host = Some((code, at..end));
                    return;
                }
            }
        }
        let Some((place, tokens)) = event.country.clone() else { return };
        let many =
            matches!(event.kind, Some((EventType::Summit | EventType::Session | EventType::Conference, _)));
        let party = self
            .people
            .iter()
            .any(|person| person.presence != Presence::Mentioned && person.country.as_ref() == Some(&place));
        if many || party || matches!(event.kind, Some((EventType::Visit, _))) || self.seat(&tokens) {
            event.host = Some((place, tokens));
        }
    }

    /// Whether the place is a seat of government: who meets there is its guest.
    fn seat(&self, tokens: &Range<usize>) -> bool {
        let block = self.scan.article.block_of(tokens.start).tokens.clone();
        let range = if self.scan.article.block_of(tokens.start).zone == Zone::Dateline {
            block
        } else {
            tokens.clone()
        };
        range.into_iter().any(|at| {
            self.scan.hit(at, TableId::Places).is_some_and(|hit| hit.row.text("kind") == "residence")
        })
    }
}

/// A year in this century or the last.
fn year(word: Option<&str>) -> Option<Edtf> {
    let word = word.filter(|word| word.len() == 4)?;
    word.parse().ok().filter(|year| (1900..=2099).contains(year)).and_then(Edtf::year)
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
