"""Portraits of an audience as charts take them: ages by gender, and shares of one dimension."""

from pages.parts import findings
from pages.parts.words import percent_text, text

LONGEST = 8


def ages(view, told):
    """The parts of a pyramid: (age, women, men) rows, the two halves' names, the unspecified rest or None."""
    told, few = told[~told["hidden"]], told[told["hidden"]]["segment"]
    cells = dict(zip(told["segment"], told["share"], strict=True))
    names = sorted({segment.partition(" ")[2] for segment in (*cells, *few) if " " in segment}, reverse=True)
    rows = tuple((name.replace("-", "–"), cells.get(f"women {name}"), cells.get(f"men {name}")) for name in names)
    women, men = (sum(share for segment, share in cells.items() if segment.startswith(f"{who} ")) for who in ("women", "men"))
    least = {who: few.str.startswith(f"{who} ").any() for who in ("women", "men")}
    heads = tuple(f"{view.say(f'gender.{who}')} {at_least(view.lang, share, least[who])}" for who, share in (("women", women), ("men", men)))
    return rows, heads, (view.say("audience.unspecified"), cells["unspecified"]) if "unspecified" in cells else None


def at_least(lang, share, some_hidden):
    """A sum of shares; `au moins` where some of its slices are hidden."""
    return text("few.at_least", lang, share=percent_text(share, lang)) if some_hidden else percent_text(share, lang)


def shares(view, dimension, told, longest=LONGEST):
    """(name, share, kind of bar) rows, largest first: the slices named, the others listed together, the unspecified rest; none that
    is hidden."""
    told = told[told["share"].notna()]
    named, rest = told[told["segment"] != "unspecified"], told[told["segment"] == "unspecified"]
    rows = [(findings.segment_name(dimension, row.segment, view.lang), row.share, "named") for row in named.head(longest).itertuples()]
    more = named["share"].iloc[longest:].sum()
    rows += [(view.say("audience.listed"), more, "others")] if more > 0 else []
    return (*rows, *((view.say("audience.unspecified"), row.share, "unspecified") for row in rest.itertuples()))


def gender_series(view, told):
    """Women, men and the unspecified rest on each day they were told, as (name, kind, points): a sum of ages where ages are told."""
    lines = []
    for who in ("women", "men", "unspecified"):
        rows = told[(told["segment"] == who) | told["segment"].str.startswith(f"{who} ")]
        points = tuple((day, float(share), 0) for day, share in rows.groupby("as_of")["share"].sum().items())
        name = view.say("audience.unspecified") if who == "unspecified" else view.say(f"gender.{who}")
        lines += [(name, who, points)] if points else []
    return tuple(lines)
