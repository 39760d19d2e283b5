//! When the meeting was held.

use super::{EventFinder, EventMentions, Stated};
use crate::extract::{DateMention, dates};
use crate::lexicon::TableId;
use crate::read::Zone;
use crate::snapshot::Edtf;

impl EventFinder<'_> {
    /// When: a full date in the opening, else the date of a dateline that also gives the place.
    pub(super) fn date(&self, event: &mut EventMentions) {
        let found = self.near(1).find_map(|index| {
            let range = self.sentence(index);
            self.dates.iter().find(|date| {
                range.contains(&date.tokens.start)
                    && date.date.bounds().is_some()
                    && self.dates_event(date)
                    && !(index > self.opening && self.is_of_another(&range, date))
                    && !(self.is_ahead(index) && dates::is_inline(self.scan.article, date))
            })
        });
        let told = || {
            self.scenes.iter().find_map(|scene| {
                let range = self.sentence(*scene);
                self.dates.iter().find(|date| {
                    range.contains(&date.tokens.start)
                        && date.date.bounds().is_some()
                        && self.dates_event(date)
                })
            })
        };
        let found = found.or_else(told).or_else(|| self.dateline_date()).or_else(|| {
            let early = self.opening.saturating_sub(4)..self.opening;
            early.into_iter().find_map(|index| {
                let range = self.sentence(index);
                self.dates.iter().find(|date| date.relative && range.contains(&date.tokens.start))
            })
        });
        let Some(date) = found else {
            event.start = self.year_of_edition(event);
            return;
        };
        set_date(event, date);
    }

    /// Whether the sentence tells of what is to come: the day of its dateline is that of the announcement.
    fn is_ahead(&self, sentence: usize) -> bool {
        self.frames.iter().any(|frame| frame.sentence == sentence && frame.future)
    }

    /// "ahead of the X Summit, which will take place on 9 November": the date of the event that "which" stands for.
    fn is_of_another(&self, sentence: &std::ops::Range<usize>, date: &DateMention) -> bool {
        (sentence.start..date.tokens.start).any(|at| self.scan.is(at, &["which"]))
            && (sentence.start..date.tokens.start).any(|at| self.is_elsewhere(at))
    }

    /// Whether the date says when the meeting was: not "since", not a bare year, not in brackets or a name.
    pub(super) fn dates_event(&self, date: &DateMention) -> bool {
        let scan = self.scan;
        let before = date.tokens.start.wrapping_sub(1);
        let next = date.tokens.end + usize::from(scan.is(date.tokens.end, &[","]));
        let another = (next..next + 3).any(|at| {
            scan.hit(at, TableId::Events).is_some()
                && (next..at).all(|step| scan.is_capital(step) || scan.is(step, &["telephone", "phone"]))
        });
        let owned = (before.saturating_sub(4)..=before)
            .any(|at| scan.is_possessive(at) || scan.is(at, &["their", "his", "her", "our", "follows"]));
        if another && owned {
            // "follows their 3 May call", "the minister's June visit": the date of another event.
            return false;
        }
        let bare = date.tokens.len() == 1 && !date.relative;
        let other =
            scan.is(before, &["since", "of", "by", "until", "before", "after", "for", "dated", "signed"]);
        !(bare || other || self.is_elsewhere(date.tokens.start))
    }

    fn dateline_date(&self) -> Option<&DateMention> {
        let scan = self.scan;
        self.dates.iter().find(|date| {
            let block = scan.article.block_of(date.tokens.start);
            (block.zone == Zone::Dateline || dates::is_inline(scan.article, date))
                && !date.relative
                && date.date.bounds().is_some()
                && block.tokens.clone().any(|at| scan.hit(at, TableId::Places).is_some())
        })
    }

    /// `the 2021 East Asia Summit`, `SPIEF-2022`: the year in the name of the event, or of the one it is held beside.
    fn year_of_edition(&self, event: &EventMentions) -> Stated<Edtf> {
        let scan = self.scan;
        let own = event.organization.as_ref().map(|(id, _)| id);
        for at in self.near(3).flat_map(|index| self.sentence(index)) {
            let beside = scan.is(at.wrapping_sub(1), &["of"])
                && scan.is(at.wrapping_sub(2), &["sidelines", "margins"]);
            if let Some(year) =
                year(scan.fold(at).rsplit('-').next()).filter(|_| beside && scan.word(at).contains('-'))
            {
                return Some((year, at..at + 1));
            }
            let named = (at + 1..at + 3).any(|next| {
                self.names.iter().any(|name| name.tokens.start == next && Some(&name.id) == own)
                    && scan.is_capital(next)
            });
            if let Some(year) = year(Some(scan.fold(at))).filter(|_| named) {
                return Some((year, at..at + 1));
            }
        }
        None
    }
}

/// A year in this century or the last.
fn year(word: Option<&str>) -> Option<Edtf> {
    let word = word.filter(|word| word.len() == 4)?;
    word.parse().ok().filter(|year| (1900..=2099).contains(year)).and_then(Edtf::year)
}

pub(super) fn set_date(event: &mut EventMentions, date: &DateMention) {
    let day = |stated: &str| Edtf::try_from(stated.to_owned()).ok().map(|day| (day, date.tokens.clone()));
    match date.date.as_str().split_once('/') {
        Some((start, end)) => {
            event.start = day(start);
            event.end = day(end);
        }
        None => event.start = Some((date.date.clone(), date.tokens.clone())),
    }
}
