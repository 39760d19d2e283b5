//! `summitdiff config`: every setting, the value that holds, and where it is from.

use super::{Config, ConfigChoice, Origin};
use crate::command::Status;
use crate::command::failure::Failure;
use crate::command::run::Run;
use std::path::{Path, PathBuf};
use summitdiff::assess::Severity;
use summitdiff::render::settings::{Row, SettingValue, write_json, write_toml};

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// A configuration with comments.
    Toml,
    /// One document.
    Json,
}

/// Runs the command.
///
/// # Errors
/// A bad configuration, or an output that takes no more.
pub(crate) fn execute(choice: &ConfigChoice, format: Format, run: &mut Run<'_>) -> Result<Status, Failure> {
    let config = Config::load(choice)?;
    let rows = rows(&config);
    let file = config.file.as_deref().map(|file| file.to_string_lossy());
    let mut text = String::new();
    let written = match format {
        Format::Toml => write_toml(&rows, file.as_deref(), &mut text),
        Format::Json => write_json(&rows, file.as_deref(), &mut text),
    };
    written.expect("a string takes all text");
    run.print(&text).map(|_| Status::Passed)
}

/// Every key in the order of [`super::parse::KEYS`].
fn rows(config: &Config) -> Vec<Row> {
    let Config {
        file: _,
        base: _,
        severity,
        ignore,
        snapshots,
        reports,
        lexicon,
        waivers,
        fail_on,
        fail_on_extractor,
        fail_on_orphans,
        fail_on_stale_waivers,
        update,
    } = config;
    let update_word = text(update.value.as_str());
    let mut rows = vec![
        row("snapshots", path(&snapshots.value), snapshots.from),
        row("reports", paths(&reports.value), reports.from),
        row("waivers", path(&waivers.value), waivers.from),
        row("lexicon", paths(&lexicon.value), lexicon.from),
        row("fail-on", threshold(fail_on.value), fail_on.from),
        row("fail-on-extractor", threshold(fail_on_extractor.value), fail_on_extractor.from),
        row("fail-on-orphans", SettingValue::Flag(fail_on_orphans.value), fail_on_orphans.from),
        row(
            "fail-on-stale-waivers",
            SettingValue::Flag(fail_on_stale_waivers.value),
            fail_on_stale_waivers.from,
        ),
        row("update", update_word, update.from),
        row("ignore", SettingValue::Texts(ignore.value.clone()), ignore.from),
    ];
    rows.extend(severity.iter().map(|(kind, own)| {
        let word = own.value.map_or("ignore", Severity::as_str);
        Row { table: Some("severity"), ..row(kind.name(), text(word), own.from) }
    }));
    rows
}

fn row(key: &str, value: SettingValue, from: Origin) -> Row {
    let line = match from {
        Origin::Default => None,
        Origin::Line(line) => Some(line),
    };
    Row { table: None, key: key.to_owned(), value, line }
}

fn text(text: &str) -> SettingValue {
    SettingValue::Text(text.to_owned())
}

fn path(path: &Path) -> SettingValue {
    text(&path.to_string_lossy())
}

fn paths(paths: &[PathBuf]) -> SettingValue {
    SettingValue::Texts(paths.iter().map(|path| path.to_string_lossy().into_owned()).collect())
}

fn threshold(least: Option<Severity>) -> SettingValue {
    text(least.map_or("none", Severity::as_str))
}
