//! 64-bit FNV-1a, shared by `build.rs` and the program: it names a state of the tables, and finds the phrases that begin
//! with a word without comparing it with every other one. Not a security hash.

/// The hash of nothing.
pub(crate) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of what was hashed so far and one byte more.
pub(crate) const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of bytes.
pub(crate) fn of(bytes: &[u8]) -> u64 {
    bytes.iter().fold(SEED, |hash, byte| step(hash, *byte))
}

/// The slot of a hash in a table of `slots` slots, a power of two.
#[expect(clippy::cast_possible_truncation, reason = "only the low bits count")]
pub(crate) const fn slot(hash: u64, slots: usize) -> usize {
    // FNV stirs its low bits least.
    ((hash ^ (hash >> 32)) as usize) & (slots - 1)
}
