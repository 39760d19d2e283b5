//! `summitdiff extract` as a user runs it.

use crate::command_line::{REPORT, assert_error, folder, program, run, run_with_input};
use std::fs;
use std::process::Command;
use summitdiff::snapshot::json;

#[test]
fn a_snapshot_names_its_file_as_given_and_is_canonical() {
    let folder = folder("extract", &[("reports/a.txt", REPORT)]);
    let (code, out, err) = run(&folder, &["extract", "reports/a.txt"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let snapshot = json::read(&out).unwrap();
    assert_eq!(snapshot.source.path.as_deref(), Some("reports/a.txt"));
    assert_eq!(snapshot.source.language, "en");
    assert_eq!(snapshot.source.sha256, snapshot.source.text_sha256);
    let names: Vec<&str> = snapshot.participants.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(names, ["Sadyr Japarov", "Kassym-Jomart Tokayev"]);
    assert_eq!(json::write(&snapshot), out);
}

#[test]
fn the_article_text_of_plain_text_is_the_file() {
    let folder = folder("text", &[("a.txt", REPORT)]);
    assert_eq!(run(&folder, &["extract", "--text", "a.txt"]), (0, REPORT.to_owned(), String::new()));
    assert_eq!(run_with_input(&folder, &["extract", "--text", "-"], REPORT).1, REPORT);
}

#[test]
fn a_text_about_no_meeting_gives_a_snapshot_that_says_so() {
    let folder = folder("nothing", &[("a.txt", "Bread became dearer in spring. Shops sell less of it.\n")]);
    let (code, out, err) = run(&folder, &["extract", "a.txt"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(!json::read(&out).unwrap().notes.is_empty());
}

#[test]
fn another_language_is_refused_unless_it_is_said_to_be_english() {
    let german = "Die Staatschefs trafen sich in der Hauptstadt und berieten über die Zusammenarbeit in der Energie und im \
                  Verkehr. Der Präsident betonte die Bedeutung einer gemeinsamen Strategie und schlug vor, im kommenden \
                  Jahr ein weiteres Treffen abzuhalten.\n";
    let folder = folder("language", &[("a.txt", german)]);
    let (code, out, err) = run(&folder, &["extract", "a.txt"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("the report is in German"), "{err}");
    let (code, out, err) = run(&folder, &["extract", "--language", "en", "a.txt"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(json::read(&out).unwrap().source.language, "en");
}

#[test]
fn a_folder_gives_one_file_a_report_and_leaves_nothing_else() {
    let files =
        [("in/b/two.md", REPORT), ("in/one.txt", REPORT), ("in/.hidden.txt", "x"), ("in/data.csv", "x")];
    let folder = folder("folders", &files);
    assert_eq!(run(&folder, &["extract", "in", "-o", "out"]), (0, String::new(), String::new()));
    for name in ["out/one.json", "out/b/two.json"] {
        json::read(&fs::read_to_string(folder.join(name)).unwrap()).unwrap();
    }
    assert_eq!(fs::read_dir(folder.join("out")).unwrap().count(), 2);
    let (code, out, _) = run(&folder, &["extract", "in/**/*.md", "--jsonl"]);
    assert_eq!((code, out.lines().count()), (0, 1));
}

#[test]
fn a_report_that_cannot_be_read_does_not_keep_the_others_from_being_written() {
    let folder = folder("some", &[("in/a.txt", "a\0b"), ("in/b.txt", REPORT)]);
    let (code, out, err) = run(&folder, &["extract", "in", "-o", "out"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with("error: ") && err.matches("error: ").count() == 1, "{err}");
    assert!(folder.join("out/b.json").is_file() && !folder.join("out/a.json").exists());
}

#[test]
fn two_reports_of_one_name_are_not_written_over_each_other() {
    let folder = folder("clash", &[("in/a.txt", REPORT), ("in/a.md", REPORT)]);
    assert_error(
        &folder,
        &["extract", "in", "-o", "out"],
        "error: the outputs of this and of in/a.md have one name\n --> in/a.txt\n\
         hint: rename one of the two, or extract them with `-o FILE` each\n",
    );
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_is_not_written_through() {
    let folder = folder("link", &[("a.txt", REPORT), ("precious", "kept")]);
    std::os::unix::fs::symlink("precious", folder.join("a.json")).unwrap();
    assert_error(
        &folder,
        &["extract", "a.txt", "-o", "a.json"],
        "error: not a regular file: links and devices are not written through\n --> a.json\n\
         hint: name another file, or remove this one\n",
    );
    assert_eq!(fs::read_to_string(folder.join("precious")).unwrap(), "kept");
}

#[test]
fn records_give_a_line_each_in_order_also_those_that_are_none() {
    let folder = folder("records", &[("a.txt", REPORT)]);
    let record = |id: u32, text: &str| serde_json::json!({"id": id, "text": text, "title": "T"}).to_string();
    let input = format!("{}\n\nnonsense\n{}\n{{\"path\": \"a.txt\"}}\n", record(1, REPORT), record(2, " "));
    let (code, out, err) = run_with_input(&folder, &["extract", "--jsonl"], &input);
    assert_eq!((code, err.as_str()), (2, ""));
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!((&lines[0]["source"]["path"], &lines[0]["source"]["title"]), (&"1".into(), &"T".into()));
    assert_eq!((&lines[1]["line"], &lines[1]["error"]["where"]), (&3.into(), &"standard input:3:2".into()));
    assert_eq!((&lines[2]["id"], &lines[2]["error"]["what"]), (&2.into(), &"the report is empty".into()));
    assert_eq!(lines[3]["source"]["path"], "a.txt");
    assert_eq!(json::read(out.lines().next().unwrap()).unwrap().participants.len(), 2);
}

#[test]
fn a_table_shows_names_and_is_filtered_by_topic_and_participant() {
    let folder = folder("table", &[("a.txt", REPORT)]);
    let table = |arguments: &[&str]| {
        let (code, out, err) =
            run(&folder, &[&["extract", "a.txt", "--format", "table"], arguments].concat());
        assert_eq!((code, err.as_str()), (0, ""));
        out
    };
    let whole = table(&[]);
    assert!(whole.contains("Sadyr Japarov") && whole.contains("Kyrgyzstan"), "{whole}");
    assert!(!whole.contains('\u{1b}'));
    assert!(table(&["--topic", "counter-terrorism"]).contains("Counter-terrorism"));
    assert!(table(&["--participant", "tokayev"]).contains("Kassym-Jomart Tokayev"));
    assert_error(
        &folder,
        &["extract", "a.txt", "--format", "table", "--topic", "trads"],
        "error: no topic is called `trads`\n --> command line\nhint: did you mean `trade`?\n",
    );
    assert_error(
        &folder,
        &["extract", "a.txt", "--format", "table", "--participant", "Nobody"],
        "error: no participant is called `Nobody`\n --> a.txt\n\
         hint: one of sadyr-japarov, kassym-jomart-tokayev\n",
    );
    assert_error(
        &folder,
        &["extract", "a.txt", "--topic", "trade"],
        "error: `--topic` and `--participant` filter the table\n --> command line\n\
         hint: add `--format table`, or filter the JSON with `jq`\n",
    );
}

#[test]
fn words_of_a_user_are_added_and_a_bad_row_is_refused_with_its_line() {
    let head =
        "#table countries\n#columns form:phrase code:alpha2 kind:name|long|variant|former|demonym|people\n";
    let good = format!("{head}Lakeland\tXL\tname\n");
    let bad = format!("{head}Lakeland\tlake\tname\n");
    let report =
        "The session was attended by President Ann Alder of Lakeland and President Bo Birch of Kenya.\n";
    let folder = folder("words", &[("a.txt", report), ("good.tsv", &good), ("bad.tsv", &bad)]);
    let (_, out, _) = run(&folder, &["extract", "--lexicon", "good.tsv", "a.txt"]);
    let countries: Vec<String> = json::read(&out)
        .unwrap()
        .participants
        .iter()
        .filter_map(|one| Some(one.country?.as_str().to_owned()))
        .collect();
    assert_eq!(countries, ["XL", "KE"]);
    assert_error(
        &folder,
        &["extract", "--lexicon", "bad.tsv", "a.txt"],
        "error: column `code`: `lake` is not a two-letter country code in capitals\n --> bad.tsv:3:1\n\
         hint: see the tables of `lexicon/` for the format\n",
    );
}

/// git in a folder, without the user's configuration.
fn git(folder: &std::path::Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=n", "-c", "user.email=e@example.org"]).args(arguments);
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_file_at_a_git_revision_is_read_unless_a_file_has_that_name() {
    let folder = folder("git", &[("a.txt", REPORT)]);
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "a.txt"]);
    git(&folder, &["commit", "-qm", "first"]);
    fs::write(folder.join("a.txt"), "changed").unwrap();
    assert_eq!(run(&folder, &["extract", "--text", "HEAD:a.txt"]), (0, REPORT.to_owned(), String::new()));
    assert_error(
        &folder,
        &["extract", "HEAD:b.txt"],
        "error: no file of that name, and git says: path 'b.txt' does not exist in 'HEAD'\n --> HEAD:b.txt\n\
         hint: check the path; `git ls-tree -r --name-only REV` lists those of a revision\n",
    );
    fs::write(folder.join("HEAD:a.txt"), "a file of that name").unwrap();
    assert_eq!(run(&folder, &["extract", "--text", "HEAD:a.txt"]).1, "a file of that name");
}

#[test]
fn a_range_of_revisions_is_two_versions_or_a_series() {
    let folder = folder("git-range", &[("in/a.txt", REPORT), ("b.txt", "x")]);
    git(&folder, &["init", "-q"]);
    let versions =
        [REPORT.to_owned(), crate::gate::edited(), crate::gate::edited().replace("terrorism", "floods")];
    for (at, text) in versions.iter().enumerate() {
        fs::write(folder.join("in/a.txt"), text).unwrap();
        fs::write(folder.join("b.txt"), at.to_string()).unwrap();
        git(&folder, &["add", "."]);
        git(&folder, &["commit", "-qm", "one"]);
        git(&folder, &["tag", &format!("v{at}")]);
        fs::write(folder.join("b.txt"), format!("{at} again")).unwrap();
        git(&folder, &["commit", "-qam", "without the report"]);
    }
    let told = run(&folder, &["diff", "v0..v2:in/a.txt", "--format", "oneline"]);
    assert_eq!(told, run(&folder, &["diff", "v0:in/a.txt", "v2:in/a.txt", "--format", "oneline"]));
    assert_eq!(told.0, 1);
    let (code, out, err) = run(&folder, &["history", "v0..HEAD:in/a.txt", "--format", "json"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let history: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(history["editions"].as_array().unwrap().len(), 3, "{out}");
    let below = run(&folder.join("in"), &["diff", "v0..v1:./a.txt", "--stat"]);
    assert_eq!((below.0, below.2.as_str()), (1, ""), "{}", below.1);
    assert_error(
        &folder,
        &["diff", "v0:in/a.txt"],
        "error: missing <NEW>\n --> command line\nhint: usage: summitdiff diff <OLD> <NEW>\n",
    );
    let (code, out, err) = run(&folder, &["history", "v0..v9:in/a.txt"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with("error: no file of that name, and git says: "), "{err}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_goes_ends_it_quietly_and_a_full_disk_is_an_error() {
    let folder = folder("streams", &[("a.txt", REPORT)]);
    let mut child = program(&folder, &["extract", "a.txt"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));

    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = program(&folder, &["extract", "a.txt"]).stdout(full).output().unwrap();
    let message = "error: cannot write the output: no space left on device\n --> standard output\n\
                   hint: make room, or send the output elsewhere\n";
    assert_eq!(
        (output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()),
        (Some(2), message)
    );
}
