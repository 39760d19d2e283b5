//! A light verb with the noun that carries its act ("expressed deep concern about", "reaffirmed their commitment to").

use super::{Anchor, FrameKind, axis_of, is_adverb, kind_of_word};
use crate::extract::clauses::scene::Scene;
use crate::lexicon::TableId;
use crate::read::TokenKind;
use std::ops::Range;

/// "expressed deep concern about", "reaffirmed their commitment to", "underlined our desire to".
pub(super) fn compound(scene: &Scene<'_>, sentence: &Range<usize>, verb: usize, anchor: &mut Anchor) {
    let is = |class| scene.lexicon.is_cue(&anchor.act, class);
    let (light, again) = (is("light"), is("again"));
    if !light && !again && !is("pointing") {
        return;
    }
    let mut own = light || again;
    for at in anchor.group.end..(anchor.group.end + 6).min(sentence.end) {
        if scene.is_any(at, &["their", "its", "his", "her", "our", "my"])
            || scene.kind(at) == Some(TokenKind::Possessive)
        {
            own = true;
            continue;
        }
        if let Some(found) = scene.word(at, TableId::ActWords, "kind", "noun").filter(|_| own) {
            let act = found.row.text("act");
            anchor.axis = axis_of(&found.row);
            if anchor.kind != FrameKind::Discuss {
                anchor.kind = kind_of_word(act, anchor.axis);
            }
            act_name(act, again).clone_into(&mut anchor.act);
            anchor.group = verb.min(anchor.group.start)..at + found.length;
            anchor.content = at + found.length;
            anchor.outcome = None;
            anchor.rule = "frame.light-verb";
            return;
        }
        let skippable = scene.matches(at, TableId::Hedges).next().is_some()
            || is_adverb(scene, at)
            || scene.is_any(
                at,
                &[
                    "the",
                    "a",
                    "an",
                    "and",
                    ",",
                    "shared",
                    "continued",
                    "common",
                    "joint",
                    "mutual",
                    "sincere",
                    "enduring",
                    "bipartisan",
                    "ongoing",
                    "renewed",
                    "national",
                ],
            )
            || scene.is_capitalized(at);
        if !skippable {
            return;
        }
    }
}

fn act_name(act: &str, again: bool) -> &str {
    match (act, again) {
        ("be committed", true) => "reaffirm commitment",
        ("express support", true) => "reaffirm support",
        _ => act,
    }
}
