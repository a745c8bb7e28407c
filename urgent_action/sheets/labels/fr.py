"""French."""

from .base import Language, Mark, listed

FRENCH = Language(
    code="fr",
    labels={
        Mark.DOCUMENT: listed("ACTION URGENTE | ÉCRIRE"),
        Mark.INDEX: listed("NUMÉRO D’INDEX | INDEX AI | INDEX"),
        Mark.DATE: listed("DATE DE PUBLICATION | DATE D’ÉMISSION | DATE"),
        Mark.COUNTRY: ("PAYS",),
        Mark.ACTION: listed(
            """
            PASSEZ À L’ACTION : ENVOYEZ UN APPEL EN UTILISANT VOS PROPRES MOTS OU EN VOUS INSPIRANT DU MODÈLE DE LETTRE CI-DESSOUS
            PASSEZ À L’ACTION | AGISSEZ | CE QUE VOUS POUVEZ FAIRE
            """
        ),
        Mark.POINTS: listed(
            """
            DANS LES APPELS QUE VOUS FEREZ PARVENIR | ACTION RECOMMANDÉE | ACTIONS RECOMMANDÉES
            DANS VOS APPELS
            """
        ),
        Mark.ADDRESSES: listed(
            """
            APPELS À | ENVOYEZ VOS APPELS À | COORDONNÉES DES DESTINATAIRES | COORDONNÉES | ÉCRIVEZ À | ADRESSES
            VEUILLEZ ENVOYER VOS APPELS À
            """
        ),
        Mark.COPIES: listed(
            """
            AVEC COPIE À | ET COPIES À | ET COPIE À | COPIES À | COPIE À | VEUILLEZ ENVOYER DES COPIES À
            METTEZ EN COPIE | ENVOYEZ UNE COPIE À
            """
        ),
        Mark.LETTER: listed("MODÈLE DE LETTRE | LETTRE TYPE"),
        Mark.BACKGROUND: listed(
            """
            COMPLÉMENT D’INFORMATION | INFORMATIONS COMPLÉMENTAIRES | INFORMATIONS GÉNÉRALES | CONTEXTE
            """
        ),
        Mark.LANGUAGES: listed(
            """
            LANGUE(S) À PRIVILÉGIER POUR LES DESTINATAIRES | LANGUES À PRIVILÉGIER POUR LES DESTINATAIRES
            LANGUE À PRIVILÉGIER POUR LE DESTINATAIRE | LANGUE À PRIVILÉGIER POUR LES DESTINATAIRES
            LANGUE(S) À PRIVILÉGIER POUR LE DESTINATAIRE | LANGUE(S) À PRIVILÉGIER POUR LE OU LA DESTINATAIRE
            LANGUE(S) À PRIVILÉGIER | LANGUES À PRIVILÉGIER | LANGUE À PRIVILÉGIER | LANGUE(S) PRÉFÉRÉE(S)
            LANGUE PRÉFÉRÉE
            """
        ),
        Mark.DEADLINE: listed(
            """
            MERCI D’AGIR DANS LES PLUS BREFS DÉLAIS ET AVANT LE
            MERCI D’AGIR DANS LES PLUS BREFS DÉLAIS, AVANT LE | MERCI D’AGIR AVANT LE
            MERCI D’AGIR DANS LES PLUS BREFS DÉLAIS ET JUSQU’AU | VEUILLEZ ENVOYER VOS APPELS AVANT LE
            ENVOYEZ VOS APPELS AVANT LE | DATE LIMITE | MERCI D’ENVOYER VOS APPELS AVANT LE
            """
        ),
        Mark.PEOPLE: listed(
            """
            PRÉNOM, NOM ET PRONOM À UTILISER | NOM, PRÉNOM ET PRONOM À UTILISER
            PRÉNOM, NOM ET PRONOMS À UTILISER | NOM ET PRONOM À UTILISER | NOMS ET PRONOMS À UTILISER | NOM(S)
            NOMS | NOM
            """
        ),
        Mark.GENDER: listed("HOMME/FEMME | SEXE H/F | SEXE | GENRE H/F | GENRE"),
        Mark.PREVIOUS: listed(
            """
            LIEN VERS L’AU PRÉCÉDENTE | LIENS VERS LES AU PRÉCÉDENTES | LIEN VERS L’ACTION URGENTE PRÉCÉDENTE
            LIEN VERS LA PRÉCÉDENTE AU
            """
        ),
        Mark.RESIDUE: listed("VEUILLEZ INSÉRER LES ADRESSES | NOM ADRESSE 1"),
        Mark.FURNITURE: listed(
            """
            ALLER AU CONTENU | TÉLÉCHARGER LE PDF | TÉLÉCHARGER | PARTAGER | LIRE LA SUITE
            ABONNEZ-VOUS À NOTRE LETTRE | PHOTO : | RETOUR EN HAUT | INSCRIVEZ-VOUS
            """
        ),
        Mark.END: listed(
            """
            AUTRES ACTIONS URGENTES | ACTIONS LIÉES | À LIRE AUSSI | SUR LE MÊME SUJET | CONTENUS LIÉS
            PLUS D’ACTIONS URGENTES | VOIR AUSSI
            """
        ),
    },
    opens={
        Mark.POINTS: (
            r"dans (?:les appels que vous ferez|vos appels)[^:;]{0,300}:",
            (
                r"(?:veuillez )?(?:ecrivez|ecrire|envoyez|envoyer)\b[^.;]{0,300}?"
                r"(?:en (?:l|les|le|la|lui|leur)[ ’']?(?:demandant|exhortant|priant|appelant)(?: de| a)?"
                r"|pour (?:lui|leur) demander(?: de)?) ?:"
            ),
        ),
        Mark.NOTHING_TO_DO: (
            (
                r"(?:aucune (?:autre |nouvelle )?action (?:complementaire )?n[’' ]?est (?:requise|"
                r"demandee|necessaire)[^.]{0,80}|seulement pour information|aucune action complementaire"
                r"[^.]{0,80})\.?(?: ?(?:un grand )?merci a (?:toutes|tous|celles)[^.]{0,100}\.?)?"
            ),
            r"(?:un grand )?merci a (?:toutes|tous|celles)[^.]{0,100}appels?\.?",
        ),
        Mark.DIPLOMATS: (
            (
                r"(?:veuillez |vous pouvez )?(?:egalement |aussi )?(?:envoyez |envoyer |adresser |"
                r"adressez )?(?:egalement |aussi )?(?:et )?(?:(?:des |une )?copies? )?"
                r"(?:a |aux? )?(?:la |des |les )?representa(?:tions?|nts?) diplomatiques? "
                r"(?:de [^.:;]{2,50} )?(?:accredite[e]?s? )?(?:dans|aupres de) votre pays[.;:]?"
            ),
        ),
        Mark.COPIES: (r"(?:et )?mett(?:ez|re) en copie l.ambassade[^.:]{0,60}:?$",),
        Mark.OWN_LANGUAGE: (r"vous pouvez (?:egalement |aussi )?ecrire dans votre propre langue\.?",),
        Mark.AFTER_DEADLINE: (
            r"(?:au-dela de cette date|passe cette date|apres cette date)[^.]{0,160}(?:\.|$)",
            r"(?:veuillez verifier|verifiez) aupres d[^.]{0,160}(?:apres|au-dela)[^.]{3,60}(?:\.|$)",
        ),
        Mark.DEADLINE: (
            r"(?:en tout cas|dans tous les cas) (?:avant le|jusqu.au) ",
            r"(?:envoyez|ecrivez|agissez|vos appels)[^.:;]{0,60}? (?:avant le|jusqu.au) (?=\d)",
            r"apres le (?=\d+ \w+ \d{4}\.?$)",
        ),
    },
    kinds={
        "further_information": listed(
            """
            INFORMATIONS COMPLÉMENTAIRES | ACTION COMPLÉMENTAIRE | COMPLÉMENT D’INFORMATION SUR
            """
        ),
        "update": listed(
            """
            DEUXIÈME | SECONDE | TROISIÈME | QUATRIÈME | CINQUIÈME | SIXIÈME | SEPTIÈME | HUITIÈME | NEUVIÈME
            DIXIÈME | MISE À JOUR
            """
        ),
        "outcome": listed("RÉSULTAT | VICTOIRE"),
        "first": ("PREMIÈRE",),
    },
    months=tuple(
        tuple(month.split("/"))
        for month in listed("""
            janvier/janv | février/fév | mars | avril/avr | mai | juin | juillet/juil | août | septembre |
            octobre | novembre | décembre
            """)
    ),
    contacts={
        "email": listed(
            """
            adresse électronique | courrier électronique | courriels | courriel | mél | adresse e-mail
            """
        ),
        "fax": listed("télécopies | télécopie | télécopieur | numéro de télécopie | numéro de fax | fax"),
        "phone": listed("téléphones | téléphone | numéro de téléphone | tél | tel | portable | standard"),
        "salutation": listed("formule d’appel | formules d’appel"),
        "other": listed("site web | site internet | formulaire | formulaire en ligne | télégramme"),
    },
    networks=(),
    honorifics=listed(
        """
        m | mme | mlle | me | madame | monsieur | s.e | son excellence | s.exc | s.e.m | s.e.mme | maître
        docteur | pr | général | colonel | mgr
        """
    ),
    roles=listed(
        """
        ministre | président | présidente | procureur | procureure | directeur | directrice | secrétaire
        gouverneur | gouverneure | commissaire | commandant | commandante | chef | cheffe | roi | reine
        ambassadeur | ambassadrice | consul | consule | maire | juge | garde des sceaux | préfet | préfète
        médiateur | médiatrice | premier ministre | première ministre | vice-président | sénateur | sénatrice
        responsable | délégué | déléguée | inspecteur | inspectrice | rapporteur | haut-commissaire
        coordinateur | coordinatrice | chargé d’affaires | bourgmestre | recteur | rectrice | intendant
        intendante | administrateur | administratrice
        """
    ),
    titles=listed(
        """
        président | présidente | ministre | ambassadeur | ambassadrice | procureur | gouverneur | maire
        procureur général | premier ministre | consul | roi | préfet
        """
    ),
    institutions=listed(
        """
        ministère | bureau | commission | comité | conseil | tribunal | cour | département | direction | police
        parlement | assemblée | sénat | palais | prison | gouvernement | institut | agence | autorité
        secrétariat | parquet | présidence | organisation | association | syndicat | entreprise | université
        chambre | cabinet | mairie | préfecture | ambassade | consulat | primature | service | commissariat
        gendarmerie | fondation | fédération | centre | mission | haut-commissariat | hôtel de ville | office
        régie | capitainerie
        """
    ),
    embassies=listed(
        """
        ambassade | ambassadeur | ambassadrice | consulat | consul | consule | haut-commissariat
        mission permanente | mission | chargé d’affaires
        """
    ),
    places=listed(
        """
        rue | avenue | av | boulevard | bd | place | bp | b.p | boîte postale | immeuble | étage | quartier
        route | chemin | allée | quai | cedex | impasse | cité | ville | c/o | s/c | bâtiment | esplanade
        passage | cours | square | district | pont | case postale | cp | square | rond-point | lotissement
        îlot | villa | province
        """
    ),
    greetings=listed(
        """
        madame | monsieur | mesdames | messieurs | excellence | votre excellence | sire | votre majesté | cher
        chère | maître | majesté | mme | m
        """
    ),
    circulars=listed(
        """
        chers amis | chères amies | chère amie | cher ami | chers membres | bonjour | chers collègues
        chères et chers | chers tous | chers militants | chère militante | cher militant | chères militantes
        """
    ),
    demands=(
        (
            r"\b(?:aussi|c[’' ]?est pourquoi|en consequence|par consequent)?,? ?je vous "
            r"(?:\w+ ){0,3}?(?:demande|prie|exhorte|engage|appelle|invite|supplie)[^.:;]{0,140}:"
        ),
    ),
    closings=listed(
        """
        cordialement | respectueusement | sincèrement | bien respectueusement
        avec mes respectueuses salutations | salutations respectueuses | avec mes salutations distinguées
        salutations distinguées | avec respect
        """
    ),
    closing_sentences=(
        (
            r"(?:veuillez|je vous prie|dans l[’' ]attente[^.]{0,80}(?:veuillez|je vous prie))[^.:]{0,40}"
            r"(?:agreer|recevoir|croire|accepter)[^.:]{0,240}(?:[.,]|$)"
        ),
        r"recevez,[^.:]{5,200}(?:[.,]|$)",
    ),
    groups=listed(
        """
        membres | habitants | habitantes | familles | famille | hommes | femmes | personnes | étudiants
        étudiantes | travailleurs | travailleuses | association | comité | syndicat | mouvement | communauté
        communautés | collectif | organisation | réseau | groupe | enfants | prisonniers | détenus | militants
        militantes | journalistes | autres | villageois | coopérative | fédération | peuple | peuples
        enseignants | plusieurs | dizaines | centaines | club | chœur | chorale | pêcheurs | paysans | frères
        sœurs | riverains | jeunes | ouvriers | deux | trois | quatre | cinq | six | sept | huit | neuf | dix
        onze | douze | treize | quatorze | quinze | seize | vingt | trente | quarante | cinquante | cent
        """
    ),
    conjunctions=listed("et | ou"),
    fillers=listed("en | dans | de préférence en"),
    own=listed("votre propre langue | votre langue"),
    countries_official=listed(
        """
        république de | république du | république d | république des | royaume de | royaume du | royaume d
        république islamique d | république islamique de | république démocratique du | république populaire de
        république fédérale d | république fédérale du | état de | état d | union des | fédération de | la | le
        l | république arabe d | république démocratique populaire | sultanat d | sultanat de
        """
    ),
)
