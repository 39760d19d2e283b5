//! Hand-made comparisons that the tests of all renderers share.
#![expect(clippy::unnecessary_wraps, reason = "a side of a change has a value or none, and these are sides")]

use super::{Comparison, Options};
use crate::assess::{Assessment, Cause, Mode, Policy, assess};
use crate::diff::{
    AlignedBy, Alignment, Change, Direction, Kind, NameValue, Pair, PersonValue, PriorityValue, SnapshotDiff,
    StatementValue, Suppressed, Unchanged, Value,
};
use crate::lexicon::Lexicon;
use crate::read::Span;
use crate::snapshot::{Alpha2, Edtf, Evidence, Id, MilestoneStatus, Quantity, Snapshot};
use std::collections::BTreeMap;

/// Two snapshots and what an assessment says of them.
pub(super) struct Sample {
    pub(super) old: Snapshot,
    pub(super) new: Snapshot,
    pub(super) assessment: Assessment,
    pub(super) options: Options,
}

/// A change under construction.
#[derive(Clone)]
pub(super) struct Build(Change);

impl Build {
    pub(super) fn new(kind: Kind, path: &str) -> Self {
        Self(Change {
            kind,
            path: path.to_owned(),
            key: path.split('/').nth(2).map(str::to_owned),
            field: None,
            value: Pair::default(),
            direction: None,
            delta: None,
            alignment: Alignment::KEY,
            evidence: Pair::default(),
            label: Pair::default(),
            follows: None,
        })
    }

    pub(super) fn field(mut self, field: &str) -> Self {
        self.0.field = Some(field.to_owned());
        self
    }

    pub(super) fn label(mut self, label: &str) -> Self {
        self.0.label = Pair::new(Some(label.to_owned()), Some(label.to_owned()));
        self
    }

    pub(super) fn old(mut self, value: Option<Value>, quote: &str) -> Self {
        self.0.value.old = value;
        self.0.evidence.old = evidence(quote);
        self
    }

    pub(super) fn new_side(mut self, value: Option<Value>, quote: &str) -> Self {
        self.0.value.new = value;
        self.0.evidence.new = evidence(quote);
        self
    }

    pub(super) fn toward(mut self, direction: Direction, delta: Option<&str>) -> Self {
        self.0.direction = Some(direction);
        self.0.delta = delta.map(str::to_owned);
        self
    }

    pub(super) fn guess(mut self, by: AlignedBy) -> Self {
        self.0.alignment = Alignment { by, score: None, certain: false };
        self
    }
}

fn evidence(quote: &str) -> Vec<Evidence> {
    Evidence::quote(quote, Span::new(0, quote.len())).into_iter().collect()
}

/// The change with its quotes at a place of its own.
fn placed(mut change: Change, at: usize) -> Change {
    for quote in change.evidence.old.iter_mut().chain(&mut change.evidence.new) {
        let (exact, end) = (quote.exact(), at + quote.exact().len());
        let json = serde_json::json!({"exact": exact, "start": at, "end": end});
        *quote = serde_json::from_value(json).unwrap();
    }
    change
}

pub(super) fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

fn person(name: &str, office: &str, country: &str) -> Option<Value> {
    Some(Value::Person(PersonValue {
        name: Some(name.to_owned()),
        office: Some(office.to_owned()),
        country: Alpha2::try_from(country).ok(),
        organization: None,
        attendance: None,
    }))
}

fn statement(speaker: Option<&str>, act: &str, words: &str) -> Option<Value> {
    Some(Value::Statement(StatementValue {
        text: words.to_owned(),
        speaker: speaker.and_then(Id::slug),
        act: act.to_owned(),
        hedges: Vec::new(),
    }))
}

fn money(text: &str, value: &str) -> Option<Value> {
    Some(Value::Quantity(Quantity {
        text: text.to_owned(),
        value: Some(value.to_owned()),
        upper: None,
        unit: Some("USD".to_owned()),
    }))
}

impl Sample {
    /// Two equal snapshots.
    pub(super) fn empty() -> Self {
        Self::of(Vec::new(), Vec::new())
    }

    /// Changes of wording alone.
    pub(super) fn words_only() -> Self {
        Self::of(
            vec![
                Build::new(Kind::TextEdited, "/text")
                    .old(
                        text("They met for two hours in the palace."),
                        "They met for two hours in the palace.",
                    )
                    .new_side(
                        text("They met in the palace for two hours."),
                        "They met in the palace for two hours.",
                    ),
                Build::new(Kind::ParticipantRenamed, "/participants/sadyr-japarov/name")
                    .field("name")
                    .label("Sadyr Japarov (Kyrgyzstan)")
                    .old(text("Sadyr Japarov"), "President Sadyr Japarov")
                    .new_side(text("Sadyr Zhaparov"), "President Sadyr Zhaparov"),
            ],
            Vec::new(),
        )
    }

    /// At least one change of every part.
    pub(super) fn full() -> Self {
        let suppressed = |rule: &str, old: &[&str], new: &[&str]| Suppressed {
            rule: rule.to_owned(),
            count: old.len(),
            spans: old
                .iter()
                .zip(new)
                .map(|(old, new)| Pair::new((*old).to_owned(), (*new).to_owned()))
                .collect(),
        };
        Self::of(
            full_changes(),
            vec![
                suppressed("noise.whitespace", &["the  leaders", "met\nin"], &["the leaders", "met in"]),
                suppressed("noise.furniture", &["Read also: weather"], &[""]),
            ],
        )
    }

    /// The findings of changes between the two snapshots below.
    pub(super) fn of(changes: Vec<Build>, suppressed: Vec<Suppressed>) -> Self {
        let quiet = changes.is_empty();
        let diff = SnapshotDiff {
            changes: changes.into_iter().zip(0..).map(|(build, at)| placed(build.0, at * 1000)).collect(),
            suppressed,
            edited: Pair::default(),
            unchanged: Unchanged {
                event: 5,
                participants: 2,
                priorities: 3,
                statements: 9,
                names: 4,
                outcomes: 1,
            },
        };
        let reason = (Mode::Revision, "both name the same dates");
        let assessment = assess(diff, reason, Cause::Source, &Policy::default());
        let (old, new) = (snapshot("old.txt"), snapshot("new.txt"));
        let new = if quiet { old.clone() } else { new };
        Self { old, new, assessment, options: Options::default() }
    }

    /// The sample with one waiver: the finding of that kind.
    pub(super) fn waiving(mut self, kind: Kind, reason: &str) -> Self {
        for finding in self.assessment.findings.iter_mut().filter(|finding| finding.change.kind == kind) {
            finding.waived = Some(reason.to_owned());
        }
        self
    }

    /// The sample at another width.
    pub(super) fn wide(mut self, width: usize) -> Self {
        self.options.width = width;
        self
    }

    /// What renderers get.
    pub(super) fn comparison(&self) -> Comparison<'_> {
        Comparison::new(Pair::new(&self.old, &self.new), &self.assessment, &Lexicon::built_in(), self.options)
    }
}

fn full_changes() -> Vec<Build> {
    let tokayev = Some("Kassym-Jomart Tokayev");
    let defence = "/priorities/defence-cooperation";
    vec![
        Build::new(Kind::ParticipantAdded, "/participants/nikol-pashinyan")
            .label("Nikol Pashinyan (Armenia)")
            .new_side(
                person("Nikol Pashinyan", "Prime Minister", "AM"),
                "The table was joined late in the afternoon by Prime Minister Nikol Pashinyan of Armenia, who had been \
                 held up by fog over the pass and spoke last.",
            ),
        Build::new(Kind::ParticipantReplaced, "/participants/emomali-rahmon")
            .label("Emomali Rahmon (Tajikistan)")
            .guess(AlignedBy::Seat)
            .old(person("Kokhir Rasulzoda", "Prime Minister", "TJ"), "Kokhir Rasulzoda, Prime Minister of Tajikistan,")
            .new_side(person("Emomali Rahmon", "President", "TJ"), "Emomali Rahmon, President of Tajikistan,"),
        Build::new(Kind::ParticipantOffice, "/participants/sadyr-japarov/office")
            .field("office")
            .label("Sadyr Japarov (Kyrgyzstan)")
            .old(text("Prime Minister"), "Sadyr Japarov, Prime Minister of Kyrgyzstan, came with his ministers")
            .new_side(text("President"), "Sadyr Japarov, President of Kyrgyzstan, came with his ministers"),
        Build::new(Kind::StatementWeakened, &format!("{defence}/statements/1"))
            .label("Military and defence cooperation")
            .toward(Direction::Weaker, None)
            .old(
                statement(tokayev, "be ready", "to send two more battalions to the joint exercise in spring"),
                "Kazakhstan is ready to send two more battalions to the joint exercise in spring",
            )
            .new_side(
                statement(tokayev, "consider", "sending two more battalions to the joint exercise in spring"),
                "Kazakhstan is considering sending two more battalions to the joint exercise in spring",
            ),
        Build::new(Kind::QuantityChanged, &format!("{defence}/statements/2/quantities"))
            .field("quantities")
            .label("Military and defence cooperation")
            .toward(Direction::Up, Some("+500000000 USD"))
            .old(money("$1.5 billion", "1500000000"), "a fund of $1.5 billion for the forces by 2025")
            .new_side(money("$2 billion", "2000000000"), "a fund of $2 billion for the forces by 2025"),
        Build::new(Kind::DeadlineChanged, &format!("{defence}/statements/2/dates"))
            .field("dates")
            .toward(Direction::Later, None)
            .old(text("2025"), "a fund of $1.5 billion for the forces by 2025")
            .new_side(text("2026-06"), "a fund of $2 billion for the forces by June 2026"),
        Build::new(Kind::PriorityRemoved, "/priorities/drug-trafficking").old(
            Some(Value::Priority(PriorityValue {
                topic: Id::slug("drug-trafficking").unwrap(),
                rank: 4,
                statements: 2,
            })),
            "The leaders turned to the smuggling of drugs across the southern border.",
        ),
        Build::new(Kind::PriorityMoved, "/priorities/cyber-security/rank")
            .field("rank")
            .toward(Direction::Up, Some("-3"))
            .old(Some(Value::Number(5)), "on attacks against networks")
            .new_side(Some(Value::Number(2)), "on attacks against networks"),
        Build::new(Kind::EventLocation, "/event/location")
            .field("location")
            .old(text("Minsk, Belarus"), "The session in Minsk")
            .new_side(text("Astana, Kazakhstan"), "The session in Astana"),
        Build::new(Kind::EventChair, "/event/chair")
            .field("chair")
            .old(text("sadyr-japarov"), "chaired by Sadyr Japarov")
            .new_side(None, ""),
        Build::new(Kind::MilestoneChanged, "/milestones/2024-01-01")
            .field("date")
            .toward(Direction::Later, None)
            .old(milestone("2024-01-01"), "the chair passes to Astana on 1 January 2024")
            .new_side(milestone("2024-02-01"), "the chair passes to Astana on 1 February 2024"),
        Build::new(Kind::OrganizationAdded, "/organizations/cis").label("Commonwealth of Independent States").new_side(
            Some(Value::Organization(NameValue {
                id: Id::slug("cis").unwrap(),
                name: "Commonwealth of Independent States".to_owned(),
            })),
            "together with the Commonwealth of Independent States",
        ),
        Build::new(Kind::TextEdited, "/text")
            .old(text("They met for two hours in the palace."), "They met for two hours in the palace.")
            .new_side(text("They met for some two hours in the old palace."), "They met for some two hours in the old palace."),
    ]
}

fn milestone(date: &str) -> Option<Value> {
    Some(Value::Milestone(crate::diff::MilestoneValue {
        date: Edtf::try_from(date.to_owned()).unwrap(),
        text: "the chair passes to Astana".to_owned(),
        status: MilestoneStatus::Planned,
    }))
}

/// A small snapshot of an invented report.
pub(super) fn snapshot(path: &str) -> Snapshot {
    let json = r#"{
      "schema": 1,
      "generator": {"name": "summitdiff", "version": "0.1.0", "lexicon": "fnv1a:0"},
      "source": {"path": "PATH", "media_type": "text/plain", "language": "en", "title": null, "publisher": null,
        "url": null, "published": null, "sha256": "PATH", "text_sha256": "PATH"},
      "event": {"name": "session of the Council", "type": "session", "format": null, "organization": null, "body": null,
        "location": {"city": "Minsk", "country": "BY"}, "start": "2023-11-23", "end": null, "host": "BY",
        "chair": "sadyr-japarov", "evidence": {}},
      "participants": [
        {"id": "sadyr-japarov", "name": "Sadyr Japarov", "office": "President", "country": "KG", "organization": null,
         "attendance": "attended", "functions": ["chair"], "basis": "stated", "completed": [],
         "evidence": [{"exact": "Sadyr Japarov", "start": 0, "end": 13}]},
        {"id": "kassym-jomart-tokayev", "name": "Kassym-Jomart Tokayev", "office": "President", "country": "KZ",
         "organization": null, "attendance": "attended", "functions": [], "basis": "stated", "completed": [],
         "evidence": [{"exact": "Tokayev", "start": 20, "end": 27}]},
        {"id": "delegation-am", "name": null, "office": null, "country": "AM", "organization": null,
         "attendance": "absent", "functions": [], "basis": "stated", "completed": [],
         "evidence": [{"exact": "Armenia", "start": 30, "end": 37}]}
      ],
      "priorities": [
        {"id": "defence-cooperation", "topic": "defence-cooperation", "rank": 1, "ordinal": null, "statements": [
          STATEMENT, STATEMENT, STATEMENT, STATEMENT],
         "evidence": [{"exact": "defence", "start": 40, "end": 47}]}
      ],
      "organizations": [], "bodies": [], "documents": [],
      "outcomes": [{"type": "document", "title": "Declaration on Unity", "text": "the leaders signed a declaration",
        "evidence": []}],
      "milestones": [{"date": "2024-01-01", "text": "the chair passes to Astana", "status": "planned", "evidence": []}],
      "notes": [{"code": "event.place-guessed", "message": "the place stands in the dateline only"}]
    }"#;
    let statement = r#"{"text": "sending two more battalions to the joint exercise in spring",
      "speaker": "kassym-jomart-tokayev", "act": "consider", "axis": "commissive", "polarity": "affirmed", "hedges": [],
      "bodies": [], "organizations": [], "documents": [], "dates": [], "quantities": [],
      "evidence": [{"exact": "battalions", "start": 50, "end": 60}]}"#;
    let mut snapshot: Snapshot =
        serde_json::from_str(&json.replace("STATEMENT", statement).replace("PATH", path)).unwrap();
    snapshot.event.evidence = BTreeMap::new();
    snapshot
}
