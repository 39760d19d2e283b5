//! Mentions that point back: surnames alone, parts of names, pronouns, "I".

use super::{Finder, PersonMention};
use crate::read::TokenKind;
use crate::snapshot::Basis;
use std::collections::BTreeMap;

/// Adds the mentions that repeat part of a name, and the pronouns.
pub(super) fn find(finder: Finder<'_>, people: &mut Vec<PersonMention>) {
    let mut taken = vec![false; finder.scan.len()];
    for person in people.iter() {
        for at in person.tokens.clone() {
            taken[at] = true;
        }
    }
    let known = known(finder, people);
    let mut at = 0;
    while at < finder.scan.len() {
        if taken[at] || finder.is_furniture(at) {
            at += 1;
            continue;
        }
        if let Some(end) = repeated(finder, at, &known).filter(|end| (at..*end).all(|index| !taken[index])) {
            let mut person = PersonMention::new(at..end, "surname");
            person.name = Some(at..end);
            person.basis = Basis::Coreference;
            people.push(person);
            at = end;
            continue;
        }
        if finder.scan.is(at, &["he", "she"]) {
            people.push(PersonMention::new(at..at + 1, "pronoun"));
        } else if finder.scan.word(at) == "I" && finder.scan.kind(at) == Some(TokenKind::Initial)
            || finder.scan.is(at, &["me"]) && finder.scan.is(at.wrapping_sub(1), &["to", "with", "met"])
        {
            people.push(PersonMention::new(at..at + 1, "first-person"));
        }
        at += 1;
    }
}

/// For each folded word of a known name, the folded words of the names that have it.
fn known(finder: Finder<'_>, people: &[PersonMention]) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut known: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for name in people.iter().filter_map(|person| person.name.clone()) {
        let words: Vec<String> = name.map(|at| finder.scan.fold(at).to_owned()).collect();
        for word in words.iter().filter(|word| word.chars().count() > 1) {
            let names = known.entry(word.clone()).or_default();
            if !names.contains(&words) {
                names.push(words.clone());
            }
        }
    }
    known
}

/// Where the longest part of a known name that begins here ends.
fn repeated(finder: Finder<'_>, at: usize, known: &BTreeMap<String, Vec<Vec<String>>>) -> Option<usize> {
    let scan = finder.scan;
    if !scan.is_capital(at) || finder.organization(at).is_some() || scan.country(at).is_some() {
        return None;
    }
    let mut longest = 0;
    for words in known.get(scan.fold(at))? {
        for start in (0..words.len()).filter(|start| words[*start] == scan.fold(at)) {
            let length = words[start..]
                .iter()
                .enumerate()
                .take_while(|(step, word)| scan.fold(at + step) == *word)
                .count();
            longest = longest.max(length);
        }
    }
    // A further capital makes it another name, or the name of a thing ("the Biden-Harris Administration").
    let after = at + longest;
    let other = scan.is_capital(after) && scan.sentence_start(after) != after;
    (longest > 0 && !other).then_some(after)
}
