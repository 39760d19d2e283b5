//! Files of one ending below a folder, and the removal of one.

use super::find::walk;
use std::io;
use std::path::{Path, PathBuf};

/// The files below a folder whose names end so, as paths for opening, in order of their bytes.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn list(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let start = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut files = Vec::new();
    walk(start, Path::new(""), super::find::MOST_LEVELS, &mut files)?;
    files.retain(|file| file.as_os_str().as_encoded_bytes().ends_with(ending.as_bytes()));
    let mut files: Vec<PathBuf> = files.into_iter().map(|below| folder.join(below)).collect();
    files.sort();
    Ok(files)
}

/// Removes a regular file; what is gone already is no error.
///
/// # Errors
/// When the system says no, or the path is a link or folder.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => std::fs::remove_file(path),
        Ok(_) => Err(io::ErrorKind::InvalidInput.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}
