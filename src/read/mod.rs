//! Stage 1: bytes → [`Article`].
//!
//! [`load`] turns bytes of any format and encoding into a [`Document`], [`Article::new`] its text into an article.
//!
//! Comes in: the bytes of a report and its path. Goes out: the article text, cut into blocks with their zone,
//! sentences and tokens, all with byte offsets into that text.
//! Promises: for UTF-8 plain text the article text is the file itself, byte for byte; every span lies on character
//! boundaries; odd prose never fails, only bytes that are no text do.

mod error;
mod conflict;
mod encoding;
mod format;
mod prose;
mod markdown;
mod stamp;
mod mail;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "pdf")]
mod pdf;
mod language;
mod oddities;
mod furniture;
pub mod timemap;
mod lines;
mod blocks;
mod sentences;
mod tokens;

pub use blocks::{Block, BlockKind, Zone};
pub use conflict::conflict_marker;
pub use encoding::{EncodingBasis, EncodingNote, decode, decode_as};
pub(crate) use error::CONFLICT_HINT;
pub use error::{Place, ReadError};
pub use format::{DEFAULT_MAX_SIZE, Document, InputFormat, LoadOptions, load};
pub use language::foreign_language;
pub(crate) use lines::is_line_end;
pub(crate) use oddities::is_unseen;
pub use oddities::oddities;
pub use sentences::Sentence;
pub use tokens::{Token, TokenKind, seen};

use crate::lexicon::{Lexicon, Match, TableId, Words};
use std::ops::Range;

/// A range of bytes of the article text, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A report as text, with its structure.
///
/// # Invariants
/// Tokens are in text order and do not overlap; each belongs to exactly one sentence, each sentence to one block.
#[derive(Debug, Clone)]
pub struct Article {
    text: String,
    folded: String,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    blocks: Vec<Block>,
    /// For each token the sentence and the block that it stands in.
    homes: Vec<Home>,
}

#[derive(Debug, Clone, Copy)]
struct Home {
    sentence: usize,
    block: usize,
}

/// Reads a plain-text report.
///
/// A byte order mark stays part of the text, so that offsets are those of the file; no token covers it.
///
/// # Errors
/// [`ReadError`] for bytes that are not UTF-8 or hold a NUL.
///
/// ```
/// let article = summitdiff::read::read(b"The ministers met in Minsk.")?;
/// assert_eq!(article.tokens().len(), 6);
/// # Ok::<(), summitdiff::read::ReadError>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<Article, ReadError> {
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(ReadError::Binary { offset });
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 { offset: error.valid_up_to() })?;
    Ok(Article::new(text.to_owned()))
}

impl Article {
    /// Cuts a text into blocks, sentences and tokens.
    #[must_use]
    pub fn new(text: String) -> Self {
        let (mut tokens, folded) = tokens::tokenize(&text);
        let mut blocks = blocks::split(&text, &mut tokens);
        let sentences = sentences::split(&text, &tokens, &mut blocks);
        let owner = |ends: &mut dyn Iterator<Item = (usize, usize)>| -> Vec<usize> {
            ends.flat_map(|(index, count)| std::iter::repeat_n(index, count)).collect()
        };
        let of_sentences = owner(&mut sentences.iter().map(|one| one.tokens.len()).enumerate());
        let of_blocks = owner(&mut blocks.iter().map(|one| one.tokens.len()).enumerate());
        let homes = of_sentences.into_iter().zip(of_blocks);
        let homes = homes.map(|(sentence, block)| Home { sentence, block }).collect();
        Self { text, folded, tokens, sentences, blocks, homes }
    }

    /// The article text: what every offset counts in.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span.
    ///
    /// # Panics
    /// When the span does not lie on character boundaries of this article.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// All tokens in order; white space, Markdown emphasis and zero-width characters give none.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All blocks in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The block that a token stands in.
    #[must_use]
    pub fn block_of(&self, token: usize) -> &Block {
        &self.blocks[self.homes[token].block]
    }

    /// The sentence that a token stands in.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> &Sentence {
        &self.sentences[self.homes[token].sentence]
    }

    /// A token as written, `""` past the end.
    #[must_use]
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| self.slice(token.span()))
    }

    /// A token folded (lower case, no diacritics), `""` past the end.
    #[must_use]
    pub fn fold(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .map_or("", |token| &self.folded[token.folded.0 as usize..token.folded.1 as usize])
    }

    /// The bytes that a range of tokens covers, from the first's start to the last's end; empty for an empty range.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        if tokens.is_empty() || tokens.end > self.tokens.len() {
            return Span::new(0, 0);
        }
        Span::new(self.tokens[tokens.start].span().start, self.tokens[tokens.end - 1].span().end)
    }

    /// The text of a range of tokens with every run of white space made one space.
    #[must_use]
    pub fn plain(&self, tokens: Range<usize>) -> String {
        let mut out = String::new();
        for index in tokens.clone() {
            if index > tokens.start && self.gap_before(index) {
                out.push(' ');
            }
            out.extend(self.word(index).chars().filter(|letter| !tokens::is_invisible(*letter)));
        }
        out
    }

    /// Whether a token is the first of its line.
    #[must_use]
    pub fn starts_line(&self, index: usize) -> bool {
        index == 0
            || index < self.tokens.len() && {
                let between = Span::new(self.tokens[index - 1].span().end, self.tokens[index].span().start);
                self.slice(between).contains(is_line_end)
            }
    }

    /// Whether white space stands between a token and the one before it.
    #[must_use]
    pub fn gap_before(&self, index: usize) -> bool {
        index > 0 && index < self.tokens.len() && {
            let between = Span::new(self.tokens[index - 1].span().end, self.tokens[index].span().start);
            self.slice(between).chars().any(char::is_whitespace)
        }
    }
}

impl Words for Article {
    fn folded(&self, index: usize) -> Option<&str> {
        self.tokens.get(index).map(|_| self.fold(index))
    }
    fn written(&self, index: usize) -> Option<&str> {
        self.tokens.get(index).map(|_| self.word(index))
    }
}

/// The phrases of every table at every token: looked up once, asked often.
#[derive(Debug, Clone)]
pub struct Annotations<'lexicon> {
    matches: Vec<Match<'lexicon>>,
    /// For each token, where its matches begin in `matches`; one more entry than tokens.
    starts: Vec<usize>,
}

impl<'lexicon> Annotations<'lexicon> {
    /// Looks every token of the article up.
    ///
    /// A phrase never reaches over the end of a block.
    #[must_use]
    pub fn new(article: &Article, lexicon: &'lexicon Lexicon) -> Self {
        let mut matches = Vec::new();
        let mut starts = Vec::with_capacity(article.tokens.len() + 1);
        for block in &article.blocks {
            for index in block.tokens.clone() {
                starts.push(matches.len());
                let found = lexicon.matches_at(article, index);
                matches.extend(found.into_iter().filter(|found| index + found.length <= block.tokens.end));
            }
        }
        starts.push(matches.len());
        Self { matches, starts }
    }

    /// All phrases that begin at a token, table by table, the longest of each table first.
    #[must_use]
    pub fn all_at(&self, index: usize) -> &[Match<'lexicon>] {
        match (self.starts.get(index), self.starts.get(index + 1)) {
            (Some(start), Some(end)) => &self.matches[*start..*end],
            _ => &[],
        }
    }

    /// The longest phrase of one table that begins at a token.
    #[must_use]
    pub fn at(&self, index: usize, table: TableId) -> Option<&Match<'lexicon>> {
        self.all_at(index).iter().find(|found| found.row.table == table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(article: &Article) -> Vec<&str> {
        (0..article.tokens().len()).map(|index| article.word(index)).collect()
    }

    #[test]
    fn initials_possessives_and_hyphens_are_told_apart() {
        let article =
            Article::new("Kazakhstan’s N. A. Nazarbayev met the U.S. envoy Jean-Marc O'Neil.".to_owned());
        let expected = [
            "Kazakhstan",
            "’s",
            "N.",
            "A.",
            "Nazarbayev",
            "met",
            "the",
            "U.S.",
            "envoy",
            "Jean-Marc",
            "O'Neil",
            ".",
        ];
        assert_eq!(words(&article), expected);
    }

    #[test]
    fn a_sentence_does_not_end_after_an_initial_or_a_title() {
        let article =
            Article::new("Mr. N. Lee spoke to Dr. Roe. He left at 5 p.m. on Monday. They agreed.".to_owned());
        let ends: Vec<String> =
            article.sentences().iter().map(|sentence| article.plain(sentence.tokens.clone())).collect();
        assert_eq!(ends, ["Mr. N. Lee spoke to Dr. Roe.", "He left at 5 p.m. on Monday.", "They agreed."]);
    }

    #[test]
    fn links_and_inline_tags_are_no_words() {
        let bare = Article::new("They welcomed the new port in Oslo.\nIt opens on the 7th day.".to_owned());
        let linked = Article::new(
            "They welcomed [the new\nport](https://example.org/a/very/long/address/that/no/report/would/wrap/because-it-has-no-spaces/2031/06/26/the-port-of-oslo-opens#top-of-page) in Oslo.\nIt opens on the 7<sup>th</sup> day."
                .to_owned(),
        );
        let plain = |article: &Article| article.plain(0..article.tokens().len()).replace("7 th", "7th");
        assert_eq!(plain(&linked), plain(&bare));
        assert_eq!(linked.blocks().len(), 1);
        assert_eq!(linked.sentences().len(), 2);
    }

    #[test]
    fn what_is_struck_out_is_not_said() {
        let said = |text: &str| {
            let article = Article::new(text.to_owned());
            article.plain(0..article.tokens().len())
        };
        for struck in ["<s>800</s>", "~~800~~", "<del datetime=\"2031\">800</del>", "<strike>800</strike>"] {
            assert_eq!(said(&format!("About {struck} [900] came.")), "About [900] came.");
            assert_eq!(seen(&format!("About {struck}\n\\[900\\] came.")), "About [900] came.");
        }
        // What never ends, or only in the next paragraph, is not struck out.
        assert_eq!(said("About <s>800 came."), "About 800 came.");
        assert_eq!(said("About ~~800.\n\nThen~~ they left."), "About ~~800. Then~~ they left.");
        assert_eq!(said("About <sup>800</sup> came."), "About 800 came.");
    }

    #[test]
    fn hard_wrapped_lines_are_one_block_and_blank_lines_part_blocks() {
        let article = Article::new("The ministers met\nin the capital.\n\nThey agreed.\r\n".to_owned());
        assert_eq!(article.blocks().len(), 2);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_offset() {
        assert_eq!(read(b"ab\xff").unwrap_err(), ReadError::NotUtf8 { offset: 2 });
        assert_eq!(read(b"ab\0").unwrap_err().to_string(), "not a text: NUL byte at offset 2");
    }
}
