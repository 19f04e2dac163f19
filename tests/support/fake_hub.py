"""A model hub on this machine: the few answers of the Hugging Face hub's API that a download needs."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class FakeHub:
    """One repository whose files a test can change, break or delay."""

    def __init__(self) -> None:
        self.commit = COMMIT
        self.repository = "me/mine"
        self.files = {
            "config.json": b'{"model_type": "marian"}',
            "tokenizer.json": b'{"a": 1}',
            "model.safetensors": b"weights" * 100,
            "pytorch_model.bin": b"pickled" * 100,
            "README.md": b"read me",
        }
        self.large = {"model.safetensors", "pytorch_model.bin"}
        """Files that the hub keeps as large ones, with a SHA-256."""
        self.announced: dict[str, str] = {}
        """Checksums that the hub announces in place of the right ones."""
        self.cut: dict[str, int] = {}
        """Bytes after which the connection breaks, once for each."""
        self.broken: set[str] = set()
        """Files that the hub fails to send."""
        self.status: int | None = None
        """Answered to everything."""
        self.error_code = ""
        """The hub's own name for an error, as the header X-Error-Code."""
        self.drip_s = 0.0
        """Seconds before every 100 bytes."""
        self.silent = threading.Event()
        """Set: the hub takes calls and never answers."""
        self.sent: list[str] = []
        """The files that were asked for, with where in them each answer began."""
        self.authorised: list[str | None] = []
        self.url = ""

    def take(self, folder: Path) -> None:
        """Serve the files of a folder."""
        self.files = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
        self.large = {"model.safetensors"}

    def answer(self, path: str) -> tuple[bytes, dict[str, str]] | None:
        """Return the body and headers for a path, or None if there is nothing."""
        if path.startswith(f"/api/models/{self.repository}"):
            siblings = [
                {"rfilename": name, "size": len(data)} | self._checksum(name, data)
                for name, data in self.files.items()
            ]
            return _json({"id": self.repository, "sha": self.commit, "siblings": siblings, "tags": []})
        name = path.rpartition("/")[2]
        if (
            f"/{self.repository}/resolve/{self.commit}/" in path
            and name in self.files
            and name not in self.broken
        ):
            etag = hashlib.sha1(self.files[name]).hexdigest()
            return self.files[name], {"X-Repo-Commit": self.commit, "ETag": f'"{etag}"'}
        return None

    def _checksum(self, name: str, data: bytes) -> dict[str, Any]:
        told = self.announced.get(name)
        if name not in self.large:
            return {"blobId": told or hashlib.sha1(f"blob {len(data)}\0".encode() + data).hexdigest()}
        sha256 = told or hashlib.sha256(data).hexdigest()
        return {"lfs": {"sha256": sha256, "size": len(data), "pointerSize": 1}}


def _json(content: Any) -> tuple[bytes, dict[str, str]]:
    return json.dumps(content).encode(), {"Content-Type": "application/json"}


@contextmanager
def fake_hub() -> Iterator[FakeHub]:
    """Serve a FakeHub until the end of the block."""
    hub = FakeHub()
    stopped = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._send(body=True)

        def do_HEAD(self) -> None:
            self._send(body=False)

        def log_message(self, *_: Any) -> None:
            pass

        def _send(self, *, body: bool) -> None:
            hub.authorised.append(self.headers.get("Authorization"))
            if hub.silent.is_set():
                stopped.wait(30)
                return
            path = urlsplit(self.path).path  # whole addresses come to a proxy
            found = hub.answer(path) if hub.status is None else None
            if found is None:
                self.send_response(hub.status or 404)
                if hub.error_code:
                    self.send_header("X-Error-Code", hub.error_code)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            data, headers = found
            name = self.path.partition("?")[0].rpartition("/")[2]
            begin = int((self.headers.get("Range") or "bytes=0-")[len("bytes=") :].rstrip("-"))
            self.send_response(206 if begin else 200)
            if begin:
                headers["Content-Range"] = f"bytes {begin}-{len(data) - 1}/{len(data)}"
            for key, value in ({"Content-Length": str(len(data) - begin)} | headers).items():
                self.send_header(key, value)
            self.end_headers()
            if body:
                hub.sent.append(f"{name}@{begin}" if begin else name)
                self._write(name, data[begin:])

        def _write(self, name: str, data: bytes) -> None:
            stop = hub.cut.pop(name, None)
            for at in range(0, len(data), 100):
                if stop is not None and at >= stop:
                    self.close_connection = True
                    self.connection.close()
                    return
                time.sleep(hub.drip_s)
                self.wfile.write(data[at : at + 100])

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """A client that goes away is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    hub.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield hub
    finally:
        stopped.set()
        server.shutdown()
        server.server_close()
