"""What the board sees: the deck on a shared screen."""
