//! The changelog through a user's template: Jinja syntax over the document that `--format json` prints.
//!
//! Comes in: the document, the template, and the name of its file. Goes out: what the template makes of it. A value that
//! a template prints is made safe for the target that the name says: Markdown for `.md`, HTML for `.html` and `.xml`,
//! a terminal for any other; the filter `safe` prints it as it is. The filters `markdown`, `html` and `csv` make a value
//! safe for one target whatever the name. A template reads no file and runs no program.

use super::{Document, Show};
use crate::render::safe;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior, Value, context};

/// A template that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// What is wrong, without a final stop.
    pub what: String,
    /// The line of the template, 1-based, where the engine knows it.
    pub line: Option<usize>,
}

/// What the template makes of the document.
///
/// The context holds `changelog` (the document, without what is not shown) and `quotes` (`none`, `short`, `full`).
///
/// # Errors
/// When the template is none, or asks for what is not there.
#[expect(clippy::missing_panics_doc, reason = "the delimiters are fixed")]
pub fn write(
    document: &Document,
    show: Show,
    (name, template): (&str, &str),
) -> Result<String, TemplateError> {
    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    engine.set_syntax(syntax.build().expect("the usual delimiters are no two alike"));
    engine.set_auto_escape_callback(target);
    engine.set_formatter(print);
    engine.add_filter("markdown", |text: String| Value::from_safe_string(safe::markdown(&text).into_owned()));
    engine.add_filter("html", |text: String| Value::from_safe_string(safe::html(&text).into_owned()));
    engine.add_filter("csv", |text: String| Value::from_safe_string(safe::csv_field(&text).into_owned()));
    let quotes = format!("{:?}", show.quotes).to_lowercase();
    let context = context! { changelog => Value::from(Serde(document.showing(show))), quotes };
    engine
        .template_from_named_str(name, template)
        .and_then(|template| template.render(context))
        .map_err(|error| failure(&error))
}

/// The target that the name of a template's file says.
fn target(name: &str) -> AutoEscape {
    let ending = name.trim_end_matches(".j2").rsplit('.').next().unwrap_or_default();
    match ending {
        "md" | "markdown" => AutoEscape::Custom("markdown".into()),
        "html" | "htm" | "xml" => AutoEscape::Html,
        _ => AutoEscape::None,
    }
}

fn print(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    let Some(text) = value.as_str().filter(|_| !value.is_safe()) else {
        return minijinja::escape_formatter(out, state, value);
    };
    let said = match state.auto_escape() {
        AutoEscape::Html => safe::html(text),
        AutoEscape::Custom(name) if name == "markdown" => safe::markdown(text),
        AutoEscape::None | AutoEscape::Custom(_) | _ => safe::workflow_log(text),
    };
    out.write_str(&said).map_err(minijinja::Error::from)
}

fn failure(error: &minijinja::Error) -> TemplateError {
    let detail = error.detail().map_or_else(String::new, |detail| format!(": {detail}"));
    TemplateError { what: format!("{}{detail}", error.kind()), line: error.line() }
}
