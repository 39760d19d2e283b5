//! Cutting and mending texts: where words stand, and what a text is with other words there.

use summitdiff::read::Span;

/// Where words stand in a text: whole words, any white space between them, in text order.
pub(super) fn places(text: &str, words: &str) -> Vec<Span> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let Some(first) = parts.first() else { return Vec::new() };
    let starts = text.match_indices(first).map(|(at, _)| at);
    starts.filter_map(|start| ending(text, start, &parts).map(|end| Span::new(start, end))).collect()
}

/// The end of the words that begin at `start`, `None` where they do not stand there as whole words.
fn ending(text: &str, start: usize, parts: &[&str]) -> Option<usize> {
    let is_word = |letter: char| letter.is_alphanumeric();
    let opens = parts[0].starts_with(is_word);
    if opens && text[..start].ends_with(is_word) {
        return None;
    }
    let mut at = start;
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            let gap = text[at..].len() - text[at..].trim_start().len();
            if gap == 0 {
                return None;
            }
            at += gap;
        }
        at += text[at..].strip_prefix(part).map(|_| part.len())?;
    }
    (!text[at..].starts_with(is_word)).then_some(at)
}

/// The text with other words at a span.
pub(super) fn put(text: &str, span: Span, words: &str) -> String {
    [&text[..span.start], words, &text[span.end..]].concat()
}

/// The text with other words at each span; the spans do not overlap.
pub(super) fn put_all(text: &str, mut spans: Vec<Span>, words: &str) -> String {
    spans.sort();
    spans.dedup();
    spans.into_iter().rev().fold(text.to_owned(), |text, span| put(&text, span, words))
}

/// The words, wherever they stand, replaced by others; what was parted by a line end stays parted by one.
pub(super) fn everywhere(text: &str, words: &str, by: &str) -> String {
    places(text, words).into_iter().rev().fold(text.to_owned(), |text, span| {
        let parted = text[span.start..span.end].contains('\n');
        put(&text, span, &if parted { by.replacen(' ', "\n", 1) } else { by.to_owned() })
    })
}

/// White space made plain.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A list in a text: its items, and what stands between them.
#[derive(Debug, Clone)]
pub(super) struct Listing {
    /// Number of each item among the spans it was found from, and the text of the item.
    pub(super) items: Vec<(usize, Span)>,
    gaps: Vec<String>,
}

/// The lists of at least three items that the spans stand in: neighbours with nothing but a separator between them.
pub(super) fn listings(text: &str, spans: &[Span]) -> Vec<Listing> {
    let mut order: Vec<(usize, Span)> =
        spans.iter().enumerate().map(|(at, span)| (at, with_article(text, *span))).collect();
    order.sort_by_key(|one| (one.1, one.0));
    let mut found: Vec<Listing> = Vec::new();
    for item in order {
        let joined = found.last().and_then(|list| separator(text, list.items.last()?.1.end, item.1.start));
        match (joined, found.last_mut()) {
            (Some(gap), Some(list)) => {
                list.items.push(item);
                list.gaps.push(gap);
            }
            _ => found.push(Listing { items: vec![item], gaps: Vec::new() }),
        }
    }
    found.retain(|list| list.items.len() >= 3 && ends_a_list(text, list));
    found
}

/// The span with an article before it.
fn with_article(text: &str, span: Span) -> Span {
    let before = &text[..span.start];
    ["the ", "the\n", "The "]
        .iter()
        .find(|article| before.ends_with(*article))
        .map_or(span, |article| Span::new(span.start - article.len(), span.end))
}

fn separator(text: &str, end: usize, start: usize) -> Option<String> {
    let gap = text.get(end..start)?;
    let marks = flat(gap);
    let is_list =
        matches!(marks.as_str(), "," | ";" | "and" | ", and" | "; and" | "; -" | ", -" | "-" | "•" | "*");
    is_list.then(|| gap.to_owned())
}

/// Whether the list is at its end where its last item ends, and not in the middle of an item that goes on.
fn ends_a_list(text: &str, list: &Listing) -> bool {
    let rest = &text[list.items[list.items.len() - 1].1.end..];
    rest.is_empty()
        || rest.starts_with(['.', ';', '\n', ':'])
        || rest.starts_with(", ")
        || rest.starts_with(' ')
}

impl Listing {
    fn span(&self) -> Span {
        Span::new(self.items[0].1.start, self.items[self.items.len() - 1].1.end)
    }

    /// The text without an item of the list; the separator before the last item stays the last one.
    pub(super) fn without(&self, text: &str, item: usize) -> String {
        let mut gaps = self.gaps.clone();
        gaps.remove(if item + 2 >= self.items.len() { self.items.len() - 3 } else { item });
        let mut items = self.texts(text);
        items.remove(item);
        put(text, self.span(), &joined(&items, &gaps))
    }

    /// The text with another item behind the first one of the list.
    pub(super) fn with(&self, text: &str, item: &str) -> String {
        let mut gaps = self.gaps.clone();
        let marked = gaps[0].contains(['-', '•', '*']);
        gaps.insert(0, if marked { gaps[0].clone() } else { format!("{} ", flat(&gaps[0])) });
        let mut items = self.texts(text);
        items.insert(1, item.to_owned());
        put(text, self.span(), &joined(&items, &gaps))
    }

    fn texts(&self, text: &str) -> Vec<String> {
        self.items.iter().map(|(_, span)| text[span.start..span.end].to_owned()).collect()
    }
}

fn joined(items: &[String], gaps: &[String]) -> String {
    let gaps = [""].into_iter().chain(gaps.iter().map(String::as_str));
    items.iter().zip(gaps).fold(String::new(), |text, (item, gap)| text + gap + item)
}
