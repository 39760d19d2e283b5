//! Why bytes are not a report that can be read.

use std::fmt;

/// Where in a file an error is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At a byte, counted from 0.
    Byte(usize),
    /// On a line, both counted from 1; columns count characters.
    Position {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// At a value of a JSON document (RFC 6901).
    Pointer(String),
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Byte(offset) => write!(out, "byte {offset}"),
            Self::Position { line, column } => write!(out, "{line}:{column}"),
            Self::Pointer(pointer) => out.write_str(pointer),
        }
    }
}

/// Why bytes are not a report.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// A byte that no UTF-8 text has, at this offset (0-based), in a text that fits no other encoding either.
    NotUtf8 {
        /// Offset of the first bad byte.
        offset: usize,
    },
    /// A NUL byte: binary data.
    Binary {
        /// Offset of the first NUL.
        offset: usize,
    },
    /// The encoding asked for has no such bytes.
    Malformed {
        /// The encoding.
        encoding: &'static str,
        /// Offset of the first bad byte.
        offset: usize,
    },
    /// No encoding has this name.
    Encoding {
        /// The name as given.
        label: String,
    },
    /// More bytes than allowed.
    TooLarge {
        /// The most bytes allowed.
        limit: usize,
    },
    /// A construct that real documents do not have and that would cost too much: nesting, attributes, pages, unpacked
    /// size.
    Excess {
        /// What there is too much of.
        what: &'static str,
        /// How many are allowed.
        limit: usize,
    },
    /// A format that is known and not read.
    Unsupported {
        /// Its name.
        format: &'static str,
        /// How to turn it into one that is.
        hint: &'static str,
    },
    /// A format whose reader this build leaves out.
    LeftOut {
        /// The format and the feature that holds its reader.
        feature: &'static str,
    },
    /// Not a document of the format that it is taken for.
    Damaged {
        /// The format.
        format: &'static str,
        /// What is wrong with it.
        what: String,
    },
    /// A document that only its password opens.
    Encrypted {
        /// The format.
        format: &'static str,
    },
    /// A document without text: a gallery, a scan, a page that a script fills.
    NoText {
        /// The format.
        format: &'static str,
    },
    /// Nothing, or nothing but white space.
    Empty,
    /// Two versions of a report that git could not merge.
    Conflict {
        /// The 1-based line of the marker.
        line: usize,
        /// The marker with its label, as written.
        marker: String,
    },
    /// A text in a language whose reports are not understood.
    Language {
        /// Its English name.
        language: &'static str,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { offset } => write!(out, "not UTF-8 text: invalid byte at offset {offset}"),
            Self::Binary { offset } => write!(out, "not a text: NUL byte at offset {offset}"),
            Self::Malformed { encoding, offset } => {
                write!(out, "not {encoding} text: invalid byte at offset {offset}")
            }
            Self::Encoding { label } => write!(out, "unknown encoding `{label}`"),
            Self::TooLarge { limit } => write!(out, "too large for a report: more than {limit} bytes"),
            Self::Excess { what, limit } => write!(out, "more than {limit} {what}: not a report"),
            Self::Unsupported { format, .. } => write!(out, "{format} is not read"),
            Self::LeftOut { feature } => write!(out, "this build does not read {}", feature.to_uppercase()),
            Self::Damaged { format, what } => write!(out, "not a {format} document: {what}"),
            Self::Encrypted { format } => write!(out, "the {format} document is encrypted"),
            Self::NoText { format } => write!(out, "the {format} document has no text"),
            Self::Empty => out.write_str("the report is empty"),
            Self::Conflict { marker, .. } => {
                write!(out, "unresolved git merge conflict: `{marker}`")
            }
            Self::Language { language } => {
                write!(out, "the report is in {language}; only English is understood")
            }
        }
    }
}

/// How to end a conflict, in a report as in a snapshot.
pub(crate) const CONFLICT_HINT: &str = "resolve it, or take one side with `git checkout --ours FILE`";

impl std::error::Error for ReadError {}

impl ReadError {
    /// How to go on.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotUtf8 { .. } => {
                "name its encoding with --encoding, or convert it to UTF-8 with `iconv -f ENCODING -t UTF-8`"
            }
            Self::Binary { .. } => "give the report as text, Markdown, HTML, DOCX or PDF",
            Self::Malformed { .. } => {
                "the file is cut off, damaged or of another encoding: name it with --encoding"
            }
            Self::Encoding { .. } => "use a name of the web, such as `windows-1251`, `koi8-r` or `utf-16le`",
            Self::TooLarge { .. } => "allow more with --max-size, or give the report alone",
            Self::Excess { .. } => "give the report alone as plain text",
            Self::Unsupported { hint, .. } => hint,
            Self::LeftOut { feature } => match *feature {
                "pdf" => "convert it with `pdftotext -layout FILE.pdf`, or build with `--features pdf`",
                "docx" => "save it as plain text, or build with `--features docx`",
                _ => "save it as plain text, or build with `--features html`",
            },
            Self::Damaged { format, .. } => match *format {
                "PDF" => "try `pdftotext -layout FILE.pdf`, or name the format with --input-format",
                _ => "save it as plain text, or name the format with --input-format",
            },
            Self::Encrypted { format } => match *format {
                "PDF" => "decrypt it first: `qpdf --decrypt --password=PASSWORD FILE.pdf OPEN.pdf`",
                _ => "open it with its password and save it without one",
            },
            Self::NoText { format } => match *format {
                "PDF" => "a scan needs OCR first, for example with `ocrmypdf`",
                _ => "save what you see as plain text",
            },
            Self::Empty => "give a file or standard input with the text of a report",
            Self::Conflict { .. } => CONFLICT_HINT,
            Self::Language { .. } => "if it is English after all, say so with `--language en`",
        }
    }

    /// What programs call it; a code never changes its meaning.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 { .. } => "read.not-utf8",
            Self::Binary { .. } => "read.binary",
            Self::Malformed { .. } => "read.malformed",
            Self::Encoding { .. } => "read.unknown-encoding",
            Self::TooLarge { .. } => "read.too-large",
            Self::Excess { .. } => "read.excess",
            Self::Unsupported { .. } => "read.unsupported-format",
            Self::LeftOut { .. } => "read.left-out",
            Self::Damaged { .. } => "read.damaged",
            Self::Encrypted { .. } => "read.encrypted",
            Self::NoText { .. } => "read.no-text",
            Self::Empty => "read.empty",
            Self::Conflict { .. } => "read.conflict",
            Self::Language { .. } => "read.language",
        }
    }

    /// Where in the file it is; `None` where the whole document is to blame.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::NotUtf8 { offset } | Self::Binary { offset } | Self::Malformed { offset, .. } => {
                Some(Place::Byte(*offset))
            }
            Self::Conflict { line, .. } => Some(Place::Position { line: *line, column: 1 }),
            Self::Encoding { .. }
            | Self::TooLarge { .. }
            | Self::Excess { .. }
            | Self::Unsupported { .. }
            | Self::LeftOut { .. }
            | Self::Damaged { .. }
            | Self::Encrypted { .. }
            | Self::NoText { .. }
            | Self::Empty
            | Self::Language { .. } => None,
        }
    }

    /// The offset of the byte that is to blame; `None` where a line or the whole document is.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        match self.place() {
            Some(Place::Byte(offset)) => Some(offset),
            Some(Place::Position { .. } | Place::Pointer(_)) | None => None,
        }
    }
}
