//! The flags of `history`.

use super::edition_flags::EditionFlags;
use super::look_flags::LookFlags;
use crate::command::Failure;
use crate::command::history::{Followed, Format, Options};
use clap::{Args, ValueEnum};
use summitdiff::render::Show;

/// Print the life of each topic and participant over the editions of a series
#[derive(Debug, Args)]
pub(super) struct Flags {
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
    series: EditionFlags,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    Table,
    Csv,
    Jsonl,
    /// Needs the feature `parquet`
    Parquet,
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
        let (editions, read) = self.series.resolve()?;
        Ok(Options {
            editions,
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
                FormatWord::Parquet => Format::Parquet,
                FormatWord::Json => Format::Json,
                FormatWord::Svg => Format::Svg,
                FormatWord::Html => Format::Html,
            },
            look: self.look.resolve(Show::default()),
            read,
        })
    }
}
