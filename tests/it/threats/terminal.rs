//! T1, T2, T3: escapes, characters that hide, letters that pass for others.

use super::{PAYLOADS, attacks};
use crate::command_line::{REPORT, folder, run};
use crate::outputs::outputs;
use std::fs;
use summitdiff::lexicon::Lexicon;
use vte::{Params, Parser, Perform};

/// What a terminal would do.
#[derive(Default)]
struct Terminal {
    obeyed: Vec<String>,
    colours: usize,
}

impl Perform for Terminal {
    fn print(&mut self, letter: char) {
        if ('\u{80}'..='\u{9f}').contains(&letter) {
            self.obeyed.push(format!("C1 {letter:?}"));
        }
    }
    fn execute(&mut self, byte: u8) {
        if byte != b'\n' {
            self.obeyed.push(format!("control {byte:#x}"));
        }
    }
    fn hook(&mut self, _: &Params, _: &[u8], _: bool, action: char) {
        self.obeyed.push(format!("device {action}"));
    }
    fn osc_dispatch(&mut self, parts: &[&[u8]], _: bool) {
        self.obeyed.push(format!("OSC {parts:?}"));
    }
    fn csi_dispatch(&mut self, parameters: &Params, between: &[u8], _: bool, action: char) {
        // Bold, faint, underlined, struck, the eight colours and their ends: what the program itself sets.
        let ours =
            |value: u16| matches!(value, 0 | 1 | 2 | 4 | 7 | 9 | 22 | 24 | 29 | 30..=37 | 39 | 90..=97);
        if action == 'm' && between.is_empty() && parameters.iter().flatten().all(|value| ours(*value)) {
            self.colours += 1;
        } else {
            self.obeyed.push(format!("CSI {action}"));
        }
    }
    fn esc_dispatch(&mut self, _: &[u8], _: bool, byte: u8) {
        self.obeyed.push(format!("ESC {byte:#x}"));
    }
}

fn obeyed(text: &str) -> Terminal {
    let (mut parser, mut terminal) = (Parser::new(), Terminal::default());
    parser.advance(&mut terminal, text.as_bytes());
    terminal
}

#[test]
fn t1_no_output_makes_a_terminal_do_anything() {
    let mut colours = 0;
    for attack in attacks() {
        // A page and a table for spreadsheets may hold the tab of a text.
        let text = match attack.output {
            name if name.ends_with("html") || name.ends_with("csv") => attack.text.replace('\t', " "),
            _ => attack.text.clone(),
        };
        let seen = obeyed(&text);
        colours += seen.colours;
        assert!(seen.obeyed.is_empty(), "{}: {}: {:?}", attack.output, attack.payload, seen.obeyed);
    }
    assert!(colours > 0, "the colours of the table were not looked at");
}

#[test]
fn t1_messages_names_and_texts_on_a_terminal_move_nothing() {
    let evil = "a\u{1b}]0;x\u{7}\u{9b}2J.txt";
    let folder = folder("t1", &[("a.txt", "The leaders met.\n<<<<<<< \u{1b}[2J\u{202e}\n"), (evil, REPORT)]);
    let evil_config = "[severity]\n\"participant\u{1b}[2J\" = \"x\"\n";
    fs::write(folder.join("summitdiff.toml"), evil_config).unwrap();
    for arguments in [
        &["extract", "a.txt"][..],
        &["extract", "b\u{1b}[2J\u{8}.txt"],
        &["extract", "--\u{1b}[2J"],
        &["\u{1b}]52;c;x\u{7}"],
        &["extract", evil, "--format", "table"],
        &["extract", evil, "--explain"],
        &["diff", evil, "a\u{1b}.txt"],
        &["check", evil],
        &["changelog", evil, "b\u{9b}.txt"],
        &["extract", "HEAD\u{1b}[2J:a.txt"],
        &["diff", evil, evil, "--only", "\u{1b}[2J"],
    ] {
        let (_, out, err) = run(&folder, arguments);
        for text in [out, err] {
            assert_eq!(obeyed(&text).obeyed, [""; 0], "{arguments:?}: {text:?}");
        }
    }
}

/// Characters that a reader does not see, one each.
const HIDDEN: &str = "\u{ad}\u{34f}\u{61c}\u{115f}\u{180e}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\
                      \u{202d}\u{202e}\u{2060}\u{2061}\u{2064}\u{2066}\u{2067}\u{2068}\u{2069}\u{206a}\u{3164}\u{feff}\
                      \u{fff9}\u{e0001}\u{e0041}\u{e007f}";

#[test]
fn t2_every_hidden_character_is_shown_by_its_name_in_every_output() {
    let lexicon = Lexicon::built_in();
    let plain = crate::exercise::extraction(&super::report("")).unwrap();
    let words: String = HIDDEN.chars().map(|hidden| format!("a{hidden}b ")).collect();
    let read = crate::exercise::extraction(&super::report(&words)).unwrap();
    for (name, out) in outputs(&plain, &read, &lexicon) {
        for hidden in HIDDEN.chars() {
            assert!(!out.contains(hidden), "{name} shows {} as it is", hidden.escape_unicode());
        }
    }
}

#[test]
fn t2_a_change_of_hidden_characters_alone_is_told() {
    let hidden = REPORT.replace("stressed the importance", "stressed the im\u{200b}portance");
    let turned = REPORT.replace("countering terrorism", "countering \u{202e}msirorret");
    let folder = folder("t2", &[("a.txt", REPORT), ("b.txt", &hidden), ("c.txt", &turned)]);
    for new in ["b.txt", "c.txt"] {
        let (code, out, err) = run(&folder, &["diff", "a.txt", new, "--show", "suppressed"]);
        assert_eq!(err, "");
        let told = ["invisible", "hidden", "show nothing", "turn the direction", "\\u{20"];
        assert!(code == 1 || told.iter().any(|word| out.contains(word)), "{new}: {code}\n{out}");
        let (_, snapshot, _) = run(&folder, &["extract", new]);
        assert!(snapshot.contains("\"text.invisible\"") || snapshot.contains("\"text.direction\""), "{new}");
    }
}

#[test]
fn t3_a_name_in_letters_that_pass_for_others_is_another_name_and_noted() {
    let faked = REPORT.replace("Kassym-Jomart Tokayev", "Kassym-Jomart T\u{43e}kayev");
    assert_ne!(faked, REPORT);
    let folder = folder("t3", &[("a.txt", REPORT), ("b.txt", &faked)]);
    let (code, out, _) = run(&folder, &["diff", "a.txt", "b.txt", "--format", "oneline"]);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("participant."), "{out}");
    let (_, snapshot, _) = run(&folder, &["extract", "b.txt"]);
    assert!(snapshot.contains("the word `T\u{43e}kayev` mixes Latin and Cyrillic letters"), "{snapshot}");
}

#[test]
fn the_oracle_sees_what_it_should() {
    for (name, payload) in &PAYLOADS[..8] {
        assert!(!obeyed(payload).obeyed.is_empty(), "{name}");
    }
    assert_eq!(obeyed("\u{1b}[1;31mred\u{1b}[0m\n").colours, 2);
    assert!(attacks().len() > 800);
}
