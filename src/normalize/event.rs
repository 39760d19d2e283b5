//! The event with its evidence, and the notes that say what the report leaves open.

use super::Cast;
use crate::extract::Mentions;
use crate::lexicon::Lexicon;
use crate::read::Article;
use crate::snapshot::{Event, Note};

/// Settles the event.
pub(super) fn settle(
    _article: &Article,
    _mentions: &Mentions,
    _cast: &Cast,
    _lexicon: &Lexicon,
    _notes: &mut Vec<Note>,
) -> Event {
    Event::default()
}
