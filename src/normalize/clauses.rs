//! Priorities with their statements, organizations, bodies, documents, outcomes, milestones.

use super::Cast;
use crate::extract::Mentions;
use crate::lexicon::Lexicon;
use crate::read::Article;
use crate::snapshot::{Body, Document, Milestone, Organization, Outcome, Priority};

/// What the clauses of a report give.
#[derive(Debug, Clone, Default)]
pub(super) struct Settled {
    pub(super) priorities: Vec<Priority>,
    pub(super) documents: Vec<Document>,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) milestones: Vec<Milestone>,
}

/// Files the statements under their topics and settles the rest.
pub(super) fn settle(_article: &Article, _mentions: &Mentions, _cast: &Cast, _lexicon: &Lexicon) -> Settled {
    Settled::default()
}

/// Organizations and bodies, each once, in order of first mention.
pub(super) fn organizations(_article: &Article, _mentions: &Mentions) -> (Vec<Organization>, Vec<Body>) {
    (Vec::new(), Vec::new())
}
