//! The patterns that join name, office and country, in all their orders.
//!
//! At each token the first of these that fits: a plural office with its list, an office with a name, a name with what
//! follows it. What a mention covers is not read again.

use super::name::Named;
use super::office::Office;
use super::{Finder, PersonMention, Presence};
use crate::extract::scan::Form;
use crate::lexicon::TableId;
use crate::snapshot::{Basis, Function};

/// Offices that a fuller one behind the name replaces: `Prince A, the Minister of Energy of X`.
const RANKS: &[&str] = &[
    "Prince",
    "Princess",
    "Ambassador",
    "Chair",
    "Chairman",
    "Chairperson",
    "Co-Chair",
    "Co-Chairman",
    "Minister",
    "Commissioner",
    "Senator",
    "Representative",
    "Special Representative",
];

/// Finds every mention that has a name or an office of its own.
pub(super) fn find(finder: Finder<'_>) -> Vec<PersonMention> {
    let mut people = Vec::new();
    let mut at = 0;
    while at < finder.scan.len() {
        let before = people.len();
        let end = if finder.is_furniture(at) {
            None
        } else {
            finder
                .plural(at, &mut people)
                .or_else(|| finder.counterparts(at, &mut people))
                .or_else(|| finder.titled(at, &mut people))
                .or_else(|| finder.named(at, &mut people))
        };
        debug_assert!(end.is_some() || people.len() == before);
        at = end.filter(|end| *end > at).unwrap_or(at + 1);
    }
    people
}

impl Finder<'_> {
    /// `[the] [H.E.] President [of X] [,] NAME [of X]` and the office without a name.
    fn titled(&self, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
        let scan = self.scan;
        let start = scan.skip_the(at);
        let definite = start > at || at > 0 && scan.is(at - 1, &["its", "his", "her", "their", "whose"]);
        let mut core = start;
        let mut courtesy = false;
        while let Some(hit) = self.honorific(core).filter(|_| self.cleric(core).is_none()) {
            courtesy = matches!(hit.row.text("kind"), "courtesy" | "academic" | "military");
            core += hit.length;
            if scan.is(core, &[","]) {
                core += 1;
            }
        }
        let core = scan.skip_the(core);
        if courtesy && scan.hit(core, TableId::Offices).is_none() && scan.country(core).is_none() {
            return None;
        }
        let office = self.office(core).filter(|office| !office.plural)?;
        let twice =
            self.double_title(start, &office, people).or_else(|| self.described(start, &office, people));
        if let Some(end) = twice {
            return Some(end);
        }
        if let Some(named) = self.named_after(&office, definite) {
            let mut person = of_office(start, &office, "office-name");
            if person.country.is_none() && person.organization.is_none() {
                person.country = self.whose(at).or_else(|| self.whose_minister(at, people));
            }
            person.tokens = start..named.end;
            person.name = Some(named.name);
            self.after_name(&mut person);
            let end = person.tokens.end;
            people.push(person);
            return Some(end);
        }
        let described = definite || office.country.is_some() || office.organization.is_some();
        let vocative = scan.is(core.wrapping_sub(1), &["madam", "mr", "mr."]) && core > at;
        if !(described || vocative || office.capital && core > start) || office.title.is_none() {
            return None;
        }
        let mut person = of_office(start, &office, "office");
        if self.is_generic(core, &office) {
            return None;
        }
        person.tokens = start..office.end;
        let end = office.end;
        people.push(person);
        Some(end)
    }

    /// `Timor-Leste, whose Prime Minister, X,`: the country before "whose".
    fn whose(&self, at: usize) -> Option<crate::snapshot::Alpha2> {
        let scan = self.scan;
        let end = at.checked_sub(2).filter(|_| scan.is(at - 1, &["whose"]))?;
        let end = if scan.is(end, &[","]) { end } else { end + 1 };
        (end.saturating_sub(4)..end).find_map(|start| {
            scan.country(start)
                .filter(|(_, form, close)| *form == Form::Name && *close == end)
                .map(|(code, _, _)| code)
        })
    }

    /// `President A of X stayed away; his foreign minister, B,`: the minister of the one named before in the sentence.
    fn whose_minister(&self, at: usize, people: &[PersonMention]) -> Option<crate::snapshot::Alpha2> {
        let scan = self.scan;
        let owned = at > 0 && scan.is(at - 1, &["his", "her"]);
        let start = scan.sentence_start(at);
        let owner = people.iter().rev().find(|person| person.tokens.start >= start && !person.is_pronoun());
        owner.filter(|owner| owned && owner.name.is_some() && owner.office.is_some())?.country
    }

    /// `AU chairperson President X of Y`: the office at the meeting before the office at home.
    fn double_title(&self, start: usize, office: &Office, people: &mut Vec<PersonMention>) -> Option<usize> {
        let scan = self.scan;
        let at = if scan.is(office.end, &[","]) { office.end + 1 } else { office.end };
        let chair = office.title.as_deref().is_some_and(|title| title.contains("Chair"));
        if !chair || office.organization.is_none() || scan.hit(at, TableId::Offices).is_none() {
            return None;
        }
        let own = self.office(at).filter(|own| !own.plural)?;
        let named = self.named_after(&own, false)?;
        let mut person = of_office(start, &own, "double-title");
        person.tokens = start..named.end;
        person.name = Some(named.name);
        person.functions.push(Function::Chair);
        self.after_name(&mut person);
        let end = person.tokens.end;
        people.push(person);
        Some(end)
    }

    /// Offices that are named for what they are, not for who holds them.
    fn is_generic(&self, core: usize, office: &Office) -> bool {
        let next = office.end;
        self.scan.is_possessive(next) && self.scan.is(next + 1, &["office"])
            || self.scan.is_capital(core)
                && self.scan.hit(next, TableId::Headnouns).is_some()
                && self.scan.is_capital(next)
    }

    /// The name after an office: at once, or behind a comma that closes again.
    fn named_after(&self, office: &Office, definite: bool) -> Option<Named> {
        let scan = self.scan;
        if let Some(named) = self.name_behind(office.end) {
            return Some(named);
        }
        let article = scan.is(office.end, &["the"]) && office.end + 1 < scan.sentence_end(office.end - 1);
        if article
            && self.honorific(office.end + 1).is_some()
            && let Some(named) = self.name(office.end + 1)
        {
            return Some(named);
        }
        let bracketed = scan.skip_brackets(office.end);
        if bracketed > office.end
            && let Some(named) = self.name_behind(bracketed)
        {
            return Some(named);
        }
        let comma = scan.is(bracketed, &[",", "-"]) && bracketed + 1 < scan.sentence_end(office.end - 1);
        let affiliated = definite || office.country.is_some() || office.organization.is_some();
        if !(comma && (affiliated || office.capital && self.alternates(office))) {
            return None;
        }
        let behind = scan.skip_the(bracketed + 1);
        let ranked = || {
            let hit = scan.hit(behind, TableId::Offices)?;
            let rank = scan.is(behind, &["ambassador", "senator", "prince", "princess"]) && hit.length == 1;
            self.name(behind + 1).filter(|_| rank)
        };
        let named = self.name(behind).or_else(ranked)?;
        let whole = named.honorific || named.name.len() >= 2;
        let closes = scan.is(named.end, &[",", ".", ";", "(", "and", ")", "-", ":"])
            || scan.kind(named.end) == Some(crate::read::TokenKind::Lower) && !scan.is(named.end, &["of"]);
        let own_office = scan.is(named.name.end, &[","])
            && self
                .office(scan.skip_the(named.name.end + 1))
                .is_some_and(|own| self.name_behind(own.end).is_none() && !self.names_follow(&own));
        (whole && closes && !own_office).then_some(named)
    }

    /// `Deputy Secretary A, B, Administrator C, D`: offices and names by turns, each office before its name.
    fn alternates(&self, office: &Office) -> bool {
        let scan = self.scan;
        let pair = |end: usize| self.name(scan.skip_the(scan.skip_brackets(end) + 1)).map(|named| named.end);
        let Some(end) = pair(office.end) else { return false };
        let mut next = end;
        while scan.is(next, &[",", "and", ";"]) {
            next += 1;
        }
        let second = self.office(scan.skip_the(next)).filter(|second| next > end && second.capital);
        second.is_some_and(|second| {
            let close = scan.skip_brackets(second.end);
            self.name_behind(second.end).is_none() && scan.is(close, &[","]) && pair(second.end).is_some()
        })
    }

    /// `the Premier of X, A, the Prime Minister of Y, B, and the President of Z, C`: the list puts offices first when a name
    /// follows the last of them behind its comma.
    fn names_follow(&self, office: &Office) -> bool {
        let scan = self.scan;
        let mut end = scan.skip_brackets(office.end);
        for _ in 0..12 {
            if !scan.is(end, &[","]) {
                return false;
            }
            let Some(named) = self.name(scan.skip_the(end + 1)) else { return false };
            let mut next = named.end;
            while scan.is(next, &[",", "and", ";"]) {
                next += 1;
            }
            let further = self.office(scan.skip_the(next)).filter(|_| next > named.end);
            let Some(further) = further.filter(|further| self.name_behind(further.end).is_none()) else {
                return true;
            };
            end = scan.skip_brackets(further.end);
        }
        false
    }

    /// `NAME of X`, `NAME, [the] President of X,`, `H.E. NAME`, and two or more bare words of a name.
    fn named(&self, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
        let scan = self.scan;
        let named = self.name(at)?;
        let bare = !named.honorific;
        let end = named.end;
        if bare && self.is_no_person(&named) {
            return Some(end);
        }
        let mut person =
            PersonMention::new(named.start..end, if bare { "bare-name" } else { "honorific-name" });
        person.name = Some(named.name.clone());
        self.after_name(&mut person);
        self.possessor(&mut person);
        if start_of_former(scan, named.start) {
            person.rule = "former";
        }
        let single = named.name.len() == 1;
        if bare && single && person.office.is_none() {
            return None;
        }
        if bare
            && single
            && person.office.is_some()
            && scan.sentence_start(at) == at
            && scan.hit(at, TableId::Places).is_some()
        {
            return None;
        }
        let end = person.tokens.end;
        people.push(person);
        Some(end)
    }

    /// `the Kenyan leader, President A`: the country stands with what he is, the name with his office.
    fn described(&self, start: usize, office: &Office, people: &mut Vec<PersonMention>) -> Option<usize> {
        let scan = self.scan;
        let leader =
            matches!(office.title.as_deref(), Some("Leader" | "Head of State" | "Head of Government"));
        let country = office.country.filter(|_| leader && scan.is(office.end, &[",", "-"]))?;
        let own = self.office(scan.skip_the(office.end + 1)).filter(|own| !own.plural)?;
        let named = self.name_behind(own.end).filter(|_| own.country.is_none_or(|other| other == country))?;
        let mut person = of_office(start, &own, "office-name");
        person.country = Some(country);
        person.tokens = start..named.end;
        person.name = Some(named.name);
        people.push(person);
        Some(named.end)
    }

    /// `Iceland's Sigrún Einarsdóttir`.
    fn possessor(&self, person: &mut PersonMention) {
        let scan = self.scan;
        let start = person.tokens.start;
        let whole = person.name.as_ref().is_some_and(|name| name.len() >= 2);
        if !matches!(person.rule, "bare-name" | "honorific-name")
            || !whole
            || start < 2
            || !scan.is_possessive(start - 1)
        {
            return;
        }
        let lands = (start.saturating_sub(5)..start - 1).find_map(|at| {
            let (code, form, end) = scan.country(at)?;
            (form == Form::Name && end == start - 1).then_some((at, code))
        });
        if let Some((at, code)) = lands {
            person.tokens.start = at;
            person.country = Some(code);
            person.rule = "name-of-country";
        }
    }

    /// Capitals that are a place, an institution, a title of a work.
    fn is_no_person(&self, named: &Named) -> bool {
        let scan = self.scan;
        let start = named.name.start;
        let articled = start > 0
            && scan
                .is(start - 1, &["the", "a", "an", "this", "our", "their", "its", "in", "at", "near", "on"])
            && scan.sentence_start(start) != start;
        let place = scan.hit(start, TableId::Places).is_some_and(|hit| hit.length >= named.name.len());
        let noun = named.name.clone().any(|index| {
            scan.hit(index, TableId::Headnouns).is_some_and(|hit| {
                hit.length == 1 && !matches!(scan.fold(index), "press" | "league" | "guard" | "house" | "act")
            })
        });
        articled || place || noun
    }

    /// What follows a name: `of X`, `(ACR)`, `, the President of X,`.
    pub(super) fn after_name(&self, person: &mut PersonMention) {
        let scan = self.scan;
        for _ in 0..2 {
            // "Inés Roldán (Argentina)".
            let open = person.tokens.end;
            let land = scan.country(open + 1).filter(|(_, form, close)| {
                *form == Form::Name && scan.is(open, &["("]) && scan.is(*close, &[")"])
            });
            if let Some((code, _, close)) = land.filter(|_| person.country.is_none()) {
                person.country = Some(code);
                person.tokens.end = close + 1;
                break;
            }
            let end = scan.skip_brackets(person.tokens.end);
            if !scan.is(end, &["of", "from"]) {
                break;
            }
            let next = scan.skip_the(end + 1);
            if let Some(name) = self.organization(next).filter(|_| person.country.is_none()) {
                match self.national(name) {
                    Some(country) => person.country = Some(country),
                    None if person.organization.is_none() => person.organization = Some(name.id.clone()),
                    None => {}
                }
                person.tokens.end = name.tokens.end;
            } else if let Some((code, Form::Name, close)) = scan.country(next) {
                if person.country.is_none() {
                    person.country = Some(code);
                    if person.rule == "bare-name" {
                        person.rule = "name-of-country";
                    }
                }
                person.tokens.end = close;
                break;
            } else {
                break;
            }
        }
        self.apposition(person);
    }

    /// `NAME, [the] [Kazakh] Foreign Minister [of X] ,`
    fn apposition(&self, person: &mut PersonMention) {
        let scan = self.scan;
        let comma = scan.skip_brackets(person.tokens.end);
        let ends = comma + 1 >= scan.sentence_end(person.tokens.end - 1);
        let rank = person.country.is_none()
            && person.organization.is_none()
            && person.office.as_deref().is_some_and(|office| RANKS.contains(&office));
        if !ends && person.office.is_some() && !rank {
            self.seat_at_the_meeting(person, comma);
        }
        if person.office.is_some() && !rank || ends || !scan.is(comma, &[",", "(", "-"]) {
            return;
        }
        let start = scan.skip_the(comma + 1);
        let Some(office) = self.office(start).filter(|office| !office.plural && office.title.is_some())
        else {
            return;
        };
        if self.name_behind(office.end).is_some() && !self.is_next_line(person.tokens.start, office.end)
            || !(office.capital
                || start > comma + 1
                || office.title.as_deref().is_some_and(|title| title.contains(" of the "))
                || office.organization.is_some()
                || office.country.is_some())
        {
            return;
        }
        if rank && office.country.is_none() && office.organization.is_none() {
            return;
        }
        if office.former {
            person.rule = "former";
        } else {
            person.rule = "apposition";
        }
        person.basis = Basis::Apposition;
        person.office = office.title;
        person.country = person.country.take().or(office.country);
        person.organization = person.organization.take().or(office.organization);
        person.tokens.end = office.end;
        // "A, Director-General, Ministry of Foreign Affairs of X".
        let organ = scan.skip_the(office.end + 1);
        if scan.is(office.end, &[","])
            && let Some(name) = self.organization(organ)
            && person.country.is_none()
            && person.organization.is_none()
        {
            match self.national(name) {
                Some(country) => person.country = Some(country),
                None => person.organization = Some(name.id.clone()),
            }
            person.tokens.end = name.tokens.end;
            return;
        }
        // "A, President of X, Chairman of the Union;": the office at the meeting behind the one at home.
        let further =
            scan.is(office.end, &[","]).then(|| self.office(scan.skip_the(office.end + 1))).flatten();
        let chair = further.filter(|second| {
            second.title.as_deref().is_some_and(|title| title.starts_with("Chair"))
                && !second.plural
                && person.country.is_some()
                && self.name_behind(second.end).is_none()
                && scan.is(second.end, &[";", ",", "."])
                && scan.has(second.end - 1, "house")
        });
        if let Some(chair) = chair {
            person.tokens.end = chair.end;
        }
        // A second office of the same person: ", the Prime Minister of X and President-in-Office of Y".
        if scan.is(office.end, &["and"])
            && scan.is_capital(office.end + 1)
            && let Some(second) = self.office(office.end + 1).filter(|second| !second.plural)
            && self.name_behind(second.end).is_none()
            && second.title.is_some()
        {
            person.tokens.end = second.end;
            if person.country.is_none() && person.organization.is_none() {
                person.country = second.country;
            }
        }
        person.presence = Presence::Mentioned;
    }
}

impl Finder<'_> {
    /// `Prime Minister A, the chair of the talks,`: what the one who was named is at the meeting, not somebody else.
    fn seat_at_the_meeting(&self, person: &mut PersonMention, comma: usize) {
        let scan = self.scan;
        let start = scan.skip_the(comma + 1);
        if person.name.is_none() || !scan.is(comma, &[","]) || start == comma + 1 {
            return;
        }
        let Some(office) = self.office(start).filter(|office| !office.plural) else { return };
        let presides = office.title.as_deref().is_some_and(|title| title.starts_with("Chair"));
        if !presides || office.country.is_some() || office.organization.is_some() {
            return;
        }
        let limit = scan.sentence_end(comma).min(office.end + 6);
        let Some(close) = (office.end..limit).find(|at| scan.is(*at, &[",", ";", "."])) else { return };
        if (office.end..close).all(|at| !scan.is_capital(at)) {
            person.tokens.end = close;
        }
    }

    /// `A, Minister of X` above `B, Minister of Y`: the name behind the office begins the next line of a list.
    fn is_next_line(&self, start: usize, end: usize) -> bool {
        let scan = self.scan;
        let heads = |at: usize| scan.article.starts_line(at);
        let next = self.name_behind(end);
        heads(start) && heads(end) && next.is_some_and(|next| scan.is(next.end, &[",", "(", "-", ":"]))
    }
}

fn of_office(start: usize, office: &Office, rule: &'static str) -> PersonMention {
    let mut person = PersonMention::new(start..office.end, if office.former { "former" } else { rule });
    person.office.clone_from(&office.title);
    person.country.clone_from(&office.country);
    person.organization.clone_from(&office.organization);
    person
}

/// `his predecessor A`: who held the office before.
fn start_of_former(scan: crate::extract::scan::Scan<'_>, start: usize) -> bool {
    start > scan.sentence_start(start) && scan.is(start - 1, &["predecessor", "predecessors"])
}
