//! Names of organizations and bodies: those of the tables, those learned from "Full Name (ACR)", and capitalised runs
//! that end at their head noun.

use crate::read::{Annotations, Article};
use crate::snapshot::Id;
use std::ops::Range;

/// Organization, informal grouping, or organ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameClass {
    /// An organization with its own legal existence.
    Organization,
    /// A forum or informal group.
    Grouping,
    /// An organ of an organization or state, a working group, forces.
    Body,
}

/// An organization or body in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// Its tokens, without the article before it.
    pub tokens: Range<usize>,
    /// Its id: of the table, or the slug of its name.
    pub id: Id,
    /// Its full name: of the table, or as written.
    pub name: String,
    /// Its acronym.
    pub acronym: Option<String>,
    /// What it is.
    pub class: NameClass,
    /// The id of the organization or body that it belongs to, as the text or the table says.
    pub parent: Option<Id>,
}

/// Finds every organization and body.
pub(super) fn find(_article: &Article, _annotations: &Annotations<'_>) -> Vec<NameMention> {
    Vec::new()
}
