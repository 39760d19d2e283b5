//! Who takes part, is to come, stays away or is only spoken about.

use super::check;

#[test]
fn countries_stand_for_delegations() {
    check(&[
        (
            "WE, the Member States of the Caribbean Community (CARICOM) and Japan, met in Jakarta on 6 September 2019.",
            &["-; -; caricom; attended", "-; -; JP; attended"],
        ),
        (
            "We, Austria, Chile and Kenya, met in Vienna.",
            &["-; -; AT; attended", "-; -; CL; attended", "-; -; KE; attended"],
        ),
        (
            "Leaders from Brazil, Chile and Peru met in Lima.",
            &["-; -; BR; attended", "-; -; CL; attended", "-; -; PE; attended"],
        ),
        (
            "President Rosa Vidal received in Quito a delegation of senior officials from Panama led by Foreign Minister Luis Arce.",
            &[
                "Rosa Vidal; President; -; attended",
                "-; Senior Official; PA; mentioned",
                "Luis Arce; Foreign Minister; PA; attended",
            ],
        ),
    ]);
}

#[test]
fn the_absent_are_absent() {
    check(&[
        (
            "The leaders of the CSTO met in Minsk on Thursday without Prime Minister of Armenia Davit Sarkyan.\n\nPresident of Belarus Ihar Koval chaired the summit.",
            &["Davit Sarkyan; Prime Minister; AM; absent", "Ihar Koval; President; BY; attended"],
        ),
        (
            "President of Belarus Ihar Koval chaired the CSTO summit. Prime Minister of Armenia Davit Sarkyan did not take part in the summit.",
            &["Ihar Koval; President; BY; attended", "Davit Sarkyan; Prime Minister; AM; absent"],
        ),
    ]);
}

#[test]
fn those_spoken_about_are_only_mentioned() {
    check(&[
        (
            "President Oriol Vall of Andorra met Prime Minister Edgar Lindqvist of Norway. Mr Vall recalled the work of former President Jean Soler, a spokesman said.",
            &[
                "Oriol Vall; President; AD; attended",
                "Edgar Lindqvist; Prime Minister; NO; attended",
                "Vall; -; -; mentioned",
                "Jean Soler; President; -; mentioned",
            ],
        ),
        (
            "President Carter Hale briefed leaders on his call with President Ihar Koval.",
            &["Carter Hale; President; -; attended", "Ihar Koval; President; -; mentioned"],
        ),
        (
            "President Carter Hale spoke with President Ihar Koval. In April, Vice President Amy Stone convened a meeting with Caribbean leaders.",
            &[
                "Carter Hale; President; -; attended",
                "Ihar Koval; President; -; attended",
                "Amy Stone; Vice President; -; mentioned",
            ],
        ),
        (
            "President Carter Hale met Prime Minister Anna Roux, who succeeded Marc Petit.",
            &[
                "Carter Hale; President; -; attended",
                "Anna Roux; Prime Minister; -; attended",
                "Marc Petit; -; -; mentioned",
            ],
        ),
    ]);
}

#[test]
fn what_is_to_come_is_expected() {
    check(&[
        (
            "President Carter Hale will host Prime Minister Anna Roux of Luxembourg on 3 May.",
            &["Carter Hale; President; -; expected", "Anna Roux; Prime Minister; LU; expected"],
        ),
        (
            "President Carter Hale invited Prime Minister Anna Roux to the White House for a meeting.",
            &["Carter Hale; President; -; expected", "Anna Roux; Prime Minister; -; invited"],
        ),
    ]);
}

#[test]
fn reports_that_begin_inside_the_meeting() {
    check(&[
        (
            "During the conversation, Vladislav Orlov congratulated Anatol Bikov on his birthday.",
            &["Vladislav Orlov; -; -; attended", "Anatol Bikov; -; -; attended"],
        ),
        (
            "President Ihar Koval reached out to me tonight and we spoke at length.",
            &["Ihar Koval; President; -; attended", "-; -; -; attended"],
        ),
        (
            "Right after the NATO Summit ended, I spoke with President Ihar Koval of Belarus.",
            &["-; -; -; attended", "Ihar Koval; President; BY; attended"],
        ),
        (
            "Acting President Vladislav Orlov discussed matters related to trade with Moldovan President Petru Lupan.",
            &["Vladislav Orlov; Acting President; -; attended", "Petru Lupan; President; MD; attended"],
        ),
    ]);
}

#[test]
fn bold_leads_are_no_speakers() {
    check(&[(
        "President Oriol Vall of Andorra met Prime Minister Edgar Lindqvist of Norway.\n\nClean Energy: The two sides will build wind farms.\n\nMedical Research: They will share data.",
        &[
            "Oriol Vall; President; AD; attended",
            "Edgar Lindqvist; Prime Minister; NO; attended",
            "Medical Research; -; -; mentioned",
        ],
    )]);
}

#[test]
fn those_who_joined_stand_behind_the_verb() {
    check(&[(
        "President Oriol Vall hosted a video call on Friday. Joining President Vall on the call were Prime Minister \
         Edgar Lindqvist of Norway and President Ihar Koval of Belarus.",
        &[
            "Oriol Vall; President; -; attended",
            "Vall; President; -; mentioned",
            "Edgar Lindqvist; Prime Minister; NO; attended",
            "Ihar Koval; President; BY; attended",
        ],
    )]);
}

#[test]
fn roll_calls_list_those_behind_the_verb() {
    check(&[
        (
            "The session of the Amber Forum was held in Riga on 3 May 2026. Among the guests were President Bo Birch of \
             Kenya and Prime Minister Ann Alder of Norway.",
            &["Bo Birch; President; KE; attended", "Ann Alder; Prime Minister; NO; attended"],
        ),
        (
            "The session of the Amber Forum will be held in Riga on 3 May 2026. Expected in Riga are King Olav of Norway \
             and the President of Kenya, Bo Birch.",
            &["Olav; King; NO; expected", "Bo Birch; President; KE; expected"],
        ),
        (
            "The session of the Amber Forum was held in Riga on 3 May 2026. Observers included Chile and Peru.",
            &["-; -; CL; attended", "-; -; PE; attended"],
        ),
        (
            "The session of the Amber Forum was held in Riga on 3 May 2026. Finance Minister Ann Alder of Norway skipped \
             the gathering, as did the finance ministers of Chile and Peru.",
            &[
                "Ann Alder; Finance Minister; NO; absent",
                "-; Finance Minister; CL; absent",
                "-; Finance Minister; PE; absent",
            ],
        ),
    ]);
}

#[test]
fn those_who_speak_in_the_passive_and_those_who_act_together_take_part() {
    check(&[
        (
            "The Council of Ministers of the CIS met in Minsk on 3 May 2026. Opening remarks were delivered by President \
             Bo Birch of Kenya.",
            &["Bo Birch; President; KE; attended"],
        ),
        (
            "The leaders met in Lima on 3 May 2026. Presidents Bo Birch of Kenya and Ann Alder of Chile, together with \
             Peru's Vice President Rosa Quispe, approved the plan.",
            &[
                "Bo Birch; President; KE; attended",
                "Ann Alder; President; CL; attended",
                "Rosa Quispe; Vice President; PE; attended",
            ],
        ),
    ]);
}

#[test]
fn who_is_called_the_host_hosts() {
    check(&[
        (
            "Host Ion Munteanu opened the summit of the Danube Commission in Galati on Friday. Austria sent Chancellor Grete Lang.",
            &["Ion Munteanu; -; -; attended", "-; -; AT; mentioned", "Grete Lang; Chancellor; AT; attended"],
        ),
        ("The Host City Tokyo won praise.", &[]),
        (
            "Prime Minister Kai Tamm hosted on 2 May 2031 a videoconference with the heads of government of the Nordic Council.",
            &["Kai Tamm; Prime Minister; -; attended"],
        ),
    ]);
}

#[test]
fn who_stands_for_another_represents_the_same_country() {
    check(&[
        (
            "The summit opened in Lima on Friday. President Hugo Quispe of Peru stayed away; his foreign minister, Rosa Vidal, took his seat.",
            &["Hugo Quispe; President; PE; absent", "Rosa Vidal; Foreign Minister; PE; attended"],
        ),
        (
            "The summit opened in Lima on Friday. The Chilean president, Inés Roldán, was the great absentee: she was represented by Foreign Minister Juan Soto.",
            &["Inés Roldán; President; CL; absent", "Juan Soto; Foreign Minister; CL; attended"],
        ),
        (
            "The summit opened in Riyadh on Friday. Heading the delegations were King Salman bin Nasser of Bahrain and, on behalf of the Sultan of Oman, Haitham bin Qais, Deputy Prime Minister.",
            &[
                "Salman bin Nasser; King; BH; attended",
                "-; Sultan; OM; mentioned",
                "Haitham bin Qais; Deputy Prime Minister; OM; attended",
            ],
        ),
        (
            "The summit opened in Riga on Friday. Paris was represented by President Luc Renard, and from London came Prime Minister Ann Carey.",
            &[
                "-; -; FR; mentioned",
                "Luc Renard; President; FR; attended",
                "Ann Carey; Prime Minister; GB; attended",
            ],
        ),
        (
            "The summit opened in Riga on Friday. They were joined on the Kenyan side by Deputy Secretary, Ann Kariuki, Administrator of the Space Agency, Bill Otieno, and Director Tom Kibet.",
            &[
                "Ann Kariuki; Deputy Secretary; KE; attended",
                "Bill Otieno; Administrator; space-agency; attended",
                "Tom Kibet; Director; -; attended",
            ],
        ),
    ]);
}

#[test]
fn lines_of_signatures_name_whom_each_signs_for() {
    check(&[(
        "The ministers met in Hanoi on 3 May 2031.\n\nFor the Kingdom of Cambodia: H.E. Sok Dara, Minister of Environment\nFor the Government of Thailand: Mr. Anan Wong, Minister of Natural Resources",
        &[
            "Sok Dara; Minister of Environment; KH; attended",
            "Anan Wong; Minister of Natural Resources; TH; attended",
        ],
    )]);
}

#[test]
fn beside_a_summit_those_who_meet_are_the_meeting() {
    check(&[
        (
            "On the margins of the Summit of the Caspian Forum in Baku, President of Azerbaijan Rauf Aliyar met with Chairman of the People's Council of Turkmenistan Batyr Annaev. It was recalled that Prime Minister Ali Asadov had visited Ashgabat in May.",
            &[
                "Rauf Aliyar; President; AZ; attended",
                "Batyr Annaev; Chairman of the People's Council; TM; attended",
                "Ali Asadov; Prime Minister; -; mentioned",
            ],
        ),
        (
            "The ministers met in Libreville on 21 May 2031 under the co-chairmanship of Mr. Serge Mba, Minister of Oil of Gabon, and Dr. Paulo Dias, Minister of Energy of Angola. Kenya and Uganda were represented at the level of experts.",
            &[
                "Serge Mba; Minister of Oil; GA; attended",
                "Paulo Dias; Minister of Energy; AO; attended",
                "-; -; KE; attended",
                "-; -; UG; attended",
            ],
        ),
        (
            "The summit opened in Riga on Friday. Canada's Minister of Trade, Ann Carey, has been invited to address the third session. Ukraine's leader Ostap Melnyk spoke by video link.",
            &["Ann Carey; Minister of Trade; CA; invited", "Ostap Melnyk; Leader; UA; attended"],
        ),
    ]);
}

#[test]
fn voices_from_outside_take_no_part() {
    check(&[
        (
            "The leaders of the Amber Forum met in Riga on Friday.\n\n\"A slow start,\" Latvian Prime Minister Anda Ozola said in a post on X.",
            &["Anda Ozola; Prime Minister; LV; mentioned"],
        ),
        (
            "The leaders of the Amber Forum met in Riga on Friday. Russian Foreign Minister Oleg Panin dismissed the summit as theatre. Analyst Fatou Barry praised it.",
            &["Oleg Panin; Foreign Minister; RU; mentioned", "Fatou Barry; -; -; mentioned"],
        ),
    ]);
}

#[test]
fn announcements_go_on_to_tell_of_those_who_will_be_met() {
    check(&[(
        "Bern, 2 May 2031 – At the invitation of Prime Minister Marko Vuk, Federal President Johanna Lind will visit Montenegro on 14 May 2031. The talks will be on trade. She brings a delegation. A meeting with President Ivana Radon is also planned.",
        &[
            "Marko Vuk; Prime Minister; -; expected",
            "Johanna Lind; Federal President; -; expected",
            "Ivana Radon; President; -; expected",
        ],
    )]);
}

#[test]
fn who_comes_for_another_and_who_is_called_a_leader_first_have_a_country() {
    check(&[
        (
            "The summit opened in Windhoek on Tuesday under the chairmanship of the Namibian leader, President Selma Haufiku. In attendance are Zambia's Vice President Mutinta Banda and, representing South African President Sipho Dlamini, Naledi Khumalo.",
            &[
                "Selma Haufiku; President; NA; attended",
                "Mutinta Banda; Vice President; ZM; attended",
                "Sipho Dlamini; President; ZA; mentioned",
                "Naledi Khumalo; -; ZA; attended",
            ],
        ),
        (
            "The summit opened in Luanda on Tuesday. The ceremony was co-chaired by Angola's Ricardo Paulo and his Zambian colleague Frank Mulenga. Kinshasa's delegation was led by Minister Albert Kalala. Peruvian President Hugo Quispe excused himself at the last minute.",
            &[
                "Ricardo Paulo; -; AO; attended",
                "Frank Mulenga; -; ZM; attended",
                "Albert Kalala; Minister; CD; attended",
                "Hugo Quispe; President; PE; absent",
            ],
        ),
        (
            "President Hale held a secure video conference with Chancellor Ulrike Brand of Germany. They were joined by NATO Secretary General Pieter Maas and, for half an hour, by Polish President Karol Ziel.",
            &[
                "Hale; President; -; attended",
                "Ulrike Brand; Chancellor; DE; attended",
                "Pieter Maas; Secretary-General; nato; attended",
                "Karol Ziel; President; PL; attended",
            ],
        ),
    ]);
}

#[test]
fn names_below_a_joint_statement_sign_it() {
    check(&[(
        "Statement\n\n2 May 2031\n\nWe, the Foreign Ministers of Estonia and Poland, condemn the damage.\n\nSigned:\nMargit Saar, Foreign Minister of Estonia\nRadomir Wolski, Foreign Minister of Poland",
        &[
            "-; Foreign Minister; EE; attended",
            "-; Foreign Minister; PL; attended",
            "Margit Saar; Foreign Minister; EE; attended",
            "Radomir Wolski; Foreign Minister; PL; attended",
        ],
    )]);
}

#[test]
fn those_invited_represented_or_dialling_in_are_told_apart() {
    check(&[
        (
            "EU leaders will convene an emergency summit in Brussels on Thursday. Serbian President Milan Petric and Kosovo Prime Minister Luan Berisha have both been invited. Hungarian Prime Minister Gabor Szabo, who is undergoing surgery, will be represented by Slovak Prime Minister Juraj Hudec. U.S. Secretary of State Robert Hale will dial in from Washington.",
            &[
                "Milan Petric; President; RS; invited",
                "Luan Berisha; Prime Minister; XK; invited",
                "Gabor Szabo; Prime Minister; HU; absent",
                "Juraj Hudec; Prime Minister; SK; expected",
                "Robert Hale; Secretary of State; US; expected",
            ],
        ),
        (
            "The summit opened in Tegucigalpa on Friday. Honduran Foreign Minister Xiomara Pineda opened the session alongside her colleagues from Colombia, Andrés Rojas, and Peru, Hugo Quispe. Argentina and Paraguay did not send representatives.",
            &[
                "Xiomara Pineda; Foreign Minister; HN; attended",
                "Andrés Rojas; Foreign Minister; CO; attended",
                "Hugo Quispe; Foreign Minister; PE; attended",
                "-; -; AR; absent",
                "-; -; PY; absent",
            ],
        ),
        (
            "The summit opened in Thimphu on Friday. Delegations were headed by Prime Minister Bishnu Thapa of Nepal and, for Myanmar, Permanent Secretary Aung Kyaw Min of the Ministry of Foreign Affairs.",
            &[
                "Bishnu Thapa; Prime Minister; NP; attended",
                "Aung Kyaw Min; Permanent Secretary; MM; attended",
            ],
        ),
    ]);
}
