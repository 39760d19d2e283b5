//! Days as protocols write them, in English whatever the language of the text: `20 Jun 2000` (RFC 5322, RFC 9110).

use crate::snapshot::Edtf;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The day, `None` for one that no calendar has.
pub(super) fn day(day: u32, month: &str, year: u32) -> Option<Edtf> {
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))?;
    Edtf::day(year.try_into().ok()?, u32::try_from(month).ok()? + 1, day)
}
