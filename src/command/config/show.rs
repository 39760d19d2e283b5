//! `summitdiff config`: every setting, the value that holds, and where it is from.

use super::{Config, ConfigChoice, Origin};
use crate::command::Status;
use crate::command::failure::Failure;
use crate::command::run::Run;
use std::fmt::Write as _;
use std::path::Path;
use summitdiff::assess::Severity;
use summitdiff::render::safe;

/// Runs the command.
///
/// # Errors
/// A bad configuration, or an output that takes no more.
pub(crate) fn execute(choice: &ConfigChoice, run: &mut Run<'_>) -> Result<Status, Failure> {
    let config = Config::load(choice)?;
    let mut rows = rows(&config);
    rows.extend(config.severity.iter().map(|(kind, own)| {
        let word = own.value.map_or("ignore", Severity::as_str);
        (format!("severity.\"{kind}\""), quoted(word), own.from)
    }));
    let file = config.file.as_deref().map_or_else(|| "no configuration file".to_owned(), name);
    let mut text = format!("# {file}\n");
    for (key, value, from) in rows {
        let origin = match from {
            Origin::Default => "built in".to_owned(),
            Origin::Line(line) => format!("{file}:{line}"),
        };
        writeln!(text, "{key} = {value}  # {origin}").expect("a string takes all text");
    }
    run.print(&text).map(|_| Status::Passed)
}

/// Every key but the severities, in the order of [`super::parse::KEYS`].
fn rows(config: &Config) -> Vec<(String, String, Origin)> {
    let Config {
        file: _,
        base: _,
        severity: _,
        ignore,
        snapshots,
        reports,
        lexicon,
        waivers,
        fail_on,
        fail_on_extractor,
        fail_on_orphans,
        update,
    } = config;
    let row = |key: &str, value: String, from| (key.to_owned(), value, from);
    vec![
        row("snapshots", path(&snapshots.value), snapshots.from),
        row("reports", list(reports.value.iter().map(|one| path(one.as_path()))), reports.from),
        row("waivers", path(&waivers.value), waivers.from),
        row("lexicon", list(lexicon.value.iter().map(|one| path(one.as_path()))), lexicon.from),
        row("fail-on", threshold(fail_on.value), fail_on.from),
        row("fail-on-extractor", threshold(fail_on_extractor.value), fail_on_extractor.from),
        row("fail-on-orphans", fail_on_orphans.value.to_string(), fail_on_orphans.from),
        row("update", quoted(update.value.as_str()), update.from),
        row("ignore", list(ignore.value.iter().map(|one| quoted(one))), ignore.from),
    ]
}

fn name(path: &Path) -> String {
    safe::workflow_log(&path.to_string_lossy()).into_owned()
}

fn path(path: &Path) -> String {
    quoted(&path.to_string_lossy())
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", safe::terminal(text).replace('\\', "\\\\").replace('"', "\\\""))
}

fn list(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

fn threshold(least: Option<Severity>) -> String {
    quoted(least.map_or("none", Severity::as_str))
}
