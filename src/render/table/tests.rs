//! What an editor sees, as it is; read it as one.

use super::*;
use crate::diff::Kind;
use crate::render::sample::{Build, Sample, text};

fn table(sample: &Sample) -> String {
    let mut out = String::new();
    write(&sample.comparison(), &mut out).unwrap();
    out
}

fn full() -> Sample {
    Sample::full().waiving(Kind::EventChair, "agreed with the desk")
}

/// The text without escapes for colour.
fn bare(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once('m').unwrap().1)
}

#[test]
fn one_change_of_each_part_at_eighty_columns() {
    assert_eq!(table(&full()), EIGHTY);
}

#[test]
fn two_hundred_columns_hold_each_side_on_a_line() {
    let wide = table(&full().wide(200));
    let row = format!(
        "  {:97} │ {}\n",
        "“Sadyr Japarov, [-Prime Minister-] of Kyrgyzstan, came with his ministers”",
        "“Sadyr Japarov, {+President+} of Kyrgyzstan, came with his ministers”"
    );
    assert!(wide.contains(&row), "{wide}");
}

#[test]
fn no_line_is_wider_than_the_page() {
    for width in [40, 59, 60, 80, 120, 200] {
        let sample = full().wide(width);
        for line in table(&sample).lines() {
            assert!(safe::width(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn a_narrow_page_sets_old_above_new() {
    let narrow = table(&full().wide(50));
    assert!(
        narrow.contains(
            "- “Sadyr Japarov, [-Prime Minister-] of\n  Kyrgyzstan, came with his ministers”\n\
             + “Sadyr Japarov, {+President+} of Kyrgyzstan,\n  came with his ministers”\n"
        ),
        "{narrow}"
    );
}

#[test]
fn colour_takes_the_place_of_marks_and_ends_with_each_line() {
    let mut sample = full();
    sample.options.color = true;
    let colored = table(&sample);
    assert!(colored.contains("“Sadyr Japarov, \u{1b}[1;31mPrime Minister\u{1b}[0m of"), "{colored}");
    assert!(!colored.contains("[-") && !colored.contains("{+"));
    for line in colored.lines() {
        assert!(safe::width(&bare(line)) <= 80, "{line}");
        assert_eq!(line.matches("\u{1b}[0m").count() * 2, line.matches("\u{1b}[").count(), "{line}");
    }
}

#[test]
fn an_empty_diff_is_one_line() {
    assert_eq!(table(&Sample::empty()), "no change (revision: both name the same dates)\n");
}

#[test]
fn hostile_text_is_shown_and_never_obeyed() {
    let bad = "Minsk\u{1b}[2J\u{202e} | <script>alert(1)</script>\n::error::gone";
    let change = Build::new(Kind::EventName, "/event/name")
        .field("name")
        .old(text(bad), bad)
        .new_side(text("the session"), "the session");
    for width in [40, 55, 80] {
        let out = table(&Sample::of(vec![change.clone()], Vec::new()).wide(width));
        assert!(!out.contains(['\u{1b}', '\u{202e}']), "{out}");
        assert!(!out.lines().any(|line| line.trim_start().starts_with("::")), "{out}");
        assert!(out.contains("␛[2J"), "{out}");
    }
}

#[test]
fn what_is_suppressed_unchanged_or_quoted_is_listed_on_demand() {
    let mut sample = full();
    sample.options.show = crate::render::Show { unchanged: true, suppressed: true, evidence: true };
    let out = table(&sample);
    assert!(out.contains("  whitespace: “the  leaders” → “the leaders”\n"), "{out}");
    assert!(out.contains("  furniture: “Read also: weather” in the old text only\n"), "{out}");
    assert!(out.contains("  participants: Kassym-Jomart Tokayev, Armenia (delegation)\n"), "{out}");
    assert!(out.contains("    new 8000..8021: “The session in Astana”\n"), "{out}");
}

#[test]
fn an_edit_that_another_finding_quotes_is_told_in_short_and_what_follows_stands_with_its_cause() {
    let mut sample = full();
    let cause = sample.assessment.findings.iter().find(|one| one.change.kind == Kind::EventLocation);
    let (path, quotes) = cause.map(|one| (one.change.path.clone(), one.change.evidence.clone())).unwrap();
    for finding in &mut sample.assessment.findings {
        if finding.change.kind == Kind::TextEdited {
            finding.change.evidence = quotes.clone();
            finding.change.value = Pair::new(text("Minsk"), text("Astana"));
        } else if finding.change.kind == Kind::OrganizationAdded {
            finding.change.follows = Some(path.clone());
        }
    }
    let out = table(&sample);
    assert!(
        out.contains("~ info     Text: words edited in a sentence quoted above: Minsk → Astana\n\n"),
        "{out}"
    );
    let follower = "  with it: Commonwealth of Independent States: named in the new report only\n";
    assert!(out.contains(&format!("{{+Astana+}}”\n{follower}")), "{out}");
    assert!(!out.contains("ORGANIZATIONS"), "{out}");
}

#[test]
fn a_full_pipe_is_an_error_and_no_panic() {
    struct Closed;
    impl fmt::Write for Closed {
        fn write_str(&mut self, _: &str) -> fmt::Result {
            Err(fmt::Error)
        }
    }
    assert_eq!(write(&full().comparison(), &mut Closed), Err(fmt::Error));
}

const EIGHTY: &str = "\
7 critical, 4 major, 1 info changes; 1 waived (revision: both name the same
dates)
  old: old.txt                          │ new: new.txt

PARTICIPANTS ───────────────────────────────────────────────────────────────────
~ critical Tajikistan: same seat, another person (a guess: same seat):
           Kokhir Rasulzoda, Prime Minister → Emomali Rahmon, President
  “[-Kokhir Rasulzoda, Prime Minister   │ “{+Emomali Rahmon, President of
  of Tajikistan,-]”                     │ Tajikistan,+}”
+ critical Nikol Pashinyan, Prime Minister (Armenia): takes part in the new
           report only
                                        │ “… afternoon by Prime Minister
                                        │ {+Nikol Pashinyan+} of Armenia, …”
~ major    Sadyr Japarov (Kyrgyzstan): office: Prime Minister → President
  “Sadyr Japarov, [-Prime Minister-] of │ “Sadyr Japarov, {+President+} of
  Kyrgyzstan, came with his ministers”  │ Kyrgyzstan, came with his ministers”

PRIORITIES ─────────────────────────────────────────────────────────────────────
~ critical Military and defence cooperation: date, later: 2025 → June 2026
  “a fund of [-$1.5-] billion for the   │ “a fund of {+$2+} billion for the
  forces by [-2025-]”                   │ forces by {+June 2026+}”
^ critical Military and defence cooperation: number, up by 500,000,000 USD:
           $1.5 billion → $2 billion
  “a fund of [-$1.5-] billion for the   │ “a fund of {+$2+} billion for the
  forces by 2025”                       │ forces by 2025”
- critical Drug trafficking: topic dropped, rank 4, 2 statements
  “The leaders turned to the smuggling  │
  of drugs across the southern border.” │
^ major    Cyber and information security: moved up, rank: 5 → 2
  both: “on attacks against networks”
v major    Military and defence cooperation: weaker, “be ready” → “consider”
           (Kassym-Jomart Tokayev)
  “Kazakhstan is [-ready to send-] two  │ “Kazakhstan is {+considering
  more battalions to the joint exercise │ sending+} two more battalions to the
  in spring”                            │ joint exercise in spring”

EVENT ──────────────────────────────────────────────────────────────────────────
~ critical Place: Minsk, Belarus → Astana, Kazakhstan
  “The session in [-Minsk-]”            │ “The session in {+Astana+}”

OUTCOMES AND MILESTONES ────────────────────────────────────────────────────────
~ critical Milestone “the chair passes to Astana”: date, later:
           1 January 2024 → 1 February 2024
  “the chair passes to Astana on 1      │ “the chair passes to Astana on 1
  [-January-] 2024”                     │ {+February+} 2024”

ORGANIZATIONS, BODIES, DOCUMENTS ───────────────────────────────────────────────
+ major    Commonwealth of Independent States: named in the new report only
                                        │ “together with the {+Commonwealth of
                                        │ Independent States+}”

TEXT AND CORRECTIONS ───────────────────────────────────────────────────────────
~ info     Text: words edited
  “They met for two hours in the        │ “They met for {+some+} two hours in
  palace.”                              │ the {+old+} palace.”

WAIVED ─────────────────────────────────────────────────────────────────────────
~ waived   Chair: Sadyr Japarov → not stated
  “chaired by Sadyr Japarov”            │
  reason: agreed with the desk

unchanged: 2 participants, 3 priorities, 9 statements, 5 facts of the event, 1
outcome or milestone, 4 organizations, bodies or documents
suppressed: 2 whitespace, 1 furniture (--show suppressed lists them)
";
