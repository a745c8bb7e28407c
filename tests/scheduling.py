"""Which tests of a run come first, and which go together to one process. Named with ``-p`` in the configuration."""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling
from xdist.scheduler.protocol import Scheduling

#: What takes longest, so that no process is left alone with it at the end: programs in processes of their own, then browsers.
_LONG = ("tests/sites/", "tests/install/", "tests/browser/")
#: Its tests wait for a process each and share nothing.
_EACH_ALONE = "tests/sites/test_sites.py::"


class ByFile(LoadFileScheduling):
    """The tests of a file stay together, for they share what is costly to make."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(_EACH_ALONE) else super()._split_scope(nodeid)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=_turn)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling | None:
    """With ``--dist loadfile``: files in the order of the collection. Left alone, xdist begins with those of the most tests."""
    if config.getoption("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False
    return ByFile(config, log)


def _turn(item: pytest.Item) -> int:
    return next((turn for turn, folder in enumerate(_LONG) if item.nodeid.startswith(folder)), len(_LONG))
