"""People reading at once, without browsers: each speaks the server's own protocol, opens a page, waits like a reader, opens another."""

import asyncio
import random
import statistics
import time

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PEOPLE, THINK, SECONDS, AIM = 25, 5.0, 40, 300
PAGES, LANGUAGES = ("", "growth", "content", "audience", "website"), ("fr", "en")


def reading(say, address, spent):
    """Two lines: 25 people, a click each five seconds or so; a rerun from the click to the server's last word of it, and what it costs
    the processors, which a busy machine does not change. `spent` gives the seconds that the server has used so far."""
    times, cost = asyncio.run(_crowd(address, spent))
    middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    detail = f"95 in 100 under {late:.0f} ms; {len(times)} reruns, {len(times) / SECONDS:.1f} a second"
    say(f"{PEOPLE} people, a click every {THINK:.0f} s: a rerun, median", f"{middle:.0f} ms", f"{AIM} ms", detail)
    say("   processor time of a rerun among them, mean", f"{cost / len(times) * 1000:.0f} ms", "", "of the server alone")


def opened(address, people):
    """So many people open every page in both languages, one after another."""
    return asyncio.run(visits(address, people))


async def _crowd(address, spent):
    await visits(address, 1)                             # what the first visitor waits for is told elsewhere
    sockets = [await _connected(address) for _ in range(PEOPLE)]
    for place, socket in enumerate(sockets):             # the first run of a session is an arrival, no click
        await _run(socket, "", LANGUAGES[place % 2])
    began, until = spent(), time.perf_counter() + SECONDS
    told = await asyncio.gather(*(_reader(socket, LANGUAGES[place % 2], random.Random(place), until) for place, socket in enumerate(sockets)))
    cost = spent() - began
    for socket in sockets:
        await socket.close()
    return [took for one in told for took in one], cost


async def _reader(socket, lang, chance, until):
    times = []
    await asyncio.sleep(chance.uniform(0, THINK))
    while time.perf_counter() < until:
        times.append(await _run(socket, chance.choice(PAGES), lang))
        await asyncio.sleep(chance.uniform(0.5, 1.5) * THINK)
    return times


async def visits(address, people, then=None):
    """So many people open every page in both languages and stay; what `then` gives while they do."""
    sockets = [await _connected(address) for _ in range(people)]
    for socket in sockets:
        for page in PAGES:
            for lang in LANGUAGES:
                await _run(socket, page, lang)
    answer = then() if then else None
    for socket in sockets:
        await socket.close()
    return answer


def _connected(address):
    return websockets.connect(f"ws{address[4:]}/_stcore/stream", subprotocols=["streamlit"], max_size=None, ping_interval=None, origin=address)


async def _run(socket, page, lang):
    """Ask for a page; milliseconds until the server has said all of it."""
    asked = BackMsg()
    asked.rerun_script.query_string = f"lang={lang}&month=2023-03"
    asked.rerun_script.page_name = page
    start = time.perf_counter()
    await socket.send(asked.SerializeToString())
    while True:
        told = ForwardMsg.FromString(await socket.recv())
        if told.WhichOneof("type") == "script_finished":
            if told.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise AssertionError(f"{page}: {told.script_finished}")
            return (time.perf_counter() - start) * 1000
