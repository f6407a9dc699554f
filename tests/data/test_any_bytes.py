"""Whatever the bytes, a reading or a problem: never another exception, never a half-kept file, never a number that was not written."""

import csv
import io
import random
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.days import month_day
from data.journey import read_files
from data.keep import keep
from data.problems import Problem
from data.reading import Answers, Reading
from data.values import french_number, number, percent, plain, share, typed_number, whole
from tests.data.test_recognition import LOOKALIKES, SAID
from tests.lookalikes import FACEBOOK, card, facebook, facebook_row, linkedin_competitors, sheet, xlsx, zipped

TABLES = [data for data in LOOKALIKES.values() if not data.startswith((b"PK", b"\xd0\xcf"))]
NAMES = [name for name, data in LOOKALIKES.items() if data in TABLES]
CONTAINERS = {"xls": LOOKALIKES["linkedin.followers"], "xlsx": linkedin_competitors(), "zip": zipped(**{"a.csv": facebook(), "b.zip": zipped(**{"c.csv": card()})})}
CALM = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))


def outcomes(data, name="a.csv"):
    """Everything found in a file, read with every answer given."""
    return [found.outcome for found in read_files([(name, data)], SAID)]


def are_fates(found):
    """Whether each is a reading or a problem, and each problem can be said."""
    return all(isinstance(outcome, Reading) or (isinstance(outcome, Problem) and len(outcome.message) < 3_000) for outcome in found)


@CALM
@given(st.binary(max_size=2000))
def test_any_bytes_give_a_reading_or_a_problem(data):
    assert are_fates(outcomes(data))


@CALM
@given(st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xfe\xff", b"sep=,\n", b"# ----------\n", b"<html", b"\x00\x00\xfe\xff"]),
       st.binary(max_size=300))
def test_any_bytes_after_a_known_beginning_give_a_reading_or_a_problem(mark, data):
    if not mark.startswith(b"\xd0"):                               # old workbooks have a child each: tried in piles below
        assert are_fates(outcomes(mark + data))


def mutilated(data, seed):
    """A real-looking file with a few of its bytes cut, doubled or changed."""
    chance, broken = random.Random(seed), bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(broken))
        match chance.randrange(5):
            case 0:
                del broken[place:place + chance.randint(1, 20)]
            case 1:
                broken[place:place] = broken[max(0, place - 9):place]
            case 2:
                broken[place] = chance.randrange(256)
            case 3:
                broken[place:place] = chance.choice((b"\n", b",", b'"', b";", b"\x00", "é".encode(), b"--", b"\r", b"\t", b"-", b"9" * 30))
            case 4:
                broken[place] ^= 1 << chance.randrange(8)
        if not broken:
            return b""
    return bytes(broken[:chance.randrange(len(broken))]) if seed % 10 == 0 else bytes(broken)


def parsed(data):
    """A text file as rows, and how to write it again."""
    encoding = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig"
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""))), encoding


def written(rows, encoding):
    """Rows as a text file of the same kind."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode(encoding)


_CELLS = ("", "-", "--", "NaN", "0", "-1", "1e5", "1,234", "1 234", "9" * 20, "9" * 400, "inf", "12/31/9999", "0001-01-01", "9999-12-31T00:00:00", "February 30", "=1+1", "\u202e", "é" * 99,
          "https://www.tiktok.com/@x/video/9999999999999999999", "1.80841E+16", "Total", "#", "# Start date: 99999999", "\n", '"', ";", "null", "٣", "²")


def rearranged(data, seed):
    """A real-looking file whose lines, columns, headers or cells were moved, lost, doubled or replaced."""
    chance = random.Random(seed)
    rows, encoding = parsed(data)
    for _ in range(chance.randint(1, 4)):
        width = max(map(len, rows), default=0)
        match chance.randrange(7):
            case 0:
                chance.shuffle(rows)
            case 1:
                place = chance.randrange(width or 1)
                rows = [row[:place] + row[place + 1:] for row in rows]
            case 2:
                place = chance.randrange(width or 1)
                rows = [row + row[place:place + 1] for row in rows]
            case 3:
                rows = rows + rows[chance.randrange(len(rows) or 1):]
            case 4:
                rows = [row[:chance.randrange(len(row) + 1)] if chance.random() < 0.2 else row for row in rows]
            case 5 | 6:
                rows = [[chance.choice(_CELLS) if chance.random() < 0.1 else cell for cell in row] for row in rows]
    return written(rows, encoding)


@pytest.mark.parametrize("name", NAMES)
def test_a_mutilated_export_gives_a_reading_or_a_problem(name):
    for seed in range(120):
        assert are_fates(outcomes(mutilated(LOOKALIKES[name], seed))), seed


@pytest.mark.parametrize("name", NAMES)
def test_a_rearranged_export_gives_a_reading_or_a_problem(name):
    for seed in range(120):
        assert are_fates(outcomes(rearranged(LOOKALIKES[name], seed))), seed


@pytest.mark.parametrize("kind", CONTAINERS)
def test_a_mutilated_container_gives_a_reading_or_a_problem(kind):
    pile = [(f"{seed}.bin", mutilated(CONTAINERS[kind], seed)) for seed in range(60)]
    assert are_fates(found.outcome for found in read_files(pile, SAID))


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_ten_thousand_mutilations_give_readings_or_problems(name):
    for seed in range(10_000):
        assert are_fates(outcomes((rearranged if seed % 2 else mutilated)(LOOKALIKES[name], seed))), seed


@pytest.mark.long
@pytest.mark.parametrize("kind", CONTAINERS)
def test_a_thousand_mutilated_containers_give_readings_or_problems(kind):
    for batch in range(0, 1000, 50):
        pile = [(f"{seed}.bin", mutilated(CONTAINERS[kind], seed)) for seed in range(batch, batch + 50)]
        assert are_fates(found.outcome for found in read_files(pile, SAID))


def test_what_can_be_read_of_a_mutilated_export_can_be_kept(store):
    for name in NAMES:
        pile = [(f"{name}-{seed}.csv", (rearranged if seed % 2 else mutilated)(LOOKALIKES[name], seed)) for seed in range(30)]
        assert all(outcome.status in ("kept", "unchanged", "refused") for outcome in keep(store, pile, SAID))


# ── numbers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

COUNTS = st.integers(0, 10**9)
DECIMALS = st.decimals(-10**9, 10**9, places=2, allow_nan=False).map(float)


@pytest.mark.long
@LONG
@given(st.text(max_size=30))
def test_any_cell_is_a_value_absent_or_unreadable(text):
    for reads in (number, typed_number("fr"), typed_number("en"), month_day, whole, share, percent):
        try:
            reads(text)
        except ValueError:
            continue
    assert plain(plain(text)) == plain(text)


@CALM
@given(st.integers(-10**9, 10**9), st.sampled_from(["fr", "fr_CA", "fr_CH", "en", "en_CA"]))
def test_a_number_written_by_the_page_is_read_back_by_the_sheet(value, language):
    from babel.numbers import format_decimal

    assert typed_number(language[:2])(format_decimal(value, locale=language)) == value


@CALM
@given(DECIMALS, st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ""]), st.sampled_from(["-", "−"]))
def test_a_decimal_written_in_each_accepted_style_is_the_number_it_was(value, space, minus):
    english = f"{value:,.2f}"
    french = english.replace(",", space).replace(".", ",").replace("-", minus)
    assert typed_number("en")(english) == typed_number("fr")(french) == french_number(french) == value
    assert number(f"{value:.2f}") == typed_number("fr")(f"{value:.2f}") == value


@CALM
@given(COUNTS)
def test_a_count_written_in_each_accepted_style_is_the_count_it_was(value):
    assert whole(str(value)) == whole(f"{value}.0") == whole(f" {value} ") == whole(f"+{value}") == value
    assert share(f"{value}%") == percent(str(value)) == percent(f"{value} %") == round(value / 100, 12)


@CALM
@given(st.lists(COUNTS, min_size=1, max_size=30), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]), st.sampled_from(["\n", "\r\n"]))
def test_every_count_of_a_post_export_is_the_one_written_whatever_the_bytes(counts, encoding, end):
    rows = [facebook_row(f"1040000000{place:05}", views=value) for place, value in enumerate(counts)]
    [outcome] = outcomes(end.join((FACEBOOK, *rows)).encode(encoding))
    assert outcome.facts.tables["post_observation"].filter(_is(outcome, "views"))["value"].to_pylist() == counts
    assert (outcome.totals["views"], outcome.rows, outcome.set_aside) == (sum(counts), len(counts), ())


def _is(outcome, measure):
    import pyarrow.compute as pc

    return pc.equal(outcome.facts.tables["post_observation"]["measure"], measure)


@CALM
@given(st.lists(st.decimals(0, 10**6, places=1, allow_nan=False).map(float), min_size=1, max_size=12),
       st.sampled_from(["fr;", "fr,", "fr-spaces", "en,", "en;", "xlsx"]))
def test_every_number_typed_in_the_sheet_is_the_one_typed_whatever_the_way(values, way):
    french = way.startswith("fr")
    header = ("plateforme,compte,mois,mesure,valeur,note" if french else "platform,account,month,measure,value,note").split(",")
    spell = {"fr;": lambda v: f"{v:.1f}".replace(".", ","), "fr,": lambda v: f"{v:.1f}", "en,": lambda v: f"{v:,.1f}", "en;": lambda v: f"{v:.1f}",
             "fr-spaces": lambda v: f"{v:,.1f}".replace(",", "\u202f").replace(".", ","), "xlsx": lambda v: v}[way]
    rows = [("website", f"c{place}", "2023-03", "visits", spell(value), "une, note, et, des; mots") for place, value in enumerate(values)]
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";" if way in ("fr;", "en;") else ",").writerows([header, *rows])
    [outcome] = outcomes(xlsx(One=[header, *rows]) if way == "xlsx" else stream.getvalue().encode())
    assert outcome.facts.tables["measurement"]["value"].to_pylist() == values


# ── a file in pieces never says a number that was not written ───────────────────────────────────────────────────────


def test_a_post_export_cut_anywhere_gives_whole_rows_or_a_problem():
    """What no reader can see is a last number cut within its last cell: the bytes before that cell's end are left out."""
    views = [1000 + 37 * place for place in range(60)]
    data = facebook(*(facebook_row(f"1040000000{place:05}", views=value, text="Un, deux\ntrois") for place, value in enumerate(views)))
    for cut in range(len(FACEBOOK), len(data), 7):
        piece = data[:cut]
        if piece.endswith(b",1") or piece.endswith(b",2") or piece.endswith(b","):
            continue
        [outcome] = outcomes(piece)
        if isinstance(outcome, Reading):
            assert outcome.totals["views"] == sum(views[:outcome.rows]), cut


@CALM
@given(st.permutations(range(12)), st.integers(0, 15))
def test_neither_the_order_of_rows_nor_that_of_columns_changes_a_number(order, turn):
    rows, encoding = parsed(facebook(*(facebook_row(f"1040000000{place:05}", views=place * 11) for place in range(12))))
    moved = [row[turn:] + row[:turn] for row in [rows[0], *(rows[1 + place] for place in order)]]
    [before], [after] = outcomes(written(rows, encoding)), outcomes(written(moved, encoding))
    assert (after.totals, after.rows, after.first_day) == (before.totals, before.rows, before.first_day)


@CALM
@given(st.integers(0, 15))
def test_a_column_less_loses_its_number_or_refuses_and_changes_no_other(gone):
    rows, encoding = parsed(facebook(*(facebook_row(f"1040000000{place:05}", views=place * 11) for place in range(12))))
    [before], [after] = outcomes(written(rows, encoding)), outcomes(written([row[:gone] + row[gone + 1:] for row in rows], encoding))
    assert isinstance(after, Problem) or after.totals.items() <= before.totals.items()


@CALM
@given(st.integers(0, 15))
def test_a_column_twice_changes_no_number(twice):
    rows, encoding = parsed(facebook(*(facebook_row(f"1040000000{place:05}", views=place * 11) for place in range(12))))
    [before], [after] = outcomes(written(rows, encoding)), outcomes(written([[*row, row[twice]] for row in rows], encoding))
    assert (after.totals, after.rows) == (before.totals, before.rows)


# ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@CALM
@given(st.text(max_size=60), st.sampled_from(NAMES))
def test_no_name_changes_which_export_a_file_is(called, name):
    [found] = read_files([(called, LOOKALIKES[name])], SAID)
    assert (found.export, getattr(found.outcome, "totals", None)) == (name, outcomes(LOOKALIKES[name])[0].totals)


@CALM
@given(st.text(max_size=60), st.sampled_from(NAMES))
def test_no_name_of_a_member_changes_which_export_it_is(called, name):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo(f"x{called}"), LOOKALIKES[name])
    [found] = read_files([("a.zip", stream.getvalue())], SAID)
    assert found.export == name or found.outcome.kind in ("UnsafeArchive", "UnknownExport")


def test_answers_are_never_needed_to_refuse():
    assert all(isinstance(found.outcome, Problem) for found in read_files([("a.csv", b"a,b\n1,2\n")], Answers()))


def test_the_sheet_s_language_decides_what_a_point_before_three_digits_is():
    [french] = outcomes(sheet(*(f"website,c{n},2023-03,visits,{n}00,,,," for n in range(1, 41)), "website,,2023-03,visits,4.100,,,,"))
    assert ([(aside.text, aside.reason) for aside in french.set_aside], french.rows) == ([("4.100", "unreadable")], 40)
    [english] = outcomes(sheet("website,,2023-03,visits,4.100,,,,", header="platform,account,month,measure,value,dimension,segment,source,note"))
    assert english.totals == {"visits": 4.1}
