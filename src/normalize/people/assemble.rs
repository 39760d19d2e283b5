//! Clusters that take part become participants: attendance, functions, id, evidence.

use super::{Cast, Cluster};
use crate::extract::{Mentions, PersonMention, Presence};
use crate::read::{Article, Span};
use crate::snapshot::{Attendance, Basis, Evidence, Function, Id, Participant};

/// The participants in order of first mention, and for each mention the id of who it is.
pub(super) fn assemble(
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
        country: cluster.country,
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
    (2..=before.len() + 2).map(|number| id.with_suffix(&number.to_string())).find(free)
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
