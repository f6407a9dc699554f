"""Overview: are we growing, over twelve months; then the month, in five numbers and one sentence a platform."""

import streamlit as st

from pages.parts import aiming, beginning, deciding, frame, layout, says, sealed, sentences, tiles
from pages.parts.words import capital, month_name, month_text

view = frame.current()


def body():
    """Tiles, then what each platform says, the goals where there are any, what to do more of."""
    if numbers := view.drawn(tiles.five_tiles):        # a month may hold stories only, which are no tile's
        st.html(numbers)
    layout.section(view.say("overview.says"), view.say("overview.says_key", month=month_name(view.month.first, view.lang)))
    st.html(f'<div class="pt pt-said"><table>{view.drawn(says.said)}</table></div>')
    aiming.section(view)
    deciding.section(view)
    layout.source(view.say("overview.source"))


if view.month is None:
    with layout.page(view, view.say("frame.nothing"), view.say("overview.empty_title"), view.say("overview.empty")):
        layout.teach(view, ("meta_posts", "meta_card", "linkedin", "tiktok", "ga4", "sheet"))
else:
    if view.months["complete"].any():
        beginning.over()
    dateline = f"<b>{capital(month_text(view.month.first, view.lang))}</b> · {layout.completeness(view)}"
    title = sentences.title(view.ask("trend"), view.ask("headline"), view.month, view.lang)
    with layout.page(view, dateline, title, sentences.calendar(view.month, view.lang)):
        sealed.note(view)
        body()
