//! Which findings are told with which: what follows from a change stands with it, an edit of the text that another
//! finding quotes is told in short.

use crate::assess::{Assessment, Finding};
use crate::diff::Kind;
use crate::snapshot::Evidence;

/// The finding that this one follows from, where the output has it.
pub(super) fn leader<'run>(assessment: &'run Assessment, finding: &Finding) -> Option<&'run Finding> {
    let path = finding.change.follows.as_ref()?;
    assessment.findings.iter().find(|one| {
        one.change.path == *path && one.waived.is_none() && one.change.follows.is_none() && *one != finding
    })
}

/// What follows from a finding.
pub(super) fn followers<'run>(
    assessment: &'run Assessment,
    finding: &'run Finding,
) -> impl Iterator<Item = &'run Finding> {
    let open = assessment.findings.iter().filter(|one| one.waived.is_none());
    open.filter(move |one| leader(assessment, one) == Some(finding))
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
