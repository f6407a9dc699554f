"""Lines held against a number, each from a day on: the click-through rate Ad Grants asks for, the weeks an audience may wait."""

from data import journal

NAMES = ("ads_click_through", "weeks_unspoken")


def hold(store, name, value, since, by=""):
    """Hold a line at a value from a day on; what was judged before that day keeps its own. Raises ValueError."""
    if name not in NAMES or not value > 0:
        raise ValueError(name)
    with store.writer() as cursor:
        journal.write(cursor, "threshold", f"{name}/{since}", {"value": value}, by)


def let_go(store, name, since, by=""):
    """Take back what was set from a day on: what held before it holds again."""
    with store.writer() as cursor:
        journal.write(cursor, "threshold", f"{name}/{since}", None, by)
