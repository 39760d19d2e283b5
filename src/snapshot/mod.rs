//! Stage 4: the snapshot, what one version of a report says in normalized form.
//!
//! The types below are the public contract; their JSON form is in [`json`], their schema is derived from them.
//! Promises: no value without evidence; entries in document order; the same snapshot gives the same bytes.

mod date;
mod evidence;
mod ids;
pub mod json;
mod older;

pub use date::{DateError, Edtf};
pub use evidence::Evidence;
pub use ids::{Alpha2, Id, IdError};
pub use older::{OLDEST, lacks};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The schema number that this version writes.
pub const SCHEMA: u32 = 1;

/// What one version of a report says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The schema number that it was read in; what is written has the number [`SCHEMA`].
    #[serde(serialize_with = "older::written")]
    pub schema: u32,
    /// What made this snapshot.
    pub generator: Generator,
    /// The report it was made from.
    pub source: Source,
    /// The meeting.
    pub event: Event,
    /// Who took part, in order of first mention.
    pub participants: Vec<Participant>,
    /// Topics in order of first mention.
    pub priorities: Vec<Priority>,
    /// Organizations that the report names.
    pub organizations: Vec<Organization>,
    /// Organs, councils, working groups, forces.
    pub bodies: Vec<Body>,
    /// Documents that the report names.
    pub documents: Vec<Document>,
    /// What was adopted, decided, agreed.
    pub outcomes: Vec<Outcome>,
    /// Dated commitments other than the event's own date.
    pub milestones: Vec<Milestone>,
    /// What a reader should know of this snapshot: silence of the report, doubts of the extractor.
    pub notes: Vec<Note>,
}

/// The program that made a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Generator {
    /// Always `summitdiff` for snapshots of this program.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The state of the word tables: `algorithm:hex`.
    pub lexicon: String,
}

/// The report that a snapshot was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Path as given, `-` for standard input; `None` when the text came from elsewhere.
    pub path: Option<String>,
    /// IANA media type.
    pub media_type: String,
    /// BCP 47 tag of the text's language.
    pub language: String,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Edtf>,
    /// SHA-256 of the file's bytes, 64 hex digits.
    pub sha256: String,
    /// SHA-256 of the article text, 64 hex digits.
    pub text_sha256: String,
}

/// What kind of meeting a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventType {
    /// Leaders of several states.
    Summit,
    /// A sitting of an organ.
    Session,
    /// Any other meeting.
    Meeting,
    /// A telephone or video call.
    Call,
    /// A visit of one side to the other.
    Visit,
    /// A conference or forum.
    Conference,
    /// A ceremony.
    Ceremony,
    /// None of these, or no meeting.
    Other,
}

/// The form in which a meeting was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventFormat {
    /// People met in one place.
    InPerson,
    /// By video or telephone.
    Virtual,
    /// Expanded format: with delegations.
    Expanded,
    /// Restricted format: heads alone.
    Restricted,
    /// Extraordinary: outside the calendar.
    Extraordinary,
}

/// The meeting that a report is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// A short noun phrase as the text names it.
    pub name: Option<String>,
    /// What kind of meeting; `None` when the report is about none.
    #[serde(rename = "type")]
    pub kind: Option<EventType>,
    /// The form in which it was held.
    pub format: Option<EventFormat>,
    /// The organization or grouping that met.
    pub organization: Option<OrganizationRef>,
    /// The organ that met.
    pub body: Option<String>,
    /// Where.
    pub location: Option<Location>,
    /// First day.
    pub start: Option<Edtf>,
    /// Last day; `None` also for a meeting of one day.
    pub end: Option<Edtf>,
    /// The hosting country.
    pub host: Option<Alpha2>,
    /// Id of the participant who presides.
    pub chair: Option<Id>,
    /// The quotes behind each field that has a value.
    #[serde(deserialize_with = "evidence::by_field")]
    pub evidence: BTreeMap<EventField, Vec<Evidence>>,
}

/// A field of an event, in the order of the JSON form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventField {
    /// [`Event::name`].
    Name,
    /// [`Event::kind`].
    Type,
    /// [`Event::format`].
    Format,
    /// [`Event::organization`].
    Organization,
    /// [`Event::body`].
    Body,
    /// [`Event::location`].
    Location,
    /// [`Event::start`].
    Start,
    /// [`Event::end`].
    End,
    /// [`Event::host`].
    Host,
    /// [`Event::chair`].
    Chair,
}

/// An organization named where it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganizationRef {
    /// The id in [`Snapshot::organizations`].
    pub id: Id,
    /// Its full name.
    pub name: String,
    /// Its acronym.
    pub acronym: Option<String>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// The city or residence.
    pub city: Option<String>,
    /// The country.
    pub country: Option<Alpha2>,
}

/// How far a participant was present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Attendance {
    /// Took part.
    Attended,
    /// Will take part, says an announcement.
    Expected,
    /// Was invited; the report says no more.
    Invited,
    /// Did not come, says the report.
    Absent,
}

/// What a participant did at the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Function {
    /// Presided.
    Chair,
    /// Hosted.
    Host,
    /// Spoke.
    Speaker,
    /// Signed.
    Signatory,
    /// Observed.
    Observer,
}

/// How a value was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The text states it beside the name.
    Stated,
    /// The text states it in an apposition.
    Apposition,
    /// Inherited from the head of a list.
    List,
    /// Through another mention of the same person.
    Coreference,
    /// Completed from the word tables.
    Lexicon,
}

/// A field of a participant that the word tables can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ParticipantField {
    /// [`Participant::name`].
    Name,
    /// [`Participant::office`].
    Office,
    /// [`Participant::country`].
    Country,
    /// [`Participant::organization`].
    Organization,
}

/// A person, delegation or unnamed office holder that takes part in the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// Slug of the canonical name.
    pub id: Id,
    /// Full name as fully as the text gives it; `None` for delegations and unnamed office holders.
    pub name: Option<String>,
    /// Office in the report's words, title-cased, without country or name.
    pub office: Option<String>,
    /// The country represented.
    pub country: Option<Alpha2>,
    /// Id of the organization represented.
    pub organization: Option<Id>,
    /// How far present.
    pub attendance: Attendance,
    /// What they did there, sorted.
    pub functions: Vec<Function>,
    /// How name, office and country were come by.
    pub basis: Basis,
    /// The fields that the word tables filled, sorted.
    pub completed: Vec<ParticipantField>,
    /// The quotes that show them taking part, in text order, at least one.
    pub evidence: Vec<Evidence>,
}

/// A topic that the report presents as a priority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Priority {
    /// The topic's id.
    pub id: Id,
    /// The topic, from the closed list of `lexicon/topics.tsv`.
    pub topic: Id,
    /// Order of first mention, 1-based.
    pub rank: u32,
    /// The number that the text itself gives it.
    pub ordinal: Option<u32>,
    /// What somebody wants, proposes, commits to, decides, welcomes or condemns under it.
    pub statements: Vec<Statement>,
    /// The quotes that name the topic, at least one.
    pub evidence: Vec<Evidence>,
}

/// The ladder that a statement's head verb stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// Binds the speaker: pledge, commit, agree, decide.
    Commissive,
    /// Asks others: call for, urge, request, propose.
    Directive,
    /// Judges: condemn, deplore, welcome.
    Stance,
    /// The journalist's choice of word: stress, note, underline.
    Reporting,
    /// Carried by the modal verb alone: will, should, may.
    Modality,
}

impl Axis {
    /// Its word in JSON and in the table of ladders.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Commissive => "commissive",
            Self::Directive => "directive",
            Self::Stance => "stance",
            Self::Reporting => "reporting",
            Self::Modality => "modality",
        }
    }
}

/// Whether a statement affirms or denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Said of what is or will be.
    Affirmed,
    /// Said of what is not or will not be.
    Negated,
}

/// One thing that somebody wants, proposes, commits to, decides, welcomes or condemns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The content, white space normalized.
    pub text: String,
    /// Id of the participant who says it; `None` for the meeting as a whole.
    pub speaker: Option<Id>,
    /// Lemma of the head verb.
    pub act: String,
    /// The ladder the act stands on.
    pub axis: Axis,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// Hedges and intensifiers as written, folded, in text order.
    pub hedges: Vec<String>,
    /// Names of bodies in it.
    pub bodies: Vec<String>,
    /// Ids of organizations in it.
    pub organizations: Vec<Id>,
    /// Ids of documents in it.
    pub documents: Vec<Id>,
    /// Dates in it.
    pub dates: Vec<Edtf>,
    /// Amounts, counts, percentages in it.
    pub quantities: Vec<Quantity>,
    /// The quotes, at least one.
    pub evidence: Vec<Evidence>,
}

/// An amount, count, percentage or range inside a statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// The words of the text, white space normalized.
    pub text: String,
    /// The number, or the lower bound of a range, as a plain decimal (`1500000000`, `5.25`); `None` for a quantifier
    /// such as "several".
    pub value: Option<String>,
    /// The upper bound of a range.
    pub upper: Option<String>,
    /// ISO 4217 code, `percent`, or the counted noun; `None` where the text has none.
    pub unit: Option<String>,
}

/// An organization that the report names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Its id.
    pub id: Id,
    /// Its full name.
    pub name: String,
    /// Its acronym.
    pub acronym: Option<String>,
    /// The quotes that name it.
    pub evidence: Vec<Evidence>,
}

/// An organ of an organization or state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Id of the organization or body it belongs to.
    pub parent: Option<Id>,
    /// The quotes that name it.
    pub evidence: Vec<Evidence>,
}

/// What a report says of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentStatus {
    /// Adopted, approved, endorsed.
    Adopted,
    /// Signed.
    Signed,
    /// Set out, drawn up, presented.
    Outlined,
    /// To be prepared, adopted or signed.
    Planned,
    /// Only mentioned.
    Mentioned,
}

/// A document that the report names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its id.
    pub id: Id,
    /// Its title; `None` for documents that the report does not name.
    pub title: Option<String>,
    /// What happened to it.
    pub status: DocumentStatus,
    /// The quotes that name it.
    pub evidence: Vec<Evidence>,
}

/// The kind of an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeType {
    /// A document adopted or signed.
    Document,
    /// A decision taken.
    Decision,
    /// Somebody appointed.
    Appointment,
    /// A chairmanship handed over.
    Handover,
    /// The next meeting set.
    NextMeeting,
    /// An agreement reached.
    Agreement,
}

/// What was adopted, decided, agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: OutcomeType,
    /// The document's title, if the outcome is one and it is named.
    pub title: Option<String>,
    /// What the report says, white space normalized.
    pub text: String,
    /// The quotes.
    pub evidence: Vec<Evidence>,
}

/// Whether a milestone lies ahead, as the report puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneStatus {
    /// To come.
    Planned,
    /// Done.
    Done,
}

/// A dated commitment or event other than the meeting itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// When.
    pub date: Edtf,
    /// What, white space normalized.
    pub text: String,
    /// To come or done.
    pub status: MilestoneStatus,
    /// The quotes.
    pub evidence: Vec<Evidence>,
}

/// Something a reader should know of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Stable code, `area.what`.
    pub code: String,
    /// A sentence for people.
    pub message: String,
}

impl Snapshot {
    /// Adds what the reading of the file has to say to what the report leaves open; sorted, each note once.
    pub fn add_notes(&mut self, notes: impl IntoIterator<Item = Note>) {
        self.notes.extend(notes);
        self.notes.sort();
        self.notes.dedup();
    }
}
