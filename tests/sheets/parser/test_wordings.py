"""The wordings of headings, labels and set sentences, one case for each that sheets print."""

from __future__ import annotations

import pytest

from urgent_action.sheets.labels import Mark
from urgent_action.sheets.lines import Line
from urgent_action.sheets.parser.book import label_at_start
from urgent_action.sheets.parser.contacts import read_contacts
from urgent_action.sheets.parser.formulas import is_closing, is_demands_intro, opens_demands
from urgent_action.sheets.parser.furniture import is_furniture
from urgent_action.sheets.parser.numbers import kind_of
from urgent_action.sheets.parser.parts import Part, make_part
from urgent_action.sheets.parser.tail import deadline_in_sentence, sentence_mark

# Part of a sheet: wordings, one per line. A line that ends in "…" goes on with a value or a name.
LABELS = {
    Mark.DOCUMENT: """
        URGENT ACTION
        U R G E N T  A C T I O N
        Urgent Action: TEACHER HELD
        URGENT ACTION APPEAL
        Urgent Action Update: TEACHER TRIED
        Urgent Action Victory! TEACHER FREE
        ACCIÓN URGENTE
        Acción Urgente
        ACTION URGENTE
        Écrire : UN MAÎTRE EN PRISON
        Eilaktion
        تحرك عاجل
        """,
    Mark.INDEX: """
        Index: EUR 99/013/2011
        AI Index: EUR 99/013/2011
        Índice: EUR 99/013/2011
        Index : EUR 99/013/2011
        Index AI : EUR 99/013/2011
        AI-Index: EUR 99/013/2011
        INDEX NUMBER: EUR 99/013/2011
        رقم الوثيقة: MDE 99/4022/2016
        """,
    Mark.DATE: """
        Date: 16 September 2011
        Issue Date: 16 September 2011
        PUBLICATION DATE: 16 September 2011
        Fecha: 16 de septiembre de 2011
        Fecha de emisión: 16 de septiembre de 2011
        Date : 16 septembre 2011
        Datum: 16. September 2011
        التاريخ: 16 سبتمبر 2011
        """,
    Mark.ACTION: """
        TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER
        TAKE ACTION:
        What you can do to help:
        ACTÚEN: REDACTEN SU PROPIO LLAMAMIENTO O UTILICEN LA SIGUIENTE CARTA MODELO
        Actúa: redacta tu propio llamamiento o utiliza esta carta modelo
        Actúen: redacten su propio llamamiento o utilicen esta carta modelo
        PASSEZ À L’ACTION : ENVOYEZ UN APPEL EN UTILISANT VOS PROPRES MOTS OU EN VOUS INSPIRANT DU MODÈLE DE LETTRE CI-DESSOUS
        Setzt euch für Mira Alt ein!
        بادروا بالتحرك: اكتبوا مناشدة بأسلوبكم الخاص أو استخدموا نموذج الرسالة أدناه
        """,
    Mark.POINTS: """
        Please write immediately in Ruritanian, English or your own language:
        RECOMMENDED ACTION: Please send faxes and airmail letters in English or your own language:
        FURTHER RECOMMENDED ACTION: Please send telegrams:
        Write to the Minister of Justice urging him to:
        Write to the President urging him/her to:
        Please write to the Governor urging them to:
        Escriban inmediatamente, en español o en su propio idioma:
        DANS LES APPELS QUE VOUS FEREZ PARVENIR aux destinataires ci-après, en français :
        SCHREIBEN SIE BITTE E-MAILS, FAXE ODER LUFTPOSTBRIEFE MIT FOLGENDEN FORDERUNGEN
        EMPFOHLENE AKTIONEN
        Amnesty fordert:
        """,
    Mark.ADDRESSES: """
        CONTACT INFORMATION
        COntact Information:
        Write to:
        APPEALS TO:
        TARGET’S CONTACT DETAILS & “COPIES TO”
        TARGET'S CONTACT DETAILS & "COPIES TO"
        APPELLE AN
        Appell an
        Adressen:
        """,
    Mark.COPIES: """
        Copies to:
        And copies to:
        COPIES TO:
        And copy:
        Con copia a:
        Y copia a:
        Copies à :
        Mettez en copie l’ambassade :
        KOPIEN AN
        Sende eine Kopie an
        نسخة إلى:
        """,
    Mark.DIPLOMATS: """
        Also send copies to diplomatic representatives accredited to your country.
        and to diplomatic representatives of Ruritania accredited to your country.
        COPIES TO: diplomatic representatives of Ruritania accredited to your country.
        Envíen también copia a la representación diplomática acreditada en su país.
        """,
    Mark.LETTER: """
        SAMPLE LETTER
        Sample letter:
        URGENT ACTION LETTER:
        Musterbrief
        """,
    Mark.BACKGROUND: """
        ADDITIONAL INFORMATION
        BACKGROUND INFORMATION
        BACKGROUND INFORMATION (400 WORDS + RELEVANT LINKS):
        INFORMACIÓN COMPLEMENTARIA
        INFORMACION COMPLEMENTARIA
        COMPLÉMENT D’INFORMATION
        COMPLÉMENT D'INFORMATION
        HINTERGRUNDINFORMATIONEN
        SACHLAGE
        معلومات إضافية
        """,
    Mark.LANGUAGES: """
        PREFERRED LANGUAGE TO ADDRESS TARGET: English
        IDIOMA(S) PREFERIDO(S) PARA DIRIGIRSE AL DESTINATARIO: español
        LANGUE(S) À PRIVILÉGIER POUR LES DESTINATAIRES : français
        Schreiben Sie in gutem Persisch, Englisch oder auf Deutsch.
        لغة المخاطبة المفضلة: العربية
        """,
    Mark.OWN_LANGUAGE: """
        You can also write in your own language.
        También pueden escribir en su propio idioma.
        Vous pouvez également écrire dans votre propre langue.
        يمكنكم أيضًا استخدام لغتكم الخاصة.
        """,
    Mark.DEADLINE: """
        PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 28 October 2011
        APPEAL DEADLINE NOTICE: 28 October 2011
        PLEASE SEND APPEALS BEFORE 28 OCTOBER 2011:
        PLEASE SEND APPEALS BEFORE 28 OCTOBER 2011 TO:
        ACTÚEN LO ANTES POSIBLE Y NO MÁS TARDE DEL: 28 de octubre de 2011
        ENVÍEN LLAMAMIENTOS ANTES DEL 28 DE OCTUBRE DE 2011 A:
        MERCI D’AGIR DANS LES PLUS BREFS DÉLAIS ET AVANT LE : 28 octobre 2011
        VEUILLEZ ENVOYER VOS APPELS AVANT LE 28 OCTOBRE 2011 À :
        Appelle bis 28. Oktober 2011
        ويُرجى المبادرة بالتحرك في أسرع وقت ممكن قبل: 28 أكتوبر 2011
        """,
    Mark.AFTER_DEADLINE: """
        Please check with the Amnesty office in your country if you wish to send appeals after the deadline.
        Check with your section office if sending appeals after the above date.
        Please check with your section office if sending appeals after the above date.
        Check with the International Secretariat, or your section office, if sending appeals after 15 April 1999.
        Consulten con la oficina de su país si desean enviar llamamientos después de la fecha indicada.
        Au-delà de cette date, vérifiez auprès de la section de votre pays s’il faut encore intervenir.
        Vérifiez auprès de votre section s’il faut encore intervenir après la date indiquée ci-dessus.
        Da Informationen in Urgent Actions schnell an Aktualität verlieren können, bitten wir Sie, \
        nach dem 9. Januar 2014 keine Appelle mehr zu verschicken.
        ويُرجى التشاور مع مكتب منظمة العفو الدولية في بلدكم إذا كنتم ترغبون في إرسال المناشدات بعد الموعد المحدد.
        """,
    Mark.PEOPLE: """
        NAME AND PREFERRED PRONOUN: Mira Old (she/her)
        Name: Mira Old
        NOMBRE Y GÉNERO GRAMATICAL PREFERIDO: Mira Old (femenino)
        Nombre: Mira Old
        PRÉNOM, NOM ET PRONOM À UTILISER : Mira Old (elle)
        الاسم وضمير الإشارة المفضل: سلمى النوري (هي)
        """,
    Mark.GENDER: """
        Gender m/f: f
        Sexo h/m: m
        """,
    Mark.PREVIOUS: """
        LINK TO PREVIOUS UA:
        ENLACE A LA AU ANTERIOR:
        LIEN VERS L’AU PRÉCÉDENTE :
        LIEN VERS L'AU PRÉCÉDENTE :
        رابط التحرك العاجل السابق:
        """,
    Mark.NOTHING_TO_DO: """
        NO FURTHER ACTION IS REQUESTED. MANY THANKS TO ALL WHO SENT APPEALS.
        Seulement pour information.
        """,
    Mark.TITLE: "URGENT ACTION TITLE:",
    Mark.NUMBER: "URGENT ACTION TYPE AND NUMBER:",
    Mark.SUMMARY: "URGENT ACTION SUMMARY:",
    Mark.RESIDUE: """
        [Sections to add when relevant]
        Please insert local diplomatic addresses below:
        """,
    None: """
        The urgent action was issued in May.
        background noise was heard
        Names were read aloud.
        The diplomats were sent home.
        Copies of the letter were burned.
        Additional information was not given to the court.
        """,
}


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.strip().splitlines()]


def _mark(text: str) -> Mark | None:
    hit = label_at_start(text.strip("[]"))
    sentence = sentence_mark(text[hit.end :].strip() if hit and hit.mark is Mark.COPIES else text)
    if hit and hit.mark not in {Mark.COPIES, Mark.FURNITURE}:
        return hit.mark
    if sentence is None and deadline_in_sentence(text):
        return Mark.DEADLINE
    return sentence or (hit.mark if hit else None)


@pytest.mark.parametrize(("text", "mark"), [(text, mark) for mark, block in LABELS.items() for text in _lines(block)])
def test_wording_is_recognised(text: str, mark: Mark | None) -> None:
    assert _mark(text) == mark


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (text, kind)
        for kind, block in {
            "first": """
                First UA: 1/20
                Primera AU: 1/20
                Première AU : 1/20
                التحرك العاجل الأول: 1/20
                """,
            "further_information": """
                Further information on UA: 1/20
                Further information on EXTRA 1/20
                Follow-up on UA 1/20
                FI 086/21-3
                Más información sobre AU: 1/20
                Informations complémentaires sur l’AU : 1/20
                Action complémentaire sur l’AU : 1/20
                معلومات إضافية حول التحرك العاجل: 1/20
                """,
            "update": """
                Second UA: 1/20
                THIRD UA 1/20
                Urgent Action Update:
                1st update to UA 1/20
                Segunda AU: 1/20
                Cuarta AU: 1/20
                Deuxième AU : 1/20
                التحرك العاجل الثاني: 1/20
                """,
            "outcome": """
                Outcome UA: 1/20
                Urgent Action Victory!
                Resultado AU: 1/20
                Résultat AU : 1/20
                """,
        }.items()
        for text in _lines(block)
    ],
)
def test_kind_is_told_by_its_words(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    _lines("""
        I therefore urge you to:
        I call on you to:
        I ask you to:
        I respectfully ask you to:
        Le insto a:
        Le pido que:
        Je vous demande de :
        Aussi, je vous demande :
        Ich fordere Sie höflich auf:
        لذا أدعوكم إلى:
        """),
)
def test_line_that_introduces_demands(text: str) -> None:
    assert is_demands_intro(text)
    assert opens_demands(text)


@pytest.mark.parametrize(
    "text",
    _lines("""
        Yours sincerely,
        Sincerely,
        Yours faithfully,
        Atentamente,
        Atentamente, [NOMBRE]
        Veuillez agréer, Madame la Ministre, l’expression de ma haute considération.
        Je vous prie d’agréer, Monsieur le Procureur, l’expression de ma considération distinguée.
        Mit freundlichen Grüßen
        وتفضلوا بقبول فائق الاحترام،
        """),
)
def test_closing_formula(text: str) -> None:
    assert is_closing(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"{label} {value}", what)
        for what, value, labels in (
            ("faxes", "+991 555 0101", "Fax:|Faxes:|Telefax:|فاكس:|Fax :"),
            ("phones", "+991 555 0101", "Tel:|Tel :|Telephone:|Phone:|Tél. :|Telefon:|Teléfono:|هاتف:"),
            (
                "emails",
                "a@zenda.example",
                "Email:|Emails:|E-Mail:|E-post:|Courriel :|Correo electrónico:|Correo-e:|البريد الإلكتروني:",
            ),
            ("social", "@zenda", "Twitter:|Twitter/X:|X:|Facebook:|Instagram:|تويتر:"),
        )
        for label in labels.split("|")
    ],
)
def test_contact_label(text: str, what: str) -> None:
    found = read_contacts(text)
    filled = {name: getattr(found, name) for name in ("faxes", "phones", "emails", "social") if getattr(found, name)}
    value = text if what == "social" else text.split(" ", 1)[1].removeprefix(": ").removeprefix("electrónico: ")
    assert set(filled) == {what}
    assert filled[what] == [value.removeprefix("الإلكتروني: ").removeprefix("الإلكتروني:")] or value.endswith(
        filled[what][0]
    )


@pytest.mark.parametrize(
    "label",
    ["Salutation:", "Tratamiento:", "Formule d’appel :", "Anrede:", "(Anrede:", "[Salutation:", "صيغة المخاطبة:"],
)
def test_salutation_label(label: str) -> None:
    closing = {"(": ")", "[": "]"}.get(label[0], "")
    assert read_contacts(f"{label} Your Excellency{closing}").salutation == "Your Excellency"


@pytest.mark.parametrize(
    "text",
    _lines("""
        Page 2 of UA 12/92
        3
        [NOMBRE]
        [YOUR NAME]
        Download a PDF of this Urgent Action
        Please insert local diplomatic addresses below:
        [Sections to add when relevant]
        Noch 23 Tage
        This bulletin expires: 30 June 1992
        """),
)
def test_line_that_belongs_nowhere(text: str) -> None:
    assert is_furniture(_part(text))


def _part(text: str) -> Part:
    return make_part(text, [Line(text, raw=text)])


def test_labels_are_compared_without_case_spaces_and_punctuation() -> None:
    for text in ("TAKE ACTION :", "Take  Action", "TAKE ACTION", "Take\u00a0action:", "TAke action"):
        assert _mark(text) is Mark.ACTION
