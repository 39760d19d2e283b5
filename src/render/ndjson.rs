//! One change a line, each the object that [`super::json`] has under `changes`.

use super::{Comparison, json};
use crate::snapshot::json::visible;
use std::fmt;

/// Writes one JSON object a change, each on a line of its own; nothing for an empty diff.
///
/// # Errors
/// Only when `out` fails.
pub fn write(comparison: &Comparison<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    for finding in &comparison.assessment.findings {
        let line = serde_json::to_string(&json::change(finding)).map_err(|_| fmt::Error)?;
        writeln!(out, "{}", visible(&line))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::Sample;

    #[test]
    fn each_line_is_a_change_of_the_document() {
        let sample = Sample::full();
        let mut out = String::new();
        write(&sample.comparison(), &mut out).unwrap();
        let changes: Vec<json::ChangeDocument> =
            out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(changes, json::document(&sample.comparison()).changes);
    }
}
