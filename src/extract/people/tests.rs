//! One sentence for each name pattern of the genre: what every mention says of name, office, country and taking part.
//! Names, offices and countries stand here, taking part in `attending`.
//!
//! A mention is written `name; office; country or organization; presence`, with `-` for what it does not say.

use crate::extract::{Context, Presence, extract};
use crate::lexicon::Lexicon;
use crate::read::read;

mod attending;

/// The mentions of a text, pronouns left out.
fn mentions(text: &str) -> Vec<String> {
    let article = read(text.as_bytes()).expect("a test's text is plain UTF-8");
    let lexicon = Lexicon::built_in();
    let found = extract(&article, &Context { lexicon: &lexicon, date: None });
    let people = found.people.iter().filter(|person| !person.is_pronoun());
    people
        .map(|person| {
            let name = person.name.clone().map(|tokens| article.plain(tokens));
            let land = person.country.as_ref().map(ToString::to_string);
            let house = person.organization.as_ref().map(ToString::to_string);
            let presence = match person.presence {
                Presence::Mentioned => "mentioned",
                Presence::Attended => "attended",
                Presence::Expected => "expected",
                Presence::Invited => "invited",
                Presence::Absent => "absent",
            };
            let cell = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
            format!("{}; {}; {}; {presence}", cell(name), cell(person.office.clone()), cell(land.or(house)))
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(mentions(text), *expected, "{text}");
    }
}

#[test]
fn an_office_stands_before_or_behind_the_name() {
    check(&[
        (
            "Prime Minister Edgar Lindqvist of Norway met President Oriol Vall of Andorra on Tuesday.",
            &["Edgar Lindqvist; Prime Minister; NO; attended", "Oriol Vall; President; AD; attended"],
        ),
        (
            "Prime Minister of Armenia Davit Sarkyan met President of the Republic of Belarus Ihar Koval.",
            &["Davit Sarkyan; Prime Minister; AM; attended", "Ihar Koval; President; BY; attended"],
        ),
        (
            "Belarusian President Ihar Koval received Latvian Foreign Minister Anda Ozola.",
            &["Ihar Koval; President; BY; attended", "Anda Ozola; Foreign Minister; LV; attended"],
        ),
        (
            "Kazakhstan's President Daniyar Akhmet met Kyrgyzstan’s Prime Minister Ermek Toktogul.",
            &["Daniyar Akhmet; President; KZ; attended", "Ermek Toktogul; Prime Minister; KG; attended"],
        ),
        (
            "Maria Duarte, the President of Portugal, met Sven Aaltonen, Prime Minister of Finland, in Lisbon.",
            &["Maria Duarte; President; PT; attended", "Sven Aaltonen; Prime Minister; FI; attended"],
        ),
        (
            "Vladislav Orlov and President of Serbia Milan Petric spoke by phone.",
            &["Vladislav Orlov; -; -; attended", "Milan Petric; President; RS; attended"],
        ),
    ]);
}

#[test]
fn lists_share_an_office_and_pair_with_countries() {
    check(&[
        (
            "The meeting was attended by the heads of member states, including Davit Sarkyan of Armenia, Ihar Koval of Belarus, and Daniyar Akhmet of Kazakhstan.",
            &[
                "Davit Sarkyan; Head of State; AM; attended",
                "Ihar Koval; Head of State; BY; attended",
                "Daniyar Akhmet; Head of State; KZ; attended",
            ],
        ),
        (
            "Presidents Daniyar Akhmet of Kazakhstan and Ermek Toktogul of Kyrgyzstan met in Astana.",
            &["Daniyar Akhmet; President; KZ; attended", "Ermek Toktogul; President; KG; attended"],
        ),
        (
            "The presidents of Serbia and Croatia, Milan Petric and Vuk Dragas, met on Monday.",
            &[
                "-; -; RS; attended",
                "-; -; HR; attended",
                "Milan Petric; President; RS; attended",
                "Vuk Dragas; President; HR; attended",
            ],
        ),
        (
            "President Nikos Pappas and his Cypriot, Egyptian and French counterparts, Andreas Loizou, Karim Mansour and Paul Renard, respectively, met in Athens.",
            &[
                "Nikos Pappas; President; -; attended",
                "Andreas Loizou; President; CY; attended",
                "Karim Mansour; President; EG; attended",
                "Paul Renard; President; FR; attended",
            ],
        ),
        (
            "Foreign Ministers Anda Ozola of Latvia and Jonas Kairys of Lithuania met.",
            &["Anda Ozola; Foreign Minister; LV; attended", "Jonas Kairys; Foreign Minister; LT; attended"],
        ),
    ]);
}

#[test]
fn offices_of_organizations_have_no_country() {
    check(&[
        (
            "European Commission President Clara von der Heide met NATO Secretary General Pieter Maas.",
            &[
                "Clara von der Heide; President; european-commission; attended",
                "Pieter Maas; Secretary-General; nato; attended",
            ],
        ),
        (
            "President Daniyar Akhmet met Secretary of the Security Council Oleg Panin.",
            &[
                "Daniyar Akhmet; President; -; attended",
                "Oleg Panin; Secretary of the Security Council; -; attended",
            ],
        ),
        (
            "The session was attended by Chairman of the Executive Committee – Executive Secretary of the CIS Goran Ladin.",
            &["Goran Ladin; Chairman of the Executive Committee and Executive Secretary; cis; attended"],
        ),
        (
            "Secretary-General of the United Nations Ana Teixeira met President Oriol Vall of Andorra.",
            &["Ana Teixeira; Secretary-General; un; attended", "Oriol Vall; President; AD; attended"],
        ),
    ]);
}

#[test]
fn honorifics_are_no_part_of_a_name_unless_they_are_worn_with_it() {
    check(&[
        (
            "H.E. Shri Arjun Mehta, Prime Minister of India, met His Majesty King Hassan IV of Jordan.",
            &["Arjun Mehta; Prime Minister; IN; attended", "Hassan IV; King; JO; attended"],
        ),
        (
            "Prime Minister Datuk Seri Farid Hamzah of Malaysia met Sheikh Khalid bin Nasser Al Rashid, Crown Prince of Kuwait.",
            &[
                "Farid Hamzah; Prime Minister; MY; attended",
                "Sheikh Khalid bin Nasser Al Rashid; Crown Prince; KW; attended",
            ],
        ),
        (
            "President Biruta Kalns of Latvia met Her Excellency Dr. Grace Mwangi, President of Kenya.",
            &["Biruta Kalns; President; LV; attended", "Grace Mwangi; President; KE; attended"],
        ),
    ]);
}

#[test]
fn initials_particles_and_surnames_first_are_names() {
    check(&[
        (
            "President N. A. Nurlanov of Kazakhstan met President E Rahimov of Tajikistan.",
            &["N. A. Nurlanov; President; KZ; attended", "E Rahimov; President; TJ; attended"],
        ),
        (
            "President Li Weimin of China met President Yoon of the Republic of Korea.",
            &["Li Weimin; President; CN; attended", "Yoon; President; KR; attended"],
        ),
        (
            "Prime Minister Joao da Costa e Silva of Cabo Verde met President Ludwig van den Berg of Suriname.",
            &[
                "Joao da Costa e Silva; Prime Minister; CV; attended",
                "Ludwig van den Berg; President; SR; attended",
            ],
        ),
        (
            "Presidents Carter Hale and von der Heide met in Brussels.",
            &["Carter Hale; President; -; attended", "von der Heide; President; -; attended"],
        ),
        (
            "Prime Minister TANAKA Kenji met President Henry Dole, Jr. of Palau.",
            &["TANAKA Kenji; Prime Minister; -; attended", "Henry Dole, Jr.; President; PW; attended"],
        ),
    ]);
}

#[test]
fn bullet_lists_of_leaders_are_lists() {
    check(&[(
        "The following leaders took part in the summit:\n\n- Davit Sarkyan, Prime Minister of Armenia\n\n- Ihar Koval, President of Belarus\n",
        &["Davit Sarkyan; Prime Minister; AM; attended", "Ihar Koval; President; BY; attended"],
    )]);
}

#[test]
fn portfolios_and_staff_keep_their_words() {
    check(&[
        (
            "The meeting was attended by Special Presidential Envoy for River Protection, Forestry and Transport Goran Ladin and Chief of Staff to the Prime Minister Ann Carey.",
            &[
                "Goran Ladin; Special Presidential Envoy for River Protection, Forestry and Transport; -; attended",
                "Ann Carey; Chief of Staff to the Prime Minister; -; attended",
            ],
        ),
        (
            "President Carter Hale met Deputy Chair of the Security Council Dmitri Volin and Minister of Foreign Affairs and Trade Tom Reid.",
            &[
                "Carter Hale; President; -; attended",
                "Dmitri Volin; Deputy Chair of the Security Council; -; attended",
                "Tom Reid; Minister of Foreign Affairs and Trade; -; attended",
            ],
        ),
        (
            "White House COVID-19 Response Coordinator John Field met Commissioner Anne Breuil.",
            &[
                "John Field; COVID-19 Response Coordinator; US; attended",
                "Anne Breuil; Commissioner; -; attended",
            ],
        ),
    ]);
}

#[test]
fn a_country_may_stand_in_its_long_form() {
    check(&[(
        "President Vladislav Orlov spoke with Premier of the Grand Duchy of Luxembourg Marc Thill and President of South Ossetia Alan Gabaev.",
        &[
            "Vladislav Orlov; President; -; attended",
            "Marc Thill; Premier; LU; attended",
            "Alan Gabaev; President of South Ossetia; -; attended",
        ],
    )]);
}

#[test]
fn a_card_that_a_site_glues_to_a_name_is_no_name() {
    check(&[(
        "President of Brazil Jair Moraes Moraes JairPresident of Brazil: Thank you.\n\nPresident of Russia Vladislav Orlov: Welcome.",
        &["Jair Moraes; President; BR; attended", "Vladislav Orlov; President; RU; attended"],
    )]);
}

#[test]
fn offices_may_stand_before_the_names_of_a_list() {
    check(&[(
        "The summit was attended by the Premier of China, Li Weidong, the Prime Minister of Japan, Mori Kenji, and the \
         President of Korea, Park Ji-hoon.",
        &[
            "Li Weidong; Premier; CN; attended",
            "Mori Kenji; Prime Minister; JP; attended",
            "Park Ji-hoon; President; KR; attended",
        ],
    )]);
}

#[test]
fn each_country_may_stand_before_its_own_holder_of_a_shared_office() {
    check(&[
        (
            "The Presidents of Ghana, Ama Serwaa, of Togo, Kossi Agbo, and of Benin, Luc Zinsou, met in Accra on Friday.",
            &[
                "-; -; GH; attended",
                "Ama Serwaa; President; GH; attended",
                "Kossi Agbo; President; TG; attended",
                "Luc Zinsou; President; BJ; attended",
            ],
        ),
        (
            "The foreign ministers of Chile, Inés Roldán; Peru, Hugo Quispe; and Bolivia, Evo Mamani, met in Lima on 3 May.",
            &[
                "-; -; CL; mentioned",
                "Inés Roldán; Foreign Minister; CL; attended",
                "Hugo Quispe; Foreign Minister; PE; attended",
                "Evo Mamani; Foreign Minister; BO; attended",
            ],
        ),
        (
            "The summit in Dakar was chaired by President Awa Sarr of Senegal and drew five heads of state, among them Mali's Issa Keita and Niger's Sani Abdou.",
            &[
                "Awa Sarr; President; SN; attended",
                "Issa Keita; Head of State; ML; attended",
                "Sani Abdou; Head of State; NE; attended",
            ],
        ),
    ]);
}

#[test]
fn those_known_by_their_country_hold_the_office_of_those_who_met() {
    check(&[(
        "Presidents from three lake states met in Bukoba on 3 May 2031. Kenya's Ann Kariuki welcomed Uganda's Moses Okello and Prime Minister Tom Kibet of Tanzania. Burundi's King Ntare stayed away and has delegated Vice President Alice Niyo.",
        &[
            "Ann Kariuki; President; KE; attended",
            "Moses Okello; President; UG; attended",
            "Tom Kibet; Prime Minister; TZ; attended",
            "Ntare; King; BI; absent",
            "Alice Niyo; Vice President; BI; attended",
        ],
    )]);
}
