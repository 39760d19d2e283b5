//! The editions that arguments stand for: what cannot be read is told, and the others are taken.

use super::Status;
use super::failure::{Failure, Place};
use super::input::{self, is_revision};
use super::load::Loader;
use super::progress;
use super::run::Run;
use crate::store::{expand, list};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use summitdiff::series::{Dated, Edition, EditionDate, Grouping, sort_editions};

/// What stands for the editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Editions {
    /// Files, folders, globs, `-`, `REV:path`.
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
    for (done, file) in paths.iter().enumerate() {
        progress::show(run, done, paths.len(), file);
        let input = input::read(file, loader.options.max_size, run);
        let loaded = input.and_then(|input| match texts {
            Texts::Wanted => loader.either(&input),
            Texts::Unwanted => loader.without_report(&input),
        });
        match loaded {
            Ok(loaded) => dated.push(Dated {
                date: EditionDate::of(&loaded.snapshot, file),
                snapshot: loaded.snapshot,
                article: loaded.article,
            }),
            Err(failure) => {
                progress::clear(run, paths.len());
                run.report(&failure);
                status = Status::Failed;
            }
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
    if argument.as_os_str() == "-" || is_revision(argument) {
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
