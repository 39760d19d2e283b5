//! Where a word of a topic names no topic: inside a phrase that is about something else, in a list of those with whom one
//! talks, beside a number that only counts.

use super::tests::topics;

#[test]
fn a_phrase_about_something_else_names_no_topic() {
    assert_eq!(topics("The leaders discussed security."), ["collective-security"]);
    assert_eq!(topics("The leaders met their national security adviser."), Vec::<String>::new());
    assert_eq!(topics("The leaders agreed on common emission standards for ovens."), ["other"]);
    assert_eq!(topics("The leaders agreed to cut emissions."), ["climate-change"]);
}

#[test]
fn those_with_whom_one_talks_are_no_subject() {
    assert_eq!(topics("The leaders called for aid to industry."), ["industry"]);
    assert_eq!(
        topics(
            "The leaders called for a dialogue on outer space between governments, industry, academia and civil society."
        ),
        ["space"]
    );
}

#[test]
fn a_number_of_things_is_about_none_of_them_and_an_amount_of_money_is() {
    assert_eq!(topics("The gardens have two hundred trees."), Vec::<String>::new());
    assert_eq!(topics("The bank gave 3 million euros to the port."), ["finance"]);
}
