//! `summitdiff review`: one change after the other, with the quotes of both sides, for a person to decide.
//!
//! `y` takes the change over, `n` leaves it, `a` takes the rest of the snapshot over, `u` takes the last decision back,
//! `q` ends. What was decided is written when a snapshot has been gone through, and on the way out.

use super::decide::{gone, part};
use super::{Desk, Options, Waiting, prepare};
use crate::command::Status;
use crate::command::check::keep;
use crate::command::failure::Failure;
use crate::command::look::Look;
use crate::command::run::Run;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, IsTerminal as _, Write};
use summitdiff::assess::{Assessment, Finding};
use summitdiff::diff::Pair;
use summitdiff::render::{Comparison, Options as Page, safe, table};

/// Runs the command.
///
/// # Errors
/// Where there is no terminal, or a file cannot be read or written.
pub(crate) fn execute(options: &Options, look: Look, run: &mut Run<'_>) -> Result<Status, Failure> {
    if !run.settings.terminal || !std::io::stdin().is_terminal() {
        return Err(Failure::usage(
            "`review` asks questions and needs a terminal",
            "without one: `summitdiff pending`, then `summitdiff accept` or `summitdiff reject` with paths or \
             fingerprints",
        ));
    }
    let (config, read) = prepare(options)?;
    let desk = Desk::new(options, config, &read)?;
    let waiting = desk.waiting(&options.selectors)?;
    let page = look.resolve(run.settings);
    let mut input = BufReader::new(&mut *run.input);
    talk(&desk, &waiting, page, (&mut input, run.out))?;
    Ok(Status::Passed)
}

/// What a person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    All,
    Undo,
    Quit,
}

/// How a snapshot was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    Done,
    Back,
    Quit,
}

/// Goes through what waits.
///
/// # Errors
/// When a file cannot be written.
fn talk(
    desk: &Desk<'_>,
    waiting: &[Waiting],
    page: Page,
    (input, out): (&mut dyn BufRead, &mut dyn Write),
) -> Result<(), Failure> {
    let mut decisions: Vec<Vec<bool>> = vec![Vec::new(); waiting.len()];
    let mut at = 0;
    let mut quit = false;
    while at < waiting.len() && !quit {
        match ask_all(desk, &waiting[at], &mut decisions[at], (page, input, out)) {
            Left::Done => at += 1,
            Left::Quit => quit = true,
            Left::Back if at > 0 => {
                at -= 1;
                decisions[at].pop();
            }
            Left::Back => {}
        }
    }
    for (one, decided) in waiting.iter().zip(&decisions) {
        say(out, &apply(desk, one, decided)?);
    }
    Ok(())
}

/// Asks for each change that nobody has decided on; a snapshot that is new as a whole is one question.
fn ask_all(
    desk: &Desk<'_>,
    one: &Waiting,
    decided: &mut Vec<bool>,
    (page, input, out): (Page, &mut dyn BufRead, &mut dyn Write),
) -> Left {
    let open: Vec<&Finding> = open(one);
    let questions = if one.old.is_none() { 1 } else { open.len() };
    while decided.len() < questions {
        let number = decided.len();
        say(out, &format!("\n{} {}/{questions}\n", safe::workflow_log(&one.checked.snapshot), number + 1));
        say(
            out,
            &open
                .get(number)
                .map_or_else(|| "a new snapshot\n".to_owned(), |one_of| shown(desk, one, one_of, page)),
        );
        say(out, "take it over? [y]es [n]o [a]ll of this snapshot [u]ndo [q]uit: ");
        match answer(input) {
            Some(Answer::Yes) => decided.push(true),
            Some(Answer::No) => decided.push(false),
            Some(Answer::All) => decided.resize(questions, true),
            Some(Answer::Undo) if decided.is_empty() => return Left::Back,
            Some(Answer::Undo) => _ = decided.pop(),
            Some(Answer::Quit) => return Left::Quit,
            None => {}
        }
    }
    Left::Done
}

/// The changes that a person decides on: none that a waiver covers.
fn open(one: &Waiting) -> Vec<&Finding> {
    one.findings().iter().filter(|finding| finding.waived.is_none()).collect()
}

/// One change as the table shows it.
fn shown(desk: &Desk<'_>, one: &Waiting, finding: &Finding, page: Page) -> String {
    let Some(old) = &one.old else { return String::new() };
    let whole = desk.judge(one, old);
    let only = Assessment { findings: vec![finding.clone()], suppressed: Vec::new(), ..whole };
    let comparison = Comparison::new(Pair::new(old, &one.new), &only, &desk.loader.lexicon, page);
    let mut text = String::new();
    table::write(&comparison, &mut text).expect("a string takes all text");
    text
}

/// The answer of a line; the end of the input is the wish to go, what is not understood is asked again.
fn answer(input: &mut dyn BufRead) -> Option<Answer> {
    let mut line = String::new();
    match input.read_line(&mut line) {
        Ok(0) | Err(_) => Some(Answer::Quit),
        Ok(_) => match line.trim().to_lowercase().as_str() {
            "y" | "yes" => Some(Answer::Yes),
            "n" | "no" => Some(Answer::No),
            "a" | "all" => Some(Answer::All),
            "u" | "undo" => Some(Answer::Undo),
            "q" | "quit" => Some(Answer::Quit),
            _ => None,
        },
    }
}

fn say(out: &mut dyn Write, text: &str) {
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes what was decided on one snapshot and says so; what cannot be taken over alone is told and waits on.
fn apply(desk: &Desk<'_>, one: &Waiting, decided: &[bool]) -> Result<String, Failure> {
    let name = safe::workflow_log(&one.checked.snapshot);
    if decided.is_empty() || !decided.contains(&true) {
        return Ok(String::new());
    }
    let open = open(one);
    let whole = one.old.is_none() || (decided.len() == open.len() && !decided.contains(&false));
    if whole && open.len() == one.findings().len() {
        keep(&one.path, &one.new)?;
        gone(&one.pending)?;
        return Ok(format!("accepted {name}\n"));
    }
    let (mut text, mut kept) = (String::new(), one.old.clone());
    let taken = open.iter().zip(decided).filter(|(_, yes)| **yes).map(|(finding, _)| &finding.fingerprint);
    for print in taken {
        let now = Waiting {
            path: one.path.clone(),
            pending: one.pending.clone(),
            old: kept.clone(),
            new: one.new.clone(),
            article: one.article.clone(),
            checked: one.checked.clone(),
        };
        match part(desk, &now, print) {
            Ok(snapshot) => {
                kept = Some(snapshot);
                writeln!(text, "accepted {print} in {name}").expect("a string takes all text");
            }
            Err(failure) => text += &failure.to_string(),
        }
    }
    if let Some(snapshot) = kept {
        keep(&one.path, &snapshot)?;
        if snapshot == one.new {
            gone(&one.pending)?;
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::config::{Config, ConfigChoice};
    use crate::command::load::ReadOptions;
    use std::fs;
    use std::path::{Path, PathBuf};

    const REPORT: &str = "Lake Council leaders meet\n\nBISHKEK, May 14, 2024 – The leaders of the member states met in \
        Bishkek on Tuesday.\n\nThe meeting was attended by President Sadyr Japarov of Kyrgyzstan.\n\nPresident \
        Japarov stressed the importance of countering terrorism.\n";

    /// A snapshot waits, with a participant more and another topic.
    fn folder(name: &str) -> PathBuf {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tests-of-review").join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("snapshots")).unwrap();
        path
    }

    /// What a person who types this sees, and the kept snapshot and what waits afterwards.
    fn typed(name: &str, keys: &str) -> (String, String, bool) {
        let folder = folder(name);
        let read = ReadOptions::usual();
        let options = Options {
            selectors: Vec::new(),
            config: ConfigChoice::Isolated,
            today: None,
            read: read.clone(),
        };
        let mut config = Config::load(&ConfigChoice::Isolated).unwrap();
        config.snapshots.value = folder.join("snapshots");
        config.waivers.value = folder.join("waivers.json");
        let desk = Desk::new(&options, config, &read).unwrap();
        let new = REPORT.replace(
            "President Sadyr Japarov of Kyrgyzstan",
            "President Sadyr Japarov of Kyrgyzstan and President Kassym-Jomart Tokayev of Kazakhstan",
        );
        for (file, text) in [
            ("a.json", REPORT),
            ("a.json.new", &new.replace("countering terrorism", "countering drug trafficking")),
        ] {
            let input = crate::command::input::Input::at_hand(
                "a.txt".to_owned(),
                None,
                text.as_bytes().to_vec(),
                crate::command::input::Form::AsAsked,
            );
            keep(&folder.join("snapshots").join(file), &desk.loader.either(&input).unwrap().snapshot)
                .unwrap();
        }
        let waiting = desk.waiting(&[]).unwrap();
        assert!(waiting[0].findings().len() >= 2, "{:?}", waiting[0].findings());
        let mut out = Vec::new();
        talk(&desk, &waiting, Page::default(), (&mut keys.as_bytes(), &mut out)).unwrap();
        let kept = fs::read_to_string(folder.join("snapshots/a.json")).unwrap();
        let waits = folder.join("snapshots/a.json.new").exists();
        (String::from_utf8(out).unwrap(), kept, waits)
    }

    #[test]
    fn yes_to_all_keeps_what_waited() {
        let (seen, kept, waits) = typed("all", "a\n");
        assert!(seen.ends_with("/snapshots/a.json\n") && seen.contains("“"), "{seen}");
        assert!(kept.contains("tokayev") && kept.contains("trafficking") && !waits);
    }

    #[test]
    fn quitting_keeps_what_was_decided() {
        let (_, kept, waits) = typed("quit", "y\nq\n");
        assert!(kept.contains("tokayev") != kept.contains("trafficking") && waits, "{kept}");
    }

    #[test]
    fn the_end_of_the_input_is_a_way_out_and_no_keeps_the_old() {
        let (_, kept, waits) = typed("end", "n\n");
        assert!(!kept.contains("tokayev") && kept.contains("terrorism") && waits);
    }

    #[test]
    fn a_decision_is_taken_back() {
        let (seen, kept, _) = typed("undo", "y\nwhat?\nu\nq\n");
        assert!(!kept.contains("tokayev") && !seen.contains("accepted"), "{seen}");
    }
}
