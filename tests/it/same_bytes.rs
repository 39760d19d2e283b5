//! The same reports give the same bytes, whatever the locale, the time zone and the order of the folder.

use crate::command_line::{folder, program};
use std::fs;
use std::path::{Path, PathBuf};

const COMMANDS: [&[&str]; 9] = [
    &["changelog", "series", "--wording", "--explain", "--evidence", "full"],
    &["changelog", "series", "--format", "json"],
    &["changelog", "series", "--format", "html"],
    &["changelog", "series", "--format", "csv"],
    &["history", "series", "--explain"],
    &["history", "series", "--format", "csv"],
    &["history", "series", "--format", "json"],
    &["history", "series", "--format", "html"],
    &["diff", "series/2021-05-14.txt", "series/2022-05-20.txt", "--fail-on", "none"],
];

/// A folder whose series was written in this order.
fn written(name: &str, order: impl Iterator<Item = PathBuf>) -> PathBuf {
    let target = folder(name, &[]);
    fs::create_dir(target.join("series")).unwrap();
    for path in order {
        fs::write(target.join("series").join(path.file_name().unwrap()), fs::read(&path).unwrap()).unwrap();
    }
    target
}

fn output(folder: &PathBuf, variables: &[(&str, &str)]) -> Vec<Vec<u8>> {
    let run = |arguments: &&[&str]| {
        let output = program(folder, arguments).envs(variables.iter().copied()).output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{arguments:?}");
        assert!(!output.stdout.is_empty());
        output.stdout
    };
    COMMANDS.iter().map(run).collect()
}

#[test]
fn a_series_gives_the_same_bytes_in_every_place() {
    let series = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/series/lake-council");
    let mut paths: Vec<PathBuf> = fs::read_dir(series).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let forward = written("same-bytes-forward", paths.iter().cloned());
    let backward = written("same-bytes-backward", paths.iter().rev().cloned());
    let expected = output(&forward, &[("LC_ALL", "C"), ("TZ", "UTC")]);
    for variables in [
        [("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu")],
        [("LC_ALL", "de_DE.UTF-8"), ("TZ", "America/St_Johns")],
        [("LANG", "ja_JP.eucJP"), ("TZ", "Pacific/Kiritimati")],
    ] {
        assert!(output(&backward, &variables) == expected, "{variables:?}");
    }
}
