//! The meeting itself: what it is called, where and when it was held, who hosts and presides.

use super::{DateMention, NameMention, PersonMention};
use crate::read::{Annotations, Article};
use crate::snapshot::{Alpha2, EventFormat, EventType, Id};
use std::ops::Range;

/// A value with the tokens that state it.
pub type Stated<T> = Option<(T, Range<usize>)>;

/// What the report says of the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventMentions {
    /// A short noun phrase as the text names it.
    pub name: Stated<String>,
    /// What kind of meeting.
    pub kind: Stated<EventType>,
    /// Its form.
    pub format: Stated<EventFormat>,
    /// Id of the organization that met, as in [`NameMention::id`].
    pub organization: Stated<Id>,
    /// Name of the organ that met.
    pub body: Stated<String>,
    /// City or residence.
    pub city: Stated<String>,
    /// Country of the place.
    pub country: Stated<Alpha2>,
    /// First day.
    pub start: Stated<crate::snapshot::Edtf>,
    /// Last day.
    pub end: Stated<crate::snapshot::Edtf>,
    /// Hosting country.
    pub host: Stated<Alpha2>,
    /// The mention (index into the people) of who presides.
    pub chair: Option<usize>,
}

/// Finds the event that the report is about.
pub(super) fn find(
    _article: &Article,
    _annotations: &Annotations<'_>,
    _names: &[NameMention],
    _dates: &[DateMention],
    _people: &[PersonMention],
) -> EventMentions {
    EventMentions::default()
}
