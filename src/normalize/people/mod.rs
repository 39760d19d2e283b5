//! Which mentions are one person, and who of them takes part.
//!
//! Named mentions are clustered by name key, country and seat; descriptions and pronouns point to a cluster or to nobody.
//! A cluster takes part when a clause says so of one of its mentions. Where the text names no country for a participant,
//! the pair that it names ("U.S.-Kenya", "Russia and Iran") or a seat of government ("the Kremlin") completes it.

mod assemble;
mod countries;
#[cfg(test)]
mod tests;

use super::NameKey;
use crate::extract::{Mentions, PersonMention, Presence};
use crate::lexicon::{Lexicon, common_title, fold};
use crate::read::{Article, Zone};
use crate::snapshot::{Alpha2, Basis, Function, Id, Participant, ParticipantField};
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
    /// The common title of the office, by which offices are compared.
    title: Option<String>,
    country: Option<Alpha2>,
    organization: Option<Id>,
    mentions: Vec<usize>,
    completed: BTreeSet<ParticipantField>,
}

/// Clusters the mentions.
pub(super) fn cast(article: &Article, mentions: &Mentions, lexicon: &Lexicon) -> Cast {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut named = Named::default();
    let mut of: Vec<Option<usize>> = vec![None; mentions.people.len()];
    let titles = titles(mentions, lexicon);
    for (index, person) in mentions.people.iter().enumerate() {
        let title = titles[index].as_ref();
        of[index] = settle(article, mentions, (&mut clusters, &mut named), (person, title));
        if let Some(cluster) = of[index] {
            clusters[cluster].mentions.push(index);
        }
    }
    describe((article, mentions, &titles), &mut clusters, &mut of);
    point_back(article, mentions, &mut clusters, &mut of);
    governments(mentions, &clusters, &mut of);
    join_chair(mentions, &mut clusters, &mut of);
    let taking_part: Vec<usize> =
        (0..clusters.len()).filter(|index| takes_part(mentions, &clusters[*index])).collect();
    let mut order = taking_part.clone();
    order.sort_by_key(|index| clusters[*index].mentions.first().copied());
    countries::complete(article, mentions, lexicon, &mut clusters, (&order, &of));
    let own = mentions.event.organization.as_ref().map(|(id, _)| id);
    let mut taking_part = without_doubles(&clusters, &taking_part);
    // "We, the G7 Finance Ministers": who meets is no participant of its own meeting.
    let itself = |cluster: &Cluster| {
        cluster.name.is_none()
            && cluster.office.is_none()
            && cluster.country.is_none()
            && cluster.organization.is_some()
            && cluster.organization.as_ref() == own
    };
    taking_part.retain(|index| !itself(&clusters[*index]));
    assemble::assemble(article, mentions, &clusters, &taking_part, &of)
}

/// The common title of each mention's office.
fn titles(mentions: &Mentions, lexicon: &Lexicon) -> Vec<Option<String>> {
    let mut known: BTreeMap<&str, String> = BTreeMap::new();
    let offices = mentions.people.iter().map(|person| person.office.as_deref());
    offices
        .map(|office| {
            office.map(|office| known.entry(office).or_insert_with(|| common_title(lexicon, office)).clone())
        })
        .collect()
}

/// The clusters by the handles of their names, so that a mention is compared with its namesakes only.
#[derive(Debug, Default)]
struct Named {
    clusters: BTreeMap<String, BTreeSet<usize>>,
}

impl Named {
    fn add(&mut self, key: &NameKey, cluster: usize) {
        for handle in key.handles() {
            self.clusters.entry(handle.to_owned()).or_default().insert(cluster);
        }
    }

    fn candidates(&self, key: &NameKey) -> BTreeSet<usize> {
        key.handles().filter_map(|handle| self.clusters.get(handle)).flatten().copied().collect()
    }
}

/// The cluster of a mention, made new where none fits.
fn settle(
    article: &Article,
    mentions: &Mentions,
    (clusters, named): (&mut Vec<Cluster>, &mut Named),
    (person, title): (&PersonMention, Option<&String>),
) -> Option<usize> {
    if let Some(name) = &person.name {
        let name = article.plain(name.clone());
        let key = NameKey::new(&name);
        let found = same_person(mentions, clusters, &named.candidates(&key), (person, title, &key));
        let cluster = found.unwrap_or_else(|| {
            clusters.push(Cluster::default());
            clusters.len() - 1
        });
        named.add(&key, cluster);
        clusters[cluster].learn((person, title), Some((name, key)));
        return Some(cluster);
    }
    if person.rule == "government" {
        return None;
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
        clusters[cluster].learn((person, title), None);
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
    fn learn(&mut self, (person, title): (&PersonMention, Option<&String>), name: Option<(String, NameKey)>) {
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
        if let Some(office) = &person.office
            && self.office.as_ref().is_none_or(|(known, _)| {
                takes_part && is_vaguer(known, office) || is_shortened(known, office)
            })
        {
            self.office = Some((office.clone(), person.basis));
            self.title = title.cloned();
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

/// "Secretary A" of a headline is "Secretary of State A" in the text: a rank alone says less than the office it begins or
/// ends, unless that is the office of a deputy.
fn is_shortened(known: &str, office: &str) -> bool {
    let rank = matches!(
        known,
        "Secretary"
            | "Minister"
            | "Commissioner"
            | "Chair"
            | "Chairman"
            | "Chairperson"
            | "Speaker"
            | "Director"
    );
    let fuller =
        office.strip_prefix(known).is_some_and(|rest| rest.starts_with(" of ") || rest.starts_with(" for "));
    let field = office.strip_suffix(known).is_some_and(|lead| {
        lead.ends_with(' ')
            && !lead.split([' ', '-']).any(|word| {
                matches!(
                    word,
                    "Deputy" | "Vice" | "Assistant" | "Under" | "Former" | "Acting" | "Executive" | "Press"
                )
            })
    });
    rank && (fuller || field)
}

/// The cluster that a named mention belongs to: compatible name, no conflict of country; of several the one whose office
/// or country agrees, then the latest.
fn same_person(
    mentions: &Mentions,
    clusters: &[Cluster],
    candidates: &BTreeSet<usize>,
    (person, title, key): (&PersonMention, Option<&String>, &NameKey),
) -> Option<usize> {
    let fits = |cluster: &Cluster| {
        let Some(known) = &cluster.key else { return false };
        let conflict = matches!((&cluster.country, &person.country), (Some(one), Some(two)) if one != two);
        let seat = known.same_surname(key) && person.office.is_some() && cluster.title.as_ref() == title;
        !conflict && (known.compatible(key) || seat)
    };
    let score = |cluster: &Cluster| {
        let office = person.office.is_some() && cluster.title.as_ref() == title;
        let country = person.country.is_some() && cluster.country == person.country;
        let last = cluster.mentions.last().map_or(0, |mention| mentions.people[*mention].tokens.start);
        (u8::from(office) + u8::from(country), last)
    };
    let fitting = candidates.iter().copied().filter(|index| fits(&clusters[*index]));
    fitting.max_by_key(|index| score(&clusters[*index]))
}

/// "Kyiv called for": said by the only one who takes part for the country.
fn governments(mentions: &Mentions, clusters: &[Cluster], of: &mut [Option<usize>]) {
    for (index, person) in
        mentions.people.iter().enumerate().filter(|(_, person)| person.rule == "government")
    {
        let mut own = (0..clusters.len()).filter(|cluster| {
            clusters[*cluster].country == person.country && takes_part(mentions, &clusters[*cluster])
        });
        of[index] = own.next().filter(|_| own.next().is_none());
    }
}

/// Gives "he" and "she" to whom they stand for, after descriptions ("the president") have found theirs.
fn point_back(article: &Article, mentions: &Mentions, clusters: &mut [Cluster], of: &mut [Option<usize>]) {
    for index in (0..of.len()).filter(|index| mentions.people[*index].is_pronoun()) {
        of[index] = antecedent(article, mentions, of, index);
        if let Some(cluster) = of[index] {
            clusters[cluster].mentions.push(index);
            clusters[cluster].mentions.sort_unstable();
        }
    }
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
fn describe(
    (article, mentions, titles): (&Article, &Mentions, &[Option<String>]),
    clusters: &mut Vec<Cluster>,
    of: &mut [Option<usize>],
) {
    for (index, person) in mentions.people.iter().enumerate() {
        let Some(office) =
            person.office.as_ref().filter(|_| person.name.is_none() && person.rule != "former")
        else {
            continue;
        };
        let fits = |cluster: &Cluster| {
            let known = cluster.office.as_ref().map(|(known, _)| known.as_str());
            let common = titles[index].as_ref().is_some_and(|title| Some(title) == cluster.title.as_ref());
            let seat = common
                || known.is_some_and(|known| same_office(known, office))
                || (office == "Leader" && cluster.name.is_some());
            let land = person.country.is_none()
                || cluster.country == person.country
                || (cluster.country.is_none()
                    && cluster.organization.is_none()
                    && seat
                    && person.rule != "plural-office");
            let house = person.organization.is_none() || cluster.organization == person.organization;
            let stated = known.is_none()
                && person.country.is_some()
                && cluster.country == person.country
                && cluster.name.is_some();
            (seat && land && house) || stated
        };
        if office == "Counterpart" && person.country.is_none() {
            // "informed his counterpart" says again whom he talks to, it brings nobody new.
            continue;
        }
        // "The President will host X, President of Y": whom the sentence names only later is somebody else. In a later
        // sentence "President Z" may take up "the President", "Z, President of the Bank," does not.
        let sentence = article.sentence_of(person.tokens.start).tokens.clone();
        let named_later = |cluster: &Cluster| {
            cluster.mentions.first().is_some_and(|first| {
                let named = &mentions.people[*first];
                let own = named.rule == "office-name"
                    || person.rule == "plural-office" && named.country == person.country
                    || named.rule == "apposition"
                        && person.country.is_some()
                        && named.country == person.country;
                *first > index && (sentence.contains(&named.tokens.start) || !own)
            })
        };
        let candidates: Vec<usize> = (0..clusters.len())
            .filter(|cluster| fits(&clusters[*cluster]) && !named_later(&clusters[*cluster]))
            .collect();
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
        let headed = || {
            headed(article, mentions, clusters, person)
                .or_else(|| of_office(mentions, (clusters, titles), (index, person)))
                .or_else(|| in_the_chair(mentions, clusters, person))
        };
        let chosen = exact.or(first).or_else(headed).or_else(lone);
        if chosen.is_none() && person.presence == Presence::Mentioned {
            continue;
        }
        let cluster = chosen.unwrap_or_else(|| {
            clusters.push(Cluster::default());
            clusters.len() - 1
        });
        clusters[cluster].learn((person, titles[index].as_ref()), None);
        clusters[cluster].mentions.push(index);
        clusters[cluster].mentions.sort_unstable();
        of[index] = Some(cluster);
    }
}

/// "The Chairman paid tribute": the only one who presides.
fn in_the_chair(mentions: &Mentions, clusters: &[Cluster], person: &PersonMention) -> Option<usize> {
    let seat = person.office.as_deref().is_some_and(|office| {
        matches!(office, "Chair" | "Chairman" | "Chairperson" | "Chairwoman" | "President of the Session")
    });
    let presides = |cluster: &Cluster| {
        let mut said = cluster.mentions.iter().map(|index| &mentions.people[*index]);
        said.any(|person| {
            person.presence != Presence::Mentioned && person.functions.contains(&Function::Chair)
        })
    };
    let mut own = (0..clusters.len())
        .filter(|index| clusters[*index].name.is_some() && presides(&clusters[*index]))
        .filter(|_| seat && person.country.is_none() && person.organization.is_none());
    own.next().filter(|_| own.next().is_none())
}

/// Whether the token stands in the headline, or in a line without a final stop among the first.
fn is_headline(article: &Article, at: usize) -> bool {
    let block = article.block_of(at);
    let early = article.blocks().iter().take(3).any(|first| first.tokens == block.tokens);
    let line = block.tokens.len() <= 25 && article.fold(block.tokens.end - 1) != ".";
    block.zone == Zone::Title || early && line
}

/// `the ministers of transport of X and Y` above "A, Minister of Transport and Routes of X": the only one of that country.
fn of_office(
    mentions: &Mentions,
    (clusters, titles): (&[Cluster], &[Option<String>]),
    (index, person): (usize, &PersonMention),
) -> Option<usize> {
    let country = person.country.filter(|_| person.rule == "plural-office")?;
    let rank = |title: Option<&String>| -> Option<&str> {
        let ranks = ["minister", "president", "secretary", "ambassador", "governor", "speaker"];
        ranks.into_iter().find(|rank| title.is_some_and(|title| title.contains(rank)))
    };
    let own: Vec<usize> = (0..clusters.len())
        .filter(|cluster| {
            let cluster = &clusters[*cluster];
            cluster.name.is_some() && cluster.country == Some(country) && takes_part(mentions, cluster)
        })
        .collect();
    let [only] = own[..] else { return None };
    let same = rank(clusters[only].title.as_ref());
    (same.is_some() && same == rank(titles[index].as_ref())).then_some(only)
}

/// "A receives the Foreign Minister of X" above the text: the only one of that country whom the report names below.
fn headed(
    article: &Article,
    mentions: &Mentions,
    clusters: &[Cluster],
    person: &PersonMention,
) -> Option<usize> {
    let country = person.country?;
    let in_title = |person: &PersonMention| is_headline(article, person.tokens.start);
    let alone =
        mentions.people.iter().filter(|other| other.country == Some(country) && in_title(other)).count() == 1;
    if !(alone && in_title(person)) {
        return None;
    }
    let own: Vec<usize> = (0..clusters.len())
        .filter(|index| {
            let cluster = &clusters[*index];
            cluster.name.is_some() && cluster.country == Some(country) && takes_part(mentions, cluster)
        })
        .collect();
    own.into_iter().min_by_key(|index| clusters[*index].mentions.first().copied())
}

/// Whether a description names the office: itself, or its last words ("the Secretary" of a Deputy Secretary it is not,
/// nor "the President" of an Assistant to the President).
fn same_office(known: &str, office: &str) -> bool {
    let (known, office) = (fold(known), fold(office));
    let Some(lead) = known.strip_suffix(office.as_str()) else { return false };
    let other = |word: &str| {
        matches!(word, "vice" | "deputy" | "assistant" | "to" | "for" | "of" | "under" | "former" | "acting")
    };
    lead.is_empty() || lead.ends_with(' ') && !lead.split([' ', '-']).any(other)
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
    clusters[land].title = clusters[seat].title.take();
    clusters[land].mentions.extend(moved);
    clusters[land].mentions.sort_unstable();
}

fn takes_part(mentions: &Mentions, cluster: &Cluster) -> bool {
    cluster.mentions.iter().any(|index| mentions.people[*index].presence != Presence::Mentioned)
}

/// Leaves out the delegation of a country that a person represents.
fn without_doubles(clusters: &[Cluster], taking_part: &[usize]) -> Vec<usize> {
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
