//! `summitdiff git-driver`: what `git diff` shows of a report or snapshot.
//!
//! git calls it with one, seven or nine words and takes every exit code but 0 for a crash: whatever happens is said in
//! the output, and the code is 0.

use super::side;
use crate::command::Status;
use crate::command::config::{Config, ConfigChoice};
use crate::command::failure::Failure;
use crate::command::load::{Loaded, Loader, ReadOptions};
use crate::command::look::Look;
use crate::command::run::Run;
use std::path::{Path, PathBuf};
use summitdiff::assess::{assess_pair, tell_mode};
use summitdiff::diff::{Pair, Side, diff};
use summitdiff::render::{Comparison, facts, safe, table};

/// What git says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// The words, one, seven or nine of them.
    pub words: Vec<PathBuf>,
    /// How the output looks.
    pub look: Look,
    /// How reports are read.
    pub read: ReadOptions,
}

/// Runs the command.
///
/// # Errors
/// When it is called with another number of words, by hand that is.
pub(crate) fn execute(options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let name = |path: &Path| safe::workflow_log(&path.to_string_lossy()).into_owned();
    let text = match options.words.as_slice() {
        [path] => format!("summitdiff {}: unmerged\n", name(path)),
        [path, old, _, _, new, _, _] => {
            let head = format!("summitdiff {}\n", name(path));
            head + &compared(Pair::new(old, new), options, run)
        }
        // Of two files outside of a repository the second name is that of the file itself.
        [path, old, _, _, new, _, _, to, _] => {
            let head = format!("summitdiff {} → {}\n", name(path), name(to));
            head + &compared(Pair::new(old, new), options, run)
        }
        words => {
            let what = format!("git calls this with 1, 7 or 9 words, not with {}", words.len());
            return Err(Failure::usage(what, "`summitdiff git-config` prints how to set it up"));
        }
    };
    run.print(&text).map(|_| Status::Passed)
}

fn compared(files: Pair<&PathBuf>, options: &Options, run: &Run<'_>) -> String {
    match compare(files, options, run) {
        Ok(text) => text,
        Err(failure) => format!("not compared: {failure}"),
    }
}

fn compare(files: Pair<&PathBuf>, options: &Options, run: &Run<'_>) -> Result<String, Failure> {
    // A configuration that is broken must not keep a diff from being seen.
    let config = Config::load(&ConfigChoice::Nearest).or_else(|_| Config::load(&ConfigChoice::Isolated))?;
    let loader = Loader::new(&options.read)?;
    let sides = Pair::new(side(files.old, &loader)?, side(files.new, &loader)?);
    let mut text = String::new();
    match (&sides.old, &sides.new) {
        (Some(old), Some(new)) => {
            let policy = config.policy();
            let changes = diff(as_side(old), as_side(new), &loader.lexicon);
            let mode = tell_mode(&old.snapshot, &new.snapshot);
            let snapshots = Pair::new(&old.snapshot, &new.snapshot);
            let assessment = assess_pair(changes, snapshots, mode, &policy);
            let mut page = options.look.resolve(run.settings);
            page.color |= colored_pager(options, run);
            let comparison = Comparison::new(snapshots, &assessment, &loader.lexicon, page);
            table::write(&comparison, &mut text).expect("a string takes all text");
        }
        (None, Some(only)) => marked('+', only, &mut text),
        (Some(only), None) => marked('-', only, &mut text),
        (None, None) => {}
    }
    Ok(text)
}

/// git's pager shows colours although the output is a pipe.
fn colored_pager(options: &Options, run: &Run<'_>) -> bool {
    let open = options.look.color.is_none() && run.settings.color.is_none();
    open && std::env::var_os("GIT_PAGER_IN_USE").is_some_and(|value| value == "true" || value == "1")
}

fn as_side(loaded: &Loaded) -> Side<'_> {
    Side { snapshot: &loaded.snapshot, article: loaded.article.as_ref() }
}

/// Every fact of a file that came or went.
fn marked(mark: char, loaded: &Loaded, text: &mut String) {
    let mut lines = String::new();
    facts::write(&loaded.snapshot, &mut lines).expect("a string takes all text");
    for line in lines.lines() {
        text.push(mark);
        text.push_str(line);
        text.push('\n');
    }
}
