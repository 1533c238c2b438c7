"""The words that join a reason to what it is a reason for, by language: what the text must hold → what matches it."""

from __future__ import annotations

import re
from functools import cache

_PRONOUN = "it|he|she|they|we|you|this|that|these|those|there"
_FINITE = "is|are|can|cannot|could|will|would|should|must|may|might|does|do|has|have"
_NOT_AFTER = ("not", "only", "just", "simply", "partly", "mainly", "largely", "merely", "but", "is", "was")

_CUES: dict[str, tuple[str | tuple[str, str], ...]] = {
    "en": (
        ("because", "".join(f"(?<!{word} )" for word in _NOT_AFTER) + r"because\b(?! of\b)(?!.* but because\b)"),
        "therefore",
        ("hence", r"(?<!years )(?<!months )(?<!days )(?<!weeks )hence\b"),
        ("thus", r"thus\b(?! far\b| \w+ing\b)"),
        "consequently",
        ("as a result", r"as a result\b(?! of\b)"),
        ("as a consequence", r"as a consequence\b(?! of\b)"),
        ("so that", r"(?<!not )(?<!only )(?<!just )so that\b"),
        (", so ", rf"(?<=, )so\b(?= (?:{_PRONOUN}|the|its|their|our|his|her)\b)(?! that\b)"),
        ("is why", r"(?:which|that|this) is why\b"),
        "it follows that",
        "given that",
        ("the fact that", r"(?:due|owing) to the fact that\b"),
        "on the grounds that",
        "for the reason that",
        "for this reason",
        "for that reason",
        ("which ", r"which (?:means|shows|proves|implies) that\b"),
        ("since", rf"(?<!ever )since\b(?= (?:{_PRONOUN}) (?:{_FINITE})\b(?! been\b))"),
    ),
    "de": ("weil", "deshalb", "deswegen", "folglich", "somit", "sodass", "so dass", (", denn", r"(?<=, )denn\b")),
    "es": ("porque", "por lo tanto", "por tanto", "por consiguiente", "puesto que", "ya que", "así que"),
    "fr": (
        ("parce qu", r"parce qu(?:e\b|'|’)"),
        (", car ", r"(?<=, )car\b"),
        (" donc ", r"(?<= )donc\b"),
        "puisque",
        "par conséquent",
        "c'est pourquoi",
        "c’est pourquoi",
    ),
    "hy": ("որովհետև", "որովհետեւ", "քանի որ", "հետևաբար", "հետեւաբար", "ուստի", "այդ պատճառով"),
    "ru": (
        ("потому что", r"(?<!не )(?<!только )(?<!лишь )потому что\b"),
        "поэтому",
        "так как",
        "поскольку",
        "следовательно",
        "вследствие чего",
    ),
    "tr": ("çünkü", "zira", "bu yüzden", "bu nedenle", "bu sebeple", "o halde"),
}

_OPENING = ("because", "given", "since", "weil", "parce", "puisque", "porque", "ya que", "так как", "поскольку", "քանի")


def cues(language: str) -> list[str]:
    """Return the strings, in lower case, of which a text in the language must hold one; none if it is not known."""
    return [cue if isinstance(cue, str) else cue[0] for cue in _CUES.get(language, ())]


@cache
def cue_pattern(language: str) -> re.Pattern[str]:
    """Return what matches the words that join a reason to its conclusion."""
    patterns = (rf"{re.escape(cue)}\b" if isinstance(cue, str) else cue[1] for cue in _CUES[language])
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE)


_REASON_FOLLOWS = ("because", "the fact that", "due to", "owing to", "on the grounds", "for the reason", "given that",
                   "since", "weil", "denn", "porque", "puesto que", "ya que", "parce qu", "car", "puisque", "որովհետ",
                   "քանի որ", "потому что", "так как", "поскольку", "çünkü", "zira")  # fmt: skip


def reason_follows(cue: str) -> bool:
    """Tell whether a cue stands before the reason (“because”) or behind it (“therefore”)."""
    return cue.lower().startswith(_REASON_FOLLOWS)


def opens(cue: str) -> bool:
    """Tell whether a cue stands before a reason whose conclusion follows after a comma: “Because …, …”."""
    return cue.lower().startswith(_OPENING)
