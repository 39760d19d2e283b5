//! The flags of `check`.

use super::compare_flags::CompareFlags;
use super::read_flags::day;
use super::threshold::FailOn;
use crate::command::check::{Format, Least, Options};
use crate::command::config::Update;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use summitdiff::render::Show;
use summitdiff::snapshot::Edtf;

#[derive(Debug, Args)]
pub(super) struct Flags {
    /// Snapshots or folders of them [default: `snapshots`, or what the configuration says]
    paths: Vec<PathBuf>,
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: FormatWord,
    /// Exit with 1 when the text of a report changed and a change is at least so severe [default: minor]
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// The same where our extraction of an unchanged text changed [default: any]
    #[arg(long, value_name = "SEVERITY")]
    fail_on_extractor: Option<FailOn>,
    /// Exit with 1 when no report leads to a snapshot
    #[arg(long)]
    fail_on_orphans: bool,
    /// Exit with 1 when a waiver is past its last day or meets no change
    #[arg(long)]
    fail_on_stale_waivers: bool,
    /// When to write: `auto` puts NAME.json.new beside a snapshot that differs, but writes nothing under CI
    #[arg(long, value_name = "MODE")]
    update: Option<UpdateWord>,
    /// Day on which waivers are looked at [default: `SOURCE_DATE_EPOCH`, then the clock]
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Edtf>,
    /// Print nothing: the exit code is the answer
    #[arg(short, long, conflicts_with = "format")]
    quiet: bool,
    #[command(flatten)]
    shared: CompareFlags,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    Table,
    Oneline,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum UpdateWord {
    /// Pending files beside the snapshots; nothing under CI
    Auto,
    /// Snapshots that are missing
    New,
    /// Every snapshot that differs or is missing
    All,
    /// Nothing
    None,
}

impl UpdateWord {
    fn resolve(self) -> Update {
        match self {
            Self::Auto => Update::Auto,
            Self::New => Update::New,
            Self::All => Update::All,
            Self::None => Update::None,
        }
    }
}

fn least(word: FailOn) -> Least {
    word.resolve().map_or(Least::Never, Least::Severity)
}

impl Flags {
    pub(super) fn resolve(self) -> Options {
        Options {
            paths: self.paths,
            config: self.shared.config.resolve(),
            format: match (self.quiet, self.format) {
                (true, _) => Format::Quiet,
                (false, FormatWord::Table) => Format::Table,
                (false, FormatWord::Oneline) => Format::Oneline,
                (false, FormatWord::Json) => Format::Json,
            },
            fail_on: self.fail_on.map(least),
            fail_on_extractor: self.fail_on_extractor.map(least),
            fail_on_orphans: self.fail_on_orphans,
            fail_on_stale_waivers: self.fail_on_stale_waivers,
            update: self.update.map(UpdateWord::resolve),
            today: self.today,
            reports: self.shared.report.resolve(),
            look: self.shared.look.resolve(Show::default()),
            read: self.shared.read.resolve(),
        }
    }
}
