//! Whether a text is English.
//!
//! Comes in: the article text. Goes out: the name of the language when it is certain to be another one.
//! Promises: a text with the small words of English in it, or one too short to tell, is never called foreign.

/// Fewer letters than this tell no language of Latin letters.
const FEWEST_LETTERS: usize = 200;
/// Fewer letters than this may be a name or a title in a report that is English all the same.
const FEWEST_FOREIGN_LETTERS: usize = 40;
use crate::lexicon::Lexicon;

/// The longest head of a text that is looked at, in characters.
const HEAD: usize = 20_000;
/// Of a thousand words, an English text has at least this many that no English paragraph does without; real reports have 200 to 400.
const SMALLEST_SHARE: usize = 80;

/// The English name of the language that the text is in, when that is certainly not English.
///
/// ```
/// # use summitdiff::read::foreign_language;
/// assert_eq!(foreign_language("The leaders met in Minsk and agreed on a plan."), None);
/// ```
#[must_use]
pub fn foreign_language(text: &str) -> Option<&'static str> {
    let head: String = text.chars().take(HEAD).collect();
    let letters = head.chars().filter(|letter| letter.is_alphabetic()).count();
    // A character of Chinese, Japanese or Korean is worth a syllable or a word.
    let weight: usize = head.chars().filter(|letter| ('\u{3040}'..='\u{d7a3}').contains(letter)).count() * 4;
    let latin = head.chars().filter(char::is_ascii_alphabetic).count();
    let fewest = if latin * 4 < letters { FEWEST_FOREIGN_LETTERS } else { FEWEST_LETTERS };
    if letters + weight < fewest || share(&head) >= SMALLEST_SHARE {
        return None;
    }
    let found = whatlang::detect(&head)?;
    if found.script() == whatlang::Script::Latin && !(found.is_reliable() && is_prose(&head)) {
        return None;
    }
    let named = LETTERS.iter().find(|(letters, _)| head.contains(|letter| letters.contains(letter)));
    let cyrillic = found.script() == whatlang::Script::Cyrillic;
    let unsure = cyrillic && letters < FEWEST_LETTERS && !found.is_reliable();
    let usual = if unsure { "a language of Cyrillic letters" } else { found.lang().eng_name() };
    let language = named.filter(|_| cyrillic).map_or(usual, |(_, language)| language);
    (found.lang() != whatlang::Lang::Eng).then_some(language)
}

/// Letters that tell the languages of Central Asia, which the detector does not know, from their neighbours; the first
/// row that fits counts.
const LETTERS: [(&str, &str); 4] = [("ҷӣӯ", "Tajik"), ("ұә", "Kazakh"), ("ңөү", "Kyrgyz"), ("қғҳ", "Uzbek")];

/// A list of names is no prose: at least half of the words of prose begin with a small letter, in German too.
fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    let (mut all, mut small) = (0_usize, 0_usize);
    for word in words {
        all += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
    }
    small * 2 >= all
}

/// How many of a thousand words are small words of English.
fn share(text: &str) -> usize {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let (mut all, mut small) = (0_usize, 0_usize);
    let lexicon = Lexicon::built_in();
    let known: Vec<&str> = lexicon.reading("small").collect();
    for word in words {
        all += 1;
        small += usize::from(known.iter().any(|known| word.eq_ignore_ascii_case(known)));
    }
    small * 1000 / all.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_named() {
        let cases = [
            (
                "В Минске прошло заседание Совета коллективной безопасности. Президент отметил важность \
                 сотрудничества в области обороны и призвал усилить борьбу с незаконным оборотом наркотиков. \
                 По итогам встречи подписаны документы, а следующий саммит состоится в Астане.",
                "Russian",
            ),
            (
                "Les chefs d’État se sont réunis à Bruxelles pour la session ordinaire du Conseil. Le président a \
                 souligné l’importance de la coopération et a proposé un plan commun pour la sécurité alimentaire. \
                 Les dirigeants ont adopté une déclaration à l’issue des entretiens.",
                "French",
            ),
            (
                "Астанада мемлекет басшыларының кездесуі өтті. Президент қауіпсіздік саласындағы ынтымақтастықтың \
                 маңыздылығын атап өтті және бірлескен жоспар ұсынды. Келіссөздер қорытындысында көшбасшылар су және \
                 энергетика туралы бірлескен мәлімдеме қабылдады. Келесі кездесу келер жылы Ташкентте өтеді.",
                "Kazakh",
            ),
            (
                "各国领导人在北京举行会议，就能源、贸易和安全合作交换了意见。会议通过了联合声明，强调将继续加强在各领域的合作，并同意明年举行下一次峰会。",
                "Mandarin",
            ),
        ];
        for (text, language) in cases {
            assert_eq!(foreign_language(text), Some(language));
        }
    }

    #[test]
    fn english_with_foreign_names_is_english() {
        let text = "Shavkat Mirziyoyev, Emomali Rahmon, Sadyr Japarov, Serdar Berdimuhamedov and Kassym-Jomart \
                    Tokayev gathered in Cholpon-Ata. «Дружба» is the name of the declaration that they signed. The \
                    presidents agreed to meet in Dushanbe.";
        assert_eq!(foreign_language(text), None);
    }

    #[test]
    fn a_list_of_names_has_no_language() {
        let text =
            "Daniyar Osmanov – Kazakhstan; Bakyt Toktosunov – Kyrgyzstan; Firuz Nazarzoda – Tajikistan; ";
        assert_eq!(foreign_language(&text.repeat(20)), None);
    }

    #[test]
    fn a_few_lines_in_other_letters_are_foreign() {
        let russian = "Президенты встретились в Минске и обсудили сотрудничество.";
        assert_eq!(foreign_language(russian), Some("a language of Cyrillic letters"));
        assert_eq!(
            foreign_language("首脳会談が開かれ、両首脳はエネルギー協力で一致した。"),
            Some("Japanese")
        );
        assert_eq!(foreign_language("اجتمع الرؤساء في مينسك وناقشوا التعاون في مجال الأمن."), Some("Arabic"));
    }

    #[test]
    fn a_short_text_has_no_language() {
        assert_eq!(foreign_language("Саммит в Минске"), None);
        assert_eq!(foreign_language("Les dirigeants se sont réunis."), None);
        assert_eq!(foreign_language(""), None);
    }
}
