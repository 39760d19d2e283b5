//! One invented report for each way to say who came, who stayed away and who was sent.

use summitdiff::extract::{Context, extract};
use summitdiff::lexicon::Lexicon;
use summitdiff::normalize::normalize;
use summitdiff::read::Article;
use summitdiff::snapshot::{Attendance, Function, Snapshot, Source};

fn read(text: &str) -> Snapshot {
    let lexicon = Lexicon::built_in();
    let article = Article::new(text.to_owned());
    let mentions = extract(&article, &Context { lexicon: &lexicon, date: None });
    normalize(&article, &mentions, source(), &lexicon)
}

fn source() -> Source {
    Source {
        path: None,
        media_type: "text/plain".to_owned(),
        language: "en".to_owned(),
        title: None,
        publisher: None,
        url: None,
        published: None,
        sha256: String::new(),
        text_sha256: String::new(),
    }
}

/// `name|country|attendance functions` of each participant.
fn present(text: &str) -> Vec<String> {
    read(text)
        .participants
        .iter()
        .map(|person| {
            let name = person.name.as_deref().unwrap_or("-");
            let country = person.country.as_ref().map_or("-", |country| country.as_str());
            let attendance = match person.attendance {
                Attendance::Attended => "attended",
                Attendance::Expected => "expected",
                Attendance::Invited => "invited",
                Attendance::Absent => "absent",
            };
            let functions: String = person
                .functions
                .iter()
                .map(|function| match function {
                    Function::Chair => " chair",
                    Function::Host => " host",
                    Function::Speaker => " speaker",
                    Function::Signatory => " signatory",
                    Function::Observer => " observer",
                })
                .collect();
            format!("{name}|{country}|{attendance}{functions}")
        })
        .collect()
}

#[test]
fn who_represents_a_country_is_of_that_country() {
    let text = "Energy ministers of the Andes met in Lima on 12 March 2031.\n\n\
                Deputy Minister Rosa Quispe represented Bolivia at the talks. \
                The Chilean Minister, Pedro Soto, represented Argentina as well. \
                Ambassador Ana Paz represented Ecuador and Minister Juan Rojas represented Peru.";
    let all = [
        "Rosa Quispe|BO|attended",
        "Pedro Soto|CL|attended",
        "Ana Paz|EC|attended",
        "Juan Rojas|PE|attended",
    ];
    assert_eq!(present(text), all);
}

#[test]
fn plain_verbs_of_attendance_count_after_a_meeting_without_names() {
    let text = "The Lowland Rivers Summit was held in Utrecht on 4 June 2025. Its agenda was long.\n\n\
                Talks lasted all day. Dinner was served late.\n\n\
                President Jan Kral of Slovakia and Prime Minister Ida Holm of Denmark took part. \
                Polish Prime Minister Ewa Lis joined by video link. \
                President Sami Aho of Finland attended as an observer.";
    assert_eq!(
        present(text),
        [
            "Jan Kral|SK|attended",
            "Ida Holm|DK|attended",
            "Ewa Lis|PL|attended",
            "Sami Aho|FI|attended observer"
        ]
    );
}

#[test]
fn without_a_meeting_nobody_takes_part() {
    let text =
        "Prices of wheat rose again in Utrecht. Prime Minister Ida Holm of Denmark took part in a race.";
    assert_eq!(present(text), Vec::<String>::new());
}

#[test]
fn the_absent_and_the_represented_are_told_apart() {
    let text = "The leaders of the Amber Coast Pact held a special summit in Riga on 3 May 2025.\n\n\
                Sweden was represented by its Trade Minister, Nils Berg, because Prime Minister Ulla Strand was ill. \
                Poland sent its Minister of Finance, Jacek Wrona. Iceland was absent. \
                The President of Finland, Sami Aho, did not attend.";
    assert_eq!(
        present(text),
        [
            "Nils Berg|SE|attended",
            "Ulla Strand|SE|absent",
            "Jacek Wrona|PL|attended",
            "-|IS|absent",
            "Sami Aho|FI|absent"
        ]
    );
    let organization = read(text).event.organization.map(|organization| organization.name);
    assert_eq!(organization.as_deref(), Some("Amber Coast Pact"));
}

#[test]
fn what_is_announced_is_expected() {
    let text = "The fourth Arctic Fisheries Summit will be held in Tromsø on 2-3 March 2027. \
                President Sami Aho of Finland is expected to attend. \
                The Prime Minister of Iceland, Jón Karlsson, has been invited.";
    assert_eq!(present(text), ["Sami Aho|FI|expected", "Jón Karlsson|IS|invited"]);
    let event = read(text).event;
    assert_eq!(event.name.as_deref(), Some("Arctic Fisheries Summit"));
    assert_eq!(event.start.map(|date| date.as_str().to_owned()).as_deref(), Some("2027-03-02"));
}

#[test]
fn a_list_below_took_part_names_one_participant_an_item() {
    let text = "The following leaders took part:\n\n\
                - Ida Holm, Prime Minister of Denmark (Chair)\n\
                - Jan Kral, President of Slovakia\n\
                - Finland: President Sami Aho\n\n\
                They discussed the price of grain.";
    assert_eq!(present(text), ["Ida Holm|DK|attended chair", "Jan Kral|SK|attended", "Sami Aho|FI|attended"]);
}

#[test]
fn officials_who_act_together_at_a_place_and_day_have_met() {
    let text = "The Prime Ministers of Denmark and Norway, Ida Holm and Per Dahl, agreed on 7 July 2025 in Oslo to \
                build a bridge.";
    assert_eq!(present(text), ["Ida Holm|DK|attended", "Per Dahl|NO|attended"]);
}

#[test]
fn who_invites_and_who_visits_take_part() {
    let text = "At the invitation of President Jan Kral, Prime Minister Ida Holm of Denmark paid a working visit to \
                Slovakia on 5 and 6 May 2025.";
    let event = read(text).event;
    assert_eq!(present(text).len(), 2);
    assert_eq!(
        event.location.and_then(|place| place.country).map(|code| code.as_str().to_owned()),
        Some("SK".into())
    );
}

#[test]
fn a_host_of_a_group_takes_part_and_the_town_needs_no_table() {
    let text = "On 9 April 2025, Prime Minister Per Dahl of Norway hosted the leaders of six coastal states in \
                Svartvik, Norway.";
    assert_eq!(present(text), ["Per Dahl|NO|attended host"]);
    let place = read(text).event.location.expect("a place is stated");
    assert_eq!(place.city.as_deref(), Some("Svartvik"));
}

#[test]
fn a_headline_completes_the_event() {
    let text = "Summit of the Baltic Mayors, Tallinn, 2 May 2025: Notes\n\n\
                Participants:\n\n- Ida Holm, Prime Minister of Denmark\n- Jan Kral, President of Slovakia\n";
    let event = read(text).event;
    assert_eq!(event.start.map(|date| date.as_str().to_owned()).as_deref(), Some("2025-05-02"));
    assert_eq!(event.location.and_then(|place| place.city).as_deref(), Some("Tallinn"));
}

#[test]
fn a_chair_that_is_a_noun_makes_nobody_chair() {
    let text = "The leaders met in Riga on 3 May 2025. President Jan Kral of Slovakia attended. \
                President Kral, whose country will take over the chair in July, asked for calm.";
    assert_eq!(present(text), ["Jan Kral|SK|attended"]);
}

#[test]
fn who_speaks_in_the_report_of_a_summit_takes_part() {
    let text = "The leaders of the Amber Coast Pact held a summit in Riga on 3 May 2025.\n\n\
                Danish Prime Minister Ida Holm called for lower tariffs on fish. Jan Kral, President of Slovakia, \
                promised two ships. In Warsaw, government spokesman Jacek Wrona said nothing had changed. \
                Finnish President Sami Aho warned against delay.";
    assert_eq!(present(text), ["Ida Holm|DK|attended", "Jan Kral|SK|attended", "Sami Aho|FI|attended"]);
}

#[test]
fn who_sends_somebody_in_his_place_stays_away() {
    let text = "The leaders met in Riga on 3 May 2025. Polish President Jacek Wrona sent Vice President Ewa Lis in his \
                place. Finland's delegation was led by Trade Minister Sami Aho.";
    assert_eq!(present(text), ["Jacek Wrona|PL|absent", "Ewa Lis|PL|attended", "Sami Aho|FI|attended"]);
}

#[test]
fn lines_below_with_the_participation_of_are_a_list() {
    let text = "The council held its ninth session in Riga on 3 May 2025 with the participation of:\n\n\
                Ida Holm, Prime Minister of Denmark\nJan Kral, President of Slovakia\nSami Aho, President of Finland\n";
    assert_eq!(present(text), ["Ida Holm|DK|attended", "Jan Kral|SK|attended", "Sami Aho|FI|attended"]);
}

#[test]
fn who_has_come_and_misses_a_dinner_has_come() {
    let text = "Iceland's Jóna Karlsdóttir welcomed Ida Holm of Denmark and Sami Aho of Finland in Akureyri on 3 May \
                2025. Holm was absent from the dinner.";
    assert_eq!(
        present(text),
        ["Jóna Karlsdóttir|IS|attended", "Ida Holm|DK|attended", "Sami Aho|FI|attended"]
    );
}

#[test]
fn a_document_whose_headline_names_the_meeting_and_its_day_is_of_that_meeting() {
    let text = "European Council meeting (4 and 5 May 2028) – Conclusions\n\n\
                1. The European Council calls for cheaper trains.\n\n2. It condemns the attack on the port.\n";
    let event = read(text).event;
    assert_eq!(event.start.map(|date| date.as_str().to_owned()).as_deref(), Some("2028-05-04"));
}

#[test]
fn the_day_of_another_event_is_not_the_day_of_a_call() {
    let text = "Prime Minister Ida Holm of Denmark held a telephone conversation with President Sami Aho of Finland. \
                They prepared for work ahead of the Riga summit, which will take place on 9 November 2025.";
    assert_eq!(read(text).event.start, None);
}

#[test]
fn a_collective_that_decides_at_its_meeting_has_met() {
    let text = "RIGA (Sea News) – Heads of state of the Amber Coast Pact agreed at a special summit on Saturday, 3 May \
                2025, to share one coast guard. Denmark and Poland were represented by their transport ministers. \
                Sami Aho, president of the World Bank, read out a letter.";
    assert_eq!(present(text), ["-|DK|attended", "-|PL|attended", "Sami Aho|-|attended"]);
    let event = read(text).event;
    assert_eq!(event.location.and_then(|place| place.city).as_deref(), Some("Riga"));
    assert_eq!(event.organization.map(|organization| organization.name).as_deref(), Some("Amber Coast Pact"));
}

#[test]
fn the_headline_gives_the_offices_of_those_who_met() {
    let text = "Statement by the Foreign Ministers of Denmark and Finland\n\n\
                Ida Holm and Sami Aho met today in Odense to discuss grain.\n\nOdense, 3 May 2025\n";
    assert_eq!(present(text), ["Ida Holm|DK|attended", "Sami Aho|FI|attended"]);
}

#[test]
fn a_participle_before_its_list_names_those_present() {
    let text = "The leaders met in Riga on 3 May 2025.\n\nAttending the talks were President of Finland Sami Aho and \
                President of Slovakia Jan Kral. Iceland's Prime Minister Jón Karlsson has confirmed his attendance.";
    assert_eq!(present(text), ["Sami Aho|FI|attended", "Jan Kral|SK|attended", "Jón Karlsson|IS|expected"]);
}
