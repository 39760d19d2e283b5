//! Which findings are told with which: what follows from a change stands with it, an edit of the text that another
//! finding quotes is told in short.

use crate::assess::{Assessment, Finding};
use crate::diff::Kind;
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
            story.followers.entry((path, at)).or_default().push(finding);
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
        let Some((path, leaders)) = self.leaders.get_key_value(finding.change.path.as_str()) else {
            return &[];
        };
        let at = leaders.iter().position(|leader| std::ptr::eq(*leader, finding));
        at.and_then(|at| self.followers.get(&(*path, at))).map_or(&[], Vec::as_slice)
    }
}

/// Whether quotes of two findings overlap on a side.
fn share_quotes(one: &Finding, other: &Finding) -> bool {
    let (one, other) = (&one.change.evidence, &other.change.evidence);
    overlap(&one.old, &other.old) || overlap(&one.new, &other.new)
}

fn overlap(one: &[Evidence], other: &[Evidence]) -> bool {
    one.iter().any(|one| other.iter().any(|other| one.span().overlaps(other.span())))
}

/// Whether an edit of the text is one whose sentence another finding quotes.
pub(super) fn is_told(assessment: &Assessment, finding: &Finding) -> bool {
    finding.change.kind == Kind::TextEdited
        && assessment
            .findings
            .iter()
            .any(|other| other.change.kind != Kind::TextEdited && share_quotes(finding, other))
}
