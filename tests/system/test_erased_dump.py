"""After a person was erased, nothing in the database is theirs: no name, no address, and no hash of either."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from urgent_action.domain.subjects import erase_subject
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

NAME, EMAIL = "Zubeida Quillfeather", "Zubeida.Quill@supporter.example"


def traces() -> Iterator[str]:
    """A person's name and address, and what the usual algorithms make of them, in the usual spellings."""
    for text in (NAME, EMAIL, EMAIL.lower(), EMAIL.split("@", maxsplit=1)[0], NAME.split()[-1]):
        yield text.lower()
        for algorithm in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
            digest = hashlib.new(algorithm, text.encode())
            yield digest.hexdigest()
            yield b64encode(digest.digest()).decode().lower()


def dump() -> str:
    """Every value of every table, as text."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                found.extend(value.hex() if isinstance(value, bytes) else str(value) for value in row)
    return "\n".join(found).lower()


def test_erased_person_is_in_no_table_in_any_form(
    client: Client, make_action: Callable[..., UrgentActionPage], form_data: Callable[..., dict[str, str]]
) -> None:
    for page in (make_action(), make_action(confirming=True)):
        answer = client.post(f"/urgent-action/{page.pk}/sign/", form_data(page, name=NAME, email=EMAIL))
        assert answer.status_code == 303
    assert Signature.objects.count() == 2
    assert [trace for trace in traces() if trace in dump()] != []

    assert erase_subject(EMAIL, now=timezone.now()) == 2

    everything = dump()
    assert [trace for trace in traces() if trace in everything] == []
