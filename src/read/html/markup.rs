//! Tags and text of a page, one after the other, in linear time and without a tree.
//!
//! Looser than a browser, never slower: what no tag is, is text. The words inside scripts, styles and the like come
//! as [`Piece::Raw`].

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'page> {
    /// Text, entities as written.
    Text(&'page str),
    /// An opening tag; `attributes` is what follows the name.
    Open { name: &'page str, attributes: &'page str },
    /// A closing tag.
    Close(&'page str),
    /// What stands inside the element of this name, which holds no tags.
    Raw { name: &'page str, attributes: &'page str, text: &'page str },
}

/// Elements whose content is no markup.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// The pieces of a page.
pub(super) struct Pieces<'page> {
    rest: &'page str,
    /// The raw element that was opened last.
    raw: Option<(&'page str, &'page str)>,
}

impl<'page> Pieces<'page> {
    /// The pieces of a page.
    pub(super) fn of(page: &'page str) -> Self {
        Self { rest: page, raw: None }
    }

    /// Cuts `length` bytes off.
    fn cut(&mut self, length: usize) -> &'page str {
        let (head, rest) = self.rest.split_at(length);
        self.rest = rest;
        head
    }

    /// The content of a raw element, up to its closing tag or the end of the page.
    fn raw(&mut self, name: &'page str, attributes: &'page str) -> Piece<'page> {
        let close = |at: &usize| {
            let tail = self.rest.as_bytes().get(at + 2..at + 2 + name.len());
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = self.rest.match_indices("</").map(|(at, _)| at).find(close).unwrap_or(self.rest.len());
        Piece::Raw { name, attributes, text: self.cut(end) }
    }

    fn tag(&mut self) -> Option<Piece<'page>> {
        let inner = self.rest.strip_prefix('<')?;
        let closing = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        if !inner.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return None;
        }
        let head = self.rest.len() - inner.len();
        let length = tag_length(inner);
        let tag = &self.cut(head + length)[head..];
        let tag = tag.strip_suffix('>').unwrap_or(tag);
        let name_end =
            tag.find(|letter: char| letter.is_ascii_whitespace() || letter == '/').unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(name_end);
        if closing {
            return Some(Piece::Close(name));
        }
        if RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
            self.raw = Some((name, attributes));
        }
        Some(Piece::Open { name, attributes })
    }
}

/// The length of a tag with its `>`, quotes heeded.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    let mut value = false;
    for (index, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') if value => quote = Some(byte),
            (None, b'>') => return index + 1,
            (Some(_) | None, _) => {}
        }
        // A quote opens a value only after its equals sign.
        value = byte == b'=' || (value && byte.is_ascii_whitespace());
    }
    tag.len()
}

/// The length of a comment, doctype, declaration or processing instruction at the head of the text.
fn declaration_length(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return Some(text.find("-->").map_or(text.len(), |at| at + 3));
    }
    let odd = text.starts_with("<!") || text.starts_with("<?");
    let closes_nothing = text.strip_prefix("</").is_some_and(|rest| !rest.is_empty());
    (odd || closes_nothing).then(|| text.find('>').map_or(text.len(), |at| at + 1))
}

impl<'page> Iterator for Pieces<'page> {
    type Item = Piece<'page>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some((name, attributes)) = self.raw.take() {
            return Some(self.raw(name, attributes));
        }
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if let Some(tag) = self.tag() {
                return Some(tag);
            }
            if let Some(length) = declaration_length(self.rest) {
                self.cut(length);
                continue;
            }
            let skip = usize::from(self.rest.starts_with('<'));
            let end = self.rest[skip..].find('<').map_or(self.rest.len(), |at| at + skip);
            return Some(Piece::Text(self.cut(end)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_comments_and_scripts_do_not_end_early() {
        let page = "<!-- <b> --><a title='x>y'>1 < 2</A><script>if (a</b/>.c) {}</script>z</>";
        let pieces: Vec<Piece<'_>> = Pieces::of(page).collect();
        let expected = [
            Piece::Open { name: "a", attributes: " title='x>y'" },
            Piece::Text("1 "),
            Piece::Text("< 2"),
            Piece::Close("A"),
            Piece::Open { name: "script", attributes: "" },
            Piece::Raw { name: "script", attributes: "", text: "if (a</b/>.c) {}" },
            Piece::Close("script"),
            Piece::Text("z"),
        ];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn a_page_that_ends_in_the_middle_of_anything_ends() {
        for page in ["<", "<a", "<a b='", "<!--", "<script>x", "</", "</b", "<?xml", "a<"] {
            assert!(Pieces::of(page).count() <= 3, "{page}");
        }
    }
}
