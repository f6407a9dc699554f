"""What happened at the invented centre, month by month: the numbers that the files of each platform then tell.

Twenty-four months, April 2021 to March 2023. March 2023 reproduces a published result list to the digit; the rest is made up
around it. Nothing here is random: the same months give the same bytes.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

FIRST, LAST = (2021, 4), (2023, 3)
PAGE, USERNAME, HANDLE, VANITY, PROPERTY = "Centre Arrivants London", "centre.arrivants", "centrearrivants", "centre-arrivants", "Centre Arrivants"


@dataclass(frozen=True)
class When:
    """One month of the story, and its place in it."""

    year: int
    month: int
    place: int

    @property
    def first(self):
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self):
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    @property
    def exported_on(self):
        """The coordinator downloads on the fourth of the month that follows."""
        return self.last + timedelta(days=4)

    @property
    def days(self):
        """Every day of it."""
        return [self.first + timedelta(days=day) for day in range((self.last - self.first).days + 1)]

    @property
    def french(self):
        """Whether the screens were in French that month; the centre works in both languages."""
        return self.month % 2 == 1

    def __str__(self):
        return f"{self.year}-{self.month:02d}"


def months():
    """The twenty-four months."""
    return [When(2021 + (3 + place) // 12, (3 + place) % 12 + 1, place) for place in range(24)]


# What happened, by month from April 2021; None before an account existed or a number was noted.
FACEBOOK_INTERACTIONS = (612, 705, 628, 741, 655, 590, 668, 752, 610, 702, 561, 648, 598, 742, 611, 720, 664, 587, 751, 690, 612, 709, 688, 791)
FACEBOOK_FOLLOWERS = (19, 22, 20, 24, 18, 23, 25, 21, 19, 26, 22, 24, 23, 25, 21, 27, 24, 22, 26, 28, 24, 29, 27, 31)
INSTAGRAM_FOLLOWERS = (36, 36, 38, 42, 39, 43, 34, 40, 45, 46, 41, 42, 44, 43, 47, 44, 58, 50, 55, 62, 66, 68, 56, 77)
INSTAGRAM_VISITS = (118, 139, 118, 136, 121, 124, 138, 136, 134, 139, 118, 149, 127, 131, 126, 137, 143, 158, 141, 147, 139, 146, 132, 160)
INSTAGRAM_INTERACTIONS = (262, 281, 270, 294, 288, 279, 301, 296, 305, 298, 281, 312, 318, 330, 309, 341, 352, 338, 361, 372, 355, 380, 364, 421)
INSTAGRAM_REACH = (281, 325, 290, 334, 301, 340, 308, 352, 322, 361, 318, 345, 322, 371, 330, 349, 391, 344, 372, 401, 362, 398, 365, 455)
INSTAGRAM_TOTAL = tuple(1842 - sum(INSTAGRAM_FOLLOWERS[place + 1:]) + 9 * (23 - place) for place in range(24))
WEBSITE_VISITS = (3120, 3255, 3205, 3301, 3232, 3090, 3211, 3139, 3270, 3232, 2916, 3270, 3153, 3282, 3220, 3268, 3257, 3791, 4061, 3925, 4019, 3918, 3661, 4100)
WEBSITE_PEOPLE = (*tuple(round(visits * 0.876) for visits in WEBSITE_VISITS[:22]), 3214, 3600)
LINKEDIN_VISITORS = (None,) * 10 + (96, 118, 112, 120, 109, 116, 134, 111, 119, 113, 105, 117, 119, 121)
TIKTOK_VIEWS = (None,) * 8 + (980, 1390, 1440, 2050, 1830, 2300, 2190, 2610, 2340, 2720, 3310, 2940, 4090, 3600, 3950, 9000)

DIRECT = (*tuple(round(visits * (0.505 - 0.001 * place)) for place, visits in enumerate(WEBSITE_VISITS[:23])), 1968)
SEARCH = (*tuple(round(visits * (0.385 + 0.001 * place)) for place, visits in enumerate(WEBSITE_VISITS[:23])), 1707)


def chance(*parts):
    """A number from 0 to 1 that looks like chance and is always the same for the same words."""
    mixed = 2166136261
    for letter in "/".join(map(str, parts)):
        mixed = (mixed ^ ord(letter)) * 16777619 % 2**32
    for _ in range(3):
        mixed = (mixed * 1103515245 + 12345) % 2**31
    return mixed / 2**31


VIRAL = date(2023, 3, 17)                         # the day after the one video that carries March 2023


def spread(total, days, name):
    """A month's number laid on its days, to the unit: livelier in the middle of the week, calm on Sundays."""
    rhythm = (1.05, 1.2, 1.25, 1.15, 1.0, 0.7, 0.55)
    weights = [rhythm[day.weekday()] * (0.6 + 0.8 * chance(name, day)) * (9 if (name, day) == ("tiktok", VIRAL) else 1) for day in days]
    exact = [total * weight / sum(weights) for weight in weights]
    whole = [int(part) for part in exact]
    order = sorted(range(len(days)), key=lambda place: whole[place] - exact[place])
    for place in order[:total - sum(whole)]:
        whole[place] += 1
    return whole


# ── what was said: invented, in both languages ──────────────────────────────────────────────────────────────────────

CAPTIONS = (
    ("Une cliente raconte son premier entretien d'embauche à London. Merci de nous faire confiance! #emploi #nouveauxarrivants", "A client tells us about her first job interview in London. Thank you for your trust! #employment #newcomers"),
    ("Cercle de conversation du jeudi: on vous attend, débutants compris. #cercledeconversation #français", "Thursday conversation circle: everyone is welcome, beginners too. #conversationcircle #english"),
    ("Merci à nos 42 bénévoles de la foire de l'emploi ☕\nSans vous, rien de tout cela n'existerait. #bénévoles", "Thank you to the 42 volunteers of the job fair ☕\nNone of it would happen without you. #volunteers"),
    ("Chercher un logement en hiver: cinq questions à poser avant de signer. #logement", "Looking for a home in winter: five questions to ask before you sign. #housing"),
    ("Groupe de femmes: atelier « budget familial » mercredi à 18 h. Garde d'enfants sur place. #femmes", "Women's group: “family budget” workshop on Wednesday at 6 pm. Child care on site. #women"),
    ("Nous recrutons! Intervenante ou intervenant en établissement, temps plein. #offredemploi", "We are hiring! Settlement worker, full time. #jobs"),
    ("Soirée jeunesse: soccer, pizza et aide aux devoirs. Amenez un ami! #jeunes", "Youth night: soccer, pizza and homework help. Bring a friend! #youth"),
    ("Devenez bénévole d'accueil: deux heures par semaine changent une arrivée. #bénévolat", "Become a \"welcome volunteer\": two hours a week change an arrival. #volunteering"),
    ("Trois ans plus tard, il ouvre son garage à Strathroy. Son histoire est sur notre blogue. #témoignage", "Three years on, he opens his own garage in Strathroy. His story is on our blog. #clientstory"),
    ("À nos donatrices et donateurs: 118 familles ont reçu des manteaux cet hiver. #dons", "To our donors: 118 families received coats this winter. #giving"),
    ("Cours de français du soir: il reste six places. #apprendrelefrançais", "Evening English classes: six places left. #learnenglish"),
    ("La clinique d'impôts gratuite ouvre lundi; apportez vos feuillets. #impôts", "The free tax clinic opens on Monday; bring your slips. #taxes"),
)


def caption(number, french):
    """The caption of a post, by its number."""
    return CAPTIONS[number % len(CAPTIONS)][0 if french else 1]


@dataclass(frozen=True)
class Published:
    """A post of the story: when it appeared (the organisation's clock), what it is, what it had gathered when first exported."""

    number: int
    when: date
    hour: int
    minute: int
    kind: str
    interactions: int
    reach: int

    def grown(self, exported_on):
        """How much more it has gathered by a later export: a tenth at most, most of it early."""
        late = max(0, (exported_on - self.when).days - 34)
        return 1 + 0.1 * (1 - 0.5 ** (late / 20))


_MIDDLE = {"photo": 33, "reel": 62, "carousel": 44, "link": 12, "live": 20, "video": 48}
FACEBOOK_MIX = ("photo", "link", "photo", "reel", "link", "photo", "photo", "reel", "link", "photo", "live", "photo", "photo", "link")
INSTAGRAM_MIX = ("photo", "reel", "carousel", "photo", "carousel", "reel", "photo", "photo")
INSTAGRAM_POSTS = (6, 7, 6, 8, 7, 6, 7, 8, 6, 7, 7, 8, 7, 6, 7, 7, 6, 7, 7, 8, 6, 7, 7, 8)
FACEBOOK_BEST = 2347                             # people, of the best post of March 2023


def facebook_posts(when):
    """The posts of one month on Facebook."""
    return _posts(when, "facebook", 8 + (when.place * 5) % 7, FACEBOOK_MIX, 1.6)


def instagram_posts(when):
    """The posts of one month on Instagram."""
    return _posts(when, "instagram", INSTAGRAM_POSTS[when.place], INSTAGRAM_MIX, 1.0)


def _posts(when, platform, count, mix, size):
    posts = []
    for place in range(count):
        number = when.place * 20 + place
        day = when.first + timedelta(days=(place * (when.last.day - 1)) // max(count - 1, 1))
        kind = mix[(place + when.place) % len(mix)]
        interactions = max(2, round(_MIDDLE[kind] * size * (0.45 + 1.1 * chance(platform, number))))
        reach = round(interactions * (9 + 8 * chance("reach", platform, number)))
        posts.append(Published(number, day, 9 + number % 9, (number * 7) % 60, kind, interactions, reach))
    if (platform, str(when)) == ("facebook", "2023-03"):
        best = max((post for post in posts if post.kind == "reel"), key=lambda post: post.interactions)
        posts = [replace(post, interactions=post.interactions + 141, reach=FACEBOOK_BEST) if post is best else replace(post, reach=min(post.reach, 1900))
                 for post in posts]
    return posts


TIKTOK_COUNT = (0,) * 8 + (2, 3, 3, 4, 3, 4, 3, 4, 3, 4, 5, 4, 5, 4, 4, 8)
MARCH_VIDEOS = (560, 310, 1100, 620, 3500, 420, 660, 830)      # 1 000 views on average, 640 for the middle one


def videos(when):
    """(number, day, views when first exported) of one month's TikTok videos."""
    count = TIKTOK_COUNT[when.place]
    views = MARCH_VIDEOS if str(when) == "2023-03" else [round(180 + 620 * chance("video", when, place)) for place in range(count)]
    return [(when.place * 20 + place, when.first + timedelta(days=1 + place * 26 // max(count - 1, 1)), views[place]) for place in range(count)]
