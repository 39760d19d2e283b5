//! A change as a sentence that stands alone in a changelog: one row of a table for every kind.
//!
//! Comes in: a change and the names. Goes out: pieces of plain text, not yet safe for any target; the changed words of
//! two quotes are marked. Promises: names, never ids or paths; who or what comes first; both values where there are two.

mod said;
mod words;

use crate::diff::{Change, Kind};
use crate::render::Names;
use crate::render::marking::Piece;

/// The sentence of a change, without a final stop.
pub(super) fn sentence(change: &Change, names: &Names) -> Vec<Piece> {
    let mut pieces = Words { change, names }.row();
    if let Some(first) = pieces.first_mut().filter(|first| first.text.starts_with("delegation of ")) {
        first.text.insert_str(0, "the ");
        first.text = super::capitalized(&first.text);
    }
    if let Some(doubt) = crate::render::entry::doubt(change.alignment) {
        pieces.push(plain(format!(" ({doubt})")));
    }
    pieces
}

/// Text that is not marked.
fn plain(text: impl Into<String>) -> Piece {
    Piece { text: text.into(), changed: false }
}

struct Words<'run> {
    change: &'run Change,
    names: &'run Names,
}

impl Words<'_> {
    /// The table: what is said of each kind.
    fn row(&self) -> Vec<Piece> {
        let Self { change, .. } = self;
        let who = self.who();
        let (old, new) = (self.value(&change.value.old), self.value(&change.value.new));
        let say = |text: String| vec![plain(text)];
        match change.kind {
            kind if kind.family() == "event"
                && (change.value.old.is_none() || change.value.new.is_none()) =>
            {
                say(self.silence(&old, &new))
            }
            Kind::EventName => say(format!("The meeting is called “{new}”, formerly “{old}”")),
            Kind::EventOrganization => say(format!("Met as {new}, formerly as {old}")),
            Kind::EventBody => say(format!("The organ that met is {new}, formerly {old}")),
            Kind::EventType => say(format!("The meeting is a {new}, formerly a {old}")),
            Kind::EventFormat => say(format!("The form of the meeting is {new}, formerly {old}")),
            Kind::EventStart => say(format!("Begins on {new}, formerly on {old}")),
            Kind::EventEnd => say(format!("Ends on {new}, formerly on {old}")),
            Kind::EventLocation => say(format!("Met in {new}, formerly in {old}")),
            Kind::EventHost => say(format!("Hosted by {new}, formerly by {old}")),
            Kind::EventChair => say(format!("Presided over by {new}, formerly by {old}")),
            Kind::ParticipantAdded => say(format!("{} {}", self.guest(), self.presence())),
            Kind::ParticipantRemoved => say(format!("{who} no longer takes part")),
            Kind::ParticipantReplaced => say(self.succession()),
            Kind::ParticipantRenamed => say(format!("{old} is written {new}")),
            Kind::ParticipantOffice if change.value.new.is_none() => {
                say(format!("{who} takes part without an office named, formerly as {old}"))
            }
            Kind::ParticipantOffice if change.value.old.is_none() => {
                say(format!("{who} takes part as {new}, formerly without an office named"))
            }
            Kind::ParticipantOffice => say(format!("{who} takes part as {new}, formerly as {old}")),
            Kind::ParticipantCountry | Kind::ParticipantOrganization if change.value.new.is_none() => {
                say(format!("{who}: named without {old}, formerly with it"))
            }
            Kind::ParticipantCountry | Kind::ParticipantOrganization if change.value.old.is_none() => {
                say(format!("{who}: named with {new}, formerly without it"))
            }
            Kind::ParticipantCountry | Kind::ParticipantOrganization => {
                say(format!("{who} stands for {new}, formerly for {old}"))
            }
            Kind::ParticipantAttendance => say(format!("{who}: {new}, formerly {old}")),
            Kind::ParticipantFunction => say(format!("{who}: functions {new}, formerly {old}")),
            Kind::ParticipantLevel => {
                say(format!("{who} is represented at {} level: {new}, formerly {old}", self.level()))
            }
            Kind::PriorityAdded => say(format!("New topic: {}", self.topic(&change.value.new))),
            Kind::PriorityRemoved => say(format!("No longer a topic: {}", self.topic(&change.value.old))),
            Kind::PriorityMoved if old == new => {
                say(format!("{who} keeps rank {new}, other topics moved around it"))
            }
            Kind::PriorityMoved => {
                say(format!("{who} moved {} from rank {old} to rank {new}", self.upward()))
            }
            Kind::PriorityOrdinal => say(format!("{who} is numbered {new}, formerly {old}")),
            Kind::PriorityRenamed => say(format!("What stood under {old} stands under {new}")),
            Kind::PrioritySplit => say(format!("{old} is split, a part stands under {new}")),
            Kind::PriorityMerged => say(format!("{old} is merged into {new}")),
            Kind::StatementAdded => self.one(&format!("{who}: new, "), &change.value.new),
            Kind::StatementRemoved => self.one(&format!("{who}: no longer "), &change.value.old),
            Kind::StatementStrengthened => self.two(&format!("{who}: "), &self.strength("stronger")),
            Kind::StatementWeakened => self.two(&format!("{who}: "), &self.strength("weaker")),
            Kind::StatementAct => self.two(&format!("{who}: "), &self.strength("another act")),
            Kind::StatementNegated => self.two(&format!("{who}: "), "the opposite"),
            Kind::StatementAttribution => self.two(&format!("{who}, said by {new}, formerly by {old}: "), ""),
            Kind::StatementReference => self.within(&format!("{who}: {}", self.references())),
            Kind::StatementReworded => self.two(&format!("{who}: "), self.reworded()),
            Kind::QuantityChanged | Kind::DeadlineChanged => self.figure(&who, &old, &new),
            Kind::OrganizationAdded | Kind::BodyAdded => say(format!("{who} is newly named")),
            Kind::OrganizationRemoved | Kind::BodyRemoved | Kind::DocumentRemoved => {
                say(format!("{who} is no longer named"))
            }
            Kind::DocumentAdded => say(format!("{who} is newly named{}", self.status())),
            Kind::OrganizationRenamed | Kind::BodyRenamed if self.is_successor() => {
                say(format!("{new} is named where {old} was; one took the place of the other"))
            }
            Kind::OrganizationRenamed | Kind::BodyRenamed | Kind::DocumentRenamed => {
                say(format!("{old} is now called {new}"))
            }
            Kind::BodyParent => say(format!("{who} belongs to {new}, formerly to {old}")),
            Kind::DocumentStatus => say(format!("{who}: {new}, formerly {old}")),
            Kind::OutcomeAdded => {
                self.one(&format!("New {}: ", self.outcome(&change.value.new)), &change.value.new)
            }
            Kind::OutcomeRemoved => {
                self.one(&format!("Not repeated, {}: ", self.outcome(&change.value.old)), &change.value.old)
            }
            Kind::OutcomeChanged if change.field.as_deref() == Some("vote") => {
                say(format!("Vote: {new}; formerly {old}"))
            }
            Kind::OutcomeChanged => {
                let noun = super::capitalized(self.outcome(&change.value.new));
                self.two(&format!("{noun}: "), "")
            }
            Kind::OutcomeReworded => {
                let noun = super::capitalized(self.outcome(&change.value.new));
                self.two(&format!("{noun}: "), "other words")
            }
            Kind::MilestoneAdded => {
                self.one(&format!("New date, {}: ", self.day(&change.value.new)), &change.value.new)
            }
            Kind::MilestoneRemoved => {
                self.one(&format!("No longer dated {}: ", self.day(&change.value.old)), &change.value.old)
            }
            Kind::MilestoneChanged => self.milestone(),
            Kind::MilestoneReworded => self.two(&format!("{}: ", self.day(&change.value.new)), "other words"),
            Kind::SourceTitle => say(format!("Headline “{new}”, formerly “{old}”")),
            Kind::TermChanged => self.within(&format!("“{new}”, formerly “{old}”")),
            Kind::NameChanged => say(format!("A name in the text: {new}, formerly {old}")),
            Kind::TextEdited => self.two("Text: ", ""),
            Kind::ExtractionLost | Kind::ExtractionGained => say(format!(
                "{who}: {}; a doubt of the reading, not of the report",
                change.kind.description()
            )),
            Kind::CorrectionNote => self.one("Editor’s note: ", &change.value.new),
            Kind::CorrectionUnmatched => {
                self.one("An editor’s note that no change shows: ", &change.value.new)
            }
        }
    }

    /// A field of the meeting that one of the two reports does not state.
    fn silence(&self, old: &str, new: &str) -> String {
        let field = super::capitalized(crate::render::entry::event_field(self.change.kind));
        match self.change.value.new {
            Some(_) => format!("{field}: {new}, formerly not stated"),
            None => format!("{field}: not stated, formerly {old}"),
        }
    }
}
