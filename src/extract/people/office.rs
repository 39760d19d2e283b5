//! The office half of a mention: who is represented, which office, former or not.

use super::Finder;
use crate::extract::NameClass;
use crate::extract::scan::Form;
use crate::lexicon::TableId;
use crate::read::TokenKind;
use crate::snapshot::{Alpha2, Id};

/// An office in the text with what it belongs to.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, in any combination")]
#[derive(Debug, Clone, Default)]
pub(super) struct Office {
    /// One past its last token.
    pub(super) end: usize,
    /// Its words, title-cased, without country; `None` for "leaders" and the like.
    pub(super) title: Option<String>,
    pub(super) country: Option<Alpha2>,
    pub(super) organization: Option<Id>,
    /// The countries of a plural office ("the presidents of X and Y").
    pub(super) countries: Vec<Alpha2>,
    pub(super) plural: bool,
    /// Whether it is a religious dignity.
    pub(super) cleric: bool,
    /// Whether somebody else holds it now.
    pub(super) former: bool,
    /// Whether its first word is a capital or a country.
    pub(super) capital: bool,
}

/// The longest office that is put together from capitalised words.
const LONGEST: usize = 9;
/// What stands before an office has at most so many tokens: a page of countries is no affiliation.
const LONGEST_AFFILIATION: usize = 40;

impl Finder<'_> {
    /// The office that begins at a token, with the country or organization before or after it.
    pub(super) fn office(&self, at: usize) -> Option<Office> {
        let mut office = Office::default();
        let core = self.affiliation(at, &mut office);
        office.capital = core > at || self.scan.is_capital(core);
        if core >= self.scan.sentence_end(at) {
            // "… of Japan" closes a heading, "President X" opens the paragraph.
            return None;
        }
        let end = self.office_core(core, core > at, &mut office)?;
        office.end = end;
        office.cleric |= self.cleric(core).is_some();
        self.join_offices(&mut office);
        self.more_fields(&mut office);
        self.belongs(&mut office);
        Some(office)
    }

    /// What stands before the office: `Belarusian`, `Kazakhstan's`, `NATO`, `former`; gives where the office begins.
    fn affiliation(&self, at: usize, office: &mut Office) -> usize {
        let scan = self.scan;
        let mut next = at;
        loop {
            if next > at + LONGEST_AFFILIATION {
                return next;
            }
            if let Some(name) = self.organization(next).filter(|name| {
                self.can_precede(name.tokens.end) && !self.is_country_office(next, name.tokens.end)
            }) {
                office.organization = Some(name.id.clone());
                if let Some(country) = self.national(name) {
                    office.country = Some(country);
                    office.organization = None;
                }
                next = scan.skip_possessive(scan.skip_brackets(name.tokens.end));
            } else if let Some((code, form, end)) =
                scan.country(next).filter(|(_, form, _)| *form != Form::People)
            {
                let before_office = scan.skip_possessive(end);
                if form == Form::Name
                    && before_office == end
                    && !scan.is_capital(end)
                    && scan.hit(end, TableId::Offices).is_none()
                {
                    return next;
                }
                office.country.get_or_insert(code);
                next = before_office;
            } else if scan.has(next, "tenure") && next > at
                || scan.has(next, "tenure") && scan.is_capital(next + 1)
            {
                office.former |= scan.is(next, &["then"]);
                next += 1;
            } else if scan.has(next, "former") {
                office.former = true;
                next += 1;
                if scan.is(next, &["-"]) {
                    next += 1;
                }
            } else if let Some(hit) = scan.hit(next, TableId::Places).filter(|hit| {
                matches!(hit.row.text("kind"), "residence" | "capital") && scan.is_capital(next + hit.length)
            }) {
                let country = Alpha2::try_from(hit.row.text("country")).ok();
                let after = next + hit.length;
                if scan.hit(next, TableId::Offices).is_some() || self.composed(after).is_none() {
                    return next;
                }
                office.country = office.country.take().or(country);
                next = after;
            } else {
                return next;
            }
        }
    }

    /// "U.S. Treasury Secretary": behind the country stands an office of the table that takes in the organ's last word.
    fn is_country_office(&self, at: usize, end: usize) -> bool {
        let scan = self.scan;
        let Some((_, _, close)) = scan.country(at) else { return false };
        let next = scan.skip_possessive(close);
        scan.hit(next, TableId::Offices).is_some_and(|hit| next < end && next + hit.length > end)
    }

    /// Whether an office may follow an organization's name here.
    fn can_precede(&self, end: usize) -> bool {
        let next = self.scan.skip_possessive(self.scan.skip_brackets(end));
        self.scan.hit(next, TableId::Offices).is_some()
            || self.composed(next).is_some()
            || self.lower_portfolio(next).is_some()
    }

    /// The country of a national organ: its name begins with a country, or ends "of COUNTRY".
    pub(super) fn national(&self, name: &crate::extract::NameMention) -> Option<Alpha2> {
        let scan = self.scan;
        let tokens = name.tokens.clone();
        let seat = scan
            .hit(tokens.start, TableId::Places)
            .filter(|hit| hit.row.text("kind") == "residence" && hit.length == tokens.len());
        if let Some(hit) = seat {
            return Alpha2::try_from(hit.row.text("country")).ok();
        }
        let organ = name.class == NameClass::Body
            || tokens.clone().any(|at| scan.is(at, &["party", "government", "council", "parliament"]));
        let at_start = scan.country(tokens.start).filter(|(_, _, end)| *end < tokens.end);
        let at_end =
            tokens.clone().filter(|at| *at > tokens.start && scan.is(at - 1, &["of", "the"])).find_map(
                |at| scan.country(at).filter(|(_, form, end)| *form == Form::Name && *end == tokens.end),
            );
        let (code, _, _) = at_start.or(at_end).filter(|_| organ && name.class != NameClass::Grouping)?;
        Some(code)
    }

    fn office_core(&self, at: usize, affiliated: bool, office: &mut Office) -> Option<usize> {
        let scan = self.scan;
        let simple = scan.hit(at, TableId::Offices);
        if let Some(composed) =
            self.composed(at).filter(|end| simple.is_none_or(|hit| at + hit.length < *end))
        {
            office.title = Some(scan.plain(at..composed));
            return Some(composed);
        }
        if let Some(hit) = simple {
            office.plural = hit.is_column("plural");
            office.title = self.own_words(hit, at).or_else(|| Some(hit.row.text("title").to_owned()));
            // "Secretary-General of the United Nations" is one entry of the table, its organization is still named.
            let inside = (at + 1..at + hit.length).find_map(|index| self.organization(index));
            let known = |name: &&crate::extract::NameMention| {
                scan.hit(name.tokens.start, TableId::Organizations).is_some()
            };
            if let Some(name) = inside.filter(known).filter(|name| self.national(name).is_none()) {
                office.organization.get_or_insert_with(|| name.id.clone());
            }
            if office.plural && scan.is(at, &["leaders"]) {
                office.title = None;
            }
            return Some(at + hit.length);
        }
        let acting = scan
            .hit(at + 1, TableId::Offices)
            .filter(|hit| scan.is(at, &["acting"]) && !hit.is_column("plural"));
        if let Some(hit) = acting {
            let title = self.own_words(hit, at + 1).unwrap_or_else(|| hit.row.text("title").to_owned());
            office.title = Some(format!("Acting {title}"));
            return Some(at + 1 + hit.length);
        }
        if let Some(end) = self.cleric(at) {
            office.title = Some(scan.plain(at..end));
            office.cleric = true;
            return Some(end);
        }
        if let Some(end) = self.heads_of(at) {
            office.plural = true;
            office.title = scan.is(at, &["heads"]).then(|| "Head of State".to_owned());
            return Some(end);
        }
        let end = self.lower_portfolio(at).filter(|_| affiliated)?;
        office.title = Some(title_case(&scan.plain(at..end)));
        Some(end)
    }

    /// A religious dignity with what it rules: `Patriarch of Moscow`, `Supreme Patriarch and Catholicos of All Armenians`.
    pub(super) fn cleric(&self, at: usize) -> Option<usize> {
        let dignity = |at: usize| {
            let hit =
                self.scan.hit(at, TableId::Honorifics).filter(|hit| hit.row.text("kind") == "religious")?;
            self.scan.is_capital(at).then_some(at + hit.length)
        };
        let adjective = usize::from(self.scan.is(at, &["supreme", "grand", "chief"]));
        let mut end = dignity(at + adjective)?;
        while self.scan.is(end, &["and"]) {
            end = dignity(end + 1)?;
        }
        (self.scan.is(end, &["of"]) || self.name(end).is_some()).then_some(end)
    }

    /// `heads of CSTO member states`, `leaders of the member countries`.
    fn heads_of(&self, at: usize) -> Option<usize> {
        let scan = self.scan;
        if !(scan.is(at, &["heads", "leaders"]) && scan.is(at + 1, &["of"])) {
            return None;
        }
        let limit = scan.sentence_end(at).min(at + 9);
        (at + 2..limit)
            .find(|index| scan.is(*index, &["states", "countries", "governments", "nations"]))
            .map(|index| index + 1)
    }

    /// A run of capitalised words that ends at an office: `Homeland Security Advisor`, `COVID-19 Response Coordinator`.
    pub(super) fn composed(&self, at: usize) -> Option<usize> {
        let scan = self.scan;
        if !matches!(scan.kind(at), Some(TokenKind::Capital | TokenKind::Acronym)) {
            return None;
        }
        if scan
            .hit(at, TableId::NameStops)
            .is_some_and(|_| scan.fold(at).len() <= 4 || scan.sentence_start(at) == at)
            || self.honorific(at).is_some()
            || scan.hit(at, TableId::Calendar).is_some()
        {
            return None;
        }
        let limit = scan.sentence_end(at).min(at + LONGEST);
        let mut next = at;
        while next < limit {
            if next > at && scan.is(next - 1, &["and", "&"]) && scan.country(next).is_some() {
                // "A B and Tanzanian President C": a second person, not a portfolio.
                return None;
            }
            if let Some(hit) = scan.hit(next, TableId::Offices).filter(|hit| !hit.is_column("plural")) {
                let end = next + hit.length;
                if next > at {
                    let post = scan.hit(next, TableId::NameParticles).is_some()
                        && scan.kind(next) == Some(TokenKind::Acronym);
                    return (scan.is_capital(next) && !post && !self.joins_person(at, next)).then_some(end);
                }
                // One office before another ("Deputy Secretary"), with nothing between: a word between them is a name.
                let joined = scan
                    .hit(end, TableId::Offices)
                    .filter(|_| end < limit)
                    .filter(|hit| !hit.is_column("plural") && scan.is_capital(end));
                return joined.map(|joined| end + joined.length);
            } else if matches!(scan.kind(next), Some(TokenKind::Capital | TokenKind::Acronym))
                || (next > at
                    && scan.is(next, &["and", "of", "for", "&", "on", "the"])
                    && scan.is_capital(next + 1))
            {
                next += 1;
            } else {
                return None;
            }
        }
        None
    }

    /// `A B and President of X C`: what stands before the "and" is a person, not the first half of a portfolio.
    fn joins_person(&self, start: usize, office: usize) -> bool {
        let scan = self.scan;
        if !scan.is(office - 1, &["and", "&"]) {
            return false;
        }
        let plain = (start..office - 1).all(|at| {
            scan.is_capital(at)
                && scan.hit(at, TableId::Headnouns).is_none()
                && scan.hit(at, TableId::NameStops).is_none()
        });
        let rules = scan.hit(office, TableId::Offices).is_some_and(|hit| {
            matches!(hit.row.text("class"), "head-of-state" | "head-of-government" | "monarch" | "deputy")
        });
        // "A represented Peru and Minister B Chile".
        let country =
            scan.country(start).is_some_and(|(_, form, end)| form == Form::Name && end == office - 1);
        rules || country || plain && office - 1 - start >= 2
    }

    /// `trade and industry commissioner`: up to four plain words before the office, only after a country or organization.
    fn lower_portfolio(&self, at: usize) -> Option<usize> {
        let scan = self.scan;
        for next in at..at + 4 {
            if let Some(hit) = scan.hit(next, TableId::Offices).filter(|hit| !hit.is_column("plural")) {
                return Some(next + hit.length);
            }
            let plain = scan.kind(next) == Some(TokenKind::Lower)
                && scan.hit(next, TableId::Frames).is_none()
                && !scan.is(
                    next,
                    &[
                        "of", "the", "in", "to", "with", "for", "by", "is", "was", "has", "had", "a", "that",
                        "on", "at", "as", "or",
                    ],
                );
            if !plain || next >= scan.sentence_end(at) {
                return None;
            }
        }
        None
    }

    /// `Head of the Standing Committee and Executive Secretary`, `Prime Minister and Minister of Finance`.
    fn join_offices(&self, office: &mut Office) {
        let scan = self.scan;
        if !scan.is(office.end, &["and", "-", "&"]) || office.plural || !scan.is_capital(office.end + 1) {
            return;
        }
        let Some(hit) = scan.hit(office.end + 1, TableId::Offices).filter(|hit| !hit.is_column("plural"))
        else {
            return;
        };
        let end = office.end + 1 + hit.length;
        let mut probe = Office { end, ..Office::default() };
        self.belongs(&mut probe);
        let comma = scan.skip_brackets(probe.end);
        let behind = || {
            let next = scan.skip_the(comma + 1);
            scan.is(comma, &[","])
                && self.name(next).is_some_and(|named| named.honorific || named.name.len() >= 2)
        };
        let named = self.name_behind(probe.end).is_some() || probe.country.is_some() && behind();
        if named && (probe.end > end || office.end + 1 < end) && !self.names_follow_directly(office.end) {
            let first = office.title.take().unwrap_or_default();
            office.title = Some(format!("{first} and {}", hit.row.text("title")));
            office.end = end;
        }
    }

    /// "The Vice President and Prime Minister X": two people when a name follows the second office at once.
    fn names_follow_directly(&self, and: usize) -> bool {
        self.scan
            .hit(and + 1, TableId::Offices)
            .is_some_and(|hit| self.name(and + 1 + hit.length).is_some_and(|named| named.name.len() == 1))
    }

    /// What stands after the office: `of Kazakhstan`, `of the Board of the Bank`, `for Space Policy`.
    fn belongs(&self, office: &mut Office) {
        let scan = self.scan;
        for _ in 0..4 {
            let at = scan.skip_brackets(office.end);
            if !scan.is(at, &["of", "for", "to", "at", "from"]) || scan.opens_line(at) {
                return;
            }
            // "the chairman of its People's Council".
            let own = scan.is(at, &["of"]) && scan.is(at + 1, &["its", "their"]) && scan.is_capital(at + 2);
            let next = if own { at + 2 } else { scan.skip_the(at + 1) };
            if scan.is(at, &["to"]) && scan.hit(next, TableId::Places).is_some() {
                // "the visit of the Crown Princess to Quito": a journey.
                return;
            }
            if let Some(end) = self.served(at, next).filter(|_| !office.plural) {
                if let Some(title) = &mut office.title {
                    title.push(' ');
                    title.push_str(&scan.plain(at..end));
                }
                office.end = end;
                return;
            }
            let house = scan.is(next, &["commission", "secretariat", "bloc"])
                && office.title.as_deref().is_some_and(|title| title.contains("Secretary"));
            let own =
                (scan.has(next, "house") || house) && next == at + 2 && !scan.is(next + 1, &["of", "for"]);
            if own && !scan.is_capital(next + 1) | self.name_behind(next + 1).is_some() {
                // "Secretary General of the Organization X": which one, the rest of the report says.
                office.end = next + 1;
                return;
            }
            if let Some(name) = self.organization(next) {
                self.belongs_to_name(office, name);
                office.end = name.tokens.end;
                let after = scan.skip_brackets(office.end);
                if after > office.end && scan.is(after, &["of"]) {
                    office.end = after;
                }
            } else if let Some((code, form, end)) = scan.country(next) {
                if form == Form::Demonym
                    && !scan.is(end, &[",", "."])
                    && scan.is_capital(end)
                    && !office.plural
                {
                    let Some(end) = self.portfolio(next) else { return };
                    office.end = end;
                    continue;
                }
                let organ = self.organization(end + 1).filter(|_| {
                    form == Form::Name && scan.is(at, &["of"]) && scan.is_possessive(end) && !office.plural
                });
                if let Some(organ) = organ {
                    // "Director General of Kenya's Space Agency".
                    office.country.get_or_insert(code);
                    self.add_organ(office, organ);
                    office.end = scan.skip_brackets(organ.tokens.end);
                    return;
                }
                if form != Form::Name || scan.is(at, &["for"]) && scan.is_possessive(end) {
                    // "thanked the Sultan for Oman's mediation".
                    return;
                }
                if !scan.is(at, &["to", "at", "for"]) {
                    // "President of the Republic of X": the republic is the country's, not the office's.
                    if let Some(short) =
                        office.title.as_deref().and_then(|title| title.strip_suffix(" of the Republic"))
                    {
                        office.title = Some(short.to_owned());
                    }
                    if office.country.is_none() {
                        office.country = Some(code);
                    }
                    office.countries.push(code);
                }
                office.end = scan.skip_brackets(end);
                if office.plural {
                    self.more_countries(office);
                }
                return;
            } else if let Some(end) = self.portfolio(next).filter(|_| !office.plural) {
                let words = scan.plain(at..end);
                if office.country.is_none() && office.cleric {
                    office.country =
                        (next..end).rev().find_map(|index| scan.country(index)).map(|(code, _, _)| code);
                }
                if let Some(title) = &mut office.title {
                    title.push(' ');
                    title.push_str(&words);
                }
                office.end = end;
                self.more_fields(office);
            } else if let Some(end) =
                self.small_field(next).filter(|_| next == at + 1 && !office.plural && scan.is(at, &["for"]))
            {
                if let Some(title) = &mut office.title {
                    title.push_str(" for ");
                    title.push_str(&title_case(&scan.plain(next..end)));
                }
                office.end = end;
            } else {
                return;
            }
        }
    }

    /// `Chief of Staff to the President A B`: whom the office serves, where the holder's own name follows.
    fn served(&self, small: usize, next: usize) -> Option<usize> {
        let scan = self.scan;
        if !scan.is(small, &["to"]) || next == small + 1 || !scan.is_capital(next) {
            return None;
        }
        let simple = scan.hit(next, TableId::Offices).filter(|hit| !hit.is_column("plural"));
        let end = self.composed(next).max(simple.map(|hit| next + hit.length))?;
        self.name_behind(end).filter(|named| named.name.len() >= 2).map(|_| end)
    }

    fn belongs_to_name(&self, office: &mut Office, name: &crate::extract::NameMention) {
        match self.national(name) {
            Some(country) if office.country.is_none() => {
                office.country = Some(country);
                self.add_organ(office, name);
            }
            _ if office.organization.is_none() && office.country.is_none() => {
                office.organization = Some(name.id.clone());
            }
            _ => {}
        }
    }

    /// `Speaker of the Federal National Council of X`: the organ belongs to the office, the country does not.
    fn add_organ(&self, office: &mut Office, name: &crate::extract::NameMention) {
        let scan = self.scan;
        let mut tokens = name.tokens.clone();
        if let Some((_, _, end)) = scan.country(tokens.start).filter(|(_, _, end)| *end < tokens.end) {
            tokens.start = scan.skip_possessive(end);
        }
        let of = tokens.clone().rev().find(|at| scan.is(*at, &["of"]));
        let land =
            of.filter(|of| scan.country(scan.skip_the(of + 1)).is_some_and(|(_, _, end)| end == tokens.end));
        tokens.end = land.unwrap_or(tokens.end);
        let small = tokens.clone().any(|at| scan.is(at, &["government", "republic", "bank"]));
        if let Some(title) = office.title.as_mut().filter(|_| !tokens.is_empty() && !small && !office.plural)
        {
            let words = scan.plain(tokens);
            if !title.contains(words.as_str()) {
                title.push_str(" of the ");
                title.push_str(&words);
            }
        }
    }

    fn more_countries(&self, office: &mut Office) {
        let scan = self.scan;
        loop {
            let mut next = office.end;
            while scan.is(next, &[",", "and"]) {
                next += 1;
            }
            let next = scan.skip_the(next);
            if next == office.end {
                return;
            }
            let Some((code, Form::Name, end)) = scan.country(next) else { return };
            office.countries.push(code);
            office.end = end;
        }
    }
}

/// Capitals for the words that are no small words.
pub(super) fn title_case(words: &str) -> String {
    words
        .split(' ')
        .map(|word| match word.chars().next() {
            Some(first) if !matches!(word, "of" | "and" | "for" | "the") => {
                first.to_uppercase().chain(word.chars().skip(1)).collect()
            }
            _ => word.to_owned(),
        })
        .collect::<Vec<String>>()
        .join(" ")
}
