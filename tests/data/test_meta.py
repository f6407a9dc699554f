"""The rest of Meta: stories, videos, a Page by day, content formats, the old Page Insights, and what spreadsheets do to them."""

from datetime import date

import pytest

from data.journey import read_files
from data.keep import keep, undo
from data.likely import likely
from data.measures import EXPORTS
from data.reading import Answers
from data.store import open_store
from metrics import questions
from metrics.period import Month
from pages.parts.pile import fate
from tests import lookalikes as like

STORIES = ("Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,"
           "Views,Reach,Likes,Shares,Replies,Link clicks,Navigation,Sticker taps,Profile visits")
STORIES_FR = ("Identifiant de la publication,ID du compte,Nom de profil du compte,Nom du compte,Description,Durée (s),Heure de publication,Permalien,"
              "Type de publication,Commentaire des données,Date,Vues,Couverture,Mentions J’aime,Partages,Réponses,Clics sur le lien,Navigation,"
              "Appuis sur des stickers,Visites de profil")
VIDEOS = ("Video asset ID,Universal video ID,Page ID,Page name,Title,Duration (sec),Publish time,Custom labels,Data comment,Date,Reach,"
          "3-second video views,1-minute video views,Seconds viewed,\"Reactions, comments and shares\",Reactions,Comments,Shares")
PAGE = "Page ID,Page name,Data comment,Date,Unique user engagements,Overall negative feedback,Total clicks"
FORMATS = "Views\nReels,Multi-photo,Photos\n900,80,20\n\nContent interactions\nReels,Stories\n30,5\n\nPublished content\nReels,Photos,Text\n4,3,\n"
OLD_PAGE = ("Date,Lifetime Total Likes,Daily New Likes,Daily Unlikes,Daily Total Reach,Weekly Total Reach,Daily Total Impressions,Weekly Total Impressions,"
            "28 Days Total Impressions,Daily Logged-in Page Views,Daily Logged-in Page Views,Daily Page consumptions")
OLD_PAGE_MEANS = (",Lifetime: fans (Unique Users),Daily: new (Unique Users),Daily: gone (Unique Users),Daily: people (Unique Users),Weekly: people (Unique Users),"
                  "Daily: times (Total Count),Weekly: times (Total Count),28 Days: times (Total Count),Daily: views (Unique Users),Daily: views (Total Count),"
                  "Daily: clicks (Total Count)")
OLD_POSTS = ("Post ID,Permalink,Post Message,Type,Countries,Languages,Posted,Audience Targeting,Lifetime Post Total Reach,Lifetime Post Total Impressions,"
             "Lifetime Talking About This (Post) by action type - comment,Lifetime Talking About This (Post) by action type - like,"
             "Lifetime Post Stories by action type - comment,Lifetime Post Stories by action type - like,Lifetime Post Stories by action type - share,"
             "Lifetime Post Consumptions")
OLD_POSTS_MEAN = (",,,,,,,,Lifetime: people (Unique Users),Lifetime: times (Total Count),Lifetime: people (Unique Users),,Lifetime: stories (Total Count),,,"
                  "Lifetime: clicks (Total Count)")


def story(post_id="17900000000000009", when="03/14/2023 10:00", kind="IG story", replies="2"):
    """One row of a stories export."""
    return f"{post_id},17840000000000001,centre.exemple,Centre,,15,{when},https://www.instagram.com/stories/x/1,{kind},,Lifetime,100,80,5,1,{replies},3,93,4,2"


def stories(*rows, header=STORIES):
    """An Instagram stories export."""
    return like.instagram(*(rows or (story(),)), header=header)


def videos(asset="4380000000000001", when="03/14/2023 10:00"):
    """A Facebook export at video level."""
    return f"{VIDEOS}\n{asset},,61550000000001,Centre,Bonjour,10,{when},,,Lifetime,2222,1488,0,14321.5,27,24,1,2\n".encode()


def page(*days, name="Centre"):
    """A Facebook export at Page level."""
    return "\n".join((PAGE, *(f"61550000000001,{name},,{day},620,0,{clicks}" for day, clicks in days))).encode()


def old_page(*days, means=OLD_PAGE_MEANS):
    """An old Page Insights export by day."""
    return "\r\n".join((OLD_PAGE, means, *(f"{day},500,3,1,40,200,60,300,900,7,9,{clicks}" for day, clicks in days), "")).encode()


def old_posts(*rows):
    """An old Page Insights export by post."""
    return ("\ufeff" + "\n".join((OLD_POSTS, OLD_POSTS_MEAN, *rows))).encode()


def old_post(post_id="100000000000001_200000000000002", posted="02/19/2014 12:29:18 AM", shares="1"):
    """One of its rows."""
    return f'{post_id},https://www.facebook.com/x,"Un mot &amp; un sourire",Status,,,{posted}, ,76,139,8,9,2,4,{shares},28'


def found(data, name="a.csv", **said):
    """The one export found in a file."""
    [only] = read_files([(name, data)], Answers(**said))
    return only


def read(data, name="a.csv", **said):
    """What a file says: its Reading, or the Problem."""
    return found(data, name, **said).outcome


LOOKALIKES = {"instagram.stories": stories(), "facebook.videos": videos(), "facebook.page_daily": page(("03/14/2023", 4)),
              "meta.formats": FORMATS.encode(), "facebook.insights_page": old_page(("1/14/2014", 4)), "facebook.insights_posts": old_posts(old_post())}


@pytest.mark.parametrize("name", LOOKALIKES)
def test_each_is_recognised_whatever_its_file_is_called(name):
    for called in ("x.csv", "Audience.csv", "Oct-31-2025_Dec-30-2025_1664000000000000.csv"):
        only = found(LOOKALIKES[name], called, platform="facebook")
        assert (only.export, getattr(only.outcome, "export", only.outcome)) == (name, name)
        assert name in EXPORTS


# ── stories and videos ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_storys_replies_are_comments_and_stories_have_no_interactions():
    reading = read(stories(story(), story("17900000000000010", replies="")))
    assert reading.totals == {"views": 200, "likes": 10, "shares": 2, "comments": 2, "profile_visits": 4, "link_clicks": 6}
    assert (reading.account, reading.language, reading.rows) == ("centre.exemple", "en", 2)
    assert set(reading.facts.tables["post"]["format"].to_pylist()) == {"story"}


def test_a_french_story_reads_as_the_english_one():
    assert read(stories(header=STORIES_FR)).totals == read(stories()).totals
    assert read(stories(story(kind="Story IG"), header=STORIES_FR)).language == "fr"


def test_a_spreadsheets_semicolons_change_nothing_in_a_story_export():
    assert read(stories().replace(b",", b";")).totals == read(stories()).totals


def test_a_video_has_no_views_and_keeps_the_id_of_its_own():
    reading = read(videos())
    assert reading.totals == {"video_views": 1488, "watch_seconds": 14321.5, "interactions": 27, "reactions": 24, "comments": 1, "shares": 2}
    assert reading.facts.tables["post"]["post_id"].to_pylist() == ["video:4380000000000001"]
    assert (reading.platform, reading.account, reading.language) == ("facebook", "Centre", "en")


def asked(store, question, **said):
    """A question's rows over March 2023, as dictionaries."""
    return getattr(questions, question)(store.reader(), Month(2023, 3), **said).to_dict("records")


def sums(store):
    """What the month's posts gathered, and the headline, as text: an absent number equals itself."""
    return repr((store.reader().execute("from published_value order by all").fetchall(), asked(store, "headline")))


def test_stories_and_videos_are_never_among_the_sums_of_posts(tmp_path):
    """Whatever is kept beside them, the month's posts, their views and whether the month is whole stay what the posts say."""
    store, said = open_store(tmp_path / "a.duckdb"), Answers(exported_on=date(2023, 4, 10))
    keep(store, [("fb.csv", like.facebook()), ("ig.csv", like.instagram())], said)
    before = sums(store)
    outcomes = keep(store, [("Mar-01-2023_Mar-31-2023_1.csv", stories()), ("Mar-01-2023_Mar-31-2023_2.csv", videos())], said)
    assert [outcome.status for outcome in outcomes] == ["kept", "kept"]
    assert sums(store) == before
    for outcome in outcomes:
        undo(store, outcome.receipt)
    assert sums(store) == before


def test_a_video_of_the_same_number_as_a_post_does_not_change_it(tmp_path):
    store = open_store(tmp_path / "a.duckdb")
    keep(store, [("a.csv", like.facebook(like.facebook_row("4380000000000001")))], Answers(exported_on=date(2023, 4, 1)))
    before = asked(store, "top_posts")
    keep(store, [("b.csv", videos("4380000000000001"))], Answers(exported_on=date(2023, 5, 1)))
    assert asked(store, "top_posts") == before and len(before) == 1


def test_stories_alone_never_make_a_month_of_posts(tmp_path):
    store = open_store(tmp_path / "a.duckdb")
    keep(store, [("Mar-01-2023_Mar-31-2023_1.csv", stories())], Answers(exported_on=date(2023, 4, 10)))
    assert store.reader().execute("select count(*) from published_value").fetchone() == (0,)
    assert [(row["export"], row["state"]) for row in asked(store, "coverage") if row["month"] == "2023-03"] == [("instagram.stories", "have")]
    [kinds] = asked(store, "content_types")
    assert (kinds["format"], kinds["posts"], kinds["verdict"]) == ("story", 1, "too_few")


# ── a Page by day ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_people_who_engaged_with_a_page_are_in_no_total():
    reading = read(page(("03/14/2023", 4), ("03/15/2023", "")))
    assert (reading.totals, reading.rows, reading.account, reading.language) == ({"clicks": 4}, 2, "Centre", "en")
    assert (reading.first_day, reading.last_day) == (date(2023, 3, 14), date(2023, 3, 15))


def test_a_page_file_without_any_measure_of_ours_still_tells_its_days():
    reading = read(page(("03/14/2023", 4)).replace(b",Total clicks", b",Overall negative feedback: Hide"))
    assert (reading.totals, reading.rows, reading.first_day) == ({}, 1, date(2023, 3, 14))


def test_two_pages_in_one_file_keep_their_own_days():
    both = page(("03/14/2023", 4)) + b"\n61550000000002,Autre,,03/14/2023,1,0,9\n61550000000002,Autre,,03/15/2023,1,0,1"
    reading = read(both)
    assert (reading.rows, reading.totals, reading.account) == (3, {"clicks": 14}, "Autre")
    assert reading.facts.tables["measurement"]["account"].to_pylist() == ["Centre", "Autre", "Autre"]


def test_a_page_file_over_its_whole_life_is_no_day():
    assert read(page(("Lifetime", 4))).kind == "BadValue"


# ── content formats ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_of_content_formats_are_cells_with_a_value():
    reading = read(FORMATS.encode(), platform="facebook", period=(date(2023, 3, 1), date(2023, 3, 31)))
    assert (reading.rows, reading.totals) == (7, {"views": 1000, "interactions": 35, "posts": 7})
    assert (reading.first_day, reading.last_day, reading.language) == (date(2023, 3, 1), date(2023, 3, 31), "en")
    told = reading.facts.tables["segment"].to_pylist()
    assert [(row["measure"], row["segment"], row["value"]) for row in told][:2] == [("views", "reel", 900), ("views", "carousel", 80)]
    assert {row["dimension"] for row in told} == {"format"}


def test_content_formats_without_a_period_have_no_days_and_enter_no_month(tmp_path):
    reading = read(FORMATS.encode(), platform="facebook")
    assert (reading.first_day, reading.last_day, reading.notes, reading.facts.items()) == (None, None, ("no_period",), [])
    [outcome] = keep(open_store(tmp_path / "a.duckdb"), [("a.csv", FORMATS.encode())], Answers(platform="facebook"))
    assert "ne dit pas ses dates" in fate(outcome, "fr").sentence


def test_content_formats_ask_for_their_platform_and_nothing_is_guessed(tmp_path):
    store, asking = open_store(tmp_path / "a.duckdb"), found(FORMATS.encode())
    assert asking.outcome.kind == "NeedsAnswer" and likely(store, asking) is None
    keep(store, [("a.csv", FORMATS.encode())], Answers(platform="facebook", period=(date(2023, 3, 1), date(2023, 3, 31))))
    assert likely(store, found(FORMATS.replace("900", "901").encode())) is None


def test_content_formats_in_their_first_bytes_or_a_spreadsheets_are_the_same():
    first = b"\xff\xfe" + ("sep=,\n" + FORMATS).encode("utf-16-le")
    padded = "\n".join(line.replace(",", ";") + ";;" for line in FORMATS.splitlines()).encode()
    assert read(first, platform="instagram").totals == read(padded, platform="instagram").totals == read(FORMATS.encode(), platform="instagram").totals


# ── what spreadsheet programs do ────────────────────────────────────────────────────────────────────────────────────


def wrapped(data):
    """A file of commas saved again where `;` parts a list: each line that holds a quote or a comma became one cell."""
    lines = data.decode("utf-8-sig").split("\n")
    return "\r\n".join('"' + line.replace('"', '""') + '"' if '"' in line or "," in line else line for line in lines).encode()


@pytest.mark.parametrize("data", [videos(), stories(), like.facebook(like.facebook_row(text="Un mot, dit ""deux"" fois\net une ligne")), like.instagram()])
def test_lines_wrapped_in_quotes_are_unwrapped_and_it_is_told(data):
    whole, again = read(data), read(wrapped(data))
    assert (again.totals, again.rows, again.first_day, again.account) == (whole.totals, whole.rows, whole.first_day, whole.account)
    assert (whole.notes, again.notes) == ((), ("unwrapped",))
    assert again.facts.tables["post"]["text"] == whole.facts.tables["post"]["text"]


def test_a_header_in_quotes_alone_is_not_unwrapped():
    quoted = "\n".join('"' + '","'.join(line.split(",")) + '"' for line in page(("03/14/2023", 4)).decode().splitlines()).encode()
    assert (read(quoted).notes, read(quoted).totals) == ((), {"clicks": 4})


@pytest.mark.parametrize("data", [stories(story("1.79E+16")), page(("03/14/2023", 4)).replace(b"61550000000001", b"6.155E+13"),
                                  videos("4,38E+15".replace(",", "."))])
def test_a_crushed_id_is_damage(data):
    assert read(data).kind == "DamagedFile"


def test_shares_that_became_days_are_damage_and_the_sentence_names_one():
    damaged = read(b"Age & gender;;\n;Women;Men\n18-24;3.avr;1.juin\n", platform="facebook")
    assert damaged.kind == "DamagedFile" and "3.avr" in damaged.message


def card(*days):
    """A card that a spreadsheet program saved again."""
    return "\n".join(("Facebook visits;", "Date;Primary", *(f"{day};{value}" for day, value in days))).encode()


def test_a_cards_rewritten_days_are_read_where_only_one_order_fits():
    reading = read(card(("12-06-2025", 1), ("13-06-2025", 2)))
    assert (reading.first_day, reading.last_day, reading.totals) == (date(2025, 6, 12), date(2025, 6, 13), {"profile_visits": 3})
    assert read(card(("6/12/2025 0:00", 1), ("6/13/2025 0:00", 2))).last_day == date(2025, 6, 13)


@pytest.mark.parametrize("days", [(("01-02-2025", 1), ("05-02-2025", 2)), (("01-02-2025", 1),), (("01-02-2025", 1), ("02-01-2025", 2)),
                                  (("13-06-2025", 1), ("06-13-2025", 2))])
def test_where_two_orders_fit_or_none_does_no_day_is_guessed(days):
    assert read(card(*days)).kind == "BadValue"
