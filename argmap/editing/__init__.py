"""Writing maps: as new text, and as edits that keep comments and layout."""
