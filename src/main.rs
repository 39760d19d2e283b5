//! The command line: parse, run, print the error, exit code.

mod cli;
mod command;
mod store;

use command::{Run, Settings, Status};
use std::io::{stderr, stdin, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut input, mut out, mut err) = (stdin().lock(), stdout().lock(), stderr().lock());
    let mut run = Run { input: &mut input, out: &mut out, err: &mut err, settings: Settings::of_process() };
    let status = cli::parse(std::env::args_os())
        .and_then(|command| command::execute(&command, &mut run))
        .unwrap_or_else(|failure| {
            run.report(&failure);
            Status::Failed
        });
    ExitCode::from(status)
}
