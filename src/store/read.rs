//! Reading no more than is allowed.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Why there are no bytes.
#[derive(Debug)]
pub(crate) enum ReadFailure {
    /// The path is a folder.
    Folder,
    /// There are more bytes than allowed.
    TooLarge,
    /// The system says no.
    System(io::Error),
}

impl From<io::Error> for ReadFailure {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Reads a file of at most `limit` bytes; a longer one is known by its metadata, unread.
///
/// # Errors
/// [`ReadFailure`].
pub(crate) fn read_file(path: &Path, limit: usize) -> Result<Vec<u8>, ReadFailure> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(ReadFailure::Folder);
    }
    if metadata.is_file() && metadata.len() > limit as u64 {
        return Err(ReadFailure::TooLarge);
    }
    read_bounded(file, limit)
}

/// Reads a stream of at most `limit` bytes.
///
/// # Errors
/// [`ReadFailure`].
pub(crate) fn read_bounded(stream: impl Read, limit: usize) -> Result<Vec<u8>, ReadFailure> {
    let mut bytes = Vec::new();
    stream.take((limit as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > limit { Err(ReadFailure::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_stream_is_too_large() {
        assert!(matches!(read_bounded(io::repeat(b'a'), 10), Err(ReadFailure::TooLarge)));
        assert_eq!(read_bounded(&b"0123456789"[..], 10).unwrap().len(), 10);
    }
}
