//! `summitdiff extract`: reports → snapshots.

use super::Status;
use super::captures::{self, Pick};
use super::failure::{Failure, Place};
use super::input::{Input, is_address, is_revision};
use super::load::{Loader, ReadOptions, snapshot_text};
use super::look::Look;
use super::run::{Printed, Run, Settings};
use super::{filter, jsonl, progress};
use crate::store::{SaveError, expand, save, without_ending};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use summitdiff::normalize::findings;
use summitdiff::render::findings as explain;
use summitdiff::render::{Names, safe, snapshot_table};
use summitdiff::snapshot::{Snapshot, json};

/// What `extract` was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// Files, folders, globs, `-`, `REV:path`.
    pub reports: Vec<PathBuf>,
    /// What is printed of each.
    pub view: View,
    /// The file or folder that the output goes to.
    pub output: Option<PathBuf>,
    /// How they are read.
    pub read: ReadOptions,
}

/// What is printed of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum View {
    /// The article text.
    Text,
    /// The text with what was taken from it underlined.
    Explain,
    /// The snapshot.
    Json,
    /// The snapshot for people.
    Table(TableOptions),
    /// The snapshot on one line; records are read where the input holds them.
    Lines,
}

/// What a table shows, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct TableOptions {
    /// How it looks.
    pub look: Look,
    /// Only this topic.
    pub topic: Option<String>,
    /// Only this participant.
    pub participant: Option<String>,
}

/// A report to be extracted.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Job {
    /// Where it is.
    from: PathBuf,
    /// Where its output goes below an output folder.
    below: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// Whatever keeps it from reading the arguments or writing the output.
pub(crate) fn execute(options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let jobs = jobs(&options.reports)?;
    let loader = Loader::new(&options.read)?;
    if options.view == View::Lines {
        return lines(&jobs, &loader, run);
    }
    match (&options.output, jobs.as_slice()) {
        (Some(output), _) if is_folder(output) || jobs.len() > 1 => {
            into_folder(&jobs, output, &loader, options, run)
        }
        (Some(output), [job]) => {
            let text = render(&job.from, &loader, options, run)?;
            write(output, &text).map(|()| Status::Passed)
        }
        (Some(_), _) => Ok(Status::Passed),
        (None, _) => onto_output(&jobs, &loader, options, run),
    }
}

/// The reports that the arguments stand for, in the order of the arguments.
fn jobs(reports: &[PathBuf]) -> Result<Vec<Job>, Failure> {
    let mut jobs = Vec::new();
    for path in reports {
        let found = if path.as_os_str() == "-" || is_revision(path) || is_address(path) {
            None
        } else {
            expand(path).map_err(|error| Failure::system("read the folder", path, &error))?
        };
        match found {
            None => jobs.push(Job { from: path.clone(), below: output_name(path) }),
            Some(found) if found.is_empty() => {
                return Err(Failure::new(
                    "no reports here",
                    Place::of(path),
                    "a folder gives its .txt, .md, .html, .docx, .pdf and .eml files; name others one by one",
                ));
            }
            Some(found) => {
                jobs.extend(found.into_iter().map(|found| Job { from: found.path, below: found.below }));
            }
        }
    }
    Ok(jobs)
}

/// The name that the output of one argument has in a folder.
fn output_name(path: &Path) -> PathBuf {
    if path.as_os_str() == "-" {
        return PathBuf::from("stdin");
    }
    if let Some(address) = path.to_str().filter(|_| is_address(path)) {
        return PathBuf::from(file_name(address));
    }
    let below_revision = path.to_str().filter(|_| is_revision(path)).and_then(|name| name.split_once(':'));
    let path = below_revision.map_or(path, |(_, path)| Path::new(path));
    PathBuf::from(path.file_name().unwrap_or(path.as_os_str()))
}

/// The last part of an address that a file can be called by, with the fragment, which tells captures apart.
fn file_name(address: &str) -> String {
    let (page, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = page.split('?').next().unwrap_or_default();
    let last = path.split('/').skip(3).filter(|part| !part.is_empty()).last().unwrap_or("page");
    let plain =
        |letter: char| if letter.is_ascii_alphanumeric() || "._-".contains(letter) { letter } else { '-' };
    let name: String = [last, fragment].join("#").trim_matches('#').chars().map(plain).collect();
    let name = name.trim_start_matches(['.', '-']);
    if name.is_empty() { "page".to_owned() } else { name.to_owned() }
}

fn is_folder(output: &Path) -> bool {
    output.is_dir() || output.as_os_str().as_encoded_bytes().ends_with(b"/")
}

/// One output after the other; all of them or none.
fn onto_output(
    jobs: &[Job],
    loader: &Loader<'_>,
    options: &Options,
    run: &mut Run<'_>,
) -> Result<Status, Failure> {
    if jobs.len() > 1 && options.view == View::Json {
        return Err(Failure::usage(
            format!("{} reports and one standard output", jobs.len()),
            "add `-o FOLDER` for one snapshot a report, or `--jsonl` for one a line",
        ));
    }
    let mut text = String::new();
    for job in jobs {
        text += &render(&job.from, loader, options, run)?;
    }
    run.print(&text).map(|_: Printed| Status::Passed)
}

/// One file for each report; those that cannot be read are told, and the others written.
fn into_folder(
    jobs: &[Job],
    folder: &Path,
    loader: &Loader<'_>,
    options: &Options,
    run: &mut Run<'_>,
) -> Result<Status, Failure> {
    let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    for job in jobs {
        if let Some(other) = taken.insert(target(folder, job, options), &job.from) {
            return Err(Failure::new(
                format!("the outputs of this and of {} have one name", other.display()),
                Place::of(&job.from),
                "rename one of the two, or extract them with `-o FILE` each",
            ));
        }
    }
    let mut status = Status::Passed;
    for (done, job) in jobs.iter().enumerate() {
        progress::show(run, done, jobs.len(), &job.from);
        if let Err(failure) = one_into_folder(job, folder, loader, options, run) {
            progress::clear(run, jobs.len());
            run.report(&failure);
            status = Status::Failed;
        }
    }
    progress::clear(run, jobs.len());
    Ok(status)
}

/// One line for each report or record, in order; what has no snapshot gives an error on its line.
fn lines(jobs: &[Job], loader: &Loader<'_>, run: &mut Run<'_>) -> Result<Status, Failure> {
    let mut status = Status::Passed;
    for (index, job) in jobs.iter().enumerate() {
        if jsonl::holds_records(&job.from) {
            if jsonl::extract_records(&job.from, loader, run)? == Status::Failed {
                status = Status::Failed;
            }
            continue;
        }
        let read = captures::one(&job.from, Pick::Nothing, (loader.options.bounds(), run));
        let text = read.and_then(|input| loader.either(&input)).map_or_else(
            |failure| {
                status = Status::Failed;
                jsonl::error_line(&job.from.to_string_lossy().into(), index + 1, &failure)
            },
            |loaded| json::write_line(&loaded.snapshot),
        );
        if run.print(&text)? == Printed::Closed {
            break;
        }
    }
    Ok(status)
}

fn one_into_folder(
    job: &Job,
    folder: &Path,
    loader: &Loader<'_>,
    options: &Options,
    run: &mut Run<'_>,
) -> Result<(), Failure> {
    let text = render(&job.from, loader, options, run)?;
    let target = target(folder, job, options);
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).map_err(|error| Failure::system("make the folder", parent, &error))?;
    }
    write(&target, &text)
}

fn target(folder: &Path, job: &Job, options: &Options) -> PathBuf {
    let ending = match options.view {
        View::Text | View::Table(_) | View::Explain => "txt",
        View::Json | View::Lines => "json",
    };
    let mut name = without_ending(&job.below).into_os_string();
    name.push(".");
    name.push(ending);
    folder.join(name)
}

/// Writes a file whole or not at all.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    save(path, text.as_bytes()).map_err(|error| unsaved(path, error))
}

/// Why a file was not written.
pub(crate) fn unsaved(path: &Path, error: SaveError) -> Failure {
    match error {
        SaveError::NotAFile => Failure::new(
            "not a regular file: links and devices are not written through",
            Place::of(path),
            "name another file, or remove this one",
        ),
        SaveError::System(error) => Failure::system("write", path, &error),
    }
}

/// What is printed of one report.
fn render(path: &Path, loader: &Loader<'_>, options: &Options, run: &mut Run<'_>) -> Result<String, Failure> {
    let input = captures::one(path, Pick::Nothing, (options.read.bounds(), run))?;
    match &options.view {
        View::Text => {
            let report = loader.report(&from_report(&input)?)?;
            let seen = run.settings.terminal && options.output.is_none();
            let text = report.article.text();
            Ok(if seen { safe::terminal_lines(text) } else { text.to_owned() })
        }
        View::Table(options) => table(&loader.either(&input)?.snapshot, options, (loader, run.settings)),
        View::Explain => {
            let report = loader.report(&from_report(&input)?)?;
            let (snapshot, mentions) = loader.snapshot(&report);
            let found = findings(&report.article, &mentions, &snapshot);
            Ok(explain::findings(report.article.text(), &found))
        }
        View::Json | View::Lines => Ok(json::write(&loader.either(&input)?.snapshot)),
    }
}

/// The snapshot as people read it.
fn table(
    snapshot: &Snapshot,
    table: &TableOptions,
    (loader, settings): (&Loader<'_>, Settings),
) -> Result<String, Failure> {
    let topic = table.topic.as_deref().map(|text| filter::topic(text, &loader.lexicon)).transpose()?;
    let participant =
        table.participant.as_deref().map(|text| filter::participant(text, snapshot)).transpose()?;
    let view = snapshot_table::View { options: table.look.resolve(settings), topic, participant };
    let mut out = String::new();
    let names = Names::new(&[snapshot], &loader.lexicon);
    snapshot_table::write(snapshot, &names, &view, &mut out).expect("a string takes all text");
    Ok(out)
}

/// The input, where it is no snapshot.
fn from_report(input: &Input) -> Result<Input, Failure> {
    if snapshot_text(&input.bytes).is_some() {
        return Err(Failure::new(
            "a snapshot where a report is wanted",
            Place::File(input.name.clone()),
            "give the report that it was made from",
        ));
    }
    Ok(input.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::ReadOptions;

    /// What `extract --text -` prints.
    fn text(report: &str, terminal: bool) -> String {
        let read = ReadOptions::usual();
        let options = Options { reports: vec!["-".into()], view: View::Text, output: None, read };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let settings = Settings { terminal, ..Settings::default() };
        let mut run = Run { input: &mut report.as_bytes(), out: &mut out, err: &mut err, settings };
        assert_eq!(execute(&options, &mut run), Ok(Status::Passed));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_terminal_is_shown_the_escapes_of_a_text_and_a_pipe_gets_them() {
        let report = "The leaders met\u{1b}[2J in \u{202e}Minsk.\r\nThey agreed.\n";
        assert_eq!(text(report, true), "The leaders met␛[2J in \\u{202e}Minsk.\nThey agreed.\n");
        assert_eq!(text(report, false), report);
    }

    #[test]
    fn the_output_of_a_page_is_called_after_the_last_part_of_its_address() {
        let cases = [
            ("https://a.example/2024/talks.html?x=1", "talks.html"),
            ("https://a.example/", "page"),
            ("https://a.example/map#2024-07-04", "map-2024-07-04"),
            ("https://a.example/../../..", "page"),
        ];
        for (address, name) in cases {
            assert_eq!(file_name(address), name, "{address}");
        }
    }
}
