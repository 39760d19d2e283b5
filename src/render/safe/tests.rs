#![expect(clippy::wildcard_enum_match_arm, reason = "the oracle names what it accepts")]

use super::*;
use proptest::prelude::*;

/// What an author of a report could try on the terminal of its reader.
const ATTACKS: [(&str, &str); 16] = [
    ("clipboard \u{1b}]52;c;cm0gLXJm\u{7}", "clipboard ␛]52;c;cm0gLXJm␇"),
    ("link \u{1b}]8;;http://a.example\u{1b}\\x\u{1b}]8;;\u{1b}\\", "link ␛]8;;http://a.example␛\\x␛]8;;␛\\"),
    ("clear \u{1b}[2J\u{1b}[1;1H", "clear ␛[2J␛[1;1H"),
    ("hide \u{1b}[8msecret\u{1b}[0m", "hide ␛[8msecret␛[0m"),
    ("title \u{1b}]0;root\u{7}", "title ␛]0;root␇"),
    ("c1 \u{9b}2J\u{9d}0;x\u{9c}", "c1 \\u{9b}2J\\u{9d}0;x\\u{9c}"),
    ("overwrite\rsafe", "overwrite␍safe"),
    ("rub\u{8}\u{8}\u{8}out\u{7f}", "rub␈␈␈out␡"),
    ("lines\r\nare\none\tline", "lines are one line"),
    (
        "over\u{202e}edir\u{202c} isolate\u{2067}x\u{2069}",
        "over\\u{202e}edir\\u{202c} isolate\\u{2067}x\\u{2069}",
    ),
    ("zero\u{200b}width\u{feff}s\u{ad}o\u{2060}ft", "zero\\u{200b}width\\u{feff}s\\u{ad}o\\u{2060}ft"),
    ("tags \u{e0041}\u{e007f} filler \u{3164}", "tags \\u{e0041}\\u{e007f} filler \\u{3164}"),
    ("line\u{2028}paragraph\u{2029}next\u{85}", "line\\u{2028}paragraph\\u{2029}next\\u{85}"),
    ("stack e\u{301}\u{301}\u{301}\u{301}\u{301}", "stack e\u{301}\u{301}\u{301}\u{301}\\u{301}"),
    ("\u{301}bare", "◌\u{301}bare"),
    ("nul\0 shift\u{e}", "nul␀ shift␎"),
];

#[test]
fn attacks_on_a_terminal_are_shown_and_not_obeyed() {
    for (attack, shown) in ATTACKS {
        assert_eq!(terminal(attack), shown);
    }
}

#[test]
fn letters_of_any_script_stay_as_they_are() {
    for text in [
        "Қасым-Жомарт Тоқаев",
        "São Tomé – “x” …",
        "می\u{200c}خواهم",
        "क्\u{200d}ष",
        "北京 서울 ไทยที่",
        "☀\u{fe0f} €",
    ] {
        assert!(matches!(terminal(text), Cow::Borrowed(same) if same == text), "{text}");
    }
    assert_eq!(terminal("Tok\u{200d}ayev \u{fe0f}"), "Tok\\u{200d}ayev \\u{fe0f}");
}

#[test]
fn markup_of_every_kind_is_only_text() {
    let cases = [
        ("a|b", "a&#124;b"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("![x](//a.example/p.png)", r"!\[x\](//a.example/p.png)"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("&lt;b&gt; &amp;", "&amp;lt;b&amp;gt; &amp;amp;"),
        ("`code` ~~gone~~ $x$", r"\`code\` \~\~gone\~\~ \$x\$"),
        ("https://a.example www.a.example", "https:&#8203;//a.example www&#8203;.a.example"),
        ("a@b.example mailto:x", "a@&#8203;b.example mailto:&#8203;x"),
        ("see #12, gh-7 and o/r#3", r"see \#&#8203;12, gh-&#8203;7 and o/r\#&#8203;3"),
        (":tada: at 10:30", ":&#8203;tada: at 10:30"),
        ("# head\n- item", r"\# head - item"),
        ("1. one", r"1\. one"),
        ("2) two", r"2\) two"),
        ("---", r"\---"),
        ("    code", "code"),
        ("Kassym-Jomart won 3.5%.", "Kassym-Jomart won 3.5%."),
    ];
    for (text, safe) in cases {
        assert_eq!(markdown(text), safe);
    }
}

/// What a reader of the rendered Markdown sees, by a parser that is not ours; `None` where there is more than text.
fn rendered(source: &str) -> Option<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let github = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let mut out = String::new();
    for event in Parser::new_ext(source, github) {
        match event {
            Event::Text(text) => out.push_str(&text),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            _ => return None,
        }
    }
    Some(out)
}

/// The texts of the cells below the head of a table.
fn cells(source: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let mut cells = Vec::new();
    for event in Parser::new_ext(&format!("| a | b |\n|---|---|\n{source}\n"), Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableCell) => cells.push(String::new()),
            Event::Text(text) => cells.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    cells.split_off(2)
}

#[test]
fn no_text_ends_its_cell() {
    for text in ["a|b", "a\\|b", "\\", "a\n|b", "`|`", "\\\\|"] {
        let seen = terminal(text).trim().to_owned();
        assert_eq!(cells(&format!("| {} | second |", markdown(text))), [seen, "second".to_owned()]);
    }
}

#[test]
fn a_spreadsheet_sees_no_formula() {
    for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1"] {
        let field = csv_field(formula);
        assert!(field.starts_with("\"'"), "{field}");
    }
    assert_eq!(csv_field("a \"b\", c"), "\"a \"\"b\"\", c\"");
    assert_eq!(csv_field("a;b"), "\"a;b\"");
    assert_eq!(csv_field("\r=1"), "␍=1");
    assert_eq!(csv_field("two\r\nlines"), "\"two\nlines\"");
    assert_eq!(csv_field("plain – text"), "plain – text");
}

#[test]
fn a_workflow_gets_the_data_and_no_command() {
    assert_eq!(workflow_data("100%0A\r\n::set-env name=x::y\r"), "100%250A%0A::set-env name=x::y␍");
    assert_eq!(workflow_property("a.txt,line=1::x\n"), "a.txt%2Cline=1%3A%3Ax%0A");
    assert_eq!(workflow_log("###[stop-commands]x"), "##\\#[stop-commands]x");
    assert_eq!(workflow_log("\u{a0}\t::debug::x"), "\u{a0} \\::debug::x");
    assert_eq!(workflow_log("a ::debug::x"), "a ::debug::x");
}

#[test]
fn pages_and_documents_hold_text_and_no_elements() {
    assert_eq!(html("</script>\u{202e}\r\n\"x\""), "&lt;/script&gt;\\u{202e}&#10;&quot;x&quot;");
    assert_eq!(xml("]]>\u{0}\u{b}\u{ffff}\u{202e}\r"), "]]&gt;&#x202e;&#xd;");
}

#[test]
fn wide_letters_take_two_columns_and_marks_none() {
    assert_eq!((width("a\u{301}b"), width("서울"), width("␛")), (2, 4, 1));
}

/// Text in which the characters that matter are frequent.
fn text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => any::<char>(),
        4 => (0_u32..0x80).prop_map(|code| char::from_u32(code).unwrap_or(' ')),
        2 => (0x80_u32..0xa0).prop_map(|code| char::from_u32(code).unwrap_or(' ')),
        2 => (0x2000_u32..0x2070).prop_map(|code| char::from_u32(code).unwrap_or(' ')),
        1 => (0x300_u32..0x370).prop_map(|code| char::from_u32(code).unwrap_or(' ')),
        4 => proptest::sample::select("#@:[]()<>|\\`*_~$!&w.-=+10\n ghttp/".chars().collect::<Vec<_>>()),
    ];
    proptest::collection::vec(letter, 0..60).prop_map(|letters| letters.into_iter().collect())
}

/// Controls, bidirectional controls and zero-width characters outside the scripts that need them.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

type Safe = fn(&str) -> Cow<'_, str>;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_hidden_survives(text in text()) {
        let one_line: [Safe; 5] = [terminal, markdown, workflow_log, workflow_data, workflow_property];
        for safe in one_line {
            let out = safe(&text);
            prop_assert!(!out.chars().any(is_hidden), "{:?}", out);
        }
        for safe in [html as Safe, csv_field, xml] {
            let out = safe(&text).replace(['\n', '\t'], " ");
            prop_assert!(!out.chars().any(is_hidden), "{:?}", out);
        }
    }

    #[test]
    fn what_is_safe_stays_as_it_is(text in text()) {
        for safe in [terminal as Safe, workflow_log] {
            let once = safe(&text).into_owned();
            prop_assert!(matches!(safe(&once), Cow::Borrowed(twice) if twice == once));
        }
    }

    #[test]
    fn printable_ascii_stays_legible(text in "[ -~]{0,60}") {
        prop_assert_eq!(terminal(&text), text.as_str());
        let html = html(&text).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let html = html.replace("&#39;", "'").replace("&#35;", "#").replace("&#58;", ":").replace("&amp;", "&");
        prop_assert_eq!(html, text.as_str());
        prop_assert_eq!(workflow_data(&text).replace("%25", "%"), text);
    }

    #[test]
    fn markdown_is_text_to_a_parser_of_markdown(text in text()) {
        let seen = terminal(&text).trim().split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let out = rendered(&markdown(&text));
        let out = out.map(|out| out.replace('\u{200b}', "").split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
        prop_assert_eq!(out, Some(seen));
    }

    #[test]
    fn a_reader_of_csv_gets_the_field_back(text in text()) {
        let field = csv_field(&text);
        let inner = field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let read = inner.map_or(field.to_string(), |inner| inner.replace("\"\"", "\""));
        let bare = inner.is_none() && field.contains([',', '"', '\n']);
        prop_assert!(!bare);
        prop_assert!(!read.trim_start().starts_with(['=', '+', '-', '@', '＝']));
    }

    #[test]
    fn no_line_of_a_log_is_a_command(text in text()) {
        let line = workflow_log(&text);
        prop_assert!(!line.contains("##[") && !line.trim_start().starts_with("::"));
        prop_assert!(!workflow_property(&text).contains(['\n', '\r', ':', ',']));
    }

    #[test]
    fn columns_are_those_of_the_letters(text in text()) {
        let safe = terminal(&text);
        prop_assert!(safe.chars().all(|letter| unicode_width::UnicodeWidthChar::width(letter).is_some()));
    }
}
