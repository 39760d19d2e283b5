//! TOML → settings: every key known, every mistake with its line and column.

use super::super::failure::{Failure, Place};
use super::place::Found;
use super::{Config, Origin, Setting, Update};
use crate::command::nearest::nearest;
use std::ops::Range;
use std::path::PathBuf;
use summitdiff::assess::{Severity, pointer_matches};
use summitdiff::diff::Kind;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys, in the order in which `summitdiff config` shows them.
pub(super) const KEYS: [&str; 11] = [
    "snapshots",
    "reports",
    "waivers",
    "lexicon",
    "fail-on",
    "fail-on-extractor",
    "fail-on-orphans",
    "fail-on-stale-waivers",
    "update",
    "ignore",
    "severity",
];

/// The words of a threshold.
const THRESHOLDS: [&str; 6] = ["critical", "major", "minor", "info", "any", "none"];

/// The file as it is read.
struct Reader<'run> {
    text: &'run str,
    name: String,
}

/// Reads the settings.
///
/// # Errors
/// No TOML, an unknown key, or a value that the key cannot have.
pub(super) fn parse(text: &str, found: &Found) -> Result<Config, Failure> {
    let reader = Reader { text, name: found.file.to_string_lossy().into_owned() };
    let table = DeTable::parse(text).map_err(|error| {
        let what = format!("not TOML: {}", error.message().lines().next().unwrap_or_default());
        reader.failure(what, error.span().unwrap_or(0..0), "see https://toml.io".to_owned())
    })?;
    let mut config = Config { file: Some(found.file.clone()), ..Config::built_in(&found.base) };
    for (key, value) in table.get_ref() {
        reader.take(&mut config, key, value, found)?;
    }
    Ok(config)
}

impl Reader<'_> {
    fn take(
        &self,
        config: &mut Config,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
        found: &Found,
    ) -> Result<(), Failure> {
        let from = Origin::Line(self.position(&value.span()).0);
        let path = |text: &str| found.base.join(text);
        match key.get_ref().as_ref() {
            "snapshots" => config.snapshots = Setting { value: path(self.string(value)?), from },
            "waivers" => config.waivers = Setting { value: path(self.string(value)?), from },
            "reports" => config.reports = Setting { value: self.paths(value, path)?, from },
            "lexicon" => config.lexicon = Setting { value: self.paths(value, path)?, from },
            "fail-on" => config.fail_on = Setting { value: self.threshold(value)?, from },
            "fail-on-extractor" => {
                config.fail_on_extractor = Setting { value: self.threshold(value)?, from };
            }
            "fail-on-orphans" => config.fail_on_orphans = Setting { value: self.boolean(value)?, from },
            "fail-on-stale-waivers" => {
                config.fail_on_stale_waivers = Setting { value: self.boolean(value)?, from };
            }
            "update" => config.update = Setting { value: self.update(value)?, from },
            "ignore" => config.ignore = Setting { value: self.pointers(value)?, from },
            "severity" => self.severities(config, value)?,
            other => return Err(self.unknown("key", other, key.span(), &KEYS)),
        }
        Ok(())
    }

    fn string<'value>(&self, value: &'value Spanned<DeValue<'_>>) -> Result<&'value str, Failure> {
        value.get_ref().as_str().filter(|text| !text.is_empty()).ok_or_else(|| {
            self.failure("a text in quotes is wanted", value.span(), "write it as \"…\"".to_owned())
        })
    }

    fn strings<'value>(&self, value: &'value Spanned<DeValue<'_>>) -> Result<Vec<&'value str>, Failure> {
        let DeValue::Array(list) = value.get_ref() else {
            let hint = "write it as [\"…\", \"…\"]".to_owned();
            return Err(self.failure("a list of texts is wanted", value.span(), hint));
        };
        list.iter().map(|one| self.string(one)).collect()
    }

    fn paths(
        &self,
        value: &Spanned<DeValue<'_>>,
        path: impl Fn(&str) -> PathBuf,
    ) -> Result<Vec<PathBuf>, Failure> {
        Ok(self.strings(value)?.into_iter().map(path).collect())
    }

    fn boolean(&self, value: &Spanned<DeValue<'_>>) -> Result<bool, Failure> {
        value.get_ref().as_bool().ok_or_else(|| {
            self.failure("`true` or `false` is wanted", value.span(), "without quotes".to_owned())
        })
    }

    fn threshold(&self, value: &Spanned<DeValue<'_>>) -> Result<Option<Severity>, Failure> {
        let word = self.string(value)?;
        match word {
            "none" => Ok(None),
            "any" => Ok(Some(Severity::Info)),
            _ => match Severity::ALL.into_iter().find(|one| one.as_str() == word) {
                Some(severity) => Ok(Some(severity)),
                None => Err(self.unknown("severity", word, value.span(), &THRESHOLDS)),
            },
        }
    }

    fn update(&self, value: &Spanned<DeValue<'_>>) -> Result<Update, Failure> {
        let word = self.string(value)?;
        Update::from_word(word)
            .ok_or_else(|| self.unknown("mode", word, value.span(), &["auto", "new", "all", "none"]))
    }

    fn pointers(&self, value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Failure> {
        let globs = self.strings(value)?;
        if let Some(wrong) = globs.iter().find(|glob| !glob.starts_with('/')) {
            let what = format!("`{wrong}` is no JSON-pointer glob");
            let hint = "a glob over places begins with `/`: \"/participants/*/office\"".to_owned();
            return Err(self.failure(what, value.span(), hint));
        }
        Ok(globs.into_iter().map(str::to_owned).collect())
    }

    /// `"participant.office" = "critical"`, also by family: `"document.*" = "ignore"`; what names one kind wins.
    fn severities(&self, config: &mut Config, value: &Spanned<DeValue<'_>>) -> Result<(), Failure> {
        let Some(table) = value.get_ref().as_table() else {
            let hint = "write a table: [severity], then lines such as \"participant.office\" = \"critical\"";
            return Err(self.failure("a table is wanted", value.span(), hint.to_owned()));
        };
        let mut rows: Vec<_> = table.iter().collect();
        rows.sort_by_key(|(key, _)| !key.get_ref().contains('*'));
        for (key, value) in rows {
            let glob = key.get_ref().as_ref();
            let kinds: Vec<Kind> = Kind::ALL
                .iter()
                .copied()
                .filter(|kind| !glob.contains('/') && pointer_matches(glob, kind.name()))
                .collect();
            if kinds.is_empty() {
                let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
                return Err(self.unknown("kind of change", glob, key.span(), &names));
            }
            let setting =
                Setting { value: self.severity(value)?, from: Origin::Line(self.position(&value.span()).0) };
            config.severity.extend(kinds.into_iter().map(|kind| (kind, setting.clone())));
        }
        Ok(())
    }

    fn severity(&self, value: &Spanned<DeValue<'_>>) -> Result<Option<Severity>, Failure> {
        let word = self.string(value)?;
        if word == "ignore" {
            return Ok(None);
        }
        let known = Severity::ALL.into_iter().find(|one| one.as_str() == word);
        known.map(Some).ok_or_else(|| {
            let words = ["critical", "major", "minor", "info", "ignore"];
            self.unknown("severity", word, value.span(), &words)
        })
    }

    fn unknown(&self, what: &str, word: &str, span: Range<usize>, known: &[&str]) -> Failure {
        let hint = match nearest(word, known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None if known.len() > 12 => "`summitdiff rules` lists what there is".to_owned(),
            None => format!("one of {}", known.join(", ")),
        };
        self.failure(format!("unknown {what} `{word}`"), span, hint)
    }

    fn failure(&self, what: impl Into<String>, span: Range<usize>, hint: String) -> Failure {
        let (line, column) = self.position(&span);
        Failure::new(what, Place::Line(self.name.clone(), line, column), hint)
    }

    /// The 1-based line and column of a span's start.
    fn position(&self, span: &Range<usize>) -> (usize, usize) {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}
