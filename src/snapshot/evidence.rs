//! Evidence: the words of the report that prove a value.

use super::EventField;
use crate::read::Span;
use schemars::JsonSchema;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A quote and where it stands.
///
/// # Invariants
/// `exact` is the text at `start..end`: made by [`Evidence::quote`] it cannot be otherwise; read from JSON the length
/// is checked, the text when the report is at hand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[serde(try_from = "RawEvidence")]
pub struct Evidence {
    exact: String,
    start: usize,
    end: usize,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawEvidence {
    exact: String,
    start: usize,
    end: usize,
}

impl TryFrom<RawEvidence> for Evidence {
    type Error = String;

    fn try_from(raw: RawEvidence) -> Result<Self, Self::Error> {
        let RawEvidence { exact, start, end } = raw;
        if end.checked_sub(start) == Some(exact.len()) {
            Ok(Self { exact, start, end })
        } else {
            Err(format!("the quote has {} bytes, but its span {start}..{end} does not", exact.len()))
        }
    }
}

impl Evidence {
    /// Quotes a span of a text; `None` when the span is empty or not on character boundaries of the text.
    #[must_use]
    pub fn quote(text: &str, span: Span) -> Option<Self> {
        let exact = text.get(span.start..span.end).filter(|exact| !exact.is_empty())?;
        Some(Self { exact: exact.to_owned(), start: span.start, end: span.end })
    }

    /// The words of the report.
    #[must_use]
    pub fn exact(&self) -> &str {
        &self.exact
    }

    /// The same quote in a text that begins with so many bytes of another.
    #[must_use]
    pub fn behind(&self, bytes: usize) -> Self {
        Self { exact: self.exact.clone(), start: self.start + bytes, end: self.end + bytes }
    }

    /// Where they stand: UTF-8 byte offsets into the article text, end exclusive.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Whether the text has these words at this place.
    #[must_use]
    pub fn holds_in(&self, text: &str) -> bool {
        text.get(self.start..self.end) == Some(self.exact.as_str())
    }
}

/// Reads the quotes behind the fields of an event; a field that occurs twice is an error and not the last one's.
///
/// # Errors
/// What the format's reader says.
pub(super) fn by_field<'json, D: Deserializer<'json>>(
    reader: D,
) -> Result<BTreeMap<EventField, Vec<Evidence>>, D::Error> {
    struct Fields;

    impl<'json> Visitor<'json> for Fields {
        type Value = BTreeMap<EventField, Vec<Evidence>>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("an object of quotes by field")
        }

        fn visit_map<A: MapAccess<'json>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut fields = BTreeMap::new();
            while let Some((field, quotes)) = entries.next_entry::<EventField, Vec<Evidence>>()? {
                if fields.insert(field, quotes).is_some() {
                    return Err(A::Error::custom("duplicate field in `evidence`"));
                }
            }
            Ok(fields)
        }
    }

    reader.deserialize_map(Fields)
}
