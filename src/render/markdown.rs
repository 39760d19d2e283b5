//! A comment under a pull request, a note for the newsroom: GitHub Flavored Markdown.
//!
//! The verdict in bold, a table for each part that changed, the quotes folded away under it. Words that differ stand in
//! `<del>` and `<ins>`, which hold wherever a word begins or ends, unlike `~~` and `**`.

use super::entry::{Entry, Shape, one_line};
use super::footer::{suppressed, unchanged};
use super::marking::{self, Piece};
use super::story::{Story, is_told};
use super::verdict::verdict;
use super::{Comparison, Part, safe};
use crate::assess::Finding;
use crate::diff::Pair;
use crate::snapshot::Snapshot;
use std::fmt;

/// Writes the note.
///
/// # Errors
/// Only when `out` fails.
pub fn write(comparison: &Comparison<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let assessment = comparison.assessment;
    let story = Story::of(assessment);
    writeln!(out, "**{}**", safe::markdown(&verdict(comparison)))?;
    if !assessment.findings.is_empty() {
        let path =
            |snapshot: &Snapshot| snapshot.source.path.clone().unwrap_or_else(|| "(no path)".to_owned());
        let Pair { old, new } = comparison.snapshot;
        writeln!(out, "\nOld: {}  \nNew: {}", safe::markdown(&path(old)), safe::markdown(&path(new)))?;
    }
    for part in Part::ALL {
        let open = assessment.findings.iter().filter(|one| one.waived.is_none());
        let own = open.filter(|one| Part::of(&one.change) == part && !story.follows(one));
        section(part.title(), &own.collect::<Vec<_>>(), (comparison, &story), out)?;
    }
    let waived = assessment.findings.iter().filter(|one| one.waived.is_some());
    section("Waived", &waived.collect::<Vec<_>>(), (comparison, &story), out)?;
    if assessment.findings.is_empty() && assessment.suppressed.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", safe::markdown(&unchanged(comparison)))?;
    if assessment.suppressed.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", safe::markdown(&suppressed(comparison)))
}

fn section(
    title: &str,
    findings: &[&Finding],
    (comparison, story): (&Comparison<'_>, &Story<'_>),
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    if findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### {title}\n\n|  | Severity | What | Old | New |\n|---|---|---|---|---|")?;
    let mut quotes = String::new();
    for finding in findings {
        let mut entry = Entry::of(finding, &comparison.names);
        if is_told(comparison.assessment, finding) {
            entry.tell_less();
        }
        if let Some(quotes) = story.place(finding, &entry) {
            entry.quote = quotes;
        }
        row(finding, &entry, (comparison, story), out)?;
        quoted(&entry, &mut quotes)?;
    }
    if quotes.is_empty() {
        return Ok(());
    }
    write!(out, "\n<details><summary>Quotes</summary>\n{quotes}\n</details>\n")
}

fn row(
    finding: &Finding,
    entry: &Entry,
    (comparison, story): (&Comparison<'_>, &Story<'_>),
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let mark = entry.mark.to_string();
    let severity = if finding.waived.is_some() { "waived" } else { finding.severity.as_str() };
    write!(out, "| {} | {severity} | **{}**", safe::markdown(&mark), safe::markdown(&entry.who))?;
    if !entry.what.is_empty() {
        write!(out, ": {}", safe::markdown(&entry.what))?;
    }
    if let Some(doubt) = &entry.doubt {
        write!(out, " ({})", safe::markdown(doubt))?;
    }
    if let Some(reason) = &finding.waived {
        write!(out, "<br>reason: {}", safe::markdown(reason))?;
    }
    for one in story.followers(finding) {
        let said = Entry::of(one, &comparison.names).consequence(one.change.kind);
        write!(out, "<br>with it: {}", safe::markdown(&said))?;
    }
    let value = values(entry);
    writeln!(out, " | {} | {} |", value.old, value.new)
}

/// The cells of the two values; a side without one says so where the other has one.
fn values(entry: &Entry) -> Pair<String> {
    let said = |value: &Option<String>| value.as_deref().map_or_else(|| "not stated".to_owned(), escaped);
    match (entry.shape, &entry.value.old, &entry.value.new) {
        (Shape::Heading, ..) => Pair::default(),
        (Shape::Ledger, ..) => Pair::new(said(&entry.value.old), said(&entry.value.new)),
        (Shape::Prose, Some(old), Some(new)) => marked(old, new),
        (Shape::Prose, old, new) => {
            let only = |value: &Option<String>| value.as_deref().map_or_else(String::new, escaped);
            Pair::new(only(old), only(new))
        }
    }
}

fn escaped(text: &str) -> String {
    safe::markdown(&one_line(text)).into_owned()
}

fn marked(old: &str, new: &str) -> Pair<String> {
    let pieces = marking::mark(&one_line(old), &one_line(new));
    Pair::new(tagged(&pieces.old, "del"), tagged(&pieces.new, "ins"))
}

/// The pieces with those that changed in an element; white space at their ends stays.
fn tagged(pieces: &[Piece], element: &str) -> String {
    pieces.iter().fold(String::new(), |mut out, piece| {
        let spaced = |at_end: bool| {
            let letter = if at_end { piece.text.chars().next_back() } else { piece.text.chars().next() };
            letter.is_some_and(char::is_whitespace)
        };
        let text = safe::markdown(&piece.text);
        if spaced(false) {
            out.push(' ');
        }
        if piece.changed {
            out.extend(["<", element, ">", &text, "</", element, ">"]);
        } else {
            out.push_str(&text);
        }
        if spaced(true) && !text.is_empty() {
            out.push(' ');
        }
        out
    })
}

/// The quotes of both sides as a block.
fn quoted(entry: &Entry, out: &mut String) -> fmt::Result {
    let said = match (&entry.quote.old, &entry.quote.new) {
        (None, None) => return Ok(()),
        (Some(old), Some(new)) if old == new => return block(out, entry, &[("both", escaped(old))]),
        (Some(old), Some(new)) => marked(old, new),
        (Some(old), None) => Pair::new(escaped(old), String::new()),
        (None, Some(new)) => Pair::new(String::new(), escaped(new)),
    };
    let sides = [("old", said.old), ("new", said.new)];
    let sides: Vec<(&str, String)> = sides.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    block(out, entry, &sides)
}

fn block(out: &mut String, entry: &Entry, sides: &[(&str, String)]) -> fmt::Result {
    use fmt::Write as _;
    writeln!(out, "\n**{}**", safe::markdown(&entry.who))?;
    for (index, (side, text)) in sides.iter().enumerate() {
        let gap = if index == 0 { "\n" } else { ">\n" };
        writeln!(out, "{gap}> {side}: “{text}”")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Kind;
    use crate::render::sample::{Build, Sample, text};

    fn note(sample: &Sample) -> String {
        let mut out = String::new();
        write(&sample.comparison(), &mut out).unwrap();
        out
    }

    #[test]
    fn a_change_of_a_field_is_a_row_and_its_quotes_are_folded_away() {
        let change = Build::new(Kind::ParticipantOffice, "/participants/sadyr-japarov/office")
            .field("office")
            .label("Sadyr Japarov (Kyrgyzstan)")
            .old(text("Prime Minister"), "Sadyr Japarov, Prime Minister of Kyrgyzstan")
            .new_side(text("President"), "Sadyr Japarov, President of Kyrgyzstan");
        assert_eq!(
            note(&Sample::of(vec![change], Vec::new())),
            "**1 major change (revision: both name the same dates)**

Old: old.txt  
New: new.txt

### Participants

|  | Severity | What | Old | New |
|---|---|---|---|---|
| \\~ | major | **Sadyr Japarov (Kyrgyzstan)**: office | Prime Minister | President |

<details><summary>Quotes</summary>

**Sadyr Japarov (Kyrgyzstan)**

> old: “Sadyr Japarov, <del>Prime Minister</del> of Kyrgyzstan”
>
> new: “Sadyr Japarov, <ins>President</ins> of Kyrgyzstan”

</details>

unchanged: 2 participants, 3 priorities, 9 statements, 5 facts of the event, 1 outcome or milestone, \
4 organizations, bodies or documents
"
        );
    }

    #[test]
    fn text_of_others_is_no_markup_and_ends_no_cell() {
        let bad = "a | b <script>alert(1)</script>\n\n# @octocat **x**";
        let change = Build::new(Kind::SourceTitle, "/source/title")
            .old(text(bad), bad)
            .new_side(text("a title of its own"), "a title of its own");
        let out = note(&Sample::of(vec![change], Vec::new()));
        assert!(!out.contains("<script") && !out.contains("@octocat") && !out.contains("**x**"), "{out}");
        let rows = out.lines().filter(|line| line.starts_with('|'));
        assert!(rows.map(|row| row.matches('|').count()).all(|bars| bars == 6), "{out}");
    }

    #[test]
    fn every_part_has_its_section_and_an_empty_diff_is_one_line() {
        let out = note(&Sample::full().waiving(Kind::EventChair, "agreed"));
        for part in Part::ALL.iter().filter(|part| **part != Part::Extraction) {
            assert!(out.contains(&format!("\n### {}\n", part.title())), "{out}");
        }
        assert!(
            out.contains("| waived | **Chair**<br>reason: agreed | Sadyr Japarov | not stated |"),
            "{out}"
        );
        assert_eq!(note(&Sample::empty()), "**no change (revision: both name the same dates)**\n");
    }
}
