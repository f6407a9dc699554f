"""What the board is told: a declared list of slides for one month, each made of answers; a slide without data leaves.

Which of them are shown, in which order and with which takeaway is the month's Telling; those of a sealed month are the seal's.
"""

from dataclasses import replace
from functools import partial

from data.problems import NotInSeal
from pages.parts.deck import appendix, beyond, outcomes, story
from pages.parts.deck.slide import Slide
from pages.parts.layout import escape
from pages.parts.words import typeset

SLIDES = (story.year, story.month, story.growth, story.worked, story.listens, story.decision)
APPENDIX = (*(partial(appendix.platform, name=name) for name in ("facebook", "instagram", "linkedin", "tiktok", "website")), appendix.sources,
            *(partial(outcomes.counter, place=place) for place in range(3)), outcomes.goals, outcomes.benchmark,
            beyond.women, beyond.spoken, beyond.social, beyond.search, beyond.site_counts, beyond.ad_grants, beyond.podcast, beyond.newsletter, beyond.compare)


def every(view):
    """All slides of the view's month that have something to say, as Portée tells them; the appendix last."""
    return [slide for make in (*SLIDES, *APPENDIX) if _is_held(view.seal, make) and (slide := _made(view, make))]


def _is_held(seal, make):
    """Whether a slide may be made: every one of a month that is not sealed; else those that the seal holds."""
    return seal is None or any(name == _name(make) or name.startswith(f"{_name(make)}-") for name in seal.slides)


def _name(make):
    """A slide's name; of the organisation's counters what their names begin with."""
    if isinstance(make, partial):
        return make.keywords.get("name", "outcome")
    return make.__name__


def _made(view, make):
    """A slide, or None; one that asks more than an older seal holds says so, and the others stand."""
    try:
        return make(view)
    except NotInSeal as lacking:
        return Slide(_name(make), view.say("seal.title"), view.say("problem.NotInSeal", **lacking.details))


def deck(view):
    """The slides that are shown of the view's month, in order, each with the takeaway that somebody wrote or ours."""
    made = {slide.name: slide for slide in every(view)}
    names = [name for name in view.seal.slides if name in made] if view.seal else view.telling.arranged(list(made))
    return [_told(view, made[name]) for name in names]


def _told(view, slide):
    typed = view.telling.takeaways.get(slide.name, {}).get(view.lang)
    return replace(slide, takeaway=escape(typeset(typed, view.lang))) if typed else slide
