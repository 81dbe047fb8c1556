import signal
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from tally import bump

COUNTER = Path("/var/lib/counter/visits")
bump(COUNTER)


class Visits(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"visit {bump(COUNTER)}\n".encode())


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
HTTPServer(("", 8000), Visits).serve_forever()
