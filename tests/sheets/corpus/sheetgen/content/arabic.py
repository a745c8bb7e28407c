"""Sheets in Arabic."""

# ruff: noqa: E501  (a paragraph of a sheet is one string)

from sheetgen.content.common import person
from sheetgen.model import (
    Doc,
    Target,
    address,
    asks,
    body,
    closing,
    demands,
    doctype,
    hail,
    header,
    heading,
    info,
    label,
    lead,
    note,
    title,
)

OWN = "يمكنكم أيضًا استخدام لغتكم الخاصة."
AFTER = "ويُرجى التشاور مع مكتب منظمة العفو الدولية في بلدكم إذا كنتم ترغبون في إرسال المناشدات بعد الموعد المحدد."
TAKE = "بادروا بالتحرك: اكتبوا مناشدة بأسلوبكم الخاص أو استخدموا نموذج الرسالة أدناه"

POET = (
    header("التحرك العاجل الأول: 84/22 رقم الوثيقة: MDE 80/6111/2022 روريتانيا التاريخ: 12 أكتوبر/تشرين الأول 2022"),
    doctype("تحرك عاجل"),
    title("الحكم على شاعرة بالسجن بسبب قصيدة عن المطر"),
    lead(
        "في 28 سبتمبر/أيلول، حكمت محكمة في روريتانيا على الشاعرة سلمى البحراوي النوري بالسجن ثلاث سنوات بسبب قصيدة عن المطر نشرتها في مجلة مدرسية."
    ),
    heading(TAKE),
    address(
        """
وزير العدل
السيد كمال الدين الصيرفي
وزارة العدل
شارع النموذج 99
سترلساو
روريتانيا
هاتف: \u200e+991 555 0301
فاكس: +991 555 0302
البريد الإلكتروني: minister@adl-ruritania.example
تويتر: @adl_ruritania_x""",
        Target(
            name="السيد كمال الدين الصيرفي",
            role="وزير العدل",
            address_lines=("وزارة العدل", "شارع النموذج 99", "سترلساو"),
            country="روريتانيا",
            emails=("minister@adl-ruritania.example",),
            faxes=("+991 555 0302",),
            phones=("+991 555 0301",),
            social=("تويتر: @adl_ruritania_x",),
        ),
    ),
    hail("السيد الوزير،"),
    body(
        "أكتب إليكم بشأن الشاعرة سلمى البحراوي النوري التي تقضي عقوبة بالسجن ثلاث سنوات لأنها وصفت المطر في قصيدة من تسعة أبيات."
    ),
    body("لم تدعُ القصيدة إلى العنف، ولم تذكر أحدًا بالاسم. وقد قرأها التلاميذ في الصف قبل أن تصادر المجلة."),
    asks("لذا أدعوكم إلى:"),
    demands(
        "الإفراج عن سلمى البحراوي النوري فورًا ودون قيد أو شرط؛", "ضمان حصولها على زيارات منتظمة من أسرتها ومحاميها."
    ),
    closing("وتفضلوا بقبول فائق الاحترام،"),
    heading("معلومات إضافية"),
    info("تعمل سلمى البحراوي النوري معلمة منذ عام 2009، ولها ثلاثة دواوين. وقد اعتُقلت في 3 يوليو/تموز أمام مدرستها."),
    info("ومن المقرر أن تنظر محكمة الاستئناف في قضيتها في 20 ديسمبر/كانون الأول."),
    label("لغة المخاطبة المفضلة:", "العربية، الإنجليزية"),
    note(OWN),
    label("ويُرجى المبادرة بالتحرك في أسرع وقت ممكن قبل:", "7 ديسمبر/كانون الأول 2022"),
    note(AFTER),
    label("الاسم وضمير الإشارة المفضل:", "سلمى البحراوي النوري (هي)"),
)
POET_FACTS = {
    "kind": "first",
    "ua_number": "84/22",
    "index_number": "MDE 80/6111/2022",
    "issue_date": "2022-10-12",
    "country": "روريتانيا",
    "preferred_languages": ["العربية", "الإنجليزية"],
    "own_language_welcome": True,
    "deadline": "2022-12-07",
    "after_deadline_note": AFTER,
    "subjects": [person("سلمى البحراوي النوري", "هي")],
}

BOATMEN = (
    header("معلومات إضافية حول التحرك العاجل: 3/24 رقم الوثيقة: MDE 79/7799/2024 قرهون التاريخ: ٦ مارس/آذار ٢٠٢٤"),
    doctype("تحرك عاجل"),
    title("نقل الملاحين الخمسة إلى سجن بعيد"),
    lead("نقل الملاحون الخمسة في 25 فبراير/شباط إلى سجن يبعد 400 كيلومتر عن أسرهم، ولم يسمح لهم بوداع أحد."),
    heading(TAKE),
    address(
        """
النائب العام
المستشار رائد الحوراني
مكتب النائب العام
ص.ب. 1996
خليج قرهون، قرهون
البريد الإلكتروني: naib@niyaba-qarhun.example
صيغة المخاطبة: سعادة النائب العام""",
        Target(
            name="المستشار رائد الحوراني",
            role="النائب العام",
            salutation="سعادة النائب العام",
            address_lines=("مكتب النائب العام", "ص.ب. 1996", "خليج قرهون"),
            country="قرهون",
            emails=("naib@niyaba-qarhun.example",),
        ),
    ),
    note("نسخة إلى:"),
    address(
        """
سفارة قرهون
9 شارع المثال
عمان
الأردن
فاكس: \u200e+962 6 555 0311""",
        Target(
            kind="embassy",
            role="سفارة قرهون",
            address_lines=("9 شارع المثال", "عمان"),
            country="الأردن",
            faxes=("+962 6 555 0311",),
        ),
    ),
    hail("سعادة النائب العام،"),
    body("لم يرتكب الملاحون الخمسة سوى أنهم نقلوا مرضى إلى الضفة الأخرى من الخليج في ليلة عاصفة."),
    asks("وأحثكم على:"),
    demands("إعادة الملاحين الخمسة إلى سجن قريب من أسرهم؛", "إسقاط التهم الموجهة إليهم."),
    closing("مع خالص التقدير،"),
    heading("معلومات إضافية"),
    info("أغلق الجسر الوحيد على الخليج في يناير/كانون الثاني، فصارت القوارب السبيل الوحيد إلى المستشفى."),
    label("لغة المخاطبة المفضلة:", "العربية"),
    note(OWN),
    label("ويرجى المبادرة بالتحرك في أسرع وقت ممكن قبل:", "٣٠ أبريل/نيسان ٢٠٢٤"),
    note(AFTER),
    label("الاسم وضمير الإشارة المفضل:", "[مجموعة] (هم)"),
    label("رابط التحرك العاجل السابق:", "https://papers.example/ar/mde79/7602/2024/ar"),
)
BOATMEN_FACTS = {
    "kind": "further_information",
    "ua_number": "3/24",
    "index_number": "MDE 79/7799/2024",
    "issue_date": "2024-03-06",
    "country": "قرهون",
    "preferred_languages": ["العربية"],
    "own_language_welcome": True,
    "deadline": "2024-04-30",
    "after_deadline_note": AFTER,
    "subjects": [person("[مجموعة]", "هم", group=True)],
    "previous_action_urls": ["https://papers.example/ar/mde79/7602/2024/ar"],
}

DOCS = [
    Doc(
        "47-poet",
        "docx",
        "M1",
        "ar",
        "right to left, both month names, left-to-right mark before a number",
        POET,
        POET_FACTS,
        {"rtl": True, "header_part": True},
    ),
    Doc(
        "48-poet",
        "txt",
        "M1",
        "ar",
        "UTF-8 with BOM, CRLF",
        POET,
        POET_FACTS,
        {"encoding": "utf-8-sig", "newline": "\r\n"},
    ),
    Doc(
        "49-boatmen",
        "html",
        "web",
        "ar",
        "right-to-left page, Eastern digits in dates, embassy in a third country",
        BOATMEN,
        BOATMEN_FACTS,
        {"page_title": "تحركات عاجلة"},
    ),
    Doc(
        "50-boatmen",
        "pdf",
        "M1",
        "ar",
        "printed by a browser, right to left, Eastern digits",
        BOATMEN,
        {
            **BOATMEN_FACTS,
            "_ignore": ["targets.address_lines", "subjects.name", "subjects.pronouns", "subjects.is_group"],
        },
        {"engine": "browser", "header_part": True, "css": '* { font-feature-settings: "rlig" 0, "liga" 0 }'},
    ),
    Doc(
        "68-boatmen",
        "md",
        "M1",
        "ar",
        "Markdown with bold italic blocks",
        BOATMEN,
        BOATMEN_FACTS,
        {"letter_style": "*", "demand_style": "***"},
    ),
]
