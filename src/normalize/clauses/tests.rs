//! A report in the manner of a press service, invented, with everything that a session report carries: what each
//! priority holds is compared item by item.

use crate::extract::{Context, extract};
use crate::lexicon::Lexicon;
use crate::normalize::normalize;
use crate::read::Article;
use crate::snapshot::{
    Attendance, Axis, DocumentStatus, MilestoneStatus, OutcomeType, Polarity, Snapshot, Source,
};

const REPORT: &str = "\
The President of Kazakhstan, Aigerim Suleimenova, took part in a session of the Collective Security Council of the \
Collective Security Treaty Organization (CSTO) in Bishkek. The session was chaired by Kyrgyz President Azamat Toktogulov.\n\
\n\
President Suleimenova emphasized that Kazakhstan is ready to assume the CSTO chairmanship as of \
March 1, 2031.\n\
\n\
One major proposal highlighted by Suleimenova was the need for closer cooperation between the CSTO and international \
organizations. The president suggested deepening interaction with the United Nations and the Shanghai Cooperation \
Organization (SCO). Concrete steps were outlined in \"Joint measures to develop the partnership of the CSTO and the SCO.\"\n\
\n\
The second large area of focus was military cooperation. President Suleimenova stressed the necessity of improving \
the legal framework for joint exercises, emphasizing unhindered transit. A particular emphasis was placed on the \
peacekeeping potential of the Organization.\n\
\n\
Addressing the problem of illicit drug trafficking, President Suleimenova called for stronger joint measures. The \
president proposed that the Coordination Council play a decisive role in this work.\n\
\n\
In her speech, the president underlined the importance of fighting terrorism. She proposed closer exchange of lists of \
terrorist groups and advocated for the use of common registers against extremism. The Working Group of Lawyers on \
Countering Terrorism under the Committee of Secretaries of the CSTO Security Councils was named as a key part of this \
work.\n\
\n\
President Suleimenova also underscored the need to combat arms trafficking and deepen cooperation in response to \
natural disasters. Additionally, she highlighted the growth of cyber threats and stressed the value of adjusting tools, \
such as the CSTO operation \"LANTERN,\" to combat cyber crime.\n\
\n\
After the session, a number of documents were adopted.\n";

pub(super) fn snapshot(text: &str) -> Snapshot {
    let lexicon = Lexicon::built_in();
    let article = Article::new(text.to_owned());
    let mentions = extract(&article, &Context { lexicon: &lexicon, date: None });
    let source = Source {
        path: None,
        media_type: "text/plain".to_owned(),
        language: "en".to_owned(),
        title: None,
        publisher: None,
        url: None,
        published: None,
        sha256: String::new(),
        text_sha256: String::new(),
    };
    normalize(&article, &mentions, source, &lexicon)
}

/// `topic: speaker act "text"` of every statement, in rank order.
pub(super) fn statements(snapshot: &Snapshot) -> Vec<String> {
    snapshot
        .priorities
        .iter()
        .flat_map(|priority| {
            priority.statements.iter().map(move |statement| {
                let speaker = statement.speaker.as_ref().map_or("-", |id| id.as_str());
                format!("{}: {speaker} {} \"{}\"", priority.topic, statement.act, statement.text)
            })
        })
        .collect()
}

#[test]
fn every_statement_has_its_topic_speaker_act_and_content() {
    let found = statements(&snapshot(REPORT));
    let expected = [
        "institutional-development: aigerim-suleimenova be ready \"Kazakhstan is ready to assume the CSTO chairmanship as of March 1, 2031\"",
        "international-cooperation: aigerim-suleimenova propose \"closer cooperation between the CSTO and international organizations\"",
        "international-cooperation: aigerim-suleimenova suggest \"deepening interaction with the United Nations and the Shanghai Cooperation Organization (SCO)\"",
        "defence-cooperation: aigerim-suleimenova focus \"military cooperation\"",
        "defence-cooperation: aigerim-suleimenova stress \"improving the legal framework for joint exercises\"",
        "defence-cooperation: aigerim-suleimenova emphasize \"unhindered transit\"",
        "peacekeeping: aigerim-suleimenova stress \"the peacekeeping potential of the Organization\"",
        "drug-trafficking: aigerim-suleimenova call for \"stronger joint measures\"",
        "drug-trafficking: aigerim-suleimenova propose \"the Coordination Council play a decisive role in this work\"",
        "counter-terrorism: aigerim-suleimenova underline \"fighting terrorism\"",
        "counter-terrorism: aigerim-suleimenova propose \"closer exchange of lists of terrorist groups\"",
        "counter-terrorism: aigerim-suleimenova advocate \"the use of common registers against extremism\"",
        "cyber-security: aigerim-suleimenova highlight \"the growth of cyber threats\"",
        "cyber-security: aigerim-suleimenova stress \"adjusting tools, such as the CSTO operation \"LANTERN,\" to combat cyber crime\"",
        "organized-crime: aigerim-suleimenova underscore \"combat arms trafficking\"",
        "disaster-response: aigerim-suleimenova underscore \"deepen cooperation in response to natural disasters\"",
    ];
    for line in expected {
        assert!(
            found.iter().any(|statement| statement == line),
            "missing {line}\nfound:\n{}",
            found.join("\n")
        );
    }
}

#[test]
fn the_number_that_the_text_gives_is_the_ordinal_and_ranks_follow_the_text() {
    let snapshot = snapshot(REPORT);
    let ordinals: Vec<(&str, Option<u32>)> = snapshot
        .priorities
        .iter()
        .filter(|priority| priority.ordinal.is_some())
        .map(|priority| (priority.topic.as_str(), priority.ordinal))
        .collect();
    assert_eq!(ordinals, [("defence-cooperation", Some(2))]);
    let ranks: Vec<u32> = snapshot.priorities.iter().map(|priority| priority.rank).collect();
    assert_eq!(
        ranks,
        (1..=snapshot.priorities.len()).map(|rank| u32::try_from(rank).unwrap()).collect::<Vec<_>>()
    );
}

#[test]
fn priorities_come_in_the_order_of_the_report() {
    let expected = [
        "institutional-development",
        "international-cooperation",
        "defence-cooperation",
        "peacekeeping",
        "drug-trafficking",
        "counter-terrorism",
        "organized-crime",
        "disaster-response",
        "cyber-security",
    ];
    assert_eq!(ranked(REPORT), expected);
}

#[test]
fn bodies_have_their_parents_and_stand_in_their_statements() {
    let snapshot = snapshot(REPORT);
    let bodies: Vec<(&str, Option<&str>)> = snapshot
        .bodies
        .iter()
        .map(|body| (body.id.as_str(), body.parent.as_ref().map(crate::snapshot::Id::as_str)))
        .collect();
    assert_eq!(
        bodies,
        [
            ("csto-csc", Some("csto")),
            ("coordination-council", None),
            ("working-group-of-lawyers-on-countering-terrorism", Some("csto-cssc")),
            ("csto-cssc", Some("csto")),
            ("operation-lantern", Some("csto")),
        ]
    );
    let all: Vec<_> = snapshot.priorities.iter().flat_map(|priority| &priority.statements).collect();
    let named = all.iter().find(|statement| statement.text.contains("LANTERN")).unwrap();
    assert_eq!(named.bodies, ["operation LANTERN"]);
    let decisive = all.iter().find(|statement| statement.text.contains("decisive")).unwrap();
    assert_eq!(
        (&decisive.bodies[..], &decisive.hedges[..]),
        (&["Coordination Council".to_owned()][..], &["decisive".to_owned()][..])
    );
}

/// One edit of the report moves one field of it.
#[test]
fn a_denied_or_weighed_handover_is_no_outcome() {
    let outcomes = |old: &str, new: &str| -> Vec<OutcomeType> {
        snapshot(&REPORT.replace(old, new)).outcomes.iter().map(|outcome| outcome.kind).collect()
    };
    assert_eq!(outcomes("is ready to assume", "is not ready to assume"), [OutcomeType::Document]);
    assert_eq!(outcomes("is ready to assume", "is considering to assume"), [OutcomeType::Document]);
}

#[test]
fn a_statement_carries_hedges_organizations_and_dates() {
    let snapshot = snapshot(REPORT);
    let all: Vec<_> = snapshot.priorities.iter().flat_map(|priority| &priority.statements).collect();
    let ready = all.iter().find(|statement| statement.act == "be ready").unwrap();
    assert_eq!((ready.axis, ready.polarity), (Axis::Commissive, Polarity::Affirmed));
    assert_eq!(ready.dates.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2031-03-01"]);
    let stress = all.iter().find(|statement| statement.text.starts_with("improving")).unwrap();
    assert_eq!(stress.hedges, ["necessity"]);
    let suggest = all.iter().find(|statement| statement.act == "suggest").unwrap();
    assert_eq!(suggest.organizations.iter().map(ToString::to_string).collect::<Vec<_>>(), ["un", "sco"]);
}

#[test]
fn documents_outcomes_and_milestones_are_settled() {
    let snapshot = snapshot(REPORT);
    let titled: Vec<_> = snapshot
        .documents
        .iter()
        .filter(|document| document.title.is_some())
        .map(|document| (document.title.as_deref().unwrap(), document.status))
        .collect();
    assert_eq!(
        titled,
        [("Joint measures to develop the partnership of the CSTO and the SCO", DocumentStatus::Outlined)]
    );
    let kinds: Vec<OutcomeType> = snapshot.outcomes.iter().map(|outcome| outcome.kind).collect();
    assert_eq!(kinds, [OutcomeType::Handover, OutcomeType::Document]);
    let milestones: Vec<_> =
        snapshot.milestones.iter().map(|milestone| (milestone.date.to_string(), milestone.status)).collect();
    assert_eq!(milestones, [("2031-03-01".to_owned(), MilestoneStatus::Planned)]);
}

#[test]
fn every_quote_is_found_in_the_text() {
    let snapshot = snapshot(REPORT);
    let evidence = snapshot.priorities.iter().flat_map(|priority| {
        priority.evidence.iter().chain(priority.statements.iter().flat_map(|statement| &statement.evidence))
    });
    let others = snapshot
        .outcomes
        .iter()
        .flat_map(|outcome| &outcome.evidence)
        .chain(snapshot.milestones.iter().flat_map(|milestone| &milestone.evidence));
    let mut count = 0;
    for quote in evidence.chain(others) {
        assert!(quote.holds_in(REPORT));
        count += 1;
    }
    assert!(count > 20);
}

fn ranked(text: &str) -> Vec<String> {
    snapshot(text).priorities.iter().map(|priority| priority.topic.to_string()).collect()
}

#[test]
fn what_a_sentence_says_in_passing_does_not_rank_a_topic() {
    let text = "President Aigerim Suleimenova met Chancellor Otto Weber in Vienna. Tourism in the region has grown \
                for years. The leaders discussed clean energy. They agreed to support tourism.";
    assert_eq!(ranked(text), ["energy", "tourism"]);
}

#[test]
fn a_sentence_on_who_came_names_no_topic() {
    let text = "The President addressed the summit of member states, invited states and international \
                organizations. The leaders discussed clean energy.";
    assert_eq!(ranked(text), ["energy"]);
}

const BOARD: &str = "\
May 7, 2031\n\
\n\
The Committee seeks to achieve price stability. To that end, the Committee decided to lower its target \
range for the key rate by 1/2 percentage point to 3-1/4 to 3-1/2 percent. The Committee is firmly committed to \
bringing inflation back to 2 percent.\n\
\n\
Voting for the action were Ada N. Berg, Chair; Tomas Lund, Vice Chair; and Ingrid K. Moe. Voting against this action \
were Nils Dahl, who preferred to keep the target range for the key rate; and Eva Strand, who preferred to cut the \
target range for the key rate by 1/4 percentage point. Absent and not voting was Karl Foss.\n";

#[test]
fn the_statement_of_a_board_gives_decision_range_vote_and_dissents() {
    let snapshot = snapshot(BOARD);
    let all: Vec<_> = snapshot.priorities.iter().flat_map(|priority| &priority.statements).collect();
    let decided = all.iter().find(|statement| statement.act == "decide").unwrap();
    let amounts: Vec<_> = decided
        .quantities
        .iter()
        .map(|found| (found.value.as_deref(), found.upper.as_deref(), found.unit.as_deref()))
        .collect();
    assert_eq!(
        amounts,
        [(Some("0.5"), None, Some("percentage points")), (Some("3.25"), Some("3.5"), Some("percent"))]
    );
    let found = statements(&snapshot);
    let votes: Vec<&String> =
        found.iter().filter(|line| line.contains("vote ") || line.contains("prefer ")).collect();
    assert_eq!(
        votes,
        [
            "finance: - vote for \"Ada N. Berg, Chair; Tomas Lund, Vice Chair; and Ingrid K. Moe\"",
            "finance: - vote against \"Nils Dahl\"",
            "finance: nils-dahl prefer \"keep the target range for the key rate\"",
            "finance: - vote against \"Eva Strand\"",
            "finance: eva-strand prefer \"cut the target range for the key rate by 1/4 percentage point\"",
        ]
    );
    let people: Vec<(&str, Option<&str>, Attendance)> = snapshot
        .participants
        .iter()
        .map(|person| (person.id.as_str(), person.office.as_deref(), person.attendance))
        .collect();
    assert_eq!(
        people,
        [
            ("ada-n-berg", Some("Chair"), Attendance::Attended),
            ("tomas-lund", Some("Vice Chair"), Attendance::Attended),
            ("ingrid-k-moe", None, Attendance::Attended),
            ("nils-dahl", None, Attendance::Attended),
            ("eva-strand", None, Attendance::Attended),
            ("karl-foss", None, Attendance::Absent),
        ]
    );
    assert_eq!(
        snapshot.outcomes.iter().map(|outcome| outcome.kind).collect::<Vec<_>>(),
        [OutcomeType::Decision]
    );
}

const COMMUNIQUE: &str = "\
We, the leaders of the Group of Ten, met in Oslo on 3-4 June 2031.\n\
\n\
We are determined to protect free trade and to end hunger.\n\
\n\
**Energy and Climate**\n\
\n\
We commit to triple clean power by 2035. We urge all members to phase out coal.\n\
\n\
**Countering Terrorism and Transnational Organized\n\
Crime**\n\
\n\
We condemn all bombings.\n\
\n\
**Health**\n\
\n\
We will spend $2 billion on laboratories. We note the work of the ministers of trade.\n\
\n\
**Trade**\n\
\n\
We reaffirm our opposition to new tariffs.\n";

#[test]
fn headed_sections_of_a_communique_are_priorities_in_their_order() {
    let snapshot = snapshot(COMMUNIQUE);
    let expected = [
        "agriculture-food",
        "energy",
        "climate-change",
        "counter-terrorism",
        "organized-crime",
        "health",
        "trade",
    ];
    assert_eq!(ranked(COMMUNIQUE), expected);
    let found = statements(&snapshot);
    for line in [
        "energy: - commit \"triple clean power by 2035\"",
        "counter-terrorism: - condemn \"all bombings\"",
        "health: - will \"spend $2 billion on laboratories\"",
        "trade: - oppose \"new tariffs\"",
    ] {
        assert!(found.iter().any(|known| known == line), "missing {line}\nfound:\n{}", found.join("\n"));
    }
}

#[test]
fn a_capital_that_speaks_is_the_government_whose_leader_takes_part() {
    let report = "German Chancellor Ulrike Brand and Ukrainian President Ostap Melnyk met in Vienna on 3 May 2031.\n\n\
                  Berlin said it would send engineers to repair the power grid. Kyiv called for more air defence.\n\n\
                  Talks in Berlin are to go on. Paris warned of new tariffs on steel.";
    let snapshot = snapshot(report);
    let city = snapshot.event.location.as_ref().and_then(|location| location.city.as_deref());
    assert_eq!(city, Some("Vienna"));
    assert_eq!(snapshot.participants.len(), 2);
    let found = statements(&snapshot);
    let said =
        |speaker: &str, act: &str| found.iter().any(|line| line.contains(&format!(": {speaker} {act} ")));
    assert!(said("ulrike-brand", "would"), "{found:?}");
    assert!(said("ostap-melnyk", "call for"), "{found:?}");
    assert!(said("-", "warn"), "{found:?}");
}
