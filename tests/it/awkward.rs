//! One report in the awkward forms that desks get it in: each gives the snapshot of the plain text, whatever ends its
//! lines, stands around it or hides in it.

use crate::reports::Report;
use crate::sample;
use serde_json::Value;
use std::path::Path;
use summitdiff::read::{LoadOptions, load};
use summitdiff::snapshot::json;

/// What a text says, without offsets and what is known of the file; spaces are spaces, hidden characters nothing.
fn said(text: &str) -> Value {
    let snapshot = Report::of("report", text).snapshot;
    let mut value: Value = serde_json::from_str(&json::write(&snapshot)).unwrap();
    for part in ["source", "notes"] {
        value.as_object_mut().unwrap().remove(part);
    }
    plain(&mut value);
    value
}

fn plain(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            // Where a value stands, and how the quote around it is wrapped.
            fields.remove("evidence");
            fields.values_mut().for_each(plain);
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        Value::String(text) => {
            let hidden = ['\u{ad}', '\u{200b}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{feff}'];
            *text = text.replace(hidden, "").split_whitespace().collect::<Vec<_>>().join(" ");
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn report() -> String {
    String::from_utf8(sample::file("report.txt")).unwrap()
}

/// The text that a file of these bytes and this name is read as.
fn read(name: &str, bytes: &[u8]) -> String {
    let options = LoadOptions { path: Some(Path::new(name)), ..LoadOptions::default() };
    load(bytes, &options).unwrap_or_else(|error| panic!("{name}: {error}")).text
}

/// Every form says what the report does, or all that do not are shown.
fn assert_said(forms: &[(&str, String)]) {
    let expected = said(&report());
    assert!(!expected["participants"].as_array().unwrap().is_empty());
    let wrong: Vec<&str> = forms
        .iter()
        .filter(|(name, bytes)| said(&read(name, bytes.as_bytes())) != expected)
        .map(|(name, _)| *name)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn whatever_ends_the_lines() {
    let text = report();
    let with = |end: &str| text.replace('\n', end);
    assert_said(&[
        ("crlf.txt", with("\r\n")),
        ("cr.txt", with("\r")),
        ("crcrlf.txt", with("\r\r\n")),
        ("nel.txt", with("\u{85}")),
        ("separators.txt", text.replace("\n\n", "\u{2029}").replace('\n', "\u{2028}")),
        ("vertical tabs.txt", with("\u{b}")),
        ("mixed.txt", text.replace("\n\n", "\r\n\n")),
        ("a paragraph a line.txt", text.replace("\n\n", "\n")),
        ("indented.txt", text.replace("\n\n", "\n    ")),
        ("end mark of DOS.txt", format!("{text}\u{1a}")),
    ]);
}

#[test]
fn whatever_stands_before_the_lines() {
    let text = report();
    let quoted: String = text.lines().map(|line| format!("> {line}\n")).collect();
    let twice: String = text.lines().map(|line| format!(">> {line}\n")).collect();
    let rule = "=".repeat(66);
    let drawn = format!("{rule}\n{}", text.replacen("\n\n", &format!("\n{rule}\n\n"), 1));
    let wide: String = text.lines().map(|line| format!("{line} \t \n")).collect();
    assert_said(&[
        ("quoted.txt", quoted.clone()),
        ("quoted twice.txt", twice),
        ("quoted.md", quoted),
        ("spaces behind.txt", wide),
        ("lines drawn.txt", drawn),
        ("marked.txt", format!("\u{feff}{text}")),
        ("marked twice.txt", text.replace("\n\nThe", "\n\n\u{feff}The")),
    ]);
}

#[test]
fn whatever_hides_in_the_words() {
    let text = report();
    assert_said(&[
        (
            "soft hyphens.txt",
            text.replace("Osmanov", "Os\u{ad}manov").replace("forecasting", "fore\u{ad}casting"),
        ),
        ("joiners.txt", text.replace("Osmanov", "Osma\u{200d}nov").replace("Nazarzoda", "Nazar\u{200b}zoda")),
        ("marks of direction.txt", text.replace("Osmanov", "\u{200e}Osmanov\u{200f}")),
        ("no-break spaces.txt", text.replace(' ', "\u{a0}")),
        ("footnotes.md", text.replace("Shymkent", "Shymkent[^1]")),
    ]);
}

#[cfg(feature = "html")]
#[test]
fn whatever_a_site_puts_around_a_report() {
    let text = report();
    let (title, body) = text.trim_end().split_once("\n\n").unwrap();
    let parts: Vec<&str> = body.split("\n\n").collect();
    let join = |before: &str, after: &str| {
        parts.iter().map(|part| format!("{before}{part}{after}\n")).collect::<String>()
    };
    let paragraphs = join("<p>", "</p>");
    let article = format!("<article><h1>{title}</h1>{paragraphs}</article>");
    let page = |inner: &str| {
        format!("<!doctype html><html lang=en><head><title>{title}</title></head><body>{inner}</body></html>")
    };
    let banner = "<div id=consent role=dialog><p>We and our 800 partners agreed to store cookies on your device.</p>\
                  <button>Accept all</button></div>";
    let hidden = "<p style='display:none'>President Ann Alder of Chile attended.</p><p hidden>So did President Bo Birch of Peru.</p>";
    assert_said(&[
        (
            "banner.html",
            page(&format!(
                "{banner}<nav><ul><li><a href=/>Home</a></ul></nav><main>{article}</main><footer>© The Courier</footer>"
            )),
        ),
        (
            "table.html",
            page(&format!(
                "<table><tr><td><a href=/>Home</a><td><table><tr><td><h1>{title}</h1>{paragraphs}</table></table>"
            )),
        ),
        ("breaks.html", page(&format!("<div><h1>{title}</h1>{}</div>", join("", "<br>")))),
        ("double breaks.html", page(&format!("<div><h1>{title}</h1>{}</div>", join("", "<br><br>")))),
        ("left open.html", page(&format!("<div><h1>{title}</h1>{}</div>", join("<p>", "")))),
        (
            "mobile.html",
            page(&article).replace("<html", "<html amp").replace("</h1>", "</h1><amp-ad type=x></amp-ad>"),
        ),
        ("saved.html", format!("<!-- saved from url=(0020)https://a.example/a -->\n{}", page(&article))),
        ("fragment.html", article.clone()),
        ("headless.html", format!("<title>{title}</title>\n<h1>{title}</h1>{paragraphs}")),
        ("declared.html", format!("<?xml version=\"1.0\"?>\n{}", page(&article))),
        ("wrong charset.html", page(&article).replace("<head>", "<head><meta charset=iso-8859-1>")),
        ("hidden.html", page(&article.replace("</h1>", &format!("</h1>{hidden}")))),
        (
            "comments.html",
            page(&format!(
                "{article}<section id=comments><p>President Troll of Norway called for war.</p></section>"
            )),
        ),
        (
            "links.html",
            page(
                &article
                    .replace("Tajikistan", "<a href=/tj>Tajikistan</a>")
                    .replace("Osmanov", "<b>Os</b>manov"),
            ),
        ),
    ]);
}
