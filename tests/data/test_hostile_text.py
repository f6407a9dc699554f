"""Text that is no honest table: lost marks, endless lines, rows that shift or break off, numbers and names that cannot be."""

import pytest

from data import archives, files
from data.journey import read_files
from data.problems import Problem
from data.reading import Reading
from tests.data.test_hostile import deflated, one
from tests.data.test_recognition import SAID
from tests.lookalikes import FACEBOOK, GA4, audience, card, facebook, facebook_row, overview, sheet


@pytest.mark.parametrize("order", ["le", "be"])
def test_a_card_that_lost_its_mark_is_read_in_either_order(order):
    text = card(days=(("2023-03-01", 4), ("2023-03-02", 6))).decode("utf-16").replace("Facebook visits", "Facebook visits")
    [found] = read_files([("a.csv", text.encode(f"utf-16-{order}"))], SAID)
    assert found.outcome.totals == {"profile_visits": 10}


def test_words_past_the_first_alphabet_do_not_hide_that_a_text_is_utf16():
    text = "a’œ,b\n" + "’œ—,2\n" * 3 + "plain words follow here,3\n" * 5
    for order in ("le", "be"):
        assert one(text.encode(f"utf-16-{order}")).grids[0].rows[0] == ["a’œ", "b"]


def test_a_semicolon_sheet_with_notes_full_of_commas_is_parted_at_its_semicolons():
    note = "une note, longue, très longue, pleine, de, virgules, partout, et, encore, et, encore, une, fois, là"
    rows = [f"website;;2023-{month:02};visits;{month}00;;;Squarespace;{note}{', oui' * month}" for month in range(1, 4)]
    data = sheet(*rows, header="plateforme;compte;mois;mesure;valeur;dimension;segment;source;note")
    [found] = read_files([("a.csv", data)])
    assert found.outcome.totals == {"visits": 600}


@pytest.mark.parametrize(("text", "delimiter"), [
    ("a;b\n1,5;2,5\n1,5;2,5\n", ";"), ("Title\na,b\n1;2;3,4\n1;2;3,4\n5;6;7,8\n", ","), ("a\tb\n1,2\t3\n4,5\t6\n", "\t"), ("a;b;c\n", ";"), ("a,b\n", ","),
    ("a\n", ","), ("", ","), ("# x;y;z;w\n# u;v\na,b\n1,2\n", ","), ('a;"b, c, d";e\n1;2;3\n', ";"), ("Views;\nDate;Primary\n2023-03-01;4\n", ";"),
    ('"Post ID","Text"\n1,"a; b; c; d"\n2,"e; f; g; h"\n', ",")])
def test_the_delimiter_is_the_one_that_parts_the_rows_alike(text, delimiter):
    assert files.delimiter_of(text) == delimiter


def test_a_delimiter_named_by_a_first_line_is_one_of_four_marks():
    assert one(b"sep=|\na|b\n1|2\n").grids[0].rows == [["a", "b"], ["1", "2"]]
    for odd in (b'sep="\na,b\n', b"sep=a\na,b\n", b"sep=\r\na,b\n"):
        assert one(odd) is not None


@pytest.mark.parametrize("data", [b"a" * 5_000_000, b"a," * 2_500_000, b'"' + b"a" * 5_000_000, b"\n" * 1_500_000, b'"\n' * 1_000_000, b";,\t" * 1_000_000, "é".encode() * 2_000_000],
                         ids=["letters", "commas", "open quote", "lines", "quotes", "marks", "accents"])
def test_a_file_of_one_endless_line_is_refused_in_a_short_sentence(data):
    [found] = read_files([("a.csv", data)], SAID)
    assert isinstance(found.outcome, Problem) and len(found.outcome.message) < 2_000


def test_one_endless_row_does_not_make_every_other_as_wide():
    """Ten thousand rows padded to a hundred thousand cells would be a thousand million."""
    data = facebook(*(facebook_row(f"1040000000{n:05}") for n in range(10_000)), facebook_row("104999999999999") + "," * 100_000)
    [found] = read_files([("a.csv", data)], SAID)
    assert found.outcome.rows == 10_001


def test_commas_beyond_reason_are_too_large(monkeypatch):
    monkeypatch.setattr(files, "CELLS", 1000)
    assert one(b"," * 2000).kind == "TooLarge"


def test_a_row_parted_by_a_mark_inside_a_cell_is_set_aside_not_read_shifted():
    rows = [facebook_row(f"10400000000000{n}") for n in range(10, 60)]
    rows[7] = rows[7].replace('"Bonjour"', "Bonjour, tous")
    [found] = read_files([("a.csv", facebook(*rows))], SAID)
    assert [(aside.reason, aside.line) for aside in found.outcome.set_aside] == [("shifted", 9)]
    assert found.outcome.totals["views"] == 4900


def test_a_shifted_row_is_the_one_set_aside_where_rows_before_it_were_dropped():
    """A report's totals row is dropped after its rows were looked at."""
    lines = [f"Segment {n},60,80,40,300,2" for n in range(40)]
    lines[20] = "Segment 20,60,80,40,300,2,7"
    [found] = read_files([("a.csv", GA4.replace("Direct,60", ",900,900,900,900,9\nDirect,60").encode() + "\n".join(lines).encode())])
    assert [(aside.reason, aside.text) for aside in found.outcome.set_aside] == [("shifted", "Segment 20 60 80 40 300 2")]
    assert found.outcome.rows == 41


def test_a_download_that_broke_off_in_its_last_row_does_not_give_half_a_number():
    rows = [facebook_row(f"10400000000000{n}", views=1234) for n in range(10, 60)]
    data = facebook(*rows)
    [found] = read_files([("a.csv", data[:data.rindex(b"1234") + 2])], SAID)
    assert [aside.reason for aside in found.outcome.set_aside] == ["cut"]
    assert found.outcome.totals["views"] == 49 * 1234


def test_last_rows_that_leave_their_empty_cells_out_are_rows():
    """Meta's oldest posts lack the last columns; their lines end as the others do."""
    header, rows = FACEBOOK + ",Link Clicks,Other Clicks", [facebook_row(f"10400000000000{n}") for n in range(10, 14)]
    [found] = read_files([("a.csv", facebook(f"{rows[0]},1,2", f"{rows[1]},1,2", rows[2], rows[3], header=header) + b"\n")], SAID)
    assert (found.outcome.rows, found.outcome.set_aside) == (4, ())


@pytest.mark.parametrize("number", ["9" * 17, "9" * 400, "9" * 5000, "1" * 16 + ".5"])
def test_a_number_no_count_can_be_is_unreadable_not_infinite(number):
    [found] = read_files([("a.csv", facebook(facebook_row(views=number)))], SAID)
    assert found.outcome.kind == "BadValue" and len(found.outcome.message) < 2_000


@pytest.mark.parametrize("called", ["Feb-31-2025_Foo-99-2025_1.csv", "Mar-31-2025_Mar-01-2025_1.csv", "Overview_2025-99-99_1700000000_x.zip/Overview.csv",
                                    "Overview_9999999999_x.zip/Overview.csv", "orgname_content_9999999999999.xls", "../../x.csv", "\x1b[2J.csv", "a" * 5000, "", "{file}.csv", "%s.csv"])
@pytest.mark.parametrize("data", [facebook(), overview("1 mars", "2 mars"), card(), audience()], ids=["posts", "overview", "card", "audience"])
def test_a_name_that_says_what_cannot_be_says_nothing(called, data):
    [plain], [odd] = list(read_files([("x.csv", data)], SAID)), list(read_files([(called, data)], SAID))
    assert isinstance(plain.outcome, Reading) and isinstance(odd.outcome, Reading)
    assert (odd.export, odd.outcome.rows, odd.outcome.totals) == (plain.export, plain.outcome.rows, plain.outcome.totals)


def test_a_problem_says_a_hostile_cell_shortly_and_without_a_terminal_s_orders():
    [found] = read_files([("a.csv", b"\x1b]0;evil\x07" + b"x" * 100_000 + b",b\n1,2\n")])
    assert "\x1b" not in found.outcome.message and len(found.outcome.message) < 1_500


def test_the_ratio_of_a_bomb_is_far_from_that_of_any_export():
    rows = b"".join(b"104000000000%03d,,,,,,,,,,,,,,,,0,0,0,0\n" % n for n in range(1000))
    assert len(rows) / len(deflated({"a.csv": rows})) < archives.RATIO / 2
