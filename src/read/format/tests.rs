use super::*;

/// The same report, written by other programs (`tests/formats/README`).
macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/formats/", $name)).as_slice()
    };
}

fn auto(bytes: &[u8]) -> Document {
    load(bytes, &LoadOptions::default()).unwrap()
}

fn plain(text: &str) -> String {
    text.replace("\n## ", "\n")
}

fn report() -> String {
    auto(file!("report.txt")).text
}

#[test]
fn plain_text_stays_byte_for_byte_whatever_it_looks_like() {
    for text in
        ["**Bold** and <b>tags</b>\r\n\r\n* item\n", "\u{feff}# Not Markdown by content", "<p>Not a page"]
    {
        let document = auto(text.as_bytes());
        assert_eq!((document.text.as_str(), document.media_type), (text, "text/plain"));
        assert_eq!(document.notes, []);
    }
}

#[test]
fn every_encoding_of_a_report_gives_the_same_text_and_says_how() {
    let cases = [
        (file!("report.cp1252.txt"), "the text is taken for windows-1252, guessed from its bytes"),
        (file!("report.utf16.txt"), "the text is UTF-16LE by its byte order mark"),
        (file!("report.utf16be.txt"), "the text is UTF-16BE without a byte order mark"),
    ];
    for (bytes, message) in cases {
        let document = auto(bytes);
        assert_eq!(document.text, report());
        let notes: Vec<&str> = document.notes.iter().map(|note| note.message.as_str()).collect();
        assert_eq!(notes, [message]);
    }
}

#[test]
fn markdown_is_known_by_front_matter_by_name_or_by_the_users_word() {
    let document = auto(file!("report.md"));
    assert_eq!(plain(&document.text), report());
    assert_eq!(document.media_type, "text/markdown");
    assert_eq!(document.publisher.as_deref(), Some("Steppe Courier"));
    let options = |path| LoadOptions { path, ..LoadOptions::default() };
    assert_eq!(load(b"*a*", &options(Some(Path::new("a.MD")))).unwrap().text, "a\n");
    assert_eq!(load(b"*a*", &options(Some(Path::new("a.txt")))).unwrap().text, "*a*");
    let forced = LoadOptions { format: InputFormat::Markdown, ..LoadOptions::default() };
    assert_eq!(load(b"*a*", &forced).unwrap().text, "a\n");
}

#[cfg(feature = "html")]
#[test]
fn a_saved_page_gives_its_article_and_what_it_says_of_itself() {
    for bytes in [file!("report.html"), file!("report.cp1252.html")] {
        let document = auto(bytes);
        assert_eq!(plain(&document.text), report());
        assert_eq!(document.title.as_deref(), report().lines().next());
        assert_eq!(document.publisher.as_deref(), Some("Steppe Courier"));
        assert_eq!(document.url.as_deref(), Some("https://courier.example/2024/05/14/northern-rivers"));
        assert_eq!(document.published.map(|date| date.to_string()).as_deref(), Some("2024-05-14"));
        assert_eq!(document.language.as_deref(), Some("en-GB"));
        let codes: Vec<&str> = document.notes.iter().map(|note| note.code.as_str()).collect();
        assert!(
            ["source.correction", "source.modified"].iter().all(|code| codes.contains(code)),
            "{codes:?}"
        );
    }
    let notes = auto(file!("report.cp1252.html")).notes;
    let said = |code: &str| notes.iter().find(|note| note.code == code).map(|note| note.message.as_str());
    assert_eq!(said("source.encoding"), Some("the text is windows-1252 as declared"));
    assert_eq!(said("source.byline"), Some("the page names its author: Aigerim Lesnova"));
}

#[cfg(feature = "docx")]
#[test]
fn a_word_document_gives_its_paragraphs() {
    let document = auto(file!("report.docx"));
    assert_eq!(plain(&document.text), report());
    assert_eq!(document.title.as_deref(), report().lines().next());
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_gives_its_paragraphs() {
    assert_eq!(auto(file!("report.pdf")).text, report());
    // Printed by a browser, without bullets, with the page's own furniture around.
    let printed = auto(file!("report.browser.pdf")).text;
    let paragraphs = report().replace("- ", "");
    for paragraph in paragraphs.lines().filter(|line| line.contains("President") && line.ends_with('.')) {
        assert!(printed.lines().any(|line| line == paragraph), "{paragraph}\n{printed}");
    }
}

#[test]
fn what_is_no_report_is_refused_by_its_name() {
    let error = |bytes: &[u8]| load(bytes, &LoadOptions::default()).unwrap_err();
    let small = LoadOptions { max_size: 3, ..LoadOptions::default() };
    assert_eq!(load(b"abcd", &small).unwrap_err().to_string(), "too large for a report: more than 3 bytes");
    assert_eq!(error(b"\x1f\x8b\x08").to_string(), "a gzip archive is not read");
    assert_eq!(error(b"PK\x03\x04 xl/workbook.xml").to_string(), "a ZIP archive is not read");
    assert_eq!(error(b"ab\0c").to_string(), "not a text: NUL byte at offset 2");
    let russian = "Президенты провели переговоры в Астане и подписали совместное заявление. ".repeat(5);
    assert_eq!(error(russian.as_bytes()).to_string(), "the report is in Russian; only English is understood");
    let forced = LoadOptions { language: Some("en"), ..LoadOptions::default() };
    assert_eq!(load(russian.as_bytes(), &forced).unwrap().language.as_deref(), Some("en"));
}

#[cfg(feature = "html")]
#[test]
fn a_page_without_an_article_is_an_error_and_no_empty_report() {
    let error = load(b"<html><body><script>draw()</script></body></html>", &LoadOptions::default());
    assert_eq!(error.unwrap_err(), ReadError::NoText { format: "HTML" });
}
