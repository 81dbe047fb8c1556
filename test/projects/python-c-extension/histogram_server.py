import signal
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

import histogram


class Counts(BaseHTTPRequestHandler):
    def do_GET(self):
        counts = histogram.count(self.path.encode())
        answer = " ".join(f"{chr(byte)}={n}" for byte, n in enumerate(counts) if n)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer.encode())


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    HTTPServer(("", 8080), Counts).serve_forever()
