//! Event nouns: which noun phrase of the report names its meeting, and the organization in it.

use super::{EventFinder, Noun, event_type};
use crate::extract::people::frames::{self, Frame, FrameKind};
use crate::extract::{NameClass, NameMention, Presence};
use crate::lexicon::TableId;
use crate::read::TokenKind;
use crate::snapshot::EventType;

impl EventFinder<'_> {
    /// The sentence near the head that says, without people, that an organization's event is held or that a body met.
    pub(super) fn announced(&self) -> Option<(usize, Noun)> {
        let held = self.frames.iter().filter(|frame| frame.sentence < 6).find_map(|frame| {
            let noun = match frame.kind {
                FrameKind::Held => {
                    self.held_noun(frame).or_else(|| self.body_before(frame).filter(|_| self.meets(frame)))
                }
                FrameKind::Meet => {
                    self.held_by(frame).or_else(|| self.body_before(frame)).or_else(|| self.convened(frame))
                }
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
                | FrameKind::Send
                | FrameKind::Say => None,
            }?;
            Some((frame.sentence, noun))
        });
        held.or_else(|| self.subject_summit())
    }

    /// `A summit of the X will be held`.
    fn held_noun(&self, frame: &Frame) -> Option<Noun> {
        self.nouns(frame.sentence).into_iter().find(|noun| {
            noun.name.is_some() && noun.tokens.end <= frame.verb.start && noun.kind != EventType::Ceremony
        })
    }

    /// "was due to meet", "convened in": a body begins or concludes many things that are no meeting.
    fn meets(&self, frame: &Frame) -> bool {
        frame.verb.clone().any(|at| self.scan.is(at, &["meet", "convened"]))
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
        let index = self.organ_of(index);
        let name = &self.names[index];
        let placed = range.clone().any(|at| {
            scan.is(at, &["in", "at"]) && scan.hit(scan.skip_the(at + 1), TableId::Places).is_some()
        });
        let dated = self.dates.iter().any(|date| range.contains(&date.tokens.start));
        let inside = frame.verb.clone().skip(1).find_map(|at| self.event_at(at).map(|(kind, _)| kind));
        let plain = if name.class == NameClass::Grouping { EventType::Summit } else { EventType::Meeting };
        let kind = inside.filter(|kind| *kind != EventType::Meeting).unwrap_or(plain);
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

    /// The event noun that the opening names, else one close by that carries an organization's name.
    pub(super) fn noun(&self, frame: Option<&Frame>) -> Option<Noun> {
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
                noun.tokens.end > frame.verb.start && (noun.name.is_some() || is_object(frame, noun))
            })
        });
        if let Some(noun) = object.or_else(|| opening.iter().find(|noun| noun.name.is_some())) {
            return Some(noun.clone());
        }
        let opens = self.sentence(self.opening);
        let nobody = !self
            .people
            .iter()
            .any(|person| person.presence != Presence::Mentioned && opens.contains(&person.tokens.start));
        let multilateral = frame.is_none_or(|frame| {
            nobody
                || matches!(
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

    pub(super) fn nouns(&self, sentence: usize) -> Vec<Noun> {
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
            // "a video conference" is no conference.
            let call = self.scan.hit(at, TableId::Events).filter(|hit| hit.row.text("type") == "call");
            if let Some(hit) = call.filter(|hit| hit.row.text("main") != "yes" && hit.length > 1) {
                at += hit.length;
                continue;
            }
            if let Some((kind, end)) = self.event_at(at).filter(|_| !self.is_elsewhere(at)) {
                found.push(self.around(at, end, kind));
                at = end;
                continue;
            }
            at += 1;
        }
        found.retain(|noun| !self.is_elsewhere(noun.tokens.start));
        found
    }

    pub(super) fn event_at(&self, at: usize) -> Option<(EventType, usize)> {
        if frames::is_meeting_in(self.scan, at) {
            return None;
        }
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
    pub(super) fn around(&self, at: usize, end: usize, kind: EventType) -> Noun {
        let scan = self.scan;
        let mut start = at;
        let floor = scan.sentence_start(at);
        let mut name = None;
        while start > floor {
            let before = start - 1;
            if scan.is(before, &["-"]) && scan.article.gap_before(before) || scan.is(before, &["the"]) {
                break;
            }
            if let Some(index) = self.names.iter().position(|name| name.tokens.contains(&before)) {
                name.get_or_insert(index);
                start = self.names[index].tokens.start.max(floor);
            } else if scan.is_possessive(before)
                || scan.is(before, &[")", "("])
                || scan.fold(before).starts_with("non-")
                || scan.is(before, &["and"]) && scan.fold(before + 1).starts_with("non-")
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
                    && name.tokens.start <= begin + 9
                    && self.only_small(begin, name.tokens.start)
            });
            let Some(index) = index.filter(|_| !scan.is(next, &["between"])) else {
                let run = (begin..scan.sentence_end(at)).take_while(|at| scan.is_capital(*at)).count();
                let plain = scan.is(next, &["of"]) && scan.is_capital(at) && scan.country(begin).is_none();
                if run >= 2 && plain && scan.hit(begin, TableId::Offices).is_none() {
                    close = begin + run;
                }
                break;
            };
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
                    "speakers",
                    "parliaments",
                    "presidents",
                    "affairs",
                    "defence",
                    "defense",
                    "interior",
                    "justice",
                    "finance",
                    "economy",
                    "trade",
                    "energy",
                    "transport",
                    "agriculture",
                    "health",
                    "education",
                    "environment",
                    "culture",
                    "tourism",
                    "responsible",
                    "for",
                    "associated",
                    "partner",
                ],
            )
        })
    }

    /// An event that the sentence only refers to: "ahead of the summit", "on the margins of", "at last year's summit".
    pub(super) fn is_elsewhere(&self, at: usize) -> bool {
        let scan = self.scan;
        let floor = scan.sentence_start(at);
        let from = at.saturating_sub(7).max(floor);
        (from..at).any(|index| {
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
                // "after two days of talks": the end of this meeting.
                && !(index..at.max(index + 4)).any(|step| scan.is(step, &["day", "days", "hours", "rounds"]))
        })
    }
}

/// Whether the noun belongs to the frame: no other verb's event, close to the verb.
fn is_object(frame: &Frame, noun: &Noun) -> bool {
    noun.tokens.start <= frame.verb.end + 12
}
