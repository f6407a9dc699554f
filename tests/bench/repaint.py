"""From click to painted, beside the page's equal made of constants: both served in one run, in one browser, turn by turn.

Three clicks are told apart: one whose answers are known (the other language, back and forth); one to the month beside, as a reader turns
months, which the server made ready meanwhile; and one to a month further away that nobody looked at since the database last changed,
where the questions are asked.
"""

import statistics
from contextlib import ExitStack

from metrics.period import Month
from pages.parts.words import month_text
from tests.bench import equal, served
from tests.browser.conftest import QUIET, browser_path

PAGES, MONTH, AIM = ("overview", "growth", "content"), "2023-03", 1.5
TURNS, BESIDE, FAR, APART, READ = 5, 3, 2, 3, 2000      # READ: milliseconds that a reader stays before turning on

# painted: the script that the click set off has ended and the frame after it was drawn
WATCH = """() => {
  const app = document.querySelector('[data-testid=stApp]'), state = () => app.getAttribute('data-test-script-state');
  window.painted = new Promise(done => {
    document.addEventListener('click', () => {
      const pressed = performance.now();
      let ran = false;
      const look = changes => {
        ran = ran || state() === 'running' || changes.some(change => change.oldValue === 'running');
        if (ran && state() === 'notRunning') {
          watching.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - pressed)));
        }
      };
      const watching = new MutationObserver(look);
      watching.observe(app, {attributes: true, attributeOldValue: true});
      setTimeout(() => done(null), 20000);       // a run so short that the page never showed it
    }, {once: true, capture: true});
  });
}"""


def repaints(say, folder, database, named):
    """A line a page and a click, on a database of so many posts."""
    path = browser_path()
    if not path:
        print("repaint: not measured, no browser")
        return
    from playwright.sync_api import sync_playwright

    equal.write(folder, database, PAGES, MONTH)
    _let_go(database)
    with ExitStack() as stack:
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=path, args=QUIET)
        ours, constant = stack.enter_context(served.dashboard(database)), stack.enter_context(served.script(folder / "equal.py"))
        for place, name in enumerate(PAGES):
            _lines(say, browser, ours, constant, name, named, place)
        browser.close()


def _let_go(database):
    from data.store import open_store
    open_store(database).close()


def _lines(say, browser, ours, constant, name, named, place):
    shown = [_opened(browser, f"{address}/{'' if name == 'overview' else name}?lang=fr&month={MONTH}") for address in (ours, constant)]
    times = [[_language(page, lang) for page in shown] for _ in range(TURNS) for lang in ("EN", "FR")][2:]
    times = [pair for pair in times if None not in pair]
    here, there = (statistics.median(column) for column in zip(*times, strict=True))
    say(f"repaint of {name}, {named}", f"{here / there:.2f} ×", f"{AIM} ×", f"{here:.0f} ms against {there:.0f} ms")
    for words, backs in (("the month beside, read for two seconds", range(1, BESIDE + 1)),
                         ("a month further away, that nobody looked at", [2 * APART + APART * (FAR * place + turn) for turn in range(FAR)])):
        new = statistics.median(filter(None, [_month(shown[0], Month.parse(MONTH).back(back)) for back in backs]))
        say(f"   {words}", f"{new / there:.2f} ×", f"{AIM} ×", f"{new:.0f} ms")
    for page in shown:
        page.close()


def _opened(browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(address)
    page.wait_for_selector(".pt-title", timeout=180_000)
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=180_000)
    page.wait_for_timeout(1500)
    return page


def _language(page, lang):
    return _clicked(page, page.get_by_text(lang, exact=True).first)


def _month(page, month):
    page.wait_for_timeout(READ)
    field, name = page.locator("[data-testid=stSelectbox] input").first, month_text(month.first, "fr")
    field.click()
    field.fill(name)                                # a long list holds only what it shows
    page.wait_for_timeout(200)
    return _clicked(page, page.get_by_role("option", name=name, exact=True))


def _clicked(page, target):
    page.evaluate(WATCH)
    target.click()
    return page.evaluate("window.painted")
