//! The one integration test binary.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bad_input;
mod bad_snapshot;
mod attendance;
mod command_line;
mod diffing;
mod exercise;
mod extracting;
mod formats;
mod gate;
mod gate_decide;
mod listing;
mod mistakes;
mod robust;
mod sample;
mod tidy;
