"""The network cut, for the tests that promise to need none: `sitecustomize.py` in a process, `alone.py` around it."""
