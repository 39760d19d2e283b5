//! The flags of `history`.

use super::edition_flags::EditionFlags;
use super::look_flags::LookFlags;
use super::words::words;
use crate::command::Failure;
use crate::command::history::{Followed, Format, Options};
use clap::Args;
use summitdiff::render::Show;

#[derive(Debug, Args)]
pub(super) struct Flags {
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = words(Format::WORDS))]
    format: Format,
    /// Follow only topics or only participants
    #[arg(long, value_name = "WHAT", default_value = "all", value_parser = words(Followed::WORDS))]
    of: Followed,
    /// Print below the table what each match of two spellings rests on, and who took whose seat
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    look: LookFlags,
    #[command(flatten)]
    series: EditionFlags,
}

impl Flags {
    pub(super) fn resolve(self) -> Result<Options, Failure> {
        let (editions, read) = self.series.resolve()?;
        Ok(Options {
            editions,
            followed: self.of,
            explain: self.explain,
            format: self.format,
            look: self.look.resolve(Show::default()),
            read,
        })
    }
}
