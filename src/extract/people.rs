//! People, delegations and unnamed office holders: every mention with its name, office and country.

use super::{DateMention, NameMention};
use crate::read::{Annotations, Article};
use crate::snapshot::{Alpha2, Basis, Function, Id};
use std::ops::Range;

/// What the clause around a mention says of taking part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// Named only: predecessor, spokesperson, author, person spoken about.
    Mentioned,
    /// Took part.
    Attended,
    /// Will take part.
    Expected,
    /// Was invited.
    Invited,
    /// Did not come.
    Absent,
}

/// A mention of a person, a delegation or an office holder; pronouns and surnames alone are mentions too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonMention {
    /// All tokens of the mention: name, office, country.
    pub tokens: Range<usize>,
    /// The tokens of the name, without honorifics; `None` for "the president", "he", a delegation.
    pub name: Option<Range<usize>>,
    /// The office, normalized in its words (`Prime Minister`), without country.
    pub office: Option<String>,
    /// The country represented.
    pub country: Option<Alpha2>,
    /// The organization represented.
    pub organization: Option<Id>,
    /// What the clause says of taking part.
    pub presence: Presence,
    /// What the person did there.
    pub functions: Vec<Function>,
    /// How office and country were come by.
    pub basis: Basis,
    /// The rule that found it, for `--explain`.
    pub rule: &'static str,
}

/// Finds every mention of a person or delegation.
pub(super) fn find(
    _article: &Article,
    _annotations: &Annotations<'_>,
    _names: &[NameMention],
    _dates: &[DateMention],
) -> Vec<PersonMention> {
    Vec::new()
}
