//! What there is to check, and the work of checking it on several threads.
//!
//! Comes in: folders, globs and files. Goes out: one [`Checked`] a snapshot, in order of path whatever thread was first.

use super::super::failure::Failure;
use super::super::input::{Form, Input};
use super::super::load::{Loader, snapshot_text};
use crate::store::{read_file, without_ending};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use summitdiff::assess::Policy;
use summitdiff::gate::{Checked, State, Trouble, compare};
use summitdiff::snapshot::{Snapshot, json};

/// One thing to check.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Job {
    /// A snapshot that is kept.
    Kept(PathBuf),
    /// A report without one, and where its snapshot belongs.
    Missing {
        /// Where the snapshot belongs.
        snapshot: PathBuf,
        /// The report.
        report: PathBuf,
    },
}

/// What every job needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bench<'run> {
    /// Reads and extracts.
    pub loader: &'run Loader<'run>,
    /// Judges.
    pub policy: &'run Policy,
    /// Folders that a report's path may be relative to, beside the snapshot's own.
    pub bases: &'run [PathBuf],
    /// Folders whose reports are the only ones that lead to snapshots; none means that all do.
    pub reports: &'run [PathBuf],
}

/// A path with slashes and without `.`, as it is shown and compared.
pub(crate) fn shown(path: &Path) -> String {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    parts.collect::<PathBuf>().to_string_lossy().replace('\\', "/")
}

/// Where the snapshot of a report belongs: below the folder of the snapshots, as `extract FOLDER -o SNAPSHOTS` puts it.
pub(super) fn home(snapshots: &Path, below: &Path) -> PathBuf {
    let mut name = without_ending(below).into_os_string();
    name.push(".json");
    snapshots.join(name)
}

/// Does every job; the result is in the order of the jobs.
pub(super) fn run(jobs: &[Job], bench: Bench<'_>) -> Vec<Checked> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8).min(jobs.len().max(1));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(index) else { return done };
            done.push((index, check(job, bench)));
        }
    };
    let mut done: Vec<(usize, Checked)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("checking does not panic")).collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, checked)| checked).collect()
}

fn check(job: &Job, bench: Bench<'_>) -> Checked {
    match job {
        Job::Kept(path) => kept(path, bench),
        Job::Missing { snapshot, report } => {
            let name = shown(report);
            let state = match bench.extract(&name, report) {
                Ok((new, _)) => State::SnapshotMissing(Box::new(new)),
                Err(failure) => State::Unreadable(trouble(&failure)),
            };
            Checked { snapshot: shown(snapshot), report: Some(name), state, written: None }
        }
    }
}

fn kept(path: &Path, bench: Bench<'_>) -> Checked {
    let name = shown(path);
    let unread = |failure: &Failure| Checked {
        snapshot: name.clone(),
        report: None,
        state: State::Unreadable(trouble(failure)),
        written: None,
    };
    let old = match read_kept(path, bench.loader) {
        Ok(old) => old,
        Err(failure) => return unread(&failure),
    };
    let report = old.source.path.clone();
    let state = bench.state(old, path);
    Checked { snapshot: name, report, state, written: None }
}

/// Reads a snapshot, and nothing else.
///
/// # Errors
/// When the file cannot be read or is no snapshot.
pub(crate) fn read_kept(path: &Path, loader: &Loader<'_>) -> Result<Snapshot, Failure> {
    let input = super::super::input::read_path(path, loader.options.max_size)?;
    if snapshot_text(&input.bytes).is_some() {
        return Ok(loader.either(&input)?.snapshot);
    }
    json::read_bytes(&input.bytes).map_err(|error| super::super::load::no_snapshot(&input.name, &error))
}

/// Whether a file is below a folder, links and `..` followed: a snapshot of others leads to no file elsewhere.
fn lies_in(file: &Path, folder: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (Ok(file), Ok(folder)) = (file.canonicalize(), folder.canonicalize()) else { return false };
    file.starts_with(folder)
}

fn trouble(failure: &Failure) -> Trouble {
    Trouble { what: failure.what.clone(), place: failure.place.to_string(), hint: failure.hint.clone() }
}

impl Bench<'_> {
    fn state(self, old: Snapshot, path: &Path) -> State {
        let Some(named) = old.source.path.clone().filter(|named| named != "-") else {
            return State::Orphan("it names no file");
        };
        let Some(report) = self.resolve(&named, path) else { return State::ReportMissing };
        if !self.reports.is_empty() && !self.reports.iter().any(|folder| lies_in(&report, folder)) {
            return State::Orphan("its report is in none of the folders of `reports`");
        }
        if self.reports.is_empty() && !self.homes(path).any(|folder| lies_in(&report, folder)) {
            return State::Unreadable(Trouble {
                what: "the snapshot names a report outside of the project".to_owned(),
                place: shown(path),
                hint: "name the report's folder under `reports` in the configuration".to_owned(),
            });
        }
        match self.extract(&named, &report) {
            Ok((new, article)) => compare(old, new, Some(article), (&self.loader.lexicon, self.policy)),
            Err(failure) => State::Unreadable(trouble(&failure)),
        }
    }

    /// The report that a snapshot names: relative to the root, the current folder, or the snapshot's own.
    pub(super) fn resolve(self, named: &str, snapshot: &Path) -> Option<PathBuf> {
        // Nothing that blocks or never ends is opened on a snapshot's word.
        self.homes(snapshot).map(|base| base.join(named)).find(|path| path.is_file())
    }

    /// The folders that a report's path may be relative to, and that it stays in unless `reports` names others.
    fn homes<'all>(self, snapshot: &'all Path) -> impl Iterator<Item = &'all Path>
    where
        Self: 'all,
    {
        let beside = snapshot.parent().unwrap_or(Path::new(""));
        self.bases.iter().map(PathBuf::as_path).chain(std::iter::once(beside))
    }

    /// The snapshot that a report gives now; it names its report as the kept one does.
    fn extract(self, named: &str, report: &Path) -> Result<(Snapshot, summitdiff::read::Article), Failure> {
        let options = self.loader.options;
        let bytes = read_file(report, options.max_size)
            .map_err(|error| super::super::input::refused(named, options.max_size, error))?;
        let file = Some(report.to_owned());
        let input = Input::at_hand(named.to_owned(), file, bytes, Form::AsAsked);
        let read = self.loader.report(&input)?;
        let (snapshot, _) = self.loader.snapshot(&read);
        Ok((snapshot, read.article))
    }
}
