"""What a client may send as the body of a form: nearly right, wrong, cut, in parts, or noise."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote_from_bytes, urlencode

from hypothesis import strategies as st

FORM = "application/x-www-form-urlencoded"
BOUNDARY = "x-fuzz-x"
#: Stand for the editor's two questions, whose numbers are not known here.
QUESTIONS = ("question_A", "question_B")
#: Stands for the consent statement's key.
KEY = "the-key-of-the-words"
FIELDS = (
    "name",
    "email",
    "country",
    "consent",
    "consent_key",
    "updates",
    "public_name",
    "website",
    "shown_at",
    "channel",
    "number",
    "address",
    *QUESTIONS,
)
EXTRA = ("is_confirmed", "id", "state", "next", "csrfmiddlewaretoken", "action_key", "page", "question_0")

#: What is awkward somewhere between a browser and a mail.
AWKWARD = st.sampled_from(
    [
        "\x00", "\r\n", "\nBcc: evil@evil.example", "%0Abcc:evil@evil.example", ",evil@evil.example", ";evil@evil.example",
        " evil@evil.example", "<evil@evil.example>", '"quoted"@x.example', "\u202e", "\u200b", "\u2028", "\ufffe", "\ud800",
        "=HYPERLINK(1)", "{{7*7}}", "${jndi:ldap}", "%s%n", "'; DROP TABLE x; --", "<script>", "\x1b[31m", "e\u0301" * 30,
        "a@b@c.example", "a@[127.0.0.1]", "a@localhost", "é@müller.example", "ж" * 60 + "@x.example", "x" * 300, "-1", "1e999",
        "٣", "９" * 5, "true", "0", "on", "KE", "ke", "ZZ",
    ]
)  # fmt: skip
ANY_TEXT = st.text(st.characters(codec=None), max_size=40)
VALUE = st.one_of(AWKWARD, ANY_TEXT, st.tuples(ANY_TEXT, AWKWARD, ANY_TEXT).map("".join))
EMAIL = st.one_of(
    st.emails(),
    st.builds(
        "{}{}@supporter.example{}".format, st.sampled_from(["ana", "a.b", ""]), VALUE, st.one_of(st.just(""), VALUE)
    ),
)


def encoded(text: str) -> bytes:
    """The bytes that a client would send for a text, well-formed or not."""
    return text.encode("utf-8", "surrogatepass")


@st.composite
def form_fields(draw: Any) -> dict[str, bytes]:
    """The right form, with some of its fields replaced, left out or joined by others."""
    fields = {
        "name": "Ana Example",
        "email": "ana@supporter.example",
        "country": "KE",
        "consent": "1",
        "consent_key": KEY,
    }
    for name in draw(st.lists(st.sampled_from(FIELDS + EXTRA), unique=True, max_size=3)):
        fields[name] = draw(EMAIL if name == "email" else VALUE)
    for name in draw(st.lists(st.sampled_from(FIELDS), unique=True, max_size=2)):
        if draw(st.integers(0, 4)) == 0:
            fields.pop(name, None)
    return {name: encoded(value) for name, value in fields.items()}


@st.composite
def urlencoded(draw: Any) -> tuple[bytes, str]:
    """A form as browsers send it, perhaps cut, repeated or sprinkled with raw bytes."""
    body = urlencode(draw(form_fields()), quote_via=_quote).encode()
    match draw(st.integers(0, 9)):
        case 0:
            body = body[: draw(st.integers(0, len(body)))]
        case 1:
            at = draw(st.integers(0, len(body)))
            body = body[:at] + draw(st.binary(max_size=20)) + body[at:]
        case 2:
            body += b"&" + draw(st.sampled_from(FIELDS)).encode() + b"=again"
    charset = draw(
        st.sampled_from(["", "", "", "; charset=utf-8", "; charset=utf-16", "; charset=nonsense", "; charset=utf-7"])
    )
    return body, FORM + charset


@st.composite
def multipart(draw: Any) -> tuple[bytes, str]:
    """A form in parts, perhaps with a file, cut, or with a strange head."""
    lines = []
    for name, value in draw(form_fields()).items():
        file = b'; filename="x.txt"' if draw(st.integers(0, 40)) == 0 else b""
        lines += [b"--" + BOUNDARY.encode(), b'Content-Disposition: form-data; name="' + name.encode() + b'"' + file]
        if draw(st.integers(0, 20)) == 0:
            lines.append(
                draw(st.sampled_from([b"Content-Transfer-Encoding: base64", b"Content-Type: \xff", b"X" * 2000]))
            )
        lines += [b"", value]
    body = b"\r\n".join([*lines, b"--" + BOUNDARY.encode() + b"--", b""])
    if draw(st.integers(0, 6)) == 0:
        body = body[: draw(st.integers(0, len(body)))]
    kind = draw(
        st.sampled_from(
            [f"; boundary={BOUNDARY}"] * 6 + ["", "; boundary=", "; boundary=é", '; boundary="' + "x" * 300]
        )
    )
    return body, "multipart/form-data" + kind


RAW = st.tuples(
    st.binary(max_size=300),
    st.sampled_from([FORM, "text/plain", "application/json", "", "é/\x00", "multipart/form-data"]),
)
BODY = st.one_of(urlencoded(), urlencoded(), multipart(), RAW)

#: Headers that say where a form comes from, and others that the app or what is around it reads.
_HEADERS = {
    "HTTP_ORIGIN": [
        "http://testserver",
        "null",
        "http://testserver.evil.example",
        "https://[::1",
        "http://ж.example:99999",
        "//",
    ],
    "HTTP_SEC_FETCH_SITE": ["same-origin", "cross-site", "none", "SAME-ORIGIN", "same-origin, cross-site"],
    "HTTP_X_FORWARDED_FOR": [
        "203.0.113.9",
        "::1",
        "203.0.113.9:80",
        ", ,",
        "unknown",
        "1" * 4000,
        "fe80::1%eth0",
        "10.1",
    ],
    "HTTP_ACCEPT_LANGUAGE": ["ar", "en;q=\xff", "a-" * 2000, "*;q=0", "zh-Hant-" + "x" * 300, "en," * 1000],
    "HTTP_COOKIE": ["sessionid=\xff", "csrftoken=" + "a" * 4000, "django_language=xx", "messages=[[1", "=", ";" * 2000],
    "HTTP_HOST": ["testserver:0", "testserver.", "[::1]", "evil.example", "a..b", "testserver:99999"],
    "HTTP_REFERER": ["javascript:alert(1)", "http://[", "\xff"],
    "HTTP_USER_AGENT": ["", "\xff" * 100, "${jndi:ldap}"],
    "HTTP_X_FORWARDED_HOST": ["evil.example"],
    "HTTP_X_FORWARDED_PROTO": ["https", "\xff"],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
    "HTTP_ACCEPT": ["application/json", "a" * 3000],
    "HTTP_RANGE": ["bytes=0-", "bytes=9999999999999999999999-"],
    "HTTP_IF_MODIFIED_SINCE": ["\xff", "Thu, 99 Foo 99999 99:99:99 GMT"],
    "HTTP_IF_NONE_MATCH": ['"' * 500, "W/\xff"],
    "REMOTE_ADDR": ["", "unix:", "203.0.113.9", "fe80::1%eth0", "::ffff:1.2.3.4"],
}
#: A few of them, as a server gives them to WSGI.
HEADERS = st.lists(st.sampled_from(sorted(_HEADERS)), unique=True, max_size=3).flatmap(
    lambda names: st.fixed_dictionaries(
        {
            name: st.one_of(
                st.sampled_from(_HEADERS[name]),
                st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=30),
            )
            for name in names
        }
    )
)


def _quote(text: Any, safe: Any = "", encoding: Any = None, errors: Any = None) -> str:
    return quote_from_bytes(text if isinstance(text, bytes) else text.encode(), safe="")
