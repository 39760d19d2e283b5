//! The configuration: found, read strictly, shown, obeyed by `check` and `diff`.

use crate::command_line::{REPORT, assert_error};
use crate::gate::{at_home, check, edited, kept, under};
use std::fs;

#[test]
fn each_mistake_has_its_line_and_a_suggestion_only_where_one_name_is_near() {
    let folder = kept("config-mistakes", &["a"]);
    let wrong = |text: &str, message: &str| {
        fs::write(folder.join("summitdiff.toml"), text).unwrap();
        assert_error(&folder, &["check"], message);
    };
    wrong(
        "# a comment\nsnapshot = \"s\"\n",
        "error: unknown key `snapshot`\n --> summitdiff.toml:2:1\nhint: did you mean `snapshots`?\n",
    );
    wrong(
        "colour = 1\n",
        "error: unknown key `colour`\n --> summitdiff.toml:1:1\nhint: one of snapshots, reports, waivers, lexicon, \
         fail-on, fail-on-extractor, fail-on-orphans, fail-on-stale-waivers, update, ignore, severity\n",
    );
    wrong(
        "[severity]\n\"participant.ofice\" = \"info\"\n",
        "error: unknown kind of change `participant.ofice`\n --> summitdiff.toml:2:1\n\
         hint: did you mean `participant.office`?\n",
    );
    wrong(
        "[severity]\n\"participant.office\" = \"blocker\"\n",
        "error: unknown severity `blocker`\n --> summitdiff.toml:2:24\n\
         hint: one of critical, major, minor, info, ignore\n",
    );
    wrong(
        "ignore = [\"participants\"]\n",
        "error: `participants` is no JSON-pointer glob\n --> summitdiff.toml:1:10\n\
         hint: a glob over places begins with `/`: \"/participants/*/office\"\n",
    );
    wrong(
        "reports = \"reports\"\n",
        "error: a list of texts is wanted\n --> summitdiff.toml:1:11\nhint: write it as [\"…\", \"…\"]\n",
    );
    fs::write(folder.join("summitdiff.toml"), "fail-on = \n").unwrap();
    let (code, out, err) = at_home(&folder, &["check"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with("error: not TOML: ") && err.contains("\n --> summitdiff.toml:1:"), "{err}");
    assert_eq!(at_home(&folder, &["check", "--isolated"]).0, 0);
}

#[test]
fn the_nearest_of_three_names_up_to_the_root_holds_and_its_paths_are_relative_to_it() {
    let folder = kept("config-found", &["a"]);
    fs::create_dir_all(folder.join(".config")).unwrap();
    fs::create_dir_all(folder.join("below/deeper")).unwrap();
    fs::write(folder.join(".config/summitdiff.toml"), "fail-on = \"major\"\n").unwrap();
    let shown = |from: &str| at_home(&folder.join(from), &["config"]).1.lines().next().unwrap().to_owned();
    assert_eq!(shown("."), "# .config/summitdiff.toml");
    assert_eq!(shown("below/deeper"), "# ../../.config/summitdiff.toml");
    assert_eq!(at_home(&folder.join("below/deeper"), &["check"]).1, "passed: 1 snapshot: 1 same\n");
    fs::write(folder.join(".summitdiff.toml"), "fail-on = \"major\"\n").unwrap();
    assert_eq!(shown("."), "# .summitdiff.toml");
    fs::write(folder.join("summitdiff.toml"), "fail-on = \"major\"\n").unwrap();
    assert_eq!(shown("."), "# summitdiff.toml");
    fs::create_dir(folder.join("below/.git")).unwrap();
    assert_eq!(shown("below/deeper"), "# no configuration file");
}

#[test]
fn every_setting_is_shown_with_its_origin() {
    let folder = kept("config-shown", &["a"]);
    let text =
        "reports = [\"reports\"]\nfail-on = \"critical\"\n\n[severity]\n\"priority.moved\" = \"ignore\"\n";
    fs::write(folder.join("summitdiff.toml"), text).unwrap();
    let (code, out, err) = at_home(&folder, &["config"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "# summitdiff.toml\n\
         snapshots = \"snapshots\"  # built in\n\
         reports = [\"reports\"]  # summitdiff.toml:1\n\
         waivers = \"summitdiff-waivers.json\"  # built in\n\
         lexicon = []  # built in\n\
         fail-on = \"critical\"  # summitdiff.toml:2\n\
         fail-on-extractor = \"info\"  # built in\n\
         fail-on-orphans = false  # built in\n\
         fail-on-stale-waivers = false  # built in\n\
         update = \"auto\"  # built in\n\
         ignore = []  # built in\n\
         severity.\"priority.moved\" = \"ignore\"  # summitdiff.toml:5\n"
    );
}

#[test]
fn check_and_diff_obey_severities_and_ignored_places() {
    let folder = kept("config-obeyed", &["a"]);
    fs::write(folder.join("reports/a.txt"), edited()).unwrap();
    fs::write(folder.join("old.txt"), REPORT).unwrap();
    let codes = |text: &str| {
        fs::write(folder.join("summitdiff.toml"), text).unwrap();
        let diff = ["diff", "old.txt", "reports/a.txt", "--fail-on", "minor"];
        (check(&folder, &[]).0, at_home(&folder, &diff).0)
    };
    assert_eq!(codes(""), (1, 1));
    assert_eq!(codes("[severity]\n\"participant.added\" = \"info\"\n"), (0, 0));
    assert_eq!(codes("[severity]\n\"participant.*\" = \"ignore\"\n"), (0, 0));
    assert_eq!(codes("[severity]\n\"*\" = \"ignore\"\n\"participant.added\" = \"minor\"\n"), (1, 1));
    assert_eq!(codes("ignore = [\"/participants/nikol-*\"]\n"), (0, 0));
    assert_eq!(codes("fail-on = \"none\"\n").0, 0);
    let isolated = ["diff", "old.txt", "reports/a.txt", "--fail-on", "minor", "--isolated"];
    codes("ignore = [\"/participants\"]\n");
    assert_eq!(at_home(&folder, &isolated).0, 1);
}

#[test]
fn a_configuration_that_is_named_must_be_there() {
    let folder = kept("config-named", &["a"]);
    let message = "error: no such configuration file\n --> none.toml\nhint: check the path, or leave `--config` and \
                   SUMMITDIFF_CONFIG out to search for summitdiff.toml\n";
    assert_error(&folder, &["check", "--config", "none.toml"], message);
    assert_error(&folder, &["diff", "reports/a.txt", "reports/a.txt", "--config", "none.toml"], message);
    let named = under(&folder, &["check"], &[("SUMMITDIFF_CONFIG", "none.toml")]);
    assert_eq!(named, (2, String::new(), message.to_owned()));
}

#[test]
fn what_holds_is_told_to_programs_too() {
    let folder = kept("config-json", &["a"]);
    let text = "fail-on = \"major\"\n[severity]\n\"participant.office\" = \"ignore\"\n";
    fs::write(folder.join("summitdiff.toml"), text).unwrap();
    let (code, out, err) = at_home(&folder, &["config", "--format", "json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["file"], "summitdiff.toml");
    let settings = &found["settings"];
    assert_eq!(settings["fail-on"], serde_json::json!({"value": "major", "line": 1}));
    assert_eq!(settings["reports"], serde_json::json!({"value": [], "line": null}));
    let office = serde_json::json!({"value": "ignore", "line": 3});
    assert_eq!(settings["severity"]["participant.office"], office);
    // The form for people is a configuration that holds the same.
    let shown = at_home(&folder, &["config"]).1;
    fs::write(folder.join("again.toml"), &shown).unwrap();
    let again = at_home(&folder, &["config", "--config", "again.toml"]).1;
    let values = |text: &str| -> Vec<String> {
        text.lines().skip(1).map(|line| line.split("  # ").next().unwrap().to_owned()).collect()
    };
    assert_eq!(values(&again), values(&shown));
}

#[test]
fn a_waiver_that_does_nothing_fails_a_check_where_a_flag_or_the_configuration_says_so() {
    let folder = kept("config-stale", &["a"]);
    let waivers =
        "{\"schema\": 1, \"waivers\": [{\"fingerprint\": \"00112233445566aa\", \"reason\": \"agreed\"}]}";
    fs::write(folder.join("summitdiff-waivers.json"), waivers).unwrap();
    let (code, found) = check(&folder, &[]);
    assert_eq!((code, &found["stale_waivers"][0]), (0, &"00112233445566aa".into()));
    let (code, found) = check(&folder, &["--fail-on-stale-waivers"]);
    assert_eq!((code, &found["outcome"]), (1, &"differs".into()));
    fs::write(folder.join("summitdiff.toml"), "fail-on-stale-waivers = true\n").unwrap();
    let (code, out, _) = at_home(&folder, &["check"]);
    assert_eq!(
        (code, out.as_str()),
        (
            1,
            "waiver 00112233445566aa meets no change: agreed\n  take them out of summitdiff-waivers.json\n\
             differs: 1 snapshot: 1 same\n"
        )
    );
    // Only a check of everything can tell.
    assert_eq!(at_home(&folder, &["check", "-q", "snapshots/a.json"]).0, 0);
    let (code, out, _) = at_home(&folder, &["check", "-q", "--report", "github"]);
    assert_eq!(code, 1);
    assert!(out.starts_with("::error file=summitdiff-waivers.json"), "{out}");
    assert!(out.contains("the waiver of 00112233445566aa meets no change: agreed"), "{out}");
    let (_, out, _) = at_home(&folder, &["check", "-q", "--report", "junit"]);
    assert!(out.contains("<failure") && out.contains("gate.waiver-stale"), "{out}");
}
