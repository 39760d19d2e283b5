//! Reports of the repository, read for tests.

use std::fs;
use std::path::{Path, PathBuf};
use summitdiff::diff::{Side, SnapshotDiff, diff};
use summitdiff::extract::{Context, extract};
use summitdiff::lexicon::Lexicon;
use summitdiff::normalize::normalize;
use summitdiff::read::Article;
use summitdiff::snapshot::{Snapshot, Source};

/// A report with its snapshot.
pub(crate) struct Report {
    pub(crate) name: String,
    pub(crate) article: Article,
    pub(crate) snapshot: Snapshot,
}

impl Report {
    /// The report that a text is; texts that differ have other hashes.
    pub(crate) fn of(name: &str, text: &str) -> Self {
        let lexicon = Lexicon::built_in();
        let article = Article::new(text.to_owned());
        let mentions = extract(&article, &Context { lexicon: &lexicon, date: None });
        let source = Source {
            path: Some(name.to_owned()),
            media_type: "text/plain".to_owned(),
            language: "en".to_owned(),
            title: None,
            publisher: None,
            url: None,
            published: None,
            sha256: text.to_owned(),
            text_sha256: text.to_owned(),
        };
        let snapshot = normalize(&article, &mentions, source, &lexicon);
        Self { name: name.to_owned(), article, snapshot }
    }

    pub(crate) fn side(&self) -> Side<'_> {
        Side { snapshot: &self.snapshot, article: Some(&self.article) }
    }

    /// The side without its text, as when only the snapshot is at hand.
    pub(crate) fn bare(&self) -> Side<'_> {
        Side { snapshot: &self.snapshot, article: None }
    }
}

pub(crate) fn compare(old: &Report, new: &Report) -> SnapshotDiff {
    diff(old.side(), new.side(), &Lexicon::built_in())
}

/// Every plain-text report of the repository, in order of path.
pub(crate) fn all() -> Vec<Report> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["snapshots", "tests/reports", "tests/revisions"] {
        collect(&root.join(folder), &mut files);
    }
    files.sort();
    files
        .iter()
        .map(|file| {
            let name = file.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            Report::of(&name, &fs::read_to_string(file).unwrap())
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "txt")
            && !matches!(name.as_str(), "intent.txt" | "findings.txt" | "diff.txt")
        {
            files.push(path);
        }
    }
}
