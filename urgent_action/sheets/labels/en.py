"""English."""

from .base import Language, Mark, listed

ENGLISH = Language(
    code="en",
    labels={
        Mark.DOCUMENT: listed(
            """
            URGENT ACTION APPEAL | URGENT ACTION VICTORY | URGENT ACTION UPDATE | URGENT ACTION
            """
        ),
        Mark.TITLE: ("URGENT ACTION TITLE",),
        Mark.SUMMARY: ("URGENT ACTION SUMMARY",),
        Mark.NUMBER: ("URGENT ACTION TYPE AND NUMBER",),
        Mark.INDEX: listed("AI INDEX NUMBER | INDEX NUMBER | AI INDEX | INDEX"),
        Mark.DATE: listed("PUBLICATION DATE | ISSUE DATE | DATE OF ISSUE | DATE ISSUED | DATE"),
        Mark.COUNTRY: ("COUNTRY",),
        Mark.ACTION: listed(
            """
            TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER | TAKE ACTION NOW
            TAKE ACTION | WHAT YOU CAN DO TO HELP | WHAT YOU CAN DO | HOW YOU CAN HELP
            """
        ),
        Mark.POINTS: listed("FURTHER RECOMMENDED ACTION | RECOMMENDED ACTION | PLEASE WRITE IMMEDIATELY"),
        Mark.ADDRESSES: listed(
            """
            TARGET’S CONTACT DETAILS & “COPIES TO” | TARGET’S CONTACT DETAILS | CONTACT INFORMATION
            CONTACT DETAILS | PLEASE SEND APPEALS TO | SEND APPEALS TO | APPEALS TO | WRITE TO | PLEASE WRITE TO
            TARGETS | TARGET
            """
        ),
        Mark.COPIES: listed(
            """
            PLEASE SEND COPIES TO | PLEASE ALSO SEND COPIES TO | ALSO SEND COPIES TO | SEND COPIES TO
            WITH COPIES TO | WITH A COPY TO | AND COPIES TO | COPIES TO | COPY TO | AND COPY | CC
            """
        ),
        Mark.LETTER: listed("URGENT ACTION LETTER | SAMPLE LETTER | MODEL LETTER"),
        Mark.BACKGROUND: listed(
            """
            ADDITIONAL INFORMATION | BACKGROUND INFORMATION (400 WORDS + RELEVANT LINKS)
            ADDITIONAL INFORMATION (400 WORDS + RELEVANT LINKS) | BACKGROUND INFORMATION | BACKGROUND
            """
        ),
        Mark.LANGUAGES: listed(
            """
            PREFERRED LANGUAGES TO ADDRESS TARGETS | PREFERRED LANGUAGE TO ADDRESS TARGETS
            PREFERRED LANGUAGES TO ADDRESS TARGET | PREFERRED LANGUAGE TO ADDRESS TARGET | PREFERRED LANGUAGE(S)
            PREFERRED LANGUAGE | PREFERRED LANGUAGES
            """
        ),
        Mark.DEADLINE: listed(
            """
            PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL | PLEASE TAKE ACTION BEFORE | PLEASE TAKE ACTION UNTIL
            PLEASE TAKE ACTION AS SOON AS POSSIBLE AND BEFORE | PLEASE TAKE ACTION AS SOON AS POSSIBLE BEFORE
            PLEASE TAKE ACTION BY | APPEAL DEADLINE NOTICE | APPEAL DEADLINE | PLEASE SEND APPEALS BEFORE
            PLEASE SEND APPEALS BY | PLEASE SEND APPEALS UNTIL | SEND APPEALS BEFORE | DEADLINE FOR APPEALS
            DEADLINE
            """
        ),
        Mark.PEOPLE: listed(
            """
            NAME AND PREFERRED PRONOUN | NAMES AND PREFERRED PRONOUNS | NAME AND PREFERRED PRONOUNS
            NAME AND PREFERRED PRONOUN(S) | NAME(S) AND PREFERRED PRONOUN(S) | NAME(S) | NAMES | NAME
            """
        ),
        Mark.GENDER: listed("GENDER M/F | GENDER | SEX M/F"),
        Mark.PREVIOUS: listed(
            """
            LINK TO PREVIOUS UA | LINKS TO PREVIOUS UAS | LINK TO PREVIOUS URGENT ACTION | LINKS TO PREVIOUS UA
            LINK TO THE PREVIOUS UA | LINK TO PREVIOUS
            """
        ),
        Mark.RESIDUE: listed(
            """
            PLEASE INSERT LOCAL DIPLOMATIC ADDRESSES BELOW | SECTIONS TO ADD WHEN RELEVANT | NAME ADDRESS 1
            ADDRESS 2 | ADDRESS 3 | YOUR NAME
            """
        ),
        Mark.FURNITURE: listed(
            """
            DOWNLOAD A PDF | DOWNLOAD THE PDF | DOWNLOAD PDF | DOWNLOAD THIS | SKIP TO MAIN CONTENT
            SKIP TO CONTENT | EXTERNAL (FOR GENERAL DISTRIBUTION) | DISTR: UA/SC | DISTR | SHARE THIS
            READ MORE | FOR GENERAL DISTRIBUTION | VIEW IN BROWSER | VIEW THIS EMAIL
            PLEASE SEND APPEALS IMMEDIATELY | THIS IS THE FIRST UPDATE OF | THIS IS THE SECOND UPDATE OF
            THIS IS THE THIRD UPDATE OF | AMNESTY INTERNATIONAL | UNSUBSCRIBE | THIS BULLETIN EXPIRES
            BACK TO TOP | PRINT THIS PAGE | SIGN UP FOR OUR NEWSLETTER | REGISTERED CHARITY | PHOTO: | CAPTION:
            IMAGE:
            """
        ),
        Mark.END: listed(
            """
            RELATED ACTIONS | RELATED URGENT ACTIONS | MORE URGENT ACTIONS | OTHER URGENT ACTIONS
            RELATED CONTENT | MORE ACTIONS | RELATED NEWS | YOU MAY ALSO LIKE | LATEST URGENT ACTIONS
            """
        ),
    },
    opens={
        Mark.POINTS: (
            (
                r"(?:please )?(?:write|send|e-?mail|fax|call)\b[^.;]{0,400}?"
                r"(?:urging|asking|calling on|requesting)"
                r" (?:him|her|them|him/her|her/him|the [\w ]{2,60}|[\w ]{2,40}) to ?:"
            ),
            (
                r"please (?:write|send|e-?mail)\b[^.;:]{0,300}?"
                r"(?:in [^.;:]{2,90}|or your own language|urging|asking|calling on[^:]{0,80}) ?:"
            ),
        ),
        Mark.NOTHING_TO_DO: (
            (
                r"no further action is (?:requested|required|needed)[^.]{0,60}\.?"
                r"(?: ?(?:many )?thanks? (?:you )?to all (?:those )?who (?:have )?sent appeals[^.]{0,40}\.?)?"
            ),
            r"many thanks to all (?:those )?who (?:have )?sent appeals[^.]{0,40}\.?",
        ),
        Mark.DIPLOMATS: (
            (
                r"(?:please )?(?:also )?(?:send )?(?:and )?(?:copies )?(?:to )?(?:the )?"
                r"diplomatic representatives? (?:of [^.:;]{2,60} )?accredited to your country[.;:]?"
            ),
        ),
        Mark.OWN_LANGUAGE: (
            r"you (?:can|may) also write in your own language\.?",
            r"you (?:can|may) write in your own language\.?",
        ),
        Mark.AFTER_DEADLINE: (
            (
                r"(?:please )?check with (?:the |your )?[^.]{0,120}?"
                r"(?:appeals? |taking action )(?:\w+ )?after [^.]{3,40}(?:\.|$)"
            ),
        ),
        Mark.DEADLINE: (
            r"(?:this )?urgent action expires (?:on )?",
            r"in any case (?:before|by|until|no later than) ",
            r"if (?:you wish to send|you are sending|sending) appeals after (?=\d|[a-z]+ \d)",
            (
                r"(?:take action|appeals)[^.:;]{0,60}? "
                r"(?:before|until|by|no later than) (?=\d|[a-z]+ \d)"
            ),
        ),
    },
    kinds={
        "further_information": listed("FURTHER INFORMATION | FOLLOW-UP ON | FOLLOW-UP | FURTHER INFO | FI"),
        "update": listed(
            """
            SECOND | THIRD | FOURTH | FIFTH | SIXTH | SEVENTH | EIGHTH | NINTH | TENTH | UPDATE | 2ND | 3RD
            4TH | 5TH | 6TH
            """
        ),
        "outcome": listed("OUTCOME | VICTORY"),
        "first": ("FIRST",),
    },
    months=tuple(
        tuple(month.split("/"))
        for month in listed("""
            january/jan | february/feb | march/mar | april/apr | may | june/jun | july/jul | august/aug |
            september/sept/sep | october/oct | november/nov | december/dec
            """)
    ),
    contacts={
        "email": listed("e-mail addresses | e-mails | e-mail address | e-mail | mail | contact | electronic mail | e"),
        "fax": listed(
            "faxes | fax numbers | fax number | fax | telefax | facsimiles | facsimile | fax nos | fax no | fax nr | f"
        ),
        "phone": listed(
            """
            telephones | telephone | phones | phone | tel | mobile | telephone numbers
            telephone number | phone numbers | phone number | telephone no | phone no | tel no | tel nr | ph
            cell | cell phone | landline | hotline | switchboard | t
            """
        ),
        "salutation": listed("salutation | salutations"),
        "other": listed(
            """
            telegrams | telegram | telexes | telex | website | web form | webform | web | online form
            contact form | whatsapp | online contact form | note | url | cable
            """
        ),
    },
    networks=listed(
        """
        twitter/x | x/twitter | x (twitter) | x (formerly twitter) | twitter | x | facebook | instagram
        linkedin | youtube | threads | bluesky | mastodon | tiktok | weibo | vk | telegram channel
        social media
        """
    ),
    honorifics=listed(
        """
        mr | mrs | ms | miss | dr | hon | the hon | honourable | the honourable | honorable | the honorable
        rt hon | right honourable | h.e | he | his excellency | her excellency | his highness | her highness
        admiral | sir | dame | prof | professor | rev | sheikh | shaikh | sayyid | u | daw | gen | lt | col
        maj | capt | brig | lt gen | maj gen | his majesty | her majesty | hrh | hm | his royal highness
        her royal highness | ayatollah | hojjatoleslam | shri | smt | engr | atty | lord | general | colonel
        major | lieutenant | brigadier | captain | madam | mx
        """
    ),
    roles=listed(
        """
        chief justice | minister | president | premier | chancellor | attorney general | prosecutor | procurator
        secretary | governor | commissioner | commander | commandant | chief | king | queen | emir | sultan
        ambassador | consul | mayor | judge | head | chair | chairman | chairwoman | chairperson | speaker
        registrar | superintendent | warden | inspector | director | leader | ombudsman | ombudsperson | senator
        magistrate | officer | administrator | controller | captain general | marshal | vice-president | deputy
        general manager | ceo | officer-in-charge | rector | chief executive | prefect | counsellor | counselor
        representative | delegate | harbourmaster | harbour master | high commissioner | intendent | intendant
        dean | sheriff | solicitor general | coordinator | treasurer | clerk | bailiff | regent
        vice-chancellor | inspector general | adviser | advisor | spokesperson | manager | prince | princess
        crown prince | grand duke | viceroy | steward | councillor
        """
    ),
    titles=listed(
        """
        president | vice president | prime minister | ambassador | minister | governor | king | queen | mayor
        senator | attorney general | chancellor | secretary | commissioner | high commissioner | judge
        director | prosecutor | superintendent | warden | secretary general | prosecutor general
        general prosecutor | premier | chief minister | speaker | consul | consul general | inspector general
        emir | director general | chargé d’affaires | ombudsman | chairperson | chairman
        """
    ),
    institutions=listed(
        """
        ministry | office | commission | committee | board | council | court | department | directorate | bureau
        police | parliament | assembly | senate | palace | prison | government | institute | agency | authority
        secretariat | headquarters | service | tribunal | administration | presidency | prosecution
        organization | organisation | association | union | company | corporation | university | chamber
        cabinet | centre | center | hospital | delegation | chambers | national guard | army | forces | society
        station | inspectorate | chancellery | division | embassy | consulate | mission | high commission
        foundation | federation | municipality | registry | kremlin
        """
    ),
    embassies=listed(
        """
        embassy | high commission | high commissioner | ambassador | consulate | consulate general
        permanent mission | mission | chargé d’affaires | permanent representative | consul | consul general
        """
    ),
    places=listed(
        """
        street | st | road | rd | avenue | ave | lane | square | plot | p.o. box | po box | box | building
        house | hall | floor | block | district | city | province | drive | way | boulevard | blvd | suite
        room | quarter | place | park | terrace | hill | village | barracks | complex | gate | wharf | quay
        c/o | state | county | zone | highway | close | court road | row | crescent | tower | bag | island | bay
        town | mansion | castle | yard | bridge | circle
        """
    ),
    greetings=listed(
        """
        dear | your excellency | your excellencies | excellency | your majesty | your honour | your honor
        your royal highness | your highness | sir | madam | honourable | honorable | mr | to whom it may concern
        your holiness | your worship | your grace
        """
    ),
    circulars=listed(
        """
        dear friends | dear friend | dear all | dear members | dear member | dear supporters | dear supporter
        dear colleagues | dear colleague | dear activists | dear activist | dear reader | dear readers
        dear team | dear networkers | hello | dear urgent action | dear network | dear coordinator
        dear coordinators | dear group | dear letter writer | dear letter writers | dear volunteers
        dear subscriber
        """
    ),
    demands=(
        (
            r"\bi (?:\w+ ){0,3}?(?:urge|call (?:up)?on|ask|request|appeal to|implore|beg|demand)"
            r"[^.:;]{0,160}:"
        ),
        r"\bplease:",
        r"\bi (?:\w+ ){0,3}?(?:urge|call (?:up)?on|ask) [^.:;]{0,60}to$",
    ),
    closings=listed(
        """
        yours sincerely | sincerely | yours faithfully | yours truly | respectfully yours | yours respectfully
        sincerely yours | respectfully | with respect | kind regards | with kind regards | best regards
        regards | faithfully yours | with best regards | yours in hope | with hope | with kindest regards
        yours | with regards
        """
    ),
    groups=listed(
        """
        members | member | villagers | residents | families | family | men | women | people | students | workers
        association | committee | union | movement | community | communities | collective | organization
        organisation | network | group | children | prisoners | detainees | inhabitants | activists
        journalists | others | refugees | migrants | society | club | brothers | sisters | protesters
        protestors | farmers | teachers | lawyers | fishermen | employees | staff | cooperative | co-operative
        federation | council | persons | individuals | girls | boys | households | leaders | defenders | drivers
        monks | nuns | crew | choir | party | team | band | orchestra | centre | center | ngo | peoples
        tenants | relatives | several | many | dozens | hundreds | thousands | crewmen | guild | apprentices
        weavers | fishers | ferrymen | singers | bakers | miners | nurses | doctors | pupils | sailors
        beekeepers | shepherds | tribe | tribes | youths | two | three | four | five | six | seven | eight
        nine | ten | eleven | twelve | thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen
        twenty | thirty | forty | fifty | sixty | seventy | eighty | ninety | hundred
        """
    ),
    conjunctions=listed("and | or"),
    fillers=listed("in | preferably | either"),
    own=listed("your own language | your own languages | your language"),
    countries_official=listed(
        """
        republic of | kingdom of | islamic republic of | state of | federal republic of | democratic republic of
        people’s republic of | commonwealth of | sultanate of | federation of | union of | grand duchy of
        principality of | socialist republic of | federal democratic republic of
        democratic socialist republic of | duchy of | bolivarian republic of | republic of the union of
        people’s democratic republic of | united republic of | arab republic of | co-operative republic of
        hashemite kingdom of | plurinational state of | oriental republic of | united states of | the
        """
    ),
)
