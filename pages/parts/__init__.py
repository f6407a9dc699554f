"""What pages are made of.

frame.py        menu, language, month, the open database and its cached answers → View
words.py        every text in French and English, numbers and days as each writes them
sentences.py    findings, computed from answers
tiles.py        the five numbers and their staves
charts.py       specifications for every chart
style.py        the look, from the tokens
"""
