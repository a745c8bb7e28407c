"""Who of the staff gets what answer at each URL that the app has in the admin.

The URLs are found by introspection: a new one fails here until it is declared. Two sections work on one site, A and B.
Each role tries every URL about A's rows (its own), about B's (foreign), and about A's page with B's rows in path, query and
body, with GET and POST. No answer to anybody but the superuser and B's own people may name B's signer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.factories import consent_row, signature
from urgent_action.handover.models import HandOver
from urgent_action.models import ConsentStatement, Signature

ADMIN = "cms/"
RIGHTS = ("view_signature", "export_signature", "moderate_signature", "erase_signature", "stop_action")
ALL_RIGHTS = [f"urgent_action.{right}" for right in RIGHTS] + ["urgent_action_updates.mail_update"]

#: Role → rights, and on which section's pages they may do what.
ROLES: dict[str, tuple[list[str], str, tuple[str, ...]]] = {
    "no right": ([], "", ()),
    "editor": ([], "A", ("add_page", "change_page", "publish_page")),
    "campaigner": (ALL_RIGHTS, "A", ("add_page", "change_page", "publish_page")),
    "exporter": (["urgent_action.export_signature"], "A", ("lock_page",)),
    "campaigner of B": (ALL_RIGHTS, "B", ("add_page", "change_page", "publish_page")),
    "superuser": ([], "", ()),
}
EDITORS = {"editor", "campaigner", "superuser"}
WITH_RIGHTS = {"campaigner", "superuser"}
EXPORTERS = {"campaigner", "exporter", "superuser"}
SUPERUSER = {"superuser"}
REACHING_A_PAGE = set(ROLES) - {"no right"}
NOBODY: set[str] = set()

#: Wagtail sends whoever may not do something to the admin's first page, and says so there.
REFUSED = "refused"
NOT_FOUND = "not found"
#: To another page: done, or there was nothing to do.
LED_ON = "led on"


@dataclass(frozen=True)
class Declared:
    """Who is let in to the rows of section A, and the answer to a GET and to a POST that fills in nothing."""

    roles: set[str]
    get: int | str = 200
    post: int | str = 405
    #: What the others are told.
    refused: str = REFUSED


DECLARED: dict[str, Declared] = {
    "urgent_action_admin:extend": Declared(EDITORS, post=422),
    "urgent_action_admin:next_sheet": Declared(EDITORS, post=422),
    "urgent_action_admin:redact": Declared(WITH_RIGHTS, post=422),
    "urgent_action_admin:report": Declared(REACHING_A_PAGE),
    "urgent_action_admin:report_results": Declared(REACHING_A_PAGE),
    "urgent_action_admin:resume": Declared(WITH_RIGHTS, get=405, post=LED_ON),
    "urgent_action_admin:stop": Declared(WITH_RIGHTS, post=422),
    "urgent_action_admin:stopped": Declared(WITH_RIGHTS, get=LED_ON),
    "urgent_action_appeals_admin:judge": Declared(EDITORS, get=405, post=LED_ON),
    "urgent_action_appeals_admin:reports": Declared(EDITORS),
    "urgent_action_consent:add": Declared(SUPERUSER, post=200),
    "urgent_action_consent:index": Declared(SUPERUSER),
    "urgent_action_consent:index_results": Declared(SUPERUSER),
    "urgent_action_consent:inspect": Declared(SUPERUSER),
    "urgent_action_embed_admin:code": Declared(EDITORS, post=200),
    "urgent_action_handover_admin:hand_over": Declared(EXPORTERS),
    "urgent_action_handover_admin:make_file": Declared(EXPORTERS, get=405, post=422),
    "urgent_action_handover_admin:mark": Declared(EXPORTERS, get=405, post=LED_ON),
    "urgent_action_sealed_report": Declared({*WITH_RIGHTS, "campaigner of B"}, post=200),
    "urgent_action_sheets_admin:discard": Declared(NOBODY, get=405, refused=NOT_FOUND),
    "urgent_action_sheets_admin:draft": Declared(EDITORS),
    "urgent_action_sheets_admin:review": Declared(NOBODY, refused=NOT_FOUND),
    "urgent_action_sheets_admin:source": Declared(EDITORS, get=NOT_FOUND),
    "urgent_action_sheets_admin:upload": Declared(EDITORS, post=200),
    "urgent_action_signatures:charts": Declared(WITH_RIGHTS),
    "urgent_action_signatures:erase": Declared(WITH_RIGHTS, get=405, post=LED_ON),
    "urgent_action_signatures:find": Declared(WITH_RIGHTS, get=405, post=LED_ON),
    "urgent_action_signatures:inspect": Declared(WITH_RIGHTS),
    "urgent_action_signatures:list": Declared(WITH_RIGHTS),
    "urgent_action_signatures:restore": Declared(WITH_RIGHTS, get=405, post=LED_ON),
    "urgent_action_signatures:results": Declared(WITH_RIGHTS),
    "urgent_action_signatures:set_aside": Declared(WITH_RIGHTS, get=405, post=LED_ON),
    "urgent_action_updates_admin:mail": Declared(WITH_RIGHTS, post=200),
}


def admin_urls() -> dict[str, str]:
    """Name → route of every URL of the app beneath the admin."""

    def walk(patterns: list[Any], route: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for pattern in patterns:
            here = route + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, here, (*names, *filter(None, [pattern.namespace])))
                continue
            name = ":".join([*names, pattern.name or here])
            if here.startswith(ADMIN) and ("urgent" in f"{name} {here}" or _is_ours(pattern)):
                yield name, here

    return dict(walk(get_resolver().url_patterns, "", ()))


def _is_ours(pattern: Any) -> bool:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return str(getattr(view, "__module__", "")).startswith("urgent_action")


URLS = admin_urls()


@dataclass(frozen=True)
class Section:
    """One of the two: its action, and what hangs on it."""

    page: Any
    row: Signature
    hand_over: HandOver
    before: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.before.extend(self._state())

    def address(self, name: str) -> str:
        """The URL of this name about this section's rows."""
        values = {
            "page_id": self.page.pk,
            "parent_id": self.page.get_parent().pk,
            "signature_id": self.row.pk,
            "hand_over_id": self.hand_over.pk,
            "import_id": self.page.translation_key,  # no import is under review: the owner alone would see it
            "audience": "crm",
            "output": "txt",
            "pk": self.row.consent_id,
        }
        return reverse(name, kwargs={key: value for key, value in values.items() if f":{key}>" in URLS[name]})

    @property
    def fields(self) -> dict[str, Any]:
        """This section's rows, by all the names that the app's forms and lists know."""
        row = self.row
        return {
            "id": [row.pk],
            "page": self.page.pk,
            "email": row.email,
            "before": row.pk,
            "undo": row.pk,
            "sure": "on",
        }

    def changed(self) -> bool:
        """Whether a request changed something of this section."""
        return self._state() != self.before

    def _state(self) -> list[Any]:
        page = type(self.page).objects.values("title", "stopped_at", "closes_at", "dead_channels").get(pk=self.page.pk)
        rows = Signature.objects.filter(action_key=self.page.action_key).values("pk", "state", "name", "delivered_at")
        return [page, list(rows), list(HandOver.objects.filter(page_id=self.page.pk).values())]


@pytest.fixture
def sections(index_page: Any, make_action: Callable[..., Any]) -> dict[str, Section]:
    """A and B, each with an index page of its own, an action, a signer, and a file that was made."""

    def make(name: str) -> Section:
        folder = type(index_page)(title=f"Actions of {name}", slug=f"of-{name.lower()}")
        index_page.add_child(instance=folder)
        page = make_action(title=f"Case of {name}", slug=f"case-of-{name.lower()}")
        page.move(folder, pos="last-child")
        page, now = type(page).objects.get(pk=page.pk), timezone.now()
        facts = {"name": f"Signer of {name}", "email": f"signer-of-{name.lower()}@supporter.example"}
        consent = ConsentStatement.objects.first() or consent_row()
        row = signature(consent, page_id=page.pk, action_key=page.action_key, created_at=now, public_name=True, **facts)
        row.save()
        file = HandOver.objects.create(
            action_key=page.action_key, page_id=page.pk, audience="target", format="csv", purpose=f"Purpose of {name}",
            made_at=now, covers_until=now, rows=1, finished_at=now,
        )  # fmt: skip
        return Section(page, row, file)

    return {"A": make("A"), "B": make("B")}


@pytest.fixture
def people(sections: dict[str, Section], log_in: Callable[..., Client]) -> dict[str, Client]:
    """A browser for each role."""
    return {
        role: log_in(
            *rights,
            may_change=sections[section].page.get_parent() if section else None,
            on_page=on_page,
            superuser=role == "superuser",
        )
        for role, (rights, section, on_page) in ROLES.items()
    }


def test_every_url_is_declared_and_no_other() -> None:
    assert sorted(DECLARED) == sorted(URLS)


def test_answers_are_as_declared(sections: dict[str, Section], people: dict[str, Client]) -> None:
    own, foreign, wrong = sections["A"], sections["B"], []
    for name, declared in DECLARED.items():
        for role, method in product(ROLES, ("get", "post")):
            with undone():
                answer = getattr(people[role], method)(own.address(name))
                wanted = getattr(declared, method)
                allowed = [wanted] if role in declared.roles else [declared.refused, *([405] if wanted == 405 else [])]
                named = role not in ("campaigner of B", "superuser") and names(answer, foreign)
                if told(answer) not in allowed or named or foreign.changed():
                    wrong.append((name, role, method, told(answer), named))
    assert wrong == []


def test_foreign_rows_are_out_of_reach(sections: dict[str, Section], people: dict[str, Client]) -> None:
    own, foreign, wrong = sections["A"], sections["B"], []
    mixed = replace(own, row=foreign.row, hand_over=foreign.hand_over, before=[])
    for name, declared in DECLARED.items():
        about_a_page = "page_id" in URLS[name] or "parent_id" in URLS[name]
        for role, method in product(("no right", "editor", "campaigner", "exporter"), ("get", "post")):
            for what, section in (("foreign", foreign), ("mixed", mixed)):
                with undone():
                    answer = getattr(people[role], method)(section.address(name), foreign.fields)
                    refused = told(answer) in (declared.refused, REFUSED, NOT_FOUND, 403, 405)
                    must_refuse = about_a_page and section.address(name) != own.address(name)
                    if names(answer, foreign) or foreign.changed() or (must_refuse and not refused):
                        wrong.append((name, role, method, what, told(answer)))
    assert wrong == []


def test_outside_the_admin_one_is_asked_to_log_in(sections: dict[str, Section], django_user_model: Any) -> None:
    nobody, visitor, wrong = Client(), Client(), []
    visitor.force_login(django_user_model.objects.create_user("visitor"))
    for name, client, method in product(DECLARED, (nobody, visitor), ("get", "post")):
        answer = getattr(client, method)(sections["A"].address(name))
        if not answer.headers.get("Location", "").startswith(reverse("wagtailadmin_login")):
            wrong.append((name, method, answer.status_code))
    assert wrong == []


@contextmanager
def undone() -> Iterator[None]:
    """What happens in here leaves no trace for the next request."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def told(answer: Any) -> int | str:
    """What an answer amounts to: a status, or where it leads."""
    if answer.status_code == 302:
        path, to = answer.wsgi_request.path, answer.headers["Location"]
        if to == reverse("wagtailadmin_home"):
            return REFUSED
        # Where the URLs have languages, Django tries one before it says that there is nothing.
        return NOT_FOUND if to.endswith(path) else LED_ON
    return NOT_FOUND if answer.status_code == 404 else int(answer.status_code)


def names(answer: Any, foreign: Section) -> bool:
    """Whether the foreign signer, or what a foreign file was for, stands in the answer or where it leads."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    secrets = (foreign.row.name, foreign.row.email, "Purpose of B")
    return any(secret.encode() in content or secret in str(answer.headers) for secret in secrets)
