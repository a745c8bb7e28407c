"""International sheets since 2018, in English (family M1)."""

# ruff: noqa: E501  (a paragraph of a sheet is one string)

from sheetgen.content.common import (
    CHECK,
    LANGUAGE,
    MORE,
    OWN,
    PEOPLE,
    PREVIOUS,
    TAKE,
    UNTIL,
    person,
)
from sheetgen.model import (
    Doc,
    Target,
    address,
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
    info_list,
    label,
    lead,
    note,
    page,
    signature,
    sub,
    title,
)

LIGHTHOUSE = (
    header("First UA: 18/24 Index: EUR 99/7811/2024 Norland Date: 14 February 2024"),
    doctype("URGENT ACTION"),
    title("LIGHTHOUSE KEEPER JAILED OVER WEATHER DIARY"),
    lead(
        "On 30 January, Ansgar Tolvane, who has kept the light on Skarn Point for twenty-six years, was sentenced to eighteen months in "
        "prison for publishing his weather diary. The court held that the diary “lowers trust in the national forecast”. He has asthma "
        "and has not received his inhaler since the verdict."
    ),
    heading(TAKE),
    address(
        """
Minister of Justice
Ms Ragna Holmqvist-Ould
Ministry of Justice
Kornplass 7
NL-1104 Havnstad
Norland
Email: minister@justice-norland.example
Twitter/X: @justice_norland
Fax: +99 22 555 0190""",
        Target(
            name="Ms Ragna Holmqvist-Ould",
            role="Minister of Justice",
            address_lines=("Ministry of Justice", "Kornplass 7", "NL-1104 Havnstad"),
            country="Norland",
            emails=("minister@justice-norland.example",),
            faxes=("+99 22 555 0190",),
            social=("Twitter/X: @justice_norland",),
        ),
    ),
    hail("Dear Minister,"),
    body(
        "I write to you about Ansgar Tolvane, the keeper of the light on Skarn Point, who is serving eighteen months in Havnstad prison "
        "because he wrote down every evening what the sky looked like."
    ),
    body(
        "His diary does not accuse anybody. It notes wind, rain and the colour of the sea. Fishermen have read it for years, and it was "
        "only when a newspaper printed a page of it on 3 November 2023 that the police came for him."
    ),
    body("His asthma makes each night in a damp cell dangerous. The prison doctor has asked twice for his inhaler."),
    asks("I therefore urge you to:"),
    demands(
        "Release Ansgar Tolvane immediately and unconditionally, and have his conviction quashed;",
        "See to it that, until then, he receives his inhaler and any other care that he needs;",
        "Make sure that nobody else is prosecuted for describing the weather.",
    ),
    closing("Yours sincerely,"),
    page(),
    heading(MORE),
    info(
        "Ansgar Tolvane began to write his diary in 1998, after a storm that no forecast had announced. He has filled forty-one "
        "notebooks, most of which are kept in the school of the fishing village of Skarn."
    ),
    info(
        "The National Forecast Act of 2022 forbids anyone to “spread readings without a licence”. Until this case it had been used only "
        "against a maker of barometers, who paid a fine."
    ),
    sub("The trial"),
    info(
        "The hearing on 29 January lasted forty minutes. The defence was not allowed to call the harbour master. An appeal has been "
        "lodged and will be heard on 2 April."
    ),
)
LIGHTHOUSE_END = (
    label(LANGUAGE, "Norlandic, English or German"),
    note(OWN),
    label(UNTIL, "10 April 2024"),
    note(CHECK),
    label(PEOPLE, "Ansgar Tolvane (he/him)"),
)
LIGHTHOUSE_FACTS = {
    "kind": "first",
    "ua_number": "18/24",
    "index_number": "EUR 99/7811/2024",
    "issue_date": "2024-02-14",
    "country": "Norland",
    "preferred_languages": ["Norlandic", "English", "German"],
    "own_language_welcome": True,
    "deadline": "2024-04-10",
    "after_deadline_note": CHECK,
    "subjects": [person("Ansgar Tolvane", "he/him")],
}

BEEKEEPERS = (
    header(
        "Further information on UA: 112/21 (AFR 98/4521/2021) Index: AFR 98/4807/2021 Zambara Date: 9 December 2021"
    ),
    doctype("URGENT ACTION"),
    title("BEEKEEPERS’ TRIAL PUT OFF FOR A THIRD TIME"),
    lead(
        "The trial of beekeepers Adaeze Munhatu and Peter Lwanda was adjourned for the third time on 2 December because the prosecution "
        "had not brought its witnesses. Both lead a cooperative and have been held since 17 September on charges of "
        "“unlawful assembly of swarms”. If convicted, they could spend up to seven years in prison."
    ),
    heading(TAKE),
    address(
        """
Attorney General, Dr Simeon Okparaji
Attorney General’s Chambers
Private Bag 0099, Lusembe, Zambara
Tel: + 998 211 555 0121 or +998 211 555 0122
Emails: ag@chambers-zambara.example ; registry@chambers-zambara.example""",
        Target(
            name="Dr Simeon Okparaji",
            role="Attorney General",
            address_lines=("Attorney General’s Chambers", "Private Bag 0099, Lusembe"),
            country="Zambara",
            emails=("ag@chambers-zambara.example", "registry@chambers-zambara.example"),
            phones=("+ 998 211 555 0121", "+998 211 555 0122"),
        ),
    ),
    hail("Dear Attorney General,"),
    body(
        "I am deeply worried about the beekeepers Adaeze Munhatu and Peter Lwanda, who have been waiting behind bars for a trial that is "
        "announced, put off and announced again."
    ),
    body(
        "They are accused of nothing but calling a meeting of forty beekeepers under a fig tree in order to talk about pesticides. Nobody "
        "was hurt and nothing was damaged. In a letter to his daughter, Peter Lwanda wrote: “Dear child, the bees will manage without "
        "me, but will you?”"
    ),
    body(
        "Their hives have been left without care since September. According to the cooperative, one hundred and twelve colonies have "
        "died, and with them the income of nineteen families."
    ),
    asks("I call on you to:"),
    demands(
        "Withdraw all charges against Adaeze Munhatu and Peter Lwanda and order their immediate and unconditional release;",
        "Ensure that they may receive visits from relatives and lawyers, and food from outside, as long as they are held;",
        "Open an independent inquiry into the responsibility of the officers who closed the meeting by force.",
    ),
    closing("Yours faithfully,"),
    heading(MORE),
    info(
        "Adaeze Munhatu chairs the Upper Lwembe Honey Cooperative, which she founded in 2009 with the inheritance of her grandmother. "
        "Peter Lwanda keeps its accounts. Both have been outspoken about the spraying of cotton fields from the air, which they hold "
        "responsible for the disappearance of pollinating insects in the valley."
    ),
    info(
        "On 17 September, police officers dispersed a meeting of the cooperative with tear gas. Eleven participants were questioned and "
        "allowed to go home; the two leaders were transferred to Lusembe remand prison. A magistrate refused bail on 24 September, "
        "on the ground that they “might return to the fig tree”."
    ),
    info("Observers have pointed out several shortcomings of the proceedings:"),
    info_list(
        "the charge sheet was rewritten twice without notification of the defence;",
        "two witnesses for the prosecution turned out to have been abroad on the day;",
        "the interpretation into Lwembe, which both defendants speak, was refused.",
    ),
    info(
        "The next hearing has been announced for 20 January 2022. Zambara has ratified the treaties that protect peaceful assembly, and "
        "its own constitution contains the same guarantee."
    ),
)
BEEKEEPERS_END = (
    label(LANGUAGE, "English"),
    note(OWN),
    label(UNTIL, "3 February 2022"),
    note(CHECK),
    label(PEOPLE, "Adaeze Munhatu (she/her), Peter Lwanda (he/him)"),
    label(PREVIOUS, "https://papers.example/en/afr98/4521/2021/en/"),
)
BEEKEEPERS_FACTS = {
    "kind": "further_information",
    "ua_number": "112/21",
    "index_number": "AFR 98/4807/2021",
    "issue_date": "2021-12-09",
    "country": "Zambara",
    "preferred_languages": ["English"],
    "own_language_welcome": True,
    "deadline": "2022-02-03",
    "after_deadline_note": CHECK,
    "subjects": [person("Adaeze Munhatu", "she/her"), person("Peter Lwanda", "he/him")],
    "previous_action_urls": ["https://papers.example/en/afr98/4521/2021/en/"],
}

WEAVER = (
    header("Second UA: 7/23 | Index: ASA 97/6655/2023 | Marenia | Date: May 26, 2023"),
    doctype("URGENT ACTION"),
    title("WEAVER’S FAMILY STILL WITHOUT NEWS"),
    lead(
        "Nothing has been heard of weaver Ilse-Ma Taruwe since she was led out of the market of Pallu on 11 January. Her brother has "
        "asked at nine police stations. Her loom was found cut to pieces on 4 May."
    ),
    heading(TAKE),
    address(
        """
Inspector General of Police
Mr. Dorjo Balmak
Police Headquarters
12 Peony Avenue, Pallu 30099
Marenia
Email: ig_office@police-marenia.example info@police-marenia.example
Facebook: @MareniaPolice_Sample""",
        Target(
            name="Mr. Dorjo Balmak",
            role="Inspector General of Police",
            address_lines=("Police Headquarters", "12 Peony Avenue, Pallu 30099"),
            country="Marenia",
            emails=("ig_office@police-marenia.example", "info@police-marenia.example"),
            social=("Facebook: @MareniaPolice_Sample",),
        ),
    ),
    hail("Dear Inspector General,"),
    body(
        "It is now nineteen weeks since *Ilse-Ma Taruwe* left the market of Pallu between two men in raincoats. I ask you to tell her "
        "family where she is."
    ),
    body(
        "Your office said in [a statement of 2 March](#) that no person of that name had been arrested. Three stallholders saw the "
        "number of the car."
    ),
    asks("I urge you to:"),
    demands(
        "Disclose at once what has become of Ilse-Ma Taruwe and where she is;",
        "If she is held, release her, or charge her and bring her before a court;",
        "Protect the three stallholders against reprisals.",
    ),
    closing("Respectfully,"),
    heading(MORE),
    info(
        "Ilse-Ma Taruwe weaves belts with letters in them. One of them, sold in December 2022, spelled out the names of four missing "
        "students. The belt is now in [a museum abroad](#)."
    ),
    sub("Other disappearances in Pallu"),
    info(
        "Since 2020 at least sixteen people have vanished from the town, all of them in daylight. A commission was set up in 2021; its "
        "report has not been published."
    ),
)
WEAVER_END = (
    label(LANGUAGE, "Marenian, English"),
    note(OWN),
    label(UNTIL, "July 21, 2023"),
    note(CHECK),
    label(PEOPLE, "Ilse-Ma Taruwe (she/they)"),
    label(PREVIOUS, "[https://papers.example/en/asa97/6312/2023/en/](https://papers.example/en/asa97/6312/2023/en/)"),
)
WEAVER_FACTS = {
    "kind": "update",
    "ua_number": "7/23",
    "index_number": "ASA 97/6655/2023",
    "issue_date": "2023-05-26",
    "country": "Marenia",
    "preferred_languages": ["Marenian", "English"],
    "own_language_welcome": True,
    "deadline": "2023-07-21",
    "after_deadline_note": CHECK,
    "subjects": [person("Ilse-Ma Taruwe", "she/they")],
    "previous_action_urls": ["https://papers.example/en/asa97/6312/2023/en/"],
}

ORCHARD_OUTCOME = (
    header("Outcome UA: 66/22 Index: MDE 96/6120/2022 Qarhun Date: 1 November 2022"),
    doctype("URGENT ACTION"),
    title("ORCHARD OWNER GETS HIS LAND BACK"),
    lead(
        "Farid Lanzuri may plant his orchard again. On 19 October the land court of Qarhun declared that the bulldozing of his 340 apricot "
        "trees in June had been unlawful, and awarded him damages."
    ),
    note("NO FURTHER ACTION IS REQUESTED. MANY THANKS TO ALL WHO SENT APPEALS."),
    info(
        "Farid Lanzuri thanked everybody who wrote: “The postman came up the hill with a sack. I had not known that there were so many "
        "people who like apricots.”"
    ),
    info(
        "The orchard had been flattened on 8 June to make way for a road that was later moved. He was beaten when he stood in the way "
        "and spent five days in custody. The case against him was closed in September."
    ),
    label(PEOPLE, "Farid Lanzuri (he/him)"),
    label(PREVIOUS, "https://papers.example/en/mde96/5790/2022/en/"),
)
ORCHARD_FACTS = {
    "kind": "outcome",
    "ua_number": "66/22",
    "index_number": "MDE 96/6120/2022",
    "issue_date": "2022-11-01",
    "country": "Qarhun",
    "subjects": [person("Farid Lanzuri", "he/him")],
    "previous_action_urls": ["https://papers.example/en/mde96/5790/2022/en/"],
}

FERRY = (  # no header line; two addressees at one address, an embassy elsewhere
    doctype("URGENT ACTION"),
    title("FERRY PASSENGERS HELD\nON A PRISON SHIP", "FERRY PASSENGERS HELD ON A PRISON SHIP"),
    lead(
        "Around 130 passengers of the ferry Morgensol have been kept on board a former prison ship off Port Alder since 6 March because "
        "their papers were issued by a town that no longer exists. There are nineteen children among them."
    ),
    heading(TAKE),
    address(
        """
President Tomasin Ardry
And Mr. Vello Pask, Minister of the Interior
State House, 1 Harbour Hill
Port Alder, Kestrel Islands
Email: statehouse@kestrel.example, interior@kestrel.example""",
        Target(
            name="Tomasin Ardry",
            role="President",
            address_lines=("State House, 1 Harbour Hill", "Port Alder"),
            country="Kestrel Islands",
            emails=("statehouse@kestrel.example", "interior@kestrel.example"),
        ),
        Target(name="Mr. Vello Pask", role="Minister of the Interior"),
    ),
    note("**Copies to:**"),
    address(
        """
H.E. Orla Finnock-Day
Embassy of the Kestrel Islands
40 Specimen Gardens, London W99 9XX, United Kingdom
Phone: 020 7946 0777 I Fax: 020 7946 0778
Email: post@kestrel-embassy.example
Salutation: Your Excellency""",
        Target(
            kind="embassy",
            name="H.E. Orla Finnock-Day",
            role="Embassy of the Kestrel Islands",
            salutation="Your Excellency",
            address_lines=("40 Specimen Gardens, London W99 9XX",),
            country="United Kingdom",
            emails=("post@kestrel-embassy.example",),
            faxes=("020 7946 0778",),
            phones=("020 7946 0777",),
        ),
    ),
    hail("Dear Mr. President:"),
    body(
        "One hundred and thirty people who bought a ticket for a ferry now live behind the portholes of a ship that was built for convicts."
    ),
    body(
        "They have done nothing. Their passports are genuine; it is the town of Lower Merrow that was dissolved, not its inhabitants."
    ),
    asks("I ask you to:"),
    demands(
        "Bring the passengers of the Morgensol ashore without further delay;",
        "Give the nineteen children and their parents proper lodging and schooling;",
        "Recognize their passports until new ones have been issued.",
    ),
    closing("Yours truly,"),
    heading(MORE),
    info(
        "Lower Merrow was merged with its neighbour by a law that came into force while the ferry was at sea, on 5 March."
    ),
    info(
        "The ship, once known as the Iron Duchess, has no heating. A doctor who went on board on 15 March spoke of coughs and of rats. The "
        "harbour authority denies this."
    ),
)
FERRY_END = (
    label(LANGUAGE, "English"),
    note(OWN),
    label(UNTIL, "28 April 2025"),
    note(CHECK),
    label(PEOPLE, "[Group] (they/them)"),
)
FERRY_FACTS = {
    "kind": "unknown",
    "preferred_languages": ["English"],
    "own_language_welcome": True,
    "deadline": "2025-04-28",
    "after_deadline_note": CHECK,
    "subjects": [person("[Group]", "they/them", group=True)],
}

SCHOOL = (  # tracked changes
    header("FI 086/21-3\tIndex: AMR 95/7012/2024\tRuritania\tDate: 4 June 2024"),
    doctype("URGENT ACTION"),
    title("NIGHT SCHOOL TEACHER {-ARRESTED-}{+SENTENCED+}"),
    lead(
        "Ottilie Brandmayr, who teaches reading at a night school in Zenda Bridge, was {-arrested-}{+sentenced to two years of house "
        "arrest+} on 27 May. She is accused of using “a primer that is out of print”."
    ),
    heading(TAKE),
    address(
        """
Chief Justice
Hon. Justice Rupert Elphwick
Supreme Court, Tower Square
0001 Strelsau
Ruritania
Email: registrar@court-ruritania.example""",
        Target(
            name="Hon. Justice Rupert Elphwick",
            role="Chief Justice",
            address_lines=("Supreme Court, Tower Square", "0001 Strelsau"),
            country="Ruritania",
            emails=("registrar@court-ruritania.example",),
        ),
    ),
    hail("Your Honour,"),
    body("{-This paragraph was written before the verdict and will be replaced by the desk.-}"),
    body(
        "Ottilie Brandmayr taught sixty grown men and women to read. {+For this she may not leave her house until 2026.+} The primer she "
        "used was printed by the ministry itself{- in 1974-}{+ in 1971+}."
    ),
    asks("I respectfully call upon you to:"),
    demands(
        "Quash the sentence of Ottilie Brandmayr;",
        "Allow the night school of Zenda Bridge to open its doors again;",
        "{-Return the bicycle;-}{+Have the sixty primers returned to the pupils.+}",
    ),
    closing("Yours sincerely,"),
    signature("[NAME]"),
    heading(MORE),
    info(
        "The night school was opened in 2011 in a disused dairy. Lessons are free. The pupils are bargemen, cleaners and a retired baker."
    ),
    info(
        "{+In April the mayor praised the school in a speech. +}The premises were sealed on the morning after the arrest{-, it is said-}."
    ),
)
SCHOOL_END = (
    label(LANGUAGE, "Ruritanian and English"),
    note(OWN),
    label(UNTIL, "{-1 July 2024-}{+30 July 2024+}"),
    note(CHECK),
    label(PEOPLE, "Ottilie Brandmayr (she/her)"),
    label(PREVIOUS, "[UA of 2021](https://papers.example/en/amr95/4498/2021/en/)"),
    label(PREVIOUS, "[second sheet](https://papers.example/en/amr95/5501/2022/en/)"),
)
SCHOOL_FACTS = {
    "kind": "further_information",
    "ua_number": "086/21-3",
    "index_number": "AMR 95/7012/2024",
    "issue_date": "2024-06-04",
    "country": "Ruritania",
    "preferred_languages": ["Ruritanian", "English"],
    "own_language_welcome": True,
    "deadline": "2024-07-30",
    "after_deadline_note": CHECK,
    "subjects": [person("Ottilie Brandmayr", "she/her")],
    "previous_action_urls": [
        "https://papers.example/en/amr95/4498/2021/en/",
        "https://papers.example/en/amr95/5501/2022/en/",
    ],
}

DIVERS = (  # letter above the addresses, deadline first; demands in running text
    header("UA: 001/20 Index: ASA 94/1702/2020 Tamaria Date: 8 January 2020"),
    doctype("URGENT ACTION"),
    title("PEARL DIVERS THREATENED WITH EVICTION"),
    lead(
        "Forty families of pearl divers on the island of Hulu Bay have been told to leave their stilt houses by 1 February. No other place "
        "to live has been offered to them."
    ),
    label(UNTIL, "19 February 2020"),
    note(CHECK),
    heading(TAKE),
    hail("Honourable Prime Minister,"),
    body(
        "Forty families who have lived above the water for generations were handed a sheet of paper on 20 December. It gives them six "
        "weeks to take down their houses."
    ),
    body(
        "Nobody asked them. I urge you to stop the eviction, to begin honest talks with the divers of Hulu Bay, and to make sure that "
        "nobody is made homeless for the sake of a yacht harbour."
    ),
    closing("Sincerely,"),
    address(
        """
The Honourable Sefa Lomaiwa-Brown
Prime Minister
Office of the Prime Minister, Level 4, Banyan House, Tuvai
Tamaria
Tel: +997 555 0101; +997 555 0102
Fax: +997 555 0103 (please keep trying)
Twitter: @PM_Tamaria_x ; @TamariaGovSample
Instagram: @pm.tamaria.sample""",
        Target(
            name="The Honourable Sefa Lomaiwa-Brown",
            role="Prime Minister",
            address_lines=("Office of the Prime Minister, Level 4, Banyan House, Tuvai",),
            country="Tamaria",
            phones=("+997 555 0101", "+997 555 0102"),
            faxes=("+997 555 0103",),
            social=("Twitter: @PM_Tamaria_x", "Twitter: @TamariaGovSample", "Instagram: @pm.tamaria.sample"),
        ),
    ),
    note("And copies to:"),
    address(
        """
Port Development Board
PO Box 999
Tuvai
Tamaria
E-mail: board@tuvaiport.example or secretary@tuvaiport.example""",
        Target(
            kind="copy",
            role="Port Development Board",
            address_lines=("PO Box 999", "Tuvai"),
            country="Tamaria",
            emails=("board@tuvaiport.example", "secretary@tuvaiport.example"),
        ),
    ),
    heading(MORE),
    info(
        "The divers of Hulu Bay speak a language of their own and bury their dead at sea. The houses stand on poles of ironwood that are "
        "handed down from mother to daughter."
    ),
    info(
        "A hearing about an injunction is set for 27 January. The plan for the harbour was shown to investors in October 2019."
    ),
)
DIVERS_END = (
    label(LANGUAGE, "English, Tamarian."),
    note(OWN),
    label(PEOPLE, "Divers of Hulu Bay (they/them)"),
)
DIVERS_FACTS = {
    "kind": "first",
    "ua_number": "001/20",
    "index_number": "ASA 94/1702/2020",
    "issue_date": "2020-01-08",
    "country": "Tamaria",
    "preferred_languages": ["English", "Tamarian"],
    "own_language_welcome": True,
    "deadline": "2020-02-19",
    "after_deadline_note": CHECK,
    "subjects": [person("Divers of Hulu Bay", "they/them", group=True)],
    "_ignore": ["preferred_languages"],
}

PUPPETS = (  # update without a model letter's bullets in bold; a withheld name; embassy with its own salutation
    header("THIRD UA: 72/24: 72/24 Index: AMR 999/0196/2025 Orlandia Date: 3 March 2025"),
    doctype("URGENT ACTION"),
    title("PUPPETEER’S DAUGHTER FINALLY SEES A LAWYER"),
    lead(
        "After eleven weeks in isolation, a seventeen-year-old girl whose name is withheld was able to speak to a lawyer on 24 February. "
        "She was arrested in December together with her father, the puppeteer Bruno Castellane, after a show about a king with no ears."
    ),
    heading(TAKE),
    cols(
        (
            address(
                """
Director of the Juvenile Centre
Ms. Philippa Throne
Juvenile Centre No. 2
Old Ropewalk 88
Callow City 4099
ORLANDIA
Tel: (99) 555-0144
Email: throne@centre2.example
Salutation: Dear Ms. Throne""",
                Target(
                    name="Ms. Philippa Throne",
                    role="Director of the Juvenile Centre",
                    salutation="Dear Ms. Throne",
                    address_lines=("Juvenile Centre No. 2", "Old Ropewalk 88", "Callow City 4099"),
                    country="ORLANDIA",
                    emails=("throne@centre2.example",),
                    phones=("(99) 555-0144",),
                ),
            ),
        ),
        (
            note("**Copies to:**"),
            address(
                """
Ambassador Lucan Ferreby
Embassy of Orlandia
Rue de l’Exemple 9
1050 Brussels (Belgium)
Fax: +32 2 555 01 45
Email: embassy@orlandia-be.example
Salutation: Dear Ambassador""",
                Target(
                    kind="embassy",
                    name="Lucan Ferreby",
                    role="Ambassador",
                    salutation="Dear Ambassador",
                    address_lines=("Embassy of Orlandia", "Rue de l’Exemple 9", "1050 Brussels"),
                    country="Belgium",
                    emails=("embassy@orlandia-be.example",),
                    faxes=("+32 2 555 01 45",),
                ),
            ),
        ),
    ),
    hail("Dear Director,"),
    body(
        "A girl of seventeen has been in your care since 16 December. For most of that time she was not allowed to speak to anybody."
    ),
    body(
        "I was relieved to hear that a lawyer has now seen her. That is a beginning. She is a child, and she belongs at home."
    ),
    asks("I ask that you:"),
    demands(
        "see to it that the girl is released into the care of her mother;",
        "until then, let her see her lawyer in private as often as she wishes;",
        "grant her schooling, daylight and letters.",
    ),
    closing("With kind regards,"),
    heading(MORE),
    info(
        "Bruno Castellane has shown his puppets on market squares for thirty years. The king without ears is one of his oldest pieces."
    ),
    info(
        "He is held in Callow Fort and is expected to stand trial in May. His daughter played the drum during the show."
    ),
)
PUPPETS_END = (
    label(LANGUAGE, "English and French"),
    note(OWN),
    label(UNTIL, "4th May 2025"),
    note(CHECK),
    label(PEOPLE, "[Name withheld] (she/her), Bruno Castellane (he/him)"),
    label(PREVIOUS, "https://papers.example/en/amr99/8801/2024/en/ and https://papers.example/en/amr99/8950/2025/en/"),
)
PUPPETS_FACTS = {
    "kind": "update",
    "ua_number": "72/24",
    "index_number": "AMR 999/0196/2025",
    "issue_date": "2025-03-03",
    "country": "Orlandia",
    "preferred_languages": ["English", "French"],
    "own_language_welcome": True,
    "deadline": "2025-05-04",
    "after_deadline_note": CHECK,
    "subjects": [person("[Name withheld]", "she/her"), person("Bruno Castellane", "he/him")],
    "previous_action_urls": [
        "https://papers.example/en/amr99/8801/2024/en/",
        "https://papers.example/en/amr99/8950/2025/en/",
    ],
}

MD_STYLE = {"letter_style": "*", "demand_style": "***", "hard_break": "\\"}

DOCS = [
    Doc(
        "01-lighthouse",
        "docx",
        "M1",
        "en",
        "header line in page header part, mail hyperlinks, italic letter, numbered bullets, content controls",
        LIGHTHOUSE + LIGHTHOUSE_END,
        LIGHTHOUSE_FACTS,
        {
            "header_part": True,
            "mail_links": "shown",
            "italic_letter": True,
            "controls": {"title", "summary", "closing"},
        },
    ),
    Doc(
        "02-lighthouse",
        "pdf",
        "M1",
        "en",
        "printed by a browser, header line on each page, page number",
        LIGHTHOUSE + LIGHTHOUSE_END,
        LIGHTHOUSE_FACTS,
        {"engine": "browser", "header_part": True},
    ),
    Doc(
        "03-beekeepers",
        "pdf",
        "M1",
        "en",
        "hyphenated words, running header and footer, index of the earlier sheet in brackets, letter quoted in the letter, two phones",
        BEEKEEPERS + BEEKEEPERS_END,
        BEEKEEPERS_FACTS,
        {
            "header_part": True,
            "hyphenate": True,
            "footer_text": "#",
            "font": "serif",
            "size": 11.5,
            "italic_letter": True,
        },
    ),
    Doc(
        "04-beekeepers",
        "html",
        "web",
        "en",
        "site navigation, cookie banner, related actions, footer with the section's address",
        BEEKEEPERS + BEEKEEPERS_END,
        BEEKEEPERS_FACTS,
        {
            "page_title": "Beekeepers’ trial | Urgent Actions",
            "preheader": "Urgent Action: write today for the beekeepers",
        },
    ),
    Doc(
        "05-weaver",
        "md",
        "M1",
        "en",
        "bold italic blocks, backslash breaks, escaped underscores, dead links, header line with pipes",
        WEAVER + WEAVER_END,
        WEAVER_FACTS,
        MD_STYLE,
    ),
    Doc(
        "06-orchard",
        "txt",
        "M1 outcome",
        "en",
        "UTF-8 with BOM, CRLF",
        ORCHARD_OUTCOME,
        ORCHARD_FACTS,
        {"encoding": "utf-8-sig", "newline": "\r\n"},
    ),
    Doc(
        "07-ferry",
        "docx",
        "M1",
        "en",
        "no header line, headline on two lines, two people at one address, capital I between phone and fax, runs cut anywhere",
        FERRY + FERRY_END,
        {**FERRY_FACTS, "_ignore": ["targets.address_lines", "targets.country", "targets.emails"]},
        {"cut_runs": True, "styles": False, "line_paragraphs": True, "bullet": "•", "bullet_tab": True},
    ),
    Doc(
        "08-school",
        "docx",
        "M1",
        "en",
        "tracked changes (words, a demand, the deadline, a whole paragraph), FI with suffix, tabs, [NAME], previous links as hyperlinks",
        SCHOOL + SCHOOL_END,
        SCHOOL_FACTS,
        {},
    ),
    Doc(
        "09-divers",
        "txt",
        "M1",
        "en",
        "windows-1252, CRLF, deadline and letter above the address, demands in running text",
        DIVERS + DIVERS_END,
        DIVERS_FACTS,
        {"encoding": "windows-1252", "newline": "\r\n"},
    ),
    Doc(
        "10-divers",
        "pdf",
        "M1",
        "en",
        "order changed, running text demands, page break where it falls",
        DIVERS + DIVERS_END,
        DIVERS_FACTS,
        {"running": "UA: 001/20 Index: ASA 94/1702/2020 Tamaria", "footer_text": "Page #", "size": 12, "margin": 80},
    ),
    Doc(
        "11-puppets",
        "docx",
        "M1",
        "en",
        "whole sheet in a table cell, addresses in a nested table, number printed twice, mistyped index, withheld name",
        PUPPETS + PUPPETS_END,
        PUPPETS_FACTS,
        {"in_table": True, "cut_runs": True, "bullet": "▪"},
    ),
    Doc(
        "12-puppets",
        "md",
        "M1",
        "en",
        "two-space breaks, setext-free headings in bold, asterisk bullets",
        PUPPETS + PUPPETS_END,
        PUPPETS_FACTS,
        {"heading": "**{}**", "doctype_mark": "## ", "bullet": "*", "letter_style": "_"},
    ),
]
