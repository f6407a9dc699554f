"""A dropped pile: what became of each file, in one sentence, and what still waits for an answer."""

from dataclasses import dataclass

from data import tools
from data.clock import month_end
from data.likely import asks_platform, likely
from data.measures import EXPORTS, MEASURES, PLATFORMS
from data.problems import NeedsAnswer
from pages.parts import learned
from pages.parts.words import amount, capital, counted, day_text, lower_first, month_text, number_text, text, text_exists

MAIN = ("interactions", "views", "page_views", "visits", "new_followers", "profile_visits", "impressions")
SIGNS = {"kept": "✓", "unchanged": "=", "refused": "✕", "undone": "↩", "left": "–"}


@dataclass(frozen=True)
class Fate:
    """One file's fate: its sign's name, the export in bold, the sentence, the file's name, the receipt to take back."""

    state: str
    export: str
    sentence: str
    file: str
    receipt: str | None = None


def state(outcome, undone=()):
    """`kept`, `unchanged`, `refused`, `held` until agreed to, `left` out, `waiting` for an answer, or `undone`."""
    if isinstance(outcome.problem, NeedsAnswer):
        return "waiting"
    return "undone" if outcome.receipt in undone and outcome.status == "kept" else outcome.status


def fate(outcome, lang, kept_on=None, undone=()):
    """What became of one export, as one sentence of one grain."""
    label = (
        export_name(outcome.reading.platform, outcome.found.export, lang) if outcome.reading else text("imports.fate_refused", lang)
    )
    return Fate(state(outcome, undone), label, _sentence(outcome, lang, kept_on), outcome.found.file, outcome.receipt)


def export_name(platform, export, lang):
    """An export as people call it, with its platform where the export serves several; another tool's, with the tool."""
    if made := tools.parts_of(export):
        tool, shape = capital(made[0]), text(f"mapping.shape_{made[1]}", lang)
        if not platform:
            return text("mapping.of_tool_alone", lang, tool=tool, shape=shape)
        return text("mapping.of_tool", lang, platform=getattr(PLATFORMS[platform], lang), shape=shape, tool=tool)
    name = getattr(EXPORTS[export], lang)
    if not platform or not export.startswith(("meta.", "sheet.")):
        return name
    return f"{getattr(PLATFORMS[platform], lang)}, {lower_first(name.partition(', ')[2] or name)}"


def _sentence(outcome, lang, kept_on):
    if outcome.problem:
        return problem_sentence(outcome.problem, lang)
    if outcome.status == "left":
        return text("imports.fate_left", lang)
    if outcome.status == "unchanged":
        return text("imports.fate_unchanged", lang, day=day_text(kept_on, lang))
    parts = [_content(outcome.reading, lang)]
    if outcome.reading.set_aside:
        parts.append(counted("imports.set_aside", len(outcome.reading.set_aside), lang))
    through = learned.told(outcome.found.answers.mapping, lang) if outcome.found.answers.mapping else ""
    parts += [text(f"imports.{note}", lang, words=through) for note in outcome.reading.notes if text_exists(f"imports.{note}")]
    return "; ".join(parts)


def problem_sentence(problem, lang):
    """A problem in the reader's language, from the same details as its English message."""
    details = {name: str(value) for name, value in problem.details.items()}
    export = EXPORTS.get(details.get("export"))
    said = details.get("export", "")
    details["export"] = getattr(export, lang) if export else export_name(None, said, lang) if tools.parts_of(said) else said
    if past := details.get("past"):
        details["saw"] = text(f"too_large.{past}", lang, most=number_text(int(details["most"]), lang), seconds=details.get("seconds"))
    own = f"not_ours.{details.get('why')}"
    return text(own if text_exists(own) else f"problem.{type(problem).__name__}", lang, **_stranger(details, lang))


def _stranger(details, lang):
    """What a file is that is no table, and what to do about it, in the reader's language."""
    if "stranger" not in details:
        return details
    kind = details["stranger"]
    remedy = f"stranger.remedy_{kind}"
    return details | {"what": text(f"stranger.{kind}", lang), "remedy": text(remedy if text_exists(remedy) else "stranger.remedy", lang)}


def _content(reading, lang):
    """What was read, by the shape of its facts; posts and days never share a sentence."""
    if not reading.rows:
        return text("imports.fate_nothing", lang)
    unit, form = _shape(reading)
    told = {"rows": counted(f"imports.{unit}", reading.rows, lang), "period": within(reading.first_day, reading.last_day, lang)}
    main = next((name for name in MAIN if name in reading.totals), next(iter(reading.totals), None))
    if form == "rows" or main is None:
        return text("imports.fate_rows", lang, **told)
    name = getattr(MEASURES[main], lang) if main in MEASURES else main
    return text(f"imports.fate_{form}", lang, amount=amount(reading.totals[main], main, name, lang), **told)


def _shape(reading):
    """What its rows are, and the form of the sentence that tells them."""
    shapes = reading.facts.tables
    if reading.export == "sheet.month":
        return "values", "rows"
    if reading.export == "youtube.table":        # of its videos, some are of the period
        return "rows", "days"
    if "post" in shapes:
        return "posts", "posts"
    if reading.export == "search.performance" and (not shapes or "filtered" in reading.notes):
        return ("days" if reading.first_day else "rows"), "rows"
    if "measurement" not in shapes:
        return "slices", "rows"
    return ("rows" if reading.export.startswith(("ga4.", "ads.")) else "days"), "days"


def within(first, last, lang):
    """`en mars 2023`, `du 2 mars au 1er avril 2023`, `le 4 avril 2023`; `sans date` where nobody says."""
    if first is None:
        return text("imports.undated", lang)
    if first == last:
        return text("imports.on_day", lang, day=day_text(first, lang))
    if first.day == 1 and last == month_end(first):
        return text("imports.in_month", lang, month=month_text(first, lang))
    return text("imports.from_to", lang, first=day_text(first, lang), last=day_text(last, lang))


@dataclass(frozen=True)
class Waiting:
    """The exports of a pile that lack the same answer, each with its likely one."""

    missing: str
    outcomes: tuple
    guesses: tuple

    @property
    def agreed(self):
        """The one platform that all of them are likely to be, or None: two files of one measure cannot be the same."""
        platforms = {guess.platform for guess in self.guesses if guess}
        return platforms.pop() if len(platforms) == 1 and not self.clashes else None

    @property
    def differ(self):
        """Whether the files are likely to be of several platforms."""
        return len({guess and guess.platform for guess in self.guesses}) > 1

    @property
    def clashes(self):
        """Whether two of the files tell the same days of the same measure, so that one answer cannot do for all."""
        titles = [_title(outcome.found) for outcome in self.outcomes]
        return len(titles) != len(set(titles))


def titled(found):
    """What an export that does not say its platform calls itself: a card's title, an audience's first block."""
    return _title(found)[1]


def _title(found):
    return (found.export, next((cell for row in found.document.grids[0].rows[:2] for cell in row if cell.strip()), ""))


def questions(store, outcomes):
    """The groups of a pile that wait for the same answer: platform first, then year, then period."""
    groups = []
    for missing in ("platform", "year", "period"):
        same = tuple(o for o in outcomes if isinstance(o.problem, NeedsAnswer) and o.problem.details["missing"] == missing)
        if same:
            guesses = tuple(likely(store, o.found) if asks_platform(o.found) else None for o in same)
            groups.append(Waiting(missing, same, guesses))
    return groups


def title(outcomes, undone, lang):
    """`Trois fichiers gardés, un déjà connu, un refusé; cinq attendent une réponse`."""
    if not outcomes:
        return text("imports.title_empty", lang)
    states = [state(outcome, undone) for outcome in outcomes]
    done = [
        counted(f"imports.{name}", states.count(name), lang)
        for name in ("kept", "unchanged", "refused", "undone", "left")
        if name in states
    ]
    pending = [counted(f"imports.{name}", states.count(name), lang) for name in ("held", "waiting") if name in states]
    return capital("; ".join(part for part in (", ".join(done), *pending) if part))
