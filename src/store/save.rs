//! Saving: a unique temporary file in the same folder, synced, renamed, the folder synced.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// How the name of a temporary file begins; [`super::expand`] passes over hidden files, so a leftover is never read.
const TEMPORARY: &str = ".summitdiff-";
/// So many names are tried before a folder is given up.
const MOST_NAMES: u32 = 1000;

/// Why a file was not written; the old one, if any, is as it was.
#[derive(Debug)]
pub(crate) enum SaveError {
    /// The target is a link, or something that is no regular file.
    NotAFile,
    /// The system says no.
    System(io::Error),
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Writes a file whole or not at all.
///
/// An existing file keeps its permissions. A link is not followed and not replaced.
///
/// # Errors
/// [`SaveError`]; the temporary file is removed.
pub(crate) fn save(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let permissions = match fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_file() => return Err(SaveError::NotAFile),
        Ok(metadata) => Some(metadata.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (mut file, temporary) = create(folder)?;
    let filled = fill(&mut file, bytes, permissions).and_then(|()| fs::rename(&temporary, path));
    if let Err(error) = filled {
        let _ = fs::remove_file(&temporary);
        return Err(error.into());
    }
    sync(folder)?;
    Ok(())
}

/// Adds to the end of a file that another program reads, made where it is missing.
///
/// # Errors
/// When the system says no.
pub(crate) fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new().append(true).create(true).open(path)?.write_all(bytes)
}

fn fill(file: &mut File, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

/// A new file that nobody else has; an existing name, also that of a link, is passed over.
fn create(folder: &Path) -> io::Result<(File, PathBuf)> {
    let process = std::process::id();
    for number in 0..MOST_NAMES {
        let path = folder.join(format!("{TEMPORARY}{process}-{number}.tmp"));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Makes the rename last over a power failure; only Unix lets a folder be synced.
#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of the build that a test has to itself.
    fn folder(name: &str) -> PathBuf {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tests-of-store").join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        path
    }

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_saved_file_is_whole_and_alone() {
        let folder = folder("whole");
        let path = folder.join("a.json");
        save(&path, b"old").unwrap();
        save(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(&folder), ["a.json"]);
    }

    #[test]
    fn a_leftover_of_a_killed_run_is_in_nobodys_way() {
        let folder = folder("leftover");
        let leftover = format!("{TEMPORARY}{}-0.tmp", std::process::id());
        fs::write(folder.join(&leftover), "half").unwrap();
        save(&folder.join("a.json"), b"new").unwrap();
        assert_eq!(names(&folder), [leftover.as_str(), "a.json"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_neither_followed_nor_replaced() {
        let folder = folder("link");
        fs::write(folder.join("outside"), "precious").unwrap();
        std::os::unix::fs::symlink(folder.join("outside"), folder.join("a.json")).unwrap();
        assert!(matches!(save(&folder.join("a.json"), b"new"), Err(SaveError::NotAFile)));
        assert_eq!(fs::read(folder.join("outside")).unwrap(), b"precious");
        assert_eq!(names(&folder), ["a.json", "outside"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt as _;
        let path = folder("permissions").join("a.json");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        save(&path, b"new").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_folder_that_is_missing_is_the_systems_error() {
        let path = folder("missing").join("none/a.json");
        assert!(matches!(save(&path, b"new"), Err(SaveError::System(_))));
    }
}
