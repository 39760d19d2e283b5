//! What the sentences that say that a meeting takes place, and the headline, add to the event.

use super::date::set_date;
use super::{EventFinder, EventMentions, Noun};
use crate::extract::gathering::Gathering;
use crate::extract::people::frames::Frame;
use crate::extract::{NameClass, Presence};
use crate::lexicon::TableId;
use crate::read::Zone;
use crate::snapshot::{Alpha2, EventType};

/// Those whose organization's meeting it is.
const LEADERS: &[&str] = &["leaders", "heads", "ministers", "presidents", "chiefs", "speakers", "envoys"];

impl EventFinder<'_> {
    /// The event noun of a sentence that says that a meeting takes place.
    pub(super) fn gathered(&self, gathering: &Gathering) -> Option<Noun> {
        let noun = gathering.noun.as_ref()?;
        self.nouns(gathering.sentence)
            .into_iter()
            .find(|one| one.tokens.start < noun.end && noun.start < one.tokens.end)
    }

    /// `The leaders of the X held an extraordinary summit`: the noun in the verb phrase, the name right before it.
    pub(super) fn held_by(&self, frame: &Frame) -> Option<Noun> {
        let at = frame.verb.clone().skip(1).find(|at| self.event_at(*at).is_some())?;
        let (kind, end) = self.event_at(at)?;
        let index = self.names.iter().position(|name| {
            self.scan.skip_brackets(name.tokens.end) == frame.verb.start
                && (name.class != NameClass::Body || name.parent.is_some())
        })?;
        let mut noun = self.around(at, end, kind);
        noun.name.get_or_insert(self.organ_of(index));
        Some(noun)
    }

    /// `the Council of Heads of Government (Prime Ministers) of the Member States of X`: the organ whose name leads to the
    /// organization's, else the organization itself.
    pub(super) fn organ_of(&self, index: usize) -> usize {
        let scan = self.scan;
        let start = self.names[index].tokens.start;
        let floor = scan.sentence_start(start).max(start.saturating_sub(12));
        let organ = self.names.iter().position(|name| {
            name.class == NameClass::Body
                && name.tokens.start >= floor
                && name.tokens.end < start
                && (scan.skip_brackets(name.tokens.end)..start)
                    .all(|at| scan.is(at, &["of", "the", "member", "states", "countries", "participating"]))
        });
        organ.unwrap_or(index)
    }

    /// `hosted the leaders of twelve states`: a group is no visitor.
    pub(super) fn receives_many(&self, frame: &Frame) -> bool {
        let scan = self.scan;
        let range = frame.verb.end..scan.sentence_end(frame.verb.start);
        let mut lands: Vec<&Alpha2> = self
            .people
            .iter()
            .filter(|person| person.presence != Presence::Mentioned && range.contains(&person.tokens.start))
            .filter_map(|person| person.country.as_ref())
            .collect();
        lands.dedup();
        lands.len() >= 3
            || (frame.verb.end..frame.verb.end + 4).any(|at| {
                scan.hit(at, TableId::Offices).is_some_and(|hit| hit.is_column("plural"))
                    || scan.is(at, &["leaders", "heads", "counterparts", "ministers"])
            })
    }

    /// What only the headline gives: `Summit of the X, Bratislava, 7 October 2025`.
    pub(super) fn title(&self, event: &mut EventMentions) {
        let scan = self.scan;
        let Some(block) = scan.article.blocks().first().filter(|block| block.zone == Zone::Title) else {
            return;
        };
        let large =
            |kind: EventType| matches!(kind, EventType::Summit | EventType::Session | EventType::Conference);
        let noun = self.nouns(block.sentences.start).into_iter().find(|noun| large(noun.kind));
        let Some(noun) = noun else { return self.headed_by_name(event) };
        let plain = event.kind.as_ref().is_none_or(|(kind, _)| *kind == EventType::Meeting);
        let whole = scan.plain(noun.tokens.clone());
        let part = event
            .name
            .as_ref()
            .is_some_and(|(name, _)| whole.len() > name.len() && whole.contains(name.as_str()));
        if event.name.is_none() && plain
            || part && event.kind.as_ref().is_some_and(|(kind, _)| *kind != noun.kind)
        {
            event.name = Some((whole, noun.tokens.clone()));
            event.kind = Some((noun.kind, noun.tokens.clone()));
            self.who_met(event, &noun);
        }
        if event.city.is_none() && event.country.is_none() {
            self.title_place(event, &noun, block.tokens.end);
        }
        if event.start.is_none() {
            let date = self.dates.iter().find(|date| {
                block.tokens.contains(&date.tokens.start) && date.tokens.len() > 1 && self.dates_event(date)
            });
            if let Some(date) = date {
                set_date(event, date);
            }
        }
    }

    /// `European Council, 23 October 2025`: a headline that is an organization's or organ's name with a day.
    fn headed_by_name(&self, event: &mut EventMentions) {
        let scan = self.scan;
        let Some(block) = scan.article.blocks().first() else { return };
        let start = scan.skip_the(block.tokens.start);
        let Some(index) = self.names.iter().position(|name| name.tokens.start == start) else { return };
        let name = &self.names[index];
        let next = scan.skip_brackets(name.tokens.end);
        let date = self.dates.iter().find(|date| {
            date.tokens.start >= next && date.tokens.start <= next + 4 && date.tokens.end <= block.tokens.end
        });
        let Some(date) = date.filter(|date| date.tokens.len() > 1) else { return };
        if event.start.is_none() {
            set_date(event, date);
        }
        if event.organization.is_none() && event.body.is_none() {
            let kind = event.kind.as_ref().map_or(EventType::Meeting, |(kind, _)| *kind);
            self.who_met(event, &Noun { tokens: name.tokens.clone(), kind, name: Some(index) });
        }
    }

    fn title_place(&self, event: &mut EventMentions, noun: &Noun, end: usize) {
        let scan = self.scan;
        for at in noun.tokens.end..end {
            let hit = scan
                .hit(at, TableId::Places)
                .filter(|hit| matches!(hit.row.text("kind"), "capital" | "city"))
                .filter(|_| scan.is(at - 1, &[",", "in", "("]));
            if let Some(hit) = hit {
                let tokens = at..at + hit.length;
                let country = Alpha2::try_from(hit.row.text("country")).ok();
                Self::put(event, Some(scan.plain(tokens.clone())), country, tokens);
                return;
            }
        }
    }

    /// `European Council meeting (18 and 19 March 2027) – Conclusions`: a document whose headline names an organization's
    /// meeting with its day is of that meeting, though its text names nobody.
    pub(super) fn headline_only(&mut self) -> EventMentions {
        let scan = self.scan;
        let Some(block) = scan.article.blocks().first().filter(|block| block.zone == Zone::Title) else {
            return EventMentions::default();
        };
        let large = |noun: &Noun| {
            noun.name.is_some()
                && matches!(noun.kind, EventType::Summit | EventType::Session | EventType::Meeting)
        };
        let noun = self.nouns(block.sentences.start).into_iter().find(large);
        let dated = self.dates.iter().any(|date| {
            let zone = scan.article.block_of(date.tokens.start);
            date.tokens.len() > 1
                && (block.tokens.contains(&date.tokens.start) || zone.zone == Zone::Dateline)
        });
        match noun.filter(|_| dated) {
            Some(noun) => {
                self.opening = block.sentences.start;
                self.event(Some(noun))
            }
            None => EventMentions::default(),
        }
    }

    /// `heads of state of the X`.
    fn led(&self, start: usize) -> bool {
        let scan = self.scan;
        let of = if scan.is(start.wrapping_sub(1), &["the"]) { start - 1 } else { start };
        of >= 2
            && scan.is(of - 1, &["of"])
            && scan.is(of - 2, &["state", "government", "leaders", "members", "ministers", "presidents"])
    }

    /// "wrapped up two days of talks … The extraordinary summit of the X was chaired by": what the next sentences call the
    /// meeting that the opening has no name for.
    pub(super) fn told_below(&self, event: &mut EventMentions) {
        let plain = matches!(event.kind, Some((EventType::Meeting, _)))
            && event.organization.is_none()
            && event.body.is_none();
        if !plain {
            return;
        }
        for index in self.near(2).skip(1) {
            let start = self.scan.skip_the(self.sentence(index).start);
            let opens = self.sentence(index).start < start;
            let noun = self.nouns(index).into_iter().find(|noun| noun.tokens.start == start && opens);
            let large = |noun: &Noun| {
                noun.name.is_some()
                    && matches!(noun.kind, EventType::Summit | EventType::Session | EventType::Conference)
            };
            if let Some(noun) = noun.filter(large) {
                event.name = Some((self.scan.plain(noun.tokens.clone()), noun.tokens.clone()));
                event.kind = Some((noun.kind, noun.tokens.clone()));
                self.who_met(event, &noun);
                return;
            }
        }
    }

    /// How many countries take part.
    fn parties(&self) -> usize {
        let present = self.people.iter().filter(|person| person.presence != Presence::Mentioned);
        let lands: std::collections::BTreeSet<&Alpha2> =
            present.filter_map(|person| person.country.as_ref()).collect();
        lands.len()
    }

    /// `NATO leaders`, `SADC heads of state`: whose leaders the first sentences name holds a summit that has no name.
    pub(super) fn led_by_name(&self, event: &mut EventMentions) {
        let scan = self.scan;
        let many =
            matches!(event.kind, Some((EventType::Summit | EventType::Session | EventType::Meeting, _)))
                || matches!(event.kind, Some((EventType::Call, _))) && self.parties() > 2;
        if event.organization.is_some() || event.body.is_some() || !many {
            return;
        }
        let headed = scan.article.blocks().first().filter(|block| block.zone == Zone::Title);
        let title = headed.map(|block| block.sentences.start);
        let scenes = self.scenes.iter().copied().chain([self.opening]).chain(title);
        for range in scenes.map(|scene| self.sentence(scene)) {
            let name = self.names.iter().find(|name| {
                range.contains(&name.tokens.start)
                    && name.class != NameClass::Body
                    && ((name.tokens.end..name.tokens.end + 3)
                        .find(|at| {
                            !scan.is(*at, &["finance", "foreign", "defence", "defense", "member", "trade"])
                        })
                        .is_some_and(|at| scan.is(at, LEADERS))
                        || self.led(name.tokens.start))
            });
            if let Some(name) = name {
                event.organization = Some((name.id.clone(), name.tokens.clone()));
                return;
            }
        }
    }
}
