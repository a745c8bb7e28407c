"""Sheets in German."""

# ruff: noqa: E501  (a paragraph of a sheet is one string)

from sheetgen.content.common import person
from sheetgen.model import (
    Doc,
    Target,
    address,
    body,
    closing,
    cols,
    doctype,
    hail,
    header,
    heading,
    info,
    lead,
    note,
    page,
    points,
    small,
    title,
)

CHESS = (
    doctype("URGENT ACTION"),
    title("SCHACHLEHRER DROHT ABSCHIEBUNG"),
    header("NORDMARKEN\nUA-118/2014\tAI-Index: EUR 81/009/2014\t23. Mai 2014"),
    note("**ILJAN WEDRICH**"),
    heading("SACHLAGE"),
    lead(
        "Der Schachlehrer Iljan Wedrich soll am 10. Juni nach Sylderien abgeschoben werden. Dort drohen ihm Haft und Folter, weil er vor Jahren einen General im Schach besiegt und darüber ein Buch geschrieben hat."
    ),
    info(
        "Iljan Wedrich lebt seit 2006 in Nordmarken und unterrichtet an zwei Schulen. Sein Asylantrag wurde im April ohne Anhörung abgelehnt."
    ),
    info("Am 14. Mai wurde er in Abschiebehaft genommen. Seine Anwältin hat am 16. Mai Beschwerde eingelegt."),
    heading("SCHREIBEN SIE BITTE E-MAILS, FAXE ODER LUFTPOSTBRIEFE MIT FOLGENDEN FORDERUNGEN"),
    points(
        "Schieben Sie Iljan Wedrich bitte nicht nach Sylderien ab.",
        "Ich bitte Sie, ihn umgehend aus der Abschiebehaft zu entlassen und seinen Antrag sorgfältig zu prüfen.",
    ),
    heading("APPELLE AN"),
    cols(
        (
            address(
                """
INNENMINISTERIN
Frau Dr. Almut Berghold
Innenministerium
Lindenallee 999
1000 Nordstadt
NORDMARKEN
(Anrede: Dear Minister / Sehr geehrte Frau Ministerin)
Fax: (00 986) 1 555 0230
E-Mail: ministerin@inneres-nordmarken.example""",
                Target(
                    name="Frau Dr. Almut Berghold",
                    role="INNENMINISTERIN",
                    salutation="Dear Minister / Sehr geehrte Frau Ministerin",
                    address_lines=("Innenministerium", "Lindenallee 999", "1000 Nordstadt"),
                    country="NORDMARKEN",
                    emails=("ministerin@inneres-nordmarken.example",),
                    faxes=("(00 986) 1 555 0230",),
                ),
            ),
        ),
        (
            heading("KOPIEN AN"),
            address(
                """
BOTSCHAFT VON NORDMARKEN
S.E. Herrn Ottokar Brehm
Musterstraße 99
10999 Berlin
Fax: 030-555 0231 oder 030-555 0232
E-Mail: botschaft@nordmarken-berlin.example""",
                Target(
                    kind="embassy",
                    name="S.E. Herrn Ottokar Brehm",
                    role="BOTSCHAFT VON NORDMARKEN",
                    address_lines=("Musterstraße 99", "10999 Berlin"),
                    emails=("botschaft@nordmarken-berlin.example",),
                    faxes=("030-555 0231", "030-555 0232"),
                ),
            ),
        ),
    ),
    note(
        "Bitte schreiben Sie Ihre Appelle möglichst sofort. Schreiben Sie in gutem Nordmärkisch, Englisch oder auf Deutsch. Da "
        "Informationen in Urgent Actions schnell an Aktualität verlieren können, bitten wir Sie, nach dem 4. Juli 2014 keine Appelle "
        "mehr zu verschicken."
    ),
    page(),
    heading("HINTERGRUNDINFORMATIONEN"),
    info(
        "Das Buch „Matt in elf Zügen“ erschien 2005 und wurde in Sylderien noch im selben Jahr verboten. Zwei Buchhändler kamen dort in Haft."
    ),
    info(
        "Nordmarken hat die Genfer Flüchtlingskonvention unterzeichnet. Eine Abschiebung in ein Land, in dem Folter droht, verstößt gegen das Völkerrecht."
    ),
)
CHESS_FACTS = {
    "kind": "first",
    "ua_number": "118/2014",
    "index_number": "EUR 81/009/2014",
    "issue_date": "2014-05-23",
    "country": "NORDMARKEN",
    "preferred_languages": ["Nordmärkisch", "Englisch", "Deutsch"],
    "deadline": "2014-07-04",
    "after_deadline_note": (
        "Da Informationen in Urgent Actions schnell an Aktualität verlieren können, bitten wir Sie, nach dem 4. Juli 2014 keine Appelle "
        "mehr zu verschicken."
    ),
    "subjects": [person("ILJAN WEDRICH")],
    "_ignore": ["preferred_languages"],
}

APOTHECARY = (
    header("UA-257-1/2014 | Index: MDE 92/061/2014 | Qarhun | Datum: 9. Januar 2015"),
    doctype("URGENT ACTION"),
    title("APOTHEKERIN IM HUNGERSTREIK"),
    note("Frau **Nuria Halabi-Stern**, Apothekerin"),
    lead(
        "Die Apothekerin Nuria Halabi-Stern hat am 2. Januar einen Hungerstreik begonnen, um gegen ihre Haft ohne Anklage zu protestieren. Sie hat bereits sieben Kilo verloren und kann kaum noch stehen."
    ),
    info(
        "Sie befindet sich seit dem 18. Oktober 2014 in Gewahrsam, weil sie an Verletzte einer Demonstration Verbandszeug verteilt hatte."
    ),
    heading("EMPFOHLENE AKTIONEN"),
    note("Schreiben Sie bitte E-Mails, Faxe oder Luftpostbriefe mit folgenden Forderungen:"),
    points(
        "Lassen Sie Nuria Halabi-Stern umgehend frei oder erheben Sie Anklage wegen einer erkennbaren Straftat.",
        "Sorgen Sie bitte dafür, dass sie von einem Arzt ihrer Wahl betreut wird.",
    ),
    heading("APPELLE AN"),
    address(
        """
GENERALSTAATSANWALT
Mr. Basim Qadri-Holt
Public Prosecution Office
P.O. Box 1997, Qarhun Bay
QARHUN
(Anrede: Your Excellency / Exzellenz)
Fax: (00 995) 1 555 0240
E-Mail: info@prosecution-qarhun.example""",
        Target(
            name="Mr. Basim Qadri-Holt",
            role="GENERALSTAATSANWALT",
            salutation="Your Excellency / Exzellenz",
            address_lines=("Public Prosecution Office", "P.O. Box 1997, Qarhun Bay"),
            country="QARHUN",
            emails=("info@prosecution-qarhun.example",),
            faxes=("(00 995) 1 555 0240",),
        ),
    ),
    heading("KOPIEN AN"),
    address(
        """
BOTSCHAFT VON QARHUN
I.E. Frau Dr. Leyla Morano
Beispielufer 9
10999 Berlin
Fax: 030-555 0241
E-Mail: berlin@qarhun-botschaft.example""",
        Target(
            kind="embassy",
            name="I.E. Frau Dr. Leyla Morano",
            role="BOTSCHAFT VON QARHUN",
            address_lines=("Beispielufer 9", "10999 Berlin"),
            emails=("berlin@qarhun-botschaft.example",),
            faxes=("030-555 0241",),
        ),
    ),
    note(
        "Bitte schreiben Sie in gutem Arabisch, Englisch oder auf Deutsch. Bitte senden Sie nach dem 20. Februar 2015 keine Appelle mehr."
    ),
    heading("HINTERGRUNDINFORMATIONEN"),
    info(
        "Dies ist die erste Aktualisierung zu UA-257/2014. Bei den Protesten im Oktober wurden mindestens vierzig Menschen verletzt."
    ),
    info(
        "Nuria Halabi-Stern führt die einzige Nachtapotheke von Qarhun Bay. Das Geschäft ist seit ihrer Festnahme geschlossen."
    ),
)
APOTHECARY_FACTS = {
    "kind": "further_information",
    "ua_number": "257-1/2014",
    "index_number": "MDE 92/061/2014",
    "issue_date": "2015-01-09",
    "country": "Qarhun",
    "preferred_languages": ["Arabisch", "Englisch", "Deutsch"],
    "deadline": "2015-02-20",
    "after_deadline_note": "Bitte senden Sie nach dem 20. Februar 2015 keine Appelle mehr.",
    "subjects": [person("Nuria Halabi-Stern")],
    "_ignore": ["subjects.name", "preferred_languages"],
}

ACCORDION = (  # landing page
    title("Eilaktion: Freiheit für die Akkordeonspielerin", "Freiheit für die Akkordeonspielerin"),
    small("Noch 23 Tage"),
    note("17. März 2023"),
    lead(
        "Die Straßen\u00admusikerin Zdenka Orlow sitzt in Sylderien in Haft, weil sie vor einer Kaserne ein Kinderlied gespielt hat. Ihr drohen vier Jahre Gefängnis."
    ),
    info(
        "Die Polizei nahm sie am 1. März fest und beschlag\u00adnahmte ihr Akkordeon als „Tatwerkzeug“. Der Prozess beginnt am 2. Mai."
    ),
    note("Setzt euch für Zdenka Orlow ein!"),
    note("Schreibt bis 9. April 2023 an den Generalstaatsanwalt. Sende eine Kopie an die Botschaft."),
    heading("Appell an"),
    address(
        """
Generalstaatsanwalt Bohumil Kratky
Staatsanwaltschaft, Namesti 12, 11 000 Syldar
Sylderien
E-Mail: podatelna@prokuratura-sylderia.example
Facebook: @ProkuraturaMuster""",
        Target(
            name="Bohumil Kratky",
            role="Generalstaatsanwalt",
            address_lines=("Staatsanwaltschaft, Namesti 12, 11 000 Syldar",),
            country="Sylderien",
            emails=("podatelna@prokuratura-sylderia.example",),
            social=("Facebook: @ProkuraturaMuster",),
        ),
    ),
    heading("Sende eine Kopie an"),
    address(
        """
Botschaft der Republik Sylderien
Musterdamm 9
10999 Berlin
Fax: 030 – 555 02 50
E-Mail: post@sylderien-berlin.example""",
        Target(
            kind="embassy",
            role="Botschaft der Republik Sylderien",
            address_lines=("Musterdamm 9", "10999 Berlin"),
            emails=("post@sylderien-berlin.example",),
            faxes=("030 – 555 02 50",),
        ),
    ),
    heading("Musterbrief"),
    hail("Sehr geehrter Herr Generalstaatsanwalt,"),
    body(
        "ein Kinderlied hat vier Strophen und gefährdet keine Kaserne. Dennoch sitzt Zdenka Orlow seit dem 1. März in einer Zelle."
    ),
    body(
        "Ich fordere Sie höflich auf, sie sofort freizulassen, die Anklage fallen zu lassen und ihr das Akkordeon zurückzugeben."
    ),
    closing("Mit freundlichen Grüßen"),
)
ACCORDION_FACTS = {"issue_date": "2023-03-17", "deadline": "2023-04-09"}

DOCS = [
    Doc(
        "43-schachlehrer",
        "pdf",
        "B3",
        "de",
        "header parts on several lines below the headline, role headings in capitals, columns, two faxes with oder, deadline in a sentence",
        CHESS,
        CHESS_FACTS,
        {"hyphenate": True, "running": "URGENT ACTION", "footer_text": "Seite #", "size": 10},
    ),
    Doc(
        "44-schachlehrer",
        "txt",
        "B3",
        "de",
        "UTF-8 with BOM, one paragraph per line",
        CHESS,
        CHESS_FACTS,
        {"encoding": "utf-8-sig", "bullet": "▪"},
    ),
    Doc(
        "45-apothekerin",
        "docx",
        "B3",
        "de",
        "number with suffix, header line with pipes, name alone on a line, runs cut",
        APOTHECARY,
        APOTHECARY_FACTS,
        {"cut_runs": True, "line_paragraphs": True, "bullet": "", "styles": False},
    ),
    Doc(
        "46-akkordeon",
        "html",
        "web",
        "de",
        "landing page: soft hyphens, countdown, Setzt euch ein, Musterbrief, deadline in a sentence, no country of the case",
        ACCORDION,
        {**ACCORDION_FACTS, "_ignore": ["headline"]},
        {"page_title": "Eilaktion Akkordeon"},
    ),
    Doc(
        "66-apothekerin",
        "pdf",
        "B3",
        "de",
        "header line on each page, hyphenated words",
        APOTHECARY,
        APOTHECARY_FACTS,
        {"header_part": True, "hyphenate": True, "size": 11.5, "footer_text": "Seite # von 2"},
    ),
    Doc(
        "69-akkordeon",
        "txt",
        "web",
        "de",
        "page copied as text, windows-1252, soft hyphens, CRLF",
        ACCORDION,
        {**ACCORDION_FACTS, "_ignore": ["headline"]},
        {"encoding": "windows-1252", "newline": "\r\n"},
    ),
]
