//! Cues of topics: the phrases of `lexicon/topics.tsv`, and three topics that no fixed phrase can name, because they are
//! a noun together with its parties or its place (relations between two states, ties with an organization, a conflict
//! somewhere).

use super::scene::Scene;
use crate::extract::NameClass;
use crate::lexicon::TableId;
use crate::read::{BlockKind, TokenKind};
use std::ops::Range;

/// A phrase that names a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// The topic's id.
    pub(super) topic: String,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Whether it is enough by itself; a weak cue needs a clause that presents it as a subject.
    pub(super) strong: bool,
}

/// The cues in a range of tokens, in text order.
pub(super) fn cues(scene: &Scene<'_>, range: &Range<usize>) -> Vec<Cue> {
    let mut found = phrases(scene, range);
    let known = found.clone();
    found.extend(structural(scene, range).into_iter().filter(|cue| {
        !known.iter().any(|other| {
            other.topic == cue.topic
                && other.tokens.start <= cue.tokens.start
                && cue.tokens.end <= other.tokens.end
        })
    }));
    found.sort_by(|one, other| one.tokens.start.cmp(&other.tokens.start).then(one.topic.cmp(&other.topic)));
    found
}

/// Longest phrases first come, from left to right; a phrase inside the name of an organization is no cue.
fn phrases(scene: &Scene<'_>, range: &Range<usize>) -> Vec<Cue> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let longest =
            scene.matches(at, TableId::Topics).map(|cue| cue.length).find(|length| at + length <= range.end);
        // "national security", "emission standards": words of a topic that stand for something else.
        let other = scene.marker(at, "no-topic").map_or(0, |found| found.length);
        if other > 0 && longest.is_none_or(|length| length <= other) {
            at += other;
            continue;
        }
        let Some(length) = longest else {
            at += 1;
            continue;
        };
        if is_stakeholder(scene, range, at) {
            at += length;
            continue;
        }
        if let Some(standing) = standing(scene, &(at..at + length)) {
            for cue in scene.matches(at, TableId::Topics).filter(|cue| cue.length == length) {
                found.push(Cue {
                    topic: cue.row.text("topic").to_owned(),
                    tokens: at..at + length,
                    strong: standing && cue.row.text("weight") == "strong",
                });
            }
        }
        at += length;
    }
    found
}

/// "governments, industry, academia and civil society": one of those who take part in a dialogue, not its subject.
fn is_stakeholder(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> bool {
    const REACH: usize = 5;
    let Some(own) = scene.marker(at, "stakeholder") else { return false };
    let end = at + own.length;
    let listed = |index: usize| {
        let other = scene.marker(index, "stakeholder").map_or(0, |found| found.length);
        other > 0 && (index + other <= at || index >= end)
    };
    let near = at.saturating_sub(REACH).max(range.start)..(end + REACH).min(range.end);
    near.filter(|index| listed(*index)).count() >= 2
}

/// `None` inside the name of an organization, of a body that the tables know ("UN Security Council") or of a person (a
/// cue that is the whole name stands for it); `Some(false)` inside the name of another body, which names its field but
/// not an aim; `Some(true)` in prose.
fn standing(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<bool> {
    let mut strong = true;
    for index in tokens.clone() {
        if scene.person_at(index).is_some_and(|person| is_person(scene, index, person)) {
            return None;
        }
        if let Some(name) = scene.name_at(index) {
            let mention = &scene.names[name];
            let beyond = tokens.start < mention.tokens.start || tokens.end > mention.tokens.end;
            let whole = *tokens == mention.tokens;
            if beyond || whole {
                continue;
            }
            let known = scene
                .matches(mention.tokens.start, TableId::Organizations)
                .any(|found| found.length == mention.tokens.len());
            // "Opening Remote Harbours and Renewing Coastal Institutions".
            if !known && scene.article.block_of(index).kind == BlockKind::Heading {
                continue;
            }
            if mention.class != NameClass::Body || known || is_kind_of_body(scene, tokens) {
                return None;
            }
            strong = false;
        }
    }
    Some(strong)
}

/// Whether a mention is that of a person: the capitals of a heading ("Countering Terrorism") make a name of any two words.
fn is_person(scene: &Scene<'_>, at: usize, person: usize) -> bool {
    let mention = &scene.people[person];
    let heading = scene.article.block_of(at).kind == BlockKind::Heading;
    mention.tokens.len() > 1 && !(heading && mention.office.is_none())
}

/// "Working Group of Experts on Terrorism": the noun that says what the body is names no subject.
fn is_kind_of_body(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    scene.matches(tokens.start, TableId::Headnouns).any(|found| found.length == tokens.len())
}

fn structural(scene: &Scene<'_>, range: &Range<usize>) -> Vec<Cue> {
    let mut found = Vec::new();
    for at in range.clone() {
        if standing(scene, &(at..at + 1)) != Some(true) {
            continue;
        }
        found.extend(compound(scene, range, at).or_else(|| loose_compound(scene, range, at)));
        if scene.marker(at, "relation").is_some() {
            found.extend(relation(scene, range, at));
        }
        if scene.marker(at, "conflict").is_some() {
            found.extend(conflict_in(scene, range, at));
        }
        if scene.matches(at, TableId::Countries).next().is_some() {
            found.extend(conflict_of(scene, range, at));
        }
    }
    found
}

fn cue(topic: &str, tokens: Range<usize>) -> Cue {
    Cue { topic: topic.to_owned(), tokens, strong: true }
}

/// "Russian-Swedish relations", "Russia-EU partnership".
fn compound(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<Cue> {
    let word = scene.article.word(at);
    let parts: Vec<&str> = word.split(['-', '‐', '‑', '–']).collect();
    let capital = |part: &&str| part.chars().next().is_some_and(char::is_uppercase);
    if parts.len() < 2 || !parts.iter().all(capital) || scene.person_at(at).is_some() {
        return None;
    }
    let relation =
        (at + 1..(at + 5).min(range.end)).find(|index| scene.marker(*index, "relation").is_some())?;
    let organization = parts.iter().any(|part| is_organization_half(scene, part));
    let topic = if organization { "international-cooperation" } else { "bilateral-relations" };
    Some(cue(topic, at..relation + 1))
}

/// "U.S.-German relationship": the hyphen stands alone after an abbreviation.
fn loose_compound(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<Cue> {
    let tight = |index: usize| !scene.article.gap_before(index);
    let joined = scene.is_any(at, &["-"]) && at > range.start && tight(at) && tight(at + 1);
    if !joined || !scene.is_capitalized(at - 1) || !scene.is_capitalized(at + 1) {
        return None;
    }
    let relation =
        (at + 2..(at + 6).min(range.end)).find(|index| scene.marker(*index, "relation").is_some())?;
    let organization = is_organization_half(scene, scene.article.word(at + 1));
    let topic = if organization { "international-cooperation" } else { "bilateral-relations" };
    Some(cue(topic, at - 1..relation + 1))
}

/// Whether half of a compound is the acronym of an organization: an acronym that is no abbreviated country.
fn is_organization_half(scene: &Scene<'_>, part: &str) -> bool {
    scene.names.iter().any(|name| name.acronym.as_deref() == Some(part))
        || matches!(part, "EU" | "NATO" | "ASEAN" | "AU" | "UN" | "CIS" | "SCO" | "GCC" | "EAEU" | "CSTO")
}

/// A noun of relations with its parties: two countries, or an organization.
fn relation(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<Cue> {
    let before = at.saturating_sub(3).max(range.start);
    if (before..at).any(|index| scene.is_any(index, &["bilateral"])) {
        return Some(cue("bilateral-relations", before..at + 1));
    }
    let end = (at + 14).min(range.end);
    // "the cooperation that our two countries have begun"
    let whose = scene.is_any(at + 1, &["that", "which"]).then(|| scene.marker(at + 2, "pair")).flatten();
    if let Some(pair) = whose.filter(|pair| at + 2 + pair.length <= end) {
        return Some(cue("bilateral-relations", at..at + 2 + pair.length));
    }
    let link = (at + 1..(at + 4).min(end))
        .find(|index| scene.is_any(*index, &["between", "with", "in", "within"]))?;
    let stop = (link + 1..end)
        .find(|index| scene.is_any(*index, &[".", ";", ":", "that", "which", "to"]))
        .unwrap_or(end);
    let organization = (link + 1..stop)
        .find(|index| scene.name_at(*index).is_some_and(|name| scene.names[name].class != NameClass::Body));
    if let Some(organization) = organization {
        return Some(cue("international-cooperation", at..organization + 1));
    }
    let pair = (link + 1..stop).find(|index| scene.marker(*index, "pair").is_some());
    if scene.is_any(link, &["between"]) {
        let countries = (link + 1..stop)
            .filter(|index| scene.matches(*index, TableId::Countries).next().is_some())
            .count();
        if countries >= 2 || pair.is_some() {
            return Some(cue("bilateral-relations", at..stop));
        }
    }
    let own = (before..at).all(|index| !scene.is_any(index, &["cooperation"]))
        && scene.is_any(at, &["relations", "relationship", "partnership", "ties"]);
    let country =
        scene.is_any(link, &["with"]) && scene.matches(link + 1, TableId::Countries).next().is_some();
    (own && country).then(|| cue("bilateral-relations", at..link + 2))
}

/// "the situation in Syria", "the conflict in the southeast of Ukraine".
fn conflict_in(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<Cue> {
    let length = scene.marker(at, "conflict").map_or(1, |found| found.length);
    let qualified = at > range.start
        && scene.kind(at - 1) == Some(TokenKind::Lower)
        && scene.is_any(at, &["situation", "crisis", "developments", "events"])
        && !scene.is_cue(at - 1, "plain");
    if qualified {
        return None;
    }
    let link = at + length;
    if link >= range.end
        || !scene
            .is_any(link, &["in", "around", "on", "over", "with", "between", "across", "against", "near"])
    {
        return None;
    }
    let place = (link + 1..(link + 8).min(range.end))
        .take_while(|index| !scene.is_any(*index, &[",", ".", ";", "and", "to", "that", "which"]))
        .find(|index| is_place(scene, *index))?;
    Some(cue("armed-conflict", at..place + 1))
}

/// "the Nagorno-Karabakh conflict", "the Ukraine crisis", "Russian aggression".
fn conflict_of(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<Cue> {
    let length = scene.matches(at, TableId::Countries).next().map_or(1, |found| found.length);
    let mut head = at + length;
    if scene.kind(head) == Some(TokenKind::Possessive) {
        head += 1;
    }
    (head..(head + 2).min(range.end))
        .find(|index| scene.marker(*index, "conflict-head").is_some())
        .map(|head| cue("armed-conflict", at..head + 1))
}

/// A country or another proper name of a place.
fn is_place(scene: &Scene<'_>, index: usize) -> bool {
    scene.matches(index, TableId::Countries).next().is_some()
        || scene.matches(index, TableId::Places).next().is_some()
        || (scene.is_capitalized(index)
            && scene.name_at(index).is_none()
            && scene.person_at(index).is_none()
            && scene.date_at(index).is_none()
            && scene.kind(index) == Some(TokenKind::Capital))
}
