//! What an edition is called: by its own report, else by what the other editions of the series are called.
//!
//! Comes in: the editions of a series. Goes out: a title for each. In this order: the name of the meeting as the report
//! has it; organization and type; the headline; the type of meeting with the organization that most of the other editions
//! name, else with the name of the folder that all reports lie in; the label of the edition.

use super::{capitalized, quote};
use crate::lexicon::{Lexicon, TableId, fold};
use crate::read::Zone;
use crate::render::Names;
use crate::render::names::date;
use crate::series::Edition;
use crate::snapshot::{Edtf, EventType, Snapshot};
use std::collections::{BTreeMap, BTreeSet};

/// What the editions of a series have in common.
pub(super) struct Title {
    /// What most editions name as the organization that met.
    organization: Option<String>,
    /// The folder of all reports.
    folder: Option<String>,
    /// What any meeting may be called: "meeting", "briefing session".
    common: BTreeSet<String>,
}

impl Title {
    /// What editions have in common.
    pub(super) fn of(editions: &[&Edition], lexicon: &Lexicon) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for organization in editions.iter().filter_map(|edition| organization(edition)) {
            *counts.entry(organization).or_default() += 1;
        }
        let most = counts.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(*name)));
        let organization =
            most.filter(|(_, count)| **count * 2 >= editions.len()).map(|(name, _)| name.clone());
        let mut folders = editions.iter().flat_map(|edition| &edition.reports).map(|path| folder(path));
        let first = folders.next().flatten();
        let folder = first.filter(|first| folders.all(|other| other == Some(*first)));
        Self {
            organization,
            folder: folder.filter(|_| editions.len() > 1).map(str::to_owned),
            common: lexicon.rows(TableId::Events).map(|row| fold(row.text("form"))).collect(),
        }
    }

    /// What the meeting is called, with its place.
    pub(super) fn title(&self, edition: &Edition, names: &Names) -> String {
        let event = &edition.snapshot.event;
        let place = event.location.as_ref().map(|place| {
            let country = place.country.map(|code| names.country(code));
            place.city.clone().or(country).unwrap_or_default()
        });
        let place = place.filter(|place| !place.is_empty());
        let title = match (self.called(edition), place) {
            (Some(called), Some(place)) if !called.contains(&place) => format!("{called}, {place}"),
            (Some(called), _) => called,
            (None, Some(place)) => place,
            (None, None) => edition.label.clone(),
        };
        capitalized(&quote::line(&title))
    }

    fn called(&self, edition: &Edition) -> Option<String> {
        let Snapshot { event, source, .. } = &edition.snapshot;
        let organization = organization(edition);
        let kind = event.kind.filter(|kind| *kind != EventType::Other);
        let kind = kind.map(|kind| format!("{kind:?}").to_lowercase());
        let is_common = |name: &&str| self.common.contains(&fold(name));
        let name = event
            .name
            .as_deref()
            .map(|name| name.strip_prefix("the ").or(name.strip_prefix("The ")).unwrap_or(name));
        // `talks` alone tells no meeting from another.
        let kind = name.filter(is_common).map(str::to_owned).or(kind);
        let name = name.filter(|name| organization.is_some() || !is_common(name));
        match (name, organization, kind) {
            (Some(name), Some(organization), _) if !name.contains(organization.as_str()) => {
                Some(format!("{organization}: {name}"))
            }
            (Some(name), ..) => Some(name.to_owned()),
            (None, Some(organization), kind) => Some(joined(&organization, kind)),
            (None, None, kind) => {
                let titles = source.title.clone().into_iter().chain(headline(edition));
                let own = titles.into_iter().find(|title| !is_date(title, &edition.label));
                own.or_else(|| self.of_series(kind))
            }
        }
    }

    /// A meeting that its own report calls nothing: `Quad meeting`, `meeting (fomc)`.
    fn of_series(&self, kind: Option<String>) -> Option<String> {
        match (&self.organization, &self.folder, kind) {
            (Some(organization), _, kind) => Some(joined(organization, kind)),
            (None, Some(folder), Some(kind)) => Some(format!("{kind} ({folder})")),
            (None, _, kind) => kind,
        }
    }
}

fn joined(organization: &str, kind: Option<String>) -> String {
    kind.map_or_else(|| organization.to_owned(), |kind| format!("{organization} {kind}"))
}

fn organization(edition: &Edition) -> Option<String> {
    let organization = edition.snapshot.event.organization.as_ref();
    organization.map(|one| one.acronym.clone().unwrap_or(one.name.clone()))
}

/// The name of the folder that a report lies in.
fn folder(path: &str) -> Option<&str> {
    let mut parts = path.rsplit(['/', '\\']);
    parts.next()?;
    parts.next().filter(|folder| folder.chars().any(char::is_alphabetic))
}

/// The headline as the report has it.
fn headline(edition: &Edition) -> Option<String> {
    let article = edition.article.as_ref()?;
    let block = article.blocks().iter().find(|block| block.zone == Zone::Title)?;
    // Marks of emphasis of a text that was Markdown once are no part of it.
    Some(quote::line(article.slice(block.span)).trim_matches(['*', '_', '#', ' ']).to_owned())
}

/// Whether a headline is nothing but the date that the edition is labelled with: `July 30, 2025`.
fn is_date(headline: &str, label: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| word.trim_start_matches('0').to_lowercase()).collect()
    };
    let day = label.split(' ').next().and_then(|day| Edtf::try_from(day.to_owned()).ok());
    day.is_some_and(|day| words(&date(&day)) == words(headline) || words(day.as_str()) == words(headline))
}
