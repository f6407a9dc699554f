"""The way from a number to its files: a quiet word beside it, and an address that says which number is meant."""

from dataclasses import astuple, dataclass
from urllib.parse import quote, unquote, urlencode

from data.measures import MEASURES, PLATFORMS
from pages.parts.layout import escape
from pages.parts.words import text

ADDRESS = "provenance"


@dataclass(frozen=True)
class Trail:
    """One number of the page's month: its platform and measure, and where it needs telling its account, its grain, over how many
    months it is taken, by which dimensions it is broken down, of which post it is. Without a measure: all of the platform's."""

    platform: str
    measure: str = ""
    account: str = ""
    grain: str = ""
    months: int = 1
    dimension: str = ""
    post: str = ""

    def __str__(self):
        return ":".join(quote(str(part), safe="") for part in astuple(self)).rstrip(":")

    @classmethod
    def parse(cls, words):
        """The Trail that an address names, or None."""
        parts = [unquote(part) for part in words.split(":")]
        named = dict(zip(cls.__dataclass_fields__, parts, strict=False))
        months = named.get("months") or "1"
        known = named.get("measure") in (None, "", *MEASURES) or named["platform"] == "organisation"
        if named["platform"] not in PLATFORMS or not known or len(parts) > len(named) or not (months.isdigit() and 0 < int(months) <= 60):
            return None
        if named.get("grain") not in (None, "", "happened", "published"):
            return None
        return cls(**named | {"months": int(months)})

    @property
    def asked(self):
        """The options of the question `provenance`."""
        optional = {"account": self.account, "grain": self.grain, "dimension": self.dimension, "post": self.post}
        return {"platform": self.platform, "measure": self.measure, "months": self.months} | {name: said for name, said in optional.items() if said}


def of_row(row, months=1):
    """The Trail of a row of an answer that has platform, account, measure (and grain)."""
    grain = getattr(row, "grain", "")
    return Trail(row.platform, row.measure, row.account, grain if grain == "published" else "", months)


def address(view, *trails):
    """Where the files of some numbers are shown."""
    asked = {"of": ",".join(map(str, trails)), "month": str(view.month), "lang": view.lang}
    return f"{ADDRESS}?{urlencode(asked)}"


def way(view, name, *trails):
    """A quiet word that leads from a number to its files; `name` says for those who cannot see it which number."""
    if not trails:
        return ""
    said = text("provenance.link", view.lang)
    label = escape(text("joint.colon", view.lang, first=said, then=name))
    return f'<a class="pt-from" href="{escape(address(view, *trails))}" target="_self" aria-label="{label}">{said}</a>'


def parsed(words):
    """The Trails that an address names, those that cannot be left out."""
    return [trail for part in (words or "").split(",") if part and (trail := Trail.parse(part))]
