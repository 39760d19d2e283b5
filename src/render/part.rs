//! The parts of a report, in the order in which people read about them.

use crate::diff::{Change, Kind};

/// A part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who took part.
    Participants,
    /// Topics and what was said under them.
    Priorities,
    /// The meeting itself.
    Event,
    /// What was adopted, decided, dated.
    Outcomes,
    /// Organizations, bodies and documents.
    Names,
    /// The prose, the headline, editors' notes.
    Text,
    /// What the program read otherwise although the text is the same.
    Extraction,
}

impl Part {
    /// All of them, in reading order.
    pub const ALL: [Self; 7] = [
        Self::Participants,
        Self::Priorities,
        Self::Event,
        Self::Outcomes,
        Self::Names,
        Self::Text,
        Self::Extraction,
    ];

    /// The heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Participants => "Participants",
            Self::Priorities => "Priorities",
            Self::Event => "Event",
            Self::Outcomes => "Outcomes and milestones",
            Self::Names => "Organizations, bodies, documents",
            Self::Text => "Text and corrections",
            Self::Extraction => "Extraction",
        }
    }

    /// The part that a change belongs to: a number, date, name or word that a statement, outcome or milestone holds is one
    /// of it, any other is one of the text.
    #[must_use]
    pub fn of(change: &Change) -> Self {
        let of_words = matches!(change.kind.family(), "quantity" | "deadline" | "name" | "term");
        match change.path.trim_start_matches('/').split('/').next() {
            Some("text") => Self::Text,
            Some("priorities") if of_words => Self::Priorities,
            Some("outcomes" | "milestones") if of_words || change.kind.family() == "statement" => {
                Self::Outcomes
            }
            _ => Self::of_kind(change.kind),
        }
    }

    fn of_kind(kind: Kind) -> Self {
        match kind.family() {
            "participant" => Self::Participants,
            "priority" | "statement" | "quantity" | "deadline" => Self::Priorities,
            "event" => Self::Event,
            "outcome" | "milestone" => Self::Outcomes,
            "organization" | "body" | "document" => Self::Names,
            "extraction" => Self::Extraction,
            _ => Self::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_text_itself_is_filed_under_text() {
        let text: Vec<&str> = Kind::ALL
            .iter()
            .filter(|kind| Part::of_kind(**kind) == Part::Text)
            .map(|kind| kind.name())
            .collect();
        assert_eq!(
            text,
            [
                "source.title",
                "name.changed",
                "term.changed",
                "text.edited",
                "correction.note",
                "correction.unmatched"
            ]
        );
    }
}
