//! Milestones: dates in the text other than the meeting's own, each with the clause that it dates.

use super::MilestoneMention;
use super::scene::Scene;
use super::statements::Reading;
use crate::read::Zone;
use crate::snapshot::MilestoneStatus;
use std::ops::Range;

/// The dated clauses of a report, in text order.
pub(super) fn find(scene: &Scene<'_>, readings: &[Reading]) -> Vec<MilestoneMention> {
    let mut found = Vec::new();
    for date in scene.dates {
        let Some(reading) = readings.iter().find(|reading| reading.tokens.contains(&date.tokens.start))
        else {
            continue;
        };
        if reading.zone != Zone::Body {
            continue;
        }
        let tokens = clause(scene, reading, date.tokens.start);
        found.push(MilestoneMention { status: status(scene, &tokens), date: date.date.clone(), tokens });
    }
    found
}

/// The frame that holds the date, or the words around it.
fn clause(scene: &Scene<'_>, reading: &Reading, at: usize) -> Range<usize> {
    if let Some(frame) = reading.frames.iter().find(|frame| frame.tokens.contains(&at)) {
        return frame.tokens.clone();
    }
    scene.trim(reading.tokens.clone())
}

/// To come where the clause speaks of what will be; done otherwise.
fn status(scene: &Scene<'_>, tokens: &Range<usize>) -> MilestoneStatus {
    let ahead = tokens.clone().any(|index| {
        scene.is_any(
            index,
            &[
                "will",
                "shall",
                "by",
                "until",
                "plan",
                "plans",
                "planned",
                "to",
                "would",
                "upcoming",
                "next",
                "starting",
                "ready",
                "forward",
                "scheduled",
                "expected",
            ],
        )
    });
    let past = tokens.clone().any(|index| {
        scene.is_any(index, &["was", "were", "had", "since", "last", "established", "released", "held"])
    });
    if ahead && !past { MilestoneStatus::Planned } else { MilestoneStatus::Done }
}
