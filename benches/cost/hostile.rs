//! Texts of about so many bytes that cost some parser more than their length.

use divan::Bencher;
use summitdiff::lexicon::Lexicon;

const FAMILIES: [&str; 12] = [
    "countries",
    "commas",
    "one sentence",
    "one line of words",
    "no spaces",
    "quotes",
    "brackets",
    "links",
    "dates",
    "amounts",
    "items",
    "people",
];

fn text(family: &str, bytes: usize) -> String {
    let unit = match family {
        "countries" => "Kazakhstan ",
        "commas" => ",",
        "one sentence" => "The leaders agreed to trade. ",
        "one line of words" => "trade ",
        "no spaces" => "a",
        "quotes" => "\u{201c}",
        "brackets" => "(",
        "links" => "[a](b) ",
        "dates" => "14 May 2024 ",
        "amounts" => "$5 million ",
        "items" => "\n- a",
        _ => {
            let people: String = (0..bytes / 18).map(|number| format!("President Roe{number}, ")).collect();
            return format!("The leaders {people} met.\n");
        }
    };
    format!("The leaders met in Minsk. {}\n", unit.repeat(bytes / unit.len()))
}

#[divan::bench(args = FAMILIES, consts = [3_000, 12_000])]
fn extract<const BYTES: usize>(bencher: Bencher<'_, '_>, family: &str) {
    let (lexicon, text) = (Lexicon::built_in(), text(family, BYTES));
    bencher.bench_local(|| super::reports::snapshot(divan::black_box(&text), &lexicon));
}
