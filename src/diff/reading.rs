//! Fields that differ although the words that state them do not: our reading changed, not the report.
//!
//! An edit of one clause can move where the extraction of its sentence begins and ends, so that a value in the next
//! clause, word for word the same on both sides, is read otherwise. Comes in: the changes of the fields and the edits of
//! the words. What no edit bears out is taken out and counted under `noise.reading`; every word that did change stays
//! with the changes that it bears out, or is told as an edit of the text.

use super::change::{Change, Pair, Value};
use super::edits::{Compared, Edit};
use super::meaning::Meaning;
use super::text::{Twins, tokens_of};
use super::words::{Vocabulary, stem};
use super::{Kind, Side, Suppressed};
use crate::lexicon::{TableId, fold};
use crate::read::{Article, Span, TokenKind};
use crate::snapshot::{Evidence, Id, Snapshot};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What the words of two versions of one text bear out.
pub(super) struct Reading<'run> {
    articles: Pair<&'run Article>,
    words: &'run Vocabulary<'run>,
    /// The edits that are no noise, in order.
    edits: Vec<&'run Edit>,
    /// Whether a place where a topic is first spoken of came or went as a whole.
    moved: bool,
    sides: Pair<Side<'run>>,
    twins: &'run [Option<usize>],
}

/// Quotes that share so many words, out of 1000, are one passage.
const MOSTLY: u32 = 800;
/// More words than this that came or went are a clause of their own.
const CLAUSE: usize = 2;

impl<'run> Reading<'run> {
    pub(super) fn new(
        sides: &Pair<Side<'run>>,
        articles: Pair<&'run Article>,
        compared: &'run Compared,
        words: &'run Vocabulary<'run>,
    ) -> Self {
        let edits: Vec<&Edit> = compared.edits.iter().filter(|edit| edit.noise.is_none()).collect();
        let mut reading =
            Self { articles, words, edits, moved: false, sides: *sides, twins: &compared.twins };
        reading.moved = reading.holds_a_topic(sides.old.snapshot, true)
            || reading.holds_a_topic(sides.new.snapshot, false);
        reading
    }

    /// Takes out what no edit bears out.
    pub(super) fn sift(&self, changes: &mut Vec<Change>) -> Option<Suppressed> {
        let (kept, read): (Vec<Change>, Vec<Change>) =
            changes.drain(..).partition(|change| self.is_borne_out(change));
        *changes = kept;
        let first =
            |quotes: &[Evidence]| quotes.first().map(|quote| quote.exact().to_owned()).unwrap_or_default();
        let spans: Vec<Pair<String>> = read
            .into_iter()
            .map(|change| Pair::new(first(&change.evidence.old), first(&change.evidence.new)))
            .collect();
        (!spans.is_empty()).then(|| Suppressed {
            rule: "noise.reading".to_owned(),
            count: spans.len(),
            spans,
        })
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the other kinds go by their family")]
    fn is_borne_out(&self, change: &Change) -> bool {
        let quoted = !change.evidence.old.is_empty() || !change.evidence.new.is_empty();
        if !quoted {
            return true;
        }
        match change.kind {
            Kind::ExtractionLost | Kind::ExtractionGained => !self.is_filed_otherwise(change),
            Kind::PriorityMoved => self.moved || self.bears_topic(change),
            Kind::PriorityAdded
            | Kind::PriorityRemoved
            | Kind::PriorityRenamed
            | Kind::PrioritySplit
            | Kind::PriorityMerged => {
                self.touches(change, false) && (self.rewrites(change) || self.bears_topic(change))
            }
            Kind::OrganizationAdded
            | Kind::OrganizationRemoved
            | Kind::BodyAdded
            | Kind::BodyRemoved
            | Kind::DocumentAdded
            | Kind::DocumentRemoved => self.touches(change, true),
            Kind::StatementAct => self.bears_strength(change) && !self.only_adds(change),
            Kind::StatementStrengthened | Kind::StatementWeakened => {
                self.touches(change, false) && self.bears_strength(change)
            }
            Kind::StatementAdded | Kind::StatementRemoved => {
                self.touches(change, false) && !self.stands(change)
            }
            Kind::StatementAttribution => self.bears_speaker(change),
            // Which of somebody's mentions is read is our choice; another office needs another word.
            Kind::ParticipantOffice => self.bears_value(change),
            // A name in another spelling is no edit of the facts, and yet told for information.
            Kind::ParticipantRenamed => self.touches(change, false) || self.respells(change),
            Kind::StatementReference | Kind::QuantityChanged | Kind::DeadlineChanged => {
                self.touches(change, false) && self.bears_value(change)
            }
            _ => match change.kind.family() {
                "statement" | "priority" | "outcome" => self.touches(change, false),
                "milestone" => self.touches(change, false) && !self.is_of_bounds(change),
                "participant" | "document" | "event" | "body" | "organization" => {
                    self.touches(change, false) || self.recasts(change)
                }
                _ => true,
            },
        }
    }

    /// Whether an edit touches the quotes: every one where the value stands as long as one of its quotes does.
    fn touches(&self, change: &Change, every: bool) -> bool {
        let side = |quotes: &[Evidence], is_old: bool| {
            let mut touched = quotes.iter().map(|quote| self.is_touched(quote.span(), is_old));
            if every { !quotes.is_empty() && touched.all(|one| one) } else { touched.any(|one| one) }
        };
        side(&change.evidence.old, true) || side(&change.evidence.new, false)
    }

    /// Whether a word of one side's name stands nowhere in the other side's text: `Inés` became `Ines`.
    fn respells(&self, change: &Change) -> bool {
        let absent = |value: Option<&Value>, article: &Article| {
            let Some(Value::Text(name)) = value else { return false };
            let stands = |word: &str| (0..article.tokens().len()).any(|at| article.word(at) == word);
            name.split(' ').any(|word| !stands(word))
        };
        absent(change.value.old.as_ref(), self.articles.new)
            && absent(change.value.new.as_ref(), self.articles.old)
    }

    /// Whether the words that show a topic on one side show another topic on the other.
    fn is_filed_otherwise(&self, change: &Change) -> bool {
        if !matches!(change.value.old.as_ref().or(change.value.new.as_ref()), Some(Value::Priority(_))) {
            return false;
        }
        let is_old = change.value.old.is_some();
        let quotes = if is_old { &change.evidence.old } else { &change.evidence.new };
        let other = if is_old { self.sides.new } else { self.sides.old };
        let twins = Twins { articles: self.articles, of: self.twins };
        let shows = |quote: &Evidence, other: &Evidence| {
            let pair = if is_old { (quote, other) } else { (other, quote) };
            twins.shared(std::slice::from_ref(pair.0), std::slice::from_ref(pair.1)) >= MOSTLY
        };
        quotes.iter().all(|quote| {
            let topics = other.snapshot.priorities.iter();
            topics.flat_map(|topic| &topic.evidence).any(|other| shows(quote, other))
        })
    }

    /// Whether most of what is quoted first was edited.
    fn rewrites(&self, change: &Change) -> bool {
        let side = |quotes: &[Evidence], is_old: bool| {
            quotes.first().is_some_and(|quote| {
                let tokens = tokens_of(self.side(is_old), quote.span());
                let edited = |at: &usize| self.edits.iter().any(|edit| edit_side(edit, is_old).contains(at));
                tokens.clone().filter(edited).count() * 2 > tokens.len()
            })
        };
        side(&change.evidence.old, true) || side(&change.evidence.new, false)
    }

    fn is_touched(&self, span: Span, is_old: bool) -> bool {
        let tokens = tokens_of(self.side(is_old), span);
        self.near(&tokens, is_old).iter().any(|edit| meets(edit_side(edit, is_old), &tokens))
    }

    /// The edits that can touch some tokens: they stand in order on both sides.
    fn near(&self, tokens: &Range<usize>, is_old: bool) -> &[&'run Edit] {
        let start = self.edits.partition_point(|edit| edit_side(edit, is_old).end < tokens.start);
        let count = self.edits[start..].partition_point(|edit| edit_side(edit, is_old).start <= tokens.end);
        &self.edits[start..start + count]
    }

    fn side(&self, is_old: bool) -> &'run Article {
        if is_old { self.articles.old } else { self.articles.new }
    }

    /// The edits of the sentences that the quotes stand in.
    fn around(&self, change: &Change) -> Vec<&'run Edit> {
        let sentences = |quotes: &[Evidence], is_old: bool| -> Vec<Range<usize>> {
            let article = self.side(is_old);
            let ranges = quotes.iter().map(|quote| tokens_of(article, quote.span()));
            ranges
                .filter(|tokens| !tokens.is_empty())
                .map(|tokens| {
                    article.sentence_of(tokens.start).tokens.start
                        ..article.sentence_of(tokens.end - 1).tokens.end
                })
                .collect()
        };
        let (old, new) = (sentences(&change.evidence.old, true), sentences(&change.evidence.new, false));
        let mut found: Vec<&Edit> = Vec::new();
        for (sentences, is_old) in [(old, true), (new, false)] {
            for sentence in &sentences {
                let near = self.near(sentence, is_old).iter().copied();
                found.extend(near.filter(|edit| meets(edit_side(edit, is_old), sentence)));
            }
        }
        found.sort_by_key(|edit| (edit.tokens.old.start, edit.tokens.new.start));
        found.dedup_by_key(|edit| (edit.tokens.old.start, edit.tokens.new.start));
        found
    }

    /// Whether the sentence says something else about the value: its edits do more than put the same words otherwise.
    fn recasts(&self, change: &Change) -> bool {
        let mut bags: Pair<Vec<String>> = Pair::default();
        // Another name, number or word beside the value says nothing else of the value.
        let beside = |edit: &&Edit| {
            !matches!(edit.meaning, Some(Meaning::Name | Meaning::Number | Meaning::Date | Meaning::Term))
        };
        for edit in self.around(change).into_iter().filter(beside) {
            bags.old.extend(self.content(self.articles.old, &edit.tokens.old));
            bags.new.extend(self.content(self.articles.new, &edit.tokens.new));
        }
        bags.old.sort();
        bags.new.sort();
        bags.old != bags.new
    }

    fn content(&self, article: &Article, tokens: &Range<usize>) -> Vec<String> {
        let found = tokens.clone().filter(|at| self.words.has_content(article, *at));
        found.map(|at| stem(article.fold(at)).to_owned()).collect()
    }

    /// The words of the edits around a change, without their endings, that one side has more often: a word that only moved
    /// is none.
    fn stems(&self, change: &Change) -> BTreeSet<String> {
        let mut counts: BTreeMap<String, i64> = BTreeMap::new();
        for edit in self.around(change) {
            for (article, tokens, step) in
                [(self.articles.old, &edit.tokens.old, -1), (self.articles.new, &edit.tokens.new, 1)]
            {
                for at in tokens.clone() {
                    *counts.entry(stem(article.fold(at)).to_owned()).or_default() += step;
                }
            }
        }
        counts.into_iter().filter(|(_, count)| *count != 0).map(|(stem, _)| stem).collect()
    }

    /// Whether a word of the act, or of a hedge that came or went, was edited.
    fn bears_strength(&self, change: &Change) -> bool {
        let (Some(Value::Statement(old)), Some(Value::Statement(new))) =
            (&change.value.old, &change.value.new)
        else {
            return true;
        };
        let stems = self.stems(change);
        let edited = |phrase: &str| fold(phrase).split([' ', '-']).any(|word| stems.contains(stem(word)));
        let hedges = old.hedges.iter().filter(|hedge| !new.hedges.contains(hedge));
        let mut hedges = hedges.chain(new.hedges.iter().filter(|hedge| !old.hedges.contains(hedge)));
        hedges.any(|hedge| edited(hedge))
            || old.act != new.act
                && (edited(&old.act) || edited(&new.act) || self.has_act(change, [&old.act, &new.act]))
    }

    /// The edits that lie in the quotes of a change themselves.
    fn within(&self, change: &Change) -> Vec<&'run Edit> {
        let quoted = |quotes: &[Evidence], tokens: &Range<usize>, is_old: bool| {
            let mut ranges = quotes.iter().map(|quote| tokens_of(self.side(is_old), quote.span()));
            !tokens.is_empty() && ranges.any(|range| meets(tokens, &range))
        };
        let mut found = self.around(change);
        found.retain(|edit| {
            quoted(&change.evidence.old, &edit.tokens.old, true)
                || quoted(&change.evidence.new, &edit.tokens.new, false)
        });
        found
    }

    /// Whether all that was edited in the quotes came or went as clauses: the act of the rest is the same.
    fn only_adds(&self, change: &Change) -> bool {
        let edits = self.within(change);
        let clause = |edit: &&Edit| {
            let Pair { old, new } = &edit.tokens;
            old.is_empty() && new.len() > CLAUSE || new.is_empty() && old.len() > CLAUSE
        };
        edits.iter().all(clause)
    }

    /// Whether the sentence of a statement that one side only has stands on the other side but for a few words, none of
    /// them its act: it was not dropped, and the words are told.
    fn stands(&self, change: &Change) -> bool {
        let is_old = change.value.old.is_some();
        let value = change.value.old.as_ref().or(change.value.new.as_ref());
        let quotes = if is_old { &change.evidence.old } else { &change.evidence.new };
        let (Some(Value::Statement(statement)), Some(quote)) = (value, quotes.first()) else { return false };
        let tokens = tokens_of(self.side(is_old), quote.span());
        let edits = self.near(&tokens, is_old).iter().copied();
        let edits: Vec<&Edit> = edits.filter(|edit| meets(edit_side(edit, is_old), &tokens)).collect();
        let covered = |edit: &&Edit| {
            let side = edit_side(edit, is_old);
            side.end.min(tokens.end).saturating_sub(side.start.max(tokens.start))
        };
        let edited: usize = edits.iter().map(covered).sum();
        edited * 1000 <= tokens.len() * (1000 - MOSTLY as usize)
            && !self.holds_act(&edits, [&statement.act, &statement.act])
    }

    /// Whether an edit in the quotes of a change holds a form of one of the acts.
    fn has_act(&self, change: &Change, acts: [&String; 2]) -> bool {
        self.holds_act(&self.within(change), acts)
    }

    /// Whether one of the edits holds a form of one of the acts.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most tables say nothing here")]
    fn holds_act(&self, edits: &[&Edit], acts: [&String; 2]) -> bool {
        let holds = |article: &Article, tokens: &Range<usize>| {
            tokens.clone().any(|at| {
                let found = self.words.lexicon.matches_at(article, at);
                found.iter().any(|one| match one.row.table {
                    TableId::Acts => acts.iter().any(|act| act.starts_with(one.row.text("lemma"))),
                    TableId::ActWords => acts.iter().any(|act| *act == one.row.text("act")),
                    _ => false,
                })
            })
        };
        edits.iter().any(|edit| {
            holds(self.articles.old, &edit.tokens.old) || holds(self.articles.new, &edit.tokens.new)
        })
    }

    /// Whether a word by which the topic is known, or the one it was or became, was edited.
    fn bears_topic(&self, change: &Change) -> bool {
        let of = |value: &Option<Value>| match value {
            Some(Value::Priority(one)) => Some(one.topic.clone()),
            _ => None,
        };
        let sides = [of(&change.value.old), of(&change.value.new)];
        let topics: Vec<&str> =
            change.key.as_deref().into_iter().chain(sides.iter().flatten().map(Id::as_str)).collect();
        let holds = |article: &Article, tokens: &Range<usize>| {
            tokens.clone().any(|at| {
                let found = self.words.lexicon.matches_at(article, at);
                found
                    .iter()
                    .any(|one| one.row.table == TableId::Topics && topics.contains(&one.row.text("topic")))
            })
        };
        self.edits.iter().any(|edit| {
            holds(self.articles.old, &edit.tokens.old) || holds(self.articles.new, &edit.tokens.new)
        })
    }

    /// Whether an edit in or before the sentence can name another speaker: a name, a title, a pronoun.
    fn bears_speaker(&self, change: &Change) -> bool {
        // A name that stands in the sentence of the other side too only moved.
        let moved = |word: &str, other: &Article, beside: &Range<usize>| {
            let last = other.tokens().len().saturating_sub(1);
            let sentence = other.sentence_of(beside.start.min(last)).tokens.clone();
            sentence.into_iter().any(|at| other.fold(at) == word)
        };
        let names = |(article, tokens): (&Article, &Range<usize>),
                     (other, beside): (&Article, &Range<usize>)| {
            tokens.clone().any(|at| {
                let names = article.tokens()[at].is_capitalized() && self.words.has_content(article, at)
                    || self.words.is(article.fold(at), "pronoun")
                    || self.words.is(article.fold(at), "leaders");
                names && !moved(article.fold(at), other, beside)
            })
        };
        // Who speaks is said once and holds for the sentences behind.
        let quotes = (change.evidence.old.first(), change.evidence.new.first());
        let ends = (
            quotes.0.map(|quote| tokens_of(self.articles.old, quote.span()).end),
            quotes.1.map(|quote| tokens_of(self.articles.new, quote.span()).end),
        );
        self.edits.iter().any(|edit| {
            let before =
                |end: Option<usize>, tokens: &Range<usize>| end.is_none_or(|end| tokens.start <= end);
            before(ends.0, &edit.tokens.old) && before(ends.1, &edit.tokens.new) && {
                let old = (self.articles.old, &edit.tokens.old);
                let new = (self.articles.new, &edit.tokens.new);
                names(old, new) || names(new, old)
            }
        })
    }

    /// Whether a word of the value was edited: of a name, an amount, a date.
    fn bears_value(&self, change: &Change) -> bool {
        let stems = self.stems(change);
        let words = |value: Option<&Value>| -> Vec<String> {
            let texts = match value {
                Some(Value::Texts(texts)) => texts.clone(),
                Some(Value::Text(text)) => vec![text.clone()],
                Some(Value::Quantity(quantity)) => vec![quantity.text.clone()],
                _ => Vec::new(),
            };
            let folded = fold(&texts.join(" "));
            let found =
                folded.split([' ', '-', '/']).map(|word| stem(word.trim_start_matches('0')).to_owned());
            found.filter(|word| !word.is_empty() && !self.words.is(word, "light")).collect()
        };
        let mut telling = words(change.value.old.as_ref());
        telling.extend(words(change.value.new.as_ref()));
        telling.iter().any(|word| stems.contains(word))
            || matches!(change.kind, Kind::QuantityChanged | Kind::DeadlineChanged) && self.has_figure(change)
    }

    /// Whether an edit around the change holds a figure or a word of the calendar.
    fn has_figure(&self, change: &Change) -> bool {
        let holds = |article: &Article, tokens: &Range<usize>| {
            tokens.clone().any(|at| {
                article.tokens()[at].kind == TokenKind::Number
                    || article.word(at).chars().any(|letter| letter.is_ascii_digit())
                    || self.words.month(article, at).is_some()
                    || self.words.is_weekday(article, at)
                    || self.words.number(article, at).is_some()
                    || self.words.bound(article, at).is_some()
                    || self
                        .words
                        .lexicon
                        .matches_at(article, at)
                        .iter()
                        .any(|one| one.row.table == TableId::Calendar)
            })
        };
        self.around(change).iter().any(|edit| {
            holds(self.articles.old, &edit.shown.old) || holds(self.articles.new, &edit.shown.new)
        })
    }

    /// Whether the dates are the same and all that was edited around is how an amount is bounded.
    fn is_of_bounds(&self, change: &Change) -> bool {
        let same_date = matches!(
            (&change.value.old, &change.value.new),
            (Some(Value::Text(old)), Some(Value::Text(new))) if change.field.as_deref() == Some("status") && old != new
        );
        let bounds = |article: &Article, tokens: &Range<usize>| {
            tokens.is_empty()
                || self.words.bound(article, tokens.start).is_some_and(|(_, length)| length == tokens.len())
        };
        same_date
            && self.around(change).iter().all(|edit| {
                bounds(self.articles.old, &edit.tokens.old) && bounds(self.articles.new, &edit.tokens.new)
            })
    }

    /// Whether an edit holds the whole of what shows a topic first.
    fn holds_a_topic(&self, snapshot: &Snapshot, is_old: bool) -> bool {
        let quotes = snapshot.priorities.iter().filter_map(|topic| topic.evidence.first());
        quotes.map(|quote| tokens_of(self.side(is_old), quote.span())).any(|tokens| {
            self.near(&tokens, is_old).iter().any(|edit| {
                let edited = edit_side(edit, is_old);
                !tokens.is_empty() && edited.start <= tokens.start && edited.end >= tokens.end
            })
        })
    }
}

fn edit_side(edit: &Edit, is_old: bool) -> &Range<usize> {
    if is_old { &edit.tokens.old } else { &edit.tokens.new }
}

/// Whether an edit lies in the tokens, or words were put in at one of their ends.
fn meets(edit: &Range<usize>, tokens: &Range<usize>) -> bool {
    if edit.is_empty() {
        return (tokens.start..=tokens.end).contains(&edit.start);
    }
    edit.start < tokens.end && edit.end > tokens.start
}
