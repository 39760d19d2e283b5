//! Words of a flag that stand for the values of a command: one table, beside the values.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// A word, what help says of it beside its name (`""` for nothing), and the value that it stands for.
pub(crate) type Word<T> = (&'static str, &'static str, T);

/// Reads one of the words of a table.
pub(super) fn words<T: Copy + Send + Sync + 'static>(
    table: &'static [Word<T>],
) -> impl TypedValueParser<Value = T> {
    let possible = table.iter().map(|(word, help, _)| {
        let value = PossibleValue::new(*word);
        if help.is_empty() { value } else { value.help(*help) }
    });
    PossibleValuesParser::new(possible).map(|given| {
        let found = table.iter().find(|(word, ..)| *word == given);
        found.expect("the parser takes only words of the table").2
    })
}
