//! Which mentions are one person, and who of them takes part.
//!
//! Named mentions are clustered by name key, country and seat; descriptions and pronouns point to a cluster or to nobody.
//! A cluster takes part when a clause says so of one of its mentions. Where the text names no country for a participant,
//! the pair that it names ("U.S.-Kenya", "Russia and Iran") or a seat of government ("the Kremlin") completes it.

use super::NameKey;
use crate::extract::{Mentions, PersonMention, Presence};
use crate::lexicon::{Lexicon, TableId, fold};
use crate::read::{Article, Span};
use crate::snapshot::{Alpha2, Attendance, Basis, Evidence, Function, Id, Participant, ParticipantField};
use std::collections::{BTreeMap, BTreeSet};

/// The participants, and which mention is which of them.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    /// Participants in order of first mention.
    pub participants: Vec<Participant>,
    /// For each person mention, the id of the participant it refers to.
    pub roles: Vec<Option<Id>>,
}

#[derive(Debug, Clone, Default)]
struct Cluster {
    name: Option<String>,
    key: Option<NameKey>,
    office: Option<(String, Basis)>,
    country: Option<Alpha2>,
    organization: Option<Id>,
    mentions: Vec<usize>,
    completed: BTreeSet<ParticipantField>,
}

/// Clusters the mentions.
pub(super) fn cast(article: &Article, mentions: &Mentions, lexicon: &Lexicon) -> Cast {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut of: Vec<Option<usize>> = vec![None; mentions.people.len()];
    for (index, person) in mentions.people.iter().enumerate() {
        of[index] = settle(article, mentions, &mut clusters, &of, index, person);
        if let Some(cluster) = of[index] {
            clusters[cluster].mentions.push(index);
        }
    }
    describe(mentions, &mut clusters, &mut of);
    join_chair(mentions, &mut clusters, &mut of);
    let taking_part: Vec<usize> =
        (0..clusters.len()).filter(|index| takes_part(mentions, &clusters[*index])).collect();
    let courtesies = courtesies(article, mentions, lexicon, &of);
    complete(article, mentions, &courtesies, &mut clusters, &taking_part);
    let taking_part = without_doubles(&clusters, taking_part);
    assemble(article, mentions, &clusters, &taking_part, &of)
}

/// The cluster of a mention, made new where none fits.
fn settle(
    article: &Article,
    mentions: &Mentions,
    clusters: &mut Vec<Cluster>,
    of: &[Option<usize>],
    index: usize,
    person: &PersonMention,
) -> Option<usize> {
    if let Some(name) = &person.name {
        let name = article.plain(name.clone());
        let key = NameKey::new(&name);
        let found = same_person(mentions, clusters, person, &key);
        let cluster = found.unwrap_or_else(|| {
            clusters.push(Cluster::default());
            clusters.len() - 1
        });
        clusters[cluster].learn(person, Some((name, key)));
        return Some(cluster);
    }
    if person.is_pronoun() {
        return antecedent(article, mentions, of, index);
    }
    if person.office.is_none() && (person.country.is_some() || person.organization.is_some()) {
        let found = clusters.iter().position(|cluster| {
            cluster.name.is_none()
                && cluster.office.is_none()
                && cluster.country == person.country
                && cluster.organization == person.organization
        });
        let cluster = found.unwrap_or_else(|| {
            clusters.push(Cluster::default());
            clusters.len() - 1
        });
        clusters[cluster].learn(person, None);
        return Some(cluster);
    }
    if person.rule == "first-person" && person.presence != Presence::Mentioned {
        let found = clusters.iter().position(|cluster| {
            cluster.mentions.first().is_some_and(|first| mentions.people[*first].rule == "first-person")
        });
        return found.or_else(|| {
            clusters.push(Cluster::default());
            Some(clusters.len() - 1)
        });
    }
    None
}

impl Cluster {
    fn learn(&mut self, person: &PersonMention, name: Option<(String, NameKey)>) {
        if let Some((name, key)) = name {
            let longer = self.key.as_ref().is_none_or(|known| key.words() > known.words());
            if longer {
                self.name = Some(name);
                self.key = Some(key);
            }
        }
        if person.rule == "former" {
            return;
        }
        let takes_part = person.presence != Presence::Mentioned;
        if let Some(office) = &person.office {
            if self.office.as_ref().is_none_or(|(known, _)| takes_part && is_vaguer(known, office)) {
                self.office = Some((office.clone(), person.basis));
            }
        }
        if self.country.is_none() {
            self.country.clone_from(&person.country);
        }
        if self.organization.is_none() && self.country.is_none() {
            self.organization.clone_from(&person.organization);
        }
    }
}

/// "Leader" says less than any other office.
fn is_vaguer(known: &str, office: &str) -> bool {
    matches!(known, "Leader" | "Head of State") && !matches!(office, "Leader")
}

/// The cluster that a named mention belongs to: compatible name, no conflict of country; of several the one whose office
/// or country agrees, then the latest.
fn same_person(
    mentions: &Mentions,
    clusters: &[Cluster],
    person: &PersonMention,
    key: &NameKey,
) -> Option<usize> {
    let fits = |cluster: &Cluster| {
        let Some(known) = &cluster.key else { return false };
        let conflict = matches!((&cluster.country, &person.country), (Some(one), Some(two)) if one != two);
        let seat = known.same_surname(key)
            && person.office.is_some()
            && cluster.office.as_ref().map(|(office, _)| office) == person.office.as_ref();
        !conflict && (known.compatible(key) || seat)
    };
    let score = |cluster: &Cluster| {
        let office = person.office.is_some()
            && cluster.office.as_ref().is_some_and(|(office, _)| Some(office) == person.office.as_ref());
        let country = person.country.is_some() && cluster.country == person.country;
        let last = cluster.mentions.last().map_or(0, |mention| mentions.people[*mention].tokens.start);
        (u8::from(office) + u8::from(country), last)
    };
    (0..clusters.len()).filter(|index| fits(&clusters[*index])).max_by_key(|index| score(&clusters[*index]))
}

/// Who "he" or "she" is: the first person of the sentence before, or the last one named in this sentence.
fn antecedent(article: &Article, mentions: &Mentions, of: &[Option<usize>], index: usize) -> Option<usize> {
    let at = mentions.people[index].tokens.start;
    let sentence = article.sentence_of(at).tokens.clone();
    let block = article.block_of(at).tokens.clone();
    let clustered =
        |other: &usize| of[*other].is_some() && mentions.people[*other].tokens.start >= block.start;
    let here = (0..index)
        .rev()
        .filter(clustered)
        .find(|other| mentions.people[*other].tokens.start >= sentence.start);
    let head = here.and_then(|last| {
        let first =
            (0..=last).filter(clustered).find(|other| mentions.people[*other].tokens.start >= sentence.start);
        first.or(Some(last))
    });
    let before = || {
        let last = (0..index).rev().find(clustered)?;
        let start = article.sentence_of(mentions.people[last].tokens.start).tokens.start;
        (0..=last).filter(clustered).find(|other| mentions.people[*other].tokens.start >= start)
    };
    head.or_else(before).and_then(|other| of[other])
}

/// Links "the president", "the Kazakh leader" to a cluster; what fits none becomes an office holder without a name.
fn describe(mentions: &Mentions, clusters: &mut Vec<Cluster>, of: &mut [Option<usize>]) {
    for (index, person) in mentions.people.iter().enumerate() {
        let Some(office) =
            person.office.as_ref().filter(|_| person.name.is_none() && person.rule != "former")
        else {
            continue;
        };
        let fits = |cluster: &Cluster| {
            let known = cluster.office.as_ref().map(|(known, _)| known.as_str());
            let seat = known.is_some_and(|known| same_office(known, office))
                || (office == "Leader" && cluster.name.is_some());
            let land = person.country.is_none()
                || cluster.country == person.country
                || (cluster.country.is_none() && seat);
            let house = person.organization.is_none() || cluster.organization == person.organization;
            let stated = known.is_none()
                && person.country.is_some()
                && cluster.country == person.country
                && cluster.name.is_some();
            (seat && land && house) || stated
        };
        let candidates: Vec<usize> =
            (0..clusters.len()).filter(|cluster| fits(&clusters[*cluster])).collect();
        let exact = candidates
            .iter()
            .copied()
            .find(|cluster| person.country.is_some() && clusters[*cluster].country == person.country);
        let first = candidates
            .iter()
            .copied()
            .min_by_key(|cluster| clusters[*cluster].mentions.first().copied().unwrap_or(usize::MAX));
        let lone = || {
            // "The President of Russia" after a participant whose office and country the report has not given yet.
            let open: Vec<usize> = (0..clusters.len())
                .filter(|index| {
                    let cluster = &clusters[*index];
                    cluster.name.is_some()
                        && cluster.office.is_none()
                        && cluster.country.is_none()
                        && takes_part(mentions, cluster)
                })
                .collect();
            let free = person.country.is_some()
                && !clusters
                    .iter()
                    .any(|cluster| cluster.country == person.country && takes_part(mentions, cluster));
            (free && open.len() == 1).then(|| open[0])
        };
        let chosen = exact.or(first).or_else(lone);
        if chosen.is_none() && person.presence == Presence::Mentioned {
            continue;
        }
        let cluster = chosen.unwrap_or_else(|| {
            clusters.push(Cluster::default());
            clusters.len() - 1
        });
        clusters[cluster].learn(person, None);
        clusters[cluster].mentions.push(index);
        clusters[cluster].mentions.sort_unstable();
        of[index] = Some(cluster);
    }
}

fn same_office(known: &str, office: &str) -> bool {
    let (known, office) = (fold(known), fold(office));
    known == office
        || (known.ends_with(&format!(" {office}"))
            && !known.starts_with("vice")
            && !known.starts_with("deputy"))
}

/// "chaired by X" and "Madam Chairperson" are one seat: the chair without a name gets the country.
fn join_chair(mentions: &Mentions, clusters: &mut [Cluster], of: &mut [Option<usize>]) {
    let seat = clusters.iter().position(|cluster| {
        cluster.name.is_none()
            && cluster.country.is_none()
            && cluster.office.as_ref().is_some_and(|(office, _)| office.starts_with("Chair"))
    });
    let land = clusters.iter().position(|cluster| {
        cluster.name.is_none()
            && cluster.country.is_some()
            && cluster.office.is_none()
            && cluster
                .mentions
                .iter()
                .any(|index| mentions.people[*index].functions.contains(&Function::Chair))
    });
    let (Some(seat), Some(land)) = (seat, land) else { return };
    let moved = std::mem::take(&mut clusters[seat].mentions);
    for index in &moved {
        of[*index] = Some(land);
    }
    clusters[land].office = clusters[seat].office.take();
    clusters[land].mentions.extend(moved);
    clusters[land].mentions.sort_unstable();
}

fn takes_part(mentions: &Mentions, cluster: &Cluster) -> bool {
    cluster.mentions.iter().any(|index| mentions.people[*index].presence != Presence::Mentioned)
}

/// Gives a participant without a country the one that the text's own pairs and courtesies show.
///
/// In order: the chair's country is the one whose chairmanship it is; a seat of government is the first participant's; what
/// the report thanks or congratulates is the country of the one other participant; a pair joins an open participant with
/// a stated one. Nobody's country is guessed from what is only spoken about.
fn complete(
    article: &Article,
    mentions: &Mentions,
    courtesies: &[Courtesy],
    clusters: &mut [Cluster],
    taking_part: &[usize],
) {
    let fill = |clusters: &mut [Cluster], index: usize, country: Option<Alpha2>| {
        let cluster = &mut clusters[index];
        if let Some(country) = country.filter(|_| cluster.country.is_none() && cluster.organization.is_none())
        {
            cluster.country = Some(country);
            cluster.completed.insert(ParticipantField::Country);
        }
    };
    let stated = |clusters: &[Cluster]| -> Vec<Alpha2> {
        taking_part.iter().filter_map(|index| clusters[*index].country.clone()).collect()
    };
    let mut order = taking_part.to_vec();
    order.sort_by_key(|index| clusters[*index].mentions.first().copied());
    for index in &order {
        let chairs = clusters[*index].office.as_ref().is_some_and(|(office, _)| office.starts_with("Chair"));
        if chairs {
            fill(clusters, *index, mentions.event.host.as_ref().map(|(host, _)| host.clone()));
        }
    }
    let known = stated(clusters);
    let seat = mentions.countries.iter().find(|country| country.by_seat && !known.contains(&country.code));
    if let Some(first) = order.first() {
        fill(clusters, *first, seat.map(|seat| seat.code.clone()));
    }
    let known = stated(clusters);
    if let [first, other] = order[..] {
        let speaks = |index: usize| {
            clusters[index]
                .mentions
                .first()
                .is_some_and(|first| mentions.people[*first].rule == "first-person")
        };
        if speaks(first) || speaks(other) {
            // Who speaks for a government is never taken for its guest.
        } else if known.is_empty() {
            let (one, two) = both_open(article, mentions, courtesies, (first, other));
            fill(clusters, first, one);
            fill(clusters, other, two);
        } else {
            fill(clusters, other, paired(article, mentions, &known));
            let own = clusters[first].country.clone();
            let guest = courtesies
                .iter()
                .find(|courtesy| courtesy.by != Some(other) && Some(&courtesy.to) != own.as_ref());
            fill(clusters, other, guest.map(|courtesy| courtesy.to.clone()));
        }
    }
    let known = stated(clusters);
    for index in &order {
        fill(clusters, *index, paired(article, mentions, &known));
        if order.first() == Some(index) {
            fill(clusters, *index, own_words(article, mentions, &known));
        }
    }
}

/// A report that thanks, congratulates or pledges itself to a country.
struct Courtesy {
    to: Alpha2,
    /// The cluster of the person who speaks.
    by: Option<usize>,
}

/// Two participants whose countries the report names only as a pair, or by what one says of the other's.
fn both_open(
    article: &Article,
    mentions: &Mentions,
    courtesies: &[Courtesy],
    (first, other): (usize, usize),
) -> (Option<Alpha2>, Option<Alpha2>) {
    let guest = courtesies.iter().find(|courtesy| courtesy.by != Some(other)).map(|courtesy| &courtesy.to);
    let host = courtesies
        .iter()
        .find(|courtesy| courtesy.by == Some(other) && first != other)
        .map(|courtesy| &courtesy.to);
    let mut counts: BTreeMap<(&Alpha2, &Alpha2), (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
    let mut orientation: BTreeMap<(&Alpha2, &Alpha2), (&Alpha2, &Alpha2)> = BTreeMap::new();
    for (order, (one, two, tight)) in pairs(article, mentions).into_iter().enumerate() {
        let key = if one < two { (one, two) } else { (two, one) };
        let entry = counts.entry(key).or_insert((0, std::cmp::Reverse(order)));
        entry.0 += if tight { 3 } else { 1 };
        orientation.entry(key).or_insert((one, two));
    }
    let best = counts.iter().max_by_key(|(_, weight)| **weight).map(|(key, _)| orientation[key]);
    let tight = best.is_some_and(|(one, two)| {
        pairs(article, mentions)
            .iter()
            .any(|(first, second, tight)| *tight && (*first, *second) == (one, two))
    });
    let Some((one, two)) = best.or_else(|| only_two(mentions)) else {
        return (host.cloned(), guest.cloned());
    };
    if guest.is_some_and(|guest| guest != one && guest != two) {
        // The pair is about somebody else.
        return (host.cloned(), guest.cloned());
    }
    let acts = |code: &Alpha2| acts_of(article, mentions, code);
    // Away from home, the guest's own place: "met with President X in Mexico City".
    let place = mentions.event.country.as_ref().map(|(place, _)| place).filter(|_| guest.is_none());
    let guest = guest.or(place);
    let told =
        [Some(one), Some(two)].iter().any(|code| guest == *code || host == *code) || acts(one) != acts(two);
    if !(told || tight) {
        return (None, None);
    }
    let swapped = guest == Some(one) || host == Some(two) || (guest != Some(two) && acts(two) > acts(one));
    if swapped { (Some(two.clone()), Some(one.clone())) } else { (Some(one.clone()), Some(two.clone())) }
}

/// The two countries of a text that names no others.
fn only_two(mentions: &Mentions) -> Option<(&Alpha2, &Alpha2)> {
    let mut found: Vec<&Alpha2> = Vec::new();
    for country in &mentions.countries {
        if !found.contains(&&country.code) {
            found.push(&country.code);
        }
    }
    if let [one, two] = found[..] { Some((one, two)) } else { None }
}

/// How often the text speaks of a country's own commitments, plans, efforts.
fn acts_of(article: &Article, mentions: &Mentions, code: &Alpha2) -> usize {
    mentions
        .countries
        .iter()
        .filter(|country| country.code == *code)
        .filter(|country| {
            (country.tokens.end..country.tokens.end + 3).any(|at| OWN_ACTS.contains(&article.fold(at)))
        })
        .count()
}

/// The country that the text pairs most often with a participant's, hyphenated pairs first.
fn paired(article: &Article, mentions: &Mentions, stated: &[Alpha2]) -> Option<Alpha2> {
    let mut counts: BTreeMap<&Alpha2, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
    for (order, (one, two, tight)) in pairs(article, mentions).into_iter().enumerate() {
        let other = match (stated.contains(one), stated.contains(two)) {
            (false, true) => one,
            (true, false) => two,
            _ => continue,
        };
        let entry = counts.entry(other).or_insert((0, std::cmp::Reverse(order)));
        entry.0 += if tight { 10 } else { 1 };
    }
    counts.into_iter().max_by_key(|(_, weight)| *weight).map(|(code, _)| code.clone())
}

/// The only other country whose commitments and plans the text speaks of.
fn own_words(article: &Article, mentions: &Mentions, stated: &[Alpha2]) -> Option<Alpha2> {
    if stated.is_empty() {
        return None;
    }
    let acts = |at: usize| OWN_ACTS.contains(&article.fold(at));
    let owners: BTreeSet<&Alpha2> = mentions
        .countries
        .iter()
        .filter(|country| !stated.contains(&country.code))
        .filter(|country| (country.tokens.end..country.tokens.end + 3).any(acts))
        .map(|country| &country.code)
        .collect();
    if owners.len() == 1 { owners.into_iter().next().cloned() } else { None }
}

/// What a report says of its own side: "the U.S. commitment", "U.S. plans".
const OWN_ACTS: &[&str] = &[
    "commitment",
    "commitments",
    "plans",
    "leadership",
    "assistance",
    "administration",
    "contributions",
    "readiness",
    "support",
    "efforts",
    "determination",
    "coordination",
    "troops",
    "forces",
];

/// The countries that the report thanks, congratulates, pledges itself to, in text order.
fn courtesies(
    article: &Article,
    mentions: &Mentions,
    lexicon: &Lexicon,
    of: &[Option<usize>],
) -> Vec<Courtesy> {
    let mut found = Vec::new();
    for country in mentions.countries.iter().filter(|country| !country.by_seat) {
        let mut start = country.tokens.start;
        if start > 0 && article.fold(start - 1) == "the" {
            start -= 1;
        }
        let cue = (start.saturating_sub(6)..start).find(|at| {
            lexicon.matches_at(article, *at).iter().any(|hit| {
                hit.row.table == TableId::Courtesies
                    && hit.row.text("kind") == "guest"
                    && at + hit.length == start
            })
        });
        let Some(cue) = cue else { continue };
        let purpose = cue > 0 && article.fold(cue - 1) == "to";
        let sentence = article.sentence_of(cue).tokens.start;
        let speaker = mentions
            .people
            .iter()
            .zip(of)
            .find(|(person, cluster)| {
                cluster.is_some() && person.tokens.end <= cue && person.tokens.start >= sentence
            })
            .filter(|_| !purpose);
        found.push(Courtesy { to: country.code.clone(), by: speaker.and_then(|(_, cluster)| *cluster) });
    }
    found
}

/// Two countries side by side: `Russian-Israeli` (tight), `the United States and Kenya`.
fn pairs<'run>(article: &Article, mentions: &'run Mentions) -> Vec<(&'run Alpha2, &'run Alpha2, bool)> {
    let small = |at: usize| matches!(article.fold(at), "and" | "-" | "the" | "'s" | "between");
    mentions
        .countries
        .windows(2)
        .filter(|pair| !pair[0].by_seat && !pair[1].by_seat && pair[0].code != pair[1].code)
        .filter_map(|pair| {
            if pair[0].tokens == pair[1].tokens {
                return Some((&pair[0].code, &pair[1].code, true));
            }
            let mut gap = pair[0].tokens.end..pair[1].tokens.start;
            let near = gap.len() <= 3 && gap.clone().all(small);
            let tight = gap.clone().any(|at| article.fold(at) == "-");
            (near && gap.any(|at| matches!(article.fold(at), "and" | "-"))).then_some((
                &pair[0].code,
                &pair[1].code,
                tight,
            ))
        })
        .collect()
}

/// Leaves out the delegation of a country that a person represents.
fn without_doubles(clusters: &[Cluster], taking_part: Vec<usize>) -> Vec<usize> {
    taking_part
        .iter()
        .copied()
        .filter(|index| {
            let cluster = &clusters[*index];
            let bare = cluster.name.is_none() && cluster.office.is_none();
            let stated = !cluster.completed.contains(&ParticipantField::Country);
            let doubled = taking_part.iter().any(|other| {
                other != index
                    && clusters[*other].country.is_some()
                    && clusters[*other].country == cluster.country
                    && (clusters[*other].name.is_some()
                        || clusters[*other].office.is_some()
                        || (stated
                            && *other < *index
                            && clusters[*other].office.is_none()
                            && clusters[*other].name.is_none()))
            });
            let nobody = bare && cluster.country.is_none() && cluster.organization.is_none();
            !(bare && doubled || nobody)
        })
        .collect()
}

fn assemble(
    article: &Article,
    mentions: &Mentions,
    clusters: &[Cluster],
    taking_part: &[usize],
    of: &[Option<usize>],
) -> Cast {
    let mut order: Vec<usize> = taking_part.to_vec();
    order.sort_by_key(|index| clusters[*index].mentions.first().copied());
    let mut ids: Vec<Option<Id>> = vec![None; clusters.len()];
    let mut participants: Vec<Participant> = Vec::new();
    for index in order {
        let Some(participant) = participant(article, mentions, &clusters[index], &participants) else {
            continue;
        };
        ids[index] = Some(participant.id.clone());
        participants.push(participant);
    }
    let roles = of.iter().map(|cluster| cluster.and_then(|cluster| ids[cluster].clone())).collect();
    Cast { participants, roles }
}

fn participant(
    article: &Article,
    mentions: &Mentions,
    cluster: &Cluster,
    before: &[Participant],
) -> Option<Participant> {
    let present: Vec<&PersonMention> = cluster
        .mentions
        .iter()
        .map(|index| &mentions.people[*index])
        .filter(|person| person.presence != Presence::Mentioned)
        .collect();
    let attendance = attendance(&present);
    let mut functions: Vec<Function> = present.iter().flat_map(|person| person.functions.clone()).collect();
    functions.sort();
    functions.dedup();
    let office = cluster.office.as_ref().map(|(office, _)| office.clone());
    let basis = if cluster.completed.is_empty() {
        cluster.office.as_ref().map_or(Basis::Stated, |(_, basis)| *basis)
    } else {
        Basis::Lexicon
    };
    let id = id(cluster, office.as_deref(), before)?;
    Some(Participant {
        id,
        name: cluster.name.clone(),
        office,
        country: cluster.country.clone(),
        organization: cluster.organization.clone().filter(|_| cluster.country.is_none()),
        attendance,
        functions,
        basis,
        completed: cluster.completed.iter().copied().collect(),
        evidence: evidence(article, mentions, cluster),
    })
}

fn attendance(present: &[&PersonMention]) -> Attendance {
    let has = |presence: Presence| present.iter().any(|person| person.presence == presence);
    if has(Presence::Absent) {
        Attendance::Absent
    } else if has(Presence::Attended) {
        Attendance::Attended
    } else if has(Presence::Expected) {
        Attendance::Expected
    } else {
        Attendance::Invited
    }
}

fn id(cluster: &Cluster, office: Option<&str>, before: &[Participant]) -> Option<Id> {
    let land = cluster.country.as_ref().map(|country| country.as_str().to_lowercase());
    let house = cluster.organization.as_ref().map(|id| id.as_str().to_owned());
    let words = match (&cluster.name, office) {
        (Some(name), _) => name.clone(),
        (None, Some(office)) => format!("{} {}", land.clone().or(house).unwrap_or_default(), office),
        (None, None) => land.clone().or(house).unwrap_or_else(|| "speaker".to_owned()),
    };
    let id = Id::slug(&words)?;
    if !before.iter().any(|other| other.id == id) {
        return Some(id);
    }
    let with_land = id.with_suffix(land.as_deref().unwrap_or("2"));
    let free = |id: &Id| !before.iter().any(|other| other.id == *id);
    if free(&with_land) {
        return Some(with_land);
    }
    (2..).map(|number: usize| id.with_suffix(&number.to_string())).find(free)
}

/// The mentions that show the person taking part, and the one that states the office.
fn evidence(article: &Article, mentions: &Mentions, cluster: &Cluster) -> Vec<Evidence> {
    let mut chosen: Vec<&PersonMention> = cluster
        .mentions
        .iter()
        .map(|index| &mentions.people[*index])
        .filter(|person| person.presence != Presence::Mentioned)
        .take(2)
        .collect();
    let stated = cluster.mentions.iter().map(|index| &mentions.people[*index]).find(|person| {
        person.office.is_some() && cluster.office.as_ref().map(|(office, _)| office) == person.office.as_ref()
    });
    chosen.extend(stated);
    let mut spans: Vec<Span> = chosen.iter().map(|person| article.span(person.tokens.clone())).collect();
    spans.sort();
    spans.dedup();
    spans.into_iter().filter_map(|span| Evidence::quote(article.text(), span)).collect()
}
