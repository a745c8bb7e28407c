"""Two-page sheets of 2009-2017 in English (family B1)."""

# ruff: noqa: E501  (a paragraph of a sheet is one string)

from sheetgen.content.common import DIPLOMATS, MORE, SECTION, person
from sheetgen.model import (
    Doc,
    Target,
    address,
    again,
    cols,
    doctype,
    header,
    heading,
    info,
    info_list,
    label,
    lead,
    note,
    page,
    points,
    small,
    sub,
    title,
)

RESIDUE = "Please insert local diplomatic addresses below: Name Address 1 Address 2 Address 3 Fax Fax number Email Email address Salutation Salutation"

BAKER = (
    header("UA: 283/11 Index: AMR 93/013/2011 Costa Verdina Date: 16 September 2011"),
    doctype("URGENT ACTION"),
    title("UNION BAKER SHOT AT"),
    lead(
        "Baker and trade unionist Nestor Quiroval was shot at from a motorcycle on 12 September in Costa Verdina’s second city. He escaped "
        "unhurt. He believes that he was attacked because he speaks for the night workers of three bakeries."
    ),
    info(
        "Nestor Quiroval was on his way home at five in the morning when two men on a motorcycle drew up beside him. One of them fired "
        "four times. The bullets hit the shutter of a shop. The men shouted: “Bake your bread and shut up.”"
    ),
    info(
        "He had received three text messages since 1 September. The last of them read “the oven is hot”. He showed them to the police, who "
        "told him that they “could not arrest a telephone”."
    ),
    note("**Please write immediately in Spanish or your own language:**"),
    points(
        "Asking the authorities to provide Nestor Quiroval with protection in accordance with his own wishes;",
        "Calling for a prompt, thorough and impartial investigation into the shooting of 12 September and the threats before it;",
        "Reminding them that those who speak for workers must be able to do so without fear.",
    ),
    note("**PLEASE SEND APPEALS BEFORE 28 OCTOBER 2011 TO:**"),
    cols(
        (
            address(
                """
Attorney General
Lic. Amparo Ledesvale
Fiscalía General
Avenida del Trigo 999
Puerto Harina, Costa Verdina
Fax: +996 2 555 0133 (please keep trying)
Email: fiscal@fiscalia-cv.example
Salutation: Dear Attorney General/Estimada Fiscal""",
                Target(
                    name="Lic. Amparo Ledesvale",
                    role="Attorney General",
                    salutation="Dear Attorney General/Estimada Fiscal",
                    address_lines=("Fiscalía General", "Avenida del Trigo 999", "Puerto Harina"),
                    country="Costa Verdina",
                    emails=("fiscal@fiscalia-cv.example",),
                    faxes=("+996 2 555 0133",),
                ),
            ),
        ),
        (
            note("**And copies to:**"),
            address(
                """
Bakers’ Union of the South
Calle Levadura 14
Puerto Harina, Costa Verdina
Fax: +996 2 555 0134
Email: sindicato@pan-sur.example""",
                Target(
                    kind="copy",
                    role="Bakers’ Union of the South",
                    address_lines=("Calle Levadura 14", "Puerto Harina"),
                    country="Costa Verdina",
                    emails=("sindicato@pan-sur.example",),
                    faxes=("+996 2 555 0134",),
                ),
            ),
        ),
    ),
    address("Also send copies to diplomatic representatives accredited to your country.", DIPLOMATS),
    small(RESIDUE),
    note(SECTION),
    page(),
    doctype("URGENT ACTION"),
    again("UNION BAKER SHOT AT"),
    heading(MORE),
    info(
        "Night workers in the bakeries of Costa Verdina are paid by the loaf. In July 2011 they stopped work for two nights and asked for "
        "an hourly wage, masks against the flour dust and a day off in the week."
    ),
    info(
        "At least nine trade unionists have been killed in the country since 2007, and nobody has been sentenced. Nestor Quiroval’s "
        "predecessor, Elvio Trigueros, left the country in 2010 after his house had been set on fire."
    ),
    label("Name:", "Nestor Quiroval"),
    label("Gender m/f:", "m"),
    header("UA: 283/11 Index: AMR 93/013/2011 Issue Date: 16 September 2011"),
)
BAKER_FACTS = {
    "kind": "first",
    "ua_number": "283/11",
    "index_number": "AMR 93/013/2011",
    "issue_date": "2011-09-16",
    "country": "Costa Verdina",
    "preferred_languages": ["Spanish"],
    "own_language_welcome": True,
    "deadline": "2011-10-28",
    "after_deadline_note": SECTION,
    "subjects": [person("Nestor Quiroval")],
}

NURSES = (
    header("Further information on UA: 9/15 (MDE 92/0712/2015) Index: MDE 92/1822/2015 Qarhun Date: 10 June 2015"),
    doctype("URGENT ACTION"),
    title("NURSES RELEASED ON BAIL, FACE TRIAL"),
    lead(
        "Eight nurses who had refused to hand over the names of wounded protesters were released on bail on 6 June. Their trial before the "
        "state security court is to open on 1 September. They would be prisoners of conscience if they were imprisoned."
    ),
    info(
        "The nurses work at the Old Harbour hospital in Qarhun Bay. On 11 January police searched the wards and took away the admission "
        "book. When the nurses would not complete it from memory, they were arrested one after the other."
    ),
    info(
        "All eight are charged with “obstruction of a register”. Two of them, Samira Duvall-Rashad and Lotte Amsel, had been on leave."
    ),
    note("**Please write immediately in Arabic, English or your own language:**"),
    points(
        "Urging the authorities to drop all charges against the eight nurses;",
        "Calling on them to lift the travel ban and to return the nurses’ working licences;",
        "Asking that hospitals be left alone by the police, and that patients’ names remain confidential in accordance with medical ethics.",
    ),
    note("**PLEASE SEND APPEALS BEFORE 22 JULY 2015 TO:**"),
    address(
        """
Head of State
His Highness Prince Idrin al-Qarhuni
The Palace Office, P.O. Box 1999, Qarhun Bay
Fax: +995 1 555 0100
Twitter: @PalaceQarhunX
Salutation: Your Highness""",
        Target(
            name="His Highness Prince Idrin al-Qarhuni",
            role="Head of State",
            salutation="Your Highness",
            address_lines=("The Palace Office, P.O. Box 1999, Qarhun Bay",),
            faxes=("+995 1 555 0100",),
            social=("Twitter: @PalaceQarhunX",),
        ),
    ),
    address(
        """
Minister of Health
Dr Hanan Sabouri
Ministry of Health, P.O. Box 1998, Qarhun Bay
Email: (via website) www.health-qarhun.example/contact
Phone: +995 1 555 0177
Salutation: Your Excellency""",
        Target(
            name="Dr Hanan Sabouri",
            role="Minister of Health",
            salutation="Your Excellency",
            address_lines=("Ministry of Health, P.O. Box 1998, Qarhun Bay",),
            phones=("+995 1 555 0177",),
        ),
    ),
    note("**And copies to:**"),
    address(
        """
National Council of Nurses
Block 9, Corniche Road, Qarhun Bay
Email: council@nurses-qarhun.example""",
        Target(
            kind="copy",
            role="National Council of Nurses",
            address_lines=("Block 9, Corniche Road, Qarhun Bay",),
            emails=("council@nurses-qarhun.example",),
        ),
    ),
    address("Also send copies to diplomatic representatives accredited to your country.", DIPLOMATS),
    small("Please insert local diplomatic addresses below:"),
    note(
        "Please check with your section office if sending appeals after the above date. This is the second update of UA 9/15. Further "
        "information: www.papers.example/en/mde92/1011/2015/en/"
    ),
    page(),
    doctype("URGENT ACTION"),
    again("NURSES RELEASED ON BAIL, FACE TRIAL"),
    heading(MORE),
    info(
        "The protests of January 2015 began when the price of bread was doubled overnight. At least thirty people were taken to the Old Harbour hospital with gunshot wounds."
    ),
    sub("What the law says"),
    info(
        "Under the Hospitals Act of 1988 the admission book may be shown only to a judge. The nurses’ lawyer has listed what was missing on 11 January:"
    ),
    info_list("a warrant signed by a judge;", "a reason for the search;", "a receipt for the book."),
    info(
        "The Ministry of Health has said nothing in public. In a leaked letter of 3 March it praised “the exemplary discretion of the nursing staff”."
    ),
    label("Name:", "Samira Duvall-Rashad, Lotte Amsel and six other nurses"),
    label("Gender m/f:", "f"),
    header("Further information on UA: 9/15 Index: MDE 92/1822/2015 Issue Date: 10 June 2015"),
)
NURSES_FACTS = {
    "kind": "further_information",
    "ua_number": "9/15",
    "index_number": "MDE 92/1822/2015",
    "issue_date": "2015-06-10",
    "country": "Qarhun",
    "preferred_languages": ["Arabic", "English"],
    "own_language_welcome": True,
    "deadline": "2015-07-22",
    "after_deadline_note": SECTION,
    "subjects": [
        person("Samira Duvall-Rashad"),
        person("Lotte Amsel"),
        person("six other nurses", group=True),
    ],
    "_ignore": ["subjects.name", "subjects.is_group", "previous_action_urls"],
}

POTTER = (
    header("UA: 41/13 Index: ASA 91/032/2013 Upper Tavonia Date: 4th March 2013"),
    doctype("URGENT ACTION"),
    title("POTTER AT IMMINENT RISK OF EXECUTION"),
    lead(
        "Anton Brisel, a potter, may be executed on 20 March in Upper Tavonia. He was convicted of a murder that took place while he was "
        "selling jugs two hundred kilometres away."
    ),
    info(
        "The president rejected his plea for mercy on 1 March. His family was told on the telephone, by a clerk who hung up."
    ),
    info(
        "Anton Brisel was found guilty in 2009 on the word of one witness, who has since taken back what he said. A bus ticket that would "
        "have shown where he was has disappeared from the file. See [the record of the trial](https://papers.example/record) for details."
    ),
    note("Please write immediately in Tavonian, English, French or your own language:"),
    points(
        "Urging the president to stop the execution of Anton Brisel and to commute his sentence;",
        "calling for a retrial that takes account of the statement of 14 May 2012;",
        "Expressing sympathy with the family of the victim.",
    ),
    note("PLEASE SEND APPEALS BEFORE 20 MARCH 2013 TO:"),
    address(
        """
President of the Republic
Mr Odran Velke
Presidential Office
1 Lime Avenue
9100 Tavon
Upper Tavonia
Fax: +994 1 555 0160 / +994 1 555 0161
E-mail: office@president-tavonia.example (FAO the President)
Salutation: Dear President Velke""",
        Target(
            name="Mr Odran Velke",
            role="President of the Republic",
            salutation="Dear President Velke",
            address_lines=("Presidential Office", "1 Lime Avenue", "9100 Tavon"),
            country="Upper Tavonia",
            emails=("office@president-tavonia.example",),
            faxes=("+994 1 555 0160", "+994 1 555 0161"),
        ),
    ),
    note("COPIES TO:"),
    address(
        """
Permanent Mission of Upper Tavonia to the United Nations
866 Sample Plaza, Suite 99
New York, NY 10099
USA
Fax: +1 212 555 0162
Salutation: Your Excellency""",
        Target(
            kind="embassy",
            role="Permanent Mission of Upper Tavonia to the United Nations",
            salutation="Your Excellency",
            address_lines=("866 Sample Plaza, Suite 99", "New York, NY 10099"),
            country="USA",
            faxes=("+1 212 555 0162",),
        ),
    ),
    address("and to diplomatic representatives of Upper Tavonia accredited to your country.", DIPLOMATS),
    note("Check with your section office if sending appeals after the above date."),
    page(),
    doctype("URGENT ACTION"),
    again("POTTER AT IMMINENT RISK OF EXECUTION"),
    heading(MORE),
    info(
        "Upper Tavonia carried out its last execution in 2004. Four people are on death row. Executions are by firing squad, at dawn."
    ),
    info(
        "The victim, a jeweller, was killed on 8 June 2008, in an hour in which eleven people saw Anton Brisel at the market of Lower Tavon."
    ),
    label("Name:", "Anton Brisel"),
    label("Gender m/f:", "m"),
)
POTTER_FACTS = {
    "kind": "first",
    "ua_number": "41/13",
    "index_number": "ASA 91/032/2013",
    "issue_date": "2013-03-04",
    "country": "Upper Tavonia",
    "preferred_languages": ["Tavonian", "English", "French"],
    "own_language_welcome": True,
    "deadline": "2013-03-20",
    "after_deadline_note": "Check with your section office if sending appeals after the above date.",
    "subjects": [person("Anton Brisel")],
}

DOCS = [
    Doc(
        "13-baker",
        "pdf",
        "B1",
        "en",
        "two columns of addresses, page 2 repeats type and headline, template residue, issue date at the foot, salutation in two languages",
        BAKER,
        BAKER_FACTS,
        {"header_part": True, "size": 9.5, "bullet": "\u2022"},
    ),
    Doc(
        "14-baker",
        "html",
        "B1",
        "en",
        "Word's HTML: windows-1252, o:p, lines broken inside paragraphs, bullets as text, table of addresses",
        BAKER,
        BAKER_FACTS,
        {"shell": "word"},
    ),
    Doc(
        "15-nurses",
        "docx",
        "B1",
        "en",
        "header and footer parts, index of the earlier sheet in brackets, web form, no country in the addresses, UA number again in a note",
        NURSES,
        NURSES_FACTS,
        {"header_part": True, "footer_text": "URGENT ACTION", "bullet": "▪", "styles": False},
    ),
    Doc(
        "16-nurses",
        "txt",
        "B1",
        "en",
        "hard wrapped at 76 columns, form feed and page number between the pages",
        NURSES,
        NURSES_FACTS,
        {"width": 76, "bullet": "*", "hang": "  ", "page_mark": "1\n\f"},
    ),
    Doc(
        "17-potter",
        "md",
        "B1",
        "en",
        "execution on the day of the deadline, ordinal date, faxes with a slash, mission in a third country, diplomats of X",
        POTTER,
        {**POTTER_FACTS},
        {"doctype_mark": "# ", "title_mark": "# ", "bullet": "+"},
    ),
    Doc(
        "18-potter",
        "docx",
        "B1",
        "en",
        "one paragraph per line in address blocks, runs cut, hyperlink inside prose, no heading styles",
        POTTER,
        POTTER_FACTS,
        {"line_paragraphs": True, "cut_runs": True, "styles": False, "mail_links": "shown", "bullet": "-"},
    ),
]
