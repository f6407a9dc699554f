"""Google Ads' campaign report, from an Ad Grants account that opened in October 2021: UTF-8 with commas one month, UTF-16 with tabs the next."""

import csv
import io

from data.samples import story

# campaign, impressions of a month, click-through rate; the generic campaign of summer 2022 brought the account under the guard for three months
_CAMPAIGNS = (("Cours de langue | Language classes", 1350, 0.081), ("Emploi | Employment", 980, 0.072), ("Bénévolat | Volunteering", 520, 0.064))
_GENERIC = ("Mots généraux | Broad words", 4100, 0.021, (15, 16, 17))          # its months, by their place in the story
_HEADER = ("Campaign status", "Campaign", "Budget", "Budget name", "Budget type", "Status", "Status reasons", "Campaign type", "Impr.", "CTR", "Currency code",
           "Cost", "Clicks", "Conv. rate", "Conversions", "Avg. CPC", "Cost / conv.")


def _campaigns(when):
    """(name, impressions, clicks, cost, conversions) of each campaign of the month."""
    running = [*_CAMPAIGNS, *([_GENERIC[:3]] if when.place in _GENERIC[3] else [])]
    for name, shown, rate in running:
        shown = round(shown * (0.8 + 0.02 * when.place + 0.2 * story.chance("ads", name, when)))
        clicks = round(shown * rate * (0.92 + 0.16 * story.chance("clicked", name, when)))
        yield name, shown, clicks, round(clicks * (1.1 + 0.8 * story.chance("cost", name, when)), 2), clicks // 14


def _row(status, name, shown, clicks, cost, conversions, total=False):
    blank, budget = (" --", " --") if total else ("Daily", "329.00")
    money = (f"{cost / clicks:.2f}", f"{cost / conversions:.2f}") if clicks and conversions else (" --", " --")
    return (status, name, budget, " --", blank, " --" if total else "Eligible", "", " --" if total else "Search", f"{shown:,}", f"{100 * clicks / shown:.2f}%", "CAD",
            f"{cost:.2f}", f"{clicks:,}", f"{100 * conversions / clicks:.2f}%", f"{conversions:.2f}", *money)


def report(when):
    """{name: bytes} of the month's table of campaigns; its totals repeat the same clicks three times over."""
    rows = list(_campaigns(when))
    sums = [round(sum(column), 2) for column in zip(*(row[1:] for row in rows), strict=True)]
    shown, clicks, cost, conversions = (int(part) if place != 2 else part for place, part in enumerate(sums))
    totals = [_row(f"Total: {what}", " --", shown, clicks, cost, conversions, total=True) for what in ("Campaigns", "Account", "Search")]
    tabs = when.place % 2
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="\t" if tabs else ",", lineterminator="\n")
    writer.writerows([_HEADER, *(_row("Enabled", *row) for row in rows), *totals])
    period = f"{when.first:%B} {when.first.day}, {when.year} - {when.last:%B} {when.last.day}, {when.year}"
    text = f'Campaign report\n"{period}"\n{stream.getvalue()}'
    return {"Campaign report.csv": b"\xff\xfe" + text.encode("utf-16-le") if tabs else text.encode()}
