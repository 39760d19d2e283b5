//! Every class of bad input as a user meets it: exit code 2, nothing on standard output, one `error:` line, its place,
//! one `hint:` line. The table stands in TESTING.md.

use crate::command_line::{REPORT, folder, run};
use crate::sample;
use std::fs;
use std::path::Path;

/// An input with the command that meets it.
pub(crate) struct Bad {
    class: &'static str,
    name: String,
    bytes: Vec<u8>,
    arguments: Vec<String>,
}

/// What the user is told.
pub(crate) struct Told {
    pub(crate) class: &'static str,
    pub(crate) error: String,
    pub(crate) place: String,
    pub(crate) hint: String,
}

/// An input in a file of this name, given to these words of a command; `F` stands for the name.
fn bad(class: &'static str, name: &str, bytes: impl Into<Vec<u8>>, words: &str) -> Bad {
    let arguments = words.split(' ').map(|word| if word == "F" { name } else { word }.to_owned()).collect();
    Bad { class, name: name.to_owned(), bytes: bytes.into(), arguments }
}

fn report(class: &'static str, name: &str, bytes: impl Into<Vec<u8>>) -> Bad {
    bad(class, name, bytes, "extract F")
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn texts() -> Vec<Bad> {
    let no_encoding: Vec<u8> = (0x80..=0xff).flat_map(|byte| [b' ', byte, b'e']).collect();
    let russian = "В Минске прошло заседание Совета. Президент отметил важность сотрудничества в области обороны и \
                   призвал усилить борьбу с наркотиками. По итогам встречи подписаны документы.";
    let german = "Die Staatschefs trafen sich in der Hauptstadt und berieten über die Zusammenarbeit in der Energie und \
                  im Verkehr. Der Präsident betonte die Bedeutung einer gemeinsamen Strategie und schlug vor, im \
                  kommenden Jahr ein weiteres Treffen abzuhalten.";
    let arabic = "اجتمع الرؤساء في مينسك وناقشوا التعاون في مجال الأمن والطاقة.";
    let map = "<http://a.example>; rel=\"original\", <http://w.example/1>; rel=\"memento\"; \
               datetime=\"Tue, 20 Jun 2000 18:02:59 GMT\"";
    vec![
        bad("no file", "missing.txt", "", "extract nowhere.txt"),
        bad("a folder for a file", "x.txt", "x", "diff good.txt ."),
        bad("a folder without reports", "x.csv", "x", "extract empty"),
        report("an empty file", "empty.txt", ""),
        report("white space alone", "blank.txt", " \r\n\t\n"),
        report("marks alone", "marks.txt", "* * *\n— — —\n"),
        report("front matter alone", "front.md", "---\ntitle: \"\"\n---\n\n"),
        report("a NUL byte", "nul.txt", "The ministers met.\0They agreed."),
        report("a program", "program", b"\x7fELF\x02\x01\x01\0\0\0\0\0".to_vec()),
        report("a character cut in two", "cut.txt", "Talks – in Åstana".as_bytes()[..7].to_vec()),
        report("bytes of no encoding", "bytes.txt", no_encoding),
        report("UTF-16 cut in a character", "cut16.txt", utf16("\u{feff}The ministers met.")[..21].to_vec()),
        report(
            "UTF-16 with half of a pair",
            "pair.txt",
            [utf16("\u{feff}The min"), vec![0, 0xd8, b'x', 0]].concat(),
        ),
        report("UTF-32", "utf32.txt", b"\xff\xfe\0\0T\0\0\0".to_vec()),
        bad("another encoding than asked for", "odd.txt", "The ministers", "extract F --encoding utf-16le"),
        bad("an encoding that nobody knows", "known.txt", "They met.", "extract F --encoding klingon"),
        bad("more bytes than allowed", "large.txt", "The ministers met.", "extract F --max-size 10"),
        report(
            "a git conflict",
            "conflict.txt",
            "The talks\n\n<<<<<<< HEAD\nThey met.\n=======\nThey talked.\n>>>>>>> main\n",
        ),
        report("half of a git conflict", "half.md", "They met.\n=======\nThey talked.\n>>>>>>> main\n"),
        report("Russian", "ru.txt", russian),
        report("German", "de.txt", german),
        report("Arabic", "ar.txt", arabic),
        report("a list of captures", "map.link", map),
    ]
}

fn documents() -> Vec<Bad> {
    let word_password =
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), utf16("EncryptedPackage")].concat();
    let mut all = vec![
        report("a picture", "a.png", b"\x89PNG\r\n\x1a\n".to_vec()),
        report("a gzip archive", "a.gz", b"\x1f\x8b\x08\0".to_vec()),
        report("RTF", "a.rtf", "{\\rtf1 Talks}"),
        report("a feed", "a.xml", "<?xml version=\"1.0\"?><rss><item>They met.</item></rss>"),
        report("an answer with its head", "a.http", "HTTP/1.1 200 OK\r\n\r\nThey met."),
        report("PostScript", "a.ps", "%!PS-Adobe-3.0\n(They met) show\n"),
        report("a text longer than any report", "long.txt", "They met. ".repeat(50_001)),
        report("the old Word format", "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()),
        report("a Word document with a password", "secret.docx", word_password),
        report("OpenDocument", "a.odt", "PK\u{3}\u{4}....mimetypeapplication/vnd.oasis.opendocument.text"),
        report("a workbook", "a.xlsx", "PK\u{3}\u{4}....xl/workbook.xml"),
        report(
            "a message without text",
            "a.eml",
            "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
        ),
    ];
    #[cfg(feature = "html")]
    all.extend([
        report(
            "a page that a script fills",
            "script.html",
            "<!doctype html><html><body><div id=app></div><script>draw()</script></body></html>",
        ),
        report("a page nested without end", "deep.html", format!("<html>{}", "<div>".repeat(100_000))),
        report(
            "a tag with attributes without end",
            "wide.html",
            format!("<html><p{}>", " a=1".repeat(100_000)),
        ),
    ]);
    #[cfg(feature = "docx")]
    all.extend([
        report("a Word document cut off", "cut.docx", sample::file("report.docx")[..3000].to_vec()),
        report(
            "a Word document without words",
            "none.docx",
            sample::container(&[("word/document.xml", "<d/>")]),
        ),
        report(
            "a Word document that unpacks without end",
            "bomb.docx",
            sample::container(&[("word/document.xml", &format!("<d>{}</d>", " ".repeat(33 << 20)))]),
        ),
        report(
            "XML nested without end",
            "deep.docx",
            sample::container(&[("word/document.xml", &"<a>".repeat(100_000))]),
        ),
    ]);
    #[cfg(feature = "pdf")]
    all.extend([
        report("an encrypted PDF", "secret.pdf", sample::file("encrypted.pdf")),
        report("a PDF cut off", "cut.pdf", sample::file("report.pdf")[..9000].to_vec()),
        report("a PDF without text", "scan.pdf", sample::scan()),
    ]);
    all
}

fn snapshots() -> Vec<Bad> {
    let good = sample::snapshot();
    let with = |old: &str, new: &str| {
        assert!(good.contains(old), "{old}");
        good.replacen(old, new, 1)
    };
    let kept = |class, name: &'static str, text: String| bad(class, name, text, "diff good.json F");
    vec![
        kept("a snapshot cut off", "cut.json", good[..good.len() / 2].to_owned()),
        kept("a key twice", "twice.json", with("\"schema\": 1,", "\"schema\": 1, \"schema\": 1,")),
        kept("an unknown key", "unknown.json", with("\"attendance\"", "\"presence\"")),
        kept("a number for a list", "list.json", with("\"priorities\": [", "\"priorities\": 3, \"x\": [")),
        kept("a value that is none", "value.json", with("\"attended\"", "\"there\"")),
        kept("a country that is none", "country.json", with("\"KZ\"", "\"Kazakhstan\"")),
        kept(
            "a day that no calendar has",
            "day.json",
            with("\"start\": \"2024-05-14\"", "\"start\": \"2024-05-34\""),
        ),
        kept("a quote that is not in its place", "quote.json", with("\"exact\": \"", "\"exact\": \"The ")),
        kept(
            "lists nested without end",
            "deep.json",
            with("\"notes\": [", &format!("\"notes\": [{}", "[".repeat(10_000))),
        ),
        kept("a newer schema", "newer.json", with("\"schema\": 1,", "\"schema\": 99,")),
        kept("something after the end", "after.json", format!("{good}}}")),
        kept(
            "a git conflict in a snapshot",
            "merge.json",
            with("  \"schema\": 1,", "<<<<<<< HEAD\n  \"schema\": 1,\n=======\n>>>>>>> main"),
        ),
        kept("an id twice", "id.json", with("\"id\": \"bakyt-toktosunov\"", "\"id\": \"daniyar-osmanov\"")),
        bad(
            "a snapshot that is not UTF-8",
            "utf8.json",
            b"{\"schema\": 1, \"x\": \"\xff\"}".to_vec(),
            "diff good.json F",
        ),
    ]
}

fn commands() -> Vec<Bad> {
    vec![
        bad("a command that is none", "x", "", "extrat good.txt"),
        bad("a flag that is none", "x", "", "extract --tex good.txt"),
        bad("a value that a flag does not take", "x", "", "diff good.txt good.txt --mode x"),
        bad("a version missing", "x", "", "diff good.txt"),
        bad("flags that exclude each other", "x", "", "diff good.txt good.txt --quiet --stat"),
        bad("two reports and one output", "two.txt", REPORT, "extract good.txt F"),
        bad("an output in no folder", "x", "", "extract good.txt -o nowhere/a.json"),
        bad("a table of words that is none", "words.tsv", "no header\n", "extract good.txt --lexicon F"),
        bad("an unknown kind of change", "x", "", "diff good.txt good.txt --only participent.added"),
    ]
}

fn all() -> Vec<Bad> {
    [texts(), documents(), snapshots(), commands()].into_iter().flatten().collect()
}

/// Runs every class; whatever is not told in three parts fails here.
pub(crate) fn table(name: &str) -> Vec<Told> {
    let folder =
        folder(name, &[("good.txt", REPORT), ("good.json", &sample::snapshot()), ("empty/x.csv", "x")]);
    all().into_iter().map(|bad| told(&folder, &bad)).collect()
}

fn told(folder: &Path, bad: &Bad) -> Told {
    let words: Vec<&str> = bad.arguments.iter().map(String::as_str).collect();
    fs::write(folder.join(&bad.name), &bad.bytes).unwrap();
    let (code, out, err) = run(&folder.to_path_buf(), &words);
    let place = format!("{}: {words:?}: {err}", bad.class);
    assert_eq!((code, out.as_str()), (2, ""), "{place}");
    let lines: Vec<&str> = err.lines().collect();
    let [error, whence, hint] = lines.as_slice() else { panic!("{place}") };
    let parts = (error.strip_prefix("error: "), whence.strip_prefix(" --> "), hint.strip_prefix("hint: "));
    let (Some(error), Some(whence), Some(hint)) = parts else { panic!("{place}") };
    assert!(!error.is_empty() && !whence.is_empty() && !hint.is_empty(), "{place}");
    assert!(error.chars().count() <= 200 && hint.chars().count() <= 200, "{place}");
    assert!(!err.chars().any(|letter| letter.is_control() && letter != '\n'), "{place}");
    for word in ["panicked", "RUST_BACKTRACE", "src/", "Err(", "Some("] {
        assert!(!err.contains(word), "{place}");
    }
    Told { class: bad.class, error: error.to_owned(), place: whence.to_owned(), hint: hint.to_owned() }
}

#[test]
fn every_class_of_bad_input_is_told_in_three_parts() {
    let told = table("bad-table");
    assert!(told.len() >= 40, "{}", told.len());
    let conflict = told.iter().find(|one| one.class == "a git conflict").unwrap();
    assert_eq!(conflict.error, "unresolved git merge conflict: `<<<<<<< HEAD`");
    assert_eq!(conflict.place, "conflict.txt:3:1");
    let kept = told.iter().find(|one| one.class == "a git conflict in a snapshot").unwrap();
    assert_eq!((kept.error.as_str(), kept.place.as_str()), (conflict.error.as_str(), "merge.json:2:1"));
}
