"""One index over a map, and the walks on it."""

from argmap.graph.contraries import contraries_in, contraries_of
from argmap.graph.index import Graph, PremiseUse, Step
from argmap.graph.merge import merge_same
from argmap.graph.numbered import AGAINST, DENIED, FOR, HELD, HOLDS, LINKAGES, STANCES, UNDERCUTS, Numbered
from argmap.graph.rings import MOST_RINGS, Ring, Rings, cycles, rings
from argmap.graph.same import members, same_classes
from argmap.graph.walks import leading_to, orphans

__all__ = [
    "AGAINST",
    "DENIED",
    "FOR",
    "HELD",
    "HOLDS",
    "LINKAGES",
    "MOST_RINGS",
    "STANCES",
    "UNDERCUTS",
    "Graph",
    "Numbered",
    "PremiseUse",
    "Ring",
    "Rings",
    "Step",
    "contraries_in",
    "contraries_of",
    "cycles",
    "leading_to",
    "members",
    "merge_same",
    "orphans",
    "rings",
    "same_classes",
]
