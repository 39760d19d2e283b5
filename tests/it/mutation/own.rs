//! Reports for edits that few reports allow: topics with ordinals, lists of organizations, documents that are counted,
//! lists with bullets. The meetings are invented.

use crate::reports::Report;

const TEXTS: [&str; 4] = [
    "The presidents of Kazakhstan and Uzbekistan, Daniyar Osmanov and Jasur Karimboev, met in Shymkent on 4 June 2025.\n\n\
     The first priority is water. President Osmanov proposed a joint commission on the rivers of the region.\n\n\
     The second priority is trade. President Karimboev called for lower customs duties by 2027.\n\n\
     The third priority is tourism. The presidents agreed to open three new border crossings.\n\n\
     They praised the cooperation with the United Nations, the World Bank and the Organization of Turkic States.\n\n\
     The presidents signed seven documents.\n",
    "BANJUL, 9 September 2025 – The leaders of the river basin met under the chairmanship of President Awa Jallow of the \
     Gambia.\n\n\
     The second area of focus was transport. President Jallow urged the members to finance a bridge worth $40 million.\n\n\
     The third area of focus was health. The leaders pledged to train 300 nurses by 2028.\n\n\
     They invited the African Union, the African Development Bank, and the World Health Organization to take part.\n\n\
     At the end of the summit, a series of documents were adopted.\n",
    "Heads of government of the island states met in Suva on 12 May 2025:\n\n\
     - Sela Tuilagi, Prime Minister of Samoa\n\
     - Ioane Faleafa, Prime Minister of Tonga\n\
     - Mere Nabainivalu, President of Fiji\n\n\
     The leaders agreed:\n\n\
     - to protect the tuna stocks of the region;\n\
     - to share the cost of a patrol vessel, 12 million dollars;\n\
     - to meet again in 2026.\n\n\
     They will work with the United Nations, the Pacific Islands Forum, the Asian Development Bank and the World Bank. \
     Five agreements were signed.\n",
    "President Marek Havelka of Czechia received Prime Minister Ilona Szekeres of Hungary in Prague on 3 March 2025.\n\n\
     The first topic was energy. Prime Minister Szekeres proposed a common gas reserve.\n\n\
     The second topic was migration. President Havelka called for joint patrols.\n\n\
     The parties stressed their work in the United Nations, the World Trade Organization, the OSCE and the Council of Europe. They signed four \
     agreements and three memoranda.\n",
];

pub(super) fn all() -> Vec<Report> {
    TEXTS.iter().enumerate().map(|(at, text)| Report::of(&format!("own {}", at + 1), text)).collect()
}
