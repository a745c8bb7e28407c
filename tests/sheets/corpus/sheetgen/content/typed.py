"""Typed sheets of the 1990s and early 2000s (family A), written as they stood on paper."""

# ruff: noqa: E501  (a paragraph of a sheet is one string)

from typing import Any

from sheetgen.content.common import DIPLOMATS, person
from sheetgen.model import Block, Doc, Target, address, info, lead, points, title

KNIVES_TEXT = """\
EXTERNAL (for general distribution)                AI Index: EUR 90/24/93
                                                   Distr: UA/SC
                                                   26 February 1993

UA 37/93          Fear of torture / legal concern

SYLDERIA          Tomas HARKAVY (m), knife-grinder, aged 51
                  Lea HARKAVY (f), his daughter, student, aged 20
                  Eleven men from the village of Brod

Tomas and Lea Harkavy were arrested at their home in Brod on 19 February
1993, together with eleven other inhabitants of the village. All thirteen
are thought to be held in the barracks of Upper Brod. Nobody has been able
to see them, and there is concern for their safety.

The arrests began after the statue of a general had been found without its
sword. According to neighbours, soldiers went from house to house with a
list. Two of the men were beaten in the street.

Lea Harkavy suffers from epilepsy and needs medicine every day. A parcel
that her mother brought to the barracks on 21 February was returned un-
opened.

BACKGROUND INFORMATION

A state of emergency has been in force in the eastern districts since
October 1992. Under its regulations suspects may be held for thirty days
without being brought before a judge.

RECOMMENDED ACTION: Please send telegrams/telexes/faxes/express and
airmail letters either in German, in English or in your own language:

- expressing concern at the arrest of Tomas and Lea Harkavy and of eleven
  men from Brod, and asking where they are held;
- urging that they be given immediate access to relatives, lawyers and
  doctors, and that Lea Harkavy receive her medicine;
- calling for their release if they are not to be charged promptly with a
  recognizably criminal offence.

APPEALS TO:

1) Minister of Defence                       Dear Minister
   General Vaclav Storm
   Ministry of Defence
   Namesti 99
   11 000 Syldar
   Sylderia
   Telegrams: Minister Defence, Syldar, Sylderia
   Faxes: +993 2 555 018

2) Commander of the Garrison                 Dear Commander
   Garrison
   33 001 Upper Brod
   Sylderia

COPIES TO:

Sylderian Committee for Legal Aid
PO Box 12
11 000 Syldar
Sylderia

and to diplomatic representatives of Sylderia accredited to your country.

PLEASE SEND APPEALS IMMEDIATELY. Check with the International Secretariat,
or your section office, if sending appeals after 9 April 1993.
"""

KNIVES_TRUTH: tuple[Block, ...] = (
    title("Fear of torture / legal concern"),
    lead(
        "Tomas and Lea Harkavy were arrested at their home in Brod on 19 February 1993, together with eleven other inhabitants of the "
        "village. All thirteen are thought to be held in the barracks of Upper Brod. Nobody has been able to see them, and there is "
        "concern for their safety."
    ),
    info(
        "The arrests began after the statue of a general had been found without its sword. According to neighbours, soldiers went from "
        "house to house with a list. Two of the men were beaten in the street."
    ),
    info(
        "Lea Harkavy suffers from epilepsy and needs medicine every day. A parcel that her mother brought to the barracks on 21 February "
        "was returned unopened."
    ),
    info(
        "A state of emergency has been in force in the eastern districts since October 1992. Under its regulations suspects may be held "
        "for thirty days without being brought before a judge."
    ),
    points(
        "expressing concern at the arrest of Tomas and Lea Harkavy and of eleven men from Brod, and asking where they are held;",
        "urging that they be given immediate access to relatives, lawyers and doctors, and that Lea Harkavy receive her medicine;",
        "calling for their release if they are not to be charged promptly with a recognizably criminal offence.",
    ),
    address(
        "-",
        Target(
            name="General Vaclav Storm",
            role="Minister of Defence",
            salutation="Dear Minister",
            address_lines=("Ministry of Defence", "Namesti 99", "11 000 Syldar"),
            country="Sylderia",
            faxes=("+993 2 555 018",),
        ),
        Target(
            role="Commander of the Garrison",
            salutation="Dear Commander",
            address_lines=("Garrison", "33 001 Upper Brod"),
            country="Sylderia",
        ),
        Target(
            kind="copy",
            role="Sylderian Committee for Legal Aid",
            address_lines=("PO Box 12", "11 000 Syldar"),
            country="Sylderia",
        ),
        DIPLOMATS,
    ),
)
KNIVES_FACTS: dict[str, Any] = {
    "kind": "first",
    "ua_number": "37/93",
    "index_number": "EUR 90/24/93",
    "issue_date": "1993-02-26",
    "country": "SYLDERIA",
    "preferred_languages": ["German", "English"],
    "own_language_welcome": True,
    "deadline": "1993-04-09",
    "after_deadline_note": "Check with the International Secretariat, or your section office, if sending appeals after 9 April 1993.",
    "subjects": [
        person("Tomas HARKAVY"),
        person("Lea HARKAVY"),
        person("Eleven men from the village of Brod", group=True),
    ],
}

NEWSPAPER_TEXT = """\
PUBLIC                                              AI Index: AFR 89 25/99
                                                            16 Mar 99

Further information on UA065/99 (AFR 89/19/99, 9 March 1999) - Fear for
safety / Possible "disappearance"

ZAMBARA           Joseph Tumaini OKELLE (m), newspaper editor

and new names:    Grace NDOVU (f), typist
                  "Baba" MSIMBE (m), printer, 60s

Two more employees of the weekly newspaper "The Lantern" have been taken
away by men in plain clothes. Typist Grace Ndovu and the printer known as
"Baba" Msimbe were last seen on 12 March in a grey van without number
plates.

The editor, Joseph Tumaini Okelle, whose case was described in UA 65/99, has
not been heard of since 4 March. The Minister of Information told foreign
correspondents on 14 March that the three are “on a journey”. Their families
know of no journey.

                                                      Page 2 of UA 65/99

The rooms of "The Lantern" have been sealed. Copies of the last number,
which had reported on the price of a presidential aircraft, were burned
behind the post office – some six thousand of them.

FURTHER RECOMMENDED ACTION: Please send telegrams/faxes/airmail letters in
English or your own language:
- expressing grave concern for the safety of Joseph Tumaini Okelle, Grace
Ndovu and "Baba" Msimbe;
- asking the authorities to say without delay where the three are, and to
ensure that they are treated humanely;
- asking that the rooms of "The Lantern" be opened again.

APPEALS TO
Commissioner of Police, Mr Amos Kabwelo
Police Headquarters, PO Box 999, Lusembe, Zambara
Telegrams: Commissioner Police, Lusembe, Zambara
Fax: + 998 211 555 004 (please keep trying)
Salutation: Dear Commissioner

Hon. Ruth Sikazwa-Moyo, Minister of Information
Ministry of Information, Private Bag 99, Lusembe, Zambara
Faxes: + 998 211 555 005 or 555 006
Salutation: Dear Minister

COPIES TO: The Editor, Zambara Courier, PO Box 998, Lusembe, Zambara
(e-mail: courier@news-zambara.example)
and to diplomatic representatives of Zambara accredited to your country.

PLEASE SEND APPEALS IMMEDIATELY. Check with the International
Secretariat, or your section office, if sending appeals after 15 April
1999.
"""
NEWSPAPER_TRUTH: tuple[Block, ...] = (
    title('Fear for safety / Possible "disappearance"'),
    lead(
        'Two more employees of the weekly newspaper "The Lantern" have been taken away by men in plain clothes. Typist Grace Ndovu and '
        'the printer known as "Baba" Msimbe were last seen on 12 March in a grey van without number plates.'
    ),
    info(
        "The editor, Joseph Tumaini Okelle, whose case was described in UA 65/99, has not been heard of since 4 March. The Minister of "
        "Information told foreign correspondents on 14 March that the three are “on a journey”. Their families know of no journey."
    ),
    info(
        'The rooms of "The Lantern" have been sealed. Copies of the last number, which had reported on the price of a presidential '
        "aircraft, were burned behind the post office – some six thousand of them."
    ),
    points(
        'expressing grave concern for the safety of Joseph Tumaini Okelle, Grace Ndovu and "Baba" Msimbe;',
        "asking the authorities to say without delay where the three are, and to ensure that they are treated humanely;",
        'asking that the rooms of "The Lantern" be opened again.',
    ),
    address(
        "-",
        Target(
            name="Mr Amos Kabwelo",
            role="Commissioner of Police",
            salutation="Dear Commissioner",
            address_lines=("Police Headquarters, PO Box 999, Lusembe",),
            country="Zambara",
            faxes=("+ 998 211 555 004",),
        ),
        Target(
            name="Hon. Ruth Sikazwa-Moyo",
            role="Minister of Information",
            salutation="Dear Minister",
            address_lines=("Ministry of Information, Private Bag 99, Lusembe",),
            country="Zambara",
            faxes=("+ 998 211 555 005", "555 006"),
        ),
        Target(
            kind="copy",
            role="The Editor",
            address_lines=("Zambara Courier, PO Box 998, Lusembe",),
            country="Zambara",
            emails=("courier@news-zambara.example",),
        ),
        DIPLOMATS,
    ),
)
NEWSPAPER_FACTS: dict[str, Any] = {
    "kind": "further_information",
    "ua_number": "065/99",
    "index_number": "AFR 89 25/99",
    "issue_date": "1999-03-16",
    "country": "ZAMBARA",
    "preferred_languages": ["English"],
    "own_language_welcome": True,
    "deadline": "1999-04-15",
    "after_deadline_note": "Check with the International Secretariat, or your section office, if sending appeals after 15 April 1999.",
    "subjects": [person("Joseph Tumaini OKELLE"), person("Grace NDOVU"), person('"Baba" MSIMBE')],
}

EXTRA_TEXT = """\
EXTERNAL                                            AI Index: ASA 88/11/92
                                                    Distr: UA/SC

EXTRA 19/92         Death Penalty                   13 May 1992

MARENIA             Kuno BELTZAR

Kuno Beltzar is to be hanged on 22 May 1992 in Pallu central prison. The
Supreme Court turned down his last appeal on 11 May. He was sixteen years
old when the crime was committed for which he was sentenced to death.

He was convicted of arson with fatal consequences in January 1989. The
school certificate that gives his date of birth was not shown to the
judges because his lawyer, who was paid by the state, had lost it.

RECOMMENDED ACTION: Please send telegrams, telexes and faxes:
- urging that the execution of Kuno Beltzar be stopped and that the
sentence of death be commuted;
- pointing out that the sentencing of persons under eighteen to death is
forbidden by treaties to which Marenia is a party.

APPEALS TO

His Excellency
Mr Ludo Pasternik
President of Marenia
Government House
Pallu, Marenia
Telexes: 99123 GOVHSE MN
Telephone: + 992 555 0010
[Salutation: Your Excellency]

COPIES TO: diplomatic representatives of Marenia accredited to your
country.

PLEASE SEND APPEALS IMMEDIATELY, in any case before 22 May 1992.

This bulletin expires: 30 June 1992
"""
EXTRA_TRUTH: tuple[Block, ...] = (
    title("Death Penalty"),
    lead(
        "Kuno Beltzar is to be hanged on 22 May 1992 in Pallu central prison. The Supreme Court turned down his last appeal on 11 May. He "
        "was sixteen years old when the crime was committed for which he was sentenced to death."
    ),
    info(
        "He was convicted of arson with fatal consequences in January 1989. The school certificate that gives his date of birth was not "
        "shown to the judges because his lawyer, who was paid by the state, had lost it."
    ),
    points(
        "urging that the execution of Kuno Beltzar be stopped and that the sentence of death be commuted;",
        "pointing out that the sentencing of persons under eighteen to death is forbidden by treaties to which Marenia is a party.",
    ),
    address(
        "-",
        Target(
            name="Mr Ludo Pasternik",
            role="President of Marenia",
            salutation="Your Excellency",
            address_lines=("Government House", "Pallu"),
            country="Marenia",
            phones=("+ 992 555 0010",),
        ),
        DIPLOMATS,
    ),
)
EXTRA_FACTS: dict[str, Any] = {
    "kind": "first",
    "ua_number": "EXTRA 19/92",
    "index_number": "ASA 88/11/92",
    "issue_date": "1992-05-13",
    "country": "MARENIA",
    "deadline": "1992-05-22",
    "subjects": [person("Kuno BELTZAR")],
    "_ignore": ["targets.name", "targets.address_lines"],
}

MINERS_TEXT = """\
PUBLIC                                             AI Index: AMR 87/045/2002

UA 301/02       Arbitrary arrest/Fear of ill-treatment      18.10.2002

COSTA VERDINA   Ramiro ESTUVAL (m), miner, aged 33
                Sister Ines CALDARA (f), nun
                35 other members of the Tin Valley cooperative

Miner Ramiro Estuval, nun Ines Caldara and 35 others were arrested on 15
October when police broke up a sit-in at the gates of the Tin Valley mine.
They are reportedly being held in a goods shed at the railway station of
Estano Alto, where they have neither blankets nor clean water.

A journalist who was able to look into the shed for a moment counted “more
than thirty people and one bucket”. Several seemed to be injured.

BACKGROUND INFORMATION
The cooperative has asked for eight years for a share of the tailings. A
court ruled in its favour in August 2002, but the ruling has not been put
into effect.

RECOMMENDED ACTION: Please send appeals to arrive as quickly as possible,
in Spanish or your own language:
- calling for all those held in Estano Alto to be released, or charged
with a recognizable offence and moved to a proper place of detention;
- asking for medical care for the injured.

APPEALS TO:
Minister of the Interior
Dr. Hugo Pelarda
Ministerio del Interior, Plaza Mayor 99, Ciudad Verdina, Costa Verdina
Fax:        +996 1 555 0140
E-mail:     ministro@interior-cv.example
Salutation: Dear Minister/Sr. Ministro

Prefect of the Department of Tin Valley
Prefectura, Estano Alto, Costa Verdina
Telephone:  +996 4 555 0141

COPIES TO:
Tin Valley Cooperative, c/o Solidarity House, Rue Modele 9, 1200 Geneva,
Switzerland

and to diplomatic representatives of Costa Verdina accredited to your
country.

PLEASE SEND APPEALS IMMEDIATELY. Check with the International
Secretariat, or your section office, if sending appeals after 29 November
2002.
"""
MINERS_TRUTH: tuple[Block, ...] = (
    title("Arbitrary arrest/Fear of ill-treatment"),
    lead(
        "Miner Ramiro Estuval, nun Ines Caldara and 35 others were arrested on 15 October when police broke up a sit-in at the gates of "
        "the Tin Valley mine. They are reportedly being held in a goods shed at the railway station of Estano Alto, where they have "
        "neither blankets nor clean water."
    ),
    info(
        "A journalist who was able to look into the shed for a moment counted “more than thirty people and one bucket”. Several seemed to "
        "be injured."
    ),
    info(
        "The cooperative has asked for eight years for a share of the tailings. A court ruled in its favour in August 2002, but the ruling "
        "has not been put into effect."
    ),
    points(
        "calling for all those held in Estano Alto to be released, or charged with a recognizable offence and moved to a proper place of "
        "detention;",
        "asking for medical care for the injured.",
    ),
    address(
        "-",
        Target(
            name="Dr. Hugo Pelarda",
            role="Minister of the Interior",
            salutation="Dear Minister/Sr. Ministro",
            address_lines=("Ministerio del Interior, Plaza Mayor 99, Ciudad Verdina",),
            country="Costa Verdina",
            emails=("ministro@interior-cv.example",),
            faxes=("+996 1 555 0140",),
        ),
        Target(
            role="Prefect of the Department of Tin Valley",
            address_lines=("Prefectura, Estano Alto",),
            country="Costa Verdina",
            phones=("+996 4 555 0141",),
        ),
        Target(
            kind="copy",
            role="Tin Valley Cooperative",
            address_lines=("c/o Solidarity House, Rue Modele 9, 1200 Geneva",),
            country="Switzerland",
        ),
        DIPLOMATS,
    ),
)
MINERS_FACTS: dict[str, Any] = {
    "kind": "first",
    "ua_number": "301/02",
    "index_number": "AMR 87/045/2002",
    "issue_date": "2002-10-18",
    "country": "COSTA VERDINA",
    "preferred_languages": ["Spanish"],
    "own_language_welcome": True,
    "deadline": "2002-11-29",
    "after_deadline_note": "Check with the International Secretariat, or your section office, if sending appeals after 29 November 2002.",
    "subjects": [
        person("Ramiro ESTUVAL"),
        person("Sister Ines CALDARA"),
        person("35 other members of the Tin Valley cooperative", group=True),
    ],
}


DOCS = [
    Doc(
        "19-knife-grinder",
        "txt",
        "A",
        "en",
        "salutation to the right of line 1, telegrams, numbered addresses, people in columns, hyphenated word",
        KNIVES_TRUTH,
        KNIVES_FACTS,
        {"raw": KNIVES_TEXT},
    ),
    Doc(
        "20-newspaper",
        "txt",
        "A",
        "en",
        "windows-1252, UA065/99 beside UA 65/99, slash missing in the index, and new names, page furniture inside the prose, one-line addresses",
        NEWSPAPER_TRUTH,
        NEWSPAPER_FACTS,
        {"raw": NEWSPAPER_TEXT, "encoding": "windows-1252", "newline": "\r\n"},
    ),
    Doc(
        "21-extra",
        "txt",
        "A",
        "en",
        "EXTRA number, no language, deadline in a sentence, expiry of the bulletin, date of execution",
        EXTRA_TRUTH,
        EXTRA_FACTS,
        {"raw": EXTRA_TEXT, "newline": "\r\n"},
    ),
    Doc(
        "22-miners",
        "txt",
        "A",
        "en",
        "dotted date, c/o in a third country, addresses in one line, contacts in columns",
        MINERS_TRUTH,
        MINERS_FACTS,
        {"raw": MINERS_TEXT, "encoding": "windows-1252"},
    ),
    Doc(
        "23-miners",
        "pdf",
        "A",
        "en",
        "typed sheet in a fixed-width font, running footer between the pages",
        MINERS_TRUTH,
        MINERS_FACTS,
        {"raw": MINERS_TEXT, "font": "mono", "size": 10, "footer_text": "Page # of UA 301/02", "bottom": 180},
    ),
    Doc(
        "70-knife-grinder",
        "docx",
        "A",
        "en",
        "Word file with one paragraph per typed line",
        KNIVES_TRUTH,
        KNIVES_FACTS,
        {"raw": KNIVES_TEXT},
    ),
]
