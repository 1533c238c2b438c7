"""Claims pinned on the command line: `--assume CLAIM=in`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from argmap.evaluation import Status

    _PinType = click.ParamType[tuple[str, Status]]
else:  # not generic before click 8.2
    _PinType = click.ParamType

_STATUS: dict[str, Status] = {
    "in": "in", "true": "in", "out": "out", "false": "out", "undecided": "undecided",
}  # fmt: skip


def pinned(given: tuple[tuple[str, Status], ...]) -> dict[str, Status]:
    """Return the pins by claim. Raises click.UsageError where a claim is pinned to two statuses."""
    found: dict[str, Status] = {}
    for claim, status in given:
        if found.setdefault(claim, status) != status:
            raise click.UsageError(f"--assume pins `{claim}` to {found[claim]} and to {status}; take one away")
    return found


class Pin(_PinType):
    """`CLAIM=in`, `CLAIM=out` or `CLAIM=undecided`."""

    name = "CLAIM=STATUS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Status]:
        """Return the claim and the status. Fails as wrong usage."""
        claim, equals, status = str(value).rpartition("=")
        if not equals or not claim or status.strip() not in _STATUS:
            self.fail(f"`{value}` is no assumption; write CLAIM=in, CLAIM=out or CLAIM=undecided", param, ctx)
        return claim.strip(), _STATUS[status.strip()]
