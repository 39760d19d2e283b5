//! The drawing operations of a page → pieces of text with their places.
//!
//! Only text is followed: matrices, fonts, spacing. Text that runs up, down or askew is left out: watermarks.

use super::fonts::{Font, PageFonts};
use crate::read::ReadError;
use lopdf::Object;
use lopdf::content::{Content, Operation};
use std::rc::Rc;

/// The deepest stack of graphics states.
const STATES: usize = 64;
/// The most operations of a page.
const OPERATIONS: usize = 500_000;

/// A run of text on a page; places in thousandths of a point from the lower left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it says.
    pub(super) text: String,
    /// Where it begins.
    pub(super) x: i64,
    /// Where it ends.
    pub(super) end: i64,
    /// Its base line.
    pub(super) y: i64,
    /// The size of its letters.
    pub(super) size: i64,
}

/// The text of a page.
#[derive(Default)]
pub(super) struct Page {
    /// In the order of drawing.
    pub(super) pieces: Vec<Piece>,
    /// Characters with a meaning.
    pub(super) known: usize,
    /// Characters without one.
    pub(super) unknown: usize,
    /// Operations after some point cannot be read.
    pub(super) broken: bool,
}

impl Page {
    /// Follows the operations, up to the first that cannot be read.
    ///
    /// # Errors
    /// [`ReadError::Excess`] for a page with too many.
    pub(super) fn draw(drawing: &[u8], fonts: &PageFonts) -> Result<Self, ReadError> {
        let mut pen = Pen { fonts, page: Self::default(), state: State::default(), saved: Vec::new() };
        for (number, operation) in Content::decode_iter(drawing).enumerate() {
            if number == OPERATIONS {
                return Err(ReadError::Excess { what: "drawing operations on a page", limit: OPERATIONS });
            }
            match operation {
                Ok(operation) => pen.follow(&operation),
                Err(_) => pen.page.broken = true,
            }
        }
        Ok(pen.page)
    }
}

/// `[a b c d e f]` of the PDF standard.
#[derive(Clone, Copy)]
struct Matrix([f32; 6]);

impl Matrix {
    const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First `self`, then `next`.
    fn then(self, next: Self) -> Self {
        let (first, next) = (self.0, next.0);
        let row = |x: f32, y: f32| [x * next[0] + y * next[2], x * next[1] + y * next[3]];
        let [one, two, three] = [row(first[0], first[1]), row(first[2], first[3]), row(first[4], first[5])];
        Self([one[0], one[1], two[0], two[1], three[0] + next[4], three[1] + next[5]])
    }

    fn shift(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }
}

#[derive(Clone)]
struct State {
    page: Matrix,
    line: Matrix,
    text: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    letter_gap: f32,
    word_gap: f32,
    stretch: f32,
    leading: f32,
}

impl Default for State {
    fn default() -> Self {
        Self {
            page: Matrix::ONE,
            line: Matrix::ONE,
            text: Matrix::ONE,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
        }
    }
}

struct Pen<'page> {
    fonts: &'page PageFonts,
    page: Page,
    state: State,
    saved: Vec<State>,
}

impl Pen<'_> {
    fn follow(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        let number = |at: usize| operands.get(at).and_then(|value| value.as_float().ok()).unwrap_or_default();
        match operation.operator.as_str() {
            "q" if self.saved.len() < STATES => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => self.state.page = matrix(&number).then(self.state.page),
            "BT" => self.place(Matrix::ONE),
            "Tm" => self.place(matrix(&number)),
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                self.state.font = name.and_then(|name| self.fonts.get(name)).cloned();
                self.state.size = number(1);
            }
            "TL" => self.state.leading = number(0),
            "Tc" => self.state.letter_gap = number(0),
            "Tw" => self.state.word_gap = number(0),
            "Tz" => self.state.stretch = number(0) / 100.0,
            "Tj" => self.show(operands),
            "TJ" => {
                if let Some(Object::Array(items)) = operands.first() {
                    self.show(items);
                }
            }
            "'" => {
                self.next_line(0.0, -self.state.leading);
                self.show(operands);
            }
            "\"" => {
                (self.state.word_gap, self.state.letter_gap) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show(operands.get(2..).unwrap_or_default());
            }
            _ => {}
        }
    }

    fn place(&mut self, at: Matrix) {
        (self.state.line, self.state.text) = (at, at);
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.place(Matrix::shift(x, y).then(self.state.line));
    }

    fn show(&mut self, items: &[Object]) {
        for item in items {
            if let Object::String(bytes, _) = item {
                self.show_bytes(bytes);
            } else {
                let back = item.as_float().unwrap_or_default() / 1000.0;
                self.advance(-back * self.state.size * self.state.stretch);
            }
        }
    }

    fn advance(&mut self, width: f32) {
        self.state.text = Matrix::shift(width, 0.0).then(self.state.text);
    }

    fn show_bytes(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            self.page.unknown += bytes.len();
            return;
        };
        let start = self.state.text.then(self.state.page);
        let (width, letters, spaces) = font.advance(bytes);
        let gaps = f32::from(letters) * self.state.letter_gap + f32::from(spaces) * self.state.word_gap;
        self.advance((width / 1000.0 * self.state.size + gaps) * self.state.stretch);
        let end = self.state.text.then(self.state.page);
        let across = start.0[0].abs() >= start.0[1].abs() * 2.0;
        let text = self.meaning(&font.decode(bytes));
        if !text.is_empty() && across {
            let size = thousandths(self.state.size * start.0[2].hypot(start.0[3])).abs();
            let (x, y) = (thousandths(start.0[4]), thousandths(start.0[5]));
            self.page.pieces.push(Piece { text, x, end: thousandths(end.0[4]).max(x), y, size });
        }
    }

    fn meaning(&mut self, letters: &[Option<char>]) -> String {
        let mut text = String::new();
        for letter in letters {
            match letter {
                Some(letter) => {
                    self.page.known += 1;
                    spell(*letter, &mut text);
                }
                None => self.page.unknown += 1,
            }
        }
        text
    }
}

/// Ligatures become letters, the bullets of symbol fonts bullets.
fn spell(letter: char, text: &mut String) {
    match letter {
        'ﬀ' => text.push_str("ff"),
        'ﬁ' => text.push_str("fi"),
        'ﬂ' => text.push_str("fl"),
        'ﬃ' => text.push_str("ffi"),
        'ﬄ' => text.push_str("ffl"),
        '\u{f0b7}' | '\u{f0a7}' => text.push('•'),
        '\u{e000}'..='\u{f8ff}' | '\u{ad}' => {}
        letter if letter.is_control() => text.push(' '),
        letter => text.push(letter),
    }
}

fn matrix(number: &impl Fn(usize) -> f32) -> Matrix {
    Matrix([number(0), number(1), number(2), number(3), number(4), number(5)])
}

/// Points as whole thousandths: decisions are made on whole numbers.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates; the clamp is exact in both types")]
fn thousandths(points: f32) -> i64 {
    (points.clamp(-1e6, 1e6) * 1000.0) as i64
}
