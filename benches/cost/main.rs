//! What extraction and comparison cost, each beside a yardstick in the same run: read ratios, not times.
//!
//! `cargo bench` prints a table for each group. A time depends on the machine and on what else it does; divide the
//! `median` of a line by that of its yardstick from the same run:
//!
//! - `snapshots`: `diff` reads both sides, compares and writes JSON; its yardstick is `parse`, `serde_json` reading the same
//!   two texts into values. Aim: at most 4 × for `edited` (5 % of the entries differ), at most 15 × for 1,000 entries
//!   `shuffled` or `unrelated`, and from 1,000 to 10,000 entries about 10 × as long.
//! - `words`: `diff` compares two texts of a megabyte word by word; its yardstick is `patience`, the crate `similar` on the
//!   same words. Aim: at most 2 ×.
//! - `reports`: `extract_one` and `diff_from_text` on 5,000 words a side, the texts of this repository one after the other,
//!   with the words that are read in a second; `diff_from_snapshots` on what was extracted from them.
//! - `hostile`: `extract` on texts that cost some parser more than their length, 3,000 and 12,000 bytes long. Aim: the
//!   fourfold text takes at most about four times as long.
//!
//! `SUMMITDIFF_PAIRS=FOLDER cargo bench` measures nothing: it writes the pairs of snapshots and of texts into the folder, so
//! that other tools can be given the same files.

mod hostile;
mod shapes;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use shapes::Shape;
use std::path::Path;
use summitdiff::assess::{Cause, Policy, assess, tell_mode};
use summitdiff::diff::{Pair, Side, diff};
use summitdiff::extract::{Context, extract};
use summitdiff::lexicon::Lexicon;
use summitdiff::normalize::normalize;
use summitdiff::read::{Article, LoadOptions, load};
use summitdiff::render::{Comparison, Options, json};
use summitdiff::snapshot::{Snapshot, json as snapshot_json};

fn main() -> std::io::Result<()> {
    if let Some(folder) = std::env::var_os("SUMMITDIFF_PAIRS") {
        return write_pairs(Path::new(&folder));
    }
    divan::main();
    Ok(())
}

/// Writes both sides of every pair: `edited-5000.old.json`, `unrelated.old.txt`.
fn write_pairs(folder: &Path) -> std::io::Result<()> {
    let write = |name: String, (old, new): (String, String), ending: &str| {
        std::fs::write(folder.join(format!("{name}.old.{ending}")), old)?;
        std::fs::write(folder.join(format!("{name}.new.{ending}")), new)
    };
    for (shape, entries) in snapshots::SHAPES {
        write(format!("{shape:?}-{entries}").to_lowercase(), snapshots::texts((shape, entries)), "json")?;
    }
    for shape in words::SHAPES {
        write(format!("{shape:?}").to_lowercase(), shapes::prose(words::MEGABYTE, shape), "txt")?;
    }
    Ok(())
}

/// Compares two snapshots, and the articles that they were made from where these are at hand, and writes the JSON form.
fn compare(old: Side<'_>, new: Side<'_>, lexicon: &Lexicon) -> String {
    let changes = diff(old, new, lexicon);
    let (mode, reason) = tell_mode(old.snapshot, new.snapshot);
    let cause = Cause::of(old.snapshot, new.snapshot);
    let assessment = assess(changes, (mode, reason), cause, &Policy::default());
    let snapshots = Pair::new(old.snapshot, new.snapshot);
    let mut out = String::new();
    json::write(&Comparison::new(snapshots, &assessment, lexicon, Options::default()), &mut out)
        .expect("a string takes everything");
    out
}

mod snapshots {
    use super::{Bencher, Lexicon, Shape, Side, black_box, compare, shapes, snapshot_json};

    pub(super) const SHAPES: [(Shape, usize); 5] = [
        (Shape::Edited, 1_000),
        (Shape::Edited, 5_000),
        (Shape::Edited, 10_000),
        (Shape::Shuffled, 1_000),
        (Shape::Unrelated, 1_000),
    ];

    pub(super) fn texts((shape, entries): (Shape, usize)) -> (String, String) {
        let (old, new) = shapes::pair(entries, shape);
        (snapshot_json::write_line(&old), snapshot_json::write_line(&new))
    }

    #[divan::bench(args = SHAPES.map(Arg))]
    fn parse(bencher: Bencher<'_, '_>, arg: Arg) {
        let (old, new) = texts(arg.0);
        let read =
            |text: &str| -> serde_json::Value { serde_json::from_str(text).expect("it was just written") };
        bencher.bench_local(|| (read(black_box(&old)), read(black_box(&new))));
    }

    #[divan::bench(args = SHAPES.map(Arg))]
    fn diff(bencher: Bencher<'_, '_>, arg: Arg) {
        let (old, new) = texts(arg.0);
        let lexicon = Lexicon::built_in();
        let read = |text: &str| snapshot_json::read(text).expect("it was just written");
        bencher.bench_local(|| {
            let (old, new) = (read(black_box(&old)), read(black_box(&new)));
            let side = |snapshot| Side { snapshot, article: None };
            compare(side(&old), side(&new), &lexicon)
        });
    }

    /// A shape with its size, named in the table.
    #[derive(Clone, Copy)]
    struct Arg((Shape, usize));

    impl std::fmt::Display for Arg {
        fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(out, "{:?} {}", self.0.0, self.0.1)
        }
    }
}

mod words {
    use super::{Article, Bencher, Lexicon, Shape, Side, black_box, shapes};
    use similar::{Algorithm, capture_diff_slices};

    pub(super) const SHAPES: [Shape; 2] = [Shape::Edited, Shape::Unrelated];
    pub(super) const MEGABYTE: usize = 1 << 20;

    #[divan::bench(args = SHAPES)]
    fn patience(bencher: Bencher<'_, '_>, shape: Shape) {
        let (old, new) = shapes::prose(MEGABYTE, shape);
        bencher.bench_local(|| {
            let words = |text| -> Vec<&str> { str::split_whitespace(text).collect() };
            let (old, new) = (words(black_box(&old)), words(black_box(&new)));
            capture_diff_slices(Algorithm::Patience, &old, &new)
        });
    }

    /// Texts cut into tokens already, with snapshots that say nothing: the comparison of the words alone.
    #[divan::bench(args = SHAPES)]
    fn diff(bencher: Bencher<'_, '_>, shape: Shape) {
        let (old, new) = shapes::prose(MEGABYTE, shape);
        let (empty, _) = shapes::pair(0, Shape::Edited);
        let (old, new) = (Article::new(old), Article::new(new));
        let lexicon = Lexicon::built_in();
        let side = |article| Side { snapshot: &empty, article: Some(article) };
        bencher
            .bench_local(|| summitdiff::diff::diff(side(black_box(&old)), side(black_box(&new)), &lexicon));
    }
}

mod reports {
    use super::{
        Article, Bencher, Context, ItemsCount, Lexicon, LoadOptions, Side, Snapshot, black_box, compare,
        extract, load, normalize,
    };

    const TEXTS: [&str; 6] = [
        include_str!("../../snapshots/g7/2021-06-13.txt"),
        include_str!("../../snapshots/g7/2022-06-28.txt"),
        include_str!("../../snapshots/g7/2023-05-21.txt"),
        include_str!("../../snapshots/sco-astana-2024/report.v1.txt"),
        include_str!("../../snapshots/g7/2024-06-15.txt"),
        include_str!("../../snapshots/sco-astana-2024/report.v2.txt"),
    ];

    /// The texts of the repository one after the other until there are so many words.
    fn text(order: [usize; 4], words: usize) -> String {
        let mut text = String::new();
        for at in order.iter().cycle() {
            if text.split_whitespace().count() >= words {
                break;
            }
            text += TEXTS[*at];
            text += "\n\n";
        }
        text
    }

    const WORDS: usize = 5_000;

    fn texts() -> (String, String) {
        (text([0, 1, 2, 3], WORDS), text([4, 1, 2, 5], WORDS))
    }

    fn count(text: &str) -> usize {
        text.split_whitespace().count()
    }

    pub(super) fn snapshot(text: &str, lexicon: &Lexicon) -> (Snapshot, Article) {
        let options = LoadOptions::default();
        let document = load(text.as_bytes(), &options).expect("a report of this repository is one");
        let source = document.source(None, text.as_bytes());
        let article = Article::new(document.text);
        let mentions = extract(&article, &Context { lexicon, date: None });
        (normalize(&article, &mentions, source, lexicon), article)
    }

    #[divan::bench]
    fn extract_one(bencher: Bencher<'_, '_>) {
        let (lexicon, (_, new)) = (Lexicon::built_in(), texts());
        bencher.counter(ItemsCount::new(count(&new))).bench_local(|| snapshot(black_box(&new), &lexicon));
    }

    #[divan::bench]
    fn diff_from_text(bencher: Bencher<'_, '_>) {
        let (lexicon, (old, new)) = (Lexicon::built_in(), texts());
        bencher.counter(ItemsCount::new(count(&old) + count(&new))).bench_local(|| {
            let (old, new) = (snapshot(black_box(&old), &lexicon), snapshot(black_box(&new), &lexicon));
            compare(
                Side { snapshot: &old.0, article: Some(&old.1) },
                Side { snapshot: &new.0, article: Some(&new.1) },
                &lexicon,
            )
        });
    }

    #[divan::bench]
    fn diff_from_snapshots(bencher: Bencher<'_, '_>) {
        let (lexicon, (old, new)) = (Lexicon::built_in(), texts());
        let (old, new) = (snapshot(&old, &lexicon).0, snapshot(&new, &lexicon).0);
        bencher.bench_local(|| {
            let side = |snapshot| Side { snapshot, article: None };
            compare(side(black_box(&old)), side(black_box(&new)), &lexicon)
        });
    }
}
