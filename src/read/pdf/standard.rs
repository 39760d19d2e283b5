//! How wide the letters of the standard fonts are, which a file may use without saying it.
//!
//! Thousandths of the size for the characters from space to tilde, by Adobe's metrics of the fourteen core fonts; the
//! slanted forms are taken for the upright ones.

type Widths = [u16; 95];

/// The width of a code in the font of this name; `None` for a font that is no standard one and for other characters.
pub(super) fn width(font: &str, code: u8) -> Option<f32> {
    let place = usize::from(code.checked_sub(b' ')?);
    let bold = font.contains("Bold");
    let table = match font {
        _ if font.contains("Courier") => return Some(600.0),
        _ if font.contains("Helvetica") || font.contains("Arial") => {
            if bold {
                &HELVETICA_BOLD
            } else {
                &HELVETICA
            }
        }
        _ if font.contains("Times") => {
            if bold {
                &TIMES_BOLD
            } else {
                &TIMES
            }
        }
        _ => return None,
    };
    table.get(place).map(|width| f32::from(*width))
}

const HELVETICA: Widths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

const HELVETICA_BOLD: Widths = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
    556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
    556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

const TIMES: Widths = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
    500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

const TIMES_BOLD: Widths = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389,
    500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581,
    500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389,
    333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_fonts_are_known_by_their_names() {
        assert_eq!(width("Helvetica", b' '), Some(278.0));
        assert_eq!(width("ABCDEF+Times-BoldItalic", b'~'), Some(520.0));
        assert_eq!(width("Courier", b'i'), Some(600.0));
        assert_eq!((width("Times-Roman", 0x93), width("Garamond", b'a')), (None, None));
    }
}
