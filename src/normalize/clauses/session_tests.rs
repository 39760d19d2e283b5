//! A session report in our own words, with everything of which such reports consist: who asks what and how, the bodies
//! and their parents, an operation, a document that is outlined and some that are adopted, a chair that passes on. Every
//! item that it gives is compared, so that one too many fails like one too few.

use super::tests::{snapshot, statements};
use crate::snapshot::{DocumentStatus, Id, MilestoneStatus, OutcomeType, Snapshot};

const SESSION: &str = "\
The Prime Minister of Armenia, Lusine Petrosyan, attended a restricted session of the Supreme Eurasian Economic Council \
of the Eurasian Economic Union (EAEU) held in Karaganda. The session, chaired by Kazakh President Daniyar Abenov, was \
attended by other heads of EAEU member states, including Ilya Sorokin of Russia and Aida Mamatova of Kyrgyzstan.\n\
\n\
Prime Minister Petrosyan praised the careful preparation of the session and thanked Kazakhstan for its hospitality. She \
stressed that Armenia is prepared to take over the chairmanship of the EAEU from 1 January 2032.\n\
\n\
A key proposal put forward by Petrosyan was the need for wider cooperation between the EAEU and other organizations. The \
prime minister suggested opening talks with the Association of Southeast Asian Nations (ASEAN). First steps were outlined \
in \"Principles of the partnership of the EAEU with the ASEAN and the SCO.\"\n\
\n\
The third focus was energy. Prime Minister Petrosyan underlined the necessity of completing the common electricity \
market, emphasizing equal access. Special emphasis was placed on renewable energy.\n\
\n\
In her remarks, the Armenian leader highlighted the importance of food security. She proposed a common reserve of grain \
and advocated for the use of shared laboratories against animal diseases. The Working Group of Experts on Plant Health \
under the Eurasian Economic Commission was named as a crucial part of this effort.\n\
\n\
Addressing the problem of illegal migration, Prime Minister Petrosyan called for joint registers of workers.\n\
\n\
The Armenian leader also noted the need to fight smuggling and expand cooperation in response to earthquakes. In \
addition, she stressed the importance of joint drills, such as the EAEU operation \"CARAVAN,\" to combat cyber crime.\n\
\n\
The prime minister expressed confidence that the priorities of the Armenian chairmanship would be sent to member states \
soon. She concluded by expressing optimism that joint efforts would strengthen the common market.\n\
\n\
Following the session, a package of documents was signed.\n";

fn ids(found: &[Id]) -> Vec<&str> {
    found.iter().map(Id::as_str).collect()
}

#[test]
fn every_statement_of_a_session_is_found_with_its_speaker_and_no_other() {
    let expected = [
        "institutional-development: lusine-petrosyan be prepared \"Armenia is prepared to take over the chairmanship of the EAEU from 1 January 2032\"",
        "institutional-development: lusine-petrosyan be confident \"the priorities of the Armenian chairmanship would be sent to member states soon\"",
        "international-cooperation: lusine-petrosyan propose \"wider cooperation between the EAEU and other organizations\"",
        "international-cooperation: lusine-petrosyan suggest \"opening talks with the Association of Southeast Asian Nations (ASEAN)\"",
        "international-cooperation: - outline \"First steps were outlined in \"Principles of the partnership of the EAEU with the ASEAN and the SCO.\"\"",
        "energy: lusine-petrosyan focus \"energy\"",
        "energy: lusine-petrosyan underline \"completing the common electricity market\"",
        "energy: lusine-petrosyan emphasize \"equal access\"",
        "energy: lusine-petrosyan stress \"renewable energy\"",
        "agriculture-food: lusine-petrosyan highlight \"food security\"",
        "agriculture-food: lusine-petrosyan propose \"a common reserve of grain\"",
        "agriculture-food: - name \"The Working Group of Experts on Plant Health under the Eurasian Economic Commission was named as a crucial part of this effort\"",
        "health: lusine-petrosyan advocate \"the use of shared laboratories against animal diseases\"",
        "migration: lusine-petrosyan call for \"joint registers of workers\"",
        "labour: lusine-petrosyan call for \"joint registers of workers\"",
        "organized-crime: lusine-petrosyan note \"fight smuggling\"",
        "disaster-response: lusine-petrosyan note \"expand cooperation in response to earthquakes\"",
        "defence-cooperation: lusine-petrosyan stress \"joint drills, such as the EAEU operation \"CARAVAN,\" to combat cyber crime\"",
        "cyber-security: lusine-petrosyan stress \"to combat cyber crime\"",
        "economic-cooperation: lusine-petrosyan be confident \"joint efforts would strengthen the common market\"",
    ];
    assert_eq!(statements(&snapshot(SESSION)), expected);
}

/// A bold line heads a section although no blank line parts it from the paragraph above, and although its capitals read like
/// the name of an institution.
#[test]
fn a_bold_line_heads_its_section_however_it_is_set() {
    let text = "We, the leaders of the Group of Ten, met in Oslo on 3-4 June 2031. We urge all members to end hunger.\n\
                **Climate Change, Energy and Environment**\n\n\
                We commit to triple clean power by 2035.\n\n\
                **Supporting Developing Economies and Strengthening International\n\
                Financial Institutions**\n\n\
                We will grow the capital of the bank.\n";
    let snapshot = snapshot(text);
    let topics: Vec<&str> = snapshot.priorities.iter().map(|priority| priority.topic.as_str()).collect();
    let expected = ["agriculture-food", "climate-change", "energy", "environment", "development", "finance"];
    assert_eq!(topics, expected);
}

/// `text: bodies | organizations | documents` of the statements that name any.
fn references(snapshot: &Snapshot) -> Vec<String> {
    let all = snapshot.priorities.iter().flat_map(|priority| &priority.statements);
    all.filter(|one| !(one.bodies.is_empty() && one.documents.is_empty()))
        .map(|one| {
            let start: String = one.text.chars().take(24).collect();
            format!(
                "{start}: {} | {} | {}",
                one.bodies.join(", "),
                ids(&one.organizations).join(", "),
                ids(&one.documents).join(", ")
            )
        })
        .collect()
}

#[test]
fn bodies_operation_and_documents_stand_in_their_statements() {
    let expected = [
        "First steps were outline:  | eaeu, asean, sco | principles-of-the-partnership-of-the-eaeu-with-the-asean-and-the-sco",
        "The Working Group of Exp: Working Group of Experts on Plant Health, Eurasian Economic Commission |  | ",
        "joint drills, such as th: operation CARAVAN | eaeu | ",
    ];
    assert_eq!(references(&snapshot(SESSION)), expected);
}

#[test]
fn bodies_documents_outcomes_and_milestones_of_a_session_are_all_found() {
    let snapshot = snapshot(SESSION);
    let bodies: Vec<(&str, Option<&str>)> =
        snapshot.bodies.iter().map(|one| (one.name.as_str(), one.parent.as_ref().map(Id::as_str))).collect();
    assert_eq!(
        bodies,
        [
            ("Supreme Eurasian Economic Council", Some("eaeu")),
            ("Working Group of Experts on Plant Health", Some("eec")),
            ("Eurasian Economic Commission", Some("eaeu")),
            ("operation CARAVAN", Some("eaeu")),
        ]
    );
    let documents: Vec<(Option<&str>, DocumentStatus)> =
        snapshot.documents.iter().map(|one| (one.title.as_deref(), one.status)).collect();
    assert_eq!(
        documents,
        [
            (
                Some("Principles of the partnership of the EAEU with the ASEAN and the SCO"),
                DocumentStatus::Outlined
            ),
            (None, DocumentStatus::Signed),
        ]
    );
    let outcomes: Vec<OutcomeType> = snapshot.outcomes.iter().map(|one| one.kind).collect();
    assert_eq!(outcomes, [OutcomeType::Handover, OutcomeType::Document]);
    let milestones: Vec<(String, MilestoneStatus)> =
        snapshot.milestones.iter().map(|one| (one.date.to_string(), one.status)).collect();
    assert_eq!(milestones, [("2032-01-01".to_owned(), MilestoneStatus::Planned)]);
}
