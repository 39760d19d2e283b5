//! Quantities and dates of a statement: which have their like on the other side, and by how much the others differ.

use super::change::{Change, Direction, Value};
use crate::lexicon::fold;
use crate::snapshot::{Edtf, Quantity};

/// The quantities without their like, paired by unit, then in text order; a side that has none left gives `None`.
pub(super) fn unmatched<'run>(
    old: &'run [Quantity],
    new: &'run [Quantity],
) -> Vec<(Option<&'run Quantity>, Option<&'run Quantity>)> {
    let (mut old, mut new) = without_like(old, new, same);
    let mut pairs = Vec::new();
    old.retain(|one| match new.iter().position(|other| other.unit.is_some() && one.unit == other.unit) {
        Some(at) => {
            pairs.push((Some(*one), Some(new.remove(at))));
            false
        }
        None => true,
    });
    pairs.extend(zip(&old, &new));
    pairs
}

/// The dates without their like, in text order.
pub(super) fn unmatched_dates<'run>(
    old: &'run [Edtf],
    new: &'run [Edtf],
) -> Vec<(Option<&'run Edtf>, Option<&'run Edtf>)> {
    let (old, new) = without_like(old, new, |one, other| one == other);
    zip(&old, &new)
}

fn without_like<'run, T>(
    old: &'run [T],
    new: &'run [T],
    same: fn(&T, &T) -> bool,
) -> (Vec<&'run T>, Vec<&'run T>) {
    let mut left: Vec<&T> = new.iter().collect();
    let mut only = Vec::new();
    for one in old {
        match left.iter().position(|other| same(one, other)) {
            Some(at) => {
                left.remove(at);
            }
            None => only.push(one),
        }
    }
    (only, left)
}

fn zip<'run, T>(old: &[&'run T], new: &[&'run T]) -> Vec<(Option<&'run T>, Option<&'run T>)> {
    let length = old.len().max(new.len());
    (0..length).map(|at| (old.get(at).copied(), new.get(at).copied())).collect()
}

fn same(one: &Quantity, other: &Quantity) -> bool {
    if one.value.is_none() || other.value.is_none() {
        return one.value == other.value && fold(&one.text) == fold(&other.text);
    }
    one.value == other.value && one.upper == other.upper && one.unit == other.unit
}

/// The change with both quantities, its direction and the difference of their values where both are of one unit.
pub(super) fn fill(change: Change, old: Option<&Quantity>, new: Option<&Quantity>) -> Change {
    let values = old.zip(new).filter(|(old, new)| old.unit == new.unit);
    let difference = values.and_then(|(old, new)| {
        let (old, new) = (old.value.as_deref()?, new.value.as_deref()?);
        Decimal::parse(new)?.minus(Decimal::parse(old)?)
    });
    let unit = old.and_then(|old| old.unit.as_deref());
    let direction = difference.and_then(|difference| match difference.digits {
        0 => None,
        digits if digits > 0 => Some(Direction::Up),
        _ => Some(Direction::Down),
    });
    let mut change =
        change.values(old.cloned().map(Value::Quantity), new.cloned().map(Value::Quantity)).toward(direction);
    change.delta = difference.filter(|_| direction.is_some()).map(|difference| {
        let number = difference.signed();
        unit.map_or_else(|| number.clone(), |unit| format!("{number} {unit}"))
    });
    change
}

/// A plain decimal, exactly: `digits` × 10^-`scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Decimal {
    digits: i128,
    scale: u32,
}

impl Decimal {
    fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{part}").parse().ok()?;
        Some(Self { digits, scale: u32::try_from(part.len()).ok()? })
    }

    /// `None` where the numbers are too large to subtract exactly.
    fn minus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let lift = |one: Self| one.digits.checked_mul(10i128.checked_pow(scale - one.scale)?);
        Some(Self { digits: lift(self)?.checked_sub(lift(other)?)?, scale })
    }

    fn signed(self) -> String {
        let sign = if self.digits < 0 { '-' } else { '+' };
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = self.scale as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - self.scale as usize);
        let part = part.trim_end_matches('0');
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Kind;

    fn quantity(text: &str, value: &str, unit: &str) -> Quantity {
        Quantity {
            text: text.to_owned(),
            value: Some(value.to_owned()),
            upper: None,
            unit: Some(unit.to_owned()),
        }
    }

    #[test]
    fn an_amount_that_changed_says_by_how_much() {
        let old = [quantity("$1.5 billion", "1500000000", "USD"), quantity("3 years", "3", "years")];
        let new = [quantity("3 years", "3", "years"), quantity("$2 billion", "2000000000", "USD")];
        let pairs = unmatched(&old, &new);
        assert_eq!(pairs, [(Some(&old[0]), Some(&new[1]))]);
        let change = fill(Change::new(Kind::QuantityChanged, &["x"]), pairs[0].0, pairs[0].1);
        assert_eq!(change.direction, Some(Direction::Up));
        assert_eq!(change.delta.as_deref(), Some("+500000000 USD"));
    }

    #[test]
    fn decimals_are_exact() {
        let minus = |one: &str, other: &str| {
            Decimal::parse(one).unwrap().minus(Decimal::parse(other).unwrap()).unwrap().signed()
        };
        assert_eq!(minus("5.25", "5.5"), "-0.25");
        assert_eq!(minus("3", "2.75"), "+0.25");
        assert_eq!(minus("0.1", "0.10"), "+0");
    }
}
