"""Requests that no form of ours makes, and faults of what is behind it: 4xx or 503, nothing stored, never another 5xx."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unicodedata import category
from urllib.parse import quote_from_bytes, urlencode

import pytest
from bs4 import BeautifulSoup
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.views.conftest import sign_url
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
FormData = Callable[..., dict[str, str]]
Sign = Callable[..., HttpResponse]

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def page(make_action: MakeAction) -> UrgentActionPage:
    """An open action."""
    return make_action()


# --- methods, kinds of bodies ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "head"])
def test_reading_the_sign_address_leads_to_the_page(client: Client, page: UrgentActionPage, method: str) -> None:
    response = getattr(client, method)(sign_url(page), {"next": "//evil.example"})
    assert response.status_code == 302
    assert response.headers["Location"] == page.url


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_not_allowed(client: Client, page: UrgentActionPage, method: str) -> None:
    response = getattr(client, method)(sign_url(page))
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]


def test_empty_body_is_refused_with_the_form(client: Client, page: UrgentActionPage) -> None:
    response = client.generic("POST", sign_url(page), b"", CONTENT_TYPE=FORM)
    assert response.status_code == 422
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("kind", ["application/json", "text/xml", "text/plain", "application/octet-stream", "x", ""])
def test_body_of_another_kind_is_refused(
    client: Client, page: UrgentActionPage, form_data: FormData, kind: str
) -> None:
    response = client.post(sign_url(page), json.dumps(form_data(page)).encode(), content_type=kind)
    assert response.status_code == 415
    assert Signature.objects.count() == 0


def test_form_as_multipart_is_accepted(client: Client, page: UrgentActionPage, form_data: FormData) -> None:
    assert client.post(sign_url(page), form_data(page)).status_code == 303  # the test client sends multipart


def test_form_as_urlencoded_is_accepted(client: Client, page: UrgentActionPage, form_data: FormData) -> None:
    assert client.post(sign_url(page), urlencode(form_data(page)), content_type=FORM).status_code == 303


@pytest.mark.parametrize("charset", ["rot13", "idna", "undefined", "zip", "hex", "utf-16", "latin-1"])
@pytest.mark.parametrize("verb", ["sign", "withdraw"])
def test_form_in_another_charset_is_refused(
    client: Client, page: UrgentActionPage, form_data: FormData, verb: str, charset: str
) -> None:
    kind = f"multipart/form-data; boundary=b; charset={charset}"
    url = f"/urgent-action/{page.pk}/{verb}/"
    assert client.generic("POST", url, _multipart(form_data(page)), kind).status_code == 400
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "nonsense"])
def test_form_that_says_that_it_is_in_utf_8_is_accepted(
    client: Client, page: UrgentActionPage, form_data: FormData, charset: str
) -> None:
    kind = f"multipart/form-data; boundary=b; charset={charset}"
    data = form_data(page, name="Zoë Example")
    assert client.generic("POST", sign_url(page), _multipart(data), kind).status_code == 303
    assert Signature.objects.get().name == "Zoë Example"


def _multipart(fields: dict[str, str], *, file: bytes | None = None, end: str = "--b--\r\n") -> bytes:
    parts = [
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    if file is not None:
        head = (
            '--b\r\nContent-Disposition: form-data; name="photo"; filename="a.bin"\r\nContent-Type: image/png\r\n\r\n'
        )
        parts.append(head.encode() + file + b"\r\n")
    return b"".join(parts) + end.encode()


@pytest.mark.parametrize("size", [0, 10, 3_000_000])
def test_file_is_refused_and_does_not_reach_the_disk(
    client: Client, page: UrgentActionPage, form_data: FormData, settings: Any, tmp_path: Path, size: int
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    body = _multipart(form_data(page), file=b"x" * size)
    response = client.post(sign_url(page), body, content_type="multipart/form-data; boundary=b")
    assert response.status_code == 400
    assert list(tmp_path.iterdir()) == []
    assert Signature.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--b\r\n"),
        ("multipart/form-data; boundary=", b"--b\r\n"),
        ("multipart/form-data; boundary=\xff", b"--b\r\n"),
        ("multipart/form-data; boundary=" + "b" * 500, b"--b\r\n"),
        ("multipart/form-data; boundary=b", b"no boundary at all"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nAna'),
        (
            "multipart/form-data; boundary=b; charset=utf-7",
            b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n+A\r\n--b--',
        ),
        (FORM + "; charset=klingon", b"name=Ana"),
        (FORM + "; charset=utf-16", b"name=Ana"),
        (FORM, b"name=%FF%FE&email=%C3%28"),
        (FORM, b"\xff\xfe\x00&=&=&&&;;%%%zz"),
        (FORM, b"name=" + b"x" * 3_000_000),
        (FORM, b"&".join(b"f%d=1" % number for number in range(2000))),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_broken_body_is_refused(client: Client, page: UrgentActionPage, kind: str, body: bytes) -> None:
    response = client.generic("POST", sign_url(page), body, content_type=kind)  # post() would recode the body
    assert response.status_code in (400, 413, 415, 422)
    assert Signature.objects.count() == 0


# --- where it comes from ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-origin", "origin": "null"},
        {"sec-fetch-site": "same-origin", "origin": "http://testserver"},
        {"origin": "http://testserver"},
        {"origin": "http://TESTSERVER"},
        {"origin": "http://localhost"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
    ],
    ids=str,
)
def test_form_of_this_site_is_accepted(page: UrgentActionPage, sign: Sign, headers: dict[str, str]) -> None:
    assert sign(page, headers=headers).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"sec-fetch-site": "same-site", "origin": "http://shop.testserver"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "nonsense"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://evil.example"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver@evil.example"},
        {"origin": "http://testserver:8080"},
        {"origin": "http://[bad"},
        {"origin": "\x00"},
    ],
    ids=str,
)
def test_form_of_another_site_is_refused_with_an_explanation(
    page: UrgentActionPage, sign: Sign, headers: dict[str, str]
) -> None:
    response = sign(page, headers=headers)
    assert response.status_code == 403
    assert "no-store" in response.headers["Cache-Control"]
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.find("h1") is not None
    assert soup.find("a", href=page.url) is not None
    assert soup.find("form") is None
    assert Signature.objects.count() == 0


def test_forged_host_is_refused(client: Client, page: UrgentActionPage, form_data: FormData, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    for path in (sign_url(page), page.url, f"/urgent-action/{page.pk}/thanks/"):
        assert client.post(path, form_data(page), HTTP_HOST="evil.example").status_code == 400
    assert Signature.objects.count() == 0


def test_address_of_the_page_comes_from_its_site_and_not_from_the_host(client: Client, page: UrgentActionPage) -> None:
    soup = BeautifulSoup(client.get(page.url, HTTP_HOST="evil.example").content, "html.parser")
    canonical = soup.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == page.full_url
    assert "evil.example" not in str(soup)


@pytest.mark.parametrize("where", ["query", "cookie", "header"])
@pytest.mark.parametrize(
    "junk", ["\x00", "a\x00b", "\xed\xa0\x80", "x" * 10_240], ids=["nul", "a-nul-b", "surrogate", "10kB"]
)
def test_junk_around_a_right_form_changes_nothing(
    client: Client, page: UrgentActionPage, form_data: FormData, where: str, junk: str
) -> None:
    url, extra = sign_url(page), {}
    if where == "query":
        url += "?x=" + quote_from_bytes(junk.encode("latin-1"))
    elif where == "cookie":
        extra = {"HTTP_COOKIE": f"sessionid={junk}; csrftoken={junk}; x={junk}"}
    else:
        extra = {
            "HTTP_USER_AGENT": junk,
            "HTTP_REFERER": junk,
            "HTTP_ACCEPT_LANGUAGE": junk,
            "HTTP_X_FORWARDED_FOR": junk,
        }
    response = client.post(url, form_data(page), **extra)
    assert response.status_code == 303
    assert Signature.objects.count() == 1


# --- faults ----------------------------------------------------------------------------------------------------------


def _assert_unavailable(response: HttpResponse, data: dict[str, str]) -> None:
    """503, when to come back, and a form that sends everything once more."""
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "no-store" in response.headers["Cache-Control"]
    form = BeautifulSoup(response.content, "html.parser").find("form")
    assert form is not None
    kept = {str(field["name"]): str(field["value"]) for field in form.find_all("input")}
    assert kept == data


@pytest.mark.parametrize("key", ["", "too short", "dG9vIHNob3J0", "ключ"])
def test_missing_key_is_503_with_everything_kept(
    client: Client, page: UrgentActionPage, form_data: FormData, settings: Any, key: str
) -> None:
    right = dict(settings.URGENT_ACTION)
    data = form_data(page, name="Ana “Kite” Example", updates="1")
    settings.URGENT_ACTION = {**right, "DIGEST_KEY": key}
    assert client.get(page.url).status_code == 200
    response = client.post(sign_url(page), data)
    _assert_unavailable(response, data)
    assert Signature.objects.count() == 0
    settings.URGENT_ACTION = right
    assert client.post(sign_url(page), data).status_code == 303


@pytest.fixture
def _no_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """New connections, that is those of other threads, find nobody at the database's address."""
    lost = {
        "sqlite": {"NAME": str(tmp_path / "nowhere" / "db.sqlite3")},
        "postgresql": {"NAME": "nowhere", "HOST": "127.0.0.1", "PORT": "1"},
        "mysql": {"HOST": str(tmp_path / "nowhere")},
    }
    for name, value in lost[connection.vendor].items():
        monkeypatch.setitem(connections.settings["default"], name, value)


def _in_another_thread(work: Callable[[], HttpResponse]) -> HttpResponse:
    def run() -> HttpResponse:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def test_database_that_is_away_is_503_with_everything_kept(
    page: UrgentActionPage, form_data: FormData, request: pytest.FixtureRequest
) -> None:
    data = form_data(page, name="Ana “Kite” Example")
    request.getfixturevalue("_no_database")
    for path in ("sign/", "thanks/", "status.json"):
        url = f"/urgent-action/{page.pk}/{path}"
        response = _in_another_thread(lambda url=url: Client().post(url, data))  # type: ignore[misc]
        _assert_unavailable(response, data)
    assert Signature.objects.count() == 0


@pytest.fixture
def read_only(page: UrgentActionPage) -> Iterator[None]:
    """A database that answers and takes nothing."""
    refuse, take = {
        "sqlite": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
        "postgresql": ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off"),
        "mysql": ("SET SESSION TRANSACTION READ ONLY", "SET SESSION TRANSACTION READ WRITE"),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(refuse)
    yield
    with connection.cursor() as cursor:
        cursor.execute(take)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("read_only")
def test_database_that_is_read_only_is_503_with_everything_kept(
    client: Client, page: UrgentActionPage, form_data: FormData
) -> None:
    data = form_data(page)
    _assert_unavailable(client.post(sign_url(page), data), data)


@contextmanager
def _away(table: str) -> Iterator[None]:
    """A table that is away for a while. MariaDB ends a transaction in which one is renamed."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {table}_away")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table}_away RENAME TO {table}")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["urgent_action_signature", "urgent_action_consentstatement"])
def test_table_that_is_gone_is_503_with_everything_kept(
    client: Client, page: UrgentActionPage, form_data: FormData, table: str
) -> None:
    data = form_data(page)
    with _away(table):
        response = client.post(sign_url(page), data)
    _assert_unavailable(response, data)


def test_cache_that_is_away_does_not_keep_anybody_from_signing(
    client: Client, page: UrgentActionPage, form_data: FormData, settings: Any
) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert client.get(page.url).status_code == 200
    assert client.post(sign_url(page), form_data(page)).status_code == 303


# --- anything at all -------------------------------------------------------------------------------------------------

_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
_FIELDS = st.dictionaries(
    st.sampled_from(["name", "email", "country", "consent", "consent_key", "website", "shown_at", "updates", "x"])
    | _TEXT,
    _TEXT | st.sampled_from(["Ana Example", "ana@supporter.example", "KE", "1", "0"]),
    max_size=12,
)


def _odd(right: dict[str, str]) -> st.SearchStrategy[bytes]:
    mixed = _FIELDS.map(lambda fields: urlencode({**right, **fields}).encode())
    raw = st.tuples(st.sampled_from([b"name=", b"email=", b"shown_at=", b""]), st.binary(max_size=200)).map(b"".join)
    named = _TEXT.map(lambda name: urlencode({**right, "name": name}).encode())
    escaped = st.binary(max_size=60).map(
        lambda name: urlencode(right | {"name": ""}).encode() + b"&z=" + quote_from_bytes(name).encode()
    )
    return mixed | raw | named | escaped


@given(data=st.data())
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_no_body_gives_a_server_error_or_stores_a_control_character(
    page: UrgentActionPage, form_data: FormData, data: st.DataObject
) -> None:
    body = data.draw(_odd(form_data(page)))
    kind = data.draw(st.sampled_from([FORM, FORM, FORM, "multipart/form-data; boundary=b", "text/plain"]))
    client = Client(raise_request_exception=False)
    response = client.generic("POST", sign_url(page), body, content_type=kind)
    assert response.status_code in (303, 400, 415, 422), body
    for signature in Signature.objects.all():
        stored = f"{signature.name}{signature.email}{signature.country}{signature.answers}"
        assert not [char for char in stored if category(char) == "Cc"], ascii(stored)
    Signature.objects.all().delete()
