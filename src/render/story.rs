//! Which findings are told with which: what follows from a change stands with it, an edit of the text that another
//! finding quotes is told in short.

use crate::assess::{Assessment, Finding};
use crate::diff::Kind;
use crate::snapshot::Evidence;
use std::collections::BTreeMap;

/// The findings that stand for themselves, and what follows from each.
pub(super) struct Story<'run> {
    leaders: BTreeMap<&'run str, &'run Finding>,
    followers: BTreeMap<&'run str, Vec<&'run Finding>>,
}

impl<'run> Story<'run> {
    /// Sorts out what leads and what follows; what follows from a finding that is not there stands for itself.
    pub(super) fn of(assessment: &'run Assessment) -> Self {
        let mut story = Self { leaders: BTreeMap::new(), followers: BTreeMap::new() };
        let open = || assessment.findings.iter().filter(|one| one.waived.is_none());
        for finding in open().filter(|one| one.change.follows.is_none()) {
            story.leaders.entry(&finding.change.path).or_insert(finding);
        }
        for finding in open() {
            if let Some(path) =
                finding.change.follows.as_deref().filter(|path| story.leaders.contains_key(path))
            {
                story.followers.entry(path).or_default().push(finding);
            }
        }
        story
    }

    /// Whether a finding is told with the one it follows from.
    pub(super) fn follows(&self, finding: &Finding) -> bool {
        let path = finding.change.follows.as_deref().filter(|_| finding.waived.is_none());
        path.is_some_and(|path| self.leaders.contains_key(path))
    }

    /// What follows from a finding.
    pub(super) fn followers(&self, finding: &Finding) -> &[&'run Finding] {
        let path = finding.change.path.as_str();
        let leads = self.leaders.get(path).is_some_and(|leader| std::ptr::eq(*leader, finding));
        self.followers.get(path).filter(|_| leads).map_or(&[], Vec::as_slice)
    }
}

/// Whether an edit of the text is one whose sentence another finding quotes.
pub(super) fn is_told(assessment: &Assessment, finding: &Finding) -> bool {
    let overlap = |one: &[Evidence], other: &[Evidence]| {
        one.iter().any(|one| {
            let one = one.span();
            other.iter().map(Evidence::span).any(|other| one.start < other.end && other.start < one.end)
        })
    };
    let own = &finding.change.evidence;
    finding.change.kind == Kind::TextEdited
        && assessment.findings.iter().any(|other| {
            let quotes = &other.change.evidence;
            other.change.kind != Kind::TextEdited
                && (overlap(&own.old, &quotes.old) || overlap(&own.new, &quotes.new))
        })
}
