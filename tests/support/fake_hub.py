"""A model hub on this machine: the few answers of the Hugging Face hub's API that a download needs."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class FakeHub:
    """One repository, ``me/mine``, whose files a test can change, break or delay."""

    def __init__(self) -> None:
        self.files = {
            "config.json": b"{}",
            "tokenizer.json": b'{"a": 1}',
            "model.safetensors": b"weights" * 100,
            "pytorch_model.bin": b"pickled" * 100,
            "README.md": b"read me",
        }
        self.broken: set[str] = set()
        """Files that the hub fails to send."""
        self.announced: dict[str, str] = {}
        """SHA-256 that the hub announces for large files."""
        self.silent = threading.Event()
        """Set: the hub takes calls and never answers."""
        self.sent: list[str] = []
        self.url = ""

    def answer(self, path: str) -> tuple[bytes, dict[str, str]] | None:
        """Return the body and headers for a path, or None if there is nothing."""
        if path.startswith("/api/models/me/mine/revision/"):
            siblings = [
                {"rfilename": name, "size": len(data)} | self._lfs(name, data)
                for name, data in self.files.items()
            ]
            return _json({"id": "me/mine", "sha": COMMIT, "siblings": siblings, "tags": []})
        if path.startswith("/api/models/me/mine/tree/"):
            return _json(
                [
                    {"type": "file", "oid": "a" * 40, "size": len(data), "path": name}
                    for name, data in self.files.items()
                ]
            )
        name = path.rpartition("/")[2]
        if "/me/mine/resolve/" in path and name in self.files and name not in self.broken:
            etag = hashlib.sha1(self.files[name]).hexdigest()
            return self.files[name], {"X-Repo-Commit": COMMIT, "ETag": f'"{etag}"'}
        return None

    def _lfs(self, name: str, data: bytes) -> dict[str, Any]:
        if name not in self.announced:
            return {}
        return {"lfs": {"sha256": self.announced[name], "size": len(data), "pointerSize": 1}}


def _json(content: Any) -> tuple[bytes, dict[str, str]]:
    return json.dumps(content).encode(), {"Content-Type": "application/json"}


@contextmanager
def fake_hub() -> Iterator[FakeHub]:
    """Serve a FakeHub until the end of the block."""
    hub = FakeHub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(body=True)

        def do_HEAD(self) -> None:
            self._send(body=False)

        def log_message(self, *_: Any) -> None:
            pass

        def _send(self, *, body: bool) -> None:
            if hub.silent.is_set():
                stopped.wait(30)
                return
            found = hub.answer(self.path.partition("?")[0])
            if found is None:
                self.send_error(404)
                return
            data, headers = found
            self.send_response(200)
            for key, value in ({"Content-Length": str(len(data))} | headers).items():
                self.send_header(key, value)
            self.end_headers()
            if body:
                hub.sent.append(self.path.rpartition("/")[2])
                self.wfile.write(data)

    stopped = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield hub
    finally:
        stopped.set()
        server.shutdown()
        server.server_close()
