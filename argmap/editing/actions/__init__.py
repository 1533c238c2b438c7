"""Steps that an author takes often, as edits of a map's text: one a file. Comments and layout of the rest stay."""
