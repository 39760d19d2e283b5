//! The words of `--fail-on` and its kin.

use clap::ValueEnum;
use summitdiff::assess::Severity;

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FailOn {
    Critical,
    Major,
    Minor,
    Info,
    Any,
    None,
}

impl FailOn {
    /// The least severity that fails; `None` for no severity.
    pub(super) fn resolve(self) -> Option<Severity> {
        match self {
            Self::Critical => Some(Severity::Critical),
            Self::Major => Some(Severity::Major),
            Self::Minor => Some(Severity::Minor),
            Self::Info | Self::Any => Some(Severity::Info),
            Self::None => None,
        }
    }
}
