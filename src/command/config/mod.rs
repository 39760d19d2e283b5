//! The configuration of a project: `summitdiff.toml`, found from the current folder up to the root of the repository.
//!
//! Comes in: a file that is named, or the first of three names in the first folder that has one. Goes out: every setting
//! with its value and where it is from. What a flag says wins over the file; paths in the file are relative to its
//! folder.

mod parse;
mod place;
mod show;

pub(crate) use place::{ConfigChoice, root};
pub(crate) use show::{Format, execute as show};

use super::failure::Failure;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use summitdiff::assess::{Policy, Severity};
use summitdiff::diff::Kind;

/// Where a value is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Origin {
    /// The file does not say.
    #[default]
    Default,
    /// A line of the file, 1-based.
    Line(usize),
}

/// A value and where it is from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Setting<T> {
    /// The value that holds.
    pub value: T,
    /// Where it is from.
    pub from: Origin,
}

/// When snapshots are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Update {
    /// Never under CI; elsewhere what differs is written beside the snapshot, pending.
    Auto,
    /// Snapshots that are missing.
    New,
    /// Every snapshot that differs or is missing.
    All,
    /// Nothing.
    None,
}

impl Update {
    /// Its word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::New => "new",
            Self::All => "all",
            Self::None => "none",
        }
    }

    /// The value of a word.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        [Self::Auto, Self::New, Self::All, Self::None].into_iter().find(|one| one.as_str() == word)
    }
}

/// The configuration that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Config {
    /// The file, where there is one.
    pub file: Option<PathBuf>,
    /// The folder that relative paths begin in; empty for the current one.
    pub base: PathBuf,
    /// Severities that replace the built-in ones; `None` ignores the kind.
    pub severity: BTreeMap<Kind, Setting<Option<Severity>>>,
    /// JSON-pointer globs whose changes are ignored.
    pub ignore: Setting<Vec<String>>,
    /// The folder of the snapshots.
    pub snapshots: Setting<PathBuf>,
    /// The folders whose reports each have a snapshot.
    pub reports: Setting<Vec<PathBuf>>,
    /// Files of words to add.
    pub lexicon: Setting<Vec<PathBuf>>,
    /// The file of waivers.
    pub waivers: Setting<PathBuf>,
    /// The least severity of a change of the text that fails a check; `None` for no severity.
    pub fail_on: Setting<Option<Severity>>,
    /// The same for a change of our extraction.
    pub fail_on_extractor: Setting<Option<Severity>>,
    /// Whether a snapshot to which no report leads fails a check.
    pub fail_on_orphans: Setting<bool>,
    /// Whether a waiver that is expired or meets no change fails a check.
    pub fail_on_stale_waivers: Setting<bool>,
    /// When a check writes.
    pub update: Setting<Update>,
}

/// A value that the file does not set.
fn built_in<T>(value: T) -> Setting<T> {
    Setting { value, from: Origin::Default }
}

impl Config {
    /// The configuration of a folder without a file.
    fn built_in(base: &Path) -> Self {
        Self {
            file: None,
            base: base.to_owned(),
            severity: BTreeMap::new(),
            ignore: built_in(Vec::new()),
            snapshots: built_in(base.join("snapshots")),
            reports: built_in(Vec::new()),
            lexicon: built_in(Vec::new()),
            waivers: built_in(base.join("summitdiff-waivers.json")),
            fail_on: built_in(Some(Severity::Minor)),
            fail_on_extractor: built_in(Some(Severity::Info)),
            fail_on_orphans: built_in(false),
            fail_on_stale_waivers: built_in(false),
            update: built_in(Update::Auto),
        }
    }

    /// The configuration that holds for the current folder.
    ///
    /// # Errors
    /// A file that is named and missing, one that cannot be read, is no TOML, or has a key or value that is not known.
    pub(crate) fn load(choice: &ConfigChoice) -> Result<Self, Failure> {
        let Some(found) = place::find(choice)? else {
            return Ok(Self::built_in(Path::new("")));
        };
        let text = place::read(&found.file)?;
        parse::parse(&text, &found)
    }

    /// Severities and ignored places, without waivers.
    pub(crate) fn policy(&self) -> Policy {
        Policy {
            severities: self.severity.iter().map(|(kind, own)| (*kind, own.value)).collect(),
            ignore: self.ignore.value.clone(),
            waivers: BTreeMap::new(),
        }
    }
}
