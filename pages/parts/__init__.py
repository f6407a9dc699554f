"""What pages are made of.

    frame.py        language, month, the open database and its cached answers → View
    layout.py       a page's column: dateline, title, sections, source line
    words.py        every text in French and English, numbers and days as each writes them
    sentences.py    the overview in words, computed from answers
    findings.py     the other pages' titles, likewise
    tiles.py        the five numbers and their staves
    charts.py       specifications for every chart
    pile.py         what became of each dropped file; asking.py puts the one question
    entry.py        the month's sheet on screen; sheet.py keeps it as a file
    wall.py         what we have and what is missing
    style.py        colours by role and platform; style.css uses them
"""
