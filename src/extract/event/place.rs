//! Where the meeting was held and who hosts it.

use super::{EventFinder, EventMentions};
use crate::extract::dates;
use crate::extract::gathering;
use crate::extract::people::frames::FrameKind;
use crate::extract::scan::Form;
use crate::extract::{PersonMention, Presence};
use crate::lexicon::TableId;
use crate::read::{TokenKind, Zone};
use crate::snapshot::{Alpha2, EventFormat, EventType};
use std::ops::Range;

impl EventFinder<'_> {
    /// Where: a place in the opening, in a sentence beside it that says where it was held, or in the dateline.
    pub(super) fn place(&self, event: &mut EventMentions) {
        for index in self.near(1) {
            let opening = index == self.opening;
            for at in self.sentence(index) {
                if let Some((city, country, tokens)) = self.place_at(at, opening) {
                    Self::put(event, city, country, tokens);
                    self.name_capital(event);
                    return;
                }
            }
        }
        for at in self.scenes.iter().flat_map(|scene| self.sentence(*scene)) {
            if let Some((city, country, tokens)) = self.place_at(at, true) {
                Self::put(event, city, country, tokens);
                self.name_capital(event);
                return;
            }
        }
        let noun_like = matches!(event.kind, Some((EventType::Visit, _)));
        if noun_like {
            for at in self.sentence(self.opening) {
                if self.scan.is(at, &["to", "visit", "visited"])
                    && let Some((code, Form::Name, end)) = self.scan.country(self.scan.skip_the(at + 1))
                {
                    event.country = Some((code, at + 1..end));
                    return;
                }
            }
        }
        self.dateline_place(event);
        if event.country.is_none() {
            self.place_of_forum(event);
        }
    }

    /// `in the X capital`: the dateline names it.
    fn name_capital(&self, event: &mut EventMentions) {
        let mut dated = EventMentions::default();
        self.dateline_place(&mut dated);
        let same =
            dated.country.as_ref().map(|(code, _)| code) == event.country.as_ref().map(|(code, _)| code);
        if event.city.is_none() && same {
            event.city = dated.city;
        }
    }

    pub(super) fn put(
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
            Self::put(event, Some(scan.plain(tokens.clone())), country, tokens);
        }
    }

    fn place_at(&self, at: usize, opening: bool) -> Option<(Option<String>, Option<Alpha2>, Range<usize>)> {
        let scan = self.scan;
        let preposition = scan.is(at, &["in", "at", "to"]);
        if !preposition || self.is_elsewhere(at) && !self.is_beside(at) || self.in_event_name(at) {
            return None;
        }
        let held = at > 0
            && scan.is(
                at - 1,
                &[
                    "held", "met", "meeting", "convened", "gathered", "arrived", "travel", "place",
                    "received", "welcomed",
                ],
            );
        if !(opening || held) {
            return None;
        }
        let at_town = self.town_of(at).unwrap_or(at);
        let own = scan.hit(at_town + 1, TableId::Places).map(|_| at_town + 1);
        let start = own.unwrap_or_else(|| scan.skip_the(at + 1));
        let Some(hit) = scan.hit(start, TableId::Places) else {
            return self.capital(at).or_else(|| self.unknown_place(at));
        };
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
        let stated = state.as_ref().map(|(code, _, _)| *code);
        let country = stated.or_else(|| Alpha2::try_from(hit.row.text("country")).ok());
        let close = state.map_or(end, |(_, _, close)| close);
        if seat {
            let city = self.city_after(end);
            // "at Whitehall, Port of Spain": a town of another country makes it another house of that name.
            let own = city.as_ref().and_then(|_| scan.hit(end + 1, TableId::Places));
            let land = own.and_then(|hit| Alpha2::try_from(hit.row.text("country")).ok());
            return Some((city, stated.or(land).or(country), start..close));
        }
        Some((Some(scan.plain(start..end)), country, start..close))
    }

    /// `on the margins of the summit in X, A met B`: who meets beside a summit meets where it is held.
    fn is_beside(&self, at: usize) -> bool {
        let scan = self.scan;
        let from = at.saturating_sub(12).max(scan.sentence_start(at));
        let beside = (from..at).rev().find(|before| {
            scan.is(*before, &["margins", "margin", "sidelines", "sideline"]) && scan.is(before + 1, &["of"])
        });
        let plain =
            |step: usize| !scan.is(step, &[",", ";", "ahead", "last", "previous", "upcoming", "next"]);
        beside.is_some_and(|beside| {
            scan.is(at, &["in"])
                && (beside..at).all(plain)
                && (beside..at).any(|step| scan.hit(step, TableId::Events).is_some())
        })
    }

    /// `in the southeastern city of X`, `at Whitehall, X`: the token before the town's name.
    fn town_of(&self, at: usize) -> Option<usize> {
        let scan = self.scan;
        let end = scan.sentence_end(at).min(at + 8);
        if scan.is(at, &["at"]) {
            let comma =
                (at + 1..end).find(|next| !scan.is_capital(*next) && !scan.is(*next, &["the", "of"]))?;
            let seat = scan.hit(scan.skip_the(at + 1), TableId::Places).is_some();
            let town =
                scan.hit(comma + 1, TableId::Places).is_some_and(|hit| hit.row.text("kind") != "venue");
            return (!seat && comma > at + 1 && scan.is(comma, &[",", "in"]) && town).then_some(comma);
        }
        let of = (at + 1..end).find(|next| scan.is(*next, &["of"]))?;
        let kind =
            scan.is(of - 1, &["city", "town", "resort", "village", "port", "island", "district", "suburb"]);
        let plain = (at + 1..of)
            .all(|next| scan.kind(next) == Some(TokenKind::Lower) || scan.country(next).is_some());
        (kind && plain && scan.hit(of + 1, TableId::Places).is_some()).then_some(of)
    }

    /// `took place in the Uruguayan capital`: the country without the city's name.
    fn capital(&self, at: usize) -> Option<(Option<String>, Option<Alpha2>, Range<usize>)> {
        let scan = self.scan;
        let (code, _, end) = scan.country(scan.skip_the(at + 1)).filter(|_| scan.is(at, &["in"]))?;
        let close = scan.skip_possessive(end);
        scan.is(close, &["capital"]).then(|| (None, Some(code), at + 1..close + 1))
    }

    /// `met in Mtwara on 8 September`: a town that no table knows, right behind the verb, a person or the event noun and
    /// before a date, a country or the end; `held in Kenya`.
    fn unknown_place(&self, at: usize) -> Option<(Option<String>, Option<Alpha2>, Range<usize>)> {
        let scan = self.scan;
        let start = at + 1;
        let meets = self.frames.iter().any(|frame| {
            (frame.verb.end == at || frame.verb.end == at + 1 && frame.verb.contains(&at))
                && matches!(frame.kind, FrameKind::Meet | FrameKind::Held | FrameKind::Receive)
        });
        let behind = meets
            || self
                .people
                .iter()
                .any(|person| person.tokens.end == at && person.presence != Presence::Mentioned)
            || at > 0 && scan.hit(at - 1, TableId::Events).is_some();
        if !scan.is(at, &["in"]) {
            return None;
        }
        if let Some((code, Form::Name, end)) = scan.country(scan.skip_the(start)) {
            return meets.then(|| (None, Some(code), scan.skip_the(start)..end));
        }
        let town = |at: &usize| {
            scan.kind(*at) == Some(TokenKind::Capital)
                && scan.hit(*at, TableId::Calendar).is_none()
                && scan.country(*at).is_none()
                && scan.hit(*at, TableId::Offices).is_none()
                && scan.hit(*at, TableId::Headnouns).is_none()
                && !self.in_event_name(*at)
                && !self.people.iter().any(|person| person.tokens.contains(at))
        };
        let end = (start..scan.sentence_end(at)).find(|at| !town(at)).unwrap_or(start);
        if end == start || end > start + 3 {
            return None;
        }
        let state = scan.country(end + 1).filter(|(_, form, _)| *form == Form::Name && scan.is(end, &[","]));
        let dated = self.dates.iter().any(|date| date.tokens.start == end || date.tokens.start == end + 1);
        let closes =
            dated || state.is_some() || scan.is(end, &[".", "today", "on", "to", "for", "yesterday"]);
        if !(behind && closes || state.is_some() || dated) {
            return None;
        }
        let (country, close) = state.map_or((None, end), |(code, _, close)| (Some(code), close));
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
        let body =
            scan.article.blocks().iter().find(|block| block.zone == Zone::Body && block.tokens.len() > 12);
        let lead = body.and_then(|block| {
            let start = block.tokens.start;
            let closed = self.dates.iter().find(|date| {
                block.tokens.contains(&date.tokens.start)
                    && date.tokens.start <= start + 6
                    && dates::is_inline(scan.article, date)
            });
            let dashed = gathering::dateline_end(scan, start + 12);
            let bracketed = scan
                .hit(start, TableId::Places)
                .map(|hit| start + hit.length)
                .filter(|end| scan.is(*end, &["("]) && scan.skip_brackets(*end) > *end);
            let dashed = dashed.or(bracketed);
            dashed.or(closed.map(|date| date.tokens.start)).map(|end| start..end)
        });
        let first = lead.into_iter().flatten().find_map(|at| Some((at, scan.hit(at, TableId::Places)?)));
        if let Some((at, hit)) = first.filter(|(_, hit)| matches!(hit.row.text("kind"), "capital" | "city")) {
            let tokens = at..at + hit.length;
            let country = Alpha2::try_from(hit.row.text("country")).ok();
            Self::put(event, Some(hit.row.text("name").to_owned()), country, tokens);
            return;
        }
        for block in scan.article.blocks().iter().filter(|block| block.zone == Zone::Dateline) {
            let mut at = block.tokens.start;
            while at < block.tokens.end {
                if let Some(hit) = scan.hit(at, TableId::Places) {
                    let city = matches!(hit.row.text("kind"), "capital" | "city")
                        .then(|| scan.plain(at..at + hit.length));
                    let country = Alpha2::try_from(hit.row.text("country")).ok();
                    let seat_first = city.is_none();
                    Self::put(event, city, country, at..at + hit.length);
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

    /// Who hosts: said so, or the country of the place.
    pub(super) fn host(&self, event: &mut EventMentions) {
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
                let holds = form == Form::Name
                    && scan.is(end, &["holds", "held", "has"])
                    && (end + 1..end + 4).any(|next| scan.is(next, &["chair", "presidency", "chairmanship"]))
                    && (end + 1..end + 3).any(|next| scan.is(next, &["the"]));
                if (chairs || hosts || chaired || holds) && !future {
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
            .any(|person| person.country.as_ref() == Some(&place) && self.takes_part(person));
        if many || party || matches!(event.kind, Some((EventType::Visit, _))) || self.seat(&tokens) {
            event.host = Some((place, tokens));
        }
    }

    /// Whether a clause says so of the person, here or by the surname elsewhere.
    fn takes_part(&self, person: &PersonMention) -> bool {
        let last = |one: &PersonMention| one.name.as_ref().map(|name| self.scan.fold(name.end - 1));
        let own = last(person);
        person.presence != Presence::Mentioned
            || person.rule != "former"
                && self
                    .people
                    .iter()
                    .any(|other| own.is_some() && other.presence == Presence::Attended && last(other) == own)
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
