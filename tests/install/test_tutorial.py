"""The tutorial, walked: each of its blocks is run or written where it says, in order, with the wheel; then somebody signs."""

from __future__ import annotations

import email
import http.client
import os
import re
import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import policy
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from tests.fences import ROOT, Fence, fences, write_to
from tests.install.conftest import Dists
from tests.install.running import environment, run
from tests.system.support import PATIENCE, free_port, wait_until
from urgent_action.forms.signature import FASTEST_PERSON

pytestmark = pytest.mark.install

PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
#: Lines that this test stands in for: the environment is the one that all tests of the wheel share.
ENVIRONMENT = ("python3 -m venv venv", ". venv/bin/activate")
SERVER = "python manage.py runserver"
#: Where the page says that the server listens; the test takes a port that is free instead.
PORT = "8000"


class Forms(HTMLParser):
    """The forms of a page: where each is sent, by which method, and the fields that are filled in already."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag == "form":
            self.found.append((facts.get("action") or "", (facts.get("method") or "get").lower(), {}))
        elif tag == "input" and self.found and facts.get("name") and facts.get("type") in ("hidden", "text", "email"):
            self.found[-1][2][str(facts["name"])] = facts.get("value") or ""


@dataclass
class Site:
    """The site that the tutorial makes, while its server runs."""

    port: int
    project: Path
    printed: Path

    def visit(
        self, address: str, fields: dict[str, str] | None = None, opener: OpenerDirector | None = None
    ) -> tuple[int, str]:
        """Open an address, or send a form there; the status and the page that comes in the end."""
        data = urlencode(fields).encode() if fields is not None else None
        try:
            with (opener or build_opener()).open(address, data, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()


@contextmanager
def served(project: Path, printed: Path, port: int, variables: dict[str, str]) -> Iterator[None]:
    """The tutorial's server, as its page starts it."""
    with printed.open("wb") as output:
        command = [*shlex.split(SERVER), str(port)]
        server = subprocess.Popen(
            command, cwd=project, env=variables, stdout=output, stderr=output, start_new_session=True
        )
        try:
            yield
        finally:
            os.killpg(server.pid, signal.SIGTERM)  # to the reloader as well
            server.wait(PATIENCE)


@pytest.fixture(scope="module")
def site(dists: Dists, programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site after the last block of the page, which starts the server."""
    folder, port = tmp_path_factory.mktemp("tutorial"), free_port()
    where = folder
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    text = PAGE.replace(PORT, str(port)).replace("pip install wagtail-urgent-action", f"pip install {dists.wheel}")
    blocks = fences(text)
    assert blocks[-1] == Fence("sh", f"{SERVER}\n")
    for block in blocks[:-1]:
        if block.language == "sh":
            script = "\n".join(line for line in block.text.splitlines() if line not in ENVIRONMENT)
            # A variable of the shell's own says where the reader stands afterwards.
            where = Path(run("sh", "-ec", f"{script}\npwd", cwd=where, PATH=path).splitlines()[-1])
        else:
            write_to(where, block)
    printed = folder / "printed.txt"
    with served(where, printed, port, environment(PATH=path, PYTHONUNBUFFERED="1")):
        here = Site(port, where, printed)

        def answered() -> str:
            try:
                return str(here.visit(f"http://localhost:{port}/")[0])
            except (URLError, http.client.HTTPException, OSError):
                return ""

        wait_until(answered, "the server")
        yield here


def addresses(port: int) -> list[str]:
    """The addresses that the page sends its reader to."""
    return re.findall(r"<(http://localhost:[^>]+)>", PAGE.replace(PORT, str(port)))


def mail_of(printed: str) -> str:
    """The text of the mail in what the server has printed; empty while there is none."""
    found = re.search(r"^(Content-Type: multipart.*?)^-{79}$", printed, re.MULTILINE | re.DOTALL)
    if not found:
        return ""
    part = email.message_from_string(found[1], policy=policy.default).get_body(("plain",))
    return part.get_content() if part else ""


def test_the_page_says_of_each_block_what_to_do_with_it() -> None:
    blocks = fences(PAGE)
    assert {block.language for block in blocks} == {"sh", "python"}
    assert [block for block in blocks if block.language == "python" and not block.path] == []
    assert [line for line in ENVIRONMENT if line not in blocks[0].text] == []


def test_somebody_signs_and_confirms_as_the_page_says(site: Site) -> None:
    action, _admin = addresses(site.port)

    status, html = site.visit(action)
    assert status == 200
    for words in ("ua-banner--open", "Hon. Adaeze Morrow", "who is held for a kite.", "css/mysite.css"):
        assert words in html
    assert "person has signed" not in html

    [(target, fields)] = [(target, fields) for target, method, fields in Forms(html).found if "/sign/" in target]
    fields |= {"name": "Ana Example", "email": "ana@supporter.example", "country": "KE", "consent": "1"}
    time.sleep(FASTEST_PERSON + 1)  # whoever is faster is a program, whose signature is set aside
    status, html = site.visit(f"http://localhost:{site.port}{target.partition('#')[0]}", fields)
    assert (status, "ana@supporter.example" in html) == (200, False)

    mail = wait_until(lambda: mail_of(site.printed.read_text()), "the mail")
    [link] = set(re.findall(rf"http://localhost:{site.port}/urgent-action/confirm/\S+", mail))
    status, html = site.visit(link)
    assert (status, Forms(html).found[-1][1]) == (200, "post")
    assert "person has signed" not in site.visit(action)[1]
    assert site.visit(link, {})[0] == 200

    shown = r"<strong data-ua-number>1</strong> person has signed"
    wait_until(lambda: re.search(shown, site.visit(action)[1]), "the signature in the tally")


def test_the_editor_opens_the_action_as_the_page_says(site: Site) -> None:
    action, admin = addresses(site.port)
    user, password = re.search(r"--username (\w+)", PAGE), re.search(r"SUPERUSER_PASSWORD=(\S+)", PAGE)
    assert user
    assert password
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    _status, html = site.visit(admin, opener=opener)
    [(target, _method, fields)] = Forms(html).found[:1]
    fields |= {"username": user[1], "password": password[1]}
    status, html = site.visit(f"http://localhost:{site.port}{target}", fields, opener)
    assert (status, "What is urgent" in html) == (200, True)
    number = re.search(r"/urgent-action/(\d+)/sign/", site.visit(action)[1])
    assert number
    status, html = site.visit(f"{admin}pages/{number[1]}/edit/", opener=opener)
    assert (status, "Hon. Adaeze Morrow" in html) == (200, True)
