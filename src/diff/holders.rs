//! What holds an edit of the words: the statement, outcome or milestone in whose quote it stands.
//!
//! Comes in: two snapshots, their articles and an edit that no field tells. Goes out: where it belongs, so that a number
//! is told under its topic and not as one of the text at large. A statement goes before an outcome, an outcome before a
//! milestone, and of two of one list the one whose quote is shorter says more exactly where the edit stands.

use super::Side;
use super::change::Pair;
use super::edits::Edit;
use super::names::topic_label;
use super::outcomes::outcome_word;
use super::places::Places;
use crate::lexicon::Lexicon;
use crate::read::{Article, Span};
use crate::snapshot::{Evidence, Snapshot};
use std::ops::Range;

/// A statement's topic, an outcome or a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Holder {
    /// `priorities`, `outcomes`, `milestones`.
    list: &'static str,
    /// The topic, the type of the outcome, the date of the milestone.
    pub(super) key: String,
    /// What a reader calls it.
    pub(super) label: String,
}

impl Holder {
    /// The segments of the path of one of its fields.
    pub(super) fn segments<'one>(&'one self, field: &'one str) -> Vec<&'one str> {
        match self.list {
            "priorities" => vec![self.list, &self.key, "statements", field],
            list => vec![list, &self.key, field],
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.list == other.list && self.key == other.key
    }
}

/// The holders of both sides by where their quotes stand.
pub(super) struct Holders {
    old: Held,
    new: Held,
}

struct Held {
    holders: Vec<(Holder, usize)>,
    places: Places,
}

impl Holders {
    pub(super) fn of(sides: &Pair<Side<'_>>, lexicon: &Lexicon) -> Self {
        Self { old: held(sides.old.snapshot, lexicon), new: held(sides.new.snapshot, lexicon) }
    }

    /// What holds an edit on each side: the same one where both sides have it, else the one that there is.
    pub(super) fn find(&self, edit: &Edit, articles: &Pair<&Article>) -> Option<Pair<&Holder>> {
        let old = self.old.around(articles.old, &edit.tokens.old);
        let new = self.new.around(articles.new, &edit.tokens.new);
        let both = new.iter().find_map(|one| {
            let twin = old.iter().find(|other| other.is_same(one))?;
            Some((*twin, *one))
        });
        match (both, old.first().copied(), new.first().copied()) {
            (Some((old, new)), ..) | (None, Some(old), Some(new)) => Some(Pair::new(old, new)),
            (None, Some(only), None) | (None, None, Some(only)) => Some(Pair::new(only, only)),
            (None, None, None) => None,
        }
    }
}

fn held(snapshot: &Snapshot, lexicon: &Lexicon) -> Held {
    let mut all: Vec<(Holder, &[Evidence])> = Vec::new();
    for topic in &snapshot.priorities {
        let (key, label) = (topic.id.to_string(), topic_label(lexicon, &topic.id));
        let holder = Holder { list: "priorities", key, label };
        all.extend(topic.statements.iter().map(|one| (holder.clone(), one.evidence.as_slice())));
    }
    for one in &snapshot.outcomes {
        let word = outcome_word(one.kind).to_owned();
        all.push((Holder { list: "outcomes", key: word.clone(), label: word }, &one.evidence));
    }
    for one in &snapshot.milestones {
        let holder = Holder { list: "milestones", key: one.date.to_string(), label: one.text.clone() };
        all.push((holder, &one.evidence));
    }
    let places = Places::of(all.iter().map(|(_, quotes)| quotes.iter().map(Evidence::span)));
    let length = |quotes: &[Evidence]| quotes.first().map_or(0, |quote| quote.exact().len());
    Held { holders: all.into_iter().map(|(holder, quotes)| (holder, length(quotes))).collect(), places }
}

impl Held {
    /// The holders whose quotes the tokens touch, the best first. Where no words stand, those beside the place count.
    fn around(&self, article: &Article, tokens: &Range<usize>) -> Vec<&Holder> {
        let Some(span) = place(article, tokens) else { return Vec::new() };
        let mut found: Vec<usize> = self.places.touching(span).collect();
        found.sort_by_key(|at| {
            let (holder, length) = &self.holders[*at];
            (LISTS.iter().position(|list| *list == holder.list), *length, *at)
        });
        found.dedup();
        found.into_iter().map(|at| &self.holders[at].0).collect()
    }
}

const LISTS: [&str; 3] = ["priorities", "outcomes", "milestones"];

fn place(article: &Article, tokens: &Range<usize>) -> Option<Span> {
    if !tokens.is_empty() {
        return Some(article.span(tokens.clone()));
    }
    let last = article.tokens().len().checked_sub(1)?;
    let sentence = &article.sentence_of(tokens.start.min(last)).tokens;
    let beside = tokens.start.saturating_sub(1).max(sentence.start)..(tokens.start + 1).min(sentence.end);
    (!beside.is_empty()).then(|| article.span(beside))
}
