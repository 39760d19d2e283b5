//! The fields of an office: `Homeland Security`, `Foreign Affairs and Trade`, `Political Affairs, Peace and Security`.
//!
//! A field ends where a name begins: of a run of capitals only the part up to its last word of government belongs to it.

use super::Finder;
use super::office::Office;
use crate::lexicon::TableId;
use crate::read::TokenKind;

impl Finder<'_> {
    /// A field of work in capitals: `Homeland Security`, `Management and Resources`.
    pub(super) fn portfolio(&self, at: usize) -> Option<usize> {
        let scan = self.scan;
        let mut next = at;
        while next < at + 8 {
            let joins = next > at && scan.is(next, &["and", "&"]) && scan.is_capital(next + 1);
            let word = matches!(scan.kind(next), Some(TokenKind::Capital | TokenKind::Acronym))
                && scan.hit(next, TableId::Offices).is_none()
                && self.organization(next).is_none()
                && self.honorific(next).is_none();
            if next > at
                && let Some(last) = self.portfolio_goes_on(next)
            {
                next = last + 1;
                continue;
            }
            if let Some(hit) = scan.hit(next, TableId::Places).filter(|hit| word && hit.length > 1) {
                next += hit.length;
                continue;
            }
            if !(word || joins) || next > at && scan.opens_line(next) {
                break;
            }
            if word && next > at && self.starts_person(next) {
                break;
            }
            next += 1;
        }
        (next > at).then_some(next)
    }

    /// `Environment, Energy and Transport A B`: where the last field stands, when behind the comma two more follow and a
    /// name after them.
    fn portfolio_goes_on(&self, comma: usize) -> Option<usize> {
        let scan = self.scan;
        let capitals = |at: usize| (at..at + 9).take_while(|index| scan.is_capital(*index)).count();
        let field = capitals(comma + 1);
        let and = comma + 1 + field;
        let shaped = scan.is(comma, &[","])
            && (1..=2).contains(&field)
            && scan.is(and, &["and"])
            && (3..=5).contains(&capitals(and + 1));
        let plain = (comma + 1..and + 2).all(|at| {
            scan.hit(at, TableId::Offices).is_none()
                && scan.country(at).is_none()
                && self.honorific(at).is_none()
        });
        (shaped && plain).then_some(and + 1)
    }

    /// Whether the capitals from here on are a person: the last two or three of a run before a stop.
    fn starts_person(&self, at: usize) -> bool {
        let scan = self.scan;
        let limit = scan.sentence_end(at).min(at + 9);
        let run = (at..limit).take_while(|index| scan.is_capital(*index)).count();
        if self.portfolio_goes_on(at + run).is_some() {
            return false;
        }
        let lexical =
            scan.hit(at, TableId::Headnouns).is_some() || scan.hit(at, TableId::NameStops).is_some();
        run <= 2 && !lexical && !scan.is(at - 1, &["and", "&"])
    }

    /// `Minister of Foreign Affairs` goes on with `and Human Mobility`, `Commissioner for Political Affairs` with `, Peace
    /// and Security`: fields of work that a small word joins to those already read.
    pub(super) fn more_fields(&self, office: &mut Office) {
        let scan = self.scan;
        let Some(title) = &mut office.title else { return };
        let bears = title.contains(" of ") || title.contains(" for ") || title.ends_with("Minister");
        let behind = scan.is(office.end.wrapping_sub(1), &["minister", "secretary", "commissioner"]);
        if office.plural || !bears || behind {
            return;
        }
        if let Some(end) = self.fields(office.end) {
            let comma = if scan.is(office.end, &[","]) { "" } else { " " };
            title.push_str(comma);
            title.push_str(&scan.plain(office.end..end));
            office.end = end;
        }
    }

    /// Where the fields end that a conjunction at `at` leads to: the last must stand behind "and".
    fn fields(&self, at: usize) -> Option<usize> {
        let scan = self.scan;
        let mut next = at;
        for _ in 0..4 {
            let comma = scan.is(next, &[","]);
            let and = scan.is(next + usize::from(comma), &["and", "&"]);
            if !(comma || and) {
                return None;
            }
            let start = scan.skip_the(next + usize::from(comma) + usize::from(and));
            let end = self.field(start)?;
            if and {
                return Some(end);
            }
            if !scan.is(end, &[",", "and", "&"]) {
                return None;
            }
            next = end;
        }
        None
    }

    /// Where a field of work ends: behind the last word of government in a run of capitals.
    fn field(&self, at: usize) -> Option<usize> {
        let scan = self.scan;
        let limit = scan.sentence_end(at).min(at + 6);
        let plain = |next: &usize| {
            scan.is_capital(*next)
                && scan.hit(*next, TableId::Offices).is_none()
                && self.honorific(*next).is_none()
        };
        let run = (at..limit).take_while(plain).count();
        (at..at + run).rev().find(|next| self.is_field(*next)).map(|last| last + 1)
    }

    /// A word that names a branch of government, not a person.
    fn is_field(&self, at: usize) -> bool {
        let scan = self.scan;
        scan.hit(at, TableId::NameStops).is_some()
            || scan.hit(at, TableId::Headnouns).is_some()
            || scan.hit(at, TableId::Topics).is_some()
    }

    /// `minister for defence`, `undersecretary for international affairs`: a field in small letters that a comma, a stop or
    /// a name closes.
    pub(super) fn small_field(&self, at: usize) -> Option<usize> {
        let scan = self.scan;
        let limit = scan.sentence_end(at).min(at + 5);
        let plain = |next: &usize| {
            scan.kind(*next) == Some(TokenKind::Lower)
                && scan.hit(*next, TableId::Frames).is_none()
                && !scan.is(*next, &["the", "a", "an", "his", "her", "its", "their", "more", "not"])
        };
        let run = (at..limit).take_while(plain).count();
        let end = at + run;
        let closes =
            end >= scan.sentence_end(at) || scan.is(end, &[",", ".", ";", ")"]) || scan.is_capital(end);
        (run > 0 && closes).then_some(end)
    }

    /// The report's own words for an office of the table, where the table only puts them in another order: `Minister of
    /// Foreign Affairs` stays so, `PM` and `finance ministers` take the table's title.
    pub(super) fn own_words(&self, hit: &crate::lexicon::Match<'_>, at: usize) -> Option<String> {
        let scan = self.scan;
        let class = hit.row.text("class");
        if hit.is_column("plural") || hit.length < 2 || !matches!(class, "minister" | "deputy" | "parliament")
        {
            return None;
        }
        let tokens = at..at + hit.length;
        let words: Vec<&str> = tokens.clone().map(|at| scan.fold(at)).collect();
        let title = crate::lexicon::fold(hit.row.text("title"));
        let kept = title.split([' ', '-']).filter(|word| !matches!(*word, "of" | "and" | "for" | "the"));
        let foreign = tokens.clone().any(|at| self.organization(at).is_some() || scan.country(at).is_some());
        let reordered = kept.clone().all(|word| words.contains(&word)) && title != words.join(" ");
        (reordered && !foreign).then(|| super::office::title_case(&scan.plain(tokens)))
    }
}
