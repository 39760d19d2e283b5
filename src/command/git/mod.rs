//! What git asks of this program: how two versions differ, what a version says line by line, how two branches merge.

pub(crate) mod driver;
pub(crate) mod merge;
pub(crate) mod setup;
pub(crate) mod textconv;

use super::failure::Failure;
use super::input::{Form, Input, refused};
use super::load::{Loaded, Loader};
use crate::store::read_file;
use std::path::Path;

/// The report or snapshot in a file that git names; `None` for no file (`/dev/null`, `nul`).
///
/// The file is read as it is, whatever git says of hashes: those of the working tree are zeros.
///
/// # Errors
/// When the file cannot be read or is neither.
fn side(file: &Path, loader: &Loader<'_>) -> Result<Option<Loaded>, Failure> {
    if file == Path::new("/dev/null") || file == Path::new("nul") {
        return Ok(None);
    }
    let name = file.to_string_lossy().into_owned();
    let bytes = read_file(file, loader.options.max_size)
        .map_err(|error| refused(&name, loader.options.max_size, error))?;
    let input = Input::at_hand(name, Some(file.to_owned()), bytes, Form::AsAsked);
    loader.either(&input).map(Some)
}
