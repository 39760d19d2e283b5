//! What was taken from where: for each value of a snapshot the words of the report and the rule that took them.
//!
//! Comes in: the mentions and the snapshot made of them. Goes out: [`Finding`]s in text order, one for each quote of each
//! entry. Promises: a finding stands inside an evidence of the snapshot, and every evidence has a finding.

use crate::extract::{Mentions, NameClass};
use crate::read::{Article, Span, Zone};
use crate::snapshot::{
    Basis, Event, EventField, Evidence, Milestone, Outcome, Participant, Priority, Snapshot, Statement,
};
use std::fmt::{Debug, Write as _};

/// Words of the report from which a value was taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The words: UTF-8 byte offsets into the article text.
    pub span: Span,
    /// Which part of the snapshot: `participant`, `event.start`, `priority`.
    pub label: String,
    /// The value, in the snapshot's own words.
    pub value: String,
    /// The rule that took it.
    pub rule: String,
}

/// The findings of a snapshot, sorted by where they stand; a longer one before a shorter one that begins with it.
///
/// ```
/// use summitdiff::{extract, lexicon::Lexicon, normalize, read, snapshot::Source};
/// let article = read::read(b"Prime Minister Edgar Lind of Norway met President Oriol Vall of Andorra.").unwrap();
/// let lexicon = Lexicon::built_in();
/// let mentions = extract::extract(&article, &extract::Context { lexicon: &lexicon, date: None });
/// # let source = Source { path: None, media_type: "text/plain".into(), language: "en".into(), title: None,
/// #     publisher: None, url: None, published: None, sha256: String::new(), text_sha256: String::new() };
/// let snapshot = normalize::normalize(&article, &mentions, source, &lexicon);
/// let findings = normalize::findings(&article, &mentions, &snapshot);
/// assert_eq!(findings[0].label, "participant");
/// assert_eq!(findings[0].value, "edgar-lind: Prime Minister, NO, attended");
/// assert_eq!(findings[0].rule, "office-name");
/// ```
#[must_use]
pub fn findings(article: &Article, mentions: &Mentions, snapshot: &Snapshot) -> Vec<Finding> {
    let mut taken = Taken { article, mentions, found: Vec::new() };
    taken.event(&snapshot.event);
    for participant in &snapshot.participants {
        taken.participant(participant);
    }
    for priority in &snapshot.priorities {
        taken.priority(priority);
    }
    taken.names(snapshot);
    for document in &snapshot.documents {
        let value = document.title.clone().unwrap_or_else(|| document.id.to_string());
        let value = format!("{value}: {}", word(document.status));
        taken.all(&document.evidence, "document", &value, |_| "document-noun".to_owned());
    }
    for outcome in &snapshot.outcomes {
        taken.outcome(outcome);
    }
    for milestone in &snapshot.milestones {
        taken.milestone(milestone);
    }
    let mut found = taken.found;
    found.sort_by(|one, other| {
        let place = |finding: &Finding| (finding.span.start, std::cmp::Reverse(finding.span.end));
        place(one).cmp(&place(other)).then_with(|| one.cmp(other))
    });
    found.dedup();
    found
}

struct Taken<'run> {
    article: &'run Article,
    mentions: &'run Mentions,
    found: Vec<Finding>,
}

impl Taken<'_> {
    fn all(&mut self, evidence: &[Evidence], label: &str, value: &str, rule: impl Fn(Span) -> String) {
        for quote in evidence {
            self.found.push(Finding {
                span: quote.span(),
                label: label.to_owned(),
                value: value.to_owned(),
                rule: rule(quote.span()),
            });
        }
    }

    fn event(&mut self, event: &Event) {
        let article = self.article;
        let opening = event.evidence.get(&EventField::Type).and_then(|list| list.first()).map(Evidence::span);
        for (field, evidence) in &event.evidence {
            let value = event_value(event, *field);
            let label = format!("event.{}", word(field));
            self.all(evidence, &label, &value, |span| zone(article, span, opening).to_owned());
        }
    }

    fn participant(&mut self, participant: &Participant) {
        let mut value = participant.id.to_string();
        let land = participant.country.as_ref().map(ToString::to_string);
        let house = participant.organization.as_ref().map(ToString::to_string);
        let stated = [participant.office.clone(), land.or(house), Some(word(participant.attendance))];
        let functions = participant.functions.iter().map(word);
        for (index, part) in stated.into_iter().flatten().chain(functions).enumerate() {
            let _ = write!(value, "{}{part}", if index == 0 { ": " } else { ", " });
        }
        let mut suffix = String::new();
        if participant.basis != Basis::Stated {
            let _ = write!(suffix, ", {}", word(participant.basis));
        }
        for field in &participant.completed {
            let _ = write!(suffix, ", {} completed", word(field));
        }
        let (article, mentions) = (self.article, self.mentions);
        self.all(&participant.evidence, "participant", &value, |span| {
            let person = mentions.people.iter().find(|person| article.span(person.tokens.clone()) == span);
            format!("{}{suffix}", person.map_or("mention", |person| person.rule))
        });
    }

    fn priority(&mut self, priority: &Priority) {
        let number = priority.ordinal.map_or_else(String::new, |ordinal| format!(", numbered {ordinal}"));
        let value = format!("{}: rank {}{number}", priority.topic, priority.rank);
        for quote in &priority.evidence {
            self.topic(priority, quote.span(), &value);
        }
        for statement in &priority.statements {
            self.statement(priority, statement);
        }
    }

    /// The cue in a quoted clause names the topic: its words are shown, not the whole clause.
    fn topic(&mut self, priority: &Priority, quote: Span, value: &str) {
        let clauses = &self.mentions.clauses;
        let of_statements = clauses.statements.iter().flat_map(|statement| &statement.topics);
        let cue = of_statements.chain(&clauses.topics).find_map(|topic| {
            let cue = self.article.span(topic.cue.clone());
            (topic.topic == priority.topic && quote.start <= cue.start && cue.end <= quote.end).then_some(cue)
        });
        self.found.push(Finding {
            span: cue.unwrap_or(quote),
            label: "priority".to_owned(),
            value: value.to_owned(),
            rule: if cue.is_some() { "topic-cue" } else { "topic-clause" }.to_owned(),
        });
    }

    fn statement(&mut self, priority: &Priority, statement: &Statement) {
        let mut value = format!("{}: {} ({})", priority.topic, statement.act, word(statement.axis));
        if let Some(speaker) = &statement.speaker {
            let _ = write!(value, " by {speaker}");
        }
        if statement.polarity != crate::snapshot::Polarity::Affirmed {
            let _ = write!(value, ", {}", word(statement.polarity));
        }
        for quantity in &statement.quantities {
            let _ = write!(value, ", {}", quantity.text);
        }
        let (article, mentions) = (self.article, self.mentions);
        self.all(&statement.evidence, "statement", &value, |span| {
            let clause =
                mentions.clauses.statements.iter().find(|clause| {
                    article.span(clause.tokens.clone()) == span && clause.act == statement.act
                });
            clause.map_or("clause", |clause| clause.rule).to_owned()
        });
    }

    fn names(&mut self, snapshot: &Snapshot) {
        let (article, mentions) = (self.article, self.mentions);
        let rule = |span: Span| {
            let name = mentions.names.iter().find(|name| article.span(name.tokens.clone()) == span);
            match name.map(|name| name.class) {
                Some(NameClass::Organization) => "organization-name",
                Some(NameClass::Grouping) => "grouping-name",
                Some(NameClass::Body) => "head-noun",
                None => "name",
            }
            .to_owned()
        };
        for organization in &snapshot.organizations {
            self.all(&organization.evidence, "organization", organization.id.as_str(), rule);
        }
        for body in &snapshot.bodies {
            let parent = body.parent.as_ref().map_or_else(String::new, |parent| format!(" of {parent}"));
            self.all(&body.evidence, "body", &format!("{}{parent}", body.id), rule);
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        let title = outcome.title.as_ref().map_or_else(String::new, |title| format!(": {title}"));
        let value = format!("{}{title}", word(outcome.kind));
        self.all(&outcome.evidence, "outcome", &value, |_| "outcome-cue".to_owned());
    }

    fn milestone(&mut self, milestone: &Milestone) {
        let value = format!("{}: {}", milestone.date, word(milestone.status));
        self.all(&milestone.evidence, "milestone", &value, |_| "date".to_owned());
    }
}

/// The value of an event's field in one line.
fn event_value(event: &Event, field: EventField) -> String {
    let text = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    match field {
        EventField::Name => text(event.name.clone()),
        EventField::Type => text(event.kind.map(word)),
        EventField::Format => text(event.format.map(word)),
        EventField::Organization => {
            text(event.organization.as_ref().map(|organization| organization.id.to_string()))
        }
        EventField::Body => text(event.body.clone()),
        EventField::Location => text(event.location.as_ref().map(|place| {
            let parts = [place.city.clone(), place.country.as_ref().map(ToString::to_string)];
            parts.into_iter().flatten().collect::<Vec<String>>().join(", ")
        })),
        EventField::Start => text(event.start.as_ref().map(ToString::to_string)),
        EventField::End => text(event.end.as_ref().map(ToString::to_string)),
        EventField::Host => text(event.host.as_ref().map(ToString::to_string)),
        EventField::Chair => text(event.chair.as_ref().map(ToString::to_string)),
    }
}

/// Where a value of the event stands: in the sentence that reports the meeting, in the dateline, or near.
fn zone(article: &Article, span: Span, opening: Option<Span>) -> &'static str {
    let at = |offset: usize| article.tokens().partition_point(|token| token.span().end <= offset);
    let token = at(span.start);
    let same =
        |opening: Span| article.sentence_of(at(opening.start)).tokens == article.sentence_of(token).tokens;
    if article.block_of(token).zone == Zone::Dateline {
        "dateline"
    } else if opening.is_some_and(same) {
        "opening"
    } else {
        "near"
    }
}

/// A kind as the snapshot writes it: `NextMeeting` is `next-meeting`.
fn word(kind: impl Debug) -> String {
    let mut out = String::new();
    for letter in format!("{kind:?}").chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(letter.to_lowercase());
    }
    out
}
