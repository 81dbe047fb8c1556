import os
import signal
import sqlite3
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import unquote

FOLDER = os.environ["DATA_DIR"]
database = sqlite3.connect(os.path.join(FOLDER, "guests.db"))
database.execute("create table if not exists guest (name text not null)")


class Guestbook(BaseHTTPRequestHandler):
    def do_GET(self):
        name = unquote(self.path.strip("/"))
        with database:
            database.execute("insert into guest values (?)", (name,))
        with open(os.path.join(FOLDER, "entries", "last"), "w") as last:
            last.write(name)
        (guests,) = database.execute("select count(*) from guest").fetchone()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"{name} is guest no. {guests}\n".encode())


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
HTTPServer(("", 9000), Guestbook).serve_forever()
