//! Priorities: topics that came, went, split, merged or moved, and the statements under them.
//!
//! Topics align by id. A topic that one side lacks is looked for behind another one: when its statements stand there now,
//! it was renamed, merged or split. A topic moved when it lies outside the longest run of topics that kept their order.

use super::change::{AlignedBy, Alignment, Change, Direction, Pair, PriorityValue, Value};
use super::names::topic_label;
use super::statements::Paired;
use super::{Kind, Side};
use crate::lexicon::Lexicon;
use crate::snapshot::{Evidence, Id, Priority};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Every difference between the topics of two snapshots (without their statements), and how many are the same.
pub(super) fn compare(
    sides: &Pair<Side<'_>>,
    paired: &[Paired<'_>],
    lexicon: &Lexicon,
) -> (Vec<Change>, usize) {
    let topics = Topics::new(sides, paired, lexicon);
    let mut found = Vec::new();
    let mut common: Vec<Pair<&Priority>> = Vec::new();
    for old in &sides.old.snapshot.priorities {
        match topics.new.get(&old.id) {
            Some(new) => common.push(Pair::new(old, new)),
            None => match topics.gone(old) {
                Some((change, new)) => {
                    common.extend(new.map(|new| Pair::new(old, new)));
                    found.push(change);
                }
                None => found.push(topics.whole(Kind::PriorityRemoved, old)),
            },
        }
    }
    for new in sides.new.snapshot.priorities.iter().filter(|new| !topics.old.contains_key(&new.id)) {
        match topics.come(new) {
            Come::New => found.push(topics.whole(Kind::PriorityAdded, new)),
            Come::Split(change) => found.push(*change),
            Come::Renamed => {}
        }
    }
    let moved = moved(&common);
    let same = common.len() - moved.len();
    for (at, pair) in common.iter().enumerate() {
        if let Some(direction) = moved.get(&at) {
            found.push(
                topics
                    .field(Kind::PriorityMoved, pair, "rank")
                    .values(Some(Value::Number(pair.old.rank)), Some(Value::Number(pair.new.rank)))
                    .toward(*direction),
            );
        }
        if pair.old.ordinal != pair.new.ordinal {
            found.push(
                topics
                    .field(Kind::PriorityOrdinal, pair, "ordinal")
                    .values(pair.old.ordinal.map(Value::Number), pair.new.ordinal.map(Value::Number)),
            );
        }
    }
    (found, same)
}

enum Come {
    New,
    Split(Box<Change>),
    /// Told with the old topic that it replaces.
    Renamed,
}

struct Topics<'run> {
    old: BTreeMap<&'run Id, &'run Priority>,
    new: BTreeMap<&'run Id, &'run Priority>,
    /// For each old topic with statements, where they all went; and the other way round.
    went: BTreeMap<&'run Id, BTreeSet<&'run Id>>,
    came: BTreeMap<&'run Id, BTreeSet<&'run Id>>,
    /// What each old topic became that the new side lacks, and how that is known.
    successors: BTreeMap<&'run Id, (&'run Id, AlignedBy)>,
    lexicon: &'run Lexicon,
}

impl<'run> Topics<'run> {
    fn new(sides: &Pair<Side<'run>>, paired: &[Paired<'run>], lexicon: &'run Lexicon) -> Self {
        let by_id = |side: &Side<'run>| side.snapshot.priorities.iter().map(|one| (&one.id, one)).collect();
        let mut went: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
        let mut came: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
        let mut counts: Pair<BTreeMap<&Id, usize>> = Pair::default();
        for one in paired {
            went.entry(one.topic.old).or_default().insert(one.topic.new);
            came.entry(one.topic.new).or_default().insert(one.topic.old);
            *counts.old.entry(one.topic.old).or_default() += 1;
            *counts.new.entry(one.topic.new).or_default() += 1;
        }
        let (old, new): (BTreeMap<&Id, &Priority>, BTreeMap<&Id, &Priority>) =
            (by_id(&sides.old), by_id(&sides.new));
        // Only where every statement found its counterpart is it the topic that changed, not the talk.
        went.retain(|id, _| old.get(id).is_some_and(|one| counts.old.get(id) == Some(&one.statements.len())));
        came.retain(|id, _| new.get(id).is_some_and(|one| counts.new.get(id) == Some(&one.statements.len())));
        let topics = Self { old, new, went, came, successors: BTreeMap::new(), lexicon };
        Self { successors: topics.succession(), ..topics }
    }

    /// An old topic without its like: renamed into a new one, or merged into one that was there before.
    fn gone(&self, old: &'run Priority) -> Option<(Change, Option<&'run Priority>)> {
        if let Some((new, by)) = self.successors.get(&old.id) {
            let new = self.new[new];
            return Some((self.topic(Kind::PriorityRenamed, &Pair::new(old, new), *by), Some(new)));
        }
        let into = self.went.get(&old.id)?.first().filter(|into| self.old.contains_key(**into))?;
        let pair = Pair::new(old, self.new[into]);
        Some((self.topic(Kind::PriorityMerged, &pair, AlignedBy::Similarity), None))
    }

    fn come(&self, new: &'run Priority) -> Come {
        if self.successors.values().any(|(successor, _)| *successor == &new.id) {
            return Come::Renamed;
        }
        let from = self.came.get(&new.id).and_then(|from| from.first());
        match from.filter(|from| self.new.contains_key(**from)) {
            Some(from) => {
                let pair = Pair::new(self.old[from], new);
                Come::Split(Box::new(self.topic(Kind::PrioritySplit, &pair, AlignedBy::Similarity)))
            }
            None => Come::New,
        }
    }

    /// The old topics that the other side lacks with the new one that each became: all statements of one of the two stand
    /// under the other, or the same quotes show both, and no third topic could be meant. The same seen from either side.
    fn succession(&self) -> BTreeMap<&'run Id, (&'run Id, AlignedBy)> {
        let only = |ids: Option<&BTreeSet<&'run Id>>, id: &Id| {
            ids.is_some_and(|ids| ids.len() == 1 && ids.first().is_some_and(|one| *one == id))
        };
        let gone: Vec<_> = self.old.values().filter(|one| !self.new.contains_key(&one.id)).collect();
        let come: Vec<_> = self.new.values().filter(|one| !self.old.contains_key(&one.id)).collect();
        let mut found = Vec::new();
        for old in &gone {
            for new in &come {
                if only(self.went.get(&old.id), &new.id) || only(self.came.get(&new.id), &old.id) {
                    found.push((&old.id, &new.id, AlignedBy::Similarity));
                } else if same_quotes(old, new) {
                    found.push((&old.id, &new.id, AlignedBy::Evidence));
                }
            }
        }
        let alone = |old: &Id, new: &Id| {
            found.iter().filter(|one| one.0 == old).count() == 1
                && found.iter().filter(|one| one.1 == new).count() == 1
        };
        found.iter().filter(|one| alone(one.0, one.1)).map(|one| (one.0, (one.1, one.2))).collect()
    }

    fn label(&self, one: &Priority) -> String {
        topic_label(self.lexicon, &one.topic)
    }

    fn whole(&self, kind: Kind, one: &Priority) -> Change {
        let change = Change::new(kind, &["priorities", one.id.as_str()]);
        if kind == Kind::PriorityRemoved {
            change
                .values(Some(value(one)), None)
                .labels(Some(self.label(one)), None)
                .quotes(&quotes(one), &[])
        } else {
            change
                .values(None, Some(value(one)))
                .labels(None, Some(self.label(one)))
                .quotes(&[], &quotes(one))
        }
    }

    fn topic(&self, kind: Kind, pair: &Pair<&Priority>, by: AlignedBy) -> Change {
        Change::new(kind, &["priorities", pair.new.id.as_str()])
            .values(Some(value(pair.old)), Some(value(pair.new)))
            .labels(Some(self.label(pair.old)), Some(self.label(pair.new)))
            .quotes(&pair.old.evidence, &pair.new.evidence)
            .aligned(Alignment { by, score: None, certain: by == AlignedBy::Evidence })
    }

    fn field(&self, kind: Kind, pair: &Pair<&Priority>, field: &str) -> Change {
        Change::new(kind, &["priorities", pair.new.id.as_str(), field])
            .field(field)
            .labels(Some(self.label(pair.old)), Some(self.label(pair.new)))
            .quotes(first(pair.old), first(pair.new))
    }
}

/// The quotes of a topic and of its statements, in text order: what comes and goes with it.
fn quotes(one: &Priority) -> Vec<Evidence> {
    let said = one.statements.iter().flat_map(|statement| &statement.evidence);
    let mut quotes: Vec<Evidence> = one.evidence.iter().chain(said).cloned().collect();
    quotes.sort_by_key(Evidence::span);
    quotes.dedup();
    quotes
}

/// The first quote: what gives a topic its rank.
fn first(one: &Priority) -> &[Evidence] {
    &one.evidence[..one.evidence.len().min(1)]
}

fn value(one: &Priority) -> Value {
    Value::Priority(PriorityValue {
        topic: one.topic.clone(),
        rank: one.rank,
        statements: u32::try_from(one.statements.len()).unwrap_or(u32::MAX),
    })
}

/// Which of the common topics lie outside the longest run that kept its order, and which way they went.
///
/// Of several runs of one length the same is taken from both sides: the one found in the side whose order of ids is
/// smaller.
fn moved(common: &[Pair<&Priority>]) -> BTreeMap<usize, Option<Direction>> {
    let mut old: Vec<usize> = (0..common.len()).collect();
    old.sort_by_key(|at| (common[*at].old.rank, &common[*at].old.id));
    let mut new: Vec<usize> = (0..common.len()).collect();
    new.sort_by_key(|at| (common[*at].new.rank, &common[*at].new.id));
    let key = |at: &usize| common[*at].old.id.clone().min(common[*at].new.id.clone());
    let swap = old.iter().map(key).gt(new.iter().map(key));
    let (from, to) = if swap { (&new, &old) } else { (&old, &new) };
    let places = |order: &[usize]| {
        let mut places = vec![0; order.len()];
        for (position, at) in order.iter().enumerate() {
            places[*at] = position;
        }
        places
    };
    let place = places(to);
    let kept: BTreeSet<usize> = longest_run(&from.iter().map(|at| place[*at]).collect::<Vec<_>>())
        .into_iter()
        .map(|position| from[position])
        .collect();
    let (was, is) = (places(&old), places(&new));
    (0..common.len())
        .filter(|at| !kept.contains(at))
        .map(|at| {
            let (before, after) = (was[at], is[at]);
            // Among others that moved a topic can come to stand where it stood.
            let direction = match after.cmp(&before) {
                Ordering::Less => Some(Direction::Up),
                Ordering::Greater => Some(Direction::Down),
                Ordering::Equal => None,
            };
            (at, direction)
        })
        .collect()
}

/// Positions of a longest increasing subsequence (patience sorting, n log n).
fn longest_run(values: &[usize]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (position, value) in values.iter().enumerate() {
        let at = tails.partition_point(|tail| values[*tail] < *value);
        before[position] = at.checked_sub(1).map(|at| tails[at]);
        if at == tails.len() {
            tails.push(position);
        } else {
            tails[at] = position;
        }
    }
    let mut run = Vec::new();
    let mut at = tails.last().copied();
    while let Some(position) = at {
        run.push(position);
        at = before[position];
    }
    run.reverse();
    run
}

/// Whether the same quotes show two topics without statements.
fn same_quotes(one: &Priority, other: &Priority) -> bool {
    let quotes = |one: &Priority| -> BTreeSet<String> {
        one.evidence
            .iter()
            .map(|quote| quote.exact().split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    one.statements.is_empty() && other.statements.is_empty() && quotes(one) == quotes(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_leaves_out_only_what_moved() {
        assert_eq!(longest_run(&[0, 1, 2, 3]), [0, 1, 2, 3]);
        assert_eq!(longest_run(&[3, 0, 1, 2]), [1, 2, 3]);
        assert_eq!(longest_run(&[0, 3, 1, 2]).len(), 3);
        assert_eq!(longest_run(&[]), [0; 0]);
    }
}
