//! What stands before the sections of an edition: what it is compared with, or what the first edition holds.

use super::{Opening, capitalized};
use crate::render::Names;
use crate::render::verdict::plural;
use crate::series::Edition;
use crate::snapshot::{Attendance, Snapshot};
use sha2::{Digest, Sha256};

/// The line of every edition but the first.
pub(super) fn compared(previous: &Edition, unchanged: bool) -> Opening {
    let ending = if unchanged { ": no change of fact" } else { "" };
    let reports = match previous.reports.len() {
        0 | 1 => String::new(),
        count => format!(" ({count} reports)"),
    };
    opening("compared", format!("Compared with {}{reports}{ending}.", previous.label))
}

/// The lines of the first edition: who, about what, with what outcome.
pub(super) fn openings(snapshot: &Snapshot, names: &Names) -> Vec<Opening> {
    let present = snapshot.participants.iter().filter(|one| one.attendance != Attendance::Absent);
    let people: Vec<String> = present.map(|one| names.person(&one.id)).collect();
    let topics: Vec<String> = snapshot.priorities.iter().map(|one| names.topic(one.topic.as_str())).collect();
    let statements = snapshot.priorities.iter().map(|one| one.statements.len()).sum();
    let mut lines = Vec::new();
    if !people.is_empty() {
        let count = plural(people.len(), "participant");
        lines.push(("participants", format!("First edition: {count}: {}.", people.join(", "))));
    }
    if !topics.is_empty() {
        let counts = format!("{} in {}", plural(statements, "statement"), plural(topics.len(), "topic"));
        lines.push(("topics", format!("First edition: {counts}: {}.", topics.join(", "))));
    }
    let results = snapshot.outcomes.len();
    if results > 0 {
        lines.push(("outcomes", format!("First edition: {}.", plural(results, "outcome"))));
    }
    if lines.is_empty() {
        lines.push(("empty", "First edition: nothing of a meeting was found in it.".to_owned()));
    }
    lines.into_iter().map(|(what, text)| opening(what, capitalized(&text))).collect()
}

/// A line whose identity is what it says.
fn opening(what: &str, text: String) -> Opening {
    let digest = Sha256::digest(format!("{what}\n{text}").as_bytes());
    let id = digest.iter().take(8).fold(String::new(), |out, byte| out + &format!("{byte:02x}"));
    Opening { id, text }
}
