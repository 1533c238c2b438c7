"""From an article to a draft of its map: each sentence a candidate claim, with its passage and hints."""

from __future__ import annotations

from argmap.drafting.cues import LANGUAGES, Hint, HintKind
from argmap.drafting.draft import Candidate, Draft, NothingToDraft, draft
from argmap.drafting.skeleton import skeleton

__all__ = ["LANGUAGES", "Candidate", "Draft", "Hint", "HintKind", "NothingToDraft", "draft", "skeleton"]
