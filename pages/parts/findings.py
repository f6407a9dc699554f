"""What a page found, as its title: computed from answers, the same for the same numbers, in both languages."""

from functools import cache

from babel import Locale

from data.measures import FORMATS
from metrics.period import Month
from pages.parts.facets import name_of
from pages.parts.happened import breaks_of, called, rows_of
from pages.parts.layout import escape
from pages.parts.sentences import listed, moves, platform_name, source_name, this_month
from pages.parts.words import LOCALE, amount, capital, in_words, lower_first, month_text, number_text, percent_text, text


def growth_title(trend, headline, month, lang):
    """Which platforms are growing, stable, shrinking over twelve months; then where the month stands out."""
    year, signals = moves(trend, headline, lang), this_month(headline, month, lang)
    if not year:
        return text("growth.no_year", lang)
    told = text("overview.all_stable", lang) if year == "all_stable" else capital(year)
    return text("growth.title", lang, year=told, month=signals) if signals else told


def panel_title(view, one, measured=""):
    """What a small multiple shows: its year where it has one, else its last month, under this name for its measure where the title must say it."""
    year = next(rows_of(view.ask("trend"), one).itertuples(), None)
    if year is not None and year.verdict != "not_yet":
        return text(f"growth.panel_{year.verdict}", view.lang, change=percent_text(year.change, view.lang, signed=True))
    whole = rows_of(view.ask("series"), one)
    whole = whole[whole["complete"]]
    broken = breaks_of(view, one)
    if broken:
        return text("growth.panel_broken", view.lang, event=capital(escape(called(broken[-1], view.lang))))
    if whole.empty:
        return text("growth.panel_none", view.lang)
    last = whole.iloc[-1]
    return text(
        "growth.panel_last",
        view.lang,
        number=amount(last["value"], one[2], measured, view.lang) if measured else number_text(last["value"], view.lang),
        month=month_text(Month.parse(last["month"]).first, view.lang),
    )


def only_platform(told):
    """The platform of rows that have but one."""
    return told["platform"].iloc[0]


def segment_name(dimension, segment, lang):
    """A slice as people call it: countries of two letters in words, genders in words, the rest as the platform wrote it."""
    if dimension == "gender" and segment in ("women", "men", "other"):
        return text(f"gender.{segment}", lang)
    if dimension == "age_gender" and segment.count(" ") == 1:
        gender, age = segment.split(" ")
        return f"{lower_first(segment_name('gender', gender, lang))} {age}"
    if segment == "Others":
        return text("audience.others", lang)
    return _country(segment, lang) if dimension == "country" else segment


@cache
def _codes():
    """Countries as English and French files write them → their two letters."""
    return {name: code for locale in ("en", "fr") for code, name in Locale.parse(locale).territories.items() if code.isalpha()}


def _country(segment, lang):
    code = segment if len(segment) == 2 and segment.isupper() else _codes().get(segment)
    return Locale.parse(LOCALE[lang]).territories.get(code, segment)


def format_name(name, lang):
    """A format as people call it."""
    return getattr(FORMATS[name], lang)


NAMED = 3                             # how many kinds a title names on a side


def content_title(view, kinds, facet, platform):
    """Which kinds of posts stand above or below the platform's own median, where any does."""
    who, lang = platform_name(platform, view.lang), view.lang
    if not (kinds["verdict"] != "too_few").any():
        return text("content.too_few", lang, platform=who)
    sides = {word: [lower_first(name_of(view, facet, kind)) for kind in kinds[kinds["verdict"] == word]["kind"]][:NAMED] for word in ("above", "below")}
    told = [text(f"content.{word}", lang, formats=listed(names, lang)) for word, names in sides.items() if names]
    return text("content.title", lang, platform=who, told="; ".join(told)) if told else text(f"content.even_{facet}", lang, platform=who)


def in_tens(share, lang):
    """A share as `six sur dix`; None where no round tenth is near."""
    tenth = round(share * 10)
    return text("audience.tens", lang, tenth=in_words(tenth, lang)) if 0 < tenth < 10 else None


def audience_title(told, platform, lang):
    """The share of women where it is known, else the first place or function."""
    told = told if "hidden" in told else told.assign(hidden=False)
    told, few = told[~told["hidden"]], told[told["hidden"]]
    if told.empty:
        return text("few.all_hidden", lang, platform=platform_name(platform, lang))
    ages = told[told["dimension"] == "age_gender"]
    genders = told[(told["dimension"] == "gender") & (told["segment"] == "women")]
    women = ages[ages["segment"].str.startswith("women ")]["share"].sum() if not ages.empty else next(iter(genders["share"]), None)
    if women is not None and women == women and in_tens(women, lang):
        share = percent_text(women, lang)
        if not ages.empty and few["segment"].str.startswith("women ").any():
            share = text("few.at_least", lang, share=share)
        return capital(text("audience.women", lang, tens=in_tens(women, lang), platform=platform_name(platform, lang), share=share))
    first = told.sort_values("segment", key=lambda names: names == "unspecified", kind="stable").head(1)
    return text("audience.first", lang, platform=platform_name(platform, lang), segment=escape(first["segment"].iloc[0]))


def website_title(sources, headline, month, lang):
    """How many visits, and where most of them came from."""
    visits = headline[(headline["platform"] == "website") & (headline["measure"] == "visits")]
    if visits.empty:
        return text("website.no_visits", lang)
    number, when = number_text(visits["value"].iloc[0], lang), month_text(month.first, lang)
    if sources.empty:
        return text("website.visits", lang, number=number, month=when)
    first = sources.iloc[0]
    return text(
        "website.title",
        lang,
        number=number,
        month=when,
        share=percent_text(first["share"], lang),
        source=source_name(first["source"], lang),
    )
