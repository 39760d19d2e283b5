//! What a careful reader would correct in a changelog: invented pairs of editions, each with the one mistake it tempts to.

use crate::command_line::{folder, run};

/// The sections of the newest edition as `Section: sentence`, those under Wording too.
fn told(name: &str, old: &[(&str, &str)], new: &str) -> (String, Vec<String>) {
    let mut files: Vec<(String, &str)> =
        old.iter().map(|(file, text)| (format!("bay-council/{file}.txt"), *text)).collect();
    files.push(("bay-council/2025-05-20.txt".to_owned(), new));
    let files: Vec<(&str, &str)> = files.iter().map(|(file, text)| (file.as_str(), *text)).collect();
    let folder = folder(name, &files);
    let (code, out, err) = run(&folder, &["changelog", "bay-council", "--format", "json", "--wording"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    let edition = &found["editions"][0];
    let mut said = Vec::new();
    for section in edition["sections"].as_array().unwrap() {
        for entry in section["entries"].as_array().unwrap() {
            let (title, text) = (section["title"].as_str().unwrap(), entry["text"].as_str().unwrap());
            said.push(format!("{title}: {text}"));
        }
    }
    (edition["title"].as_str().unwrap().to_owned(), said)
}

fn in_section<'said>(said: &'said [String], section: &str, words: &str) -> Vec<&'said str> {
    said.iter().filter(|one| one.starts_with(section) && one.contains(words)).map(String::as_str).collect()
}

const VOTE: &str = "Statement of the Board\n\nThe Board met on 14 May 2024. The Board decided to keep the policy rate at 3 \
    percent.\n\nVoting for the decision were Ada Brandt, Governor; Ole Lind; Greta Moe; and Hilda Vik.\n";

#[test]
fn a_vote_is_told_by_its_count_and_its_dissenters() {
    let new = VOTE.replace(
        "; Greta Moe; and Hilda Vik.",
        "; and Greta Moe. Voting against the decision was Hilda Vik, who preferred to lower the policy rate.",
    );
    let (_, said) = told("truth-vote", &[("2024-05-14", VOTE)], &new);
    let vote = "Numbers and dates: Vote: 3 to 1, against: Hilda Vik, who preferred to lower the policy rate; formerly 4 to 0";
    assert!(said.iter().any(|one| one == vote), "{said:#?}");
    assert_eq!(said.iter().filter(|one| one.contains("preferred")).count(), 1, "{said:#?}");
    assert!(
        in_section(&said, "Added", "").is_empty() && in_section(&said, "Dropped", "").is_empty(),
        "{said:#?}"
    );
}

#[test]
fn the_same_vote_is_not_told() {
    let (_, said) =
        told("truth-same-vote", &[("2024-05-14", VOTE)], &VOTE.replace("14 May 2024", "20 May 2025"));
    assert!(said.iter().all(|one| !one.contains("Vote")), "{said:#?}");
}

const AIMS: &str = "The leaders of the Bay Council met in Oslo on 14 May 2024.\n\nThe leaders are strongly committed to \
    reducing the tariffs on fish. They welcomed the new fish market of Bergen. They called for an end to fishing at night in the whole of the bay.\n";

#[test]
fn a_further_aim_is_added_and_weakens_nothing() {
    let new = AIMS
        .replace("to reducing", "to supporting small harbours and reducing")
        .replace("14 May 2024", "20 May 2025");
    let (_, said) = told("truth-aim", &[("2024-05-14", AIMS)], &new);
    assert_eq!(in_section(&said, "Added", "supporting small harbours").len(), 1, "{said:#?}");
    assert!(in_section(&said, "Weakened", "").is_empty(), "{said:#?}");
}

#[test]
fn a_hedge_put_before_the_aim_still_weakens() {
    let new = AIMS.replace("to reducing", "to considering reducing").replace("14 May 2024", "20 May 2025");
    let (_, said) = told("truth-hedge", &[("2024-05-14", AIMS)], &new);
    assert_eq!(in_section(&said, "Weakened", "considering").len(), 1, "{said:#?}");
}

#[test]
fn what_stands_inside_another_sentence_is_not_dropped() {
    let new = "The leaders of the Bay Council met in Oslo on 20 May 2025.\n\nThe leaders are strongly committed to \
        reducing the tariffs on fish. They welcomed the new fish market of Bergen. Old songs of the whole of the bay, \
        of fishing at night, of calls and of an end, were heard.\n";
    let (_, said) = told("truth-restated", &[("2024-05-14", AIMS)], new);
    assert!(in_section(&said, "Dropped", "fishing at night").is_empty(), "{said:#?}");
    let kept = in_section(&said, "Wording", "fishing at night");
    assert!(kept.len() == 1 && kept[0].contains("a guess"), "{said:#?}");
}

#[test]
fn what_another_report_says_of_another_bay_is_dropped() {
    let new = "The leaders of the Bay Council met in Oslo on 20 May 2025.\n\nThe leaders are strongly committed to \
        reducing the tariffs on fish. They welcomed the new fish market of Bergen. The weather was fine, and there was fishing at night in Bergen.\n";
    let (_, said) = told("truth-dropped", &[("2024-05-14", AIMS)], new);
    assert_eq!(in_section(&said, "Dropped", "fishing at night").len(), 1, "{said:#?}");
}

#[test]
fn the_coming_meeting_moves_its_date() {
    let old = format!("{AIMS}\nNorway will host the next summit of the Bay Council in 2025.\n");
    let new = AIMS.replace("14 May 2024", "20 May 2025")
        + "\nWe look forward to the next summit of the Bay Council in Denmark in 2026.\n";
    let (_, said) = told("truth-next", &[("2024-05-14", &old)], &new);
    assert_eq!(in_section(&said, "Numbers and dates", "2026, formerly 2025").len(), 1, "{said:#?}");
    assert!(in_section(&said, "Dropped", "next summit").is_empty(), "{said:#?}");
}

#[test]
fn deepest_concern_is_more_than_deep_concern() {
    let old = "The leaders of the Bay Council met in Oslo on 14 May 2024.\n\nWe express our deep concern over the \
        dumping of waste in the bay.\n";
    let new = old.replace("deep concern", "deepest concern").replace("14 May 2024", "20 May 2025");
    let (_, said) = told("truth-deepest", &[("2024-05-14", old)], &new);
    assert_eq!(in_section(&said, "Strengthened", "deepest").len(), 1, "{said:#?}");
}

#[test]
fn an_edition_that_its_report_does_not_name_is_called_after_the_folder() {
    let old = "14 May 2024\n\nThe ministers met on 14 May 2024. They agreed to open two harbours.\n";
    let new = "20 May 2025\n\nThe ministers met on 20 May 2025. They agreed to open three harbours.\n";
    let (title, _) = told("truth-title", &[("2024-05-14", old)], new);
    assert_eq!(title, "Meeting (bay-council)");
}

#[test]
fn a_meeting_with_two_reports_is_compared_by_both_texts() {
    let statement = "The leaders of the Bay Council met in Oslo on 14 May 2024.\n\nThe leaders are strongly committed to \
        reducing the tariffs on fish. They welcomed the new fish market of Bergen.\n";
    let vision = "The leaders of the Bay Council met in Oslo on 14 May 2024.\n\nThe leaders called for an end to fishing at night in the whole of the bay.\n";
    let new = "The leaders of the Bay Council met in Oslo on 20 May 2025.\n\nThe leaders are strongly committed to \
        reducing the tariffs on fish. They welcomed the new fish market of Bergen. Old songs of the whole of the bay, \
        of fishing at night, of calls and of an end, were heard.\n";
    let old = [("2024-05-14-statement", statement), ("2024-05-14-vision", vision)];
    let (_, said) = told("truth-joined", &old, new);
    assert!(in_section(&said, "Dropped", "fishing at night").is_empty(), "{said:#?}");
    assert_eq!(in_section(&said, "Wording", "fishing at night").len(), 1, "{said:#?}");
}
