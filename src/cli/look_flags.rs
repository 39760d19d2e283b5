//! The flags that say how output for people looks.

use crate::command::Look;
use clap::{Args, ValueEnum};
use summitdiff::render::Show;

#[derive(Debug, Args)]
pub(super) struct LookFlags {
    /// Colour the output; `auto` does so on a terminal, `NO_COLOR` and `CLICOLOR_FORCE` are honoured
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_default_value = true)]
    color: When,
    /// Columns of the output [default: the terminal's, 80 for a pipe]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    width: Option<u16>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

impl LookFlags {
    pub(super) fn resolve(&self, show: Show) -> Look {
        Look {
            color: match self.color {
                When::Auto => None,
                When::Always => Some(true),
                When::Never => Some(false),
            },
            width: self.width.map(usize::from),
            show,
        }
    }
}
