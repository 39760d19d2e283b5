//! The flags of `extract`.

use super::look_flags::LookFlags;
use super::read_flags::ReadFlags;
use crate::command::Failure;
use crate::command::extract::{Options, TableOptions, View};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use summitdiff::render::Show;

#[derive(Debug, Args)]
pub(super) struct Flags {
    /// Files, folders, globs, `-` for standard input, `REV:path` for a file at a git revision, addresses
    #[arg(value_name = "REPORT", required_unless_present = "jsonl")]
    reports: Vec<PathBuf>,
    /// Print the article text that the offsets count in
    #[arg(long, conflicts_with = "format")]
    text: bool,
    /// Print the text with the words of each value underlined, and the rule that took them
    #[arg(long, conflicts_with_all = ["format", "text"])]
    explain: bool,
    /// Output format
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: Format,
    /// One snapshot a line; standard input and .jsonl files give records `{"id", "text"|"html"|"path", …}`
    #[arg(long, conflicts_with_all = ["format", "text", "explain", "output"])]
    jsonl: bool,
    /// Write to a file, or to a folder with one file a report
    #[arg(short, long, value_name = "FILE|FOLDER")]
    output: Option<PathBuf>,
    /// Table: only this topic, with all its statements (trade; `summitdiff rules --topics` lists them)
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,
    /// Table: only this participant, by id or part of the name, with all that they said
    #[arg(long, value_name = "NAME")]
    participant: Option<String>,
    #[command(flatten)]
    look: LookFlags,
    #[command(flatten)]
    read: ReadFlags,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Table,
}

impl Flags {
    pub(super) fn resolve(self) -> Result<Options, Failure> {
        let view = match (self.text, self.explain, self.jsonl, self.format) {
            (true, _, _, _) => View::Text,
            (_, true, _, _) => View::Explain,
            (_, _, true, _) => View::Lines,
            (false, false, false, Format::Json) => View::Json,
            (false, false, false, Format::Table) => View::Table(TableOptions {
                look: self.look.resolve(Show::default()),
                topic: self.topic.clone(),
                participant: self.participant.clone(),
            }),
        };
        if !matches!(view, View::Table(_)) && (self.topic.is_some() || self.participant.is_some()) {
            let hint = "add `--format table`, or filter the JSON with `jq`";
            return Err(Failure::usage("`--topic` and `--participant` filter the table", hint));
        }
        let standard_input = || vec![PathBuf::from("-")];
        let reports = if self.reports.is_empty() { standard_input() } else { self.reports };
        Ok(Options { reports, view, output: self.output, read: self.read.resolve() })
    }
}
