//! The last lines of every output for people: what is the same, and what was suppressed.

use super::Comparison;
use super::verdict::plural;
use crate::diff::Pair;

/// `unchanged: 5 participants, 7 priorities, …`.
pub(super) fn unchanged(comparison: &Comparison<'_>) -> String {
    let counts = comparison.assessment.unchanged;
    let said = [
        (counts.participants, "participant"),
        (counts.priorities, "priority"),
        (counts.statements, "statement"),
        (counts.event, "fact of the event"),
        (counts.outcomes, "outcome or milestone"),
        (counts.names, "organization, body or document"),
    ];
    let said: Vec<String> =
        said.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(*count, noun)).collect();
    if said.is_empty() { "unchanged: nothing".to_owned() } else { format!("unchanged: {}", said.join(", ")) }
}

fn counted(count: usize, noun: &str) -> String {
    match (count, noun) {
        (1, _) => format!("1 {noun}"),
        (_, "fact of the event") => format!("{count} facts of the event"),
        (_, "outcome or milestone") => format!("{count} outcomes or milestones"),
        (_, "organization, body or document") => format!("{count} organizations, bodies or documents"),
        _ => plural(count, noun),
    }
}

/// The entries that no finding touches, by name.
pub(super) fn unchanged_names(comparison: &Comparison<'_>) -> Vec<String> {
    let Pair { old, new } = comparison.snapshot;
    let touched = |path: &str| {
        comparison.assessment.findings.iter().any(|finding| {
            finding
                .change
                .path
                .strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let people = new.participants.iter().filter(|one| {
        old.participants.iter().any(|other| other.id == one.id)
            && !touched(&format!("/participants/{}", one.id))
    });
    let topics = new.priorities.iter().filter(|one| {
        old.priorities.iter().any(|other| other.id == one.id) && !touched(&format!("/priorities/{}", one.id))
    });
    let people: Vec<String> = people.map(|one| comparison.names.person(&one.id)).collect();
    let topics: Vec<String> = topics.map(|one| comparison.names.topic(one.topic.as_str())).collect();
    [("participants", people), ("priorities", topics)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| format!("{what}: {}", names.join(", ")))
        .collect()
}

/// `suppressed: 2 whitespace, 1 furniture (…)`.
pub(super) fn suppressed(comparison: &Comparison<'_>) -> String {
    let said: Vec<String> = comparison
        .assessment
        .suppressed
        .iter()
        .map(|one| format!("{} {}", one.count, rule(&one.rule)))
        .collect();
    let hint = if comparison.options.show.suppressed { "" } else { " (--show suppressed lists them)" };
    format!("suppressed: {}{hint}", said.join(", "))
}

/// The name of a rule without its family.
pub(super) fn rule(rule: &str) -> &str {
    rule.strip_prefix("noise.").unwrap_or(rule)
}
