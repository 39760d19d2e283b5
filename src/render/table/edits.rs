//! Edits of the text in the table: one by one, and marked in what only one side has.

use super::{Page, QUOTE_LINES};
use crate::assess::Finding;
use crate::diff::{Change, Pair, Value};
use crate::render::entry::plain;
use crate::render::layout::{self, Style};
use crate::render::marking::{self, Piece};
use crate::render::verdict::plural;
use crate::snapshot::Evidence;
use std::fmt;

/// The most edits of the text that are shown one by one.
const HUNKS: usize = 8;

/// The value and the quotes of one side of a change.
pub(super) type Side = fn(&Change) -> (Option<&Value>, &[Evidence]);

pub(super) fn old_side(change: &Change) -> (Option<&Value>, &[Evidence]) {
    (change.value.old.as_ref(), &change.evidence.old)
}

pub(super) fn new_side(change: &Change) -> (Option<&Value>, &[Evidence]) {
    (change.value.new.as_ref(), &change.evidence.new)
}

impl Page<'_> {
    /// Every edit of the text on lines of its own, old beside new.
    pub(super) fn hunks(&self, finding: &Finding, out: &mut dyn fmt::Write) -> fmt::Result {
        let hunks = |value: &Option<Value>| match value {
            Some(Value::Texts(hunks)) => hunks.clone(),
            Some(Value::Text(hunk)) => vec![hunk.clone()],
            _ => Vec::new(),
        };
        let (old, new) = (hunks(&finding.change.value.old), hunks(&finding.change.value.new));
        let hunks = told_once(&old, &new);
        let count = hunks.len();
        for (old, new, times) in hunks.iter().take(HUNKS) {
            let side = |hunk: &str, style| layout::words(&plain(hunk), style);
            let (mut old, mut new) = (side(old, Style::Old), side(new, Style::New));
            if *times > 1 {
                let again = layout::words(&format!("({times} times)"), Style::Faint);
                if new.is_empty() { old.extend(again) } else { new.extend(again) }
            }
            self.columns((&old, &new), (QUOTE_LINES, Pair::new((0, 0), (0, 0)), false), out)?;
        }
        if count > HUNKS {
            let more = layout::words(&format!("… and {}", plural(count - HUNKS, "more edit")), Style::Faint);
            self.lines(&layout::wrap(more, self.width - 2), "  ", out)?;
        }
        Ok(())
    }

    /// A text that only one side has: the name that it is about marked, else the words that were edited in it.
    pub(super) fn focus(&self, text: &str, finding: &Finding, side: Side) -> Vec<Piece> {
        let find = |words: &str| {
            let at = text.find(words).filter(|_| !words.is_empty() && words.len() < text.len())?;
            Some((at, at + words.len()))
        };
        let name = match side(&finding.change).0 {
            Some(Value::Person(person)) => person.name.as_deref(),
            Some(Value::Organization(organization)) => Some(organization.name.as_str()),
            _ => None,
        };
        match name.and_then(find).or_else(|| self.edited(finding, side).iter().find_map(|hunk| find(hunk))) {
            Some((start, end)) => marked_at(text, start, end),
            None => marking::same(text),
        }
    }

    /// The edits within the quote that shows a finding; none where the whole of the quote is new.
    fn edited(&self, finding: &Finding, side: Side) -> Vec<String> {
        let is_old = finding.change.value.old.is_some();
        let telling = finding.change.telling();
        let quote = if is_old { telling.old } else { telling.new };
        let Some(quote) = quote.filter(|_| side(&finding.change).0.is_some()) else { return Vec::new() };
        let edited = &self.comparison.assessment.edited;
        let edited = if is_old { &edited.old } else { &edited.new };
        let own: Vec<_> = edited.iter().filter(|one| one.span.overlaps(quote)).collect();
        if own.iter().any(|one| one.span.contains(quote)) {
            return Vec::new();
        }
        // A word of a letter or two stands everywhere.
        let telling = own.into_iter().filter(|one| one.words.len() > 5);
        telling.map(|one| plain(one.words.trim_matches([',', ';', ' ']))).collect()
    }
}

/// The edits, the same words for the same words once, with how often.
fn told_once(old: &[String], new: &[String]) -> Vec<(String, String, usize)> {
    let mut told: Vec<(String, String, usize)> = Vec::new();
    for at in 0..old.len().max(new.len()) {
        let side = |hunks: &[String]| hunks.get(at).cloned().unwrap_or_default();
        let (one, other) = (side(old), side(new));
        match told.iter_mut().find(|(old, new, _)| *old == one && *new == other) {
            Some((.., times)) => *times += 1,
            None => told.push((one, other, 1)),
        }
    }
    told
}

/// The letters and digits of a text: mark-up and white space make no other words.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// How many edits of the text a finding holds.
pub(super) fn count(finding: &Finding) -> usize {
    let hunks = |value: &Option<Value>| match value {
        Some(Value::Texts(hunks)) => hunks.len(),
        _ => 1,
    };
    hunks(&finding.change.value.old).max(hunks(&finding.change.value.new))
}

/// A text with one run of it marked.
fn marked_at(text: &str, start: usize, end: usize) -> Vec<Piece> {
    let parts =
        [marking::same(&text[..start]), marking::whole(&text[start..end]), marking::same(&text[end..])];
    parts.concat()
}
