//! Who is one participant, and which country the text shows for one whose country it does not state.

use crate::extract::{Context, extract};
use crate::lexicon::Lexicon;
use crate::read::read;

/// The participants as `name, office, country`, `*` behind a country that was completed.
fn participants(text: &str) -> Vec<String> {
    let article = read(text.as_bytes()).expect("a test's text is plain UTF-8");
    let lexicon = Lexicon::built_in();
    let mentions = extract(&article, &Context { lexicon: &lexicon, date: None });
    let cast = super::cast(&article, &mentions, &lexicon);
    let cell = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    cast.participants
        .into_iter()
        .map(|person| {
            let completed = if person.completed.is_empty() { "" } else { "*" };
            let land = person.country.map(|country| country.to_string());
            format!("{}, {}, {}{completed}", cell(person.name), cell(person.office), cell(land))
        })
        .collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(participants(text), expected, "{text}");
}

#[test]
fn a_pledge_of_one_country_to_another_joins_the_two_speakers() {
    check(
        "President Hale spoke with Prime Minister Orlin to reiterate unwavering U.S. support for Moldova.",
        &["Hale, President, US*", "Orlin, Prime Minister, MD*"],
    );
    check(
        "President Hale met with President Vidal to reiterate our commitment to close ties between the \
         United States and Guatemala.",
        &["Hale, President, US*", "Vidal, President, GT*"],
    );
}

#[test]
fn support_against_a_third_country_is_no_pledge_to_it() {
    check(
        "President Hale met with President Renard. They reaffirmed their support for Moldova's efforts to defend \
         itself against Russian pressure.",
        &["Hale, President, -", "Renard, President, -"],
    );
}

#[test]
fn whom_the_other_side_thanks_is_the_speakers_guest() {
    check(
        "Vladislav Orlov had a telephone conversation with President of Kazakhstan Daniyar Akhmet.\n\nThe President of \
         Kazakhstan spoke of the floods. He voiced gratitude for the food and medicine of the Russian Federation.",
        &["Vladislav Orlov, -, RU*", "Daniyar Akhmet, President, KZ"],
    );
}

#[test]
fn neighbours_at_a_border_are_no_two_sides() {
    check(
        "Vladislav Orlov spoke by phone with President of Tajikistan Emom Rahimov. They discussed the situation at the \
         Tajik-Afghan border.",
        &["Vladislav Orlov, -, -", "Emom Rahimov, President, TJ"],
    );
}

#[test]
fn presidents_who_are_only_written_to_lend_no_country() {
    check(
        "President Vladislav Orlov met with Mufti Salim Aga. Copies of the letter went to the Presidents of Azerbaijan \
         and Armenia.",
        &["Vladislav Orlov, President, -", "Salim Aga, Mufti, -"],
    );
}

#[test]
fn hosts_of_a_visit_represent_the_country_visited() {
    check(
        "Vice Premier Li Weimin of China paid an official visit to Australia. The Vice Premier met Prime Minister Tom \
         Reid and held talks with Deputy Prime Minister Ann Carey.",
        &[
            "Li Weimin, Vice Premier, CN",
            "Tom Reid, Prime Minister, AU*",
            "Ann Carey, Deputy Prime Minister, AU*",
        ],
    );
}

#[test]
fn a_description_is_nobody_whom_the_sentence_names_later() {
    check(
        "The President will host His Excellency Samuel Kibet, President of Kenya, for a state dinner on Thursday.",
        &["-, President, -", "Samuel Kibet, President, KE"],
    );
}

#[test]
fn a_counterpart_is_the_other_side_again() {
    check(
        "Vladislav Orlov had a telephone conversation with President of Serbia Milan Petric. Vladislav Orlov also \
         informed his counterpart about the harvest.",
        &["Vladislav Orlov, -, -", "Milan Petric, President, RS"],
    );
}

#[test]
fn an_assistant_to_the_president_is_not_the_president() {
    check(
        "President Carter Hale of Palau met Assistant to the President Ann Carey. The President thanked her.",
        &["Carter Hale, President, PW", "Ann Carey, Assistant to the President, -"],
    );
}

#[test]
fn one_person_under_several_spellings_is_one_participant() {
    check(
        "President Alyaksandr Kavalenka of Belarus met President Davit Sarkyan of Armenia. Alexander Kavalenko thanked \
         Mr Sarkyan, and Kavalenko invited the Armenian leader to Minsk.",
        &["Alyaksandr Kavalenka, President, BY", "Davit Sarkyan, President, AM"],
    );
}

#[test]
fn two_people_with_one_surname_stay_two() {
    check(
        "President Sadyr Japarov of Kyrgyzstan met Prime Minister Akylbek Japarov of Kyrgyzstan and President Ilham \
         Orlov of Belarus.",
        &[
            "Sadyr Japarov, President, KG",
            "Akylbek Japarov, Prime Minister, KG",
            "Ilham Orlov, President, BY",
        ],
    );
}

#[test]
fn the_leader_of_a_country_is_the_participant_who_represents_it() {
    check(
        "President Daniyar Seitkali of Kazakhstan and Prime Minister Mher Sargsyan of Armenia met in Almaty. The Kazakh \
         leader thanked his guest, and the Armenian prime minister invited the Kazakh president to Yerevan.",
        &["Daniyar Seitkali, President, KZ", "Mher Sargsyan, Prime Minister, AM"],
    );
}

#[test]
fn forms_of_one_office_are_one_office() {
    check(
        "Minister of Foreign Affairs Ann Alder of Norway met President Bo Birch of Kenya. The Norwegian Foreign Minister \
         thanked the President.",
        &["Ann Alder, Minister of Foreign Affairs, NO", "Bo Birch, President, KE"],
    );
}

#[test]
fn a_capital_stands_for_its_government() {
    check(
        "The finance ministers of the Amber Forum met in Riga on 3 May 2026. Berlin sent its Finance Minister, Karl \
         Lechner. Warsaw was represented by Deputy Finance Minister Zofia Wolska.",
        &["Karl Lechner, Finance Minister, DE", "Zofia Wolska, Deputy Finance Minister, PL"],
    );
}

#[test]
fn each_side_is_led_by_one_of_its_own() {
    check(
        "Talks between Estonia and Chile took place in Tallinn on 3 May 2026. The Estonian side was headed by Deputy \
         Minister Mart Kask, the Chilean side by Ambassador Inés Rojas.",
        &["Mart Kask, Deputy Minister, EE", "Inés Rojas, Ambassador, CL"],
    );
}

#[test]
fn who_hosts_without_a_country_has_that_of_the_place() {
    check(
        "Prime Minister Eleanor Whitcombe hosted President Bo Birch of Kenya in Auckland, New Zealand, on 3 May 2026.",
        &["Eleanor Whitcombe, Prime Minister, NZ*", "Bo Birch, President, KE"],
    );
}

#[test]
fn a_shared_commitment_goes_to_those_whose_offices_the_countries_have() {
    check(
        "President Carter Hale spoke with Prime Minister Nikos Pappas. They spoke of the shared commitment of \
         Greece and the United States to the region.",
        &["Carter Hale, President, US*", "Nikos Pappas, Prime Minister, GR*"],
    );
}

#[test]
fn who_accompanies_a_leader_named_surname_first_represents_his_country() {
    check(
        "Prime Minister of Japan Mori Kenji met Prime Minister of India Rajendra Varma in New Delhi. Prime Minister Mori was \
         accompanied by Foreign Minister Iwai Takeshi.",
        &[
            "Mori Kenji, Prime Minister, JP",
            "Rajendra Varma, Prime Minister, IN",
            "Iwai Takeshi, Foreign Minister, JP",
        ],
    );
}

#[test]
fn a_short_title_in_the_headline_hides_no_office() {
    check(
        "Secretary Hale's Call with President Vidal\n\nSecretary of State Robert Hale spoke by phone today with \
         President Rosa Vidal of Peru. Secretary Hale thanked her.",
        &["Robert Hale, Secretary of State, -", "Rosa Vidal, President, PE"],
    );
}

#[test]
fn whom_the_headline_names_by_office_is_named_below() {
    check(
        "President receives Foreign Minister of Slovenia\n\nToday, President of Georgia Irakli Beridze received Jure Kos, \
         Deputy Prime Minister and Minister for Foreign and European Affairs of Slovenia.",
        &["Jure Kos, Deputy Prime Minister, SI", "Irakli Beridze, President, GE"],
    );
    check(
        "The President of Peru arrived in Quito on Monday for talks with President Ana Mora of Ecuador.\n\nHugo \
         Quispe, the President of Peru, was met at the airport.",
        &["Hugo Quispe, President, PE", "Ana Mora, President, EC"],
    );
}

#[test]
fn a_leader_in_the_chair_without_a_country_has_that_of_the_place() {
    check(
        "The 40th Regular Meeting of the Caribbean Community (CARICOM) will be held in Castries, Saint Lucia, from 3 to \
         5 July 2031.\n\nPrime Minister Alphonse Delisle will preside.",
        &["Alphonse Delisle, Prime Minister, LC*"],
    );
}

#[test]
fn holders_of_a_shared_office_are_those_named_below() {
    check(
        "Meeting in Luanda on 12 June 2031, the ministers of transport of Angola and Zambia signed an agreement.\n\nThe \
         ceremony was co-chaired by Angola's Ricardo Paulo and his Zambian colleague Frank Mulenga.",
        &["Ricardo Paulo, Transport Minister, AO", "Frank Mulenga, Transport Minister, ZM"],
    );
    check(
        "We, the Foreign Ministers of Estonia and Poland, condemn the damage.\n\nSigned:\nMargit Saar, Foreign \
         Minister of Estonia\nRadomir Wolski, Foreign Minister of Poland",
        &["Margit Saar, Foreign Minister, EE", "Radomir Wolski, Foreign Minister, PL"],
    );
}
