//! Counts of changes per part and severity, with bars, like `git --stat`.

use super::{Comparison, Part, verdict::verdict};
use crate::assess::Severity;
use std::fmt;

/// The columns of the longest bar.
const BAR: usize = 30;

/// Writes the verdict and one line for each part that has changes; waived ones are not counted.
///
/// The letters of a bar are the first ones of the severities: `CCMi` is two critical, one major, one for information
/// (`m` minor).
///
/// # Errors
/// Only when `out` fails.
pub fn write(comparison: &Comparison<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "{}", verdict(comparison))?;
    let counts: Vec<(Part, [usize; 4])> = Part::ALL
        .iter()
        .map(|part| (*part, counts(comparison, *part)))
        .filter(|(_, row)| total(row) > 0)
        .collect();
    let most = counts.iter().map(|(_, row)| total(row)).max().unwrap_or(0);
    let label = counts.iter().map(|(part, _)| part.title().len()).max().unwrap_or(0);
    let digits = most.to_string().len();
    for (part, row) in &counts {
        writeln!(out, " {:label$} | {:>digits$} {}", part.title(), total(row), bar(row, most))?;
    }
    Ok(())
}

fn counts(comparison: &Comparison<'_>, part: Part) -> [usize; 4] {
    Severity::ALL.map(|severity| {
        let findings = comparison.assessment.findings.iter();
        findings
            .filter(|one| one.waived.is_none() && one.severity == severity && Part::of(&one.change) == part)
            .count()
    })
}

fn total(row: &[usize; 4]) -> usize {
    row.iter().sum()
}

/// One letter a change, scaled so that the longest bar fits; a severity that occurs keeps at least one letter.
fn bar(row: &[usize; 4], most: usize) -> String {
    let scaled = |count: usize| if most <= BAR { count } else { (count * BAR).div_ceil(most) };
    row.iter().zip(["C", "M", "m", "i"]).map(|(count, letter)| letter.repeat(scaled(*count))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::Sample;

    #[test]
    fn each_part_with_changes_has_a_bar() {
        let mut out = String::new();
        write(&Sample::full().comparison(), &mut out).unwrap();
        assert_eq!(
            out,
            "8 critical, 4 major, 1 info changes (revision: both name the same dates)\n \
             Participants                     | 3 CCM\n \
             Priorities                       | 5 CCCMM\n \
             Event                            | 2 CC\n \
             Outcomes and milestones          | 1 C\n \
             Organizations, bodies, documents | 1 M\n \
             Text and corrections             | 1 i\n"
        );
    }

    #[test]
    fn a_long_bar_is_scaled_and_keeps_every_severity() {
        assert_eq!(bar(&[0, 0, 1, 299], 300), format!("m{}", "i".repeat(30)));
    }
}
