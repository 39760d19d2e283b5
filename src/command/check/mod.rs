//! `summitdiff check`: kept snapshots in, what moved and why out; the gate of a continuous integration.

pub(crate) mod survey;

use super::Status;
use super::config::{Config, ConfigChoice, Update, root};
use super::failure::{Failure, Place};
use super::load::{Loader, ReadOptions};
use super::look::Look;
use super::report::{self, Request};
use super::run::Run;
use super::{excuses, today::today};
use crate::store::{expand, list, remove, save};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use summitdiff::assess::{Cause, Severity};
use summitdiff::gate::waivers::{Idle, Waivers};
use summitdiff::gate::{Checked, Outcome, State, Thresholds, Written};
use summitdiff::render::check::{Checks, json, oneline, table};
use summitdiff::render::report::Subject;
use summitdiff::snapshot::{Edtf, Snapshot, json as snapshot_json};
use survey::{Bench, Job, shown};

/// What `check` was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// Snapshots and folders of them; none means those of the configuration.
    pub paths: Vec<PathBuf>,
    /// The configuration.
    pub config: ConfigChoice,
    /// The output.
    pub format: Format,
    /// The threshold for changes of the text, where the flag sets one.
    pub fail_on: Option<Least>,
    /// The threshold for changes of our extraction, where the flag sets one.
    pub fail_on_extractor: Option<Least>,
    /// Whether orphans fail, where the flag says so.
    pub fail_on_orphans: bool,
    /// Whether waivers that do nothing fail, where the flag says so.
    pub fail_on_stale_waivers: bool,
    /// When it writes, where the flag says so.
    pub update: Option<Update>,
    /// The day on which waivers are looked at.
    pub today: Option<Edtf>,
    /// Reports for machines.
    pub reports: Vec<Request>,
    /// How the output for people looks.
    pub look: Look,
    /// How reports are read.
    pub read: ReadOptions,
}

/// A threshold as a flag sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Least {
    /// This severity and the greater ones fail.
    Severity(Severity),
    /// None fails.
    Never,
}

impl Least {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Severity(severity) => Some(severity),
            Self::Never => None,
        }
    }
}

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Table,
    /// One line a finding.
    Oneline,
    /// One JSON document.
    Json,
    /// None: the exit code alone.
    Quiet,
}

/// Runs the command.
///
/// # Errors
/// A bad configuration, a path that is not there, or an output that takes no more.
pub(crate) fn execute(options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let config = Config::load(&options.config)?;
    let read = with_words(&options.read, &config);
    let loader = Loader::new(&read)?;
    let update = update_mode(options.update, &config)?;
    let waivers = excuses::load(&config.waivers.value)?;
    let day = today(options.today.as_ref(), &waivers);
    let mut policy = config.policy();
    waivers.apply(&mut policy, day.as_ref());
    let bases: Vec<PathBuf> = bases(&config);
    let bench = Bench { loader: &loader, policy: &policy, bases: &bases, reports: &config.reports.value };
    let kept = kept(options, &config)?;
    let mut checked = survey::run(&kept, bench);
    let missing = missing(options, &config, &checked, bench)?;
    checked.extend(survey::run(&missing, bench));
    checked.sort_by(|one, other| one.snapshot.cmp(&other.snapshot));
    for one in &mut checked {
        one.written = write(one, update)?;
    }
    let mut idle = idle(&waivers, day.as_ref(), &checked, options);
    idle.file = shown(&config.waivers.value);
    let checks = Checks {
        checked: &checked,
        thresholds: thresholds(options, &config),
        idle: &idle,
        lexicon: &loader.lexicon,
        options: options.look.resolve(run.settings),
    };
    let mut text = String::new();
    let written = match options.format {
        Format::Table => table::write(&checks, &mut text),
        Format::Oneline => oneline::write(&checks, &mut text),
        Format::Json => json::write(&checks, &mut text),
        Format::Quiet => Ok(()),
    };
    written.expect("a string takes all text");
    report::write_all(&options.reports, Subject::Checks(&checks), text, run)?;
    Ok(status(checks.outcome()))
}

/// The waivers that do nothing; only a check of everything can tell that one is stale.
fn idle(waivers: &Waivers, day: Option<&Edtf>, checked: &[Checked], options: &Options) -> Idle {
    let assessments = checked.iter().filter_map(|one| match &one.state {
        State::Changed(changed) => Some(&changed.assessment),
        State::Same
        | State::Form(_)
        | State::ReportMissing
        | State::SnapshotMissing(_)
        | State::Orphan(_)
        | State::Unreadable(_) => None,
    });
    let mut idle = waivers.idle(assessments, day);
    if !options.paths.is_empty() {
        idle.stale.clear();
    }
    idle
}

fn status(outcome: Outcome) -> Status {
    match outcome {
        Outcome::Passed => Status::Passed,
        Outcome::Differs => Status::Differs,
        Outcome::Failed => Status::Failed,
    }
}

/// The reading options with the words of the configuration before those of the flags.
pub(crate) fn with_words(read: &ReadOptions, config: &Config) -> ReadOptions {
    let lexicons = config.lexicon.value.iter().chain(&read.lexicons).cloned().collect();
    ReadOptions { lexicons, ..read.clone() }
}

/// The folders that a report's path may be relative to: that of the configuration, the root, the current one.
pub(crate) fn bases(config: &Config) -> Vec<PathBuf> {
    let mut bases = vec![config.base.clone(), root().unwrap_or_default(), PathBuf::new()];
    bases.dedup();
    bases
}

fn thresholds(options: &Options, config: &Config) -> Thresholds {
    Thresholds {
        source: options.fail_on.map_or(config.fail_on.value, Least::severity),
        extractor: options.fail_on_extractor.map_or(config.fail_on_extractor.value, Least::severity),
        orphans: options.fail_on_orphans || config.fail_on_orphans.value,
        idle_waivers: options.fail_on_stale_waivers || config.fail_on_stale_waivers.value,
    }
}

/// The flag, else the environment, else the configuration; `auto` writes nothing under a continuous integration.
///
/// # Errors
/// When the environment names no mode.
pub(crate) fn update_mode(flag: Option<Update>, config: &Config) -> Result<Update, Failure> {
    let word = std::env::var("SUMMITDIFF_UPDATE").ok().filter(|word| !word.is_empty());
    let asked = match (flag, word) {
        (Some(flag), _) => Some(flag),
        (None, Some(word)) => Some(Update::from_word(&word).ok_or_else(|| {
            let what = format!("unknown value `{word}` of SUMMITDIFF_UPDATE");
            Failure::usage(what, "one of auto, new, all, none")
        })?),
        (None, None) => None,
    };
    let mode = asked.unwrap_or(config.update.value);
    Ok(if mode == Update::Auto && under_ci() { Update::None } else { mode })
}

/// Whether a continuous integration runs this: `CI` is set and means yes, or Azure's `TF_BUILD` is set.
fn under_ci() -> bool {
    let value = |name| std::env::var_os(name).map(|value| value.to_string_lossy().to_lowercase());
    let means_yes = |value: String| !matches!(value.as_str(), "" | "0" | "false");
    value("CI").is_some_and(means_yes) || value("TF_BUILD").is_some_and(means_yes)
}

/// The snapshots that the paths name.
fn kept(options: &Options, config: &Config) -> Result<Vec<Job>, Failure> {
    if options.paths.is_empty() {
        let folder = &config.snapshots.value;
        if !folder.is_dir() {
            return Err(Failure::new(
                "no folder of snapshots",
                Place::of(folder),
                "make snapshots with `summitdiff extract REPORTS -o FOLDER/`, or name the folder",
            ));
        }
    }
    let mut files = BTreeSet::new();
    for path in folders(options, config) {
        if path.is_dir() {
            let found =
                list(&path, ".json").map_err(|error| Failure::system("read the folder", &path, &error))?;
            files.extend(found.into_iter().filter(|file| shown(file) != shown(&config.waivers.value)));
        } else {
            let found = expand(&path).map_err(|error| Failure::system("read the folder", &path, &error))?;
            match found {
                None => _ = files.insert(path.clone()),
                Some(found) if found.is_empty() => {
                    return Err(Failure::new("no snapshot fits", Place::of(&path), "check the path"));
                }
                Some(found) => files.extend(found.into_iter().map(|found| found.path)),
            }
        }
    }
    if let Some(file) = files.iter().find(|file| !file.is_file()) {
        return Err(Failure::new("no such snapshot", Place::of(file), "check the path"));
    }
    Ok(files.into_iter().map(Job::Kept).collect())
}

fn folders(options: &Options, config: &Config) -> Vec<PathBuf> {
    if options.paths.is_empty() { vec![config.snapshots.value.clone()] } else { options.paths.clone() }
}

/// The reports of the configured folders that have no snapshot, where its place is among what is checked.
fn missing(
    options: &Options,
    config: &Config,
    checked: &[Checked],
    bench: Bench<'_>,
) -> Result<Vec<Job>, Failure> {
    let have: BTreeSet<String> = checked
        .iter()
        .filter_map(|one| bench.resolve(one.report.as_ref()?, Path::new(&one.snapshot)))
        .map(|report| shown(&report))
        .collect();
    let wanted = folders(options, config);
    let covers = |path: &Path| wanted.iter().any(|folder| Path::new(&shown(path)).starts_with(shown(folder)));
    let mut jobs = Vec::new();
    for folder in &config.reports.value {
        let found = expand(folder).map_err(|error| Failure::system("read the folder", folder, &error))?;
        let Some(found) = found else {
            let hint = "name a folder under `reports` in the configuration";
            return Err(Failure::new("no folder of reports", Place::of(folder), hint));
        };
        for report in found {
            let snapshot = survey::home(&config.snapshots.value, &report.below);
            if !have.contains(&shown(&report.path)) && !snapshot.exists() && covers(&snapshot) {
                jobs.push(Job::Missing { snapshot, report: report.path });
            }
        }
    }
    jobs.sort();
    Ok(jobs)
}

/// Writes what the mode wants of one snapshot.
fn write(one: &Checked, update: Update) -> Result<Option<Written>, Failure> {
    let path = Path::new(&one.snapshot);
    let pending = pending_of(path);
    let (new, missing): (&Snapshot, bool) = match &one.state {
        State::Form(new) if update == Update::All => (new, false),
        State::Changed(changed) if changed.cause != Cause::Schema || update == Update::All => {
            (&changed.new, false)
        }
        State::SnapshotMissing(new) => (new, true),
        // A newer schema alone is no reason to touch what somebody keeps.
        State::Same | State::Form(_) | State::Changed(_) => {
            if update == Update::Auto || update == Update::All {
                remove(&pending).map_err(|error| Failure::system("remove", &pending, &error))?;
            }
            return Ok(None);
        }
        State::ReportMissing | State::Orphan(_) | State::Unreadable(_) => return Ok(None),
    };
    match (update, missing) {
        (Update::None, _) | (Update::New, false) => Ok(None),
        (Update::Auto, _) => {
            keep(&pending, new)?;
            Ok(Some(Written::Pending(shown(&pending))))
        }
        (Update::New, true) | (Update::All, _) => {
            keep(path, new)?;
            remove(&pending).map_err(|error| Failure::system("remove", &pending, &error))?;
            Ok(Some(Written::Snapshot))
        }
    }
}

/// `a.json` → `a.json.new`.
pub(crate) fn pending_of(snapshot: &Path) -> PathBuf {
    let mut name = snapshot.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

/// Writes a snapshot, its folder too where that is missing.
///
/// # Errors
/// When the system says no, or a link stands in its place.
pub(crate) fn keep(path: &Path, snapshot: &Snapshot) -> Result<(), Failure> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|error| Failure::system("make the folder", folder, &error))?;
    }
    save(path, snapshot_json::write(snapshot).as_bytes())
        .map_err(|error| super::extract::unsaved(path, error))
}
