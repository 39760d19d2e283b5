//! Spans by where they stand, so that those which overlap one are found without looking at all of them.

use crate::read::Span;

/// Spans of one text, each with the number of its owner.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// In order of their starts.
    spans: Vec<(Span, usize)>,
    /// For each span the greatest end up to it.
    reach: Vec<usize>,
}

impl Places {
    /// The spans of every owner; owners are numbered in the order given.
    pub(super) fn of<Spans: IntoIterator<Item = Span>>(owners: impl IntoIterator<Item = Spans>) -> Self {
        let owned = owners.into_iter().enumerate();
        let mut spans: Vec<(Span, usize)> =
            owned.flat_map(|(owner, spans)| spans.into_iter().map(move |span| (span, owner))).collect();
        spans.sort_by_key(|(span, owner)| (span.start, span.end, *owner));
        let mut end = 0;
        let reach = spans
            .iter()
            .map(|(span, _)| {
                end = span.end.max(end);
                end
            })
            .collect();
        Self { spans, reach }
    }

    /// The owners of the spans that hold the whole of this one, in no order.
    pub(super) fn around(&self, span: Span) -> impl Iterator<Item = usize> {
        let end = self.spans.partition_point(|(one, _)| one.start <= span.start);
        (0..end)
            .rev()
            .take_while(move |at| self.reach[*at] >= span.end)
            .filter(move |at| self.spans[*at].0.contains(span))
            .map(|at| self.spans[at].1)
    }

    /// The owners of the spans that share a byte with this one, in no order; an owner comes once for each such span.
    pub(super) fn touching(&self, span: Span) -> impl Iterator<Item = usize> {
        let end = self.spans.partition_point(|(one, _)| one.start < span.end);
        (0..end)
            .rev()
            .take_while(move |at| self.reach[*at] > span.start)
            .filter(move |at| self.spans[*at].0.overlaps(span))
            .map(|at| self.spans[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_share_a_byte_are_found_and_no_others() {
        let spans =
            [(0, 4), (2, 9), (4, 6), (9, 12), (1, 30), (30, 31)].map(|(start, end)| Span::new(start, end));
        let places = Places::of(spans.iter().map(|span| [*span]));
        for start in 0..32 {
            for end in start..33 {
                let span = Span::new(start, end);
                let mut found: Vec<usize> = places.touching(span).collect();
                found.sort_unstable();
                let all: Vec<usize> = (0..spans.len()).filter(|at| spans[*at].overlaps(span)).collect();
                assert_eq!(found, all, "{start}..{end}");
                let mut found: Vec<usize> = places.around(span).collect();
                found.sort_unstable();
                let all: Vec<usize> = (0..spans.len()).filter(|at| spans[*at].contains(span)).collect();
                assert_eq!(found, all, "around {start}..{end}");
            }
        }
    }
}
