"""Benchmarks: beside our own rates on the content page, only inside their universe; and the form that keeps them, in Settings."""

import streamlit as st

from data import benchmarks
from data.benchmarks import BASES, PERIODS, Benchmark
from data.clock import today
from data.measures import MEASURES, PLATFORMS
from pages.parts import layout, own
from pages.parts.sentences import platform_name
from pages.parts.words import counted, day_text, percent_text, typeset

PAIRS = tuple((measure, base) for measure, bases in BASES.items() for base in bases)


def fold(view, platform):
    """The benchmarks of a platform beside its rates, folded; nothing where nobody entered one."""
    told = view.ask("benchmarks", platform=platform)
    if len(told):
        rows = "".join(f"<tr><td>{what(view, row)}<br><small>{origin(view, row)}</small></td><td>{sentence(view, row)}</td></tr>" for row in told.itertuples())
        st.html(f'<details class="pt"><summary>{view.say("benchmark.title")}</summary><table class="pt-table">{rows}</table></details>')


def what(view, row):
    """`Taux d’engagement par les abonnés, sur douze mois : 1,0 %`."""
    value = percent_text(row.low, view.lang) if row.low == row.high else view.say("benchmark.range", low=percent_text(row.low, view.lang), high=percent_text(row.high, view.lang))
    return view.say("joint.colon", first=f"{_pair(view, (row.measure, row.base))}, {view.say(f'benchmark.period_{row.period}')}", then=value)


def origin(view, row):
    """Its universe, who published it, when; escaped."""
    return " · ".join((layout.escape(typeset(getattr(row, view.lang), view.lang)), layout.escape(typeset(row.source, view.lang)), day_text(row.published, view.lang)))


def sentence(view, row):
    """Our own value and where it lies; or why the two do not compare."""
    if row.reason:
        return view.say(f"benchmark.why_{row.reason}", platform=platform_name(row.platform, view.lang), base=view.say(f"benchmark.base_{row.base}"))
    posts = counted("content.posts", int(row.posts), view.lang) if row.posts == row.posts and row.posts is not None else view.say("benchmark.month")
    return view.say(f"benchmark.{row.place}", own=percent_text(row.own, view.lang), posts=posts)


def _pair(view, pair):
    return view.say("benchmark.pair", measure=getattr(MEASURES[pair[0]], view.lang), base=view.say(f"benchmark.base_{pair[1]}"))


# ── in Settings ─────────────────────────────────────────────────────────────────────────────────────────────────────


def settings(view):
    """Every benchmark, each to be changed or taken back; then the form of one."""
    layout.section(view.say("benchmark.settings"), view.say("benchmark.settings_key"))
    with view.store.reading() as cursor:
        known = benchmarks.standing(cursor)
    told = [(one.id, f"{platform_name(one.platform, view.lang)} · {origin(view, one)}", what(view, one)) for one in known]
    own.rows(view, "benchmark", told, benchmarks.take_back)
    empty = Benchmark("", "facebook", *PAIRS[0], "year", 0, 0, "", "", True, "", today())
    _form(view, next((one for one in known if one.id == own.taken_up("benchmark")), empty))


def _form(view, one):
    """The form of a benchmark, empty or filled with the one to change."""
    with own.form(view, "benchmark", one.id) as key:
        platform, pair, period, low, high = st.columns([3, 5, 3, 2, 2], vertical_alignment="bottom")
        of, lasts = list(PLATFORMS), list(PERIODS)
        where = platform.selectbox(view.say("frame.platform"), of, of.index(one.platform), key=f"{key}-platform", format_func=lambda name: platform_name(name, view.lang))
        rate = pair.selectbox(view.say("benchmark.rate"), PAIRS, PAIRS.index((one.measure, one.base)), key=f"{key}-rate", format_func=lambda chosen: _pair(view, chosen))
        length = period.selectbox(view.say("benchmark.period"), lasts, lasts.index(one.period), key=f"{key}-period",
                                  format_func=lambda name: view.say(f"benchmark.period_{name}"))
        least = low.number_input(view.say("benchmark.low"), 0.0, 100.0, round(one.low * 100.0, 6) or None, step=0.1, key=f"{key}-low")
        most = high.number_input(view.say("benchmark.high"), 0.0, 100.0, round(one.high * 100.0, 6) or None, step=0.1, key=f"{key}-high")
        fr, en, source, published = st.columns([3, 3, 4, 2], vertical_alignment="bottom")
        french = fr.text_input(view.say("benchmark.universe_fr"), one.fr, max_chars=80, key=f"{key}-fr")
        english = en.text_input(view.say("benchmark.universe_en"), one.en, max_chars=80, key=f"{key}-en")
        cited = source.text_input(view.say("benchmark.source"), one.source, max_chars=200, key=f"{key}-source")
        day = published.date_input(view.say("benchmark.published"), one.published, max_value=today(), format="YYYY-MM-DD", key=f"{key}-day")
        ours = st.checkbox(view.say("benchmark.ours"), one.ours, key=f"{key}-ours")
        if own.submitted(view, one.id):
            first, last = (least or most or 0) / 100, (most or least or 0) / 100
            own.kept(view, "benchmark", benchmarks.cite, Benchmark(one.id, where, *rate, length, first, last, french, english, ours, cited.strip(), day))
