//! The flags of `waive`.

use super::config_flags::ConfigFlags;
use super::read_flags::day;
use crate::command::waive::Options;
use clap::Args;
use summitdiff::snapshot::Edtf;

#[derive(Debug, Args)]
pub(super) struct Flags {
    /// Fingerprints of the changes
    #[arg(required = true, value_name = "FINGERPRINT")]
    fingerprints: Vec<String>,
    /// Why they may stand
    #[arg(long)]
    reason: String,
    /// Last day on which the waiver holds
    #[arg(long, value_name = "DAY", value_parser = day)]
    expires: Option<Edtf>,
    /// Where it is discussed
    #[arg(long)]
    issue: Option<String>,
    #[command(flatten)]
    config: ConfigFlags,
}

impl Flags {
    pub(super) fn resolve(self) -> Options {
        Options {
            fingerprints: self.fingerprints,
            reason: self.reason,
            expires: self.expires,
            issue: self.issue,
            config: self.config.resolve(),
        }
    }
}
