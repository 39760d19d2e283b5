//! Which mentions are one person, and who of them takes part.

use crate::extract::Mentions;
use crate::lexicon::Lexicon;
use crate::read::Article;
use crate::snapshot::{Id, Participant};

/// The participants, and which mention is which of them.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    /// Participants in order of first mention.
    pub participants: Vec<Participant>,
    /// For each person mention, the id of the participant it refers to.
    pub roles: Vec<Option<Id>>,
}

/// Clusters the mentions.
pub(super) fn cast(_article: &Article, mentions: &Mentions, _lexicon: &Lexicon) -> Cast {
    Cast { participants: Vec::new(), roles: vec![None; mentions.people.len()] }
}
