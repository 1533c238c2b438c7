"""One index over a map, and the walks on it."""

from argmap.graph.contraries import contraries_of
from argmap.graph.index import Graph, PremiseUse, Step
from argmap.graph.merge import merge_same
from argmap.graph.rings import MOST_RINGS, Ring, Rings, cycles, rings
from argmap.graph.same import members, same_classes
from argmap.graph.walks import leading_to, orphans

__all__ = [
    "MOST_RINGS",
    "Graph",
    "PremiseUse",
    "Ring",
    "Rings",
    "Step",
    "contraries_of",
    "cycles",
    "leading_to",
    "members",
    "merge_same",
    "orphans",
    "rings",
    "same_classes",
]
