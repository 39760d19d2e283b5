//! `summitdiff history`: editions in, the life of each topic and participant out.

use super::Status;
use super::failure::Failure;
use super::load::{Loader, ReadOptions};
use super::look::Look;
use super::run::Run;
use super::series::{self, Editions, Texts};
use summitdiff::render::history::{self, Show};
use summitdiff::series::{History, history as follow};

/// What `history` was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// What stands for the editions.
    pub editions: Editions,
    /// Whether topics, participants or both are followed.
    pub followed: Followed,
    /// Whether the matches are explained.
    pub explain: bool,
    /// The form of the output.
    pub format: Format,
    /// How the table looks.
    pub look: Look,
    /// How the editions are read.
    pub read: ReadOptions,
}

/// What is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Followed {
    /// Topics and participants.
    Both,
    /// Topics.
    Topics,
    /// Participants.
    Participants,
}

impl Followed {
    /// The word of each, with what help says of it.
    pub(crate) const WORDS: &[(&'static str, &'static str, Self)] =
        &[("all", "", Self::Both), ("topics", "", Self::Topics), ("participants", "", Self::Participants)];
}

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For the terminal.
    Table,
    /// One record an entry and edition.
    Csv,
    /// The same as JSON, one a line.
    Jsonl,
    /// The same as a Parquet file.
    Parquet,
    /// One document.
    Json,
    /// A heat map.
    Svg,
    /// A page with the heat map.
    Html,
}

impl Format {
    /// The word of each, with what help says of it.
    pub(crate) const WORDS: &[(&'static str, &'static str, Self)] = &[
        ("table", "", Self::Table),
        ("csv", "", Self::Csv),
        ("jsonl", "", Self::Jsonl),
        ("parquet", "Needs the feature `parquet`", Self::Parquet),
        ("json", "", Self::Json),
        ("svg", "", Self::Svg),
        ("html", "", Self::Html),
    ];
}

/// Runs the command.
///
/// # Errors
/// Whatever keeps it from reading any edition, or from writing.
pub(crate) fn execute(options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    check(options.format, run)?;
    let loader = Loader::new(&options.read)?;
    let series = series::read((&options.editions, Texts::Unwanted), &loader, run)?;
    let lives = follow(&series.editions, &loader.lexicon);
    let show = Show {
        topics: options.followed != Followed::Participants,
        participants: options.followed != Followed::Topics,
        explain: options.explain,
        width: options.look.resolve(run.settings).width,
    };
    run.print_bytes(&render(&lives, show, options.format))?;
    Ok(series.status)
}

/// Whether the output takes the format; asked before anything is read.
///
/// # Errors
/// A build without it, or a terminal that would show bytes.
fn check(format: Format, run: &Run<'_>) -> Result<(), Failure> {
    if format == Format::Parquet && !cfg!(feature = "parquet") {
        let hint = "build it with `--features parquet`, or take `--format csv`";
        return Err(Failure::usage("this build writes no Parquet", hint));
    }
    if format == Format::Parquet && run.settings.terminal {
        return Err(Failure::usage("a Parquet file is no text", "send it to a file: … > history.parquet"));
    }
    Ok(())
}

fn render(lives: &History, show: Show, format: Format) -> Vec<u8> {
    let mut out = String::new();
    let written = match format {
        Format::Table => history::write_table(lives, show, &mut out),
        Format::Csv => history::write_csv(lives, show, &mut out),
        Format::Jsonl => history::write_jsonl(lives, show, &mut out),
        #[cfg(feature = "parquet")]
        Format::Parquet => return history::write_parquet(lives, show),
        #[cfg(not(feature = "parquet"))]
        Format::Parquet => Ok(()),
        Format::Json => history::write_json(lives, &mut out),
        Format::Svg => history::write_svg(lives, show, &mut out),
        Format::Html => history::write_html(lives, show, &mut out),
    };
    written.expect("a string takes all text");
    out.into_bytes()
}
