//! Whether a statement became stronger or weaker: its act on the ladders, its hedges and intensifiers by their strength.

use super::additions::{Additions, Joints};
use super::change::Direction;
use super::statements::{is_reporting, quote};
use crate::lexicon::ladders::{Profile, hedge_strength, level};
use crate::lexicon::{Lexicon, fold};
use crate::snapshot::{Quantity, Statement};
use std::cmp::Ordering;

/// Which way the strength went; `None` where nothing says that it did.
///
/// The act decides where both acts stand on one ladder; where they are the same or both a reporter's choice of word, the
/// hedges and intensifiers that came and went decide by the sum of their strengths, as they do for acts on no common ladder
/// where the statements are surely one; else these are [`Direction::Incomparable`].
pub(super) fn compare(
    (lexicon, profile): (&Lexicon, Profile),
    (old, new): (&Statement, &Statement),
    certain: bool,
) -> Option<Direction> {
    let by_act = act(lexicon, profile, old, new);
    match by_act {
        // Of two acts that may not even be of one statement the qualifiers prove nothing.
        Some(Direction::Incomparable) if !certain => by_act,
        Some(Direction::Incomparable) | None => hedges(lexicon, old, new).or(by_act),
        decided => decided,
    }
}

fn act(lexicon: &Lexicon, profile: Profile, old: &Statement, new: &Statement) -> Option<Direction> {
    if old.act == new.act || is_reporting(old) && is_reporting(new) {
        return None;
    }
    let step = |one: &Statement| level(lexicon, profile, one.axis.as_str(), &one.act);
    match (step(old), step(new)) {
        (Some(old), Some(new)) => match old.partial_cmp(&new) {
            Some(Ordering::Less) => Some(Direction::Stronger),
            Some(Ordering::Greater) => Some(Direction::Weaker),
            Some(Ordering::Equal) => None,
            None => Some(Direction::Incomparable),
        },
        _ => Some(Direction::Incomparable),
    }
}

fn hedges(lexicon: &Lexicon, old: &Statement, new: &Statement) -> Option<Direction> {
    if old.hedges == new.hedges && old.quantities == new.quantities {
        return None;
    }
    // A further member or clause is not how strongly the rest is said.
    let joints = Joints::of(lexicon);
    let additions = Additions::between(&old.text, &new.text, &joints);
    // What stands before the words that were taken ("has gained greater confidence and judges that …") is quoted only.
    let quoted = Additions::between(quote(old), quote(new), &joints);
    let held = |hedge: &str, is_old: bool| {
        additions.hold(hedge, is_old) || !additions.has(hedge, is_old) && quoted.hold(hedge, is_old)
    };
    let only = |one: &Statement, other: &Statement, is_old: bool| -> i32 {
        let others: Vec<&String> = own_hedges(other, one).collect();
        let rest = own_hedges(one, other).filter(|hedge| !others.contains(hedge) && !held(hedge, is_old));
        rest.filter_map(|hedge| hedge_strength(lexicon, hedge)).sum()
    };
    let sum = only(new, old, false) - only(old, new, true);
    match sum.cmp(&0) {
        Ordering::Greater => Some(Direction::Stronger),
        Ordering::Less => Some(Direction::Weaker),
        Ordering::Equal => None,
    }
}

/// The hedges that say how strongly, how many or how much. The bound of an amount ("more than 5") belongs to the amount, and
/// so does a quantifier where the other side has a number in its place ("several documents", "three documents").
fn own_hedges<'run>(
    statement: &'run Statement,
    other: &'run Statement,
) -> impl Iterator<Item = &'run String> {
    let counted = |one: &Quantity| {
        one.value.is_some() || other.quantities.iter().any(|two| two.value.is_some() && two.unit == one.unit)
    };
    statement.hedges.iter().filter(move |hedge| {
        let mut quantities = statement.quantities.iter();
        !quantities.any(|one| fold(&one.text).starts_with(&format!("{hedge} ")) && counted(one))
    })
}
