//! How output for people looks, from the flags and the surroundings.

use super::run::Settings;
use summitdiff::render::{self, Show};

/// How the output for people looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Look {
    /// Whether colour is asked for or refused; `None` leaves it to the surroundings.
    pub color: Option<bool>,
    /// Columns; `None` leaves them to the terminal.
    pub width: Option<usize>,
    /// What is shown beside the changes.
    pub show: Show,
}

impl Look {
    /// What the flags leave open is the surroundings' to say: colour for a terminal only, 80 columns for a pipe.
    pub(crate) fn resolve(self, settings: Settings) -> render::Options {
        render::Options {
            width: self.width.or(settings.width).unwrap_or(80),
            color: self.color.or(settings.color).unwrap_or(settings.terminal),
            show: self.show,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_over_the_surroundings_and_a_pipe_has_no_colour_and_80_columns() {
        let terminal = Settings { terminal: true, width: Some(132), ..Settings::default() };
        let look = |look: Look, settings| {
            let options = look.resolve(settings);
            (options.color, options.width)
        };
        assert_eq!(look(Look::default(), terminal), (true, 132));
        assert_eq!(look(Look::default(), Settings::default()), (false, 80));
        let refused = Settings { color: Some(false), ..terminal };
        assert_eq!(look(Look::default(), refused), (false, 132));
        let asked = Look { color: Some(true), width: Some(60), ..Look::default() };
        assert_eq!(look(asked, refused), (true, 60));
    }
}
