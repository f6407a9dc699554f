"""From a downloaded file to a table.

The journey of a file, one module a step, in reading order:

    files.py        open        bytes to grids of text: encodings, delimiters, archives, spreadsheets
    export.py       recognise   which report a grid is, by its header names alone
    platforms/      read        one module per platform says what its columns mean
    facts.py        yields      posts, observations, measurements, segments, as typed Arrow tables
    keep.py         keep        one transaction and one receipt per export; undo takes it back
    store.py        ask         DuckDB: migrations, the writer's lock, a cursor for every reader

Nothing here imports metrics or pages.
"""
