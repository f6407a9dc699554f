"""Pages that keep: imports and the month's sheet."""
