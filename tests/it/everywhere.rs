//! P5: the same bytes wherever, whenever and by however many processors a report is read.

use crate::command_line::{REPORT, folder, program};
use crate::effort;
use crate::gate::edited;
use crate::shim::elsewhere;
use std::fs;
use std::path::{Path, PathBuf};

const COMMANDS: [&[&str]; 11] = [
    &["extract", "reports/a.txt"],
    &["extract", "reports", "--jsonl"],
    &["extract", "reports/b.txt", "--format", "table"],
    &["diff", "reports/a.txt", "reports/b.txt"],
    &["diff", "reports/a.txt", "reports/b.txt", "--format", "json"],
    &["diff", "reports/a.txt", "reports/b.txt", "--report", "sarif=-", "--quiet"],
    &["check", "--update", "none"],
    &["check", "--update", "none", "--format", "json"],
    &["changelog", "series", "--format", "html"],
    &["changelog", "series", "--wording", "--explain"],
    &["history", "series", "--format", "json"],
];
const LOCALES: [&str; 4] = ["C", "C.UTF-8", "ru_RU.UTF-8", "tr_TR.UTF-8"];
const ZONES: [&str; 3] = ["UTC", "Asia/Almaty", "America/St_Johns"];
const COLUMNS: [&str; 3] = ["20", "80", "300"];
/// The first second of all, and one in the year 2100.
const CLOCKS: [&str; 2] = ["0", "4102444800"];
/// Two processors stand for as many as there are.
const PROCESSORS: [&str; 2] = ["1", "2"];

/// Where, when and how a run takes place.
#[derive(Debug, Clone, Copy)]
struct Place {
    home: usize,
    locale: &'static str,
    zone: &'static str,
    columns: &'static str,
    clock: &'static str,
    processors: &'static str,
}

/// Every combination of all of them.
fn places() -> Vec<Place> {
    let mut all = Vec::new();
    for home in 0..2 {
        for locale in LOCALES {
            for zone in ZONES {
                for columns in COLUMNS {
                    for clock in CLOCKS {
                        for processors in PROCESSORS {
                            all.push(Place { home, locale, zone, columns, clock, processors });
                        }
                    }
                }
            }
        }
    }
    all
}

/// A project whose files were made in this order; its snapshots are those of `a.txt`, so that two of three moved.
fn home(name: &str, backward: bool) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/series/lake-council");
    let mut files: Vec<(String, String)> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                format!("series/{}", path.file_name().unwrap().to_string_lossy()),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    for (name, text) in
        [("a", REPORT.to_owned()), ("b", edited()), ("c", edited().replace("terrorism", "floods"))]
    {
        files.push((format!("reports/{name}.txt"), text));
    }
    files.sort();
    if backward {
        files.reverse();
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let home = folder(name, &files);
    fs::create_dir(home.join(".git")).unwrap();
    fs::create_dir(home.join("snapshots")).unwrap();
    let kept = program(&home, &["extract", "reports/a.txt"]).output().unwrap().stdout;
    for name in ["a", "b", "c"] {
        let text =
            String::from_utf8(kept.clone()).unwrap().replace("reports/a.txt", &format!("reports/{name}.txt"));
        fs::write(home.join(format!("snapshots/{name}.json")), text).unwrap();
    }
    home
}

fn output(homes: &[PathBuf; 2], command: &[&str], place: Place) -> std::process::Output {
    let mut run = program(&homes[place.home], command);
    for name in ["CI", "TF_BUILD", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS"] {
        run.env_remove(name);
    }
    let variables =
        [("LC_ALL", place.locale), ("LANG", place.locale), ("TZ", place.zone), ("COLUMNS", place.columns)];
    elsewhere(run.envs(variables), place.clock, place.processors).output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn p5_the_same_bytes_everywhere() {
    let homes = [home("p5-a", false), home("p5-deeper/down/b", true)];
    let places = places();
    let expected: Vec<_> = COMMANDS.iter().map(|command| output(&homes, command, places[0])).collect();
    for (command, expected) in COMMANDS.iter().zip(&expected) {
        assert!(matches!(expected.status.code(), Some(0 | 1)), "{command:?}: {expected:?}");
        assert!(!expected.stdout.is_empty() && expected.stderr.is_empty(), "{command:?}: {expected:?}");
    }
    // Every command in every place is one of `all`; a step without a common divisor spreads a few over all of them.
    let all = COMMANDS.len() * places.len();
    let step = [997, 1009].into_iter().find(|step| !all.is_multiple_of(*step)).unwrap();
    for turn in 0..effort::times("P5: commands × places, times and processors") {
        let at = turn * step % all;
        let (command, place) = (at % COMMANDS.len(), places[at / COMMANDS.len()]);
        assert_eq!(
            output(&homes, COMMANDS[command], place),
            expected[command],
            "{:?} {place:?}",
            COMMANDS[command]
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_oracle_moves_the_clock_and_takes_processors_away() {
    for clock in CLOCKS {
        let mut date = std::process::Command::new("date");
        let told = elsewhere(date.arg("+%s"), clock, "1").output().unwrap();
        assert_eq!(String::from_utf8(told.stdout).unwrap().trim(), clock);
    }
    let told = elsewhere(&mut std::process::Command::new("nproc"), "0", "1").output().unwrap();
    assert_eq!(told.stdout, b"1\n");
}
