//! One test a name pattern.
