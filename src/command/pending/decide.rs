//! `summitdiff accept` and `summitdiff reject`: what waits becomes what is kept, or goes.

use super::selector::{Meant, find};
use super::{Desk, Options, Waiting, prepare};
use crate::command::Status;
use crate::command::check::keep;
use crate::command::failure::{Failure, Place};
use crate::command::run::Run;
use crate::store::remove;
use std::path::Path;
use summitdiff::gate::accept::{Refusal, take};
use summitdiff::render::safe;
use summitdiff::snapshot::Snapshot;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// What waits is right.
    Accept,
    /// What waits goes; the kept snapshot stays.
    Reject,
}

/// A step that was checked and can be done.
enum Step {
    /// The waiting snapshot becomes the kept one.
    Whole(usize),
    /// The kept snapshot becomes this one, and the waiting one goes on waiting.
    Part(usize, Box<Snapshot>, String),
    /// The waiting snapshot goes.
    Drop(usize),
}

/// Runs the command: every word is understood before anything is written.
///
/// # Errors
/// A word that means nothing, a change that cannot be decided alone, or a file that cannot be written.
pub(crate) fn decide(decision: Decision, options: &Options, run: &mut Run<'_>) -> Result<Status, Failure> {
    let (config, read) = prepare(options)?;
    let desk = Desk::new(options, config, &read)?;
    let mut waiting = desk.waiting(&options.selectors)?;
    let mut steps = Vec::new();
    for word in &options.selectors {
        match (decision, find(word, &waiting)?) {
            (Decision::Accept, Meant::Whole(found)) => steps.extend(found.into_iter().map(Step::Whole)),
            (Decision::Reject, Meant::Whole(found)) => steps.extend(found.into_iter().map(Step::Drop)),
            (Decision::Accept, Meant::Change(found, print)) => {
                for index in found {
                    let taken = part(&desk, &waiting[index], &print)?;
                    // Later words of the command build on what this one took over.
                    waiting[index].old = Some(taken.clone());
                    steps.push(Step::Part(index, Box::new(taken), print.clone()));
                }
            }
            (Decision::Reject, Meant::Change(_, print)) => return Err(alone(&print)),
        }
    }
    let mut text = String::new();
    for step in &steps {
        text += &perform(step, &waiting)?;
    }
    run.print(&text).map(|_| Status::Passed)
}

fn alone(print: &str) -> Failure {
    Failure::usage(
        format!("the change {print} cannot be rejected alone: the report would give it again"),
        "mend the report, reject the whole snapshot by its path, or let the change stand with `summitdiff waive`",
    )
}

/// The kept snapshot with one change taken over.
///
/// # Errors
/// When the change cannot be taken over alone.
pub(super) fn part(desk: &Desk<'_>, waiting: &Waiting, print: &str) -> Result<Snapshot, Failure> {
    let old = waiting.old.as_ref().expect("only a snapshot that is kept has changes");
    let assessment = desk.judge(waiting, old);
    let Some(finding) = assessment.findings.iter().find(|one| one.fingerprint == print) else {
        // An earlier word took it over with the change that it follows from.
        return Ok(old.clone());
    };
    let judge = |old: &Snapshot, _: &Snapshot| desk.judge(waiting, old);
    take(old, &waiting.new, finding, &judge).map_err(|refusal| {
        let what = match refusal {
            Refusal::NoField => format!("the change {print} cannot be accepted alone: no field holds it"),
            Refusal::Entangled(others) if others.is_empty() => {
                format!("the change {print} cannot be accepted alone: other entries refer to what it moves")
            }
            Refusal::Entangled(others) => {
                format!("the change {print} cannot be accepted alone: it moves with {}", others.join(", "))
            }
        };
        let hint =
            "accept the snapshot as a whole by its path, or let the change stand with `summitdiff waive`";
        Failure::new(what, Place::of(&waiting.path), hint)
    })
}

/// Does a step and says so.
fn perform(step: &Step, waiting: &[Waiting]) -> Result<String, Failure> {
    let name = |one: &Waiting| safe::workflow_log(&one.checked.snapshot).into_owned();
    match step {
        Step::Whole(index) => {
            let one = &waiting[*index];
            keep(&one.path, &one.new)?;
            gone(&one.pending)?;
            Ok(format!("accepted {}\n", name(one)))
        }
        Step::Part(index, taken, print) => {
            let one = &waiting[*index];
            keep(&one.path, taken)?;
            if **taken == one.new {
                gone(&one.pending)?;
            }
            Ok(format!("accepted {print} in {}\n", name(one)))
        }
        Step::Drop(index) => {
            let one = &waiting[*index];
            gone(&one.pending)?;
            Ok(format!("rejected {}\n", name(one)))
        }
    }
}

/// Removes what waits no more.
pub(super) fn gone(pending: &Path) -> Result<(), Failure> {
    remove(pending).map_err(|error| Failure::system("remove", pending, &error))
}
