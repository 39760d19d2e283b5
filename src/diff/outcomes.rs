//! Outcomes and milestones: came, went, or changed in type, title, date, number or negation.
//!
//! They have no ids, so they align by their words: the same words first, then the most alike.

use super::assignment::in_order;
use super::change::{AlignedBy, Alignment, Change, MilestoneValue, OutcomeValue, Pair, Value};
use super::event::when;
use super::similarity::{Bag, candidates};
use super::{Kind, Side};
use crate::lexicon::spelling::letters;
use crate::lexicon::{FoldedWords, Lexicon, TableId, fold};
use crate::snapshot::{Milestone, MilestoneStatus, Outcome, OutcomeType};
use std::collections::BTreeMap;

/// Entries at least so alike, out of 1000, are one entry in other words.
const SAME: u32 = 450;
/// A pair below this is a guess.
const CERTAIN: u32 = 650;

/// Every difference between the outcomes and milestones of two snapshots, and how many are the same.
pub(super) fn compare(sides: &Pair<Side<'_>>, lexicon: &Lexicon) -> (Vec<Change>, usize) {
    let (old, new) = (sides.old.snapshot, sides.new.snapshot);
    let mut found = Vec::new();
    let mut same = 0;
    let words = |list: &[Outcome]| -> Vec<String> { list.iter().map(|one| one.text.clone()).collect() };
    let mut matched = align(&words(&old.outcomes), &words(&new.outcomes));
    matched.next_meeting(&old.outcomes, &new.outcomes);
    matched.only_decision(&old.outcomes, &new.outcomes);
    for (at, alignment) in &matched.pairs {
        let change = outcome(&old.outcomes[at.old], &new.outcomes[at.new], *alignment, lexicon);
        same += usize::from(change.is_none());
        found.extend(change);
    }
    found.extend(matched.left.old.iter().map(|at| outcome_alone(Kind::OutcomeRemoved, &old.outcomes[*at])));
    found.extend(matched.left.new.iter().map(|at| outcome_alone(Kind::OutcomeAdded, &new.outcomes[*at])));

    let words = |list: &[Milestone]| -> Vec<String> { list.iter().map(|one| one.text.clone()).collect() };
    let mut matched = align(&words(&old.milestones), &words(&new.milestones));
    matched.same_meeting((&old.milestones, &new.milestones), lexicon);
    for (at, alignment) in &matched.pairs {
        let change = milestone(&old.milestones[at.old], &new.milestones[at.new], *alignment, lexicon);
        same += usize::from(change.is_none());
        found.extend(change);
    }
    found.extend(
        matched.left.old.iter().map(|at| milestone_alone(Kind::MilestoneRemoved, &old.milestones[*at])),
    );
    found.extend(
        matched.left.new.iter().map(|at| milestone_alone(Kind::MilestoneAdded, &new.milestones[*at])),
    );
    (found, same)
}

struct Matched {
    pairs: Vec<(Pair<usize>, Alignment)>,
    left: Pair<Vec<usize>>,
}

impl Matched {
    /// A report has one next meeting: where each side has one left, it is the same thing, however it is said.
    fn next_meeting(&mut self, old: &[Outcome], new: &[Outcome]) {
        let only = |list: &[Outcome], left: &[usize]| -> Option<usize> {
            let mut found = left.iter().copied().filter(|at| list[*at].kind == OutcomeType::NextMeeting);
            found.next().filter(|_| found.next().is_none())
        };
        let (Some(was), Some(is)) = (only(old, &self.left.old), only(new, &self.left.new)) else { return };
        self.pairs.push((Pair::new(was, is), Alignment::KEY));
        self.left.old.retain(|at| *at != was);
        self.left.new.retain(|at| *at != is);
    }
}

impl Matched {
    /// Where each report has one decision, and the two are alike, it is the decision of the meeting and no guess.
    fn only_decision(&mut self, old: &[Outcome], new: &[Outcome]) {
        let only =
            |list: &[Outcome]| list.iter().filter(|one| one.kind == OutcomeType::Decision).count() == 1;
        let decides = |at: &Pair<usize>| {
            old[at.old].kind == OutcomeType::Decision && new[at.new].kind == OutcomeType::Decision
        };
        if only(old) && only(new) {
            for (_, alignment) in self.pairs.iter_mut().filter(|(at, _)| decides(at)) {
                alignment.certain = true;
            }
        }
    }

    /// Pairs what is left by the coming meeting that it dates: "our next summit", whatever is said around it.
    fn same_meeting(&mut self, (old, new): (&[Milestone], &[Milestone]), lexicon: &Lexicon) {
        let bags = |list: &[Milestone], left: &[usize]| -> Vec<(usize, Bag)> {
            let found = left.iter().flat_map(|at| {
                coming(&list[*at].text, lexicon).into_iter().map(|words| (*at, Bag::new(&words)))
            });
            found.collect()
        };
        let (was, is) = (bags(old, &self.left.old), bags(new, &self.left.new));
        let found: Vec<(u32, Pair<usize>)> = was
            .iter()
            .flat_map(|(old, one)| is.iter().map(|(new, other)| (one.score(other), Pair::new(*old, *new))))
            .filter(|(score, _)| *score >= CERTAIN)
            .collect();
        // Of several such dates none is surely the same.
        let [(score, at)] = found.as_slice() else { return };
        let by = AlignedBy::Similarity;
        self.pairs.push((*at, Alignment { by, score: Some(*score), certain: true }));
        self.left.old.retain(|one| *one != at.old);
        self.left.new.retain(|one| *one != at.new);
    }
}

/// A coming meeting is named within so many words.
const COMING: usize = 7;

/// What a text calls the meetings to come: from "next" to the noun of the meeting.
fn coming(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .filter(|word| !word.is_empty())
        .collect();
    let is_coming = |word: &str| {
        let mut rows = lexicon.rows_with(TableId::Wording, "form", word);
        rows.any(|row| row.text("class") == "coming")
    };
    let is_meeting = |at: usize| {
        let found = lexicon.matches_at(&FoldedWords(&words), at);
        found.iter().any(|one| one.row.table == TableId::Events)
    };
    let starts = (0..words.len()).filter(|at| is_coming(words[*at]));
    starts
        .filter_map(|start| {
            let end = (start + 1..(start + COMING).min(words.len())).find(|at| is_meeting(*at))?;
            Some(words[start..=end].join(" "))
        })
        .collect()
}

fn align(old: &[String], new: &[String]) -> Matched {
    let mut taken = Pair::new(vec![false; old.len()], vec![false; new.len()]);
    let mut pairs = Vec::new();
    let mut waiting: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, one) in new.iter().enumerate().rev() {
        waiting.entry(one).or_default().push(at);
    }
    for (at, one) in old.iter().enumerate() {
        if let Some(twin) = waiting.get_mut(one.as_str()).and_then(Vec::pop) {
            taken.old[at] = true;
            taken.new[twin] = true;
            pairs.push((Pair::new(at, twin), Alignment::KEY));
        }
    }
    let left = |taken: &[bool]| -> Vec<usize> { (0..taken.len()).filter(|at| !taken[*at]).collect() };
    let rest = Pair::new(left(&taken.old), left(&taken.new));
    let bags =
        |list: &[String], at: &[usize]| -> Vec<Bag> { at.iter().map(|at| Bag::new(&list[*at])).collect() };
    let bags = Pair::new(bags(old, &rest.old), bags(new, &rest.new));
    let keys =
        |list: &[String], at: &[usize]| -> Vec<String> { at.iter().map(|at| list[*at].clone()).collect() };
    let keys = Pair::new(keys(old, &rest.old), keys(new, &rest.new));
    let found = candidates(Pair::new(&bags.old, &bags.new), SAME);
    for one in in_order(Pair::new(&keys.old, &keys.new), &found) {
        let alignment =
            Alignment { by: AlignedBy::Similarity, score: Some(one.score), certain: one.score >= CERTAIN };
        let at = Pair::new(rest.old[one.at.old], rest.new[one.at.new]);
        taken.old[at.old] = true;
        taken.new[at.new] = true;
        pairs.push((at, alignment));
    }
    pairs.sort();
    Matched { pairs, left: Pair::new(left(&taken.old), left(&taken.new)) }
}

fn outcome(old: &Outcome, new: &Outcome, alignment: Alignment, lexicon: &Lexicon) -> Option<Change> {
    // Destructured in full: a new field of the snapshot must be decided on here.
    let Outcome { kind, title, text, evidence: _ } = old;
    let title_of = |title: &Option<String>| title.as_deref().map(|title| letters(title, lexicon));
    let typed = *kind != new.kind
        || title_of(title) != title_of(&new.title)
        || *text != new.text && figures(text, lexicon) != figures(&new.text, lexicon);
    if !typed && super::statements::same_words(text, &new.text, lexicon) {
        return None;
    }
    let (kind, field) = match typed {
        true if old.kind == new.kind && only_figures(text, &new.text) => (Kind::OutcomeChanged, "figures"),
        true => (Kind::OutcomeChanged, "outcome"),
        false => (Kind::OutcomeReworded, "text"),
    };
    Some(
        Change::new(kind, &["outcomes", outcome_word(new.kind)])
            .field(field)
            .values(Some(outcome_value(old)), Some(outcome_value(new)))
            .labels(Some(outcome_word(old.kind).to_owned()), Some(outcome_word(new.kind).to_owned()))
            .quotes(&old.evidence, &new.evidence)
            .aligned(alignment),
    )
}

/// The numbers and negations of a text, in order, and its number words and quantifiers: what changes an outcome when its
/// words change.
fn figures(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | ',' | '%' | '$'))
        .map(|word| word.trim_matches(['.', ',']))
        .filter(|word| !word.is_empty())
        .collect();
    let negates = |word: &str| {
        let mut rows = lexicon.rows_with(TableId::Wording, "form", word);
        rows.any(|row| row.text("class") == "negation")
    };
    let digits =
        words.iter().filter(|word| word.contains(|letter: char| letter.is_ascii_digit()) || negates(word));
    // "$75 million" and "75 million dollars" are one amount; of other currencies the quantities tell.
    let mut found: Vec<String> = digits.map(|word| word.trim_matches('$').to_owned()).collect();
    let mut counted = Vec::new();
    for at in 0..words.len() {
        let said = lexicon.matches_at(&FoldedWords(&words), at).into_iter().filter(|one| {
            one.row.table == TableId::Numbers
                || one.row.table == TableId::Hedges && one.row.text("class") == "quantifier"
        });
        counted.extend(said.map(|one| words[at..at + one.length].join(" ")));
    }
    counted.sort();
    found.extend(counted);
    found
}

/// Whether two texts differ in words that hold a digit only.
fn only_figures(old: &str, new: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let figure = |word: &&str| !word.contains(|letter: char| letter.is_ascii_digit());
        fold(text).split_whitespace().filter(figure).map(str::to_owned).collect()
    };
    words(old) == words(new)
}

fn outcome_alone(kind: Kind, one: &Outcome) -> Change {
    let value = Some(outcome_value(one));
    let label = Some(outcome_word(one.kind).to_owned());
    let change = Change::new(kind, &["outcomes", outcome_word(one.kind)]);
    if kind == Kind::OutcomeRemoved {
        change.values(value, None).labels(label, None).quotes(&one.evidence, &[])
    } else {
        change.values(None, value).labels(None, label).quotes(&[], &one.evidence)
    }
}

fn outcome_value(one: &Outcome) -> Value {
    Value::Outcome(OutcomeValue { kind: one.kind, title: one.title.clone(), text: one.text.clone() })
}

pub(super) fn outcome_word(kind: OutcomeType) -> &'static str {
    match kind {
        OutcomeType::Document => "document",
        OutcomeType::Decision => "decision",
        OutcomeType::Appointment => "appointment",
        OutcomeType::Handover => "handover",
        OutcomeType::NextMeeting => "next-meeting",
        OutcomeType::Agreement => "agreement",
    }
}

fn milestone(old: &Milestone, new: &Milestone, alignment: Alignment, lexicon: &Lexicon) -> Option<Change> {
    let Milestone { date, text, status, evidence: _ } = old;
    let typed = *date != new.date || *status != new.status;
    if !typed && super::statements::same_words(text, &new.text, lexicon) {
        return None;
    }
    let kind = if typed { Kind::MilestoneChanged } else { Kind::MilestoneReworded };
    let change = Change::new(kind, &["milestones", new.date.as_str()])
        .labels(Some(old.text.clone()), Some(new.text.clone()))
        .quotes(&old.evidence, &new.evidence)
        .aligned(alignment);
    Some(match (*date != new.date, *status != new.status) {
        (true, false) => {
            change.field("date").texts(Some(date), Some(&new.date)).toward(when(Some(date), Some(&new.date)))
        }
        (false, true) => {
            change.field("status").texts(Some(status_word(*status)), Some(status_word(new.status)))
        }
        (true, true) => change
            .field("milestone")
            .values(Some(milestone_value(old)), Some(milestone_value(new)))
            .toward(when(Some(date), Some(&new.date))),
        (false, false) => change.field("text").values(Some(milestone_value(old)), Some(milestone_value(new))),
    })
}

fn milestone_alone(kind: Kind, one: &Milestone) -> Change {
    let value = Some(milestone_value(one));
    let label = Some(one.text.clone());
    let change = Change::new(kind, &["milestones", one.date.as_str()]);
    if kind == Kind::MilestoneRemoved {
        change.values(value, None).labels(label, None).quotes(&one.evidence, &[])
    } else {
        change.values(None, value).labels(None, label).quotes(&[], &one.evidence)
    }
}

fn milestone_value(one: &Milestone) -> Value {
    Value::Milestone(MilestoneValue { date: one.date.clone(), text: one.text.clone(), status: one.status })
}

fn status_word(status: MilestoneStatus) -> &'static str {
    match status {
        MilestoneStatus::Planned => "planned",
        MilestoneStatus::Done => "done",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(text: &str) -> Outcome {
        let (kind, text) = (OutcomeType::Decision, text.to_owned());
        Outcome { kind, title: None, text, evidence: Vec::new() }
    }

    #[test]
    fn the_one_decision_of_each_report_is_no_guess() {
        let keep = decision(
            "In support of its aims the Board decided to keep the target range of the base rate at 4 to 5 percent",
        );
        let lower = decision(
            "After long talks the Board decided to lower the target range of the base rate to 3 to 4 percent",
        );
        let certain = |old: &[Outcome], new: &[Outcome]| -> Vec<bool> {
            let words =
                |list: &[Outcome]| -> Vec<String> { list.iter().map(|one| one.text.clone()).collect() };
            let mut matched = align(&words(old), &words(new));
            matched.only_decision(old, new);
            matched.pairs.iter().map(|(_, alignment)| alignment.certain).collect()
        };
        let (one, other) = (std::slice::from_ref(&keep), std::slice::from_ref(&lower));
        assert_eq!(certain(one, other), [true]);
        let further = [lower.clone(), decision("The Board decided to move to the harbour")];
        assert_eq!(certain(one, &further), [false]);
    }
}
