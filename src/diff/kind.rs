//! The closed list of kinds of change, with the mirror of each and what it means.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! kinds {
    ($($variant:ident $name:literal $mirror:ident $description:literal;)*) => {
        /// What kind of change it is. Names are stable: one is never reused for another meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Kind {
            $(#[doc = $description] #[serde(rename = $name)] $variant,)*
        }

        impl Kind {
            /// Every kind, in the order of the parts of a snapshot.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant),*];

            /// Its name in JSON, configuration and output.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name,)* }
            }

            /// The kind that the same change has when old and new are exchanged.
            #[must_use]
            pub const fn mirror(self) -> Kind {
                match self { $(Kind::$variant => Kind::$mirror,)* }
            }

            /// What it means, in a sentence for people.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self { $(Kind::$variant => $description,)* }
            }
        }
    };
}

kinds! {
    EventName "event.name" EventName "the meeting is called otherwise";
    EventOrganization "event.organization" EventOrganization "another organization or grouping met";
    EventBody "event.body" EventBody "another organ met";
    EventType "event.type" EventType "another type of meeting";
    EventFormat "event.format" EventFormat "another form of meeting";
    EventStart "event.start" EventStart "the first day differs";
    EventEnd "event.end" EventEnd "the last day differs";
    EventLocation "event.location" EventLocation "the place differs";
    EventHost "event.host" EventHost "another country hosts";
    EventChair "event.chair" EventChair "another person presides";
    ParticipantAdded "participant.added" ParticipantRemoved "takes part only in the new report";
    ParticipantRemoved "participant.removed" ParticipantAdded "takes part only in the old report";
    ParticipantReplaced "participant.replaced" ParticipantReplaced "the same seat is held by another person";
    ParticipantRenamed "participant.renamed" ParticipantRenamed "the same person in another spelling, title or word order";
    ParticipantOffice "participant.office" ParticipantOffice "the same person with another office";
    ParticipantCountry "participant.country" ParticipantCountry "the same person for another country";
    ParticipantOrganization "participant.organization" ParticipantOrganization "the same person for another organization";
    ParticipantAttendance "participant.attendance" ParticipantAttendance "the same participant, otherwise present";
    ParticipantFunction "participant.function" ParticipantFunction "the same participant with another function at the meeting";
    ParticipantLevel "participant.level" ParticipantLevel "the same country, represented at a higher or lower level";
    PriorityAdded "priority.added" PriorityRemoved "a topic of the new report only";
    PriorityRemoved "priority.removed" PriorityAdded "a topic of the old report only";
    PriorityMoved "priority.moved" PriorityMoved "the topic stands at another place among those that both reports have";
    PriorityOrdinal "priority.ordinal" PriorityOrdinal "the text numbers the topic otherwise";
    PriorityRenamed "priority.renamed" PriorityRenamed "the same statements under another topic";
    PrioritySplit "priority.split" PriorityMerged "statements of one topic now stand under two";
    PriorityMerged "priority.merged" PrioritySplit "statements of two topics now stand under one";
    StatementAdded "statement.added" StatementRemoved "a statement of the new report only";
    StatementRemoved "statement.removed" StatementAdded "a statement of the old report only";
    StatementStrengthened "statement.strengthened" StatementWeakened "the act or its qualifiers stand higher on their ladder";
    StatementWeakened "statement.weakened" StatementStrengthened "the act or its qualifiers stand lower on their ladder";
    StatementAct "statement.act" StatementAct "another act, on no common ladder with the old one";
    StatementNegated "statement.negated" StatementNegated "affirmed on one side, negated on the other";
    StatementAttribution "statement.attribution" StatementAttribution "somebody else says it";
    StatementReference "statement.reference" StatementReference "it names other bodies, organizations or documents";
    StatementReworded "statement.reworded" StatementReworded "other words; no typed field differs";
    QuantityChanged "quantity.changed" QuantityChanged "a number or amount differs";
    DeadlineChanged "deadline.changed" DeadlineChanged "a date inside a statement differs";
    OrganizationAdded "organization.added" OrganizationRemoved "an organization that only the new report names";
    OrganizationRemoved "organization.removed" OrganizationAdded "an organization that only the old report names";
    OrganizationRenamed "organization.renamed" OrganizationRenamed "the same organization by another name";
    BodyAdded "body.added" BodyRemoved "an organ that only the new report names";
    BodyRemoved "body.removed" BodyAdded "an organ that only the old report names";
    BodyRenamed "body.renamed" BodyRenamed "the same organ by another name";
    BodyParent "body.parent" BodyParent "the organ belongs to another organization or body";
    DocumentAdded "document.added" DocumentRemoved "a document that only the new report names";
    DocumentRemoved "document.removed" DocumentAdded "a document that only the old report names";
    DocumentRenamed "document.renamed" DocumentRenamed "the same document by another title";
    DocumentStatus "document.status" DocumentStatus "something else happened to the document";
    OutcomeAdded "outcome.added" OutcomeRemoved "an outcome of the new report only";
    OutcomeRemoved "outcome.removed" OutcomeAdded "an outcome of the old report only";
    OutcomeChanged "outcome.changed" OutcomeChanged "the same outcome with another type, title, number or negation";
    OutcomeReworded "outcome.reworded" OutcomeReworded "the same outcome in other words";
    MilestoneAdded "milestone.added" MilestoneRemoved "a dated commitment of the new report only";
    MilestoneRemoved "milestone.removed" MilestoneAdded "a dated commitment of the old report only";
    MilestoneChanged "milestone.changed" MilestoneChanged "the same commitment with another date or status";
    MilestoneReworded "milestone.reworded" MilestoneReworded "the same commitment in other words";
    SourceTitle "source.title" SourceTitle "the headline differs";
    NameChanged "name.changed" NameChanged "a proper name in the text differs and no field holds it";
    TermChanged "term.changed" TermChanged "a word of the text took the place of one that it excludes";
    TextEdited "text.edited" TextEdited "the prose differs, no field does";
    ExtractionLost "extraction.lost" ExtractionGained "a value is gone although its evidence still stands in the new text";
    ExtractionGained "extraction.gained" ExtractionLost "a value is new although its evidence already stood in the old text";
    CorrectionNote "correction.note" CorrectionNote "an editor's note says what was corrected or updated";
    CorrectionUnmatched "correction.unmatched" CorrectionUnmatched "an editor's note speaks of a change that no field shows";
}

impl Kind {
    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// The part before the dot: `participant`, `priority`, …
    #[must_use]
    pub fn family(self) -> &'static str {
        self.name().split('.').next().unwrap_or_default()
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mirror_leads_back() {
        for kind in Kind::ALL {
            assert_eq!(kind.mirror().mirror(), *kind, "{kind}");
            assert_eq!(Kind::from_name(kind.name()), Some(*kind));
        }
    }

    #[test]
    fn names_are_unique_and_have_a_family() {
        let mut names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Kind::ALL.len());
        assert_eq!(Kind::ParticipantAdded.family(), "participant");
    }
}
