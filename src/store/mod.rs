//! Files: read with a bound, found in folders, written whole or not at all.
//!
//! Comes in: paths as the user gave them. Goes out: bytes, or a file that has all of them. Promises: a reader never sees
//! half a file, a crash leaves at most a temporary file that later runs pass over, links are not written through.

mod find;
mod git;
mod list;
mod net;
mod read;
mod save;

pub(crate) use find::{expand, without_ending};
pub(crate) use git::{GitFailure, Revision, read_revision, revisions};
pub(crate) use list::{list, remove};
pub(crate) use net::{NetFailure, Page, fetch};
pub(crate) use read::{ReadFailure, read_bounded, read_file};
pub(crate) use save::{SaveError, append, save};
