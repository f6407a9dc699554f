"""What is recognised and on purpose not read: each kind is refused in its own sentence, in both languages."""

import pytest

from data.foreign import ALL
from data.journey import read_files
from pages.parts.pile import problem_sentence
from tests import lookalikes as like

META_ADS = b'\xef\xbb\xbf"Reporting starts","Reporting ends","Campaign name","Amount spent (CAD)",Impressions,Reach\n2023-03-01,2023-03-31,Un,12.5,100,80\n'
META_ADS_FR = "Début des rapports,Fin des rapports,Nom de la campagne,Impressions\n2023-03-01,2023-03-31,Un,100\n".encode()
BUSINESS = like.tiktok(("Date", "Video views", "Reached audience", "Profile views", "Likes", "Shares", "Comments"), ("2023/03/01", "10", "8", "1", "2", "0", "1"))
KINDS = [
    ("meta_ads", "a.csv", META_ADS), ("meta_ads", "a.csv", META_ADS_FR),
    ("tiktok_ads", "a.csv", b"Date,Cost (CAD),Impressions,Clicks\n2023-03-01,12.5,100,3\n"),
    ("tiktok_business", "Overview.csv", BUSINESS),
    ("linkedin_profile", "a.xlsx", like.xlsx(ENGAGEMENT=[("Date", "Impressions", "Engagements"), ("3/1/2023", 10, 2)],
                                             FOLLOWERS=[("Total followers on 3/31/2023:", 90)], DEMOGRAPHICS=[("Top Demographics", "Value", "Percentage")])),
    ("linkedin_profile", "a.csv", b"Top Demographics,Value,Percentage\nJob titles,One,2%\n"),
    ("personal_data", "a.csv", b"Notes:\nwhat this is\n\nFirst Name,Last Name,URL,Connected On\nA,B,x,01 Mar 2023\n"),
    ("personal_data", "user_data_tiktok.json", b'{\n "Likes and Favorites": {"Favorite Videos": {}}}'),
    ("personal_data", "tweets.js", b"window.YTD.tweets.part0 = [ ]"),
    ("potential_audience", "Potential audience.csv", like.audience()),
]


@pytest.mark.parametrize(("why", "name", "data"), KINDS)
def test_each_foreign_file_is_refused_by_what_it_is(why, name, data):
    [found] = read_files([(name, data)])
    assert (found.outcome.kind, found.outcome.details["why"]) == ("NotAnExport", why)


def test_every_kind_has_a_sentence_of_its_own_in_both_languages():
    refusals = {kind.why: kind.refusal("a.csv") for kind in ALL}
    for lang in ("fr", "en"):
        sentences = {problem_sentence(refusal, lang) for refusal in refusals.values()}
        assert len(sentences) == len(ALL) and not any("{" in sentence for sentence in sentences)
    assert {why for why, _, _ in KINDS} == {*refusals, "potential_audience"}


@pytest.mark.parametrize("members", [{"a/your_instagram_activity/content/posts_1.json": b"{}"}, {"user_data_tiktok.json": b"{}"},
                                     {"Connections.csv": b"x", "Profile.csv": b"y"}, {f"your_facebook_activity/{at}.json": b"{}" for at in range(600)}])
def test_an_archive_of_personal_data_is_refused_once_and_not_opened(members):
    [found] = read_files([("mine.zip", like.zipped(**members))])
    assert (found.file, found.outcome.kind) == ("mine.zip", "NotAnExport")


def test_a_file_that_only_looks_like_one_is_not_refused_by_it():
    """TikTok Studio's own overview lacks the column that gives Business Suite away; a caption may hold any word."""
    [found] = read_files([("Overview.csv", like.overview("1 mars"))])
    assert found.export == "tiktok.overview"
    [found] = read_files([("a.csv", like.facebook(like.facebook_row(text="Your Activity, Reporting starts")))])
    assert found.outcome.export == "facebook.posts"
