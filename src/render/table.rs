//! What an editor sees: the verdict, then every part that changed, old and new side by side, with the quotes.
//!
//! Each change has a heading (mark, severity, who or what, what happened) and under it two columns, the old report on
//! the left, the new one on the right, with the words that differ marked in both. Below [`NARROW`] columns the two
//! stand under each other. An empty diff is one line.

mod edits;

use super::entry::{Entry, Shape, plain};
use super::footer::{rule, suppressed, unchanged, unchanged_names};
use super::layout::{self, Line, Style, Window, Word};
use super::marking::{self, Piece};
use super::story::Story;
use super::verdict::verdict;
use super::{Comparison, Part, safe, story};
use crate::assess::{Finding, Severity};
use crate::diff::{Kind, Pair};
use crate::snapshot::Snapshot;
use edits::letters;
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
            layout::words(&format!("{side}: {}", self.short_path(&plain(path))), Style::Plain)
        };
        let Pair { old, new } = self.comparison.snapshot;
        self.columns(
            (&name("old", old), &name("new", new)),
            (usize::MAX, Pair::new((0, 0), (0, 0)), false),
            out,
        )
    }

    /// The end of a path that is longer than its column: two reports of one folder differ there.
    fn short_path(&self, path: &str) -> String {
        let room = layout::column(self.width).saturating_sub("new: ".len());
        if safe::width(path) <= room || self.width < NARROW {
            return path.to_owned();
        }
        let mut rest = path;
        while safe::width(rest) + 2 > room {
            match rest.split_once('/') {
                Some((_, tail)) => rest = tail,
                None => return rest.to_owned(),
            }
        }
        format!("…/{rest}")
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
        if let Some(quotes) = self.story.place(finding, &entry) {
            entry.quote = quotes;
        }
        let shown = entry.quote.old.is_some() || entry.quote.new.is_some() || entry.shape == Shape::Ledger;
        let listed = finding.change.kind == Kind::TextEdited && (edits::count(finding) > 1 || !shown);
        if listed {
            entry.shape = Shape::Heading;
        }
        let ledger = self.heading(finding, &entry, out)?;
        let value =
            if ledger || entry.shape == Shape::Heading { Pair::default() } else { entry.value.clone() };
        if listed {
            self.hunks(finding, out)?;
        } else {
            self.texts(finding, &value, &entry.quote, out)?;
        }
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
            let said = plain(&Entry::of(one, &self.comparison.names).consequence(one.change.kind));
            let width = self.width - 11;
            let window =
                Window { width, lines: QUOTE_LINES, around: 0, until: 0, marks: false, quote: false };
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
            (Some(value), Some(quote)) => letters(quote).contains(&letters(value)),
            (value, _) => value.is_none(),
        };
        let has_value = value.old.is_some() || value.new.is_some();
        let spoken = held(&value.old, &quote.old) && held(&value.new, &quote.new);
        let hunks = finding.change.kind == Kind::TextEdited && (quote.old.is_some() || quote.new.is_some());
        if has_value && !spoken && !hunks {
            self.pair(finding, value, (VALUE_LINES, false), out)?;
            // Two values that differ show what their quotes would show again.
            if value.old.is_some() && value.new.is_some() && value.old != value.new {
                return Ok(());
            }
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
            (Some(only), None) => Pair::new(self.focus(only, finding, edits::old_side), Vec::new()),
            (None, Some(only)) => Pair::new(Vec::new(), self.focus(only, finding, edits::new_side)),
        };
        let words = (
            &layout::marked_words(&marked.old, Style::Old)[..],
            &layout::marked_words(&marked.new, Style::New)[..],
        );
        let (old, new) = (changed(&marked.old), changed(&marked.new));
        let first = old.or(new).map_or(0, |old| new.map_or(old.0, |new| new.0.min(old.0)));
        let until = |side: Option<(usize, usize)>| (first, side.map_or(first, |side| side.1));
        if texts.old == texts.new {
            let window = Window { width: self.width - 8, lines, around: 0, until: 0, marks: false, quote };
            return self.lines(&layout::excerpt(words.0, window), "  both: ", out);
        }
        self.columns(words, (lines, Pair::new(until(old), until(new)), quote), out)
    }

    /// Old words on the left, new ones on the right; on a narrow page one under the other.
    fn columns(
        &self,
        (old, new): (&[Word], &[Word]),
        (lines, places, quote): (usize, Pair<(usize, usize)>, bool),
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        let narrow = self.width < NARROW;
        let width = if narrow { self.width - 2 } else { layout::column(self.width) };
        let lines = if narrow && lines < VALUE_LINES { lines + 1 } else { lines };
        let window = |(around, until): (usize, usize)| Window {
            width,
            lines,
            around,
            until,
            marks: !self.color,
            quote,
        };
        let (old, new) = (layout::excerpt(old, window(places.old)), layout::excerpt(new, window(places.new)));
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
            let rule = plain(rule(&one.rule));
            // What differs stands before the word: the word itself is the same.
            let same = one.spans.iter().filter(|span| span.old == span.new);
            let same: Vec<String> = same.map(|span| format!("“{}”", plain(&span.new))).collect();
            if !same.is_empty() {
                let said = layout::words(&format!("{rule}: before {}", same.join(", ")), Style::Plain);
                self.lines(&layout::wrap(said, self.width - 2), "  ", out)?;
            }
            for span in one.spans.iter().filter(|span| span.old != span.new) {
                let (old, new) = (safe::workflow_log(&span.old), safe::workflow_log(&span.new));
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

/// How many words stand before the first changed one and before the last; `None` where none is changed.
fn changed(pieces: &[Piece]) -> Option<(usize, usize)> {
    let first = pieces.iter().position(|piece| piece.changed)?;
    let last = pieces.iter().rposition(|piece| piece.changed)?;
    let words = |pieces: &[Piece]| -> usize {
        pieces.iter().map(|piece| piece.text.split_whitespace().count()).sum()
    };
    Some((words(&pieces[..first]), words(&pieces[..=last]).saturating_sub(1)))
}

#[cfg(test)]
mod tests;
