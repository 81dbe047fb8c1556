import json
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import stations
import units

TEMPERATURES = stations.read("stations.json")


class Weather(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.strip("/")
        if name not in TEMPERATURES:
            self.send_error(404)
            return
        body = json.dumps({"station": name, "fahrenheit": units.to_fahrenheit(TEMPERATURES[name])})
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
print("listening on 8000", flush=True)
ThreadingHTTPServer(("", 8000), Weather).serve_forever()
