//! The words of the reports inside a sentence: of one side, or of both with the changed words marked.

use super::{Words, plain};
use crate::diff::{Direction, Pair, Value};
use crate::render::changelog::quote::{self, Quoted};
use crate::render::marking::Piece;
use crate::render::names::{date, milestone_word};

impl Words<'_> {
    /// A number or date inside a statement, with the statement.
    pub(super) fn figure(&self, who: &str, old: &str, new: &str) -> Vec<Piece> {
        let Pair { old: before, new: after } = &self.change.value;
        let head = match (before, after) {
            (None, _) => format!("{who}: now states {new}"),
            (_, None) => format!("{who}: no longer states {old}"),
            (Some(_), Some(_)) => format!("{who}: {new}, formerly {old}{}", self.moved()),
        };
        self.within(&head)
    }

    /// What a sentence states, with the sentence: the new one, where only the old report states it the old one.
    pub(super) fn within(&self, head: &str) -> Vec<Piece> {
        let evidence = &self.change.evidence;
        let states = |value: &Option<Value>| match value {
            None => false,
            Some(Value::Texts(texts)) => !texts.is_empty(),
            Some(_) => true,
        };
        let gone = !states(&self.change.value.new) && !evidence.old.is_empty();
        let quotes = if gone || evidence.new.is_empty() { &evidence.old } else { &evidence.new };
        match quote::first(quotes) {
            Some(words) => vec![plain(format!("{head}, in “{}”", quote::cut(&words)))],
            None => vec![plain(head)],
        }
    }

    /// Other words, or the same statement with a further part or without it.
    pub(super) fn reworded(&self) -> &'static str {
        match self.change.direction {
            Some(Direction::Up) => "says more",
            Some(Direction::Down) => "says less",
            _ => "other words",
        }
    }

    /// ` (up by 500,000,000 USD)`.
    pub(super) fn moved(&self) -> String {
        let moved = crate::render::entry::moved(self.change);
        match moved.strip_prefix(", ") {
            Some(moved) => format!(" ({moved})"),
            None => String::new(),
        }
    }

    pub(super) fn milestone(&self) -> Vec<Piece> {
        let Pair { old: Some(Value::Milestone(old)), new: Some(Value::Milestone(new)) } = &self.change.value
        else {
            return self.two(&self.dated(), "");
        };
        let (before, after) = match self.change.field.as_deref() {
            Some("status") => (milestone_word(old.status).to_owned(), milestone_word(new.status).to_owned()),
            _ => (date(&old.date), date(&new.date)),
        };
        self.one(&format!("Dated {after}, formerly {before}{}: ", self.moved()), &self.change.value.new)
    }

    /// `Dated 2025, formerly 2024 (later): `, where the date or the status alone is the value.
    fn dated(&self) -> String {
        match (self.change.field.as_deref(), &self.change.value.old, &self.change.value.new) {
            (Some("date"), old @ Some(_), new @ Some(_)) => {
                format!("Dated {}, formerly {}{}: ", self.value(new), self.value(old), self.moved())
            }
            (Some("status"), old @ Some(_), new @ Some(_)) => {
                format!("Milestone, now {}, formerly {}: ", self.value(new), self.value(old))
            }
            _ => "Milestone: ".to_owned(),
        }
    }

    /// A head and the words of one side: those that the report has, else those of the value.
    pub(super) fn one(&self, head: &str, value: &Option<Value>) -> Vec<Piece> {
        let evidence = &self.change.evidence;
        let quotes = if evidence.new.is_empty() || (value.is_some() && *value == self.change.value.old) {
            &evidence.old
        } else {
            &evidence.new
        };
        let words = quote::first(quotes).or_else(|| value.as_ref().map(|_| self.value(value)));
        match words {
            Some(words) => vec![plain(format!("{head}“{}”", quote::cut(&words)))],
            None => vec![plain(head.trim_end_matches([' ', ':', ',']))],
        }
    }

    /// A head, the words of both sides with the changed ones marked, and what that means.
    pub(super) fn two(&self, head: &str, meaning: &str) -> Vec<Piece> {
        let words = |quotes: &[crate::snapshot::Evidence], value: &Option<Value>| {
            quote::first(quotes).or_else(|| value.as_ref().map(|_| self.value(value)))
        };
        let Pair { old, new } = &self.change.value;
        let evidence = &self.change.evidence;
        let tail = if meaning.is_empty() { String::new() } else { format!(" ({meaning})") };
        let mut pieces = vec![plain(head)];
        match (words(&evidence.old, old), words(&evidence.new, new)) {
            (Some(old), Some(new)) if old == new => pieces.push(plain(format!("“{}”", quote::cut(&new)))),
            (Some(old), Some(new)) => {
                let Quoted { old, new } = quote::pair(&old, &new);
                pieces.push(plain("“"));
                pieces.extend(old);
                pieces.push(plain("” became “"));
                pieces.extend(new);
                pieces.push(plain("”"));
            }
            (Some(old), None) => pieces.push(plain(format!("no longer “{}”", quote::cut(&old)))),
            (None, Some(new)) => pieces.push(plain(format!("now “{}”", quote::cut(&new)))),
            (None, None) => {}
        }
        pieces.push(plain(tail));
        pieces
    }
}
