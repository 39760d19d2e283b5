//! Pages and lists of captures by their address, from a server on loopback.

#![cfg(feature = "net")]

use crate::command_line::{REPORT, folder, program};
use crate::gate::edited;
use crate::sample;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;

/// What a path answers with: the head without its first line, and the body.
type Answers = BTreeMap<&'static str, (&'static str, String, Vec<u8>)>;

/// A server that answers until the tests end; `BASE` in a head or body stands for its address.
fn serve(answers: Answers) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let here = base.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let Some(Ok(first)) = lines.next() else { continue };
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            let path = first.split(' ').nth(1).unwrap_or_default();
            let unknown = ("404 Not Found", String::new(), b"no".to_vec());
            let (status, head, body) = answers.get(path).unwrap_or(&unknown);
            let head = head.replace("BASE", &here);
            let body = match std::str::from_utf8(body) {
                Ok(text) => text.replace("BASE", &here).into_bytes(),
                Err(_) => body.clone(),
            };
            let length = if head.contains("Length") || head.contains("chunked") {
                String::new()
            } else {
                format!("Content-Length: {}\r\n", body.len())
            };
            let _ = stream.write_all(
                format!("HTTP/1.1 {status}\r\nConnection: close\r\n{length}{head}\r\n").as_bytes(),
            );
            let _ = stream.write_all(&body);
        }
    });
    base
}

fn ok(head: &str, body: impl Into<Vec<u8>>) -> (&'static str, String, Vec<u8>) {
    let head = if head.is_empty() { String::new() } else { format!("{head}\r\n") };
    ("200 OK", head, body.into())
}

/// A run that may open sockets.
fn run(folder: &PathBuf, arguments: &[&str]) -> (i32, String, String) {
    let mut command = program(folder, arguments);
    for name in ["LD_PRELOAD", "SHIM_OFFLINE", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(name);
    }
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn refused(folder: &PathBuf, arguments: &[&str]) -> String {
    let (code, out, err) = run(folder, arguments);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    assert_eq!(err.lines().count(), 3, "{err}");
    err.lines().next().unwrap().to_owned()
}

#[test]
fn a_page_is_read_as_its_file_is() {
    let base = serve(BTreeMap::from([
        ("/report.html", ok("Content-Type: text/html", sample::file("report.html"))),
        (
            "/names.txt",
            ok("Content-Type: text/plain; charset=windows-1251", sample::file("names.cp1251.txt")),
        ),
        ("/moved", ("302 Found", "Location: /report.html\r\n".to_owned(), Vec::new())),
        ("/plain.txt?a=*", ok("", REPORT)),
    ]));
    let folder = folder("net-page", &[]);
    std::fs::write(folder.join("report.html"), sample::file("report.html")).unwrap();
    let value = |arguments: &[&str]| {
        let (code, out, err) = run(&folder, arguments);
        assert_eq!((code, err.as_str()), (0, ""));
        serde_json::from_str::<Value>(&out).unwrap()
    };
    let expected = value(&["extract", "report.html"]);
    for path in ["report.html", "moved"] {
        let address = format!("{base}/{path}");
        let mut found = value(&["extract", &address]);
        assert_eq!(found["source"]["path"], address.as_str());
        found["source"]["path"] = "report.html".into();
        assert_eq!(found, expected);
    }
    let found = value(&["extract", &format!("{base}/names.txt")]);
    let notes = found["notes"].to_string();
    assert!(notes.contains("the text is windows-1251 as declared"), "{notes}");
    let address = format!("{base}/plain.txt?a=*");
    assert_eq!(value(&["extract", &address])["source"]["url"], address.as_str());
    assert_eq!(run(&folder, &["extract", &address, "-o", "out/"]).0, 0);
    assert!(folder.join("out/plain.json").is_file());
}

#[test]
fn what_is_too_large_too_slow_or_not_there_is_an_error() {
    let endless = format!("{:x}\r\n{}\r\n", 1 << 20, "a".repeat(1 << 20)).repeat(8);
    let base = serve(BTreeMap::from([
        ("/large", ok("", "a".repeat(3000))),
        ("/endless", ok("Transfer-Encoding: chunked", endless)),
        ("/loop", ("302 Found", "Location: /loop\r\n".to_owned(), Vec::new())),
        ("/short", ok("Content-Length: 500", "The leaders met.")),
    ]));
    let folder = folder("net-errors", &[]);
    let at = |path: &str| format!("{base}/{path}");
    assert_eq!(
        refused(&folder, &["extract", &at("large"), "--max-size", "2000"]),
        "error: too large for a report: more than 2000 bytes"
    );
    assert_eq!(
        refused(&folder, &["extract", &at("endless"), "--max-size", "2MiB"]),
        "error: too large for a report: more than 2097152 bytes"
    );
    assert_eq!(refused(&folder, &["extract", &at("none")]), "error: the server answers with status 404");
    assert!(refused(&folder, &["extract", &at("loop")]).starts_with("error: "));
    assert!(refused(&folder, &["extract", &at("short")]).starts_with("error: cannot fetch the page: "));
    // Nobody takes the call: the connection stands in the queue, and no answer comes.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", silent.local_addr().unwrap());
    assert_eq!(refused(&folder, &["extract", &address, "--timeout", "1"]), "error: no page within 1 seconds");
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert!(
        refused(&folder, &["extract", &format!("http://{gone}/")])
            .starts_with("error: cannot fetch the page: ")
    );
}

/// An archive with four captures of a page, two of which have the same text.
fn archive() -> String {
    let capture = |number: u32, day: u32| {
        format!("<BASE/web/{number}>; rel=\"memento\"; datetime=\"Tue, {day:02} May 2024 10:00:00 GMT\"")
    };
    let list = format!(
        "<http://a.example/>; rel=\"original\",\n<BASE/map>; rel=\"self\"; type=\"application/link-format\",\n{},\n{},\n\
         <BASE/map/2>; rel=\"timemap\"; type=\"application/link-format\"",
        capture(2, 15),
        capture(1, 14)
    );
    let rest = format!("{},\n{}", capture(3, 16), capture(4, 20));
    let json = r#"{"original_uri": "http://a.example/", "mementos": {"list": [
        {"datetime": "2024-05-14T10:00:00Z", "uri": "BASE/web/1"},
        {"datetime": "2024-05-20T10:00:00Z", "uri": "BASE/web/4"}]}}"#;
    let last = edited().replace("countering terrorism", "countering drug trafficking");
    serve(BTreeMap::from([
        ("/map", ok("Content-Type: application/link-format", list)),
        ("/map/2", ok("Content-Type: application/link-format", rest)),
        ("/map.json", ok("Content-Type: application/json", json)),
        (
            "/gap",
            ok(
                "",
                "<BASE/web/1>; rel=memento; datetime=\"Tue, 14 May 2024 10:00:00 GMT\",<BASE/none>; rel=memento; datetime=\"Tue, 15 May 2024 10:00:00 GMT\"",
            ),
        ),
        ("/web/1", ok("Content-Type: text/plain", REPORT)),
        ("/web/2", ok("Content-Type: text/plain", REPORT)),
        ("/web/3", ok("Content-Type: text/plain", edited())),
        ("/web/4", ok("Content-Type: text/plain", last)),
    ]))
}

#[test]
fn a_list_of_captures_is_a_series_of_versions() {
    let base = archive();
    let folder = folder("net-captures", &[]);
    let map = format!("{base}/map");
    let (code, out, err) = run(&folder, &["history", &map, "--format", "json"]);
    assert_eq!((code, err.as_str()), (0, "1 of 4 captures have the text of the one before\n"));
    let history: Value = serde_json::from_str(&out).unwrap();
    let stamps = ["2024-05-14T10:00:00Z", "2024-05-16T10:00:00Z", "2024-05-20T10:00:00Z"];
    assert_eq!(history["editions"], serde_json::json!(stamps));
    let (code, out, _) = run(&folder, &["changelog", &map]);
    assert_eq!(code, 0);
    assert!(out.contains("Nikol Pashinyan") && out.contains("- 2024-05-16T10:"), "{out}");
    // A list that was saved is as good, and so is its JSON form.
    let (_, text, _) = run(&folder, &["history", &format!("{base}/map.json"), "--format", "json"]);
    let short: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(short["editions"], serde_json::json!([stamps[0], stamps[2]]));
    let saved = format!("<{base}/web/1>; rel=\"memento\"; datetime=\"Tue, 14 May 2024 10:00:00 GMT\"");
    std::fs::write(folder.join("saved.link"), saved).unwrap();
    assert_eq!(run(&folder, &["history", "saved.link", "--format", "json"]).0, 0);
}

#[test]
fn a_diff_takes_the_first_and_the_last_capture_or_those_that_are_named() {
    let base = archive();
    let folder = folder("net-diff", &[]);
    let (map, day) = (format!("{base}/map"), format!("{base}/map#2024-05-15"));
    let paths = |arguments: &[&str]| {
        let (code, out, err) = run(&folder, &[&["diff", "--format", "json"], arguments].concat());
        assert!(code < 2, "{err}");
        let diff: Value = serde_json::from_str(&out).unwrap();
        (diff["old"]["path"].clone(), diff["new"]["path"].clone())
    };
    let web = |number: u32| Value::from(format!("{base}/web/{number}"));
    assert_eq!(paths(&[&map, &map]), (web(1), web(4)));
    assert_eq!(paths(&[&day, &format!("{map}#2024-05-16")]), (web(2), web(3)));
    assert_eq!(paths(&[&format!("{map}#first"), &format!("{map}#last")]), (web(1), web(4)));
    assert_eq!(refused(&folder, &["diff", &format!("{map}#2001-01-01"), &map]), "error: no capture so early");
    assert_eq!(refused(&folder, &["extract", &map]), "error: a list of captures where a report is wanted");
    assert_eq!(run(&folder, &["extract", &day]).0, 0);
}

#[test]
fn a_series_with_a_gap_is_told_and_fails() {
    let base = archive();
    let folder = folder("net-gap", &[]);
    let (code, out, err) = run(&folder, &["history", &format!("{base}/gap"), "--format", "json"]);
    assert_eq!(code, 2);
    assert!(err.starts_with("error: the server answers with status 404\n"), "{err}");
    assert!(out.contains("2024-05-14T10:00:00Z"), "{out}");
}
