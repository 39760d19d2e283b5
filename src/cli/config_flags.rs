//! The flags that choose a configuration.

use crate::command::config::ConfigChoice;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct ConfigFlags {
    /// Configuration to use [default: the nearest summitdiff.toml up to the root of the repository]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Use no configuration
    #[arg(long, conflicts_with = "config")]
    isolated: bool,
}

impl ConfigFlags {
    pub(super) fn resolve(self) -> ConfigChoice {
        match (self.config, self.isolated) {
            (Some(file), _) => ConfigChoice::File(file),
            (None, true) => ConfigChoice::Isolated,
            (None, false) => ConfigChoice::Nearest,
        }
    }
}
