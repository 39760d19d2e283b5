//! Input that is no report: each class has its message, its place and its hint.

use crate::sample;
use summitdiff::read::{InputFormat, LoadOptions, load};

/// `message | place | hint` of an input, `-` for the whole document.
fn refusal(bytes: &[u8], options: &LoadOptions<'_>) -> String {
    match load(bytes, options) {
        Ok(document) => format!("no error: {:?}", document.text.get(..40).unwrap_or(&document.text)),
        Err(error) => {
            let place = error.place().map_or_else(|| "-".to_owned(), |place| place.to_string());
            format!("{error} | {place} | {}", error.hint())
        }
    }
}

/// Every case says what it should, or all that do not are shown.
pub(crate) fn assert_cases(cases: &[(&str, String, &str)]) {
    let mut wrong = Vec::new();
    for (name, found, expected) in cases {
        if found != expected {
            wrong.push(format!("{name}\n   found: {found}\nexpected: {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn auto(bytes: &[u8]) -> String {
    refusal(bytes, &LoadOptions::default())
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn text_that_is_no_report_is_refused() {
    let latin = LoadOptions { encoding: Some("utf-16le"), ..LoadOptions::default() };
    let klingon = LoadOptions { encoding: Some("klingon"), ..LoadOptions::default() };
    let small = LoadOptions { max_size: 10, ..LoadOptions::default() };
    let half_resolved = "---\ntitle: Talks\n---\n\nThey met.\n=======\nThey talked.\n>>>>>>> main\n";
    let cases = [
        (
            "empty file",
            auto(b""),
            "the report is empty | - | give a file or standard input with the text of a report",
        ),
        (
            "only white space",
            auto(b" \r\n\t\n"),
            "the report is empty | - | give a file or standard input with the text of a report",
        ),
        (
            "only marks",
            auto("* * *\n— — —\n".as_bytes()),
            "the report is empty | - | give a file or standard input with the text of a report",
        ),
        (
            "front matter alone",
            auto(b"---\ntitle: \"\"\n---\n\n"),
            "the report is empty | - | give a file or standard input with the text of a report",
        ),
        (
            "NUL in a text",
            auto(b"The ministers met.\0They agreed."),
            "not a text: NUL byte at offset 18 | byte 18 | give the report as text, Markdown, HTML, DOCX or PDF",
        ),
        (
            "a program",
            auto(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0"),
            "not a text: NUL byte at offset 7 | byte 7 | give the report as text, Markdown, HTML, DOCX or PDF",
        ),
        (
            "a broken character in UTF-8",
            auto("Talks – in Åstana".as_bytes().split_at(7).0),
            "not UTF-8 text: invalid byte at offset 6 | byte 6 | name its encoding with --encoding, or convert it to UTF-8 with `iconv -f ENCODING -t UTF-8`",
        ),
        (
            "bytes of no known encoding",
            auto(&(0x80..=0xff).flat_map(|byte| [b' ', byte, b'e']).collect::<Vec<u8>>()),
            "not UTF-8 text: invalid byte at offset 1 | byte 1 | name its encoding with --encoding, or convert it to UTF-8 with `iconv -f ENCODING -t UTF-8`",
        ),
        (
            "UTF-16 cut in a character",
            auto(&utf16("\u{feff}The ministers met.")[..21]),
            "not UTF-16LE text: invalid byte at offset 20 | byte 20 | the file is cut off, damaged or of another encoding: name it with --encoding",
        ),
        (
            "UTF-16 with half a pair",
            auto(&[utf16("\u{feff}The min"), vec![0, 0xd8], utf16("x")].concat()),
            "not UTF-16LE text: invalid byte at offset 16 | byte 16 | the file is cut off, damaged or of another encoding: name it with --encoding",
        ),
        (
            "UTF-32",
            auto(b"\xff\xfe\0\0T\0\0\0"),
            "UTF-32 text is not read | - | convert it to UTF-8 with `iconv -f UTF-32 -t UTF-8`",
        ),
        (
            "bytes that are not of the encoding asked for",
            refusal(b"The ministers", &latin),
            "not UTF-16LE text: invalid byte at offset 12 | byte 12 | the file is cut off, damaged or of another encoding: name it with --encoding",
        ),
        (
            "an encoding that nobody knows",
            refusal(b"The ministers met.", &klingon),
            "unknown encoding `klingon` | - | use a name of the web, such as `windows-1251`, `koi8-r` or `utf-16le`",
        ),
        (
            "a file over the limit",
            refusal(b"The ministers met.", &small),
            "too large for a report: more than 10 bytes | - | allow more with --max-size, or give the report alone",
        ),
        (
            "a text longer than any report",
            auto("They met. ".repeat(50_001).as_bytes()),
            "more than 150000 words and marks: not a report | - | give the report alone as plain text",
        ),
        (
            "a conflict",
            auto(b"The talks\n\n<<<<<<< HEAD\nThey met.\n=======\nThey talked.\n>>>>>>> main\n"),
            "unresolved git merge conflict: `<<<<<<< HEAD` | 3:1 | resolve it, or take one side with `git checkout --ours FILE`",
        ),
        (
            "half of a conflict in Markdown",
            auto(half_resolved.as_bytes()),
            "unresolved git merge conflict: `>>>>>>> main` | 8:1 | resolve it, or take one side with `git checkout --ours FILE`",
        ),
    ];
    assert_cases(&cases);
}

#[test]
fn another_language_is_refused_by_its_name() {
    let cases = [
        (
            "Russian",
            auto(
                "В Минске прошло заседание Совета. Президент отметил важность сотрудничества в области обороны и \
                 призвал усилить борьбу с наркотиками. По итогам встречи подписаны документы, а следующий саммит \
                 состоится в Астане."
                    .as_bytes(),
            ),
            "the report is in Russian; only English is understood | - | if it is English after all, say so with `--language en`",
        ),
        (
            "German",
            auto(
                "Die Staatschefs trafen sich in der Hauptstadt und berieten über die Zusammenarbeit in der Energie und \
                 im Verkehr. Der Präsident betonte die Bedeutung einer gemeinsamen Strategie und schlug vor, im \
                 kommenden Jahr ein weiteres Treffen abzuhalten."
                    .as_bytes(),
            ),
            "the report is in German; only English is understood | - | if it is English after all, say so with `--language en`",
        ),
        (
            "Turkish",
            auto(
                "Devlet başkanları başkentte bir araya geldi ve enerji ile ulaştırma alanlarındaki iş birliğini \
                 görüştü. Cumhurbaşkanı ortak bir stratejinin önemini vurguladı ve gelecek yıl yeni bir toplantı \
                 yapılmasını önerdi. Toplantının sonunda ortak bir bildiri kabul edildi."
                    .as_bytes(),
            ),
            "the report is in Turkish; only English is understood | - | if it is English after all, say so with `--language en`",
        ),
        ("Arabic", auto("اجتمع الرؤساء في مينسك وناقشوا التعاون في مجال الأمن والطاقة.".as_bytes()), "the report is in Arabic; only English is understood | - | if it is English after all, say so with `--language en`"),
        ("Korean", auto("각국 정상들이 서울에서 만나 에너지와 안보 협력을 논의했다.".as_bytes()), "the report is in Korean; only English is understood | - | if it is English after all, say so with `--language en`"),
        ("Kazakh", auto("Астанада мемлекет басшыларының кездесуі өтті, президент бірлескен жоспар ұсынды.".as_bytes()), "the report is in Kazakh; only English is understood | - | if it is English after all, say so with `--language en`"),
    ];
    assert_cases(&cases);
}

#[test]
fn files_of_formats_that_are_not_read_are_refused_with_the_way_to_one_that_is() {
    let cases = [
        (
            "a picture",
            auto(b"\x89PNG\r\n\x1a\n"),
            "a picture is not read | - | a picture needs OCR first, for example with `tesseract`",
        ),
        (
            "a gzip archive",
            auto(b"\x1f\x8b\x08\0"),
            "a gzip archive is not read | - | unpack it with `gunzip`",
        ),
        (
            "RTF",
            auto(b"{\\rtf1 Talks}"),
            "RTF is not read | - | save it as DOCX: `soffice --convert-to docx FILE`",
        ),
        (
            "the old Word format",
            auto(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            "the old Word format is not read | - | save it as DOCX: `soffice --convert-to docx FILE`",
        ),
        (
            "a Word document with a password",
            auto(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), utf16("EncryptedPackage")].concat()),
            "the DOCX document is encrypted | - | open it with its password and save it without one",
        ),
        (
            "OpenDocument",
            auto(b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text"),
            "OpenDocument is not read | - | save it as DOCX: `soffice --convert-to docx FILE`",
        ),
        (
            "a workbook",
            auto(b"PK\x03\x04....xl/workbook.xml"),
            "a ZIP archive is not read | - | unpack it and give the report in it",
        ),
        (
            "MHTML cut off before its page",
            auto(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"),
            "the MIME document has no text | - | save what you see as plain text",
        ),
        (
            "a mailbox",
            auto(b"From a@b Tue\nFrom: a\nSubject: b\nMIME-Version: 1.0\n\nThey met.\n\nFrom a@b Tue\n"),
            "a mailbox of several messages is not read | - | save the message with the report by itself",
        ),
        (
            "a feed",
            auto(b"<?xml version=\"1.0\"?>\n<rss><item>They met.</item></rss>"),
            "an XML document is not read | - | give the report in it as HTML or plain text",
        ),
        (
            "a drawing without a declaration",
            auto(b"<svg:svg xmlns:svg='x'><text>They met.</text></svg:svg>\n"),
            "an XML document is not read | - | give the report in it as HTML or plain text",
        ),
        (
            "an answer with its head",
            auto(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThey met."),
            "an answer of a server with its head is not read | - | save the page without its head: `curl` without `-i`",
        ),
        (
            "PostScript",
            auto(b"%!PS-Adobe-3.0\n(They met) show\n"),
            "PostScript is not read | - | turn it into PDF with `ps2pdf`",
        ),
    ];
    assert_cases(&cases);
}

#[cfg(feature = "html")]
#[test]
fn pages_that_are_no_articles_are_refused_at_the_limit_that_they_pass() {
    let page = |body: &str| auto(format!("<!doctype html><html><body>{body}</body></html>").as_bytes());
    let cases = [
        (
            "a page that a script fills",
            page("<div id=app></div><script>draw('The ministers met')</script>"),
            "the HTML document has no text | - | save what you see as plain text",
        ),
        (
            "nested HTML",
            page(&"<div>".repeat(100_000)),
            "more than 512 elements inside each other: not a report | - | give the report alone as plain text",
        ),
        (
            "attributes without end",
            page(&format!("<p{}>", " a=1".repeat(100_000))),
            "more than 256 attributes in one tag: not a report | - | give the report alone as plain text",
        ),
        (
            "elements without end",
            page(&"<b>x</b>".repeat(100_000)),
            "more than 50000 elements in the page: not a report | - | give the report alone as plain text",
        ),
        (
            "a page of paragraphs left open",
            page(&"<p><b><i><a>".repeat(50_000)),
            "more than 512 elements inside each other: not a report | - | give the report alone as plain text",
        ),
    ];
    assert_cases(&cases);
}

#[cfg(feature = "docx")]
#[test]
fn broken_word_documents_are_refused() {
    let whole = sample::file("report.docx");
    let forced = LoadOptions { format: InputFormat::Docx, ..LoadOptions::default() };
    let bomb = sample::container(&[("word/document.xml", &format!("<d>{}</d>", " ".repeat(33 << 20)))]);
    let deep = sample::container(&[("word/document.xml", &"<a>".repeat(100_000))]);
    let cases = [
        (
            "a Word document cut off",
            auto(&whole[..whole.len() / 2]),
            "not a DOCX document: its ZIP container is cut off or damaged | - | save it as plain text, or name the format with --input-format",
        ),
        (
            "a Word document without its body",
            refusal(&sample::container(&[("word/styles.xml", "<a/>")]), &forced),
            "not a DOCX document: it has no `word/document.xml` | - | save it as plain text, or name the format with --input-format",
        ),
        (
            "a Word document without words",
            auto(&sample::container(&[("word/document.xml", "<d/>")])),
            "the DOCX document has no text | - | save what you see as plain text",
        ),
        (
            "a Word document that unpacks without end",
            auto(&bomb),
            "more than 33554432 bytes in a part of the document: not a report | - | give the report alone as plain text",
        ),
        (
            "nested XML",
            auto(&deep),
            "more than 512 elements inside each other: not a report | - | give the report alone as plain text",
        ),
        (
            "a text called a Word document",
            refusal(b"The ministers met.", &forced),
            "not a DOCX document: its ZIP container is cut off or damaged | - | save it as plain text, or name the format with --input-format",
        ),
    ];
    assert_cases(&cases);
}

#[cfg(feature = "pdf")]
#[test]
fn pdf_without_readable_text_is_refused() {
    let whole = sample::file("report.pdf");
    let cases = [
        (
            "an encrypted PDF",
            auto(&sample::file("encrypted.pdf")),
            "the PDF document is encrypted | - | decrypt it first: `qpdf --decrypt --password=PASSWORD FILE.pdf OPEN.pdf`",
        ),
        (
            "a PDF cut off",
            auto(&whole[..whole.len() / 2]),
            "not a PDF document: failed parsing cross reference table | - | try `pdftotext -layout FILE.pdf`, or name the format with --input-format",
        ),
        (
            "a PDF without text",
            auto(&sample::scan()),
            "the PDF document has no text | - | a scan needs OCR first, for example with `ocrmypdf`",
        ),
        (
            "no PDF after its first line",
            auto(b"%PDF-1.7\nThe ministers met."),
            "not a PDF document: failed parsing cross reference table | - | try `pdftotext -layout FILE.pdf`, or name the format with --input-format",
        ),
    ];
    assert_cases(&cases);
}
