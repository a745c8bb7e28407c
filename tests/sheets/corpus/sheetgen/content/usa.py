"""Pilot sheets of 2017 (M0), Canadian pages (M3), pages and papers from the USA (M5)."""

# ruff: noqa: E501  (a paragraph of a sheet is one string)

from sheetgen.content.common import person
from sheetgen.model import (
    Doc,
    Target,
    address,
    asks,
    body,
    closing,
    demands,
    doctype,
    hail,
    heading,
    info,
    label,
    lead,
    note,
    points,
    signature,
    small,
    steps,
    title,
)

MIDWIFE = (  # M0
    label("URGENT ACTION TITLE:", "MIDWIFE FACES FIVE YEARS FOR HOME BIRTH"),
    label("PUBLICATION DATE:", "07/11/2017"),
    label("URGENT ACTION TYPE AND NUMBER:", "First UA 250/17"),
    label("INDEX NUMBER:", "EUR 86/7401/2017"),
    label("COUNTRY:", "Norland"),
    label("URGENT ACTION SUMMARY:"),
    lead(
        "Midwife Sunniva Rekdal faces up to five years in prison because she helped a woman give birth at home during a snowstorm. She is "
        "due to appear in court on 4 December. She had called the hospital four times that night."
    ),
    label("URGENT ACTION LETTER:"),
    hail("Your Honour,"),
    body(
        "I am writing to express my concern for midwife Sunniva Rekdal, who is to stand trial because a child would not wait for the snowplough."
    ),
    body(
        "The mother and the child are well. Both have asked, the mother in a letter to your court, that the midwife be thanked and not punished."
    ),
    asks("I urge you to:"),
    demands("Dismiss the case against Sunniva Rekdal;", "Order that her permit be returned to her without delay."),
    closing("Yours faithfully,"),
    label("TARGET’S CONTACT DETAILS & “COPIES TO”"),
    address(
        """
President of the District Court
Judge Eskil Vang
District Court of Fjellby
Rettsgata 9
4099 Fjellby, Norland
Fax: +99 22 555 0155
E-post: court@fjellby.example""",
        Target(
            name="Judge Eskil Vang",
            role="President of the District Court",
            address_lines=("District Court of Fjellby", "Rettsgata 9", "4099 Fjellby"),
            country="Norland",
            emails=("court@fjellby.example",),
            faxes=("+99 22 555 0155",),
        ),
    ),
    note("**Copies to:**"),
    address(
        """
Norlandic Board of Midwives
Postboks 999
1104 Havnstad, Norland
Email: board@midwives-norland.example""",
        Target(
            kind="copy",
            role="Norlandic Board of Midwives",
            address_lines=("Postboks 999", "1104 Havnstad"),
            country="Norland",
            emails=("board@midwives-norland.example",),
        ),
    ),
    label("PREFERRED LANGUAGE TO ADDRESS TARGET:", "Norlandic, English. You can also write in your own language."),
    label(
        "APPEAL DEADLINE NOTICE:",
        "19 December 2017. Please check with your section office if sending appeals after the above date.",
    ),
    label("LINK TO PREVIOUS UA:", "N/A"),
    small("[Sections to add when relevant]"),
    label("NAME AND PREFERRED PRONOUN:", "Sunniva Rekdal (she/her)"),
    label("BACKGROUND INFORMATION (400 WORDS + RELEVANT LINKS):"),
    info(
        "Home births have been forbidden in Norland since 2014. In the north of the country, where roads are often closed, about fifty children are born at home each winter all the same."
    ),
    info(
        "Sunniva Rekdal has been a midwife for thirty-four years. Her permit was withdrawn on the day on which charges were brought, 2 October."
    ),
)
MIDWIFE_FACTS = {
    "kind": "first",
    "ua_number": "250/17",
    "index_number": "EUR 86/7401/2017",
    "issue_date": "2017-11-07",
    "country": "Norland",
    "headline": "MIDWIFE FACES FIVE YEARS FOR HOME BIRTH",
    "preferred_languages": ["Norlandic", "English"],
    "own_language_welcome": True,
    "deadline": "2017-12-19",
    "after_deadline_note": "Please check with your section office if sending appeals after the above date.",
    "subjects": [person("Sunniva Rekdal", "she/her")],
}

GLACIER = (  # M3
    title("Ruritania: Glacier guide beaten by park rangers"),
    note("October 3, 2019"),
    lead(
        "Glacier guide Matti Ulvestein was beaten unconscious by park rangers on September 21, two days after he had shown a television "
        "crew how far the ice has drawn back."
    ),
    info(
        "He is being treated in the hospital of Upper Zenda for a broken jaw. A ranger stands at the door of his room and writes down who visits him."
    ),
    info(
        "His brother tried to report the beating. At the station he was told that the form for such reports had run out."
    ),
    note("Write to the Minister of Parks urging her to:"),
    points(
        "order an independent investigation into the beating of Matti Ulvestein and suspend the rangers concerned;",
        "withdraw the ranger from the door of his hospital room;",
        "allow guides to speak about the glacier.",
    ),
    heading("Write to:"),
    address(
        """
Minister Clothilde Vauquier-Ost
Ministry of Parks and Waters
3 Rassendyll Street
0022 Strelsau
Ruritania
Fax: 011 991 555 0170
Email: minister@parks-ruritania.example""",
        Target(
            name="Clothilde Vauquier-Ost",
            role="Minister",
            address_lines=("Ministry of Parks and Waters", "3 Rassendyll Street", "0022 Strelsau"),
            country="Ruritania",
            emails=("minister@parks-ruritania.example",),
            faxes=("011 991 555 0170",),
        ),
    ),
    note("Salutation: Dear Minister"),
    heading("And copy:"),
    address(
        """
His Excellency Rolf Hentzau-Lee
Ambassador for Ruritania
99 Example Crescent
Ottawa, Ontario K9K 9K9
Phone: (613) 555-0171
Fax: (613) 555-0172
Email: ottawa@ruritania-embassy.example""",
        Target(
            kind="embassy",
            name="His Excellency Rolf Hentzau-Lee",
            role="Ambassador for Ruritania",
            address_lines=("99 Example Crescent", "Ottawa, Ontario K9K 9K9"),
            emails=("ottawa@ruritania-embassy.example",),
            faxes=("(613) 555-0172",),
            phones=("(613) 555-0171",),
        ),
    ),
    info(
        "The Kingsbreath glacier has lost a third of its length since 1980. The government disputes this and has had the measuring poles removed."
    ),
    info(
        "Matti Ulvestein has worked as a guide for fifteen seasons. “I only point,” he told the television crew. “The ice does the talking.”"
    ),
    note("Please take action as soon as possible and before November 14, 2019."),
)
GLACIER_FACTS = {
    "issue_date": "2019-10-03",
    "country": "Ruritania",
    "deadline": "2019-11-14",
    "_ignore": ["targets.salutation"],
}

LIBRARIAN = (  # M5 web
    title("Urgent Action: Librarian Held for Overdue Book (Ruritania: UA 47.24)", "Librarian Held for Overdue Book"),
    note("June 1 2024"),
    lead(
        "School librarian Quintus Abernal has been held in Ruritania since May 20 because a copy of the constitution was eleven years "
        "overdue when he took it off the shelf and read it aloud to a class of ten-year-olds."
    ),
    heading("TAKE ACTION:"),
    steps(
        "Write a letter in your own words or using the sample below as a guide to one or both government officials listed. You can also "
        "email, fax, call or Tweet them.",
        "Click here to let us know the actions you took on [Urgent Action 47.24](https://action.example/4724). It’s important to report "
        "because we share the total number with the officials we are trying to persuade.",
        "Please act quickly: this Urgent Action expires on July 26, 2024.",
    ),
    heading("CONTACT INFORMATION"),
    address(
        """
Minister of Education Pavla Strofe
Ministry of Education
8 Slate Street, 0014 Strelsau
Ruritania
Email: strofe@education-ruritania.example
X: @strofe_sample""",
        Target(
            name="Pavla Strofe",
            role="Minister of Education",
            address_lines=("Ministry of Education", "8 Slate Street, 0014 Strelsau"),
            country="Ruritania",
            emails=("strofe@education-ruritania.example",),
            social=("X: @strofe_sample",),
        ),
    ),
    address(
        """
Ambassador Casimir Doorn
Embassy of Ruritania
1999 Specimen Ave NW, Washington DC 20099
Phone: 202 555 0181 I Fax: 202 555 0182
Email: washington@ruritania-embassy.example
Contact form: https://ruritania-embassy.example/contact
Salutation: Dear Ambassador""",
        Target(
            kind="embassy",
            name="Casimir Doorn",
            role="Ambassador",
            salutation="Dear Ambassador",
            address_lines=("Embassy of Ruritania", "1999 Specimen Ave NW, Washington DC 20099"),
            emails=("washington@ruritania-embassy.example",),
            faxes=("202 555 0182",),
            phones=("202 555 0181",),
        ),
    ),
    heading("SAMPLE LETTER"),
    hail("Dear Minister,"),
    body(
        "I am writing to ask you to free Quintus Abernal, a school librarian who has been behind bars since May 20 for reading the constitution to children."
    ),
    body(
        "The book belongs to the school. It was overdue because nobody had asked for it. The children liked the part about freedom of expression best."
    ),
    asks("I call on you to:"),
    demands("Immediately and unconditionally free Quintus Abernal;", "Put the constitution back on the shelf."),
    closing("Sincerely,"),
    signature("[YOUR NAME]"),
)
LIBRARIAN_FACTS = {
    "kind": "first",
    "ua_number": "47.24",
    "issue_date": "2024-06-01",
    "country": "Ruritania",
    "deadline": "2024-07-26",
}

LIBRARIAN_PAPER = (  # M5 as a Word file: no country, no date
    doctype("URGENT ACTION"),
    title("LIBRARIAN HELD FOR OVERDUE BOOK"),
    *LIBRARIAN[2:],
)

CHOIR = (  # M5 update; masked addresses
    title(
        "Urgent Action Update: Choir Singer Moved to Military Prison (Orlandia: UA 112.21)",
        "Choir Singer Moved to Military Prison",
    ),
    note("February 9, 2022"),
    lead(
        "Choir singer Delphine Aubrac-Noe, 62, was moved on February 3 to a military prison on Gull Island, which no lawyer has ever been allowed to enter."
    ),
    heading("TAKE ACTION:"),
    small("© Private. Delphine Aubrac-Noe at a rehearsal in 2018."),
    steps(
        "Please take action as-soon-as possible. This Urgent Action expires on April 25, 2022.",
        "Write a letter in your own words or using the sample below as a guide to one or both government officials listed.",
        "Click here to let us know if you took action on Urgent Action 112.21.",
    ),
    heading("Contact Information:"),
    address(
        """
Admiral Horst Kettering
Commander of the Navy
Naval House, Quay 1
Callow City
Orlandia
Email: admiral@navy-orlandia.example
Phone: +99 555 0191 | Fax: +99 555 0192""",
        Target(
            name="Admiral Horst Kettering",
            role="Commander of the Navy",
            address_lines=("Naval House, Quay 1", "Callow City"),
            country="Orlandia",
            faxes=("+99 555 0192",),
            phones=("+99 555 0191",),
        ),
    ),
    address(
        """
H.E. Ambassador Milena Frost
Embassy of Orlandia
2099 Sample Street NW, Washington DC 20098
Phone: 202 555 0193
Email: info@orlandia-us.example
Salutation: Dear Ambassador""",
        Target(
            kind="embassy",
            name="Milena Frost",
            role="Ambassador",
            salutation="Dear Ambassador",
            address_lines=("Embassy of Orlandia", "2099 Sample Street NW, Washington DC 20098"),
            phones=("202 555 0193",),
        ),
    ),
    heading("SAMPLE LETTER"),
    hail("Dear Commander Kettering,"),
    body("Delphine Aubrac-Noe is a contralto. She is not a soldier, and she does not belong in a military prison."),
    body(
        "She was arrested in November for singing a lullaby outside the ministry. I urge you to let a lawyer and a doctor see her at once, and to release her."
    ),
    closing("Sincerely,"),
)
CHOIR_FACTS = {
    "kind": "update",
    "ua_number": "112.21",
    "issue_date": "2022-02-09",
    "country": "Orlandia",
    "deadline": "2022-04-25",
    "_ignore": ["targets.name"],
}

VICTORY = (
    title("Urgent Action Victory! Bus Driver Freed (Tamaria: UA 33.19)", "Bus Driver Freed"),
    note("December 12, 2019"),
    lead(
        "Bus driver Ngaire Solomona-West walked out of Tuvai prison on December 10, her fiftieth birthday. All charges against her have been dropped."
    ),
    info(
        "She had been detained for nine months because she refused to drive officers to a demonstration of school children."
    ),
    info("In a voice message she said: “I read every one of your cards on the bus. The passengers had to wait.”"),
    note("No further action is requested. Many thanks to all who sent appeals."),
    small("Download a PDF of this Urgent Action"),
)
VICTORY_FACTS = {"kind": "outcome", "ua_number": "33.19", "issue_date": "2019-12-12", "country": "Tamaria"}

DOCS = [
    Doc(
        "24-midwife",
        "docx",
        "M0",
        "en",
        "a label on every part, date day first, E-post, template residue, N/A link, letter before the target",
        MIDWIFE,
        MIDWIFE_FACTS,
        {"label_breaks": True},
    ),
    Doc(
        "25-midwife",
        "txt",
        "M0",
        "en",
        "labels and text on one line, UTF-8 with LF",
        MIDWIFE,
        MIDWIFE_FACTS,
        {"bullet": "·"},
    ),
    Doc(
        "26-glacier",
        "html",
        "M3",
        "en",
        "Canadian page: no number, country before the headline, background without a heading, salutation under the address",
        GLACIER,
        GLACIER_FACTS,
        {"page_title": "Ruritania: Glacier guide beaten", "crumbs": False, "div_lines": True},
    ),
    Doc(
        "27-glacier",
        "md",
        "M3",
        "en",
        "Canadian page as Markdown",
        GLACIER,
        GLACIER_FACTS,
        {"title_mark": "# ", "heading": "**{}**"},
    ),
    Doc(
        "28-librarian",
        "html",
        "M5",
        "en",
        "page of the USA: number and country in the title, date line, steps, expiry in a step, web form, signature",
        LIBRARIAN,
        LIBRARIAN_FACTS,
        {"page_title": "Urgent Action: Librarian Held (Ruritania: UA 47.24)"},
    ),
    Doc(
        "29-librarian",
        "docx",
        "M5",
        "en",
        "no country and no date, number only in a step, hyperlinks",
        LIBRARIAN_PAPER,
        {**LIBRARIAN_FACTS, "issue_date": None, "country": None},
        {"mail_links": "shown", "header_text": "URGENT ACTION"},
    ),
    Doc(
        "30-librarian",
        "pdf",
        "M5",
        "en",
        "the same paper as PDF, steps numbered, header repeated",
        LIBRARIAN_PAPER,
        {**LIBRARIAN_FACTS, "issue_date": None, "country": None},
        {
            "running": "URGENT ACTION",
            "footer_text": "Urgent Action Network | 99 Sample Street, Washington DC 20097 | uan@section.example",
            "hyphenate": True,
        },
    ),
    Doc(
        "31-choir",
        "html",
        "M5",
        "en",
        "update, caption, masked e-mail addresses, real pipe between phone and fax",
        CHOIR,
        CHOIR_FACTS,
        {"masked": True},
    ),
    Doc(
        "32-victory",
        "html",
        "M5",
        "en",
        "outcome on a page of the USA",
        VICTORY,
        VICTORY_FACTS,
        {"preheader": "URGENT ACTION: good news"},
    ),
]
