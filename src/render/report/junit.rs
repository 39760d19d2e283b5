//! `JUnit` XML: one test case a snapshot. What fails is a failure, what cannot be checked an error, the rest stands in
//! the output of the case.
//!
//! A suite without cases is an error to some readers: where nothing was looked at, one case says so and passes.

use super::{Case, Item, Report};
use crate::render::safe;
use std::fmt;

/// Writes one suite.
///
/// # Errors
/// Only when `out` fails.
pub fn write(report: &Report, out: &mut dyn fmt::Write) -> fmt::Result {
    let failures = report.cases.iter().filter(|case| !case.broken && fails(case)).count();
    let errors = report.cases.iter().filter(|case| case.broken).count();
    let tests = report.cases.len().max(1);
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"summitdiff\" {counts}>")?;
    writeln!(out, "  <testsuite name=\"summitdiff {}\" {counts}>", report.command)?;
    if report.cases.is_empty() {
        writeln!(out, "    <testcase classname=\"summitdiff\" name=\"nothing to check\"/>")?;
    }
    for case in &report.cases {
        write_case(case, report.command, out)?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

fn fails(case: &Case) -> bool {
    case.items.iter().any(|item| item.fails)
}

fn write_case(case: &Case, command: &str, out: &mut dyn fmt::Write) -> fmt::Result {
    let name = safe::xml(&case.name);
    write!(out, "    <testcase classname=\"summitdiff.{command}\" name=\"{name}\"")?;
    if case.items.is_empty() {
        return writeln!(out, "/>");
    }
    writeln!(out, ">")?;
    let (failing, others): (Vec<&Item>, Vec<&Item>) = case.items.iter().partition(|item| item.fails);
    if let Some(first) = failing.first() {
        let tag = if case.broken { "error" } else { "failure" };
        let message = format!("{}: {} of {} findings", case.state, failing.len(), case.items.len());
        let message = safe::xml(&message);
        writeln!(out, "      <{tag} type=\"{}\" message=\"{message}\">", safe::xml(&first.rule))?;
        lines(&failing, out)?;
        writeln!(out, "</{tag}>")?;
    }
    if !others.is_empty() {
        writeln!(out, "      <system-out>")?;
        lines(&others, out)?;
        writeln!(out, "</system-out>")?;
    }
    writeln!(out, "    </testcase>")
}

fn lines(items: &[&Item], out: &mut dyn fmt::Write) -> fmt::Result {
    for item in items {
        let word = match (&item.waived, item.severity) {
            (Some(_), _) => "waived",
            (None, Some(severity)) => severity.as_str(),
            (None, None) => "error",
        };
        let line = format!("{word} {} {} [{}]", item.rule, item.message, item.fingerprint);
        writeln!(out, "{}", safe::xml(&line))?;
    }
    Ok(())
}
