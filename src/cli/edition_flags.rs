//! The editions of a series, as `changelog` and `history` take them.

use super::read_flags::ReadFlags;
use crate::command::series::Editions;
use crate::command::{Failure, ReadOptions};
use clap::Args;
use std::path::PathBuf;
use summitdiff::series::Grouping;

#[derive(Debug, Args)]
pub(super) struct EditionFlags {
    /// Reports or snapshots of a series: files, folders, globs, `-`, `REV:path`, addresses, lists of captures; ordered by date
    #[arg(value_name = "EDITION", required = true)]
    editions: Vec<PathBuf>,
    /// Keep reports of one day apart; else those of one meeting are one edition
    #[arg(long)]
    apart: bool,
    #[command(flatten)]
    read: ReadFlags,
}

impl EditionFlags {
    pub(super) fn resolve(self) -> Result<(Editions, ReadOptions), Failure> {
        if self.editions.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err(Failure::usage("standard input is named twice", "give it once"));
        }
        let grouping = if self.apart { Grouping::Reports } else { Grouping::Meetings };
        Ok((Editions { paths: self.editions, grouping }, self.read.resolve()))
    }
}
