//! What a changelog tells once: one seat told as two people, one sentence told as two changes.
//!
//! Comes in: the findings of a step. Goes out: the findings that a reader needs, each with its fingerprint.

use crate::assess::{Finding, Severity, fingerprint};
use crate::diff::{AlignedBy, Alignment, Kind, PersonValue, Value};
use crate::snapshot::Evidence;

/// Joins the delegation that went with the people who came for it, and the other way round: the seat is kept, only the
/// words for it differ.
pub(super) fn join_seats(mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut joined: Vec<usize> = Vec::new();
    for (delegation, person) in [
        (Kind::ParticipantRemoved, Kind::ParticipantAdded),
        (Kind::ParticipantAdded, Kind::ParticipantRemoved),
    ] {
        let seats: Vec<(usize, Finding)> = findings
            .iter()
            .enumerate()
            .filter(|(_, finding)| {
                finding.change.kind == delegation && value(finding).is_some_and(is_delegation)
            })
            .map(|(at, finding)| (at, finding.clone()))
            .collect();
        for finding in &mut findings {
            let person =
                finding.change.kind == person && value(finding).is_some_and(|one| !is_delegation(one));
            let seat = seats.iter().find(|(_, seat)| person && is_seat_of(seat, finding));
            if let Some((at, seat)) = seat {
                join(finding, seat, delegation);
                joined.push(*at);
            }
        }
    }
    let mut at = 0;
    findings.retain(|_| {
        at += 1;
        !joined.contains(&(at - 1))
    });
    findings
}

fn value(finding: &Finding) -> Option<&PersonValue> {
    let value = &finding.change.value;
    match value.new.as_ref().or(value.old.as_ref()) {
        Some(Value::Person(person)) => Some(person),
        _ => None,
    }
}

fn is_delegation(person: &PersonValue) -> bool {
    person.name.is_none() && person.office.is_none()
}

fn is_seat_of(delegation: &Finding, person: &Finding) -> bool {
    let seat = |finding: &Finding| value(finding).map(|one| (one.country, one.organization.clone()));
    match (seat(delegation), seat(person)) {
        (Some((Some(one), _)), Some((Some(other), _))) => one == other,
        (Some((None, Some(one))), Some((None, Some(other)))) => one == other,
        _ => false,
    }
}

/// The person's change becomes one of the seat, with both sides.
fn join(person: &mut Finding, delegation: &Finding, gone: Kind) {
    let (change, other) = (&mut person.change, &delegation.change);
    if gone == Kind::ParticipantRemoved {
        change.value.old.clone_from(&other.value.old);
        change.label.old.clone_from(&other.label.old);
        change.evidence.old.clone_from(&other.evidence.old);
    } else {
        change.value.new.clone_from(&other.value.new);
        change.label.new.clone_from(&other.label.new);
        change.evidence.new.clone_from(&other.evidence.new);
    }
    change.kind = Kind::ParticipantReplaced;
    change.alignment = Alignment { by: AlignedBy::Seat, score: None, certain: true };
    person.severity = Severity::Info;
    person.rule = format!("{}/edition", Kind::ParticipantReplaced);
    person.fingerprint = fingerprint(&person.change);
}

/// Leaves out what another change quotes whole: a statement inside a statement of the same kind, a statement that is an
/// outcome, a number inside an outcome that changed.
pub(super) fn leave_out_quoted(findings: Vec<Finding>) -> Vec<Finding> {
    let told: Vec<bool> = findings
        .iter()
        .enumerate()
        .map(|(at, inner)| {
            let others = findings.iter().enumerate().filter(|(other, _)| *other != at);
            others.map(|(_, other)| other).any(|outer| tells(outer, inner))
        })
        .collect();
    findings.into_iter().zip(told).filter_map(|(finding, told)| (!told).then_some(finding)).collect()
}

fn tells(outer: &Finding, inner: &Finding) -> bool {
    let (one, two) = (&outer.change, &inner.change);
    let quotes = covers(&one.evidence.old, &two.evidence.old) && covers(&one.evidence.new, &two.evidence.new);
    match (two.kind, one.kind) {
        (Kind::StatementAdded, Kind::OutcomeAdded)
        | (Kind::StatementRemoved, Kind::OutcomeRemoved)
        | (Kind::QuantityChanged | Kind::DeadlineChanged, Kind::OutcomeChanged) => quotes,
        // Two statements that may be one are told with all their words; what else differs in them is no news of its own.
        (
            Kind::QuantityChanged | Kind::DeadlineChanged | Kind::StatementReference,
            Kind::StatementStrengthened | Kind::StatementWeakened | Kind::StatementAct,
        ) => quotes && !two.alignment.certain,
        (Kind::StatementAdded, Kind::StatementAdded) | (Kind::StatementRemoved, Kind::StatementRemoved) => {
            let longer = |quotes: [&[Evidence]; 2]| {
                quotes.iter().filter_map(|one| one.first()).map(length).sum::<usize>()
            };
            let sizes = (
                longer([&one.evidence.old, &one.evidence.new]),
                longer([&two.evidence.old, &two.evidence.new]),
            );
            one.key == two.key && quotes && sizes.0 > sizes.1
        }
        _ => false,
    }
}

fn length(quote: &Evidence) -> usize {
    quote.span().end - quote.span().start
}

/// Whether the first quote of one side lies within that of the other; a side without a quote lies within any.
fn covers(outer: &[Evidence], inner: &[Evidence]) -> bool {
    match (outer.first(), inner.first()) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(outer), Some(inner)) => {
            let (whole, part) = (outer.span(), inner.span());
            whole.start <= part.start && part.end <= whole.end
        }
    }
}
