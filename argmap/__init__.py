"""Argument maps as plain text: written in YAML, checked like code, drawn as diagrams that one can read.

>>> import argmap
>>> town = argmap.loads('''
... argmap: 1
... title: Should the town keep its library?
... claims:
...   keep: The town should keep its library.
...   used: More people use the library every year.
... arguments:
...   - premises: [used]
...     conclusion: keep
... ''')
>>> argmap.check(town)
[]
>>> argmap.render(town)[:4]
'<svg'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from argmap.api import (
        Document,
        MapError,
        Report,
        check,
        check_files,
        cite,
        compare,
        coverage,
        dump,
        dumps,
        load,
        loads,
        read,
        render,
        render_pages,
        schema,
        stats,
    )
    from argmap.comparing import comparison_text
    from argmap.diagnostics import Diagnostic, Severity
    from argmap.diffing import Difference, diff, draw_diff
    from argmap.drawing import EngineError, View
    from argmap.evaluating import evaluate, evaluate_scenarios, explain
    from argmap.evaluation import Evaluation, Settings
    from argmap.hinging import hinges, sensitivity
    from argmap.model import Argument, ArgumentMap, Claim
    from argmap.outlining import outline
    from argmap.theming import ThemeError

# Loaded when first used, so that `import argmap` and `argmap --help` stay light.
_HOMES = {
    **dict.fromkeys(("Argument", "Claim"), "argmap.model"),
    **dict.fromkeys(("Diagnostic", "Severity"), "argmap.diagnostics"),
    **dict.fromkeys(("EngineError", "View"), "argmap.drawing"),
    **dict.fromkeys(("evaluate", "evaluate_scenarios", "explain"), "argmap.evaluating"),
    **dict.fromkeys(("Evaluation", "Settings"), "argmap.evaluation"),
    "comparison_text": "argmap.comparing",
    **dict.fromkeys(("hinges", "sensitivity"), "argmap.hinging"),
    "outline": "argmap.outlining",
    "ThemeError": "argmap.theming",
    **dict.fromkeys(("Difference", "diff", "draw_diff"), "argmap.diffing"),
    **dict.fromkeys(
        (
            "ArgumentMap",  # from here, so that it knows how to draw itself
            "Document",
            "MapError",
            "Report",
            "check",
            "check_files",
            "cite",
            "compare",
            "coverage",
            "dump",
            "dumps",
            "load",
            "loads",
            "read",
            "render",
            "render_pages",
            "schema",
            "stats",
        ),
        "argmap.api",
    ),
}

__all__ = [
    "Argument",
    "ArgumentMap",
    "Claim",
    "Diagnostic",
    "Difference",
    "Document",
    "EngineError",
    "Evaluation",
    "MapError",
    "Report",
    "Settings",
    "Severity",
    "ThemeError",
    "View",
    "__version__",
    "check",
    "check_files",
    "cite",
    "compare",
    "comparison_text",
    "coverage",
    "diff",
    "draw_diff",
    "dump",
    "dumps",
    "evaluate",
    "evaluate_scenarios",
    "explain",
    "hinges",
    "load",
    "loads",
    "outline",
    "read",
    "render",
    "render_pages",
    "schema",
    "sensitivity",
    "stats",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'argmap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
