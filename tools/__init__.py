"""Tools for those who work on argmap; not part of the package."""
