//! Which findings are told with which: what follows from a change stands with it, an edit of the text that another
//! finding quotes is told in short.

use super::entry::Entry;
use crate::assess::{Assessment, Finding};
use crate::diff::{Kind, Pair};
use crate::read::seen;
use crate::snapshot::Evidence;
use std::collections::BTreeMap;

/// The findings that stand for themselves, and what follows from each.
pub(super) struct Story<'run> {
    /// By path; several statements of a topic share one.
    leaders: BTreeMap<&'run str, Vec<&'run Finding>>,
    /// By the path of their leader, and its place among those of that path.
    followers: BTreeMap<(&'run str, usize), Vec<&'run Finding>>,
}

impl<'run> Story<'run> {
    /// Sorts out what leads and what follows; what follows from a finding that is not there stands for itself. Of several
    /// findings of one path that one leads whose quotes the follower shares.
    pub(super) fn of(assessment: &'run Assessment) -> Self {
        let mut story = Self { leaders: BTreeMap::new(), followers: BTreeMap::new() };
        let open = || assessment.findings.iter().filter(|one| one.waived.is_none());
        for finding in open().filter(|one| one.change.follows.is_none()) {
            story.leaders.entry(&finding.change.path).or_default().push(finding);
        }
        for finding in open() {
            let Some(path) = finding.change.follows.as_deref() else { continue };
            let Some(leaders) = story.leaders.get(path) else { continue };
            let at = leaders.iter().position(|leader| share_quotes(leader, finding)).unwrap_or_default();
            if says_no_more(finding, leaders[at]) {
                continue;
            }
            story.followers.entry((path, at)).or_default().push(finding);
        }
        story
    }

    /// The quotes that show a finding in its place, where its own hold nothing but its values or stand on one side only:
    /// those of what follows from it.
    pub(super) fn place(&self, finding: &Finding, entry: &Entry) -> Option<Pair<Option<String>>> {
        let held = |value: &Option<String>, quote: &Option<String>| {
            value.is_some()
                && value.as_deref().map(str::to_lowercase) == quote.as_deref().map(str::to_lowercase)
        };
        let bare = held(&entry.value.old, &entry.quote.old) && held(&entry.value.new, &entry.quote.new);
        let Pair { old, new } = finding.change.telling_quotes();
        let alone = old.is_none() != new.is_none() && finding.change.kind.family() == "priority";
        let own = [old, new].into_iter().flatten().map(|quote| quote.exact().len()).max();
        if !bare && !alone {
            return None;
        }
        let both = self.followers(finding).iter().filter_map(|one| {
            let quotes = one.change.telling_quotes();
            let (old, new) = (quotes.old?, quotes.new?);
            let longer = old.exact().len().max(new.exact().len()) >= own.unwrap_or_default();
            (longer && share_quotes(one, finding)).then(|| Pair::new(seen(old.exact()), seen(new.exact())))
        });
        let holds = |quote: &str, value: &Option<String>| {
            value.as_deref().is_none_or(|value| quote.contains(value) && quote.len() > value.len())
        };
        both.filter(|pair| alone || holds(&pair.old, &entry.value.old) && holds(&pair.new, &entry.value.new))
            .map(|pair| Pair::new(Some(pair.old), Some(pair.new)))
            .next()
    }

    /// Whether a finding is told with the one it follows from.
    pub(super) fn follows(&self, finding: &Finding) -> bool {
        let path = finding.change.follows.as_deref().filter(|_| finding.waived.is_none());
        path.is_some_and(|path| self.leaders.contains_key(path))
    }

    /// What follows from a finding.
    pub(super) fn followers(&self, finding: &Finding) -> &[&'run Finding] {
        let Some((path, leaders)) = self.leaders.get_key_value(finding.change.path.as_str()) else {
            return &[];
        };
        let at = leaders.iter().position(|leader| std::ptr::eq(*leader, finding));
        at.and_then(|at| self.followers.get(&(*path, at))).map_or(&[], Vec::as_slice)
    }
}

/// Whether a finding says only that the statement of its leader is in other words, which its leader shows.
fn says_no_more(finding: &Finding, leader: &Finding) -> bool {
    let topic = |one: &Finding| one.change.path.split('/').take(3).map(str::to_owned).collect::<Vec<_>>();
    finding.change.kind == Kind::StatementReworded && topic(finding) == topic(leader)
}

/// Whether quotes of two findings overlap on a side.
fn share_quotes(one: &Finding, other: &Finding) -> bool {
    let (one, other) = (&one.change.evidence, &other.change.evidence);
    overlap(&one.old, &other.old) || overlap(&one.new, &other.new)
}

fn overlap(one: &[Evidence], other: &[Evidence]) -> bool {
    one.iter().any(|one| other.iter().any(|other| one.span().overlaps(other.span())))
}

/// Whether an edit of the text is one whose every sentence other findings quote.
pub(super) fn is_told(assessment: &Assessment, finding: &Finding) -> bool {
    let others = || assessment.findings.iter().filter(|other| other.change.kind != Kind::TextEdited);
    let is_quoted = |quote: &Evidence, side: fn(&Finding) -> &[Evidence]| {
        others().any(|other| overlap(std::slice::from_ref(quote), side(other)))
    };
    let Pair { old, new } = &finding.change.evidence;
    finding.change.kind == Kind::TextEdited
        && !(old.is_empty() && new.is_empty())
        && old.iter().all(|quote| is_quoted(quote, |one| &one.change.evidence.old))
        && new.iter().all(|quote| is_quoted(quote, |one| &one.change.evidence.new))
}
