//! Who stands beside whom: delegations, families, those accompanied, and the country that they share.

use super::super::frames::{Frame, FrameKind};
use super::super::{Finder, PersonMention};
use super::roles::{is_official, mark};
use crate::extract::NameClass;
use crate::extract::Presence;
use crate::lexicon::TableId;
use crate::snapshot::Basis;
use crate::snapshot::{Alpha2, Function};

/// Who accompanies somebody represents the same country.
pub(super) fn accompany(
    finder: Finder<'_>,
    people: &mut [PersonMention],
    subjects: &[usize],
    objects: &[usize],
) {
    let Some(country) = subjects.last().and_then(|index| country_of(finder, people, *index)) else { return };
    for index in objects {
        let person = &mut people[*index];
        if person.country.is_none() && person.organization.is_none() {
            person.country = Some(country);
            person.basis = Basis::List;
        }
    }
}

/// `X was accompanied by A, B and C`.
pub(super) fn is_accompanied(finder: Finder<'_>, frame: &Frame) -> bool {
    frame.kind == FrameKind::Receive && finder.scan.is(frame.verb.start, &["accompanied"])
}

/// Whether an office stands near bare names: in the same sentence or the next, "the President of Russia".
pub(super) fn among_officials(finder: Finder<'_>, frame: &Frame, people: &[PersonMention]) -> bool {
    let sentences = finder.scan.article.sentences();
    let start = sentences[frame.sentence].tokens.start;
    let end = sentences.get(frame.sentence + 1).map_or(finder.scan.len(), |next| next.tokens.end);
    people.iter().any(|person| {
        let near = person.tokens.start >= start && person.tokens.end <= end;
        (near || in_headline(finder, person)) && person.office.is_some() && person.country.is_some()
    })
}

fn in_headline(finder: Finder<'_>, person: &PersonMention) -> bool {
    person.rule == "plural-office"
        && finder.scan.article.block_of(person.tokens.start).zone == crate::read::Zone::Title
}

/// "Statement by the Foreign Ministers of X, Y and Z" above "A, B and C met": offices and countries in the same order.
pub(super) fn share_headline(finder: Finder<'_>, people: &mut [PersonMention], parties: &[usize]) {
    let headline: Vec<PersonMention> =
        people.iter().filter(|person| in_headline(finder, person)).cloned().collect();
    let open = |index: &usize| people[*index].office.is_none() && people[*index].country.is_none();
    if headline.len() != parties.len() || !parties.iter().all(open) {
        return;
    }
    for (index, named) in parties.iter().zip(headline) {
        people[*index].office = named.office;
        people[*index].country = named.country;
        people[*index].basis = Basis::List;
    }
}

/// Whether a group without names is met: `with the presidents of the courts`, `with senior officials`.
pub(super) fn meets_group(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    let end = (frame.verb.end + 8).min(scan.sentence_end(frame.verb.start));
    let with = (frame.verb.start..frame.verb.end + 5).any(|at| scan.is(at, &["with"]));
    with && (frame.verb.end..end).any(|at| {
        scan.hit(at, TableId::Offices).is_some_and(|hit| hit.is_column("plural"))
            || scan.is(at, &["leaders", "officials", "members", "representatives", "heads", "experts"])
    })
}

/// `a U.S. delegation led by A, B and C`: its members represent the country.
pub(super) fn delegate(people: &mut [PersonMention], frame: &Frame, objects: &[usize]) {
    let party = people.iter().find(|person| {
        matches!(person.rule, "delegation" | "plural-office" | "sent")
            && person.tokens.end <= frame.verb.end
            && person.tokens.end + 2 >= frame.verb.start
    });
    let Some(country) = party.and_then(|party| party.country) else { return };
    for index in objects {
        let person = &mut people[*index];
        if person.country.is_none() && person.organization.is_none() {
            person.country = Some(country);
            person.basis = Basis::List;
        }
    }
}

/// `with President A and Foreign Minister B of X`: the country behind the last counts for the one before it as well;
/// `King A of X, Queen B and Crown Prince C`: a family shares the country of its head.
pub(super) fn share_country(finder: Finder<'_>, people: &mut [PersonMention], objects: &[usize]) {
    let scan = finder.scan;
    for pair in objects.windows(2) {
        let (one, two) = (pair[0], pair[1]);
        let gap = people[one].tokens.end..people[two].tokens.start;
        let adjacent = gap.clone().all(|at| scan.is(at, &["and", ",", "the", "&"]));
        if !adjacent {
            continue;
        }
        let open = |person: &PersonMention| {
            person.country.is_none() && person.organization.is_none() && person.name.is_some()
        };
        let behind = people[two].basis != Basis::Apposition
            && people[two].name.as_ref().is_some_and(|name| name.end < people[two].tokens.end);
        if open(&people[one]) && people[two].country.is_some() && gap.len() == 1 && behind {
            people[one].country = people[two].country;
            people[one].basis = Basis::List;
        } else if open(&people[two])
            && people[two].rule != "surname"
            && is_family(&people[two])
            && people[one].country.is_some()
        {
            people[two].country = people[one].country;
            people[two].basis = Basis::List;
        }
    }
}

fn is_family(person: &PersonMention) -> bool {
    person.office.as_deref().is_none_or(|office| {
        matches!(
            office,
            "Queen"
                | "Crown Prince"
                | "Crown Princess"
                | "Prince"
                | "Princess"
                | "First Lady"
                | "Queen Consort"
        )
    })
}

/// Whether the first object stands directly behind the verb.
pub(super) fn direct(finder: Finder<'_>, frame: &Frame, people: &[PersonMention], objects: &[usize]) -> bool {
    let scan = finder.scan;
    objects.first().is_some_and(|index| {
        let start = people[*index].tokens.start;
        start <= frame.verb.end + 4
            && (frame.verb.end..start).all(|at| {
                scan.is(
                    at,
                    &[
                        "the",
                        "a",
                        "with",
                        "by",
                        "back",
                        "his",
                        "her",
                        ",",
                        "today",
                        "yesterday",
                        "guest",
                        "counterpart",
                        "colleague",
                        "guests",
                        "warmly",
                    ],
                )
            })
            || scan.is(frame.verb.end - 1, &["joined"])
                && (frame.verb.end..start).any(|at| scan.is(at, &["by"]))
                && start <= frame.verb.end + 8
    })
}

/// Whether "with", "to" or "between" leads to the object.
pub(super) fn joins(finder: Finder<'_>, frame: &Frame, people: &[PersonMention], objects: &[usize]) -> bool {
    let Some(first) = objects.first() else { return false };
    let start = people[*first].tokens.start;
    (frame.verb.start..start).any(|at| finder.scan.is(at, &["with", "to", "between", "of", "from"]))
        || direct(finder, frame, people, objects)
}

/// Whether an organization or grouping is what the subject attends.
pub(super) fn at_organization(finder: Finder<'_>, frame: &Frame) -> bool {
    (frame.verb.end..frame.verb.end + 4)
        .any(|at| finder.organization(at).is_some_and(|name| name.tokens.len() > 1))
}

/// Whether the sentence names the organization whose event it is.
pub(super) fn frame_names_body(finder: Finder<'_>, frame: &Frame) -> bool {
    let end = finder.scan.sentence_end(frame.verb.start).min(frame.verb.end + 22);
    (frame.verb.end..end)
        .filter_map(|at| finder.organization(at))
        .any(|name| name.acronym.is_some() || name.class == NameClass::Grouping || name.parent.is_some())
}

/// `hosted the leaders of twelve island states`, `welcomed her counterparts from five countries`.
pub(super) fn receives_group(finder: Finder<'_>, frame: &Frame) -> bool {
    let scan = finder.scan;
    let end = (frame.verb.end + 5).min(scan.sentence_end(frame.verb.start));
    (frame.verb.end..end).any(|at| {
        let group = scan.hit(at, TableId::Offices).is_some_and(|hit| hit.is_column("plural"))
            || scan.is(at, &["leaders", "heads", "counterparts", "ministers"]);
        group
            && (at + 1..(at + 4).min(end + 2))
                .any(|next| scan.is(next, &["of", "from", "in", "at", "to", ":"]))
            && (frame.verb.end..at).all(|before| !scan.is(before, &[",", "of", "from"]))
    })
}

/// `hosted a meeting of the X in Y with the ministers of A and B`, `welcomed her counterparts: A, B and C`: those behind
/// "with" or the colon, as far as their list goes.
pub(super) fn guests(finder: Finder<'_>, frame: &Frame, people: &[PersonMention]) -> Vec<usize> {
    let scan = finder.scan;
    let end = scan.sentence_end(frame.verb.start);
    let Some(lead) = (frame.verb.end..end).find(|at| scan.is(*at, &["with", ":"])) else { return Vec::new() };
    let mut found = Vec::new();
    let mut next = lead + 1;
    for (index, person) in people.iter().enumerate() {
        let inside = person.tokens.start > lead && person.tokens.end <= end;
        let again = person.tokens.start < next && found.last().is_some();
        let joined = (next..person.tokens.start)
            .all(|at| scan.is(at, &["the", ",", "and", ";", "his", "her", "also"]));
        if inside && is_official(person) && (joined || again) {
            found.push(index);
            next = next.max(person.tokens.end);
        }
    }
    found
}

/// `At the invitation of A, B paid a visit to X`: A is the host.
pub(super) fn invited_by(finder: Finder<'_>, frame: &Frame, people: &mut [PersonMention], state: Presence) {
    let scan = finder.scan;
    let sentence = scan.sentence_start(frame.verb.start)..scan.sentence_end(frame.verb.start);
    let Some(of) = sentence
        .clone()
        .find(|at| scan.is(*at, &["of", "from"]) && scan.is(at.wrapping_sub(1), &["invitation"]))
    else {
        return;
    };
    let start = scan.skip_the(of + 1);
    let inviter = (0..people.len()).find(|index| {
        (of + 1..=start).contains(&people[*index].tokens.start) && is_official(&people[*index])
    });
    if let Some(inviter) = inviter {
        mark(people, &[inviter], state, Some(Function::Host));
    }
}

/// `X skipped the gathering, as did the ministers of Y and Z`: the same is said of those behind "as did".
pub(super) fn likewise(finder: Finder<'_>, frame: &Frame, people: &mut [PersonMention]) {
    let scan = finder.scan;
    let end = scan.sentence_end(frame.verb.start);
    let state = people
        .iter()
        .rfind(|person| {
            person.tokens.end <= frame.verb.start
                && person.tokens.start >= scan.sentence_start(frame.verb.start)
        })
        .map_or(Presence::Mentioned, |person| person.presence);
    let Some(lead) = (frame.verb.end..end)
        .find(|at| scan.is(*at, &["as"]) && scan.is(at + 1, &["did", "were", "was", "will", "had"]))
    else {
        return as_guest(finder, frame, people, state);
    };
    let mut next = lead + 2;
    for person in people.iter_mut().filter(|person| person.tokens.start > lead && person.tokens.end <= end) {
        let joined = person.tokens.start < next
            || (next..person.tokens.start).all(|at| scan.is(at, &["the", ",", "and", "his", "her"]));
        if !joined {
            break;
        }
        next = next.max(person.tokens.end);
        if is_official(person) && person.presence == Presence::Mentioned {
            person.presence = state;
        }
    }
}

/// The country of a person: stated here, or with the same surname elsewhere.
fn country_of(finder: Finder<'_>, people: &[PersonMention], index: usize) -> Option<Alpha2> {
    let last = |person: &PersonMention| person.name.as_ref().map(|name| finder.scan.fold(name.end - 1));
    let own = last(&people[index]);
    // "MORI Kenji" and "Prime Minister Mori": the surname may come first.
    let bears = |other: &PersonMention| {
        other.name.clone().is_some_and(|mut name| name.any(|at| Some(finder.scan.fold(at)) == own))
    };
    let mut namesakes = people.iter().filter(|other| own.is_some() && bears(other));
    people[index].country.or_else(|| namesakes.find_map(|other| other.country))
}

/// `A took part as an observer, and B as a guest`: the verb is left out the second time.
fn as_guest(finder: Finder<'_>, frame: &Frame, people: &mut [PersonMention], state: Presence) {
    let scan = finder.scan;
    let end = scan.sentence_end(frame.verb.start);
    let role = (frame.verb.end..end.min(frame.verb.end + 4)).any(|at| scan.is(at, &["as"]));
    let last = people.iter().rposition(|person| {
        person.tokens.start > frame.verb.end
            && person.tokens.end <= end
            && scan.is(person.tokens.start - 1, &["and"])
            && scan.is(person.tokens.end, &["as"])
    });
    if let Some(index) = last.filter(|index| role && people[*index].presence == Presence::Mentioned) {
        people[index].presence = state;
    }
}

/// `A signed the accords on behalf of X`, `B signed for Y`: whom the signatory represents.
pub(super) fn signs_for(finder: Finder<'_>, frame: &Frame, people: &mut [PersonMention], subjects: &[usize]) {
    let scan = finder.scan;
    let end = scan.sentence_end(frame.verb.start).min(frame.verb.end + 8);
    let land = (frame.verb.end..end).find_map(|at| {
        let behalf = scan.is(at, &["behalf"]) && scan.is(at + 1, &["of"]);
        let whom = if behalf { at + 2 } else { at + 1 };
        let led = behalf || scan.is(at, &["for"]) && at == frame.verb.end;
        scan.country(scan.skip_the(whom)).filter(|_| led).map(|(code, _, _)| code)
    });
    if let [signatory] = *subjects
        && land.is_some()
        && people[signatory].country.is_none()
    {
        people[signatory].country = land;
    }
}

/// `A opened the session alongside her colleagues from X, B, and Y, C`: those beside the subject.
pub(in crate::extract::people) fn alongside(
    finder: Finder<'_>,
    frame: &Frame,
    people: &[PersonMention],
) -> Vec<usize> {
    let scan = finder.scan;
    let end = scan.sentence_end(frame.verb.start);
    let beside = (frame.verb.end..end).find(|at| {
        scan.is(*at, &["alongside"]) || scan.is(*at, &["with"]) && scan.is(at - 1, &["together", "along"])
    });
    let Some(beside) = beside else { return Vec::new() };
    (0..people.len())
        .filter(|index| {
            let person = &people[*index];
            person.rule == "counterparts" && person.tokens.start > beside && person.tokens.end <= end
        })
        .collect()
}

/// "Presidents from four states met in X. Kenya's A welcomed Uganda's B": those known by their country only hold the
/// office of those who met, where the report gives them no other.
pub(super) fn share_rank(finder: Finder<'_>, told: usize, people: &mut [PersonMention]) {
    let scan = finder.scan;
    let Some(scene) = scan.article.sentences().get(told) else { return };
    let head = scene.tokens.start..scene.tokens.end.min(scene.tokens.start + 12);
    let rank = head.into_iter().find_map(|at| {
        let hit = scan.hit(at, TableId::Offices).filter(|hit| hit.is_column("plural"))?;
        (!scan.is(at, &["leaders", "officials", "ambassadors"])).then(|| hit.row.text("title").to_owned())
    });
    let Some(rank) = rank else { return };
    let last = |person: &PersonMention| person.name.as_ref().map(|name| scan.fold(name.end - 1));
    let open: Vec<usize> = (0..people.len())
        .filter(|index| {
            let person = &people[*index];
            let alone = people
                .iter()
                .all(|other| other.office.is_none() || last(other).is_none() || last(other) != last(person));
            person.rule == "name-of-country"
                && person.office.is_none()
                && matches!(person.presence, Presence::Attended | Presence::Expected)
                && alone
        })
        .collect();
    for index in open {
        people[index].office = Some(rank.clone());
        people[index].basis = Basis::List;
    }
}
