//! A changelog that people have edited, brought up to date.
//!
//! Comes in: the text of the file and the changelog of today. Goes out: the text of the new file and what became of the
//! old one. Promises: an entry whose identity still holds keeps the words, the section and the place that a person gave
//! it; what a person wrote between the entries stays; what is new is added after the entry that it follows in the
//! changelog of today; what does not hold any more is taken out and listed whole; editions that the reports of today
//! do not hold stay as they are. Bringing the new file up to date changes nothing.

use super::markdown::{Block, Chapter, File, file};
use super::{Document, Quotes, Show};
use std::collections::{BTreeMap, BTreeSet};

/// A file brought up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text of the new file.
    pub text: String,
    /// How many entries were added.
    pub added: usize,
    /// The entries that do not hold any more.
    pub stale: Vec<Stale>,
    /// The labels of the editions that only the file has; they stay.
    pub kept: Vec<String>,
}

/// An entry that does not hold any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// The label of its edition.
    pub edition: String,
    /// Its words as they stood in the file.
    pub text: String,
}

/// Brings the text of a file up to date.
#[must_use]
pub fn merge(old: &str, document: &Document, show: Show) -> Merged {
    let news = News {
        all: chapters(file(&document.showing(Show { wording: true, ..show }), show.quotes)),
        generated: generated(document),
        bases: document.editions.iter().filter(|one| one.previous.is_none()).count(),
    };
    let shown = file(&document.showing(show), show.quotes);
    let mut old_file = parse(old);
    let mut merged = Merged { text: String::new(), added: 0, stale: Vec::new(), kept: Vec::new() };
    if old_file.head.trim().is_empty() {
        old_file.head.clone_from(&shown.head);
    }
    let count = shown.editions.len();
    let known: BTreeSet<String> = shown.editions.iter().map(|one| label(&one.heading)).collect();
    for chapter in &old_file.editions {
        if !known.contains(&label(&chapter.heading)) {
            merged.kept.push(label(&chapter.heading));
        }
    }
    for (at, new) in shown.editions.into_iter().enumerate() {
        let key = label(&new.heading);
        let place = old_file.editions.iter().position(|one| label(&one.heading) == key);
        // The oldest report given may be only what the next one is compared with: the file then knows more of it.
        let is_base = at + 1 == count && news.bases == 1;
        match place {
            Some(place) if is_base && place + 1 < old_file.editions.len() => {}
            Some(place) => {
                let chapter = std::mem::take(&mut old_file.editions[place]);
                old_file.editions[place] = news.update(chapter, new, &mut merged);
            }
            None => {
                merged.added +=
                    new.opening.len() + new.sections.iter().map(|(_, all)| all.len()).sum::<usize>();
                let place = news.place(&key, &old_file);
                old_file.editions.insert(place, new);
            }
        }
    }
    merged.text = old_file.text();
    merged
}

/// The changelog of today, as it is needed to judge an old entry.
struct News {
    /// Every edition with everything in it, by label.
    all: BTreeMap<String, Chapter>,
    /// For each edition and identity, the words that we write ourselves, in any form.
    generated: BTreeSet<(String, String)>,
    /// How many editions are compared with none.
    bases: usize,
}

fn chapters(file: File) -> BTreeMap<String, Chapter> {
    file.editions.into_iter().map(|chapter| (label(&chapter.heading), chapter)).collect()
}

fn generated(document: &Document) -> BTreeSet<(String, String)> {
    let quotes = [Quotes::None, Quotes::Short, Quotes::Full];
    let forms = quotes.into_iter().flat_map(|quotes| [false, true].map(|explain| (quotes, explain)));
    let chapters = forms.flat_map(|(quotes, explain)| {
        file(&document.showing(Show { quotes, wording: true, explain }), quotes).editions
    });
    chapters
        .flat_map(|chapter| {
            let key = label(&chapter.heading);
            let texts: Vec<String> = blocks(&chapter).map(|block| block.text.clone()).collect();
            texts.into_iter().map(move |text| (key.clone(), text))
        })
        .collect()
}

fn blocks(chapter: &Chapter) -> impl Iterator<Item = &Block> {
    chapter.opening.iter().chain(chapter.sections.iter().flat_map(|(_, blocks)| blocks))
}

impl News {
    /// Where an edition that the file lacks goes: before the next older one that the file has.
    fn place(&self, key: &str, old: &File) -> usize {
        let older = |one: &Chapter| {
            let other = label(&one.heading);
            self.all.contains_key(&other) && other.as_str() < key
        };
        old.editions.iter().position(older).unwrap_or(old.editions.len())
    }

    /// The old chapter without what is stale, with what is new.
    fn update(&self, mut old: Chapter, new: Chapter, merged: &mut Merged) -> Chapter {
        let key = label(&old.heading);
        let today: BTreeMap<String, Block> = self.all.get(&key).map_or_else(BTreeMap::new, |all| {
            blocks(all).filter_map(|block| Some((block.id.clone()?, block.clone()))).collect()
        });
        let mut present = BTreeSet::new();
        for blocks in std::iter::once(&mut old.opening).chain(old.sections.iter_mut().map(|(_, all)| all)) {
            blocks.retain_mut(|block| {
                let Some(id) = &block.id else { return true };
                let Some(current) = today.get(id) else {
                    merged.stale.push(Stale { edition: key.clone(), text: block.text.clone() });
                    return false;
                };
                present.insert(id.clone());
                if self.generated.contains(&(key.clone(), block.text.clone())) {
                    block.text.clone_from(&current.text);
                }
                true
            });
        }
        merged.added += add(&mut old.opening, new.opening, &present);
        for (at, (heading, blocks)) in new.sections.into_iter().enumerate() {
            let place = old.sections.iter().position(|(other, _)| *other == heading).unwrap_or_else(|| {
                let place = at.min(old.sections.len());
                old.sections.insert(place, (heading, Vec::new()));
                place
            });
            merged.added += add(&mut old.sections[place].1, blocks, &present);
        }
        old.sections.retain(|(_, blocks)| !blocks.is_empty());
        old
    }
}

/// Puts each block that is not there yet after the one that it follows; says how many.
fn add(old: &mut Vec<Block>, new: Vec<Block>, present: &BTreeSet<String>) -> usize {
    let (mut place, mut added) = (0, 0);
    for block in new {
        let id = block.id.as_ref();
        if let Some(found) = old.iter().position(|other| other.id.is_some() && other.id.as_ref() == id) {
            place = found + 1;
        } else if id.is_none_or(|id| !present.contains(id)) {
            old.insert(place, block);
            place += 1;
            added += 1;
        }
    }
    added
}

/// What follows the name in the heading of an edition, `## [name] - label`; the whole heading where it has no such form.
fn label(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim();
    text.rfind("] - ").map_or(text, |at| text[at + 4..].trim()).to_owned()
}

/// The parts of a file.
fn parse(text: &str) -> File {
    let mut file = File::default();
    let mut fenced = false;
    for line in text.lines().map(str::trim_end) {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        let heading = |mark: &str| !fenced && line.starts_with(mark);
        match file.editions.last_mut() {
            _ if heading("## ") => {
                file.editions.push(Chapter { heading: line.to_owned(), ..Chapter::default() });
            }
            None => {
                file.head.push_str(line);
                file.head.push('\n');
            }
            Some(chapter) if heading("### ") => chapter.sections.push((line.to_owned(), Vec::new())),
            Some(chapter) => {
                let blocks = chapter.sections.last_mut().map_or(&mut chapter.opening, |(_, blocks)| blocks);
                take(blocks, line, fenced);
            }
        }
    }
    for chapter in &mut file.editions {
        for blocks in
            std::iter::once(&mut chapter.opening).chain(chapter.sections.iter_mut().map(|(_, all)| all))
        {
            finish(blocks);
        }
    }
    file
}

/// Adds a line to the last block, or begins a new one: at a bullet, a comment of ours, or after an empty line.
fn take(blocks: &mut Vec<Block>, line: &str, fenced: bool) {
    let begins = ["- ", "* ", "<!-- sd:"].iter().any(|mark| line.starts_with(mark));
    let indented = line.starts_with([' ', '\t']);
    let apart = blocks.last().is_none_or(|block| block.text.ends_with("\n\n"));
    if !fenced && (begins || (apart && !indented)) && !line.is_empty() {
        blocks.push(Block::default());
    }
    if let Some(block) = blocks.last_mut() {
        block.text.push_str(line);
        block.text.push('\n');
    }
}

/// Takes the empty lines off the ends and reads the identities.
fn finish(blocks: &mut Vec<Block>) {
    for block in blocks.iter_mut() {
        block.text.truncate(block.text.trim_end().len());
        block.id = identity(&block.text);
    }
    blocks.retain(|block| !block.text.is_empty());
}

/// The identity in the first comment of ours.
fn identity(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("<!-- sd:")?;
    let id = rest.split_once("-->")?.0.trim();
    (id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| id.to_owned())
}
