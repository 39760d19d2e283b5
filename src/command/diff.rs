//! `summitdiff diff`: two versions in, what changed out.

use super::Status;
use super::captures::{self, Pick};
use super::check::with_words;
use super::config::{Config, ConfigChoice};
use super::failure::Failure;
use super::input::Input;
use super::load::{Loaded, Loader, ReadOptions};
use super::look::Look;
use super::report::{self, Request};
use super::run::{Run, Settings};
use super::select::Selection;
use super::{excuses, today};
use std::path::PathBuf;
use summitdiff::assess::{Assessment, Mode, Policy, Severity, assess_pair, tell_mode};
use summitdiff::diff::{Pair, Side, diff};
use summitdiff::render::report::{Subject, Thresholded};
use summitdiff::render::{Comparison, json, json_patch, markdown, name_only, ndjson, oneline, stat, table};

/// What `diff` was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// The two versions, exchanged already where that was asked.
    pub sides: Pair<PathBuf>,
    /// The mode; `None` tells it from the two events.
    pub mode: Option<Mode>,
    /// The output.
    pub format: Format,
    /// The least severity that gives exit code 1; `None` for no severity.
    pub fail_on: Option<Severity>,
    /// Which changes count.
    pub selection: Selection,
    /// Reports for machines.
    pub reports: Vec<Request>,
    /// The configuration.
    pub config: ConfigChoice,
    /// How the output for people looks.
    pub look: Look,
    /// How the versions are read.
    pub read: ReadOptions,
}

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Old and new side by side, for people.
    Table,
    /// A comment for a pull request.
    Markdown,
    /// One JSON document.
    Json,
    /// One JSON object a change, each on a line.
    Ndjson,
    /// One line a change, for people and `grep`.
    Oneline,
    /// An RFC 6902 patch from the old snapshot to the new.
    JsonPatch,
    /// Counts for each part.
    Stat,
    /// The places of the changes.
    NameOnly,
    /// None: the exit code alone.
    Quiet,
}

/// Runs the command.
///
/// # Errors
/// Whatever keeps it from reading the versions or writing the output.
pub(crate) fn execute(options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let config = Config::load(&options.config)?;
    let read = with_words(&options.read, &config);
    let loader = Loader::new(&read)?;
    let policy = policy(&config)?;
    let old = captures::one(&options.sides.old, Pick::First, (options.read.bounds(), run))?;
    let new = captures::one(&options.sides.new, Pick::Last, (options.read.bounds(), run))?;
    let pair = both(&loader, Pair::new(&old, &new))?;
    let assessment = judge(&pair, &loader, (options, &policy));
    let text = render(&pair, &assessment, (&loader, options, run.settings));
    let page = options.look.resolve(run.settings);
    let snapshots = Pair::new(&pair.old.snapshot, &pair.new.snapshot);
    let comparison = Comparison::new(snapshots, &assessment, &loader.lexicon, page);
    let article = pair.new.article.as_ref();
    let subject = Thresholded { comparison: &comparison, threshold: options.fail_on, article };
    report::write_all(&options.reports, Subject::Diff(subject), text, run)?;
    let fails = options.fail_on.is_some_and(|threshold| assessment.fails(threshold));
    Ok(if fails { Status::Differs } else { Status::Passed })
}

/// Reads the two sides at the same time; of two failures the old side's is told.
fn both(loader: &Loader<'_>, inputs: Pair<&Input>) -> Result<Pair<Loaded>, Failure> {
    std::thread::scope(|threads| {
        let new = threads.spawn(|| loader.either(inputs.new));
        let old = loader.either(inputs.old);
        Ok(Pair::new(old?, new.join().expect("reading does not panic")?))
    })
}

/// Severities, ignored places and waivers.
fn policy(config: &Config) -> Result<Policy, Failure> {
    let waivers = excuses::load(&config.waivers.value)?;
    let mut policy = config.policy();
    waivers.apply(&mut policy, today::today(None, &waivers).as_ref());
    Ok(policy)
}

fn judge(pair: &Pair<Loaded>, loader: &Loader<'_>, (options, policy): (&Options, &Policy)) -> Assessment {
    let Pair { old, new } = pair;
    let changes = diff(side(old), side(new), &loader.lexicon);
    let mode = match options.mode {
        Some(mode) => (mode, "asked for"),
        None => tell_mode(&old.snapshot, &new.snapshot),
    };
    let mut assessment = assess_pair(changes, Pair::new(&old.snapshot, &new.snapshot), mode, policy);
    options.selection.apply(&mut assessment);
    assessment
}

fn side(loaded: &Loaded) -> Side<'_> {
    Side { snapshot: &loaded.snapshot, article: loaded.article.as_ref() }
}

fn render(
    pair: &Pair<Loaded>,
    assessment: &Assessment,
    (loader, options, settings): (&Loader<'_>, &Options, Settings),
) -> String {
    let snapshots = Pair::new(&pair.old.snapshot, &pair.new.snapshot);
    let look = options.look.resolve(settings);
    let comparison = Comparison::new(snapshots, assessment, &loader.lexicon, look);
    let mut out = String::new();
    let written = match options.format {
        Format::Table => table::write(&comparison, &mut out),
        Format::Markdown => markdown::write(&comparison, &mut out),
        Format::Json => json::write(&comparison, &mut out),
        Format::Ndjson => ndjson::write(&comparison, &mut out),
        Format::Oneline => oneline::write(&comparison, &mut out),
        Format::JsonPatch => json_patch::write(&comparison, &mut out),
        Format::Stat => stat::write(&comparison, &mut out),
        Format::NameOnly => name_only::write(&comparison, &mut out),
        Format::Quiet => Ok(()),
    };
    written.expect("a string takes all text");
    out
}
