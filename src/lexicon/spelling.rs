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
    spelled(text, lexicon).collect()
}

/// Whether two texts have the same [`letters`], one at least; where they part, the rest is not spelled.
#[must_use]
pub fn same_letters(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    let mut letters = spelled(one, lexicon).peekable();
    letters.peek().is_some() && letters.eq(spelled(other, lexicon))
}

fn spelled(text: &str, lexicon: &Lexicon) -> impl Iterator<Item = char> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let mut after_digit = false;
    words(&fold(text)).into_iter().flat_map(move |word| {
        // Two numbers stay two: `1 23` is not `12 3`.
        let gap = after_digit && word.starts_with(is_digit);
        let word = american(&word, lexicon);
        after_digit = if word.is_empty() { after_digit } else { word.ends_with(is_digit) };
        gap.then_some(' ').into_iter().chain(word.chars()).collect::<Vec<char>>()
    })
}

/// The runs of letters and digits, with the stops and commas inside a number.
fn words(folded: &str) -> Vec<String> {
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
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_is_left_aside_and_numbers_are_not() {
        let same = |one: &str, other: &str| {
            let lexicon = Lexicon::built_in();
            let same = same_letters(one, other, &lexicon);
            assert_eq!(same, letters(one, &lexicon) == letters(other, &lexicon));
            same
        };
        assert!(same("2.5 per cent of the defence programme", "2.5 percent of the defense program"));
        assert!(same("like-minded partners’ “plan”", "likeminded partners' \"plan\""));
        assert!(!same("2.5 percent", "25 percent"));
        assert!(!same("1 23", "12 3"));
        assert!(!same("they agreed", "they did not agree"));
    }
}
