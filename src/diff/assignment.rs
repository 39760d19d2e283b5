//! Optimal assignment: which of the candidate pairs are taken, so that the sum of their scores is greatest.
//!
//! Comes in: candidate pairs with integer scores. Goes out: pairs in which no entry occurs twice. Candidates fall into
//! connected groups that do not touch each other; each is solved exactly (Kuhn–Munkres, the Hungarian method), except
//! groups of more than [`EXACT`] entries a side, which are solved greedily, best score first.
//! Promises: the result depends only on the candidates; for the same input turned around it is the same pairs turned
//! around, because the caller numbers the entries of both sides by their content (see [`in_order`]).

use super::Pair;
use std::collections::BTreeMap;

/// Groups of more entries than this a side are solved greedily: the exact method is cubic.
pub(super) const EXACT: usize = 160;

/// Two entries that may be the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    /// Index of the old and of the new entry.
    pub(super) at: Pair<usize>,
    /// How alike, 1 to 1000.
    pub(super) score: u32,
}

/// Pairs the entries of two lists by their keys' order, so that the result does not depend on which list is the old one.
///
/// `candidates` gets the indexes of the lists as given.
pub(super) fn in_order<K: Ord>(keys: Pair<&[K]>, candidates: &[Candidate]) -> Vec<Candidate> {
    let order = |keys: &[K]| {
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|one, other| keys[*one].cmp(&keys[*other]));
        order
    };
    let (old, new) = (order(keys.old), order(keys.new));
    let content = |order: &[usize], keys: &[K], other: &[usize], others: &[K]| {
        order.iter().map(|at| &keys[*at]).cmp(other.iter().map(|at| &others[*at]))
    };
    let swap = content(&old, keys.old, &new, keys.new).is_gt();
    let place = |order: &[usize]| {
        let mut place = vec![0; order.len()];
        for (position, at) in order.iter().enumerate() {
            place[*at] = position;
        }
        place
    };
    let places = Pair::new(place(&old), place(&new));
    let turned: Vec<Candidate> = candidates
        .iter()
        .map(|one| {
            let at = Pair::new(places.old[one.at.old], places.new[one.at.new]);
            Candidate { at: if swap { at.reversed() } else { at }, score: one.score }
        })
        .collect();
    let mut taken: Vec<Candidate> = assign(turned)
        .into_iter()
        .map(|one| {
            let at = if swap { one.at.reversed() } else { one.at };
            Candidate { at: Pair::new(old[at.old], new[at.new]), score: one.score }
        })
        .collect();
    taken.sort();
    taken
}

fn assign(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort();
    candidates.dedup_by_key(|one| one.at);
    let mut taken = Vec::new();
    for group in groups(&candidates) {
        let old = distinct(group.iter().map(|one| one.at.old));
        let new = distinct(group.iter().map(|one| one.at.new));
        if old.len() == 1 && new.len() == 1 {
            taken.extend(group);
        } else if old.len().max(new.len()) <= EXACT {
            taken.extend(exact(&group, &old, &new));
        } else {
            taken.extend(greedy(group));
        }
    }
    taken
}

fn distinct(values: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut values: Vec<usize> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// The candidates in groups that share no entry, by union and find.
fn groups(candidates: &[Candidate]) -> Vec<Vec<Candidate>> {
    fn root(parents: &mut [usize], mut at: usize) -> usize {
        while parents[at] != at {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        at
    }
    let first_new = candidates.iter().map(|one| one.at.old + 1).max().unwrap_or(0);
    let end = candidates.iter().map(|one| first_new + one.at.new + 1).max().unwrap_or(0);
    let mut parents: Vec<usize> = (0..end).collect();
    for one in candidates {
        let (old, new) = (root(&mut parents, one.at.old), root(&mut parents, first_new + one.at.new));
        let (low, high) = (old.min(new), old.max(new));
        parents[high] = low;
    }
    let mut found: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for one in candidates {
        found.entry(root(&mut parents, one.at.old)).or_default().push(*one);
    }
    found.into_values().collect()
}

fn greedy(mut group: Vec<Candidate>) -> Vec<Candidate> {
    group.sort_by(|one, other| other.score.cmp(&one.score).then(one.at.cmp(&other.at)));
    let mut used = Pair::new(std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    group.retain(|one| {
        let free = !used.old.contains(&one.at.old) && !used.new.contains(&one.at.new);
        if free {
            used.old.insert(one.at.old);
            used.new.insert(one.at.new);
        }
        free
    });
    group
}

/// The Hungarian method on the square matrix of a group; a pair that is no candidate scores 0 and is not taken.
fn exact(group: &[Candidate], old: &[usize], new: &[usize]) -> Vec<Candidate> {
    let size = old.len().max(new.len());
    let mut cost = vec![vec![0i64; size + 1]; size + 1];
    for one in group {
        let row = old.partition_point(|at| *at < one.at.old);
        let column = new.partition_point(|at| *at < one.at.new);
        cost[row + 1][column + 1] = -i64::from(one.score);
    }
    let matched = hungarian(&cost, size);
    let mut taken = Vec::new();
    for (column, row) in matched.iter().enumerate().skip(1) {
        let score = cost[*row][column];
        if score < 0 {
            let at = Pair::new(old[row - 1], new[column - 1]);
            taken.push(Candidate { at, score: u32::try_from(-score).unwrap_or_default() });
        }
    }
    taken
}

/// For each column (1-based) the row of the assignment of least cost; the potentials form of the method.
fn hungarian(cost: &[Vec<i64>], size: usize) -> Vec<usize> {
    let mut row_potential = vec![0i64; size + 1];
    let mut column_potential = vec![0i64; size + 1];
    let mut matched = vec![0usize; size + 1];
    let mut way = vec![0usize; size + 1];
    for row in 1..=size {
        matched[0] = row;
        let mut column = 0;
        let mut least = vec![i64::MAX; size + 1];
        let mut used = vec![false; size + 1];
        loop {
            used[column] = true;
            let at = matched[column];
            let (mut delta, mut next) = (i64::MAX, 0);
            for other in 1..=size {
                if used[other] {
                    continue;
                }
                let reduced = cost[at][other] - row_potential[at] - column_potential[other];
                if reduced < least[other] {
                    least[other] = reduced;
                    way[other] = column;
                }
                if least[other] < delta {
                    delta = least[other];
                    next = other;
                }
            }
            for other in 0..=size {
                if used[other] {
                    row_potential[matched[other]] += delta;
                    column_potential[other] -= delta;
                } else {
                    least[other] = least[other].saturating_sub(delta);
                }
            }
            column = next;
            if matched[column] == 0 {
                break;
            }
        }
        while column != 0 {
            let before = way[column];
            matched[column] = matched[before];
            column = before;
        }
    }
    matched
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(old: usize, new: usize, score: u32) -> Candidate {
        Candidate { at: Pair::new(old, new), score }
    }

    #[test]
    fn the_sum_counts_not_the_best_pair() {
        let taken = assign(vec![candidate(0, 0, 900), candidate(0, 1, 800), candidate(1, 0, 800)]);
        let pairs: Vec<(usize, usize)> = taken.iter().map(|one| (one.at.old, one.at.new)).collect();
        assert_eq!(pairs, [(1, 0), (0, 1)]);
    }

    #[test]
    fn an_entry_without_candidate_stays_alone() {
        let taken = assign(vec![candidate(0, 0, 500), candidate(1, 0, 400)]);
        assert_eq!(taken, [candidate(0, 0, 500)]);
    }

    #[test]
    fn ties_are_broken_the_same_way_from_both_sides() {
        let keys = (["a", "b", "c"], ["d", "e"]);
        let all: Vec<Candidate> =
            (0..3).flat_map(|old| (0..2).map(move |new| candidate(old, new, 500))).collect();
        let there = in_order(Pair::new(&keys.0[..], &keys.1[..]), &all);
        let turned: Vec<Candidate> =
            all.iter().map(|one| Candidate { at: one.at.reversed(), score: one.score }).collect();
        let mut back = in_order(Pair::new(&keys.1[..], &keys.0[..]), &turned);
        for one in &mut back {
            one.at = one.at.reversed();
        }
        back.sort();
        assert_eq!(there, back);
        assert_eq!(there.len(), 2);
    }
}
