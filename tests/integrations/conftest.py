"""Maps and tools for the tests of what argmap does in other programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import missing

TOWN = """\
argmap: 1
title: Keep the <library>?
claims:
  keep: The town should keep its library & go on.
  used: More people use the library every year.
arguments:
  - premises: [used]
    conclusion: keep
scenarios:
  unused:
    assume: {used: false}
"""
WRONG = TOWN.replace("[used]", "[usde]")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a module of this Python in the test's folder, without colours, whatever those who run the tests have set."""
    plain = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "CLICOLOR_FORCE")}
    plain["NO_COLOR"] = "1"

    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=tmp_path,
            env=plain,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return start


@pytest.fixture(scope="session")
def pandoc() -> str:
    """Return the path of Pandoc; without it the test is skipped, or fails where all must be there."""
    found = shutil.which("pandoc")
    if found is None:
        missing("pandoc")
    assert found is not None
    return found
