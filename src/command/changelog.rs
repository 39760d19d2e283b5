//! `summitdiff changelog`: editions in, what each changes out; or a file of such entries brought up to date.

use super::Status;
use super::extract::write;
use super::failure::{Failure, Place};
use super::input;
use super::load::{Loader, ReadOptions};
use super::run::Run;
use super::series::{self, Editions, Texts};
use crate::store::{ReadFailure, read_file};
use std::path::{Path, PathBuf};
use summitdiff::render::changelog::{self, Document, Merged, Show, document, merge};
use summitdiff::render::safe;
use summitdiff::series::changelog as compare;

/// What `changelog` was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// What stands for the editions.
    pub editions: Editions,
    /// What is shown.
    pub show: Show,
    /// What becomes of it.
    pub target: Target,
    /// How the editions are read.
    pub read: ReadOptions,
}

/// What becomes of a changelog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// It is printed.
    Print(Format),
    /// A file is brought up to date, its words kept.
    Update(PathBuf),
    /// A file is compared with what it would be if it were up to date.
    Check(PathBuf),
}

/// The form of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Format {
    /// In the shape of Keep a Changelog.
    Markdown,
    /// A page.
    Html,
    /// One document.
    Json,
    /// One record an entry.
    Csv,
    /// What the template in this file makes of it.
    Template(PathBuf),
}

/// Runs the command.
///
/// # Errors
/// Whatever keeps it from reading any edition, the file or the template, and from writing.
pub(crate) fn execute(options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let loader = Loader::new(&options.read)?;
    let series = series::read((&options.editions, Texts::Wanted), &loader, run)?;
    let document = document(&compare(&series.editions, &loader.lexicon), &loader.lexicon);
    let status = match &options.target {
        Target::Print(format) => {
            let text = render(&document, options.show, format, &options.read)?;
            run.print(&text).map(|_| Status::Passed)?
        }
        Target::Update(path) => update(path, &document, options, run)?,
        Target::Check(path) => check(path, &document, options, run)?,
    };
    // A series with a gap is no answer, whatever was made of the rest.
    Ok(if series.status == Status::Failed { Status::Failed } else { status })
}

fn render(
    document: &Document,
    show: Show,
    format: &Format,
    options: &ReadOptions,
) -> Result<String, Failure> {
    let mut out = String::new();
    let written = match format {
        Format::Markdown => changelog::write_markdown(document, show, &mut out),
        Format::Html => changelog::write_html(document, show, &mut out),
        Format::Json => changelog::write_json(&document.showing(show), &mut out),
        Format::Csv => changelog::write_csv(document, show, &mut out),
        Format::Template(path) => return through_template(document, show, path, options),
    };
    written.expect("a string takes all text");
    Ok(out)
}

fn through_template(
    document: &Document,
    show: Show,
    path: &Path,
    options: &ReadOptions,
) -> Result<String, Failure> {
    let bytes = input::read_path(path, options.max_size)?.bytes;
    let template = text(path, bytes)?;
    let name = path.to_string_lossy().into_owned();
    changelog::write_template(document, show, (&name, &template)).map_err(|error| {
        let place = match error.line {
            Some(line) => Place::Line(name.clone(), line, 1),
            None => Place::File(name.clone()),
        };
        let hint = "the context is what `--format json` prints, under the name `changelog`";
        Failure::new(format!("the template: {}", error.what), place, hint)
    })
}

fn text(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let place = Place::Byte(path.to_string_lossy().into_owned(), error.utf8_error().valid_up_to());
        Failure::new("not UTF-8 text", place, "save the file as UTF-8")
    })
}

/// The text of the file as it is, and as it would be up to date; a file that is not there is an empty one.
fn merged(path: &Path, document: &Document, options: &Options) -> Result<(String, Merged), Failure> {
    let old = match read_file(path, options.read.max_size) {
        Ok(bytes) => text(path, bytes)?,
        Err(ReadFailure::System(error)) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(_) => text(path, input::read_path(path, options.read.max_size)?.bytes)?,
    };
    let mut merged = merge(&old, document, options.show);
    if old.contains("\r\n") {
        merged.text = merged.text.replace('\n', "\r\n");
    }
    Ok((old, merged))
}

fn update(path: &Path, document: &Document, options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let (old, merged) = merged(path, document, options)?;
    if merged.text != old {
        write(path, &merged.text)?;
    }
    run.say(&summary(path, &merged));
    Ok(Status::Passed)
}

fn check(path: &Path, document: &Document, options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let (old, merged) = merged(path, document, options)?;
    if merged.text == old {
        return Ok(Status::Passed);
    }
    let name = path.to_string_lossy();
    let name = safe::workflow_log(&name);
    run.say(&format!("{name} is out of date; run the same command without --check\n"));
    run.say(&summary(path, &merged));
    Ok(Status::Differs)
}

/// What becomes of the file, and its stale entries whole.
fn summary(path: &Path, merged: &Merged) -> String {
    let name = path.to_string_lossy();
    let name = safe::workflow_log(&name);
    let mut said = format!("{name}: {} added, {} stale\n", merged.added, merged.stale.len());
    for label in &merged.kept {
        said.extend(["kept as it is, no report given has it: ", &safe::workflow_log(label), "\n"]);
    }
    if !merged.stale.is_empty() {
        said += "\nStale entries: no longer in the reports, taken out of the file\n";
        for stale in &merged.stale {
            said.extend(["  [", &safe::workflow_log(&stale.edition), "]\n"]);
            for line in stale.text.lines() {
                said.extend(["    ", &safe::workflow_log(line), "\n"]);
            }
        }
    }
    said
}
