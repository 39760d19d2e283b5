//! Organizations, bodies and documents: came, went, renamed, or with another parent or status.
//!
//! Entries align by id; what is left aligns by the words of its name.

use super::assignment::in_order;
use super::change::{AlignedBy, Alignment, Change, DocumentValue, NameValue, Pair, Value};
use super::similarity::{Bag, candidates};
use super::text::place;
use super::words::stem;
use super::{Kind, Side};
use crate::lexicon::{Lexicon, TableId, fold};
use crate::snapshot::{Body, Document, DocumentStatus, Evidence, Id, Organization};
use std::collections::{BTreeMap, BTreeSet};

/// Names at least so alike, out of 1000, may be one entry renamed.
const RENAMED: u32 = 550;
/// A renaming below this is a guess.
const CERTAIN: u32 = 700;

/// What the three lists have in common.
struct Entry<'run> {
    id: &'run Id,
    /// As people read it: of an untitled document the words of its id.
    name: String,
    value: Value,
    evidence: &'run [Evidence],
}

/// The kinds of one list.
struct Kinds {
    list: &'static str,
    added: Kind,
    removed: Kind,
    renamed: Kind,
}

/// Every difference between the named entries of two snapshots, and how many are the same.
pub(super) fn compare(sides: &Pair<Side<'_>>, lexicon: &Lexicon) -> (Vec<Change>, usize) {
    let mut found = Vec::new();
    let mut same = 0;
    let (old, new) = (sides.old.snapshot, sides.new.snapshot);

    let kinds = Kinds {
        list: "organizations",
        added: Kind::OrganizationAdded,
        removed: Kind::OrganizationRemoved,
        renamed: Kind::OrganizationRenamed,
    };
    let all = |list| entries(list, organization);
    let (changes, pairs) =
        align(&kinds, (sides, lexicon), &all(&old.organizations), &all(&new.organizations));
    same += pairs.len();
    found.extend(changes);

    let kinds = Kinds {
        list: "bodies",
        added: Kind::BodyAdded,
        removed: Kind::BodyRemoved,
        renamed: Kind::BodyRenamed,
    };
    let all = |list| entries(list, body);
    let (changes, pairs) = align(&kinds, (sides, lexicon), &all(&old.bodies), &all(&new.bodies));
    found.extend(changes);
    let new_of: BTreeMap<&Id, &Id> =
        pairs.iter().map(|at| (&old.bodies[at.old].id, &new.bodies[at.new].id)).collect();
    for at in pairs {
        let change = parent(&old.bodies[at.old], &new.bodies[at.new], &new_of);
        same += usize::from(change.is_none());
        found.extend(change);
    }

    let kinds = Kinds {
        list: "documents",
        added: Kind::DocumentAdded,
        removed: Kind::DocumentRemoved,
        renamed: Kind::DocumentRenamed,
    };
    let all = |list| entries(list, document);
    let (changes, pairs) = align(&kinds, (sides, lexicon), &all(&old.documents), &all(&new.documents));
    found.extend(changes);
    for at in pairs {
        let change = status(&old.documents[at.old], &new.documents[at.new]);
        same += usize::from(change.is_none());
        found.extend(change);
    }
    (found, same)
}

fn entries<'run, T>(list: &'run [T], entry: fn(&'run T) -> Entry<'run>) -> Vec<Entry<'run>> {
    list.iter().map(entry).collect()
}

fn organization(one: &Organization) -> Entry<'_> {
    // Destructured in full: a new field of the snapshot must be decided on here. An acronym is another spelling.
    let Organization { id, name, acronym: _, evidence } = one;
    Entry {
        id,
        name: name.clone(),
        value: Value::Organization(NameValue { id: id.clone(), name: name.clone() }),
        evidence,
    }
}

fn body(one: &Body) -> Entry<'_> {
    let Body { id, name, parent: _, evidence } = one;
    Entry {
        id,
        name: name.clone(),
        value: Value::Organization(NameValue { id: id.clone(), name: name.clone() }),
        evidence,
    }
}

fn document(one: &Document) -> Entry<'_> {
    let Document { id, title, status, evidence } = one;
    let name = document_name(one);
    Entry {
        id,
        name,
        value: Value::Document(DocumentValue { title: title.clone(), status: *status }),
        evidence,
    }
}

/// The title of a document, else what it is called in passing, which its id is made of: `letters of intent`.
fn document_name(one: &Document) -> String {
    one.title.clone().unwrap_or_else(|| one.id.as_str().replace('-', " "))
}

/// A folded name without its short form in brackets, its organizations by their ids: "UN Convention" and "United Nations
/// Convention" are one name, and so are "Harbour Package (HP)" and "Harbour Package".
fn spelled_out(name: &str, lexicon: &Lexicon) -> String {
    let long = name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")).map_or(name, |(long, _)| long);
    let folded = fold(long);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let organization = |from: usize, to: usize| {
        let rows = lexicon.rows_saying(TableId::Organizations, &words[from..to].join(" "));
        rows.first().map(|row| row.text("id").to_owned())
    };
    let mut parts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (at + 1..=words.len()).rev().find_map(|to| Some((to, organization(at, to)?)));
        let (next, part) = longest.unwrap_or_else(|| (at + 1, words[at].to_owned()));
        parts.push(part);
        at = next;
    }
    parts.join(" ")
}

/// Whether one of the two organizations took the place of the other.
fn is_heir(lexicon: &Lexicon, one: &Id, other: &Id) -> bool {
    let (one, other) = (one.as_str(), other.as_str());
    let pairs = lexicon.rows(TableId::Successors).map(|row| (row.text("old"), row.text("new")));
    pairs.into_iter().any(|pair| pair == (one, other) || pair == (other, one))
}

/// The changes of a list, and the pairs that both sides have (renamed ones included).
fn align(
    kinds: &Kinds,
    (sides, lexicon): (&Pair<Side<'_>>, &Lexicon),
    old: &[Entry<'_>],
    new: &[Entry<'_>],
) -> (Vec<Change>, Vec<Pair<usize>>) {
    let ids: BTreeMap<&Id, usize> = new.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    let mut found = Vec::new();
    let mut pairs = Vec::new();
    let mut gone = Vec::new();
    let mut free = vec![true; new.len()];
    for (at, one) in old.iter().enumerate() {
        match ids.get(one.id) {
            Some(twin) => {
                free[*twin] = false;
                if !super::statements::same_words(&one.name, &new[*twin].name, lexicon) {
                    found.push(renamed(kinds, one, &new[*twin], Alignment::KEY));
                }
                pairs.push(Pair::new(at, *twin));
            }
            None => gone.push(at),
        }
    }
    let mut forms: BTreeMap<String, usize> = (0..new.len())
        .filter(|at| free[*at] && !gone.is_empty())
        .map(|at| (spelled_out(&new[at].name, lexicon), at))
        .collect();
    gone.retain(|at| {
        let Some(twin) = forms.remove(&spelled_out(&old[*at].name, lexicon)) else { return true };
        free[twin] = false;
        pairs.push(Pair::new(*at, twin));
        false
    });
    gone.retain(|at| {
        let heir = new
            .iter()
            .enumerate()
            .position(|(twin, one)| free[twin] && is_heir(lexicon, old[*at].id, one.id));
        let Some(heir) = heir else { return true };
        free[heir] = false;
        let by = Alignment { by: AlignedBy::Successor, score: None, certain: true };
        found.push(renamed(kinds, &old[*at], &new[heir], by));
        pairs.push(Pair::new(*at, heir));
        false
    });
    let rest = Pair::new(gone, (0..new.len()).filter(|at| free[*at]).collect::<Vec<usize>>());
    let bags = |list: &[Entry<'_>], at: &[usize]| -> Vec<Bag> {
        at.iter().map(|at| Bag::new(&list[*at].name)).collect()
    };
    let bags = Pair::new(bags(old, &rest.old), bags(new, &rest.new));
    let keys =
        |list: &[Entry<'_>], at: &[usize]| -> Vec<Id> { at.iter().map(|at| list[*at].id.clone()).collect() };
    let keys = Pair::new(keys(old, &rest.old), keys(new, &rest.new));
    let mut candidates = candidates(Pair::new(&bags.old, &bags.new), RENAMED);
    candidates.retain(|one| {
        let names = (old[rest.old[one.at.old]].name.as_str(), new[rest.new[one.at.new]].name.as_str());
        one.score >= CERTAIN || is_one_name(names.0, names.1)
    });
    let mut used = Pair::new(vec![false; rest.old.len()], vec![false; rest.new.len()]);
    for one in in_order(Pair::new(&keys.old, &keys.new), &candidates) {
        used.old[one.at.old] = true;
        used.new[one.at.new] = true;
        let at = Pair::new(rest.old[one.at.old], rest.new[one.at.new]);
        // Two names so alike, the one in the place of the other in the same sentence, are one renamed.
        let certain = one.score >= CERTAIN || is_in_place(sides, &old[at.old], &new[at.new]);
        let alignment = Alignment { by: AlignedBy::Similarity, score: Some(one.score), certain };
        if !super::statements::same_words(&old[at.old].name, &new[at.new].name, lexicon) {
            found.push(renamed(kinds, &old[at.old], &new[at.new], alignment));
        }
        pairs.push(at);
    }
    for at in same_place(sides, ((old, &rest.old), (new, &rest.new)), &mut used) {
        let alignment = Alignment { by: AlignedBy::Evidence, score: None, certain: false };
        found.push(renamed(kinds, &old[at.old], &new[at.new], alignment));
        pairs.push(at);
    }
    for (at, _) in rest.old.iter().zip(&used.old).filter(|(_, used)| !**used) {
        let one = &old[*at];
        found.push(
            Change::new(kinds.removed, &[kinds.list, one.id.as_str()])
                .values(Some(one.value.clone()), None)
                .labels(Some(one.name.clone()), None)
                .quotes(one.evidence, &[]),
        );
    }
    for (at, _) in rest.new.iter().zip(&used.new).filter(|(_, used)| !**used) {
        let one = &new[*at];
        found.push(
            Change::new(kinds.added, &[kinds.list, one.id.as_str()])
                .values(None, Some(one.value.clone()))
                .labels(None, Some(one.name.clone()))
                .quotes(&[], one.evidence),
        );
    }
    pairs.sort();
    (found, pairs)
}

/// Whether names that are alike by half can be one: one of them says only more, or one word stands for another. With
/// several words of their own on either side they are two ("Memorandum between A and B", "Memorandum between C").
fn is_one_name(old: &str, new: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let folded = fold(name);
        let words = folded.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| word.chars().count() > 1).map(|word| stem(word).to_owned()).collect()
    };
    let (old, new) = (words(old), words(new));
    let (gone, come) = (old.difference(&new).count(), new.difference(&old).count());
    gone == 0 || come == 0 || gone == 1 && come == 1
}

/// Pairs of the rest whose first quotes stand at the same place of the same sentence. Needs both texts.
fn same_place(
    sides: &Pair<Side<'_>>,
    (old, new): (Rest<'_>, Rest<'_>),
    used: &mut Pair<Vec<bool>>,
) -> Vec<Pair<usize>> {
    let (Some(before), Some(after)) = (sides.old.article, sides.new.article) else { return Vec::new() };
    let places = |article, (list, rest): Rest<'_>, used: &[bool]| -> Vec<(u64, usize)> {
        (0..rest.len())
            .filter(|at| !used[*at])
            .filter_map(|at| Some((place(article, list[rest[at]].evidence.first()?)?, at)))
            .collect()
    };
    let new_places: BTreeMap<u64, usize> = places(after, new, &used.new).into_iter().collect();
    let mut pairs = Vec::new();
    for (place, at) in places(before, old, &used.old) {
        if let Some(twin) = new_places.get(&place).filter(|twin| !used.new[**twin]) {
            used.old[at] = true;
            used.new[*twin] = true;
            pairs.push(Pair::new(old.1[at], new.1[*twin]));
        }
    }
    pairs
}

/// Whether the first quotes of two entries stand at the same place of the same sentence. Needs both texts.
fn is_in_place(sides: &Pair<Side<'_>>, old: &Entry<'_>, new: &Entry<'_>) -> bool {
    let of = |side: &Side<'_>, entry: &Entry<'_>| place(side.article?, entry.evidence.first()?);
    let (before, after) = (of(&sides.old, old), of(&sides.new, new));
    before.is_some() && before == after
}

/// A list with the indexes that have no pair yet.
type Rest<'run> = (&'run [Entry<'run>], &'run [usize]);

fn renamed(kinds: &Kinds, old: &Entry<'_>, new: &Entry<'_>, alignment: Alignment) -> Change {
    let field = if kinds.renamed == Kind::DocumentRenamed { "title" } else { "name" };
    Change::new(kinds.renamed, &[kinds.list, new.id.as_str(), field])
        .field(field)
        .texts(Some(&old.name), Some(&new.name))
        .labels(Some(old.name.clone()), Some(new.name.clone()))
        .quotes(old.evidence, new.evidence)
        .aligned(alignment)
}

/// Another parent; one that only goes by another name is the same.
fn parent(old: &Body, new: &Body, new_of: &BTreeMap<&Id, &Id>) -> Option<Change> {
    let renamed = old.parent.as_ref().and_then(|parent| new_of.get(parent).copied());
    (old.parent != new.parent && (renamed.is_none() || renamed != new.parent.as_ref())).then(|| {
        Change::new(Kind::BodyParent, &["bodies", new.id.as_str(), "parent"])
            .field("parent")
            .texts(old.parent.as_ref(), new.parent.as_ref())
            .labels(Some(old.name.clone()), Some(new.name.clone()))
            .quotes(&old.evidence, &new.evidence)
    })
}

fn status(old: &Document, new: &Document) -> Option<Change> {
    (old.status != new.status).then(|| {
        Change::new(Kind::DocumentStatus, &["documents", new.id.as_str(), "status"])
            .field("status")
            .texts(Some(status_word(old.status)), Some(status_word(new.status)))
            .labels(Some(document_name(old)), Some(document_name(new)))
            .quotes(&old.evidence, &new.evidence)
    })
}

fn status_word(status: DocumentStatus) -> &'static str {
    match status {
        DocumentStatus::Adopted => "adopted",
        DocumentStatus::Signed => "signed",
        DocumentStatus::Outlined => "outlined",
        DocumentStatus::Planned => "planned",
        DocumentStatus::Mentioned => "mentioned",
    }
}
