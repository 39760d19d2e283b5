//! The console sessions of the documents are run as written.
//!
//! In a fenced block marked `console`, a line that begins with `$ ` is a command and the lines below it are all that it
//! prints on standard output; `…` alone on a line stands for any number of lines. `summitdiff` and
//! `cargo run --` run the program under test, at the root of the repository; a pipe into `head -N` is understood.

use std::fs;
use std::path::Path;
use std::process::Command;

struct Session {
    place: String,
    command: String,
    expected: Vec<String>,
}

fn sessions(name: &str) -> Vec<Session> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(name)).unwrap();
    let mut found: Vec<Session> = Vec::new();
    let mut inside = false;
    for (number, line) in text.lines().enumerate() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => match line.strip_prefix("$ ") {
                Some(command) => found.push(Session {
                    place: format!("{name}:{}", number + 1),
                    command: command.to_owned(),
                    expected: Vec::new(),
                }),
                None => found.last_mut().expect("a session begins with `$ `").expected.push(line.to_owned()),
            },
        }
    }
    found
}

/// What the command prints; `None` for commands that are not this program's.
fn printed(command: &str) -> Option<Vec<String>> {
    let (command, most) = match command.split_once(" | head -") {
        Some((command, most)) => (command, most.parse().unwrap()),
        None => (command, usize::MAX),
    };
    let words = command.strip_prefix("summitdiff ").or_else(|| command.strip_prefix("cargo run -- "))?;
    let done = Command::new(env!("CARGO_BIN_EXE_summitdiff"))
        .args(words.split_whitespace().map(|word| word.trim_matches('\'')))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .unwrap();
    assert!(
        matches!(done.status.code(), Some(0 | 1)),
        "{command}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    let text = String::from_utf8(done.stdout).unwrap();
    Some(text.lines().take(most).map(|line| line.trim_end().to_owned()).collect())
}

/// Whether the printed lines are the expected ones, `…` standing for any number of lines.
fn fits(expected: &[String], printed: &[String]) -> bool {
    match expected.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "…" => (0..=printed.len()).any(|skip| fits(rest, &printed[skip..])),
        Some((first, rest)) => {
            printed.first().is_some_and(|line| line == first.trim_end()) && fits(rest, &printed[1..])
        }
    }
}

#[test]
fn sessions_print_what_the_documents_show() {
    let mut run = 0;
    for session in ["README.md", "docs/series.md"].into_iter().flat_map(sessions) {
        let Some(printed) = printed(&session.command) else { continue };
        run += 1;
        assert!(
            fits(&session.expected, &printed),
            "{}: `{}` prints\n{}",
            session.place,
            session.command,
            printed.join("\n")
        );
    }
    assert!(run >= 6, "{run} sessions were run");
}
