//! Lines of styled words: wrapping, excerpts, two columns, colour.
//!
//! Comes in: text that is safe for a terminal already. Goes out: lines of at most the given columns. Without colour the
//! styles that carry meaning become marks: `[-old-]`, `{+new+}`.

use super::marking::Piece;
use super::safe;

/// How a word looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As it is.
    Plain,
    /// Words that only the old side has.
    Old,
    /// Words that only the new side has.
    New,
    /// Names and headings.
    Strong,
    /// Frames, counts.
    Faint,
    /// What needs attention at once.
    Alarm,
    /// What needs attention.
    Warning,
}

impl Style {
    /// The parameters of its escape (SGR); `None` for none.
    const fn escape(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Old => Some("1;31"),
            Self::New => Some("1;32"),
            Self::Strong => Some("1"),
            Self::Faint => Some("2"),
            Self::Alarm => Some("1;35"),
            Self::Warning => Some("33"),
        }
    }

    /// The marks around a run of it where there is no colour.
    const fn marks(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Old => Some(("[-", "-]")),
            Self::New => Some(("{+", "+}")),
            Self::Plain | Self::Strong | Self::Faint | Self::Alarm | Self::Warning => None,
        }
    }
}

/// A run of one style without white space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    text: String,
    style: Style,
}

/// What stands between two spaces.
pub(super) type Word = Vec<Run>;

/// One line of words.
pub(super) type Line = Vec<Word>;

/// The words of a text in one style.
pub(super) fn words(text: &str, style: Style) -> Vec<Word> {
    text.split_whitespace().map(|word| vec![Run { text: word.to_owned(), style }]).collect()
}

/// The words of a marked text; a changed piece has the style.
pub(super) fn marked_words(pieces: &[Piece], changed: Style) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut open = false;
    for piece in pieces {
        let style = if piece.changed { changed } else { Style::Plain };
        for (index, part) in piece.text.split(char::is_whitespace).enumerate() {
            open &= index == 0;
            if part.is_empty() {
                continue;
            }
            let run = Run { text: part.to_owned(), style };
            match out.last_mut().filter(|_| open) {
                Some(word) => word.push(run),
                None => out.push(vec![run]),
            }
            open = true;
        }
    }
    out
}

/// Adds a character to the end of a word.
pub(super) fn push(word: &mut Word, letter: char) {
    if let Some(run) = word.last_mut() {
        run.text.push(letter);
    }
}

/// Puts a quote's marks around words.
pub(super) fn quoted(mut words: Vec<Word>) -> Vec<Word> {
    let mark = |text: &str| Run { text: text.to_owned(), style: Style::Plain };
    if let Some(first) = words.first_mut() {
        first.insert(0, mark("“"));
    }
    if let Some(last) = words.last_mut() {
        last.push(mark("”"));
    }
    words
}

/// Sets marks around the runs of words that colour would show.
pub(super) fn with_marks(mut words: Vec<Word>) -> Vec<Word> {
    let mut ends = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (at, word) in words.iter().enumerate() {
        for (index, run) in word.iter().enumerate() {
            let before = last.map(|(word, run)| words[word][run].style);
            if before != Some(run.style) {
                ends.extend(last.map(|place| (place, false)));
                ends.push(((at, index), true));
            }
            last = Some((at, index));
        }
    }
    ends.extend(last.map(|place| (place, false)));
    for ((word, run), opens) in ends {
        let run = &mut words[word][run];
        match (run.style.marks(), opens) {
            (Some((open, _)), true) => run.text.insert_str(0, open),
            (Some((_, close)), false) => run.text.push_str(close),
            (None, _) => {}
        }
    }
    words
}

fn word_width(word: &Word) -> usize {
    word.iter().map(|run| safe::width(&run.text)).sum()
}

/// The columns of a line.
pub(super) fn line_width(line: &Line) -> usize {
    line.iter().map(word_width).sum::<usize>() + line.len().saturating_sub(1)
}

/// Lines of at most `width` columns; a word that is longer is cut.
pub(super) fn wrap(words: Vec<Word>, width: usize) -> Vec<Line> {
    let width = width.max(4);
    let mut lines: Vec<Line> = Vec::new();
    let mut used = 0;
    for word in words.into_iter().flat_map(|word| fitting(word, width)) {
        let own = word_width(&word);
        if let Some(line) = lines.last_mut().filter(|_| used + 1 + own <= width) {
            line.push(word);
            used += 1 + own;
        } else {
            lines.push(vec![word]);
            used = own;
        }
    }
    lines
}

/// A word in parts of at most `width` columns.
fn fitting(word: Word, width: usize) -> Vec<Word> {
    if word_width(&word) <= width {
        return vec![word];
    }
    let mut parts: Vec<Word> = vec![Vec::new()];
    let mut used = 0;
    for run in word {
        for letter in run.text.chars() {
            let own = safe::width(letter.encode_utf8(&mut [0; 4]));
            if used + own > width {
                parts.push(Vec::new());
                used = 0;
            }
            used += own;
            let part = parts.last_mut().expect("there is always a last part");
            match part.last_mut().filter(|last| last.style == run.style) {
                Some(last) => last.text.push(letter),
                None => part.push(Run { text: letter.to_string(), style: run.style }),
            }
        }
    }
    parts
}

/// What of a text is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// Columns of a line.
    pub(super) width: usize,
    /// The most lines.
    pub(super) lines: usize,
    /// The word that must be among them.
    pub(super) around: usize,
    /// The last word that should be: for it a text may take up to [`MOST_LINES`].
    pub(super) until: usize,
    /// Whether changed words get marks.
    pub(super) marks: bool,
    /// Whether quotation marks stand around the words.
    pub(super) quote: bool,
}

/// What changed is shown in full where it fits into so many lines.
const MOST_LINES: usize = 8;

/// The lines of a text, cut at words with `…` so that they fit and show the words that matter.
pub(super) fn excerpt(words: &[Word], window: Window) -> Vec<Line> {
    let mut lines = window.lines;
    loop {
        let (shown, end) = cut(words, Window { lines, ..window });
        if end > window.until || lines >= MOST_LINES.max(window.lines) {
            return shown;
        }
        lines += 1;
    }
}

/// The lines that fit, and the first word behind them.
fn cut(words: &[Word], window: Window) -> (Vec<Line>, usize) {
    let room = window.width.saturating_mul(window.lines);
    // With the space behind each word, but for the last of a line: what takes more columns fits in no case.
    let fitting = |words: &[Word]| {
        let mut used = 0;
        let fits = |word: &&Word| {
            used += word_width(word) + 1;
            used <= (window.width.max(4) + 1).saturating_mul(window.lines)
        };
        words.iter().take_while(fits).count()
    };
    if fitting(words) == words.len() {
        let lines = laid_out(words.to_vec(), window);
        if lines.len() <= window.lines {
            return (lines, usize::MAX);
        }
    }
    let until = |count: usize| words[..count].iter().map(|word| word_width(word) + 1).sum::<usize>();
    let around = window.around.min(words.len().saturating_sub(1));
    let start = if until(around) * 2 < room { 0 } else { around.saturating_sub(4) };
    let mut count = fitting(&words[start..]).min(room).max(1);
    loop {
        let mut shown: Vec<Word> = words[start..start + count].to_vec();
        if start > 0 {
            shown.splice(0..0, self::words("…", Style::Plain));
        }
        if start + count < words.len() {
            shown.extend(self::words("…", Style::Plain));
        }
        let lines = laid_out(shown, window);
        if lines.len() <= window.lines || count <= 1 {
            return (lines, start + count);
        }
        count -= 1;
    }
}

fn laid_out(words: Vec<Word>, window: Window) -> Vec<Line> {
    let words = if window.marks { with_marks(words) } else { words };
    wrap(if window.quote { quoted(words) } else { words }, window.width)
}

/// A line as text; with colour every style that it opens it closes, so that none runs into a frame.
pub(super) fn text(line: &Line, color: bool) -> String {
    let mut out = String::new();
    let mut current = Style::Plain;
    for (index, word) in line.iter().enumerate() {
        for (at, run) in word.iter().enumerate() {
            let space = if index > 0 && at == 0 { " " } else { "" };
            if !color || run.style == current {
                out.push_str(space);
            } else {
                out.push_str(if current == Style::Plain { "" } else { RESET });
                out.push_str(space);
                if let Some(escape) = run.style.escape() {
                    out.push_str("\u{1b}[");
                    out.push_str(escape);
                    out.push('m');
                }
                current = run.style;
            }
            out.push_str(&run.text);
        }
    }
    out.push_str(if current == Style::Plain { "" } else { RESET });
    // A word that is broken may leave a command to a runner at the head of a line; a colour stands before it.
    if color { out } else { safe::workflow_log(&out).into_owned() }
}

const RESET: &str = "\u{1b}[0m";

/// A text in one style, spaces kept.
pub(super) fn paint(text: &str, style: Style, color: bool) -> String {
    match style.escape().filter(|_| color) {
        Some(escape) => format!("\u{1b}[{escape}m{text}{RESET}"),
        None => text.to_owned(),
    }
}

/// Two columns of equal width, a rule between them; each line begins with two spaces.
pub(super) fn side_by_side(old: &[Line], new: &[Line], (width, color): (usize, bool)) -> Vec<String> {
    let column = column(width);
    let rule = paint("│", Style::Faint, color);
    let empty = Line::new();
    (0..old.len().max(new.len()))
        .map(|at| {
            let (old, new) = (old.get(at).unwrap_or(&empty), new.get(at).unwrap_or(&empty));
            let gap = " ".repeat(column.saturating_sub(line_width(old)));
            let line = format!("  {}{gap} {rule} {}", text(old, color), text(new, color));
            line.trim_end().to_owned()
        })
        .collect()
}

/// The columns of one of two columns.
pub(super) const fn column(width: usize) -> usize {
    width.saturating_sub(5) / 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::marking::mark;

    fn window(width: usize, lines: usize, around: usize) -> Window {
        Window { width, lines, around, until: around, marks: true, quote: true }
    }

    fn plain(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| text(line, false)).collect()
    }

    #[test]
    fn an_excerpt_shows_what_changed_and_closes_its_marks() {
        let old = "The presidents who had come to the capital for two days of talks about trade and transport agreed on a fund of ten million for roads";
        let new = old.replace("ten million", "twelve million");
        let marked = mark(old, &new);
        let words = marked_words(&marked.old, Style::Old);
        let is_changed = |word: &Word| word.iter().any(|run| run.style == Style::Old);
        let around = words.iter().position(is_changed).unwrap();
        assert_eq!(
            plain(&excerpt(&words, window(30, 2, around))),
            ["“… on a fund of [-ten-]", "million for roads”"]
        );
        // What changed is never cut off, though it takes a line more.
        let last = Window { until: words.len() - 1, ..window(30, 1, around) };
        assert_eq!(plain(&excerpt(&words, last)).last().unwrap(), "million for roads”");
    }

    #[test]
    fn a_long_word_is_cut_and_a_wide_one_counts_two_columns() {
        assert_eq!(plain(&wrap(words("abcdefghij", Style::Plain), 4)), ["abcd", "efgh", "ij"]);
        assert_eq!(plain(&wrap(words("北京市会", Style::Plain), 4)), ["北京", "市会"]);
    }

    #[test]
    fn colour_is_closed_at_the_end_of_every_line() {
        let mut line: Line = words("two words", Style::New);
        assert_eq!(text(&line, true), "\u{1b}[1;32mtwo words\u{1b}[0m");
        line.extend(words("more", Style::Plain));
        assert_eq!(text(&line, true), "\u{1b}[1;32mtwo words\u{1b}[0m more");
        assert_eq!(text(&line, false), "two words more");
    }
}
