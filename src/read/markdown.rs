//! Markdown → article text; YAML front matter → title, date, address, publisher.
//!
//! Links, emphasis, code marks and HTML go; their words stay. Any text is Markdown, so nothing fails here.

use super::BlockKind;
use super::format::Document;
use super::prose::{Prose, date_of};
use super::tokens::STRUCK;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The keys that make a block between `---` lines front matter.
const KEYS: [&str; 6] = ["title", "date", "url", "publisher", "published", "lang"];
/// Front matter is shorter than this many lines.
const LONGEST_FRONT_MATTER: usize = 60;

/// Whether a text begins with front matter that names one of the known keys.
pub(super) fn has_front_matter(text: &str) -> bool {
    front_matter(text).is_some_and(|(rows, _)| rows.iter().any(|(key, _)| KEYS.contains(key)))
}

/// Reads Markdown.
pub(super) fn read(text: &str) -> Document {
    let (rows, body) =
        front_matter(text).unwrap_or_else(|| (Vec::new(), text.trim_start_matches('\u{feff}')));
    let value = |keys: &[&str]| {
        let found = rows.iter().find(|(key, value)| keys.contains(key) && !value.is_empty());
        found.map(|(_, value)| (*value).to_owned())
    };
    let mut writer = Writer::default();
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        writer.take(event);
    }
    let title = value(&["title"]).or(writer.first_heading);
    let mut document = Document::of(writer.prose.finish(title.as_deref()), "text/markdown");
    document.title = title;
    document.publisher = value(&["publisher", "site"]);
    document.url = value(&["url", "canonical", "source"]);
    document.published = value(&["date", "published"]).as_deref().and_then(date_of);
    document.language = value(&["lang", "language"]);
    document
}

/// The rows `key: value` between two `---` lines at the very start, and what follows.
fn front_matter(text: &str) -> Option<(Vec<(&str, &str)>, &str)> {
    let mut rest = text.trim_start_matches('\u{feff}');
    let mut rows = Vec::new();
    for number in 0..LONGEST_FRONT_MATTER {
        let (line, after) = rest.split_once('\n')?;
        let line = line.trim_end();
        rest = after;
        match (number, line) {
            (0, "---") => {}
            (0, _) => return None,
            (_, "---" | "...") => return Some((rows, rest)),
            // Nested values, list items and comments are YAML that says nothing of the report.
            (_, line) if line.is_empty() || line.starts_with([' ', '\t', '-', '#']) => {}
            (_, line) => {
                let (key, value) = line.split_once(':')?;
                rows.push((key.trim(), unquoted(value.trim())));
            }
        }
    }
    None
}

fn unquoted(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote)) {
            return inner;
        }
    }
    value
}

/// Events of the parser, turned into blocks.
#[derive(Default)]
struct Writer {
    prose: Prose,
    /// The numbers of the lists around, `None` for bullets.
    lists: Vec<Option<u64>>,
    heading: Option<String>,
    first_heading: Option<String>,
    /// Inside something whose words are none of the report's: a picture's label, a block of HTML.
    silent: usize,
    /// Inside the tags of a struck passage, the words of which are no longer said; it ends with its paragraph at the
    /// latest.
    struck: bool,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) => {
                if self.silent == 0 && !self.struck {
                    self.prose.words(&words);
                    if let Some(heading) = &mut self.heading {
                        heading.push_str(&words);
                    }
                }
            }
            Event::SoftBreak | Event::HardBreak => self.prose.space(),
            Event::Rule => self.prose.paragraph(),
            Event::InlineHtml(tag) => self.tag(&tag),
            Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.trim_matches(['<', '>', '/']).split(' ').next().unwrap_or_default();
        if STRUCK.contains(&name) {
            self.struck = !tag.starts_with("</");
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.prose.begin(BlockKind::Heading, 0, None);
                self.heading = Some(String::new());
            }
            Tag::List(number) => {
                self.prose.paragraph();
                self.lists.push(*number);
            }
            Tag::Item => self.item(),
            Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_) | Tag::Strikethrough => {
                self.silent += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {}
            Tag::TableCell => self.prose.space(),
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow => self.prose.paragraph(),
        }
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1);
        let number = self.lists.last().copied().flatten();
        self.prose.begin(BlockKind::Item, depth, number);
        if let Some(Some(number)) = self.lists.last_mut() {
            *number += 1;
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) | TagEnd::Strikethrough => {
                self.silent = self.silent.saturating_sub(1);
            }
            TagEnd::Heading(_) => {
                let heading = self.heading.take();
                self.first_heading = self.first_heading.take().or(heading);
                self.prose.paragraph();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.prose.paragraph();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link => {}
            TagEnd::TableCell => self.prose.space(),
            TagEnd::Item => self.prose.end_item(),
            TagEnd::Paragraph => {
                self.struck = false;
                self.prose.paragraph();
            }
            TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow => self.prose.paragraph(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay_each_block_on_its_line() {
        let document = read(
            "# Talks in *Astana*\n\nThe **Council** met\nin [Astana](https://a.example/x_(y)) &amp; agreed.<br>\n\n\
             - water,\n- energy:\n  1. gas,\n  2. oil.\n\nThey ~~drafted~~ <del>read</del> signed `Plan-2030`. ![flags](f.png)\n\n<div>ad</div>\n",
        );
        let expected = "Talks in Astana\n\nThe Council met in Astana & agreed.\n\n- water,\n\n- energy:\n\n  1. gas,\n\n  \
                        2. oil.\n\nThey signed Plan-2030.\n";
        assert_eq!(document.text, expected);
        assert_eq!(document.title.as_deref(), Some("Talks in Astana"));
    }

    #[test]
    fn front_matter_gives_title_date_address_and_publisher() {
        let text = "---\ntitle: \"Talks: day one\"\ndate: 2024-05-14T10:00:00Z\nurl: https://a.example/1\n\
                    publisher: Steppe Courier\ntags:\n  - talks\n---\n\nThe Council met.\n";
        assert!(has_front_matter(text));
        let document = read(text);
        assert_eq!(document.text, "Talks: day one\n\nThe Council met.\n");
        assert_eq!(document.title.as_deref(), Some("Talks: day one"));
        assert_eq!(document.url.as_deref(), Some("https://a.example/1"));
        assert_eq!(document.publisher.as_deref(), Some("Steppe Courier"));
        assert_eq!(document.published.map(|date| date.to_string()).as_deref(), Some("2024-05-14"));
    }

    #[test]
    fn a_rule_at_the_head_of_a_text_is_no_front_matter() {
        for text in [
            "---\nThe Council met.\n---\n",
            "---\n\nNote: the Council met.\n",
            "The end\n---\ntitle: x\n---\n",
        ] {
            assert!(!has_front_matter(text), "{text}");
        }
    }
}
