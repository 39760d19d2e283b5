//! The name half of a mention: honorifics, given names, particles, initials, surnames in any order.

use super::Finder;
use crate::lexicon::TableId;
use crate::read::TokenKind;
use std::ops::Range;

/// More words than this are no name.
const LONGEST: usize = 9;

/// A name with the honorifics before it.
pub(super) struct Named {
    /// Where the honorifics begin.
    pub(super) start: usize,
    /// The name without honorifics that are not part of it.
    pub(super) name: Range<usize>,
    /// Where all that belongs to it ends: behind the card that a site shows for the name.
    pub(super) end: usize,
    /// Whether an honorific stands before it.
    pub(super) honorific: bool,
}

impl Finder<'_> {
    /// The name that begins at a token, honorifics first.
    pub(super) fn name(&self, at: usize) -> Option<Named> {
        let mut next = at;
        let mut kept = None;
        let mut role = false;
        while let Some(hit) = self.honorific(next) {
            role |= hit.row.text("kind") == "role";
            if hit.row.text("keep") == "yes" && kept.is_none() {
                kept = Some(next);
            } else if hit.row.text("keep") == "no" {
                kept = None;
            }
            next += hit.length;
            if self.scan.is(next, &[","])
                && hit.row.text("kind") == "style"
                && self.honorific(next + 1).is_some()
            {
                next += 1;
            }
        }
        let run = self.name_run(next)?;
        let card = (run.start + 2..run.end).find_map(|close| Some((close, self.card(run.start..close)?)));
        let (close, end) = card.unwrap_or((run.end, run.end));
        let end = (end..end + 3).find(|at| !self.is_post(*at)).unwrap_or(end);
        if role && run.len() < 2 {
            // "Host City": what a person does stands before a whole name.
            return None;
        }
        Some(Named { start: at, name: kept.unwrap_or(next)..close, end, honorific: next > at })
    }

    /// The name directly behind a token, in the same sentence.
    pub(super) fn name_behind(&self, end: usize) -> Option<Named> {
        (end < self.scan.sentence_end(end.saturating_sub(1))).then(|| self.name(end)).flatten()
    }

    /// `A B` with the card `B AOffice` of a site behind it, its words glued together: where the card ends.
    fn card(&self, name: Range<usize>) -> Option<usize> {
        let scan = self.scan;
        let surname = name.end - 1;
        if name.end >= scan.len() || scan.fold(surname) != scan.fold(name.end) {
            return None;
        }
        let last = name.end + name.len() - 1;
        let plain = (name.start..surname)
            .zip(name.end + 1..last)
            .all(|(given, again)| scan.fold(given) == scan.fold(again));
        let glued = scan.fold(last).len() > scan.fold(surname - 1).len()
            && scan.fold(last).starts_with(scan.fold(surname - 1));
        let end = last + 1;
        let office = usize::from(scan.is_capital(end) && scan.is(end + 1, &["of"]));
        (plain && glued).then_some(end + office)
    }

    pub(super) fn honorific(&self, at: usize) -> Option<&crate::lexicon::Match<'_>> {
        let hit = self.scan.hit(at, TableId::Honorifics)?;
        let office = self.scan.hit(at, TableId::Offices).map_or(0, |office| office.length);
        (self.scan.is_capital(at) && office <= hit.length && !self.scan.is(at, &["the"]) || hit.length > 1)
            .then_some(hit)
    }

    fn name_run(&self, at: usize) -> Option<Range<usize>> {
        let lead = self.particles(at).filter(|_| !self.scan.is(at, &["do", "na", "u", "o", "y", "e", "a"]));
        if lead.is_none() && !self.is_name_word(at, true) {
            return None;
        }
        let mut next = lead.unwrap_or(at + 1);
        while next < at + LONGEST {
            if self.is_glued(next) || self.is_name_word(next, false) {
                next += 1;
            } else if let Some(end) = self.particles(next) {
                next = end;
            } else if self.is_ending(next) && next > at {
                next += 1;
            } else if self.scan.is(next, &[","]) && self.scan.is(next + 1, &["jr.", "jr", "sr.", "sr"]) {
                next += 2;
            } else {
                break;
            }
        }
        (at..next).any(|index| self.scan.word(index).chars().count() > 1).then_some(at..next)
    }

    /// A part of the word before it that Markdown marks have cut off.
    fn is_glued(&self, at: usize) -> bool {
        let word = self.scan.article.tokens().get(at).is_some_and(crate::read::Token::is_word);
        let before = at > 0 && self.scan.article.tokens()[at - 1].is_word();
        word && before && !self.scan.article.gap_before(at)
    }

    fn is_particle(&self, at: usize) -> bool {
        self.scan.kind(at) == Some(TokenKind::Lower)
            && self
                .scan
                .hit(at, TableId::NameParticles)
                .is_some_and(|hit| matches!(hit.row.text("kind"), "inner" | "lead"))
    }

    /// `Daniyar Amangeldi uulu`: a particle that closes a name.
    fn is_ending(&self, at: usize) -> bool {
        self.scan.kind(at) == Some(TokenKind::Lower)
            && self.scan.hit(at, TableId::NameParticles).is_some_and(|hit| hit.row.text("kind") == "end")
            && at < self.scan.sentence_end(at - 1)
    }

    /// `the Hon Peter Walsh MP`: letters behind a name that are no part of it.
    fn is_post(&self, at: usize) -> bool {
        self.scan.kind(at) == Some(TokenKind::Acronym)
            && self.scan.hit(at, TableId::NameParticles).is_some_and(|hit| hit.row.text("kind") == "post")
    }

    /// Where the capitalised word after one to three particles ends.
    fn particles(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while next < at + 3 && self.is_particle(next) {
            next += 1;
        }
        (next > at && self.is_name_word(next, false)).then_some(next + 1)
    }

    fn is_name_word(&self, at: usize, first: bool) -> bool {
        let scan = self.scan;
        if at >= scan.len() || self.is_furniture(at) {
            return false;
        }
        if !first && (scan.sentence_start(at) == at) {
            return false;
        }
        let word = scan.word(at);
        let shaped = match scan.kind(at) {
            Some(TokenKind::Capital) => true,
            Some(TokenKind::Initial) => !matches!(word, "I" | "A") && (!first || scan.is_capital(at + 1)),
            Some(TokenKind::Acronym) => self.is_capital_name(at, first),
            Some(TokenKind::Lower) => has_particle(word) && (!first || scan.is_capital(at + 1)),
            _ => false,
        };
        if !shaped || self.organization(at).is_some() || !first && self.is_post(at) {
            return false;
        }
        let after_initial = !first && scan.kind(at - 1) == Some(TokenKind::Initial);
        let stop = scan.hit(at, TableId::NameStops).is_some() && !(first && self.is_given_stop(at))
            || scan.hit(at, TableId::Events).is_some()
            || (scan.country(at).is_some() && !after_initial)
            || scan
                .hit(at, TableId::Calendar)
                .is_some_and(|_| !(first && self.is_given_month(at) || !first && self.is_inner_month(at)))
            || self.office_stops(at, first)
            || scan.hit(at, TableId::Places).is_some_and(|hit| {
                matches!(hit.row.text("kind"), "residence" | "venue") && (first || hit.length > 1)
            });
        !stop
    }

    /// "Wang Jun (China)", "Theresa May": a month that closes a name has no number beside it.
    fn is_inner_month(&self, at: usize) -> bool {
        let scan = self.scan;
        let number = |at: usize| scan.kind(at) == Some(TokenKind::Number);
        scan.is(at, &["may", "jun", "jan", "dec", "mar"])
            && scan.kind(at) == Some(TokenKind::Capital)
            && !scan.word(at).ends_with('.')
            && !number(at - 1)
            && !number(at + 1)
    }

    /// "President Jan Kral", "April Ruiz": a month that is a given name stands before a plain capital and behind no
    /// preposition or number.
    fn is_given_month(&self, at: usize) -> bool {
        let scan = self.scan;
        let plain = scan.kind(at + 1) == Some(TokenKind::Capital)
            && scan.hit(at + 1, TableId::NameStops).is_none()
            && scan.hit(at + 1, TableId::Offices).is_none()
            && scan.hit(at + 1, TableId::Calendar).is_none()
            && scan.hit(at + 1, TableId::Headnouns).is_none()
            && scan.country(at + 1).is_none();
        let name = scan.is(at, &["jan", "may", "april", "june", "august"]);
        let behind_office = at > 0 && scan.is_capital(at - 1) && scan.sentence_start(at) < at;
        name && plain && (behind_office || scan.sentence_start(at) == at && scan.is(at, &["jan"]))
    }

    /// "Prime Minister Per Dahl": a small word that is a given name, behind an office and before a capital.
    fn is_given_stop(&self, at: usize) -> bool {
        let scan = self.scan;
        scan.is(at, &["per", "will", "mark", "an", "so", "do", "long", "bill"])
            && scan.kind(at) == Some(TokenKind::Capital)
            && scan.kind(at + 1) == Some(TokenKind::Capital)
            && scan.sentence_start(at) < at
            && (scan.is_capital(at - 1) || scan.is(at, &["per", "bill"]) && scan.is(at - 1, &["and", ","]))
    }

    fn office_stops(&self, at: usize, first: bool) -> bool {
        self.scan.hit(at, TableId::Offices).is_some_and(|hit| {
            first || hit.length > 1 || self.scan.is_capital(at + 1) || self.scan.is(at + 1, &["of"])
        })
    }

    /// A surname in capitals or a Roman numeral.
    fn is_capital_name(&self, at: usize, first: bool) -> bool {
        let word = self.scan.word(at);
        let numeral = word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'));
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        let plain = word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’'));
        let beside = if first { at + 1 } else { at - 1 };
        let turn = first
            && at > 0
            && self.scan.hit(at - 1, TableId::Offices).is_some()
            && self.scan.kind(at - 1) == Some(TokenKind::Acronym)
            && self.scan.is(at + 1, &[":"]);
        let sibling = self.scan.kind(beside) == Some(TokenKind::Capital) || turn;
        (numeral && !first) || (plain && letters >= 3 && sibling && !numeral)
    }
}

/// `el-Sisi`, `al-Nahyan`, `d'Estaing`: a particle joined to a capital.
fn has_particle(word: &str) -> bool {
    word.split_once(['-', '\'', '’', '‑']).is_some_and(|(particle, rest)| {
        particle.chars().count() <= 3 && rest.chars().next().is_some_and(char::is_uppercase)
    })
}
