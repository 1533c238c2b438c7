"""What was probably meant: the known name nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def _distance(one: str, other: str, limit: int) -> int:
    """Return the edit distance with transpositions (Damerau 1964, restricted), or limit + 1 when it is larger."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        current = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, row = row, current
    return row[-1]


def near(name: str, known: Iterable[str]) -> list[str]:
    """Return the names of `known` nearest to `name`, those at the least distance, in the given order.

    The distance is the edit distance with transpositions, ignoring case; at most one edit for names up to 4
    characters, two up to 8, three above. Costs the length of both names for each known name of a like length.
    """
    folded = name.casefold()
    limit = 1 if len(folded) <= 4 else 2 if len(folded) <= 8 else 3
    best: list[str] = []
    for candidate in known:
        if candidate == name:
            continue
        distance = _distance(folded, candidate.casefold(), limit)
        if distance < limit or (distance == limit and not best):
            best, limit = [candidate], distance
        elif distance == limit:
            best.append(candidate)
    return best


def respell(spelt: str, found: str, text: str) -> str | None:
    """Return how `text` is to be written where the file writes `found` as `spelt`: plain, or in the same quotes.

    None where the file spells it in another way (escapes, anchors, over several lines), so that no edit is certain.
    """
    if spelt == found:
        return text
    quote = spelt[:1]
    if quote in ("'", '"') and spelt == f"{quote}{found}{quote}" and not set(text) & set("'\"\\"):
        return f"{quote}{text}{quote}"
    return None


def did_you_mean(candidates: list[str]) -> str:
    """Say what was probably meant, as the end of a message; empty when nothing is near."""
    if not candidates:
        return ""
    *most, last = [f"`{name}`" for name in candidates[:3]]
    return f"; did you mean {', '.join(most)} or {last}?" if most else f"; did you mean {last}?"
