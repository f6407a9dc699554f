"""The blog's posts among the site's pages, told by their path or by the word that opens their title."""

from pages.parts.words import counted, number_text, percent_text

_IS_BLOG = r"(?i)(?:^|/)blog(?:ue)?(?:[/ :|-]|$)"


def sentence(view, pages):
    """How many of the month's pages are posts of the blog and how often they were viewed; nothing where none is listed."""
    posts = pages[pages["page"].str.contains(_IS_BLOG, na=False)].dropna(subset=["page_views"])
    if posts.empty or not pages["page_views"].sum():
        return ""
    views = posts["page_views"].sum()
    return counted("blog.title", len(posts), view.lang, views=number_text(views, view.lang), share=percent_text(views / pages["page_views"].sum(), view.lang))
