//! The parser's errors in the form that every error has: what, where, hint.

use crate::command::Failure;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Turns an error of the parser into a failure; its suggestion becomes the hint.
pub(super) fn failure(error: &Error) -> Failure {
    Failure::usage(what(error), hint(error))
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the parser adds kinds of error; its own words serve for those"
)]
fn what(error: &Error) -> String {
    let argument = text(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => format!("unknown argument `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            format!("unknown command `{}`", text(error, ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` needs a value"),
        ErrorKind::InvalidValue => format!("unknown value `{value}` for `{argument}`"),
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("bad value `{value}` for `{argument}`: {reason}")
        }
        ErrorKind::MissingRequiredArgument => format!("missing {argument}"),
        ErrorKind::ArgumentConflict => {
            let prior = text(error, ContextKind::PriorArg).unwrap_or_default();
            if prior == argument || prior.is_empty() {
                format!("`{argument}` is given more than once")
            } else {
                format!("`{argument}` and `{prior}` exclude each other")
            }
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "no command given".to_owned()
        }
        ErrorKind::InvalidUtf8 => "an argument is not UTF-8".to_owned(),
        _ => first_line(error),
    }
}

/// What the parser itself says, for its rarer errors.
fn first_line(error: &Error) -> String {
    let message = error.to_string();
    let line = message.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

fn hint(error: &Error) -> String {
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
            .into_iter()
            .find_map(|kind| text(error, kind));
    if let Some(suggested) = suggested {
        return format!("did you mean `{suggested}`?");
    }
    if error.kind() == ErrorKind::ArgumentConflict {
        return "give one of them".to_owned();
    }
    if error.kind() == ErrorKind::MissingRequiredArgument
        && let Some(usage) = text(error, ContextKind::Usage)
    {
        return usage.replacen("Usage:", "usage:", 1);
    }
    match text(error, ContextKind::ValidValue).or_else(|| text(error, ContextKind::ValidSubcommand)) {
        Some(valid) if !valid.is_empty() => format!("one of {valid}"),
        Some(_) | None => "`summitdiff --help` and `summitdiff COMMAND --help` list what there is".to_owned(),
    }
}

/// A piece of context as words, several parted by commas.
#[expect(clippy::wildcard_enum_match_arm, reason = "the parser adds kinds of context")]
fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => {
            Some(texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
