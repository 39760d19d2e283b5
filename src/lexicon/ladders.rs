//! How strong an act is, and how much a hedge or intensifier adds or takes.
//!
//! Comes in: the lemma of an act with its axis, or a hedge as the snapshot carries it. Goes out: its [`Level`] or its
//! strength, from `lexicon/ladders.tsv` and `lexicon/hedges.tsv`, whose rows name the source of each step.
//! Promises: levels of one ladder are ordered, levels of two ladders are not comparable.

use super::{Lexicon, TableId, fold};
use std::cmp::Ordering;

/// The kind of text whose usage of verbs counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// Resolutions and decisions of organs of the United Nations.
    Un,
    /// Communiqués, joint statements and declarations.
    Communique,
    /// News and readouts of press services.
    Press,
}

impl Profile {
    /// The word of the `profile` column.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Un => "un",
            Self::Communique => "communique",
            Self::Press => "press",
        }
    }
}

/// A step of a ladder.
///
/// Steps of one ladder are ordered by their level; `partial_cmp` of steps of two ladders is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level<'lexicon> {
    /// The ladder: `commitment`, `request`, `approval`, `disapproval`, `obligation`.
    pub ladder: &'lexicon str,
    /// Higher binds, asks or judges more.
    pub level: i32,
    /// What the step follows; the head of the table explains it.
    pub source: &'lexicon str,
}

impl PartialOrd for Level<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.ladder == other.ladder).then(|| self.level.cmp(&other.level))
    }
}

/// The step on which an act stands, `None` where no ladder of that axis has it.
///
/// `axis` is the word that the snapshot writes (`commissive`, `directive`, `stance`, `modality`); reporting verbs are a
/// journalist's choice of word and have no ladder. The profile's own row wins over the row of every profile.
///
/// ```
/// use summitdiff::lexicon::{Lexicon, ladders::{Profile, level}};
/// let lexicon = Lexicon::built_in();
/// let step = |act| level(&lexicon, Profile::Press, "directive", act).unwrap();
/// assert!(step("urge") > step("propose"));
/// ```
#[must_use]
pub fn level<'lexicon>(
    lexicon: &'lexicon Lexicon,
    profile: Profile,
    axis: &str,
    act: &str,
) -> Option<Level<'lexicon>> {
    let mut general = None;
    for row in lexicon.rows_with(TableId::Ladders, "act", act).filter(|row| row.text("axis") == axis) {
        let found = Level {
            ladder: row.text("ladder"),
            level: row.text("level").parse().unwrap_or_default(),
            source: row.text("source"),
        };
        match row.text("profile") {
            "any" => general = general.or(Some(found)),
            own if own == profile.as_str() => return Some(found),
            _ => {}
        }
    }
    general
}

/// What a hedge, intensifier, quantifier or importance word adds to the strength of its statement (above 0) or takes
/// from it (below 0); `None` for words that are none.
///
/// ```
/// use summitdiff::lexicon::{Lexicon, ladders::hedge_strength};
/// let lexicon = Lexicon::built_in();
/// assert!(hedge_strength(&lexicon, "necessity") > hedge_strength(&lexicon, "desirability"));
/// assert_eq!(hedge_strength(&lexicon, "communique"), None);
/// ```
#[must_use]
pub fn hedge_strength(lexicon: &Lexicon, hedge: &str) -> Option<i32> {
    let rows = lexicon.rows_saying(TableId::Hedges, &fold(hedge));
    rows.first().and_then(|row| row.text("strength").parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_of_one_ladder_are_ordered_and_of_two_ladders_are_not() {
        let lexicon = Lexicon::built_in();
        let stance = |act| level(&lexicon, Profile::Press, "stance", act).unwrap();
        assert!(stance("condemn") > stance("express concern"));
        assert!(stance("endorse") > stance("welcome"));
        assert_eq!(stance("condemn").partial_cmp(&stance("welcome")), None);
    }

    #[test]
    fn a_profile_has_its_own_order() {
        let lexicon = Lexicon::built_in();
        let step = |profile, act| level(&lexicon, profile, "directive", act).unwrap();
        assert!(step(Profile::Un, "call upon") < step(Profile::Un, "recommend"));
        assert!(step(Profile::Press, "call upon") > step(Profile::Press, "recommend"));
        assert_eq!(level(&lexicon, Profile::Press, "reporting", "stress"), None);
    }

    #[test]
    fn readiness_is_weaker_than_agreement_and_stronger_than_consideration() {
        let lexicon = Lexicon::built_in();
        let step = |act| level(&lexicon, Profile::Press, "commissive", act).unwrap();
        assert!(step("consider") < step("be ready"));
        assert!(step("be ready") < step("agree"));
    }
}
