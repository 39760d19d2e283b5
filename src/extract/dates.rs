//! Dates in the text, with the precision stated.

use super::Context;
use crate::read::{Annotations, Article};
use crate::snapshot::Edtf;
use std::ops::Range;

/// A date in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it says.
    pub date: Edtf,
    /// Whether it was resolved from words such as "today".
    pub relative: bool,
}

/// Finds every date.
pub(super) fn find(
    _article: &Article,
    _annotations: &Annotations<'_>,
    _context: &Context<'_>,
) -> Vec<DateMention> {
    Vec::new()
}
