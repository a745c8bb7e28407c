"""What the demo holds. All people, places, numbers and addresses are invented; nothing here happened.

Deadlines are given in days from the day on which the demo is loaded.
"""

from __future__ import annotations

from typing import Any

MINISTER: dict[str, Any] = {
    "kind": "target",
    "name": "Hon. Adaeze Morrow",
    "role": "Minister of Justice",
    "salutation": "Dear Minister,",
    "address": "Ministry of Justice\n4 Harbour Square\n1000 Port Selwyn",
    "country": "Ruritania",
    "emails": ["minister@justice.ruritania.example"],
    "faxes": ["+999 1 555 0102"],
    "preferred_languages": ["Ruritanian", "English"],
    "own_language_welcome": True,
}
PROSECUTOR: dict[str, Any] = {
    "kind": "copy",
    "name": "Tobias Hale",
    "role": "Prosecutor General",
    "address": "Palace of Law\n17 Cooper Street\n1003 Port Selwyn",
    "country": "Ruritania",
    "emails": ["office@prosecution.ruritania.example"],
    "phones": ["+999 1 555 0177"],
    "social": ["X: @ProsecutionRuritania"],
    "note": "Post to this office is slow: e-mail reaches it first.",
}
EMBASSY: dict[str, Any] = {
    "kind": "embassy",
    "role": "Embassy of Ruritania",
    "name": "H.E. Ambassador Lina Corvin",
    "address": "12 Larch Avenue\nLondon W8 0ZZ",
    "country": "United Kingdom",
    "emails": ["embassy@ruritania.example"],
}
NOTE = "Please check with your section if you wish to send appeals after the deadline."

KITE_LETTER: dict[str, Any] = {
    "language": "en",
    "subject": "Release Ilyas Verne",
    "salutation": "Dear Minister,",
    "body": "I am writing about Ilyas Verne, who makes kites and teaches children to fly them. He has been held at "
    "Quay Street police station since 3 March without charge, because a kite with the word “bread” on it rose above the "
    "market of Port Selwyn.\n\n"
    "His family was told only after six days where he was. He has asthma, and the medicine that his sister brings is not "
    "handed to him. His lawyer has seen him once, for ten minutes, with two officers in the room.\n\n"
    "Nobody should be locked up for a word on a kite.",
    "demands_intro": "I therefore urge you to:",
    "demands": [
        "release Ilyas Verne at once and without conditions, since he is held only for what he wrote;",
        "until then, see that he gets his medicine and can speak with his lawyer alone;",
        "change the Flying Objects Act, which makes opinions in the air a crime.",
    ],
    "closing": "Yours sincerely,",
}

ARABIC_LETTER: dict[str, Any] = {
    "language": "en",
    "subject": "Protect the weavers of Tal Nour",
    "salutation": "Your Excellency,",
    "body": "I am concerned for the four weavers of Tal Nour who were taken from their workshop on 9 October and have "
    "not been brought before a judge.\n\nTheir families do not know where they are held.",
    "demands_intro": "I call on you to:",
    "demands": ["make known where the four are held;", "bring them before a judge or release them."],
    "closing": "Respectfully,",
}

ARABIC_LETTER_IN_ARABIC: dict[str, Any] = {
    "language": "ar",
    "subject": "احموا نسّاجي تل نور",
    "salutation": "معالي الوزير،",
    "body": "أكتب إليكم قلقًا على نسّاجي تل نور الأربعة، الذين اقتيدوا من ورشتهم يوم ٩ أكتوبر/تشرين الأول ولم يمثلوا أمام أي "
    "قاضٍ.\n\nلا تعرف أسرهم مكان احتجازهم.",
    "demands_intro": "أدعوكم إلى:",
    "demands": ["الكشف عن مكان احتجاز الأربعة؛", "إحالتهم إلى قاضٍ أو الإفراج عنهم."],
    "closing": "وتفضّلوا بقبول فائق الاحترام،",
}

#: What the section says of itself, in each language that it works in.
SECTION: dict[str, Any] = {"email": "urgent@section.example", "time_zone": "Europe/London", "retention_days": 365}
SECTION_TEXTS: list[dict[str, str]] = [
    {
        "language": "en",
        "name": "Ruritania Solidarity",
        "postal_address": "Ruritania Solidarity\n3 Gull Lane\n1000 Port Selwyn",
        "privacy_url": "https://section.example/privacy",
        "demands_intro": "I therefore urge you to:",
        "after_deadline_note": NOTE,
    },
    {
        "language": "ar",
        "name": "تضامن روريتانيا",
        "demands_intro": "أدعوكم إلى:",
        "after_deadline_note": "يُرجى التشاور مع فرعكم إذا رغبتم في إرسال مناشدات بعد هذا الموعد.",
    },
]

ACTIONS: list[dict[str, Any]] = [
    {
        "slug": "kite-maker-held",
        "title": "Kite maker held for a word in the sky",
        "kind": "first",
        "ua_number": "80/26",
        "index_number": "EUR 99/0412/2026",
        "issued": -12,
        "countries": ["GB"],
        "theme": "expression",
        "summary": "Ilyas Verne, who has taught children to build kites for twenty years, has been held without charge "
        "since 3 March. The police of Port Selwyn say that his kite carried an opinion. He is ill, and his medicine is "
        "kept from him.",
        "goal": 2500,
        "picture": ("kites", "Drawing of three kites in a pale sky"),
        "people": [("Ilyas Verne", "he/him", False)],
        "agreed": True,
        "signatures": 1204,
        "appeals": {"email": 214, "post": 81, "fax": 9, "web_form": 7, "phone": 23, "social": 61, "in_person": 2},
        "bounced": {"+999 1 555 0102": None, "minister@justice.ruritania.example": 3},
        "body": [
            ("target", MINISTER),
            ("target", PROSECUTOR),
            ("target", EMBASSY),
            ("letter", KITE_LETTER),
            (
                "additional_information",
                {
                    "text": "<p>Kites have been flown from the harbour wall of Port Selwyn for as long as anyone remembers. "
                    "On Sundays they carry the names of boats that come home.</p><h3>The Flying Objects Act</h3><p>Since last "
                    "autumn a permit is needed for “any object in the air that bears an opinion”. Eleven people have been "
                    'fined, and Ilyas Verne is the first to be locked up. Others are <a href="/en/urgent-actions/">'
                    "threatened for smaller things</a>.</p><ul><li>4 October: the act comes into force.</li><li>3 March: "
                    "a kite with the word “bread” rises above the market.</li><li>9 March: his sister is told where he is.</li></ul>"
                },
            ),
            (
                "quote",
                {"text": "They took the kites. They did not take the wind.", "attribution": "Mara Verne, his sister"},
            ),
            ("deadline", {"in_days": 40, "zone": "Europe/London", "after_deadline_note": NOTE}),
        ],
        "questions": [
            {
                "label": "Would you write a letter too?",
                "question_type": "choice",
                "choices": "Yes\nNot yet\nI already did",
            }
        ],
    },
    {
        "slug": "lighthouse-keeper-missing",
        "title": "Lighthouse keeper missing after storm report",
        "kind": "first",
        "ua_number": "92/26",
        "index_number": "EUR 98/0433/2026",
        "issued": -5,
        "countries": ["IS"],
        "theme": "detention",
        "summary": "Signe Aldous reported on the radio that the coastguard had turned back a boat in a storm. Two men fetched her "
        "from the lighthouse the same night. Nobody has seen her since.",
        "picture": ("lighthouse", "Drawing of a lighthouse at dusk with its beam across the sky"),
        "people": [("Signe Aldous", "she/her", False)],
        "signatures": 317,
        "body": [
            (
                "target",
                {
                    "kind": "target",
                    "role": "Director of the Coastguard",
                    "name": "Commodore R. Stannard",
                    "salutation": "Dear Commodore Stannard,",
                    "address": "Coastguard House\n1 Mole Road\n200 Nordhavn",
                    "country": "Norland",
                    "emails": ["director@coastguard.norland.example"],
                    "preferred_languages": ["Norlandic", "English"],
                },
            ),
            (
                "letter",
                {
                    "language": "en",
                    "subject": "Where is Signe Aldous?",
                    "salutation": "Dear Commodore Stannard,",
                    "body": "Signe Aldous, keeper of the light at Skerry Point, was taken from her home on the night of the storm. "
                    "Her bed was warm and the lamp was burning when her brother came in the morning.\n\nThe last that is known of her "
                    "is that she had told on the radio what she saw at sea.",
                    "demands_intro": "I ask you to:",
                    "demands": [
                        "say at once where Signe Aldous is;",
                        "have an independent judge look into her disappearance.",
                    ],
                    "closing": "Yours sincerely,",
                },
            ),
            (
                "additional_information",
                {"text": "<p>Skerry Point is the last light that is kept by a person. Ships still answer it.</p>"},
            ),
            ("deadline", {"in_days": 1, "zone": "Atlantic/Reykjavik", "after_deadline_note": NOTE}),
        ],
    },
    {
        "slug": "sailing-club-threatened",
        "title": "Sailing club threatened for teaching girls",
        "kind": "further_information",
        "ua_number": "31/26",
        "index_number": "AFR 97/0250/2026",
        "issued": -20,
        "countries": ["MG"],
        "theme": "expression",
        "summary": "Members of a sailing club in Zambara have been warned a second time to stop teaching girls. Their boats were "
        "holed in the night. To protect them no names are given.",
        "picture": ("sea", "Drawing of a small boat under a low sun"),
        "people": [("[Group]", "they/them", True)],
        "signatures": 88,
        "body": [
            (
                "target",
                {
                    "kind": "target",
                    "role": "Governor of the Coast",
                    "address": "Residence of the Governor\nZambara",
                    "country": "Republic of Zambara",
                    "faxes": ["+998 22 555 010"],
                    "note": "There is no e-mail; letters arrive within two weeks.",
                },
            ),
            (
                "appeal_points",
                {
                    "introduction": "Please write at once, in French or in your own language:",
                    "points": [
                        "asking the Governor to protect the members of the club and their pupils;",
                        "calling for an inquiry into the damage to the boats;",
                        "reminding him that girls have the same right to sport and to learn.",
                    ],
                },
            ),
            (
                "additional_information",
                {
                    "heading": "What happened",
                    "text": "<p>The club has four boats and sixty pupils. A first warning was painted on the boathouse in May.</p>",
                },
            ),
            ("deadline", {"in_days": 25, "zone": "Etc/GMT+12", "after_deadline_note": NOTE}),
        ],
    },
    {
        "slug": "drum-teacher-sentenced",
        "title": "Drum teacher sentenced to two years",
        "kind": "first",
        "ua_number": "11/26",
        "index_number": "AFR 96/0098/2026",
        "issued": -90,
        "countries": ["GM"],
        "theme": "expression",
        "summary": "Baba Oyin taught drumming in the yard of a closed school. A court has sentenced him to two years for “noise with intent”.",
        "picture": ("drums", "Drawing of three drums seen from above"),
        "people": [("Baba Oyin", "he/him", False)],
        "signatures": 2043,
        "body": [
            (
                "target",
                {
                    "kind": "target",
                    "role": "President of the Court of Appeal",
                    "address": "Court of Appeal\nIndependence Road\nKerewan Bay",
                    "country": "Sahelia",
                    "emails": ["registry@appeal.sahelia.example"],
                },
            ),
            (
                "letter",
                {
                    "language": "en",
                    "salutation": "Dear President,",
                    "body": "Baba Oyin was sentenced for teaching children to drum.",
                    "demands_intro": "I ask you to:",
                    "demands": ["quash his sentence."],
                    "closing": "Yours faithfully,",
                },
            ),
            (
                "additional_information",
                {"text": "<p>The school was closed after a storm took its roof. The yard stayed.</p>"},
            ),
            ("deadline", {"in_days": -9, "zone": "Africa/Banjul", "after_deadline_note": NOTE}),
        ],
    },
    {
        "slug": "noodle-vendor-evicted",
        "title": "Noodle vendor faces eviction",
        "kind": "first",
        "ua_number": "57/26",
        "index_number": "ASA 95/0311/2026",
        "issued": -30,
        "countries": ["LA"],
        "theme": "eviction",
        "summary": "Khamla Soun has sold noodles at the same corner for thirty years. She was told to leave within a week.",
        "people": [("Khamla Soun", "she/her", False)],
        "signatures": 156,
        "stopped": "The family has asked for quiet while it talks with the city.",
        "body": [
            (
                "target",
                {
                    "kind": "target",
                    "role": "Mayor of Vieng Sai",
                    "address": "City Hall\nVieng Sai",
                    "country": "Lanna",
                    "emails": ["mayor@viengsai.example"],
                },
            ),
            (
                "letter",
                {
                    "language": "en",
                    "salutation": "Dear Mayor,",
                    "body": "Please let Khamla Soun keep her place at the corner.",
                    "closing": "Yours sincerely,",
                },
            ),
            ("additional_information", {"text": "<p>The corner is to become a car park.</p>"}),
            ("deadline", {"in_days": 18, "zone": "Asia/Vientiane", "after_deadline_note": NOTE}),
        ],
    },
    {
        "slug": "archivist-arrested",
        "title": "Archivist arrested over old maps",
        "kind": "first",
        "ua_number": "44/25",
        "index_number": "AMR 94/0502/2025",
        "issued": -300,
        "countries": ["UY"],
        "theme": "detention",
        "summary": "Inés Calder was arrested for showing maps on which a village still stood.",
        "people": [("Inés Calder", "she/her", False)],
        "signatures": 3120,
        "body": [
            (
                "target",
                {
                    "kind": "target",
                    "role": "Attorney General",
                    "name": "Dr. Paulo Reis",
                    "address": "Ministerio Público\nPlaza del Faro 2\nSan Telmo",
                    "country": "República Oriental",
                    "emails": ["fiscalia@santelmo.example"],
                },
            ),
            (
                "letter",
                {
                    "language": "es",
                    "salutation": "Señor Fiscal General:",
                    "body": "Le escribo por Inés Calder, archivista, detenida por mostrar unos mapas.",
                    "demands_intro": "Le insto a:",
                    "demands": ["ponerla en libertad de inmediato."],
                    "closing": "Atentamente,",
                },
            ),
            ("deadline", {"in_days": -200, "zone": "America/Montevideo", "after_deadline_note": NOTE}),
        ],
    },
    {
        "slug": "archivist-free",
        "title": "Archivist free",
        "kind": "outcome",
        "ua_number": "44/25",
        "index_number": "AMR 94/0119/2026",
        "issued": -60,
        "countries": ["UY"],
        "theme": "detention",
        "summary": "Inés Calder is at home again. The court found that a map cannot be an insult.",
        "picture": ("weave", "Drawing of a woven pattern in red, gold and blue"),
        "people": [("Inés Calder", "she/her", False)],
        "previous": "archivist-arrested",
        "body": [
            (
                "text",
                "<p>“I found your letters in a mail bag as tall as I am,” Inés Calder writes. “I shall catalogue them.”</p><p>No further action is asked for. Many thanks to all who wrote.</p>",
            ),
        ],
    },
]

ARABIC_ACTION: dict[str, Any] = {
    "slug": "tal-nour-weavers",
    "title": "أربعة نسّاجين في مكان مجهول",
    "kind": "first",
    "ua_number": "٩٦/٢٦",
    "index_number": "MDE 93/0440/2026",
    "issued": -4,
    "countries": ["JO"],
    "theme": "detention",
    "summary": "اقتيد أربعة نسّاجين من ورشتهم في تل نور يوم ٩ أكتوبر/تشرين الأول، ولم يمثلوا أمام أي قاضٍ. ولا تعرف أسرهم مكانهم.",
    "picture": ("weave", "رسم لنسيج بالأحمر والذهبي والأزرق"),
    "people": [("سليم الحائك", "هو", False), ("[ثلاثة أشخاص حُجبت أسماؤهم]", "هم", True)],
    "signatures": 64,
    "body": [
        (
            "target",
            {
                "kind": "target",
                "role": "وزير الداخلية",
                "name": "السيد كريم النجار",
                "salutation": "معالي الوزير،",
                "address": "وزارة الداخلية\nشارع الميناء ٧\nتل نور",
                "country": "بلاد النور",
                "emails": ["minister@interior.nour.example"],
                "faxes": ["+997 6 555 0199"],
                "preferred_languages": ["العربية", "الإنجليزية"],
                "own_language_welcome": True,
            },
        ),
        ("letter", ARABIC_LETTER),
        ("letter", ARABIC_LETTER_IN_ARABIC),
        (
            "additional_information",
            {"text": "<p>ينسج أهل تل نور بسطًا تحكي أخبار القرية. وكان آخر بساط في الورشة يُظهر بابًا مفتوحًا.</p>"},
        ),
        (
            "deadline",
            {
                "in_days": 33,
                "zone": "Asia/Amman",
                "after_deadline_note": "يُرجى التشاور مع فرعكم إذا رغبتم في إرسال مناشدات بعد هذا الموعد.",
            },
        ),
    ],
}
