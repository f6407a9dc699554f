"""What the board is told: a declared list of slides for one month, each made of answers; a slide without data leaves."""

from functools import partial

from pages.parts.deck import appendix, beyond, story

SLIDES = (story.year, story.month, story.growth, story.worked, story.listens, story.decision)
APPENDIX = (*(partial(appendix.platform, name=name) for name in ("facebook", "instagram", "linkedin", "tiktok", "website")), appendix.sources,
            beyond.women, beyond.spoken, beyond.social, beyond.search, beyond.site_counts, beyond.ad_grants, beyond.podcast, beyond.newsletter, beyond.compare)


def deck(view):
    """The slides of the view's month that have something to say, in order; the appendix last."""
    return [slide for make in (*SLIDES, *APPENDIX) if (slide := make(view))]
