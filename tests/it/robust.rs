//! Thousands of damaged inputs, the same ones on every run: no panic, and what must hold, holds.
//!
//! The fuzz targets under `fuzz/` run the same with coverage as their guide.

use crate::exercise;
use crate::sample;
use summitdiff::read::InputFormat;

/// Numbers without a pattern (splitmix64), from a seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap()
    }

    fn pick<'of, T: ?Sized>(&mut self, all: &[&'of T]) -> &'of T {
        all[self.below(all.len())]
    }
}

/// Pieces that mean something to one reader or another.
const PIECES: [&[u8]; 36] = [
    b"<",
    b"</p>",
    b"<b>",
    b"<script>",
    b"<!--",
    b"&#x202e;",
    b"&amp",
    b"---\n",
    b"title: ",
    b"**",
    b"[x](",
    b"|",
    b"\xff",
    b"\xc3",
    b"\0",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\xcc\x81",
    b"\r\n",
    b"\n\n",
    b"\"",
    b"{",
    b"[",
    b"null",
    b"-1",
    b"1e999",
    b"\\ud800",
    b"<<<<<<< x\n",
    b"President ",
    b" of ",
    b" and ",
    "Prime Minister O’".as_bytes(),
    b"2024",
    b"$5 million",
    "“".as_bytes(),
    b"; datetime=\"",
];

/// One to eight small damages.
fn damaged(seed: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len() + 1);
        let length = chance.below(40).min(bytes.len() - at);
        match chance.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let copy = bytes[at..at + length].to_vec();
                let to = chance.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            3 => bytes.truncate(bytes.len() - chance.below(bytes.len() / 4 + 1)),
            _ => {
                let piece = chance.pick(&PIECES);
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
    bytes
}

/// The same for text, which stays text.
fn damaged_text(seed: &str, chance: &mut Chance) -> String {
    String::from_utf8_lossy(&damaged(seed.as_bytes(), chance)).replace('\0', " ")
}

#[test]
fn damaged_reports_of_text_formats_are_read_or_refused() {
    let seeds = [
        "report.txt",
        "report.md",
        "report.html",
        "report.cp1252.html",
        "report.utf16.txt",
        "report.eml",
        "report.mht",
    ];
    let mut chance = Chance(1);
    for name in seeds {
        let seed = sample::file(name);
        for _ in 0..120 {
            let bytes = damaged(&seed, &mut chance);
            let other = [InputFormat::Text, InputFormat::Markdown, InputFormat::Html][chance.below(3)];
            exercise::reading(&bytes, InputFormat::Auto);
            exercise::reading(&bytes, other);
        }
    }
}

#[test]
fn damaged_documents_are_read_or_refused() {
    let mut chance = Chance(2);
    for (name, runs) in [("report.docx", 300), ("report.pdf", 60), ("report.browser.pdf", 60)] {
        let seed = sample::file(name);
        for _ in 0..runs {
            exercise::reading(&damaged(&seed, &mut chance), InputFormat::Auto);
        }
    }
    let seed = sample::file("report.docx");
    for _ in 0..100 {
        exercise::reading(&damaged(&seed, &mut chance), InputFormat::Pdf);
        exercise::reading(&damaged(&seed, &mut chance), InputFormat::Docx);
    }
}

#[test]
fn damaged_snapshots_and_lists_of_captures_are_read_or_refused() {
    let mut chance = Chance(3);
    let captures = "<http://a.example>;rel=\"original\",\n<http://w.example/1>; rel=\"first memento\"; \
                    datetime=\"Tue, 20 Jun 2000 18:02:59 GMT\"";
    for (seed, runs) in [(sample::snapshot().as_str(), 1500), (captures, 1000)] {
        for _ in 0..runs {
            exercise::structured(&damaged(seed.as_bytes(), &mut chance));
        }
    }
}

/// What the fuzz targets found.
#[test]
fn what_was_found_holds_now() {
    // A snapshot of an older schema comes back in the present one.
    exercise::structured(&sample::file("snapshot.schema-0.json"));
    // A report that ends in the verb of its only statement.
    let cut = "Secretary Graaf opened summit more\". U.S. 3.5 percent agreed";
    assert!(exercise::extraction(cut).is_some_and(|read| !read.snapshot.priorities.is_empty()));
    // A topic whose only word was damaged: told on both ways.
    exercise::comparison(
        "Prime Minister Maja Hribar met President Ante Vukel in Piran on 2 April 2025. They agreed to share the fisresultsounds \
         of the bay and to end all court cases by 1 January 2026.\n",
        "News > Adriatic\n\nPrime Minister Maja Hribar met President Ante Vukel in Piran on 2 April 2025. They agreed to share \
         the fishing grounds of the bay and to end all court cases by 1 January 2026.\n",
    );
    // Words cut out in other places on the way back.
    exercise::comparison(
        "President Levon Hakobnt Neema Mushi of Tanzania met in Mtwara on 8 September 2025. They agreed to \
         reopen the bridge over the Ruvuma by 1 December 2025 and discussed the fight against terrorism in \
         the border region.\n",
        "President Marta Oliveira of Mozambique and President Neema Mushi of Tanzania met in Mnzania met in \
         Mtwara on 8 September 2025. They agreed to reopen the bridge over the Ruvuma by 1 December 2025 and \
         discussed the fight against terr a joint customs office at the border. President Hakobyan called for \
         lower port fees. President Hakobyan stressed the importance of tourism in the mountains.\n",
    );
    // Two topics whose statements stand under one: nothing was renamed, seen from either side.
    exercise::comparison(
        "The defence ministers of Canada and Norway, Claire Fontaine and Sverre Bakke, met in Ottawa on 14 January 2026.\n\n\
         They emphasised the importance of defence cooperation in the Arctic and agreed to organise a joint exercise in 2027. \
         Minister Bakke said that Norway would honour its commitment to labour standards at its shipyards. Minister Fontaine \
         favoured a new programme for the training of pilots and called for 2.5 per cent of output to be spent on the armed \
         forces.\n",
        "The defense ministers of Canada and Norway, Claire Fontaine and Sverre Bakke, met ster Fontaine favored a new program \
         for the training of pilots and called for 2.5 percent of output to be spent on the armed forceMinister Fons.\n",
    );
}

#[test]
fn every_quote_of_a_damaged_report_stands_in_it() {
    let mut chance = Chance(4);
    let seed = String::from_utf8(sample::file("report.txt")).unwrap();
    for _ in 0..150 {
        exercise::extraction(&damaged_text(&seed, &mut chance));
    }
}

#[test]
fn damaged_reports_are_compared_in_every_format() {
    let mut chance = Chance(5);
    let seed = String::from_utf8(sample::file("report.txt")).unwrap();
    for _ in 0..40 {
        let new = damaged_text(&seed, &mut chance);
        exercise::comparison(&damaged_text(&new, &mut chance), &new);
    }
}

#[test]
fn sentences_without_end_do_not_take_without_end() {
    let people: Vec<String> = (0..1500).map(|number| format!("Anna{number} Roe{number}, ")).collect();
    let people = people.concat();
    for text in [
        format!("The leaders {people} met."),
        format!("The leaders met{}", ",".repeat(6_000)),
        format!("The leaders met {}", "of the ".repeat(3_000)),
        format!("The leaders met {}", "\u{201c}".repeat(6_000)),
        format!("The leaders met on {}", "14 May 2024 ".repeat(1_500)),
        format!("The leaders met\n{}", "- a\n".repeat(6_000)),
    ] {
        assert!(exercise::extraction(&text).is_some());
    }
    // No clock is asked: where the cost grew with the cube of the length, these did not come to an end.
}
