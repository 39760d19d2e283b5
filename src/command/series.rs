//! The editions that arguments stand for: what cannot be read is told, and the others are taken.

use super::Status;
use super::captures;
use super::failure::{Failure, Place};
use super::input::{self, Input, is_address, is_revision};
use super::load::{Loaded, Loader};
use super::progress;
use super::run::Run;
use crate::store::{expand, list};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use summitdiff::read::timemap::is_timemap;
use summitdiff::series::{Dated, Edition, EditionDate, Grouping, sort_editions};

/// What stands for the editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Editions {
    /// Files, folders, globs, `-`, `REV:path`, `A..B:path`.
    pub paths: Vec<PathBuf>,
    /// What makes an edition.
    pub grouping: Grouping,
}

/// The editions of a series, oldest first.
#[derive(Debug)]
pub(crate) struct Series {
    /// Those that could be read.
    pub editions: Vec<Edition>,
    /// Whether all of them could.
    pub status: Status,
}

/// Whether the texts of the reports are needed beside their snapshots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Texts {
    /// Where they can be found.
    Wanted,
    /// Not at all: reports of snapshots are not looked for.
    Unwanted,
}

/// Reads the editions that files, folders and globs stand for.
///
/// A folder gives its reports and its snapshots; of a report and a snapshot with the same name it gives the snapshot,
/// because somebody has kept it.
///
/// # Errors
/// When there is nothing to read, or nothing of it can be read.
pub(crate) fn read(
    (asked, texts): (&Editions, Texts),
    loader: &Loader<'_>,
    run: &mut Run<'_>,
) -> Result<Series, Failure> {
    let paths = paths(&asked.paths)?;
    let (mut dated, mut status) = (Vec::new(), Status::Passed);
    for (done, path) in paths.iter().enumerate() {
        progress::show(run, done, paths.len(), path);
        if let Some(range) = input::range(path) {
            match in_git(path, range, (loader, texts), run) {
                Ok(found) => dated.extend(found),
                Err(failure) => {
                    run.report(&failure);
                    status = Status::Failed;
                }
            }
            continue;
        }
        let read = input::read(path, loader.options.bounds(), run);
        let one = match read {
            Ok(input) if is_timemap(&input.bytes) => {
                versions(&input, (loader, texts), run).map(|(found, whole)| {
                    status = if whole { status } else { Status::Failed };
                    dated.extend(found);
                })
            }
            Ok(input) => loaded(&input, (loader, texts)).map(|loaded| {
                let date = EditionDate::of(&loaded.snapshot, path);
                dated.push(edition(date, loaded));
            }),
            Err(failure) => Err(failure),
        };
        if let Err(failure) = one {
            progress::clear(run, paths.len());
            run.report(&failure);
            status = Status::Failed;
        }
    }
    progress::clear(run, paths.len());
    if dated.is_empty() {
        return Err(Failure::usage(
            "none of the reports could be read",
            "the messages above say what is wrong with each",
        ));
    }
    Ok(Series { editions: sort_editions(dated, asked.grouping), status })
}

fn loaded(input: &Input, (loader, texts): (&Loader<'_>, Texts)) -> Result<Loaded, Failure> {
    match texts {
        Texts::Wanted => loader.either(input),
        Texts::Unwanted => loader.without_report(input),
    }
}

fn edition(date: EditionDate, loaded: Loaded) -> Dated {
    Dated { date, snapshot: loaded.snapshot, article: loaded.article }
}

/// The captures of a list, those left out that have the text of the one before, and whether all could be read.
///
/// # Errors
/// When the list itself cannot be read.
fn versions(
    list: &Input,
    (loader, texts): (&Loader<'_>, Texts),
    run: &mut Run<'_>,
) -> Result<(Vec<Dated>, bool), Failure> {
    let captures = captures::all(list, loader.options.bounds())?;
    let (mut found, mut whole, mut same) = (Vec::<Dated>::new(), true, 0);
    for (done, capture) in captures.iter().enumerate() {
        progress::show(run, done, captures.len(), Path::new(&capture.uri));
        let read = input::read_address(&capture.uri, loader.options.bounds());
        match read.and_then(|input| loaded(&input, (loader, texts))) {
            Ok(loaded) => {
                let text = &loaded.snapshot.source.text_sha256;
                if found.last().is_some_and(|last| last.snapshot.source.text_sha256 == *text) {
                    same += 1;
                } else {
                    found.push(edition(EditionDate::captured(&capture.datetime), loaded));
                }
            }
            Err(failure) => {
                progress::clear(run, captures.len());
                run.report(&failure);
                whole = false;
            }
        }
    }
    progress::clear(run, captures.len());
    if same > 0 {
        run.say(&format!("{same} of {} captures have the text of the one before\n", captures.len()));
    }
    Ok((found, whole))
}

/// The versions of a file in a range of git revisions, those left out that have the text of the one before.
///
/// # Errors
/// When git cannot be asked, or one of them cannot be read.
fn in_git(
    argument: &Path,
    range: (&str, &str, &str),
    (loader, texts): (&Loader<'_>, Texts),
    run: &mut Run<'_>,
) -> Result<Vec<Dated>, Failure> {
    let mut found: Vec<Dated> = Vec::new();
    for revision in input::versions(argument, range)? {
        let name = PathBuf::from(format!("{}:{}", revision.hash, range.2));
        let loaded = loaded(&input::read(&name, loader.options.bounds(), run)?, (loader, texts))?;
        let text = &loaded.snapshot.source.text_sha256;
        if found.last().is_none_or(|last| last.snapshot.source.text_sha256 != *text) {
            found.push(edition(EditionDate::captured(&revision.time), loaded));
        }
    }
    Ok(found)
}

/// The files, each once, in the order of the arguments.
fn paths(arguments: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let (mut paths, mut known) = (Vec::new(), BTreeSet::new());
    for argument in arguments {
        for path in below(argument)? {
            if known.insert(path.clone()) {
                paths.push(path);
            }
        }
    }
    Ok(paths)
}

fn below(argument: &Path) -> Result<Vec<PathBuf>, Failure> {
    if argument.as_os_str() == "-" || is_revision(argument) || is_address(argument) {
        return Ok(vec![argument.to_owned()]);
    }
    let unread = |error| Failure::system("read the folder", argument, &error);
    let Some(reports) = expand(argument).map_err(unread)? else { return Ok(vec![argument.to_owned()]) };
    let mut paths: Vec<PathBuf> = reports.into_iter().map(|found| found.path).collect();
    if argument.is_dir() {
        let mut snapshots = list(argument, ".json").map_err(unread)?;
        snapshots.retain(|path| !is_setting(path));
        let kept: BTreeSet<PathBuf> = snapshots.iter().map(|path| path.with_extension("")).collect();
        paths.retain(|report| !kept.contains(&report.with_extension("")));
        paths.extend(snapshots);
    }
    if paths.is_empty() {
        return Err(Failure::new(
            "no reports here",
            Place::of(argument),
            "a folder gives its .txt, .md, .html, .docx, .pdf and .json files; name others one by one",
        ));
    }
    Ok(paths)
}

/// Whether a file holds settings of the program, not a snapshot.
fn is_setting(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"summitdiff"))
}
