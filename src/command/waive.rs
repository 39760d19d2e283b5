//! `summitdiff waive`: a change that may stand, with its reason.

use super::Status;
use super::config::{Config, ConfigChoice};
use super::excuses;
use super::failure::Failure;
use super::run::Run;
use std::fmt::Write as _;
use summitdiff::gate::waivers::{Waiver, is_fingerprint};
use summitdiff::render::safe;
use summitdiff::snapshot::Edtf;

/// What `waive` was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// The changes.
    pub fingerprints: Vec<String>,
    /// Why they may stand.
    pub reason: String,
    /// The last day.
    pub expires: Option<Edtf>,
    /// Where it is discussed.
    pub issue: Option<String>,
    /// The configuration, which names the file.
    pub config: ConfigChoice,
}

/// Runs the command.
///
/// # Errors
/// What is no fingerprint, an empty reason, or a file that cannot be read or written.
pub(crate) fn execute(options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    if options.reason.trim().is_empty() {
        return Err(Failure::usage(
            "a waiver needs a reason",
            "say why the change may stand: --reason 'WHY'",
        ));
    }
    if let Some(wrong) = options.fingerprints.iter().find(|word| !is_fingerprint(word)) {
        let hint = "`summitdiff check --format oneline` ends each line with one";
        return Err(Failure::usage(format!("`{wrong}` is no fingerprint"), hint));
    }
    let config = Config::load(&options.config)?;
    let path = &config.waivers.value;
    let mut waivers = excuses::load(path)?;
    let mut text = String::new();
    for fingerprint in &options.fingerprints {
        waivers.waivers.retain(|waiver| waiver.fingerprint != *fingerprint);
        waivers.waivers.push(Waiver {
            fingerprint: fingerprint.clone(),
            reason: options.reason.trim().to_owned(),
            expires: options.expires.clone(),
            issue: options.issue.clone(),
        });
        let name = path.to_string_lossy();
        writeln!(text, "waived {fingerprint} in {}", safe::workflow_log(&name))
            .expect("a string takes all text");
    }
    excuses::store(path, &waivers)?;
    run.print(&text).map(|_| Status::Passed)
}
