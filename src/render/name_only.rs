//! The paths of what changed, one a line, each once, in byte order.

use super::{Comparison, safe};
use std::collections::BTreeSet;
use std::fmt;

/// Writes the JSON pointers of the changes that no waiver covers.
///
/// # Errors
/// Only when `out` fails.
pub fn write(comparison: &Comparison<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let findings = comparison.assessment.findings.iter().filter(|finding| finding.waived.is_none());
    let paths: BTreeSet<&str> = findings.map(|finding| finding.change.path.as_str()).collect();
    for path in paths {
        writeln!(out, "{}", safe::workflow_log(path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::Sample;

    #[test]
    fn each_path_is_named_once_and_in_order() {
        let mut out = String::new();
        write(&Sample::full().comparison(), &mut out).unwrap();
        let lines: Vec<&str> = out.lines().collect();
        assert!(lines.is_sorted_by(|one, other| one < other), "{out}");
        assert!(lines.contains(&"/participants/nikol-pashinyan"), "{out}");
    }
}
