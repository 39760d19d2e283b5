//! Bytes of any format and encoding are a report or are refused.

#![no_main]

#[path = "../../tests/it/exercise.rs"]
#[allow(dead_code, reason = "each target runs one of the checks")]
mod exercise;
#[path = "../../tests/it/outputs.rs"]
#[allow(dead_code, reason = "each target runs one of the checks")]
mod outputs;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| exercise::reading(bytes, summitdiff::read::InputFormat::Auto));
