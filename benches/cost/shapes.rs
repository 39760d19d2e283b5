//! Pairs of snapshots and of texts whose size and kind of difference are chosen: the same bytes on every machine.
//!
//! An entry is a participant, a statement, an organization, a body, a document, an outcome or a milestone, each with one
//! quote. Of ten entries four are participants and four statements.

use summitdiff::read::Span;
use summitdiff::snapshot::{
    Alpha2, Attendance, Axis, Basis, Body, Document, DocumentStatus, Edtf, Event, Evidence, Generator, Id,
    Milestone, MilestoneStatus, Organization, Outcome, OutcomeType, Participant, Polarity, Priority, SCHEMA,
    Snapshot, Source, Statement,
};

/// How the new side differs from the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Five entries in a hundred have other words, offices or numbers.
    Edited,
    /// The same entries in another order.
    Shuffled,
    /// No entry in common; words and offices come from the same stock.
    Unrelated,
}

/// Two snapshots of so many entries each.
pub(crate) fn pair(entries: usize, shape: Shape) -> (Snapshot, Snapshot) {
    let old = Maker::new(1).snapshot(entries, 0);
    let mut new = match shape {
        Shape::Edited => Maker::new(1).snapshot(entries, 19),
        Shape::Shuffled => shuffled(old.clone()),
        Shape::Unrelated => Maker::new(2).snapshot(entries, 0),
    };
    new.source.text_sha256 = "1".repeat(64);
    (old, new)
}

/// Two texts of at least so many bytes; of the edited one every twentieth word is another.
pub(crate) fn prose(bytes: usize, shape: Shape) -> (String, String) {
    let text = |seed, edited| {
        let mut maker = Maker::new(seed);
        let mut text = String::new();
        while text.len() < bytes {
            text += &maker.sentence(edited);
            text += if maker.below(6) == 0 { "\n\n" } else { " " };
        }
        text
    };
    match shape {
        Shape::Edited => (text(1, false), text(1, true)),
        Shape::Shuffled | Shape::Unrelated => (text(1, false), text(2, false)),
    }
}

const SYLLABLES: [&str; 40] = [
    "ba", "be", "bor", "da", "den", "do", "fa", "fer", "ga", "gor", "ha", "hel", "ja", "ka", "kel", "ko",
    "la", "lem", "lo", "ma", "mi", "mor", "na", "nel", "no", "pa", "per", "ra", "ri", "ro", "sa", "sel",
    "so", "ta", "ter", "to", "va", "vel", "za", "zo",
];
const OFFICES: [&str; 8] = [
    "President",
    "Prime Minister",
    "Minister of Foreign Affairs",
    "Minister of Defence",
    "Ambassador",
    "Deputy Prime Minister",
    "Minister of Energy",
    "Secretary General",
];
const COUNTRIES: [&str; 12] = ["AM", "BR", "CA", "DE", "FR", "IN", "JP", "KG", "KZ", "MX", "NO", "ZA"];
const ACTS: [(&str, Axis); 4] = [
    ("agree", Axis::Commissive),
    ("call for", Axis::Directive),
    ("welcome", Axis::Stance),
    ("stress", Axis::Reporting),
];
const SMALL_WORDS: [&str; 8] = ["the", "of", "and", "in", "to", "for", "with", "on"];
/// Topics under which the statements stand: as many as the closed list has, roughly.
const TOPICS: usize = 40;

/// A stream of numbers (`SplitMix64`), and the text that the quotes are taken from.
struct Maker {
    state: u64,
    text: String,
}

impl Maker {
    fn new(seed: u64) -> Self {
        Self { state: seed, text: String::new() }
    }

    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap_or_default()
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// A word of two or three syllables, the first ones of the stock more often than the others.
    fn word(&mut self) -> String {
        let common = self.below(3) > 0;
        let stock = if common { 12 } else { SYLLABLES.len() };
        (0..2 + self.below(2)).map(|_| SYLLABLES[self.below(stock)]).collect()
    }

    fn name(&mut self) -> String {
        let part = |maker: &mut Self| -> String {
            let word: String = (0..3).map(|_| SYLLABLES[maker.below(SYLLABLES.len())]).collect();
            word[..1].to_uppercase() + &word[1..]
        };
        format!("{} {}", part(self), part(self))
    }

    /// A sentence of ten to twenty words; of an edited one every twentieth word or so is another.
    fn sentence(&mut self, edited: bool) -> String {
        let length = 10 + self.below(10);
        let mut words = Vec::with_capacity(length);
        for _ in 0..length {
            let small = self.below(3) == 0;
            let word = if small { self.pick(&SMALL_WORDS).to_owned() } else { self.word() };
            // The same numbers are drawn on both sides, so that only the chosen words differ.
            let other = self.below(20) == 0 && edited;
            words.push(if other { format!("{word}s") } else { word });
        }
        let text = words.join(" ");
        text[..1].to_uppercase() + &text[1..] + "."
    }

    /// Puts words into the text and quotes them.
    fn quote(&mut self, words: &str) -> Vec<Evidence> {
        let start = self.text.len();
        self.text += words;
        let span = Span::new(start, self.text.len());
        self.text += " ";
        Evidence::quote(&self.text, span).into_iter().collect()
    }

    /// A snapshot of so many entries; of the edited one every so many are other (0: none).
    fn snapshot(&mut self, entries: usize, every: usize) -> Snapshot {
        let mut snapshot = empty();
        snapshot.priorities = (0..TOPICS.min(entries / 20 + 1)).map(|at| self.topic(at)).collect();
        for at in 0..entries {
            let edited = every > 0 && at % every == every / 2;
            match at % 10 {
                0..=3 => snapshot.participants.push(self.participant(edited)),
                4..=7 => {
                    let topic = self.below(snapshot.priorities.len());
                    let statement = self.statement(edited);
                    snapshot.priorities[topic].statements.push(statement);
                }
                8 => self.named(&mut snapshot, at, edited),
                _ => self.result(&mut snapshot, at, edited),
            }
        }
        snapshot
    }

    fn topic(&mut self, at: usize) -> Priority {
        let name = format!("topic {at}");
        Priority {
            id: id(&name),
            topic: id(&name),
            rank: u32::try_from(at + 1).unwrap_or(u32::MAX),
            ordinal: None,
            statements: Vec::new(),
            evidence: self.quote(&name),
        }
    }

    fn participant(&mut self, edited: bool) -> Participant {
        let name = self.name();
        let (office, other) = (self.pick(&OFFICES), self.pick(&OFFICES));
        let country = self.pick(&COUNTRIES);
        let attended = format!("{name}, {office}, attended the meeting");
        Participant {
            id: id(&name),
            office: Some(if edited { other } else { office }.to_owned()),
            country: Alpha2::try_from(country).ok(),
            organization: None,
            attendance: Attendance::Attended,
            functions: Vec::new(),
            basis: Basis::Stated,
            completed: Vec::new(),
            evidence: self.quote(&attended),
            name: Some(name),
        }
    }

    fn statement(&mut self, edited: bool) -> Statement {
        let mut text = self.sentence(false);
        let (other, at) = (self.word(), self.below(text.len() / 2));
        if edited {
            let at = text[at..].find(' ').map_or(0, |space| at + space);
            text.insert_str(at, &format!(" {other}"));
        }
        let (act, axis) = self.pick(&ACTS);
        Statement {
            speaker: None,
            act: act.to_owned(),
            axis,
            polarity: Polarity::Affirmed,
            hedges: Vec::new(),
            bodies: Vec::new(),
            organizations: Vec::new(),
            documents: Vec::new(),
            dates: Vec::new(),
            quantities: Vec::new(),
            evidence: self.quote(&text),
            text,
        }
    }

    fn named(&mut self, snapshot: &mut Snapshot, at: usize, edited: bool) {
        let name = format!("{} of {}", if edited { "Council" } else { "Committee" }, self.name());
        let evidence = self.quote(&name);
        match at / 10 % 3 {
            0 => snapshot.organizations.push(Organization { id: id(&name), name, acronym: None, evidence }),
            1 => snapshot.bodies.push(Body { id: id(&name), name, parent: None, evidence }),
            _ => snapshot.documents.push(Document {
                id: id(&name),
                title: Some(name),
                status: DocumentStatus::Adopted,
                evidence,
            }),
        }
    }

    fn result(&mut self, snapshot: &mut Snapshot, at: usize, edited: bool) {
        let number = self.below(900) + usize::from(edited);
        let text = format!("{} They set aside {number} million.", self.sentence(false));
        let evidence = self.quote(&text);
        if (at / 10).is_multiple_of(2) {
            snapshot.outcomes.push(Outcome { kind: OutcomeType::Decision, title: None, text, evidence });
        } else {
            let date = Edtf::year(2030 + i32::try_from(at % 20).unwrap_or_default());
            let date = date.expect("a year of four digits is a date");
            snapshot.milestones.push(Milestone { date, text, status: MilestoneStatus::Planned, evidence });
        }
    }
}

fn id(name: &str) -> Id {
    Id::slug(name).expect("every name has letters")
}

fn empty() -> Snapshot {
    Snapshot {
        schema: SCHEMA,
        generator: Generator {
            name: "summitdiff".to_owned(),
            version: "0.1.0".to_owned(),
            lexicon: "fnv1a:0000000000000000".to_owned(),
        },
        source: Source {
            path: None,
            media_type: "text/plain".to_owned(),
            language: "en".to_owned(),
            title: None,
            publisher: None,
            url: None,
            published: None,
            sha256: "0".repeat(64),
            text_sha256: "0".repeat(64),
        },
        event: Event::default(),
        participants: Vec::new(),
        priorities: Vec::new(),
        organizations: Vec::new(),
        bodies: Vec::new(),
        documents: Vec::new(),
        outcomes: Vec::new(),
        milestones: Vec::new(),
        notes: Vec::new(),
    }
}

fn shuffled(mut snapshot: Snapshot) -> Snapshot {
    fn shuffle<T>(maker: &mut Maker, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, maker.below(at + 1));
        }
    }
    let mut maker = Maker::new(3);
    shuffle(&mut maker, &mut snapshot.participants);
    shuffle(&mut maker, &mut snapshot.priorities);
    for topic in &mut snapshot.priorities {
        shuffle(&mut maker, &mut topic.statements);
    }
    shuffle(&mut maker, &mut snapshot.organizations);
    shuffle(&mut maker, &mut snapshot.bodies);
    shuffle(&mut maker, &mut snapshot.documents);
    shuffle(&mut maker, &mut snapshot.outcomes);
    shuffle(&mut maker, &mut snapshot.milestones);
    snapshot
}
