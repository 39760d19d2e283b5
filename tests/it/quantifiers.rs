//! How many of those who meet want a thing, and how much of it there is: a quantifier that changes makes a statement
//! stronger or weaker, and the output says so in plain words.

use crate::reports::{Report, compare};
use summitdiff::assess::{Cause, Mode, Policy, assess};
use summitdiff::diff::{Direction, Kind, Pair};
use summitdiff::lexicon::Lexicon;
use summitdiff::render::{self, Comparison, Options};

const OPENING: &str = "The leaders of Sweden and Finland met in Turku on 7 May 2031.\n\n";

/// From weak to strong; the words between them stand on one scale.
const LADDER: &[&str] = &[
    "A few members supported a ban on tariffs.",
    "Several members supported a ban on tariffs.",
    "Some members supported a ban on tariffs.",
    "Many members supported a ban on tariffs.",
    "Most members supported a ban on tariffs.",
    "Almost all members supported a ban on tariffs.",
    "All members supported a ban on tariffs.",
];

/// Weak, strong, and what is said of the step up.
const PAIRS: &[(&str, &str, &str)] = &[
    (
        "There has been some further progress in trade.",
        "There has been further progress in trade.",
        "no longer “some”",
    ),
    (
        "The leaders noted some progress in trade.",
        "The leaders noted considerable progress in trade.",
        "“some” → “considerable”",
    ),
    (
        "The leaders agreed to lift tariffs on many goods.",
        "The leaders agreed to lift tariffs on all goods.",
        "“many” → “all”",
    ),
    (
        "A majority of the members supported a ban on tariffs.",
        "The vast majority of the members supported a ban on tariffs.",
        "“a majority of” → “the vast majority of”",
    ),
];

/// Two reports that differ in one sentence.
fn reports(old: &str, new: &str) -> (Report, Report) {
    let report = |name, sentence| Report::of(name, &format!("{OPENING}{sentence}\n"));
    (report("old.txt", old), report("new.txt", new))
}

/// The changes of the statement and its amounts.
fn moved(old: &str, new: &str) -> Vec<(Kind, Option<Direction>)> {
    let (old, new) = reports(old, new);
    compare(&old, &new)
        .changes
        .iter()
        .filter(|change| change.kind.family() == "statement" || change.kind == Kind::QuantityChanged)
        .map(|change| (change.kind, change.direction))
        .collect()
}

/// What is printed of them, one change a line.
fn told(old: &str, new: &str) -> String {
    let (old, new) = reports(old, new);
    let cause = Cause::of(&old.snapshot, &new.snapshot);
    let assessment = assess(compare(&old, &new), (Mode::Revision, "asked for"), cause, &Policy::default());
    let lexicon = Lexicon::built_in();
    let sides = Pair::new(&old.snapshot, &new.snapshot);
    let comparison = Comparison::new(sides, &assessment, &lexicon, Options::default());
    let mut out = String::new();
    render::oneline::write(&comparison, &mut out).unwrap();
    out
}

#[test]
fn each_step_of_the_ladder_is_stronger_up_and_weaker_down() {
    for (at, weak) in LADDER.iter().enumerate() {
        for strong in &LADDER[at + 1..] {
            let up = [(Kind::StatementStrengthened, Some(Direction::Stronger))];
            assert_eq!(moved(weak, strong), up, "{weak} / {strong}");
            let down = [(Kind::StatementWeakened, Some(Direction::Weaker))];
            assert_eq!(moved(strong, weak), down, "{strong} / {weak}");
        }
    }
}

#[test]
fn what_there_is_more_or_less_of_is_compared_the_same_way() {
    for (weak, strong, said) in PAIRS {
        let told = told(weak, strong);
        assert!(told.contains(&format!("stronger, {said}")), "{told}");
        assert_eq!(moved(weak, strong), [(Kind::StatementStrengthened, Some(Direction::Stronger))], "{weak}");
        assert_eq!(moved(strong, weak), [(Kind::StatementWeakened, Some(Direction::Weaker))], "{strong}");
    }
}

#[test]
fn a_number_in_the_place_of_a_quantifier_is_a_quantity() {
    let told = moved(
        "The leaders called for several steps in trade.",
        "The leaders called for three steps in trade.",
    );
    assert_eq!(told, [(Kind::QuantityChanged, None)]);
}
