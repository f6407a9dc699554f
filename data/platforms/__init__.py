"""One module per platform: which exports it has, and what their columns mean.

A module declares `EXPORTS`; dropping one into this folder is all it takes to read a new platform.
"""
