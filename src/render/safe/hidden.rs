//! Which characters a reader sees.
//!
//! Source: the properties `Default_Ignorable_Code_Point`, `Bidi_Control`, `Cc`, `Zl`, `Zp` and `Co` of the Unicode
//! Character Database 16; the classes of invisible characters of UTS #55.

use std::fmt::Write as _;
use unicode_width::UnicodeWidthChar as _;

/// How a reader sees a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// By its glyph or its gap; line feed and tab are seen too.
    Seen,
    /// On the letter before.
    Mark,
    /// By what it does to the letters around it, in the scripts that need it: zero-width joiner and non-joiner,
    /// variation selectors.
    Joiner,
    /// Not at all, or by what it does to the text around it.
    Hidden,
}

/// How a reader sees this character.
pub(super) fn sight(letter: char) -> Sight {
    match letter {
        ' '..='~' | '\n' | '\t' => Sight::Seen,
        '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' => Sight::Joiner,
        _ if letter.is_control() || is_ignorable(letter) => Sight::Hidden,
        _ if letter.width() == Some(0) => Sight::Mark,
        _ => Sight::Seen,
    }
}

/// Characters without a glyph of their own, and those whose glyph nobody can know.
fn is_ignorable(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{10ffff}')
        // The noncharacters, two at the end of each plane and a block of their own.
        || u32::from(letter) & 0xfffe == 0xfffe
        || matches!(letter, '\u{fdd0}'..='\u{fdef}')
}

/// Whether a joiner between these two does its work: between letters of a script that joins them, or on a symbol.
pub(super) fn joins(last: Option<char>, joiner: char, next: Option<char>) -> bool {
    if matches!(joiner, '\u{fe0e}' | '\u{fe0f}') {
        return last.is_some_and(|last| matches!(last, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}'));
    }
    last.is_some_and(is_joined) && next.is_some_and(is_joined)
}

/// Letters and marks of Arabic, Syriac, N'Ko, the scripts of India and South-East Asia, and Mongolian.
fn is_joined(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{fb50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefe}')
        && matches!(sight(letter), Sight::Seen | Sight::Mark)
}

/// Writes the name of a hidden character: the picture of a control, the code of any other.
pub(super) fn name(letter: char, out: &mut String) {
    let picture = match letter {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)),
        '\u{7f}' => Some('␡'),
        _ => None,
    };
    match picture {
        Some(picture) => out.push(picture),
        None => _ = write!(out, "\\u{{{:x}}}", u32::from(letter)),
    }
}
