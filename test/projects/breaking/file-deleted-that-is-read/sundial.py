"""Tells how far a place is from Greenwich. The rules come from the system's own time zones."""

import os
import signal
import socket
import sys
import time

ZONES = "/usr/share/zoneinfo"


def offset(zone):
    if not os.path.exists(os.path.join(ZONES, zone)):
        return f"no zone {zone}"
    os.environ["TZ"] = zone
    time.tzset()
    return f"{zone} {time.strftime('%z', time.localtime(0))}"


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
listener = socket.create_server(("", 8000))
while True:
    connection, _ = listener.accept()
    with connection:
        path = connection.recv(4096).decode().split(" ")[1]
        body = offset(path.strip("/")) + "\n"
        connection.sendall(f"HTTP/1.0 200 OK\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
