"""Invented sheets, as data and as files."""

from __future__ import annotations

from datetime import date

from urgent_action.sheets.sheet import Letter, Sheet, SheetKind, Subject, Target, TargetKind
from urgent_action.sheets.writers import Output, write

KITE = Sheet(
    kind=SheetKind.FIRST,
    ua_number="80/31",
    index_number="AFR 99/0123/2031",
    issue_date=date(2031, 5, 4),
    country="Uganda",
    headline="Kite maker held for a word in the sky",
    summary="Kite maker Ilyas Verne has been held without charge since 2 May. His family does not know where.",
    targets=(
        Target(
            kind=TargetKind.TARGET,
            name="Hon. Adaeze Morrow",
            role="Minister of Justice",
            address_lines=("Ministry of Justice", "4 Harbour Square", "1000 Port Selwyn"),
            country="Uganda",
            emails=("minister@justice.example",),
            faxes=("+256 1 555 0102",),
        ),
    ),
    letter=Letter(
        salutation="Dear Minister,",
        body=("I write about Ilyas Verne, a kite maker.", "He is held without charge, and nobody has seen him."),
        demands_intro="I therefore urge you to:",
        demands=("Release Ilyas Verne at once;", "Tell his family where he is."),
        closing="Yours sincerely,",
    ),
    additional_information=(
        "Ilyas Verne has taught children to build kites for twenty years.",
        "The kite law bans what it calls flying objects of opinion. It has been used four times.",
    ),
    preferred_languages=("English", "French"),
    own_language_welcome=True,
    deadline=date(2031, 6, 30),
    after_deadline_note="Please check with your section if you wish to send appeals after the deadline.",
    subjects=(Subject("Ilyas Verne", "he/him"),),
    previous_action_urls=("https://section.example/ua/79-31",),
)

ARABIC = Sheet(
    kind=SheetKind.FIRST,
    ua_number="12/31",
    index_number="MDE 99/0456/2031",
    issue_date=date(2031, 3, 9),
    country="الأردن",
    headline="نسّاجات محتجزات بسبب سجادة",
    summary="اعتُقلت أربع نسّاجات في الأول من مارس بعد أن نسجن اسم قريتهن على سجادة. ولم يُسمح لهن بمقابلة محامٍ حتى الآن.",
    targets=(
        Target(
            kind=TargetKind.TARGET,
            name="سالم الورد",
            role="وزير الداخلية",
            address_lines=("شارع النول 7", "تل نور"),
            country="الأردن",
            emails=("minister@interior.example",),
            faxes=("+962 6 555 0101",),
        ),
    ),
    letter=Letter(
        salutation="معالي الوزير،",
        body=(
            "أكتب إليكم بشأن أربع نسّاجات محتجزات منذ الأول من مارس. وقد نسجن اسم قريتهن على سجادة، ولم يرتكبن أي جريمة.",
            "ولم يُسمح لأي منهن بمقابلة محامٍ أو الاتصال بأسرتها.",
        ),
        demands_intro="لذا أحثكم على:",
        demands=("الإفراج عنهن فورًا ودون شروط؛", "السماح لهن بمقابلة محامٍ من اختيارهن."),
        closing="وتفضلوا بقبول فائق الاحترام،",
    ),
    additional_information=(
        "تعمل النسّاجات في تعاونية القرية منذ عشر سنوات، وتباع سجاداتهن في ثلاث مدن.",
        "وفي العام الماضي صدر قانون يمنع ذكر أسماء القرى التي أُخليت من سكانها.",
    ),
    preferred_languages=("العربية", "الإنجليزية"),
    own_language_welcome=True,
    deadline=date(2031, 5, 4),
    after_deadline_note="يرجى مراجعة فرع منظمتكم قبل إرسال المناشدات بعد هذا التاريخ.",
    subjects=(Subject("أربع نسّاجات", "هن", is_group=True),),
)


def as_file(sheet: Sheet, output: Output = Output.DOCX, language: str = "en") -> bytes:
    """The sheet as a document that somebody might upload."""
    return write(sheet, output, language)
