//! The day on which waivers are looked at: a flag, `SOURCE_DATE_EPOCH`, then the clock, and it only where a waiver has a
//! last day.

use std::time::{SystemTime, UNIX_EPOCH};
use summitdiff::gate::waivers::Waivers;
use summitdiff::snapshot::Edtf;

const SECONDS_OF_A_DAY: u64 = 86_400;

/// The day, in UTC; `None` where no waiver asks for it.
pub(crate) fn today(flag: Option<&Edtf>, waivers: &Waivers) -> Option<Edtf> {
    if !waivers.waivers.iter().any(|waiver| waiver.expires.is_some()) {
        return None;
    }
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs());
    flag.cloned().or_else(|| day(fixed.or_else(clock)? / SECONDS_OF_A_DAY))
}

/// The day that lies so many days after 1 January 1970 (the algorithm `civil_from_days` of Howard Hinnant's "chrono-
/// compatible low-level date algorithms": years begin in March, so that the leap day is their last).
fn day(days: u64) -> Option<Edtf> {
    let shifted = days + 719_468;
    let (era, of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Edtf::day(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let text = |days| day(days).unwrap().as_str().to_owned();
        assert_eq!(text(0), "1970-01-01");
        assert_eq!(text(11_016), "2000-02-29");
        assert_eq!(text(19_908), "2024-07-04");
        assert_eq!(text(47_540), "2100-02-28");
        assert_eq!(text(47_541), "2100-03-01");
    }
}
