//! The history as a heat map: a picture (SVG) that stands alone, and a page around it.
//!
//! Whole numbers only, no script, no font of its own; each cell says on hovering what it shows, and carries its rank, so
//! that no meaning hangs on colour.

use super::{Part, Show, Step, latest, parts, percent};
use crate::render::safe;
use crate::render::verdict::plural;
use crate::series::{History, Life, LifeEvent, Stage};
use std::fmt;

/// The width of a letter of a label, generously.
const LETTER: usize = 7;
const CELL: usize = 34;
const ROW: usize = 24;
/// Where the first row begins, below the slanted names of the editions.
const HEAD: usize = 96;
const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#1c2733}\
.part{font-size:16px;font-weight:600}\
.rank{font-size:11px;text-anchor:middle}\
.label{text-anchor:end}\
.event{font-size:11px;fill:#5b6875}\
.absent{fill:#f4f6f8}.least{fill:#d6e6f2}.less{fill:#9cc6e0}.more{fill:#4292c6}.most{fill:#0b4f94}\
.more+.rank,.most+.rank{fill:#fff}\
.there{fill:#a8c8b8}\
.new{fill:none;stroke:#1a7f37;stroke-width:2}.returned{fill:none;stroke:#9a3fb5;stroke-width:2}\
.dropped{stroke:#c0392b;stroke-width:2}";

/// Writes the picture.
///
/// # Errors
/// Only when `out` fails.
pub fn write_svg(history: &History, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    let parts = parts(history, show);
    let letters = parts.iter().flat_map(|part| part.lives).map(|life| life.label.chars().count()).max();
    let label = letters.unwrap_or(0).clamp(12, 40) * LETTER + 16;
    let width = (label + history.editions.len() * CELL + 110).max(label + 480);
    let height: usize = parts.iter().map(|part| HEAD + part.lives.len() * ROW + 24).sum::<usize>() + 60;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">"
    )?;
    writeln!(out, "<title>Topics and participants from edition to edition</title>")?;
    writeln!(out, "<style>{STYLE}</style>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>")?;
    let mut top = 0;
    for part in &parts {
        write_part(part, history, (label, top), out)?;
        top += HEAD + part.lives.len() * ROW + 24;
    }
    write_legend((label, top), out)?;
    writeln!(out, "</svg>")
}

/// Writes a page with the picture.
///
/// # Errors
/// Only when `out` fails.
pub fn write_html(history: &History, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>History</title>")?;
    writeln!(out, "<style>body{{margin:1rem;background:#fff}}main{{overflow-x:auto}}</style>\n<main>")?;
    write_svg(history, show, out)?;
    writeln!(out, "</main>\n</html>")
}

fn write_part(
    part: &Part<'_>,
    history: &History,
    (label, top): (usize, usize),
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let title = top + HEAD - 12;
    writeln!(
        out,
        "<text class=\"part\" x=\"{label}\" y=\"{title}\" dx=\"-8\" text-anchor=\"end\">{}</text>",
        part.title
    )?;
    for (at, edition) in history.editions.iter().enumerate() {
        let (x, y) = (label + at * CELL + CELL / 2, top + HEAD - 8);
        let name = safe::xml(edition);
        writeln!(out, "<text x=\"{x}\" y=\"{y}\" transform=\"rotate(-45 {x} {y})\">{name}</text>")?;
    }
    for (row, life) in part.lives.iter().enumerate() {
        write_row(life, &history.editions, (label, top + HEAD + row * ROW), out)?;
    }
    Ok(())
}

fn write_row(
    life: &Life,
    editions: &[String],
    (label, y): (usize, usize),
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let name: String = life.label.chars().take(40).collect();
    let baseline = y + 16;
    writeln!(
        out,
        "<text class=\"label\" x=\"{label}\" dx=\"-8\" y=\"{baseline}\">{}</text>",
        safe::xml(&name)
    )?;
    for (at, stage) in life.stages.iter().enumerate() {
        if stage.event != LifeEvent::NotYet {
            let told = told(life, stage, &editions[at]);
            write_cell(stage, &told, (label + at * CELL, y), out)?;
        }
    }
    let x = label + editions.len() * CELL + 8;
    writeln!(out, "<text class=\"event\" x=\"{x}\" y=\"{baseline}\">{}</text>", latest(life).as_str())
}

fn write_cell(stage: &Stage, told: &str, (x, y): (usize, usize), out: &mut dyn fmt::Write) -> fmt::Result {
    let (width, height) = (CELL - 2, ROW - 2);
    write!(out, "<g><title>{}</title>", safe::xml(told))?;
    let class = match stage.share {
        None if stage.event.is_present() => "there",
        _ => class(Step::of(stage)),
    };
    write!(
        out,
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>"
    )?;
    let (middle, baseline) = (x + width / 2, y + 15);
    if let Some(rank) = stage.rank {
        write!(out, "<text class=\"rank\" x=\"{middle}\" y=\"{baseline}\">{rank}</text>")?;
    }
    match stage.event {
        LifeEvent::New | LifeEvent::Returned => {
            let (x, y, width, height) = (x + 1, y + 1, width - 2, height - 2);
            let event = stage.event.as_str();
            write!(
                out,
                "<rect class=\"{event}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>"
            )?;
        }
        LifeEvent::Dropped => {
            let (start, end, level) = (middle - 5, middle + 5, y + height / 2);
            write!(
                out,
                "<path class=\"dropped\" d=\"M{start} {}L{end} {}M{start} {}L{end} {}\"/>",
                level - 5,
                level + 5,
                level + 5,
                level - 5
            )?;
        }
        LifeEvent::Carried | LifeEvent::Reranked | LifeEvent::Gone | LifeEvent::NotYet => {}
    }
    writeln!(out, "</g>")
}

/// `Health, 2022-06-28: reranked, rank 7, 2 statements, 6.2 %`.
fn told(life: &Life, stage: &Stage, edition: &str) -> String {
    let shared = stage.statements.zip(stage.share);
    let parts = [
        stage.rank.map(|rank| format!("rank {rank}")),
        shared.map(|(count, share)| format!("{}, {} %", plural(count as usize, "statement"), percent(share))),
        stage.strength.map(|strength| format!("strength {strength} of 1000")),
    ];
    let head = format!("{}, {edition}: {}", life.label, stage.event.as_str());
    std::iter::once(head).chain(parts.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}

const fn class(step: Step) -> &'static str {
    match step {
        Step::Absent => "absent",
        Step::Least => "least",
        Step::Less => "less",
        Step::More => "more",
        Step::Most => "most",
    }
}

fn write_legend((label, top): (usize, usize), out: &mut dyn fmt::Write) -> fmt::Result {
    let (y, baseline) = (top + 6, top + 17);
    writeln!(
        out,
        "<text class=\"label event\" x=\"{label}\" dx=\"-8\" y=\"{baseline}\">share of the statements</text>"
    )?;
    for (at, step) in Step::SHOWN.into_iter().enumerate() {
        let x = label + at * 116;
        writeln!(
            out,
            "<rect class=\"{}\" x=\"{x}\" y=\"{y}\" width=\"16\" height=\"14\" rx=\"3\"/>",
            class(step)
        )?;
        writeln!(out, "<text class=\"event\" x=\"{}\" y=\"{baseline}\">{}</text>", x + 21, step.meaning())?;
    }
    let (y, baseline) = (y + 24, baseline + 24);
    for (at, event) in [LifeEvent::New, LifeEvent::Returned].into_iter().enumerate() {
        let (x, word) = (label + at * 116, event.as_str());
        writeln!(
            out,
            "<rect class=\"{word}\" x=\"{}\" y=\"{}\" width=\"14\" height=\"12\" rx=\"3\"/>",
            x + 1,
            y + 1
        )?;
        writeln!(out, "<text class=\"event\" x=\"{}\" y=\"{baseline}\">{word}</text>", x + 21)?;
    }
    let x = label + 232;
    writeln!(out, "<path class=\"dropped\" d=\"M{} {}l10 10m0 -10l-10 10\"/>", x + 3, y + 2)?;
    writeln!(out, "<text class=\"event\" x=\"{}\" y=\"{baseline}\">dropped</text>", x + 21)
}
