//! T4: no output is a command to the runner of GitHub Actions, but for the annotations that are asked for.

use super::attacks;
use std::collections::BTreeMap;

/// The commands that the runner knows (`ActionCommandManager` of actions/runner), told without regard to case.
const REGISTERED: [&str; 16] = [
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "internal-set-repo-path",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
];

/// A command as the runner takes it.
#[derive(Debug, PartialEq, Eq)]
struct Command {
    name: String,
    properties: BTreeMap<String, String>,
    data: String,
}

/// A port of `ActionCommand.TryParseV2`, then `TryParse`: the order in which the runner tries them on each line.
fn command(line: &str) -> Option<Command> {
    newer(line).or_else(|| older(line))
}

fn newer(line: &str) -> Option<Command> {
    let rest = line.trim_start().strip_prefix("::")?;
    let (head, data) = rest.split_once("::")?;
    parsed(head, (' ', ','), unescaped(data, &[("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]))
}

fn older(line: &str) -> Option<Command> {
    let (_, rest) = line.split_once("##[")?;
    let (head, data) = rest.split_once(']')?;
    parsed(head, (' ', ';'), data.to_owned())
}

fn parsed(head: &str, (after_name, between): (char, char), data: String) -> Option<Command> {
    let (name, properties) = head.split_once(after_name).unwrap_or((head, ""));
    if !REGISTERED.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return None;
    }
    let escapes = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")];
    let pairs = properties.split(between).filter_map(|pair| pair.trim().split_once('='));
    let properties = pairs.map(|(key, value)| (key.to_owned(), unescaped(value, &escapes))).collect();
    Some(Command { name: name.to_ascii_lowercase(), properties, data })
}

fn unescaped(text: &str, escapes: &[(&str, &str)]) -> String {
    escapes.iter().fold(text.to_owned(), |text, (escape, letter)| text.replace(escape, letter))
}

fn commands(text: &str) -> Vec<Command> {
    // The runner splits the stream at any of the three line ends.
    text.split(['\n', '\r']).filter_map(command).collect()
}

#[test]
fn t4_no_output_commands_the_runner() {
    for attack in attacks() {
        // A table for spreadsheets cannot say `##[` in another way; it is no log.
        if attack.output.ends_with("github") || attack.output.ends_with("csv") {
            continue;
        }
        assert_eq!(commands(&attack.text), [], "{}: {}", attack.output, attack.payload);
    }
}

#[test]
fn t4_annotations_are_the_commands_that_were_meant() {
    for attack in attacks().iter().filter(|attack| attack.output.ends_with("github")) {
        let place = format!("{}: {}", attack.output, attack.payload);
        let found = commands(&attack.text);
        assert_eq!(found.len(), attack.text.lines().count(), "{place}");
        for level in ["error", "warning", "notice"] {
            let told = found.iter().filter(|one| one.name == level && one.properties.contains_key("file"));
            assert!(told.count() <= 10, "{place}");
        }
        for one in found {
            assert!(["error", "warning", "notice"].contains(&one.name.as_str()), "{place}: {one:?}");
            let keys: Vec<&str> = one.properties.keys().map(String::as_str).collect();
            let meant =
                [&["col", "endLine", "file", "line", "title"][..], &["file", "line", "title"], &["title"]];
            assert!(meant.contains(&keys.as_slice()), "{place}: {keys:?}");
            assert!(one.properties["title"].chars().all(|letter| letter.is_ascii_graphic()), "{place}");
        }
    }
}

#[test]
fn the_oracle_takes_what_the_runner_takes() {
    let name = |line: &str| command(line).map(|one| one.name);
    assert_eq!(name("  ::error file=a,line=1::x").as_deref(), Some("error"));
    assert_eq!(name("│ ##[add-mask]a").as_deref(), Some("add-mask"));
    assert_eq!(name("::Stop-Commands::x").as_deref(), Some("stop-commands"));
    assert_eq!(name("a ::error::x"), None);
    assert_eq!(name("::unknown::x"), None);
    let one = command("::warning file=a%2Cb,title=x%3Ay::50%25%0Adone").unwrap();
    assert_eq!((one.properties["file"].as_str(), one.data.as_str()), ("a,b", "50%\ndone"));
}
