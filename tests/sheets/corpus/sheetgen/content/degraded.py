"""Sheets that came through in a poor state, and papers that are no sheets at all."""

# ruff: noqa: E501  (a paragraph of a sheet is one string)

from sheetgen.content.common import (
    CHECK,
    LANGUAGE,
    MORE,
    OWN,
    PEOPLE,
    TAKE,
    UNTIL,
    person,
)
from sheetgen.content.french import CLOCKMAKER, CLOCKMAKER_FACTS
from sheetgen.content.german import APOTHECARY
from sheetgen.content.international import BEEKEEPERS, LIGHTHOUSE
from sheetgen.model import (
    Block,
    Doc,
    Target,
    address,
    again,
    asks,
    body,
    closing,
    demands,
    doctype,
    hail,
    header,
    heading,
    info,
    label,
    lead,
    note,
    page,
    points,
    small,
    title,
)


def before(blocks: tuple[Block, ...], key: str) -> tuple[Block, ...]:
    """The blocks in front of the first one that feeds a field."""
    return blocks[: next(number for number, block in enumerate(blocks) if block.key == key)]


# cut off in the middle of a word of the letter
CUT_LETTER = (
    *before(BEEKEEPERS, "body"),
    body(
        "I am deeply worried about the beekeepers Adaeze Munhatu and Peter Lwanda, who have been waiting behind bars for a trial that is anno"
    ),
)
CUT_LETTER_FACTS = {
    "kind": "further_information",
    "ua_number": "112/21",
    "index_number": "AFR 98/4807/2021",
    "issue_date": "2021-12-09",
    "country": "Zambara",
}

# cut off inside the address
CUT_ADDRESS = (
    *before(LIGHTHOUSE, "salutation")[:-1],
    address(
        """
Minister of Justice
Ms Ragna Holmqvist-Ould
Ministry of Justice
Kornplass 7""",
        Target(
            name="Ms Ragna Holmqvist-Ould",
            role="Minister of Justice",
            address_lines=("Ministry of Justice", "Kornplass 7"),
        ),
    ),
)
CUT_ADDRESS_FACTS = {
    "kind": "first",
    "ua_number": "18/24",
    "index_number": "EUR 99/7811/2024",
    "issue_date": "2024-02-14",
    "country": "Norland",
}

# the second page only
APOTHECARY_TAIL = APOTHECARY[next(n for n, block in enumerate(APOTHECARY) if block.text == "APPELLE AN") :]
TAIL_FACTS = {
    "deadline": "2015-02-20",
    "preferred_languages": ["Arabisch", "Englisch", "Deutsch"],
    "after_deadline_note": "Bitte senden Sie nach dem 20. Februar 2015 keine Appelle mehr.",
    "_ignore": ["kind", "ua_number", "preferred_languages", "headline"],
}

# title and summary twice, number twice, headings on two lines
TAILOR_LEAD = "Tailor Emeric Jandl, who has been detained without charge for two hundred days, was taken to a hospital in shackles on 5 August. His hands, with which he earns his living, are swollen and numb."
TAILOR = (
    header("First UA: 64/23 UA: 64/23 Index: EUR 78/7055/2023 Sylderia Date: 11 August 2023"),
    title("Tailor held without charge for 200 days"),
    again(TAILOR_LEAD),
    doctype("URGENT ACTION"),
    again("TAILOR HELD WITHOUT CHARGE FOR 200 DAYS"),
    lead(TAILOR_LEAD),
    heading("TAKE ACTION: WRITE AN APPEAL IN YOUR OWN"),
    heading("WORDS OR USE THIS MODEL LETTER"),
    address(
        """
General Kaspar Wieland
Director of Prisons
Castle Street 99, 11 000 Syldar, Sylderia
COntact: prisons@justice-sylderia.example""",
        Target(
            name="General Kaspar Wieland",
            role="Director of Prisons",
            address_lines=("Castle Street 99, 11 000 Syldar",),
            country="Sylderia",
            emails=("prisons@justice-sylderia.example",),
        ),
    ),
    hail("Dear General Wieland,"),
    body("A tailor needs his hands. Those of Emeric Jandl have been in iron for weeks, and no judge has said why."),
    asks("I therefore urge you to:"),
    demands("Take off the shackles;", "Release Emeric Jandl unless he is charged without further delay."),
    closing("Yours sincerely,"),
    heading("ADDITIONAL"),
    heading("INFORMATION"),
    info(
        "Emeric Jandl sewed forty flags for a procession in January 2023. The colour was held to be “too bright for winter”. According to , the flags are still missing."
    ),
    label("PREFERRED LANGUAGE TO ADDRESS"),
    label("TARGET:", "English, Sylderian"),
    note(OWN),
    label(UNTIL, "6 October 2023"),
    note(CHECK),
    label(PEOPLE, "Emeric Jandl (he/him)"),
)
TAILOR_FACTS = {
    "kind": "first",
    "ua_number": "64/23",
    "index_number": "EUR 78/7055/2023",
    "issue_date": "2023-08-11",
    "country": "Sylderia",
    "preferred_languages": ["English", "Sylderian"],
    "own_language_welcome": True,
    "deadline": "2023-10-06",
    "after_deadline_note": CHECK,
    "subjects": [person("Emeric Jandl", "he/him")],
    "_ignore": ["headline"],
}

# paragraphs glued together by a converter
TEACHER_GLUED = (
    header("Second UA: 140/20 Index: AFR 77/3344/2020 Zambara Date: 2 December 2020"),
    doctype("URGENT ACTION"),
    title("DRUMMER STILL DETAINED"),
    lead("The drummer Isidore Mbale-Koss has spent three months in custody for playing at a funeral."),
    heading(TAKE),
    address(
        """
Inspector General
Police Headquarters
PO Box 997, Lusembe, Zambara
Email: ig@police-zambara.example""",
        Target(
            role="Inspector General",
            address_lines=("Police Headquarters", "PO Box 997, Lusembe"),
            country="Zambara",
            emails=("ig@police-zambara.example",),
        ),
    ),
    hail("Dear Inspector General,"),
    body("A funeral needs a drum. Isidore Mbale-Koss played one on 30 August and has been in a cell since that night."),
    asks("I call on you to:"),
    demands("Release him;", "Give back his drum."),
    closing("Yours sincerely,"),
    heading(MORE),
    info("The funeral was that of a student who had been shot by the police."),
    label(LANGUAGE, "English"),
    note(OWN),
    label(UNTIL, "13 January 2021"),
    note(CHECK),
    label(PEOPLE, "Isidore Mbale-Koss (he/him)"),
)
TEACHER_GLUED_FACTS = {
    "kind": "update",
    "ua_number": "140/20",
    "index_number": "AFR 77/3344/2020",
    "issue_date": "2020-12-02",
    "country": "Zambara",
    "preferred_languages": ["English"],
    "own_language_welcome": True,
    "deadline": "2021-01-13",
    "after_deadline_note": CHECK,
    "subjects": [person("Isidore Mbale-Koss", "he/him")],
    "_ignore": ["letter.body", "letter.demands_intro"],
}

# no headings at all
SWIMMERS = (
    note("UA: 77/18 Index: ASA 76/8811/2018 Tamaria Date: 13 July 2018"),
    title("SWIMMING TEACHERS BARRED FROM BEACH"),
    lead(
        "Four swimming teachers have been forbidden to set foot on any beach of Tamaria since 29 June because they taught girls and boys together."
    ),
    address(
        """
Mayor of Tuvai
Town Hall
Tuvai
Tamaria
Fax: +997 555 0160""",
        Target(
            role="Mayor of Tuvai", address_lines=("Town Hall", "Tuvai"), country="Tamaria", faxes=("+997 555 0160",)
        ),
    ),
    hail("Dear Mayor,"),
    body("Girls drown as easily as boys. Please let those who teach them to swim go back to the water."),
    asks("I urge you to:"),
    demands("lift the ban on the four teachers;", "protect them from the insults of which they have told the police."),
    closing("Yours faithfully,"),
    info("Eleven children drowned off Tuvai in 2017. The lessons were free of charge and took place before school."),
    note("English, Tamarian."),
    note("You can also write in your own language."),
    note("24 August 2018"),
)
SWIMMERS_FACTS = {
    "kind": "first",
    "ua_number": "77/18",
    "index_number": "ASA 76/8811/2018",
    "issue_date": "2018-07-13",
    "country": "Tamaria",
    "own_language_welcome": True,
    "_ignore": ["preferred_languages", "deadline", "after_deadline_note", "additional_information"],
}

# labels spaced out
SPACED_TEXT = """\
First UA: 29/21  Index: MDE 75/3901/2021  Qarhun  Date: 25 March 2021

U R G E N T   A C T I O N

CANDLE MAKER’S SHOP SEALED

Candle maker Nadim Ferras-Oul may not enter his own shop since 9 March, when
officials put a seal on its door. He had sold candles for a vigil.

T A K E   A C T I O N :   W R I T E   A N   A P P E A L   I N   Y O U R   O W N   W O R D S   O R   U S E   T H I S   M O D E L   L E T T E R

Mr. Bahir Sandoun
Mayor of Qarhun Bay
City Hall, Corniche Road
Qarhun Bay
Qarhun
E m a i l :  mayor@qarhunbay.example

Dear Mayor Sandoun,

I have learnt that the shop of Nadim Ferras-Oul has been sealed because people
bought candles there and lit them.

I   a s k   y o u   t o :

·  have the seal removed;
·  compensate him for the days that he has lost.

Yours sincerely,

A D D I T I O N A L   I N F O R M A T I O N

The vigil on 7 March was held for sailors who had been lost at sea. It lasted
an hour and was silent.

P R E F E R R E D   L A N G U A G E   T O   A D D R E S S   T A R G E T :   Arabic, English

You can also write in your own language.

P L E A S E   T A K E   A C T I O N   A S   S O O N   A S   P O S S I B L E   U N T I L :   6 May 2021

Please check with the Amnesty office in your country if you wish to send
appeals after the deadline.

N A M E   A N D   P R E F E R R E D   P R O N O U N :   Nadim Ferras-Oul (he/him)
"""
SPACED_TRUTH = (
    title("CANDLE MAKER’S SHOP SEALED"),
    lead(
        "Candle maker Nadim Ferras-Oul may not enter his own shop since 9 March, when officials put a seal on its door. He had sold candles for a vigil."
    ),
    address(
        "-",
        Target(
            name="Mr. Bahir Sandoun",
            role="Mayor of Qarhun Bay",
            address_lines=("City Hall, Corniche Road", "Qarhun Bay"),
            country="Qarhun",
            emails=("mayor@qarhunbay.example",),
        ),
    ),
    hail("Dear Mayor Sandoun,"),
    body(
        "I have learnt that the shop of Nadim Ferras-Oul has been sealed because people bought candles there and lit them."
    ),
    demands("have the seal removed;", "compensate him for the days that he has lost."),
    closing("Yours sincerely,"),
    info("The vigil on 7 March was held for sailors who had been lost at sea. It lasted an hour and was silent."),
)
SPACED_FACTS = {
    "kind": "first",
    "ua_number": "29/21",
    "index_number": "MDE 75/3901/2021",
    "issue_date": "2021-03-25",
    "country": "Qarhun",
    "preferred_languages": ["Arabic", "English"],
    "own_language_welcome": True,
    "deadline": "2021-05-06",
    "after_deadline_note": CHECK,
    "subjects": [person("Nadim Ferras-Oul", "he/him")],
    "_ignore": ["letter.demands_intro"],
}

# all line breaks lost
LOST_TRUTH = (
    header("AU: 58/21 Índice: AMR 74/4410/2021 Veldania Fecha: 19 de julio de 2021"),
    doctype("ACCIÓN URGENTE"),
    title("ZAPATERO GOLPEADO EN COMISARÍA"),
    lead(
        "El zapatero Crisanto Vélez-Amor fue golpeado el 10 de julio en una comisaría de Puerto Veldán tras negarse a regalar unas botas."
    ),
    heading("ACTÚEN: REDACTEN SU PROPIO LLAMAMIENTO O UTILICEN LA SIGUIENTE CARTA MODELO"),
    address(
        "Fiscal Jefe, Sr. Tulio Barrantes, Palacio de Justicia, Puerto Veldán, Veldania. Correo electrónico: fiscal@veldan.example",
        Target(
            name="Sr. Tulio Barrantes",
            role="Fiscal Jefe",
            address_lines=("Palacio de Justicia, Puerto Veldán",),
            country="Veldania",
            emails=("fiscal@veldan.example",),
        ),
    ),
    hail("Señor Fiscal:"),
    body(
        "Le escribo por el zapatero Crisanto Vélez-Amor, golpeado por tres agentes. Le pido que ordene una investigación independiente y que proteja a los testigos."
    ),
    closing("Atentamente,"),
    label("IDIOMA(S) PREFERIDO(S) PARA DIRIGIRSE AL DESTINATARIO:", "español."),
    note("También pueden escribir en su propio idioma."),
    label("ACTÚEN LO ANTES POSIBLE Y NO MÁS TARDE DEL:", "30 de agosto de 2021."),
    label("NOMBRE Y GÉNERO GRAMATICAL PREFERIDO:", "Crisanto Vélez-Amor (masculino)"),
)
LOST_FACTS = {
    "kind": "first",
    "ua_number": "58/21",
    "index_number": "AMR 74/4410/2021",
    "issue_date": "2021-07-19",
    "country": "Veldania",
    "preferred_languages": ["español"],
    "own_language_welcome": True,
    "deadline": "2021-08-30",
    "subjects": [person("Crisanto Vélez-Amor", "masculino")],
    "_ignore": [
        "summary",
        "preferred_languages",
        "letter.body",
        "letter.salutation",
        "letter.closing",
        "targets.address_lines",
        "targets.country",
        "targets.role",
        "targets.name",
    ],
}

# a circular with the sheet inside; mail headers; Ukraine; a quoted letter
CIRCULAR = (
    small("From: Urgent Action desk <desk@section.example>"),
    small("Sent: Friday, 3 February 2017 09:12"),
    small("To: network@list.example"),
    small("Subject: FW: UA 20/17 (not about UA, Ukraine, this time)"),
    note("Dear friends,"),
    note(
        "Please find below an urgent action. Thank you for all that you do, and let us know by Monday how many letters you have sent!"
    ),
    note("Warm wishes, the desk"),
    header("UA: 20/17 Index: EUR 73/5577/2017 Norland Date: 2 February 2017"),
    doctype("URGENT ACTION"),
    title("POSTMAN PUNISHED FOR KEEPING A SECRET"),
    lead(
        "Postman Sigvald Brenne has been suspended and charged because he would not tell the police who sends letters to a prisoner."
    ),
    info(
        "In his first letter the prisoner wrote: “Dear Mr Brenne, I beg you not to tell them. Yours sincerely.” The postman kept his word."
    ),
    info("He was questioned for eleven hours on 27 January, and his bicycle was searched."),
    note("Please write immediately in Norlandic, English or your own language, calling on the authorities to:"),
    points("drop the charge against Sigvald Brenne;", "respect the secrecy of letters."),
    note("PLEASE SEND APPEALS BEFORE 16 MARCH 2017 TO:"),
    address(
        """
Minister Aslak Fjordheim
Minister of the Interior
Pb 99, 1104 Havnstad, Norland
Fax: +99 22 555 0180 ; +99 22 555 0181
Email: post@interior-norland.example
Salutation: Dear Minister""",
        Target(
            name="Aslak Fjordheim",
            role="Minister of the Interior",
            salutation="Dear Minister",
            address_lines=("Pb 99, 1104 Havnstad",),
            country="Norland",
            emails=("post@interior-norland.example",),
            faxes=("+99 22 555 0180", "+99 22 555 0181"),
        ),
    ),
    note("Please check with your section office if sending appeals after the above date."),
    page(),
    heading(MORE),
    info("The secrecy of letters has been part of the constitution of Norland since 1851."),
    label("Name:", "Sigvald Brenne"),
    label("Gender m/f:", "m"),
    small("UA: 20/17 Index: EUR 73/5577/2017 Issue Date: 2 February 2017"),
)
CIRCULAR_FACTS = {
    "kind": "first",
    "ua_number": "20/17",
    "index_number": "EUR 73/5577/2017",
    "issue_date": "2017-02-02",
    "country": "Norland",
    "preferred_languages": ["Norlandic", "English"],
    "own_language_welcome": True,
    "deadline": "2017-03-16",
    "after_deadline_note": "Please check with your section office if sending appeals after the above date.",
    "subjects": [person("Sigvald Brenne")],
    "_ignore": ["targets.role"],
}

NEWSLETTER = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Newsletter 3/2024</title></head><body>
<div style="display:none">Spring is here: stalls, concerts and a quiz</div>
<table><tr><td><h1>Our spring newsletter</h1>
<p>Dear members,</p>
<p>the group in Modelton will hold its book stall on 4 May. Please bring paperbacks, cake and good weather. Last year we sold 312 books.</p>
<h2>Concert</h2><p>The choir sings on 11 May at 7 pm in the town hall, 14 Specimen Lane. Tickets: 020 7946 0124 or tickets@section.example.</p>
<h2>Our year in numbers</h2><ul><li>41 urgent actions</li><li>1,906 letters</li><li>3 new members</li></ul>
<p>See you soon,<br>your committee</p></td></tr></table>
<p>You receive this because you signed up. Unsubscribe. Section office, 14 Specimen Lane, Modelton. hello@section.example</p></body></html>
"""
SHOPPING = """\
# Shopping list

- [ ] bread
- [x] 2 lemons
- [ ] stamps (urgent!)
- [ ] envelopes, 50
- [ ] batteries AA

Call Anna: 020 7946 0125 before Friday.
"""
PRESS = (
    small("PRESS RELEASE"),
    note("Embargoed until 10 December 2023, 00:01"),
    title("Fifty years of letters: an exhibition about the urgent action"),
    note(
        "Modelton, 4 December 2023. An exhibition that opens on Sunday tells the story of the urgent action, the appeal that has been sent from kitchen tables for half a century."
    ),
    note(
        "“An urgent action is a simple thing,” said curator Dora Windle. “Somebody is in danger, and strangers write to a minister. Some of the letters begin with Dear Minister, others with a drawing.”"
    ),
    note(
        "The first room shows telegrams, the second a fax machine that visitors may use. A wall of envelopes was lent by a former prisoner who prefers not to be named."
    ),
    note("The exhibition at 14 Specimen Lane is open daily until 28 February 2024. Admission is free."),
    heading("Notes for editors"),
    note("Pictures are available on request. Contact: press office, tel. 020 7946 0126, press@section.example"),
)

WELDED = {
    "URGENT ACTION\n\nDRUMMER STILL DETAINED\n\nThe drummer": "URGENT ACTIONDRUMMER STILL DETAINEDThe drummer",
    "funeral.\n\nTAKE ACTION": "funeral.TAKE ACTION",
    "LETTER\n\nInspector General\nPolice Headquarters\nPO Box 997": "LETTER\n\nInspector General\nPolice Headquarters\nPO Box 997",
    "night.\n\nI call on you to:": "night.I call on you to:",
    "Yours sincerely,\n\nADDITIONAL INFORMATION\n\nThe funeral": "Yours sincerely,ADDITIONAL INFORMATIONThe funeral",
    "police.\n\nPREFERRED": "police.PREFERRED",
    "English\n\nYou can also write in your own language.\n\nPLEASE TAKE": "EnglishYou can also write in your own language.PLEASE TAKE",
}

DOCS = [
    Doc(
        "51-cut-letter",
        "txt",
        "M1",
        "en",
        "degraded: truncated inside a word of the letter",
        CUT_LETTER,
        CUT_LETTER_FACTS,
        {"width": 78},
    ),
    Doc(
        "52-cut-address",
        "docx",
        "M1",
        "en",
        "degraded: truncated inside the address",
        CUT_ADDRESS,
        CUT_ADDRESS_FACTS,
        {"header_part": True, "styles": False},
    ),
    Doc(
        "53-second-half",
        "md",
        "B3",
        "de",
        "degraded: begins with the addresses, no headline, no number of its own",
        APOTHECARY_TAIL,
        TAIL_FACTS,
        {"hard_break": "  "},
    ),
    Doc(
        "54-tailor",
        "md",
        "M1",
        "en",
        "degraded: title and summary twice, number twice, headings on two lines, odd label of an e-mail address, words missing where a link was",
        TAILOR,
        TAILOR_FACTS,
        {},
    ),
    Doc(
        "55-glued",
        "txt",
        "M1",
        "en",
        "degraded: paragraphs glued together",
        TEACHER_GLUED,
        TEACHER_GLUED_FACTS,
        {"replace": WELDED},
    ),
    Doc(
        "56-no-headings",
        "txt",
        "M1",
        "en",
        "degraded: no headings, no labels",
        SWIMMERS,
        SWIMMERS_FACTS,
        {"bullet": "*"},
    ),
    Doc(
        "57-spaced-out",
        "txt",
        "M1",
        "en",
        "degraded: labels spaced out",
        SPACED_TRUTH,
        SPACED_FACTS,
        {"raw": SPACED_TEXT},
    ),
    Doc("58-lost-breaks", "txt", "M1", "es", "degraded: all line breaks lost", LOST_TRUTH, LOST_FACTS, {"gap": " "}),
    Doc(
        "59-half-page",
        "pdf",
        "M1",
        "fr",
        "degraded: only the first part, footer in the middle of the letter",
        before(CLOCKMAKER, "demands_intro"),
        {
            key: CLOCKMAKER_FACTS[key]
            for key in ("kind", "ua_number", "index_number", "issue_date", "country", "_ignore")
        },
        {
            "hyphenate": True,
            "size": 14,
            "running": "ACTION URGENTE",
            "footer_text": "# | section@modele.example",
            "bottom": 330,
        },
    ),
    Doc(
        "60-circular",
        "html",
        "B1",
        "en",
        "degraded: forwarded by mail with headers, Dear friends, UA for Ukraine, letter quoted in the narrative, role on both sides of the name; Word's HTML",
        CIRCULAR,
        CIRCULAR_FACTS,
        {"shell": "word"},
    ),
    Doc("61-empty", "txt", "none", "en", "empty file", refused=True, options={"raw": ""}),
    Doc("62-shopping", "md", "none", "en", "a shopping list", refused=True, options={"raw": SHOPPING}),
    Doc(
        "63-newsletter",
        "html",
        "none",
        "en",
        "a newsletter that mentions urgent actions",
        refused=True,
        options={"raw": NEWSLETTER},
    ),
    Doc("64-press-release", "docx", "none", "en", "a press release about the urgent action", PRESS, refused=True),
]
