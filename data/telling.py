"""How a month's deck is told: which slides, in which order, and the takeaways that somebody wrote in place of ours."""

from dataclasses import asdict, dataclass, field

from data import journal

LONGEST = 160                          # characters of a takeaway: two lines of its band


@dataclass(frozen=True)
class Telling:
    """The names of slides in order (those it does not name follow), those left out, and {slide: {language: takeaway}} as typed."""

    order: tuple = ()
    left_out: tuple = ()
    takeaways: dict = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, said):
        """What was said of a month, or of none."""
        said = said or {}
        return cls(tuple(said.get("order", ())), tuple(said.get("left_out", ())), said.get("takeaways", {}))

    def said(self):
        """The same as plain values."""
        return asdict(self)

    def arranged(self, names):
        """The names that are shown, in order."""
        known = [name for name in self.order if name in names]
        return [name for name in (*known, *(name for name in names if name not in known)) if name not in self.left_out]


def told(cursor, month):
    """The Telling of a month (`2023-03`) that stands."""
    row = cursor.execute("select said from standing where act = 'deck' and subject = $month", {"month": month}).fetchone()
    return Telling.of(journal.decoded(row and row[0]))


def tell(store, month, telling, by=""):
    """Keep how a month's deck is told from now on; one that changes nothing takes back what stood."""
    with store.writer() as cursor:
        journal.write(cursor, "deck", month, telling.said() if telling != Telling() else None, by)
