//! Ids and country codes: small strings whose form is checked once.

use crate::lexicon::fold;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A lower-case ASCII slug (`kassym-jomart-tokayev`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^[a-z0-9]+(-[a-z0-9]+)*$"))]
pub struct Id(String);

/// An ISO 3166-1 alpha-2 country code (`KZ`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^[A-Z]{2}$"))]
pub struct Alpha2([u8; 2]);

/// Why a string is not an id or a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdError {
    /// Not a lower-case slug.
    NotASlug(String),
    /// Not two capital letters.
    NotACountry(String),
}

impl fmt::Display for IdError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotASlug(value) => write!(out, "`{value}` is not a lower-case id such as `sadyr-japarov`"),
            Self::NotACountry(value) => {
                write!(out, "`{value}` is not a two-letter country code such as `KZ`")
            }
        }
    }
}

impl std::error::Error for IdError {}

impl Id {
    /// The slug of a name: folded, every run of other characters one hyphen; `None` when nothing is left.
    ///
    /// ```
    /// use summitdiff::snapshot::Id;
    /// assert_eq!(Id::slug("Kassym-Jomart Tokayev").map(|id| id.to_string()), Some("kassym-jomart-tokayev".to_owned()));
    /// ```
    #[must_use]
    pub fn slug(name: &str) -> Option<Self> {
        let mut out = String::new();
        for letter in fold(name).chars().filter(|letter| !matches!(letter, '\'' | '.')) {
            if letter.is_ascii_alphanumeric() {
                out.push(letter);
            } else if !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
        }
        let slug = out.trim_end_matches('-');
        (!slug.is_empty()).then(|| Self(slug.to_owned()))
    }

    /// The id with a suffix that tells it from another of the same name.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        Self::slug(&format!("{} {suffix}", self.0)).unwrap_or_else(|| self.clone())
    }

    /// The slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(value: String) -> Result<Self, Self::Error> {
        if Self::slug(&value).is_some_and(|slug| slug.0 == value) {
            Ok(Self(value))
        } else {
            Err(IdError::NotASlug(value))
        }
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Alpha2 {
    /// The two letters.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "both bytes are ASCII capitals")]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("both bytes are ASCII capitals")
    }
}

impl TryFrom<String> for Alpha2 {
    type Error = IdError;

    fn try_from(value: String) -> Result<Self, Self::Error> {
        Self::try_from(value.as_str())
    }
}

impl TryFrom<&str> for Alpha2 {
    type Error = IdError;

    fn try_from(value: &str) -> Result<Self, Self::Error> {
        match value.as_bytes() {
            [one, two] if one.is_ascii_uppercase() && two.is_ascii_uppercase() => Ok(Self([*one, *two])),
            _ => Err(IdError::NotACountry(value.to_owned())),
        }
    }
}

impl From<Alpha2> for String {
    fn from(code: Alpha2) -> Self {
        code.as_str().to_owned()
    }
}

impl fmt::Display for Alpha2 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
