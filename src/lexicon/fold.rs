//! Folding of words for look-up: lower case, no diacritics, plain apostrophes and hyphens.
//!
//! Shared by `build.rs` and the program, so that a phrase and the text are folded by the same rule.
//! Source of the letter table: Unicode decompositions of Latin-1 Supplement, Latin Extended-A and the letters of
//! Vietnamese and Azerbaijani that reports in English carry, plus the letters that have no decomposition
//! (`đ`, `ı`, `ł`, `ø`, `ə`, `ß`, `æ`, `œ`, `þ`, `ð`).

/// Appends the folded form of one character.
pub fn push_folded(letter: char, out: &mut String) {
    if letter.is_ascii() {
        out.push(letter.to_ascii_lowercase());
        return;
    }
    let plain = match letter {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ə' | 'ə' | 'Ǎ' | 'ǎ' | 'Ạ'..='ặ' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => "e",
        'Ĝ'..='ģ' | 'Ǧ' | 'ǧ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ỉ'..='ị' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ'..='ĸ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ș' | 'ș' => "s",
        'ß' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ụ'..='ự' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => "y",
        'Ź'..='ž' => "z",
        '‘' | '’' | 'ʼ' | 'ʻ' | '`' | '´' | '′' => "'",
        '‐' | '‑' | '–' | '—' | '−' => "-",
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' => "",
        _ => {
            out.extend(letter.to_lowercase());
            return;
        }
    };
    out.push_str(plain);
}

/// Returns the folded form of a word or phrase: lower case, without diacritics.
///
/// ```
/// assert_eq!(summitdiff::lexicon::fold("Côte d’Ivoire"), "cote d'ivoire");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        push_folded(letter, &mut out);
    }
    out
}

/// The words of a phrase as tokens have them: a possessive `'s` or `'` is a word of its own.
#[must_use]
pub(crate) fn as_tokens(phrase: &str) -> String {
    let mut out = String::with_capacity(phrase.len());
    for word in phrase.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        match word.strip_suffix("'s").filter(|stem| !stem.is_empty()) {
            Some(stem) => {
                out.push_str(stem);
                out.push_str(" 's");
            }
            None => match word.strip_suffix('\'').filter(|stem| !stem.is_empty()) {
                Some(stem) => {
                    out.push_str(stem);
                    out.push_str(" '");
                }
                None => out.push_str(word),
            },
        }
    }
    out
}
