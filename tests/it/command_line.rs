//! The program as a user runs it: what it prints, where, and how it ends.

use crate::shim::offline;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A report of our own about an invented meeting.
pub(crate) const REPORT: &str = "Lake Council leaders meet in Bishkek\n\n\
    BISHKEK, May 14, 2024 – The leaders of the member states met in Bishkek on Tuesday.\n\n\
    The meeting was attended by President Sadyr Japarov of Kyrgyzstan and President Kassym-Jomart Tokayev of \
    Kazakhstan.\n\nPresident Tokayev stressed the importance of countering terrorism.\n";

/// A folder of the build that a test has to itself, with these files.
pub(crate) fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("command-line").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// The program in a folder, in an environment that asks for nothing.
pub(crate) fn program(folder: &PathBuf, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_summitdiff"));
    command.current_dir(folder).args(arguments);
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GIT_DIR", "GIT_WORK_TREE"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    offline(&mut command);
    command
}

/// What a run gave: exit code, standard output, standard error.
pub(crate) fn run(folder: &PathBuf, arguments: &[&str]) -> (i32, String, String) {
    texts(&program(folder, arguments).output().unwrap())
}

/// The same with text on standard input.
pub(crate) fn run_with_input(folder: &PathBuf, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut command = program(folder, arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    texts(&output)
}

/// What the output of a program says; a program that was killed fails the test.
pub(crate) fn texts(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// A run that could not answer: this message, nothing on standard output, exit code 2.
pub(crate) fn assert_error(folder: &PathBuf, arguments: &[&str], message: &str) {
    let (code, out, err) = run(folder, arguments);
    assert_eq!((code, out.as_str(), err.as_str()), (2, "", message), "{arguments:?}");
}
