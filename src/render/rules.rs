//! What can be reported, as lists: every kind of change, and the ladders on which acts are compared.

use crate::assess::{Mode, Severity, built_in};
use crate::diff::Kind;
use crate::extract::rules::{RULES, Rule};
use crate::lexicon::{Lexicon, Row, TableId};
use serde::Serialize;
use std::fmt;

/// A kind of change with all that is said of it.
#[derive(Debug, Clone, Serialize)]
struct KindRow {
    kind: Kind,
    mirror: Kind,
    revision: Option<Severity>,
    edition: Option<Severity>,
    description: &'static str,
}

/// Everything that can fire: what is found in a report, and what is reported of two.
#[derive(Debug, Clone, Serialize)]
pub struct Rules {
    changes: Vec<KindRow>,
    extraction: Vec<RuleRow>,
}

/// A rule of extraction.
#[derive(Debug, Clone, Serialize)]
struct RuleRow {
    rule: &'static str,
    finds: &'static str,
    description: &'static str,
}

/// A step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Step {
    axis: String,
    ladder: String,
    level: i32,
    act: String,
    profile: String,
    source: String,
}

/// A topic of the closed list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Topic {
    id: String,
    label: String,
    area: String,
    scope: String,
}

/// Every rule that can fire.
#[must_use]
pub fn all() -> Rules {
    let row =
        |rule: &Rule| RuleRow { rule: rule.id, finds: rule.subject.as_str(), description: rule.description };
    Rules { changes: kinds(), extraction: RULES.iter().map(row).collect() }
}

/// Every kind, in the order of the parts of a snapshot.
fn kinds() -> Vec<KindRow> {
    let row = |kind: &Kind| KindRow {
        kind: *kind,
        mirror: kind.mirror(),
        revision: built_in(*kind, Mode::Revision),
        edition: built_in(*kind, Mode::Edition),
        description: kind.description(),
    };
    Kind::ALL.iter().map(row).collect()
}

/// The steps of every ladder, from weak to strong.
#[must_use]
pub fn steps(lexicon: &Lexicon) -> Vec<Step> {
    let mut steps: Vec<Step> = lexicon
        .rows(TableId::Ladders)
        .map(|row| Step {
            axis: row.text("axis").to_owned(),
            ladder: row.text("ladder").to_owned(),
            level: row.text("level").parse().unwrap_or_default(),
            act: row.text("act").to_owned(),
            profile: row.text("profile").to_owned(),
            source: row.text("source").to_owned(),
        })
        .collect();
    steps.sort();
    steps
}

/// Every topic, by id.
#[must_use]
pub fn topics(lexicon: &Lexicon) -> Vec<Topic> {
    let rows = lexicon.rows(TableId::TopicNames);
    let text = |row: &Row<'_>, column| row.text(column).to_owned();
    rows.map(|row| Topic {
        id: text(&row, "id"),
        label: text(&row, "label"),
        area: text(&row, "area"),
        scope: text(&row, "scope"),
    })
    .collect()
}

/// Writes rules as JSON.
///
/// # Errors
/// Only when `out` fails.
pub fn write_json<T: Serialize + ?Sized>(rows: &T, out: &mut dyn fmt::Write) -> fmt::Result {
    let json = serde_json::to_string_pretty(rows).map_err(|_| fmt::Error)?;
    writeln!(out, "{json}")
}

/// Writes every rule, one a line; a kind of change that has a mirror names it.
///
/// # Errors
/// Only when `out` fails.
pub fn write_all(rules: &Rules, out: &mut dyn fmt::Write) -> fmt::Result {
    let Rules { changes, extraction } = rules;
    writeln!(out, "CHANGES: what is reported of two reports\n")?;
    write_kinds(changes, out)?;
    writeln!(out, "\nEXTRACTION: what is found in one\n")?;
    writeln!(out, "{:<25} {:<9} takes", "rule", "finds")?;
    for RuleRow { rule, finds, description } in extraction {
        writeln!(out, "{rule:<25} {finds:<9} {description}")?;
    }
    Ok(())
}

fn write_kinds(rows: &[KindRow], out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "{:<25} {:<9} {:<9} meaning", "kind", "revision", "edition")?;
    for KindRow { kind, mirror, revision, edition, description } in rows {
        let word = |severity: Option<Severity>| severity.map_or("-", Severity::as_str);
        let (revision, edition) = (word(*revision), word(*edition));
        write!(out, "{:<25} {revision:<9} {edition:<9} {description}", kind.name())?;
        if mirror == kind {
            writeln!(out)?;
        } else {
            writeln!(out, " (mirror: {mirror})")?;
        }
    }
    Ok(())
}

/// Writes the steps, one a line.
///
/// # Errors
/// Only when `out` fails.
pub fn write_steps(steps: &[Step], out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "{:<10} {:<11} {:>5} {:<31} {:<10} source", "axis", "ladder", "level", "act", "profile")?;
    for Step { axis, ladder, level, act, profile, source } in steps {
        writeln!(out, "{axis:<10} {ladder:<11} {level:>5} {act:<31} {profile:<10} {source}")?;
    }
    Ok(())
}

/// Writes the topics, one a line.
///
/// # Errors
/// Only when `out` fails.
pub fn write_topics(topics: &[Topic], out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "{:<26} {:<11} {:<46} scope", "topic", "area", "label")?;
    for Topic { id, label, area, scope } in topics {
        writeln!(out, "{id:<26} {area:<11} {label:<46} {scope}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_line() {
        let mut table = String::new();
        write_all(&all(), &mut table).unwrap();
        assert_eq!(table.lines().count(), Kind::ALL.len() + RULES.len() + 7);
        let line = "participant.added         critical  major     takes part only in the new report (mirror: participant.removed)";
        assert!(table.lines().any(|one| one == line), "{table}");
    }

    #[test]
    fn ladders_go_from_weak_to_strong() {
        let steps = steps(&Lexicon::built_in());
        let at = |act: &str| {
            let found = |step: &Step| step.act == act && step.axis == "directive" && step.profile == "press";
            steps.iter().position(found).unwrap()
        };
        assert!(at("propose") < at("urge"));
        let mut table = String::new();
        write_steps(&steps, &mut table).unwrap();
        assert_eq!(table.lines().count(), steps.len() + 1);
    }
}
