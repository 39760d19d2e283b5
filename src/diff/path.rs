//! JSON pointers (RFC 6901) of changes: by id instead of index, so that they survive re-ordering.

/// The pointer of the segments, `~` and `/` escaped.
pub(super) fn pointer(segments: &[&str]) -> String {
    segments
        .iter()
        .fold(String::new(), |out, segment| out + "/" + &segment.replace('~', "~0").replace('/', "~1"))
}
