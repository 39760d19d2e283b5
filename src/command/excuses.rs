//! The file of waivers: read, and written when `waive` adds one.

use super::failure::{Failure, Place};
use crate::store::{ReadFailure, read_file, save};
use std::path::Path;
use summitdiff::gate::waivers::Waivers;

/// A larger file holds no waivers.
const LARGEST: usize = 16 << 20;

/// The waivers of a file; none where there is no file.
///
/// # Errors
/// When the file cannot be read or says something that no waiver can.
pub(crate) fn load(path: &Path) -> Result<Waivers, Failure> {
    let hint = "each waiver is {\"fingerprint\", \"reason\", \"expires\"?, \"issue\"?}; `summitdiff waive` writes one";
    let bytes = match read_file(path, LARGEST) {
        Ok(bytes) => bytes,
        Err(ReadFailure::System(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Waivers::default());
        }
        Err(ReadFailure::System(error)) => return Err(Failure::system("read the waivers", path, &error)),
        Err(ReadFailure::Folder | ReadFailure::TooLarge) => {
            return Err(Failure::new("not a file of waivers", Place::of(path), hint));
        }
    };
    let name = path.to_string_lossy().into_owned();
    let waivers = Waivers::read(&bytes).map_err(|(line, column, what)| {
        Failure::new(format!("not a file of waivers: {what}"), Place::Line(name.clone(), line, column), hint)
    })?;
    waivers.check().map_err(|(pointer, what)| Failure::new(what, Place::Pointer(name, pointer), hint))?;
    Ok(waivers)
}

/// Writes the waivers.
///
/// # Errors
/// When the system says no.
pub(crate) fn store(path: &Path, waivers: &Waivers) -> Result<(), Failure> {
    save(path, waivers.write().as_bytes()).map_err(|error| super::extract::unsaved(path, error))
}
