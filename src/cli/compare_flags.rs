//! The flags that every command has which compares reports with what is kept or with each other: which configuration
//! holds, which reports are written, how the output looks, how reports are read.

use super::config_flags::ConfigFlags;
use super::look_flags::LookFlags;
use super::read_flags::ReadFlags;
use super::report_flags::ReportFlags;
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct CompareFlags {
    #[command(flatten)]
    pub(super) report: ReportFlags,
    #[command(flatten)]
    pub(super) config: ConfigFlags,
    #[command(flatten)]
    pub(super) look: LookFlags,
    #[command(flatten)]
    pub(super) read: ReadFlags,
}
