"""What stands in a map: published semantics, one a file."""

from argmap.evaluation.standing import Interval, Standing, Status, standing

__all__ = ["Interval", "Standing", "Status", "standing"]
