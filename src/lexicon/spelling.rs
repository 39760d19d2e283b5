//! British and American spellings: which of the two a text uses says nothing about the facts.

use super::{Lexicon, Row, TableId, fold};

/// The American spelling of a folded word, by the words and endings of `lexicon/spellings.tsv`; other words as they are.
///
/// ```
/// use summitdiff::lexicon::{Lexicon, spelling::american};
/// let lexicon = Lexicon::built_in();
/// assert_eq!(american("organisation", &lexicon), "organization");
/// assert_eq!(american("defence", &lexicon), "defense");
/// assert_eq!(american("minister", &lexicon), "minister");
/// ```
#[must_use]
pub fn american(word: &str, lexicon: &Lexicon) -> String {
    let whole = lexicon.rows_with(TableId::Spellings, "british", word).map(|row| (row, 0));
    // An ending has a stem of three letters at least before it.
    let endings = word.char_indices().skip(3).flat_map(|(at, _)| {
        lexicon.rows_with(TableId::Spellings, "british", &word[at..]).map(move |row| (row, at))
    });
    let fits = |(row, at): &(Row<'_>, usize)| (row.text("kind") == "word") == (*at == 0);
    // The first row of the table counts.
    let found = whole.chain(endings).filter(fits).min_by_key(|(row, _)| row.number);
    found.map_or_else(|| word.to_owned(), |(row, at)| format!("{}{}", &word[..at], row.text("american")))
}

/// The letters and digits of a text in American spelling, folded and without gaps: equal for texts that differ only in
/// spelling, hyphens, marks and white space.
#[must_use]
pub fn letters(text: &str, lexicon: &Lexicon) -> String {
    let folded = fold(text);
    let is_inside_number = |at: usize| {
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        digit(folded[..at].chars().next_back()) && digit(folded[at + 1..].chars().next())
    };
    let mut words = vec![String::new()];
    for (at, letter) in folded.char_indices() {
        let kept = letter.is_alphanumeric() || matches!(letter, '.' | ',') && is_inside_number(at);
        match words.last_mut() {
            Some(word) if kept => word.push(letter),
            Some(word) if letter == '\'' || word.is_empty() => {}
            _ => words.push(String::new()),
        }
    }
    let mut out = String::new();
    for word in words {
        // Two numbers stay two: `1 23` is not `12 3`.
        if out.ends_with(|letter: char| letter.is_ascii_digit())
            && word.starts_with(|letter: char| letter.is_ascii_digit())
        {
            out.push(' ');
        }
        out.push_str(&american(&word, lexicon));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_is_left_aside_and_numbers_are_not() {
        let same = |one: &str, other: &str| {
            letters(one, &Lexicon::built_in()) == letters(other, &Lexicon::built_in())
        };
        assert!(same("2.5 per cent of the defence programme", "2.5 percent of the defense program"));
        assert!(same("like-minded partners’ “plan”", "likeminded partners' \"plan\""));
        assert!(!same("2.5 percent", "25 percent"));
        assert!(!same("1 23", "12 3"));
        assert!(!same("they agreed", "they did not agree"));
    }
}
