//! `summitdiff history` as a user runs it, over the hand-made series of `tests/series`.

use crate::command_line::{folder, run};
use std::path::Path;
use std::time::Instant;

fn series(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/series").join(name).to_string_lossy().into_owned()
}

/// The records of a series as (id, edition, event).
fn events(name: &str, of: &str) -> Vec<(String, String, String)> {
    let folder = folder(&format!("history-{name}-{of}"), &[]);
    let (code, out, err) = run(&folder, &["history", &series(name), "--of", of, "--format", "jsonl"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let text = |record: &serde_json::Value, key: &str| record[key].as_str().unwrap().to_owned();
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .map(|record| (text(&record, "id"), text(&record, "edition"), text(&record, "event")))
        .collect()
}

/// The events of one entry, in order.
fn life(records: &[(String, String, String)], id: &str) -> Vec<String> {
    records
        .iter()
        .filter(|(other, ..)| other == id)
        .map(|(_, edition, event)| format!("{} {event}", &edition[..4]))
        .collect()
}

#[test]
fn a_topic_is_new_carried_reranked_dropped_and_returns() {
    let records = events("lake-council", "topics");
    assert_eq!(life(&records, "trade"), ["2021 new", "2022 dropped", "2024 returned"]);
    assert_eq!(life(&records, "health"), ["2021 new", "2022 carried", "2023 dropped"]);
    assert_eq!(life(&records, "energy"), ["2022 new", "2023 reranked", "2024 reranked"]);
    let terrorism = ["2021 new", "2022 carried", "2023 reranked", "2024 reranked"];
    assert_eq!(life(&records, "counter-terrorism"), terrorism);
}

#[test]
fn a_participant_returns_and_a_seat_passes_on() {
    let records = events("lake-council", "participants");
    assert_eq!(life(&records, "sirojiddin-muhriddin"), ["2021 new", "2022 dropped", "2024 returned"]);
    assert_eq!(life(&records, "abdulla-aripov").last().unwrap(), "2024 dropped");
    assert_eq!(life(&records, "nodira-karimova"), ["2024 new"]);
    let folder = folder("history-explained", &[]);
    let (_, out, _) = run(&folder, &["history", &series("lake-council"), "--explain"]);
    let seat = "2024-05-17 Nodira Karimova (Uzbekistan): another person in the seat of abdulla-aripov";
    assert!(out.contains(seat), "{out}");
}

#[test]
fn one_person_in_two_spellings_has_one_life_and_namesakes_have_two() {
    let records = events("spellings", "participants");
    let life = |id: &str| life(&records, id);
    assert_eq!(life("aleksandr-petrenko"), ["2021 new", "2022 carried", "2023 carried"]);
    assert_eq!(life("sadyr-japarov"), ["2021 new", "2022 dropped", "2023 returned"]);
    assert_eq!(life("akylbek-japarov"), ["2022 new", "2023 dropped"]);
    let folder = folder("history-spellings", &[]);
    let (_, out, _) = run(&folder, &["history", &series("spellings"), "--explain"]);
    let reason = "taken for aleksandr-petrenko: spellings of one name, and no other country";
    assert!(out.contains(reason), "{out}");
}

#[test]
fn the_table_is_legible_in_80_columns_without_colour() {
    let folder = folder("history-table", &[]);
    let (code, out, err) = run(&folder, &["history", &series("lake-council"), "--width", "80"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(!out.contains('\u{1b}'));
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    let row = out.lines().find(|line| line.starts_with("Trade")).unwrap();
    let cells: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(cells, ["Trade", "█", "2", "×", "·", "█", "1", "returned"], "{out}");
    assert!(out.contains("\n1 2021-05-14 · 2 2022-05-20"), "{out}");
    let (_, wide, _) = run(&folder, &["history", &series("lake-council"), "--width", "100"]);
    let head = wide.lines().next().unwrap();
    assert!(head.ends_with(" 2021-05-14 2022-05-20 2023-05-19 2024-05-17 latest"), "{wide}");
}

#[test]
fn the_records_of_a_table_for_spreadsheets_have_the_same_columns() {
    let folder = folder("history-csv", &[]);
    let (_, csv, _) = run(&folder, &["history", &series("lake-council"), "--format", "csv"]);
    let head = "kind,id,label,edition_number,edition,event,rank,statements,share_percent,strength,matched_by,\
                first_edition,last_edition,succeeds";
    assert_eq!(csv.lines().next().unwrap(), head);
    let trade = "topic,trade,Trade,2,2022-05-20,dropped,,,,,,2021-05-14,2024-05-17,";
    assert!(csv.lines().any(|line| line == trade), "{csv}");
}

#[test]
fn a_heat_map_stands_alone_and_says_more_on_hovering() {
    let folder = folder("history-svg", &[]);
    let (_, svg, _) = run(&folder, &["history", &series("lake-council"), "--format", "svg"]);
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(svg.contains("<title>Trade, 2024-05-17: returned, rank 1, 1 statement, 25.0 %"), "{svg}");
    assert_eq!(svg.matches("<g>").count(), svg.matches("</g>").count());
    assert!(!svg.contains("<script") && svg.matches("http").count() == 1, "{svg}");
}

#[test]
fn a_thousand_snapshots_take_seconds() {
    let folder = folder("history-thousand", &[]);
    let (code, snapshot, _) =
        run(&folder, &["extract", &format!("{}/2021-05-14.txt", series("lake-council")), "--format", "json"]);
    assert_eq!(code, 0);
    std::fs::create_dir(folder.join("series")).unwrap();
    for number in 0..1000 {
        let day = format!("{}-{:02}-{:02}", 1990 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
        std::fs::write(folder.join(format!("series/{day}.json")), &snapshot).unwrap();
    }
    let start = Instant::now();
    let (code, out, err) = run(&folder, &["history", "series", "--format", "csv"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.lines().count(), 1 + 1000 * 7);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
