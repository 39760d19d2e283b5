//! Votes: how many were for and against, who was against and what they preferred instead.
//!
//! A vote stands in a report as statements ("Voting against was A, who preferred to wait"). Compared one by one they tell
//! that a sentence came; a reader asks for the count and the dissenters. Comes in: two snapshots and the findings of
//! their step. Goes out: one finding for a vote that went otherwise, in the place of those on its sentences.

use crate::assess::{Cause, Finding, Severity, fingerprint};
use crate::diff::{Alignment, Change, Kind, Pair, Value};
use crate::lexicon::fold;
use crate::read::Span;
use crate::snapshot::{Evidence, Participant, Snapshot, Statement};

/// The acts under which extraction files a vote.
const FOR: &str = "vote for";
const AGAINST: &str = "vote against";
/// The field of the change that tells a vote.
pub(super) const FIELD: &str = "vote";

/// A vote as a report tells it.
struct Vote {
    ayes: usize,
    /// Each of those against, with what they preferred.
    noes: Vec<String>,
    /// Who was against, by name.
    against: Vec<String>,
    evidence: Vec<Evidence>,
}

impl Vote {
    fn of(snapshot: &Snapshot) -> Option<Self> {
        let all = || snapshot.priorities.iter().flat_map(|topic| &topic.statements);
        let voters = |act: &str| -> Vec<&Participant> {
            let texts: Vec<String> = all().filter(|one| one.act == act).map(|one| fold(&one.text)).collect();
            let named = |person: &&Participant| {
                person.name.as_ref().is_some_and(|name| texts.iter().any(|text| text.contains(&fold(name))))
            };
            snapshot.participants.iter().filter(named).collect()
        };
        let (ayes, noes) = (voters(FOR), voters(AGAINST));
        let cast = |one: &&Statement| one.act == FOR || one.act == AGAINST;
        let mut cast: Vec<&Statement> = all().filter(cast).collect();
        // Who was against is what a reader looks for.
        cast.sort_by_key(|one| one.act != AGAINST);
        let evidence: Vec<Evidence> = cast.iter().flat_map(|one| one.evidence.clone()).collect();
        if ayes.is_empty() || evidence.is_empty() {
            return None;
        }
        let start = evidence.iter().map(|quote| quote.span().start).min()?;
        let mut vote = Self { ayes: ayes.len(), noes: Vec::new(), against: Vec::new(), evidence };
        for person in noes {
            let name = person.name.clone()?;
            let reason = all().find(|one| {
                one.speaker.as_ref() == Some(&person.id)
                    && one.evidence.first().is_some_and(|quote| quote.span().start >= start)
            });
            let said = reason.and_then(|one| one.evidence.first());
            vote.noes.push(said.map_or_else(|| name.clone(), |quote| line(quote.exact())));
            vote.evidence.extend(said.cloned());
            vote.against.push(name);
        }
        vote.against.sort();
        Some(vote)
    }

    /// `11 to 1, against: A, who preferred to wait`.
    fn told(&self) -> String {
        let count = format!("{} to {}", self.ayes, self.noes.len());
        if self.noes.is_empty() { count } else { format!("{count}, against: {}", self.noes.join("; ")) }
    }

    fn holds(&self, span: Span) -> bool {
        self.evidence.iter().any(|quote| quote.span().overlaps(span))
    }
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts one finding on the vote in the place of those on its sentences; a vote that only one side tells stays as it is.
pub(super) fn join_votes(findings: &mut Vec<Finding>, snapshots: Pair<&Snapshot>) {
    let (Some(old), Some(new)) = (Vote::of(snapshots.old), Vote::of(snapshots.new)) else { return };
    let of_statements = |kind: Kind| matches!(kind.family(), "statement" | "quantity" | "deadline");
    findings.retain(|finding| {
        let quotes = &finding.change.evidence;
        let inside = |quotes: &[Evidence], vote: &Vote| quotes.iter().all(|quote| vote.holds(quote.span()));
        let quoted = !quotes.old.is_empty() || !quotes.new.is_empty();
        let of_the_vote = quoted && inside(&quotes.old, &old) && inside(&quotes.new, &new);
        !(of_statements(finding.change.kind) && of_the_vote)
    });
    if (old.ayes, &old.against) != (new.ayes, &new.against) {
        findings.push(finding(&old, &new));
    }
}

fn finding(old: &Vote, new: &Vote) -> Finding {
    let change = Change {
        kind: Kind::OutcomeChanged,
        path: format!("/outcomes/{FIELD}"),
        key: Some(FIELD.to_owned()),
        field: Some(FIELD.to_owned()),
        value: Pair::new(Some(Value::Text(old.told())), Some(Value::Text(new.told()))),
        direction: None,
        delta: None,
        alignment: Alignment::KEY,
        evidence: Pair::new(old.evidence.clone(), new.evidence.clone()),
        label: Pair::default(),
        follows: None,
    };
    let fingerprint = fingerprint(&change);
    let rule = format!("{}/edition", Kind::OutcomeChanged);
    Finding { change, severity: Severity::Major, fingerprint, rule, cause: Cause::Source, waived: None }
}
