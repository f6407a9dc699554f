"""Google Analytics 4's own form of file, shared by its reports, snapshots and explorations.

    preamble.py   the `#` lines, and the tables that stand under them, each with its dates
    words.py      what a first column is a list of, what a number column measures, in French and English
    rows.py       from a table's rows to facts: what adds up, and which slices are kept
    cards.py      a snapshot's tables: key figures and breakdowns
"""
