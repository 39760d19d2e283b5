//! The country of a participant to whom the report gives none: from the pairs, pledges and courtesies of the text.
//!
//! Comes in: clusters with what is stated of them. Goes out: the same with countries filled in, each marked as completed.
//! In order: the chair's country is the one whose chairmanship it is; a seat of government is the first participant's;
//! a pledge of one country to another joins the two participants; what a participant thanks or congratulates is the
//! country of the other; a pair joins an open participant with a stated one; who meets the guest of a visit represents the
//! country visited. Promises: a stated country is never changed, and none is guessed from what is only spoken about.

use super::Cluster;
use crate::extract::{CountryMention, Mentions};
use crate::lexicon::{Lexicon, TableId, office_row};
use crate::read::{Article, TokenKind};
use crate::snapshot::{Alpha2, EventType, Function, ParticipantField};
use std::collections::{BTreeMap, BTreeSet};

/// So many words may stand between a country's own act and whom it is for.
const REACH: usize = 6;

/// Fills in the countries of the participants, given in order of first mention.
pub(super) fn complete(
    article: &Article,
    mentions: &Mentions,
    lexicon: &Lexicon,
    clusters: &mut [Cluster],
    (order, of): (&[usize], &[Option<usize>]),
) {
    let mut completion =
        Completion { article, mentions, lexicon, clusters, order, courtesies: Vec::new(), of };
    completion.courtesies = completion.courtesies();
    if matches!(mentions.event.kind, Some((EventType::Visit, _))) {
        // Who invites a guest is at home.
        completion.hosts();
    }
    completion.chair();
    completion.seat();
    if let [first, other] = *order {
        completion.two(first, other);
    }
    completion.rest();
    completion.visit();
    completion.house();
    completion.hosts();
}

/// A participant thanks, congratulates or pledges itself to a country.
struct Courtesy {
    to: Alpha2,
    /// The cluster of the person who speaks.
    by: Option<usize>,
}

struct Completion<'run> {
    article: &'run Article,
    mentions: &'run Mentions,
    lexicon: &'run Lexicon,
    clusters: &'run mut [Cluster],
    order: &'run [usize],
    of: &'run [Option<usize>],
    courtesies: Vec<Courtesy>,
}

/// Two countries side by side, in text order.
struct CountryPair<'run> {
    one: &'run Alpha2,
    two: &'run Alpha2,
    /// Whether a hyphen joins them: `Russian-Israeli`.
    tight: bool,
}

impl<'run> Completion<'run> {
    fn fill(&mut self, index: usize, country: Option<Alpha2>) {
        let cluster = &mut self.clusters[index];
        if let Some(country) = country.filter(|_| cluster.country.is_none() && cluster.organization.is_none())
        {
            cluster.country = Some(country);
            cluster.completed.insert(ParticipantField::Country);
        }
    }

    fn stated(&self) -> Vec<Alpha2> {
        self.order.iter().filter_map(|index| self.clusters[*index].country).collect()
    }

    /// Who presides represents the country that holds the chair.
    fn chair(&mut self) {
        let host = self.mentions.event.host.as_ref().map(|(host, _)| *host);
        for index in self.order {
            let chairs =
                self.clusters[*index].office.as_ref().is_some_and(|(office, _)| office.starts_with("Chair"));
            if chairs {
                self.fill(*index, host);
            }
        }
    }

    /// "The Kremlin said": the seat of government that a report names is that of the one whom it names first.
    fn seat(&mut self) {
        let known = self.stated();
        let mut countries = self.mentions.countries.iter();
        let seat = countries.find(|country| country.by_seat && !known.contains(&country.code));
        let of_nations = |index: &usize| {
            // A secretary-general speaks for an organization.
            self.clusters[*index]
                .office
                .as_ref()
                .is_none_or(|(office, _)| !office.starts_with("Secretary-General"))
        };
        if let Some(first) = self.order.first().filter(|index| of_nations(index)) {
            self.fill(*first, seat.map(|seat| seat.code));
        }
    }

    fn two(&mut self, first: usize, other: usize) {
        let speaks = |index: usize| {
            let mut named = self.clusters[index].mentions.iter();
            named.next().is_some_and(|first| self.mentions.people[*first].rule == "first-person")
        };
        if speaks(first) || speaks(other) {
            // Who speaks for a government is never taken for its guest.
            return;
        }
        let known = self.stated();
        if known.is_empty() {
            let (one, two) = self.pledge(first, other).unwrap_or_else(|| self.both_open(first, other));
            self.fill(first, one);
            self.fill(other, two);
            return;
        }
        self.fill(other, self.paired(&known));
        for (open, speaker) in [(other, first), (first, other)] {
            let own = self.clusters[speaker].country;
            let thanked = self.courtesies.iter().find(|courtesy| {
                let spoken = courtesy.by == Some(speaker) || courtesy.by.is_none() && speaker == first;
                spoken && Some(&courtesy.to) != own.as_ref()
            });
            self.fill(open, thanked.map(|courtesy| courtesy.to));
        }
    }

    /// One participant alone without a country gets the one that the text pairs with another's.
    fn rest(&mut self) {
        let open: Vec<usize> = self.order.iter().copied().filter(|index| self.is_open(*index)).collect();
        let Some(index) = open.first().copied() else { return };
        let known = self.stated();
        // Of several the one named second is the other side: "X met with Y"; more is not known of the rest.
        if open.len() > 1 && (self.order.len() > 3 || known.len() != 1 || self.order.get(1) != Some(&index)) {
            return;
        }
        self.fill(index, self.paired(&known));
        if self.order.first() == Some(&index) {
            self.fill(index, self.own_words(&known));
        }
    }

    fn is_open(&self, index: usize) -> bool {
        self.clusters[index].country.is_none() && self.clusters[index].organization.is_none()
    }

    /// Who hosts represents the country of the place, where the report gives him no other and no other hosts.
    fn hosts(&mut self) {
        let event = &self.mentions.event;
        let Some((place, _)) = event.country.clone().or_else(|| event.host.clone()) else { return };
        let hosting: Vec<usize> = self.order.iter().copied().filter(|index| self.is_host(*index)).collect();
        let taken = self.stated().contains(&place);
        let presiding = || self.order.iter().copied().filter(|index| self.presides(*index)).collect();
        let hosting: Vec<usize> = if hosting.is_empty() { presiding() } else { hosting };
        if let [host] = hosting[..]
            && !taken
        {
            self.fill(host, Some(place));
        }
    }

    /// A leader in the chair, whose country the report leaves out because it is its own.
    fn presides(&self, index: usize) -> bool {
        let office = self.clusters[index].office.as_ref();
        let leads = office
            .is_some_and(|(office, _)| office_row(self.lexicon, office).is_some_and(|(_, level)| level == 1));
        let mut mentions = self.clusters[index].mentions.iter();
        leads
            && self.is_open(index)
            && mentions.any(|mention| self.mentions.people[*mention].functions.contains(&Function::Chair))
    }

    fn is_host(&self, index: usize) -> bool {
        let mut mentions = self.clusters[index].mentions.iter();
        mentions.any(|mention| self.mentions.people[*mention].functions.contains(&Function::Host))
    }

    /// The Secretary-General without an organization is that of the organization that meets.
    fn house(&mut self) {
        let Some((own, _)) = self.mentions.event.organization.clone() else { return };
        for index in self.order {
            let cluster = &mut self.clusters[*index];
            let secretary = cluster.office.as_ref().is_some_and(|(office, _)| {
                let office = office.to_lowercase().replace('-', " ");
                office.ends_with("secretary general") || office.ends_with("executive secretary")
            });
            if secretary && cluster.country.is_none() && cluster.organization.is_none() {
                cluster.organization = Some(own.clone());
                cluster.completed.insert(ParticipantField::Organization);
            }
        }
    }

    /// The visitor comes from abroad: those met behind the first participant represent the country of the place.
    fn visit(&mut self) {
        let visit = matches!(self.mentions.event.kind, Some((EventType::Visit, _)));
        let Some((place, _)) = self.mentions.event.country.clone().filter(|_| visit) else { return };
        let Some((first, others)) = self.order.split_first() else { return };
        if self.clusters[*first].country.as_ref().is_none_or(|own| *own == place) {
            return;
        }
        for index in others {
            if self.clusters[*index].name.is_some() {
                self.fill(*index, Some(place));
            }
        }
    }

    /// "reiterated its X's support for Y": the speaker's country and the other's, in the order of the participants.
    fn pledge(&self, first: usize, other: usize) -> Option<(Option<Alpha2>, Option<Alpha2>)> {
        let countries = &self.mentions.countries;
        countries.windows(2).find_map(|pair| {
            let (own, to) = (&pair[0], &pair[1]);
            if own.by_seat || to.by_seat || own.code == to.code || own.tokens == to.tokens {
                return None;
            }
            let pledged = self.pledges(own, to) || self.own_side_first(own, to);
            let speaker = self.speaker(own.tokens.start).unwrap_or(first);
            let codes = (Some(own.code), Some(to.code));
            match speaker {
                _ if !pledged => None,
                by if by == first => Some(codes),
                by if by == other => Some((codes.1, codes.0)),
                _ => None,
            }
        })
    }

    /// `reaffirm U.S. support for Israel`, `underscore Norway's commitment to supporting Moldova`.
    fn pledges(&self, own: &CountryMention, to: &CountryMention) -> bool {
        let gap = own.tokens.end..to.tokens.start;
        let act = gap.clone().take(3).any(|at| self.is_own_act(at));
        let plain = gap.clone().all(|at| {
            self.article.tokens()[at].kind != TokenKind::Punctuation
                && !self.is(at, &["against", "from", "with"])
        });
        let before = own.tokens.start.saturating_sub(5)..own.tokens.start;
        let governed = before
            .clone()
            .rev()
            .find(|at| !self.is(*at, &["the"]))
            .is_some_and(|at| self.is(at, &["for", "of", "to", "with", "in", "on", "by", "from"]));
        act && !governed && plain && gap.len() <= REACH && before.clone().any(|at| self.is_spoken(at))
    }

    /// `our commitment to a partnership between X and Y`: whoever says "our" names his own side first.
    fn own_side_first(&self, own: &CountryMention, to: &CountryMention) -> bool {
        let sentence = self.article.sentence_of(own.tokens.start).tokens.start;
        let before = own.tokens.start.saturating_sub(10).max(sentence)..own.tokens.start;
        let joined = (own.tokens.end..to.tokens.start).all(|at| self.is(at, &["and", "the"]));
        joined
            && before.clone().any(|at| self.is(at, &["our"]))
            && before.rev().take(2).any(|at| self.is(at, &["between"]))
    }

    /// The last participant named before a token in its sentence; a purpose ("to reaffirm") is the first one's.
    fn speaker(&self, at: usize) -> Option<usize> {
        let sentence = self.article.sentence_of(at).tokens.start;
        let people = self.mentions.people.iter().zip(self.of);
        let mut said =
            people.filter(|(person, _)| person.tokens.end <= at && person.tokens.start >= sentence);
        said.find_map(|(_, cluster)| *cluster)
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.article.fold(at))
    }

    fn hits(&self, at: usize, table: TableId, wanted: impl Fn(&crate::lexicon::Match<'_>) -> bool) -> bool {
        let found = self.lexicon.matches_at(self.article, at);
        found.iter().any(|hit| hit.row.table == table && wanted(hit))
    }

    fn is_own_act(&self, at: usize) -> bool {
        self.hits(at, TableId::Courtesies, |hit| hit.row.text("kind") == "own")
    }

    /// Whether the word is a verb of saying: "reiterate", "underscored".
    fn is_spoken(&self, at: usize) -> bool {
        self.hits(at, TableId::Acts, |hit| hit.row.text("frame") == "say")
    }

    /// Two participants whose countries the report names only as a pair, or by what one says of the other's.
    fn both_open(&self, first: usize, other: usize) -> (Option<Alpha2>, Option<Alpha2>) {
        let by_other = |courtesy: &&Courtesy| courtesy.by == Some(other);
        let guest = self.courtesies.iter().find(|courtesy| !by_other(courtesy)).map(|courtesy| &courtesy.to);
        let host = self.courtesies.iter().find(|_| first != other).and(self.courtesies.iter().find(by_other));
        let host = host.map(|courtesy| &courtesy.to);
        let best = self.most_frequent();
        let tight = best.is_some_and(|(one, two)| {
            self.pairs().iter().any(|pair| pair.tight && (pair.one, pair.two) == (one, two))
        });
        let Some((one, two)) = best.or_else(|| self.only_two()) else {
            return (host.copied(), guest.copied());
        };
        if guest.is_some_and(|guest| guest != one && guest != two) {
            // The pair is about somebody else.
            return (host.copied(), guest.copied());
        }
        // Away from home, the guest's own place: "met with President X in Mexico City".
        let place = self.mentions.event.country.as_ref().map(|(place, _)| place).filter(|_| guest.is_none());
        let guest = guest.or(place);
        if guest.is_none()
            && self.is_joint(*one, *two)
            && let Some(sides) = self.by_office((first, other), (one, two))
        {
            return sides;
        }
        let told = [Some(one), Some(two)].iter().any(|code| guest == *code || host == *code)
            || self.acts_of(*one) != self.acts_of(*two)
                && (self.only_two().is_some() || self.is_named_as_parties(*one, *two));
        if !(told || tight) {
            return (None, None);
        }
        let swapped = guest == Some(one)
            || host == Some(two)
            || (guest != Some(two) && self.acts_of(*two) > self.acts_of(*one));
        if swapped { (Some(*two), Some(*one)) } else { (Some(*one), Some(*two)) }
    }

    /// `the shared commitment of X and Y`: the two are named as the sides of the talk.
    fn is_joint(&self, one: Alpha2, two: Alpha2) -> bool {
        let pairs = self.mentions.countries.windows(2).filter(|pair| self.pair(&pair[0], &pair[1]).is_some());
        let mut named = pairs.filter(|pair| (pair[0].code, pair[1].code) == (one, two));
        named.any(|pair| {
            let start = pair[0].tokens.start;
            let before = start.saturating_sub(5)..start;
            before.clone().any(|at| self.is(at, &["shared", "joint", "common", "mutual"]))
                && before.rev().find(|at| !self.is(*at, &["the"])).is_some_and(|at| self.is(at, &["of"]))
        })
    }

    /// The only way to give two countries to two participants in which each country has the participant's office.
    fn by_office(
        &self,
        (first, other): (usize, usize),
        (one, two): (&Alpha2, &Alpha2),
    ) -> Option<(Option<Alpha2>, Option<Alpha2>)> {
        let fits = |index: usize, code: &Alpha2| {
            let office = self.clusters[index].office.as_ref().map(|(office, _)| office.as_str());
            let mut lacking = self.lexicon.rows(TableId::Governments);
            !lacking.any(|row| row.text("country") == code.as_str() && Some(row.text("lacks")) == office)
        };
        let straight = fits(first, one) && fits(other, two);
        let crossed = fits(first, two) && fits(other, one);
        match (straight, crossed) {
            (true, false) => Some((Some(*one), Some(*two))),
            (false, true) => Some((Some(*two), Some(*one))),
            _ => None,
        }
    }

    /// The pair that the text names most often, hyphenated pairs first, in the order of its first naming.
    fn most_frequent(&self) -> Option<(&'run Alpha2, &'run Alpha2)> {
        let mut counts: BTreeMap<(&Alpha2, &Alpha2), (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
        let mut orientation = BTreeMap::new();
        for (order, pair) in self.pairs().into_iter().enumerate() {
            let key = (pair.one.min(pair.two), pair.one.max(pair.two));
            let entry = counts.entry(key).or_insert((0, std::cmp::Reverse(order)));
            entry.0 += if pair.tight { 3 } else { 1 };
            orientation.entry(key).or_insert((pair.one, pair.two));
        }
        counts.iter().max_by_key(|(_, weight)| **weight).map(|(key, _)| orientation[key])
    }

    /// Whether the text names the pair as the two sides: "between X and Y", or twice.
    fn is_named_as_parties(&self, one: Alpha2, two: Alpha2) -> bool {
        let pairs: Vec<&[CountryMention]> = self
            .mentions
            .countries
            .windows(2)
            .filter(|pair| {
                (pair[0].code, pair[1].code) == (one, two) || (pair[0].code, pair[1].code) == (two, one)
            })
            .filter(|pair| self.pair(&pair[0], &pair[1]).is_some())
            .collect();
        pairs.len() >= 2
            || pairs.iter().any(|pair| {
                let start = pair[0].tokens.start;
                (start.saturating_sub(2)..start).any(|at| self.is(at, &["between"]))
            })
    }

    /// The two countries of a text that names no others.
    fn only_two(&self) -> Option<(&'run Alpha2, &'run Alpha2)> {
        let mut found: Vec<&Alpha2> = Vec::new();
        for country in &self.mentions.countries {
            if !found.contains(&&country.code) {
                found.push(&country.code);
            }
        }
        if let [one, two] = found[..] { Some((one, two)) } else { None }
    }

    /// How often the text speaks of a country's own commitments, plans, efforts.
    fn acts_of(&self, code: Alpha2) -> usize {
        self.mentions
            .countries
            .iter()
            .filter(|country| country.code == code && self.has_own_act(country))
            .count()
    }

    fn has_own_act(&self, country: &CountryMention) -> bool {
        // "support for X's efforts" is said of somebody else's.
        let before = (0..country.tokens.start).rev().find(|at| !self.is(*at, &["the"]));
        let anothers = before.is_some_and(|at| self.is(at, &["for", "against"]));
        !anothers && (country.tokens.end..country.tokens.end + 3).any(|at| self.is_own_act(at))
    }

    /// The country that the text pairs most often with a participant's, hyphenated pairs first.
    fn paired(&self, stated: &[Alpha2]) -> Option<Alpha2> {
        let mut counts: BTreeMap<&Alpha2, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
        for (order, pair) in self.pairs().into_iter().enumerate() {
            let other = match (stated.contains(pair.one), stated.contains(pair.two)) {
                (false, true) => pair.one,
                (true, false) => pair.two,
                _ => continue,
            };
            let entry = counts.entry(other).or_insert((0, std::cmp::Reverse(order)));
            entry.0 += if pair.tight { 10 } else { 1 };
        }
        counts.into_iter().max_by_key(|(_, weight)| *weight).map(|(code, _)| *code)
    }

    /// The only other country whose commitments and plans the text speaks of.
    fn own_words(&self, stated: &[Alpha2]) -> Option<Alpha2> {
        if stated.is_empty() {
            return None;
        }
        let others = self.mentions.countries.iter().filter(|country| !stated.contains(&country.code));
        let owners: BTreeSet<&Alpha2> =
            others.filter(|country| self.has_own_act(country)).map(|country| &country.code).collect();
        if owners.len() == 1 { owners.into_iter().next().copied() } else { None }
    }

    /// The countries that the report thanks, congratulates, pledges itself to, in text order.
    fn courtesies(&self) -> Vec<Courtesy> {
        let countries = self.mentions.countries.iter().filter(|country| !country.by_seat);
        countries.filter_map(|country| self.courtesy(country)).collect()
    }

    fn courtesy(&self, country: &CountryMention) -> Option<Courtesy> {
        let mut start = country.tokens.start;
        start -= usize::from(start > 0 && self.is(start - 1, &["the"]));
        let sentence = self.article.sentence_of(start).tokens.start;
        let mut zone = start.saturating_sub(REACH + 2).max(sentence)..start;
        let cue = zone.find(|at| self.thanks(*at, start))?;
        let purpose = cue > 0 && self.is(cue - 1, &["to"]);
        let by = self.speaker(cue).filter(|_| !purpose);
        Some(Courtesy { to: country.code, by })
    }

    /// Whether words of courtesy at a token lead to a country: at once, or through what is thanked for ("gratitude for
    /// the help and support of").
    fn thanks(&self, at: usize, country: usize) -> bool {
        self.hits(at, TableId::Courtesies, |hit| {
            let end = at + hit.length;
            let for_what = self.is(end - 1, &["for"])
                && end < country
                && self.is(country - 1, &["of", "from"])
                && (end..country).all(|at| self.article.tokens()[at].kind == TokenKind::Lower);
            hit.row.text("kind") == "guest" && (end == country || for_what)
        })
    }

    /// Every two countries side by side: `Russian-Israeli`, `the United States and Kenya`.
    fn pairs(&self) -> Vec<CountryPair<'run>> {
        let pairs = self
            .mentions
            .countries
            .windows(2)
            .filter(|pair| !pair[0].by_seat && !pair[1].by_seat && pair[0].code != pair[1].code);
        pairs.filter_map(|pair| self.pair(&pair[0], &pair[1])).collect()
    }

    fn is_country_before(&self, at: usize) -> bool {
        self.mentions.countries.iter().any(|country| country.tokens.end == at)
    }

    fn pair(&self, one: &'run CountryMention, two: &'run CountryMention) -> Option<CountryPair<'run>> {
        let mut gap = one.tokens.end..two.tokens.start;
        let small =
            gap.len() <= 3 && gap.clone().all(|at| self.is(at, &["and", "-", "the", "'s", "between"]));
        let hyphen = one.tokens == two.tokens || small && gap.clone().any(|at| self.is(at, &["-"]));
        let joined = hyphen || small && gap.any(|at| self.is(at, &["and"]));
        let after = two.tokens.end;
        let before = one.tokens.start.saturating_sub(3)..one.tokens.start;
        let strife = before.chain(after..after + 2).any(|at| {
            self.is(at, &["border", "borders", "frontier"])
                || self.hits(at, TableId::Markers, |hit| hit.row.text("kind").starts_with("conflict"))
        });
        // "talks with the leaders of A and B": neither is the speaker's own.
        let others = {
            let start = one.tokens.start;
            let lead = start.saturating_sub(6)..start;
            start > 1
                && self.is(start - 1, &["of", "from"])
                && self.is(start - 2, &["leaders", "presidents", "ministers", "heads", "counterparts"])
                && lead.clone().any(|at| self.is(at, &["with"]))
        };
        let listed = |at: usize| self.is(at, &[","]);
        // "the A-B border" and "the leaders of A, B and C" are no two sides of this meeting.
        let apart = strife
            || others
            || listed(one.tokens.start.wrapping_sub(1)) && self.is_country_before(one.tokens.start - 1);
        (joined && !apart).then_some(CountryPair { one: &one.code, two: &two.code, tight: hyphen })
    }
}
