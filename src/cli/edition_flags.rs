//! The editions of a series, as `changelog` and `history` take them.

use super::read_flags::ReadFlags;
use crate::command::Failure;
use crate::command::ReadOptions;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct EditionFlags {
    /// Reports or snapshots of a series: files, folders, globs, `-`, `REV:path`; ordered by date
    #[arg(value_name = "EDITION", required = true)]
    editions: Vec<PathBuf>,
    #[command(flatten)]
    read: ReadFlags,
}

impl EditionFlags {
    pub(super) fn resolve(self) -> Result<(Vec<PathBuf>, ReadOptions), Failure> {
        if self.editions.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err(Failure::usage("standard input is named twice", "give it once"));
        }
        Ok((self.editions, self.read.resolve()))
    }
}
