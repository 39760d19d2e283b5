//! Stage 8: what was found → text for a target: one file per output format.
//!
//! Comes in: snapshots, changes and assessments. Goes out: text. Renderers add no facts, and text of others reaches
//! their output through [`safe`] only.

pub mod safe;
