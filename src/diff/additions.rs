//! What one of two texts says beside what both say: a further member or clause, joined by "and", "but" or a comma.
//!
//! "committed to supporting growth and lowering prices" after "committed to lowering prices" states a further aim; its
//! words say nothing about how strongly the first one is meant. Comes in: two texts of one statement. Goes out: for each
//! side the runs of words that were joined to it.

use super::change::{Direction, Pair, StatementValue};
use crate::lexicon::{Lexicon, TableId, fold};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeSet;
use std::ops::Range;

/// The words that join a further member or clause to the rest: "and", "but", "while".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Joints(BTreeSet<String>);

impl Joints {
    /// Those of the word tables.
    #[must_use]
    pub fn of(lexicon: &Lexicon) -> Self {
        let rows = lexicon.rows_with(TableId::Wording, "class", "joint");
        Self(rows.map(|row| row.text("form").to_owned()).collect())
    }

    fn joins(&self, word: &str) -> bool {
        word == "," || self.0.contains(word)
    }
}

/// The words of two texts, with what only one of them joins to the rest.
pub(super) struct Additions {
    words: Pair<Vec<String>>,
    runs: Pair<Vec<Range<usize>>>,
    /// Whether the texts differ in nothing else.
    alone: bool,
}

impl Additions {
    /// Compares two texts word by word; the texts exchanged give the same runs exchanged.
    pub(super) fn between(old: &str, new: &str, joints: &Joints) -> Self {
        if old > new {
            let Self { words, runs, alone } = Self::between(new, old, joints);
            return Self { words: words.reversed(), runs: runs.reversed(), alone };
        }
        let words = Pair::new(words(old), words(new));
        let mut runs: Pair<Vec<Range<usize>>> = Pair::default();
        let mut alone = true;
        for op in capture_diff_slices(Algorithm::Patience, &words.old, &words.new) {
            let (old, new) = (op.old_range(), op.new_range());
            match op {
                DiffOp::Equal { .. } => {}
                DiffOp::Insert { .. } if is_joined(&words.new, &new, joints) => runs.new.push(new),
                DiffOp::Delete { .. } if is_joined(&words.old, &old, joints) => runs.old.push(old),
                DiffOp::Insert { .. } | DiffOp::Delete { .. } | DiffOp::Replace { .. } => alone = false,
            }
        }
        Self { words, runs, alone }
    }

    /// Whether a phrase stands in the old or new text.
    pub(super) fn has(&self, phrase: &str, is_old: bool) -> bool {
        let text = if is_old { &self.words.old } else { &self.words.new };
        let phrase = words(phrase);
        !phrase.is_empty() && text.windows(phrase.len()).any(|place| place == phrase)
    }

    /// Whether a phrase of the old or new text stands in what was joined, and nowhere else.
    pub(super) fn hold(&self, phrase: &str, is_old: bool) -> bool {
        let (text, runs) =
            if is_old { (&self.words.old, &self.runs.old) } else { (&self.words.new, &self.runs.new) };
        let phrase = words(phrase);
        let mut places = (0..text.len())
            .filter(|at| text[*at..].starts_with(&phrase))
            .map(|at| at..at + phrase.len())
            .peekable();
        let inside =
            |place: &Range<usize>| runs.iter().any(|run| run.start <= place.start && place.end <= run.end);
        !phrase.is_empty() && places.peek().is_some() && places.all(|place| inside(&place))
    }

    /// Which text has a clause more, whatever else is other.
    pub(super) fn clause(&self) -> Option<Direction> {
        let has = |runs: &[Range<usize>]| runs.iter().any(|run| run.len() >= CLAUSE);
        match (has(&self.runs.old), has(&self.runs.new)) {
            (false, true) => Some(Direction::Up),
            (true, false) => Some(Direction::Down),
            _ => None,
        }
    }

    /// Which text says more where nothing else is other: up for the new one, down for the old one.
    pub(super) fn direction(&self) -> Option<Direction> {
        match (self.alone, self.runs.old.is_empty(), self.runs.new.is_empty()) {
            (true, true, false) => Some(Direction::Up),
            (true, false, true) => Some(Direction::Down),
            _ => None,
        }
    }
}

/// A joined run of so many words is a clause of its own.
const CLAUSE: usize = 6;

/// Folded words and commas.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut words = Vec::new();
    for piece in folded.split_whitespace() {
        let comma = piece.ends_with([',', ';']);
        let word = piece.trim_matches(|letter: char| !letter.is_alphanumeric());
        words.extend((!word.is_empty()).then(|| word.to_owned()));
        words.extend(comma.then(|| ",".to_owned()));
    }
    words
}

/// Whether a run of several words begins or ends with what joins it to the rest.
fn is_joined(words: &[String], run: &Range<usize>, joints: &Joints) -> bool {
    let joins = |word: &String| joints.joins(word);
    // A joint that the rest has too can stand outside of the run: "and [A, and] B".
    let between = run.start.checked_sub(1).is_some_and(|at| joins(&words[at]));
    let outside = between && words.get(run.end).is_some_and(joins);
    run.len() > 1 && (joins(&words[run.start]) || joins(&words[run.end - 1]) || outside)
}

/// The hedges, intensifiers and quantifiers that only one of two statements has, without those of what was joined to it.
#[must_use]
pub fn qualifiers(old: &StatementValue, new: &StatementValue, joints: &Joints) -> Pair<Vec<String>> {
    let additions = Additions::between(&old.text, &new.text, joints);
    let only = |one: &StatementValue, other: &StatementValue, is_old: bool| -> Vec<String> {
        let rest = one.hedges.iter().filter(|hedge| !other.hedges.contains(hedge));
        rest.filter(|hedge| !additions.hold(hedge, is_old)).cloned().collect()
    };
    Pair::new(only(old, new, true), only(new, old, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(old: &str, new: &str) -> Additions {
        Additions::between(old, new, &Joints::of(&Lexicon::built_in()))
    }

    #[test]
    fn a_further_aim_is_told_from_a_qualifier() {
        let (short, long) =
            ("lowering prices by the spring", "supporting growth and lowering prices by the spring");
        let more = between(short, long);
        assert_eq!(more.direction(), Some(Direction::Up));
        assert!(more.hold("supporting", false) && !more.hold("lowering", false));
        assert_eq!(between(long, short).direction(), Some(Direction::Down));
    }

    #[test]
    fn a_clause_more_is_one_whatever_else_is_other() {
        let long = between(
            "judges that the risks move into better balance",
            "has gained confidence that prices are falling toward 2 percent, and judges that the risks are in balance",
        );
        assert_eq!((long.clause(), long.direction()), (Some(Direction::Up), None));
        assert!(long.hold("2 percent", false));
    }

    #[test]
    fn a_word_put_before_the_act_is_no_further_aim() {
        let weaker = between("lowering prices by the spring", "considering lowering prices by the spring");
        assert_eq!(weaker.direction(), None);
        assert!(!weaker.hold("considering", false));
    }

    #[test]
    fn a_joined_clause_holds_its_own_hedges() {
        let joined =
            between("some progress toward the goal", "progress toward the goal but remains somewhat slow");
        assert!(joined.hold("somewhat", false));
        assert!(!joined.hold("some", true));
        assert_eq!(joined.direction(), None);
    }
}
