//! Every quote of any text stands in it.

#![no_main]

#[path = "../../tests/it/exercise.rs"]
#[allow(dead_code, reason = "each target runs one of the checks")]
mod exercise;
#[path = "../../tests/it/outputs.rs"]
#[allow(dead_code, reason = "each target runs one of the checks")]
mod outputs;

libfuzzer_sys::fuzz_target!(|text: &str| {
    exercise::extraction(text);
});
