//! `summitdiff history` as a user runs it, over the hand-made series of `tests/series`.

use crate::command_line::{folder, run};
use std::path::Path;

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
fn reports_of_one_day_are_one_edition_unless_asked_apart() {
    let records = events("one-day", "topics");
    let life = |id: &str| life(&records, id);
    assert_eq!(life("health"), ["2023 new", "2024 dropped"]);
    assert_eq!(life("trade").len(), 2);
    assert!(life("energy")[0] == "2023 new" && life("energy").len() == 2, "{:?}", life("energy"));
    let folder = folder("history-one-day", &[]);
    let csv = |flag: &[&str]| {
        run(&folder, &[&["history", &series("one-day"), "--format", "csv", "--of", "topics"], flag].concat())
            .1
    };
    assert!(!csv(&[]).contains("2023-05-20 (2)"));
    assert!(csv(&["--apart"]).contains(",2,2023-05-20 (2),"));
    let (_, log, _) = run(&folder, &["changelog", &series("one-day"), "--evidence", "none"]);
    assert!(log.contains("\nCompared with 2023-05-20 (2 reports)."), "{log}");
    assert!(log.contains("\n- No longer a topic: Health") && !log.contains("New topic: Energy"), "{log}");
    // What only the second report said is dropped like what the first said.
    assert!(log.contains("\n- No longer a topic: Border security"), "{log}");
}

#[test]
fn versions_of_one_text_are_never_one_edition() {
    let text = std::fs::read_to_string(format!("{}/2021-05-14.txt", series("lake-council"))).unwrap();
    let other = text.replacen("trade", "energy", 1);
    let folder = folder("history-versions", &[("s/2021-05-14-a.txt", &text), ("s/2021-05-14-b.txt", &other)]);
    let (_, out, _) = run(&folder, &["history", "s", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["editions"], serde_json::json!(["2021-05-14", "2021-05-14 (2)"]));
}

#[test]
fn a_delegation_and_the_people_who_stand_for_it_share_a_seat() {
    let series = [
        ("s/2021-05-14.txt", "The leaders of Kazakhstan and Kyrgyzstan met in Bishkek on May 14, 2021."),
        (
            "s/2022-05-20.txt",
            "President Sadyr Japarov of Kyrgyzstan and President Kassym-Jomart Tokayev of Kazakhstan met in Astana \
             on May 20, 2022.",
        ),
        ("s/2023-05-19.txt", "The leaders of Kazakhstan and Kyrgyzstan met in Bishkek on May 19, 2023."),
        ("s/2024-05-17.txt", "President Sadyr Japarov of Kyrgyzstan visited Tashkent on May 17, 2024."),
    ];
    let folder = folder("history-seats", &series);
    let (_, out, err) = run(&folder, &["history", "s", "--format", "json"]);
    assert_eq!(err, "");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    let events = |label: &str| -> Vec<String> {
        let lives = found["participants"].as_array().unwrap();
        let life =
            lives.iter().find(|life| life["label"] == label).unwrap_or_else(|| panic!("{label}: {out}"));
        let stages = life["stages"].as_array().unwrap().iter();
        stages.map(|stage| stage["event"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(events("delegation of Kazakhstan"), ["new", "seat", "carried", "dropped"]);
    assert_eq!(events("Kassym-Jomart Tokayev (Kazakhstan)"), ["not-yet", "new", "seat", "dropped"]);
    assert_eq!(events("delegation of Kyrgyzstan")[1..], ["seat", "carried", "seat"].map(str::to_owned));
    let (_, log, _) = run(&folder, &["changelog", "s", "--evidence", "none"]);
    let named = "- Kazakhstan takes part through Kassym-Jomart Tokayev, President (Kazakhstan), formerly without a name.";
    assert!(log.contains(named), "{log}");
    let unnamed =
        "- Kyrgyzstan takes part without a name, formerly through Sadyr Japarov, President (Kyrgyzstan).";
    assert!(log.contains(unnamed), "{log}");
    assert!(!log.contains("delegation of Kazakhstan no longer takes part.  "), "{log}");
}

#[test]
fn a_renamed_country_and_a_body_that_took_the_place_of_another_keep_their_identity() {
    let meeting = |day: &str, country: &str, body: &str| {
        format!(
            "PRETORIA, {day}. The delegations of {country}, Lesotho and the {body} took part in the meeting. \
             President Sadyr Japarov of Kyrgyzstan chaired the meeting. The {body} was thanked."
        )
    };
    for (at, (old, new)) in
        [("Swaziland", "Eswatini"), ("Macedonia", "North Macedonia"), ("Turkey", "Türkiye")]
            .iter()
            .enumerate()
    {
        let (one, two) = (
            meeting("August 20, 2017", old, "Eurasian Economic Community"),
            meeting("August 18, 2023", new, "Eurasian Economic Union"),
        );
        let folder = folder(
            &format!("history-renamed-{at}"),
            &[("s/2017-08-20.txt", &one), ("s/2023-08-18.txt", &two)],
        );
        let (_, out, err) =
            run(&folder, &["history", "s", "--of", "participants", "--format", "csv", "--explain"]);
        assert_eq!(err, "");
        assert!(out.lines().skip(1).all(|line| !line.contains(",dropped,")), "{old}: {out}");
        let (_, log, _) = run(&folder, &["changelog", "s", "--explain", "--evidence", "none"]);
        let step = log.split("First edition").next().unwrap();
        assert!(!step.contains(old) && !step.contains(new), "another name is no change of fact: {log}");
        let heir = "- Eurasian Economic Union is named where Eurasian Economic Community was; one took the place of the \
                    other.";
        assert!(log.contains(heir) && log.contains("\n  Taken for one: the one took the place"), "{log}");
    }
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
    assert_eq!(svg.matches("<g>").count() + svg.matches("<g class").count(), svg.matches("</g>").count());
    assert!(!svg.contains("<script") && svg.matches("http").count() == 1, "{svg}");
}

#[test]
fn a_thousand_snapshots_give_one_record_for_each_life_and_edition() {
    let folder = folder("history-thousand", &[]);
    let (code, snapshot, _) =
        run(&folder, &["extract", &format!("{}/2021-05-14.txt", series("lake-council")), "--format", "json"]);
    assert_eq!(code, 0);
    std::fs::create_dir(folder.join("series")).unwrap();
    for number in 0..1000 {
        let day = format!("{}-{:02}-{:02}", 1990 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
        std::fs::write(folder.join(format!("series/{day}.json")), &snapshot).unwrap();
    }
    let (code, out, err) = run(&folder, &["history", "series", "--format", "csv"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.lines().count(), 1 + 1000 * 7);
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_parquet_says_how_to_get_one() {
    crate::command_line::assert_error(
        &folder("history-no-parquet", &[]),
        &["history", &series("lake-council"), "--format", "parquet"],
        "error: this build writes no Parquet\n --> command line\nhint: build it with `--features parquet`, or take \
         `--format csv`\n",
    );
}
