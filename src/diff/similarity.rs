//! How alike two texts are: words and pairs of neighbouring words in common, out of 1000.
//!
//! The score is the Dice coefficient over the multiset of folded words and word pairs; a word of at most three letters
//! counts half of a longer one, so that "of the" makes nothing alike. Integer arithmetic only.

use super::Pair;
use super::assignment::Candidate;
use crate::lexicon::fold;
use std::collections::BTreeMap;

/// A text as the multiset of its words and word pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bag {
    /// Sorted by feature, each feature once.
    features: Vec<Feature>,
    total: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Feature {
    hash: u64,
    weight: u32,
    count: u32,
}

/// Features that occur in more pairs than this lead to no candidate: they tell nothing apart.
const COMMON: usize = 4000;
/// Lists whose product of lengths is at most this are compared all with all.
const SMALL: usize = 2500;

impl Bag {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        let words: Vec<&str> =
            folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut all: BTreeMap<u64, (u32, u32)> = BTreeMap::new();
        let mut add = |hash, weight| all.entry(hash).or_insert((weight, 0)).1 += 1;
        for word in &words {
            add(hash(word.as_bytes(), OFFSET), if word.chars().count() > 3 { 2 } else { 1 });
        }
        for pair in words.windows(2) {
            add(hash(pair[1].as_bytes(), hash(b" ", hash(pair[0].as_bytes(), OFFSET))), 1);
        }
        let features: Vec<Feature> =
            all.into_iter().map(|(hash, (weight, count))| Feature { hash, weight, count }).collect();
        let total = features.iter().map(|one| one.weight * one.count).sum();
        Self { features, total }
    }

    /// 0 (nothing in common) to 1000 (the same words in the same order, or nearly).
    pub(super) fn score(&self, other: &Self) -> u32 {
        let total = u64::from(self.total) + u64::from(other.total);
        if total == 0 {
            return 1000;
        }
        let (mut at, mut common) = (0, 0u64);
        for feature in &self.features {
            while at < other.features.len() && other.features[at].hash < feature.hash {
                at += 1;
            }
            if let Some(twin) = other.features.get(at).filter(|twin| twin.hash == feature.hash) {
                common += u64::from(feature.weight) * u64::from(feature.count.min(twin.count));
            }
        }
        u32::try_from(2000 * common / total).unwrap_or(1000)
    }
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// 64-bit FNV-1a.
pub(super) fn hash(bytes: &[u8], seed: u64) -> u64 {
    bytes.iter().fold(seed, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Every pair whose score is at least the threshold; in long lists only pairs that share a feature which is not common.
pub(super) fn candidates(bags: Pair<&[Bag]>, threshold: u32) -> Vec<Candidate> {
    let score = |old: usize, new: usize| {
        let score = bags.old[old].score(&bags.new[new]);
        (score >= threshold && score > 0).then_some(Candidate { at: Pair::new(old, new), score })
    };
    if bags.old.len() * bags.new.len() <= SMALL {
        return (0..bags.old.len())
            .flat_map(|old| (0..bags.new.len()).map(move |new| (old, new)))
            .filter_map(|(old, new)| score(old, new))
            .collect();
    }
    let mut index: BTreeMap<u64, Pair<Vec<usize>>> = BTreeMap::new();
    for (at, bag) in bags.old.iter().enumerate() {
        for feature in &bag.features {
            index.entry(feature.hash).or_default().old.push(at);
        }
    }
    for (at, bag) in bags.new.iter().enumerate() {
        for feature in &bag.features {
            if let Some(entry) = index.get_mut(&feature.hash) {
                entry.new.push(at);
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = index
        .into_values()
        .filter(|places| {
            places.old.len() * places.new.len() <= COMMON.min(8 * (bags.old.len() + bags.new.len()))
        })
        .flat_map(|places| {
            let new = places.new;
            places.old.into_iter().flat_map(move |old| new.clone().into_iter().map(move |new| (old, new)))
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().filter_map(|(old, new)| score(old, new)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_symmetric_and_falls_with_every_other_word() {
        let score = |one: &str, other: &str| {
            let (one, other) = (Bag::new(one), Bag::new(other));
            assert_eq!(one.score(&other), other.score(&one));
            one.score(&other)
        };
        assert_eq!(score("combat illicit drug trafficking", "combat illicit drug trafficking"), 1000);
        let near = score("combat illicit drug trafficking", "combat drug trafficking");
        let far = score("combat illicit drug trafficking", "combat human trafficking");
        assert!(near > far && far > 0, "{near} {far}");
        assert_eq!(score("of the", "to a"), 0);
    }
}
