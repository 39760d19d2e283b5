//! How alike two texts are: words and pairs of neighbouring words in common, out of 1000.
//!
//! The score is the Dice coefficient over the multiset of folded words and word pairs; a word of at most three letters
//! counts half of a longer one, so that "of the" makes nothing alike. Integer arithmetic only.

use super::Pair;
use super::assignment::Candidate;
use crate::lexicon::fold;
use std::borrow::Borrow;

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
        let single = words.iter().map(|word| {
            let weight = if word.chars().count() > 3 { 2 } else { 1 };
            (hash(word.as_bytes(), OFFSET), weight)
        });
        let doubled = words
            .windows(2)
            .map(|pair| (hash(pair[1].as_bytes(), hash(b" ", hash(pair[0].as_bytes(), OFFSET))), 1));
        let mut all: Vec<(u64, u32)> = single.chain(doubled).collect();
        all.sort_unstable();
        let features: Vec<Feature> = all
            .chunk_by(|(one, _), (other, _)| one == other)
            .map(|same| Feature {
                hash: same[0].0,
                weight: same[0].1,
                count: u32::try_from(same.len()).unwrap_or(u32::MAX),
            })
            .collect();
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
pub(super) fn candidates<B: Borrow<Bag>>(bags: Pair<&[B]>, threshold: u32) -> Vec<Candidate> {
    let all: Pair<Vec<&Bag>> =
        Pair::new(bags.old.iter().map(B::borrow).collect(), bags.new.iter().map(B::borrow).collect());
    let bags = Pair::new(&all.old[..], &all.new[..]);
    let score = |old: usize, new: usize| {
        let score = bags.old[old].score(bags.new[new]);
        (score >= threshold && score > 0).then_some(Candidate { at: Pair::new(old, new), score })
    };
    if bags.old.len() * bags.new.len() <= SMALL {
        return (0..bags.old.len())
            .flat_map(|old| (0..bags.new.len()).map(move |new| (old, new)))
            .filter_map(|(old, new)| score(old, new))
            .collect();
    }
    let places = Pair::new(places(bags.old), places(bags.new));
    let mut found = Vec::new();
    // What each new text has in common with the old one at most, as far as it is read.
    let mut common = vec![0; bags.new.len()];
    let mut met = Vec::new();
    for (old, Shared { features, mut rest }) in shared(bags, &places).into_iter().enumerate() {
        let total = bags.old[old].total;
        for one in features {
            // Those that share none of the features read so far can no longer be alike enough.
            let late = !can_reach(rest, total, threshold);
            rest -= one.weight;
            for (_, new) in &places.new[one.start..one.end] {
                if common[*new] == 0 && !late {
                    met.push(*new);
                }
                if common[*new] > 0 || !late {
                    common[*new] += one.weight;
                }
            }
        }
        for new in met.drain(..) {
            let most = std::mem::take(&mut common[new]) + rest;
            let needed = u64::from(threshold) * (u64::from(total) + u64::from(bags.new[new].total));
            if 2000 * u64::from(most) >= needed {
                found.extend(score(old, new));
            }
        }
    }
    found
}

/// Whether words of this weight in common can make a text of a total weight alike enough to any other: the other one
/// weighs at least as much as what they have in common.
fn can_reach(common: u32, total: u32, threshold: u32) -> bool {
    u64::from(common) * u64::from(2000 - threshold) >= u64::from(threshold) * u64::from(total)
}

/// Which texts have which feature, in order of feature, then of text.
fn places(bags: &[&Bag]) -> Vec<(u64, usize)> {
    let all = bags.iter().enumerate();
    let mut places: Vec<(u64, usize)> =
        all.flat_map(|(at, bag)| bag.features.iter().map(move |one| (one.hash, at))).collect();
    places.sort_unstable();
    places
}

/// What an old text shares with new ones.
#[derive(Clone, Default)]
struct Shared {
    /// The features that are not common, the rarest among the new texts first.
    features: Vec<SharedFeature>,
    /// What they weigh together with the common ones.
    rest: u32,
}

/// A feature of an old text that the new texts of a range of [`places`] share.
#[derive(Clone)]
struct SharedFeature {
    start: usize,
    end: usize,
    /// What it weighs in the old text.
    weight: u32,
}

fn shared(bags: Pair<&[&Bag]>, places: &Pair<Vec<(u64, usize)>>) -> Vec<Shared> {
    let limit = COMMON.min(8 * (bags.old.len() + bags.new.len()));
    let mut shared = vec![Shared::default(); bags.old.len()];
    let mut start = 0;
    for group in places.old.chunk_by(|(one, _), (other, _)| one == other) {
        let hash = group[0].0;
        start += places.new[start..].partition_point(|(other, _)| *other < hash);
        let end = start + places.new[start..].iter().take_while(|(other, _)| *other == hash).count();
        let is_common = group.len() * (end - start) > limit;
        for (_, old) in group.iter().filter(|_| start < end) {
            let features = &bags.old[*old].features;
            let feature = features[features.partition_point(|one| one.hash < hash)];
            let weight = feature.weight * feature.count;
            shared[*old].rest += weight;
            if !is_common {
                shared[*old].features.push(SharedFeature { start, end, weight });
            }
        }
        start = end;
    }
    for one in &mut shared {
        one.features.sort_by_key(|feature| (feature.end - feature.start, feature.start));
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_give_the_pairs_that_comparing_all_with_all_gives() {
        let words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"];
        let text = |seed: usize| -> String {
            (0..6)
                .map(|step| words[(seed * (step + 3) + step * step) % words.len()].to_owned() + " ")
                .collect()
        };
        let bags = |from: usize| -> Vec<Bag> {
            (from..from + 70).map(|at| Bag::new(&format!("{}number{}", text(at), at % 13))).collect()
        };
        let (old, new) = (bags(0), bags(31));
        for threshold in [400, 550, 600, 1000] {
            let mut found = candidates(Pair::new(&old, &new), threshold);
            found.sort();
            let all = (0..old.len()).flat_map(|one| (0..new.len()).map(move |other| (one, other)));
            let mut expected: Vec<Candidate> = all
                .map(|(one, other)| Candidate {
                    at: Pair::new(one, other),
                    score: old[one].score(&new[other]),
                })
                .filter(|one| one.score >= threshold)
                .collect();
            expected.sort();
            assert!(!expected.is_empty());
            assert_eq!(found, expected, "threshold {threshold}");
        }
    }

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
