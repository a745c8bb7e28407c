"""What ships: the built wheel, in a fresh site made by ``wagtail start``, installed by the steps that the README prints.

The steps are the fenced blocks of the README's section "Install it into your site", in order. ``sh`` blocks are run line
by line (the wheel stands in for the published one); ``python`` blocks go to the end of ``urls.py`` if they name
``urlpatterns``, and to the end of the settings if not.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.fences import ROOT, Fence, readme_steps
from tests.install.conftest import Dists
from tests.install.running import run

pytestmark = pytest.mark.install

DISTRIBUTION = "wagtail-urgent-action"

#: Creates a list and an action, publishes them, reads the action and signs it, as the site's own code would.
VISIT = """
import re
from datetime import date, timedelta
from django.test import Client
from wagtail.models import Site
from urgent_action.models import Signature
from urgent_action.pages.models import PersonAtRisk, UrgentActionIndexPage, UrgentActionPage

home = Site.objects.get(is_default_site=True).root_page
index = home.add_child(instance=UrgentActionIndexPage(title="Urgent actions", slug="urgent-actions"))
page = UrgentActionPage(title="Kite maker held", slug="kite-maker", summary="A kite maker is held.", live=False)
deadline = {"date": (date.today() + timedelta(days=30)).isoformat(), "zone": "UTC"}
target = {"kind": "target", "name": "Hon. Adaeze Morrow", "address": "4 Harbour Square", "emails": ["m@justice.example"]}
letter = {"language": "en", "body": "I write about Ilyas Verne.", "demands": ["release him;"]}
parts = {"target": target, "letter": letter, "deadline": deadline}
raw = [{"type": kind, "value": value} for kind, value in parts.items()]
page.body = UrgentActionPage._meta.get_field("body").stream_block.to_python(raw)
page.people_at_risk = [PersonAtRisk(name="Ilyas Verne", pronouns="he/him")]
index.add_child(instance=page)
page.save_revision().publish()
page.refresh_from_db()

client = Client(headers={"host": "localhost"})
assert client.get(index.url).status_code == 200
answer = client.get(page.url)
html = answer.content.decode()
assert answer.status_code == 200, answer.status_code
assert not answer.cookies and "max-age" in answer.headers["Cache-Control"]
for words in ("I write about Ilyas Verne.", "Hon. Adaeze Morrow", "ua-banner--open", "urgent_action/urgent_action.css"):
    assert words in html, words
key = re.search('name="consent_key" value="([^"]+)"', html)[1]
fields = {"name": "Ana Example", "email": "ana@supporter.example", "country": "KE", "consent": "1", "consent_key": key}
assert client.post(f"/urgent-action/{page.pk}/sign/", fields).status_code == 303
assert Signature.objects.get().page_id == page.pk
print("GET", answer.status_code, "POST 303")
"""


@pytest.fixture(scope="module")
def site(dists: Dists, programs: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A fresh Wagtail site with the README's steps applied, and its Python."""
    folder = tmp_path_factory.mktemp("site")
    python = str(programs / "python")
    project = folder / "mysite"
    for step in readme_steps():
        if step.language == "sh":
            for line in step.text.strip().splitlines():
                program, *arguments = shlex.split(line)
                arguments = [str(dists.wheel) if argument == DISTRIBUTION else argument for argument in arguments]
                run(str(programs / program), *arguments, cwd=project if project.exists() else folder)
        elif step.language == "python":
            name = "mysite/urls.py" if "urlpatterns" in step.text else "mysite/settings/base.py"
            with (project / name).open("a", encoding="utf-8") as file:
                file.write(f"\n\n{step.text}")
        if not project.exists():  # Wagtail comes with the wheel: the site can be made after the first step
            run(str(programs / "wagtail"), "start", "mysite", cwd=folder)
    return project, python


def test_readme_has_the_steps_that_an_installation_needs() -> None:
    steps = readme_steps()
    text = "\n".join(step.text for step in steps)
    assert steps[0] == Fence("sh", f"pip install {DISTRIBUTION}\n")
    for needed in ('"urgent_action",', '"urgent_action.pages",', 'include("urgent_action.urls")', "manage.py migrate"):
        assert needed in text
    order = [text.index(part) for part in ("urgent_action_keys --write", "URGENT_ACTION = {", "manage.py migrate")]
    assert order == sorted(order)


def test_fresh_site_passes_its_checks_and_lacks_no_migration(site: tuple[Path, str]) -> None:
    project, python = site
    run(python, "manage.py", "check", "--fail-level", "WARNING", cwd=project)
    out = run(python, "manage.py", "makemigrations", "--check", "--dry-run", cwd=project)
    assert "No changes detected" in out


def test_fresh_site_publishes_and_takes_a_signature(site: tuple[Path, str]) -> None:
    project, python = site
    (project / "visit.py").write_text(VISIT, encoding="utf-8")
    visit = "import django; django.setup(); exec(open('visit.py').read())"
    out = run(python, "-c", visit, cwd=project, DJANGO_SETTINGS_MODULE="mysite.settings.dev")
    assert out.strip().endswith("GET 200 POST 303")


def test_fresh_site_has_every_command_that_the_readme_names(site: tuple[Path, str]) -> None:
    project, python = site
    known = set(run(python, "manage.py", "help", "--commands", cwd=project).split())
    named = set(re.findall(r"manage\.py (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named - known == set()


def test_keys_of_the_fresh_site_are_its_owners_alone(site: tuple[Path, str]) -> None:
    project, _python = site
    assert (project / "urgent_action_keys.json").stat().st_mode & 0o777 == 0o600
