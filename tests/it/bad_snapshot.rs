//! Files that are no snapshots: each class has its message, its line and column or pointer, and its hint.

use crate::bad_input::assert_cases;
use crate::sample;
use summitdiff::read::ReadError;
use summitdiff::snapshot::json;

/// The hint of most cases, left out of their expectations.
const USUAL_HINT: &str = "write it anew with `summitdiff extract REPORT`";

/// `message | place | hint` of a file, without the usual hint.
fn snapshot_refusal(bytes: &[u8]) -> String {
    match json::read_bytes(bytes) {
        Ok(_) => "no error".to_owned(),
        Err(error) => {
            let place = error.place().map_or_else(|| "-".to_owned(), |place| place.to_string());
            match error.hint() {
                USUAL_HINT => format!("{error} | {place}"),
                hint => format!("{error} | {place} | {hint}"),
            }
        }
    }
}

#[test]
fn a_damaged_snapshot_is_refused_with_line_and_column() {
    let good = sample::snapshot();
    let with = |old: &str, new: &str| {
        assert!(good.contains(old), "{old}\n{good}");
        snapshot_refusal(good.replacen(old, new, 1).as_bytes())
    };
    let bytes = |text: &str| snapshot_refusal(text.as_bytes());
    assert_eq!(bytes(&good), "no error");
    let cases = [
        ("empty file", bytes(""), "not a snapshot: there is no JSON | 1:1"),
        ("only white space", bytes(" \n\n"), "not a snapshot: there is no JSON | 3:1"),
        (
            "a report",
            bytes("The ministers met in Minsk.\n"),
            "not a snapshot: it does not begin with `{` | 1:1",
        ),
        ("a list", bytes("[1]"), "not a snapshot: it does not begin with `{` | 1:1"),
        (
            "cut off",
            bytes(&good[..good.len() / 2]),
            "not a snapshot: the JSON ends before it is complete | 42:18",
        ),
        (
            "cut off in a string",
            bytes("{\"schema\": 1, \"gener"),
            "not a snapshot: the JSON ends before it is complete | 1:20",
        ),
        ("nested lists", bytes(&"[".repeat(10_000)), "not a snapshot: it does not begin with `{` | 1:1"),
        (
            "nested objects",
            bytes(&"{\"schema\":".repeat(10_000)),
            "not a snapshot: invalid type: object, expected a whole number | 1:10",
        ),
        (
            "nested lists under a key",
            with("\"notes\": [", &format!("\"notes\": [{}{}", "[".repeat(10_000), "]".repeat(10_000))),
            "not a snapshot: invalid type: list, expected a string | 84:13",
        ),
        (
            "a key twice",
            with("\"schema\": 1,", "\"schema\": 1, \"schema\": 1,"),
            "not a snapshot: duplicate field `schema` | 2:23",
        ),
        (
            "a key twice in a participant",
            with("\"country\": \"KZ\",", "\"country\": \"KZ\", \"country\": \"KG\","),
            "not a snapshot: duplicate field `country` | 45:32",
        ),
        (
            "quotes of a field twice",
            with("\"evidence\": {", "\"evidence\": {\"name\": [], \"name\": [],"),
            "not a snapshot: duplicate field in `evidence` | 30:39",
        ),
        (
            "an unknown key",
            with("\"attendance\"", "\"presence\""),
            "not a snapshot: unknown field `presence`, expected one of `id`, `name`, `office`, `country`, `organization`, `attendance`, `functions`, `basis`, `completed`, `evidence` | 47:16",
        ),
        (
            "a number for a list",
            with("\"priorities\": [", "\"priorities\": 3, \"x\": ["),
            "not a snapshot: invalid type: integer `3`, expected a list | 78:17",
        ),
        (
            "a text for an object",
            with("\"generator\": {", "\"generator\": \"summitdiff\", \"x\": {"),
            "not a snapshot: invalid type: string \"summitdiff\", expected an object: Generator | 3:27",
        ),
        (
            "an unknown value",
            with("\"attended\"", "\"there\""),
            "not a snapshot: unknown value `there`, expected one of `attended`, `expected`, `invited`, `absent` | 47:27",
        ),
        (
            "a bad country",
            with("\"KZ\"", "\"Kazakhstan\""),
            "not a snapshot: `Kazakhstan` is not a two-letter country code such as `KZ` | 45:29",
        ),
        (
            "a bad id",
            with("\"id\": \"daniyar-osmanov\"", "\"id\": \"Daniyar Osmanov\""),
            "not a snapshot: `Daniyar Osmanov` is not a lower-case id such as `sadyr-japarov` | 42:29",
        ),
        (
            "a bad date",
            with("\"start\": \"2024-05-14\"", "\"start\": \"14 May 2024\""),
            "not a snapshot: `14 May 2024` is not an EDTF date such as `2023-11-23`, `2023-11` or `2023` | 26:26",
        ),
        (
            "a day that no calendar has",
            with("\"start\": \"2024-05-14\"", "\"start\": \"2024-05-34\""),
            "not a snapshot: `2024-05-34` is not an EDTF date such as `2023-11-23`, `2023-11` or `2023` | 26:25",
        ),
        (
            "a quote longer than its place",
            with("\"exact\": \"", "\"exact\": \"The "),
            "not a snapshot: the quote has 15 bytes, but its span 158..169 does not | 37:7",
        ),
        ("a missing key", with(",\n  \"notes\": []", ""), "not a snapshot: missing field `notes` | 84:1"),
        (
            "a newer schema",
            with("\"schema\": 1,", "\"schema\": 2,"),
            "snapshot schema 2 is newer than 1, the newest this version reads | /schema | use a newer summitdiff",
        ),
        (
            "the fields of today in an older schema",
            with("\"schema\": 1,", "\"schema\": 0,"),
            "not a snapshot of schema 0: unknown field `priorities`: that schema calls it `topics` | /schema",
        ),
        ("no schema", with("\"schema\": 1,", ""), "not a snapshot: missing field `schema` | 85:1"),
        (
            "a number without end",
            with("\"schema\": 1,", "\"schema\": 123456789012345678901234567890,"),
            "not a snapshot: invalid type: floating point `1.2345678901234568e+29`, expected a whole number | 2:42",
        ),
        (
            "something after the end",
            bytes(&format!("{good}}}")),
            "not a snapshot: something follows the end of the JSON | 86:1",
        ),
        (
            "a comma too many",
            with("\"schema\": 1,", "\"schema\": 1,,"),
            "not a snapshot: a key in double quotes is missing | 2:15",
        ),
        (
            "half of a pair of code units",
            with("\"name\": \"summitdiff\"", "\"name\": \"\\ud800\""),
            "not a snapshot: unexpected end of hex escape | 4:20",
        ),
        (
            "a control character in a string",
            with("\"name\": \"summitdiff\"", "\"name\": \"a\0\""),
            "not a snapshot: control character (\\u0000-\\u001F) found while parsing a string | 4:14",
        ),
        (
            "no UTF-8",
            snapshot_refusal(b"{\"schema\": 1, \"x\": \"\xff\"}"),
            "not a snapshot: not UTF-8 text: invalid byte at offset 20 | byte 20 | a snapshot is UTF-8; write it anew with `summitdiff extract REPORT`",
        ),
        (
            "a conflict",
            with(
                "  \"schema\": 1,",
                "<<<<<<< HEAD\n  \"schema\": 1,\n=======\n  \"schema\": 2,\n>>>>>>> main",
            ),
            "unresolved git merge conflict: `<<<<<<< HEAD` | 2:1 | resolve it, or take one side with `git checkout --ours FILE`",
        ),
        (
            "an id twice",
            with("\"id\": \"bakyt-toktosunov\"", "\"id\": \"daniyar-osmanov\""),
            "duplicate id `daniyar-osmanov` at /participants/0 and /participants/1 | /participants/1 | give each entry of the list an id of its own",
        ),
    ];
    assert_cases(&cases);
}

#[test]
fn an_error_has_a_code_for_programs() {
    assert_eq!(ReadError::Empty.code(), "read.empty");
    assert_eq!(json::read("{").unwrap_err().code(), "snapshot.json");
}
