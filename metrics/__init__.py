"""What we ask of the tables.

    period.py       Month: previous, same last year, how many days
    questions.py    the table of contents: one function and one .sql file per question, a pandas DataFrame back
    tiles.py        the five numbers that are judged
    verdict.py      signal or noise, for the month and for the year
    kinds.py        which kinds of posts work, and how sure that is
    expected.py     a post against the last hundred of its kind, at the same age
    problems.py     questions refused, and the honest alternative

A measure's kind decides what may be done with it (`data.measures`). Nothing here imports streamlit, altair or pages.
"""
