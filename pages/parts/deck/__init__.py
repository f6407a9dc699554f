"""The deck: what the board is told about a month (`slides`), and how it stands on a screen (`stage`)."""
