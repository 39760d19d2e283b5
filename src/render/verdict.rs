//! The first line of every output for people: how many changes of which weight, in which mode, and why that mode.

use super::Comparison;
use crate::assess::{Assessment, Cause, Severity};
use crate::diff::Kind;

/// The verdict on a diff, one line without its end.
///
/// `3 critical, 1 major changes (revision: both name the same dates)`; `no change of fact; only the words differ
/// (4 edits)` where every finding is one of wording; `no change`.
#[must_use]
pub fn verdict(comparison: &Comparison<'_>) -> String {
    let assessment = comparison.assessment;
    let mode = format!("{}: {}", assessment.mode, assessment.mode_reason);
    let summary = assessment.summary();
    let counts = [
        (summary.critical, Severity::Critical),
        (summary.major, Severity::Major),
        (summary.minor, Severity::Minor),
        (summary.info, Severity::Info),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, severity)| format!("{count} {severity}"))
        .collect();
    let total: usize = counts.iter().map(|(count, _)| count).sum();
    let waived = assessment.findings.iter().filter(|finding| finding.waived.is_some()).count();
    let waived = if waived == 0 { String::new() } else { format!("; {waived} waived") };
    let suppressed = summary.suppressed;
    match (total, suppressed) {
        (0, 0) => format!("no change{waived} ({mode})"),
        (0, 1) => format!("no change of fact; 1 difference of form{waived} ({mode})"),
        (0, _) => format!("no change of fact; {suppressed} differences of form{waived} ({mode})"),
        (edits, _) if only_words(assessment) => {
            format!("no change of fact; only the words differ ({}){waived} ({mode})", plural(edits, "edit"))
        }
        (1, _) => format!("{} change{waived} ({mode})", said.join(", ")),
        _ => format!("{} changes{waived} ({mode})", said.join(", ")),
    }
}

/// Whether no finding that counts touches a fact: other words, another spelling.
fn only_words(assessment: &Assessment) -> bool {
    assessment.findings.iter().filter(|finding| finding.waived.is_none()).all(|finding| {
        finding.severity == Severity::Info
            && finding.cause == Cause::Source
            && matches!(
                finding.change.kind,
                Kind::StatementReworded
                    | Kind::OutcomeReworded
                    | Kind::MilestoneReworded
                    | Kind::ParticipantRenamed
                    | Kind::TextEdited
            )
    })
}

/// `1 edit`, `2 edits`.
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    let ending = match (count, noun.strip_suffix('y')) {
        (1, _) => return format!("{count} {noun}"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => return format!("{count} {stem}ies"),
        _ => "s",
    };
    format!("{count} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::Sample;

    #[test]
    fn the_verdict_counts_by_severity_and_says_why_the_mode() {
        let sample = Sample::full();
        let said = verdict(&sample.comparison());
        assert!(
            said.contains(" critical, ") && said.ends_with("(revision: both name the same dates)"),
            "{said}"
        );
    }

    #[test]
    fn a_change_of_words_alone_is_said_to_be_one() {
        let said = verdict(&Sample::words_only().comparison());
        assert_eq!(
            said,
            "no change of fact; only the words differ (2 edits) (revision: both name the same dates)"
        );
        assert_eq!(verdict(&Sample::empty().comparison()), "no change (revision: both name the same dates)");
    }

    #[test]
    fn nouns_have_their_plural() {
        assert_eq!(
            [plural(1, "body"), plural(2, "body"), plural(2, "day"), plural(0, "edit")],
            ["1 body", "2 bodies", "2 days", "0 edits"]
        );
    }
}
