//! What an editor sees: the verdict, then every part that changed, old and new side by side, with the quotes.
//!
//! Each change has a heading (mark, severity, who or what, what happened) and under it two columns, the old report on
//! the left, the new one on the right, with the words that differ marked in both. Below [`NARROW`] columns the two
//! stand under each other. An empty diff is one line.

use super::entry::{Entry, Shape, one_line, plain};
use super::footer::{rule, suppressed, unchanged, unchanged_names};
use super::layout::{self, Line, Style, Window, Word};
use super::marking::{self, Piece};
use super::story::Story;
use super::verdict::verdict;
use super::{Comparison, Part, safe, story};
use crate::assess::{Finding, Severity};
use crate::diff::{Kind, Pair, Value};
use crate::snapshot::Snapshot;
use std::fmt;

/// Below this width there are no columns.
pub const NARROW: usize = 60;

/// The narrowest page; a narrower terminal wraps it.
const LEAST: usize = 40;

/// Where the words of a heading begin.
const INDENT: usize = 11;

/// The most lines of a quote, and of a sentence that itself is the value.
const QUOTE_LINES: usize = 2;
const VALUE_LINES: usize = 5;

/// Writes the table.
///
/// # Errors
/// Only when `out` fails.
pub fn write(comparison: &Comparison<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let page = Page {
        comparison,
        story: Story::of(comparison.assessment),
        width: comparison.options.width.max(LEAST),
        color: comparison.options.color,
    };
    page.write(out)
}

/// A comparison and the page it is set on.
struct Page<'run> {
    comparison: &'run Comparison<'run>,
    story: Story<'run>,
    width: usize,
    color: bool,
}

impl Page<'_> {
    fn write(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let assessment = self.comparison.assessment;
        let verdict = layout::words(&plain(&verdict(self.comparison)), Style::Strong);
        self.lines(&layout::wrap(verdict, self.width), "", out)?;
        if !assessment.findings.is_empty() {
            self.sides(out)?;
        }
        for part in Part::ALL {
            let findings = assessment.findings.iter().filter(|one| one.waived.is_none());
            let own = findings.filter(|one| Part::of(&one.change) == part && !self.story.follows(one));
            self.part(part.title(), &own.collect::<Vec<_>>(), out)?;
        }
        let waived = assessment.findings.iter().filter(|one| one.waived.is_some());
        self.part("Waived", &waived.collect::<Vec<_>>(), out)?;
        self.rest(out)
    }

    /// Which report stands on which side.
    fn sides(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let name = |side: &str, snapshot: &Snapshot| {
            let path = snapshot.source.path.as_deref().unwrap_or("(no path)");
            layout::words(&format!("{side}: {}", plain(path)), Style::Plain)
        };
        let Pair { old, new } = self.comparison.snapshot;
        self.columns((&name("old", old), &name("new", new)), (usize::MAX, 0, false), out)
    }

    fn part(&self, title: &str, findings: &[&Finding], out: &mut dyn fmt::Write) -> fmt::Result {
        if findings.is_empty() {
            return Ok(());
        }
        let title = title.to_uppercase();
        let rule = "─".repeat(self.width.saturating_sub(title.chars().count() + 1));
        let (title, rule) = (
            layout::paint(&title, Style::Strong, self.color),
            layout::paint(&rule, Style::Faint, self.color),
        );
        writeln!(out, "\n{title} {rule}")?;
        findings.iter().try_for_each(|finding| self.finding(finding, out))
    }

    fn finding(&self, finding: &Finding, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut entry = Entry::of(finding, &self.comparison.names);
        if story::is_told(self.comparison.assessment, finding) {
            entry.tell_less();
        }
        let ledger = self.heading(finding, &entry, out)?;
        let value =
            if ledger || entry.shape == Shape::Heading { Pair::default() } else { entry.value.clone() };
        self.texts(finding, &value, &entry.quote, out)?;
        if let Some(reason) = &finding.waived {
            let reason = layout::words(&format!("reason: {}", plain(reason)), Style::Plain);
            self.lines(&layout::wrap(reason, self.width - 2), "  ", out)?;
        }
        self.followers(finding, out)?;
        if self.comparison.options.show.evidence { self.evidence(finding, out) } else { Ok(()) }
    }

    /// What follows from a finding, a line or two each.
    fn followers(&self, finding: &Finding, out: &mut dyn fmt::Write) -> fmt::Result {
        for one in self.story.followers(finding) {
            let said = plain(&Entry::of(one, &self.comparison.names).sentence());
            let width = self.width - 11;
            let window = Window { width, lines: QUOTE_LINES, around: 0, marks: false, quote: false };
            self.lines(&layout::excerpt(&layout::words(&said, Style::Plain), window), "  with it: ", out)?;
        }
        Ok(())
    }

    /// Mark, severity, who, what, and the values where they fit on a line; whether they did.
    fn heading(
        &self,
        finding: &Finding,
        entry: &Entry,
        out: &mut dyn fmt::Write,
    ) -> Result<bool, fmt::Error> {
        let room = self.width.saturating_sub(INDENT);
        let values = if entry.shape == Shape::Ledger { ledger(entry) } else { Vec::new() };
        let fits = !values.is_empty() && layout::line_width(&values) <= room;
        let who = plain(&entry.who);
        let mut words = layout::words(&who, Style::Strong);
        if !entry.what.is_empty() {
            words.extend(layout::words(&plain(&entry.what), Style::Plain));
        }
        if let Some(doubt) = &entry.doubt {
            words.extend(layout::words(&format!("({doubt})"), Style::Warning));
        }
        let colons =
            [(!entry.what.is_empty()).then_some(who.split(' ').count()), fits.then_some(words.len())];
        for at in colons.into_iter().flatten() {
            layout::push(&mut words[at - 1], ':');
        }
        let mut lines = layout::wrap(words, room);
        if fits {
            let own = layout::line_width(&values);
            match lines.last_mut().filter(|last| layout::line_width(last) + 1 + own <= room) {
                Some(last) => last.extend(values),
                None => lines.push(values),
            }
        }
        let (severity, style) = weight(finding);
        let head = format!("{} {severity:8}", entry.mark);
        for (index, line) in lines.iter().enumerate() {
            let head =
                if index == 0 { layout::paint(&head, style, self.color) } else { " ".repeat(INDENT - 1) };
            writeln!(out, "{head} {}", layout::text(line, self.color))?;
        }
        Ok(fits)
    }

    /// The values and the quotes of both sides; a quote that holds the value stands for it.
    fn texts(
        &self,
        finding: &Finding,
        value: &Pair<Option<String>>,
        quote: &Pair<Option<String>>,
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        let held = |value: &Option<String>, quote: &Option<String>| match (value, quote) {
            (Some(value), Some(quote)) => quote.contains(&one_line(value)),
            (value, _) => value.is_none(),
        };
        let has_value = value.old.is_some() || value.new.is_some();
        let spoken = held(&value.old, &quote.old) && held(&value.new, &quote.new);
        let hunks = finding.change.kind == Kind::TextEdited && (quote.old.is_some() || quote.new.is_some());
        if has_value && !spoken && !hunks {
            self.pair(finding, value, (VALUE_LINES, false), out)?;
        }
        let lines = if has_value && (spoken || hunks) { VALUE_LINES } else { QUOTE_LINES };
        self.pair(finding, quote, (lines, true), out)
    }

    /// Two texts with the words that differ marked.
    fn pair(
        &self,
        finding: &Finding,
        texts: &Pair<Option<String>>,
        (lines, quote): (usize, bool),
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        let texts = Pair::new(texts.old.as_deref().map(plain), texts.new.as_deref().map(plain));
        let marked = match (&texts.old, &texts.new) {
            (None, None) => return Ok(()),
            (Some(old), Some(new)) => marking::mark(old, new),
            (Some(only), None) => Pair::new(focus(only, finding.change.value.old.as_ref()), Vec::new()),
            (None, Some(only)) => Pair::new(Vec::new(), focus(only, finding.change.value.new.as_ref())),
        };
        let words = (
            &layout::marked_words(&marked.old, Style::Old)[..],
            &layout::marked_words(&marked.new, Style::New)[..],
        );
        let around = first_changed(&marked.old).or(first_changed(&marked.new)).unwrap_or(0);
        let around = first_changed(&marked.new).map_or(around, |new| new.min(around));
        if texts.old == texts.new {
            let window = Window { width: self.width - 8, lines, around: 0, marks: false, quote };
            return self.lines(&layout::excerpt(words.0, window), "  both: ", out);
        }
        self.columns(words, (lines, around, quote), out)
    }

    /// Old words on the left, new ones on the right; on a narrow page one under the other.
    fn columns(
        &self,
        (old, new): (&[Word], &[Word]),
        (lines, around, quote): (usize, usize, bool),
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        let narrow = self.width < NARROW;
        let width = if narrow { self.width - 2 } else { layout::column(self.width) };
        let lines = if narrow && lines < VALUE_LINES { lines + 1 } else { lines };
        let window = Window { width, lines, around, marks: !self.color, quote };
        let (old, new) = (layout::excerpt(old, window), layout::excerpt(new, window));
        if narrow {
            self.lines(&old, "- ", out)?;
            return self.lines(&new, "+ ", out);
        }
        let rows = layout::side_by_side(&old, &new, (self.width, self.color));
        rows.iter().try_for_each(|row| writeln!(out, "{row}"))
    }

    /// Lines after a head, which takes the same room on each of them.
    fn lines(&self, lines: &[Line], head: &str, out: &mut dyn fmt::Write) -> fmt::Result {
        let blank = " ".repeat(safe::width(head));
        for (index, line) in lines.iter().enumerate() {
            writeln!(out, "{}{}", if index == 0 { head } else { &blank }, layout::text(line, self.color))?;
        }
        Ok(())
    }

    /// Every quote in full with its place.
    fn evidence(&self, finding: &Finding, out: &mut dyn fmt::Write) -> fmt::Result {
        let Pair { old, new } = &finding.change.evidence;
        for (side, quotes) in [("old", old), ("new", new)] {
            for quote in quotes {
                let span = quote.span();
                let said = format!("{side} {}..{}: “{}”", span.start, span.end, plain(quote.exact()));
                self.lines(&layout::wrap(layout::words(&said, Style::Plain), self.width - 4), "    ", out)?;
            }
        }
        Ok(())
    }

    /// What is the same, and what was suppressed.
    fn rest(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let assessment = self.comparison.assessment;
        if assessment.findings.is_empty() && assessment.suppressed.is_empty() {
            return Ok(());
        }
        writeln!(out)?;
        let faint = |said: &str| layout::wrap(layout::words(said, Style::Faint), self.width);
        self.lines(&faint(&unchanged(self.comparison)), "", out)?;
        if self.comparison.options.show.unchanged {
            for said in unchanged_names(self.comparison) {
                self.lines(
                    &layout::wrap(layout::words(&plain(&said), Style::Plain), self.width - 2),
                    "  ",
                    out,
                )?;
            }
        }
        if assessment.suppressed.is_empty() {
            return Ok(());
        }
        self.lines(&faint(&plain(&suppressed(self.comparison))), "", out)?;
        if self.comparison.options.show.suppressed { self.suppressed_spans(out) } else { Ok(()) }
    }

    fn suppressed_spans(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        for one in &self.comparison.assessment.suppressed {
            for span in &one.spans {
                let rule = plain(rule(&one.rule));
                let (old, new) = (safe::terminal(&span.old), safe::terminal(&span.new));
                match (old.is_empty(), new.is_empty()) {
                    (false, true) => writeln!(out, "  {rule}: “{old}” in the old text only")?,
                    (true, _) => writeln!(out, "  {rule}: “{new}” in the new text only")?,
                    (false, false) => writeln!(out, "  {rule}: “{old}” → “{new}”")?,
                }
            }
        }
        Ok(())
    }
}

/// `Prime Minister → President`.
fn ledger(entry: &Entry) -> Vec<Word> {
    let said = |side: &Option<String>, style| match side {
        Some(value) => layout::words(&plain(value), style),
        None => layout::words("not stated", Style::Plain),
    };
    let mut values = said(&entry.value.old, Style::Old);
    values.extend(layout::words("→", Style::Plain));
    values.extend(said(&entry.value.new, Style::New));
    values
}

fn weight(finding: &Finding) -> (&'static str, Style) {
    match (&finding.waived, finding.severity) {
        (Some(_), _) => ("waived", Style::Faint),
        (None, Severity::Critical) => ("critical", Style::Alarm),
        (None, Severity::Major) => ("major", Style::Warning),
        (None, Severity::Minor) => ("minor", Style::Plain),
        (None, Severity::Info) => ("info", Style::Faint),
    }
}

/// A text that only one side has, the name that it is about marked.
fn focus(text: &str, value: Option<&Value>) -> Vec<Piece> {
    let name = match value {
        Some(Value::Person(person)) => person.name.as_deref(),
        Some(Value::Organization(organization)) => Some(organization.name.as_str()),
        _ => None,
    };
    match name.and_then(|name| text.find(name).map(|at| (at, at + name.len()))) {
        Some((start, end)) if end - start < text.len() => {
            let parts = [
                marking::same(&text[..start]),
                marking::whole(&text[start..end]),
                marking::same(&text[end..]),
            ];
            parts.concat()
        }
        _ => marking::same(text),
    }
}

/// How many words stand before the first changed one; `None` where none is.
fn first_changed(pieces: &[Piece]) -> Option<usize> {
    let at = pieces.iter().position(|piece| piece.changed)?;
    Some(pieces[..at].iter().map(|piece| piece.text.split_whitespace().count()).sum())
}

#[cfg(test)]
mod tests;
