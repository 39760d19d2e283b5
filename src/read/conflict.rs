//! The marks that git leaves in a file whose two versions it could not merge.

/// The first conflict marker of a text: its 1-based line and the marker as written.
///
/// A line counts that begins with seven `<` and a space; one that begins with seven `>` and a space counts after a line
/// of seven `=` only, for quoted mail begins so too. Seven `=` alone underline a heading.
///
/// ```
/// # use summitdiff::read::conflict_marker;
/// assert_eq!(conflict_marker("They met.\n<<<<<<< HEAD\nin Minsk"), Some((2, "<<<<<<< HEAD")));
/// assert_eq!(conflict_marker("The talks\n=======\n"), None);
/// ```
#[must_use]
pub fn conflict_marker(text: &str) -> Option<(usize, &str)> {
    let mut parted = false;
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("<<<<<<< ") || (parted && line.starts_with(">>>>>>> ")) {
            return Some((index + 1, line.trim_end()));
        }
        parted |= line == "=======";
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_resolved_conflicts_count_and_quotes_and_underlines_do_not() {
        assert_eq!(conflict_marker("a\r\n=======\r\nb\r\n>>>>>>> main\r\n"), Some((4, ">>>>>>> main")));
        for text in ["", ">>>>>>> quoted\n=======\n", "x <<<<<<< y", "<<<<<<<\n", "<<<<<<<<<< \n"] {
            assert_eq!(conflict_marker(text), None, "{text}");
        }
    }
}
