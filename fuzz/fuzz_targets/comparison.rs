//! Two texts, parted by a form feed, compared in every format.

#![no_main]

#[path = "../../tests/it/exercise.rs"]
#[allow(dead_code, reason = "each target runs one of the checks")]
mod exercise;
#[path = "../../tests/it/outputs.rs"]
#[allow(dead_code, reason = "each target runs one of the checks")]
mod outputs;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (old, new) = text.split_once('\u{c}').unwrap_or((text, text));
    exercise::comparison(old, new);
});
