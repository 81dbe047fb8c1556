import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from sieve import is_prime


class Primes(BaseHTTPRequestHandler):
    def do_GET(self):
        found = [str(n) for n in range(int(os.environ["LIMIT"])) if is_prime(n)]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(" ".join(found).encode())


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    HTTPServer(("", 8000), Primes).serve_forever()
