//! What a report denies, weighs or only plans: one invented sentence for each way to say so, with the sentence beside it
//! that says the opposite.

use crate::extract::{ClauseMentions, Context, extract};
use crate::lexicon::Lexicon;
use crate::read::Article;
use crate::snapshot::{DocumentStatus, MilestoneStatus, OutcomeType, Polarity};

/// The value and the unit of an amount.
type Counted = (Option<String>, Option<String>);

const DATELINE: &str = "Lagos, 4 May 2030\n\nThe leaders of Ghana and Togo met in Lagos on 4 May 2030.\n\n";

fn read(sentence: &str) -> ClauseMentions {
    let lexicon = Lexicon::built_in();
    let article = Article::new(format!("{DATELINE}{sentence}\n"));
    extract(&article, &Context { lexicon: &lexicon, date: None }).clauses
}

fn outcomes(sentence: &str) -> Vec<OutcomeType> {
    read(sentence).outcomes.into_iter().map(|outcome| outcome.kind).collect()
}

fn milestones(sentence: &str) -> Vec<(String, MilestoneStatus)> {
    read(sentence).milestones.into_iter().map(|one| (one.date.to_string(), one.status)).collect()
}

fn polarities(sentence: &str) -> Vec<(String, Polarity)> {
    read(sentence).statements.into_iter().map(|one| (one.act, one.polarity)).collect()
}

#[test]
fn a_document_that_was_not_adopted_is_no_outcome() {
    assert_eq!(outcomes("The leaders adopted a joint declaration on trade."), [OutcomeType::Document]);
    for sentence in [
        "The leaders failed to adopt a joint declaration on trade.",
        "The leaders failed on Thursday to adopt a joint declaration on trade.",
        "The leaders were unable to adopt a joint declaration on trade.",
        "The leaders did not adopt a joint declaration on trade.",
        "The leaders refused to sign a joint declaration on trade.",
        "The leaders stressed the need to conclude a joint declaration on trade.",
        "The leaders intend to sign a joint declaration on trade.",
        "The leaders welcomed the states who have signed the Lagos Declaration.",
        "No joint declaration on trade was adopted.",
        "A joint declaration on trade may be adopted.",
        "A joint declaration on trade is to be signed in autumn 2031.",
    ] {
        assert_eq!(outcomes(sentence), Vec::<OutcomeType>::new(), "{sentence}");
    }
}

#[test]
fn a_document_that_was_not_adopted_is_only_mentioned_and_one_to_come_is_planned() {
    let status =
        |sentence: &str| read(sentence).documents.into_iter().map(|one| one.status).collect::<Vec<_>>();
    assert_eq!(status("The leaders adopted the Lagos Declaration."), [DocumentStatus::Adopted]);
    assert_eq!(status("The leaders failed to adopt the Lagos Declaration."), [DocumentStatus::Mentioned]);
    assert_eq!(status("The Lagos Declaration is to be signed in June."), [DocumentStatus::Planned]);
}

#[test]
fn no_decision_and_a_failure_to_agree_are_denied() {
    assert_eq!(outcomes("A decision on tariffs was taken."), [OutcomeType::Decision]);
    assert_eq!(outcomes("No decision on tariffs was taken."), Vec::<OutcomeType>::new());
    let failed = [("agree".to_owned(), Polarity::Negated)];
    assert_eq!(polarities("The leaders failed to agree on tariffs."), failed);
    assert_eq!(polarities("The leaders have been unable to agree on tariffs."), failed);
    assert_eq!(
        outcomes("The leaders failed to agree on lower tariffs for cocoa."),
        Vec::<OutcomeType>::new()
    );
    let agreed = [("agree".to_owned(), Polarity::Affirmed)];
    assert_eq!(polarities("The leaders did agree to lower the tariffs on cocoa."), agreed);
    assert_eq!(outcomes("The leaders did agree to lower the tariffs on cocoa."), [OutcomeType::Agreement]);
}

#[test]
fn what_an_earlier_meeting_announced_is_no_outcome_of_this_one() {
    assert_eq!(outcomes("The leaders announced a fund for cocoa farmers."), [OutcomeType::Decision]);
    assert_eq!(
        outcomes(
            "Having passed their goal for cocoa farmers, announced in Accra in 2028, the leaders remain steadfast."
        ),
        Vec::<OutcomeType>::new()
    );
}

#[test]
fn an_appointment_beside_a_document_is_an_outcome_of_its_own() {
    assert_eq!(
        outcomes("The leaders endorsed the Trade Protocol, and appointed Kofi Mensah as Secretary-General."),
        [OutcomeType::Appointment, OutcomeType::Document]
    );
}

#[test]
fn an_item_that_opens_with_its_verb_says_what_the_meeting_did() {
    let text = "The Heads of State of the Commission:\n\n1. Strongly condemned the ban on trade;\n\n2. Directed the \
                ministers to open the border for trade by May 2031.";
    let told: Vec<String> = read(text).statements.into_iter().map(|one| one.act).collect();
    assert!(told.contains(&"condemn".to_owned()) && told.contains(&"direct".to_owned()), "{told:?}");
}

#[test]
fn what_may_could_or_is_to_happen_is_planned_and_what_was_done_is_done() {
    use MilestoneStatus::{Done, Planned};
    for (sentence, date, status) in [
        ("Togo may join the customs union in September.", "2030-09", Planned),
        ("Free travel between the two states could begin as early as July 2031.", "2031-07", Planned),
        (
            "Both sides reaffirmed their intention to begin work on the railway in spring 2031.",
            "2031",
            Planned,
        ),
        ("The railway treaty is to be signed in autumn 2031.", "2031", Planned),
        ("The leaders agreed to reopen the land border in May 2030.", "2030-05", Planned),
        ("The customs union began to work in March 2029.", "2029-03", Done),
        ("The railway treaty, signed in March 2029, could be renewed.", "2029-03", Done),
        ("The leaders said that the border was reopened in April 2030.", "2030-04", Done),
    ] {
        assert_eq!(milestones(sentence), [(date.to_owned(), status)], "{sentence}");
    }
}

#[test]
fn a_modal_verb_of_another_clause_is_no_hedge() {
    let hedges = |sentence: &str| -> Vec<String> {
        read(sentence).statements.into_iter().flat_map(|statement| statement.hedges).collect()
    };
    assert_eq!(hedges("The leaders agreed that tariffs should be lowered."), ["should"]);
    assert_eq!(hedges("The leaders will prepare for tariffs that could harm trade."), Vec::<String>::new());
    assert_eq!(hedges("In considering any change of tariffs, the leaders will assess trade."), ["will"]);
}

#[test]
fn figures_that_fall_are_two_amounts_and_figures_that_rise_a_range() {
    let amounts = |sentence: &str| -> Vec<(Option<String>, Option<String>)> {
        let statements = read(sentence).statements;
        statements.into_iter().flat_map(|one| one.quantities).map(|one| (one.value, one.upper)).collect()
    };
    let some = |value: &str| Some(value.to_owned());
    assert_eq!(
        amounts("The leaders agreed to cut the tariff on trade from 25 to 5 percent."),
        [(some("25"), None), (some("5"), None)]
    );
    assert_eq!(
        amounts("The leaders agreed to lower the cap on trade credits from $60 billion to $25 billion."),
        [(some("60000000000"), None), (some("25000000000"), None)]
    );
    assert_eq!(
        amounts("The leaders agreed to keep the tariff on trade at 5 to 25 percent."),
        [(some("5"), some("25"))]
    );
}

#[test]
fn those_against_may_want_two_things_and_a_list_of_voters_is_counted() {
    let text = "The Committee decided to lower the key rate of the central bank by 1/2 percentage point.\n\nVoting for \
                the action were Ada N. Berg, Chair; Tomas Lund; and Ingrid K. Moe. Voting against the action was Nils \
                Dahl, who supported no change for the key rate but preferred to stop the purchase of bonds.";
    let statements = read(text).statements;
    let votes: Vec<(String, Vec<Counted>)> = statements
        .iter()
        .skip(1)
        .map(|one| {
            let counted = one.quantities.iter().map(|one| (one.value.clone(), one.unit.clone())).collect();
            (one.act.clone(), counted)
        })
        .collect();
    let count = |number: &str| vec![(Some(number.to_owned()), Some("votes".to_owned()))];
    assert_eq!(
        votes,
        [
            ("vote for".to_owned(), count("3")),
            ("vote against".to_owned(), count("1")),
            ("support".to_owned(), Vec::new()),
            ("prefer".to_owned(), Vec::new()),
        ]
    );
}

#[test]
fn what_a_thing_does_of_itself_binds_nobody() {
    use crate::snapshot::Axis;
    let axes = |sentence: &str| read(sentence).statements.into_iter().map(|one| one.axis).collect::<Vec<_>>();
    assert_eq!(axes("The leaders increased the budget for trade."), [Axis::Commissive]);
    assert_eq!(axes("Growing demand has increased trade in cocoa."), [Axis::Reporting]);
}
