//! The flags of `history`.

use super::look_flags::LookFlags;
use super::read_flags::ReadFlags;
use crate::command::Failure;
use crate::command::history::{Followed, Format, Options};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use summitdiff::render::Show;

/// Print the life of each topic and participant over the editions of a series
#[derive(Debug, Args)]
pub(super) struct Flags {
    /// Reports or snapshots of a series: files, folders, globs, `-`, `REV:path`; ordered by date
    #[arg(value_name = "EDITION", required = true)]
    editions: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: FormatWord,
    /// Follow only topics or only participants
    #[arg(long, value_name = "WHAT", default_value = "all")]
    of: OfWord,
    /// Print below the table what each match of two spellings rests on, and who took whose seat
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    look: LookFlags,
    #[command(flatten)]
    read: ReadFlags,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    Table,
    Csv,
    Jsonl,
    Json,
    Svg,
    Html,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OfWord {
    All,
    Topics,
    Participants,
}

impl Flags {
    pub(super) fn resolve(self) -> Result<Options, Failure> {
        if self.editions.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err(Failure::usage("standard input is named twice", "give it once"));
        }
        Ok(Options {
            editions: self.editions,
            followed: match self.of {
                OfWord::All => Followed::Both,
                OfWord::Topics => Followed::Topics,
                OfWord::Participants => Followed::Participants,
            },
            explain: self.explain,
            format: match self.format {
                FormatWord::Table => Format::Table,
                FormatWord::Csv => Format::Csv,
                FormatWord::Jsonl => Format::Jsonl,
                FormatWord::Json => Format::Json,
                FormatWord::Svg => Format::Svg,
                FormatWord::Html => Format::Html,
            },
            look: self.look.resolve(Show::default()),
            read: self.read.resolve(),
        })
    }
}
