"""Reading: YAML text to a map, with the place of every part and all that is wrong."""

from argmap.reading.document import Document, Reader, read_string
from argmap.reading.faults import FAULTS
from argmap.reading.whole import whole

__all__ = ["FAULTS", "Document", "Reader", "read_string", "whole"]
