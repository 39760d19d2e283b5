//! The outcome of a check: for people as a table, for `grep` one line a finding, for programs as JSON.
//!
//! Comes in: the snapshots that were checked, in order of path. Goes out: text that says of each that is not as it was
//! kept why (the text, our extraction, the schema), what differs, and the command that accepts it.

pub mod json;
pub mod oneline;
pub mod table;

use super::{Comparison, Options, safe};
use crate::assess::Cause;
use crate::diff::Pair;
use crate::gate::waivers::Idle;
use crate::gate::{Changed, Checked, Outcome, State, Thresholds};
use crate::lexicon::Lexicon;
use crate::snapshot::SCHEMA;

/// What every renderer of a check gets.
#[derive(Debug, Clone, Copy)]
pub struct Checks<'run> {
    /// The snapshots, in order of path.
    pub checked: &'run [Checked],
    /// What fails.
    pub thresholds: Thresholds,
    /// Waivers that do not do what they were made for.
    pub idle: &'run Idle,
    /// Names for the things that snapshots name by id and code.
    pub lexicon: &'run Lexicon,
    /// How it is to look.
    pub options: Options,
}

impl Checks<'_> {
    /// The worst outcome of all.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let waivers = if self.idle_fails() { Outcome::Differs } else { Outcome::Passed };
        let outcomes = self.checked.iter().map(|one| one.outcome(&self.thresholds));
        outcomes.fold(waivers, Ord::max)
    }

    /// Whether waivers that do nothing make the check fail.
    #[must_use]
    pub fn idle_fails(&self) -> bool {
        self.thresholds.idle_waivers && !self.idle.is_empty()
    }

    /// The two sides of a changed snapshot.
    #[must_use]
    pub fn comparison<'one>(&self, changed: &'one Changed) -> Comparison<'one> {
        let sides = Pair::new(&changed.old, &changed.new);
        Comparison::new(sides, &changed.assessment, self.lexicon, self.options)
    }

    /// How many snapshots are in each state, in the order of [`WORDS`]; states without any are left out.
    #[must_use]
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let count = |word| self.checked.iter().filter(|one| state_word(&one.state) == word).count();
        WORDS.iter().map(|word| (*word, count(*word))).filter(|(_, count)| *count > 0).collect()
    }
}

/// The words for the states, in the order in which they are counted.
pub const WORDS: [&str; 9] = [
    "same",
    "form",
    "source",
    "extractor",
    "schema",
    "report-missing",
    "snapshot-missing",
    "orphan",
    "unreadable",
];

/// The word for a state, the same in every output: of a changed snapshot it is the cause.
#[must_use]
pub fn state_word(state: &State) -> &'static str {
    match state {
        State::Same => "same",
        State::Form(_) => "form",
        State::Changed(changed) => match changed.cause {
            Cause::Source => "source",
            Cause::Extractor => "extractor",
            Cause::Schema => "schema",
        },
        State::ReportMissing => "report-missing",
        State::SnapshotMissing(_) => "snapshot-missing",
        State::Orphan(_) => "orphan",
        State::Unreadable(_) => "unreadable",
    }
}

/// What a state means, as a clause for people.
#[must_use]
pub fn state_clause(one: &Checked) -> String {
    let report = one.report.as_deref().unwrap_or("no file");
    match &one.state {
        State::Same => "as kept".to_owned(),
        State::Form(_) => "the same facts; only quotes, notes or the source's description differ".to_owned(),
        State::Changed(changed) => match changed.cause {
            Cause::Source => format!("the text of {report} changed"),
            Cause::Extractor => format!("our extraction of {report} changed, its text did not"),
            Cause::Schema => format!("only the schema changed, {} → {SCHEMA}", changed.old.schema),
        },
        State::ReportMissing => format!("its report is missing: {report}"),
        State::SnapshotMissing(_) => format!("{report} has no snapshot"),
        State::Orphan(why) => format!("no report leads to it: {why}"),
        State::Unreadable(trouble) => format!("{} ({})", trouble.what, trouble.place),
    }
}

/// A word as a shell takes it, for commands that a person copies; what no terminal should show has gone.
#[must_use]
pub fn shell_word(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "._/-+:@%".contains(letter);
    if !word.is_empty() && !word.starts_with('-') && word.chars().all(plain) {
        return word.to_owned();
    }
    let seen = safe::workflow_log(word);
    let mark = if word.starts_with('-') { "./" } else { "" };
    format!("'{mark}{}'", seen.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_a_command_is_one_word_of_the_shell() {
        assert_eq!(shell_word("snapshots/a.json"), "snapshots/a.json");
        assert_eq!(shell_word("my snapshots/it's.json"), "'my snapshots/it'\\''s.json'");
        assert_eq!(shell_word("-rf"), "'./-rf'");
        assert_eq!(shell_word("a;rm"), "'a;rm'");
    }
}
