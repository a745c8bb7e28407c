"""Documents that somebody uploads: each ends in a sheet or in a refusal that says why, and soon."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import strategies as st

from tests.fuzz.documents import EDITS, KINDS, PARTS, document
from tests.fuzz.running import Ran, attack
from urgent_action.sheets.bounded import MORE_REFUSALS, read_bounded
from urgent_action.sheets.refusal import REFUSALS, SheetRefused
from urgent_action.sheets.sheet import Sheet
from urgent_action.sheets.transport import unpack
from urgent_action.sheets.worker import SECONDS, understand

Tried = tuple[str, str, list[tuple[str, int, bytes, int]]]
DOCUMENT = st.tuples(st.sampled_from(KINDS), st.sampled_from(["", *PARTS[:1] * 4, *PARTS]), EDITS)


def test_any_document_is_read_or_refused() -> None:
    """In this process, where a fault of ours shows as what it is."""

    def read(ran: Ran, tried: Tried) -> None:
        data, name = document(*tried)
        started = time.process_time()
        with ran.timed(f"{tried}"):
            answer = understand(data, name)
        took = time.process_time() - started
        json.dumps(answer).encode("ascii")
        if "understood" in answer:
            ran.answered("understood")
            assert isinstance(unpack(json.loads(json.dumps(answer["understood"]))).reading.sheet, Sheet)
        else:
            ran.answered(answer["refused"])
            assert answer["refused"] in {*REFUSALS, "too_heavy"}
        # The process that reads uploads would have been stopped.
        assert took < SECONDS, took

    ran = attack("readers", read, DOCUMENT, few=60)
    assert ran.answers["understood"] > ran.tried / 10, ran.answers


def test_any_document_ends_within_the_bounds_of_its_process() -> None:
    """In the process that reads uploads, with its limits of time and memory."""

    def read(ran: Ran, tried: Tried) -> None:
        data, name = document(*tried)
        code = "understood"
        try:
            read_bounded(data, name)
        except SheetRefused as refused:
            code = refused.code
        ran.answered(code)
        # "failed" is a fault of ours, which the process told as a traceback.
        assert code in {"understood", *REFUSALS, *MORE_REFUSALS} - {"failed", "missing"}, code

    attack("bounded_readers", read, DOCUMENT, few=3)


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_the_documents_are_read_before_anything_is_done_to_them(kind: str) -> None:
    data, name = document(kind, "", [])
    assert "understood" in understand(data, name)
