"""The part of the Hugging Face hub that a download needs, on a loopback port."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

COMMIT = "c" * 40


@dataclass
class Hub:
    """Holds one model, keeps what was asked for, and as a proxy lets nobody through."""

    address: str
    asked: list[str] = field(default_factory=list)

    @property
    def files(self) -> set[str]:
        """The files that were asked for."""
        return {path.partition(f"/resolve/{COMMIT}/")[2] for path in self.asked} - {""}


@contextmanager
def serving(name: str, folder: Path) -> Iterator[Hub]:
    """Serve the files of a folder as the model of that name."""

    class Handler(_Handler):
        model, files = name, folder

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub = Hub(f"http://127.0.0.1:{server.server_port}")
    Handler.asked = hub.asked
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    model: str
    files: Path
    asked: ClassVar[list[str]]

    def do_GET(self) -> None:
        content = self._content()
        if content is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("ETag", f'"{hashlib.sha256(content).hexdigest()}"')
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_CONNECT(self) -> None:
        self.send_error(403)

    def log_message(self, *_: object) -> None:
        pass

    def _content(self) -> bytes | None:
        path = self.path.partition("?")[0]
        self.asked.append(path)
        held = sorted(p.relative_to(self.files).as_posix() for p in self.files.rglob("*.*"))
        if path == f"/api/models/{self.model}/revision/main":
            return json.dumps({"id": self.model, "sha": COMMIT, "siblings": []}).encode()
        if path == f"/api/models/{self.model}/tree/{COMMIT}":
            sizes = {name: (self.files / name).stat().st_size for name in held}
            tree = [{"type": "file", "path": n, "size": s, "oid": n} for n, s in sizes.items()]
            return json.dumps(tree).encode()
        name = path.partition(f"/{self.model}/resolve/{COMMIT}/")[2]
        return (self.files / name).read_bytes() if name in held else None
