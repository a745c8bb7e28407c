"""All sheets of the shared set and of the corpus beside this file, against their truths.

The shared set and the scorer live outside the repository: in the folder that ``UA_SHARED`` names,
or in ``../shared`` beside the checkout. Where they are absent these tests are skipped.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import SHARED
from tests.sheets.reading import read_sheet
from urgent_action.sheets.refusal import SheetRefused

SETS = SHARED / "ua"
CORPUS = Path(__file__).resolve().parent / "corpus"
EXACT = ("targets.emails", "targets.faxes", "deadline", "letter.demands")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = SETS / "score.py"
    if not path.exists():
        pytest.skip(f"NOT SCORED: {path} is missing; set UA_SHARED to the folder that holds ua/score.py")
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(path: Path) -> dict[str, Any]:
    try:
        return read_sheet(path.read_bytes(), path.name).to_json()
    except SheetRefused as refused:
        return {"error": str(refused)}


@pytest.mark.parametrize(
    ("docs", "truth"),
    [(SETS / "docs", SETS / "truth"), (SETS / "seed", SETS / "seed"), (CORPUS / "docs", CORPUS / "truth")],
    ids=["shared", "seed", "corpus"],
)
def test_set_scores_as_it_should(scorer: ModuleType, docs: Path, truth: Path) -> None:
    if not docs.exists():
        pytest.skip(f"NOT SCORED: {docs} is missing")
    means: dict[str, float] = {}
    for path in sorted(docs.iterdir()):
        answer = truth / f"{path.stem}.json"
        if path.suffix == ".json" or not answer.exists():
            continue
        expected, output = json.loads(answer.read_text(encoding="utf-8")), _read(path)
        if "expect" in expected:
            assert scorer.refused(expected["expect"], output), path.name
            continue
        scores, invented = scorer.score_document(expected, output)
        assert invented == [], path.name
        assert {k: v for k, v in scores.items() if k in EXACT and v < 1} == {}, path.name
        means[path.name] = sum(scores.values()) / len(scores)
    assert means
    assert sum(means.values()) / len(means) >= 0.97, {name: mean for name, mean in means.items() if mean < 1}
