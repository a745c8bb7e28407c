"""Web pages and Word's own HTML; also the pages from which a browser prints PDF files."""

# ruff: noqa: E501  (markup and texts of a page stand on one line)

import textwrap
from html import escape

from sheetgen.model import Block, Doc, plain, runs

SITE = {
    "en": {
        "skip": "Skip to main content",
        "menu": ["Home", "What we do", "Urgent Actions", "Join", "Donate"],
        "cookie": "This site uses cookies. Choose which ones you allow.",
        "buttons": ["Accept all", "Reject all"],
        "share": "Share this",
        "more": "More urgent actions",
        "related": [
            "Urgent Action: Puppeteer banned from the square",
            "Urgent Action: Second UA: Choir still without a hall",
        ],
        "foot": "Section office, 14 Specimen Lane, Modelton. Tel: +44 20 7946 0123. Email: hello@section.example. Charity 0000001.",
        "sign": "Get our newsletter",
    },
    "es": {
        "skip": "Ir al contenido",
        "menu": ["Inicio", "Quiénes somos", "Acciones urgentes", "Únete", "Haz un donativo"],
        "cookie": "Este sitio utiliza cookies. Elige cuáles permites.",
        "buttons": ["Aceptar", "Rechazar"],
        "share": "Compartir",
        "more": "Acciones relacionadas",
        "related": ["Acción urgente: Titiritero expulsado de la plaza", "Segunda AU: El coro sigue sin sala"],
        "foot": "Sección de ejemplo, calle de la Muestra 14. Tel.: +34 910 555 014. Correo electrónico: hola@seccion.example",
        "sign": "Recibe nuestro boletín",
    },
    "fr": {
        "skip": "Aller au contenu principal",
        "menu": ["Accueil", "Nos thèmes", "Actions urgentes", "Agir", "Faire un don"],
        "cookie": "Ce site utilise des cookies. Choisissez ceux que vous acceptez.",
        "buttons": ["Tout accepter", "Tout refuser"],
        "share": "Partager",
        "more": "D’autres actions",
        "related": [
            "Action urgente : une marionnettiste chassée de la place",
            "Deuxième AU : la chorale toujours sans salle",
        ],
        "foot": "Section modèle, rue de l’Échantillon 14, 9999 Modèleville. Tél. : +41 31 555 00 14. Courriel : bonjour@section.example",
        "sign": "Abonnez-vous à notre lettre",
    },
    "de": {
        "skip": "Zum Inhalt springen",
        "menu": ["Startseite", "Themen", "Urgent Actions", "Mitmachen", "Spenden"],
        "cookie": "Diese Seite verwendet Cookies. Bitte triff eine Auswahl.",
        "buttons": ["Alle annehmen", "Alle ablehnen"],
        "share": "Teilen",
        "more": "Weitere Urgent Actions",
        "related": ["Urgent Action: Puppenspieler vom Platz verwiesen", "Eilaktion: Chor weiter ohne Saal"],
        "foot": "Muster-Sektion, Beispielgasse 14, 99999 Musterstadt. Tel.: +49 30 555 0014. E-Mail: hallo@sektion.example",
        "sign": "Newsletter bestellen",
    },
    "ar": {
        "skip": "انتقل إلى المحتوى",
        "menu": ["الرئيسية", "عملنا", "تحركات عاجلة", "شارك", "تبرع"],
        "cookie": "يستخدم هذا الموقع ملفات تعريف الارتباط.",
        "buttons": ["قبول", "رفض"],
        "share": "مشاركة",
        "more": "تحركات أخرى",
        "related": ["تحرك عاجل: منع فنان عرائس من الساحة"],
        "foot": "مكتب القسم، شارع النموذج 14. هاتف: ‎+962 6 555 0014. البريد الإلكتروني: salam@section.example",
        "sign": "اشترك في النشرة",
    },
}

PRINT_CSS = """
@page { size: A4; margin: 24mm 17mm 20mm 17mm }
body { font: 10.5pt/1.35 "DejaVu Sans", "Liberation Sans", sans-serif; margin: 0 }
h1 { font-size: 24pt; margin: 0 } h2 { font-size: 14pt; margin: 4pt 0 } h3 { font-size: 11pt; margin: 8pt 0 2pt } h4 { margin: 6pt 0 0 }
p { margin: 0 0 5pt } ul { margin: 0 0 5pt; list-style-type: "•  " } td { vertical-align: top; width: 50%; padding: 0 } table { width: 100% }
.small { font-size: 7pt } .pb { break-before: page } .letter { font-style: italic }
"""


def inline(text: str) -> str:
    out = ""
    for run in runs(text):
        if run.change == "del":
            continue
        piece = escape(run.text, quote=False)
        if run.bold:
            piece = f"<strong>{piece}</strong>"
        if run.italic:
            piece = f"<em>{piece}</em>"
        if run.href is not None:
            piece = f'<a href="{escape(run.href)}">{piece}</a>'
        out += piece
    return out


def address_line(line: str, doc: Doc) -> str:
    words = []
    for word in line.split(" "):
        bare = word.strip(",;")
        if "@" in bare and bare.endswith(".example"):
            if doc.options.get("masked"):
                word = word.replace(
                    bare, '<a href="/cdn-cgi/l/email-protection" class="__cf_email__">[email&#160;protected]</a>'
                )
            else:
                word = word.replace(bare, f'<a href="mailto:{bare}">{bare}</a>')
        else:
            word = escape(word, quote=False)
        words.append(word)
    return " ".join(words)


def element(block: Block, doc: Doc) -> str:
    text = inline(block.text)
    if block.kind == "header":
        return "<p class=header>" + text.replace("\n", "<br>") + "</p>"
    if block.kind == "doctype":
        return f"<h1>{text}</h1>".replace("\n", "<br>")
    if block.kind == "title":
        return f"<h2>{text}</h2>".replace("\n", "<br>")
    if block.kind == "heading":
        return f"<h3>{text}</h3>"
    if block.kind == "sub":
        return f"<h4>{text}</h4>"
    if block.kind == "label":
        return f"<p><b>{text}</b> {inline(block.value)}</p>"
    if block.kind == "lines":
        if doc.options.get("div_lines"):
            return (
                "<div class=address>"
                + "".join(f"<div>{address_line(line, doc)}</div>" for line in block.items)
                + "</div>"
            )
        return "<p class=letter>" + "<br>\n".join(address_line(line, doc) for line in block.items) + "</p>"
    if block.kind == "bullets":
        mark = doc.options.get("bullet")
        if mark:
            return "\n".join(f"<p>{mark}&nbsp;{inline(item)}</p>" for item in block.items)
        return "<ul>\n" + "\n".join(f"<li>{inline(item)}</li>" for item in block.items) + "\n</ul>"
    if block.kind == "steps":
        return "<ol>\n" + "\n".join(f"<li>{inline(item)}</li>" for item in block.items) + "\n</ol>"
    if block.kind == "cols":
        cells = ["\n".join(element(inner, doc) for inner in cell) for cell in block.cells]
        return "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"
    if block.kind == "break":
        return '<div class="pb"></div>'
    if block.kind == "small":
        return f'<p class="small">{text}</p>'
    return f"<p{' class=letter' if block.kind == 'letter' else ''}>{text}</p>"


def article(doc: Doc) -> str:
    return "\n".join(element(block, doc) for block in doc.blocks)


def web_page(doc: Doc) -> str:
    site = SITE[doc.language]
    menu = "".join(f'<li><a href="/{number}">{item}</a></li>' for number, item in enumerate(site["menu"]))
    cookie = (
        f'<div class="cookies" role="dialog"><p>{site["cookie"]}</p>'
        + "".join(f"<button>{b}</button>" for b in site["buttons"])
        + "</div>"
    )
    related = "".join(
        f'<article class="card"><h3><a href="/ua/{n}">{t}</a></h3></article>' for n, t in enumerate(site["related"])
    )
    share = (
        f'<ul class="share"><li>{site["share"]}</li><li><a href="#">Facebook</a></li><li><a href="#">X</a></li></ul>'
    )
    crumbs = f'<ol class="breadcrumb"><li><a href="/">{site["menu"][0]}</a></li><li>{site["menu"][2]}</li></ol>'
    hidden = (
        f'<div style="display:none;max-height:0">{doc.options["preheader"]}</div>' if "preheader" in doc.options else ""
    )
    direction = ' dir="rtl"' if doc.language == "ar" else ""
    name = escape(doc.options.get("page_title", site["menu"][2]))
    return f"""<!doctype html>
<html lang="{doc.language}"{direction}>
<head><meta charset="utf-8"><title>{name}</title>
<style>.card{{border:1px solid}}</style>
<script type="application/ld+json">{{"@type":"WebPage","datePublished":"2001-01-01"}}</script></head>
<body class="node-action">{hidden}
<a href="#main">{site["skip"]}</a>
<header><nav aria-label="main"><ul>{menu}</ul></nav></header>
{crumbs if doc.options.get("crumbs", True) else ""}
<main id="main"><div class="content">
{article(doc)}
</div>
{share}
<section class="related"><h2>{site["more"]}</h2>{related}</section></main>
<footer><form><label>{site["sign"]} <input type="email" name="e"></label></form><p>{site["foot"]}</p><p>© 2031</p></footer>
{cookie}
<script>window.q=[];</script>
</body></html>
"""


def word_page(doc: Doc) -> str:
    """What Word saves as a web page: paragraphs only, lines broken anywhere, bullets as text."""
    out: list[str] = []

    def para(markup: str, css: str = "MsoNormal") -> None:
        wrapped = "\n".join(textwrap.wrap(markup, 72, break_long_words=False, break_on_hyphens=False))
        out.append(f"<p class={css}>{wrapped}<o:p></o:p></p>")

    def add(block: Block) -> None:
        if block.kind == "lines":
            para("<br> ".join(f"<span lang=EN-GB>{escape(line, quote=False)}</span>" for line in block.items))
        elif block.kind in ("bullets", "steps"):
            for item in block.items:
                gap = '<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp;&nbsp; </span>'
                para(
                    f'<![if !supportLists]><span style="font-family:Symbol">·{gap}</span><![endif]>{inline(item)}',
                    "MsoListParagraph",
                )
        elif block.kind == "cols":
            out.append("<table class=MsoNormalTable><tr>")
            for cell in block.cells:
                out.append("<td valign=top>")
                for inner in cell:
                    add(inner)
                out.append("</td>")
            out.append("</tr></table>")
        elif block.kind == "break":
            out.append('<br clear=all style="page-break-before:always">')
        elif block.kind == "label":
            para(f"<b>{inline(block.text)}</b> {inline(block.value)}")
        elif block.kind in ("title", "doctype", "heading"):
            para(f"<b><span lang=EN-GB>{inline(block.text)}</span></b>".replace("\n", "<br> "))
        else:
            para(inline(block.text).replace("\n", "<br> "))
        if block.kind in ("para", "letter"):
            out.append("<p class=MsoNormal><o:p>&nbsp;</o:p></p>")

    for block in doc.blocks:
        add(block)
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n<head>\n'
        '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">\n<meta name=Generator content="Microsoft Word 15">\n'
        "<style>\n<!--\n p.MsoNormal {margin:0cm; font-size:10.0pt;}\n-->\n</style>\n"
        "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Desk</o:Author></o:DocumentProperties></xml><![endif]-->\n"
        "</head>\n<body lang=EN-GB>\n<div class=WordSection1>\n" + "\n".join(out) + "\n</div>\n</body>\n</html>\n"
    )


def print_page(doc: Doc) -> str:
    """The page that the browser prints: the first header block and a footer stand on every sheet."""
    blocks = tuple(doc.blocks)
    running = doc.options.get("running", "")
    if doc.options.get("header_part"):
        head = next(block for block in blocks if block.kind == "header")
        blocks = tuple(block for block in blocks if block is not head)
        running = plain(head.text)
    inner = Doc(doc.stem, doc.format, doc.family, doc.language, "", blocks, {}, doc.options)
    direction = ' dir="rtl"' if doc.language == "ar" else ""
    margins = f"""
@page {{ @top-left {{ content: "{running}"; font: 7.5pt sans-serif; direction: {"rtl" if direction else "ltr"}; width: 100% }}
         @bottom-center {{ content: "{doc.options.get("footer_text", "")}" counter(page); font: 7.5pt sans-serif }} }}"""
    return (
        f'<!doctype html><html lang="{doc.language}"{direction}><head><meta charset="utf-8"><title>{doc.stem}</title>'
        f"<style>{PRINT_CSS}{margins}{doc.options.get('css', '')}</style></head><body>{article(inner)}</body></html>"
    )


def render_html(doc: Doc) -> bytes:
    if "raw" in doc.options:
        return str(doc.options["raw"]).encode()
    word = doc.options.get("shell") == "word"
    text = word_page(doc) if word else web_page(doc)
    for old, new in doc.options.get("replace", {}).items():
        if old not in text:
            raise ValueError(f"{doc.stem}: nothing to replace: {old!r}")
        text = text.replace(old, new)
    return text.encode("windows-1252" if word else "utf-8", "xmlcharrefreplace")
