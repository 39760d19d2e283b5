//! `summitdiff changelog` as a user runs it, over the hand-made series of `tests/series`.

use crate::command_line::{assert_error, folder, run};
use std::fs;
use std::path::{Path, PathBuf};

/// Reports of four meetings of an invented council.
fn council() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/series/lake-council").to_string_lossy().into_owned()
}

/// A folder of the test with a copy of the series in `series/`.
fn copied(name: &str) -> PathBuf {
    let target = folder(name, &[]);
    fs::create_dir(target.join("series")).unwrap();
    for entry in fs::read_dir(council()).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, target.join("series").join(path.file_name().unwrap())).unwrap();
    }
    target
}

fn json(folder: &PathBuf, arguments: &[&str]) -> serde_json::Value {
    let (code, out, err) = run(folder, &[&["changelog", "--format", "json"], arguments].concat());
    assert_eq!((code, err.as_str()), (0, ""));
    serde_json::from_str(&out).unwrap()
}

fn update(folder: &PathBuf, arguments: &[&str]) -> (i32, String) {
    let (code, out, err) = run(folder, &[&["changelog", "--update", "LOG.md"], arguments].concat());
    assert_eq!(out, "");
    (code, err)
}

fn log(folder: &Path) -> String {
    fs::read_to_string(folder.join("LOG.md")).unwrap()
}

#[test]
fn each_edition_says_in_sentences_what_it_changes_the_newest_first() {
    let changelog = json(&folder("sentences", &[]), &[&council()]);
    let mut said = Vec::new();
    for edition in changelog["editions"].as_array().unwrap() {
        said.push(edition["label"].as_str().unwrap().to_owned());
        for section in edition["sections"].as_array().unwrap() {
            if section["section"] == "wording" {
                continue;
            }
            for entry in section["entries"].as_array().unwrap() {
                // Where and when it was is in the heading too, and differs from meeting to meeting.
                if entry["kind"].as_str().unwrap().starts_with("event.") {
                    continue;
                }
                let (title, text) = (section["title"].as_str().unwrap(), entry["text"].as_str().unwrap());
                said.push(format!("{title}: {text}"));
            }
        }
    }
    assert_eq!(
        said,
        [
            "2024-05-17",
            "Added: New topic: Trade (rank 1, 1 statement)",
            "People: Sirojiddin Muhriddin, Foreign Minister (Tajikistan) takes part",
            "People: Nodira Karimova takes the seat of Abdulla Aripov as Prime Minister (Uzbekistan)",
            "2023-05-19",
            "Dropped: No longer a topic: Health (rank 3, 1 statement)",
            "Numbers and dates: Energy: 300 million dollars, formerly 200 million dollars (up by 100,000,000 USD), \
             in “pledged 300 million dollars for energy”",
            "Moved: Counter-terrorism and extremism moved down from rank 1 to rank 2",
            "2022-05-20",
            "Dropped: No longer a topic: Trade (rank 2, 2 statements)",
            "Added: New topic: Energy (rank 2, 2 statements)",
            "People: Sirojiddin Muhriddin (Tajikistan) no longer takes part",
            "2021-05-14",
        ]
    );
}

#[test]
fn markdown_has_headings_identities_and_as_many_quotes_as_asked() {
    let folder = folder("markdown", &[]);
    let markdown = |evidence: &str| run(&folder, &["changelog", &council(), "--evidence", evidence]).1;
    let short = markdown("short");
    assert!(short.starts_with("# Changelog\n"), "{short}");
    assert!(short.contains("\n## [Lake Council leaders meet in Dushanbe] - 2024-05-17\n"), "{short}");
    let quote = "\n  > “Foreign Minister Sirojiddin Muhriddin of Tajikistan”\n";
    assert!(short.contains(quote), "{short}");
    assert!(!markdown("none").contains("\n  > "));
    assert!(markdown("full").contains("\n  > new: “pledged 300 million dollars for energy”\n"));
    for line in short.lines().filter(|line| line.starts_with("- ")) {
        let (_, mark) = line.rsplit_once(" <!-- sd:").unwrap();
        assert_eq!(mark.len(), "0123456789abcdef -->".len(), "{line}");
    }
}

#[test]
fn words_changed_by_hand_stay_through_every_update() {
    let folder = copied("kept-words");
    assert_eq!(update(&folder, &["series"]).0, 0);
    let generated = log(&folder);
    let own = "- **Health is gone**, and nobody says why";
    let edited = generated
        .replace("- No longer a topic: Health (rank 3, 1 statement).", own)
        .replace("[Lake Council leaders meet in Tashkent]", "[Tashkent summit]")
        .replace("### Moved\n", "A paragraph of the editor.\n\n- A bullet of the editor.\n\n### Moved\n");
    assert_ne!(edited, generated);
    fs::write(folder.join("LOG.md"), &edited).unwrap();
    assert_eq!(update(&folder, &["series"]), (0, "LOG.md: 0 added, 0 stale\n".to_owned()));
    assert_eq!(log(&folder), edited);

    // Words that nobody touched follow the flags, words that somebody did stay.
    assert_eq!(update(&folder, &["series", "--evidence", "full"]).0, 0);
    assert!(log(&folder).contains("\n  > new: “pledged 300 million dollars for energy”\n"));
    assert!(log(&folder).contains(own));
    assert_eq!(update(&folder, &["series"]).0, 0);
    assert_eq!(log(&folder), edited);
}

#[test]
fn an_update_adds_what_is_new_and_lists_what_is_stale() {
    let folder = copied("stale");
    let older: Vec<String> =
        ["2021-05-14", "2022-05-20", "2023-05-19"].map(|day| format!("series/{day}.txt")).to_vec();
    let older: Vec<&str> = older.iter().map(String::as_str).collect();
    assert_eq!(update(&folder, &older).0, 0);
    let edited = log(&folder).replace("- Counter-terrorism and extremism moved", "- Terrorism slid");
    fs::write(folder.join("LOG.md"), &edited).unwrap();
    assert_eq!(
        run(&folder, &["changelog", "--update", "LOG.md", "--check", older[0], older[1], older[2]]).0,
        0
    );

    // A correction of the report of 2023: the pledge is another.
    let path = folder.join("series/2023-05-19.txt");
    let corrected = fs::read_to_string(&path).unwrap().replace("300 million", "250 million");
    fs::write(&path, corrected).unwrap();
    let (code, out, err) = run(&folder, &["changelog", "--update", "LOG.md", "--check", "series"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("LOG.md is out of date"), "{err}");
    assert_eq!(log(&folder), edited, "--check writes nothing");

    let (code, err) = update(&folder, &["series"]);
    assert_eq!(code, 0);
    assert!(
        err.contains("\nStale entries: no longer in the reports, taken out of the file\n  [2023-05-19]\n"),
        "{err}"
    );
    assert!(err.contains("Energy: 300 million dollars, formerly 200 million dollars"), "{err}");
    let updated = log(&folder);
    assert!(updated.contains("- Energy: 250 million dollars, formerly 200 million dollars"), "{updated}");
    assert!(!updated.contains("300 million dollars, formerly 200 million"), "{updated}");
    assert!(updated.contains("- Terrorism slid down from rank 1 to rank 2."), "{updated}");
    assert!(updated.find("- 2024-05-17").unwrap() < updated.find("- 2023-05-19").unwrap());
    assert_eq!(run(&folder, &["changelog", "--update", "LOG.md", "--check", "series"]).0, 0);
}

#[test]
fn editions_that_are_not_given_again_stay_in_the_file() {
    let folder = copied("part");
    assert_eq!(update(&folder, &["series"]).0, 0);
    let whole = log(&folder);
    let (code, err) = update(&folder, &["series/2023-05-19.txt", "series/2024-05-17.txt"]);
    assert_eq!(code, 0);
    assert_eq!(log(&folder), whole, "{err}");
    assert!(err.contains("kept as it is, no report given has it: 2022-05-20\n"), "{err}");
}

#[test]
fn a_template_sees_the_document_and_escapes_for_its_target() {
    let template = "{% for edition in changelog.editions %}\n{{ edition.label }}: \
                    {{ edition.sections | length }} <{{ '<b>' }}>\n{% endfor %}\n";
    let folder = folder("template", &[("lines.html", template), ("wrong.txt", "a\n{{ nothing.at.all }}\n")]);
    let (code, out, err) = run(&folder, &["changelog", &council(), "--template", "lines.html"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let label = |line: &str| line.split_once(": ").unwrap().0.to_owned();
    let labels: Vec<String> = out.lines().map(label).collect();
    assert_eq!(labels, ["2024-05-17", "2023-05-19", "2022-05-20", "2021-05-14"]);
    assert!(out.lines().all(|line| line.ends_with(" <&lt;b&gt;>")), "{out}");
    let (code, out, err) = run(&folder, &["changelog", &council(), "--template", "wrong.txt"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with("error: the template: undefined value"), "{err}");
    assert!(err.contains("\n --> wrong.txt:2:1\nhint: "), "{err}");
}

#[test]
fn one_bad_report_is_told_the_others_are_taken_and_the_end_is_2() {
    let folder = copied("one-bad");
    fs::write(folder.join("series/2022-12-01.json"), "{\"schema\": 1}").unwrap();
    let (code, out, err) = run(&folder, &["changelog", "series"]);
    assert_eq!(code, 2);
    assert!(out.contains("- 2024-05-17\n") && out.contains("- 2021-05-14\n"), "{out}");
    assert!(
        err.starts_with("error: ")
            && err.contains("\n --> series/2022-12-01.json")
            && err.contains("\nhint: ")
    );
    let empty = crate::command_line::folder("no-editions", &[("series/README", "none")]);
    assert_error(
        &empty,
        &["changelog", "series"],
        "error: no reports here\n --> series\nhint: a folder gives its .txt, .md, .html, .docx, .pdf and .json \
         files; name others one by one\n",
    );
}

#[test]
fn a_table_has_one_record_an_entry_and_a_page_needs_nothing_else() {
    let folder = folder("formats-of-changelogs", &[]);
    let (_, csv, _) = run(&folder, &["changelog", &council(), "--format", "csv"]);
    let header =
        "edition,title,previous,section,kind,severity,direction,path,text,old_quote,new_quote,matched,id";
    assert_eq!(csv.lines().next().unwrap(), header);
    let markdown = run(&folder, &["changelog", &council()]).1;
    let entries = markdown.lines().filter(|line| line.starts_with("- ") && !line.contains("First edition"));
    assert_eq!(csv.lines().count(), 1 + entries.count());
    assert!(csv.lines().count() > 9);
    let (_, html, _) = run(&folder, &["changelog", &council(), "--format", "html"]);
    assert!(
        html.starts_with("<!doctype html>")
            && !html.contains("<script")
            && !html.contains("http://")
            && !html.contains("https://"),
        "{html}"
    );
}

#[test]
fn the_schema_knows_every_key_of_the_document() {
    fn keys(value: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
        for (key, value) in value.as_object().into_iter().flatten() {
            found.insert(key.clone());
            keys(value, found);
        }
        value.as_array().into_iter().flatten().for_each(|value| keys(value, found));
    }
    let folder = folder("changelog-schema", &[]);
    for (contract, command) in [
        ("changelog", &["changelog", "--format", "json", "--explain", "--wording"][..]),
        ("history", &["history", "--format", "json"]),
    ] {
        let (code, schema, _) = run(&folder, &["schema", contract]);
        assert_eq!(code, 0);
        let (_, document, _) = run(&folder, &[command, &[council().as_str()]].concat());
        let mut found = std::collections::BTreeSet::new();
        keys(&serde_json::from_str(&document).unwrap(), &mut found);
        assert!(found.len() > 10);
        for key in found {
            assert!(schema.contains(&format!("\"{key}\": ")), "{contract}: {key}");
        }
    }
}

#[test]
fn a_headline_that_is_the_date_is_no_title() {
    let text = "July 3, 2024\n\nThe leaders of Kazakhstan and Kyrgyzstan met in Bishkek on July 3, 2024.\n";
    let folder = folder("changelog-date-title", &[("s/2024-07-03.txt", text)]);
    let (code, out, _) = run(&folder, &["changelog", "s"]);
    assert_eq!(code, 0);
    let heading = out.lines().find(|line| line.starts_with("## ")).unwrap();
    assert!(!heading.contains("July"), "{heading}");
}
