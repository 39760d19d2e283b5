//! The flags of what git calls: `git-driver`, `textconv`, `merge-driver`.

use super::look_flags::LookFlags;
use super::read_flags::ReadFlags;
use crate::command::Command;
use crate::command::git::{driver, merge, textconv};
use clap::Args;
use std::path::PathBuf;
use summitdiff::render::Show;

#[derive(Debug, Args)]
pub(super) struct DriverFlags {
    /// What git says: path, old file, hash, mode, new file, hash, mode, new path, message
    #[arg(required = true, allow_hyphen_values = true, trailing_var_arg = true)]
    words: Vec<PathBuf>,
    #[command(flatten)]
    look: LookFlags,
    #[command(flatten)]
    read: ReadFlags,
}

#[derive(Debug, Args)]
pub(super) struct TextconvFlags {
    /// Report or snapshot
    file: PathBuf,
    #[command(flatten)]
    read: ReadFlags,
}

#[derive(Debug, Args)]
pub(super) struct MergeFlags {
    /// The snapshot that both grew out of
    base: PathBuf,
    /// Ours, which takes the result
    ours: PathBuf,
    /// Theirs
    theirs: PathBuf,
    /// The name of the file, for messages
    name: Option<PathBuf>,
    #[command(flatten)]
    read: ReadFlags,
}

impl DriverFlags {
    pub(super) fn resolve(self) -> Command {
        Command::GitDriver(driver::Options {
            words: self.words,
            look: self.look.resolve(Show::default()),
            read: self.read.resolve(),
        })
    }
}

impl TextconvFlags {
    pub(super) fn resolve(self) -> Command {
        Command::Textconv(textconv::Options { file: self.file, read: self.read.resolve() })
    }
}

impl MergeFlags {
    pub(super) fn resolve(self) -> Command {
        Command::MergeDriver(merge::Options {
            base: self.base,
            ours: self.ours,
            theirs: self.theirs,
            name: self.name,
            read: self.read.resolve(),
        })
    }
}
