"""German."""

from .base import Language, Mark, listed

GERMAN = Language(
    code="de",
    labels={
        Mark.DOCUMENT: listed("URGENT ACTION | EILAKTION"),
        Mark.NUMBER: (),
        Mark.INDEX: listed("AI-INDEX | INDEX | INDEXNUMMER"),
        Mark.DATE: listed("DATUM | AUSGABEDATUM | VERÖFFENTLICHT AM"),
        Mark.COUNTRY: ("LAND",),
        Mark.ACTION: listed(
            """
            SETZT EUCH EIN | SETZEN SIE SICH EIN | WERDEN SIE AKTIV | WERDET AKTIV | JETZT MITMACHEN
            """
        ),
        Mark.POINTS: listed(
            """
            SCHREIBEN SIE BITTE E-MAILS, FAXE ODER LUFTPOSTBRIEFE MIT FOLGENDEN FORDERUNGEN
            EMPFOHLENE AKTIONEN | EMPFOHLENE AKTION | WEITERE EMPFOHLENE AKTIONEN | AMNESTY FORDERT
            """
        ),
        Mark.ADDRESSES: listed(
            """
            APPELLE AN | APPELL AN | ADRESSEN | SCHREIBEN SIE AN | SCHREIBT AN | SENDE DEINEN APPELL AN
            SENDEN SIE IHRE APPELLE AN
            """
        ),
        Mark.COPIES: listed(
            """
            BITTE SENDEN SIE EINE KOPIE AN | SENDEN SIE EINE KOPIE AN | SENDE EINE KOPIE AN | KOPIEN AN
            KOPIE AN | UND KOPIEN AN | MIT KOPIE AN | UND EINE KOPIE AN
            """
        ),
        Mark.LETTER: listed("MUSTERBRIEF | BRIEFVORSCHLAG"),
        Mark.BACKGROUND: listed(
            """
            HINTERGRUNDINFORMATIONEN | HINTERGRUNDINFORMATION | HINTERGRUND | SACHLAGE | WEITERE INFORMATIONEN
            """
        ),
        Mark.LANGUAGES: listed("BEVORZUGTE SPRACHE | BEVORZUGTE SPRACHEN"),
        Mark.DEADLINE: listed(
            """
            APPELLE BIS | BITTE SCHREIBEN SIE BIS | EINSENDESCHLUSS | BITTE HANDELN SIE BIS
            """
        ),
        Mark.PEOPLE: listed("NAME UND PRONOMEN | NAME UND BEVORZUGTES PRONOMEN | NAME"),
        Mark.GENDER: listed("GESCHLECHT M/W | GESCHLECHT"),
        Mark.PREVIOUS: listed(
            """
            LINK ZUR VORHERIGEN UA | LINK ZUR VORHERIGEN URGENT ACTION | VORHERIGE URGENT ACTION
            """
        ),
        Mark.RESIDUE: ("BITTE FÜGEN SIE HIER DIE ADRESSEN",),
        Mark.FURNITURE: listed(
            """
            ZUM INHALT SPRINGEN | ZUM HAUPTINHALT | PDF HERUNTERLADEN | TEILEN | WEITERLESEN
            NEWSLETTER ABONNIEREN | FOTO: | NACH OBEN | NOCH
            """
        ),
        Mark.END: listed(
            """
            WEITERE URGENT ACTIONS | WEITERE EILAKTIONEN | ÄHNLICHE INHALTE | MEHR ZUM THEMA | AUCH INTERESSANT
            WEITERE AKTIONEN
            """
        ),
    },
    opens={
        Mark.POINTS: (
            r"schreiben sie bitte[^.;:]{0,160}(?:forderungen|in denen sie)[^.;:]{0,60}:?$",
            r"amnesty fordert ?:",
        ),
        Mark.ACTION: (r"setzt euch [^.]{0,120}? ein ?!", r"setzen sie sich [^.]{0,120}? ein ?!"),
        Mark.NOTHING_TO_DO: (
            (
                r"(?:weitere appelle sind nicht (?:mehr )?erforderlich|"
                r"(?:derzeit |zurzeit )?sind keine weiteren (?:appelle|aktionen)[^.]{0,60}|"
                r"es sind keine weiteren (?:appelle|aktionen)[^.]{0,60}|"
                r"weitere aktionen [^.]{0,40}nicht[^.]{0,40})\.?"
                r"(?: ?(?:vielen|herzlichen) dank[^.]{0,100}\.?)?"
            ),
            r"(?:vielen|herzlichen) dank (?:an )?all(?:en|e)[^.]{0,100}\.",
        ),
        Mark.DIPLOMATS: (
            (
                r"(?:senden sie )?(?:bitte )?(?:auch )?(?:eine )?kopien? an (?:die )?diplomatische[nr]? "
                r"vertretung(?:en)?[^.:;]{0,60}(?:in ihrem land|akkreditiert[^.]{0,20})[.;:]?"
            ),
        ),
        Mark.OWN_LANGUAGE: (r"sie konnen (?:auch )?in ihrer eigenen sprache schreiben\.?",),
        Mark.LANGUAGES: (r"(?:bitte )?schreiben sie (?:bitte )?(?:in|auf) (?=[^.:]{4,90}\.)",),
        Mark.AFTER_DEADLINE: (
            r"da informationen in urgent actions.{0,200}?keine appelle mehr[^.]{0,60}(?:\.|$)",
            (
                r"bitte (?:senden|schicken|schreiben) sie nach dem .{3,40}?keine appelle mehr"
                r"[^.]{0,60}(?:\.|$)"
            ),
        ),
        Mark.DEADLINE: (
            r"nach dem (?=\d.{3,40}keine appelle)",
            r"appelle bis (?:zum )?(?=\d)",
            r"schreib(?:t|en sie|e)? bis (?:zum )?(?=\d)",
        ),
        Mark.RESIDUE: (r"(?:bitte )?schreiben sie ihre appelle moglichst sofort\.?",),
    },
    kinds={
        "further_information": listed("WEITERE INFORMATIONEN ZU | WEITERE INFORMATIONEN"),
        "update": listed("ZWEITE | DRITTE | VIERTE | UPDATE"),
        "outcome": listed("ERGEBNIS | ERFOLG"),
        "first": ("ERSTE",),
    },
    months=tuple(
        tuple(month.split("/"))
        for month in listed("""
            januar/jänner/jan | februar/feb | märz | april/apr | mai | juni/jun | juli/jul | august/aug |
            september/sept/sep | oktober/okt | november/nov | dezember/dez
            """)
    ),
    contacts={
        "email": listed("e-mail | e-mails | e-post | e-mail-adresse | e-mail-adressen"),
        "fax": listed("fax | telefax | faxnummer | fax-nr | telefax-nr"),
        "phone": listed("telefon | telefonnummer | tel | tel-nr | mobil | mobiltelefon"),
        "salutation": listed("anrede | korrekte anrede"),
        "other": listed("webseite | internet | kontaktformular | telegramm | telegramme"),
    },
    networks=(),
    honorifics=listed(
        """
        herr | herrn | frau | s.e | s. e | i.e | i. e | seine exzellenz | ihre exzellenz | dr | prof | s.e. herr
        s. e. herr | i.e. frau | i. e. frau | general | oberst
        """
    ),
    roles=listed(
        """
        minister | ministerin | präsident | präsidentin | staatspräsident | staatspräsidentin
        generalstaatsanwalt | generalstaatsanwältin | staatsanwalt | staatsanwältin | justizminister
        justizministerin | innenminister | innenministerin | außenminister | außenministerin | premierminister
        premierministerin | ministerpräsident | ministerpräsidentin | direktor | direktorin | gouverneur
        gouverneurin | könig | königin | botschafter | botschafterin | konsul | konsulin | bürgermeister
        bürgermeisterin | richter | richterin | oberste justizautorität | leiter | leiterin | vorsitzender
        vorsitzende | kommandant | kommandantin | polizeichef | polizeichefin | sekretär | sekretärin
        generalsekretär | ombudsmann | ombudsfrau | religionsführer | kanzler | kanzlerin | polizeipräsident
        polizeipräsidentin | verteidigungsminister | geschäftsträger | geschäftsträgerin | oberhaupt | chef
        chefin | inspekteur | hafenmeister | hafenmeisterin | landrat | landrätin | intendant | intendantin
        großherzog | fürst | regierungschef | regierungschefin | gefängnisdirektor
        """
    ),
    titles=listed("präsident | präsidentin | minister | ministerin | botschafter | botschafterin"),
    institutions=listed(
        """
        ministerium | justizministerium | innenministerium | außenministerium | amt | büro | kommission
        ausschuss | rat | gericht | gerichtshof | behörde | polizei | parlament | senat | palast | gefängnis
        regierung | institut | staatsanwaltschaft | generalstaatsanwaltschaft | botschaft | konsulat
        generalkonsulat | präsidialamt | kanzlei | präsidentschaft | vertretung | universität | verband | verein
        menschenrechtskommission | ministry | office | embassy | palace | hafenamt | rathaus | polizeipräsidium
        präsidentenpalast | sekretariat | direktion | abteilung
        """
    ),
    embassies=listed(
        """
        botschaft | botschafter | botschafterin | konsulat | generalkonsulat | konsul | ständige vertretung
        geschäftsträger | geschäftsträgerin
        """
    ),
    places=listed(
        """
        straße | strasse | str | platz | weg | allee | postfach | gasse | ufer | haus | c/o | ring | damm | hof
        markt | chaussee | brücke | stadt | provinz | kai
        """
    ),
    greetings=listed(
        """
        sehr geehrte | sehr geehrter | sehr geehrten | exzellenz | eure exzellenz | majestät | eure majestät
        euer ehren | ihre exzellenz
        """
    ),
    circulars=listed(
        """
        liebe freundinnen | liebe freunde | liebe mitglieder | liebe unterstützerinnen | liebe unterstützer
        hallo | liebe kolleginnen | liebe aktive | liebe | lieber | sehr geehrte mitglieder
        sehr geehrte damen und herren der gruppen
        """
    ),
    demands=(
        (
            r"\b(?:daher |deshalb |hiermit )?(?:ich )?(?:fordere|bitte|ersuche|appelliere an) (?:ich )?"
            r"(?:sie )?[^.:;]{0,120}:"
        ),
    ),
    closings=listed(
        """
        mit freundlichen grüßen | mit freundlichem gruß | hochachtungsvoll | mit vorzüglicher hochachtung
        freundliche grüße | mit hochachtungsvollen grüßen | mit besten grüßen | mit hochachtung
        mit respektvollen grüßen
        """
    ),
    groups=listed(
        """
        mitglieder | bewohner | bewohnerinnen | familien | familie | männer | frauen | personen | menschen
        studierende | arbeiter | arbeiterinnen | verein | verband | gewerkschaft | bewegung | gemeinschaft
        kollektiv | organisation | netzwerk | gruppe | kinder | gefangene | häftlinge | aktivisten
        journalisten | andere | weitere | dorfbewohner | fischer | zwei | drei | vier | fünf | sechs | sieben
        acht | neun | zehn | elf | zwölf | zwanzig | dreißig | mehrere | brüder | schwestern | geschwister
        lehrer | genossenschaft | chor | dreizehn | vierzehn | fünfzehn | hundert | schüler | jugendliche
        """
    ),
    conjunctions=listed("und | oder | sowie"),
    fillers=listed("in | auf | gutem | in gutem | bitte in | möglichst in"),
    own=listed("ihrer eigenen sprache | eigenen sprache | deiner eigenen sprache"),
    countries_official=listed(
        """
        republik | königreich | islamische republik | bundesrepublik | demokratische republik | volksrepublik
        vereinigte republik | arabische republik | die | großherzogtum
        """
    ),
)
