"""A database of many posts: the sample organisation, and beside it five years of two busy feeds, each month's files through `keep` like anyone's.

Each post is seen by the export of its month and, older, by the next one: sixteen observations a post.
"""

from datetime import timedelta

from data import samples
from data.keep import keep
from data.reading import Answers
from data.store import open_store
from metrics.period import Month

LAST, MONTHS = Month(2023, 3), 60
FACEBOOK = ("Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,"
            '"Reactions, Comments and Shares",Reactions,Comments,Shares,Total clicks,Link Clicks')
WORDS = ("Nouveau cours de français", "Find a job: employment workshop", "Cercle de conversation", "Looking for an apartment? Housing help",
         "Merci à nos donateurs", "Volunteers wanted for Saturday", "Women's group #newcomers", "Summer camp for youth", "Son histoire : Amina",
         "We are hiring")
FORMATS = ("Photos", "Videos", "Links", "Text", "Reels")


def fill(path, posts=100_000):
    """Fill an empty database; (posts, observations) it then holds beside the sample's."""
    samples.fill(path)
    store, each = open_store(path), -(-posts // MONTHS)
    written = [(LAST.back(MONTHS - 1 - number), each * number, min(each, posts - each * number)) for number in range(MONTHS)]
    for place, (month, *_) in enumerate(written):
        seen = [row for one in written[max(place - 1, 0):place + 1] for row in lines(*one, older=month.ordinal - one[0].ordinal)]
        data = b"\xef\xbb\xbf" + "\n".join([FACEBOOK, *seen]).encode()
        [outcome] = keep(store, [(f"{month}.csv", data)], Answers(exported_on=month.last + timedelta(days=5)))
        if outcome.status != "kept":
            raise AssertionError(f"{month}: {outcome.problem}")
    return store.reader().execute("select count(*) filter (post_id like '9%'), (select count(*) from post_observation where post_id like '9%') from current_post").fetchone()


def lines(month, first, count, older):
    """A month's posts as an export tells them, so many months older: spread over its days, worded alike but never the same."""
    for number in range(first, first + count):
        day = month.first + timedelta(days=(number - first) * month.days // count)
        reactions, comments, shares = number * 7919 % 97 + 5 * older, number % 7, number % 5
        views = 3 * reactions + number * 104729 % 1500
        yield (f'9{number:014},61550000000000,Centre,,"{WORDS[number % 10]} {number}, {WORDS[number * 31 % 7]}",0,{day:%m/%d/%Y} 12:{number % 60:02d},'
               f"https://www.facebook.com/{number},{FORMATS[number * 13 % 5]},,Lifetime,{views},{views * 2 // 3},{reactions + comments + shares},"
               f"{reactions},{comments},{shares},{number % 11},{number % 3}")
