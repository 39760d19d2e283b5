use super::*;
use crate::assess::Severity;
use crate::diff::Kind;
use crate::gate::waivers::Idle;
use crate::gate::{Changed, Checked, State, Thresholds, Trouble};
use crate::lexicon::Lexicon;
use crate::render::Options;
use crate::render::sample::{Build, Sample, text};
use quick_xml::events::Event;
use serde::Deserialize;
use std::collections::BTreeSet;

/// What a report of others may hold to break a document or command its reader.
const HOSTILE: &str =
    "<a href='x'> & \"b\" 100% ]]> --> \n::error::boo\u{1b}[31m ##[add-mask]x \u{202e}evil | `c`";

fn written(format: Format, sample: &Sample, threshold: Option<Severity>) -> String {
    let comparison = sample.comparison();
    let mut out = String::new();
    let subject = Subject::Diff(Thresholded { comparison: &comparison, threshold, article: None });
    write(format, subject, &mut out).unwrap();
    out
}

fn many(count: usize) -> Sample {
    let change = |number: usize| {
        Build::new(Kind::TextEdited, &format!("/text/{number}"))
            .old(text(&format!("{number} {HOSTILE}")), HOSTILE)
            .new_side(text(&format!("{number} new {HOSTILE}")), HOSTILE)
    };
    Sample::of((0..count).map(change).collect(), Vec::new())
}

/// Every size that a report must bear.
fn samples() -> [(usize, Sample); 3] {
    [(0, Sample::empty()), (1, many(1)), (1000, many(1000))]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GitlabIssue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: String,
    location: GitlabLocation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GitlabLocation {
    path: String,
    lines: GitlabLines,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GitlabLines {
    begin: usize,
}

#[test]
fn gitlab_is_an_array_whose_fingerprints_are_unique() {
    for (count, sample) in samples() {
        let issues: Vec<GitlabIssue> = serde_json::from_str(&written(Format::Gitlab, &sample, None)).unwrap();
        assert_eq!(issues.len(), count);
        let unique: BTreeSet<&str> = issues.iter().map(|issue| issue.fingerprint.as_str()).collect();
        assert_eq!(unique.len(), count);
        for issue in &issues {
            assert!(["info", "minor", "major", "critical", "blocker"].contains(&issue.severity.as_str()));
            assert!(!issue.location.path.starts_with("./") && issue.location.lines.begin >= 1);
            assert!(Kind::from_name(&issue.check_name).is_some());
            assert!(!issue.description.contains(['\u{1b}', '\n', '\u{202e}']), "{}", issue.description);
        }
    }
    assert_eq!(written(Format::Gitlab, &Sample::empty(), None), "[]\n");
}

#[test]
fn rdjson_has_a_severity_and_a_path_for_each() {
    for (count, sample) in samples() {
        let document: serde_json::Value =
            serde_json::from_str(&written(Format::Rdjson, &sample, None)).unwrap();
        let diagnostics = document["diagnostics"].as_array().unwrap();
        assert_eq!(diagnostics.len(), count);
        for one in diagnostics {
            assert!(["ERROR", "WARNING", "INFO"].contains(&one["severity"].as_str().unwrap()));
            assert!(one["message"].is_string() && one["location"]["path"].is_string());
        }
    }
}

#[test]
fn sarif_names_its_rules_and_suppresses_what_is_waived() {
    for (count, sample) in samples() {
        let document: serde_json::Value =
            serde_json::from_str(&written(Format::Sarif, &sample, None)).unwrap();
        assert_eq!(document["version"], "2.1.0");
        let run = &document["runs"][0];
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), count);
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
    }
    let sample = Sample::full().waiving(Kind::EventLocation, "moved, agreed");
    let document: serde_json::Value = serde_json::from_str(&written(Format::Sarif, &sample, None)).unwrap();
    let results = document["runs"][0]["results"].as_array().unwrap();
    let waived: Vec<_> = results.iter().filter(|one| one.get("suppressions").is_some()).collect();
    assert_eq!(waived.len(), 1);
    assert_eq!(
        (&waived[0]["ruleId"], &waived[0]["suppressions"][0]["justification"]),
        (&"event.location".into(), &"moved, agreed".into())
    );
}

/// The names of elements and every text and attribute of a document, decoded.
fn xml(document: &str) -> (Vec<String>, String) {
    let mut reader = quick_xml::Reader::from_str(document);
    reader.config_mut().check_end_names = true;
    let (mut names, mut texts) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return (names, texts),
            Event::Start(tag) | Event::Empty(tag) => {
                names.push(tag.name().as_ref().to_owned());
                for attribute in tag.attributes() {
                    texts += &quick_xml::escape::unescape(&attribute.unwrap().value).unwrap();
                    texts.push('\n');
                }
            }
            Event::Text(text) => texts += &text,
            Event::GeneralRef(reference) => {
                texts += &quick_xml::escape::unescape(&format!("&{};", &*reference)).unwrap();
            }
            Event::End(_) | Event::Decl(_) => {}
            other @ (Event::CData(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_)) => {
                panic!("{other:?}")
            }
        }
    }
}

#[test]
fn junit_is_xml_and_every_value_survives_its_escapes() {
    for (count, sample) in samples() {
        let (names, texts) = xml(&written(Format::Junit, &sample, Some(Severity::Info)));
        assert_eq!(names[..3], ["testsuites", "testsuite", "testcase"]);
        assert_eq!(names.iter().filter(|name| *name == "failure").count(), usize::from(count > 0));
        if count > 0 {
            assert!(texts.contains("<a href='x'> & \"b\" 100% ]]> -->"), "{texts}");
        }
    }
    let (names, _) = xml(&written(Format::Junit, &many(1), None));
    assert!(names.contains(&"system-out".to_owned()) && !names.contains(&"failure".to_owned()));
}

#[test]
fn github_tells_ten_of_a_level_and_how_many_more_and_no_value_is_a_command() {
    assert_eq!(written(Format::Github, &Sample::empty(), None), "");
    let out = written(Format::Github, &many(1000), None);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 11);
    assert!(lines.iter().all(|line| line.starts_with("::notice ")), "{out}");
    assert!(lines[0].contains("100%25") && !out.contains("##[") && !out.contains('\u{1b}'), "{}", lines[0]);
    assert_eq!(
        lines[10],
        "::notice title=summitdiff::990 more findings; the summary of the step has all of them"
    );
}

#[test]
fn a_comment_begins_with_its_marker() {
    for (_, sample) in samples() {
        let out = written(Format::Markdown, &sample, None);
        assert!(out.starts_with("<!-- summitdiff -->\n"), "{out}");
        assert!(!out.contains("<a href"), "no tag of a report is one of the comment");
    }
}

/// A check of every state.
fn checked() -> Vec<Checked> {
    let one = |snapshot: &str, state: State| Checked {
        snapshot: snapshot.to_owned(),
        report: Some("reports/a b.txt".to_owned()),
        state,
        written: None,
    };
    let sample = Sample::full();
    let changed = Changed {
        old: sample.old.clone(),
        new: sample.new.clone(),
        article: None,
        cause: crate::assess::Cause::Source,
        assessment: sample.assessment,
    };
    let trouble = Trouble { what: HOSTILE.to_owned(), place: "x".to_owned(), hint: "y".to_owned() };
    vec![
        one("a.json", State::Same),
        one("b.json", State::Changed(Box::new(changed))),
        one("c.json", State::ReportMissing),
        one("d.json", State::Orphan("it names no file")),
        one("e.json", State::SnapshotMissing(Box::new(sample.new))),
        one("f.json", State::Unreadable(trouble)),
    ]
}

#[test]
fn every_format_tells_every_state_of_a_check_and_the_same_findings() {
    let (checked, lexicon, idle) = (checked(), Lexicon::built_in(), Idle::default());
    let checks = Checks {
        checked: &checked,
        thresholds: Thresholds::default(),
        idle: &idle,
        lexicon: &lexicon,
        options: Options::default(),
    };
    let text = |format| {
        let mut out = String::new();
        write(format, Subject::Checks(&checks), &mut out).unwrap();
        out
    };
    let findings = 13 + 4;
    let issues: Vec<GitlabIssue> = serde_json::from_str(&text(Format::Gitlab)).unwrap();
    assert_eq!(issues.len(), findings);
    let rules: BTreeSet<&str> = issues.iter().map(|issue| issue.check_name.as_str()).collect();
    for rule in ["gate.report-missing", "gate.orphan", "gate.snapshot-missing", "gate.unreadable"] {
        assert!(rules.contains(rule), "{rule}");
    }
    let sarif: serde_json::Value = serde_json::from_str(&text(Format::Sarif)).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), findings);
    let (names, _) = xml(&text(Format::Junit));
    let count = |name: &str| names.iter().filter(|one| *one == name).count();
    assert_eq!((count("testcase"), count("failure"), count("error")), (6, 3, 1));
    assert!(text(Format::Markdown).contains("6 snapshots: 1 same, 1 source, 1 report-missing"));
    let report = Report::of(Subject::Checks(&checks));
    assert_eq!(github::outputs(&report), "error-count=11\nwarning-count=5\ninfo-count=1\nchanged=true\n");
}
