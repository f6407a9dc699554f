"""No network but this computer's own: with this folder on PYTHONPATH, any other address or name that a Python process asks for is refused,
and written down in the file that PORTEE_ASKED_FOR names. Libraries that open sockets of their own are caught by `alone.py`.
"""

import ipaddress
import os
import sys

ASKED_FOR = os.environ.get("PORTEE_ASKED_FOR")
NAMES = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
ADDRESSES = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getnameinfo"}


def is_home(host):
    """Whether a name or address is this computer, or nobody's: a name is looked up for nothing, a socket's path is a file."""
    host = host.decode() if isinstance(host, bytes) else host
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except (ValueError, AttributeError):
        return host in (None, "localhost")


def watch(event, told):
    """Refuse and write down whatever would leave."""
    host = told[0] if event in NAMES else None
    if event in ADDRESSES:
        address = told[0] if event == "socket.getnameinfo" else told[1]
        host = address[0] if isinstance(address, tuple) else None
    if not is_home(host):
        with open(ASKED_FOR, "a", encoding="utf-8") as file:  # noqa: PTH123 (pathlib is not loaded this early)
            file.write(f"{event} {host!r}\n")
        raise OSError(f"the network is cut: {event} {host!r}")


if ASKED_FOR:
    sys.addaudithook(watch)
