"""From a downloaded file to a table.

The journey of a file, one module a step, in reading order:

    files.py        open        bytes to grids of text: encodings, delimiters, archives, spreadsheets
    export.py       recognise   which report a grid is, by its header names alone
    mappings.py     be taught   what people said of headers that nobody knew; translate.py puts a file in words we know
    platforms/      read        one module per platform says what its columns mean
    facts.py        yields      posts, observations, measurements, segments, as typed Arrow tables
    originals.py    hold        the file as it was dropped, once
    keep.py         keep        one transaction and one receipt per export; undo takes it back
    store.py        ask         DuckDB: migrations, the writer's lock, a cursor for every reader

And what keeps it safe: journal.py (who said and did what), rebuild.py, backup.py, restore.py, parquet.py, consequences.py (what an
import would change), seals.py and telling.py (what a board was shown).

Nothing here imports metrics or pages.
"""
