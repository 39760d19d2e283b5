//! Reports for machines, several from one run.

use crate::command_line::REPORT;
use crate::gate::{at_home, edited, kept, under};
use serde_json::Value;
use std::fs;

#[test]
fn one_run_writes_every_report_and_all_tell_the_same_changes() {
    let folder = kept("reports-all", &["a", "b"]);
    fs::write(folder.join("reports/a.txt"), edited()).unwrap();
    let formats = ["github", "gitlab", "json", "junit", "markdown", "rdjson", "sarif"];
    let flags: Vec<String> = formats.iter().map(|one| format!("--report={one}={one}.out")).collect();
    let arguments: Vec<&str> = std::iter::once("check").chain(flags.iter().map(String::as_str)).collect();
    let (code, out, err) = at_home(&folder, &arguments);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(out.contains("Nikol Pashinyan"));
    let read = |name: &str| fs::read_to_string(folder.join(format!("{name}.out"))).unwrap();
    let json = |name: &str| serde_json::from_str::<Value>(&read(name)).unwrap();
    let print =
        json("json")["snapshots"][0]["diff"]["changes"][0]["fingerprint"].as_str().unwrap().to_owned();
    assert_eq!(json("gitlab")[0]["fingerprint"], print.as_str());
    let result = json("sarif")["runs"][0]["results"][0].clone();
    assert_eq!(result["partialFingerprints"]["summitdiff/v1"], print.as_str());
    // The change is told where the report says so.
    let line = edited().lines().position(|line| line.contains("Pashinyan")).unwrap() + 1;
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["snippet"]["text"]),
        (&line.into(), &"Prime Minister Nikol Pashinyan of Armenia".into())
    );
    assert_eq!(json("rdjson")["diagnostics"][0]["location"]["path"], "reports/a.txt");
    assert!(
        read("github").starts_with(&format!("::error file=reports/a.txt,line={line},endLine={line},col="))
    );
    assert!(read("junit").contains(&format!("[{print}]")) && read("markdown").contains("Nikol Pashinyan"));
}

#[test]
fn a_diff_writes_reports_too_and_the_runner_is_told() {
    let folder = kept("reports-diff", &["a"]);
    fs::write(folder.join("new.txt"), edited()).unwrap();
    let arguments =
        ["diff", "reports/a.txt", "new.txt", "-q", "--report", "github", "--report", "sarif=s.sarif"];
    let variables = [("GITHUB_STEP_SUMMARY", "summary.md"), ("GITHUB_OUTPUT", "output.txt")];
    fs::write(folder.join("output.txt"), "before=1\n").unwrap();
    let (code, out, err) = under(&folder, &arguments, &variables);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(out.starts_with("::error file=new.txt,line="), "{out}");
    let output = fs::read_to_string(folder.join("output.txt")).unwrap();
    assert!(
        output.starts_with("before=1\nerror-count=1\n") && output.ends_with("changed=true\n"),
        "{output}"
    );
    assert!(fs::read_to_string(folder.join("summary.md")).unwrap().contains("Nikol Pashinyan"));
}

#[test]
fn what_is_as_kept_gives_valid_documents_without_findings() {
    let folder = kept("reports-empty", &["a"]);
    let report = |format: &str| {
        let (code, out, err) = at_home(&folder, &["check", "-q", "--report", format]);
        assert_eq!((code, err.as_str()), (0, ""));
        out
    };
    assert_eq!(report("gitlab"), "[]\n");
    assert_eq!(report("github"), "");
    assert_eq!(
        serde_json::from_str::<Value>(&report("sarif")).unwrap()["runs"][0]["results"],
        Value::Array(Vec::new())
    );
    assert_eq!(
        serde_json::from_str::<Value>(&report("rdjson")).unwrap()["diagnostics"],
        Value::Array(Vec::new())
    );
    assert!(report("junit").contains("<testcase classname=\"summitdiff.check\" name=\"snapshots/a.json\"/>"));
    assert!(report("markdown").starts_with("<!-- summitdiff -->\n## summitdiff: passed\n"));
}

#[test]
fn a_report_that_cannot_be_written_and_a_format_that_is_none_are_mistakes() {
    let folder = kept("reports-mistakes", &["a"]);
    let (code, _, err) = at_home(&folder, &["check", "--report", "xml=a.xml"]);
    assert_eq!(code, 2);
    assert!(err.contains("the formats are github, gitlab, json, junit, markdown, rdjson, sarif"), "{err}");
    let (code, _, err) = at_home(&folder, &["check", "--report", "junit=none/a.xml"]);
    assert_eq!(code, 2);
    assert!(err.contains("cannot write: no such file or directory\n --> none/a.xml\n"), "{err}");
    assert_eq!(REPORT.len(), fs::read_to_string(folder.join("reports/a.txt")).unwrap().len());
}
