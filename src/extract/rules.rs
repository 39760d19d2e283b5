//! Every rule that can fire in this stage, with what it takes from the text: what `summitdiff rules` lists.
//!
//! The id of a rule stands on each mention that it finds; a test holds that code and list name the same rules.

/// What a rule looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Mentions of people, delegations and office holders.
    Person,
    /// Statements: who says what, how strongly.
    Statement,
}

impl Subject {
    /// The word that tables of rules show.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Statement => "statement",
        }
    }
}

/// A rule of extraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id, as mentions carry it.
    pub id: &'static str,
    /// What it finds.
    pub subject: Subject,
    /// What it takes from the text, with an example in quotation marks.
    pub description: &'static str,
}

const fn person(id: &'static str, description: &'static str) -> Rule {
    Rule { id, subject: Subject::Person, description }
}

const fn statement(id: &'static str, description: &'static str) -> Rule {
    Rule { id, subject: Subject::Statement, description }
}

/// The rules, by subject, then id.
///
/// ```
/// use summitdiff::extract::rules::RULES;
/// assert!(RULES.iter().any(|rule| rule.id == "frame.vote"));
/// ```
pub const RULES: &[Rule] = &[
    person("apposition", "a name and, behind a comma, its office: \"N, the President of X,\""),
    person("bare-name", "a name with neither office nor honorific; takes part only where the clause says so"),
    person("chairing", "a country that chairs: \"chaired by X\""),
    person("counterpart", "an unnamed counterpart of somebody: \"his Greek counterpart\""),
    person("counterparts", "a list behind \"counterparts\": \"her Greek and Cypriot counterparts, N and M\""),
    person("country-list", "the parties of a joint text by country: \"We, X, Y and Z\""),
    person("delegation", "a delegation without a name: \"a delegation of X\""),
    person(
        "double-title",
        "an office at the meeting before that at home: \"AU chairperson President N of X\"",
    ),
    person("first-person", "\"I\" and \"we\": whoever speaks"),
    person("former", "an office that is over: \"former President N\"; takes no part"),
    person("government", "a government that speaks: \"Kyiv called for\"; who represents the country says so"),
    person("honorific-name", "a name behind an honorific: \"Mr N\", \"H.E. N\""),
    person("list", "a list that shares an office: \"heads of state, including N of X and M of Y\""),
    person("list-name", "a name in a list with its own office or country"),
    person("name-of-country", "a name with its country: \"N of X\""),
    person("office", "an office without a name: \"the Prime Minister of X\""),
    person("office-name", "an office before a name: \"President N of X\", \"X's President N\""),
    person("parallel-list", "two lists in one order: \"the presidents of X and Y, N and M\""),
    person("plural-office", "one office holder a country: \"the presidents of X and Y\""),
    person("pronoun", "a pronoun that stands for the person named before it"),
    person("sent", "those whom a country sent: \"X sent its minister\""),
    person("surname", "a surname alone, of somebody named in full before"),
    person("vote", "a name in the list of a vote: \"Voting for the action were N and M\""),
    statement("frame.adjective", "an adjective that binds or judges: \"is ready to\""),
    statement("frame.amount", "a sentence without a known act that states an amount"),
    statement("frame.dissent", "what somebody who voted against preferred: \"N, who preferred to\""),
    statement("frame.emphasis", "emphasis that is placed: \"special attention was paid to\""),
    statement("frame.existence", "“there has been some progress”: what exists, and how much of it"),
    statement("frame.importance", "something that matters: \"it is important to\""),
    statement("frame.item", "an item of a list, which says what its lead announces: \"we agreed to:\""),
    statement("frame.light-verb", "an act in the noun behind a light verb: \"expressed concern about\""),
    statement("frame.modal", "a modal verb with any other verb: \"will provide\""),
    statement("frame.modal-act", "a modal verb with a known act: \"would like to stress\""),
    statement("frame.passive", "an act in the passive: \"was adopted\""),
    statement("frame.priority-noun", "a sentence on what the priority is: \"the second priority was\""),
    statement("frame.reported-act", "the act inside a that-clause: \"said that X is considering\""),
    statement("frame.verb", "a verb that is an act: \"called for\""),
    statement("frame.vote", "who voted which way: \"Voting against was N\""),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    /// The code of this stage without its tests and this list.
    fn sources(folder: &Path, code: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                sources(&path, code);
            } else if name != "rules.rs" && name != "tests.rs" {
                code.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }

    /// The literals on lines that give a mention its rule.
    fn used() -> BTreeSet<String> {
        let mut code = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract"), &mut code);
        code.lines()
            .filter(|line| {
                ["rule: \"", "rule = \"", "PersonMention::new(", "of_office("]
                    .iter()
                    .any(|mark| line.contains(mark))
            })
            .flat_map(|line| line.split('"').skip(1).step_by(2))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn code_and_list_name_the_same_rules() {
        let listed: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
        assert_eq!(used(), listed);
        assert_eq!(listed.len(), RULES.len());
    }

    #[test]
    fn rules_are_in_order_and_described_in_one_line() {
        assert!(RULES.is_sorted_by_key(|rule| (rule.subject, rule.id)));
        assert!(RULES.iter().all(|rule| !rule.description.is_empty() && rule.description.len() <= 100));
    }
}
