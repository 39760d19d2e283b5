//! The words of `schema`.

use crate::command::schema::Contract;
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(super) struct Flags {
    /// Which format
    contract: Word,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Word {
    Snapshot,
    Diff,
    Check,
    Changelog,
    History,
}

impl Flags {
    pub(super) fn resolve(self) -> Contract {
        match self.contract {
            Word::Snapshot => Contract::Snapshot,
            Word::Diff => Contract::Diff,
            Word::Check => Contract::Check,
            Word::Changelog => Contract::Changelog,
            Word::History => Contract::History,
        }
    }
}
