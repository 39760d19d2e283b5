//! The history in a terminal: one row an entry, one column an edition, shading without colour.

use super::{Part, Show, Step, latest, parts, reason};
use crate::render::safe;
use crate::series::{History, Life, LifeEvent, MatchedBy};
use std::fmt;
use std::ops::Range;

/// A label is not cut shorter than this to make room for editions.
const LEAST_LABEL: usize = 32;
/// The longest word of an event, `reranked` and `returned`.
const EVENT: usize = 8;

/// The sign of an edition that drops what the one before it had.
const DROPPED: char = '×';
/// The sign of an edition that has the country or organization by another name.
const SEAT: char = '○';

/// How the columns are laid out.
struct Grid {
    label: usize,
    cell: usize,
    /// The editions that have room: the latest.
    shown: Range<usize>,
}

/// Writes the tables.
///
/// # Errors
/// Only when `out` fails.
pub fn write(history: &History, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    for (at, part) in parts(history, show).iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_part(part, history, show, out)?;
    }
    writeln!(out)?;
    write_legend(show, out)?;
    if show.explain {
        write_matches(history, show, out)?;
    }
    Ok(())
}

impl Grid {
    fn of(part: &Part<'_>, names: &[String], width: usize) -> Self {
        let editions = names.len();
        let dates = names.iter().all(|name| safe::width(&safe::workflow_log(name)) <= 10);
        let longest = part.lives.iter().map(|life| safe::width(&safe::workflow_log(&life.label))).max();
        let longest = longest.unwrap_or(0).max(part.title.len());
        let label = longest.min(LEAST_LABEL).min(width / 2);
        let room = width.saturating_sub(label + EVENT + 2).max(2);
        // A date needs eleven columns, a rank with its shade five, a shade with a gap two.
        let fits = |cell: &usize| cell * editions <= room && (dates || *cell < 11);
        let cell = [11, 5, 2].into_iter().find(fits).unwrap_or(2);
        let shown = editions.saturating_sub(room / cell)..editions;
        // What the editions leave is for the labels.
        let label = longest.min(label + room.saturating_sub(shown.len() * cell));
        Self { label, cell, shown }
    }
}

fn write_part(part: &Part<'_>, history: &History, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    let grid = Grid::of(part, &history.editions, show.width);
    write!(out, "{:<width$} ", part.title, width = grid.label)?;
    for at in grid.shown.clone() {
        write!(out, "{}", head(&history.editions[at], at, grid.cell))?;
    }
    writeln!(out, "{}", if part.lives.is_empty() { "" } else { "latest" })?;
    if part.lives.is_empty() {
        writeln!(out, "none in any edition")?;
    }
    for life in part.lives {
        let label = fitted(&life.label, grid.label);
        let cells: String = grid.shown.clone().map(|at| cell(life, at, grid.cell)).collect();
        writeln!(out, "{label} {cells}{}", latest(life).as_str())?;
    }
    write_editions(history, &grid, show.width, out)
}

/// The head of a column: the date, else the last digits of the edition's number.
fn head(label: &str, at: usize, cell: usize) -> String {
    match cell {
        11 => fitted(label, 10) + " ",
        5 => format!("{:>4} ", at + 1),
        _ => format!("{} ", (at + 1) % 10),
    }
}

/// The shade, with the rank where there is room.
fn cell(life: &Life, at: usize, width: usize) -> String {
    let stage = &life.stages[at];
    let sign = match stage.event {
        LifeEvent::NotYet => ' ',
        LifeEvent::Dropped => DROPPED,
        LifeEvent::Seat => SEAT,
        LifeEvent::New | LifeEvent::Carried | LifeEvent::Reranked | LifeEvent::Returned | LifeEvent::Gone => {
            Step::of(stage).sign()
        }
    };
    let rank = stage.rank.map(|rank| rank.to_string()).unwrap_or_default();
    match width {
        11 => format!("{sign}{sign}{sign} {rank:<7}"),
        5 => format!("{sign} {rank:<3}"),
        _ => format!("{sign} "),
    }
}

/// What the numbers at the heads of columns mean, and what has no room.
fn write_editions(history: &History, grid: &Grid, width: usize, out: &mut dyn fmt::Write) -> fmt::Result {
    if grid.cell != 11 {
        let mut line = String::new();
        for at in grid.shown.clone() {
            let said = format!("{} {}", at + 1, safe::workflow_log(&history.editions[at]));
            if !line.is_empty() && safe::width(&line) + 3 + safe::width(&said) > width {
                writeln!(out, "{line}")?;
                line.clear();
            }
            line += if line.is_empty() { "" } else { " · " };
            line += &said;
        }
        writeln!(out, "{line}")?;
    }
    match grid.shown.start {
        0 => Ok(()),
        1 => writeln!(out, "1 earlier edition has no room: --width, or --format csv"),
        hidden => writeln!(out, "{hidden} earlier editions have no room: --width, or --format csv"),
    }
}

fn write_legend(show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    if show.topics {
        let steps = Step::SHOWN.map(|step| format!("{} {}", step.sign(), step.meaning()));
        writeln!(out, "share of statements: {}", steps.join("  "))?;
    }
    let gone = Step::Absent.sign();
    writeln!(out, "{DROPPED} dropped  {gone} gone  blank: not there yet  numbers: rank, order of mention")?;
    if show.participants {
        writeln!(out, "{SEAT} only the seat: the country or organization without this person or delegation")?;
    }
    Ok(())
}

/// The matches that do not rest on an id, and who took whose seat.
fn write_matches(history: &History, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    let lines = matches(history, show);
    let none = if lines.is_empty() { ", all of them" } else { ", but for" };
    writeln!(out, "\nMatches: topics by their id; participants by the same id{none}")?;
    lines.iter().try_for_each(|line| writeln!(out, "  {line}"))
}

fn matches(history: &History, show: Show) -> Vec<String> {
    let mut lines = Vec::new();
    for life in parts(history, show).iter().flat_map(|part| part.lives) {
        let label = safe::workflow_log(&life.label);
        let edition = |at: usize| safe::workflow_log(&history.editions[at]);
        for (at, stage) in life.stages.iter().enumerate() {
            if let Some(matched) = stage.matched.filter(|matched| *matched != MatchedBy::Id) {
                lines.push(format!("{} {label}: taken for {}: {}", edition(at), life.id, reason(matched)));
            }
        }
        if let Some(before) = &life.succeeds {
            let why = "same country or organization and office";
            lines.push(format!(
                "{} {label}: another person in the seat of {before}, {why}",
                edition(life.first)
            ));
        }
    }
    lines
}

/// The text in so many columns, cut or filled.
fn fitted(text: &str, width: usize) -> String {
    let text = safe::workflow_log(text);
    let mut out = String::new();
    let whole = safe::width(&text) <= width;
    for letter in text.chars() {
        out.push(letter);
        if safe::width(&out) > if whole { width } else { width.saturating_sub(1) } {
            out.pop();
            break;
        }
    }
    if !whole {
        out.push('…');
    }
    let used = safe::width(&out);
    out + &" ".repeat(width.saturating_sub(used))
}
