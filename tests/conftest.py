"""What all tests share."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

# The machines are shared and noisy: how long an example takes says nothing.
# The same examples each time, so that who changes nothing breaks nothing; ARGMAP_TESTS_RANDOM=1 looks for new ones.
settings.register_profile(
    "argmap",
    deadline=None,
    derandomize=not os.environ.get("ARGMAP_TESTS_RANDOM"),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("argmap")


def missing(what: str) -> None:
    """Skip a test that needs what is not installed; in the gate, where all must be there, fail it."""
    if os.environ.get("ARGMAP_TESTS_COMPLETE"):
        pytest.fail(f"{what} is not installed, and ARGMAP_TESTS_COMPLETE says that it must be")
    pytest.skip(f"{what} is not installed")


@pytest.fixture
def system_dot() -> str:
    """The path of the system's `dot`."""
    found = shutil.which("dot")
    if found is None:
        missing("Graphviz (`dot`)")
    assert found is not None
    return found
