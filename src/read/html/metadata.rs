//! What a page says of itself: its address in `link` and `meta`; publisher, times, language, corrections in JSON-LD.

use super::markup::{Piece, Pieces};
use serde_json::Value;

/// The address that a page gives as its own: its canonical link, else its Open Graph address; only web addresses.
pub(super) fn address(page: &str) -> Option<String> {
    let mut shared = None;
    for piece in Pieces::of(page) {
        let Piece::Open { name, attributes } = piece else { continue };
        let says = |key: &str, value: &str| {
            attribute(attributes, key).is_some_and(|found| found.eq_ignore_ascii_case(value))
        };
        if name.eq_ignore_ascii_case("link") && says("rel", "canonical") {
            if let Some(address) = web(attribute(attributes, "href")) {
                return Some(address);
            }
        } else if name.eq_ignore_ascii_case("meta") && says("property", "og:url") {
            shared = shared.or_else(|| web(attribute(attributes, "content")));
        }
    }
    shared
}

/// The title without the name of the site, where the page's own heading says the first part alone.
pub(super) fn bare_title(page: &str, title: &str) -> String {
    let mut inside = false;
    let mut heading = String::new();
    for piece in Pieces::of(page) {
        match piece {
            Piece::Open { name, .. } if name.eq_ignore_ascii_case("h1") => inside = true,
            Piece::Close(name) if inside && name.eq_ignore_ascii_case("h1") => {
                let words = heading.split_whitespace().collect::<Vec<_>>().join(" ");
                let rest = title.strip_prefix(words.as_str()).unwrap_or_default().trim_start();
                if !words.is_empty() && rest.starts_with(['|', '-', '–', '—', '·', ':', '«', '•', '/'])
                {
                    return words;
                }
                (inside, heading) = (false, String::new());
            }
            Piece::Text(text) if inside => heading.push_str(&super::unescaped(text)),
            Piece::Text(_) | Piece::Raw { .. } | Piece::Open { .. } | Piece::Close(_) => {}
        }
    }
    title.to_owned()
}

fn web(address: Option<&str>) -> Option<String> {
    let address = address?.trim().replace("&amp;", "&");
    (address.starts_with("https://") || address.starts_with("http://")).then_some(address)
}

/// The value of an attribute as written.
fn attribute<'page>(attributes: &'page str, key: &str) -> Option<&'page str> {
    let mut rest = attributes;
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let (value, tail) = match quote {
            Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        if name.split_whitespace().next_back().is_some_and(|name| name.eq_ignore_ascii_case(key)) {
            return Some(value);
        }
        rest = tail;
    }
    None
}

/// What the page's JSON-LD says of its article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    /// The headline.
    pub(super) headline: Option<String>,
    /// Name of the publisher.
    pub(super) publisher: Option<String>,
    /// Time of publication.
    pub(super) published: Option<String>,
    /// Time of the last change.
    pub(super) modified: Option<String>,
    /// Its language.
    pub(super) language: Option<String>,
    /// Corrections that the publisher owns up to, in the page's order.
    pub(super) corrections: Vec<String>,
}

/// Reads the JSON-LD blocks of a page; blocks that are no JSON say nothing.
pub(super) fn linked(page: &str) -> Linked {
    let mut linked = Linked::default();
    for piece in Pieces::of(page) {
        if let Piece::Raw { name, attributes, text } = piece
            && name.eq_ignore_ascii_case("script")
            && attributes.to_ascii_lowercase().contains("application/ld+json")
            && let Ok(value) = serde_json::from_str::<Value>(text.trim())
        {
            linked.take(&value);
        }
    }
    linked
}

impl Linked {
    /// Looks through lists and graphs; nesting is bounded by the JSON reader.
    fn take(&mut self, value: &Value) {
        if let Some(items) = value.as_array() {
            for item in items {
                self.take(item);
            }
            return;
        }
        if let Some(graph) = value.get("@graph") {
            self.take(graph);
        }
        if is_a(value, "CorrectionComment") {
            self.correct(value);
        } else if is_a(value, "Article") {
            self.article(value);
        }
    }

    fn article(&mut self, value: &Value) {
        let fill = |slot: &mut Option<String>, key: &str| {
            *slot = slot.take().or_else(|| value.get(key).and_then(name_of));
        };
        fill(&mut self.headline, "headline");
        fill(&mut self.publisher, "publisher");
        fill(&mut self.published, "datePublished");
        fill(&mut self.modified, "dateModified");
        fill(&mut self.language, "inLanguage");
        let corrections = match value.get("correction") {
            Some(Value::Array(items)) => items.as_slice(),
            Some(item) => std::slice::from_ref(item),
            None => &[],
        };
        for correction in corrections {
            self.correct(correction);
        }
    }

    fn correct(&mut self, value: &Value) {
        let text = value.as_str().or_else(|| value.get("text")?.as_str());
        self.corrections.extend(text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
}

/// A string, the name of an object, or either at the head of a list.
fn name_of(value: &Value) -> Option<String> {
    let value = value.as_array().and_then(|items| items.first()).unwrap_or(value);
    let text = value.as_str().or_else(|| value.get("name")?.as_str())?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whether one of the object's types ends in this word: `NewsArticle`, `ReportageNewsArticle` and `Article` are articles.
fn is_a(value: &Value, kind: &str) -> bool {
    let fits = |name: &Value| name.as_str().is_some_and(|name| name.ends_with(kind));
    match value.get("@type") {
        Some(Value::Array(names)) => names.iter().any(fits),
        Some(name) => fits(name),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_canonical_address_comes_before_the_shared_one() {
        let shared = r#"<meta content="http://a.example/?a=1&amp;b=2" property='og:url'>"#;
        assert_eq!(address(shared).as_deref(), Some("http://a.example/?a=1&b=2"));
        let both = format!("{shared}<LINK href=https://a.example/ rel=canonical>");
        assert_eq!(address(&both).as_deref(), Some("https://a.example/"));
        assert_eq!(address("<link rel=canonical href='javascript:x'><link rel><link rel='"), None);
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_the_title() {
        let page = "<h1>The Courier</h1><H1>Talks <i>in</i> Astana</H1>";
        assert_eq!(bare_title(page, "Talks in Astana - The Courier"), "Talks in Astana");
        assert_eq!(bare_title(page, "Talks in Astana - day two"), "Talks in Astana");
        assert_eq!(bare_title(page, "Talks in Astana end"), "Talks in Astana end");
    }

    #[test]
    fn articles_and_corrections_are_found_in_graphs_and_lists() {
        let page = r#"<script type="application/ld+json">{not json}</script>
            <script type='application/ld+json'>{"@graph": [{"@type": "WebSite", "name": "x"},
            {"@type": ["ReportageNewsArticle"], "headline": "Talks", "publisher": [{"name": "Courier"}],
             "datePublished": "2024-05-14", "correction": [{"@type": "CorrectionComment", "text": "It was\n two."}]}]}
            </script><script type="application/ld+json">[{"@type": "CorrectionComment", "text": "Again."}]</script>"#;
        let found = linked(page);
        assert_eq!(found.headline.as_deref(), Some("Talks"));
        assert_eq!(found.publisher.as_deref(), Some("Courier"));
        assert_eq!(found.published.as_deref(), Some("2024-05-14"));
        assert_eq!(found.corrections, ["It was two.", "Again."]);
    }
}
