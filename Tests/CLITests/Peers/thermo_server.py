"""The Materials Project's thermo route on loopback, with the troubles services have; see README.md beside this file.

The first part of the path names the behaviour: /good, /key, /busy, ... All but the ones for ever do it once.
/log gives the requests so far: path, the most that were open at once, and whether each had a key.
"""

import http.server
import json
import os
import pathlib
import sys
import threading
import time
import urllib.parse

DOCUMENTS = json.loads((pathlib.Path(__file__).parent / "documents.json").read_text())
KEY = "right-key-0123456789"


class State:
    lock = threading.Lock()
    calls = {}
    log = []
    open = 0
    most_open = 0


def page(query):
    """The answer to a query as the service gives it: filtered by chemical system and thermo type, cut by skip and limit."""
    systems = query.get("chemsys", "").split(",")
    types = query.get("thermo_types", "").split(",") if "thermo_types" in query else None
    found = [d for d in DOCUMENTS if d["chemsys"] in systems and (types is None or d["thermo_type"] in types)]
    skip, limit = int(query.get("_skip", 0)), min(int(query.get("_limit", 100)), 1000)
    fields = query["_fields"].split(",")
    data = [{k: d[k] for k in fields if k in d} for d in found[skip : skip + limit]]
    return {"data": data, "meta": {"api_version": "test", "total_doc": len(found), "max_limit": 1000}}, skip


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(address.query))
        mood = address.path.split("/")[1]
        if mood == "log":
            return self.answer(200, {"requests": State.log, "most_open": State.most_open})
        with State.lock:
            State.calls[mood] = State.calls.get(mood, 0) + 1
            State.open += 1
            State.most_open = max(State.most_open, State.open)
            State.log.append(
                {
                    "path": self.path,
                    "has_key": "X-API-KEY" in self.headers,
                    "user_agent": self.headers.get("User-Agent", ""),
                }
            )
            count = State.calls[mood]
        try:
            self.behave(mood, query, count)
        finally:
            with State.lock:
                State.open -= 1

    def behave(self, mood, query, count):
        if mood == "elsewhere":
            return self.answer(302, {}, {"Location": f"http://localhost:{self.server.server_address[1]}/stolen/"})
        if mood == "moved":
            return self.answer(307, {}, {"Location": self.path.replace("/moved/", "/good/", 1)})
        if mood == "forbidden":
            return self.answer(403, {"message": "no permission"})
        if mood == "html":
            return self.answer(200, "<!doctype html><title>Maintenance   until noon</title>", kind="text/html")
        if mood == "errors":
            return self.answer(200, {"errors": [{"code": 0, "message": "Invalid query parameter"}]})
        if mood == "detail":
            return self.answer(400, {"detail": [{"loc": ["query"], "msg": "field required"}]})
        if mood == "notthermo":
            return self.answer(200, {"status": "ok"})
        if self.headers.get("X-API-KEY") != KEY:
            echo = self.headers.get("X-API-KEY", "")
            return self.answer(401, {"message": f"Invalid authentication credentials {echo}".strip()})
        if mood == "slow":
            time.sleep(2.5)
        if mood == "busy" and count == 2:
            return self.answer(429, {"message": "API rate limit exceeded"}, {"Retry-After": "1"})
        if mood == "patience":
            return self.answer(429, {"message": "API rate limit exceeded"}, {"Retry-After": "3600"})
        if mood == "down" and count == 2:
            return self.answer(503, "<html><title>Service Unavailable</title></html>", kind="text/html")
        answer, skip = page(query)
        text = json.dumps(answer)
        if mood == "short" and count == 2:
            return self.answer(200, text[: len(text) // 2], length=len(text))
        if mood == "cut" and count == 2:
            return self.answer(200, text[: len(text) // 2])
        if mood == "fails3" and skip >= 6 and not os.path.exists(sys.argv[1]):
            return self.answer(404, {"detail": "page not found"})
        if mood == "drift" and skip >= 3:
            answer["meta"]["total_doc"] += 1
            text = json.dumps(answer)
        if mood == "shift" and skip >= 3:
            answer["data"] = page({**query, "_skip": str(skip - 1)})[0]["data"]
            text = json.dumps(answer)
        if mood == "stops" and skip >= 3:
            answer["data"] = []
            text = json.dumps(answer)
        self.answer(200, text)

    def answer(self, status, content, headers={}, kind="application/json", length=None):
        body = (content if isinstance(content, str) else json.dumps(content)).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        if length:
            self.close_connection = True
        self.end_headers()
        try:
            self.wfile.write(body)
        except BrokenPipeError:
            pass


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"PORT {server.server_address[1]}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
