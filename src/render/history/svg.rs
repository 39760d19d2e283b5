//! The history as a heat map: a picture (SVG) that stands alone, and a page around it.
//!
//! Whole numbers only, no script, no font of its own; light and dark as the reader's system is. Each cell says on
//! hovering what it shows, and carries its rank, so that no meaning hangs on colour.

use super::{Part, Show, Step, latest, parts, percent};
use crate::render::changelog::POLICY;
use crate::render::safe;
use crate::render::verdict::plural;
use crate::series::{History, Life, LifeEvent, Stage};
use std::fmt;

/// The width of a letter of a label, generously.
const LETTER: usize = 7;
const ROW: usize = 24;
const MARGIN: usize = 20;
/// The lines of the legend.
const LEGEND: usize = 64;
/// A longer label of a row, or name of an edition, is cut; hovering shows it whole.
const MOST_LABEL: usize = 46;
const MOST_NAME: usize = 26;
/// What the events of the last edition need at the right.
const EVENTS: usize = 72;
const STYLE: &str = "\
text{font:13px system-ui,-apple-system,'Segoe UI',sans-serif;fill:#1c2733}\
.ground{fill:#fff}.band{fill:#f4f6f9}.row:hover .band{fill:#e3e9f1}\
.part{font-size:17px;font-weight:600}.small{font-size:11px;fill:#5b6875}\
.rank{font-size:11px;text-anchor:middle;fill:#1c2733}.label{text-anchor:end}\
.absent{fill:#e9edf1}.least{fill:#d3e5f3}.less{fill:#98c5e3}.more{fill:#4790c4}.most{fill:#0b4a8a}\
.more+.rank,.most+.rank{fill:#fff}.there{fill:#a9cdbb}\
.new,.returned{fill:none;stroke-width:2}.new{stroke:#1a7f37}.returned{stroke:#9a3fb5}\
.dropped{stroke:#c0392b;stroke-width:2}.seat{fill:none;stroke:#5b6875;stroke-width:1.5}\
@media(prefers-color-scheme:dark){\
text,.rank{fill:#e7ebf0}.small{fill:#9aa7b5}.ground{fill:#13171c}.band{fill:#1a2027}.row:hover .band{fill:#262f39}\
.absent{fill:#252c34}.least{fill:#1c3950}.less{fill:#27587f}.more{fill:#4a94c9}.most{fill:#a9d6f5}\
.more+.rank,.most+.rank{fill:#0d1218}.there{fill:#3c6f58}\
.new{stroke:#4cc46b}.returned{stroke:#d58bea}.dropped{stroke:#ff7b6b}.seat{stroke:#9aa7b5}}";

/// Where things are.
#[derive(Debug, Clone, Copy)]
struct Plan {
    /// Where the labels of rows end and the cells begin.
    left: usize,
    cell: usize,
    /// The room above the rows of a part.
    head: usize,
    width: usize,
    height: usize,
}

impl Plan {
    fn of(history: &History, parts: &[Part<'_>]) -> Self {
        let labels = parts.iter().flat_map(|part| part.lives).map(|life| life.label.chars().count()).max();
        let left = labels.unwrap_or(0).clamp(22, MOST_LABEL + 1) * LETTER + 2 * MARGIN;
        let names = history.editions.iter().map(|name| name.chars().count()).max();
        // A name leans at 45 degrees: it is about 7 tenths of its length high, and as far to the right.
        let slant = names.unwrap_or(0).min(MOST_NAME + 1) * LETTER * 7 / 10 + 8;
        let count = history.editions.len();
        let cell = if count > 24 { 28 } else { 40 };
        let head = 34 + slant;
        let width = left + count * cell + slant.max(EVENTS) + MARGIN;
        let rows: usize = parts.iter().map(|part| head + part.lives.len().max(1) * ROW + MARGIN).sum();
        Self { left, cell, head, width: width.max(left + 480), height: LEGEND + rows + MARGIN }
    }
}

/// Writes the picture.
///
/// # Errors
/// Only when `out` fails.
pub fn write_svg(history: &History, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    let parts = parts(history, show);
    let plan = Plan::of(history, &parts);
    let Plan { width, height, .. } = plan;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">"
    )?;
    writeln!(out, "<title>Topics and participants from edition to edition</title>")?;
    writeln!(out, "<style>{STYLE}</style>\n<rect class=\"ground\" width=\"{width}\" height=\"{height}\"/>")?;
    write_legend(plan, show, out)?;
    let mut top = LEGEND;
    for part in &parts {
        write_part(part, history, (plan, top), out)?;
        top += plan.head + part.lives.len().max(1) * ROW + MARGIN;
    }
    writeln!(out, "</svg>")
}

/// Writes a page with the picture.
///
/// # Errors
/// Only when `out` fails.
pub fn write_html(history: &History, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">")?;
    writeln!(out, "{POLICY}")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>History</title>")?;
    writeln!(
        out,
        "<style>:root{{color-scheme:light dark}}body{{margin:1rem;background:#fff}}main{{overflow-x:auto}}\
         @media(prefers-color-scheme:dark){{body{{background:#13171c}}}}</style>\n<main>"
    )?;
    write_svg(history, show, out)?;
    writeln!(out, "</main>\n</html>")
}

fn write_part(
    part: &Part<'_>,
    history: &History,
    (plan, top): (Plan, usize),
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let Plan { left, cell, head, .. } = plan;
    writeln!(out, "<text class=\"part\" x=\"{MARGIN}\" y=\"{}\">{}</text>", top + 20, part.title)?;
    let count = plural(part.lives.len(), part.title.to_lowercase().trim_end_matches('s'));
    let said = format!("{count}, {}", plural(history.editions.len(), "edition"));
    writeln!(out, "<text class=\"small\" x=\"{MARGIN}\" y=\"{}\">{said}</text>", top + 38)?;
    for (at, edition) in history.editions.iter().enumerate() {
        let (x, y) = (left + at * cell + cell / 2, top + head - 8);
        let (whole, name) = (safe::xml(edition), cut(edition, MOST_NAME));
        writeln!(
            out,
            "<text x=\"{x}\" y=\"{y}\" transform=\"rotate(-45 {x} {y})\"><title>{whole}</title>{}</text>",
            safe::xml(&name)
        )?;
    }
    if !part.lives.is_empty() {
        let (x, y) = (left + history.editions.len() * cell + 8, top + head - 8);
        writeln!(out, "<text class=\"small\" x=\"{x}\" y=\"{y}\">latest</text>")?;
    }
    for (row, life) in part.lives.iter().enumerate() {
        write_row(life, &history.editions, (plan, top + head + row * ROW, row % 2 == 0), out)?;
    }
    if part.lives.is_empty() {
        let y = top + head + 16;
        writeln!(out, "<text class=\"small\" x=\"{MARGIN}\" y=\"{y}\">none in any edition</text>")?;
    }
    Ok(())
}

fn write_row(
    life: &Life,
    editions: &[String],
    (plan, y, banded): (Plan, usize, bool),
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let Plan { left, cell, width, .. } = plan;
    let baseline = y + 16;
    let band = if banded { "band" } else { "ground" };
    writeln!(
        out,
        "<g class=\"row\"><rect class=\"{band}\" x=\"{}\" y=\"{y}\" width=\"{}\" height=\"{ROW}\"/>",
        MARGIN / 2,
        width - MARGIN
    )?;
    writeln!(
        out,
        "<text class=\"label\" x=\"{}\" y=\"{baseline}\"><title>{}</title>{}</text>",
        left - 8,
        safe::xml(&life.label),
        safe::xml(&cut(&life.label, MOST_LABEL))
    )?;
    for (at, stage) in life.stages.iter().enumerate().filter(|(_, stage)| stage.event != LifeEvent::NotYet) {
        let told = told(life, stage, &editions[at]);
        write_cell(stage, (&told, at == 0), (left + at * cell, y + 1, cell - 2), out)?;
    }
    let x = left + editions.len() * cell + 8;
    writeln!(out, "<text class=\"small\" x=\"{x}\" y=\"{baseline}\">{}</text></g>", latest(life).as_str())
}

fn write_cell(
    stage: &Stage,
    (told, is_first): (&str, bool),
    (x, y, width): (usize, usize, usize),
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let height = ROW - 2;
    write!(out, "<g><title>{}</title>", safe::xml(told))?;
    let class = match stage.share {
        None if stage.event.is_present() => "there",
        _ => class(Step::of(stage)),
    };
    write!(
        out,
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>"
    )?;
    let (middle, level) = (x + width / 2, y + height / 2);
    if let Some(rank) = stage.rank {
        write!(out, "<text class=\"rank\" x=\"{middle}\" y=\"{}\">{rank}</text>", y + 15)?;
    }
    match stage.event {
        // Of the first edition everything is new.
        LifeEvent::New if is_first => {}
        LifeEvent::New | LifeEvent::Returned => {
            let (x, y, width, height) = (x + 1, y + 1, width - 2, height - 2);
            let event = stage.event.as_str();
            write!(
                out,
                "<rect class=\"{event}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>"
            )?;
        }
        LifeEvent::Dropped => write_cross((middle - 5, level - 5), out)?,
        LifeEvent::Seat => write!(out, "<circle class=\"seat\" cx=\"{middle}\" cy=\"{level}\" r=\"4\"/>")?,
        LifeEvent::Carried | LifeEvent::Reranked | LifeEvent::Gone | LifeEvent::NotYet => {}
    }
    writeln!(out, "</g>")
}

fn write_cross((x, y): (usize, usize), out: &mut dyn fmt::Write) -> fmt::Result {
    write!(out, "<path class=\"dropped\" d=\"M{x} {y}l10 10m0 -10l-10 10\"/>")
}

/// `Health, 2022-06-28: reranked, rank 7, 2 statements, 6.2 %`.
fn told(life: &Life, stage: &Stage, edition: &str) -> String {
    let only = if stage.event == LifeEvent::Seat { " only" } else { "" };
    let shared = stage.statements.zip(stage.share);
    let parts = [
        stage.rank.map(|rank| format!("rank {rank}")),
        shared.map(|(count, share)| format!("{}, {} %", plural(count as usize, "statement"), percent(share))),
        stage.strength.map(|strength| format!("strength {strength} of 1000")),
    ];
    let head = format!("{}, {edition}: {}{only}", life.label, stage.event.as_str());
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

/// Two lines at the top: what the shades mean, what the marks mean.
fn write_legend(plan: Plan, show: Show, out: &mut dyn fmt::Write) -> fmt::Result {
    let mut x = MARGIN;
    let mut y = 14;
    if show.topics {
        x += write_word((x, y + 11), "share of an edition’s statements", out)?;
        for step in Step::SHOWN {
            let class = class(step);
            write!(out, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"18\" height=\"14\" rx=\"3\"/>")?;
            x += 24;
            x += write_word((x, y + 11), step.meaning(), out)?;
        }
        (x, y) = (MARGIN, y + 24);
    }
    for event in [LifeEvent::New, LifeEvent::Returned] {
        let word = event.as_str();
        let (inner, top) = (x + 1, y + 1);
        write!(
            out,
            "<rect class=\"{word}\" x=\"{inner}\" y=\"{top}\" width=\"16\" height=\"12\" rx=\"3\"/>"
        )?;
        x += 24;
        x += write_word((x, y + 11), word, out)?;
    }
    write_cross((x + 2, y + 2), out)?;
    x += 20;
    x += write_word((x, y + 11), "dropped", out)?;
    write!(out, "<rect class=\"absent\" x=\"{x}\" y=\"{y}\" width=\"18\" height=\"14\" rx=\"3\"/>")?;
    x += 24;
    x += write_word((x, y + 11), "gone", out)?;
    if show.participants && x + 200 < plan.width {
        write!(out, "<circle class=\"seat\" cx=\"{}\" cy=\"{}\" r=\"4\"/>", x + 6, y + 7)?;
        x += 18;
        x += write_word((x, y + 11), "only the seat", out)?;
    }
    write_word((x, y + 11), "number: rank, order of mention", out)?;
    writeln!(out)
}

/// Writes a word of the legend; says how far the next thing is.
fn write_word((x, y): (usize, usize), word: &str, out: &mut dyn fmt::Write) -> Result<usize, fmt::Error> {
    write!(out, "<text class=\"small\" x=\"{x}\" y=\"{y}\">{word}</text>")?;
    Ok(word.chars().count() * 6 + 14)
}

/// The text up to so many letters.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
