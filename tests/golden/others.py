"""A small file of every export that the sample organisation does not use each month: what it must be read as is a golden too."""

from tests import lookalikes as like
from tests.data import test_meta as meta
from tests.data import test_newsletter as newsletter
from tests.data import test_podcast as podcast
from tests.data import test_x as x

YOUTUBE = "Content 2023-03-01_2023-03-31 Centre.zip"
X_CONTENT = "account_analytics_content_2023-03-01_2023-03-31.csv"
OLD_TWITTER = "tweet_activity_metrics_centre_20230301_20230401_en.csv"


def files():
    """[(name, bytes)] in the bytes each platform writes."""
    return [
        *((f"{export}.csv", data) for export, data in meta.LOOKALIKES.items()),
        (YOUTUBE, like.zipped(**{"Table data.csv": like.youtube(),
                                 "Totals.csv": "Date,Views\n2023-03-01,4\n2023-03-02,\n",
                                 "Chart data.csv": "Date,Content,Views\n2023-03-01,abcdefghij1,4\n"})),
        ("account_overview_analytics_centre.csv", x.overview()), (X_CONTENT, x.content(x.post())),
        ("video.csv", x.VIDEO.encode()), (OLD_TWITTER, x.tweets(x.tweet())),
        (f"daily_{OLD_TWITTER}", f"{x.DAILY}\n2023-03-02,3,200,9,0.045,2,1,5,2,1,1\n".encode()),
        ("snapshot.csv", like.SNAPSHOT.encode()), ("exploration.csv", like.EXPLORATION.encode()),
        ("spotify_streams_daily.csv",
         "\ufeffDate,Streams\r\n3/9/2023,2\r\n3/10/2023,19\r\n".encode()),
        ("trends.csv", podcast.trends(*podcast.MONTHS)),
        ("campaigns.csv", "\n".join((newsletter.FULL, newsletter.campaign())).encode()), ("search.csv", like.SEARCH["Chart.csv"].encode()),
        ("ads.csv", like.ads()), ("spotify.csv", podcast.spotify(("Un", "9", "7", "5", "2023-03-04"))),
        ("apple.csv", podcast.apple(("1000700000001", "Un", "2023-03-04", "2", "3"))),
    ]
