"""The labels with which a sheet is written, per language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Labels of one language, as :mod:`urgent_action.sheets.labels` reads them."""

    document: str
    first: str
    further: str
    update: str
    outcome: str
    number: str
    index: str
    date: str
    country: str
    action: str
    points: str
    copies: str
    diplomats: str
    nothing: str
    background: str
    languages: str
    own: str
    deadline: str
    people: str
    previous: str
    fax: str
    phone: str
    email: str
    salutation: str
    months: tuple[str, ...]
    day: str = "{d} {m} {y}"
    and_: str = ", "


_EN = Words(
    document="URGENT ACTION", first="First UA", further="Further information on UA",
    update="Second UA", outcome="Outcome UA", number="UA", index="Index", date="Date",
    country="COUNTRY",
    action="TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER",
    points="Please write immediately:", copies="COPIES TO:",
    diplomats="Also send copies to diplomatic representatives accredited to your country.",
    nothing="NO FURTHER ACTION IS REQUESTED. MANY THANKS TO ALL WHO SENT APPEALS.",
    background="ADDITIONAL INFORMATION", languages="PREFERRED LANGUAGE TO ADDRESS TARGET:",
    own="You can also write in your own language.",
    deadline="PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL:",
    people="NAME AND PREFERRED PRONOUN:", previous="LINK TO PREVIOUS UA:", fax="Fax:",
    phone="Tel:", email="Email:", salutation="Salutation:",
    months=("January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December"),
)  # fmt: skip
_ES = Words(
    document="ACCIÓN URGENTE", first="Primera AU", further="Más información sobre AU",
    update="Segunda AU", outcome="Resultado AU", number="AU", index="Índice", date="Fecha",
    country="PAÍS",
    action="ACTÚEN: REDACTEN SU PROPIO LLAMAMIENTO O UTILICEN LA SIGUIENTE CARTA MODELO",
    points="Escriban inmediatamente:", copies="CON COPIA A:",
    diplomats="Envíen también copia a la representación diplomática acreditada en su país.",
    nothing="NO SE SOLICITAN NUEVAS ACCIONES. MUCHAS GRACIAS A QUIENES ENVIARON LLAMAMIENTOS.",
    background="INFORMACIÓN COMPLEMENTARIA",
    languages="IDIOMA(S) PREFERIDO(S) PARA DIRIGIRSE AL DESTINATARIO:",
    own="También pueden escribir en su propio idioma.",
    deadline="ACTÚEN LO ANTES POSIBLE Y NO MÁS TARDE DEL:",
    people="NOMBRE Y GÉNERO GRAMATICAL PREFERIDO:", previous="ENLACE A LA AU ANTERIOR:",
    fax="Fax:", phone="Tel.:", email="Correo electrónico:", salutation="Tratamiento:",
    months=("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
            "septiembre", "octubre", "noviembre", "diciembre"),
    day="{d} de {m} de {y}",
)  # fmt: skip
_FR = Words(
    document="ACTION URGENTE", first="Première AU", further="Informations complémentaires sur l’AU",
    update="Deuxième AU", outcome="Résultat AU", number="AU", index="Index", date="Date",
    country="PAYS",
    action="PASSEZ À L’ACTION : ENVOYEZ UN APPEL EN UTILISANT VOS PROPRES MOTS OU EN VOUS "
           "INSPIRANT DU MODÈLE DE LETTRE CI-DESSOUS",
    points="Dans vos appels :", copies="COPIES À :",
    diplomats="Veuillez également adresser des copies aux représentants diplomatiques accrédités "
              "dans votre pays.",
    nothing="AUCUNE ACTION COMPLÉMENTAIRE N’EST REQUISE. MERCI À TOUTES LES PERSONNES QUI ONT "
            "ENVOYÉ DES APPELS.",
    background="COMPLÉMENT D’INFORMATION",
    languages="LANGUE(S) À PRIVILÉGIER POUR LES DESTINATAIRES :",
    own="Vous pouvez également écrire dans votre propre langue.",
    deadline="MERCI D’AGIR DANS LES PLUS BREFS DÉLAIS ET JUSQU’AU :",
    people="PRÉNOM, NOM ET PRONOM À UTILISER :", previous="LIEN VERS L’AU PRÉCÉDENTE :",
    fax="Fax :", phone="Tél. :", email="Courriel :", salutation="Formule d’appel :",
    months=("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
            "septembre", "octobre", "novembre", "décembre"),
)  # fmt: skip
_DE = Words(
    document="URGENT ACTION", first="Erste UA", further="Weitere Informationen zu UA",
    update="Zweite UA", outcome="Ergebnis UA", number="UA", index="Index", date="Datum",
    country="LAND", action="WERDEN SIE AKTIV",
    points="EMPFOHLENE AKTIONEN:", copies="KOPIEN AN:",
    diplomats="Senden Sie bitte auch Kopien an die diplomatischen Vertretungen in Ihrem Land.",
    nothing="Es sind keine weiteren Appelle erforderlich. Vielen Dank an alle, die geschrieben "
            "haben.",
    background="HINTERGRUNDINFORMATIONEN", languages="BEVORZUGTE SPRACHE:",
    own="Sie können auch in Ihrer eigenen Sprache schreiben.",
    deadline="APPELLE BIS:", people="NAME UND PRONOMEN:", previous="LINK ZUR VORHERIGEN UA:",
    fax="Fax:", phone="Tel.:", email="E-Mail:", salutation="Anrede:",
    months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
            "September", "Oktober", "November", "Dezember"),
    day="{d}. {m} {y}",
)  # fmt: skip
_AR = Words(
    document="تحرك عاجل", first="التحرك العاجل الأول", further="معلومات إضافية حول التحرك العاجل",
    update="التحرك العاجل الثاني", outcome="نتيجة التحرك العاجل", number="التحرك العاجل",
    index="رقم الوثيقة", date="التاريخ", country="البلد",
    action="بادروا بالتحرك: اكتبوا مناشدة بأسلوبكم الخاص أو استخدموا نموذج الرسالة أدناه",
    points="يرجى الكتابة فورا:", copies="نسخة إلى:",
    diplomats="يرجى إرسال نسخ إلى الممثلين الدبلوماسيين المعتمدين في بلدكم.",
    nothing="لا يطلب اتخاذ أي إجراءات أخرى. شكرا لكل من أرسل مناشدات.",
    background="معلومات إضافية", languages="لغة المخاطبة المفضلة:",
    own="يمكنكم أيضًا استخدام لغتكم الخاصة.",
    deadline="يُرجى المبادرة بالتحرك في أسرع وقت ممكن حتى:",
    people="الاسم وضمير الإشارة المفضل:", previous="رابط التحرك العاجل السابق:",
    fax="فاكس:", phone="هاتف:", email="البريد الإلكتروني:", salutation="صيغة المخاطبة:",
    months=("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
            "أكتوبر", "نوفمبر", "ديسمبر"),
    and_="، ",
)  # fmt: skip
_ALL = {"en": _EN, "es": _ES, "fr": _FR, "de": _DE, "ar": _AR}


def words_of(language: str) -> Words:
    """Return the labels of a language; of ``pt-br`` those of ``pt``, of an unknown one English."""
    return _ALL.get(language.lower().replace("_", "-").split("-")[0], _EN)
