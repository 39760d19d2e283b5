//! What one report says, for people: the event, who took part, the priorities with what was said, the results.
//!
//! A long report is cut to the first statements of each topic; a filter by topic or participant shows all of theirs.

use super::entry::plain;
use super::layout::{self, Style};
use super::names::{attendance_word, date, milestone_word, outcome_word};
use super::verdict::plural;
use super::{Names, Options};
use crate::snapshot::{
    Attendance, EventFormat, EventType, Function, Id, Polarity, Priority, Snapshot, Statement,
};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use std::fmt;

/// The most statements of a topic that are shown unless a filter asks for them.
const MOST_STATEMENTS: usize = 3;
/// Of more outcomes or milestones than these each is told by its first words.
const MOST_RESULTS: usize = 12;
/// So many words.
const BRIEF: usize = 24;
/// A label of more columns is wrapped.
const WIDEST_LABEL: usize = 24;
/// To this width.
const WRAPPED_LABEL: u16 = 20;

/// What of a snapshot is shown, and how.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// How it looks.
    pub options: Options,
    /// Only this topic, with all its statements.
    pub topic: Option<Id>,
    /// Only this participant, with all that they said.
    pub participant: Option<Id>,
}

impl View {
    fn is_filtered(&self) -> bool {
        self.topic.is_some() || self.participant.is_some()
    }

    fn shows(&self, statement: &Statement) -> bool {
        self.participant.is_none() || statement.speaker == self.participant
    }
}

/// Writes the snapshot.
///
/// # Errors
/// Only when `out` fails.
pub fn write(snapshot: &Snapshot, names: &Names, view: &View, out: &mut dyn fmt::Write) -> fmt::Result {
    Page { snapshot, names, view, width: view.options.width.max(40) }.write(out)
}

struct Page<'run> {
    snapshot: &'run Snapshot,
    names: &'run Names,
    view: &'run View,
    width: usize,
}

impl Page<'_> {
    fn write(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let title = self.snapshot.source.title.as_ref().or(self.snapshot.event.name.as_ref());
        let unnamed = if self.snapshot.event.kind.is_some() {
            "a meeting without a name"
        } else {
            "a report of no event"
        };
        let title = title.map_or(unnamed, String::as_str);
        self.paragraph(title, (0, Style::Strong), out)?;
        if let Some(path) = &self.snapshot.source.path {
            self.paragraph(path, (0, Style::Faint), out)?;
        }
        if !self.view.is_filtered() {
            self.event(out)?;
        }
        if self.view.topic.is_none() {
            self.participants(out)?;
        }
        self.priorities(out)?;
        if self.view.is_filtered() { Ok(()) } else { self.results(out) }
    }

    fn heading(&self, title: &str, out: &mut dyn fmt::Write) -> fmt::Result {
        let rule = "─".repeat(self.width.saturating_sub(title.len() + 1));
        let color = self.view.options.color;
        let (title, rule) = (title.to_uppercase(), layout::paint(&rule, Style::Faint, color));
        writeln!(out, "\n{} {rule}", layout::paint(&title, Style::Strong, color))
    }

    fn paragraph(
        &self,
        text: &str,
        (indent, style): (usize, Style),
        out: &mut dyn fmt::Write,
    ) -> fmt::Result {
        for line in layout::wrap(layout::words(&plain(text), style), self.width - indent) {
            writeln!(out, "{:indent$}{}", "", layout::text(&line, self.view.options.color))?;
        }
        Ok(())
    }

    /// Rows in columns, no frame; without a head the first column holds labels, which are not broken.
    fn grid(&self, head: &[&str], rows: &[Vec<String>], out: &mut dyn fmt::Write) -> fmt::Result {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.width - 1).unwrap_or(u16::MAX));
        if !head.is_empty() {
            table.set_header(head);
        }
        table.add_rows(rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>()));
        if let Some(first) = table.column_mut(0).filter(|_| head.is_empty()) {
            let longest = rows.iter().filter_map(|row| row.first()).map(|cell| cell.chars().count()).max();
            // A span of days is long, and one in the list would narrow the words of all.
            first.set_constraint(if longest.is_some_and(|longest| longest > WIDEST_LABEL) {
                ColumnConstraint::UpperBoundary(Width::Fixed(WRAPPED_LABEL))
            } else {
                ColumnConstraint::ContentWidth
            });
        }
        // A word that is broken may leave a command at the head of a line.
        table
            .lines()
            .try_for_each(|line| writeln!(out, " {}", crate::render::safe::workflow_log(line.trim_end())))
    }

    fn event(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let event = &self.snapshot.event;
        let kind = event.kind.map(type_word).map(|kind| match event.format.map(format_word) {
            Some(format) => format!("{kind}, {format}"),
            None => kind.to_owned(),
        });
        let days = match (&event.start, &event.end) {
            (Some(start), Some(end)) => Some(format!("{} to {}", date(start), date(end))),
            (Some(only), None) | (None, Some(only)) => Some(date(only)),
            (None, None) => None,
        };
        let rows = [
            ("name", event.name.clone()),
            ("type", kind),
            ("organization", event.organization.as_ref().map(|one| one.name.clone())),
            ("body", event.body.clone()),
            ("place", event.location.as_ref().map(|place| self.names.location(place))),
            ("date", days),
            ("host", event.host.map(|host| self.names.country(host))),
            ("chair", event.chair.as_ref().map(|chair| self.names.person(chair))),
        ];
        let rows = rows
            .map(|(field, value)| vec![field.to_owned(), value.unwrap_or_else(|| "not stated".to_owned())]);
        self.heading("Event", out)?;
        self.grid(&[], &rows, out)
    }

    fn participants(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let wanted = &self.view.participant;
        let people = self.snapshot.participants.iter();
        let rows: Vec<Vec<String>> = people
            .filter(|one| wanted.as_ref().is_none_or(|id| *id == one.id))
            .map(|one| {
                let presence =
                    (one.attendance != Attendance::Attended).then(|| attendance_word(one.attendance));
                let functions = one.functions.iter().map(|function| function_word(*function));
                let role: Vec<&str> = presence.into_iter().chain(functions).collect();
                vec![
                    one.name.clone().unwrap_or_else(|| self.names.person(&one.id)),
                    one.office.clone().unwrap_or_default(),
                    self.names.seat(one.country, one.organization.as_ref()).unwrap_or_default(),
                    role.join(", "),
                ]
            })
            .collect();
        self.heading(&format!("Participants ({})", rows.len()), out)?;
        if rows.is_empty() {
            return writeln!(out, "  none named");
        }
        self.grid(&["Name", "Office", "For", "Role"], &rows, out)
    }

    fn priorities(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let wanted = &self.view.topic;
        let topics: Vec<&Priority> = self
            .snapshot
            .priorities
            .iter()
            .filter(|one| wanted.as_ref().is_none_or(|id| *id == one.id))
            .filter(|one| {
                self.view.participant.is_none() || one.statements.iter().any(|said| self.view.shows(said))
            })
            .collect();
        self.heading(&format!("Priorities ({})", topics.len()), out)?;
        if topics.is_empty() {
            return writeln!(out, "  none");
        }
        topics.iter().try_for_each(|topic| self.priority(topic, out))
    }

    fn priority(&self, priority: &Priority, out: &mut dyn fmt::Write) -> fmt::Result {
        let statements: Vec<&Statement> =
            priority.statements.iter().filter(|one| self.view.shows(one)).collect();
        let ordinal = priority.ordinal.map_or_else(String::new, |number| format!(", numbered {number}"));
        let mut head = layout::words(&plain(&self.names.topic(priority.topic.as_str())), Style::Strong);
        let count = plural(statements.len(), "statement");
        head.extend(layout::words(&format!("({count}{ordinal})"), Style::Plain));
        for (index, line) in layout::wrap(head, self.width - 5).iter().enumerate() {
            let rank = if index == 0 { priority.rank.to_string() } else { String::new() };
            writeln!(out, " {rank:>2}  {}", layout::text(line, self.view.options.color))?;
        }
        let most = if self.view.is_filtered() { usize::MAX } else { MOST_STATEMENTS };
        for statement in statements.iter().take(most) {
            self.paragraph(&self.said(statement), (5, Style::Plain), out)?;
        }
        match statements.len().saturating_sub(most) {
            0 => Ok(()),
            more => {
                self.paragraph(&format!("+ {more} more, see --topic {}", priority.id), (5, Style::Faint), out)
            }
        }
    }

    /// `Kassym-Jomart Tokayev, not propose: …`.
    fn said(&self, statement: &Statement) -> String {
        let speaker =
            statement.speaker.as_ref().map_or_else(|| "the meeting".to_owned(), |id| self.names.person(id));
        let not = if statement.polarity == Polarity::Negated { "not " } else { "" };
        format!("{speaker}, {not}{}: “{}”", statement.act, statement.text)
    }

    /// Outcomes, milestones and notes.
    fn results(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let outcomes = self.snapshot.outcomes.iter().map(|one| {
            let title = one.title.as_ref().map_or_else(String::new, |title| format!("{title}: "));
            vec![outcome_word(one.kind).to_owned(), format!("{title}{}", one.text)]
        });
        let milestones = self
            .snapshot
            .milestones
            .iter()
            .map(|one| vec![date(&one.date), format!("{} ({})", one.text, milestone_word(one.status))]);
        let notes = self.snapshot.notes.iter().map(|one| vec![one.code.clone(), one.message.clone()]);
        let parts: [(&str, Vec<Vec<String>>); 3] = [
            ("Outcomes", outcomes.collect()),
            ("Milestones", milestones.collect()),
            ("Notes", notes.collect()),
        ];
        for (title, mut rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
            self.heading(&format!("{title} ({})", rows.len()), out)?;
            if rows.len() > MOST_RESULTS {
                rows.iter_mut().filter_map(|row| row.get_mut(1)).for_each(|words| *words = brief(words));
            }
            self.grid(&[], &rows, out)?;
        }
        Ok(())
    }
}

/// The first words of a long text, and what stands in brackets at its end ("(planned)").
fn brief(text: &str) -> String {
    let count = text.split(' ').count();
    if count <= BRIEF {
        return text.to_owned();
    }
    let first: Vec<&str> = text.split(' ').take(BRIEF).collect();
    let status = text.rfind(" (").filter(|_| text.ends_with(')')).map_or("", |at| &text[at..]);
    format!("{} …{status}", first.join(" "))
}

const fn type_word(kind: EventType) -> &'static str {
    match kind {
        EventType::Summit => "summit",
        EventType::Session => "session",
        EventType::Meeting => "meeting",
        EventType::Call => "call",
        EventType::Visit => "visit",
        EventType::Conference => "conference",
        EventType::Ceremony => "ceremony",
        EventType::Other => "other",
    }
}

const fn format_word(format: EventFormat) -> &'static str {
    match format {
        EventFormat::InPerson => "in person",
        EventFormat::Virtual => "virtual",
        EventFormat::Expanded => "expanded",
        EventFormat::Restricted => "restricted",
        EventFormat::Extraordinary => "extraordinary",
    }
}

const fn function_word(function: Function) -> &'static str {
    match function {
        Function::Chair => "chair",
        Function::Host => "host",
        Function::Speaker => "speaker",
        Function::Signatory => "signatory",
        Function::Observer => "observer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::render::sample::snapshot;

    fn table(view: &View) -> String {
        let snapshot = snapshot("minsk.txt");
        let names = Names::new(&[&snapshot], &Lexicon::built_in());
        let mut out = String::new();
        write(&snapshot, &names, view, &mut out).unwrap();
        out
    }

    #[test]
    fn a_snapshot_at_eighty_columns() {
        assert_eq!(table(&View::default()), EIGHTY);
    }

    #[test]
    fn a_filter_shows_all_statements_of_its_topic_and_nothing_else() {
        let view = View { topic: Id::slug("defence-cooperation"), ..View::default() };
        let out = table(&view);
        assert_eq!(out.matches("Kassym-Jomart Tokayev, consider: “sending").count(), 4, "{out}");
        assert!(!out.contains("PARTICIPANTS") && !out.contains("OUTCOMES"), "{out}");
    }

    #[test]
    fn a_participant_who_said_nothing_has_no_priorities() {
        let view = View { participant: Id::slug("sadyr-japarov"), ..View::default() };
        let out = table(&view);
        assert!(out.contains("PARTICIPANTS (1)") && out.contains("PRIORITIES (0)"), "{out}");
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for width in [40, 80, 200] {
            let view = View { options: Options { width, ..Options::default() }, ..View::default() };
            let out = table(&view);
            assert!(out.lines().all(|line| super::super::safe::width(line) <= width), "{width}: {out}");
        }
    }

    const EIGHTY: &str = "\
session of the Council
minsk.txt

EVENT ──────────────────────────────────────────────────────────────────────────
  name          session of the Council
  type          session
  organization  not stated
  body          not stated
  place         Minsk, Belarus
  date          23 November 2023
  host          Belarus
  chair         Sadyr Japarov

PARTICIPANTS (3) ───────────────────────────────────────────────────────────────
  Name                   Office     For         Role
  Sadyr Japarov          President  Kyrgyzstan  chair
  Kassym-Jomart Tokayev  President  Kazakhstan
  Armenia (delegation)              Armenia     absent

PRIORITIES (1) ─────────────────────────────────────────────────────────────────
  1  Military and defence cooperation (4 statements)
     Kassym-Jomart Tokayev, consider: “sending two more battalions to the joint
     exercise in spring”
     Kassym-Jomart Tokayev, consider: “sending two more battalions to the joint
     exercise in spring”
     Kassym-Jomart Tokayev, consider: “sending two more battalions to the joint
     exercise in spring”
     + 1 more, see --topic defence-cooperation

OUTCOMES (1) ───────────────────────────────────────────────────────────────────
  document  Declaration on Unity: the leaders signed a declaration

MILESTONES (1) ─────────────────────────────────────────────────────────────────
  1 January 2024  the chair passes to Astana (planned)

NOTES (1) ──────────────────────────────────────────────────────────────────────
  event.place-guessed  the place stands in the dateline only
";
}
