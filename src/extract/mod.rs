//! Stage 2: [`Article`] → [`Mentions`], what the text says, in its own words.
//!
//! A cascade of passes over tokens: dates, names of organizations and bodies, people, the event, then clauses with
//! their topics, outcomes and milestones. Every mention is a range of tokens; nothing is decided here about which
//! mentions are one person (that is [`crate::normalize`]). Never fails on odd prose.

mod dates;
mod names;
mod people;
mod gathering;
mod event;
mod clauses;
mod scan;
pub mod rules;

pub use clauses::{
    ClauseMentions, DocumentMention, MilestoneMention, OutcomeMention, QuantityMention, Speaker, Standing,
    StatementMention, TopicMention,
};
pub use dates::DateMention;
pub use event::EventMentions;
pub use names::{NameClass, NameMention};
pub use people::{PersonMention, Presence};

use crate::lexicon::Lexicon;
use crate::read::{Annotations, Article};
use crate::snapshot::Edtf;

/// Everything that the passes found, each list in text order.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    /// Dates, stated or resolved against the dateline.
    pub dates: Vec<DateMention>,
    /// Organizations and bodies.
    pub names: Vec<NameMention>,
    /// People, delegations, unnamed office holders: every mention, pronouns included.
    pub people: Vec<PersonMention>,
    /// Every country that the text names, adjectives and residences included: a hyphenated pair gives two.
    pub countries: Vec<CountryMention>,
    /// What the report says of the meeting itself.
    pub event: EventMentions,
    /// Statements with their topics, documents, outcomes, milestones.
    pub clauses: ClauseMentions,
}

/// A country named in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryMention {
    /// Its tokens; both halves of a hyphenated pair have the same.
    pub tokens: std::ops::Range<usize>,
    /// The country.
    pub code: crate::snapshot::Alpha2,
    /// Whether a residence or seat of government stands for it ("the Kremlin").
    pub by_seat: bool,
}

/// What the passes may know beside the text.
#[derive(Debug, Clone)]
pub struct Context<'run> {
    /// The word tables.
    pub lexicon: &'run Lexicon,
    /// The day against which "today" is resolved when the report gives none (`--date`).
    pub date: Option<Edtf>,
}

/// Runs the cascade.
#[must_use]
pub fn extract(article: &Article, context: &Context<'_>) -> Mentions {
    let annotations = Annotations::new(article, context.lexicon);
    let dates = dates::find(article, &annotations, context);
    let names = names::find(article, &annotations, context.lexicon);
    let people = people::find(article, &annotations, &names, &dates, context);
    let event = event::find(article, &annotations, &names, &dates, &people);
    let clauses = clauses::find(article, (&annotations, context.lexicon), &names, &dates, &people);
    let countries = scan::countries(article, &annotations, context.lexicon);
    Mentions { dates, names, people, countries, event, clauses }
}
