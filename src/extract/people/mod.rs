//! People, delegations and unnamed office holders: every mention with its name, office and country.
//!
//! A cascade: [`office`] and [`name`] parse the two halves of a mention, [`patterns`] joins them, [`lists`] shares an
//! office over a list, [`refer`] finds surnames, descriptions and pronouns, [`delegations`] the parties named by country
//! only; [`presence`] and [`attendance`] read from the clause who took part.

mod attendance;
mod delegations;
pub(super) mod frames;
mod heard;
mod lists;
mod name;
mod office;
mod patterns;
mod portfolio;
mod presence;
mod refer;
mod roll;
mod sides;
mod votes;
#[cfg(test)]
mod tests;

use super::scan::Scan;
use super::{Context, DateMention, NameMention};
use crate::read::{Annotations, Article, Zone};
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

impl PersonMention {
    /// A mention that says nothing yet but where it stands.
    fn new(tokens: Range<usize>, rule: &'static str) -> Self {
        Self {
            tokens,
            name: None,
            office: None,
            country: None,
            organization: None,
            presence: Presence::Mentioned,
            functions: Vec::new(),
            basis: Basis::Stated,
            rule,
        }
    }

    /// Whether it stands for another mention: a pronoun.
    #[must_use]
    pub fn is_pronoun(&self) -> bool {
        self.rule == "pronoun"
    }
}

/// What every pass over people looks at.
#[derive(Clone, Copy)]
pub(super) struct Finder<'run> {
    pub(super) scan: Scan<'run>,
    pub(super) names: &'run [NameMention],
}

impl<'run> Finder<'run> {
    /// The organization or body whose name begins at a token.
    fn organization(&self, at: usize) -> Option<&'run NameMention> {
        let index = self.names.partition_point(|name| name.tokens.start < at);
        self.names.get(index).filter(|name| name.tokens.start == at)
    }

    /// Whether the token stands in what the site added.
    fn is_furniture(&self, at: usize) -> bool {
        self.scan.article.block_of(at).zone == Zone::Furniture
    }
}

/// Finds every mention of a person or delegation.
pub(super) fn find(
    article: &Article,
    annotations: &Annotations<'_>,
    names: &[NameMention],
    dates: &[DateMention],
    _context: &Context<'_>,
) -> Vec<PersonMention> {
    let finder = Finder { scan: Scan::new(article, annotations), names };
    let mut people = patterns::find(finder);
    refer::find(finder, &mut people);
    delegations::find(finder, &mut people);
    people.sort_by_key(|person| (person.tokens.start, person.tokens.end));
    sides::find(finder, &mut people);
    presence::judge(finder, dates, &mut people);
    votes::find(finder, &mut people);
    people
}
