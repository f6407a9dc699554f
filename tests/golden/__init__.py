"""Goldens: what the sample's files and each question must yield, small enough to be reviewed by eye."""
