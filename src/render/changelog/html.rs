//! The changelog as one page that needs nothing else: no script, no font, no image.

use super::{Document, EntryDocument, Quotes, Show};
use crate::render::safe;
use std::fmt;

/// A page loads nothing and runs nothing, whatever stands in it.
pub(in crate::render) const POLICY: &str =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";

const STYLE: &str = "\
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
h2{border-bottom:1px solid #8888;padding-bottom:.2rem;margin-top:2.5rem}
h2 time{font-weight:normal;opacity:.7}
h3{margin-bottom:.3rem}
ul{padding-left:1.2rem}li{margin:.35rem 0}
mark{background:#ffe58a;color:#222;border-radius:2px}
blockquote{margin:.2rem 0 .2rem .2rem;padding-left:.7rem;border-left:3px solid #8888;opacity:.8;font-size:.92em}
.critical::before{content:'critical ';font-weight:bold;color:#c0392b}";

/// Writes the page.
///
/// # Errors
/// Only when `out` fails.
pub fn write(document: &Document, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">")?;
    writeln!(out, "{POLICY}")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Changelog</title>")?;
    writeln!(out, "<style>\n{STYLE}\n</style>\n<h1>Changelog</h1>")?;
    for edition in &document.showing(show).editions {
        let (title, label) = (safe::html(&edition.title), safe::html(&edition.label));
        writeln!(out, "<h2 id=\"{label}\">{title} <time>{label}</time></h2>")?;
        for opening in &edition.opening {
            writeln!(out, "<p>{}</p>", safe::html(&opening.text))?;
        }
        for section in &edition.sections {
            writeln!(out, "<h3>{}</h3>\n<ul>", safe::html(&section.title))?;
            for entry in &section.entries {
                write_entry(entry, show.quotes, out)?;
            }
            writeln!(out, "</ul>")?;
        }
    }
    writeln!(out, "</html>")
}

fn write_entry(entry: &EntryDocument, quotes: Quotes, out: &mut dyn fmt::Write) -> fmt::Result {
    write!(out, "<li class=\"{}\" data-id=\"{}\">", entry.severity, safe::html(&entry.id))?;
    for piece in &entry.pieces {
        let text = safe::html(&piece.text);
        if piece.changed && !text.trim().is_empty() {
            write!(out, "<mark>{text}</mark>")?;
        } else {
            write!(out, "{text}")?;
        }
    }
    if let Some(matched) = &entry.matched {
        write!(out, "\n<br><small>Taken for one: {}.</small>", safe::html(matched))?;
    }
    for (side, quote) in entry.shown(quotes) {
        let side = if side.is_empty() { String::new() } else { format!("{side}: ") };
        write!(out, "\n<blockquote>{side}“{}”</blockquote>", safe::html(&quote))?;
    }
    writeln!(out, "</li>")
}
