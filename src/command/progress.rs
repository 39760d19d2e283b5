//! How far a long run is, on standard error, where a person looks on.

use super::run::Run;
use std::path::Path;
use summitdiff::render::safe;

/// Fewer steps than this are over before anybody reads.
const FEWEST: usize = 20;

/// Shows `done` of `all` and what comes next, in place of what stood there; nothing where nobody looks on.
pub(crate) fn show(run: &mut Run<'_>, done: usize, all: usize, next: &Path) {
    if run.settings.error_terminal && all >= FEWEST {
        let name = next.to_string_lossy();
        let name: String = safe::terminal(&name).chars().take(60).collect();
        let _ = run.err.write_all(format!("\r\u{1b}[K{done}/{all} {name}").as_bytes());
    }
}

/// Takes the line away.
pub(crate) fn clear(run: &mut Run<'_>, all: usize) {
    if run.settings.error_terminal && all >= FEWEST {
        let _ = run.err.write_all(b"\r\x1b[K");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Settings;

    fn shown(terminal: bool) -> String {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let settings = Settings { error_terminal: terminal, ..Settings::default() };
        let mut run = Run { input: &mut std::io::empty(), out: &mut out, err: &mut err, settings };
        show(&mut run, 3, 40, Path::new("a\u{1b}.txt"));
        clear(&mut run, 40);
        String::from_utf8(err).unwrap()
    }

    #[test]
    fn progress_is_for_a_terminal_only() {
        assert_eq!(shown(false), "");
        assert_eq!(shown(true), "\r\u{1b}[K3/40 a␛.txt\r\u{1b}[K");
    }
}
