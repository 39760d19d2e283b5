//! Lists that share an office: `Presidents A of X and B of Y`, `the presidents of X and Y, A and B`, `heads of member
//! states, including A of X and B of Y`, `A and his X, Y and Z counterparts, B, C and D`.

use super::name::Named;
use super::office::Office;
use super::{Finder, PersonMention};
use crate::extract::scan::Form;
use crate::snapshot::{Alpha2, Basis};

impl Finder<'_> {
    /// A plural office with the people or countries that share it.
    pub(super) fn plural(&self, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
        let scan = self.scan;
        let start = scan.skip_the(at);
        let mut core = start;
        if scan.is(core, &["other", "two", "three", "four", "five", "both"]) {
            core += 1;
        }
        let office = self.office(core).filter(|office| office.plural)?;
        if let Some(end) = self.apportioned(&office, people) {
            return Some(end);
        }
        // A headline breaks its lines where a sentence would not.
        let headline = scan.article.block_of(at).zone == crate::read::Zone::Title;
        let open = office.end < scan.sentence_end(office.end - 1)
            && !(headline && scan.article.starts_line(office.end));
        let mut list = if open { self.name_list(office.end) } else { Vec::new() };
        let inside = office.end + 1 < scan.sentence_end(office.end - 1);
        if inside && list.is_empty() && scan.is(office.end, &[",", ":", "-"]) {
            list = self.name_list(office.end + 1);
        }
        if list.is_empty() {
            list = self.introduced_list(office.end);
        }
        let parallel = office.countries.len() == list.len();
        if list.is_empty() {
            return unnamed(start, &office, people);
        }
        for (index, mut person) in list.into_iter().enumerate() {
            if person.office.is_none() {
                person.office.clone_from(&office.title);
                person.basis = Basis::List;
                person.rule = "list";
            }
            if person.country.is_none() && parallel {
                person.country = office.countries.get(index).copied();
                person.rule = "parallel-list";
            } else if person.country.is_none() && office.countries.is_empty() {
                person.country.clone_from(&office.country);
                person.organization.clone_from(&office.organization);
            }
            people.push(person);
        }
        people.last().map(|last| last.tokens.end)
    }

    /// `the Presidents of X, A, of Y, B, and of Z, C`, `the Presidents of X, A; Y, B; and Z, C`: each country with its own
    /// holder behind a comma.
    fn apportioned(&self, office: &Office, people: &mut Vec<PersonMention>) -> Option<usize> {
        let scan = self.scan;
        let mut country = *office.countries.first().filter(|_| office.countries.len() == 1)?;
        let mut found: Vec<PersonMention> = Vec::new();
        let mut end = office.end;
        loop {
            let start = scan.skip_the(end + 1);
            let named = self.name(start).filter(|_| scan.is(end, &[",", "-", "("]))?;
            let mut person = PersonMention::new(named.start..named.end, "parallel-list");
            person.name = Some(named.name);
            person.office.clone_from(&office.title);
            person.country = Some(country);
            person.basis = Basis::List;
            end = named.end + usize::from(scan.is(named.end, &[")"]));
            found.push(person);
            let mut next = end;
            while scan.is(next, &[",", ";", "and", "of"]) {
                next += 1;
            }
            let land = scan.country(scan.skip_the(next)).filter(|(_, form, close)| {
                *form == Form::Name && next > end && scan.is(*close, &[",", "-", "("])
            });
            let Some((code, _, close)) =
                land.filter(|(_, _, close)| self.name(scan.skip_the(close + 1)).is_some())
            else {
                break;
            };
            country = code;
            end = close;
        }
        if found.len() < 2 {
            return None;
        }
        people.append(&mut found);
        Some(end)
    }

    /// The list behind "including", "such as", "namely", "among them", within the sentence.
    fn introduced_list(&self, at: usize) -> Vec<PersonMention> {
        let scan = self.scan;
        let limit = scan.sentence_end(at.min(scan.len().saturating_sub(1))).min(at + 8);
        for index in at..limit {
            if scan.is(index, &["including", "namely", "were"]) {
                return self.name_list(index + 1);
            }
            if scan.is(index, &["among"]) && scan.is(index + 1, &["them", "whom"]) {
                return self.name_list(index + 2);
            }
        }
        Vec::new()
    }

    /// Names parted by commas, semicolons and "and", each with its country or office if it has one.
    pub(super) fn name_list(&self, at: usize) -> Vec<PersonMention> {
        let scan = self.scan;
        let mut list: Vec<PersonMention> = Vec::new();
        let mut next = at;
        while let Some((land, named)) = self.owned_name(next) {
            let mut person = PersonMention::new(next..named.end, "list-name");
            person.name = Some(named.name);
            person.country = land;
            self.after_name(&mut person);
            next = person.tokens.end;
            list.push(person);
            let mut gap = scan.skip_brackets(next);
            while scan.is(gap, &[",", ";", "and", "&"]) {
                gap += 1;
            }
            if gap == next {
                break;
            }
            next = gap;
        }
        list
    }

    /// `her colleagues from X, A, and Y, B`: each country with its own holder behind a comma.
    fn colleagues_from(&self, from: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
        let scan = self.scan;
        let (code, form, end) = scan.country(scan.skip_the(from + 1))?;
        let start = scan.sentence_start(from);
        let first = people
            .iter()
            .rev()
            .find(|person| person.name.is_some() && person.office.is_some() && person.tokens.start >= start);
        let office = Office {
            end,
            title: first.and_then(|person| person.office.clone()),
            countries: vec![code],
            ..Office::default()
        };
        let begun = people.len();
        let end = self
            .apportioned(&office, people)
            .filter(|_| scan.is(from, &["from", "of"]) && form == Form::Name);
        if end.is_none() {
            people.truncate(begun);
        }
        for person in people.iter_mut().skip(begun) {
            person.rule = "counterparts";
        }
        end
    }

    /// A name, or a name behind the country that has sent it: `Kenya's A`.
    fn owned_name(&self, at: usize) -> Option<(Option<Alpha2>, Named)> {
        let scan = self.scan;
        let owner = scan.country(at).filter(|(_, form, end)| {
            *form == Form::Name && scan.is_possessive(*end) && *end < scan.sentence_end(at)
        });
        match owner {
            Some((code, _, end)) => self.name(end + 1).map(|named| (Some(code), named)),
            None => self.name(at).map(|named| (None, named)),
        }
    }

    /// `his Greek, Cypriot and French counterparts, B, C and D`.
    pub(super) fn counterparts(&self, at: usize, people: &mut Vec<PersonMention>) -> Option<usize> {
        let scan = self.scan;
        if !scan.is(at, &["his", "her", "their", "counterparts", "counterpart"]) {
            return None;
        }
        let mut countries: Vec<Alpha2> = Vec::new();
        let mut next = at + usize::from(scan.is(at, &["his", "her", "their"]));
        loop {
            if let Some((code, form, end)) = scan.country(next).filter(|(_, form, _)| *form != Form::People) {
                let _ = form;
                countries.push(code);
                next = end;
            } else if !countries.is_empty() && scan.is(next, &[",", "and"]) {
                next += 1;
            } else {
                break;
            }
        }
        let colleagues = scan.is(next, &["colleagues", "colleague"])
            && (!countries.is_empty() || scan.is(next + 1, &["from"]));
        if !scan.is(next, &["counterparts", "counterpart"]) && !colleagues {
            return None;
        }
        next += 1;
        if countries.is_empty()
            && let Some(end) = self.colleagues_from(next, people)
        {
            return Some(end);
        }
        if countries.is_empty() && scan.is(next, &["from"]) {
            let mut place = scan.skip_the(next + 1);
            while let Some((code, _, end)) = scan.country(place) {
                countries.push(code);
                next = end;
                place = end;
                while scan.is(place, &[",", "and", "the"]) {
                    place += 1;
                }
            }
        }
        let list = self.name_list(if scan.is(next, &[","]) { next + 1 } else { next });
        let first = people
            .iter()
            .rev()
            .find(|person| person.name.is_some() && person.tokens.start >= scan.sentence_start(at));
        let office = first.and_then(|person| person.office.clone());
        if list.is_empty() {
            if countries.is_empty() {
                return None;
            }
            for country in countries {
                let mut person = PersonMention::new(at..next, "counterpart");
                person.office.clone_from(&office);
                person.country = Some(country);
                person.basis = Basis::List;
                people.push(person);
            }
            return Some(next);
        }
        let parallel = countries.len() == list.len();
        for (index, mut person) in list.into_iter().enumerate() {
            if parallel && person.country.is_none() {
                person.country = countries.get(index).copied();
            }
            if person.office.is_none() {
                person.office.clone_from(&office);
            }
            person.basis = Basis::List;
            person.rule = "counterparts";
            people.push(person);
        }
        people.last().map(|last| last.tokens.end)
    }
}

/// `the presidents of X and Y`: one office holder a country.
fn unnamed(start: usize, office: &Office, people: &mut Vec<PersonMention>) -> Option<usize> {
    if office.countries.is_empty() || office.former {
        return None;
    }
    for country in &office.countries {
        let mut person = PersonMention::new(start..office.end, "plural-office");
        person.office.clone_from(&office.title);
        person.country = Some(*country);
        people.push(person);
    }
    Some(office.end)
}
