//! Pieces of text on pages → lines → paragraphs.
//!
//! Pieces are taken in the order of drawing, which programs keep to the order of reading. Pieces on one base line make
//! a line. A new paragraph begins after a wider gap than the usual, at a change of size, at a bullet or number, at an
//! indent, and after a line that ends a sentence though the next word would have fitted.

use super::content::Piece;
use crate::read::BlockKind;
use crate::read::prose::Prose;
use std::collections::BTreeMap;

/// A line of a page; places in thousandths of a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    text: String,
    x: i64,
    end: i64,
    y: i64,
    size: i64,
    page: usize,
}

/// Joins the pieces of a page to lines.
pub(super) fn lines(pieces: &[Piece], page: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if continues(line, piece) => join(line, piece),
            _ if piece.text.trim().is_empty() => {}
            _ => lines.push(Line {
                text: piece.text.clone(),
                x: piece.x,
                end: piece.end,
                y: piece.y,
                size: piece.size,
                page,
            }),
        }
    }
    lines
}

/// On the same base line, or raised a little, and not further left.
fn continues(line: &Line, piece: &Piece) -> bool {
    let size = line.size.max(piece.size);
    (line.y - piece.y).abs() * 5 <= size * 2 && piece.x + size >= line.end
}

fn join(line: &mut Line, piece: &Piece) {
    // A gap of a seventh of the size parts words; kerning stays below.
    let apart = (piece.x - line.end) * 7 > line.size.max(piece.size);
    if apart && !line.text.ends_with(' ') && !piece.text.starts_with(' ') {
        line.text.push(' ');
    }
    line.text.push_str(&piece.text);
    line.end = line.end.max(piece.end);
}

/// Joins lines to paragraphs.
pub(super) fn prose(lines: &[Line]) -> String {
    let lines = without_margins(lines);
    let leading = usual_leading(&lines);
    let margin: BTreeMap<usize, i64> = lines.iter().fold(BTreeMap::new(), |mut margins, line| {
        let margin = margins.entry(line.page).or_insert(line.end);
        *margin = line.end.max(*margin);
        margins
    });
    let mut prose = Prose::default();
    let mut last: Option<&Line> = None;
    for line in lines {
        let text = line.text.trim();
        let item = marker(text);
        let fresh = last.is_none_or(|last| {
            item.is_some() || begins(last, line, leading, margin.get(&last.page).copied().unwrap_or_default())
        });
        match item {
            Some((length, number)) => {
                prose.begin(BlockKind::Item, 0, number);
                prose.words(&text[length..]);
            }
            None if fresh => {
                prose.end_item();
                prose.words(text);
            }
            None => {
                // A word broken at its hyphen stays whole.
                if !last.is_some_and(|last| last.text.trim_end().ends_with('-')) {
                    prose.space();
                }
                prose.words(text);
            }
        }
        last = Some(line);
    }
    prose.finish(None)
}

/// What a browser prints over and under a page: the time of printing, the address with the page number.
fn is_browsers(bare: &str) -> bool {
    let stamp = bare.split_once(", ").is_some_and(|(day, rest)| {
        let time = rest.trim_start_matches('#').strip_prefix(':').unwrap_or_default();
        day.len() >= 5
            && day.chars().all(|letter| matches!(letter, '#' | '/' | '.' | '-'))
            && day.contains(['/', '.', '-'])
            && time.starts_with("##")
    });
    let address = ["https://", "http://", "file://"].iter().any(|scheme| bare.starts_with(scheme));
    stamp || (address && bare.split_whitespace().count() <= 2)
}

/// Page numbers, what a browser adds, and lines that head or foot at least two pages but for their numbers.
fn without_margins(lines: &[Line]) -> Vec<&Line> {
    let pages = lines.last().map_or(0, |line| line.page);
    let is_edge = |at: usize| {
        let page = lines[at].page;
        at == 0 || lines[at - 1].page != page || lines.get(at + 1).is_none_or(|next| next.page != page)
    };
    let bare = |line: &Line| line.text.trim().replace(|letter: char| letter.is_ascii_digit(), "#");
    let mut edges: BTreeMap<String, usize> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| is_edge(*at)) {
        *edges.entry(bare(&lines[at])).or_default() += 1;
    }
    let kept = (0..lines.len()).filter(|at| {
        let text = bare(&lines[*at]);
        let number = text.chars().all(|letter| matches!(letter, '#' | '-' | '–' | ' '));
        let edge = is_edge(*at) && pages > 0;
        !(edge && (number || edges.get(&text).is_some_and(|count| *count > 1)) || is_browsers(&text))
    });
    kept.map(|at| &lines[at]).collect()
}

/// The distance of base lines that is most frequent, rounded to a tenth of a point; the smaller of two.
fn usual_leading(lines: &[&Line]) -> i64 {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for pair in lines.windows(2) {
        let down = pair[0].y - pair[1].y;
        if pair[0].page == pair[1].page && down > 0 {
            *counts.entry((down + 50) / 100 * 100).or_default() += 1;
        }
    }
    let most = counts.values().copied().max().unwrap_or_default();
    counts.into_iter().find(|(_, count)| *count == most).map_or(0, |(down, _)| down)
}

/// Whether a line begins a paragraph after `last`.
fn begins(last: &Line, line: &Line, leading: i64, margin: i64) -> bool {
    let ended = last.text.trim_end().ends_with(['.', '!', '?', ':', ';', '”', '"', '»']);
    let resized = (last.size - line.size).abs() * 10 > last.size.max(line.size);
    let down = last.y - line.y;
    if last.page != line.page || down <= 0 {
        let lower = line.text.trim_start().starts_with(char::is_lowercase);
        return resized || ended || !lower;
    }
    let wide = down * 5 > leading * 6 && down * 10 > line.size * 13;
    // Wider than any line spacing, where few lines tell no usual distance.
    let gap = wide || down * 2 > line.size * 5;
    let indented = line.x - last.x > line.size && ended;
    // The width of the next line's first word, by its share of the line.
    let letters = i64::try_from(line.text.trim().chars().count()).unwrap_or(i64::MAX).max(1);
    let word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let word = i64::try_from(word).unwrap_or_default() * (line.end - line.x) / letters;
    let fitted = last.end + word + line.size < margin;
    resized || gap || indented || (fitted && ended)
}

/// The length of a bullet or number at the head of a line, with the number.
fn marker(text: &str) -> Option<(usize, Option<u64>)> {
    let first = text.chars().next()?;
    if matches!(first, '•' | '◦' | '▪' | '●' | '‣' | '·') {
        return Some((first.len_utf8(), None));
    }
    let rest = text.strip_prefix(['-', '–']);
    if rest.is_some_and(|rest| rest.starts_with(' ')) {
        return Some((first.len_utf8(), None));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let closed = text[digits..].starts_with(['.', ')']) && text[digits + 1..].starts_with(' ');
    ((1..=3).contains(&digits) && closed).then(|| (digits + 1, text[..digits].parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of 12-point text, its letters 6 points wide.
    fn line(text: &str, y: i64) -> Line {
        let end = 72_000 + i64::try_from(text.len()).unwrap() * 6_000;
        Line { text: text.to_owned(), x: 72_000, end, y: y * 1000, size: 12_000, page: 0 }
    }

    #[test]
    fn a_wide_gap_a_bullet_and_a_short_end_of_a_sentence_begin_paragraphs() {
        let lines = [
            line("The ministers of the five states met in the old", 700),
            line("capital. They agreed.", 686),
            line("They will meet again.", 672),
            line("• gas,", 658),
            line("• long-", 644),
            line("term loans", 630),
            line("The end", 600),
        ];
        let expected = "The ministers of the five states met in the old capital. They agreed.\n\n\
                        They will meet again.\n\n- gas,\n\n- long-term loans\n\nThe end\n";
        assert_eq!(prose(&lines), expected);
    }

    #[test]
    fn page_numbers_and_running_heads_are_left_out_and_paragraphs_run_over_pages() {
        let mut lines = vec![line("Council report", 800), line("They agreed on the", 700), line("1", 20)];
        lines.extend(
            [line("Council report", 800), line("plan of the year.", 700), line("2", 20)]
                .map(|line| Line { page: 1, ..line }),
        );
        assert_eq!(prose(&lines), "They agreed on the plan of the year.\n");
    }

    #[test]
    fn what_a_browser_prints_around_a_page_is_left_out() {
        let lines = [
            line("They agreed on the plan.", 700),
            line("11/26/26, 9:28 PM Talks in Astana", 800),
            line("https://a.example/talks 1/1", 20),
        ];
        assert_eq!(prose(&lines), "They agreed on the plan.\n");
        for text in
            ["On 11/26/26, at 9:28 PM, they met", "12, 15 and 17 May", "https://a.example is their site"]
        {
            assert!(!is_browsers(&text.replace(|letter: char| letter.is_ascii_digit(), "#")), "{text}");
        }
    }

    #[test]
    fn pieces_of_one_base_line_are_words_where_there_is_a_gap() {
        let piece =
            |text: &str, x: i64, end: i64| Piece { text: text.to_owned(), x, end, y: 0, size: 10_000 };
        let pieces = [piece("Min", 0, 15_000), piece("sk,", 15_500, 30_000), piece("Astana", 33_000, 60_000)];
        assert_eq!(lines(&pieces, 0)[0].text, "Minsk, Astana");
    }
}
