//! Names of organizations and bodies: those of the tables, those learned from "Full Name (ACR)", and capitalised runs
//! that end at their head noun.
//!
//! Overlaps: the longest name wins, then the earliest. A run of the table wins over a run of the grammar of the same
//! length.

use super::scan::{Form, Scan};
use crate::lexicon::{Lexicon, TableId, fold};
use crate::read::{Annotations, Article, TokenKind};
use crate::snapshot::Id;
use std::collections::BTreeMap;
use std::ops::Range;

/// Organization, informal grouping, or organ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameClass {
    /// An organization with its own legal existence.
    Organization,
    /// A forum or informal group.
    Grouping,
    /// An organ of an organization or state, a working group, forces.
    Body,
}

/// An organization or body in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// Its tokens, without the article before it.
    pub tokens: Range<usize>,
    /// Its id: of the table, or the slug of its name.
    pub id: Id,
    /// Its full name: of the table, or as written.
    pub name: String,
    /// Its acronym.
    pub acronym: Option<String>,
    /// What it is.
    pub class: NameClass,
    /// The id of the organization or body that it belongs to, as the text or the table says.
    pub parent: Option<Id>,
}

/// A name that spans more tokens than this is a sentence in capitals.
const LONGEST: usize = 18;

/// Finds every organization and body.
pub(super) fn find(article: &Article, annotations: &Annotations<'_>, lexicon: &Lexicon) -> Vec<NameMention> {
    let scan = Scan::new(article, annotations);
    let mut found = from_table(scan, lexicon);
    let runs: Vec<NameMention> = (0..scan.len())
        .filter_map(|at| run(scan, at, &found).or_else(|| met(scan, at)))
        .filter(|run| !found.iter().any(|name| name.tokens == run.tokens))
        .collect();
    found.extend(runs);
    found.extend((0..scan.len()).filter_map(|at| operation(scan, at)));
    let mut names = longest_first(found);
    learn_acronyms(scan, &mut names);
    nest(scan, &mut names);
    names
}

fn from_table(scan: Scan<'_>, lexicon: &Lexicon) -> Vec<NameMention> {
    let mut hits = Vec::new();
    for at in 0..scan.len() {
        if let Some(hit) = scan.hit(at, TableId::Organizations) {
            hits.push((at..at + hit.length, hit.row));
        }
    }
    let mut canonical: BTreeMap<&str, (Option<&str>, Option<&str>)> =
        hits.iter().map(|(_, row)| (row.text("id"), (None, None))).collect();
    for (id, entry) in &mut canonical {
        for row in lexicon.rows_with(TableId::Organizations, "id", id) {
            match row.text("kind") {
                "name" if entry.0.is_none() => entry.0 = Some(row.text("form")),
                "acronym" if entry.1.is_none() => entry.1 = Some(row.text("form")),
                _ => {}
            }
        }
    }
    hits.into_iter()
        .filter_map(|(tokens, row)| {
            let (name, acronym) = canonical.get(row.text("id")).copied().unwrap_or((None, None));
            Some(NameMention {
                id: Id::slug(row.text("id"))?,
                name: name.map_or_else(|| scan.plain(tokens.clone()), str::to_owned),
                acronym: acronym.map(str::to_owned),
                class: class(row.text("class")),
                parent: row.get("parent").and_then(Id::slug),
                tokens,
            })
        })
        .collect()
}

fn class(word: &str) -> NameClass {
    match word {
        "organization" => NameClass::Organization,
        "grouping" => NameClass::Grouping,
        _ => NameClass::Body,
    }
}

/// A capitalised run that begins at `at` and holds the head noun of an organization or body.
fn run(scan: Scan<'_>, at: usize, known: &[NameMention]) -> Option<NameMention> {
    if !starts_run(scan, at) {
        return None;
    }
    let limit = scan.sentence_end(at).min(at + LONGEST);
    let mut end = at;
    let mut head: Option<(usize, NameClass)> = None;
    let mut next = at;
    while next < limit {
        let other = next > at
            && !(head.is_some() && is_membership(scan, next))
            && (scan.hit(next, TableId::Offices).is_some() || scan.hit(next, TableId::Honorifics).is_some());
        let land = scan.country(next).filter(|(_, form, _)| *form == Form::Name && head.is_some());
        if let Some((_, _, close)) = land.filter(|_| is_led(scan, next)) {
            // "the Council of X A B": the name of the country closes what "of" has opened.
            head = head.map(|(_, class)| (close, class));
            next = close;
            end = close;
            continue;
        }
        if scan.is_capital(next) && !other {
            if let Some(hit) = scan.hit(next, TableId::Headnouns) {
                let class = match hit.row.text("kind") {
                    "body" => Some(NameClass::Body),
                    "organization" => Some(NameClass::Organization),
                    _ => None,
                };
                if let Some(class) = class {
                    let stop = (next + hit.length).min(limit);
                    if head.is_none() || !joined(scan, at, next) {
                        head = Some((stop, class));
                    }
                    next = stop;
                    end = stop;
                    continue;
                }
            }
            next += 1;
            // Capitals behind the head noun are a person or another name, unless a small word has led on.
            if head.is_none_or(|(stop, _)| linked(scan, stop, next)) {
                end = next;
            }
        } else if head.is_some() && links(scan, next, limit) {
            next = link_end(scan, next);
        } else if head.is_some() && goes_on(scan, at, next, limit)
            || head.is_none() && scan.is(next, &["and", "of", "for", "&"]) && scan.is_capital(next + 1)
        {
            next += 1;
        } else {
            break;
        }
    }
    let (_, class) = head?;
    if scan.is(at, &["state", "government"]) && scan.is(at + 1, &["and", "or"]) {
        // "Heads of State and Government".
        return None;
    }
    let end = without_person(scan, at, end);
    let tokens = at..trim(scan, at, end, known);
    let country = scan.country(at).is_some_and(|(_, _, close)| close == tokens.end);
    if tokens.len() < 2 || country || !has_head(scan, &tokens) {
        return None;
    }
    let name = scan.plain(tokens.clone());
    // "Pacific Islands Forum Troika": an organ that is called after its organization.
    let organ = |name: &NameMention| {
        class == NameClass::Body
            || name.tokens.len() == 1
                && scan.kind(at) == Some(TokenKind::Acronym)
                && scan.is(tokens.end - 1, &["authority", "commission", "secretariat", "bureau"])
    };
    let parent = known.iter().find(|name| {
        organ(name)
            && name.class != NameClass::Body
            && name.tokens.start == at
            && name.tokens.end < tokens.end
            && scan.is_capital(name.tokens.end)
    });
    let parent = parent.map(|name| name.id.clone());
    let class = if parent.is_some() { NameClass::Body } else { class };
    Some(NameMention { id: Id::slug(&name)?, name, acronym: None, class, parent, tokens })
}

/// "operation "SHIELD"": a standing operation that is named in quotation marks.
fn operation(scan: Scan<'_>, at: usize) -> Option<NameMention> {
    let quoted = scan.is(at, &["operation", "mission"]) && scan.is(at + 1, &["\"", "“", "«"]);
    if !quoted || !scan.is_capital(at + 2) {
        return None;
    }
    let close = (at + 3..(at + 9).min(scan.len())).find(|index| scan.is(*index, &["\"", "”", "»"]))?;
    let inner = at + 2..if scan.is(close - 1, &[",", "."]) { close - 1 } else { close };
    let name = format!("{} {}", scan.fold(at), scan.plain(inner.clone()));
    let id = Id::slug(&name)?;
    Some(NameMention { tokens: at..inner.end, id, name, acronym: None, class: NameClass::Body, parent: None })
}

/// "Working Group of Experts", "Council of Ministers": whom a body consists of.
fn is_membership(scan: Scan<'_>, at: usize) -> bool {
    scan.is(at - 1, &["of"]) && scan.fold(at).ends_with('s')
}

/// `the leaders of the Great Lakes Compact`: who has leaders or members is an organization, though its last word may
/// name a document elsewhere.
fn met(scan: Scan<'_>, at: usize) -> Option<NameMention> {
    let led = at >= 3
        && scan.is(at - 1, &["the"])
        && scan.is(at - 2, &["of"])
        && scan.is(
            at - 3,
            &[
                "leaders",
                "members",
                "heads",
                "states",
                "ministers",
                "state",
                "government",
                "summit",
                "session",
                "presidents",
            ],
        );
    if !led || !starts_run(scan, at) {
        return None;
    }
    let end = (at..scan.sentence_end(at)).find(|next| !scan.is_capital(*next))?;
    let last = end - 1;
    let noun =
        scan.hit(last, TableId::DocumentNouns).is_some() || scan.hit(last, TableId::Headnouns).is_some();
    let open = (at..end).all(|next| {
        scan.hit(next, TableId::Organizations).is_none() && scan.hit(next, TableId::Offices).is_none()
    });
    if end - at < 2 || !noun || !open {
        return None;
    }
    let name = scan.plain(at..end);
    let id = Id::slug(&name)?;
    Some(NameMention { tokens: at..end, id, name, acronym: None, class: NameClass::Grouping, parent: None })
}

/// Whether a small word stands between the head noun and here.
fn linked(scan: Scan<'_>, stop: usize, next: usize) -> bool {
    scan.is(stop, &["of", "on", "for", "and", "the", "to", "against", "in"]) && stop < next
}

/// "Vice President of the Academy of Sciences X Y": behind an office, the last two words of a long run are a person.
fn without_person(scan: Scan<'_>, start: usize, end: usize) -> usize {
    let mut before = start;
    if before > 0 && scan.is(before - 1, &["the"]) {
        before -= 1;
    }
    let behind_office = before > 1
        && scan.is(before - 1, &["of", "for", "at"])
        && (before.saturating_sub(7)..before).any(|at| scan.hit(at, TableId::Offices).is_some());
    let capitals = (start..end).rev().take_while(|at| scan.is_capital(*at)).count();
    let plain = |at: usize| {
        scan.hit(at, TableId::Headnouns).is_none()
            && scan.hit(at, TableId::NameStops).is_none()
            && scan.country(at).is_none()
    };
    if behind_office && capitals >= 3 && plain(end - 1) && plain(end - 2) { end - 2 } else { end }
}

fn starts_run(scan: Scan<'_>, at: usize) -> bool {
    let particle = at > 1
        && scan.kind(at - 1) == Some(TokenKind::Lower)
        && scan.is_capital(at - 2)
        && scan.hit(at - 1, TableId::NameParticles).is_some_and(|hit| hit.row.text("kind") == "inner");
    if particle {
        // "Mark van Dijk and European Council President X": the second half of a name.
        return false;
    }
    let inside = at > 0
        && scan.is_capital(at - 1)
        && scan.sentence_start(at) != at
        && scan.hit(at - 1, TableId::NameStops).is_none();
    scan.kind(at).is_some_and(|kind| matches!(kind, TokenKind::Capital | TokenKind::Acronym))
        && !inside
        && !is_function_word(scan, at)
        && scan.hit(at, TableId::Offices).is_none()
        && scan.hit(at, TableId::Honorifics).is_none()
        && scan.hit(at, TableId::Calendar).is_none()
}

/// Words that a sentence capitalizes at its start.
fn is_function_word(scan: Scan<'_>, at: usize) -> bool {
    scan.hit(at, TableId::NameStops).is_some() && scan.hit(at, TableId::Headnouns).is_none() && {
        let folded = scan.fold(at);
        folded.len() <= 4 || scan.sentence_start(at) == at
    }
}

/// `the Organ on Politics, Defence and Security Cooperation`: behind a comma the last two fields of work follow.
fn goes_on(scan: Scan<'_>, start: usize, comma: usize, limit: usize) -> bool {
    let capitals = |at: usize| (at..limit).take_while(|next| scan.is_capital(*next)).count();
    let field = capitals(comma + 1);
    let and = comma + 1 + field;
    let led = (start..comma).rev().take(4).any(|at| scan.is(at, &["on", "for"]));
    let plain = (comma + 1..and + 2).all(|at| {
        scan.hit(at, TableId::Offices).is_none()
            && scan.hit(at, TableId::Honorifics).is_none()
            && scan.country(at).is_none()
    });
    scan.is(comma, &[","])
        && led
        && (1..=2).contains(&field)
        && scan.is(and, &["and"])
        && (1..=3).contains(&capitals(and + 1))
        && plain
}

/// Whether "of" or "of the" stands before a token.
fn is_led(scan: Scan<'_>, at: usize) -> bool {
    let before = if scan.is(at - 1, &["the"]) { at.saturating_sub(2) } else { at - 1 };
    scan.is(before, &["of"])
}

fn joined(scan: Scan<'_>, at: usize, head: usize) -> bool {
    (at..head).any(|index| scan.is(index, &["of", "on", "for", "under"]))
}

/// Whether a run with its head noun goes on after a small word.
fn links(scan: Scan<'_>, at: usize, limit: usize) -> bool {
    let small = scan.is(at, &["of", "on", "for", "and", "the", "to", "against", "in"]);
    small && {
        let next = link_end(scan, at);
        let new_phrase = scan.is(at, &["and"]) && scan.is(at + 1, &["the"]);
        next < limit
            && !new_phrase
            && scan.is_capital(next)
            && !(scan.is(at, &["in", "and", "to"]) && is_place(scan, next))
            && scan.hit(next, TableId::Calendar).is_none()
    }
}

fn is_place(scan: Scan<'_>, at: usize) -> bool {
    scan.hit(at, TableId::Places).is_some()
        || scan.country(at).is_some()
        || scan.hit(at, TableId::Offices).is_some()
}

fn link_end(scan: Scan<'_>, at: usize) -> usize {
    let next = at + 1;
    if scan.is(next, &["the"]) { next + 1 } else { next }
}

/// Cuts a run before "of the ORGANIZATION" and "and ORGANIZATION" where that organization has a name of its own.
fn trim(scan: Scan<'_>, start: usize, end: usize, known: &[NameMention]) -> usize {
    let inner = known
        .iter()
        .filter(|name| name.tokens.start > start && name.tokens.start < end)
        .filter(|name| name.class != NameClass::Body)
        .find(|name| {
            let before = name.tokens.start - 1;
            let before = if scan.is(before, &["the"]) { before - 1 } else { before };
            scan.is(before, &["of", "and", "for"]) && before > start
        });
    let Some(inner) = inner else { return end };
    let before = inner.tokens.start - 1;
    if scan.is(before, &["the"]) { before - 1 } else { before }
}

fn has_head(scan: Scan<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        scan.is_capital(at)
            && scan
                .hit(at, TableId::Headnouns)
                .is_some_and(|hit| matches!(hit.row.text("kind"), "body" | "organization"))
    })
}

fn longest_first(mut found: Vec<NameMention>) -> Vec<NameMention> {
    found.sort_by(|one, other| {
        other.tokens.len().cmp(&one.tokens.len()).then(one.tokens.start.cmp(&other.tokens.start))
    });
    let mut kept: Vec<NameMention> = Vec::new();
    for name in found {
        let taken = kept
            .iter()
            .any(|other| name.tokens.start < other.tokens.end && other.tokens.start < name.tokens.end);
        if !taken {
            kept.push(name);
        }
    }
    kept.sort_by_key(|name| name.tokens.start);
    kept
}

/// "Full Name (ACR)": the acronym belongs to the name before it, here and in the rest of the text.
fn learn_acronyms(scan: Scan<'_>, names: &mut Vec<NameMention>) {
    let mut learned: BTreeMap<String, usize> = BTreeMap::new();
    for (index, name) in names.iter_mut().enumerate() {
        let open = name.tokens.end;
        let fits = scan.is(open, &["("])
            && scan.kind(open + 1) == Some(TokenKind::Acronym)
            && scan.is(open + 2, &[")"]);
        if fits && is_acronym_of(scan.fold(open + 1), &name.name) {
            let written = scan.word(open + 1).to_owned();
            if name.acronym.is_none() {
                name.acronym = Some(written.clone());
            }
            learned.entry(written).or_insert(index);
        }
    }
    let mut added = Vec::new();
    for at in 0..scan.len() {
        let Some(index) = learned.get(scan.word(at)) else { continue };
        let taken = names.iter().any(|name| name.tokens.contains(&at));
        if !taken {
            added.push(NameMention { tokens: at..at + 1, ..names[*index].clone() });
        }
    }
    names.extend(added);
    names.sort_by_key(|name| name.tokens.start);
}

/// Whether each letter of the acronym begins a word of the name, in order.
fn is_acronym_of(acronym: &str, name: &str) -> bool {
    let mut letters = acronym.chars().filter(|letter| letter.is_alphabetic()).peekable();
    for word in fold(name).split([' ', '-']) {
        if letters.peek().is_some_and(|letter| word.starts_with(*letter)) {
            letters.next();
        }
    }
    letters.peek().is_none()
}

/// "Body under the Body", "Body of the ORGANIZATION": the second is the parent of the first. "ORGANIZATION Body": the
/// acronym at its head is its parent.
fn nest(scan: Scan<'_>, names: &mut [NameMention]) {
    let acronyms: BTreeMap<String, Id> = names
        .iter()
        .filter(|name| name.class != NameClass::Body)
        .filter_map(|name| Some((name.acronym.clone()?, name.id.clone())))
        .collect();
    for name in names.iter_mut().filter(|name| name.class == NameClass::Body && name.parent.is_none()) {
        let first = name.tokens.start;
        let before = first.checked_sub(1).filter(|_| scan.kind(first) == Some(TokenKind::Lower));
        name.parent = acronyms.get(scan.word(before.unwrap_or(first))).cloned();
    }
    for index in 1..names.len() {
        let (before, after) = names.split_at_mut(index);
        let (Some(child), Some(parent)) = (before.last_mut(), after.first()) else { continue };
        let link = scan.skip_brackets(child.tokens.end);
        let of = scan.is(link, &["of", "under", "within"]);
        if of && scan.skip_the(link + 1) == parent.tokens.start && child.id != parent.id {
            child.parent = Some(parent.id.clone());
        }
    }
}
