//! Whether two spellings can name one person: a transliteration key, never a string distance alone.
//!
//! Comes in: a name as written. Goes out: a [`NameKey`] whose words are folded and reduced to what transliterations of one
//! alphabet into another keep (`zh` = `j`, `kh` = `h`, `ks` = `x`, doubled letters once, vowels dropped).
//! Promises: [`NameKey::compatible`] is symmetric; two people with one surname and different given names are never
//! compatible.

use crate::lexicon::fold;

/// The key of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey {
    words: Vec<Word>,
    /// All letters of the name without gaps.
    glued: String,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    /// Folded and transliterated, vowels kept.
    full: String,
    /// Without vowels.
    skeleton: String,
    /// Whether it is one letter.
    initial: bool,
}

/// Words that are no part of a key: generations and particles that spellings leave out.
const DROPPED: &[&str] =
    &["jr", "sr", "al", "el", "the", "dr", "mr", "mrs", "ms", "he", "hh", "hm", "sheikh", "sheikha"];

/// Spellings of one sound, applied in order.
const SOUNDS: &[(&str, &str)] = &[
    ("dzh", "j"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("zh", "j"),
    ("dj", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("ck", "k"),
    ("ks", "x"),
    ("ts", "c"),
    ("tz", "c"),
    ("ou", "u"),
    ("q", "k"),
    ("w", "v"),
];

impl NameKey {
    /// The key of a name, honorifics and generation marks left out.
    ///
    /// ```
    /// use summitdiff::normalize::NameKey;
    /// assert!(NameKey::new("Alexander Lukashenko").compatible(&NameKey::new("Alyaksandr Lukashenka")));
    /// assert!(!NameKey::new("Sadyr Japarov").compatible(&NameKey::new("Akylbek Japarov")));
    /// ```
    #[must_use]
    pub fn new(name: &str) -> Self {
        let folded = fold(name);
        let words: Vec<Word> = folded
            .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
            .map(|word| word.replace('\'', ""))
            .filter(|word| !word.is_empty() && !DROPPED.contains(&word.as_str()))
            .map(|word| Word::new(&word))
            .collect();
        let glued = words.iter().map(|word| word.full.as_str()).collect();
        Self { words, glued }
    }

    /// Whether both can name one person: every word of the shorter name stands in the longer one, whole or as an
    /// initial, and at least one of them whole.
    #[must_use]
    pub fn compatible(&self, other: &Self) -> bool {
        if self.words.is_empty() || other.words.is_empty() {
            return false;
        }
        if self.glued == other.glued {
            return true;
        }
        if self.initials_differ(other) {
            return false;
        }
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let mut used = vec![false; long.words.len()];
        let mut whole = 0;
        for word in &short.words {
            let hit = (0..long.words.len())
                .filter(|index| !used[*index])
                .find(|index| word.same(&long.words[*index]));
            let Some(index) = hit else { return false };
            used[index] = true;
            whole += usize::from(!word.initial && !long.words[index].initial);
        }
        whole >= 1
    }

    /// What compatible keys have in common: two keys that share none of these are never compatible.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = String> {
        let skeletons = self.words.iter().filter(|word| !word.initial).map(|word| word.skeleton.clone());
        skeletons.chain([format!("={}", self.glued)])
    }

    /// `George W.` and `George H. W.`: both names have the given name and initials behind it, and the first differ.
    fn initials_differ(&self, other: &Self) -> bool {
        let middle = |key: &Self| -> Option<char> {
            let (given, rest) = key.words.split_first()?;
            let first = rest.iter().find(|word| word.initial).filter(|_| !given.initial)?;
            first.full.chars().next()
        };
        matches!((middle(self), middle(other)), (Some(one), Some(two)) if one != two)
    }

    /// What the names that can be the same share: one at least of the returned strings. An index over them finds the
    /// candidates for a name without comparing it with every other one.
    pub fn handles(&self) -> impl Iterator<Item = &str> {
        let words = self.words.iter().filter(|word| !word.initial).map(|word| word.skeleton.as_str());
        words.chain(std::iter::once(self.glued.as_str()))
    }

    /// How many words the key has: more say more.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// Whether the two share their last word, and their first words begin alike: `Joe` and `Joseph` of one surname.
    #[must_use]
    pub fn same_surname(&self, other: &Self) -> bool {
        match (self.words.last(), other.words.last(), self.words.first(), other.words.first()) {
            (Some(one), Some(two), Some(given), Some(second)) => {
                one.same(two) && given.full.chars().next() == second.full.chars().next()
            }
            _ => false,
        }
    }
}

impl Word {
    fn new(folded: &str) -> Self {
        let mut full = folded.to_owned();
        for (from, to) in SOUNDS {
            full = full.replace(from, to);
        }
        let full = dedup(full.chars().map(|letter| if letter == 'y' { 'i' } else { letter }));
        let lead = full
            .chars()
            .next()
            .filter(|letter| is_vowel(*letter))
            .map(|letter| if letter == 'i' { 'e' } else { letter });
        let consonants = full.chars().filter(|letter| !is_vowel(*letter));
        let skeleton = dedup(lead.into_iter().chain(consonants));
        Self { initial: folded.chars().count() == 1, full, skeleton }
    }

    fn same(&self, other: &Self) -> bool {
        if self.initial || other.initial {
            return self.full.chars().next() == other.full.chars().next();
        }
        if self.full == other.full {
            return true;
        }
        let consonants = self.skeleton.chars().filter(|letter| !is_vowel(*letter)).count();
        self.skeleton == other.skeleton && (consonants >= 3 || near(&self.full, &other.full))
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn dedup(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for letter in letters {
        if !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out
}

/// Whether one letter at most differs, comes or goes.
fn near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long.iter()).take_while(|(one, other)| one == other).count();
    let tail = short[head..]
        .iter()
        .rev()
        .zip(long[head..].iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    head + tail + 1 >= long.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compatible(one: &str, other: &str) -> bool {
        let (one, other) = (NameKey::new(one), NameKey::new(other));
        assert_eq!(one.compatible(&other), other.compatible(&one), "symmetric");
        one.compatible(&other)
    }

    #[test]
    fn spellings_of_one_name_are_compatible() {
        for (one, other) in [
            ("Alexander Lukashenko", "Alyaksandr Lukashenka"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
            ("Yoon Suk-yeol", "Yoon Suk Yeol"),
            ("Yoon SukYeol", "Yoon Suk Yeol"),
            ("Mohammad bin Salman", "Mohammed bin Salman"),
            ("Emomali Rahmon", "E. Rahmon"),
            ("Nursultan Nazarbayev", "N. A. Nazarbayev"),
            ("Xi Jinping", "Xi"),
            ("Recep Tayyip Erdoğan", "Recep Tayip Erdogan"),
            ("Sergey Lavrov", "Sergei Lavrov"),
            ("Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi"),
            ("Nikol Pashinyan", "Nikol Pashinian"),
            ("Kishida Fumio", "Fumio Kishida"),
            ("Joseph R. Biden, Jr.", "Joseph R. Biden"),
            ("Luiz Inácio Lula da Silva", "Lula"),
            ("George W. Bush", "George Bush"),
            ("Kassym-Jomart Tokayev", "Qasym-Jomart Toqayev"),
            ("Shavkat Mirziyoyev", "Shavkat Mirziyoev"),
            ("Gurbanguly Berdymukhamedov", "Gurbanguly Berdimuhamedov"),
            ("Heidar Aliyev", "Heydar Aliyev"),
            ("Nguyen Phu Trong", "Nguyễn Phú Trọng"),
            ("Ebrahim Raisi", "Sayyid Ebrahim Raisi"),
            ("Mohammed bin Zayed", "Mohamed bin Zayed Al Nahyan"),
            ("Mateusz Morawiecki", "Morawiecki"),
            ("Andrés Manuel López Obrador", "Andres Manuel Lopez Obrador"),
        ] {
            assert!(compatible(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn two_people_stay_two() {
        for (one, other) in [
            ("Sadyr Japarov", "Akylbek Japarov"),
            ("Heydar Aliyev", "Ilham Aliyev"),
            ("Vladimir Putin", "Vladimir Padrino"),
            ("Joe Biden", "Jill Biden"),
            ("Emmanuel Macron", "Brigitte Macron"),
            ("Kim Jong Un", "Kim Jong Il"),
            ("George W. Bush", "George H. W. Bush"),
            ("Narendra Modi", "Mario Monti"),
            ("Abdullah bin Zayed Al Nahyan", "Mohamed bin Zayed Al Nahyan"),
            ("Sergei Ivanov", "Sergei Ivanchenko"),
            ("Lee Hsien Loong", "Lee Hsien Yang"),
            ("Rania Al Abdullah", "Salma Al Abdullah"),
            ("Justin Trudeau", "Pierre Trudeau"),
            ("Rahmon", "Rouhani"),
        ] {
            assert!(!compatible(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn names_of_one_person_share_a_handle() {
        for (one, other) in [
            ("Yoon SukYeol", "Yoon Suk Yeol"),
            ("Xi Jinping", "XiJinping"),
            ("Alexander Lukashenko", "Alyaksandr Lukashenka"),
            ("N. A. Nazarbayev", "Nursultan Nazarbayev"),
        ] {
            let (one, other) = (NameKey::new(one), NameKey::new(other));
            assert!(one.handles().any(|handle| other.handles().any(|same| same == handle)));
        }
    }
}
