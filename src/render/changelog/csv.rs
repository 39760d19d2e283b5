//! The changelog as a table for spreadsheets and databases: one record an entry (RFC 4180, header first).

use super::{Document, Show};
use crate::diff::Direction;
use crate::render::safe;
use std::fmt;

/// The columns.
const COLUMNS: &str =
    "edition,title,previous,section,kind,severity,direction,path,text,old_quote,new_quote,matched,id";

/// Writes the header and one record an entry.
///
/// # Errors
/// Only when `out` fails.
pub fn write(document: &Document, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "{COLUMNS}")?;
    for edition in &document.showing(show).editions {
        for section in &edition.sections {
            for entry in &section.entries {
                let fields = [
                    edition.label.as_str(),
                    &edition.title,
                    edition.previous.as_deref().unwrap_or_default(),
                    &section.title,
                    entry.kind.name(),
                    entry.severity.as_str(),
                    entry.direction.map_or("", Direction::as_str),
                    &entry.path,
                    &entry.text,
                    entry.quotes.old.as_deref().unwrap_or_default(),
                    entry.quotes.new.as_deref().unwrap_or_default(),
                    entry.matched.as_deref().unwrap_or_default(),
                    &entry.id,
                ];
                let fields: Vec<_> = fields.iter().map(|field| safe::csv_field(field)).collect();
                writeln!(out, "{}", fields.join(","))?;
            }
        }
    }
    Ok(())
}
