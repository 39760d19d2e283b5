//! What a command may touch: three streams and what the surroundings say.

use super::failure::{Failure, Place, reason};
use std::io::{ErrorKind, IsTerminal as _, Read, Write};

/// The streams of a process and its settings.
pub(crate) struct Run<'io> {
    /// Standard input.
    pub input: &'io mut dyn Read,
    /// Standard output.
    pub out: &'io mut dyn Write,
    /// Standard error.
    pub err: &'io mut dyn Write,
    /// What the surroundings say.
    pub settings: Settings,
}

/// What the surroundings say of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Settings {
    /// Whether standard output is a terminal.
    pub terminal: bool,
    /// Whether standard error is one.
    pub error_terminal: bool,
    /// Columns of the terminal, where there is one that says.
    pub width: Option<usize>,
    /// What the environment asks for.
    pub color: Option<bool>,
}

/// Whether a reader still takes the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Printed {
    /// All of it went out.
    Whole,
    /// The reader has gone, as `head` does: nothing more is to be written.
    Closed,
}

impl Settings {
    /// Those of this process.
    ///
    /// `NO_COLOR` (<https://no-color.org>) wins over `CLICOLOR_FORCE` (<https://bixense.com/clicolors>).
    pub(crate) fn of_process() -> Self {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let forced = set("CLICOLOR_FORCE").is_some_and(|value| value != "0");
        let dumb = set("TERM").is_some_and(|value| value == "dumb");
        let color = if set("NO_COLOR").is_some() {
            Some(false)
        } else if forced {
            Some(true)
        } else {
            dumb.then_some(false)
        };
        let terminal = std::io::stdout().is_terminal();
        Self {
            terminal,
            error_terminal: std::io::stderr().is_terminal(),
            width: terminal.then(columns).flatten(),
            color,
        }
    }
}

/// The width that the terminal has.
fn columns() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0)
}

impl Run<'_> {
    /// Writes a whole output.
    ///
    /// # Errors
    /// When the output takes no more for another reason than that its reader has gone.
    pub(crate) fn print(&mut self, text: &str) -> Result<Printed, Failure> {
        print_to(self.out, text.as_bytes())
    }

    /// Writes a whole output that may be no text.
    ///
    /// # Errors
    /// As [`Run::print`].
    pub(crate) fn print_bytes(&mut self, bytes: &[u8]) -> Result<Printed, Failure> {
        print_to(self.out, bytes)
    }

    /// Tells the user what was done, on standard error; a closed one keeps silent.
    pub(crate) fn say(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Tells the user why there is no answer; a closed standard error keeps silent.
    pub(crate) fn report(&mut self, failure: &Failure) {
        let _ = self.err.write_all(failure.to_string().as_bytes());
    }
}

/// Writes all bytes.
///
/// # Errors
/// As [`Run::print`].
pub(crate) fn print_to(out: &mut dyn Write, bytes: &[u8]) -> Result<Printed, Failure> {
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(Printed::Whole),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Printed::Closed),
        Err(error) => Err(Failure::new(
            format!("cannot write the output: {}", reason(&error)),
            Place::StandardOutput,
            "make room, or send the output elsewhere",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream that refuses every byte for a reason.
    struct Refusing(ErrorKind);

    impl Write for Refusing {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn print_to(kind: ErrorKind) -> Result<Printed, Failure> {
        let (mut out, mut err) = (Refusing(kind), Vec::new());
        let settings = Settings::default();
        Run { input: &mut std::io::empty(), out: &mut out, err: &mut err, settings }.print("text")
    }

    #[test]
    fn a_reader_that_has_gone_is_no_failure_and_a_full_disk_is_one() {
        assert_eq!(print_to(ErrorKind::BrokenPipe), Ok(Printed::Closed));
        let failure = print_to(ErrorKind::StorageFull).unwrap_err();
        assert_eq!(failure.what, "cannot write the output: no storage space");
    }
}
