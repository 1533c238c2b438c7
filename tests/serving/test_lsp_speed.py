"""How soon findings come, beside what a check costs at that very time; and that no stale work queues up."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from argmap import check_files
from benchmarks.inputs import write_yaml
from benchmarks.lsp import Typist
from tests.serving.lsp_client import Client


def test_findings_cost_little_more_than_a_check_and_do_not_queue_up(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    write_yaml(path, 2_000)
    client = Client(root=tmp_path, wait=60)
    try:
        typist = Typist(client, path)
        typist.findings()
        strokes, checks, offered = [], [], []
        for _ in range(7):  # in turn, so that what else the machine does weighs on both
            strokes.append(typist.findings())
            begun = time.perf_counter()
            check_files([path])
            checks.append((time.perf_counter() - begun) * 1000)
            offered.append(typist.request("completion", strike=True))
            client.findings(typist.uri)
        stroke, check = statistics.median(strokes), statistics.median(checks)
        assert stroke < 4 * check + 100, (strokes, checks)
        assert statistics.median(offered) < 2 * check + 50, (offered, checks)
        last, sent = typist.burst()
        assert last < 8 * max(checks) + 300, (last, checks)
        assert sent < 20
    finally:
        client.kill()
