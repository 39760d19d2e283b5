//! Turns versions of summit reports into structured snapshots and says what changed.
//!
//! A report is a text about a meeting of states or organizations. [`read`] cuts it into tokens, [`extract`] finds what
//! the text says in its own words, [`normalize`] decides what that means and gives a [`snapshot::Snapshot`]; [`diff`]
//! compares two snapshots field by field, [`assess`] judges the changes, [`gate`] says why a kept snapshot moved, [`render`]
//! prints them.
//!
//! ```text
//! bytes ─read→ Article ─extract→ Mentions ─normalize→ Snapshot ─diff→ SnapshotDiff ─assess→ Assessment ─render→ text
//! ```
//!
//! Deterministic and offline: the output is a function of the input bytes, the flags and the version.

pub mod lexicon;
pub mod read;
pub mod snapshot;
pub mod extract;
pub mod normalize;
pub mod diff;
pub mod assess;
pub mod gate;
pub mod series;
pub mod render;
