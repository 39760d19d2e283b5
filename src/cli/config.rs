//! The flags of `config`.

use super::config_flags::ConfigFlags;
use crate::command::Command;
use crate::command::config::Format;
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(super) struct Flags {
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "toml")]
    format: FormatWord,
    #[command(flatten)]
    config: ConfigFlags,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    Toml,
    Json,
}

impl Flags {
    pub(super) fn resolve(self) -> Command {
        let format = match self.format {
            FormatWord::Toml => Format::Toml,
            FormatWord::Json => Format::Json,
        };
        Command::Config(self.config.resolve(), format)
    }
}
