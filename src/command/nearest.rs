//! What a user may have meant: a near miss, where it is the only one.

/// The name that differs by at most two letters, where no other is as near.
pub(crate) fn nearest<'names>(text: &str, names: impl Iterator<Item = &'names str>) -> Option<&'names str> {
    let mut near: Vec<(usize, &str)> =
        names.map(|name| (distance(text, name), name)).filter(|(far, _)| *far <= 2).collect();
    near.sort_unstable();
    near.dedup();
    match near.as_slice() {
        [(_, name)] => Some(name),
        [(best, name), (next, _), ..] if best < next => Some(name),
        _ => None,
    }
}

/// How many letters must be put in, taken out or exchanged (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = index + 1;
        for (at, second) in other.iter().enumerate() {
            let exchanged = corner + usize::from(letter != *second);
            corner = row[at + 1];
            row[at + 1] = exchanged.min(corner + 1).min(row[at] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_counts_letters() {
        assert_eq!((distance("", "abc"), distance("kitten", "sitting"), distance("a", "a")), (3, 3, 0));
    }

    #[test]
    fn of_two_near_misses_neither_is_meant() {
        let names = ["trade", "grade", "water"];
        assert_eq!(nearest("rade", names.into_iter()), None);
        assert_eq!(nearest("waters", names.into_iter()), Some("water"));
        assert_eq!(nearest("nonsense", names.into_iter()), None);
    }
}
