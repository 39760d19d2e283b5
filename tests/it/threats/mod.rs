//! What an author of reports, snapshots or file names could try on those who read our output: one test a threat, each
//! judged by a reader that is not ours.
//!
//! T1 and T2 by a terminal's parser, T4 by a port of the runner's, T5 by a parser of GitHub's Markdown, T6 by a tree of
//! HTML, T7 by a reader of CSV. The numbers are those of the threat model in TESTING.md.

mod command_line;
mod limits;
mod markup;
mod terminal;
mod workflow;

use crate::exercise::extraction;
use crate::outputs::{Read, outputs};
use serde_json::Value;
use std::sync::OnceLock;
use summitdiff::lexicon::Lexicon;
use summitdiff::snapshot::json;

/// What is tried, each in every text that a report or a snapshot has.
pub(crate) const PAYLOADS: [(&str, &str); 26] = [
    ("clipboard", "\u{1b}]52;c;cm0gLXJm\u{7}"),
    ("link of a terminal", "\u{1b}]8;;http://a.example\u{1b}\\x\u{1b}]8;;\u{1b}\\"),
    ("clear", "\u{1b}[2J\u{1b}[1;1H"),
    ("hide", "\u{1b}[8msecret\u{1b}[0m"),
    ("title", "\u{1b}]0;root\u{7}"),
    ("C1", "\u{9b}2J\u{9d}0;x\u{9c}\u{90}q\u{85}"),
    ("overwrite", "\rpassed"),
    ("rub out", "\u{8}\u{8}\u{8}out\u{7f}"),
    ("bidi", "\u{202e}dessap\u{202c}\u{2067}x\u{2069}\u{200f}\u{61c}"),
    ("zero width", "a\u{200b}b\u{2060}c\u{feff}d\u{ad}e\u{e0041}\u{3164}"),
    ("lines", "x\u{2028}y\u{2029}z\n::error::x\n\nw"),
    ("command", "\n::error file=a::boo\n  ::stop-commands::x\n::add-mask::a"),
    ("old command", "##[error]boo ##[add-mask]a ###[stop-commands]x"),
    ("escaped command", "%0A::error::x%0D%25"),
    ("image", "![x](https://a.example/p.png)"),
    ("link", "[x](javascript:alert(1)) <https://a.example> https://a.example www.a.example a@b.example"),
    ("mention", "@octocat @org/team #12 GH-7 o/r#3 :tada:"),
    ("blocks", "\n# head\n- item\n1. one\n> quote\n```\ncode\n---\n    x"),
    ("emphasis", "**bold** _it_ ~~gone~~ `code` $x$ [^1] \\| | ||"),
    ("comment", "--> <!-- <details><summary>x</summary>"),
    ("element", "<img src=x onerror=alert(1)><script>alert(1)</script>"),
    ("attribute", "\" onmouseover=\"alert(1)\" x='y' &lt;b&gt; &#60;"),
    ("end of a script", "</script></style></title></svg>]]>"),
    ("formula", "=HYPERLINK(\"http://a.example\",\"x\")"),
    ("formula by plus", "+1+cmd|' /C calc'!A0,@SUM(A1),-2\t=1"),
    ("fields", "a\",\"b\",\n\"c;d"),
];

/// One output of two reports of which one is hostile.
pub(crate) struct Attack {
    pub(crate) payload: &'static str,
    pub(crate) output: &'static str,
    pub(crate) text: String,
}

/// Every output of every attack; the harmless pair, called `none`, first.
pub(crate) fn attacks() -> &'static [Attack] {
    static ATTACKS: OnceLock<Vec<Attack>> = OnceLock::new();
    ATTACKS.get_or_init(|| {
        let lexicon = Lexicon::built_in();
        let harmless = [extraction(&report("")).unwrap(), extraction(&report("new")).unwrap()];
        let mut all = Vec::new();
        let mut add = |payload, old: &Read, new: &Read| {
            let of = |(output, text)| Attack { payload, output, text };
            all.extend(outputs(old, new, &lexicon).into_iter().map(of));
        };
        add("none", &harmless[0], &harmless[1]);
        add("none", &harmless[1], &harmless[0]);
        for (name, payload) in PAYLOADS {
            let Some(mut hostile) = extraction(&report(payload)) else { continue };
            hostile.snapshot = poisoned(&hostile, payload);
            add(name, &harmless[0], &hostile);
        }
        all
    })
}

/// The outputs of renderers whose names begin or end so.
pub(crate) fn attacks_on(fits: impl Fn(&str) -> bool) -> Vec<&'static Attack> {
    let found: Vec<&Attack> = attacks().iter().filter(|attack| fits(attack.output)).collect();
    assert!(found.len() > 2 * PAYLOADS.len(), "{} outputs", found.len());
    found
}

/// A report with a text in its names, statements, titles and places.
fn report(text: &str) -> String {
    format!(
        "Lake Council leaders {text} meet in Bishkek\n\n\
         BISHKEK, May 14, 2024 – The leaders of the member states met in Bishkek on Tuesday.\n\n\
         The meeting was attended by President Sadyr {text} Japarov of Kyrgyzstan, Prime Minister Nikol{text} Pashinyan \
         of Armenia and President Kassym-Jomart Tokayev of Kazakhstan.\n\n\
         President Tokayev stressed the importance of countering {text} terrorism and called for more {text} trade. \
         President Japarov proposed to hold “Days of {text} water” in 2025 and noted that 5 million dollars {text} were \
         spent.\n\nThe leaders signed the “Agreement on {text} water” and an “{text}” protocol.\n\n{text}\n"
    )
}

/// The snapshot with the text at the end of every text of its own that a person may write.
fn poisoned(read: &Read, payload: &str) -> summitdiff::snapshot::Snapshot {
    let mut value: Value = serde_json::from_str(&json::write(&read.snapshot)).unwrap();
    poison(&mut value, payload);
    // A snapshot is a file that others may have written.
    json::read(&value.to_string()).unwrap()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the rest holds no text")]
fn poison(value: &mut Value, payload: &str) {
    const TEXTS: [&str; 10] =
        ["name", "office", "text", "title", "city", "exact", "message", "path", "publisher", "url"];
    match value {
        Value::Object(fields) => {
            for (key, field) in fields.iter_mut() {
                match field {
                    Value::String(text) if TEXTS.contains(&key.as_str()) => {
                        *text = format!("{payload}{text}{payload}");
                    }
                    Value::Null if ["title", "publisher", "url"].contains(&key.as_str()) => {
                        *field = Value::String(payload.to_owned());
                    }
                    _ => poison(field, payload),
                }
            }
            if let (Some(exact), Some(start)) = (fields.get("exact"), fields.get("start")) {
                let end = start.as_u64().unwrap() + exact.as_str().unwrap().len() as u64;
                fields.insert("end".to_owned(), end.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| poison(item, payload)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_attacks_reach_every_renderer() {
    let names = |payload: &str| {
        let of = attacks().iter().filter(|attack| attack.payload == payload);
        of.map(|attack| attack.output).collect::<std::collections::BTreeSet<_>>()
    };
    let all = names("none");
    assert!(all.len() >= 38, "{all:?}");
    for (payload, _) in PAYLOADS {
        assert_eq!(names(payload), all, "{payload}");
    }
    // Where the words of others stand, the words of this attack stand too; a patch and counts hold only places.
    for output in all {
        let counts = ["diff stat", "diff name-only"].contains(&output);
        let mut hidden =
            attacks().iter().filter(|attack| attack.payload == "hide" && attack.output == output);
        assert!(counts || hidden.any(|attack| attack.text.contains("secret")), "{output}");
    }
}
