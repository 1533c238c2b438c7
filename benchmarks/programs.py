"""What is run: argmap as `pip install` leaves it, raw Graphviz, and Argdown's command line."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from processes import environment

CHECKOUT = Path(__file__).resolve().parent.parent
ARGDOWN = "1.7.5"


class Tools(NamedTuple):
    """The programs that are measured; of one that is not there, why."""

    python: Path
    argmap: Path
    engine: Path
    dot: Path | None
    node: Path | None
    argdown: Path | None
    missing: dict[str, str]
    versions: dict[str, str]


def cache_folder() -> Path:
    """Return the folder for what the benchmark installs: outside the checkout, kept from run to run."""
    given = os.environ.get("ARGMAP_BENCHMARK_CACHE")
    caches = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache")
    return Path(given) if given else caches.expanduser() / "argmap-benchmarks"


def prepare(python: Path | None, *, argdown: bool) -> Tools:
    """Install and find everything. `python` is one that has argmap; without it, one is made and the checkout installed.

    Raises SystemExit when argmap cannot be installed.
    """
    python = python or _installed_argmap()
    engine = Path(_output([str(python), "-P", "-c", "import argmap.drawing.engine_child as e; print(e.__file__)"]))
    missing: dict[str, str] = {}
    dot = shutil.which("dot")
    if dot is None:
        missing["dot"] = "there is no `dot` on the PATH"
    node, cli = _argdown(missing) if argdown else (None, None)
    if not argdown:
        missing["argdown"] = "left out by --no-argdown"
    tools = Tools(python, python.with_name("argmap"), engine, Path(dot) if dot else None, node, cli, missing, {})
    tools.versions.update(_versions(tools))
    return tools


def _installed_argmap() -> Path:
    folder = cache_folder() / f"venv-{platform.python_version()}"
    python = folder / "bin" / "python"
    print(f"installing {CHECKOUT} into {folder}", file=sys.stderr)
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, str(CHECKOUT)], check=True, env=environment(), cwd=folder)  # the dependencies
        again = [*pip, "--force-reinstall", "--no-deps", str(CHECKOUT)]  # the same version may be older work
        subprocess.run(again, check=True, env=environment(), cwd=folder)
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"argmap could not be installed ({error}); --python names a Python that has it") from None
    return python


def _argdown(missing: dict[str, str]) -> tuple[Path | None, Path | None]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        missing["argdown"] = f"there is no `{'node' if node is None else 'npm'}` on the PATH"
        return None, None
    folder = cache_folder() / f"argdown-{ARGDOWN}"
    cli = folder / "node_modules" / "@argdown" / "cli" / "dist" / "cli.js"
    if not cli.exists():
        print(f"installing @argdown/cli@{ARGDOWN} into {folder}", file=sys.stderr)
        folder.mkdir(parents=True, exist_ok=True)
        install = [npm, "install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run([*install, f"@argdown/cli@{ARGDOWN}"], capture_output=True, text=True, check=False)
        if done.returncode or not cli.exists():
            lines = done.stderr.strip().splitlines()
            missing["argdown"] = f"npm could not install @argdown/cli@{ARGDOWN}" + (f": {lines[-1]}" if lines else "")
            return None, None
    return Path(node), cli


def _versions(tools: Tools) -> dict[str, str]:
    packages = ("argmap", "click", "pydantic", "pydantic_core", "PyYAML", "graphviz", "pygraphviz")
    ask = f"from importlib.metadata import version as v; print(*(p + ' ' + v(p) for p in {packages!r}), sep='; ')"
    versions = {
        "Python": _output([str(tools.python), "-c", "import sys; print(sys.version)"]),
        "packages": _output([str(tools.python), "-c", ask]),
        "commit": _output(["git", "-C", str(CHECKOUT), "describe", "--always", "--dirty"]),
    }
    if tools.dot is not None:
        versions["system dot"] = _output([str(tools.dot), "-V"])
    if tools.node is not None and tools.argdown is not None:
        versions["Node"] = _output([str(tools.node), "--version"])
        versions["Argdown"] = f"@argdown/cli {ARGDOWN}"
    return versions


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment(), cwd="/")
    except (OSError, subprocess.CalledProcessError) as error:
        if command[0].endswith("python"):
            raise SystemExit(f"argmap is not installed there: {error}") from None
        return "unknown"
    return (done.stdout.strip() or done.stderr.strip()).splitlines()[0]


def machine() -> dict[str, str]:
    """Return what machine this is, and how busy it is."""
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    except OSError:
        pass
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "system": platform.platform(),
        "processor": f"{model}, {cores} cores",
        "memory": f"{memory:.0f} GiB",
        "load at the start": f"{os.getloadavg()[0]:.2f}",
    }
