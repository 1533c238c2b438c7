"""How the time and memory of a check grow with the map: one shape and size, measured inside this process.

Run by `run.py` in a process of its own, with the Python that is measured: `growth.py SHAPE CLAIMS`. Prints JSON.
The modules are loaded and the models built (by a map of 15 claims) before the clock starts, and the collector of
garbage is off, as in the command line.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from inputs import SHAPES, Shape, relations, write_yaml

from argmap.api import check_files, read


def main() -> None:
    """Measure and print."""
    shape: Shape = SHAPES[SHAPES.index(sys.argv[1])]
    claims = int(sys.argv[2])
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        small, path = Path(folder, "small.yaml"), Path(folder, "map.yaml")
        write_yaml(small, 15)
        write_yaml(path, claims, shape)
        check_files([small])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.perf_counter()
        report = check_files([path])
        total = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        codes = sorted({diagnostic.code for diagnostic in report.diagnostics})
        found = len(report.diagnostics)
        del report
        begun = time.perf_counter()
        read(path)
        reading = time.perf_counter() - begun
        size = path.stat().st_size
    unit = 1 if sys.platform == "darwin" else 1024
    json.dump(
        {
            "shape": shape,
            "claims": claims,
            "arguments": sum(1 for _ in relations(shape, claims)),
            "bytes": size,
            "check": total,
            "read": reading,
            "peak": peak * unit,
            "before": before * unit,
            "found": found,
            "codes": codes,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
