//! The history as a Parquet file: what a reader of the format finds in it.

use crate::command_line::{folder, program};
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::{Field, RowAccessor as _};
use std::fs;
use std::path::{Path, PathBuf};

fn council() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/series/lake-council").to_string_lossy().into_owned()
}

fn output(folder: &PathBuf, format: &str, of: &str) -> Vec<u8> {
    let output = program(folder, &["history", &council(), "--format", format, "--of", of]).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    output.stdout
}

#[test]
fn a_parquet_file_has_the_records_of_the_other_forms() {
    let folder = folder("history-parquet", &[]);
    let bytes = output(&folder, "parquet", "all");
    assert_eq!(bytes, output(&folder, "parquet", "all"), "the same history gives the same bytes");
    fs::write(folder.join("h.parquet"), &bytes).unwrap();
    let reader = SerializedFileReader::new(fs::File::open(folder.join("h.parquet")).unwrap()).unwrap();
    let columns: Vec<String> = reader
        .metadata()
        .file_metadata()
        .schema()
        .get_fields()
        .iter()
        .map(|one| one.name().to_owned())
        .collect();
    let csv = String::from_utf8(output(&folder, "csv", "all")).unwrap();
    assert_eq!(columns.join(","), csv.lines().next().unwrap());
    let lines = String::from_utf8(output(&folder, "jsonl", "all")).unwrap();
    let records: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.len(), records.len());
    for (row, record) in rows.iter().zip(&records) {
        for (name, field) in row.get_column_iter() {
            let expected = &record[name.as_str()];
            #[expect(clippy::wildcard_enum_match_arm, reason = "the file has no other columns")]
            match field {
                Field::Null => assert!(expected.is_null(), "{name}: {record}"),
                Field::Str(text) => assert_eq!(expected.as_str(), Some(text.as_str()), "{name}"),
                Field::Int(number) => assert_eq!(expected.as_i64(), Some(i64::from(*number)), "{name}"),
                Field::Decimal(_) => assert_eq!(field.to_string(), expected.to_string(), "{name}"),
                other => panic!("{name}: {other}"),
            }
        }
    }
    assert_eq!(rows[0].get_string(0).unwrap(), "topic");
}
