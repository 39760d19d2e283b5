//! Where the configuration is: the flag, the environment, then three names in each folder up to the root.

use super::super::failure::{Failure, Place};
use crate::store::{ReadFailure, read_file};
use std::path::{Path, PathBuf};

/// The names, the first found wins.
pub(crate) const NAMES: [&str; 3] = ["summitdiff.toml", ".summitdiff.toml", ".config/summitdiff.toml"];
/// A larger file is no configuration.
const LARGEST: usize = 1 << 20;

/// Which configuration the user wants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum ConfigChoice {
    /// The one that `SUMMITDIFF_CONFIG` names, else the nearest.
    #[default]
    Nearest,
    /// This file.
    File(PathBuf),
    /// None.
    Isolated,
}

/// A configuration file that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its path.
    pub file: PathBuf,
    /// The folder that its paths are relative to.
    pub base: PathBuf,
}

/// The file that holds.
///
/// # Errors
/// When a file that is named is not there.
pub(super) fn find(choice: &ConfigChoice) -> Result<Option<Found>, Failure> {
    let named = match choice {
        ConfigChoice::Isolated => return Ok(None),
        ConfigChoice::File(path) => Some(path.clone()),
        ConfigChoice::Nearest => {
            std::env::var_os("SUMMITDIFF_CONFIG").filter(|path| !path.is_empty()).map(PathBuf::from)
        }
    };
    match named {
        Some(file) if file.is_file() => Ok(Some(Found { base: base(&file), file })),
        Some(file) => Err(Failure::new(
            "no such configuration file",
            Place::of(&file),
            "check the path, or leave `--config` and SUMMITDIFF_CONFIG out to search for summitdiff.toml",
        )),
        None => Ok(nearest()),
    }
}

/// The folder of the file; a file in `.config` speaks for the folder above.
fn base(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    if folder.file_name().is_some_and(|name| name == ".config") {
        return folder.parent().unwrap_or(Path::new("")).to_owned();
    }
    folder.to_owned()
}

fn nearest() -> Option<Found> {
    folders().into_iter().find_map(|base| {
        let file = NAMES.iter().map(|name| base.join(name)).find(|path| path.is_file())?;
        Some(Found { file, base })
    })
}

/// The folders from the current one (an empty path) up to the root of the repository; outside of one, the current only.
fn folders() -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::new()];
    let Ok(current) = std::env::current_dir() else { return folders };
    let Some(levels) = current.ancestors().position(|folder| folder.join(".git").exists()) else {
        return folders;
    };
    for _ in 0..levels {
        let next = folders[folders.len() - 1].join("..");
        folders.push(next);
    }
    folders
}

/// The root of the repository as a path from the current folder, empty where that is the root; `None` outside of one.
pub(crate) fn root() -> Option<PathBuf> {
    let folders = folders();
    folders.into_iter().next_back().filter(|folder| folder.join(".git").exists())
}

/// The text of the file.
///
/// # Errors
/// When it cannot be read.
pub(super) fn read(path: &Path) -> Result<String, Failure> {
    let bytes = read_file(path, LARGEST).map_err(|error| match error {
        ReadFailure::System(error) => Failure::system("read the configuration", path, &error),
        ReadFailure::Folder | ReadFailure::TooLarge => {
            Failure::new("not a configuration file", Place::of(path), "write keys and values in TOML")
        }
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let place = Place::Byte(path.to_string_lossy().into_owned(), error.utf8_error().valid_up_to());
        Failure::new("not UTF-8 text", place, "save the configuration as UTF-8")
    })
}
