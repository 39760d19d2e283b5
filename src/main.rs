//! The command line: parse, run, print the error, exit code.

use std::io::Write as _;

fn main() -> std::process::ExitCode {
    let path = std::env::args().nth(2).unwrap_or_default();
    let Ok(bytes) = std::fs::read(&path) else { return 2.into() };
    let Ok(article) = summitdiff::read::read(&bytes) else { return 2.into() };
    let lexicon = summitdiff::lexicon::Lexicon::built_in();
    let context = summitdiff::extract::Context { lexicon: &lexicon, date: None };
    let mentions = summitdiff::extract::extract(&article, &context);
    let source = summitdiff::snapshot::Source {
        path: Some(path),
        media_type: "text/plain".to_owned(),
        language: "en".to_owned(),
        title: None,
        publisher: None,
        url: None,
        published: None,
        sha256: String::new(),
        text_sha256: String::new(),
    };
    let snapshot = summitdiff::normalize::normalize(&article, &mentions, source, &lexicon);
    let written = std::io::stdout().write_all(summitdiff::snapshot::json::write(&snapshot).as_bytes());
    u8::from(written.is_err()).into()
}
