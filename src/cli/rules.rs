//! The flags of `rules`.

use crate::command::rules::{Format, List, Options};
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(super) struct Flags {
    /// List the ladders of acts instead, from weak to strong
    #[arg(long)]
    ladders: bool,
    /// List the topics instead
    #[arg(long, conflicts_with = "ladders")]
    topics: bool,
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Word,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Word {
    Table,
    Json,
}

impl Flags {
    pub(super) fn resolve(self) -> Options {
        Options {
            list: match (self.ladders, self.topics) {
                (true, _) => List::Ladders,
                (_, true) => List::Topics,
                (false, false) => List::Rules,
            },
            format: match self.format {
                Word::Table => Format::Table,
                Word::Json => Format::Json,
            },
        }
    }
}
