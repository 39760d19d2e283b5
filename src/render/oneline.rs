//! One change a line, for grep and scripts: severity, kind, path, who or what, fingerprint.
//!
//! `critical participant.added /participants/nikol-pashinyan Nikol Pashinyan, Prime Minister (Armenia) [9f2c…]`. The
//! first three fields hold no space, the fingerprint is the last; waived changes follow with the word `waived`.

use super::entry::{Entry, plain};
use super::{Comparison, safe};
use std::fmt;

/// Writes one line a change; nothing for an empty diff.
///
/// # Errors
/// Only when `out` fails.
pub fn write(comparison: &Comparison<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    for finding in &comparison.assessment.findings {
        let entry = Entry::of(finding, &comparison.names);
        let severity = if finding.waived.is_some() { "waived" } else { finding.severity.as_str() };
        let path = safe::workflow_log(&finding.change.path).replace(' ', "%20");
        let said = plain(&entry.sentence());
        writeln!(out, "{severity} {} {path} {said} [{}]", finding.change.kind, finding.fingerprint)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Kind;
    use crate::render::sample::{Build, Sample, text};

    fn lines(sample: &Sample) -> Vec<String> {
        let mut out = String::new();
        write(&sample.comparison(), &mut out).unwrap();
        out.lines().map(|line| line.rsplit_once(" [").unwrap().0.to_owned()).collect()
    }

    #[test]
    fn every_change_is_one_line_with_names_instead_of_ids() {
        assert_eq!(
            lines(&Sample::full()),
            [
                "critical event.chair /event/chair Chair: Sadyr Japarov → not stated",
                "critical event.location /event/location Place: Minsk, Belarus → Astana, Kazakhstan",
                "critical milestone.changed /milestones/2024-01-01 Milestone “the chair passes to Astana”: date, later: 1 January 2024 → 1 February 2024",
                "critical participant.replaced /participants/emomali-rahmon Tajikistan: same seat, another person: Kokhir Rasulzoda, Prime Minister → Emomali Rahmon, President (a guess: same seat)",
                "critical participant.added /participants/nikol-pashinyan Nikol Pashinyan, Prime Minister (Armenia): takes part in the new report only",
                "critical deadline.changed /priorities/defence-cooperation/statements/2/dates Military and defence cooperation: date, later: 2025 → June 2026",
                "critical quantity.changed /priorities/defence-cooperation/statements/2/quantities Military and defence cooperation: number, up by 500,000,000 USD: $1.5 billion → $2 billion",
                "critical priority.removed /priorities/drug-trafficking Drug trafficking: topic dropped, rank 4, 2 statements",
                "major organization.added /organizations/cis Commonwealth of Independent States: named in the new report only",
                "major participant.office /participants/sadyr-japarov/office Sadyr Japarov (Kyrgyzstan): office: Prime Minister → President",
                "major priority.moved /priorities/cyber-security/rank Cyber and information security: moved up, rank: 5 → 2",
                "major statement.weakened /priorities/defence-cooperation/statements/1 Military and defence cooperation: weaker, “be ready” → “consider” (Kassym-Jomart Tokayev): “to send two more battalions to the joint exercise in spring” → “sending two more battalions to the joint exercise in spring”",
                "info text.edited /text Text: words edited: “They met for two hours in the palace.” → “They met for some two hours in the old palace.”"
            ]
        );
    }

    #[test]
    fn text_of_others_stays_on_its_line() {
        let change = Build::new(Kind::TextEdited, "/text")
            .old(text("one\n::error::two\u{1b}[31m"), "one")
            .new_side(text("three \u{202e}four"), "three");
        assert_eq!(
            lines(&Sample::of(vec![change], Vec::new())),
            ["info text.edited /text Text: words edited: “one \\::error::two␛[31m” → “three \\u{202e}four”"]
        );
    }

    #[test]
    fn a_waived_change_says_so() {
        let lines = lines(&Sample::full().waiving(Kind::EventLocation, "moved, agreed"));
        assert!(lines.iter().any(|line| line.starts_with("waived event.location /event/location Place: ")));
    }
}
