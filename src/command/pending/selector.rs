//! Which waiting snapshot or change a word means.

use super::Waiting;
use crate::command::failure::Failure;
use std::path::Path;
use summitdiff::assess::pointer_matches;
use summitdiff::gate::waivers::is_fingerprint;

/// What a word means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// These snapshots as a whole, by index.
    Whole(Vec<usize>),
    /// One change, wherever it waits: the index of each snapshot, and the fingerprint.
    Change(Vec<usize>, String),
}

/// Finds what a word means: a fingerprint, a path, a folder, a glob, or the end of one path.
///
/// # Errors
/// When it means nothing that waits, or the end of several paths.
pub(super) fn find(word: &str, waiting: &[Waiting]) -> Result<Meant, Failure> {
    let indexes = |fits: &dyn Fn(&Waiting) -> bool| -> Vec<usize> {
        waiting.iter().enumerate().filter(|(_, one)| fits(one)).map(|(index, _)| index).collect()
    };
    if is_fingerprint(word) {
        let found = indexes(&|one| one.findings().iter().any(|finding| finding.fingerprint == word));
        if !found.is_empty() {
            return Ok(Meant::Change(found, word.to_owned()));
        }
    }
    let name = word.strip_suffix(".new").unwrap_or(word);
    let name = name.strip_prefix("./").unwrap_or(name).trim_end_matches('/');
    let exact = indexes(&|one| one.checked.snapshot == name);
    if !exact.is_empty() {
        return Ok(Meant::Whole(exact));
    }
    let below = indexes(&|one| {
        let path = one.checked.snapshot.as_str();
        (name.contains('*') && pointer_matches(name, path))
            || name == "."
            || Path::new(path).starts_with(name)
    });
    if !below.is_empty() {
        return Ok(Meant::Whole(below));
    }
    let ends = indexes(&|one| {
        let path = Path::new(&one.checked.snapshot);
        path.ends_with(name) || path.with_extension("").ends_with(name)
    });
    match ends.as_slice() {
        [one] => Ok(Meant::Whole(vec![*one])),
        [] => Err(Failure::usage(
            format!("nothing that waits is called `{word}`"),
            "`summitdiff pending` lists the snapshots and the fingerprints of their changes",
        )),
        [one, other, ..] => {
            let (one, other) = (&waiting[*one].checked.snapshot, &waiting[*other].checked.snapshot);
            Err(Failure::usage(
                format!("`{word}` is the end of {one} and of {other}"),
                "name more of the path",
            ))
        }
    }
}
