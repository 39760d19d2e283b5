//! One invented sentence for each form in which reports put what somebody wants.

use crate::extract::{Context, Mentions, extract};
use crate::lexicon::{Lexicon, TableId};
use crate::read::Article;
use crate::snapshot::{Axis, DocumentStatus, MilestoneStatus, OutcomeType, Polarity};

fn read(text: &str) -> (Article, Mentions) {
    let lexicon = Lexicon::built_in();
    let article = Article::new(text.to_owned());
    let mentions = extract(&article, &Context { lexicon: &lexicon, date: None });
    (article, mentions)
}

/// `act|axis|polarity|content` of every statement.
fn acts(text: &str) -> Vec<String> {
    let (article, mentions) = read(text);
    mentions
        .clauses
        .statements
        .iter()
        .map(|statement| {
            let not = if statement.polarity == Polarity::Negated { "not " } else { "" };
            let axis = match statement.axis {
                Axis::Commissive => "commissive",
                Axis::Directive => "directive",
                Axis::Stance => "stance",
                Axis::Reporting => "reporting",
                Axis::Modality => "modality",
            };
            format!("{not}{} ({axis}): {}", statement.act, article.plain(statement.content.clone()))
        })
        .collect()
}

fn hedges(text: &str) -> Vec<String> {
    read(text).1.clauses.statements.into_iter().flat_map(|statement| statement.hedges).collect()
}

pub(super) fn topics(text: &str) -> Vec<String> {
    let (_, mentions) = read(text);
    let clauses = mentions.clauses;
    let mut found: Vec<(usize, String)> = clauses
        .topics
        .iter()
        .chain(clauses.statements.iter().flat_map(|statement| &statement.topics))
        .map(|topic| (topic.cue.start, topic.topic.to_string()))
        .collect();
    found.sort();
    found.dedup_by(|one, other| one.1 == other.1);
    found.into_iter().map(|(_, topic)| topic).collect()
}

#[test]
fn a_verb_of_saying_gives_its_content_without_the_importance_of() {
    let text = "The minister stressed the necessity of fighting drug trafficking.";
    assert_eq!(acts(text), ["stress (reporting): fighting drug trafficking"]);
    assert_eq!(hedges(text), ["necessity"]);
}

#[test]
fn importance_nouns_are_hedges() {
    assert_eq!(hedges("The minister noted the desirability of fighting drug trafficking."), ["desirability"]);
}

#[test]
fn a_hedge_counts_once_and_the_words_of_the_act_are_none() {
    assert_eq!(
        hedges("She emphasized that Norway is fully ready to fully open its market for trade."),
        ["fully"]
    );
}

#[test]
fn a_relative_clause_alone_is_no_act() {
    assert_eq!(acts("A plan for clean energy, which demands patience."), Vec::<String>::new());
}

#[test]
fn the_act_inside_a_that_clause_is_what_was_said() {
    assert_eq!(
        acts("She emphasized that Norway is ready to assume the chairmanship of the council."),
        ["be ready (commissive): Norway is ready to assume the chairmanship of the council"]
    );
    assert_eq!(
        acts("She emphasized that Norway is considering assuming the chairmanship of the council."),
        ["consider (commissive): Norway is considering assuming the chairmanship of the council"]
    );
    assert_eq!(
        acts("She emphasized that Norway is not ready to assume the chairmanship of the council."),
        ["not be ready (commissive): Norway is not ready to assume the chairmanship of the council"]
    );
}

#[test]
fn co_ordinated_verbs_keep_their_own_content() {
    assert_eq!(
        acts(
            "He proposed joint patrols against terrorism and advocated for the exchange of lists of terrorist groups."
        ),
        [
            "propose (directive): joint patrols against terrorism",
            "advocate (directive): the exchange of lists of terrorist groups"
        ]
    );
}

#[test]
fn co_ordinated_infinitives_are_two_statements() {
    assert_eq!(
        acts(
            "The premier underscored the need to combat arms trafficking and deepen cooperation in natural disasters."
        ),
        [
            "underscore (reporting): combat arms trafficking",
            "underscore (reporting): deepen cooperation in natural disasters"
        ]
    );
}

#[test]
fn an_opening_participle_is_not_the_act() {
    assert_eq!(
        acts(
            "Addressing the problem of drug trafficking, President Ilves called for stronger customs controls."
        ),
        ["call for (directive): stronger customs controls"]
    );
}

#[test]
fn passive_emphasis_is_an_act() {
    assert_eq!(
        acts("Particular emphasis was placed on the fight against terrorism."),
        ["stress (reporting): the fight against terrorism"]
    );
}

#[test]
fn a_light_verb_takes_its_act_from_the_noun() {
    assert_eq!(
        acts("The ministers expressed deep concern about terrorism."),
        ["express concern (stance): terrorism"]
    );
    assert_eq!(
        acts("The ministers reaffirmed their commitment to gender equality."),
        ["reaffirm commitment (commissive): gender equality"]
    );
}

#[test]
fn a_numbered_priority_carries_its_number() {
    let (_, mentions) = read("The third critical area of focus was the fight against terrorism.");
    let ordinals: Vec<Option<u32>> = mentions
        .clauses
        .statements
        .iter()
        .flat_map(|statement| &statement.topics)
        .map(|topic| topic.ordinal)
        .collect();
    assert_eq!(ordinals, [Some(3)]);
    assert_eq!(topics("The third meeting discussed the fight against terrorism."), ["counter-terrorism"]);
    let (_, mentions) = read("The third meeting discussed the fight against terrorism.");
    assert_eq!(mentions.clauses.statements[0].topics[0].ordinal, None);
}

#[test]
fn an_amount_keeps_its_currency_and_bound() {
    let (article, mentions) = read("Japan will provide more than $4.5 billion for clean energy.");
    let quantity = &mentions.clauses.statements[0].quantities[0];
    assert_eq!(article.plain(quantity.tokens.clone()), "more than $4.5 billion");
    assert_eq!((quantity.value.as_deref(), quantity.unit.as_deref()), (Some("4500000000"), Some("USD")));
}

#[test]
fn ranges_counts_and_vague_quantities_are_told_apart() {
    let amounts = |text: &str| -> Vec<(Option<String>, Option<String>, Option<String>)> {
        read(text)
            .1
            .clauses
            .statements
            .iter()
            .flat_map(|statement| statement.quantities.clone())
            .map(|found| (found.value, found.upper, found.unit))
            .collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        amounts("The board decided to keep the discount rate at 2-1/4 to 2-3/4 percent."),
        [(some("2.25"), some("2.75"), some("percent"))]
    );
    assert_eq!(amounts("Poland will take in 8,000 refugees."), [(some("8000"), None, some("refugees"))]);
    assert_eq!(
        amounts("After the session a series of documents on trade were signed."),
        [(None, None, some("documents"))]
    );
}

#[test]
fn votes_are_statements() {
    let found = acts(
        "The Committee decided to raise the key interest rate by 1/4 percentage point.\n\nVoting for the action were A. Smith, Chair, and B. Jones. Voting against it was C. Brown, who preferred no change.",
    );
    assert_eq!(
        found[1..],
        [
            "vote for (commissive): A. Smith, Chair, and B. Jones",
            "vote against (commissive): C. Brown",
            "prefer (directive): no change"
        ]
    );
}

#[test]
fn items_take_the_act_of_their_lead() {
    let text = "The ministers agreed to:\n\n- expand vaccine production;\n- open a railway corridor.";
    let found = read(text).1.clauses.statements;
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|statement| statement.axis == Axis::Commissive));
}

#[test]
fn documents_have_a_status() {
    let status = |text: &str| read(text).1.clauses.documents.first().map(|document| document.status);
    assert_eq!(status("The presidents signed a joint declaration on trade."), Some(DocumentStatus::Signed));
    assert_eq!(status("A package of documents was adopted."), Some(DocumentStatus::Adopted));
    assert_eq!(
        status("The plan was outlined in \"Measures to develop the Treaty on Trade\"."),
        Some(DocumentStatus::Outlined)
    );
    assert_eq!(
        status("They recalled the Lima Declaration on the Protection of Glaciers."),
        Some(DocumentStatus::Mentioned)
    );
}

#[test]
fn titles_of_documents_begin_at_their_own_words() {
    let titles = |text: &str| -> Vec<String> {
        read(text).1.clauses.documents.iter().filter_map(|document| document.title.clone()).collect()
    };
    assert_eq!(titles("Under the Lima Clean Water Action Plan, they met."), ["Lima Clean Water Action Plan"]);
    assert_eq!(
        titles("They named the U.S.-Japan Treaty of Mutual Friendship and the ASEAN-U.S. Work Plan."),
        ["U.S.-Japan Treaty of Mutual Friendship", "ASEAN-U.S. Work Plan"]
    );
    assert_eq!(
        titles("They thanked all parties to the Convention on the Care of Rivers."),
        ["Convention on the Care of Rivers"]
    );
    assert_eq!(
        titles("It follows the United Nations Convention on the Care of Rivers."),
        ["United Nations Convention on the Care of Rivers"]
    );
}

#[test]
fn what_an_earlier_meeting_brought_is_no_outcome() {
    let count = |text: &str| read(text).1.clauses.outcomes.len();
    assert_eq!(count("The leaders met in Lima. In May, the ministers agreed to open a fund."), 0);
    assert_eq!(count("The leaders met in Lima. At the 2029 summit, we launched a fund for clean energy."), 0);
    assert_eq!(count("The leaders met in Lima. They launched a fund for clean energy."), 1);
    assert_eq!(count("These launches pose a threat to peace."), 0);
    assert_eq!(count("They spoke of the treaty that ten leaders endorsed."), 0);
}

#[test]
fn years_ordinals_and_dates_with_strokes_count_nothing() {
    let amounts = |text: &str| -> Vec<Option<String>> {
        read(text)
            .1
            .clauses
            .statements
            .iter()
            .flat_map(|statement| statement.quantities.clone())
            .map(|found| found.value)
            .collect()
    };
    assert_eq!(amounts("We will meet our 2030 climate contributions."), []);
    assert_eq!(amounts("We will address 21<sup>st</sup> century trade issues."), []);
    assert_eq!(amounts("We condemn the 26/11 attacks by terrorists."), []);
    assert_eq!(amounts("We will pay 2500 dollars for trade lists."), [Some("2500".to_owned())]);
}

#[test]
fn outcomes_are_told_from_aims() {
    let kinds = |text: &str| -> Vec<OutcomeType> {
        read(text).1.clauses.outcomes.iter().map(|outcome| outcome.kind).collect()
    };
    assert_eq!(kinds("The leaders agreed to open a new railway corridor."), [OutcomeType::Agreement]);
    assert_eq!(kinds("The leaders decided to establish a fund for clean energy."), [OutcomeType::Decision]);
    assert_eq!(kinds("The next summit will be held in Lima."), [OutcomeType::NextMeeting]);
    assert_eq!(kinds("Chile will take over the chairmanship of the group."), [OutcomeType::Handover]);
    assert_eq!(kinds("The ministers discussed clean energy and stressed the need for investment."), []);
}

#[test]
fn greetings_give_no_priority() {
    assert_eq!(
        topics(
            "The presidents exchanged greetings and congratulated each other on the health of their families."
        ),
        Vec::<String>::new()
    );
}

#[test]
fn every_cue_gives_its_topic_and_its_negative_does_not() {
    let lexicon = Lexicon::built_in();
    let mut wrong = Vec::new();
    for row in lexicon.rows(TableId::Topics) {
        let topic = row.text("topic").to_owned();
        let cue = row.text("cue");
        if !topics(row.text("positive")).contains(&topic) {
            wrong.push(format!("{topic} `{cue}`: not found in: {}", row.text("positive")));
        }
        if topics(row.text("negative")).contains(&topic) {
            wrong.push(format!("{topic} `{cue}`: found in: {}", row.text("negative")));
        }
    }
    assert!(wrong.is_empty(), "{} of the rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_time_and_a_place_between_verb_and_content_are_cut_off() {
    assert_eq!(
        acts("The presidents agreed on Thursday to share the water of the river."),
        ["agree (commissive): share the water of the river"]
    );
    assert_eq!(
        acts("The presidents agreed on 5 May 2025 in Accra to start joint patrols against piracy."),
        ["agree (commissive): start joint patrols against piracy"]
    );
    assert_eq!(
        acts("The presidents called on Norway to open its market for trade."),
        ["call on (directive): Norway to open its market for trade"]
    );
}

#[test]
fn a_commitment_without_a_topic_is_filed_under_other() {
    assert_eq!(topics("The leaders agreed to reopen the old bridge."), ["other"]);
    assert_eq!(topics("The leaders looked forward to a pleasant evening."), Vec::<String>::new());
    assert_eq!(topics("The paper agreed to reopen the old archive."), Vec::<String>::new());
}

/// The first topic of every statement.
fn homes(text: &str) -> Vec<String> {
    let statements = read(text).1.clauses.statements;
    statements.iter().map(|statement| statement.topics[0].topic.to_string()).collect()
}

#[test]
fn a_heading_claims_the_statements_under_it() {
    let text = "The ministers met in Oslo.\n\nEconomy\n\nThe members pledged to set up a development bank.\n\n\
                Energy and public health\n\nThe members agreed to train more nurses for health centres. They called for cheaper electricity for all.\n";
    assert_eq!(homes(text), ["economic-cooperation", "health", "energy"]);
}

#[test]
fn what_is_signed_at_the_end_is_outside_the_section_above_it() {
    let text = "The ministers met in Oslo.\n\nEnergy\n\nThe members pledged to share their gas.\n\n\
                Following the session, the leaders signed the Oslo Declaration. They agreed to publish it soon.\n";
    assert_eq!(homes(text), ["energy", "other"]);
    let text = "The ministers met in Oslo.\n\nEnergy\n\nThe members pledged to share their gas.\n\n\
                They agreed to publish the list of all wells.\n";
    assert_eq!(homes(text), ["energy", "energy"]);
}

#[test]
fn a_date_after_the_report_or_a_limit_is_still_to_come() {
    let statuses = |text: &str| -> Vec<(String, MilestoneStatus)> {
        let milestones = read(text).1.clauses.milestones;
        milestones.iter().map(|found| (found.date.to_string(), found.status)).collect()
    };
    let text = "The ministers met in Oslo on 3 July 2024.\n\nThey approved a budget for trade for 2025-2027. They \
                decided to end the subsidies for coal by the end of 2026. The treaty on trade was signed in March 2014.\n";
    assert_eq!(
        statuses(text),
        [
            ("2025/2027".to_owned(), MilestoneStatus::Planned),
            ("2026".to_owned(), MilestoneStatus::Planned),
            ("2014-03".to_owned(), MilestoneStatus::Done)
        ]
    );
}

#[test]
fn a_span_of_years_belongs_to_the_title() {
    let text = "The ministers met in Oslo on 3 July 2024. They endorsed the Work Programme for 2026-2027.";
    let titles: Vec<_> = read(text).1.clauses.documents.into_iter().filter_map(|found| found.title).collect();
    assert_eq!(titles, ["Work Programme for 2026-2027"]);
}

#[test]
fn what_is_only_hoped_for_or_told_beside_is_no_outcome() {
    let kinds = |text: &str| -> Vec<OutcomeType> {
        read(text).1.clauses.outcomes.iter().map(|outcome| outcome.kind).collect()
    };
    let opening = "The presidents met in Oslo on 3 July 2024.";
    let hoped =
        "President Lee looked forward to the summit where leaders will take historic decisions on trade.";
    assert_eq!(kinds(&format!("{opening} {hoped}")), []);
    let beside = "Norway sells gas under an agreement that was signed in Lagos by two companies.";
    assert_eq!(kinds(&format!("{opening} {beside}")), []);
    assert_eq!(kinds(&format!("{opening} An agreement on gas was signed.")), [OutcomeType::Document]);
}

#[test]
fn a_count_without_a_number_makes_no_statement_of_a_subject_without_a_topic() {
    let text = "The presidents discussed the sanctions. They also reviewed a number of regional issues.";
    assert_eq!(acts(text), ["discuss (reporting): the sanctions"]);
}
