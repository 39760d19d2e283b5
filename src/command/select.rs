//! Which changes are wanted: by kind or by place.

use super::failure::Failure;
use super::nearest::nearest;
use summitdiff::assess::{Assessment, pointer_matches};
use summitdiff::diff::{Change, Kind};

/// What `--only` and `--exclude` ask for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Selection {
    /// Only changes that one of these fits; none means all.
    pub only: Vec<Selector>,
    /// No change that one of these fits.
    pub exclude: Vec<Selector>,
}

/// A set of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Selector {
    /// By the name of their kind: `participant.added`, `participant.*`, `participant`.
    Kind(String),
    /// By their JSON pointer: `/participants/*/office`.
    Pointer(String),
}

impl Selector {
    /// A glob that begins with a slash is one over pointers, every other one over kinds.
    ///
    /// # Errors
    /// When no kind fits.
    pub(crate) fn parse(text: &str) -> Result<Self, Failure> {
        if text.starts_with('/') {
            return Ok(Self::Pointer(text.to_owned()));
        }
        if Kind::ALL.iter().any(|kind| kind_fits(text, *kind)) {
            return Ok(Self::Kind(text.to_owned()));
        }
        let hint = near_miss(text).map_or_else(
            || "`summitdiff rules` lists the kinds; a JSON pointer begins with `/`".to_owned(),
            |name| format!("did you mean `{name}`?"),
        );
        Err(Failure::usage(format!("no kind of change fits `{text}`"), hint))
    }

    fn fits(&self, change: &Change) -> bool {
        match self {
            Self::Kind(glob) => kind_fits(glob, change.kind),
            Self::Pointer(glob) => pointer_matches(glob, &change.path),
        }
    }
}

impl Selection {
    /// Leaves only what is wanted.
    pub(crate) fn apply(&self, assessment: &mut Assessment) {
        assessment.findings.retain(|finding| {
            let wanted = self.only.is_empty() || self.only.iter().any(|one| one.fits(&finding.change));
            wanted && !self.exclude.iter().any(|one| one.fits(&finding.change))
        });
    }
}

/// A kind has no slash, so that a glob over it is one over a single segment.
fn kind_fits(glob: &str, kind: Kind) -> bool {
    glob == kind.family() || (!glob.contains('/') && pointer_matches(glob, kind.name()))
}

/// The kind or family that was meant.
fn near_miss(text: &str) -> Option<&'static str> {
    nearest(text, Kind::ALL.iter().flat_map(|kind| [kind.name(), kind.family()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_a_glob_and_a_name_fit_their_kinds() {
        for glob in ["participant", "participant.*", "participant.added", "*.added"] {
            assert!(kind_fits(glob, Kind::ParticipantAdded), "{glob}");
        }
        assert!(!kind_fits("priority.*", Kind::ParticipantAdded));
    }

    #[test]
    fn an_unknown_kind_is_a_mistake_and_a_near_one_is_suggested_when_it_is_the_only_one() {
        let hint = |text| Selector::parse(text).unwrap_err().hint;
        assert_eq!(hint("particpant.added"), "did you mean `participant.added`?");
        assert_eq!(hint("nonsense"), "`summitdiff rules` lists the kinds; a JSON pointer begins with `/`");
    }
}
