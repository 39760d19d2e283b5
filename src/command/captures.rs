//! Lists of captures that a web archive keeps (Memento `TimeMap`s) as versions of a report.
//!
//! A list is told by its content, wherever it is read from. In a series it stands for all its captures; where one
//! version is wanted it stands for its first as the old and its last as the new one, and an address may say which:
//! `#first`, `#last`, or `#2024-07-04` for the last one up to that day.

use super::failure::{Failure, Place};
use super::input::{self, Bounds, Input};
use super::run::Run;
use std::collections::BTreeSet;
use std::path::Path;
use summitdiff::read::timemap::{Memento, TimeMap, TimeMapError, is_timemap, timemap};
use summitdiff::snapshot::Edtf;

/// The most captures of a page that a series is made of.
const MOST_CAPTURES: usize = 2_000;
/// The most parts that a list is divided into.
const MOST_PARTS: usize = 100;

/// Which capture of a list is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Pick {
    /// None: a report is wanted, not a list.
    Nothing,
    /// The oldest.
    First,
    /// The newest.
    Last,
    /// The last one up to the end of this day.
    Until(Edtf),
}

/// Reads one version; of a list the capture that its address names, else the one that the place asks for.
///
/// # Errors
/// As [`input::read`], and for a list without the capture that is meant.
pub(crate) fn one(
    argument: &Path,
    usual: Pick,
    (bounds, run): (Bounds, &mut Run<'_>),
) -> Result<Input, Failure> {
    let (page, pick) = named(argument);
    let input = input::read(page.as_deref().unwrap_or(argument), bounds, run)?;
    if !is_timemap(&input.bytes) {
        return Ok(input);
    }
    let list = all(&input, bounds)?;
    let found = match pick.unwrap_or(usual) {
        Pick::Nothing => return Err(unwanted(&input)),
        Pick::First => list.first(),
        Pick::Last => list.last(),
        Pick::Until(day) => {
            let until =
                |memento: &&Memento| memento.day().is_some_and(|found| found.as_str() <= day.as_str());
            list.iter().rev().find(until)
        }
    };
    let capture = found.ok_or_else(|| {
        let place = Place::File(input.name.clone());
        Failure::new("no capture so early", place, "name a later day, or `#first`")
    })?;
    input::read_address(&capture.uri, bounds)
}

/// The address without its fragment and the capture that the fragment names, where it names one.
fn named(argument: &Path) -> (Option<std::path::PathBuf>, Option<Pick>) {
    let address = argument.to_str().filter(|_| input::is_address(argument));
    let Some((page, fragment)) = address.and_then(|address| address.rsplit_once('#')) else {
        return (None, None);
    };
    let pick = match fragment {
        "first" => Some(Pick::First),
        "last" => Some(Pick::Last),
        day => Edtf::try_from(day.to_owned()).ok().filter(|_| day.len() == 10).map(Pick::Until),
    };
    (Some(page.into()), pick)
}

/// The captures of a list and its parts, oldest first.
///
/// # Errors
/// When it is no list, a part of it cannot be fetched, or it has more captures than a series is made of.
pub(crate) fn all(input: &Input, bounds: Bounds) -> Result<Vec<Memento>, Failure> {
    let TimeMap { mut mementos, more, .. } = parsed(input)?;
    let mut waiting = more;
    let mut known: BTreeSet<String> = input.address.iter().cloned().collect();
    while let Some(part) = waiting.pop() {
        if !known.insert(part.clone()) {
            continue;
        }
        if known.len() > MOST_PARTS {
            return Err(too_many(input, format!("more than {MOST_PARTS} parts of a list")));
        }
        let map = parsed(&input::read_address(&part, bounds)?)?;
        mementos.extend(map.mementos);
        waiting.extend(map.more);
    }
    mementos.sort();
    mementos.dedup();
    match mementos.len() {
        0 => Err(no_list(input, &TimeMapError::NoCaptures)),
        count if count > MOST_CAPTURES => {
            Err(too_many(input, format!("{count} captures, more than {MOST_CAPTURES}")))
        }
        _ => Ok(mementos),
    }
}

fn parsed(input: &Input) -> Result<TimeMap, Failure> {
    let text = std::str::from_utf8(&input.bytes).map_err(|error| {
        let place = Place::Byte(input.name.clone(), error.valid_up_to());
        Failure::new("not UTF-8 text", place, "a list of captures is UTF-8; fetch it again")
    })?;
    timemap(text).map_err(|error| no_list(input, &error))
}

fn no_list(input: &Input, error: &TimeMapError) -> Failure {
    Failure::new(error.to_string(), super::load::place(&input.name, error.place()), error.hint())
}

fn too_many(input: &Input, what: String) -> Failure {
    let hint = "ask the archive for a shorter time, or name the captures one by one";
    Failure::new(what, Place::File(input.name.clone()), hint)
}

fn unwanted(input: &Input) -> Failure {
    Failure::new(
        "a list of captures where a report is wanted",
        Place::File(input.name.clone()),
        "give it to `summitdiff history` or `changelog`, or name a capture: ADDRESS#2024-07-04",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fragment_of_an_address_names_a_capture() {
        let pick = |argument: &str| named(Path::new(argument)).1;
        assert_eq!(pick("http://a.example/map#first"), Some(Pick::First));
        assert_eq!(pick("http://a.example/map#last"), Some(Pick::Last));
        let day = Edtf::try_from("2024-07-04".to_owned()).unwrap();
        assert_eq!(pick("http://a.example/map#2024-07-04"), Some(Pick::Until(day)));
        for none in ["http://a.example/map#top", "http://a.example/map", "a#first", "http://a.example/#2024"]
        {
            assert_eq!(pick(none), None, "{none}");
        }
    }
}
