"""The look: colours by role and by platform, each for light and dark (`LIGHT`: those of charts on paper), and the style sheet that uses them (`style.css`)."""

from pathlib import Path

INK = {
    "ink": ("#17222F", "#EEF0F3"),
    "ink2": ("#4A5563", "#B9C1CC"),
    "ink3": ("#636B76", "#98A2AF"),
    "rule": ("#D9D4C7", "#2C3847"),
    "strong": ("#17222F", "#EEF0F3"),
    "wash": ("#F3F1EA", "#16202D"),
    "paper": ("#FBFAF6", "#0F1722"),
    "good": ("#0B6B57", "#63C9A8"),
    "bad": ("#A33B20", "#F0987A"),
    "accent": ("#14305C", "#F2B134"),
}
PLATFORM = {
    "facebook": ("#4D6EC6", "#A1C5FD"),
    "instagram": ("#A62F85", "#FD8DBE"),
    "linkedin": ("#1A4C54", "#60898C"),
    "tiktok": ("#1C1B1A", "#F1EFE9"),
    "website": ("#A97A11", "#F2C751"),
    "youtube": ("#C54F58", "#E66E5B"),
    "x": ("#5E6468", "#97A0A4"),
    "search": ("#3B7740", "#81BF8C"),
    "ads": ("#6E6813", "#BBB041"),
    "newsletter": ("#6D37B7", "#B499EE"),
    "podcast": ("#2D9288", "#60C3C9"),
    "media": ("#6A4633", "#A98F84"),
    "organisation": ("#17222F", "#EEF0F3"),
}

BAND = ("#EFECE2", "#1C2735")
LIGHT = {name: light for name, (light, _) in PLATFORM.items()} | {
    "ink": INK["ink"][0], "muted": INK["ink3"][0], "rule": INK["rule"][0], "band": BAND[0], "paper": INK["paper"][0], "amber": "#F2B134",
}

_VARIABLES = "".join(f"--pt-{name}:light-dark({light},{dark});" for name, (light, dark) in (INK | PLATFORM).items())

SHEET = f"<style>:root{{{_VARIABLES}}}{(Path(__file__).parent / 'style.css').read_text('utf-8')}</style>"
