//! What a changelog would call dropped or new although the other report says it in other words.
//!
//! A statement, outcome, date, topic, organ or document is gone from a snapshot when extraction took nothing like it from
//! the new text; the text itself may still say it, inside a longer sentence. Comes in: the findings of a step and the
//! texts of both editions. Goes out: the findings, those whose quotes all still stand told as other words
//! ([`Kind::StatementReworded`] and its like) or as a doubt of the reading, with the sentence that holds them. Promises:
//! without both texts nothing changes; each such pairing is a guess and says so.

use super::Edition;
use crate::assess::{Finding, Severity, fingerprint};
use crate::diff::{AlignedBy, Alignment, Change, Kind, Pair, Standing, Value};
use crate::lexicon::Lexicon;
use crate::snapshot::Evidence;

/// Tells what still stands as what it is.
pub(super) fn restate(findings: &mut [Finding], editions: Pair<&Edition>, lexicon: &Lexicon) {
    let (Some(old), Some(new)) = (&editions.old.article, &editions.new.article) else { return };
    let texts = Pair::new(Standing::of(old, lexicon), Standing::of(new, lexicon));
    for finding in findings {
        let change = &finding.change;
        let is_old = change.value.new.is_none();
        let (quotes, own, other) = if is_old {
            (&change.evidence.old, old, &texts.new)
        } else {
            (&change.evidence.new, new, &texts.old)
        };
        let Some(kinds) = retold(change.kind) else { continue };
        let is_named = name(change).is_some_and(|name| other.names(name));
        if is_named || other.has(own, quotes) {
            overlooked(finding, kinds.verbatim);
        } else if let Some((kind, (sentences, score))) = kinds.otherwise.zip(all(quotes, other)) {
            tell(finding, kind, sentences, score);
        }
    }
}

/// The name of an organization, organ or document that came or went.
fn name(change: &Change) -> Option<&str> {
    match change.value.new.as_ref().or(change.value.old.as_ref()) {
        Some(Value::Organization(one)) => Some(&one.name),
        Some(Value::Document(one)) => one.title.as_deref(),
        _ => None,
    }
}

/// What a value that came or went is when its words stand on both sides.
struct Retold {
    /// When its sentences stand there word for word: extraction overlooked it.
    verbatim: Kind,
    /// When other sentences hold its words; `None` for names, which any sentence may hold.
    otherwise: Option<Kind>,
}

fn retold(kind: Kind) -> Option<Retold> {
    let (_, event) = kind.name().rsplit_once('.')?;
    let (came, went) = (event == "added", event == "removed");
    let verbatim = if went { Kind::ExtractionLost } else { Kind::ExtractionGained };
    let otherwise = match kind.family() {
        "statement" => Some(Kind::StatementReworded),
        "outcome" => Some(Kind::OutcomeReworded),
        "milestone" => Some(Kind::MilestoneReworded),
        "priority" | "body" | "document" => Some(verbatim),
        _ => None,
    };
    (came || went).then_some(Retold { verbatim, otherwise })
}

/// What stands word for word on both sides and was read on one of them.
fn overlooked(finding: &mut Finding, kind: Kind) {
    finding.change.kind = kind;
    finding.severity = Severity::Info;
    finding.rule = format!("{kind}/edition");
    finding.fingerprint = fingerprint(&finding.change);
}

/// The sentences of a text that hold the quotes, and how much of the quote that is least there.
fn all(quotes: &[Evidence], text: &Standing<'_>) -> Option<(Vec<Evidence>, u32)> {
    let found: Option<Vec<(Evidence, u32)>> = quotes.iter().map(|quote| text.find(quote)).collect();
    let found = found.filter(|found| !found.is_empty())?;
    let score = found.iter().map(|(_, score)| *score).min()?;
    let mut sentences: Vec<Evidence> = found.into_iter().map(|(sentence, _)| sentence).collect();
    sentences.dedup();
    Some((sentences, score))
}

fn tell(finding: &mut Finding, kind: Kind, sentences: Vec<Evidence>, score: u32) {
    let change = &mut finding.change;
    let is_old = change.value.new.is_none();
    if is_old {
        change.evidence.new = sentences;
    } else {
        change.evidence.old = sentences;
    }
    if kind.family() != "extraction" {
        let said = change.value.old.take().or(change.value.new.take());
        change.value = Pair::new(said.clone(), said);
        let named = change.label.old.take().or(change.label.new.take());
        change.label = Pair::new(named.clone(), named);
    }
    change.kind = kind;
    change.alignment = Alignment { by: AlignedBy::Similarity, score: Some(score), certain: false };
    finding.severity = Severity::Info;
    finding.rule = format!("{kind}/edition");
    finding.fingerprint = fingerprint(&finding.change);
}
