//! The one integration test binary.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod attendance;
mod awkward;
mod bounds;
mod everywhere;
mod single_fields;
mod bad_input;
mod bad_snapshot;
mod bad_table;
mod changelog_truth;
mod changelogs;
mod cases;
mod command_line;
mod diffing;
mod docs_cases;
mod editing;
mod effort;
mod exercise;
mod extracting;
mod formats;
mod gate;
mod gate_config;
mod gate_decide;
mod gate_defects;
mod kinds;
mod laws;
mod gate_git;
mod gate_packaging;
mod gate_reports;
mod gate_schema;
mod histories;
#[cfg(feature = "parquet")]
mod history_parquet;
mod listing;
mod mistakes;
mod net;
mod promises;
mod quantifiers;
mod readme;
mod mutation;
mod outputs;
mod reports;
mod repeated;
mod robust;
mod rule_ids;
mod same_bytes;
mod sample;
mod shim;
mod faults;
mod testing_notes;
mod threats;
mod tidy;
