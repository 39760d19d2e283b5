//! From frames and cues to statements and topics: what counts, where a statement is filed, what is left out.
//!
//! A clause with an act and a topic is a statement. A clause with an act of asking, committing, doing or judging but
//! without a topic of its own is filed under the topic before it in its paragraph or heading. Where nothing stands
//! before it, it is filed under `other` when somebody at the meeting binds himself or asks for something, or when it
//! holds an amount. Greetings, furniture and datelines give none.

use super::anchors::FrameKind;
use super::frames::{self, Frame};
use super::scene::Scene;
use super::sections::{self, Section};
use super::topics::{self, Cue};
use super::{OutcomeMention, Speaker, Standing, StatementMention, TopicMention, quantities};
use crate::lexicon::TableId;
use crate::read::{BlockKind, Zone};
use crate::snapshot::{Axis, Id, OutcomeType, Polarity};
use std::ops::Range;

/// A sentence with its frames and cues.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) tokens: Range<usize>,
    pub(super) block: usize,
    pub(super) zone: Zone,
    pub(super) kind: BlockKind,
    pub(super) frames: Vec<Frame>,
    cues: Vec<Cue>,
    ordinal: Option<u32>,
}

/// Reads every sentence of the report; items take the act of the clause that leads their list.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Reading> {
    let article = scene.article;
    let mut readings: Vec<Reading> = Vec::new();
    let mut lead: Option<Frame> = None;
    for (index, block) in article.blocks().iter().enumerate() {
        if block.zone == Zone::Furniture {
            continue;
        }
        if block.kind != BlockKind::Item {
            lead = None;
        }
        for sentence in &article.sentences()[block.sentences.clone()] {
            let tokens = sentence.tokens.clone();
            let mut found =
                if block.kind == BlockKind::Heading { Vec::new() } else { frames::find(scene, &tokens) };
            if block.kind == BlockKind::Item && found.is_empty() && tokens.start == block.tokens.start {
                found.extend(lead.as_ref().map(|lead| inherit(scene, lead, &tokens)));
            }
            if found.is_empty()
                && block.zone == Zone::Body
                && block.kind != BlockKind::Heading
                && holds_amount(scene, &tokens)
            {
                found.push(frames::amount(scene, &tokens));
            }
            readings.push(Reading {
                cues: topics::cues(scene, &tokens),
                ordinal: ordinal(scene, &tokens),
                tokens,
                block: index,
                zone: block.zone,
                kind: block.kind,
                frames: found,
            });
        }
        if block.tokens.end > block.tokens.start && scene.is_any(block.tokens.end - 1, &[":"]) {
            lead = readings.last().and_then(|reading| reading.frames.last().cloned()).or(lead);
        }
    }
    readings
}

fn holds_amount(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    quantities::find(scene, tokens).iter().any(|quantity| quantity.value.is_some())
}

/// An item of a list says what its lead announces ("we agreed to:").
fn inherit(scene: &Scene<'_>, lead: &Frame, tokens: &Range<usize>) -> Frame {
    let tokens = scene.trim(tokens.clone());
    Frame {
        content: tokens.clone(),
        verb: tokens.start..tokens.start,
        head: tokens.start..tokens.start,
        tokens,
        passive: false,
        rule: "frame.item",
        ..lead.clone()
    }
}

/// "Second, …", "The second critical area": the number that the text gives what follows.
fn ordinal(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<u32> {
    let at = (tokens.start..(tokens.start + 2).min(tokens.end))
        .find(|index| scene.marker(*index, "ordinal").is_some())?;
    let found = scene.marker(at, "ordinal")?;
    let next = at + found.length;
    let value = found.row.text("value").parse().ok();
    if at == tokens.start && scene.is_any(next, &[",", ":", "–", "—"]) {
        return value;
    }
    let determined = at == tokens.start || scene.is_any(tokens.start, &["the", "our", "a", "my"]);
    (determined
        && (next..(next + 4).min(tokens.end)).any(|index| scene.marker(index, "priority-noun").is_some()))
    .then_some(value)
    .flatten()
}

struct Filing {
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
pub(super) fn collect(
    scene: &Scene<'_>,
    readings: Vec<Reading>,
    outcomes: &[OutcomeMention],
) -> (Vec<StatementMention>, Vec<TopicMention>) {
    let mut filing = Filing {
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

impl Filing {
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
                if admits(frame, cue) {
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

    /// `adjunct`: a participle that goes on about the topic of the clause before it in its sentence.
    fn statement(&mut self, scene: &Scene<'_>, frame: &Frame, mut topics: Vec<TopicMention>, adjunct: bool) {
        if matches!(frame.kind, FrameKind::Greet) {
            return;
        }
        let quantities = quantities::find(scene, &frame.tokens);
        let binding =
            matches!(frame.axis, Axis::Commissive | Axis::Directive | Axis::Stance | Axis::Modality);
        if topics.is_empty() {
            if !binding && !adjunct && quantities.iter().all(|quantity| quantity.value.is_none()) {
                return;
            }
            let vote = matches!(frame.rule, "frame.vote" | "frame.dissent");
            let before = if vote { self.in_decision.clone() } else { None }
                .or_else(|| self.in_block.clone())
                .or_else(|| self.in_section.clone());
            match before {
                Some(before) => topics.push(TopicMention { ordinal: None, ..before }),
                None if binding && quantities.iter().any(|quantity| quantity.value.is_some()) => {
                    topics.extend(other(frame));
                }
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

/// Whether somebody at the meeting binds himself to something or asks for it; what is only adopted is an outcome.
fn binds(scene: &Scene<'_>, frame: &Frame) -> bool {
    matches!(frame.kind, FrameKind::Commit | FrameKind::Ask)
        && matches!(frame.axis, Axis::Commissive | Axis::Directive)
        && frame.outcome != Some(OutcomeType::Document)
        && !LEANINGS.contains(&frame.act.as_str())
        && frame.content.len() > 2
        && !frame.content.clone().take(3).any(|index| scene.is_any(index, &["following"]))
        && frame.voiced
}

/// Acts that bind nobody: without a topic they tell what somebody feels or invites to.
const LEANINGS: &[&str] = &[
    "be interested",
    "be prepared",
    "be ready",
    "be willing",
    "consider",
    "continue",
    "desire",
    "examine",
    "expect",
    "explore",
    "express readiness",
    "express willingness",
    "hope",
    "invite",
    "look forward",
    "mean",
    "plan",
    "prepare",
    "stand ready",
    "study",
    "want",
    "wish",
    "would like",
];

/// A sentence that only says where and under whom the meeting was held: no topic in it is a subject of the meeting.
pub(super) fn announces(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let held = tokens.clone().any(|index| {
        scene.is_any(index, &["held", "convened"])
            && index > tokens.start
            && scene.is_any(index - 1, &["was", "were", "be", "been"])
    });
    held && tokens
        .clone()
        .any(|index| scene.is_any(index, &["summit", "meeting", "session", "conference", "forum", "talks"]))
}

/// "spoke with X regarding Y", "held talks with X on Y": where the subject of the talks begins.
fn subject_of_talks(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<usize> {
    let talk = tokens.clone().find(|index| {
        scene.is_any(
            *index,
            &["spoke", "met", "talked", "consulted", "talks", "consultations", "conversation", "call"],
        )
    })?;
    (talk + 1..tokens.end).find(|index| scene.is_any(*index, &["regarding", "concerning", "about", "on"]))
}

/// A sentence that only says who came to which meeting ("The President addressed the first session of …").
fn attends(scene: &Scene<'_>, reading: &Reading) -> bool {
    let told = reading
        .frames
        .iter()
        .any(|frame| !matches!(frame.kind, FrameKind::Do | FrameKind::Greet) && frame.act != "address");
    let came = reading.tokens.clone().find(|index| {
        scene.is_any(*index, &["addressed", "attended", "chaired", "joined"])
            || (scene.is_any(*index, &["part", "participated"])
                && (index + 1..index + 8).any(|near| scene.is_any(near, &["in"])))
    });
    !told
        && came.is_some_and(|at| {
            (at..reading.tokens.end).any(|index| {
                scene.is_any(index, &["summit", "meeting", "session", "conference", "forum", "talks"])
            })
        })
}

/// A title names topics when it is that of a document ("Joint statement on …").
fn names_document(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|index| scene.matches(index, TableId::DocumentNouns).next().is_some())
}

/// Thanks name a topic only in plain words; other clauses also by weak cues in their content.
fn admits(frame: &Frame, cue: &Cue) -> bool {
    match frame.kind {
        FrameKind::Greet => false,
        FrameKind::Thank => cue.strong && frame.content.contains(&cue.tokens.start),
        FrameKind::Say
        | FrameKind::Discuss
        | FrameKind::Ask
        | FrameKind::Commit
        | FrameKind::Do
        | FrameKind::Judge
        | FrameKind::Modal => cue.strong || frame.content.contains(&cue.tokens.start),
    }
}

fn mention(
    cue: &Cue,
    tokens: Range<usize>,
    ordinal: Option<u32>,
    standing: Standing,
) -> Option<TopicMention> {
    Some(TopicMention { topic: Id::slug(&cue.topic)?, cue: cue.tokens.clone(), tokens, ordinal, standing })
}

/// What an act is about it presents; its subject, thanks, figures and what things do of themselves it passes by.
fn standing(scene: &Scene<'_>, frame: &Frame, cue: &Cue) -> Standing {
    let about = frame.content.contains(&cue.tokens.start) || names_concern(scene, frame, cue);
    let presented = match frame.kind {
        FrameKind::Greet => false,
        FrameKind::Thank => about && thanks_for_deed(scene, frame, cue),
        FrameKind::Say if frame.rule == "frame.amount" => false,
        FrameKind::Do | FrameKind::Modal | FrameKind::Commit => about && frame.voiced,
        FrameKind::Say | FrameKind::Discuss | FrameKind::Ask | FrameKind::Judge => about,
    };
    let asked = matches!(frame.kind, FrameKind::Discuss | FrameKind::Ask | FrameKind::Modal);
    match (presented, cue.strong || asked) {
        (true, true) => Standing::Presented,
        (true, false) => Standing::Implied,
        (false, _) => Standing::Passing,
    }
}

/// Whether the cue is what somebody is thanked for doing ("for protecting refugees"), not a courtesy.
fn thanks_for_deed(scene: &Scene<'_>, frame: &Frame, cue: &Cue) -> bool {
    (frame.content.start.saturating_sub(1)..cue.tokens.start).any(|index| {
        let deed = scene.fold(index + 1);
        scene.is_any(index, &["for"]) && deed.len() > 5 && deed.ends_with("ing")
    })
}

/// Whether the subject itself calls it a concern ("the challenges of climate change and hunger demand").
fn names_concern(scene: &Scene<'_>, frame: &Frame, cue: &Cue) -> bool {
    const REACH: usize = 24;
    let from = cue.tokens.start.saturating_sub(REACH).max(frame.tokens.start);
    cue.tokens.start < frame.verb.start
        && (from..cue.tokens.start).any(|index| {
            scene.is_any(index, &["challenges", "threats", "priorities", "concerns"])
                && scene.is_any(index + 1, &["of", "such", "including", "like"])
        })
}

/// Whether a sentence without an act says that something matters ("no less urgent are the tasks of").
fn is_called_for(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|index| {
        scene.word(index, TableId::Hedges, "class", "importance").is_some()
            || scene.marker(index, "priority-noun").is_some()
            || scene.is_any(index, &["must", "should"])
    })
}

fn other(frame: &Frame) -> Option<TopicMention> {
    Some(TopicMention {
        topic: Id::slug("other")?,
        cue: frame.content.clone(),
        tokens: frame.tokens.clone(),
        ordinal: None,
        standing: Standing::Presented,
    })
}

/// A clause of at most this many words is quoted whole.
const LONGEST_QUOTE: usize = 40;

/// The part of a clause that shows the topic: the clause, or of a long one the words around the cue.
fn segment(scene: &Scene<'_>, frame: &Frame, cue: &Cue) -> Range<usize> {
    if frame.tokens.len() <= LONGEST_QUOTE {
        return frame.tokens.clone();
    }
    around(scene, &frame.tokens, cue)
}

/// From the punctuation before a cue to that after it, widened to at least a few words.
fn around(scene: &Scene<'_>, range: &Range<usize>, cue: &Cue) -> Range<usize> {
    if range.len() <= LONGEST_QUOTE {
        return scene.trim(range.clone());
    }
    let stop = |index: usize| scene.is_any(index, &[",", ";", ":", "—", "–"]);
    let start = (range.start..cue.tokens.start.saturating_sub(4).max(range.start))
        .rev()
        .find(|index| stop(*index))
        .map_or(range.start, |index| index + 1);
    let end = (cue.tokens.end + 4..range.end).find(|index| stop(*index)).unwrap_or(range.end);
    scene.trim(start..end)
}

/// The content, cut where infinitives are co-ordinated ("to combat A and B and deepen C").
fn parts(scene: &Scene<'_>, frame: &Frame) -> Vec<Range<usize>> {
    let content = frame.content.clone();
    let mut cuts = vec![content.start];
    let opens_with_verb = base_verb(scene, content.start);
    if opens_with_verb {
        for index in content.clone().skip(2) {
            let after = index + 1;
            let and = scene.is_any(index, &["and", ";"])
                || (scene.is_any(index, &[","]) && !scene.is_any(after, &["and"]));
            let after = if scene.is_any(after, &["to"]) { after + 1 } else { after };
            if and && after < content.end && base_verb(scene, after) && has_object(scene, after, content.end)
            {
                cuts.push(index);
            }
        }
    }
    cuts.push(content.end);
    cuts.windows(2)
        .map(|pair| scene.trim(pair[0]..pair[1]))
        .filter(|part| part.len() > 1 || cuts.len() == 2)
        .collect()
}

fn base_verb(scene: &Scene<'_>, at: usize) -> bool {
    scene.matches(at, TableId::Acts).any(|found| found.is_column("base"))
        && scene.article.tokens().get(at).is_some_and(|token| token.kind == crate::read::TokenKind::Lower)
}

/// A verb with an object of its own: "strengthen and deepen cooperation" is one part, not two.
fn has_object(scene: &Scene<'_>, verb: usize, end: usize) -> bool {
    verb + 1 < end
        && !scene.is_capitalized(verb + 1)
        && !scene.is_any(verb + 1, &["and", ",", "or"])
        && !scene.is_any(verb.saturating_sub(2), &["to"])
}

/// Affirmed clauses only can be outcomes.
pub(super) fn is_affirmed(frame: &Frame) -> bool {
    frame.polarity == Polarity::Affirmed
}
