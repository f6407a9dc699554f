"""What we show: a folder is a section of the menu, a file in it a page.

    explore/    overview, growth, content, audience, website, compare
    manage/     imports
    parts/      what pages are made of: frame, words, sentences, tiles, charts

No page ever lies directly in this folder: Streamlit serves such a file on its first request without running the front
door, so without language, frame or any check of who is asking.
"""
