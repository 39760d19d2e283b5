//! Dates in EDTF (ISO 8601-2), with the precision that the report states.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A date as precise as stated: `2023`, `2023-11`, `2023-11-23`, a range `2021-10-30/2021-10-31`, or without its year
/// `XXXX-06-10`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = r"^([0-9]{4}|XXXX)(-[0-9]{2}){0,2}(/([0-9]{4}|XXXX)(-[0-9]{2}){0,2})?$"))]
pub struct Edtf(String);

/// Why a string is not a date of this profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "`{}` is not an EDTF date such as `2023-11-23`, `2023-11` or `2023`", self.0)
    }
}

impl std::error::Error for DateError {}

impl Edtf {
    /// A day; `None` when the calendar has no such day.
    #[must_use]
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(|date| Self(date.format("%Y-%m-%d").to_string()))
    }

    /// A month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, 1).map(|date| Self(date.format("%Y-%m").to_string()))
    }

    /// A year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        (1000..=9999).contains(&year).then(|| Self(year.to_string()))
    }

    /// A day of an unstated year.
    #[must_use]
    pub fn yearless(month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(2000, month, day).map(|date| Self(format!("XXXX-{}", date.format("%m-%d"))))
    }

    /// From the first day of `self` to the last of `end`.
    #[must_use]
    pub fn until(&self, end: &Self) -> Self {
        Self(format!("{}/{}", self.0, end.0))
    }

    /// The EDTF string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first and last day it can mean; `None` without a year.
    #[must_use]
    pub fn bounds(&self) -> Option<(NaiveDate, NaiveDate)> {
        let (start, end) = self.0.split_once('/').unwrap_or((&self.0, &self.0));
        Some((bounds(start)?.0, bounds(end)?.1))
    }
}

/// The first and last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn bounds(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut parts = text.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month: Option<u32> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<u32> = parts.next().map(str::parse).transpose().ok()?;
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(month), None) if month < 12 => NaiveDate::from_ymd_opt(year, month + 1, 1)?.pred_opt()?,
        _ => NaiveDate::from_ymd_opt(first.year(), 12, 31)?,
    };
    Some((first, last))
}

fn is_valid(text: &str) -> bool {
    match text.strip_prefix("XXXX-") {
        Some(rest) => bounds(&format!("2000-{rest}")).is_some(),
        None => {
            text.len() >= 4 && text.as_bytes()[..4].iter().all(u8::is_ascii_digit) && bounds(text).is_some()
        }
    }
}

impl TryFrom<String> for Edtf {
    type Error = DateError;

    fn try_from(value: String) -> Result<Self, Self::Error> {
        let valid = value.split('/').count() <= 2 && value.split('/').all(is_valid);
        if valid { Ok(Self(value)) } else { Err(DateError(value)) }
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.0
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_its_precision_and_knows_its_bounds() {
        let date = Edtf::try_from("2023-11".to_owned()).unwrap();
        let (first, last) = date.bounds().unwrap();
        assert_eq!((first.to_string(), last.to_string()), ("2023-11-01".to_owned(), "2023-11-30".to_owned()));
        assert_eq!(Edtf::yearless(6, 10).unwrap().to_string(), "XXXX-06-10");
        assert_eq!(Edtf::yearless(6, 10).unwrap().bounds(), None);
    }

    #[test]
    fn a_day_that_no_calendar_has_is_refused() {
        let error = Edtf::try_from("2023-02-30".to_owned()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`2023-02-30` is not an EDTF date such as `2023-11-23`, `2023-11` or `2023`"
        );
        assert_eq!(Edtf::day(2023, 2, 30), None);
    }
}
