"""Sheets in French."""

# ruff: noqa: E501  (a paragraph of a sheet is one string)

from sheetgen.content.common import DIPLOMATS, person
from sheetgen.model import (
    Doc,
    Target,
    address,
    again,
    asks,
    body,
    closing,
    cols,
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
    sub,
    title,
)

AFTER = "Au-delà de cette date, vérifiez auprès de la section d’Amnesty International de votre pays s’il faut encore intervenir."
OWN = "Vous pouvez également écrire dans votre propre langue."
TAKE = "PASSEZ À L’ACTION : ENVOYEZ UN APPEL EN UTILISANT VOS PROPRES MOTS OU EN VOUS INSPIRANT DU MODÈLE DE LETTRE CI-DESSOUS"

CLOCKMAKER = (
    header(
        "Informations complémentaires sur l’AU\u00a0: 88/23 Index\u00a0: AFR 82/7421/2023 Bélandie Date\u00a0: 14 novembre 2023"
    ),
    doctype("ACTION URGENTE"),
    title("L’HORLOGER DU BEFFROI PRIVÉ DE SOINS"),
    lead(
        "Fulgence Adonfi, horloger de Port-Bélan détenu depuis le 3 juillet, n’a toujours pas vu de cardiologue. Le 2 novembre, il s’est "
        "effondré dans la cour de la prison. Il est accusé d’avoir « arrêté l’heure officielle »."
    ),
    heading(TAKE),
    address(
        """
M. le Garde des Sceaux
Maître Hyacinthe Dolo-Brun
Ministère de la Justice
BP 999
Port-Bélan
Bélandie
Courriel : cabinet@justice-belandie.example, ministre@justice-belandie.example
Tél. : +988 20 55 50 11 ou +988 20 55 50 12
Formule d’appel : Monsieur le Garde des Sceaux,""",
        Target(
            name="Maître Hyacinthe Dolo-Brun",
            role="M. le Garde des Sceaux",
            salutation="Monsieur le Garde des Sceaux,",
            address_lines=("Ministère de la Justice", "BP 999", "Port-Bélan"),
            country="Bélandie",
            emails=("cabinet@justice-belandie.example", "ministre@justice-belandie.example"),
            phones=("+988 20 55 50 11", "+988 20 55 50 12"),
        ),
    ),
    hail("Monsieur le Garde des Sceaux,"),
    body(
        "Fulgence Adonfi répare des horloges depuis quarante ans. Le 3 juillet, celle du beffroi s’est arrêtée pendant un discours. Il dort depuis lors sur le sol d’une cellule."
    ),
    body(
        "Son cœur est malade, et l’infirmerie de la prison n’a pas d’électrocardiographe. L’hôpital se trouve à huit cents mètres."
    ),
    asks("Aussi je vous demande\u00a0:"),
    demands(
        "de faire examiner Fulgence Adonfi par un cardiologue dans les plus brefs délais\u00a0;",
        "d’ordonner sa libération immédiate et sans condition.",
    ),
    closing("Je vous prie d’agréer, Monsieur le Garde des Sceaux, l’expression de ma haute considération."),
    heading("COMPLÉMENT D’INFORMATION"),
    info(
        "Le mécanisme du beffroi date de 1911. Fulgence Adonfi avait signalé par écrit, dès le mois de mai, l’usure d’un ressort."
    ),
    sub("La procédure"),
    info(
        "Le juge d’instruction a refusé le 5 octobre une demande de mise en liberté. Un recours sera examiné le 12 janvier 2024."
    ),
    label("LANGUE(S) À PRIVILÉGIER POUR LES DESTINATAIRES\u00a0:", "français, anglais"),
    note(OWN),
    label("MERCI D’AGIR DANS LES PLUS BREFS DÉLAIS ET AVANT LE\u00a0:", "9 janvier 2024"),
    note(AFTER),
    label("PRÉNOM, NOM ET PRONOM À UTILISER\u00a0:", "Fulgence Adonfi (il)"),
    label("LIEN VERS L’AU PRÉCÉDENTE\u00a0:", "https://papers.example/fr/afr82/6990/2023/fr/"),
)
CLOCKMAKER_FACTS = {
    "kind": "further_information",
    "ua_number": "88/23",
    "index_number": "AFR 82/7421/2023",
    "issue_date": "2023-11-14",
    "country": "Bélandie",
    "preferred_languages": ["français", "anglais"],
    "own_language_welcome": True,
    "deadline": "2024-01-09",
    "after_deadline_note": AFTER,
    "subjects": [person("Fulgence Adonfi", "il")],
    "previous_action_urls": ["https://papers.example/fr/afr82/6990/2023/fr/"],
    "_ignore": ["targets.role", "targets.name"],
}

SALT = (  # B1
    header("AU : 17/14 Index AI : AFR 82/004/2014 Haute-Sévrie Date : 30 janvier 2014"),
    doctype("ACTION URGENTE"),
    title("DES RÉCOLTEURS DE SEL RISQUENT L’EXPULSION FORCÉE"),
    lead(
        "Quelque 250 récolteurs de sel de la lagune d’Amboura, en Haute-Sévrie, doivent quitter leurs cases avant le 15 mars. Aucune solution de relogement ne leur a été proposée."
    ),
    info("L’avis d’expulsion a été cloué sur un palmier le 20 janvier. Beaucoup d’habitants ne savent pas lire."),
    info(
        "Une entreprise souhaite construire un hôtel à l’emplacement des bassins. Elle a fait venir deux bulldozers le 27 janvier."
    ),
    heading("DANS LES APPELS QUE VOUS FEREZ PARVENIR LE PLUS VITE POSSIBLE, en français ou dans votre propre langue :"),
    points(
        "priez les autorités de renoncer à toute expulsion forcée dans la lagune d’Amboura ;",
        "demandez-leur de consulter véritablement les récolteurs de sel ;",
        "rappelez que le droit au logement est garanti par la Constitution.",
    ),
    heading("VEUILLEZ ENVOYER VOS APPELS AVANT LE 13 MARS 2014 À :"),
    cols(
        (
            address(
                """
Ministre de l’Habitat
Mme Sidonie Kessou
BP 99, Amboura
Haute-Sévrie
Fax : +987 20 555 01
Formule d’appel : Madame la Ministre,""",
                Target(
                    name="Mme Sidonie Kessou",
                    role="Ministre de l’Habitat",
                    salutation="Madame la Ministre,",
                    address_lines=("BP 99, Amboura",),
                    country="Haute-Sévrie",
                    faxes=("+987 20 555 01",),
                ),
            ),
        ),
        (
            note("**Copies à :**"),
            address(
                """
Préfet de la Lagune
Préfecture, Amboura
Haute-Sévrie
Courriel : prefet@lagune.example""",
                Target(
                    kind="copy",
                    role="Préfet de la Lagune",
                    address_lines=("Préfecture, Amboura",),
                    country="Haute-Sévrie",
                    emails=("prefet@lagune.example",),
                ),
            ),
        ),
    ),
    address(
        "Veuillez également envoyer des copies aux représentants diplomatiques de la Haute-Sévrie dans votre pays.",
        DIPLOMATS,
    ),
    note("Vérifiez auprès de votre section s’il faut encore intervenir après la date indiquée ci-dessus."),
    page(),
    doctype("ACTION URGENTE"),
    again("DES RÉCOLTEURS DE SEL RISQUENT L’EXPULSION FORCÉE"),
    heading("COMPLÉMENT D’INFORMATION"),
    info(
        "Le sel d’Amboura est récolté depuis quatre siècles. Les bassins appartiennent en commun aux familles ; aucun titre n’a jamais été établi."
    ),
    label("Nom :", "250 récolteurs de sel"),
    header("AU : 17/14, AFR 82/004/2014, 30 janvier 2014"),
)
SALT_FACTS = {
    "kind": "first",
    "ua_number": "17/14",
    "index_number": "AFR 82/004/2014",
    "issue_date": "2014-01-30",
    "country": "Haute-Sévrie",
    "preferred_languages": ["français"],
    "own_language_welcome": True,
    "deadline": "2014-03-13",
    "after_deadline_note": "Vérifiez auprès de votre section s’il faut encore intervenir après la date indiquée ci-dessus.",
    "subjects": [person("250 récolteurs de sel", group=True)],
}

BOOKSELLER = (  # Swiss page
    title("Écrire pour un bouquiniste emprisonné"),
    note("Bélandie, 1er décembre 2022"),
    lead(
        "Le bouquiniste Anselme Tofa purge une peine de trois ans de prison pour avoir vendu un atlas où figure une île contestée."
    ),
    info("L’atlas, imprimé en 1957, a coûté l’équivalent de deux francs. L’acheteur était un policier en congé."),
    note("**PASSEZ À L’ACTION**"),
    note("Écrivez une lettre courtoise au président, en français ou en anglais, et mettez en copie l’ambassade."),
    address(
        """
Président de la République
S.E.M. Gaspard Nyomé
Palais du Belvédère
Port-Bélan
Bélandie
Courriel\u202f: presidence@belandie.example""",
        Target(
            name="S.E.M. Gaspard Nyomé",
            role="Président de la République",
            address_lines=("Palais du Belvédère", "Port-Bélan"),
            country="Bélandie",
            emails=("presidence@belandie.example",),
        ),
    ),
    note("Copies à :"),
    address(
        """
Ambassade de la République de Bélandie
Chemin de l’Exemple 9
3006 Berne
Fax : 031 555 01 77
Courriel : ambassade.berne@belandie.example""",
        Target(
            kind="embassy",
            role="Ambassade de la République de Bélandie",
            address_lines=("Chemin de l’Exemple 9", "3006 Berne"),
            emails=("ambassade.berne@belandie.example",),
            faxes=("031 555 01 77",),
        ),
    ),
    hail("Monsieur le Président,"),
    body(
        "Anselme Tofa vend de vieux livres. L’un d’eux montrait une île de la taille d’un ongle. Pour cet ongle, il passera trois ans en prison."
    ),
    body("Je vous demande de le gracier et de le laisser rouvrir sa boîte au bord du canal."),
    closing("Veuillez croire, Monsieur le Président, à l’assurance de ma considération distinguée."),
    heading("COMPLÉMENT D’INFORMATION"),
    info("Deux autres bouquinistes de Port-Bélan ont fermé leur boîte depuis le procès. L’île est inhabitée."),
    label("MERCI D’AGIR AVANT LE\u202f:", "27 janvier 2023"),
)
BOOKSELLER_FACTS = {
    "issue_date": "2022-12-01",
    "country": "Bélandie",
    "preferred_languages": ["français", "anglais"],
    "deadline": "2023-01-27",
    "_ignore": ["headline", "country"],
}

DOCS = [
    Doc(
        "38-horloger",
        "pdf",
        "M1",
        "fr",
        "no-break spaces before colons, hyphenated words, two phones with ou, salutation in block and letter",
        CLOCKMAKER,
        CLOCKMAKER_FACTS,
        {"header_part": True, "hyphenate": True, "font": "serif", "size": 12, "footer_text": "#"},
    ),
    Doc(
        "39-horloger",
        "docx",
        "M1",
        "fr",
        "whole sheet in a table cell, runs cut, guillemets",
        CLOCKMAKER,
        CLOCKMAKER_FACTS,
        {"header_part": True, "cut_runs": True, "in_table": True},
    ),
    Doc(
        "40-horloger",
        "txt",
        "M1",
        "fr",
        "windows-1252, CRLF, hard wrapped at 80",
        CLOCKMAKER,
        CLOCKMAKER_FACTS,
        {"encoding": "windows-1252", "newline": "\r\n", "width": 80, "bullet": "–"},
    ),
    Doc(
        "41-sel",
        "docx",
        "B1",
        "fr",
        "table of addresses, appeal points in the imperative, deadline in capitals, foot line with commas",
        SALT,
        SALT_FACTS,
        {"bullet": "-", "styles": False, "header_text": "ACTION URGENTE", "footer_text": "1"},
    ),
    Doc(
        "42-bouquiniste",
        "html",
        "web",
        "fr",
        "Swiss page: narrow no-break spaces, no number, 1er décembre, country beside the date, languages in a sentence, copy to the embassy",
        BOOKSELLER,
        BOOKSELLER_FACTS,
        {"page_title": "Écrire pour un bouquiniste"},
    ),
    Doc(
        "67-sel",
        "pdf",
        "B1",
        "fr",
        "two columns of addresses, page 2 repeats type and headline",
        SALT,
        SALT_FACTS,
        {"header_part": True, "footer_text": "ACTION URGENTE - page #", "size": 9.5},
    ),
]
