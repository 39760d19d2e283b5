//! Whom and what a user means: a participant or topic by id, by name or by part of it.

use super::failure::{Failure, Place};
use super::nearest::nearest;
use summitdiff::lexicon::{Lexicon, TableId, fold};
use summitdiff::snapshot::{Id, Participant, Snapshot};

/// The topic of that id or label.
///
/// # Errors
/// When no topic is called so.
pub(crate) fn topic(text: &str, lexicon: &Lexicon) -> Result<Id, Failure> {
    let wanted = fold(text);
    let rows = || lexicon.rows(TableId::TopicNames);
    let found = rows().find(|row| row.text("id") == wanted || fold(row.text("label")) == wanted);
    if let Some(id) = found.and_then(|row| Id::try_from(row.text("id").to_owned()).ok()) {
        return Ok(id);
    }
    let hint = nearest(&wanted, rows().map(|row| row.text("id"))).map_or_else(
        || "`summitdiff rules --topics` lists the topics".to_owned(),
        |id| format!("did you mean `{id}`?"),
    );
    Err(Failure::usage(format!("no topic is called `{text}`"), hint))
}

/// The one participant of that id, or of whose name the words are a part.
///
/// # Errors
/// When there is none, or more than one.
pub(crate) fn participant(text: &str, snapshot: &Snapshot) -> Result<Id, Failure> {
    let wanted = fold(text);
    let fits = |one: &&Participant| one.name.as_deref().is_some_and(|name| fold(name).contains(&wanted));
    if let Some(one) = snapshot.participants.iter().find(|one| one.id.as_str() == wanted) {
        return Ok(one.id.clone());
    }
    let found: Vec<&Participant> = snapshot.participants.iter().filter(fits).collect();
    let place = || Place::File(snapshot.source.path.clone().unwrap_or_default());
    match found.as_slice() {
        [one] => Ok(one.id.clone()),
        [] => {
            let all: Vec<&Participant> = snapshot.participants.iter().collect();
            let hint =
                if all.is_empty() { "the report has no participants".to_owned() } else { one_of(&all) };
            Err(Failure::new(format!("no participant is called `{text}`"), place(), hint))
        }
        several => {
            let what = format!("{} participants are called `{text}`", several.len());
            Err(Failure::new(what, place(), one_of(several)))
        }
    }
}

/// So many ids fit a hint.
const MOST_IDS: usize = 6;

fn one_of(list: &[&Participant]) -> String {
    let ids: Vec<&str> = list.iter().take(MOST_IDS).map(|one| one.id.as_str()).collect();
    let more = list.len().saturating_sub(MOST_IDS);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("one of {}{rest}", ids.join(", "))
}
