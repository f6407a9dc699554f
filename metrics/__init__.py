"""What we ask of the tables.

    period.py       Month: previous, same last year, how many days
    questions.py    the table of contents: one function and one .sql file per question, a pandas DataFrame back
    problems.py     questions refused, and the honest alternative

A measure's kind decides what may be done with it (`data.measures`). Nothing here imports streamlit, altair or pages.
"""
