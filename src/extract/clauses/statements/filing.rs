//! Files statements and topics: under the topics of their own clause, or under the topic before them in paragraph or section.

use super::admission::{
    admits, announces, attends, binds, is_called_for, names_document, standing, subject_of_talks,
};
use super::parts::{around, parts, segment};
use super::{Reading, mention};
use crate::extract::clauses::anchors::FrameKind;
use crate::extract::clauses::frames::{self, Frame};
use crate::extract::clauses::scene::Scene;
use crate::extract::clauses::sections::{self, Section};
use crate::extract::clauses::{
    DocumentMention, OutcomeMention, Speaker, Standing, StatementMention, TopicMention, quantities, votes,
};
use crate::read::{BlockKind, Zone};
use crate::snapshot::{Axis, Id, OutcomeType};

struct Filing<'run> {
    documents: &'run [DocumentMention],
    statements: Vec<StatementMention>,
    topics: Vec<TopicMention>,
    /// The topic named last in this block, and last under this heading.
    in_block: Option<TopicMention>,
    in_section: Option<TopicMention>,
    section: Section,
    /// The topic of the last decision, which a vote is about.
    in_decision: Option<TopicMention>,
    block: usize,
}

/// Files statements and topics.
pub(in crate::extract::clauses) fn collect(
    scene: &Scene<'_>,
    readings: Vec<Reading>,
    (documents, outcomes): (&[DocumentMention], &[OutcomeMention]),
) -> (Vec<StatementMention>, Vec<TopicMention>) {
    let mut filing = Filing {
        documents,
        statements: Vec::new(),
        topics: Vec::new(),
        in_block: None,
        in_section: None,
        section: Section::default(),
        in_decision: None,
        block: usize::MAX,
    };
    for reading in readings {
        if reading.block != filing.block {
            filing.block = reading.block;
            filing.in_block = None;
            filing.leave_section(scene, &reading, outcomes);
        }
        match (reading.zone, reading.kind) {
            (Zone::Furniture | Zone::Dateline, _) => {}
            (Zone::Title, _) | (Zone::Body, BlockKind::Heading) => filing.heading(scene, &reading),
            (Zone::Body, BlockKind::Paragraph) if sections::is_heading(scene, &reading) => {
                filing.heading(scene, &reading);
            }
            (Zone::Body, BlockKind::Paragraph | BlockKind::Item) => filing.sentence(scene, &reading),
        }
    }
    (filing.statements, filing.topics)
}

impl Filing<'_> {
    fn heading(&mut self, scene: &Scene<'_>, reading: &Reading) {
        let named = reading.zone != Zone::Title || names_document(scene, &reading.tokens);
        let topics: Vec<TopicMention> = reading
            .cues
            .iter()
            .filter(|cue| named && (cue.strong || reading.zone != Zone::Title))
            .filter_map(|cue| mention(cue, scene.trim(reading.tokens.clone()), None, Standing::Presented))
            .collect();
        if reading.zone != Zone::Title {
            self.in_section = topics.first().cloned();
            self.section = Section::under(&reading.tokens, &topics);
        }
        self.topics.extend(topics);
    }

    fn leave_section(&mut self, scene: &Scene<'_>, reading: &Reading, outcomes: &[OutcomeMention]) {
        if sections::closes(scene, &reading.tokens, !reading.cues.is_empty(), outcomes) {
            self.in_section = None;
            self.section = Section::default();
        }
    }

    fn sentence(&mut self, scene: &Scene<'_>, reading: &Reading) {
        if attends(scene, reading) {
            return;
        }
        let mut used = vec![false; reading.cues.len()];
        let mut ordinal = reading.ordinal;
        let mut opened = false;
        for (place, frame) in reading.frames.iter().enumerate() {
            let mut topics = Vec::new();
            let adjunct = place > 0 && scene.fold(frame.verb.start).ends_with("ing");
            for (index, cue) in reading.cues.iter().enumerate() {
                if used[index] || cue.tokens.start < frame.tokens.start || cue.tokens.end > frame.tokens.end {
                    continue;
                }
                if adjunct && !cue.strong {
                    used[index] = true;
                    continue;
                }
                used[index] = true;
                if admits(scene, frame, cue) {
                    let standing = standing(scene, frame, cue);
                    topics.extend(mention(cue, segment(scene, frame, cue), ordinal.take(), standing));
                }
            }
            self.statement(scene, frame, topics, adjunct && opened);
            opened |= self.in_block.is_some();
        }
        let mut last = None;
        let header = announces(scene, &reading.tokens);
        let called_for = is_called_for(scene, &reading.tokens);
        let about = subject_of_talks(scene, &reading.tokens);
        for (cue, _) in reading.cues.iter().zip(&used).filter(|(cue, used)| !header && !**used && cue.strong)
        {
            let presented = called_for || about.is_some_and(|from| from < cue.tokens.start);
            let standing = if presented { Standing::Presented } else { Standing::Passing };
            if let Some(topic) = mention(cue, around(scene, &reading.tokens, cue), ordinal.take(), standing) {
                last = Some(topic.clone());
                self.topics.push(topic);
            }
        }
        self.in_block = last.or(self.in_block.take());
    }

    /// Whether a clause names a document by its title ("specific steps were outlined in “…”"): it goes on about the topic
    /// before it.
    fn cites(&self, frame: &Frame) -> bool {
        let inside = |document: &&DocumentMention| frame.tokens.contains(&document.tokens.start);
        self.documents.iter().any(|document| document.title.is_some() && inside(&document))
    }

    /// `adjunct`: a participle that goes on about the topic of the clause before it in its sentence.
    fn statement(&mut self, scene: &Scene<'_>, frame: &Frame, mut topics: Vec<TopicMention>, adjunct: bool) {
        if matches!(frame.kind, FrameKind::Greet) {
            return;
        }
        let mut quantities = quantities::find(scene, &frame.tokens);
        quantities.extend(votes::tally(scene, frame));
        let binding =
            matches!(frame.axis, Axis::Commissive | Axis::Directive | Axis::Stance | Axis::Modality);
        if topics.is_empty() {
            let measured = quantities.iter().any(|quantity| quantity.value.is_some());
            if !binding && !adjunct && !measured && !self.cites(frame) {
                return;
            }
            let vote = matches!(frame.rule, "frame.vote" | "frame.dissent");
            let before = if vote { self.in_decision.clone() } else { None }
                .or_else(|| self.in_block.clone())
                .or_else(|| self.in_section.clone());
            match before {
                Some(before) => topics.push(TopicMention { ordinal: None, ..before }),
                None if binding && measured => topics.extend(other(frame)),
                None if binds(scene, frame) => topics.extend(other(frame)),
                None => return,
            }
        } else {
            self.in_block = topics.last().cloned();
            if frame.outcome == Some(OutcomeType::Decision) {
                self.in_decision = topics.first().cloned();
            }
        }
        let parts = parts(scene, frame);
        for (place, part) in parts.iter().enumerate() {
            let own: Vec<TopicMention> = topics
                .iter()
                .filter(|topic| {
                    part.contains(&topic.cue.start)
                        || (place == 0 && !frame.content.contains(&topic.cue.start))
                })
                .cloned()
                .collect();
            let filed = if own.is_empty() || parts.len() == 1 { topics.clone() } else { own };
            let filed = self.section.claim(filed);
            let part = part.clone();
            let range = if part == frame.content { frame.tokens.clone() } else { part.clone() };
            self.statements.push(StatementMention {
                tokens: range.clone(),
                content: if part.is_empty() { frame.tokens.clone() } else { part.clone() },
                speaker: said_by(scene, frame),
                act: frame.act.clone(),
                axis: frame.axis,
                polarity: frame.polarity,
                hedges: frames::hedges(scene, frame, &range, &quantities),
                quantities: quantities
                    .iter()
                    .filter(|quantity| range.contains(&quantity.tokens.start))
                    .cloned()
                    .collect(),
                topics: filed,
                rule: frame.rule,
            });
        }
    }
}

/// Who says it: in a transcript whatever names no other subject is said by the one who has the floor.
fn said_by(scene: &Scene<'_>, frame: &Frame) -> Speaker {
    match (&frame.speaker, scene.voice(frame.tokens.start)) {
        (Speaker::Meeting, Some(voice)) => Speaker::Person(voice),
        (speaker, _) => speaker.clone(),
    }
}

fn other(frame: &Frame) -> Option<TopicMention> {
    Some(TopicMention {
        topic: Id::slug("other")?,
        // "3.5 percent, and agreed": nothing stands behind the verb.
        cue: if frame.content.is_empty() { frame.tokens.clone() } else { frame.content.clone() },
        tokens: frame.tokens.clone(),
        ordinal: None,
        standing: Standing::Presented,
    })
}
