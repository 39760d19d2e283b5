//! The program under test with its system calls watched: no socket opens, and any call that touches a file can fail.
//!
//! A small library in C, built by the compiler that Rust links with, is loaded into the program; Linux only.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The library, built once a run of the tests.
fn library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/shim/calls.c");
        let library = folder.join(format!("calls-{}.so", std::process::id()));
        let built = Command::new("cc")
            .args(["-O1", "-shared", "-fPIC", "-o"])
            .args([&library, &source])
            .output()
            .expect("the C compiler that Rust links with");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        library
    })
}

/// Has the kernel kill the program, and whatever it starts, at its first socket.
pub(crate) fn offline(command: &mut Command) -> &mut Command {
    if cfg!(target_os = "linux") {
        command.env("LD_PRELOAD", library()).env("SHIM_OFFLINE", "1");
    }
    command
}

/// Has the kernel kill the program when it has worked for so many seconds, and refuse it more than so many MiB.
pub(crate) fn bounded(command: &mut Command, seconds: u32, mebibytes: u32) -> &mut Command {
    offline(command).env("SHIM_BOUNDS", format!("{seconds}:{mebibytes}"))
}

/// Lets the time of day stand still, and leaves the program one processor or all of them.
pub(crate) fn elsewhere<'run>(
    command: &'run mut Command,
    clock: &str,
    processors: &str,
) -> &'run mut Command {
    offline(command).env("SHIM_CLOCK", clock).env("SHIM_CPUS", processors)
}

/// Writes the calls of the program into a file.
pub(crate) fn watched<'run>(command: &'run mut Command, calls: &Path) -> &'run mut Command {
    offline(command).env("SHIM_CALLS", calls)
}

/// Lets the n-th call of a name fail.
pub(crate) fn faulty<'run>(
    command: &'run mut Command,
    (call, number): (&str, usize),
    what: &str,
) -> &'run mut Command {
    offline(command).env("SHIM_FAULT", format!("{call}:{number}:{what}"))
}

#[cfg(target_os = "linux")]
#[test]
fn a_socket_is_the_end_of_a_program() {
    use std::os::unix::process::ExitStatusExt as _;
    let mut command = Command::new("bash");
    command.args(["-c", "exec 3<>/dev/tcp/127.0.0.1/9"]).stderr(std::process::Stdio::null());
    // SIGSYS: otherwise the promise that no test opens a socket would rest on nothing.
    assert_eq!(offline(&mut command).status().unwrap().signal(), Some(31));
}

#[cfg(target_os = "linux")]
#[test]
fn work_and_memory_without_end_are_the_end_of_a_program() {
    use std::os::unix::process::ExitStatusExt as _;
    let mut command = Command::new("bash");
    command.args(["-c", "while :; do :; done"]).stderr(std::process::Stdio::null());
    assert!(bounded(&mut command, 1, 1024).status().unwrap().signal().is_some());
    let mut command = Command::new("bash");
    command.args(["-c", "printf -v all '%400000000s'"]).stderr(std::process::Stdio::null());
    assert!(!bounded(&mut command, 10, 256).status().unwrap().success());
}
