//! Saving: a unique temporary file in the same folder, locked, synced, renamed, the folder synced.
//!
//! The lock dies with its process, so that a temporary file without one is the leftover of a run that was killed: the
//! next save in the folder removes it.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

/// How the name of a temporary file begins; [`super::expand`] passes over hidden files, so a leftover is never read.
const TEMPORARY: &str = ".summitdiff-";
/// How it ends.
const ENDING: &str = ".tmp";
/// So many names are tried before a folder is given up.
const MOST_NAMES: u32 = 1000;

/// Why a file was not written. The old one, if any, is as it was; only where the folder cannot be synced the new one
/// is there, whole, but may not outlast a power failure.
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
    remove_leftovers_once(folder);
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

/// A new file that nobody else has, with its lock held.
///
/// A process uses no name twice: one that removes leftovers may have opened the file that had the name before.
fn create(folder: &Path) -> io::Result<(File, PathBuf)> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let process = std::process::id();
    for _ in 0..MOST_NAMES {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{TEMPORARY}{process}-{number}{ENDING}"));
        if let Some(file) = claim(&path)? {
            return Ok((file, path));
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Makes a file and locks it; `None` where the name is taken, also by a link.
fn claim(path: &Path) -> io::Result<Option<File>> {
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => Ok(Some(file).filter(|file| is_held(file, path))),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(error),
    }
}

/// Locks a new file; `false` where another run has taken it for a leftover before.
///
/// Where the file system knows no locks nobody removes leftovers, and none is needed.
fn is_held(file: &File, path: &Path) -> bool {
    match file.try_lock() {
        Ok(()) => is_at(file, path),
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => true,
    }
}

/// Whether the path still leads to the file, for all that the system says.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), path.symlink_metadata()) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        (_, Err(error)) => error.kind() != io::ErrorKind::NotFound,
        (Err(_), Ok(_)) => true,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Removes what runs that were killed have left in a folder, once a run.
fn remove_leftovers_once(folder: &Path) {
    static CLEAN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let is_new = CLEAN.lock().is_ok_and(|mut clean| clean.insert(folder.to_owned()));
    if is_new {
        remove_leftovers(folder);
    }
}

/// Whatever cannot be read, locked or removed stays; it is in nobody's way.
fn remove_leftovers(folder: &Path) {
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let leftover = name.starts_with(TEMPORARY.as_bytes()) && name.ends_with(ENDING.as_bytes());
        if leftover
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && let Ok(file) = OpenOptions::new().write(true).open(entry.path())
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(entry.path());
        }
    }
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
    fn a_leftover_of_a_killed_run_goes_and_the_file_of_a_living_one_stays() {
        let folder = folder("leftover");
        let name = |number: u32| format!("{TEMPORARY}1-{number}{ENDING}");
        for number in 0..3 {
            fs::write(folder.join(name(number)), "half").unwrap();
        }
        let living = File::open(folder.join(name(1))).unwrap();
        living.lock().unwrap();
        save(&folder.join("a.json"), b"new").unwrap();
        assert_eq!(names(&folder), [name(1).as_str(), "a.json"]);
        drop(living);
        remove_leftovers(&folder);
        assert_eq!(names(&folder), ["a.json"]);
    }

    #[test]
    fn a_name_that_another_run_has_is_passed_over() {
        let folder = folder("taken");
        let taken = folder.join(format!("{TEMPORARY}1-0{ENDING}"));
        fs::write(&taken, "half").unwrap();
        assert!(claim(&taken).unwrap().is_none());
        assert_eq!(fs::read(&taken).unwrap(), b"half");
        assert!(claim(&folder.join("free")).unwrap().is_some());
    }

    #[test]
    fn writers_at_once_leave_a_whole_file_and_nothing_else() {
        let folder = folder("writers");
        let path = folder.join("a.json");
        let content = |writer: u8| vec![b'a' + writer; 20_000 + usize::from(writer)];
        save(&path, &content(0)).unwrap();
        std::thread::scope(|threads| {
            for writer in 0..8 {
                let (path, folder) = (&path, &folder);
                threads.spawn(move || {
                    for _ in 0..60 {
                        save(path, &content(writer)).unwrap();
                        remove_leftovers(folder);
                        let read = fs::read(path).unwrap();
                        assert!(read == content(read[0] - b'a'), "{} bytes", read.len());
                    }
                });
            }
        });
        assert_eq!(names(&folder), ["a.json"]);
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
