//! The flags of `pending`, `accept`, `reject` and `review`.

use super::config_flags::ConfigFlags;
use super::look_flags::LookFlags;
use super::read_flags::{ReadFlags, day};
use crate::command::Command;
use crate::command::pending::{Decision, Format, Options};
use clap::{Args, ValueEnum};
use summitdiff::render::Show;
use summitdiff::snapshot::Edtf;

#[derive(Debug, Args)]
pub(super) struct ListFlags {
    /// Only these: a path, a glob, the end of a path, a fingerprint
    #[arg(value_name = "SELECTOR")]
    selectors: Vec<String>,
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: FormatWord,
    #[command(flatten)]
    look: LookFlags,
    #[command(flatten)]
    desk: DeskFlags,
}

#[derive(Debug, Args)]
pub(super) struct AcceptFlags {
    /// A path, a glob, the end of a path, a fingerprint
    #[arg(required = true, value_name = "SELECTOR")]
    selectors: Vec<String>,
    #[command(flatten)]
    desk: DeskFlags,
}

#[derive(Debug, Args)]
pub(super) struct RejectFlags {
    /// A path, a glob, the end of a path
    #[arg(required = true, value_name = "SELECTOR")]
    selectors: Vec<String>,
    #[command(flatten)]
    desk: DeskFlags,
}

#[derive(Debug, Args)]
pub(super) struct ReviewFlags {
    #[command(flatten)]
    look: LookFlags,
    #[command(flatten)]
    desk: DeskFlags,
}

#[derive(Debug, Args)]
struct DeskFlags {
    /// Day on which waivers are looked at [default: `SOURCE_DATE_EPOCH`, then the clock]
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Edtf>,
    #[command(flatten)]
    config: ConfigFlags,
    #[command(flatten)]
    read: ReadFlags,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    Table,
    Oneline,
    Json,
}

impl DeskFlags {
    fn resolve(self, selectors: Vec<String>) -> Options {
        Options { selectors, config: self.config.resolve(), today: self.today, read: self.read.resolve() }
    }
}

impl ListFlags {
    pub(super) fn resolve(self) -> Command {
        let format = match self.format {
            FormatWord::Table => Format::Table,
            FormatWord::Oneline => Format::Oneline,
            FormatWord::Json => Format::Json,
        };
        Command::Pending(self.desk.resolve(self.selectors), (format, self.look.resolve(Show::default())))
    }
}

impl AcceptFlags {
    pub(super) fn resolve(self) -> Command {
        Command::Decide(Decision::Accept, self.desk.resolve(self.selectors))
    }
}

impl RejectFlags {
    pub(super) fn resolve(self) -> Command {
        Command::Decide(Decision::Reject, self.desk.resolve(self.selectors))
    }
}

impl ReviewFlags {
    pub(super) fn resolve(self) -> Command {
        Command::Review(self.desk.resolve(Vec::new()), self.look.resolve(Show::default()))
    }
}
