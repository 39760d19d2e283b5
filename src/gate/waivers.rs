//! Waivers: changes that somebody has agreed to, each with a reason and perhaps a last day.
//!
//! A waiver names a change by its fingerprint, so it holds wherever the change stands in the text and ends with the
//! change. What no longer meets a change is stale, what is past its day is expired: both are told, never dropped.

use crate::assess::{Assessment, Policy};
use crate::snapshot::Edtf;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The schema number of the file.
pub const SCHEMA: u32 = 1;

/// The file of waivers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waivers {
    /// The schema number, [`SCHEMA`].
    pub schema: u32,
    /// The waivers, in the order of the file.
    pub waivers: Vec<Waiver>,
}

/// A change that somebody has agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The change.
    pub fingerprint: String,
    /// Why it is agreed to; never empty.
    pub reason: String,
    /// The last day on which it holds; without one it holds as long as the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Edtf>,
    /// Where it is discussed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
}

impl Default for Waivers {
    fn default() -> Self {
        Self { schema: SCHEMA, waivers: Vec::new() }
    }
}

/// Waivers that do not do what they were made for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Idle {
    /// The path of their file, with slashes.
    pub file: String,
    /// Past their last day: their changes count again.
    pub expired: Vec<Waiver>,
    /// Met by no change.
    pub stale: Vec<Waiver>,
}

impl Waivers {
    /// Reads the file.
    ///
    /// # Errors
    /// The 1-based line and column, and what the parser says.
    pub fn read(bytes: &[u8]) -> Result<Self, (usize, usize, String)> {
        serde_json::from_slice(bytes).map_err(|error| {
            let text = error.to_string();
            let what = text.split(" at line ").next().unwrap_or_default().to_owned();
            (error.line().max(1), error.column().max(1), what)
        })
    }

    /// The bytes of the file: 2-space indent, `\n` at the end.
    ///
    /// # Panics
    /// Never: waivers have only texts.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).expect("waivers have only texts") + "\n"
    }

    /// What is wrong with the file, with the index of the waiver.
    ///
    /// # Errors
    /// A clause for people: a schema that is not known, a fingerprint that is none or stands twice, an empty reason, a
    /// last day that is no day.
    pub fn check(&self) -> Result<(), (String, String)> {
        if self.schema != SCHEMA {
            return Err(("/schema".to_owned(), format!("waivers of schema {} are not known", self.schema)));
        }
        let mut seen = BTreeSet::new();
        for (index, waiver) in self.waivers.iter().enumerate() {
            let at = |field| format!("/waivers/{index}/{field}");
            if !is_fingerprint(&waiver.fingerprint) {
                return Err((at("fingerprint"), format!("`{}` is no fingerprint", waiver.fingerprint)));
            }
            if !seen.insert(&waiver.fingerprint) {
                let what = format!("a second waiver of the change {}", waiver.fingerprint);
                return Err((at("fingerprint"), what));
            }
            if waiver.reason.trim().is_empty() {
                return Err((at("reason"), "a waiver without a reason".to_owned()));
            }
            if waiver.expires.as_ref().is_some_and(|day| !is_day(day)) {
                return Err((at("expires"), "the last day is not a day such as `2024-07-04`".to_owned()));
            }
        }
        Ok(())
    }

    /// Puts those that hold on `today` into the policy.
    ///
    /// Without a day, all of them hold.
    pub fn apply(&self, policy: &mut Policy, today: Option<&Edtf>) {
        let holding = self.waivers.iter().filter(|waiver| !waiver.is_expired(today));
        policy.waivers = holding.map(|waiver| (waiver.fingerprint.clone(), waiver.reason.clone())).collect();
    }

    /// Those that are expired, and those that no finding meets.
    pub fn idle<'run>(
        &self,
        assessments: impl Iterator<Item = &'run Assessment>,
        today: Option<&Edtf>,
    ) -> Idle {
        let met: BTreeSet<&str> = assessments
            .flat_map(|assessment| assessment.findings.iter().map(|finding| finding.fingerprint.as_str()))
            .collect();
        let (expired, rest): (Vec<Waiver>, Vec<Waiver>) =
            self.waivers.iter().cloned().partition(|waiver| waiver.is_expired(today));
        let stale = rest.into_iter().filter(|waiver| !met.contains(waiver.fingerprint.as_str())).collect();
        Idle { file: String::new(), expired, stale }
    }
}

impl Idle {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.expired.is_empty() && self.stale.is_empty()
    }
}

impl Waiver {
    /// Days of this form are in the order of their letters.
    fn is_expired(&self, today: Option<&Edtf>) -> bool {
        self.expires.as_ref().zip(today).is_some_and(|(last, today)| last.as_str() < today.as_str())
    }
}

/// Whether a word has the form of a fingerprint: 16 hex digits.
#[must_use]
pub fn is_fingerprint(word: &str) -> bool {
    word.len() == 16 && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a date is one day.
#[must_use]
pub fn is_day(date: &Edtf) -> bool {
    date.bounds().is_some_and(|(first, last)| first == last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiver(fingerprint: &str, expires: Option<&str>) -> Waiver {
        Waiver {
            fingerprint: fingerprint.to_owned(),
            reason: "agreed with the desk".to_owned(),
            expires: expires.map(|day| Edtf::try_from(day.to_owned()).unwrap()),
            issue: None,
        }
    }

    fn day(text: &str) -> Edtf {
        Edtf::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn a_waiver_holds_on_its_last_day_and_not_after_it() {
        let waivers =
            Waivers { waivers: vec![waiver("00112233445566aa", Some("2024-07-04"))], ..Waivers::default() };
        let holds = |today: &str| {
            let mut policy = Policy::default();
            waivers.apply(&mut policy, Some(&day(today)));
            !policy.waivers.is_empty()
        };
        assert!(holds("2024-07-03") && holds("2024-07-04") && !holds("2024-07-05"));
        let idle = waivers.idle([].into_iter(), Some(&day("2024-07-05")));
        assert_eq!((idle.expired.len(), idle.stale.len()), (1, 0));
        let idle = waivers.idle([].into_iter(), Some(&day("2024-07-04")));
        assert_eq!((idle.expired.len(), idle.stale.len()), (0, 1));
    }

    #[test]
    fn each_mistake_in_a_waiver_has_its_place() {
        let wrong = |change: fn(&mut Waiver)| {
            let mut one = waiver("00112233445566aa", None);
            change(&mut one);
            Waivers { waivers: vec![one], ..Waivers::default() }.check().unwrap_err().0
        };
        assert_eq!(wrong(|one| one.fingerprint = "xyz".to_owned()), "/waivers/0/fingerprint");
        assert_eq!(wrong(|one| one.reason = "  ".to_owned()), "/waivers/0/reason");
        assert_eq!(wrong(|one| one.expires = Some(day("2024-07"))), "/waivers/0/expires");
        let twice = vec![waiver("00112233445566aa", None), waiver("00112233445566aa", None)];
        let failed = Waivers { waivers: twice, ..Waivers::default() }.check().unwrap_err();
        assert_eq!(failed.0, "/waivers/1/fingerprint");
    }
}
