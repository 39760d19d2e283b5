//! Documents: quoted titles, capitalised names that hold a noun of documents, and nameless ones that are adopted.

use super::DocumentMention;
use super::frames::Frame;
use super::scene::Scene;
use super::statements::Reading;
use crate::lexicon::TableId;
use crate::read::{TokenKind, Zone};
use crate::snapshot::{Axis, DocumentStatus};
use std::ops::Range;

/// The documents of a report, in text order.
pub(super) fn find(scene: &Scene<'_>, readings: &[Reading]) -> Vec<DocumentMention> {
    let mut found: Vec<DocumentMention> = Vec::new();
    for reading in readings.iter().filter(|reading| matches!(reading.zone, Zone::Body | Zone::Title)) {
        let mut at = reading.tokens.start;
        while at < reading.tokens.end {
            let hit = quoted(scene, &reading.tokens, at)
                .or_else(|| named(scene, &reading.tokens, at))
                .or_else(|| nameless(scene, reading, at));
            match hit {
                Some((tokens, title)) => {
                    at = tokens.end.max(at + 1);
                    let status = status(scene, reading, &tokens);
                    found.push(DocumentMention { tokens, title, status });
                }
                None => at += 1,
            }
        }
    }
    found
}

type Hit = (Range<usize>, Option<String>);

fn noun<'run>(scene: &Scene<'run>, at: usize) -> Option<&'run str> {
    scene.matches(at, TableId::DocumentNouns).next().map(|found| found.row.text("singular"))
}

fn noun_length(scene: &Scene<'_>, at: usize) -> usize {
    scene.matches(at, TableId::DocumentNouns).next().map_or(1, |found| found.length)
}

/// A title in quotation marks: capitalised, three words or more, or introduced by a noun of documents.
fn quoted(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<Hit> {
    if !scene.is_any(at, &["\"", "“", "«"]) {
        return None;
    }
    let close = (at + 1..(at + 30).min(range.end)).find(|index| scene.is_any(*index, &["\"", "”", "»"]))?;
    let inner = at + 1..close;
    if inner.len() < 3
        || !scene.is_capitalized(inner.start)
        || scene.is_any(at.saturating_sub(1), &[",", ":", "said"])
    {
        return None;
    }
    let holds = inner
        .clone()
        .any(|index| noun(scene, index).is_some() || scene.is_any(index, &["measures", "principles"]));
    let introduced = (range.start.max(at.saturating_sub(4))..at).any(|index| noun(scene, index).is_some());
    let title = scene.trim(inner);
    let plain = scene.article.plain(title.clone());
    (holds || introduced).then(|| (title, Some(plain.trim_end_matches(['.', ',']).to_owned())))
}

/// A capitalised run that begins or ends with a noun of documents: "Kuala Lumpur Declaration on the East Asia Summit".
fn named(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<Hit> {
    if !scene.is_capitalized(at) || (at > range.start && scene.is_capitalized(at - 1)) || blocked(scene, at) {
        return None;
    }
    let end = run_end(scene, range, at);
    let heads: Vec<usize> =
        (at..end).filter(|index| noun(scene, *index).is_some() && scene.is_capitalized(*index)).collect();
    let head = *heads.first()?;
    if end - at < 2 || blocked(scene, head) {
        return None;
    }
    let last = heads.last().map_or(head, |last| last + noun_length(scene, *last));
    let stop = if scene.is_any(head + 1, &["of", "on", "for", "between", "concerning"]) {
        end
    } else {
        last.max(head + 1)
    };
    let tokens = at..stop.min(end);
    let title = scene.article.plain(tokens.clone());
    (tokens.len() >= 2).then_some((tokens, Some(title)))
}

/// Capitalised words with small connecting words between them.
fn run_end(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> usize {
    let mut end = at + 1;
    let mut index = at + 1;
    while index < range.end && index < at + 30 {
        if scene.is_capitalized(index)
            || (scene.kind(index) == Some(TokenKind::Number) && scene.date_at(index).is_none())
        {
            end = index + 1;
        } else if !(scene
            .is_any(index, &["of", "on", "for", "the", "and", "in", "to", "with", "between", "against"])
            || scene.kind(index) == Some(TokenKind::Possessive))
        {
            break;
        }
        index += 1;
    }
    end
}

fn blocked(scene: &Scene<'_>, at: usize) -> bool {
    scene.name_at(at).is_some() || scene.person_at(at).is_some() || scene.date_at(at).is_some()
}

/// "a package of documents", "a joint statement on X": only in a sentence that adopts or signs something.
fn nameless(scene: &Scene<'_>, reading: &Reading, at: usize) -> Option<Hit> {
    let found = scene.matches(at, TableId::DocumentNouns).find(|found| found.row.text("adopted") == "yes")?;
    let adopted = reading.tokens.clone().any(|index| {
        scene.matches(index, TableId::Acts).any(|found| found.row.get("outcome") == Some("document"))
    });
    if scene.is_capitalized(at) || blocked(scene, at) || !adopted {
        return None;
    }
    let mut start = at;
    while start > reading.tokens.start
        && scene.kind(start - 1) == Some(TokenKind::Lower)
        && !scene.is_any(start - 1, &["the", "a", "an", "and", "of", "to", "signed", "adopted", "approved"])
        && scene.matches(start - 1, TableId::Acts).next().is_none()
    {
        start -= 1;
    }
    Some((start..at + found.length, None))
}

fn frame_at(reading: &Reading, at: usize) -> Option<&Frame> {
    reading.frames.iter().find(|frame| frame.tokens.contains(&at))
}

fn status(scene: &Scene<'_>, reading: &Reading, tokens: &Range<usize>) -> DocumentStatus {
    let before = reading.tokens.start..tokens.start;
    let near = |words: &[&str]| before.clone().rev().take(25).any(|index| scene.is_any(index, words));
    let after = (tokens.end..(tokens.end + 6).min(reading.tokens.end))
        .any(|index| scene.is_any(index, &["adopted", "approved", "signed"]));
    let Some(frame) = frame_at(reading, tokens.start) else { return DocumentStatus::Mentioned };
    let planned =
        frame.axis == Axis::Modality || near(&["will", "prepare", "preparing", "draft", "drafting"]);
    match frame.act.as_str() {
        "adopt" | "approve" | "endorse" | "issue" | "release" | "conclude" | "publish" => {
            DocumentStatus::Adopted
        }
        "sign" | "ratify" => DocumentStatus::Signed,
        "outline" | "present" | "describe" | "unveil" | "propose" => DocumentStatus::Outlined,
        _ if planned
            && near(&[
                "sign", "signing", "adopt", "conclude", "approve", "prepare", "develop", "finalize", "draft",
            ]) =>
        {
            DocumentStatus::Planned
        }
        _ if near(&["signed"]) || (after && scene.is_any(tokens.end, &["signed"])) => DocumentStatus::Signed,
        _ if near(&["adopted", "approved"]) || after => DocumentStatus::Adopted,
        _ => DocumentStatus::Mentioned,
    }
}
