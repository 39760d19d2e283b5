//! Every kind of change is produced by at least one edit, in each direction, with the direction and company it should have.

use crate::reports::{Report, compare};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use summitdiff::diff::{Change, Direction, Kind, Side, diff};
use summitdiff::lexicon::Lexicon;
use summitdiff::snapshot::{Snapshot, json as form};

fn quote(words: &str) -> Value {
    json!([{"exact": words, "start": 0, "end": words.len()}])
}

fn person(id: &str, name: &str, office: &str, country: &str) -> Value {
    json!({
        "id": id, "name": name, "office": office, "country": country, "organization": null,
        "attendance": "attended", "functions": [], "basis": "stated", "completed": [], "evidence": quote(name),
    })
}

fn statement(text: &str, speaker: Option<&str>, act: &str, axis: &str) -> Value {
    json!({
        "text": text, "speaker": speaker, "act": act, "axis": axis, "polarity": "affirmed", "hedges": [],
        "bodies": [], "organizations": [], "documents": [], "dates": [], "quantities": [], "evidence": quote(text),
    })
}

fn topic(id: &str, rank: u32, statements: &[Value]) -> Value {
    json!({"id": id, "topic": id, "rank": rank, "ordinal": null, "statements": statements, "evidence": quote(id)})
}

/// An invented snapshot with something in every part.
fn base() -> Value {
    let mut money =
        statement("to build a rail link across the strait", Some("ada-brandt"), "agree", "commissive");
    money["quantities"] =
        json!([{"text": "$2 billion", "value": "2000000000", "upper": null, "unit": "USD"}]);
    money["dates"] = json!(["2030"]);
    let asked = statement("more patrols along the coast at night", Some("ole-lind"), "propose", "directive");
    let crime = statement("the police forces share their registers", None, "decide", "commissive");
    json!({
        "schema": 1,
        "generator": {"name": "summitdiff", "version": "0.1.0", "lexicon": "fnv1a:0000000000000000"},
        "source": {
            "path": null, "media_type": "text/plain", "language": "en", "title": "Headline", "publisher": null,
            "url": null, "published": null, "sha256": "0", "text_sha256": "0",
        },
        "event": {
            "name": "meeting of the Strait Council", "type": "meeting", "format": "in-person",
            "organization": {"id": "strait-council", "name": "Strait Council", "acronym": null},
            "body": "Ministerial Board", "location": {"city": "Oslo", "country": "NO"},
            "start": "2024-05-06", "end": "2024-05-07", "host": "NO", "chair": "ole-lind", "evidence": {},
        },
        "participants": [
            person("ada-brandt", "Ada Brandt", "Prime Minister", "DK"),
            person("ole-lind", "Ole Lind", "Foreign Minister", "NO"),
            person("sadyr-japarov", "Sadyr Japarov", "President", "KG"),
        ],
        "priorities": [
            topic("transport", 1, &[money]),
            topic("border-security", 2, &[asked]),
            topic("organized-crime", 3, &[crime]),
        ],
        "organizations": [{"id": "un", "name": "United Nations", "acronym": "UN", "evidence": quote("UN")}],
        "bodies": [{"id": "harbour-panel", "name": "Joint Panel on Harbours of the Strait", "parent": null, "evidence": quote("Panel")}],
        "documents": [{"id": "oslo-plan", "title": "Oslo Plan for Safe Crossings", "status": "planned", "evidence": quote("Plan")}],
        "outcomes": [{"type": "document", "title": null, "text": "several documents on fishing were adopted", "evidence": quote("several")}],
        "milestones": [{"date": "2025-01-01", "text": "the ban on night fishing takes effect", "status": "planned", "evidence": quote("ban")}],
        "notes": [],
    })
}

fn read(value: &Value) -> Snapshot {
    form::read(&value.to_string()).unwrap()
}

fn changes(old: &Value, new: &Value) -> Vec<Change> {
    let (old, new) = (read(old), read(new));
    let side = |snapshot| Side { snapshot, article: None };
    diff(side(&old), side(&new), &Lexicon::built_in()).changes
}

struct Case {
    kind: Kind,
    direction: Option<Direction>,
    edit: fn(&mut Value),
}

fn case(kind: Kind, direction: Option<Direction>, edit: fn(&mut Value)) -> Case {
    Case { kind, direction, edit }
}

fn drop_from(list: &mut Value, at: usize) -> Value {
    list.as_array_mut().unwrap().remove(at)
}

fn push(list: &mut Value, value: Value) {
    list.as_array_mut().unwrap().push(value);
}

/// One edit of the base for each kind that snapshots alone can show.
fn cases() -> Vec<Case> {
    use Direction::{Down, Earlier, Incomparable, Later, Stronger, Up, Weaker};
    vec![
        case(Kind::EventName, None, |all| {
            all["event"]["name"] = json!("harbour conference of northern ports");
        }),
        case(Kind::EventOrganization, None, |all| {
            all["event"]["organization"] =
                json!({"id": "nordic-council", "name": "Nordic Council", "acronym": null});
        }),
        case(Kind::EventBody, None, |all| all["event"]["body"] = json!("Presidium")),
        case(Kind::EventType, None, |all| all["event"]["type"] = json!("summit")),
        case(Kind::EventFormat, None, |all| all["event"]["format"] = json!("virtual")),
        case(Kind::EventStart, Some(Earlier), |all| all["event"]["start"] = json!("2024-05-05")),
        case(Kind::EventEnd, Some(Later), |all| all["event"]["end"] = json!("2024-05-09")),
        case(Kind::EventLocation, None, |all| all["event"]["location"]["city"] = json!("Bergen")),
        case(Kind::EventHost, None, |all| all["event"]["host"] = json!("DK")),
        case(Kind::EventChair, None, |all| all["event"]["chair"] = json!("ada-brandt")),
        case(Kind::ParticipantRemoved, None, |all| {
            drop_from(&mut all["participants"], 2);
        }),
        case(Kind::ParticipantReplaced, None, |all| {
            all["participants"][2] = person("akylbek-japarov", "Akylbek Japarov", "President", "KG");
        }),
        case(Kind::ParticipantRenamed, None, |all| {
            all["participants"][2] = person("sadyr-zhaparov", "Sadyr Zhaparov", "President", "KG");
        }),
        case(Kind::ParticipantOffice, Some(Up), |all| {
            all["participants"][1]["office"] = json!("Prime Minister");
        }),
        case(Kind::ParticipantCountry, None, |all| all["participants"][1]["country"] = json!("SE")),
        case(Kind::ParticipantOrganization, None, |all| all["participants"][1]["organization"] = json!("un")),
        case(Kind::ParticipantAttendance, None, |all| all["participants"][1]["attendance"] = json!("absent")),
        case(Kind::ParticipantFunction, None, |all| {
            all["participants"][1]["functions"] = json!(["signatory"]);
        }),
        case(Kind::ParticipantLevel, Some(Down), |all| {
            all["participants"][0] = person("per-holm", "Per Holm", "Ambassador", "DK");
        }),
        case(Kind::PriorityRemoved, None, |all| {
            drop_from(&mut all["priorities"], 2);
        }),
        case(Kind::PriorityMoved, Some(Up), |all| {
            all["priorities"][0]["rank"] = json!(2);
            all["priorities"][1]["rank"] = json!(3);
            all["priorities"][2]["rank"] = json!(1);
        }),
        case(Kind::PriorityOrdinal, None, |all| all["priorities"][0]["ordinal"] = json!(2)),
        case(Kind::PriorityRenamed, None, |all| {
            all["priorities"][2]["id"] = json!("drug-trafficking");
            all["priorities"][2]["topic"] = json!("drug-trafficking");
        }),
        case(Kind::PriorityMerged, None, |all| {
            let gone = drop_from(&mut all["priorities"], 2);
            push(&mut all["priorities"][1]["statements"], gone["statements"][0].clone());
        }),
        case(Kind::StatementRemoved, None, |all| {
            drop_from(&mut all["priorities"][2]["statements"], 0);
        }),
        case(Kind::StatementStrengthened, Some(Stronger), |all| {
            all["priorities"][1]["statements"][0]["act"] = json!("urge");
        }),
        case(Kind::StatementWeakened, Some(Weaker), |all| {
            all["priorities"][0]["statements"][0]["act"] = json!("consider");
        }),
        case(Kind::StatementAct, Some(Incomparable), |all| {
            all["priorities"][1]["statements"][0]["act"] = json!("welcome");
            all["priorities"][1]["statements"][0]["axis"] = json!("stance");
        }),
        case(Kind::StatementNegated, None, |all| {
            all["priorities"][2]["statements"][0]["polarity"] = json!("negated");
        }),
        case(Kind::StatementAttribution, None, |all| {
            all["priorities"][1]["statements"][0]["speaker"] = json!("ada-brandt");
        }),
        case(Kind::StatementReference, None, |all| {
            all["priorities"][1]["statements"][0]["organizations"] = json!(["un"]);
        }),
        case(Kind::StatementReworded, None, |all| {
            all["priorities"][1]["statements"][0]["text"] = json!("more patrols along the shore at night");
        }),
        case(Kind::QuantityChanged, Some(Up), |all| {
            let quantity = &mut all["priorities"][0]["statements"][0]["quantities"][0];
            *quantity = json!({"text": "$3 billion", "value": "3000000000", "upper": null, "unit": "USD"});
        }),
        case(Kind::DeadlineChanged, Some(Later), |all| {
            all["priorities"][0]["statements"][0]["dates"] = json!(["2035"]);
        }),
        case(Kind::OrganizationRemoved, None, |all| {
            drop_from(&mut all["organizations"], 0);
        }),
        case(Kind::OrganizationRenamed, None, |all| {
            all["organizations"][0]["name"] = json!("United Nations Organization");
        }),
        case(Kind::BodyRemoved, None, |all| {
            drop_from(&mut all["bodies"], 0);
        }),
        case(Kind::BodyRenamed, None, |all| {
            all["bodies"][0]["id"] = json!("port-panel");
            all["bodies"][0]["name"] = json!("Joint Panel on Ports of the Strait");
        }),
        case(Kind::BodyParent, None, |all| all["bodies"][0]["parent"] = json!("un")),
        case(Kind::DocumentRemoved, None, |all| {
            drop_from(&mut all["documents"], 0);
        }),
        case(Kind::DocumentRenamed, None, |all| {
            all["documents"][0]["id"] = json!("oslo-programme");
            all["documents"][0]["title"] = json!("Oslo Programme for Safe Crossings");
        }),
        case(Kind::DocumentStatus, None, |all| all["documents"][0]["status"] = json!("signed")),
        case(Kind::OutcomeRemoved, None, |all| {
            drop_from(&mut all["outcomes"], 0);
        }),
        case(Kind::OutcomeChanged, None, |all| {
            all["outcomes"][0]["text"] = json!("15 documents on fishing were adopted");
        }),
        case(Kind::OutcomeReworded, None, |all| {
            all["outcomes"][0]["text"] = json!("several documents on fishing were approved");
        }),
        case(Kind::MilestoneRemoved, None, |all| {
            drop_from(&mut all["milestones"], 0);
        }),
        case(Kind::MilestoneChanged, Some(Earlier), |all| all["milestones"][0]["date"] = json!("2024-12-01")),
        case(Kind::MilestoneReworded, None, |all| {
            all["milestones"][0]["text"] = json!("the ban on fishing by night takes effect");
        }),
        case(Kind::SourceTitle, None, |all| all["source"]["title"] = json!("Another headline")),
        case(Kind::TextEdited, None, |all| all["source"]["text_sha256"] = json!("1")),
    ]
}

#[test]
fn each_edit_gives_its_kind_alone_and_its_mirror_backwards() {
    for Case { kind, direction, edit } in cases() {
        let old = base();
        let mut new = base();
        edit(&mut new);
        let there = changes(&old, &new);
        let kinds = |found: &[Change]| found.iter().map(|one| one.kind.name()).collect::<Vec<_>>();
        assert_eq!(kinds(&there), [kind.name()], "{there:#?}");
        assert_eq!(there[0].direction, direction, "{kind}");
        let back = changes(&new, &old);
        assert_eq!(kinds(&back), [kind.mirror().name()], "{back:#?}");
        assert_eq!(back[0].direction, direction.map(Direction::reversed), "{kind}");
    }
}

/// Texts, since these kinds are told from the words.
const TEXT: &str = "President Ada Brandt of Denmark met Prime Minister Ole Lind of Norway in Oslo on 6 May 2024. \
They agreed to build a rail link across the strait. The guests saw the new private harbour with Greta Moe.\n";

#[test]
fn an_amount_of_a_further_clause_is_no_other_amount() {
    let rest = "the risks to trade and to growth in the region move into better balance over time";
    let (mut old, mut new) = (base(), base());
    old["priorities"][2]["statements"][0] = statement(rest, None, "judge", "reporting");
    let more = format!("prices are falling toward 2 percent, and {rest}");
    let mut longer = statement(&more, None, "judge", "reporting");
    longer["quantities"] = json!([{"text": "2 percent", "value": "2", "upper": null, "unit": "percent"}]);
    new["priorities"][2]["statements"][0] = longer;
    let found: Vec<(Kind, Option<Direction>)> =
        changes(&old, &new).into_iter().map(|change| (change.kind, change.direction)).collect();
    assert_eq!(found, [(Kind::StatementReworded, Some(Direction::Up))]);
}

fn text_kinds(old: &str, new: &str) -> BTreeSet<Kind> {
    let found = compare(&Report::of("old", old), &Report::of("new", new)).changes;
    found.iter().map(|change| change.kind).collect()
}

#[test]
fn kinds_that_only_texts_show_are_told_in_both_directions() {
    let unmatched = "Correction: An earlier version of this article misspelled the name of Hilda Vik.";
    let matched = "Correction: An earlier version of this article misstated the date. They met on 7 May.";
    let cases = [
        (Kind::TextEdited, TEXT.replace("saw the new private", "looked at the new private")),
        (Kind::NameChanged, TEXT.replace("Greta Moe", "Hilda Vik")),
        (Kind::TermChanged, TEXT.replace("private harbour", "public harbour")),
        (Kind::CorrectionNote, format!("{}\n{matched}\n", TEXT.replace("6 May", "7 May"))),
        (Kind::CorrectionUnmatched, format!("{TEXT}\n{unmatched}\n")),
    ];
    for (kind, changed) in cases {
        assert!(text_kinds(TEXT, &changed).contains(&kind), "{kind}: {:?}", text_kinds(TEXT, &changed));
        assert!(
            text_kinds(&changed, TEXT).contains(&kind.mirror()),
            "{kind}, back: {:?}",
            text_kinds(&changed, TEXT)
        );
    }
}

#[test]
fn a_note_that_a_change_bears_out_is_matched() {
    let note = "Correction: An earlier version of this article misstated the date. They met on 7 May.";
    let found = text_kinds(TEXT, &format!("{}\n{note}\n", TEXT.replace("6 May", "7 May")));
    assert!(
        found.contains(&Kind::CorrectionNote) && !found.contains(&Kind::CorrectionUnmatched),
        "{found:?}"
    );
}

#[test]
fn a_note_is_told_once() {
    let note = "Correction: An earlier version of this article misspelled the name of Hilda Vik.";
    let found = text_kinds(TEXT, &format!("{TEXT}\n{note}\n"));
    assert!(
        found.contains(&Kind::CorrectionUnmatched) && !found.contains(&Kind::CorrectionNote),
        "{found:?}"
    );
}

#[test]
fn what_extraction_lost_is_told_from_what_the_report_dropped() {
    let report = Report::of("old", TEXT);
    let mut poorer =
        Report::of("new", TEXT.replace("saw the new private", "looked at the new private").as_str());
    assert!(poorer.snapshot.participants.len() >= 2, "{:?}", poorer.snapshot.participants);
    poorer.snapshot.participants.remove(1);
    let there = compare(&report, &poorer).changes;
    assert!(there.iter().any(|one| one.kind == Kind::ExtractionLost), "{there:#?}");
    let back = compare(&poorer, &report).changes;
    assert!(back.iter().any(|one| one.kind == Kind::ExtractionGained), "{back:#?}");
}

#[test]
fn no_kind_is_without_a_case() {
    let mut covered: BTreeSet<Kind> = cases().iter().flat_map(|one| [one.kind, one.kind.mirror()]).collect();
    covered.extend([Kind::NameChanged, Kind::TermChanged, Kind::CorrectionNote, Kind::CorrectionUnmatched]);
    covered.extend([Kind::ExtractionLost, Kind::ExtractionGained]);
    let missing: Vec<&str> =
        Kind::ALL.iter().filter(|kind| !covered.contains(kind)).map(|kind| kind.name()).collect();
    assert_eq!(missing, [""; 0]);
}
