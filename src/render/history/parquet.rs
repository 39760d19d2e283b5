//! The records as a Parquet file, for databases and notebooks.
//!
//! The columns are those of the CSV form; a share is a decimal, an absent cell is null. One row group, no compression:
//! a history is small. The same history gives the same bytes.

use super::Show;
use super::records::records;
use crate::series::History;
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;

/// The columns, in order.
const SCHEMA: &str = "message history {
    optional binary kind (STRING);
    optional binary id (STRING);
    optional binary label (STRING);
    optional int32 edition_number;
    optional binary edition (STRING);
    optional binary event (STRING);
    optional int32 rank;
    optional int32 statements;
    optional int32 share_percent (DECIMAL(4,1));
    optional int32 strength;
    optional binary matched_by (STRING);
    optional binary first_edition (STRING);
    optional binary last_edition (STRING);
    optional binary succeeds (STRING);
}";

/// The bytes of the file.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "memory takes the columns of the schema")]
pub fn write(history: &History, show: Show) -> Vec<u8> {
    bytes(history, show).expect("memory takes the columns of the schema")
}

fn bytes(history: &History, show: Show) -> Result<Vec<u8>, ParquetError> {
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let made_by = concat!("summitdiff ", env!("CARGO_PKG_VERSION")).to_owned();
    let properties = Arc::new(WriterProperties::builder().set_created_by(made_by).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties)?;
    let rows: Vec<_> = records(history, show).collect();
    if !rows.is_empty() {
        let mut group = writer.next_row_group()?;
        texts(&mut group, rows.iter().map(|row| Some(row.kind)))?;
        texts(&mut group, rows.iter().map(|row| Some(row.id)))?;
        texts(&mut group, rows.iter().map(|row| Some(row.label)))?;
        numbers(&mut group, rows.iter().map(|row| u32::try_from(row.edition_number).ok()))?;
        texts(&mut group, rows.iter().map(|row| Some(row.edition)))?;
        texts(&mut group, rows.iter().map(|row| Some(row.event)))?;
        numbers(&mut group, rows.iter().map(|row| row.rank))?;
        numbers(&mut group, rows.iter().map(|row| row.statements))?;
        // Thousandths are the unscaled value of percent with one decimal.
        numbers(&mut group, rows.iter().map(|row| row.share))?;
        numbers(&mut group, rows.iter().map(|row| row.strength))?;
        texts(&mut group, rows.iter().map(|row| row.matched_by))?;
        texts(&mut group, rows.iter().map(|row| Some(row.first_edition)))?;
        texts(&mut group, rows.iter().map(|row| Some(row.last_edition)))?;
        texts(&mut group, rows.iter().map(|row| row.succeeds))?;
        group.close()?;
    }
    writer.into_inner()
}

type Group<'file> = SerializedRowGroupWriter<'file, Vec<u8>>;

fn texts<'run>(
    group: &mut Group<'_>,
    cells: impl Iterator<Item = Option<&'run str>>,
) -> Result<(), ParquetError> {
    let (levels, values) = parted(cells.map(|cell| cell.map(ByteArray::from)));
    let mut column = group.next_column()?.expect("the schema has a column for each field");
    column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

fn numbers(group: &mut Group<'_>, cells: impl Iterator<Item = Option<u32>>) -> Result<(), ParquetError> {
    let (levels, values) = parted(cells.map(|cell| cell.and_then(|number| i32::try_from(number).ok())));
    let mut column = group.next_column()?.expect("the schema has a column for each field");
    column.typed::<Int32Type>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

/// Which cells have a value, and the values.
fn parted<T>(cells: impl Iterator<Item = Option<T>>) -> (Vec<i16>, Vec<T>) {
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    (levels, values)
}
