//! Snapshots that wait for a decision: `pending` lists them, `accept` and `reject` decide, `review` asks a person.

mod decide;
mod list;
pub(crate) mod review;
mod selector;

pub(crate) use decide::{Decision, decide};
pub(crate) use list::{Format, list};

use super::check::survey::{read_kept, shown};
use super::check::{bases, with_words};
use super::config::{Config, ConfigChoice};
use super::failure::Failure;
use super::load::{Loader, ReadOptions};
use super::{excuses, today};
use crate::store;
use std::path::{Path, PathBuf};
use summitdiff::assess::{Assessment, Finding, Policy};
use summitdiff::gate::{Checked, State, compare, judge};
use summitdiff::read::Article;
use summitdiff::snapshot::{Edtf, Snapshot};

/// The ending of a snapshot that waits.
pub(super) const ENDING: &str = ".json.new";

/// What the commands on waiting snapshots were asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// Which ones; paths, globs, ends of paths, fingerprints.
    pub selectors: Vec<String>,
    /// The configuration.
    pub config: ConfigChoice,
    /// The day for waivers.
    pub today: Option<Edtf>,
    /// How their reports are read.
    pub read: ReadOptions,
}

/// A snapshot that waits.
#[derive(Debug)]
pub(super) struct Waiting {
    /// The kept snapshot's path.
    pub path: PathBuf,
    /// The waiting one's.
    pub pending: PathBuf,
    /// The kept one; `None` where there is none yet.
    pub old: Option<Snapshot>,
    /// The waiting one.
    pub new: Snapshot,
    /// The report, where it still has the text of the waiting one.
    pub article: Option<Article>,
    /// What differs.
    pub checked: Checked,
}

/// What is needed to decide.
pub(super) struct Desk<'run> {
    pub loader: Loader<'run>,
    pub policy: Policy,
    pub config: Config,
}

impl<'run> Desk<'run> {
    pub(super) fn new(options: &Options, config: Config, read: &'run ReadOptions) -> Result<Self, Failure> {
        let waivers = excuses::load(&config.waivers.value)?;
        let mut policy = config.policy();
        waivers.apply(&mut policy, today::today(options.today.as_ref(), &waivers).as_ref());
        Ok(Self { loader: Loader::new(read)?, policy, config })
    }

    /// Every snapshot that waits, in order of path: below the folder of snapshots, and what is named beside.
    pub(super) fn waiting(&self, selectors: &[String]) -> Result<Vec<Waiting>, Failure> {
        let mut paths = Vec::new();
        let folders = selectors.iter().map(PathBuf::from).filter(|path| path.is_dir());
        for folder in std::iter::once(self.config.snapshots.value.clone()).chain(folders) {
            if folder.is_dir() {
                let found = store::list(&folder, ENDING);
                paths.extend(found.map_err(|error| Failure::system("read the folder", &folder, &error))?);
            }
        }
        for selector in selectors {
            let named = selector.strip_suffix(".new").unwrap_or(selector);
            let pending = PathBuf::from(format!("{named}.new"));
            if Path::new(named).extension().is_some_and(|ending| ending == "json") && pending.is_file() {
                paths.push(pending);
            }
        }
        paths.sort_by_key(|path| shown(path));
        paths.dedup_by_key(|path| shown(path));
        paths.into_iter().map(|pending| self.load(pending)).collect()
    }

    fn load(&self, pending: PathBuf) -> Result<Waiting, Failure> {
        let path = pending.with_extension("");
        let new = read_kept(&pending, &self.loader)?;
        let old = if path.exists() { Some(read_kept(&path, &self.loader)?) } else { None };
        let article = self.article(&new, &path);
        let state = match &old {
            Some(old) => {
                compare(old.clone(), new.clone(), article.clone(), (&self.loader.lexicon, &self.policy))
            }
            None => State::SnapshotMissing(Box::new(new.clone())),
        };
        let checked =
            Checked { snapshot: shown(&path), report: new.source.path.clone(), state, written: None };
        Ok(Waiting { path, pending, old, new, article, checked })
    }

    fn article(&self, new: &Snapshot, path: &Path) -> Option<Article> {
        let named = new.source.path.as_deref()?;
        let beside = path.parent().unwrap_or(Path::new("")).to_owned();
        let mut folders = bases(&self.config);
        folders.push(beside);
        folders.iter().find_map(|folder| self.loader.article_of(&folder.join(named), new))
    }

    pub(super) fn judge(&self, waiting: &Waiting, old: &Snapshot) -> Assessment {
        judge(old, &waiting.new, waiting.article.as_ref(), (&self.loader.lexicon, &self.policy))
    }
}

impl Waiting {
    /// What differs; nothing for a snapshot that is new as a whole.
    pub(super) fn findings(&self) -> &[Finding] {
        match &self.checked.state {
            State::Changed(changed) => &changed.assessment.findings,
            State::Same
            | State::Form(_)
            | State::ReportMissing
            | State::SnapshotMissing(_)
            | State::Orphan(_)
            | State::Unreadable(_) => &[],
        }
    }
}

/// The configuration and the reading options that come with it.
pub(super) fn prepare(options: &Options) -> Result<(Config, ReadOptions), Failure> {
    let config = Config::load(&options.config)?;
    let read = with_words(&options.read, &config);
    Ok((config, read))
}
