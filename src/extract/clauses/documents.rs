//! Documents: quoted titles, capitalised names that hold a noun of documents, and nameless ones that are adopted.

use super::scene::Scene;
use super::statements::Reading;
use super::{DocumentMention, anchors};
use crate::lexicon::TableId;
use crate::read::{TokenKind, Zone};
use crate::snapshot::DocumentStatus;
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

/// A capitalised run that begins or ends with a noun of documents: "Lima Declaration on the Glacier Summit".
fn named(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<Hit> {
    let inside = at > range.start
        && (scene.is_capitalized(at - 1) || (at > range.start + 1 && is_joined(scene, at - 1)));
    if !scene.is_capitalized(at) || inside || is_other(scene, at) {
        return None;
    }
    let end = run_end(scene, range, at);
    let closes = |index: usize| {
        let next = index + noun_length(scene, index);
        scene.is_capitalized(index) && (next >= end || !scene.is_capitalized(next))
    };
    let heads: Vec<usize> =
        (at..end).filter(|index| noun(scene, *index).is_some() && closes(*index)).collect();
    let head = *heads.first()?;
    let start = title_start(scene, at, head);
    if end < start + 2 || blocked(scene, head) {
        return None;
    }
    let next = head + noun_length(scene, head);
    let second = (next..end).find(|index| {
        scene.is_any(*index, &["and"])
            && heads.iter().any(|head| *head > *index)
            && scene.is_any(*index + 1, &["the"])
    });
    let complement = scene.is_any(next, &["of", "on", "for", "between", "concerning", "to"]);
    let stop = if complement { second.unwrap_or(end) } else { next };
    let tokens = start..stop.min(end);
    let title = scene.article.plain(tokens.clone());
    (tokens.len() >= 2).then_some((tokens, Some(title)))
}

/// Where the title begins: behind the words that a sentence opens with and behind what the document belongs to ("Under
/// the Lima Declaration", "States Parties to the Convention").
fn title_start(scene: &Scene<'_>, at: usize, head: usize) -> usize {
    let small =
        &["of", "on", "for", "the", "in", "to", "with", "between", "against", "under", "by", "at", "through"];
    let opener = scene.fold(at).ends_with("ing") && scene.is_any(at + 1, &["the", "our"]);
    (at..head)
        .rev()
        .find(|index| scene.is_any(*index, small) && scene.kind(*index) != Some(TokenKind::Acronym))
        .map_or(if opener { at + 2 } else { at }, |index| index + 1)
}

/// A hyphen that joins two capitalised words ("U.S.-Japan").
fn is_joined(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_any(at, &["-", "–"])
        && !scene.article.gap_before(at)
        && !scene.article.gap_before(at + 1)
        && scene.is_capitalized(at - 1)
        && scene.is_capitalized(at + 1)
}

/// The hyphen of "2026-2027".
fn is_span_of_years(scene: &Scene<'_>, at: usize) -> bool {
    let year = |index: usize| {
        scene.kind(index) == Some(TokenKind::Number) && matches!(scene.fold(index).len(), 2 | 4)
    };
    scene.is_any(at, &["-", "–"])
        && !scene.article.gap_before(at)
        && !scene.article.gap_before(at + 1)
        && year(at - 1)
        && year(at + 1)
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
        } else if !(is_joined(scene, index)
            || is_span_of_years(scene, index)
            || scene
                .is_any(index, &["of", "on", "for", "the", "and", "in", "to", "with", "between", "against"])
            || scene.kind(index) == Some(TokenKind::Possessive))
        {
            break;
        }
        index += 1;
    }
    end
}

/// A person or date; the name of an organization may open a title ("United Nations Convention on …").
fn is_other(scene: &Scene<'_>, at: usize) -> bool {
    scene.person_at(at).is_some() || scene.date_at(at).is_some()
}

fn blocked(scene: &Scene<'_>, at: usize) -> bool {
    scene.name_at(at).is_some() || scene.person_at(at).is_some() || scene.date_at(at).is_some()
}

/// "a package of documents", "a joint statement on X": only where a verb adopts or signs it.
fn nameless(scene: &Scene<'_>, reading: &Reading, at: usize) -> Option<Hit> {
    let found = scene.matches(at, TableId::DocumentNouns).find(|found| found.row.text("adopted") == "yes")?;
    let tokens = at..at + found.length;
    if scene.is_capitalized(at) || blocked(scene, at) || adopter(scene, &reading.tokens, &tokens).is_none() {
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

/// The verb of adopting that governs a document: before it ("will sign a statement", "in signing"), or after it in the
/// passive ("documents were adopted").
pub(super) fn adopter(scene: &Scene<'_>, sentence: &Range<usize>, document: &Range<usize>) -> Option<usize> {
    let active = (document.start.saturating_sub(14).max(sentence.start)..document.start)
        .rev()
        .take_while(|index| !scene.is_any(*index, &[";", ".", "which", "that", "who"]))
        .find(|index| is_adopting(scene, *index));
    let verb = active.or_else(|| {
        (document.end..(document.end + 12).min(sentence.end))
            .take_while(|index| !scene.is_any(*index, &[";", ".", ",", "and"]))
            .filter(|index| scene.is_any(*index, &["was", "were", "be", "been"]))
            .find_map(|index| (index + 1..index + 3).find(|verb| is_adopting(scene, *verb)))
    })?;
    let none = (document.start.saturating_sub(4).max(sentence.start)..document.start)
        .any(|index| scene.is_any(index, &["no"]));
    // "those who have endorsed the declaration".
    let have = (sentence.start..verb).rev().find(|index| !scene.is_any(*index, &["has", "have", "had"]));
    let others = have.is_some_and(|index| scene.is_any(index, &["who"]));
    (!none && !others && !is_denied(scene, sentence, verb)).then_some(verb)
}

/// "did not adopt", "failed to issue", "were unable to agree on and sign": nothing came of it. "The need to conclude" says
/// that it is not done either.
fn is_denied(scene: &Scene<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    const REACH: usize = 6;
    // "intends to sign", "hopes to adopt".
    let wished = verb >= 2 && scene.is_any(verb - 1, &["to"]) && is_wish(scene, verb - 2);
    let mut clause = (verb.saturating_sub(REACH).max(sentence.start)..verb)
        .rev()
        .take_while(|index| !scene.is_any(*index, &[",", ";", "but"]));
    wished
        || clause.any(|index| anchors::is_negation(scene, index) || scene.marker(index, "failing").is_some())
        || (verb >= 2
            && scene.is_any(verb - 1, &["to"])
            && scene.word(verb - 2, TableId::Hedges, "class", "importance").is_some())
}

/// An act that is not done yet when the meeting ends ("intend", "plan", "hope").
fn is_wish(scene: &Scene<'_>, at: usize) -> bool {
    scene.matches(at, TableId::Acts).any(|found| {
        matches!(
            found.row.text("lemma"),
            "intend" | "plan" | "hope" | "want" | "aim" | "expect" | "wish" | "desire"
        )
    }) || scene.matches(at, TableId::ActWords).any(|found| found.row.text("axis") == "commissive")
}

/// Whether a verb of adopting in the passive only lies ahead ("is to be signed", "may be adopted", "will be issued").
fn lies_ahead(scene: &Scene<'_>, verb: usize) -> bool {
    verb >= 2
        && scene.is_any(verb - 1, &["be"])
        && (scene.is_any(verb - 2, &["to"]) || scene.is_any(verb - 2, anchors::MODALS))
}

/// A verb of adopting: a past form, a plain one after "to" or a modal verb, a participle after "in" or "by".
fn is_adopting(scene: &Scene<'_>, at: usize) -> bool {
    let before = |words: &[&str]| at > 0 && scene.is_any(at - 1, words);
    scene.kind(at) == Some(TokenKind::Lower)
        && scene.matches(at, TableId::Acts).any(|found| {
            anchors::adopts(&found.row)
                && !scene.is_any(at + found.length, &["on", "onto", "by"])
                && if found.is_column("ing") {
                    before(&["in", "by", "of", "with", ","])
                } else if found.is_column("base") || found.is_column("third") {
                    before(&["to", "will", "we", "they", "leaders", "sides", "would", "shall"])
                } else {
                    !before(&["had", "the", "a", "an"])
                }
        })
}

fn status(scene: &Scene<'_>, reading: &Reading, tokens: &Range<usize>) -> DocumentStatus {
    let near = |words: &[&str]| {
        (reading.tokens.start..tokens.start).rev().take(20).any(|index| scene.is_any(index, words))
    };
    if let Some(verb) = adopter(scene, &reading.tokens, tokens) {
        let ahead = lies_ahead(scene, verb)
            || verb > 0
                && scene.is_any(verb - 1, &["to", "will", "would", "shall", "be"])
                && near(&["will", "would", "plan", "planned", "expected", "prepare", "propose", "suggest"]);
        return match scene.matches(verb, TableId::Acts).next().map(|found| found.row.text("lemma")) {
            _ if ahead => DocumentStatus::Planned,
            Some("sign" | "initial") => DocumentStatus::Signed,
            _ => DocumentStatus::Adopted,
        };
    }
    let frame = reading.frames.iter().find(|frame| frame.tokens.contains(&tokens.start));
    let outlined = frame.is_some_and(|frame| {
        matches!(frame.act.as_str(), "outline" | "present" | "describe" | "unveil" | "propose")
    });
    let planned = near(&["will", "to"])
        && near(&["prepare", "develop", "draft", "conclude", "finalize", "negotiate", "negotiations"]);
    match (outlined, planned) {
        (true, _) => DocumentStatus::Outlined,
        (false, true) => DocumentStatus::Planned,
        (false, false) => DocumentStatus::Mentioned,
    }
}
