//! Which files a path stands for: itself, the reports below a folder, or what a glob fits.
//!
//! Hidden files and folders are passed over, links to folders are not entered, and the order is that of the bytes of the
//! paths, so that it is the same everywhere.

use std::io;
use std::path::{Component, Path, PathBuf};

/// The name endings of files that are taken for reports in a folder; a file that is named is read whatever its name.
const ENDINGS: [&str; 11] =
    ["docx", "eml", "htm", "html", "markdown", "md", "mht", "mhtml", "pdf", "text", "txt"];
/// Deeper folders are not entered.
pub(super) const MOST_LEVELS: usize = 64;

/// A file that was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    /// Its path, for opening.
    pub path: PathBuf,
    /// Its path below the folder that was searched: where its snapshot goes below the output folder.
    pub below: PathBuf,
}

/// The files that a path stands for; `None` when it is neither a folder nor a glob.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn expand(path: &Path) -> io::Result<Option<Vec<Found>>> {
    let (base, pattern) = match path.symlink_metadata() {
        Ok(_) if path.is_dir() => (path.to_owned(), None),
        Ok(_) => return Ok(None),
        Err(_) => match split_glob(path) {
            Some((base, pattern)) => (base, Some(pattern)),
            None => return Ok(None),
        },
    };
    let mut files = Vec::new();
    let start = if base.as_os_str().is_empty() { PathBuf::from(".") } else { base.clone() };
    walk(&start, Path::new(""), MOST_LEVELS, &mut files)?;
    files.sort();
    let found = files
        .into_iter()
        .filter(|below| match &pattern {
            Some(pattern) => fits(pattern, &segments(below)),
            None => is_report(below),
        })
        .map(|below| Found { path: base.join(&below), below })
        .collect();
    Ok(Some(found))
}

pub(super) fn walk(folder: &Path, below: &Path, levels: usize, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if levels == 0 {
        return Ok(());
    }
    for entry in folder.read_dir()? {
        let entry = entry?;
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let kind = entry.file_type()?;
        let path = entry.path();
        if kind.is_dir() {
            walk(&path, &below.join(&name), levels - 1, files)?;
        } else if kind.is_file() || (kind.is_symlink() && path.is_file()) {
            files.push(below.join(&name));
        }
    }
    Ok(())
}

/// A path without its ending, where that is one of a report; a date in a name is no ending.
pub(crate) fn without_ending(path: &Path) -> PathBuf {
    if is_known(path) { path.with_extension("") } else { path.to_owned() }
}

fn is_known(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// A README tells of its folder.
fn is_report(path: &Path) -> bool {
    let about = path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    !about && is_known(path)
}

/// The part of a path before the first component with `*` or `?`, and the rest; `None` without one.
fn split_glob(path: &Path) -> Option<(PathBuf, Vec<String>)> {
    let parts: Vec<Component<'_>> = path.components().collect();
    let meta = |part: &Component<'_>| {
        part.as_os_str().as_encoded_bytes().iter().any(|byte| matches!(byte, b'*' | b'?'))
    };
    let at = parts.iter().position(meta)?;
    let pattern = parts[at..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    Some((parts[..at].iter().collect(), pattern))
}

fn segments(path: &Path) -> Vec<String> {
    path.iter().map(|part| part.to_string_lossy().into_owned()).collect()
}

/// Whether a glob fits a path, segment by segment; `**` stands for any number of folders.
fn fits(pattern: &[String], path: &[String]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((head, rest)), _) if head == "**" => (0..=path.len()).any(|skip| fits(rest, &path[skip..])),
        (Some((head, rest)), Some((segment, below))) => {
            let (head, segment): (Vec<char>, Vec<char>) = (head.chars().collect(), segment.chars().collect());
            segment_fits(&head, &segment) && fits(rest, below)
        }
        (None, Some(_)) | (Some(_), None) => false,
    }
}

/// Whether `*` (any run) and `?` (one character) fit a segment; linear but for the last star.
fn segment_fits(pattern: &[char], text: &[char]) -> bool {
    let (mut at, mut next, mut star) = (0, 0, None);
    while next < text.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, next));
                at += 1;
            }
            Some(letter) if *letter == '?' || *letter == text[next] => {
                at += 1;
                next += 1;
            }
            Some(_) | None => {
                let Some((stood, taken)) = star else { return false };
                star = Some((stood, taken + 1));
                at = stood + 1;
                next = taken + 1;
            }
        }
    }
    pattern[at..].iter().all(|letter| *letter == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(pattern: &str, path: &str) -> bool {
        let parts = |text: &str| text.split('/').map(str::to_owned).collect::<Vec<_>>();
        fits(&parts(pattern), &parts(path))
    }

    #[test]
    fn a_star_stays_in_its_folder_and_two_do_not() {
        assert!(fit("*.txt", "a.txt"));
        assert!(!fit("*.txt", "b/a.txt"));
        assert!(fit("**/*.txt", "b/c/a.txt"));
        assert!(fit("**/*.txt", "a.txt"));
        assert!(fit("2024-??-*.md", "2024-05-brief.md"));
        assert!(!fit("a*b*c", "a-b-d"));
    }

    #[test]
    fn a_folder_stands_for_the_reports_below_it_in_order() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots");
        let found = expand(&folder).unwrap().unwrap();
        let below: Vec<String> =
            found.iter().map(|found| found.below.to_string_lossy().replace('\\', "/")).collect();
        assert!(below.contains(&"g7/2021-06-13.txt".to_owned()), "{below:?}");
        assert!(below.is_sorted());
        assert!(below.iter().all(|path| !path.contains(".json")), "{below:?}");
    }

    #[test]
    fn a_date_in_a_name_is_no_ending() {
        let plain = |name: &str| without_ending(Path::new(name)).to_string_lossy().into_owned();
        assert_eq!(plain("b/report.v1.TXT"), "b/report.v1");
        assert_eq!(plain("minsk.2023.11.23"), "minsk.2023.11.23");
    }

    #[test]
    fn a_file_stands_for_itself() {
        assert_eq!(expand(&Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap(), None);
        assert_eq!(expand(Path::new("no-such-file.txt")).unwrap(), None);
    }
}
