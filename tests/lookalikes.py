"""Files in the true shape of each platform's exports, with made-up contents: what the tests of reading are fed."""

import io
import zipfile

from data.samples import shapes

FACEBOOK = "Post ID,Page ID,Page name,Title,Description,Publish time,Permalink,Post type,Data comment,Date,Views,Reach,\"Reactions, Comments and Shares\",Reactions,Comments,Shares"
FACEBOOK_FR = ("Identifiant de la publication,ID de la Page,Nom de la page,Titre,Description,Heure de publication,Permalien,Type de publication,"
               "Commentaire des données,Date,Vues,Couverture,\"Réactions, commentaires et partages\",Réactions,Commentaires,Partages")
INSTAGRAM = "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves"


def facebook_row(post_id="104000000000001", when="03/14/2023 10:00", kind="Photos", text="Bonjour", interactions=(6, 2, 1), views=100, reach=80, comment=""):
    """One row of a Facebook content export; interactions are reactions, comments, shares."""
    return f'{post_id},61550000000001,Centre,"{text}",,{when},https://www.facebook.com/p/{post_id},{kind},{comment},Lifetime,{views},{reach},{sum(interactions)},{interactions[0]},{interactions[1]},{interactions[2]}'


def facebook(*rows, header=FACEBOOK, mark=b"\xef\xbb\xbf"):
    """A Facebook content export as bytes."""
    return mark + "\n".join((header, *(rows or (facebook_row(),)))).encode()


def instagram_row(post_id="17900000000000001", when="03/14/2023 10:00", kind="IG image", likes=5, saves="1"):
    """One row of an Instagram content export."""
    return f'{post_id},17840000000000001,centre.exemple,Centre,"Un mot, un sourire",0,{when},https://www.instagram.com/p/x/,{kind},,Lifetime,50,40,{likes},2,1,3,{saves}'


def instagram(*rows, header=INSTAGRAM):
    """An Instagram content export as bytes."""
    return b"\xef\xbb\xbf" + "\n".join((header, *(rows or (instagram_row(),)))).encode()


def card(title="Facebook visits", days=(("2023-03-01", 4), ("2023-03-02", 6)), hour="T01:00:00"):
    """An Insights card: UTF-16 with its mark, `sep=,`, a title, a day a row."""
    lines = ["sep=,", f'"{title}"', '"Date","Primary"', *(f'"{day}{hour}","{value}"' for day, value in days), ""]
    return b"\xff\xfe" + "\n".join(lines).encode("utf-16-le")


def audience(*blocks):
    """An Insights audience file of the given blocks of lines."""
    blocks = blocks or ((AGES, CITIES))
    return b"\xff\xfe" + ("sep=,\n" + "\n\n".join(blocks) + "\n").encode("utf-16-le")


AGES = '"Age & gender"\n"","Women","Men"\n"18-24","30.5","20"\n"25-34","25","14.5"'
CITIES = '"Top cities"\n"London, ON","Toronto, ON"\n"58.2","7.9"'


def tiktok(header, *rows):
    """A TikTok Studio file: BOM, everything quoted, no newline at the end."""
    return b"\xef\xbb\xbf" + "\n".join(",".join(f'"{cell}"' for cell in row) for row in (header, *rows)).encode()


OVERVIEW = ("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares")
VIDEOS = ("Time", "Video title", "Video link", "Post time", "Total likes", "Total comments", "Total shares", "Total views")


def overview(*days):
    """A TikTok overview of the given year-less days, ten views a day."""
    return tiktok(OVERVIEW, *((day, "10", "2", "3", "1", "0") for day in days))


def zipped(**members):
    """An archive of members given as name_without_extension=bytes; a name with a dot may be given through a dict."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def xls(**sheets):
    """A BIFF workbook of the given sheets of rows."""
    return shapes.xls({name.replace("_", " "): rows for name, rows in sheets.items()})


def xlsx(**sheets):
    """An OOXML workbook of the given sheets of rows."""
    return shapes.xlsx({name.replace("_", " "): rows for name, rows in sheets.items()})


_DIMENSIONS = (("Location", "Location"), ("Job_function", "Job function"), ("Seniority", "Seniority"), ("Industry", "Industry"), ("Company_size", "Company size"))


def linkedin_followers(days=(("03/01/2023", 0, 2, 2),), header=("Date", "Sponsored followers", "Organic followers", "Total followers"), first="New_followers"):
    """A LinkedIn followers workbook: days, then five breakdowns."""
    return xls(**{first: [header, *days]}, **{sheet: [(name, "Total followers"), ("One", 12), ("Two", 8)] for sheet, name in _DIMENSIONS})


def linkedin_competitors(dates=("03/01/2023", "03/31/2023"), header=("Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"),
                         pages=(("Centre", 900, 12, 40, 6), ("Autre centre", 5000, 80, 200, 20))):
    """A LinkedIn competitors workbook: the own Page first."""
    return xlsx(COMPETITORS=[dates, header, *pages])


GA4 = """# ----------------------------------------
# Traffic acquisition: Session primary channel group (Default Channel Group)
# Account: Centre
# Property: Centre
# ----------------------------------------
#
# All Users
# Start date: 20230301
# End date: 20230331
Session primary channel group (Default Channel Group),Active users,Sessions,Engaged sessions,Event count,Key events
Direct,60,80,40,300,2
Organic Search,50,70,45,280,1
"""


def ga4_block(header, *rows, first="20230301", last="20230331", title="", french=False):
    """One stacked table of a snapshot, under its own dates."""
    start, end = ("Date de début\u00a0", "Date de fin\u00a0") if french else ("Start date", "End date")
    return "\n".join((f"# {title or ' '}", f"# {start}: {first}", f"# {end}: {last}", header, *rows)) + "\n"


def ga4_snapshot(*blocks, french=False):
    """A snapshot of the given blocks."""
    rule, names = "# ----------------------------------------", ("Compte\u00a0", "Propriété\u00a0") if french else ("Account", "Property")
    title = "Instantané des rapports" if french else "Reports snapshot"
    return "\n".join((rule, f"# {title}", f"# {names[0]}: Centre", f"# {names[1]}: Centre", rule, "\n".join(blocks)))


SNAPSHOT = ga4_snapshot(
    ga4_block("Active users,New users,Average engagement time per active user,Event count", "130,120,41.5,580"),
    ga4_block("Session primary channel group (Default Channel Group),Sessions", "Direct,80", "Organic Search,70"))


def ga4_exploration(header, *rows, days="20230301-20230331"):
    """A free-form exploration."""
    rule = "# ----------------------------------------"
    return "\n".join((rule, "# Centre", "# Essai-Forme libre 1", f"# {days}", rule, "", header, *rows)) + "\n"


EXPLORATION = ga4_exploration("Page path + query string,Total users,Sessions,Views,Key events", ",90,100,240,9,Grand total", "/,70,80,150,5", "/cours,40,50,80,4")

ADS = "Campaign status,Campaign,Budget,Impr.,Interactions,Interaction rate,Currency code,Cost,Clicks,CTR,Search impr. share,Conversions"
ADS_ROWS = ('Enabled,Cours,4.00,"1,200",90,7.50%,CAD,"1234.50",80,6.67%,< 10%,"1,002.50"', "Paused,Emploi,4.00,300, --, --,CAD,10.25,20,6.67%, --,0.00")
ADS_TOTALS = ('Total: Campaigns, --, --,"1,500",90,6.00%,CAD,1244.75,100,6.67%,< 10%,"1,002.50"', 'Total: Account,,,"1,600",95,6.00%,CAD,1300.00,110,6.67%,< 10%,"1,010.00"',
              'Total: Search,,,"1,500",90,6.00%,CAD,1244.75,100,6.67%,< 10%,"1,002.50"')


def ads(*rows, title="Campaign report", period='"March 1, 2023 - March 31, 2023"', header=ADS, totals=ADS_TOTALS):
    """A Google Ads table download as bytes."""
    return ("\n".join((title, period, header, *(rows or ADS_ROWS), *totals)) + "\n").encode()


def sheet(*rows, header="plateforme,compte,mois,mesure,valeur,dimension,segment,source,note"):
    """A hand-entry sheet."""
    return "\n".join((header, *rows)).encode()


def youtube(*rows, header="Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions", total="Total,,,,900,9.5,4,800"):
    """A YouTube Studio table, its Total first; by default two videos and what they gathered."""
    rows = rows or ('abcdefghij1,Un mot,"Mar 2, 2023",60,100,1.5,2,300', ' -bcdefghij2,Un autre,"Jan 4, 2023",90,50,0.5,-1,200')
    return "\n".join((header, total, *rows, "")).encode()


SEARCH = {
    "Chart.csv": "Date,Clicks,Impressions,CTR,Position\n2023-03-01,4,100,4%,8.1\n2023-03-02,6,50,12%,7",
    "Queries.csv": "Top queries,Clicks,Impressions,CTR,Position\nun mot,3,60,5%,4.2",
    "Pages.csv": "Top pages,Clicks,Impressions,CTR,Position\nhttps://centre.example/,9,140,6.4%,7\nhttps://centre.example/cours,2,90,2.2%,9",
    "Countries.csv": "Country,Clicks,Impressions,CTR,Position\nCanada,9,140,6.4%,7.5\nFrance,1,10,10%,6",
    "Devices.csv": "Device,Clicks,Impressions,CTR,Position\nMobile,10,150,6.7%,7.6",
    "Search appearance.csv": "Search Appearance,Clicks,Impressions,CTR,Position",
    "Filters.csv": "Filter,Value\nSearch type,Web\nDate,Last 3 months",
}


def search(**members):
    """A Search Console archive; members by their name without .csv take the place of the usual ones, None leaves one out."""
    told = {**SEARCH, **{f"{name.replace('_', ' ')}.csv": text for name, text in members.items()}}
    return zipped(**{name: text.encode() for name, text in told.items() if text is not None})
