"""What the documentation shows is what works: each fenced block is run in a small real site, or looked at as its table says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.handlings import HANDLINGS, Told
from tests.docs.project import FIRST_ACTION, SETTINGS, Project, start_project
from tests.fences import ROOT, Fence, fences_of

#: tests/install walks the tutorial with the wheel.
ELSEWHERE = {"tutorial.md"}
PAGES = {"README.md": ROOT / "README.md"} | {
    path.relative_to(ROOT / "docs").as_posix(): path for path in (ROOT / "docs").rglob("*.md")
}
#: Optional apps and what else lives together in one site.
TOGETHER = [
    "how-to/keys.md",
    "how-to/cdn.md",
    "how-to/embed-on-other-sites.md",
    "how-to/import-a-sheet.md",
    "how-to/export-a-sheet.md",
    "how-to/section-settings.md",
    "how-to/show-on-your-home-page.md",
    "how-to/restyle.md",
    "how-to/connect-a-crm.md",
    "how-to/hand-over-signatures.md",
    "how-to/mail-updates.md",
    "how-to/report-appeals.md",
    "how-to/retention.md",
    "how-to/run-a-chain.md",
    "how-to/signers-requests.md",
    "how-to/upgrade.md",
    "how-to/watch-over-it.md",
    "reference/json.md",
]
#: In the site: the tutorial's action, and somebody who signed and confirmed it before the docs' commands run.
ACTION = """
from urgent_action.pages.models import UrgentActionPage
page = UrgentActionPage.objects.get()
url = page.full_url
"""
SIGN = """
import re
from django.core import mail
from urgent_action.models import Signature
html = client.get(page.url).content.decode()
consent_key = re.search('name="consent_key" value="([^"]+)"', html)[1]
fields = {"name": "Ana Example", "email": "ana@supporter.example", "country": "KE", "consent": "1"}
fields |= {"consent_key": consent_key, "updates": "1"}
assert client.post(f"/urgent-action/{page.pk}/sign/", fields).status_code == 303
confirm = re.search(r"/urgent-action/confirm/\\S+", mail.outbox[-1].body)[0]
assert client.post(confirm).status_code == 303
signature = Signature.objects.get()
"""
#: A CRM that holds what it is told, and notes whom.
CRM = """
class Crm:
    def __init__(self):
        self.held, self.told = {}, []

    def put(self, number, facts):
        self.told.append(number)
        self.held[number] = facts

    def delete(self, number):
        self.held.pop(number, None)


crm = Crm()
"""
MAILS = 'EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"'
CHECK = ('call_command("check", fail_level="WARNING")',)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The site that every other one is copied from."""
    return start_project(tmp_path_factory.mktemp("started"))


@pytest.fixture
def project(started: Project, tmp_path: Path) -> Project:
    """A site of this test's own, whose mails stay in memory."""
    project = started.copy(tmp_path)
    project.append("mysite/settings/local.py", MAILS)
    return project


def follow(project: Project, *pages: str) -> None:
    """Do what pages say, block by block."""
    for page in pages:
        for fence, (_language, handling) in zip(fences_of(PAGES[page]), HANDLINGS[page], strict=True):
            handling(project, fence)


def blocks(page: str) -> list[Fence]:
    return fences_of(PAGES[page])


@pytest.mark.parametrize("page", sorted(PAGES))
def test_each_block_is_handled(page: str) -> None:
    if page not in ELSEWHERE:
        assert [fence.language for fence in blocks(page)] == [language for language, _ in HANDLINGS.get(page, [])]


def test_no_handling_is_left_of_a_page_that_is_gone() -> None:
    assert HANDLINGS.keys() <= PAGES.keys() - ELSEWHERE


TOLD = [
    pytest.param(page, number, id=f"{page}-{number}")
    for page, handlings in HANDLINGS.items()
    for number, (_language, handling) in enumerate(handlings)
    if isinstance(handling, Told)
]


@pytest.mark.parametrize(("page", "number"), TOLD)
def test_what_is_not_run_is_looked_at(page: str, number: int) -> None:
    handling = HANDLINGS[page][number][1]
    assert isinstance(handling, Told)
    assert handling.reason
    handling.check(blocks(page)[number])


def test_one_site_follows_every_guide(project: Project) -> None:
    project.add_app("crm")
    project.write("crm/client.py", CRM)
    project.add_app(
        "vigils",
        "from django.db import models\n\n\nclass Vigil(models.Model):\n    action_key = models.UUIDField()\n",
    )
    project.append("vigils/apps.py", "    def ready(self):\n        from . import numbers\n")
    project.write("mysite/templates/vigils/part.html", "Hold a vigil")
    project.then(
        'call_command("makemigrations", "home", "vigils", verbosity=0)',
        'call_command("migrate", verbosity=0)',
        *CHECK,
        ACTION,
        "site = page.get_site()",
        SIGN,
    )
    follow(project, *TOGETHER)
    # The reader's own consent is not asked in the shell: the last command of signers-requests has erased the signer.
    project.then(
        "from crm.client import crm",
        "assert not Signature.objects.exists()",
        "assert (crm.told[:1], crm.held) == ([signature.pk], {}), (crm.told, crm.held)",
        "from urgent_action.conf import app_settings",
        "assert app_settings().trusted_proxies == 2",
        "from vigils.models import Vigil",
        "Vigil.objects.bulk_create([Vigil(action_key=page.action_key), Vigil(action_key=page.action_key)])",
        "from django.core.cache import cache",
        "cache.clear()  # what the page has counted is kept for PAGE_MEMORY seconds",
        "html = client.get(page.url).content.decode()",
        'for words in ("2 vigils held", "Hold a vigil", f"/posters/{page.pk}.pdf", "sheet.txt"):',
        "    assert words in html, words",
        'card = client.get(f"/urgent-action/embed/{page.pk}/")',
        "assert card.status_code == 200",
        'allowed = "https://partner.example https://*.section.example"',
        'assert allowed in card["Content-Security-Policy"], card.headers',
        "from django.test import RequestFactory",
        "request = RequestFactory().get('/')",
        "request.session = {}",
        'assert "ua-banner" in rendered("with_banner.html", page=page, request=request)',
        'tags = rendered("with_tags.html", request=request)',
        'assert "1 urgent action. The next closes:" in " ".join(tags.split()), tags',
        'assert page.url in tags and "ua-card" in tags',
        'assert "Kite maker held" in rendered("with_site_banner.html", request=request)',
        'assert rendered("with_fragment.html", request=request, LANGUAGE_CODE="en").strip() == "…"',
        'assert client.get("/").status_code == 200',
        "from home.models import HomePage",
        'assert HomePage.serve.__module__ == "home.models"',
    )
    project.run()
    assert (project.folder / "erasures.jsonl").exists()


#: The models of the reader's own app, as the page on page types shows them, with the ``CasePage`` of another page.
def own_models(fields: str = "") -> str:
    [whole] = blocks("how-to/own-page-type.md")
    if not fields:
        return whole.text
    without = re.sub(
        r"^class CasePage\(.*?(?=^class )", "from .fields import CasePage\n\n\n", whole.text, flags=re.M | re.S
    )
    assert "campaign" not in without
    return without


OWN_ACTION = FIRST_ACTION.text.replace(
    "from urgent_action.pages.models import PersonAtRisk, UrgentActionIndexPage, UrgentActionPage",
    "from yourapp.models import CaseIndexPage as UrgentActionIndexPage\n"
    "from yourapp.models import CasePage as UrgentActionPage\n"
    "from yourapp.models import CasePerson as PersonAtRisk",
)


def with_own_types(project: Project, models: str) -> None:
    """The app of the reader, in place of the page types that the app brings."""
    assert FIRST_ACTION.text != OWN_ACTION
    project.add_app("yourapp", models)
    project.append(SETTINGS, 'INSTALLED_APPS.remove("urgent_action.pages")')


def test_a_page_type_of_the_readers_own_takes_a_signature(project: Project) -> None:
    follow(project, "how-to/own-page-type.md", "how-to/see-what-is-urgent.md")
    (project.folder / "yourapp/models.py").unlink()
    with_own_types(project, own_models())
    project.then(*own_site(), SIGN, 'command("urgent_action_remind")')
    project.then(
        "from urgent_action.conf import app_settings",
        "assert app_settings().reminder_days == [7, 1]",
        "from wagtail.admin.viewsets import viewsets",
        'assert any(type(found).__name__ == "CasePageViewSet" for found in viewsets.viewsets)',
    )
    project.run()


def test_fields_of_the_readers_own_are_shown(project: Project) -> None:
    follow(project, "how-to/own-fields-and-questions.md")
    with_own_types(project, own_models("fields"))
    project.then(
        *own_site(),
        'page.campaign, page.case_officer = "Free the kites", "Uma"',
        "page.save_revision().publish()",
        'assert "<p>Free the kites</p>" in client.get(page.url).content.decode()',
    )
    project.run()


def test_fields_of_the_readers_own_follow_wagtail_localize(project: Project) -> None:
    project.append(
        SETTINGS, 'INSTALLED_APPS += ["wagtail_localize", "wagtail_localize.locales"]\nWAGTAIL_I18N_ENABLED = True'
    )
    project.append(
        SETTINGS, 'INSTALLED_APPS.remove("wagtail.locales") if "wagtail.locales" in INSTALLED_APPS else None'
    )
    follow(project, "how-to/translate-actions.md")
    with_own_types(project, own_models("fields"))
    project.then(
        *own_site(),
        "from wagtail_localize.segments.extract import extract_segments",
        "from wagtail_localize.fields import get_translatable_fields",
        "names = {field.field_name: field for field in get_translatable_fields(UrgentActionPage)}",
        'assert type(names["case_number"]).__name__ == "SynchronizedField"',
        'assert type(names["ua_number"]).__name__ == "SynchronizedField"',
    )
    project.run()


def test_an_action_has_a_page_in_each_language(project: Project) -> None:
    follow(project, "how-to/languages.md")
    project.then(
        *CHECK,
        ACTION,
        SIGN,
        "from wagtail.models import Locale",
        'french = page.copy_for_translation(Locale.objects.create(language_code="fr"), copy_parents=True)',
        "french.save_revision().publish()  # its parents are aliases, which are live",
        "french.refresh_from_db()",
        'assert (page.url, french.url) == (f"/en{french.url[3:]}", f"/fr{french.url[3:]}"), (page.url, french.url)',
        'for language, path, words in ("en", page.url, "Sign the appeal"), ("fr", french.url, "Signer l’appel"):',
        '    answer = client.get(path, headers={"accept-language": "de"})',
        "    html = answer.content.decode()",
        '    assert f\'<div class="ua" lang="{language}"\' in html, html',
        "    assert words in html, html",
        '    assert "Accept-Language" not in answer.headers.get("Vary", ""), answer.headers',
        "first, page = page, french",
        'consent_key = re.search(\'name="consent_key" value="([^"]+)"\', html)[1]',
        'assert client.post(f"/urgent-action/{page.pk}/sign/", fields | {"consent_key": consent_key}).status_code == 303',
        "assert Signature.objects.count() == 1",
        'command("urgent_action_recount")',
        'counts = [client.get(f"/urgent-action/{each.pk}/count.json").json()["signatures"] for each in (first, page)]',
        "assert counts == [1, 1], counts",
    )
    project.run()


def own_site() -> list[str]:
    """Lines that migrate the reader's app and put the tutorial's action into it."""
    return [
        'call_command("makemigrations", "yourapp", verbosity=0)',
        'call_command("migrate", verbosity=0)',
        *CHECK,
        OWN_ACTION.replace('slug="urgent-actions"', 'slug="cases"'),
        "page.refresh_from_db()",
        "url = page.full_url",
    ]


def test_the_settings_of_the_production_page_pass_the_checks(project: Project) -> None:
    follow(project, "how-to/production.md", "explanation/going-further.md")
    project.then(
        'call_command("check")',  # PostgreSQL and Redis are not asked
        "from django.conf import settings",
        'assert settings.DATABASES["default"]["PORT"] == 6432',
        'assert settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"',
        "from urgent_action.conf import app_settings",
        'assert (app_settings().limits_cache, app_settings().trusted_proxies) == ("limits", 2)',
        "assert app_settings().digest_key",
        "from django.urls import resolve",
        'assert resolve("/alive").func(None).content == b"alive"',
    )
    project.run()


def test_a_strict_policy_is_sent_as_its_page_says(project: Project) -> None:
    """By django-csp; tests/sites/strict_csp walks both ways in a browser."""
    follow(project, "how-to/content-security-policy.md")
    project.then(
        *CHECK,
        ACTION,
        'public = client.get(page.url)["Content-Security-Policy"]',
        "assert \"script-src 'self'\" in public, public",
        'assert "unsafe" not in public, public',
        'admin = client.get("/admin/login/")["Content-Security-Policy"]',
        "assert \"script-src 'self' 'unsafe-inline'\" in admin, admin",
    )
    project.run()


def test_sealed_mode_seals_and_opens_as_its_page_says(project: Project) -> None:
    project.then(
        'call_command("migrate", verbosity=0)',
        *CHECK,
        ACTION,
        SIGN,
        'command("urgent_action_seal")',
        "signature.refresh_from_db()",
        'assert signature.name == ""',
    )
    follow(project, "how-to/sealed-mode.md")
    project.run()
    assert "Ana Example" in (project.folder / "names.csv").read_text(encoding="utf-8")
