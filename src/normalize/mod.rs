//! Stage 3: [`Mentions`] → [`Snapshot`], which mentions are one person, what they mean, ids, ranks, order.

mod name_key;
mod people;
mod event;
mod clauses;
mod findings;

pub use findings::{Finding, findings};
pub use name_key::NameKey;
pub use people::Cast;

use crate::extract::Mentions;
use crate::lexicon::Lexicon;
use crate::read::Article;
use crate::snapshot::{Generator, SCHEMA, Snapshot, Source};

/// Decides what the mentions mean.
///
/// `source` is what the caller knows of the file; the snapshot repeats it.
#[must_use]
pub fn normalize(article: &Article, mentions: &Mentions, source: Source, lexicon: &Lexicon) -> Snapshot {
    let cast = people::cast(article, mentions, lexicon);
    let mut notes = Vec::new();
    let event = event::settle(article, mentions, &cast, lexicon, &mut notes);
    let settled = clauses::settle(article, mentions, &cast, lexicon);
    let (organizations, bodies) = clauses::organizations(article, mentions);
    notes.sort();
    notes.dedup();
    Snapshot {
        schema: SCHEMA,
        generator: Generator {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            lexicon: lexicon.fingerprint(),
        },
        source,
        event,
        participants: cast.participants,
        priorities: settled.priorities,
        organizations,
        bodies,
        documents: settled.documents,
        outcomes: settled.outcomes,
        milestones: settled.milestones,
        notes,
    }
}
