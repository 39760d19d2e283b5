//! How severe each kind of change is in each mode, as a table.
//!
//! Source: two questions decide, never the amount of changed text: what changed, and whether two versions of one report
//! or two meetings of one series are compared. In a revision a fact (who, when, where, how much, yes or no) is critical;
//! between editions other dates and places are expected, while a dropped topic or a weaker verb matters.

use super::Mode;
use super::Severity::{self, Critical, Info, Major, Minor};
use crate::diff::Kind;

/// The severity of one kind; `None` where the mode does not report it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeverityRow {
    /// The kind.
    pub kind: Kind,
    /// Between two versions of one report.
    pub revision: Option<Severity>,
    /// Between two meetings of one series.
    pub edition: Option<Severity>,
}

const fn row(kind: Kind, revision: Option<Severity>, edition: Option<Severity>) -> SeverityRow {
    SeverityRow { kind, revision, edition }
}

/// Every kind with its severities, in the order of [`Kind::ALL`].
#[rustfmt::skip]
pub const SEVERITIES: &[SeverityRow] = &[
    row(Kind::EventName, Some(Critical), Some(Minor)),
    row(Kind::EventOrganization, Some(Critical), Some(Minor)),
    row(Kind::EventBody, Some(Critical), Some(Minor)),
    row(Kind::EventType, Some(Critical), Some(Minor)),
    row(Kind::EventFormat, Some(Major), Some(Info)),
    row(Kind::EventStart, Some(Critical), Some(Info)),
    row(Kind::EventEnd, Some(Critical), Some(Info)),
    row(Kind::EventLocation, Some(Critical), Some(Info)),
    row(Kind::EventHost, Some(Critical), Some(Info)),
    row(Kind::EventChair, Some(Critical), Some(Info)),
    row(Kind::ParticipantAdded, Some(Critical), Some(Major)),
    row(Kind::ParticipantRemoved, Some(Critical), Some(Major)),
    row(Kind::ParticipantReplaced, Some(Critical), Some(Major)),
    row(Kind::ParticipantRenamed, Some(Info), Some(Info)),
    row(Kind::ParticipantOffice, Some(Major), Some(Major)),
    row(Kind::ParticipantCountry, Some(Major), Some(Major)),
    row(Kind::ParticipantOrganization, Some(Major), Some(Major)),
    row(Kind::ParticipantAttendance, Some(Major), Some(Major)),
    row(Kind::ParticipantFunction, Some(Major), Some(Major)),
    row(Kind::ParticipantLevel, Some(Major), Some(Major)),
    row(Kind::PriorityAdded, Some(Critical), Some(Major)),
    row(Kind::PriorityRemoved, Some(Critical), Some(Major)),
    row(Kind::PriorityMoved, Some(Major), Some(Minor)),
    row(Kind::PriorityOrdinal, Some(Major), Some(Minor)),
    row(Kind::PriorityRenamed, Some(Major), Some(Minor)),
    row(Kind::PrioritySplit, Some(Major), Some(Minor)),
    row(Kind::PriorityMerged, Some(Major), Some(Minor)),
    row(Kind::StatementAdded, Some(Major), Some(Minor)),
    row(Kind::StatementRemoved, Some(Major), Some(Minor)),
    row(Kind::StatementStrengthened, Some(Major), Some(Major)),
    row(Kind::StatementWeakened, Some(Major), Some(Major)),
    row(Kind::StatementAct, Some(Minor), Some(Minor)),
    row(Kind::StatementNegated, Some(Critical), Some(Critical)),
    row(Kind::StatementAttribution, Some(Critical), Some(Info)),
    row(Kind::StatementReference, Some(Major), Some(Minor)),
    row(Kind::StatementReworded, Some(Info), Some(Info)),
    row(Kind::QuantityChanged, Some(Critical), Some(Major)),
    row(Kind::DeadlineChanged, Some(Critical), Some(Major)),
    row(Kind::OrganizationAdded, Some(Major), Some(Minor)),
    row(Kind::OrganizationRemoved, Some(Major), Some(Minor)),
    row(Kind::OrganizationRenamed, Some(Major), Some(Minor)),
    row(Kind::BodyAdded, Some(Major), Some(Minor)),
    row(Kind::BodyRemoved, Some(Major), Some(Minor)),
    row(Kind::BodyRenamed, Some(Major), Some(Minor)),
    row(Kind::BodyParent, Some(Major), Some(Minor)),
    row(Kind::DocumentAdded, Some(Major), Some(Minor)),
    row(Kind::DocumentRemoved, Some(Major), Some(Minor)),
    row(Kind::DocumentRenamed, Some(Major), Some(Minor)),
    row(Kind::DocumentStatus, Some(Major), Some(Minor)),
    row(Kind::OutcomeAdded, Some(Critical), Some(Major)),
    row(Kind::OutcomeRemoved, Some(Critical), Some(Major)),
    row(Kind::OutcomeChanged, Some(Critical), Some(Major)),
    row(Kind::OutcomeReworded, Some(Info), Some(Info)),
    row(Kind::MilestoneAdded, Some(Critical), Some(Major)),
    row(Kind::MilestoneRemoved, Some(Critical), Some(Major)),
    row(Kind::MilestoneChanged, Some(Critical), Some(Major)),
    row(Kind::MilestoneReworded, Some(Info), Some(Info)),
    row(Kind::SourceTitle, Some(Minor), Some(Info)),
    row(Kind::NameChanged, Some(Minor), None),
    row(Kind::TermChanged, Some(Major), Some(Minor)),
    row(Kind::TextEdited, Some(Info), None),
    row(Kind::ExtractionLost, Some(Critical), Some(Critical)),
    row(Kind::ExtractionGained, Some(Major), Some(Minor)),
    row(Kind::CorrectionNote, Some(Info), Some(Info)),
    row(Kind::CorrectionUnmatched, Some(Minor), Some(Minor)),
];

/// The severity of a kind unless a configuration says otherwise.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "a test holds that the table has every kind")]
pub fn built_in(kind: Kind, mode: Mode) -> Option<Severity> {
    let row =
        SEVERITIES.iter().find(|row| row.kind == kind).expect("a test holds that the table has every kind");
    match mode {
        Mode::Revision => row.revision,
        Mode::Edition => row.edition,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_kind_once_and_in_order() {
        let kinds: Vec<Kind> = SEVERITIES.iter().map(|row| row.kind).collect();
        assert_eq!(kinds, Kind::ALL);
    }

    #[test]
    fn a_kind_and_its_mirror_are_equally_severe_except_for_what_extraction_lost() {
        for row in SEVERITIES.iter().filter(|row| row.kind.family() != "extraction") {
            for mode in [Mode::Revision, Mode::Edition] {
                assert_eq!(built_in(row.kind, mode), built_in(row.kind.mirror(), mode), "{}", row.kind);
            }
        }
    }
}
