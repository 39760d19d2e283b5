//! A page by its address, where the program is built to fetch pages.

use std::time::Duration;

/// What a server gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// The bytes of the page.
    pub bytes: Vec<u8>,
    /// The encoding that the server declares.
    pub charset: Option<String>,
}

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(not(feature = "net"), expect(dead_code, reason = "this build fetches nothing"))]
pub(crate) enum NetFailure {
    /// This build fetches nothing.
    #[cfg_attr(feature = "net", expect(dead_code, reason = "this build fetches pages"))]
    LeftOut,
    /// The server answers with another status than success.
    Status(u16),
    /// There are more bytes than allowed.
    TooLarge,
    /// It took longer than allowed.
    TimeOut,
    /// No answer came, for this reason.
    Unreached(String),
}

/// More hops than this are no way to a page.
#[cfg(feature = "net")]
const MOST_REDIRECTS: u32 = 5;

/// Fetches a page of at most `limit` bytes within `time`, all in all.
///
/// # Errors
/// [`NetFailure`].
#[cfg(feature = "net")]
pub(crate) fn fetch(address: &str, limit: usize, time: Duration) -> Result<Page, NetFailure> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(time))
        .max_redirects(MOST_REDIRECTS)
        .user_agent(concat!("summitdiff/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let mut response = agent.get(address).call().map_err(reason)?;
    let charset = response.body().charset().map(str::to_owned);
    if response.body().content_length().is_some_and(|length| length > limit as u64) {
        return Err(NetFailure::TooLarge);
    }
    let stream = response.body_mut().as_reader();
    match super::read_bounded(stream, limit) {
        Ok(bytes) => Ok(Page { bytes, charset }),
        Err(super::ReadFailure::System(error)) => Err(reason(ureq::Error::from(error))),
        Err(super::ReadFailure::TooLarge | super::ReadFailure::Folder) => Err(NetFailure::TooLarge),
    }
}

#[cfg(feature = "net")]
#[expect(clippy::wildcard_enum_match_arm, reason = "the library has many more errors, and may get others")]
fn reason(error: ureq::Error) -> NetFailure {
    match error {
        ureq::Error::StatusCode(status) => NetFailure::Status(status),
        ureq::Error::Timeout(_) => NetFailure::TimeOut,
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => NetFailure::TimeOut,
        other => NetFailure::Unreached(other.to_string()),
    }
}

/// Fetches nothing.
///
/// # Errors
/// Always [`NetFailure::LeftOut`].
#[cfg(not(feature = "net"))]
pub(crate) fn fetch(_: &str, _: usize, _: Duration) -> Result<Page, NetFailure> {
    Err(NetFailure::LeftOut)
}
