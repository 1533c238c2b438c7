"""Lays a map out for a page: of many arrangements the one whose text is largest there, with few crossings.

`plan` takes a forest out of the graph, `blocks` finds the shapes each part may take, `place` and `loose` draw what is
chosen, `score` says what is good, `search` tries; `again` keeps to what was chosen before;
`large` arranges a map of thousands of claims once.
"""

from argmap.drawing.fit.again import Memory, fit_again
from argmap.drawing.fit.large import fit_large
from argmap.drawing.fit.search import MOST, fit
from argmap.drawing.fit.target import Target, target

__all__ = ["MOST", "Memory", "Target", "fit", "fit_again", "fit_large", "target"]
