//! T5, T6, T7: Markdown, HTML and CSV hold the words of others as words.

use super::{Attack, attacks, attacks_on};
use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use std::collections::BTreeSet;

/// What a page of GitHub would be made of.
#[derive(Default)]
struct Rendered {
    text: String,
    html: BTreeSet<String>,
    links: Vec<String>,
}

/// Markdown as GitHub renders it: tables, strikethrough, automatic links, task lists, footnotes.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other nodes are ours")]
fn rendered(source: &str) -> Rendered {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = true;
    let arena = Arena::new();
    let mut seen = Rendered::default();
    for node in parse_document(&arena, source, &options).descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => seen.text.push_str(text),
            NodeValue::Code(code) => seen.text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => seen.text.push('\n'),
            NodeValue::TableCell | NodeValue::Paragraph | NodeValue::Item(_) => seen.text.push('\n'),
            NodeValue::HtmlInline(html) => _ = seen.html.insert(html.clone()),
            NodeValue::HtmlBlock(block) => {
                seen.html.extend(block.literal.lines().map(|line| line.trim().to_owned()));
            }
            NodeValue::Link(link) | NodeValue::Image(link) => seen.links.push(link.url.clone()),
            NodeValue::Math(math) => seen.links.push(format!("math {}", math.literal)),
            NodeValue::FootnoteReference(note) => seen.links.push(format!("note {}", note.name)),
            _ => {}
        }
    }
    seen
}

/// Mentions, issues and emoji, which GitHub finds in the rendered text outside of code.
fn references(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let before = at.checked_sub(1).map_or(' ', |at| letters[at]);
        let reference = match letter {
            '@' => next.is_ascii_alphanumeric() && !before.is_alphanumeric(),
            '#' => next.is_ascii_digit(),
            ':' => {
                let code: String = letters[at + 1..]
                    .iter()
                    .take_while(|one| one.is_ascii_alphanumeric() || "_+-".contains(**one))
                    .collect();
                !code.is_empty() && letters.get(at + 1 + code.chars().count()) == Some(&':')
            }
            _ => false,
        };
        if reference {
            found.push(letters[at..letters.len().min(at + 12)].iter().collect());
        }
    }
    found
}

fn of_payload<'all>(all: &[&'all Attack], payload: &str) -> Vec<&'all Attack> {
    all.iter().copied().filter(|attack| attack.payload == payload).collect()
}

/// An element without what may differ between two of its kind: the identity in a comment.
fn kind(html: &str) -> String {
    let comment = html.strip_prefix("<!-- sd:").and_then(|rest| rest.strip_suffix(" -->"));
    match comment {
        Some(id) if id.chars().all(|letter| letter.is_ascii_alphanumeric() || "-:. ".contains(letter)) => {
            "<!-- sd -->".to_owned()
        }
        Some(_) | None => html.to_owned(),
    }
}

#[test]
fn t5_markdown_holds_no_element_link_mention_or_image_of_others() {
    let all = attacks_on(|name| name.ends_with("markdown"));
    let harmless: Vec<Rendered> =
        of_payload(&all, "none").iter().map(|attack| rendered(&attack.text)).collect();
    let ours: BTreeSet<String> =
        harmless.iter().flat_map(|seen| seen.html.iter().map(|html| kind(html))).collect();
    assert!(ours.len() >= 4, "{ours:?}");
    for attack in &all {
        let place = format!("{}: {}", attack.output, attack.payload);
        let seen = rendered(&attack.text);
        // An element of ours that the harmless pair had no reason for.
        let known = ["<ins>", "</ins>", "<del>", "</del>", "<br>", "<b>", "</b>", "<s>", "</s>"];
        let foreign: Vec<&String> = seen
            .html
            .iter()
            .filter(|html| !html.is_empty() && !ours.contains(&kind(html)) && !known.contains(&html.as_str()))
            .collect();
        assert!(foreign.is_empty(), "{place}: {foreign:?}");
        assert_eq!(seen.links, [""; 0], "{place}");
        assert_eq!(references(&seen.text), [""; 0], "{place}\n{}", attack.text);
    }
}

#[test]
fn t5_markdown_shows_the_words_of_others_as_they_are() {
    for attack in attacks_on(|name| name == "diff markdown") {
        let shown = match attack.payload {
            "emphasis" => "**bold** _it_ ~~gone~~ `code` $x$ [^1] \\| | ||",
            "element" => "<img src=x onerror=alert(1)><script>alert(1)</script>",
            "link" => "[x](javascript:alert(1))",
            "attribute" => "&lt;b&gt; &#60;",
            _ => continue,
        };
        let text = rendered(&attack.text).text.replace('\u{200b}', "");
        assert!(text.contains(shown), "{}: {text}", attack.payload);
    }
}

/// The names of elements and attributes of a page, and what is loaded or followed.
fn parts(page: &str) -> BTreeSet<String> {
    let document = dom_query::Document::from(page);
    let mut parts = BTreeSet::new();
    for node in document.select("*").nodes() {
        let name = node.node_name().unwrap_or_default().to_string();
        for attribute in node.attrs() {
            let key = attribute.name.local.to_string();
            let target = ["href", "src", "action", "style", "xlink:href"].contains(&key.as_str());
            let value = if target { format!("={}", attribute.value) } else { String::new() };
            parts.insert(format!("{name} {key}{value}"));
        }
        parts.insert(name);
    }
    parts
}

#[test]
fn t6_pages_hold_no_element_attribute_or_address_of_others() {
    let all = attacks_on(|name| name.ends_with("html") || name.ends_with("svg"));
    let ours: BTreeSet<String> =
        of_payload(&all, "none").iter().flat_map(|attack| parts(&attack.text)).collect();
    for attack in &all {
        let found = parts(&attack.text);
        let known = ["mark", "blockquote", "del", "ins"];
        let foreign: Vec<&String> =
            found.iter().filter(|part| !ours.contains(*part) && !known.contains(&part.as_str())).collect();
        assert!(foreign.is_empty(), "{}: {}: {foreign:?}", attack.output, attack.payload);
        for part in &found {
            let active = part.contains(" on") || part.contains("=http") || part.contains("=javascript");
            assert!(!active && part != "script", "{}: {part}", attack.output);
        }
    }
}

#[test]
fn t6_pages_show_the_words_of_others_as_they_are_and_forbid_all_else() {
    for attack in attacks_on(|name| name.ends_with("html")) {
        let document = dom_query::Document::from(attack.text.as_str());
        if attack.payload == "element" {
            let text = document.select("body").text().to_string();
            assert!(text.contains("<img src=x onerror=alert(1)>"), "{}: {text}", attack.output);
        }
        let policy = document.select("meta[http-equiv='Content-Security-Policy']");
        let content = policy.attr("content").map(|content| content.to_string()).unwrap_or_default();
        assert!(content.starts_with("default-src 'none'"), "{}: {content}", attack.output);
    }
}

#[test]
fn t7_a_reader_of_csv_finds_records_and_no_formula() {
    for attack in attacks().iter().filter(|attack| attack.output.ends_with("csv")) {
        let place = format!("{}: {}", attack.output, attack.payload);
        let mut reader = csv::Reader::from_reader(attack.text.as_bytes());
        let columns = reader.headers().unwrap().len();
        let mut said = String::new();
        for record in reader.records() {
            let record = record.unwrap_or_else(|error| panic!("{place}: {error}\n{}", attack.text));
            assert_eq!(record.len(), columns, "{place}");
            for field in &record {
                let formula = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
                let number = field.parse::<f64>().is_ok();
                assert!(number || !field.trim_start().starts_with(formula), "{place}: {field:?}");
                said += field;
            }
        }
        if attack.payload == "fields" && attack.output == "changelog csv" {
            assert!(said.contains("a\",\"b\","), "{place}: {said}");
        }
    }
}

#[test]
fn the_oracles_see_what_they_should() {
    let seen = rendered("[x](http://a.example) www.a.example <b>y</b> $z$ a[^1]\n\n[^1]: n\n");
    assert_eq!((seen.links.len(), seen.html.len()), (4, 2), "{:?}", seen.links);
    assert_eq!(references("by @octocat, #12 and :tada: at 10 a@b").len(), 3);
    assert!(parts("<p onclick=x><a href='http://a'>").contains("a href=http://a"));
}
