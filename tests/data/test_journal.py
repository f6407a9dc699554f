"""What people said stands until they say otherwise, and nothing they said is lost."""

from data import journal


def _say(store, *entry):
    with store.writer() as cursor:
        journal.write(cursor, *entry)


def test_the_last_word_about_a_subject_stands(store):
    for name in ("Open house", "Open day"):
        _say(store, "event", "e1", {"name": name})
    assert journal.standing(store.reader(), "event") == {"e1": {"name": "Open day"}}


def test_saying_nothing_takes_it_back_and_the_trail_keeps_both(store):
    _say(store, "event", "e1", {"name": "Open day"}, "coordinator")
    _say(store, "event", "e1")
    assert journal.standing(store.reader(), "event") == {}
    assert [(entry.said, entry.by) for entry in journal.entries(store.reader())] == [(None, ""), ({"name": "Open day"}, "coordinator")]


def test_acts_do_not_mix(store):
    _say(store, "event", "e1", {"name": "Open day"})
    _say(store, "tag", "e1", {"themes": ["housing"]})
    assert journal.standing(store.reader(), "tag") == {"e1": {"themes": ["housing"]}}


def test_an_act_rolled_back_was_never_said(store):
    try:
        with store.writer() as cursor:
            journal.write(cursor, "event", "e1", {"name": "Open day"})
            raise RuntimeError
    except RuntimeError:
        pass
    assert journal.entries(store.reader()) == []


def test_what_several_people_say_at_once_is_kept_under_names_of_their_own(store):
    from concurrent.futures import ThreadPoolExecutor
    from datetime import date

    from data import decisions, events, recommendations
    from data.events import Event

    says = [lambda n: decisions.decide(store, "2023-03", "facebook", "format", "reel", why=str(n)),
            lambda n: recommendations.recommend(store, "2023-03", "website", f"advice {n}"),
            lambda n: events.add(store, Event("", date(2023, 3, 1), (), (), f"fête {n}", "")).id]
    with ThreadPoolExecutor(8) as people:
        for say in says:
            assert len(set(people.map(say, range(16)))) == 16


def test_a_number_that_was_taken_back_is_not_given_again(store):
    from data import decisions

    first = decisions.decide(store, "2023-03", "facebook", "format", "reel")
    decisions.take_back(store, first)
    assert decisions.decide(store, "2023-03", "facebook", "format", "photo") != first
