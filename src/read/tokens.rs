//! Tokens: words with their abbreviations and hyphens whole, possessives split off, numbers, punctuation.

use super::Span;
use crate::lexicon::{Lexicon, push_folded};

/// What a token is, as far as its letters tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// A word that begins with a capital letter.
    Capital,
    /// A word of capitals only, at least two letters, digits allowed (`CSTO`, `G20`).
    Acronym,
    /// One capital letter with or without its dot (`N.`).
    Initial,
    /// Any other word.
    Lower,
    /// Digits with their separators (`1,500`, `3.5`), and ordinals (`9th`).
    Number,
    /// The possessive ending `'s` or `’`.
    Possessive,
    /// A single mark.
    Punctuation,
}

/// A token of the article text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    /// Range in the article's folded text.
    pub(super) folded: (u32, u32),
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// Its bytes.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Whether it can be part of a proper name by its letters: a capital, an acronym or an initial.
    #[must_use]
    pub fn is_capitalized(&self) -> bool {
        matches!(self.kind, TokenKind::Capital | TokenKind::Acronym | TokenKind::Initial)
    }

    /// Whether it is a word of letters, whatever its case.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.is_capitalized() || self.kind == TokenKind::Lower
    }
}

/// Whether a character shows nothing: zero-width marks, soft hyphen, byte order mark, the end mark of DOS files.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{1a}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Marks of Markdown that stand for emphasis, headings or escapes and are no part of the prose.
fn is_markup(letter: char) -> bool {
    matches!(letter, '*' | '_' | '\\' | '`')
}

/// The length of a mark of links or of inline HTML at the head of the text: the bracket that opens a link's words, the
/// target behind them, a bare address, a tag, a passage that is struck out. A link that comes or goes is no change of the
/// prose.
pub(super) fn markup(rest: &str) -> Option<usize> {
    if rest.starts_with(['<', '~'])
        && let Some(length) = struck(rest)
    {
        return Some(length);
    }
    if rest.starts_with('[') {
        return footnote(rest).or_else(|| opens_link(rest).then_some(1));
    }
    if let Some(target) = rest.strip_prefix("](") {
        let close = target.find(|letter: char| letter == ')' || letter.is_whitespace())?;
        return (is_address(target) && target[close..].starts_with(')')).then_some(close + 3);
    }
    if is_address(rest) {
        let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, ')' | ']' | '>'));
        let address = &rest[..end.unwrap_or(rest.len())];
        return Some(address.trim_end_matches(['.', ',', ';', ':', '!', '?', '"', '”', '’']).len());
    }
    tag(rest)
}

/// The length of a reference to a footnote: `[^1]`.
fn footnote(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix("[^")?;
    let close = name.bytes().take(LONGEST_NOTE).position(|byte| byte == b']')?;
    (close > 0 && name[..close].bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(close + 3)
}

/// The name of a footnote has fewer letters.
const LONGEST_NOTE: usize = 20;

/// Whether a bracket holds the words of a link: `[words](https://…)`, the words on one or more lines.
fn opens_link(rest: &str) -> bool {
    let Some(close) = rest[1..].find(['[', ']']) else { return false };
    let after = &rest[1 + close..];
    close < LONGEST_LINK && after.strip_prefix("](").is_some_and(is_address)
}

/// The words of a link are no longer than a paragraph.
const LONGEST_LINK: usize = 2_000;

fn is_address(text: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| text.starts_with(scheme))
}

/// What is struck out is no longer said: `<s>8,000</s>`, `<del>…</del>`, `~~8,000~~`, within one paragraph.
fn struck(rest: &str) -> Option<usize> {
    let end = (0..=LONGEST_STRUCK.min(rest.len())).rev().find(|end| rest.is_char_boundary(*end))?;
    let window = &rest[..end];
    let (inner, close) = if let Some(inner) = window.strip_prefix("~~") {
        (inner, "~~".to_owned())
    } else {
        STRUCK.into_iter().find_map(|name| {
            let attributes = window.strip_prefix('<')?.strip_prefix(name)?;
            let inner = attributes.starts_with(['>', ' ']).then(|| attributes.split_once('>'))??.1;
            Some((inner, format!("</{name}>")))
        })?
    };
    let end = inner.find(&close).filter(|end| *end > 0 && !inner.starts_with('~'))?;
    let is_paragraph = !inner[..end].contains("\n\n") && !inner[..end].contains("\n\r\n");
    is_paragraph.then(|| window.len() - inner.len() + end + close.len())
}

/// The elements of HTML whose words are struck out.
pub(super) const STRUCK: [&str; 3] = ["s", "del", "strike"];

/// What is struck out is no longer than a paragraph, in bytes.
const LONGEST_STRUCK: usize = 2_000;

/// A text as a reader sees it: without emphasis, escapes, tags, targets of links and what is struck out; white space as
/// one space.
#[must_use]
pub fn seen(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let skipped = if is_address(rest) { None } else { markup(rest) };
        let skipped = skipped.or_else(|| is_markup(letter).then(|| letter.len_utf8()));
        if skipped.is_none() {
            out.push(letter);
        }
        rest = &rest[skipped.unwrap_or(letter.len_utf8())..];
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A tag of inline HTML that a converter left in the text (`70<sup>th</sup>`).
fn tag(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('<')?;
    let close = inner.find('>').filter(|close| *close < 80)?;
    let name = inner[..close].trim_start_matches('/').split([' ', '/']).next()?;
    (TAGS.contains(&name) || STRUCK.contains(&name)).then_some(close + 2)
}

/// The tags that a converter may leave.
const TAGS: [&str; 13] = ["sup", "sub", "br", "u", "b", "i", "em", "strong", "span", "a", "p", "ins", "mark"];

/// Spaces that can set thousands apart.
fn is_thin(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

fn is_joiner(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '\'' | '’' | 'ʼ' | '\u{ad}') || is_invisible(letter)
}

/// Cuts the text into tokens; the second value is the folded text that the tokens' `folded` ranges count in.
pub(super) fn tokenize(text: &str) -> (Vec<Token>, String) {
    let mut scanner = Scanner { text, at: 0, tokens: Vec::new(), folded: String::with_capacity(text.len()) };
    while let Some(letter) = scanner.peek(0) {
        if letter.is_whitespace() || is_invisible(letter) || is_markup(letter) {
            scanner.at += letter.len_utf8();
        } else if let Some(length) = markup(scanner.rest()) {
            scanner.at += length;
        } else if letter.is_alphabetic() {
            scanner.word();
        } else if letter.is_ascii_digit() {
            scanner.number();
        } else {
            scanner.mark(letter);
        }
    }
    (scanner.tokens, scanner.folded)
}

struct Scanner<'text> {
    text: &'text str,
    at: usize,
    tokens: Vec<Token>,
    folded: String,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self, skip: usize) -> Option<char> {
        self.rest().chars().nth(skip)
    }

    fn word(&mut self) {
        let start = self.at;
        let mut end = start;
        let mut letters = self.rest().char_indices().peekable();
        while let Some((offset, letter)) = letters.next() {
            let next = letters.peek().map(|(_, letter)| *letter);
            if letter.is_alphanumeric()
                || is_combining(letter)
                || is_joiner(letter)
                    && next.is_some_and(char::is_alphanumeric)
                    && !possessive(&self.text[start + offset..])
            {
                end = start + offset + letter.len_utf8();
            } else if letter == '.'
                && next.is_some_and(char::is_alphabetic)
                && is_dotted(last_part(&self.text[start..start + offset]))
            {
                end = start + offset + 1;
            } else {
                break;
            }
        }
        if let Some(length) = glued_word(&self.text[start..end]) {
            end = start + length;
        }
        if self.text[end..].starts_with('.') && takes_dot(&self.text[start..end]) {
            end += 1;
        }
        let kind = word_kind(&self.text[start..end]);
        self.push(start, end, kind);
        self.at = end;
        self.possessive();
    }

    fn possessive(&mut self) {
        let rest = self.rest();
        let mark = rest.chars().next().filter(|mark| matches!(mark, '\'' | '’' | 'ʼ'));
        let Some(mark) = mark else { return };
        let after = &rest[mark.len_utf8()..];
        let next = after.chars().nth(1);
        let ends = !next.is_some_and(char::is_alphanumeric);
        let length = if after.starts_with(['s', 'S']) && ends {
            mark.len_utf8() + 1
        } else if self.text[..self.at].ends_with(['s', 'S', 'z', 'x'])
            && !after.starts_with(char::is_alphanumeric)
            && mark == '’'
        {
            mark.len_utf8()
        } else {
            return;
        };
        self.push(self.at, self.at + length, TokenKind::Possessive);
        self.at += length;
    }

    fn number(&mut self) {
        let start = self.at;
        let mut end = start;
        let mut letters = self.rest().char_indices().peekable();
        while let Some((offset, letter)) = letters.next() {
            let next = letters.peek().map(|(_, letter)| *letter);
            let joins = matches!(letter, ',' | '.') && next.is_some_and(|next| next.is_ascii_digit());
            if letter.is_ascii_digit() || joins {
                end = start + offset + 1;
            } else if letter.is_alphabetic() || (letter == '-' && next.is_some_and(char::is_alphabetic)) {
                end = start + offset + letter.len_utf8();
            } else {
                break;
            }
        }
        let end = self.grouped(start, end);
        self.push(start, end, TokenKind::Number);
        self.at = end;
    }

    /// Where a number ends whose thousands are set apart by spaces: `60 000`, `1 250 000`.
    fn grouped(&self, start: usize, end: usize) -> usize {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let mut whole = end;
        if end - start > 3 || !digits(&self.text[start..end]) {
            return end;
        }
        while let Some(space) = self.text[whole..].chars().next().filter(|one| is_thin(*one)) {
            let group = whole + space.len_utf8();
            let Some(figures) = self.text.get(group..group + 3).filter(|figures| digits(figures)) else {
                break;
            };
            let next = self.text[group + 3..].chars().next();
            if next.is_some_and(|next| next.is_alphanumeric() || matches!(next, '/' | '-')) {
                break;
            }
            whole = group + figures.len();
        }
        whole
    }

    fn mark(&mut self, letter: char) {
        let end = self.at + letter.len_utf8();
        self.push(self.at, end, TokenKind::Punctuation);
        self.at = end;
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        let from = self.folded.len();
        for letter in self.text[start..end].chars() {
            push_folded(letter, &mut self.folded);
        }
        self.tokens.push(Token {
            start: offset(start),
            end: offset(end),
            folded: (offset(from), offset(self.folded.len())),
            kind,
        });
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("inputs are limited far below 4 GiB before they are read")
}

/// The length of a small word that a lost space has glued to a name (`ofEstonia`, `theOrganization`).
fn glued_word(word: &str) -> Option<usize> {
    ["of", "the"].into_iter().find_map(|small| {
        let mut rest = word.strip_prefix(small)?.chars();
        let name = rest.next().is_some_and(char::is_uppercase) && rest.next().is_some_and(char::is_lowercase);
        name.then_some(small.len())
    })
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Whether the text at an apostrophe is the possessive ending and nothing more of a word.
fn possessive(rest: &str) -> bool {
    let mut letters = rest.chars();
    let mark = letters.next();
    matches!(mark, Some('\'' | '’' | 'ʼ'))
        && matches!(letters.next(), Some('s' | 'S'))
        && !letters.next().is_some_and(char::is_alphanumeric)
}

/// Whether the word so far is letters parted by dots (`U`, `U.S`, `a`), so that a dot may join the next letter.
fn is_dotted(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// What stands behind the last hyphen ("ASEAN-U.S").
fn last_part(word: &str) -> &str {
    word.rsplit(['-', '‐', '‑']).next().unwrap_or(word)
}

fn takes_dot(word: &str) -> bool {
    let single = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    single || (word.contains('.') && is_dotted(last_part(word))) || is_abbreviation(word)
}

fn is_abbreviation(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    // Words whose final dot belongs to them and does not end a sentence.
    Lexicon::built_in().reads(&lower, "abbreviation")
        && word
            .chars()
            .next()
            .is_some_and(|letter| letter.is_uppercase() || matches!(lower.as_str(), "vs" | "approx"))
}

fn word_kind(word: &str) -> TokenKind {
    let mut letters = word.chars();
    let first = letters.next().unwrap_or(' ');
    if !first.is_uppercase() {
        return TokenKind::Lower;
    }
    let rest: Vec<char> = letters.filter(|letter| !matches!(letter, '.' | '-' | '\'' | '’')).collect();
    if rest.is_empty() {
        TokenKind::Initial
    } else if rest.iter().all(|letter| letter.is_uppercase() || letter.is_ascii_digit()) {
        TokenKind::Acronym
    } else {
        TokenKind::Capital
    }
}
