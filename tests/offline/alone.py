"""A command in a network of its own with nobody in it, where Linux allows that (`unshare --net`): whatever it is written in, what it asks
of anyone is counted by the kernel.

`unshare -rn python -I alone.py REPORT DOOR PORT COMMAND…` writes the count to REPORT; a DOOR is a socket file through which a server of
that PORT is reached from outside.
"""

import contextlib
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
from pathlib import Path

UP = ["unshare", "--map-root-user", "--net"]
SET_FLAGS, IS_UP = 0x8914, 0x1 | 0x40            # SIOCSIFFLAGS; IFF_UP, IFF_RUNNING


def possible():
    """Whether this computer lets one be alone."""
    return sys.platform == "linux" and shutil.which("unshare") and subprocess.run([*UP, "true"], capture_output=True).returncode == 0


def command(report, *words, door="-", port=0):
    """The command line that runs `words` alone."""
    return [*UP, sys.executable, "-I", __file__, str(report), str(door), str(port), *words]


def relay(listening, dial):
    """Carry bytes between whoever comes to a listening socket and whom `dial` reaches, until the socket is closed."""
    with contextlib.suppress(OSError):
        while True:
            _join(listening.accept()[0], dial)


def _join(here, dial):
    """Who comes before the other listens is let go, and asks again."""
    try:
        there = dial()
    except OSError:
        here.close()
        return
    for one, other in ((here, there), (there, here)):
        threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one, other):
    with contextlib.suppress(OSError):
        while told := one.recv(65536):
            other.sendall(told)
    with contextlib.suppress(OSError):
        other.shutdown(socket.SHUT_WR)


def to_file(path):
    """A connection to a socket file."""
    link = socket.socket(socket.AF_UNIX)
    link.connect(str(path))
    return link


def _raise_loopback():
    import fcntl  # Linux alone comes here

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        fcntl.ioctl(link, SET_FLAGS, struct.pack("16sH14x", b"lo", IS_UP))


def _unreachable():
    """How many times somebody outside was asked for, by the kernel's own count."""
    heads, values = (line.split() for line in Path("/proc/net/snmp").read_text().splitlines() if line.startswith("Ip:"))
    six = next(line.split()[1] for line in Path("/proc/net/snmp6").read_text().splitlines() if line.startswith("Ip6OutNoRoutes"))
    return int(values[heads.index("OutNoRoutes")]) + int(six)


def _names(asked):
    """Count what is asked of a name server on this computer, as many have one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("0.0.0.0", 53))
        while True:
            asked.append(server.recv(512))


def main(report, door, port, *words):
    """Run the command, then say how often it asked for somebody."""
    _raise_loopback()
    asked = []
    threading.Thread(target=_names, args=(asked,), daemon=True).start()
    if door != "-":
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(door)
        listening.listen()
        threading.Thread(target=relay, args=(listening, lambda: socket.create_connection(("127.0.0.1", int(port)))), daemon=True).start()
    running = subprocess.Popen(words)
    signal.signal(signal.SIGTERM, lambda *_: running.terminate())
    code = running.wait()
    Path(report).write_text(str(_unreachable() + len(asked)))
    sys.exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
