"""The language server: what an editor asks of a map, one feature a file."""
