//! The flags of `changelog`.

use super::edition_flags::EditionFlags;
use crate::command::Failure;
use crate::command::changelog::{Format, Options, Target};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use summitdiff::render::changelog::{Quotes, Show};

#[derive(Debug, Args)]
pub(super) struct Flags {
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    format: FormatWord,
    /// Print what a Jinja template makes of the JSON form
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    template: Option<PathBuf>,
    /// Bring a Markdown file up to date; words changed by hand stay
    #[arg(long, value_name = "FILE", conflicts_with_all = ["format", "template"])]
    update: Option<PathBuf>,
    /// Write nothing: exit with 1 when the file of --update is out of date
    #[arg(long, requires = "update")]
    check: bool,
    /// How much of the reports is quoted below an entry
    #[arg(long, value_name = "HOW", default_value = "short")]
    evidence: QuotesWord,
    /// Show also what differs in wording only
    #[arg(long)]
    wording: bool,
    /// Say below an entry why its two sides were taken for one thing
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    series: EditionFlags,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    Markdown,
    Html,
    Json,
    Csv,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum QuotesWord {
    None,
    Short,
    Full,
}

impl Flags {
    pub(super) fn resolve(self) -> Result<Options, Failure> {
        let target = match (self.update, self.check, self.template) {
            (Some(file), true, _) => Target::Check(file),
            (Some(file), false, _) => Target::Update(file),
            (None, _, Some(template)) => Target::Print(Format::Template(template)),
            (None, _, None) => Target::Print(self.format.resolve()),
        };
        let (editions, read) = self.series.resolve()?;
        Ok(Options {
            editions,
            show: Show { quotes: self.evidence.resolve(), wording: self.wording, explain: self.explain },
            target,
            read,
        })
    }
}

impl FormatWord {
    fn resolve(self) -> Format {
        match self {
            Self::Markdown => Format::Markdown,
            Self::Html => Format::Html,
            Self::Json => Format::Json,
            Self::Csv => Format::Csv,
        }
    }
}

impl QuotesWord {
    fn resolve(self) -> Quotes {
        match self {
            Self::None => Quotes::None,
            Self::Short => Quotes::Short,
            Self::Full => Quotes::Full,
        }
    }
}
