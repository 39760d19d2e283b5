//! Statements: which is the same one in other words, and what differs between the two.
//!
//! First the same words by the same act, under the same topic before any other; then, under one topic, the pairs that are
//! most alike; then the rest across topics, where more likeness is asked. What is left came or went.

use super::additions::{Additions, Joints};
use super::assignment::{Candidate, in_order};
use super::change::{AlignedBy, Alignment, Change, Pair, StatementValue, Value};
use super::names::topic_label;
use super::people::People;
use super::similarity::{Bag, candidates};
use super::text::Twins;
use super::{Kind, Side, quantities, strength};
use crate::lexicon::ladders::Profile;
use crate::lexicon::spelling::letters;
use crate::lexicon::{Lexicon, fold};
use crate::read::Span;
use crate::snapshot::{Axis, Evidence, Id, Statement};
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Statements of one topic at least so alike, out of 1000, are the same one: two of five words in common.
const SAME_TOPIC: u32 = 400;
/// Statements of two topics need to be more alike.
const ANY_TOPIC: u32 = 600;
/// Quotes that share at least so many of their words, place by place, out of 1000, state the same thing.
const SAME_PLACE: u32 = 500;
/// Sentences that are alike need so much in common, out of 1000, in what they say.
const SAME_THING: u32 = 200;
/// A pair below this is a guess.
const CERTAIN: u32 = 600;

/// A statement that both sides have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paired<'run> {
    pub(super) topic: Pair<&'run Id>,
    pub(super) statement: Pair<&'run Statement>,
    alignment: Alignment,
}

#[derive(Clone)]
struct Item<'run> {
    topic: &'run Id,
    statement: &'run Statement,
    /// The words of its text, made once where they are asked for.
    bag: OnceCell<Rc<Bag>>,
}

impl Item<'_> {
    fn bag(&self, words: Said) -> Rc<Bag> {
        let said = words(self.statement);
        if said != self.statement.text {
            return Rc::new(Bag::new(said));
        }
        Rc::clone(self.bag.get_or_init(|| Rc::new(Bag::new(said))))
    }
}

/// What the statements of two snapshots have in common, and what only one has.
pub(super) struct Statements<'run> {
    pub(super) paired: Vec<Paired<'run>>,
    left: Pair<Vec<Item<'run>>>,
    /// Whether the two texts are versions of one.
    versions: bool,
}

/// Pairs the statements of two snapshots.
pub(super) fn align<'run>(sides: &Pair<Side<'run>>, twins: Option<&Twins<'_>>) -> Statements<'run> {
    let (old, new) = (items(&sides.old), items(&sides.new));
    let versions = twins.is_some();
    let mut all = Statements { paired: Vec::new(), left: Pair::new(old.own, new.own), versions };
    all.same_words(true);
    all.same_words(false);
    all.alike_by_topic(text);
    if let Some(twins) = twins {
        all.same_place(twins);
        all.alike_across_topics(text);
    } else {
        // Of two texts about one thing the clauses that were taken may differ more than the sentences.
        all.alike_across_topics(text);
        all.alike_by_topic(quote);
    }
    let mut shared = Statements { paired: Vec::new(), left: Pair::new(old.shared, new.shared), versions };
    shared.same_words(true);
    shared.alike_by_topic(text);
    all.paired.extend(shared.paired);
    all
}

/// The statements of a snapshot: one for each clause, and those that other topics have of the same clause. A clause under
/// two topics came or went once, so one of the second kind that the other side lacks is not told again.
struct Items<'run> {
    own: Vec<Item<'run>>,
    shared: Vec<Item<'run>>,
}

fn items<'run>(side: &Side<'run>) -> Items<'run> {
    let topics = side.snapshot.priorities.iter();
    let all: Vec<Item<'run>> = topics
        .flat_map(|topic| {
            topic.statements.iter().map(|statement| Item {
                topic: &topic.id,
                statement,
                bag: OnceCell::new(),
            })
        })
        .collect();
    let mut longest: BTreeMap<Vec<Span>, (Reverse<usize>, &Id)> = BTreeMap::new();
    for item in &all {
        let place = place(item);
        longest.entry(clause(item)).and_modify(|known| *known = (*known).min(place)).or_insert(place);
    }
    let is_own =
        |item: &Item<'run>| item.statement.evidence.is_empty() || longest[&clause(item)] == place(item);
    let (own, shared) = all.into_iter().partition(is_own);
    Items { own, shared }
}

/// The words by which statements are compared.
type Said = for<'one> fn(&'one Statement) -> &'one str;

fn text(statement: &Statement) -> &str {
    &statement.text
}

pub(super) fn quote(statement: &Statement) -> &str {
    statement.evidence.first().map_or(&statement.text, Evidence::exact)
}

/// Whether two statements that are alike by half can be one: what they say has something in common beside who says it and
/// how, and where both name somebody or something, one name at least.
fn is_of_one_thing(statement: &Pair<&Statement>) -> bool {
    let Pair { old, new } = statement;
    let (one, other) = (names(quote(old)), names(quote(new)));
    let named = one.is_empty() || other.is_empty() || !one.is_disjoint(&other);
    named && Bag::new(&old.text).score(&Bag::new(&new.text)) >= SAME_THING
}

/// The words of a text with a capital that do not open it, folded.
fn names(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).skip(1);
    words.filter(|word| word.starts_with(char::is_uppercase)).map(fold).collect()
}

fn clause(item: &Item<'_>) -> Vec<Span> {
    item.statement.evidence.iter().map(Evidence::span).collect()
}

fn place<'run>(item: &Item<'run>) -> (Reverse<usize>, &'run Id) {
    (Reverse(item.statement.text.len()), item.topic)
}

impl<'run> Statements<'run> {
    fn same_words(&mut self, same_topic: bool) {
        let key = |item: &Item<'_>| {
            let topic = if same_topic { item.topic.as_str() } else { "" };
            (topic.to_owned(), fold(&item.statement.text), item.statement.act.clone())
        };
        let mut waiting: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, item) in self.left.new.iter().enumerate().rev() {
            waiting.entry(key(item)).or_default().push(at);
        }
        let mut pairs = Vec::new();
        for (at, item) in self.left.old.iter().enumerate() {
            if let Some(twin) = waiting.get_mut(&key(item)).and_then(Vec::pop) {
                pairs.push((Pair::new(at, twin), Alignment::KEY));
            }
        }
        self.take(&pairs);
    }

    fn alike_by_topic(&mut self, words: Said) {
        let mut topics: BTreeMap<&Id, Pair<Vec<usize>>> = BTreeMap::new();
        for (at, item) in self.left.old.iter().enumerate() {
            topics.entry(item.topic).or_default().old.push(at);
        }
        for (at, item) in self.left.new.iter().enumerate() {
            topics.entry(item.topic).or_default().new.push(at);
        }
        let pairs: Vec<_> = topics.into_values().flat_map(|at| self.alike(&at, SAME_TOPIC, words)).collect();
        self.take(&pairs);
    }

    fn alike_across_topics(&mut self, words: Said) {
        let at = Pair::new((0..self.left.old.len()).collect(), (0..self.left.new.len()).collect());
        let pairs = self.alike(&at, ANY_TOPIC, words);
        self.take(&pairs);
    }

    /// The pairs that are most alike among these of what is left.
    fn alike(&self, at: &Pair<Vec<usize>>, threshold: u32, words: Said) -> Vec<(Pair<usize>, Alignment)> {
        if at.old.is_empty() || at.new.is_empty() {
            return Vec::new();
        }
        let bags = |items: &[Item<'run>], at: &[usize]| -> Vec<Rc<Bag>> {
            at.iter().map(|at| items[*at].bag(words)).collect()
        };
        let bags = Pair::new(bags(&self.left.old, &at.old), bags(&self.left.new, &at.new));
        let keys = |items: &[Item<'run>], at: &[usize]| -> Vec<(&'run str, &'run str, Option<&'run Id>)> {
            at.iter()
                .map(|at| {
                    let Statement { text, act, speaker, .. } = items[*at].statement;
                    (text.as_str(), act.as_str(), speaker.as_ref())
                })
                .collect()
        };
        let keys = Pair::new(keys(&self.left.old, &at.old), keys(&self.left.new, &at.new));
        let mut found = candidates(Pair::new(&bags.old, &bags.new), threshold);
        found.retain(|one| {
            let statement = Pair::new(
                self.left.old[at.old[one.at.old]].statement,
                self.left.new[at.new[one.at.new]].statement,
            );
            self.versions || one.score >= CERTAIN || is_of_one_thing(&statement)
        });
        in_order(Pair::new(&keys.old, &keys.new), &found)
            .into_iter()
            .map(|one| {
                let alignment = Alignment {
                    by: AlignedBy::Similarity,
                    score: Some(one.score),
                    certain: one.score >= CERTAIN,
                };
                (Pair::new(at.old[one.at.old], at.new[one.at.new]), alignment)
            })
            .collect()
    }

    /// Pairs statements of one topic whose quotes share most of their words, place by place: the same sentence, although
    /// what was taken from it has few words in common.
    fn same_place(&mut self, twins: &Twins<'_>) {
        let mut found = Vec::new();
        for (old_at, old) in self.left.old.iter().enumerate() {
            for (new_at, new) in self.left.new.iter().enumerate().filter(|(_, new)| new.topic == old.topic) {
                let score = twins.shared(&old.statement.evidence, &new.statement.evidence);
                if score >= SAME_PLACE {
                    found.push(Candidate { at: Pair::new(old_at, new_at), score });
                }
            }
        }
        let keys = |items: &[Item<'run>]| -> Vec<(String, String)> {
            items.iter().map(|item| (item.statement.text.clone(), item.statement.act.clone())).collect()
        };
        let keys = Pair::new(keys(&self.left.old), keys(&self.left.new));
        let pairs: Vec<(Pair<usize>, Alignment)> = in_order(Pair::new(&keys.old, &keys.new), &found)
            .into_iter()
            .map(|one| {
                let certain = one.score >= CERTAIN;
                (one.at, Alignment { by: AlignedBy::Evidence, score: Some(one.score), certain })
            })
            .collect();
        self.take(&pairs);
    }

    fn take(&mut self, pairs: &[(Pair<usize>, Alignment)]) {
        for (at, alignment) in pairs {
            let (old, new) = (&self.left.old[at.old], &self.left.new[at.new]);
            self.paired.push(Paired {
                topic: Pair::new(old.topic, new.topic),
                statement: Pair::new(old.statement, new.statement),
                alignment: *alignment,
            });
        }
        let gone = Pair::new(
            pairs.iter().map(|(at, _)| at.old).collect::<BTreeSet<_>>(),
            pairs.iter().map(|(at, _)| at.new).collect::<BTreeSet<_>>(),
        );
        let keep = |items: &mut Vec<Item<'run>>, gone: &BTreeSet<usize>| {
            let mut at = 0;
            items.retain(|_| {
                at += 1;
                !gone.contains(&(at - 1))
            });
        };
        keep(&mut self.left.old, &gone.old);
        keep(&mut self.left.new, &gone.new);
    }

    /// Every difference between the statements, and how many are the same. Statements of a topic that came or went as a
    /// whole are told with the topic.
    pub(super) fn compare(
        &self,
        sides: &Pair<Side<'_>>,
        (people, topics): (&People, &[Change]),
        lexicon: &Lexicon,
    ) -> (Vec<Change>, usize) {
        let whole = |kind: Kind| -> BTreeSet<&str> {
            topics.iter().filter(|one| one.kind == kind).filter_map(|one| one.key.as_deref()).collect()
        };
        let topics = Pair::new(whole(Kind::PriorityRemoved), whole(Kind::PriorityAdded));
        let profile = profile(sides);
        let mut found = Vec::new();
        let mut same = 0;
        for pair in &self.paired {
            let changes = Both { pair, people, lexicon, profile, sides }.compare();
            same += usize::from(changes.is_empty());
            found.extend(changes);
        }
        for item in self.left.old.iter().filter(|item| !topics.old.contains(item.topic.as_str())) {
            found.push(
                change(Kind::StatementRemoved, item.topic, None, lexicon)
                    .values(Some(value(item.statement)), None)
                    .quotes(&item.statement.evidence, &[]),
            );
        }
        for item in self.left.new.iter().filter(|item| !topics.new.contains(item.topic.as_str())) {
            found.push(
                change(Kind::StatementAdded, item.topic, None, lexicon)
                    .values(None, Some(value(item.statement)))
                    .quotes(&[], &item.statement.evidence),
            );
        }
        (found, same)
    }
}

/// Communiqués speak for the meeting as a whole, press reports name speakers; half of the statements decides.
fn profile(sides: &Pair<Side<'_>>) -> Profile {
    let all = || [sides.old, sides.new].into_iter().flat_map(|side| &side.snapshot.priorities);
    let total: usize = all().map(|topic| topic.statements.len()).sum();
    let anonymous = all().flat_map(|topic| &topic.statements).filter(|one| one.speaker.is_none()).count();
    if anonymous * 2 > total { Profile::Communique } else { Profile::Press }
}

fn value(statement: &Statement) -> Value {
    Value::Statement(StatementValue {
        text: statement.text.clone(),
        speaker: statement.speaker.clone(),
        act: statement.act.clone(),
        hedges: statement.hedges.clone(),
    })
}

fn change(kind: Kind, topic: &Id, field: Option<&str>, lexicon: &Lexicon) -> Change {
    let mut segments = vec!["priorities", topic.as_str(), "statements"];
    segments.extend(field);
    let label = Some(topic_label(lexicon, topic));
    let change = Change::new(kind, &segments).labels(label.clone(), label);
    match field {
        Some(field) => change.field(field),
        None => change,
    }
}

/// One statement on both sides.
struct Both<'run> {
    pair: &'run Paired<'run>,
    people: &'run People,
    lexicon: &'run Lexicon,
    profile: Profile,
    sides: &'run Pair<Side<'run>>,
}

impl Both<'_> {
    fn compare(&self) -> Vec<Change> {
        let Pair { old, new } = self.pair.statement;
        // Destructured in full: a new field of the snapshot must be decided on here.
        let Statement {
            text,
            speaker,
            act: _,
            axis: _,
            polarity,
            hedges: _,
            bodies,
            organizations,
            documents,
            dates,
            quantities,
            evidence: _,
        } = old;
        let mut found = Vec::new();
        if *polarity != new.polarity {
            found.push(self.whole(Kind::StatementNegated, "polarity"));
        }
        found.extend(self.strength());
        if !self.same_speaker(speaker.as_ref(), new.speaker.as_ref()) {
            found.push(
                self.change(Kind::StatementAttribution, "speaker")
                    .texts(self.speaker(&self.sides.old, old), self.speaker(&self.sides.new, new)),
            );
        }
        // An amount of a further clause is no other amount of this one.
        let joints = Joints::of(self.lexicon);
        let joined = [
            Additions::between(text, &new.text, &joints),
            Additions::between(quote(old), quote(new), &joints),
        ];
        let holds = |amount: &str, is_old: bool| joined.iter().any(|one| one.hold(amount, is_old));
        for (old, new) in quantities::unmatched(quantities, &new.quantities) {
            if let (Some(only), None) | (None, Some(only)) = (old, new)
                && holds(&only.text, old.is_some())
            {
                continue;
            }
            // "some members" and "most members" differ in strength, which is told above.
            if [old, new].into_iter().flatten().all(|one| one.value.is_none()) {
                continue;
            }
            found.push(quantities::fill(self.change(Kind::QuantityChanged, "quantities"), old, new));
        }
        for (old, new) in quantities::unmatched_dates(dates, &new.dates) {
            found.push(
                self.change(Kind::DeadlineChanged, "dates")
                    .texts(old, new)
                    .toward(super::event::when(old, new)),
            );
        }
        self.references(&mut found, "bodies", bodies, &new.bodies);
        self.references(&mut found, "organizations", organizations, &new.organizations);
        self.references(&mut found, "documents", documents, &new.documents);
        if found.is_empty() && !same_words(text, &new.text, self.lexicon) {
            let [said, quoted] = joined;
            let more = said.direction().or_else(|| said.clause()).or_else(|| quoted.clause());
            found.push(self.whole(Kind::StatementReworded, "text").toward(more));
        } else if found.is_empty() && old.act != new.act {
            found.push(self.whole(Kind::StatementReworded, "act"));
        }
        found
    }

    fn strength(&self) -> Option<Change> {
        let Pair { old, new } = self.pair.statement;
        let certain = self.pair.alignment.certain;
        let moved = strength::compare((self.lexicon, self.profile), (old, new), certain)?;
        let kind = match moved {
            super::Direction::Stronger => Kind::StatementStrengthened,
            super::Direction::Weaker => Kind::StatementWeakened,
            super::Direction::Incomparable
            | super::Direction::Earlier
            | super::Direction::Later
            | super::Direction::Up
            | super::Direction::Down => Kind::StatementAct,
        };
        Some(self.whole(kind, "act").toward(Some(moved)))
    }

    fn same_speaker(&self, old: Option<&Id>, new: Option<&Id>) -> bool {
        match (old, new) {
            (Some(old), Some(new)) => old == new || self.people.new_of.get(old) == Some(new),
            (old, new) => old == new,
        }
    }

    fn speaker(&self, side: &Side<'_>, statement: &Statement) -> Option<String> {
        let id = statement.speaker.as_ref()?;
        let person = side.snapshot.participants.iter().find(|person| person.id == *id)?;
        Some(super::names::person_label(self.lexicon, person))
    }

    /// Other bodies, organizations or documents; one that the other side's words name in short ("the Agreement", "the
    /// Council") is there on both sides.
    fn references<T: Ord + ToString>(&self, found: &mut Vec<Change>, field: &str, old: &[T], new: &[T]) {
        let sorted = |values: &[T]| -> BTreeSet<String> { values.iter().map(ToString::to_string).collect() };
        let (old, new) = (sorted(old), sorted(new));
        let in_short = |name: &String, text: &str| {
            let head = fold(name).rsplit(['-', ' ']).next().unwrap_or_default().to_owned();
            fold(text)
                .split(|letter: char| !letter.is_alphanumeric())
                .any(|word| word == head || is_slip(word, name))
        };
        let only = |one: &BTreeSet<String>, other: &BTreeSet<String>, text: &str| -> Vec<String> {
            one.difference(other).filter(|name| !in_short(name, text)).cloned().collect()
        };
        let Pair { old: before, new: after } = self.pair.statement;
        let (gone, come) = (only(&old, &new, &after.text), only(&new, &old, &before.text));
        if !gone.is_empty() || !come.is_empty() {
            found.push(
                self.change(Kind::StatementReference, field)
                    .values(Some(Value::Texts(gone)), Some(Value::Texts(come))),
            );
        }
    }

    fn whole(&self, kind: Kind, field: &str) -> Change {
        let Pair { old, new } = self.pair.statement;
        self.change(kind, field).values(Some(value(old)), Some(value(new)))
    }

    fn change(&self, kind: Kind, field: &str) -> Change {
        let Pair { old, new } = self.pair.statement;
        let mut change = change(kind, self.pair.topic.new, Some(field), self.lexicon);
        change.label.old = Some(topic_label(self.lexicon, self.pair.topic.old));
        change.quotes(&old.evidence, &new.evidence).aligned(self.pair.alignment)
    }
}

/// Whether a word is an acronym with two letters changed over ("UNCHR" for "UNHCR"): the same organization, misspelt.
fn is_slip(word: &str, acronym: &str) -> bool {
    const SHORTEST: usize = 4;
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    acronym.len() >= SHORTEST && word != acronym && sorted(word) == sorted(acronym)
}

/// The same words, white space, case, spelling by country, quotation marks and dashes left aside.
pub(super) fn same_words(old: &str, new: &str, lexicon: &Lexicon) -> bool {
    old == new || letters(old, lexicon) == letters(new, lexicon)
}

/// Whether an act is a reporting verb: a journalist's choice of word.
pub(super) fn is_reporting(statement: &Statement) -> bool {
    statement.axis == Axis::Reporting
}
