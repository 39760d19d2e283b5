//! Sections: which statements a heading claims, and where what it heads ends.
//!
//! Comes in: the topics of a heading and the statements under it. Goes out: the statements with the heading's topic
//! first. What the author of a report put under a heading is filed there, whatever else it names, so that a statement
//! stays where it is when the one beside it goes.

use super::scene::Scene;
use super::statements::Reading;
use super::{OutcomeMention, TopicMention};
use crate::snapshot::OutcomeType;
use std::ops::Range;

/// A heading of more words is a headline, which tells of a thing and does not head a section.
const LONGEST_HEADING: usize = 8;
/// One that lists several topics may be longer and still heads its section.
const LONGEST_LIST: usize = 20;

/// The topics that the heading above a sentence names; empty under a heading that names none.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    topics: Vec<TopicMention>,
}

impl Section {
    /// The section under a heading.
    pub(super) fn under(heading: &Range<usize>, topics: &[TopicMention]) -> Self {
        let heads = heading.len() <= if topics.len() > 1 { LONGEST_LIST } else { LONGEST_HEADING };
        Self { topics: if heads { topics.to_vec() } else { Vec::new() } }
    }

    /// The topics of a statement with the one first under which it is filed: one that the heading names too, or else the
    /// heading's first.
    pub(super) fn claim(&self, mut topics: Vec<TopicMention>) -> Vec<TopicMention> {
        let Some(first) = self.topics.first() else { return topics };
        let shared = topics.iter().position(|own| self.topics.iter().any(|topic| topic.topic == own.topic));
        match shared {
            Some(place) => topics[..=place].rotate_right(1),
            None => topics.insert(0, TopicMention { ordinal: None, ..first.clone() }),
        }
        topics
    }
}

/// Whether a paragraph is a heading that its layout does not show: a few words without a verb and a final stop.
pub(super) fn is_heading(scene: &Scene<'_>, reading: &Reading) -> bool {
    let block = &scene.article.block_of(reading.tokens.start).tokens;
    reading.frames.is_empty()
        && block.len() <= LONGEST_HEADING
        && *block == reading.tokens
        && scene.is_capitalized(block.start)
        && !scene.is_punctuation(block.end - 1)
}

/// Whether a paragraph stands outside the section above it, by its first sentence: one that tells of the chair that
/// passes on or of the next meeting; one without a topic that tells what was signed or how the meeting ended.
pub(super) fn closes(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    names_topic: bool,
    outcomes: &[OutcomeMention],
) -> bool {
    let kinds = || {
        outcomes.iter().filter(|outcome| sentence.contains(&outcome.tokens.start)).map(|outcome| outcome.kind)
    };
    let of_the_body = kinds().any(|kind| {
        matches!(kind, OutcomeType::Handover | OutcomeType::NextMeeting | OutcomeType::Appointment)
    });
    let signed = kinds().any(|kind| kind == OutcomeType::Document);
    of_the_body || (!names_topic && (signed || ends_meeting(scene, sentence)))
}

/// "Following the session, …", "In all, 24 documents …", "An expanded meeting followed".
fn ends_meeting(scene: &Scene<'_>, sentence: &Range<usize>) -> bool {
    let first = sentence.start;
    let near =
        |reach: usize| (first + 1..(first + reach).min(sentence.end)).any(|index| is_meeting(scene, index));
    let after = scene.is_any(first, &["after", "following", "before"]) && near(5);
    let another = scene.is_any(first + 1, &["next", "expanded", "following"]) && near(4);
    let sum = scene.is_any(first, &["in"]) && scene.is_any(first + 1, &["all", "total", "conclusion"]);
    let end = scene.is_any(first, &["at"])
        && scene.is_any(first + 2, &["end", "close", "conclusion", "outcome"])
        && near(6);
    let beside = scene.is_any(first, &["on"]) && scene.is_any(first + 2, &["margins", "sidelines"]);
    after || another || sum || end || beside
}

fn is_meeting(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_any(
        at,
        &["session", "summit", "meeting", "talks", "negotiations", "conference", "forum", "ceremony"],
    )
}
