//! The flags of `diff`.

use super::compare_flags::CompareFlags;
use super::threshold::FailOn;
use crate::command::Failure;
use crate::command::diff::{Format, Options};
use crate::command::range;
use crate::command::select::{Selection, Selector};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use summitdiff::assess::Mode;
use summitdiff::diff::Pair;
use summitdiff::render::Show;

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag; resolved into one format at once")]
pub(super) struct Flags {
    /// Report or snapshot: a file, `-` for standard input, `REV:path`, an address, or a list of captures (its first one);
    /// `A..B:path` stands for both sides
    old: PathBuf,
    /// Report or snapshot to compare with it; of a list of captures the last one, or that of ADDRESS#2024-07-04
    new: Option<PathBuf>,
    /// Compare two versions of one report, or two meetings; told from the reports by default
    #[arg(long, value_name = "MODE", default_value = "auto", hide_default_value = true)]
    mode: ModeWord,
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: FormatWord,
    /// Exit with 1 when a change is at least so severe
    #[arg(long, value_name = "SEVERITY", default_value = "any")]
    fail_on: FailOn,
    /// Count the changes of each part instead
    #[arg(long, group = "shorter", conflicts_with = "format")]
    stat: bool,
    /// List the places of the changes instead
    #[arg(long, group = "shorter", conflicts_with = "format")]
    name_only: bool,
    /// Print nothing: the exit code is the answer
    #[arg(short, long, group = "shorter", conflicts_with = "format")]
    quiet: bool,
    /// Exchange old and new
    #[arg(short = 'R', long)]
    reverse: bool,
    /// Only changes of a kind (participant.*) or place (/participants/*/office) (repeatable)
    #[arg(long, value_name = "SELECTOR")]
    only: Vec<String>,
    /// No changes of a kind or place (repeatable)
    #[arg(long, value_name = "SELECTOR")]
    exclude: Vec<String>,
    /// Show also what is unchanged or suppressed, or every quote in full (repeatable)
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    show: Vec<ShowWord>,
    #[command(flatten)]
    shared: CompareFlags,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ModeWord {
    Auto,
    Revision,
    Edition,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    Table,
    Json,
    Ndjson,
    Markdown,
    Oneline,
    JsonPatch,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ShowWord {
    Unchanged,
    Suppressed,
    Evidence,
}

impl Flags {
    pub(super) fn resolve(self) -> Result<Options, Failure> {
        let sides = sides(self.old, self.new)?;
        if sides.old.as_os_str() == "-" && sides.new.as_os_str() == "-" {
            let hint = "give one of the two as a file";
            return Err(Failure::usage("both sides are standard input", hint));
        }
        Ok(Options {
            sides: if self.reverse { sides.reversed() } else { sides },
            mode: match self.mode {
                ModeWord::Auto => None,
                ModeWord::Revision => Some(Mode::Revision),
                ModeWord::Edition => Some(Mode::Edition),
            },
            format: match (self.stat, self.name_only, self.quiet) {
                (true, _, _) => Format::Stat,
                (_, true, _) => Format::NameOnly,
                (_, _, true) => Format::Quiet,
                (false, false, false) => self.format.resolve(),
            },
            fail_on: self.fail_on.resolve(),
            selection: Selection { only: selectors(&self.only)?, exclude: selectors(&self.exclude)? },
            reports: self.shared.report.resolve(),
            config: self.shared.config.resolve(),
            look: self.shared.look.resolve(Show {
                unchanged: self.show.contains(&ShowWord::Unchanged),
                suppressed: self.show.contains(&ShowWord::Suppressed),
                evidence: self.show.contains(&ShowWord::Evidence),
            }),
            read: self.shared.read.resolve(),
        })
    }
}

/// Both sides; a range of revisions is both by itself.
fn sides(old: PathBuf, new: Option<PathBuf>) -> Result<Pair<PathBuf>, Failure> {
    if let Some(new) = new {
        return Ok(Pair::new(old, new));
    }
    let Some((from, to, path)) = range(&old) else {
        return Err(Failure::usage("missing <NEW>", "usage: summitdiff diff <OLD> <NEW>"));
    };
    Ok(Pair::new(format!("{from}:{path}").into(), format!("{to}:{path}").into()))
}

fn selectors(texts: &[String]) -> Result<Vec<Selector>, Failure> {
    texts.iter().map(|text| Selector::parse(text)).collect()
}

impl FormatWord {
    fn resolve(self) -> Format {
        match self {
            Self::Table => Format::Table,
            Self::Json => Format::Json,
            Self::Markdown => Format::Markdown,
            Self::Ndjson => Format::Ndjson,
            Self::Oneline => Format::Oneline,
            Self::JsonPatch => Format::JsonPatch,
        }
    }
}
